"""Rules: who may pay what, as typed rows of a file; the words that all speak who ask one. Times are milliseconds.

`rule_kinds` has the sixteen kinds in a literal table, `rule_file` reads a file, `rule_answers` asks one rule.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from inapp.domain.model import Payment, TradingAccount
from inapp.domain.money import MAX_DIGITS, MAX_MINOR, Money, NotAnAmount
from inapp.domain.states import PaymentType

LIFE = 0
"""The window of a sum over everything that a user has ever paid."""
MOST_TIMES = 200
"""The newest tries that a rule counts; no rule of a file allows more."""
APPROVAL = "approval"
"""The id under which the bands of approval are recorded, beside the rules."""


OF = {"deposits": PaymentType.DEPOSIT, "withdrawals": PaymentType.WITHDRAWAL}
"""The directions as rules name them."""


def version_of(text: str) -> str:
    """The name of a text of rules: its hash."""
    return hashlib.sha256(text.encode()).hexdigest()


class Outcome(StrEnum):
    """What a rule answers, the mildest first. ASK needs a document of the trader, REVIEW a person of the broker."""

    ALLOW = "allow"
    ASK = "ask"
    REVIEW = "review"
    REFUSE = "refuse"


STRICTNESS = {outcome: n for n, outcome in enumerate(Outcome)}


def strictest(outcomes: Iterable[Outcome]) -> Outcome:
    """The one outcome that counts; ALLOW of none."""
    return max(outcomes, key=STRICTNESS.__getitem__, default=Outcome.ALLOW)


class Moment(StrEnum):
    """When rules are asked. From CREDIT on a deposit's money is with us, from DISBURSE on it is out of the account."""

    START = "start"
    CREDIT = "credit"
    DEBIT = "debit"
    DISBURSE = "disburse"


class Level(StrEnum):
    """How far the broker has verified who a user is, the least first."""

    NONE = "none"
    BASIC = "basic"
    FULL = "full"

    def reaches(self, other: "Level") -> bool:
        """True if this is the other level, or above it."""
        order = list(Level)
        return order.index(self) >= order.index(other)


Table = Mapping[str, str]
"""Amounts as plain decimal text by currency."""


def listed(table: Table, currency: str) -> Money | None:
    """The amount that a table lists for a currency; None if it lists none, which is no permission."""
    text = table.get(currency)
    return None if text is None else amount_in(text, currency)


def amount_in(text: str, currency: str) -> Money:
    """The amount in a plain decimal text. Raises NotAnAmount."""
    least = min(len(text.partition(".")[2]), MAX_DIGITS)
    return finest(units(Money.from_text(text, currency, least)), currency)


def units(money: Money) -> Fraction:
    """The amount in whole units, which nothing rounds and no sum of which is too large."""
    return Fraction(money.minor, 10**money.digits)


def finest(amount: Fraction, currency: str, rounded: Callable[[Fraction], int] = ceil) -> Money:
    """An amount of whole units in as many decimals as there is room for. Raises NotAnAmount without room for any."""
    for digits in range(MAX_DIGITS, -1, -1):
        minor = rounded(amount * 10**digits)
        if abs(minor) <= MAX_MINOR:
            return Money(minor, currency, digits)
    raise NotAnAmount(str(amount))


def difference(money: Money, gone: Money) -> Money:
    """What is left of an amount after another one of the same currency, below zero if that is more; never too much."""
    return finest(units(money) - units(gone), money.currency, floor)


@dataclass(frozen=True, slots=True)
class Where:
    """Whom and what a rule is about: a value of each list that is not empty."""

    group: tuple[str, ...] = ()
    method: tuple[str, ...] = ()
    currency: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    direction: tuple[str, ...] = ()

    def takes(self, about: "About") -> bool:
        """True if every list that is not empty has the payment's own value."""
        lists = (self.group, self.method, self.currency, self.country, self.direction)
        own = (about.group, about.method, about.currency, about.country, about.direction)
        return all(not wanted or value in wanted for wanted, value in zip(lists, own, strict=True))

    def may_take(self, about: "About") -> bool:
        """The same as far as it is known before the user's group and country are read."""
        lists, own = (self.method, self.currency, self.direction), (about.method, about.currency, about.direction)
        return all(not wanted or value in wanted for wanted, value in zip(lists, own, strict=True))

    @property
    def is_empty(self) -> bool:
        """True if it names nothing."""
        return not (self.group or self.method or self.currency or self.country or self.direction)


