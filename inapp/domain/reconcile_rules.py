"""What is wrong with one thing of ours and the rows of another side about it: pure, so that tests try every case.

Each function gets everything that both sides say about one id, and returns the breaks; what is not due yet is none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from inapp.domain.attempts import OPEN, AttemptState
from inapp.domain.model import Attempt
from inapp.domain.money import MAX_DIGITS, Money
from inapp.domain.readers import SIGNS
from inapp.domain.reconcile import (
    DAY,
    MISSING_TRANSFER,
    NO_CURRENCY,
    BreakKind,
    Found,
    Horizon,
    Told,
    Tolerance,
    Transfer,
)
from inapp.domain.states import PaymentType, Status

PAYMENT = "payment"
BACK = frozenset({"refund", "dispute"})
"""The kinds of a PSP's items by which captured money goes back to its payer."""
RETURNS = {"payout returned": "payout", "refund returned": "refund"}
MATCHED = frozenset({PAYMENT, "payout", *BACK, *RETURNS, "dispute reversal", "adjustment", "other"})
"""The kinds of a PSP's items that belong to payers; fees and transfers to the bank are the settlement's."""
NOT_OURS_TEXT = {
    True: "made in cTrader by {who}: {why}",
    False: "nobody says who made it, or why",
}


@dataclass(frozen=True, slots=True)
class OurMoney:
    """What our books say of one object at a PSP: a deposit, unmatched funds, a payout or a refund.

    `money` is signed, what has moved by our books now; None if nothing has. `ended` is true when the books wait for
    nothing more about it, `was_paid` for a payout or refund that was reported paid, whatever came later, and `at_rest`
    once its payment has ended. Unmatched funds are held `less_elsewhere`: without what was given back by hand.
    """

    about: str
    ref: str
    kind: str
    money: Money | None
    at: int
    ended: bool = True
    was_paid: bool = False
    at_rest: bool = False
    less_elsewhere: bool = False


ON_ITS_WAY = OPEN | {AttemptState.LOST}
"""The states of an attempt that read-back or people will settle."""


def totals(amounts: Iterable[Money]) -> dict[str, Money]:
    """The sum of each currency, in the decimals of its finest amount, in the order in which currencies come."""
    found: dict[str, Money] = {}
    for amount in amounts:
        known = found.get(amount.currency, Money(0, amount.currency, amount.digits))
        digits = max(known.digits, amount.digits)
        found[amount.currency] = Money(known.at(digits).minor + amount.at(digits).minor, amount.currency, digits)
    return found


def total(amounts: Sequence[Money]) -> Money:
    """The sum of the amounts that have the currency of the first; zero of none."""
    return next(iter(totals(amounts).values()), Money(0, NO_CURRENCY, 2))


def signed(attempt: Attempt) -> Money:
    """What a booking adds to the trader's account."""
    money = attempt.money
    return Money(SIGNS[attempt.type] * money.minor, money.currency, money.digits)


def look_at_booking(
    attempt: Attempt | None, leg_confirmed: bool, rows: Sequence[Told], horizon: Horizon
) -> list[Found]:
    """Matching C: an attempt of ours, and cTrader's operations under its external id or number.

    `leg_confirmed` tells whether another attempt of the same booking is confirmed.
    """
    if attempt is None:
        return [_not_ours(row) for row in rows]
    if not rows:
        return _missing(attempt, horizon)
    if attempt.state is AttemptState.DOUBLE_RESOLVED:
        return []
    if attempt.state in ON_ITS_WAY | {AttemptState.CONFIRMED}:
        named = [row for row in rows if row.id == str(attempt.balance_history_id)] or list(rows[:1])
        extra = [row for row in rows if row is not named[0]]
        wrong = _different(attempt, named[0])
        return wrong + ([_twice(attempt, extra)] if extra else [])
    if attempt.state is AttemptState.DOUBLE or leg_confirmed:
        return [_twice(attempt, rows if leg_confirmed else rows[1:] or rows)]
    text = f"{attempt.external_id} stands in cTrader as {rows[0].id}, while our books have it as {attempt.state}"
    return [_booking(BreakKind.DIFFERS, attempt, _minus(total([row.money for row in rows])), rows[0].at, text)]


def _missing(attempt: Attempt, horizon: Horizon) -> list[Found]:
    at = attempt.resolved_at or attempt.ended or attempt.started
    if attempt.state is not AttemptState.CONFIRMED or not horizon.denies(at):
        return []
    text = f"cTrader confirmed {attempt.external_id} as {attempt.balance_history_id}, and does not show it"
    return [_booking(BreakKind.MISSING, attempt, signed(attempt), at, text)]


def _different(attempt: Attempt, row: Told) -> list[Found]:
    ours = signed(attempt)
    facts = (
        (row.id, str(attempt.balance_history_id or row.id), "id"),
        (row.login, attempt.login, "account"),
        (row.kind, attempt.type, "type"),
        (Decimal(row.money.text), Decimal(ours.text), "amount"),
    )
    wrong = [f"{name} {theirs} instead of {mine}" for theirs, mine, name in facts if theirs != mine]
    if not wrong:
        return []
    text = f"{attempt.external_id} stands in cTrader with {', '.join(wrong)}"
    return [_booking(BreakKind.DIFFERS, attempt, _less(ours, row.money), row.at, text)]


