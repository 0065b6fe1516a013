"""Balance transactions: what each movement does to the balance (https://docs.stripe.com/reports/balance-transaction-types).

A charge costs 2.9 % and 30 of the smallest unit, a dispute 1500; what is charged can be paid out two days later.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from simulator.stripe import money
from simulator.stripe.state import DAY, Object, World

TRANSACTION = "balance_transaction"
FACTS = ("currency", "source", "type")
SETTLES_AFTER = 2 * DAY
RATE, FIXED = Decimal("0.029"), 30
DISPUTE_FEE = 1500


class Movement(NamedTuple):
    """A type of balance transaction with its reporting category and what it says of itself."""

    type: str
    category: str
    words: str


CHARGE = Movement("charge", "charge", "Payment")
REFUND = Movement("refund", "refund", "REFUND FOR CHARGE")
REFUND_FAILURE = Movement("refund_failure", "refund_failure", "REFUND FAILURE")
DISPUTE = Movement("adjustment", "dispute", "Chargeback withdrawal")
DISPUTE_REVERSAL = Movement("adjustment", "dispute_reversal", "Chargeback reversal")
PAYOUT = Movement("payout", "payout", "STRIPE PAYOUT")
PAYOUT_FAILURE = Movement("payout_failure", "payout_reversal", "STRIPE PAYOUT FAILURE")


def enter(
    world: World, movement: Movement, amount: int, currency: str, source: str | None, fee: int = 0, at: int = 0
) -> Object:
    """A new balance transaction of this moment, or of another; in dollars where the account converts the currency."""
    at = at or world.now()
    settled, rate = _converted(world, amount, currency)
    cost, _ = _converted(world, fee, currency)
    into = "usd" if rate else currency
    made = world.add(
        {
            "id": world.new_id("txn_3"),
            "object": TRANSACTION,
            "amount": settled,
            "available_on": at // DAY * DAY + SETTLES_AFTER if movement is CHARGE else at,
            "balance_type": "payments",
            "created": at,
            "currency": into,
            "description": movement.words,
            "exchange_rate": float(rate) if rate else None,
            "fee": cost,
            "fee_details": _details(movement, cost, into),
            "net": settled - cost,
            "reporting_category": movement.category,
            "source": source,
            "status": "pending",
            "type": movement.type,
        }
    )
    _plan(world)
    return made


def _details(movement: Movement, fee: int, currency: str) -> list[Object]:
    words = "Dispute fee" if movement is DISPUTE else "Stripe processing fees"
    detail = {"amount": fee, "application": None, "currency": currency, "description": words, "type": "stripe_fee"}
    return [detail] if fee else []


def _converted(world: World, amount: int, currency: str) -> tuple[int, Decimal | None]:
    """An amount in what it is settled in, and the rate if that is another currency."""
    text = world.standing.get("converts", {}).get(currency)
    if not text:
        return amount, None
    rate = Decimal(str(text))
    scale = Decimal(10) ** (money.exponent("usd") - money.exponent(currency))
    return int((amount * rate * scale).to_integral_value(ROUND_HALF_UP)), rate


def _plan(world: World) -> None:
    """See to it that automatic payouts are made at the next midnight."""
    if not any(task["name"] == "pay_out" for task in world.tasks):
        midnight = world.now() // DAY * DAY + DAY
        world.due("pay_out", str(midnight), midnight - world.now())


def charge(world: World, charged: Object) -> None:
    """The movement of a charge, made anew if a test has altered the charge since."""
    world.objects.pop(charged["balance_transaction"] or "", None)
    amount, currency = charged["amount_captured"], charged["currency"]
    usual = int((amount * RATE).to_integral_value(ROUND_HALF_UP)) + FIXED
    fee = world.hidden.get(charged["id"], {}).get("fee", usual)
    charged["balance_transaction"] = enter(world, CHARGE, amount, currency, charged["id"], fee)["id"]


def refund(world: World, given: Object) -> None:
    """The movement of a refund, or of its failure, if its status has changed which of both counts."""
    gone = given["status"] in ("failed", "canceled")
    entered = _sum(world, given["id"])
    if entered == 0 and not gone:
        made = enter(world, REFUND, -given["amount"], given["currency"], given["id"])
        given["balance_transaction"] = made["id"]
    elif entered and gone:
        made = enter(world, REFUND_FAILURE, given["amount"], given["currency"], given["id"])
        given["failure_balance_transaction"] = made["id"]


def dispute(world: World, found: Object, taken: bool) -> None:
    """The movement of a dispute that takes the money, with its fee, or gives it back; none if nothing changes."""
    if taken == (_sum(world, found["id"]) < 0):
        return
    movement, sign, fee = (DISPUTE, -1, DISPUTE_FEE) if taken else (DISPUTE_REVERSAL, 1, 0)
    made = enter(world, movement, sign * found["amount"], found["currency"], found["id"], fee)
    found["balance_transactions"].append(dict(made))


def _sum(world: World, source: str) -> int:
    return sum(int(one["amount"]) for one in world.of(TRANSACTION, source=source))


def up_to_date(world: World) -> None:
    """Have each transaction say whether its money is available by now."""
    for one in world.of(TRANSACTION):
        one["status"] = "available" if one["available_on"] <= world.now() else "pending"


def sums(world: World) -> dict[str, dict[str, int]]:
    """By status and currency what the balance holds."""
    up_to_date(world)
    found: dict[str, dict[str, int]] = {"available": {}, "pending": {}}
    for one in world.of(TRANSACTION):
        held = found[one["status"]]
        held[one["currency"]] = held.get(one["currency"], 0) + one["net"]
    return found
