"""The status card of a payment, on the screens and on the page after a hand-off."""

from dataclasses import dataclass

from inapp.domain.model import HandOff, Method, NextStep, Payment
from inapp.domain.ports import Parts
from inapp.domain.states import Status
from inapp.web.looks import BACK_FROM_PSP, LOOKS, STEPS, STEPS_OUTSIDE, Look, Mark, Tone, words_for


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that the status card shows.

    `go` is where the browser goes by itself, after `after` milliseconds. A `frameless` step leads to a page that
    refuses frames, and opens in a tab of its own where the screen stands in one.
    """

    payment: Payment
    look: Look
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


def seen_as(payment: Payment, step: bool) -> str:
    """What stands for a card with or without its step: its state, and which way its payer takes."""
    return f"{payment.status.value}.{payment.hand_off}" if step else payment.status.value


def method_of(parts: Parts, payment: Payment) -> Method | None:
    """The method that a payment was made with, None if its adapter is gone."""
    psp = parts.psps.get(payment.psp)
    return next((m for m in psp.methods if m.key == payment.method), None) if psp else None


def _is_frameless(parts: Parts, payment: Payment, method: Method | None) -> bool:
    """Whether a payment that goes on in the same window could not have gone that way from inside a frame."""
    psp = parts.psps.get(payment.psp)
    same_window = HandOff.REDIRECT
    return bool(psp and method and payment.hand_off == same_window and psp.hand_off(method, True) is not same_window)


def card_of(
    parts: Parts,
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
    look, method = LOOKS[payment.kind][payment.status], method_of(parts, payment)
    leaves = look.leaves and not stays
    frameless = _is_frameless(parts, payment, method)
    redirects = just_started and step and step.hand_off is HandOff.REDIRECT and not (framed and frameless)
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


def card_outside(parts: Parts, payment: Payment, *, success_url: str) -> Card:
    """The card on the page after a hand-off: no account, nothing to start or to stop."""
    look = LOOKS[payment.kind][payment.status]
    if payment.status in (Status.CREATED, Status.AWAITING_PAYER):
        look = BACK_FROM_PSP
    method = method_of(parts, payment)
    leaves = look.leaves and payment.hand_off == HandOff.REDIRECT
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
