"""The appearance of each payment status to the trader: literal tables of words, marks and pictures."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from inapp.domain.model import Payment
from inapp.domain.states import CONFIRMING, PROCESSING, SENT, PaymentType, Status, may_be_paid
from inapp.domain.text import N_


class Tone(StrEnum):
    """Whose turn it is, or how it ended: the colour and the picture of a status."""

    YOURS = "yours"  # the trader's: the step stands there, and nothing turns
    BANK = "bank"
    MOVING = "moving"  # ours
    CALM = "calm"  # a person's, or nobody knows
    SENT = "sent"  # on its way, perhaps for days
    GOOD = "good"
    STOPPED = "stopped"
    ENDED = "ended"  # as the trader wished, or without anything taken


OVER = frozenset({Tone.STOPPED, Tone.ENDED})
"""A payment that came to nothing, after which the trader may try again."""


class Mark(StrEnum):
    """The progress of one of the steps."""

    WAITING = "waiting"
    NOW = "now"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class StatusText:
    """One status in words and marks.

    `steps` are the marks of the first steps; those after them are not shown, because they will not come or nobody knows
    about them. `polls`: it may still change by itself. `leaves`: the browser goes back to cTrader. `again` offers a new
    payment, and `cancel` is the label of a button that stops this one. Texts may name the `days` that people need.
    """

    tone: Tone
    steps: tuple[Mark, ...]
    title: str
    text: str
    polls: bool = True
    leaves: bool = False
    again: bool = False
    cancel: str = ""


S, T = Status, Tone
W, N, D, X = Mark.WAITING, Mark.NOW, Mark.DONE, Mark.STOPPED
FIRST, BOTH_COMING, SECOND, ALL = (N, W), (W, W), (D, N), (D, D)
NOT_FIRST, NOT_SECOND, NOT_FURTHER, NOT_KNOWN = (X,), (D, X), (D,), ()

CANCEL_DEPOSIT, CANCEL_WITHDRAWAL = N_("Cancel payment"), N_("Cancel withdrawal")
TAKES_MINUTES = N_(
    "This can take a few minutes. Your money is safe. Do not pay again. "
    "You can leave this screen; it goes on without you."
)
CHECKED = N_("Your money is safe. Do not pay again. We need up to {days}. You don't need to do anything.")
SOON = N_("Nothing has been taken yet. It takes a moment; you can leave this screen.")
STILL_ADDED = N_("If you have paid, it will still be added, and you don't need to do anything. If not, start again.")
COMES_BACK = N_("The money could not be sent and is being returned to your account. You don't need to do anything.")
BEING_CHECKED, BEING_CONFIRMED = N_("Being checked"), N_("Being confirmed")
BEING_RETURNED = N_("Being returned to your account")
ADDING = StatusText(T.MOVING, SECOND, N_("Adding it to your account"), N_("Payment received. Usually a few seconds."))
ON_ITS_WAY = StatusText(
    T.SENT,
    SECOND,
    N_("On its way"),
    N_("The amount has left your account and is on its way to you. You don't need to do anything."),
    again=True,
)

_DEPOSITS: Mapping[Status, StatusText] = {
    S.CREATED: StatusText(
        T.MOVING, FIRST, N_("Getting ready"), N_("We are setting up your payment."), cancel=CANCEL_DEPOSIT
    ),
    S.AWAITING_PAYER: StatusText(T.YOURS, FIRST, N_("Pay {amount}"), "", cancel=CANCEL_DEPOSIT),
    S.PAID: ADDING,
    S.CREDITING: ADDING,
    S.CREDITED: StatusText(
        T.GOOD, ALL, N_("Deposit complete"), N_("The money is in your account."), polls=False, leaves=True, again=True
    ),
    S.CREDIT_UNKNOWN: StatusText(T.CALM, SECOND, BEING_CONFIRMED, TAKES_MINUTES),
    S.CREDIT_REFUSED: StatusText(T.CALM, SECOND, BEING_CHECKED, CHECKED),
    S.REVIEW: StatusText(T.CALM, SECOND, BEING_CHECKED, CHECKED, again=True),
    S.DECLINED: StatusText(
        T.STOPPED,
        NOT_FIRST,
        N_("Payment declined"),
        N_("Nothing was added to your account. Try again or choose another payment method."),
        again=True,
    ),
    S.EXPIRED: StatusText(
        T.ENDED,
        NOT_FIRST,
        N_("Not paid in time"),
        STILL_ADDED,
        again=True,
    ),
    S.CANCELLED: StatusText(T.ENDED, NOT_FIRST, N_("Payment cancelled"), N_("Nothing was taken."), again=True),
    S.REFUNDING: StatusText(
        T.CALM, NOT_SECOND, N_("Being paid back"), N_("The money is on its way back to you."), again=True
    ),
    S.REFUNDED: StatusText(
        T.ENDED, NOT_SECOND, N_("Paid back"), N_("The money went back the way it came."), polls=False, again=True
    ),
}

_WITHDRAWALS: Mapping[Status, StatusText] = {
    S.REQUESTED: StatusText(T.MOVING, BOTH_COMING, N_("Request received"), SOON, cancel=CANCEL_WITHDRAWAL),
    S.AWAITING_APPROVAL: StatusText(
        T.CALM,
        (N, W, W),
        N_("Waiting for approval"),
        N_("Nothing has been taken yet. You don't need to do anything, and you can leave this screen."),
        cancel=CANCEL_WITHDRAWAL,
    ),
    S.APPROVED: StatusText(T.MOVING, BOTH_COMING, N_("Withdrawal approved"), SOON, cancel=CANCEL_WITHDRAWAL),
    S.DEBITING: StatusText(T.MOVING, FIRST, N_("Being taken from your account"), N_("Usually a few seconds.")),
    S.DEBIT_UNKNOWN: StatusText(
        T.CALM,
        FIRST,
        BEING_CONFIRMED,
        N_(
            "This can take a few minutes. You don't need to do anything; please do not request it again. "
            "You can leave this screen."
        ),
    ),
    S.DEBITED: ON_ITS_WAY,
    S.PAYING_OUT: ON_ITS_WAY,
    S.PAID_OUT: StatusText(T.GOOD, ALL, N_("Paid out"), N_("The money was sent to you."), leaves=True, again=True),
    S.REFUSED: StatusText(
        T.STOPPED,
        NOT_FIRST,
        N_("Withdrawal refused"),
        N_("Nothing was taken. The money is still in your account."),
        polls=False,
        again=True,
    ),
    S.CANCELLED: StatusText(
        T.STOPPED,
        NOT_FIRST,
        N_("Withdrawal cancelled"),
        N_("Nothing was taken. The money is still in your account."),
        polls=False,
        again=True,
    ),
    S.PAYOUT_FAILED: StatusText(T.CALM, NOT_SECOND, BEING_RETURNED, COMES_BACK),
    S.RETURNING: StatusText(T.CALM, NOT_SECOND, BEING_RETURNED, COMES_BACK),
    S.RETURN_UNKNOWN: StatusText(
        T.CALM,
        NOT_SECOND,
        BEING_RETURNED,
        N_("The return is being confirmed. This can take a few minutes. You don't need to do anything."),
    ),
    S.RETURNED: StatusText(
        T.STOPPED,
        NOT_SECOND,
        N_("Returned to your account"),
        N_("The money could not be sent and is back in your account."),
        polls=False,
        again=True,
    ),
    S.REVIEW: StatusText(
        T.CALM,
        NOT_KNOWN,
        BEING_CHECKED,
        N_("Your money is safe. We need up to {days}. You don't need to do anything."),
        again=True,
    ),
}

STATUS_TEXTS: Mapping[PaymentType, Mapping[Status, StatusText]] = {
    PaymentType.DEPOSIT: _DEPOSITS,
    PaymentType.WITHDRAWAL: _WITHDRAWALS,
}

LOOKS_LIKE: Mapping[Status, Status] = {S.CREDITING: S.PAID, S.PAYING_OUT: S.DEBITED}
"""States that look like another one to the trader: a page that shows it need not be drawn anew."""

_HELD: Mapping[Status, StatusText] = {
    S.PAID: _DEPOSITS[S.REVIEW],
    S.REFUNDING: replace(_DEPOSITS[S.REVIEW], steps=NOT_SECOND),
    S.APPROVED: replace(_WITHDRAWALS[S.REVIEW], steps=BOTH_COMING, cancel=CANCEL_WITHDRAWAL),
    **dict.fromkeys((S.DEBITED, S.PAYING_OUT), replace(_WITHDRAWALS[S.REVIEW], steps=SECOND)),
    S.RETURNING: replace(_WITHDRAWALS[S.REVIEW], steps=NOT_SECOND),
}
"""The status of a payment that waits because it, or its user, is held."""


def may_show_hold(status: Status) -> bool:
    """True if a hold changes what the trader sees in this state."""
    return status in _HELD


BACK_FROM_PSP = StatusText(
    T.BANK,
    FIRST,
    N_("Waiting for your payment"),
    N_(
        "We are waiting for word from the payment provider. If you have paid, you don't need to do anything. "
        "If you have not, go back to cTrader and open the screen again."
    ),
)
"""The status while the PSP has not yet reported a result, and there is nothing here that could be done."""

PROCESSING_TEXT = StatusText(
    T.BANK,
    FIRST,
    N_("Waiting for your bank"),
    N_("You have confirmed. This usually takes under a minute; you can leave this screen."),
    cancel=CANCEL_DEPOSIT,
)
"""The status of a payment that its payer has approved, until the PSP knows its end."""

CANCELLED_BY_TRADER: Mapping[PaymentType, StatusText] = {
    kind: replace(table[S.CANCELLED], tone=T.ENDED, title=N_("You cancelled"), text=N_("Nothing was taken."))
    for kind, table in STATUS_TEXTS.items()
}

OF_TRANSFERS: Mapping[str, StatusText] = {
    SENT: StatusText(
        T.BANK,
        FIRST,
        N_("Waiting for your transfer"),
        N_("We look for it by its reference. You can leave this screen; it goes on without you."),
        cancel=CANCEL_DEPOSIT,
    ),
    CONFIRMING: StatusText(
        T.BANK,
        FIRST,
        N_("Your money is on its way"),
        N_("{done} of {asked} confirmations. You can leave this screen; it goes on without you."),
    ),
}
"""The status of a transfer that its payer has sent, by the reason of the payment."""

OTHER_AMOUNT = N_(
    "We have received {received} instead of {amount}. Nothing is lost. Our team decides what to do with it "
    "within {days}; you don't need to do anything."
)

UNAVAILABLE = StatusText(
    T.STOPPED,
    NOT_FIRST,
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

_PAY: Mapping[Mark, str] = {N: N_("Your payment"), D: N_("Paid"), X: N_("Not paid")}
_ADD: Mapping[Mark, str] = {
    W: N_("To be added to {login}"),
    N: N_("Being added to {login}"),
    D: N_("Added to {login}"),
    X: N_("Not added to {login}"),
}
_APPROVE: Mapping[Mark, str] = {N: N_("Approval by {broker}, usually within {days}"), X: N_("Not approved")}
_TAKE: Mapping[Mark, str] = {
    W: N_("To be taken from {login}"),
    N: N_("Being taken from {login}"),
    D: N_("Taken from {login}"),
    X: N_("Not taken from {login}"),
}
_SEND: Mapping[Mark, str] = {
    W: N_("To be sent to you"),
    N: N_("Being sent to you"),
    D: N_("Sent to you"),
    X: N_("Not sent to you"),
}
_ADD_OUTSIDE: Mapping[Mark, str] = {
    W: N_("To be added to your account"),
    N: N_("Being added to your account"),
    D: N_("Added to your account"),
    X: N_("Not added to your account"),
}

STEPS: Mapping[PaymentType, tuple[Mapping[Mark, str], ...]] = {
    PaymentType.DEPOSIT: (_PAY, _ADD),
    PaymentType.WITHDRAWAL: (_TAKE, _SEND),
}
"""The steps of the money, each with its words by its mark."""
STEPS_WITH_APPROVAL = (_APPROVE, _TAKE, _SEND)
"""The steps of a withdrawal that a person decides on."""
STEPS_OUTSIDE: Mapping[PaymentType, tuple[Mapping[Mark, str], ...]] = {
    PaymentType.DEPOSIT: (_PAY, _ADD_OUTSIDE),
    PaymentType.WITHDRAWAL: (),
}
"""The steps on the return page, which never names an account."""


def steps_of(payment: Payment, status_text: StatusText, outside: bool = False) -> list[tuple[str, Mark]]:
    """The steps to show of a payment, each in words and with its mark."""
    decided = payment.status in (S.AWAITING_APPROVAL, S.REFUSED)
    steps = STEPS_OUTSIDE[payment.kind] if outside else STEPS_WITH_APPROVAL if decided else STEPS[payment.kind]
    return [(words[mark], mark) for words, mark in zip(steps, status_text.steps, strict=False)]


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


def text_of(
    payment: Payment, has_step: bool = False, outside: bool = False, held: bool = False, by_trader: bool = False
) -> StatusText:
    """The status of a payment in words; `outside` on the return page, `has_step` if there is something to do here.

    `by_trader` says who cancelled it. A payer is never asked to pay where there is nothing to pay with, or when it may
    have been paid already.
    """
    if held and may_show_hold(payment.status):
        return _HELD[payment.status]
    if is_at_bank(payment):
        return PROCESSING_TEXT
    if payment.status is Status.AWAITING_PAYER and (found := OF_TRANSFERS.get(payment.reason.partition(":")[0])):
        return found
    if outside and payment.status in (Status.CREATED, Status.AWAITING_PAYER):
        return BACK_FROM_PSP
    if payment.status is Status.DECLINED and payment.reason == "method_unavailable":
        return UNAVAILABLE
    if payment.status is Status.CANCELLED:
        ended = CANCELLED_BY_TRADER[payment.kind] if by_trader else STATUS_TEXTS[payment.kind][S.CANCELLED]
        may = payment.kind is PaymentType.DEPOSIT and may_be_paid(payment.reason)
        return replace(ended, text=STILL_ADDED, steps=NOT_KNOWN) if may else ended
    if payment.status is Status.AWAITING_PAYER and not has_step:
        return replace(BACK_FROM_PSP, cancel=CANCEL_DEPOSIT)
    found = STATUS_TEXTS[payment.kind][payment.status]
    if payment.status is Status.EXPIRED and may_be_paid(payment.reason):
        return replace(found, steps=NOT_KNOWN)
    if has_other_amount(payment):
        return replace(found, text=OTHER_AMOUNT, steps=NOT_FURTHER)
    return replace(found, steps=NOT_KNOWN) if found is _DEPOSITS[S.REVIEW] and payment.captured is None else found


def has_other_amount(payment: Payment) -> bool:
    """True if people decide about a deposit of which another amount has arrived."""
    other = payment.captured is not None and not payment.captured.same_as(payment.money)
    return other and payment.status is Status.REVIEW and payment.kind is PaymentType.DEPOSIT


def values_of(payment: Payment) -> dict[str, object]:
    """What the words of a status may name."""
    done, _, asked = payment.reason.partition(":")[2].partition("/")
    return {"amount": payment.money, "received": payment.captured or "", "done": done, "asked": asked}


def is_at_bank(payment: Payment) -> bool:
    """True if the payer has approved a deposit of which the PSP does not know the end yet."""
    return payment.status is Status.AWAITING_PAYER and payment.reason == PROCESSING


def in_list(payment: Payment, held: bool) -> tuple[Tone, str]:
    """The tone and the status of a payment in a list, in a few words."""
    if held and may_show_hold(payment.status):
        return _HELD[payment.status].tone, IN_LISTS[S.REVIEW]
    words = PROCESSING_TEXT.title if is_at_bank(payment) else IN_LISTS[payment.status]
    return STATUS_TEXTS[payment.kind][payment.status].tone, words


def words_for(reason: str) -> str:
    """The sentence for a payment's reason, which may carry the PSP's own code after a colon; empty for others."""
    return REASONS.get(reason.partition(":")[0], "")
