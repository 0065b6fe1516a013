"""What states, queues and events are called to staff: literal tables, in the words of the docs."""

from collections.abc import Mapping
from enum import StrEnum

from inapp.domain.attempts import AttemptState
from inapp.domain.disbursements import DisbursementState, UnmatchedState
from inapp.domain.events_out import Source
from inapp.domain.rules import Moment, Outcome
from inapp.domain.search import Queue
from inapp.domain.staff import Right
from inapp.domain.states import Event, PaymentType, Status
from inapp.domain.text import N_


class Tone(StrEnum):
    """The colour beside a state: whose turn it is, or how it ended."""

    MOVING = "moving"
    WAITS = "waits"  # for people
    GOOD = "good"
    ENDED = "ended"


S = Status
STATES: Mapping[Status, tuple[str, Tone]] = {
    S.CREATED: (N_("Started"), Tone.MOVING),
    S.AWAITING_PAYER: (N_("Waits for the payer"), Tone.MOVING),
    S.PAID: (N_("Paid, to be booked"), Tone.MOVING),
    S.CREDITING: (N_("Being booked"), Tone.MOVING),
    S.CREDITED: (N_("In the account"), Tone.GOOD),
    S.DECLINED: (N_("Declined"), Tone.ENDED),
    S.EXPIRED: (N_("Not paid in time"), Tone.ENDED),
    S.CREDIT_UNKNOWN: (N_("Booking unknown"), Tone.WAITS),
    S.CREDIT_REFUSED: (N_("cTrader refuses it"), Tone.WAITS),
    S.REFUNDING: (N_("Being refunded"), Tone.MOVING),
    S.REFUNDED: (N_("Refunded"), Tone.ENDED),
    S.REQUESTED: (N_("Requested"), Tone.MOVING),
    S.AWAITING_APPROVAL: (N_("Waits for approval"), Tone.WAITS),
    S.APPROVED: (N_("Approved"), Tone.MOVING),
    S.DEBITING: (N_("Being debited"), Tone.MOVING),
    S.DEBIT_UNKNOWN: (N_("Debit unknown"), Tone.WAITS),
    S.DEBITED: (N_("Debited"), Tone.MOVING),
    S.PAYING_OUT: (N_("Being paid out"), Tone.MOVING),
    S.PAID_OUT: (N_("Paid out"), Tone.GOOD),
    S.REFUSED: (N_("Refused"), Tone.ENDED),
    S.PAYOUT_FAILED: (N_("Payout failed"), Tone.MOVING),
    S.RETURNING: (N_("Being returned"), Tone.MOVING),
    S.RETURNED: (N_("Returned"), Tone.ENDED),
    S.RETURN_UNKNOWN: (N_("Return unknown"), Tone.WAITS),
    S.CANCELLED: (N_("Cancelled"), Tone.ENDED),
    S.REVIEW: (N_("In review"), Tone.WAITS),
}
KINDS: Mapping[PaymentType, str] = {PaymentType.DEPOSIT: N_("deposit"), PaymentType.WITHDRAWAL: N_("withdrawal")}
"""The things; traders read "Deposit" on a button, which other languages say with a verb."""
MOVES: Mapping[str, str] = {
    "credit": N_("credit"),
    "debit": N_("debit"),
    "return": N_("return"),
    "payout": N_("payout"),
    "refund": N_("refund"),
}
"""What is booked in cTrader, or sent by a provider."""
QUEUES: Mapping[Queue, tuple[str, str]] = {
    Queue.BOOKINGS: (
        N_("Unknown bookings"),
        N_("cTrader may or may not have booked these. Their accounts are frozen until it is known."),
    ),
    Queue.APPROVALS: (
        N_("Payouts to approve"),
        N_("These withdrawals wait for somebody's word. Nothing is debited yet."),
    ),
    Queue.REVIEW: (N_("In review"), N_("The amount is wrong, or only people can settle what comes next.")),
    Queue.UNMATCHED: (N_("Unmatched money"), N_("Money at a provider that belongs to no open payment of ours.")),
    Queue.STRANGE: (N_("Strange or double entries"), N_("cTrader shows a second booking, or one that is not ours.")),
    Queue.DISPUTES: (
        N_("Disputes"),
        N_("The payer's bank objects, or warns of fraud; or a lost one is not settled yet."),
    ),
    Queue.BREAKS: (N_("Breaks"), N_("What differs between providers, our books and cTrader.")),
    Queue.HELD: (N_("Held"), N_("People or rules have stopped these. Nothing leaves until the hold is lifted.")),
}
"""The name of each queue, and what waits there."""

