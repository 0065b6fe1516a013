"""The outcome that each amount chooses: the mock's one literal table."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from inapp.domain.model import PspObjectType


class State(StrEnum):
    """The state of one of the mock's objects."""

    OPEN = "open"  # the payer has done nothing yet
    CONFIRMING = "confirming"  # approved, and one more step is asked for
    PARTLY = "partly"  # the first half has arrived
    SEEN = "seen"  # on its way, and not confirmed often enough
    PROCESSING = "processing"
    PAID = "paid"
    DECLINED = "declined"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Wait(StrEnum):
    """The wait between two steps; `Timing` has the milliseconds."""

    NOW = "now"
    SOON = "soon"
    LATE = "late"
    SLOW = "slow"
    PAYER = "payer"  # until the payer acts again
    EXPIRY = "expiry"  # LATE after the payment's own expiry, or after a cancellation
    SETTLED = "settled"  # until the batch with the step before is closed


@dataclass(frozen=True, slots=True)
class Timing:
    """Waiting times, the lease of a claimed webhook and the pauses between its tries, in milliseconds.

    Each `batch` lasts so long, counted from the epoch: with its default, a day of UTC.
    """

    soon: int = 200
    late: int = 2_000
    slow: int = 5_000
    batch: int = 24 * 3600 * 1000
    lease: int = 30_000
    first_retry: int = 500
    longest_retry: int = 60_000

    def due(self, wait: Wait, now: int, expires: int | None) -> int | None:
        """The moment of a step after this wait, in milliseconds; None where it waits for the payer."""
        if wait is Wait.PAYER:
            return None
        lengths = {
            Wait.NOW: 0,
            Wait.SOON: self.soon,
            Wait.LATE: self.late,
            Wait.SLOW: self.slow,
            Wait.SETTLED: self.batch,
        }
        if wait is Wait.EXPIRY:
            return max(now, expires or now) + self.late
        return now + lengths[wait]


class Books(StrEnum):
    """What the mock's books make of an object."""

    RIGHT = "right"
    MISSING = "missing"  # its item is never there
    WRONG_FEE = "wrong fee"  # twice the agreed one
    GIVEN_BACK = "given back"  # all of it by the PSP itself, once it is settled, and without a webhook
    STRANGER = "stranger"  # the sale of another seller stands beside it
    SENT_BACK = "sent back"  # by our bank, with the whole batch


@dataclass(frozen=True, slots=True)
class Outcome:
    """The course of an object after "Approve payment", or after the order to pay out.

    `steps` are the states that follow by themselves. `withheld` minor units are missing from the capture, or too
    many if negative, and `foreign` captures another currency. `twin` makes a second capture under the same reference.
    Each webhook is delivered `copies` times; with `before_answer` it arrives before the payer's click is answered.
    The steps after the first are `silent`: no webhook tells of them. `books` is what the settlement makes of it.
    """

    words: str
    about: PspObjectType
    steps: tuple[tuple[Wait, State], ...]
    reason: str = ""
    confirm: bool = False
    copies: int = 1
    before_answer: bool = False
    withheld: int = 0
    foreign: bool = False
    twin: bool = False
    silent: bool = False
    books: Books = Books.RIGHT


PAID_NOW = ((Wait.NOW, State.PAID),)
DECLINED_NOW = ((Wait.NOW, State.DECLINED),)

USUAL: Mapping[PspObjectType, Outcome] = {
    PspObjectType.PAYMENT: Outcome("paid", PspObjectType.PAYMENT, PAID_NOW),
    PspObjectType.PAYOUT: Outcome("paid out", PspObjectType.PAYOUT, ((Wait.SOON, State.PAID),)),
    PspObjectType.REFUND: Outcome("refunded", PspObjectType.REFUND, ((Wait.SOON, State.PAID),)),
}

OUTCOMES: Mapping[int, Outcome] = {
    1: Outcome("declined", PspObjectType.PAYMENT, DECLINED_NOW, reason="card_declined"),
    2: Outcome("insufficient funds", PspObjectType.PAYMENT, DECLINED_NOW, reason="insufficient_funds"),
    3: Outcome("an extra step first", PspObjectType.PAYMENT, PAID_NOW, confirm=True),
    4: Outcome("never answers", PspObjectType.PAYMENT, ()),
    5: Outcome("paid after five seconds", PspObjectType.PAYMENT, ((Wait.SLOW, State.PAID),)),
    6: Outcome("webhook twice", PspObjectType.PAYMENT, PAID_NOW, copies=2),
    7: Outcome("webhook before the answer", PspObjectType.PAYMENT, PAID_NOW, before_answer=True),
    8: Outcome("wrong amount", PspObjectType.PAYMENT, PAID_NOW, withheld=1),
    9: Outcome("wrong currency", PspObjectType.PAYMENT, PAID_NOW, foreign=True),
    11: Outcome("payout fails", PspObjectType.PAYOUT, ((Wait.SOON, State.FAILED),), reason="account_closed"),
    12: Outcome(
        "payout fails after success",
        PspObjectType.PAYOUT,
        ((Wait.SOON, State.PAID), (Wait.LATE, State.FAILED)),
        reason="account_closed",
    ),
    13: Outcome("paid after expiry", PspObjectType.PAYMENT, ((Wait.EXPIRY, State.PAID),)),
    14: Outcome("captured twice", PspObjectType.PAYMENT, PAID_NOW, twin=True),
    15: Outcome("half arrives first", PspObjectType.PAYMENT, ((Wait.NOW, State.PARTLY), (Wait.PAYER, State.PAID))),
    16: Outcome("paid too much", PspObjectType.PAYMENT, PAID_NOW, withheld=-1000),
    17: Outcome(
        "three confirmations",
        PspObjectType.PAYMENT,
        ((Wait.NOW, State.SEEN), (Wait.LATE, State.SEEN), (Wait.LATE, State.SEEN), (Wait.LATE, State.PAID)),
    ),
    18: Outcome("missing from the settlement", PspObjectType.PAYMENT, PAID_NOW, books=Books.MISSING),
    19: Outcome("settled with a wrong fee", PspObjectType.PAYMENT, PAID_NOW, books=Books.WRONG_FEE),
    21: Outcome("given back after the settlement", PspObjectType.PAYMENT, PAID_NOW, books=Books.GIVEN_BACK),
    22: Outcome(
        "payout returned after the settlement",
        PspObjectType.PAYOUT,
        ((Wait.SOON, State.PAID), (Wait.SETTLED, State.FAILED)),
        reason="account_closed",
        silent=True,
    ),
    23: Outcome("another seller's item beside it", PspObjectType.PAYMENT, PAID_NOW, books=Books.STRANGER),
    24: Outcome("its batch sent back by the bank", PspObjectType.PAYMENT, PAID_NOW, books=Books.SENT_BACK),
}
"""By minor units modulo 100."""


def outcome_of(about: PspObjectType, minor: int) -> Outcome:
    """The outcome that an amount chooses; the usual one if its code belongs to the other direction."""
    outcome = OUTCOMES.get(minor % 100)
    return outcome if outcome and outcome.about is about else USUAL[about]
