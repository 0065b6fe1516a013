"""What each state of a payment looks like to the trader: literal tables of words and marks."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from inapp.domain.states import PaymentType, Status
from inapp.domain.text import N_


class Tone(StrEnum):
    """The colour and the picture of a card."""

    MOVING = "moving"
    CALM = "calm"
    GOOD = "good"
    STOPPED = "stopped"


class Mark(StrEnum):
    """How far one of the three steps is."""

    WAITING = "waiting"
    NOW = "now"
    DONE = "done"
    STOPPED = "stopped"

    @property
    def words(self) -> str:
        """The mark for those who cannot see it."""
        return _MARK_WORDS[self]


_MARK_WORDS: Mapping[Mark, str] = {
    Mark.WAITING: N_("waiting"),
    Mark.NOW: N_("in progress"),
    Mark.DONE: N_("done"),
    Mark.STOPPED: N_("stopped"),
}


@dataclass(frozen=True, slots=True)
class StatusText:
    """One state in words and pictures. `polls`: it may still change by itself."""

    tone: Tone
    marks: tuple[Mark, Mark, Mark]
    title: str
    text: str
    polls: bool = True
    leaves: bool = False
    again: bool = False
    another: bool = False
    cancel: str = ""


W, N, D, X = Mark.WAITING, Mark.NOW, Mark.DONE, Mark.STOPPED
S = Status

SAFE = N_("Your payment is being confirmed. Your money is safe. Do not pay again.")
SAFE_LONGER = N_(
    "This can take a few minutes. Your money is safe. Do not pay again. "
    "You can leave this screen; it goes on without you."
)
CHECKED = N_(
    "Our team is checking this payment. Your money is safe. Do not pay again. "
    "If you contact us, give the reference below."
)

DEPOSIT_LOOKS: Mapping[Status, StatusText] = {
    S.CREATED: StatusText(
        Tone.MOVING, (N, W, W), N_("Getting ready"), N_("We are setting up your payment."), cancel=N_("Cancel payment")
    ),
    S.AWAITING_PAYER: StatusText(
        Tone.MOVING,
        (N, W, W),
        N_("Complete your payment"),
        N_("Follow the step below. Nothing is taken before you approve it."),
        cancel=N_("Cancel payment"),
    ),
    S.PAID: StatusText(Tone.MOVING, (D, N, W), N_("Payment received"), SAFE),
    S.CREDITING: StatusText(Tone.MOVING, (D, N, W), N_("Payment received"), SAFE),
    S.CREDITED: StatusText(
        Tone.GOOD, (D, D, N), N_("Deposit complete"), N_("The money is in your account."), polls=False, leaves=True
    ),
    S.CREDIT_UNKNOWN: StatusText(Tone.CALM, (D, N, W), N_("Being confirmed"), SAFE_LONGER),
    S.CREDIT_REFUSED: StatusText(Tone.CALM, (D, N, W), N_("Being checked"), CHECKED),
    S.REVIEW: StatusText(Tone.CALM, (D, N, W), N_("Being checked"), CHECKED, another=True),
    S.DECLINED: StatusText(
        Tone.STOPPED,
        (X, W, W),
        N_("Payment declined"),
        N_("Nothing was added to your account. Try again or choose another payment method."),
        again=True,
    ),
    S.EXPIRED: StatusText(
        Tone.STOPPED,
        (X, W, W),
        N_("Not paid in time"),
        N_("If you have paid, it will still be added: do not pay again. If not, start again."),
        again=True,
    ),
    S.CANCELLED: StatusText(
        Tone.STOPPED, (X, W, W), N_("Payment cancelled"), N_("You can start again at any time."), again=True
    ),
    S.REFUNDING: StatusText(
        Tone.CALM, (D, X, W), N_("Being paid back"), N_("The money is on its way back to you."), another=True
    ),
    S.REFUNDED: StatusText(
        Tone.STOPPED,
        (D, X, W),
        N_("Paid back"),
        N_("The money went back the way it came."),
        polls=False,
        again=True,
    ),
}

WITHDRAWAL_LOOKS: Mapping[Status, StatusText] = {
    S.REQUESTED: StatusText(
        Tone.MOVING,
        (D, N, W),
        N_("Request received"),
        N_("We will take the amount from your account in a moment."),
        cancel=N_("Cancel withdrawal"),
    ),
    S.AWAITING_APPROVAL: StatusText(
        Tone.CALM,
        (D, N, W),
        N_("Waiting for approval"),
        N_("Our team approves this withdrawal first. You can leave this screen; it goes on without you."),
        cancel=N_("Cancel withdrawal"),
    ),
    S.APPROVED: StatusText(
        Tone.MOVING,
        (D, N, W),
        N_("Withdrawal approved"),
        N_("We will take the amount from your account in a moment."),
        cancel=N_("Cancel withdrawal"),
    ),
    S.DEBITING: StatusText(
        Tone.MOVING, (D, N, W), N_("Being taken from your account"), N_("Please wait. Do not request it again.")
    ),
    S.DEBIT_UNKNOWN: StatusText(
        Tone.CALM,
        (D, N, W),
        N_("Being confirmed"),
        N_(
            "Your withdrawal is being confirmed. This can take a few minutes. "
            "Your money is safe. Do not request it again."
        ),
    ),
    S.DEBITED: StatusText(
        Tone.GOOD,
        (D, D, N),
        N_("On its way"),
        N_("The amount has left your account and is on its way to you."),
        leaves=True,
        another=True,
    ),
    S.PAYING_OUT: StatusText(
        Tone.GOOD,
        (D, D, N),
        N_("On its way"),
        N_("The amount has left your account and is on its way to you."),
        leaves=True,
        another=True,
    ),
    S.PAID_OUT: StatusText(
        Tone.GOOD, (D, D, D), N_("Paid out"), N_("The money was sent to you."), leaves=True, again=True
    ),
    S.REFUSED: StatusText(
        Tone.STOPPED,
        (X, W, W),
        N_("Withdrawal refused"),
        N_("The money is still in your account. Contact us if you have a question."),
        polls=False,
        again=True,
    ),
    S.CANCELLED: StatusText(
        Tone.STOPPED,
        (X, W, W),
        N_("Withdrawal cancelled"),
        N_("The money is still in your account."),
        polls=False,
        again=True,
    ),
    S.PAYOUT_FAILED: StatusText(
        Tone.CALM,
        (D, D, X),
        N_("Payout failed"),
        N_("The money could not be sent and is being returned to your account."),
    ),
    S.RETURNING: StatusText(
        Tone.CALM,
        (D, D, X),
        N_("Being returned to your account"),
        N_("The money could not be sent and is being returned to your account."),
    ),
    S.RETURN_UNKNOWN: StatusText(
        Tone.CALM,
        (D, D, X),
        N_("Being returned to your account"),
        N_("The return is being confirmed. This can take a few minutes. Your money is safe."),
    ),
    S.RETURNED: StatusText(
        Tone.STOPPED,
        (D, D, X),
        N_("Returned to your account"),
        N_("The money could not be sent and is back in your account."),
        polls=False,
        again=True,
    ),
    S.REVIEW: StatusText(
        Tone.CALM,
        (D, N, W),
        N_("Being checked"),
        N_("Our team is checking this withdrawal. Your money is safe. If you contact us, give the reference below."),
        another=True,
    ),
}

STATUS_TEXTS: Mapping[PaymentType, Mapping[Status, StatusText]] = {
    PaymentType.DEPOSIT: DEPOSIT_LOOKS,
    PaymentType.WITHDRAWAL: WITHDRAWAL_LOOKS,
}

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
"""The state of a payment in a few words, beside others."""

STEPS: Mapping[PaymentType, tuple[str, str, str]] = {
    PaymentType.DEPOSIT: (N_("Payment"), N_("Added to account {login}"), N_("Back to cTrader")),
    PaymentType.WITHDRAWAL: (N_("Withdrawal request"), N_("Taken from account {login}"), N_("Sent to you")),
}
STEPS_OUTSIDE: Mapping[PaymentType, tuple[str, str, str]] = {
    PaymentType.DEPOSIT: (N_("Payment"), N_("Added to your account"), N_("Back to cTrader")),
    PaymentType.WITHDRAWAL: (N_("Withdrawal request"), N_("Taken from your account"), N_("Sent to you")),
}
"""The same on the page after a hand-off, which never names an account."""

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
    "NOT_ENOUGH_MONEY": N_("There was not enough free money in your trading account. Try a smaller amount."),
}
"""Reasons that tell the trader more than the state does, each with a next step."""


def words_for(reason: str) -> str:
    """The sentence for a payment's reason, which may carry the PSP's own code behind a colon, else nothing."""
    return REASONS.get(reason.partition(":")[0], "")


BACK_FROM_PSP = StatusText(
    Tone.MOVING,
    (N, W, W),
    N_("Waiting for your payment"),
    N_(
        "We are waiting for word from the payment provider. If you have paid, do not pay again. "
        "If you have not, go back to cTrader and open the screen again."
    ),
)
"""The page after a hand-off, while the payment provider has not told us anything yet."""
