"""A lost dispute: the payer's bank has the money, and the account still has what was credited. What can be done then.

Either the amount is debited from the account by two people, as far as its free margin goes, or it stands as what the
trader owes. Times are milliseconds since the epoch.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from inapp.domain.disbursements import BY_HAND
from inapp.domain.model import Dispute, DisputeState, Payment
from inapp.domain.money import Money, TooManyDecimals

METHOD = "dispute"
"""The method of a withdrawal that takes back what a lost dispute has cost; its provider is `BY_HAND`."""


class Remedy(StrEnum):
    """What is done about a lost dispute."""

    DEBIT = "debit"
    OWE = "owe"


REMEDIES: Mapping[DisputeState, frozenset[Remedy]] = {
    DisputeState.WARNED: frozenset(),
    DisputeState.OPEN: frozenset(),
    DisputeState.UNDER_REVIEW: frozenset(),
    DisputeState.LOST: frozenset(Remedy),
    DisputeState.REFUNDED: frozenset(Remedy),
    DisputeState.WON: frozenset(),
    DisputeState.CLOSED: frozenset(),
    DisputeState.PREVENTED: frozenset(),
}
"""The remedies of each state of a dispute: only one that has ended against us has any."""

ENDED_WELL = frozenset({DisputeState.WON, DisputeState.CLOSED, DisputeState.PREVENTED})
"""The states of a dispute after which the bank has nothing of ours."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A dispute with its deposit's account, what was ordered to be debited for it, and what stands as owed.

    `taken` is the money that the bank has taken, in the account's currency and decimals; None if it has none, or in
    another currency, which only a correction of the ledger can follow.
    """

    psp: str
    ref: str
    user_id: int
    login: int
    dispute: Dispute
    at: int
    taken: Money | None
    debited: Money | None = None
    owed: Money | None = None

    def left(self, remedy: Remedy) -> Money | None:
        """The most that this remedy can still be for; None if it is not possible.

        What is owed can still be debited: then it is owed no more.
        """
        if self.taken is None or remedy not in REMEDIES[self.dispute.state]:
            return None
        used = [self.debited] if remedy is Remedy.DEBIT else [self.debited, self.owed]
        rest = self.taken.less([one for one in used if one])
        return rest if rest.minor > 0 else None

    @property
    def returned(self) -> Mapping[str, Money]:
        """What was debited or stands as owed although the bank has given the money back, by account of the ledger.

        Each of these accounts gives its amount to `dispute`, which is below zero by it.
        """
        if self.dispute.state not in ENDED_WELL:
            return {}
        found = {f"client:{self.login}": self.debited, f"receivable:{self.login}": self.owed}
        return {account: money for account, money in found.items() if money and money.minor > 0}


def takes_back(payment: Payment) -> bool:
    """True for a withdrawal that takes back what a lost dispute has cost; two people have ordered it."""
    return (payment.psp, payment.method) == (BY_HAND, METHOD)


def in_account(taken: Money | None, money: Money) -> Money | None:
    """What a bank has taken in the currency and decimals of a deposit; None where that is not exact."""
    if taken is None or taken.currency != money.currency:
        return None
    try:
        return taken.at(money.digits)
    except TooManyDecimals:
        return None


def covers(available: Money | None, money: Money) -> bool:
    """True if an amount can be debited without touching what open positions need."""
    return available is not None and not available < money
