"""The legs of a withdrawal: which money goes which way out, and what has to come back."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from inapp.domain.attempts import HOUR
from inapp.domain.model import Disbursement, DisbursementState, Method, Payment, PspObjectType, confirmed
from inapp.domain.money import Money
from inapp.domain.states import RETURN, Event, Status
from inapp.store import Tables

DAY = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Allocation:
    """A part of a withdrawal that goes back where one deposit came from."""

    deposit: Payment
    money: Money


def shares(db: Tables, login: int, method: Method, psp: str, wanted: Money, now: int) -> list[Allocation]:
    """How an amount is spread over earlier deposits of its currency: first in, first out.

    Gives less than `wanted` where the deposits do not suffice.
    """
    found: list[Allocation] = []
    left = wanted.minor
    for deposit in db.refundable_deposits(login, method.key, now - (method.refund_days or 0) * DAY):
        free = refundable(db, deposit)
        if deposit.psp != psp or free is None or free.currency != wanted.currency:
            continue
        taken = min(left, free.floor(wanted.digits).at(wanted.digits).minor)
        if taken > 0:
            found.append(Allocation(deposit, replace(wanted, minor=taken)))
            left -= taken
    return found


def refundable(db: Tables, deposit: Payment) -> Money | None:
    """What of a deposit can still be given back: captured, less every refund that has not failed.

    None if nothing may go back; below zero if more was promised than is left.
    """
    if deposit.captured is None or deposit.psp_ref is None or deposit.disputed:
        return None
    left = left_of(deposit.captured, deposit.refunded_elsewhere)
    gone = [
        call.money for call in db.refunds_of(deposit.psp, deposit.psp_ref) if call.state is not DisbursementState.FAILED
    ]
    if left is None or any(money.currency != left.currency for money in gone):
        return None
    return left.less(gone)


def left_of(captured: Money | None, elsewhere: Money | None) -> Money | None:
    """What of captured money others have not given back; None if nothing was captured that can be counted."""
    if captured is None or elsewhere is None:
        return captured
    return captured.less([elsewhere]) if captured.currency == elsewhere.currency else None


def total(parts_of_it: Sequence[Allocation]) -> Money | None:
    """The sum of shares, None if there are none."""
    if not parts_of_it:
        return None
    return replace(parts_of_it[0].money, minor=sum(share.money.minor for share in parts_of_it))


def fingerprint(parts_of_it: Sequence[Allocation]) -> str:
    """A short text that two equal plans share: what a trader has agreed to."""
    words = " ".join(f"{share.deposit.ref} {share.money}" for share in parts_of_it)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def calls_for(payment: Payment, parts_of_it: Sequence[Allocation], now: int) -> list[Disbursement]:
    """The calls that pay a withdrawal out: a refund for each share or, without shares, one payout."""
    base = Disbursement(
        f"{payment.ref}.{PspObjectType.PAYOUT}.1",
        payment.ref,
        PspObjectType.PAYOUT,
        payment.money,
        payment.psp,
        None,
        None,
        DisbursementState.PLANNED,
        False,
        now,
    )
    if not parts_of_it:
        return [base]
    return [
        replace(
            base,
            key=f"{payment.ref}.{PspObjectType.REFUND}.{n}",
            action=PspObjectType.REFUND,
            money=share.money,
            psp_ref=share.deposit.psp_ref,
            label=share.deposit.instrument,
        )
        for n, share in enumerate(parts_of_it, 1)
    ]


def to_return(db: Tables, payment: Payment) -> Money:
    """What of a withdrawal neither goes out nor was booked back; below zero if more went than was debited."""
    gone = [
        booking_type.money
        for booking_type in db.psp_calls(payment.ref)
        if booking_type.state is not DisbursementState.FAILED
    ]
    back = confirmed(db.attempts(payment.ref), RETURN)
    gone += [back.money] if back else []
    return replace(payment.money, minor=payment.money.minor - sum(money.minor for money in gone))


def hand_over(db: Tables, payment: Payment, reason: str, by: str, now: int) -> None:
    """Give a person what no leg has paid: it has to be paid elsewhere, or booked back."""
    payment = db.move(payment, Event.PAYOUT_FAILED, by, now, reason=reason, due=None, tries=0)
    db.move(payment, Event.HANDED_TO_STAFF, by, now, due=None)
    text = f"{to_return(db, payment)} of a payout has failed: pay it elsewhere or book it back"
    db.add_alert(now, "payout_failed", payment.ref, text)


def booked_back(db: Tables, payment: Payment, by: str, now: int) -> None:
    """A further leg may have failed while an earlier one's money was on its way back: that goes to a person."""
    if payment.status is Status.RETURNED and to_return(db, payment).minor > 0:
        hand_over(db, payment, "failed after the return", by, now)
