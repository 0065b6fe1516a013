"""Payouts to the bank: automatic ones at midnight UTC, and manual ones (https://docs.stripe.com/payouts)."""

from simulator.stripe import books
from simulator.stripe.ask import Ask
from simulator.stripe.errors import ApiError
from simulator.stripe.state import DAY, Object, World
from simulator.stripe.views import listed

PAYOUT = "payout"
AUTOMATIC, MANUAL = "daily", "manual"
INTERVALS = (AUTOMATIC, MANUAL)
BANK = "ba_1LocalStripe00000"
ENDS = ("paid", "failed", "canceled")
FAILURES = ("account_closed", "account_frozen", "could_not_process", "incorrect_account_holder_name", "no_account")
"""Some of docs.stripe.com/api/payouts/failures."""


def interval(world: World) -> str:
    """How often the account's money is paid out."""
    return str(world.standing.get("payouts", AUTOMATIC))


def settings(world: World) -> Object:
    """The account's settings of payouts."""
    schedule = {"delay_days": books.SETTLES_AFTER // DAY, "interval": interval(world)}
    return {"debit_negative_balances": True, "schedule": schedule, "statement_descriptor": None}


def pay_out(world: World, midnight: str) -> None:
    """Pay out what is available, a payout for each currency with money; what is left waits for the next midnight."""
    at = int(midnight)
    if _unpaid(world):
        world.due("pay_out", str(at + DAY), at + DAY - world.now())
    ready = [one for one in _unpaid(world) if one["available_on"] <= at]
    if interval(world) == AUTOMATIC:
        for currency in sorted({one["currency"] for one in ready}):
            _automatic(world, [one for one in ready if one["currency"] == currency], currency, at)


def _unpaid(world: World) -> list[Object]:
    return [one for one in world.of(books.TRANSACTION) if "payout" not in world.hidden.get(one["id"], {})]


def _automatic(world: World, ready: list[Object], currency: str, at: int) -> None:
    amount = sum(one["net"] for one in ready)
    if amount <= 0:
        return
    payout = _new(world, amount, currency, at, automatic=True)
    for one in [*ready, world.objects[payout["balance_transaction"]]]:
        world.hidden.setdefault(one["id"], {})["payout"] = payout["id"]
    if payout["reconciliation_status"] == "completed":
        world.emit("payout.reconciliation_completed", payout)


def manual(world: World, amount: int, currency: str) -> Object:
    """A payout that a person orders, of which nobody can tell what is in it."""
    available = books.sums(world)["available"].get(currency, 0)
    if not 0 < amount <= available:
        raise ApiError("You have insufficient funds in your Stripe account for this transfer.", "balance_insufficient")
    payout = _new(world, amount, currency, world.now(), automatic=False)
    world.hidden[payout["balance_transaction"]] = {"payout": payout["id"]}
    return payout


def _new(world: World, amount: int, currency: str, at: int, automatic: bool) -> Object:
    number = world.new_id("po_1")
    gathered = "in_progress" if world.standing.get("gathers") else "completed"
    payout = world.add(
        {
            "id": number,
            "object": PAYOUT,
            "amount": amount,
            "application_fee": None,
            "application_fee_amount": None,
            "arrival_date": at // DAY * DAY + DAY,
            "automatic": automatic,
            "balance_transaction": books.enter(world, books.PAYOUT, -amount, currency, number, at=at)["id"],
            "created": at,
            "currency": currency,
            "description": books.PAYOUT.words,
            "destination": BANK,
            "failure_balance_transaction": None,
            "failure_code": None,
            "failure_message": None,
            "livemode": False,
            "metadata": {},
            "method": "standard",
            "original_payout": None,
            "reconciliation_status": gathered if automatic else "not_applicable",
            "reversed_by": None,
            "source_type": "card",
            "statement_descriptor": None,
            "status": "in_transit",
            "trace_id": {"status": "pending", "value": None},
            "type": "bank_account",
        }
    )
    world.emit("payout.created", payout)
    world.due("payout_arrives", number, payout["arrival_date"] - world.now())
    return payout


def arrives(world: World, payout_id: str) -> None:
    """The money reaches the bank, unless that has failed already."""
    payout = world.objects.get(payout_id)
    if payout and payout["status"] == "in_transit":
        result(world, payout, "paid")


def result(world: World, payout: Object, status: str, failure_code: str | None = None) -> Object:
    """Has a payout end; one that was paid may fail later. ValueError for another status or code."""
    if status not in ENDS or (status == "failed" and (failure_code or FAILURES[0]) not in FAILURES):
        raise ValueError(f"status must be one of {', '.join(ENDS)}, failure_code one of {', '.join(FAILURES)}")
    if payout["status"] in ("failed", "canceled"):
        raise ValueError("this payout has failed already")
    payout["status"] = status
    if status == "paid":
        payout["trace_id"] = {"status": "supported", "value": f"LOCAL{payout['id'][-8:].upper()}"}
    else:
        amount, currency = payout["amount"], payout["currency"]
        made = books.enter(world, books.PAYOUT_FAILURE, amount, currency, payout["id"])
        payout["failure_balance_transaction"] = made["id"]
    if status == "failed":
        payout["failure_code"] = failure_code or FAILURES[0]
        payout["failure_message"] = "The bank account could not take the money."
    world.emit(f"payout.{status}", payout)
    return payout


def transactions(ask: Ask) -> Object:
    """The balance transactions, all or those of one automatic payout."""
    books.up_to_date(ask.world)
    wanted = {name: ask.params[name] for name in books.FACTS if name in ask.params}
    found = ask.world.of(books.TRANSACTION, **wanted)
    if payout := ask.params.get("payout"):
        if not ask.world.get(PAYOUT, payout, "payout")["automatic"]:
            raise ApiError("Balance transaction history can only be filtered on automatic transfers, not manual.")
        found = [one for one in found if ask.world.hidden.get(one["id"], {}).get("payout") == payout]
    return listed(found, ask.params, ask.url)
