"""May this leave now? Every obstacle to a booking, payout or refund, and the answer to each, in one literal table."""

from dataclasses import dataclass
from enum import StrEnum

from inapp.domain.rules import Moment
from inapp.domain.states import Event


class Act(StrEnum):
    """What is about to be claimed. The first three are booking types; a payout may consist of refunds to cards."""

    CREDIT = "credit"
    DEBIT = "debit"
    RETURN = "return"
    PAYOUT = "payout"  # of a withdrawal
    REFUND = "refund"  # ordered by staff, of a deposit or of unmatched funds


class Obstacle(StrEnum):
    """What may stand in the way, the most important first."""

    HELD = "held"  # people have put a hold on the payment
    FROZEN = "frozen"  # ... or on its user
    MOVED = "moved"  # the account is not the user's any more
    CHANGED = "changed"  # cTrader does not know the account any more, or in another currency
    DISABLED = "disabled"  # the account or its user
    FORBIDDEN = "forbidden"  # the broker's CRM refuses the payment
    QUESTIONED = "questioned"  # ... or wants something of the trader, or a person to look
    SILENT = "silent"  # ... or gives no answer that can be used
    UNCOVERED = "uncovered"  # it is taken back after a dispute, and that much of the account is not free
    SETTLED = "settled"  # it is taken back after a dispute that is not lost any more
    UNREAD = "unread"  # nobody has told lately what the account is
    CLOSED = "closed"  # a rule lets nothing leave before a moment
    RULED = "ruled"  # a rule wants a person's word


class Answer(StrEnum):
    """May it leave? WAIT ends with the obstacle, ASK hands the payment to people."""

    GO = "go"
    WAIT = "wait"
    ASK = "ask"


GO, WAIT, ASK = Answer

ANSWERS: dict[Obstacle, dict[Act, Answer]] = {
    obstacle: dict(zip(Act, answers, strict=True))
    for obstacle, answers in {
        #                   credit debit return payout refund
        Obstacle.HELD: (WAIT, WAIT, WAIT, WAIT, WAIT),
        Obstacle.FROZEN: (WAIT, WAIT, WAIT, WAIT, WAIT),
        Obstacle.MOVED: (ASK, ASK, ASK, ASK, GO),
        Obstacle.CHANGED: (ASK, ASK, ASK, ASK, GO),
        Obstacle.DISABLED: (GO, ASK, GO, ASK, GO),
        Obstacle.FORBIDDEN: (GO, ASK, GO, ASK, GO),
        Obstacle.QUESTIONED: (GO, ASK, GO, ASK, GO),
        Obstacle.SILENT: (GO, ASK, GO, WAIT, GO),
        Obstacle.UNCOVERED: (GO, ASK, GO, GO, GO),
        Obstacle.SETTLED: (GO, ASK, GO, GO, GO),
        Obstacle.UNREAD: (WAIT, WAIT, WAIT, WAIT, GO),
        Obstacle.CLOSED: (GO, WAIT, GO, WAIT, GO),
        Obstacle.RULED: (ASK, ASK, GO, ASK, GO),
    }.items()
}
"""A refund goes back to where its money came from, whatever became of the account. After a debit the money belongs to
the payment's user: a payout to them is held once the account is another's, and is never sent to anybody else. Money
that goes back to the account is no rule's business."""

ASKED_AT: dict[Act, Moment] = {
    Act.CREDIT: Moment.CREDIT,
    Act.DEBIT: Moment.DEBIT,
    Act.PAYOUT: Moment.DISBURSE,
}
"""When the broker's rules are asked about an act."""
OF_THE_CHECK = frozenset({Obstacle.FORBIDDEN, Obstacle.QUESTIONED, Obstacle.SILENT})
"""Obstacles in what the broker's CRM says of the payment (`domain.check`)."""

OVERRULED: frozenset[Obstacle] = frozenset(
    {Obstacle.MOVED, Obstacle.CHANGED, Obstacle.FORBIDDEN, Obstacle.QUESTIONED, Obstacle.RULED}
)
"""Obstacles to a payout that two people overrule when they lift its hold: the money is the payment's user's anyway."""

APPROVED: frozenset[Obstacle] = frozenset({Obstacle.QUESTIONED, Obstacle.SILENT})
"""Obstacles to a debit that an approval overrules, as long as the reason stays the same."""

UNANSWERED: frozenset[Obstacle] = frozenset({Obstacle.UNREAD, Obstacle.SILENT})
"""Obstacles that end with an answer of others, who are asked again ever more rarely."""

HANDED_OVER: dict[Act, Event] = {
    Act.CREDIT: Event.HANDED_TO_STAFF,
    Act.DEBIT: Event.APPROVAL_NEEDED,
    Act.RETURN: Event.RETURN_REFUSED,
}
"""The event of a payment that people are asked about. A payout has none: the money is out of the account, so a hold
beside the state asks."""


def looks_outside(act: Act) -> bool:
    """True if an act depends on what cTrader and the broker's CRM say of the account."""
    return ANSWERS[Obstacle.UNREAD][act] is not Answer.GO


def is_checked(act: Act) -> bool:
    """True if the broker's CRM is asked whether the act may be."""
    return ANSWERS[Obstacle.SILENT][act] is not Answer.GO


@dataclass(frozen=True, slots=True)
class Stop:
    """The reason that something may not leave now, in words for staff."""

    obstacle: Obstacle
    answer: Answer
    why: str


@dataclass(frozen=True, slots=True)
class Hold:
    """A mark of people, or of the worker, on a payment or unmatched funds (`ref`) or on a user, until two lift it."""

    id: int
    ref: str | None
    user_id: int | None
    reason: str
    by: str
    at: int
    lifted_by: str | None = None
    lifted_at: int | None = None

    @property
    def whose(self) -> str:
        """The payment, or the user, in words."""
        return self.ref or f"user {self.user_id}"

    @property
    def subject(self) -> str:
        """What the decisions to lift it are about; a later hold needs decisions of its own."""
        return f"hold {self.id} of {self.whose}"
