"""The amount of a form: what was typed, what it can be filled with, and between which figures it must lie."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from inapp.domain.amounts import Entry
from inapp.domain.errors import Refused, Unclear
from inapp.domain.methods import Fee
from inapp.domain.model import TradingAccount
from inapp.domain.money import Money, NotAnAmount, is_plain
from inapp.domain.states import PaymentType
from inapp.domain.text import N_
from inapp.payments import offers
from inapp.web import language

PERCENTAGES = (25, 50, 75)
"""The shares of what can be withdrawn that a withdrawal offers, beside all of it."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The content of a form that is shown again, and its errors by field.

    `meant` is the plain decimal of an `amount` that we have written ourselves. `choices` are the amounts that a typed
    one may mean, `keep` is the consent to keep the instrument, and
    `answers` are the fields of the methods.
    """

    amount: str = ""
    meant: str = ""
    method: str = ""
    keep: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    choices: Sequence[Money] = ()

    def money(self, currency: str) -> Money | None:
        """The amount, if we have written it."""
        digits = len(self.meant.partition(".")[2])
        return Money.from_text(self.meant, currency, digits) if self.meant else None

    @property
    def entry(self) -> Entry:
        """The amount for the use case. What the page says that it wrote counts only for that very text."""
        ours = is_plain(self.meant) and self.amount.strip() in language.writings(self.meant)
        return Entry(self.amount, language.group_mark(), self.meant if ours else "")

    def filled(self, plain: str) -> "Typed":
        """The same content with the amount of a chip."""
        return replace(self, amount=language.writings(plain)[1] if is_plain(plain) else "", meant=plain)

    def refused(self, refusal: Refused, words: str) -> "Typed":
        """The same content with what is wrong with it."""
        choices = refusal.choices if isinstance(refusal, Unclear) else ()
        return replace(self, errors={refusal.field or "": words}, choices=choices)

    def written(self, account: TradingAccount, digits: int) -> "Typed":
        """The same content, its amount written with all decimals of its method, if it is sure and fits."""
        try:
            money = Money.from_text(offers.plain(self.entry, account), account.currency, account.digits).at(digits)
        except (NotAnAmount, Unclear):
            return replace(self, meant="")
        return replace(self, amount=language.amount_text(money), meant=money.text)


@dataclass(frozen=True, slots=True)
class Chip:
    """An amount to fill the form with, and its words."""

    plain: str
    words: str


def chips(screen: PaymentType, presets: Iterable[Money], free: Money | None, lowest: Money | None) -> list[Chip]:
    """The amounts to pick from: the broker's presets, or shares of what can be withdrawn where cTrader names that."""
    if screen is PaymentType.DEPOSIT or free is None:
        return [Chip(preset.text, language.short_text(preset)) for preset in presets]
    shares = [(part, replace(free, minor=free.minor * part // 100)) for part in PERCENTAGES]
    fitting = [(part, share) for part, share in shares if share.minor > 0 and not (lowest and share < lowest)]
    made = [Chip(share.text, language.percent_text(part)) for part, share in fitting]
    return [*made, Chip(free.text, language.translate(N_("All")))] if free.minor > 0 else made


def highest(offer: offers.Offer, free: Money | None, digits: int) -> Money | None:
    """The most that a method takes, or pays out of what is `free`, in the decimals that the form takes."""
    found = min(filter(None, (offer.highest, offer.most, free)), default=None)
    return found.floor(digits) if found else None


def limits_text(offer: offers.Offer, free: Money | None, digits: int) -> str:
    """The smallest and the largest amount of a method in a few words; what is `free` at most is said elsewhere."""
    lowest, most = offer.lowest, highest(offer, free, digits)
    if most and not (free and free.floor(digits).same_as(most)):
        shown = f"{language.short_text(most)} {most.currency}"
        if lowest:
            return language.translate(
                N_("Min {lowest} · Max {highest}"), lowest=language.short_text(lowest), highest=shown
            )
        return language.translate(N_("Max {amount}"), amount=shown)
    if lowest:
        return language.translate(N_("Min {amount}"), amount=f"{language.short_text(lowest)} {lowest.currency}")
    return ""


def paid_and_received(screen: PaymentType, cost: str | Fee, money: Money | None) -> tuple[Money | None, Money | None]:
    """What a trader pays and receives: a fee comes on top of a deposit, and out of a withdrawal."""
    if money is None or not isinstance(cost, Fee):
        return money, money
    fee = cost.of(money)
    if screen is PaymentType.DEPOSIT:
        return replace(money, minor=money.minor + fee.minor), money
    return money, replace(money, minor=max(0, money.minor - fee.minor))