@dataclass(frozen=True, slots=True)
class About:
    """A payment and its user as conditions see them; what is not known is empty."""

    direction: PaymentType
    method: str
    currency: str
    group: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a file. `fields` are those of its kind, as `rule_kinds` reads them.

    `document` and `place` tell the trader what to send, and where to; `say` replaces the trader's words. With `take` a
    deposit that needs a person is taken, and credited only after that person's word. `line` is that of the file.
    """

    id: str
    kind: str
    outcome: Outcome
    fields: Mapping[str, object]
    only: Where = Where()
    unless: Where = Where()
    document: str = ""
    place: str = ""
    say: str = ""
    take: bool = False
    line: int = 0

    def is_about(self, about: About) -> bool:
        """True if the rule is asked about such a payment."""
        return self.only.takes(about) and (self.unless.is_empty or not self.unless.takes(about))


@dataclass(frozen=True, slots=True)
class Rates:
    """What one unit of each currency is worth in units of the base, as numerator and decimals of plain decimal text."""

    base: str = ""
    worth: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def convert(self, money: Money, currency: str) -> Money | None:
        """The amount in another currency, rounded up so that no sum looks smaller; None without both rates."""
        if money.currency == currency:
            return money
        have, want = self._of(money.currency), self._of(currency)
        if have is None or want is None or want[0] == 0:
            return None
        worth = units(money) * Fraction(have[0], 10 ** have[1]) / Fraction(want[0], 10 ** want[1])
        try:
            return finest(worth, currency)
        except NotAnAmount:
            return None

    def _of(self, currency: str) -> tuple[int, int] | None:
        return (1, 0) if currency == self.base and currency else self.worth.get(currency)


@dataclass(frozen=True, slots=True)
class Band:
    """So many people for withdrawals of up to these amounts; without amounts, for all above the bands before it."""

    people: int
    up_to: Table = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bands:
    """The people that a withdrawal needs, by its amount. An approval `expires` so many milliseconds after it was given.

    Unless payouts are `automatic`, each withdrawal needs one person at least.
    """

    bands: tuple[Band, ...] = ()
    automatic: bool = True
    expires: int = 24 * 3_600_000

    @property
    def most(self) -> int:
        """The people that the largest withdrawals need."""
        return max([band.people for band in self.bands] or [1])

    def people(self, money: Money) -> int:
        """0, 1 or 2 people for a withdrawal; a currency that a band does not list needs as many as the largest."""
        least = 0 if self.automatic else 1
        for band in self.bands:
            if not band.up_to:
                return max(least, band.people)
            limit = listed(band.up_to, money.currency)
            if limit is None:
                return max(1, self.most)
            if not limit < money:
                return max(least, band.people)
        return max(least, self.most) if self.bands else least


@dataclass(frozen=True, slots=True)
class ApproverLimit:
    """The sum that one person may approve within 24 hours, by currency; empty for no limit."""

    per_day: Table = field(default_factory=dict)

    def of(self, currency: str) -> Money | None:
        """The limit in a currency; None if there is none at all. A currency that is not listed has the limit zero."""
        if not self.per_day:
            return None
        return listed(self.per_day, currency) or Money(0, currency, MAX_DIGITS)


@dataclass(frozen=True, slots=True)
class Book:
    """A whole file of rules; `version` is the hash of its text."""

    version: str = ""
    rules: tuple[Rule, ...] = ()
    bands: Bands = Bands()
    approver: ApproverLimit = ApproverLimit()
    rates: Rates = Rates()

    @property
    def is_empty(self) -> bool:
        """True if it asks nothing of anybody."""
        return not self.rules and not self.bands.bands and self.bands.automatic


@dataclass(frozen=True, slots=True)
class Asked:
    """One rule's answer, recorded whatever it is.

    `value` was measured and compared with `threshold`; `words` are for the trader, with `values` in their places, and
    `staff` for the broker. `until` is the moment from which the answer may be another one. `cause` tells what a person
    approves who lets it pass: a dispute that comes later is another cause of the same rule.
    """

    rule: str
    outcome: Outcome
    value: str = ""
    threshold: str = ""
    staff: str = ""
    words: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    until: int | None = None
    cause: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a whole book says of one payment at one moment, and the people whom a withdrawal needs."""

    moment: Moment
    version: str
    asked: tuple[Asked, ...] = ()
    people: int = 0
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def outcome(self) -> Outcome:
        """The strictest outcome of all that was asked."""
        return strictest(one.outcome for one in self.asked)

    @property
    def first(self) -> Asked | None:
        """The answer whose words the trader reads: the first of the strictest; None if everything allows."""
        strict = self.outcome
        return None if strict is Outcome.ALLOW else next(one for one in self.asked if one.outcome is strict)

    def stops(self) -> Sequence[Asked]:
        """Everything that does not allow, the strictest first."""
        found = [one for one in self.asked if one.outcome is not Outcome.ALLOW]
        return sorted(found, key=lambda one: -STRICTNESS[one.outcome])


@dataclass(frozen=True, slots=True)
class Standing:
    """What the broker says of a user: how far they are verified, their group and country; `by` is who said so."""

    user_id: int
    level: Level
    group: str
    country: str
    by: str
    at: int


@dataclass(frozen=True, slots=True)
class Question:
    """A payment about which rules are asked; `ref` is empty before it is stored.

    `sources` are the deposits that a withdrawal goes back to, `answers` what its trader typed into the method's fields,
    and `closed` the positions closed since the last deposit, None where nobody was asked or could tell.
    """

    moment: Moment
    kind: PaymentType
    user_id: int
    login: int
    money: Money
    psp: str
    method: str
    ref: str = ""
    trading_account: TradingAccount | None = None
    sources: tuple[Payment, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict, repr=False)
    closed: int | None = None

    @classmethod
    def of(
        cls, payment: Payment, moment: Moment, trading_account: TradingAccount | None, closed: int | None = None
    ) -> "Question":
        """The question about a stored payment."""
        named = payment.kind, payment.user_id, payment.login, payment.money, payment.psp, payment.method, payment.ref
        return cls(moment, *named, trading_account=trading_account, closed=closed)

    @property
    def about(self) -> dict[str, object]:
        """The payment in plain values, for the record."""
        parts = [self.money.minor, self.money.currency, self.money.digits]
        return {"kind": str(self.kind), "login": self.login, "money": parts, "psp": self.psp, "method": self.method}
