"""The legs of a withdrawal: which money goes which way out, and what has to come back."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from inapp.domain.model import CallState, Method, Payment, PspCall, Subject
from inapp.domain.money import Money
from inapp.domain.ports import Tables
from inapp.domain.rules import HOUR

DAY = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a withdrawal that goes back where one deposit came from."""

    deposit: Payment
    money: Money


def shares(db: Tables, login: int, method: Method, psp: str, wanted: Money | None, now: int) -> list[Share]:
    """How an amount, or all that can go back, is spread over earlier deposits: first in, first out.

    Gives less than `wanted` where the deposits do not suffice.
    """
    found: list[Share] = []
    left = wanted
    for deposit in db.refundable_deposits(login, method.key, now - (method.refund_days or 0) * DAY):
        free = refundable(db, deposit)
        if deposit.psp != psp or free is None or free.minor <= 0 or (left and free.currency != left.currency):
            continue
        taken = free if left is None or free < left else left
        if taken.minor:
            found.append(Share(deposit, taken))
        if left is not None:
            left = replace(left, minor=left.minor - taken.minor)
    return found


def refundable(db: Tables, deposit: Payment) -> Money | None:
    """What of a deposit can still be given back: captured, less every refund that has not failed."""
    if deposit.captured is None or deposit.psp_ref is None or deposit.disputed:
        return None
    ours = sum(
        call.money.minor for call in db.refunds_of(deposit.psp, deposit.psp_ref) if call.state is not CallState.FAILED
    )
    others = deposit.refunded_elsewhere.minor if deposit.refunded_elsewhere else 0
    return replace(deposit.captured, minor=deposit.captured.minor - ours - others)


def total(parts_of_it: Sequence[Share]) -> Money | None:
    """The sum of shares, None if there are none."""
    if not parts_of_it:
        return None
    return replace(parts_of_it[0].money, minor=sum(share.money.minor for share in parts_of_it))


def fingerprint(parts_of_it: Sequence[Share]) -> str:
    """A short text that two equal plans share: what a trader has agreed to."""
    words = " ".join(f"{share.deposit.ref} {share.money}" for share in parts_of_it)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def calls_for(payment: Payment, parts_of_it: Sequence[Share], now: int) -> list[PspCall]:
    """The calls that pay a withdrawal out: a refund for each share or, without shares, one payout."""
    base = PspCall(
        f"{payment.ref}.{Subject.PAYOUT}.1",
        payment.ref,
        Subject.PAYOUT,
        payment.money,
        payment.psp,
        None,
        None,
        CallState.PLANNED,
        False,
        now,
    )
    if not parts_of_it:
        return [base]
    return [
        replace(
            base,
            key=f"{payment.ref}.{Subject.REFUND}.{n}",
            action=Subject.REFUND,
            money=share.money,
            psp_ref=share.deposit.psp_ref,
            label=share.deposit.instrument,
        )
        for n, share in enumerate(parts_of_it, 1)
    ]


def to_return(db: Tables, payment: Payment) -> Money:
    """How much of a withdrawal goes back to the trading account: what its failed legs did not pay."""
    kept = sum(leg.money.minor for leg in db.psp_calls(payment.ref) if leg.state is not CallState.FAILED)
    return replace(payment.money, minor=payment.money.minor - kept)
