"""The appearance of each payment status to the trader: literal tables of words and marks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from inapp.domain.model import Payment
from inapp.domain.states import CONFIRMING, PROCESSING, SENT, PaymentType, Status
from inapp.domain.text import N_


class Tone(StrEnum):
    """The colour and the icon of a status."""

    MOVING = "moving"
    CALM = "calm"
    GOOD = "good"
    STOPPED = "stopped"


class Mark(StrEnum):
    """The progress of one of the three steps."""

    WAITING = "waiting"
    NOW = "now"
    DONE = "done"
    STOPPED = "stopped"

    @property
    def words(self) -> str:
        """The mark for screen readers."""
        return _MARK_WORDS[self]


_MARK_WORDS: Mapping[Mark, str] = {
    Mark.WAITING: N_("waiting"),
    Mark.NOW: N_("in progress"),
    Mark.DONE: N_("done"),
    Mark.STOPPED: N_("stopped"),
}


@dataclass(frozen=True, slots=True)
class StatusText:
    """One status in words and marks.

    `polls`: it may still change by itself. `leaves`: the browser goes back to cTrader. `again` and `another` offer a
    new payment, and `cancel` is the label of a button that stops this one.
    """

    tone: Tone
    marks: tuple[Mark, Mark, Mark]
    title: str
    text: str
    polls: bool = True
    leaves: bool = False
    again: bool = False
    another: bool = False
    cancel: str = ""


S, T = Status, Tone
W, N, D, X = Mark.WAITING, Mark.NOW, Mark.DONE, Mark.STOPPED
FIRST, SECOND, THIRD, ALL = (N, W, W), (D, N, W), (D, D, N), (D, D, D)
"""The steps that are done, and the one in progress."""
NOT_PAID, NOT_BOOKED, NOT_SENT = (X, W, W), (D, X, W), (D, D, X)

CANCEL_DEPOSIT, CANCEL_WITHDRAWAL = N_("Cancel payment"), N_("Cancel withdrawal")
TO_PAY = N_("Follow the step below. Nothing is taken before you approve it.")
SAFE = N_("Your payment is being confirmed. Your money is safe. Do not pay again.")
SAFE_LONGER = N_(
    "This can take a few minutes. Your money is safe. Do not pay again. "
    "You can leave this screen; it goes on without you."
)
CHECKED = N_(
    "Our team is checking this payment. Your money is safe. Do not pay again. "
    "If you contact us, give the reference below."
)
DECLINED = N_("Nothing was added to your account. Try again or choose another payment method.")
EXPIRED = N_("If you have paid, it will still be added: do not pay again. If not, start again.")
TO_APPROVE = N_("Our team approves this withdrawal first. You can leave this screen; it goes on without you.")
SOON = N_("We will take the amount from your account in a moment.")
DEBIT_SAFE = N_(
    "Your withdrawal is being confirmed. This can take a few minutes. Your money is safe. Do not request it again."
)
REFUSED = N_("The money is still in your account. Contact us if you have a question.")
COMES_BACK = N_("The money could not be sent and is being returned to your account.")
RETURN_SAFE = N_("The return is being confirmed. This can take a few minutes. Your money is safe.")
DEBIT_CHECKED = N_(
    "Our team is checking this withdrawal. Your money is safe. If you contact us, give the reference below."
)
PAID = StatusText(T.MOVING, SECOND, N_("Payment received"), SAFE)
LEFT_ACCOUNT = N_("The amount has left your account and is on its way to you.")
ON_ITS_WAY = StatusText(T.GOOD, THIRD, N_("On its way"), LEFT_ACCOUNT, leaves=True, another=True)
RETURNING = N_("Being returned to your account")

_DEPOSITS: Mapping[Status, StatusText] = {
    S.CREATED: StatusText(
        T.MOVING, FIRST, N_("Getting ready"), N_("We are setting up your payment."), cancel=CANCEL_DEPOSIT
    ),
    S.AWAITING_PAYER: StatusText(T.MOVING, FIRST, N_("Complete your payment"), TO_PAY, cancel=CANCEL_DEPOSIT),
    S.PAID: PAID,
    S.CREDITING: PAID,
    S.CREDITED: StatusText(
        T.GOOD, THIRD, N_("Deposit complete"), N_("The money is in your account."), polls=False, leaves=True
    ),
    S.CREDIT_UNKNOWN: StatusText(T.CALM, SECOND, N_("Being confirmed"), SAFE_LONGER),
    S.CREDIT_REFUSED: StatusText(T.CALM, SECOND, N_("Being checked"), CHECKED),
    S.REVIEW: StatusText(T.CALM, SECOND, N_("Being checked"), CHECKED, another=True),
    S.DECLINED: StatusText(T.STOPPED, NOT_PAID, N_("Payment declined"), DECLINED, again=True),
    S.EXPIRED: StatusText(T.STOPPED, NOT_PAID, N_("Not paid in time"), EXPIRED, again=True),
    S.CANCELLED: StatusText(
        T.STOPPED, NOT_PAID, N_("Payment cancelled"), N_("You can start again at any time."), again=True
    ),
    S.REFUNDING: StatusText(
        T.CALM, NOT_BOOKED, N_("Being paid back"), N_("The money is on its way back to you."), another=True
    ),
    S.REFUNDED: StatusText(
        T.STOPPED, NOT_BOOKED, N_("Paid back"), N_("The money went back the way it came."), polls=False, again=True
    ),
}

_WITHDRAWALS: Mapping[Status, StatusText] = {
    S.REQUESTED: StatusText(T.MOVING, SECOND, N_("Request received"), SOON, cancel=CANCEL_WITHDRAWAL),
    S.AWAITING_APPROVAL: StatusText(T.CALM, SECOND, N_("Waiting for approval"), TO_APPROVE, cancel=CANCEL_WITHDRAWAL),
    S.APPROVED: StatusText(T.MOVING, SECOND, N_("Withdrawal approved"), SOON, cancel=CANCEL_WITHDRAWAL),
    S.DEBITING: StatusText(
        T.MOVING, SECOND, N_("Being taken from your account"), N_("Please wait. Do not request it again.")
    ),
    S.DEBIT_UNKNOWN: StatusText(T.CALM, SECOND, N_("Being confirmed"), DEBIT_SAFE),
    S.DEBITED: ON_ITS_WAY,
    S.PAYING_OUT: ON_ITS_WAY,
    S.PAID_OUT: StatusText(T.GOOD, ALL, N_("Paid out"), N_("The money was sent to you."), leaves=True, again=True),
    S.REFUSED: StatusText(T.STOPPED, NOT_PAID, N_("Withdrawal refused"), REFUSED, polls=False, again=True),
    S.CANCELLED: StatusText(
        T.STOPPED,
        NOT_PAID,
        N_("Withdrawal cancelled"),
        N_("The money is still in your account."),
        polls=False,
        again=True,
    ),
    S.PAYOUT_FAILED: StatusText(T.CALM, NOT_SENT, N_("Payout failed"), COMES_BACK),
    S.RETURNING: StatusText(T.CALM, NOT_SENT, RETURNING, COMES_BACK),
    S.RETURN_UNKNOWN: StatusText(T.CALM, NOT_SENT, RETURNING, RETURN_SAFE),
    S.RETURNED: StatusText(
        T.STOPPED,
        NOT_SENT,
        N_("Returned to your account"),
        N_("The money could not be sent and is back in your account."),
        polls=False,
        again=True,
    ),
    S.REVIEW: StatusText(T.CALM, SECOND, N_("Being checked"), DEBIT_CHECKED, another=True),
}

STATUS_TEXTS: Mapping[PaymentType, Mapping[Status, StatusText]] = {
    PaymentType.DEPOSIT: _DEPOSITS,
    PaymentType.WITHDRAWAL: _WITHDRAWALS,
}

LOOKS_LIKE: Mapping[Status, Status] = {S.CREDITING: S.PAID, S.PAYING_OUT: S.DEBITED}
"""States that look like another one to the trader: a page that shows it need not be drawn anew."""

_HELD: Mapping[Status, StatusText] = {
    S.PAID: _DEPOSITS[S.REVIEW],
    S.REFUNDING: _DEPOSITS[S.REVIEW],
    S.APPROVED: replace(_WITHDRAWALS[S.REVIEW], cancel=CANCEL_WITHDRAWAL),
    **dict.fromkeys((S.DEBITED, S.PAYING_OUT), replace(_WITHDRAWALS[S.REVIEW], marks=THIRD)),
    S.RETURNING: replace(_WITHDRAWALS[S.REVIEW], marks=NOT_SENT),
}
"""The status of a payment that waits because it, or its user, is held."""


def may_show_hold(status: Status) -> bool:
    """True if a hold changes what the trader sees in this state."""
    return status in _HELD


BACK_FROM_PSP = StatusText(
    T.MOVING,
    FIRST,
    N_("Waiting for your payment"),
    N_(
        "We are waiting for word from the payment provider. If you have paid, do not pay again. "
        "If you have not, go back to cTrader and open the screen again."
    ),
)
"""The status while the PSP has not yet reported a result, and there is nothing here that could be done."""

PROCESSING_TEXT = StatusText(T.CALM, SECOND, N_("Being confirmed"), SAFE_LONGER)
"""The status of a payment that its payer has approved, until the PSP knows its end."""

OF_TRANSFERS: Mapping[str, StatusText] = {
    SENT: StatusText(
        T.MOVING,
        FIRST,
        N_("Waiting for your transfer"),
        N_("We look for it by its reference. You can leave this screen; it goes on without you."),
        cancel=CANCEL_DEPOSIT,
    ),
    CONFIRMING: StatusText(
        T.MOVING,
        FIRST,
        N_("Your money is on its way"),
        N_("{done} of {asked} confirmations. You can leave this screen; it goes on without you."),
    ),
}
"""The status of a transfer that its payer has sent, by the reason of the payment."""

OTHER_AMOUNT = N_(
    "We have received {received} instead of {amount}. Our team decides what to do with it. Nothing is lost, and you "
    "don't need to do anything."
)

UNAVAILABLE = StatusText(
    T.STOPPED,
    NOT_PAID,
    N_("Payment method not available"),
    N_("Nothing was taken. Our team has been told. Choose another payment method, or try again later."),
    again=True,
)
"""The status of a payment that its PSP would have taken from nobody."""

IN_LISTS: Mapping[Status, str] = {
    S.CREATED: N_("Getting ready"),
    S.AWAITING_PAYER: N_("Waiting for your payment"),
    S.PAID: N_("Being added to your account"),
    S.CREDITING: N_("Being added to your account"),
    S.CREDITED: N_("Added"),
    S.DECLINED: N_("Declined"),
    S.EXPIRED: N_("Not paid in time"),
    S.CREDIT_UNKNOWN: N_("Being confirmed"),
    S.CREDIT_REFUSED: N_("Being checked"),
    S.REFUNDING: N_("Being paid back"),
    S.REFUNDED: N_("Paid back"),
    S.REQUESTED: N_("Requested"),
    S.AWAITING_APPROVAL: N_("Waiting for approval"),
    S.APPROVED: N_("Approved"),
    S.DEBITING: N_("Being taken from your account"),
    S.DEBIT_UNKNOWN: N_("Being confirmed"),
    S.DEBITED: N_("On its way"),
    S.PAYING_OUT: N_("On its way"),
    S.PAID_OUT: N_("Paid out"),
    S.REFUSED: N_("Refused"),
    S.PAYOUT_FAILED: N_("Being returned to your account"),
    S.RETURNING: N_("Being returned to your account"),
    S.RETURNED: N_("Returned to your account"),
    S.RETURN_UNKNOWN: N_("Being confirmed"),
    S.CANCELLED: N_("Cancelled"),
    S.REVIEW: N_("Being checked"),
}
"""The status of a payment in a list, in a few words."""

STEPS: Mapping[PaymentType, tuple[str, str, str]] = {
    PaymentType.DEPOSIT: (N_("Payment"), N_("Added to account {login}"), N_("Back to cTrader")),
    PaymentType.WITHDRAWAL: (N_("Withdrawal request"), N_("Taken from account {login}"), N_("Sent to you")),
}
STEPS_OUTSIDE: Mapping[PaymentType, tuple[str, str, str]] = {
    PaymentType.DEPOSIT: (N_("Payment"), N_("Added to your account"), N_("Back to cTrader")),
    PaymentType.WITHDRAWAL: (N_("Withdrawal request"), N_("Taken from your account"), N_("Sent to you")),
}
"""The steps on the return page, which never names an account."""

REASONS: Mapping[str, str] = {
    "insufficient_funds": N_(
        "There is not enough money on the card or account that you paid with. "
        "Try a smaller amount or another payment method."
    ),
    "authentication_failed": N_(
        "Your bank could not confirm that it was you. Try again and follow your bank's steps, or use another card."
    ),
    "card_limit": N_(
        "This payment is above your card's limit. Try a smaller amount, another card, or try again tomorrow."
    ),
    "expired_card": N_("This card has expired. Use another card."),
    "wrong_card_details": N_("The card details are not right. Check the number, the date and the security code."),
    "card_not_supported": N_("This card cannot pay in this currency or this way. Use another card."),
    "merchant_blocked": N_(
        "Your bank does not allow this kind of payment with this card. Use another card or payment method."
    ),
    "card_restricted": N_("This card cannot be used. Use another card, or ask the bank that gave it to you."),
    "card_declined": N_(
        "Your bank declined this payment. Nothing was taken. Try again or choose another payment method."
    ),
    "ask_your_bank": N_(
        "Your bank wants to speak to you first. Call the number on your card, then try again, or use another card."
    ),
    "try_again_later": N_("Your bank could not be reached. Nothing was taken. Try again in a few minutes."),
    "duplicate": N_(
        "A payment of the same amount was made a moment ago. Look at your last payments before you pay again."
    ),
    "amount_too_small": N_("This amount is too small for a card payment. Enter a larger one."),
    "amount_too_large": N_("This amount is too large for a card payment. Enter a smaller one."),
    "too_many_declines": N_(
        "This payment was declined too often and has ended. Nothing was taken. Ask your bank before you try again."
    ),
    "NOT_ENOUGH_MONEY": N_("There was not enough free money in your trading account. Try a smaller amount."),
}
"""Reasons that tell the trader more than the status does, each with a next step."""


def text_of(payment: Payment, has_step: bool = False, outside: bool = False, held: bool = False) -> StatusText:
    """The status of a payment in words; `outside` on the return page, `has_step` if there is something to do here.

    A payer is never asked to pay where there is nothing to pay with, or when it may have been paid already.
    """
    if held and may_show_hold(payment.status):
        return _HELD[payment.status]
    if payment.status is Status.AWAITING_PAYER and payment.reason == PROCESSING:
        return PROCESSING_TEXT
    if payment.status is Status.AWAITING_PAYER and (found := OF_TRANSFERS.get(payment.reason.partition(":")[0])):
        return found
    if outside and payment.status in (Status.CREATED, Status.AWAITING_PAYER):
        return BACK_FROM_PSP
    if payment.status is Status.DECLINED and payment.reason == "method_unavailable":
        return UNAVAILABLE
    if payment.status is Status.AWAITING_PAYER and not has_step:
        return replace(BACK_FROM_PSP, cancel=CANCEL_DEPOSIT)
    found = STATUS_TEXTS[payment.kind][payment.status]
    return replace(found, text=OTHER_AMOUNT) if has_other_amount(payment) else found


def has_other_amount(payment: Payment) -> bool:
    """True if people decide about a deposit of which another amount has arrived."""
    other = payment.captured is not None and not payment.captured.same_as(payment.money)
    return other and payment.status is Status.REVIEW and payment.kind is PaymentType.DEPOSIT


def values_of(payment: Payment) -> dict[str, object]:
    """What the words of a status may name."""
    done, _, asked = payment.reason.partition(":")[2].partition("/")
    return {"amount": payment.money, "received": payment.captured or "", "done": done, "asked": asked}


def in_list(payment: Payment, held: bool) -> tuple[Tone, str]:
    """The tone and the status of a payment in a list, in a few words."""
    if held and may_show_hold(payment.status):
        return _HELD[payment.status].tone, IN_LISTS[S.REVIEW]
    processing = payment.status is Status.AWAITING_PAYER and payment.reason == PROCESSING
    words = PROCESSING_TEXT.title if processing else IN_LISTS[payment.status]
    return STATUS_TEXTS[payment.kind][payment.status].tone, words


def words_for(reason: str) -> str:
    """The sentence for a payment's reason, which may carry the PSP's own code after a colon; empty for others."""
    return REASONS.get(reason.partition(":")[0], "")
