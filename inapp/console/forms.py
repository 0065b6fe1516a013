"""How the console writes values: moments where the broker is, ages, amounts, and words for states."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from markupsafe import Markup

from inapp.console.current import current_cashier, current_staff_settings
from inapp.console.texts import t
from inapp.console.words import KINDS, STATES
from inapp.domain.model import Payment
from inapp.domain.money import Money
from inapp.domain.states import PaymentType, Status
from inapp.domain.text import N_

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
_TIME = Markup('<time datetime="{}" title="{}">{}</time>')
_CHIP = Markup('<span class="chip {}">{}</span>')
_COPIED = Markup('<code class="id" data-copy>{}</code>')


def zone() -> tzinfo:
    """The broker's time zone."""
    return ZoneInfo(current_staff_settings().zone)


def when(at: int | None, seconds: bool = False) -> Markup | str:
    """A moment in the broker's zone; its title tells UTC."""
    if not at:
        return "–"
    here, utc = (datetime.fromtimestamp(at / 1000, one) for one in (zone(), UTC))
    return _TIME.format(
        utc.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        f"{utc:%Y-%m-%d %H:%M:%S} UTC",
        f"{here:%Y-%m-%d %H:%M:%S}" if seconds else f"{here:%Y-%m-%d %H:%M}",
    )


def when_text(at: int) -> str:
    """A moment in the broker's zone, in words alone."""
    return f"{datetime.fromtimestamp(at / 1000, zone()):%Y-%m-%d %H:%M}"


def span(milliseconds: int) -> str:
    """A duration in its largest unit, rounded down: `3 h`."""
    for size, text in ((DAY, N_("{count} d")), (HOUR, N_("{count} h"))):
        if milliseconds >= size:
            return t(text, count=milliseconds // size)
    return t(N_("{count} min"), count=max(0, milliseconds) // MINUTE)


def age(at: int | None) -> str:
    """How long ago a moment was."""
    return span(current_cashier().clock.now() - at) if at else "–"


def money(value: Money | None) -> Markup | str:
    """An amount with its currency, the figures in groups of three."""
    if value is None:
        return "–"
    return amount(value.text, value.currency)


def amount(text: str, currency: str) -> Markup:
    """The same of plain decimal text."""
    return Markup('<span class="money">{} <small>{}</small></span>').format(_grouped(text), currency)


def written(value: Money | None) -> str:
    """An amount with its currency within a sentence: `2,500.00 USD`."""
    return f"{_grouped(value.text)} {value.currency}" if value else "–"


def _grouped(text: str) -> str:
    whole, mark, part = text.lstrip("-").partition(".")
    sign = "\u2212" if text.startswith("-") else ""
    return f"{sign}{int(whole):,}{mark}{part}"


def method_name(key: str) -> str:
    """A method as traders read it; its key if no provider offers it any more."""
    names = (one.name for psp in current_cashier().psps.values() for one in psp.methods if one.key == key)
    return t(next(names, key))


def state(status: Status) -> Markup:
    """The state of a payment in words, with the colour of whose turn it is."""
    return _CHIP.format(STATES[status][1], state_text(status))


def state_text(status: Status) -> str:
    """The same in words alone."""
    return t(STATES[status][0])


def why(payment: Payment) -> str:
    """What makes a payment wait or how it ended, in a few words: what arrived instead, or the reason that is kept."""
    if payment.captured and not payment.captured.same_as(payment.money):
        return t(N_("{amount} arrived"), amount=written(payment.captured))
    return payment.reason


def kind_text(kind: PaymentType) -> str:
    """Deposit or withdrawal."""
    text = t(KINDS[kind])
    return text[:1].upper() + text[1:]


def copied(text: object) -> Markup:
    """An id that a press copies."""
    return _COPIED.format(text)


FILTERS = {
    "when": when,
    "span": span,
    "age": age,
    "money": money,
    "state": state,
    "kind": kind_text,
    "state_text": state_text,
    "id": copied,
    "method": method_name,
    "why": why,
}
