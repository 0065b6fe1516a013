"""The status card of a payment, on the screens and on the page after a hand-off."""

from dataclasses import dataclass

from inapp.cashier import Cashier
from inapp.domain.model import Method, NextStep, Payment, UiMode, WatchedPayment
from inapp.domain.states import Status
from inapp.web.status_texts import BACK_FROM_PSP, STATUS_TEXTS, STEPS, STEPS_OUTSIDE, Mark, StatusText, Tone, words_for


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that the status card shows.

    `go` is where the browser goes by itself, after `after` milliseconds. A `frameless` step leads to a page that
    refuses frames, and opens in a tab of its own where the screen stands in one.
    """

    payment: Payment
    look: StatusText
    text: str
    steps: tuple[tuple[str, Mark], ...]
    method: Method | None
    step: NextStep | None = None
    frameless: bool = False
    notice: str = ""
    go: str = ""
    after: int = 0
    stays: bool = False
    outside: bool = False

    @property
    def seen(self) -> str:
        """What the browser sends back with a poll, so that an unchanged card is not drawn again."""
        return seen_as(self.payment, bool(self.step))


def seen_as(payment: Payment | WatchedPayment, step: bool) -> str:
    """What stands for a card with or without its step: its state, and which way its payer takes."""
    return f"{payment.status.value}.{payment.ui_mode}" if step else payment.status.value


def method_of(cashier: Cashier, payment: Payment) -> Method | None:
    """The method that a payment was made with, None if its adapter is gone."""
    psp = cashier.psps.get(payment.psp)
    return next((m for m in psp.methods if m.key == payment.method), None) if psp else None


def _is_frameless(cashier: Cashier, payment: Payment, method: Method | None) -> bool:
    """Whether a payment that goes on in the same window could not have gone that way from inside a frame."""
    psp = cashier.psps.get(payment.psp)
    same_window = UiMode.REDIRECT
    return bool(psp and method and payment.ui_mode == same_window and psp.ui_mode(method, True) is not same_window)


def card_of(
    cashier: Cashier,
    payment: Payment,
    *,
    success_url: str,
    step: NextStep | None = None,
    framed: bool = False,
    notice: str = "",
    just_started: bool = False,
    stays: bool = False,
) -> Card:
    """The card of a payment on the screens. With `stays` the browser is not sent on once it is done."""
    look, method = STATUS_TEXTS[payment.kind][payment.status], method_of(cashier, payment)
    leaves = look.leaves and not stays
    frameless = _is_frameless(cashier, payment, method)
    redirects = just_started and step and step.ui_mode is UiMode.REDIRECT and not (framed and frameless)
    return Card(
        payment=payment,
        look=look,
        text=(look.tone is Tone.STOPPED and words_for(payment.reason)) or look.text,
        steps=tuple(zip(STEPS[payment.kind], look.marks, strict=True)),
        method=method,
        step=step,
        frameless=frameless,
        notice=notice,
        go=success_url if leaves else step.url if redirects and step else "",
        after=1200 if leaves else 300,
        stays=stays,
    )


def card_outside(cashier: Cashier, payment: Payment, *, success_url: str) -> Card:
    """The card on the page after a hand-off: no account, nothing to start or to stop."""
    look = STATUS_TEXTS[payment.kind][payment.status]
    if payment.status in (Status.CREATED, Status.AWAITING_PAYER):
        look = BACK_FROM_PSP
    method = method_of(cashier, payment)
    leaves = look.leaves and payment.ui_mode == UiMode.REDIRECT
    return Card(
        payment=payment,
        look=look,
        text=look.text,
        steps=tuple(zip(STEPS_OUTSIDE[payment.kind], look.marks, strict=True)),
        method=method,
        go=success_url if leaves else "",
        after=1200,
        outside=True,
    )
