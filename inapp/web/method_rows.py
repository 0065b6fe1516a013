"""The rows of payment methods: what a trader reads of each, which ones fold away, and how a long list is grouped."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import PurePath

from flask import current_app, request
from markupsafe import Markup

from inapp.domain.attempts import HOUR
from inapp.domain.durations import Duration, Unit
from inapp.domain.fields import Field
from inapp.domain.methods import BRANDS, Fee, Group, Method
from inapp.domain.model import TradingAccount
from inapp.domain.money import Money
from inapp.domain.states import PaymentType
from inapp.domain.text import N_
from inapp.payments import answers
from inapp.payments.offers import Offer, form_digits
from inapp.web import amounts, assets, language
from inapp.web.current import current_cashier
from inapp.web.templates import icon

TOP = 4
"""Methods that are always in sight, where there is more than one beyond them."""
BRANDS_SHOWN = 3
SEARCH_FROM = 9
GROUPS: Sequence[tuple[Group | None, str]] = (
    (Group.CARD, N_("Cards")),
    (Group.WALLET, N_("Wallets")),
    (Group.BANK, N_("Bank")),
    (Group.CRYPTO, N_("Crypto")),
    (Group.LOCAL, N_("Local methods")),
    (None, N_("Other")),
)
"""The groups of a long list with their headings, in their order."""
FREE_OF_CHARGE = N_("Free")
_NUMBERED = re.compile(r"(?P<brand>.*\S) (?P<last>[0-9]{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Row:
    """One method as a row: its logo, one line that sums it up, and the data that the form's script works with."""

    offer: Offer
    logo: Markup
    line: Markup
    why_not: str
    brands: tuple[Markup, ...]
    more_brands: int
    digits: int
    arrival: str
    cost: str
    fee: str
    limits: str
    low: str
    high: str
    checked: bool
    fields: Sequence[tuple[str, Field]]

    @property
    def method(self) -> Method:
        """The method itself."""
        return self.offer.method


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """All methods of a form: the first ones, and the others by group under one fold, which is open if one is chosen.

    `for_anyone` tells that nothing in them concerns one trader: the same rows then serve many forms.
    """

    top: Sequence[Row]
    folded: Sequence[tuple[str, Sequence[Row]]]
    search: bool
    for_anyone: bool

    @property
    def more(self) -> int:
        """The number of folded rows."""
        return sum(len(rows) for _, rows in self.folded)

    @property
    def kept(self) -> bool:
        """True if a saved card is among the first rows, where they all are."""
        return any(row.offer.kept for row in self.top)

    @property
    def is_open(self) -> bool:
        """True if the chosen method is a folded one."""
        return any(row.checked for _, rows in self.folded for row in rows)


def arrival_text(arrival: str | Duration) -> str:
    """When money arrives: `Instant`, a span of business days, or an adapter's own words."""
    return language.span_text(arrival) if isinstance(arrival, Duration) else language.translate(arrival)


def due_text(arrival: str | Duration) -> str:
    """When money arrives if it leaves now: a span of days as the last of them, `by Thu 3 Dec`."""
    if not isinstance(arrival, Duration) or arrival.unit not in (Unit.DAY, Unit.BUSINESS_DAY) or not arrival.high:
        return arrival_text(arrival)
    now = current_cashier().clock.now()
    return language.translate(N_("by {day}"), day=language.day_text(arrival.end(now)))


def cost_text(cost: str | Fee, currency: str, digits: int) -> str:
    """What a method costs: `Free`, `1.5% + 0.30 USD`, or an adapter's own words."""
    if not isinstance(cost, Fee):
        return language.translate(cost)
    percent = language.isolated(cost.percent.replace(".", language.decimal_mark()) + "%") if cost.hundredths else ""
    fixed = cost.fixed_in(currency, digits)
    parts = [percent, language.money_text(fixed) if fixed and fixed.minor else ""]
    return " + ".join(part for part in parts if part) or language.translate(FREE_OF_CHARGE)


def fee_text(cost: str | Fee, money: Money) -> str:
    """What a method costs for an amount: the figure, or the words that stand for any amount."""
    if not isinstance(cost, Fee) or not cost:
        return cost_text(cost, money.currency, money.digits)
    return language.money_text(cost.of(money))


def instrument_text(instrument: str) -> str:
    """A payer's card as people know it: `Visa •••• 3220`."""
    found = _NUMBERED.fullmatch(instrument)
    return f"{found['brand']} {language.isolated('•••• ' + found['last'])}" if found else instrument


def fields_of(method: Method, screen: PaymentType) -> list[tuple[str, Field]]:
    """The fields of a method with their names in the form."""
    return [(answers.field_name(method, one.name), one) for one in method.fields_of(screen)]


class _Forms:
    """What the rows of a deposit are made of, which concerns no single trader; equal ones have equal rows."""

    def __init__(self, offers: Sequence[Offer], account: TradingAccount, picked: str) -> None:
        # Of the account only what many have in common.
        self.account = TradingAccount(0, account.currency, account.digits, None, None, None)
        self.offers, self.picked = offers, picked
        day = current_cashier().clock.now() // (24 * HOUR)
        around = account.currency, account.digits, picked, language.current(), request.script_root, day
        # The methods live as long as this does, so their identities are theirs alone.
        parts = (
            (o.psp, id(o.method), o.unavailable, o.lowest, o.highest, o.last_used, o.keeps, tuple(o.values.items()))
            for o in offers
        )
        self._key = (*around, *parts)

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Forms) and self._key == other._key