def _twice(attempt: Attempt, extra: Sequence[Told]) -> Found:
    numbers = ", ".join(row.id for row in extra)
    text = f"cTrader has the {attempt.booking_type} of {attempt.ref} once more, as {numbers}"
    money = _minus(total([row.money for row in extra]))
    key = f"{BreakKind.TWICE}:{attempt.ref}.{attempt.booking_type}"
    at = min(row.at for row in extra)
    return Found(BreakKind.TWICE, key, "ctrader", attempt.external_id, money, at, text, attempt.ref)


def _booking(kind: BreakKind, attempt: Attempt, money: Money, at: int, text: str) -> Found:
    return Found(kind, f"{kind}:{attempt.external_id}", "ctrader", attempt.external_id, money, at, text, attempt.ref)


def is_manual(row: Told) -> bool:
    """True if cTrader says who made a balance change by hand, or why."""
    return bool(row.who or row.why)


def _not_ours(row: Told) -> Found:
    said = NOT_OURS_TEXT[is_manual(row)].format(who=row.who or "somebody", why=row.why or "no comment")
    ours = f", under the name {row.about}" if row.about else ""
    text = f"{row.kind} of {row.money.text} on account {row.login} as {row.id}{ours}; {said}"
    key = f"{BreakKind.NOT_OURS}:{row.id}"
    return Found(BreakKind.NOT_OURS, key, row.source, f"#{row.id}", _minus(row.money), row.at, text)


def look_at_money(
    source: str, ours: OurMoney | None, rows: Sequence[Told], horizon: Horizon, back: Sequence[Told] = ()
) -> list[Found]:
    """Matching P: what our books say of an object at a PSP, and the PSP's items about it.

    `back` are the items that give back what came with it; each is looked at by itself as well.
    """
    if ours is None:
        every = [*rows, *back]
        undone = len(every) > 1 and not any(one.minor for one in totals(row.money for row in every).values())
        return [] if undone else [found for row in rows for found in _unknown(row, horizon)]
    if ours.kind != PAYMENT:
        return _look_at_disbursement(source, ours, rows, horizon)
    others = [found for row in rows if row.kind in BACK for found in _unknown(row, horizon)]
    captures = [row for row in rows if row.kind not in BACK]
    if not captures:
        return _not_at_psp(source, ours, horizon) + others
    came = _came(ours, captures)
    if ours.money is None:
        kind, at = BreakKind.NOT_BOOKED, min(row.at for row in captures)
        if came.minor == 0 or not horizon.is_due(kind, at):
            return others
        text = f"{captures[0].source} has captured {came} for {ours.ref}, which our books do not know"
        return [Found(kind, f"{kind}:{ours.ref}", captures[0].source, ours.about, came, at, text, ours.ref), *others]
    by_hand = [row for row in back if not row.key] if ours.less_elsewhere else []
    agrees = _is(came, ours.money, captures) or _comes_to(ours, ours.money, [*captures, *by_hand])
    return others if agrees else [_changed(ours, came, captures), *others]


def _comes_to(ours: OurMoney, mine: Money, rows: Sequence[Told]) -> bool:
    return _is(_came(ours, rows), mine, rows)


def _came(ours: OurMoney, rows: Sequence[Told]) -> Money:
    """What rows come to in the currency of our books, or in their first where they have none of it."""
    sums = totals(row.money for row in rows)
    mine = sums.get(ours.money.currency) if ours.money else None
    return mine or next(iter(sums.values()))


def _is(came: Money, mine: Money, rows: Sequence[Told]) -> bool:
    """True if rows come to an amount of ours, and to nothing in any other currency."""
    rest = [one for one in totals(row.money for row in rows).values() if one.currency != came.currency and one.minor]
    return came.same_as(mine) and not rest


def _changed(ours: OurMoney, came: Money, rows: Sequence[Told]) -> Found:
    mine = ours.money or Money(0, came.currency, came.digits)
    sums = totals(row.money for row in rows)
    kind = BreakKind.DIFFERS if any(one.minor for one in sums.values()) else BreakKind.NOT_AT_PSP
    shown = " and ".join(str(one) for one in sums.values())
    text = f"{rows[0].source} shows {shown} as {ours.about} of {ours.ref}, our books {mine}"
    return Found(
        kind, f"{kind}:{rows[0].source}:{ours.about}", rows[0].source, ours.about, _less(mine, came),
        max(row.at for row in rows), text, ours.ref,
    )  # fmt: skip


def _not_at_psp(source: str, ours: OurMoney, horizon: Horizon) -> list[Found]:
    if ours.money is None or ours.money.minor == 0 or not horizon.denies(ours.at):
        return []
    text = f"our books have {ours.money} as {ours.about} of {ours.ref}, which {source} does not show"
    kind = BreakKind.NOT_AT_PSP
    return [Found(kind, f"{kind}:{source}:{ours.about}", source, ours.about, ours.money, ours.at, text, ours.ref)]