EVENTS: Mapping[str, str] = {
    "made": N_("The trader asked for it"),
    Event.STARTED: N_("The provider made its object"),
    Event.CAPTURED: N_("The provider captured the money"),
    Event.MISMATCHED: N_("The provider captured something else than was asked for"),
    Event.DECLINED: N_("The provider declined it"),
    Event.EXPIRED: N_("Its time ran out"),
    Event.CANCELLED: N_("It was cancelled"),
    Event.APPROVAL_NEEDED: N_("It needs somebody's approval"),
    Event.APPROVED: N_("It was approved"),
    Event.REFUSED: N_("It was refused"),
    Event.CREDIT_SENT: N_("The credit was sent to cTrader"),
    Event.CREDIT_BOOKED: N_("cTrader booked the credit"),
    Event.CREDIT_ABSENT: N_("The credit is not in cTrader"),
    Event.CREDIT_NOT_TAKEN: N_("cTrader did not take the credit; it is tried again"),
    Event.CREDIT_REFUSED: N_("cTrader refused the credit"),
    Event.CREDIT_UNKNOWN: N_("No answer to the credit: it may be booked or not"),
    Event.DEBIT_SENT: N_("The debit was sent to cTrader"),
    Event.DEBIT_BOOKED: N_("cTrader booked the debit"),
    Event.DEBIT_ABSENT: N_("The debit is not in cTrader"),
    Event.DEBIT_NOT_TAKEN: N_("cTrader did not take the debit; it is tried again"),
    Event.DEBIT_REFUSED: N_("cTrader refused the debit"),
    Event.DEBIT_UNKNOWN: N_("No answer to the debit: it may be booked or not"),
    Event.RETURN_SENT: N_("The return was sent to cTrader"),
    Event.RETURN_BOOKED: N_("cTrader booked the return"),
    Event.RETURN_ABSENT: N_("The return is not in cTrader"),
    Event.RETURN_NOT_TAKEN: N_("cTrader did not take the return; it is tried again"),
    Event.RETURN_REFUSED: N_("cTrader refused the return"),
    Event.RETURN_UNKNOWN: N_("No answer to the return: it may be booked or not"),
    Event.PAYOUT_ORDERED: N_("The refused part was ordered once more"),
    Event.PAYOUT_SENT: N_("The payout began"),
    Event.PAYOUT_PAID: N_("The payout arrived"),
    Event.PAYOUT_FAILED: N_("The payout failed"),
    Event.RETURN_ORDERED: N_("It is to be booked back"),
    Event.REFUND_ORDERED: N_("A refund was ordered"),
    Event.REFUND_PAID: N_("The refund arrived"),
    Event.REFUND_FAILED: N_("The refund failed"),
    Event.HANDED_TO_STAFF: N_("It was handed to staff"),
    Event.RESTORED: N_("The sent log knew more than a restored backup"),
}
ATTEMPTS: Mapping[AttemptState, str] = {
    AttemptState.SENDING: N_("being sent"),
    AttemptState.NOT_SENT: N_("not sent"),
    AttemptState.REJECTED: N_("refused"),
    AttemptState.CONFIRMED: N_("booked"),
    AttemptState.AMBIGUOUS: N_("no answer"),
    AttemptState.ABSENT: N_("not in cTrader"),
    AttemptState.DOUBLE: N_("a second booking"),
    AttemptState.DOUBLE_RESOLVED: N_("a second booking, settled"),
    AttemptState.LOST: N_("known from the sent log alone"),
}
DISBURSEMENTS: Mapping[DisbursementState, str] = {
    DisbursementState.PLANNED: N_("planned"),
    DisbursementState.SENDING: N_("sent, no answer yet"),
    DisbursementState.PENDING: N_("on its way"),
    DisbursementState.PAID: N_("paid"),
    DisbursementState.FAILED: N_("failed"),
    DisbursementState.LOST: N_("known from the sent log alone"),
}
MAY: Mapping[Right, str] = {
    Right.SEE: N_("See payments, queues, rules and settings"),
    Right.SEE_PERSON: N_("See who a trader is"),
    Right.SEE_AUDIT: N_("See the audit"),
    Right.NOTE: N_("Write notes and take rows"),
    Right.ASK: N_("Ask the provider, cTrader or the CRM again"),
    Right.HELP: N_("Help a trader to get in"),
    Right.CANCEL: N_("Cancel what nobody has paid"),
    Right.STOP: N_("Hold a payment, freeze a user"),
    Right.DECIDE: N_("Approve, refuse, refund, send again; lift a hold or a freeze"),
    Right.RESOLVE: N_("Say how an unknown booking ended, or that it was paid elsewhere"),
    Right.CORRECT: N_("Correct the ledger, end breaks, debit lost disputes"),
    Right.RELEASE: N_("Let everything go on after a restore"),
    Right.EXPORT: N_("Export payments and evidence"),
    Right.PRIVACY: N_("Export and erase the data of a user"),
    Right.PEOPLE: N_("Change people and their roles"),
    Right.RULES: N_("Switch rules on"),
}
"""What each right lets somebody do."""
MOMENTS: Mapping[Moment, str] = {
    Moment.START: N_("the start"),
    Moment.CREDIT: N_("the credit"),
    Moment.DEBIT: N_("the debit"),
    Moment.DISBURSE: N_("the payout"),
}
"""What the rules are asked before."""
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.ALLOW: N_("allow"),
    Outcome.ASK: N_("ask the trader"),
    Outcome.REVIEW: N_("a person decides"),
    Outcome.REFUSE: N_("refuse"),
}
SOURCES: Mapping[Source, str] = {
    Source.PAYMENT: N_("the payment"),
    Source.DISBURSEMENT: N_("a payout or refund"),
    Source.DISPUTE: N_("a dispute"),
}
"""What an event to the broker's CRM is about."""
FUNDS: Mapping[UnmatchedState, str] = {
    UnmatchedState.HELD: N_("waits for a person"),
    UnmatchedState.REFUNDING: N_("being refunded"),
    UnmatchedState.REFUNDED: N_("refunded"),
}
