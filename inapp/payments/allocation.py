"""Allocation: the earlier deposits that a withdrawal goes back to, and how much goes to each."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from inapp.domain.attempts import HOUR
from inapp.domain.disbursements import DisbursementState
from inapp.domain.model import Method, Payment
from inapp.domain.money import Money
from inapp.store import Tables

DAY = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Allocation:
    """A part of a withdrawal that goes back where one deposit came from."""

    deposit: Payment
    money: Money


def allocate(db: Tables, login: int, method: Method, psp: str, wanted: Money, now: int) -> list[Allocation]:
    """Spread an amount over earlier deposits of its currency, first in, first out, as far as they suffice."""
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


def disputed_instrument(db: Tables, login: int, method: Method, psp: str, now: int) -> str | None:
    """The instrument, or else the reference, of a deposit to which nothing goes back because it is disputed."""
    deposits = db.refundable_deposits(login, method.key, now - (method.refund_days or 0) * DAY, disputed=True)
    return next((one.instrument or one.ref for one in deposits if one.psp == psp), None)


def refundable(db: Tables, deposit: Payment) -> Money | None:
    """The captured money of a deposit, less every refund that has not failed; below zero if more was promised.

    None if nothing may go back.
    """
    left = deposit.remaining
    if left is None or deposit.psp_ref is None or deposit.disputed:
        return None
    refunds = db.refunds_of(deposit.psp, deposit.psp_ref)
    gone = [refund.money for refund in refunds if refund.state is not DisbursementState.FAILED]
    if any(money.currency != left.currency for money in gone):
        return None
    return left.less(gone)


def total(allocations: Sequence[Allocation]) -> Money | None:
    """The sum of allocations, None if there are none."""
    if not allocations:
        return None
    return replace(allocations[0].money, minor=sum(allocation.money.minor for allocation in allocations))


def fingerprint(allocations: Sequence[Allocation]) -> str:
    """A short text that equal plans share: the trader agrees to it."""
    words = " ".join(f"{allocation.deposit.ref} {allocation.money}" for allocation in allocations)
    return digest(words)


def digest(words: str) -> str:
    """A short text that equal words share."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]