def _look_at_disbursement(source: str, ours: OurMoney, rows: Sequence[Told], horizon: Horizon) -> list[Found]:
    if not rows:
        return _not_at_psp(source, ours, horizon)
    back = [row for row in rows if row.kind in RETURNS]
    went = _came(ours, rows)
    if back and ours.was_paid:
        kind, at = BreakKind.RETURNED, min(row.at for row in back)
        text = f"{back[0].money} of {ours.about} for {ours.ref} came back to {back[0].source}"
        mine = ours.money or Money(0, went.currency, went.digits)
        over = mine.minor == 0 and ours.at_rest
        key, money = f"{kind}:{back[0].source}:{ours.about}", _minus(total([row.money for row in back]))
        return [Found(kind, key, back[0].source, ours.about, money, at, text, ours.ref, over)]
    if not ours.ended or not any(one.minor for one in totals(row.money for row in rows).values()):
        return []  # the PSP has not told us yet, and will
    mine = ours.money or Money(0, went.currency, went.digits)
    return [] if _is(went, mine, rows) else [_changed(ours, went, rows)]


def look_at_fee(row: Told, agreed: Money | None, tolerance: Tolerance) -> list[Found]:
    """What a PSP has kept of a movement, and what it should have kept; nothing where nobody knows that."""
    if agreed is None or row.fee is None or tolerance.covers(row.fee, agreed):
        return []
    kind = BreakKind.SETTLEMENT
    text = f"{row.source} kept {row.fee} of the {row.kind} {row.about or row.id}; agreed are {agreed}"
    key = f"{kind}:fee:{row.source}:{row.id}"
    return [Found(kind, key, row.source, f"#{row.id}", _less(row.fee, agreed), row.at, text, row.ref)]


def _unknown(row: Told, horizon: Horizon) -> list[Found]:
    """An item without anything of ours: begun elsewhere if it goes back to a payer."""
    kind = BreakKind.ELSEWHERE if row.kind in BACK else BreakKind.UNKNOWN_ITEM
    if not horizon.is_due(kind, row.at):
        return []
    of = f" of {row.of}" if row.of else ""
    text = f"{row.source} shows a {row.kind}{of}: {row.money} as {row.about or row.id}"
    key = f"{kind}:{row.source}:{row.id}"
    return [Found(kind, key, row.source, row.about or f"#{row.id}", _minus(row.money), row.at, text, row.ref)]


WAITS_FOR_CREDIT = frozenset(
    {Status.PAID, Status.CREDITING, Status.CREDIT_UNKNOWN, Status.CREDIT_REFUSED, Status.REVIEW}
)
"""The states of a deposit whose captured money is not in the trader's account, and is not on its way back."""


def look_at_deposit(
    ref: str, kind: PaymentType, status: Status, source: str, captured: Money | None, at: int, horizon: Horizon
) -> list[Found]:
    """A deposit that our own books have as captured at a moment, and not as booked."""
    named = BreakKind.NOT_BOOKED
    if kind is not PaymentType.DEPOSIT or status not in WAITS_FOR_CREDIT or captured is None or captured.minor <= 0:
        return []
    if not horizon.is_due(named, at):
        return []
    text = f"{captured} of {ref} was captured, and is {status} since"
    return [Found(named, f"{named}:{ref}", source, f"={ref}", captured, at, text, ref)]


def look_at_transfer(transfer: Transfer, now: int, tolerance: Tolerance) -> list[Found]:
    """Matching S, as far as the PSP's own word: a transfer, and the items that it says are in it."""
    due = (transfer.arrives or transfer.made) + DAY
    problems = []
    money = Money(0, transfer.money.currency, transfer.money.digits)
    items = transfer.sum_of_items
    if transfer.state == "returned":
        problems.append(f"was returned ({transfer.reason or 'no reason told'})")
        money = transfer.money
    elif transfer.state != "arrived" and now >= due - DAY + MISSING_TRANSFER:
        problems.append("has not arrived")
        money = transfer.money
    if items is not None and not tolerance.covers(items, transfer.money) and now >= due:
        problems.append(f"its items come to {items}")
        money = _less(items, transfer.money) if items.currency == transfer.money.currency else transfer.money
    if not problems:
        return []
    kind = BreakKind.SETTLEMENT
    text = f"the transfer {transfer.id} of {transfer.money} by {transfer.source} {' and '.join(problems)}"
    key = f"{kind}:{transfer.source}:{transfer.id}"
    return [Found(kind, key, transfer.source, transfer.id, money, transfer.arrives or transfer.made, text)]


def _minus(money: Money) -> Money:
    return Money(-money.minor, money.currency, money.digits)


def _less(ours: Money, theirs: Money) -> Money:
    """The difference to the other side; of another currency it is all of ours."""
    if ours.currency != theirs.currency:
        return ours
    digits = min(MAX_DIGITS, max(ours.digits, theirs.digits))
    return Money(ours.at(digits).minor - theirs.at(digits).minor, ours.currency, digits)