def _is_for_anyone(offer: Offer) -> bool:
    """True if an offer tells nothing of its trader but which method comes first."""
    return not offer.kept and not offer.most and offer.values.keys() <= {"currency"}


def keeper() -> Callable[[_Forms], Rows]:
    """What makes the rows of an application's deposits, once for all equal forms."""
    return lru_cache(maxsize=256)(
        lambda forms: _rows(forms.offers, PaymentType.DEPOSIT, forms.account, forms.picked, for_anyone=True)
    )


def rows_of(offers: Sequence[Offer], screen: PaymentType, account: TradingAccount, picked: str) -> Rows:
    """The rows of a form's offers, in their order."""
    if screen is PaymentType.DEPOSIT and all(map(_is_for_anyone, offers)):
        kept: Callable[[_Forms], Rows] = current_app.extensions["kept_rows"]
        return kept(_Forms(offers, account, picked))
    return _rows(offers, screen, account, picked, for_anyone=False)


def _rows(
    offers: Sequence[Offer], screen: PaymentType, account: TradingAccount, picked: str, *, for_anyone: bool
) -> Rows:
    rows = [_row(offer, screen, account, picked) for offer in offers]
    kept = sum(row.offer.kept is not None for row in rows)
    top = TOP + kept if len(rows) > TOP + kept + 1 else len(rows)
    kinds = [group for group, _ in GROUPS]
    rest = sorted(rows[top:], key=lambda row: kinds.index(row.method.group))
    folded = [(dict(GROUPS)[group], list(found)) for group, found in groupby(rest, lambda row: row.method.group)]
    return Rows(rows[:top], folded, len(rows) >= SEARCH_FROM, for_anyone)


def _row(offer: Offer, screen: PaymentType, account: TradingAccount, picked: str) -> Row:
    method, currency = offer.method, account.currency
    digits = form_digits(method, account)
    arrival = arrival_text(method.arrival.get(screen, ""))
    cost = cost_text(method.cost, currency, digits)
    free = account.withdrawable if screen is PaymentType.WITHDRAWAL else None
    highest = amounts.highest(offer, free, digits)
    values = {name: instrument_text(value) if isinstance(value, str) else value for name, value in offer.values.items()}
    words = language.translate(offer.unavailable, **values)
    kept = offer.kept
    brands = () if kept else method.brands
    facts = (BRANDS.get(kept.brand, kept.brand.title()), kept.expires) if kept else (arrival, cost, _limits_of(offer))
    return Row(
        offer=offer,
        logo=_logo(offer.psp, method),
        line=Markup(" · ").join(map(_whole, filter(None, facts))),
        why_not=words,
        brands=tuple(_brand(offer.psp, name) for name in brands[:BRANDS_SHOWN]),
        more_brands=max(0, len(brands) - BRANDS_SHOWN),
        digits=digits,
        arrival=due_text(method.arrival.get(screen, "")),
        cost=cost,
        fee=_fee_figures(method.cost, currency, digits),
        limits=amounts.limits_text(offer, free, digits),
        low=offer.lowest.text if offer.lowest else "",
        high=highest.text if highest else "",
        checked=offer.value == picked and not offer.unavailable,
        fields=[] if kept or offer.unavailable else fields_of(method, screen),
    )


def _whole(text: str) -> Markup:
    """A text with its own direction, which is not broken inside."""
    return Markup("<bdi>") + text + Markup("</bdi>")


def _limits_of(offer: Offer) -> str:
    """The smallest and the largest amount, without the currency, which stands beside the field."""
    lowest, highest = offer.lowest, offer.highest
    if offer.most and not (highest and highest < offer.most):
        highest = offer.most
    if lowest and highest and not highest < lowest:
        return f"{language.short_text(lowest)}–{language.short_text(highest)}"
    if highest:
        return language.translate(N_("up to {amount}"), amount=highest)
    return language.translate(N_("from {amount}"), amount=lowest) if lowest else ""


def _fee_figures(cost: str | Fee, currency: str, digits: int) -> str:
    """A fee for the form's script: hundredths of a percent and the fixed sum in minor units; empty without one."""
    if not isinstance(cost, Fee) or not cost:
        return ""
    fixed = cost.fixed_in(currency, digits)
    return f"{cost.hundredths} {fixed.minor if fixed else 0}"


def _logo(psp: str, method: Method) -> Markup:
    return _file(psp, method.drawn) if "." in method.drawn else icon(method.drawn)


def _brand(psp: str, name: str) -> Markup:
    """A brand by its name in our letters, or by the artwork that the adapter ships."""
    return _file(psp, name) if "." in name else Markup("<span>{}</span>").format(BRANDS.get(name, name))


def _file(psp: str, name: str) -> Markup:
    """A picture of an adapter's, which comes after the page; the name beside it says the same."""
    address = assets.adapter_file(psp, name)
    alt = BRANDS.get(PurePath(name).stem, "")
    return Markup('<img src="{}" alt="{}" width="40" height="28" loading="lazy" decoding="async">').format(address, alt)
