"""Bands: how many people a payment of an amount takes, and how much one person may approve within a day."""

from collections.abc import Mapping
from dataclasses import dataclass

from inapp.domain.money import Money

MOST = 2


def _below(table: Mapping[str, str], money: Money) -> bool:
    limit = table.get(money.currency)
    digits = len((limit or "").partition(".")[2])
    return limit is not None and money < Money.from_text(limit, money.currency, digits)


@dataclass(frozen=True, slots=True)
class Bands:
    """Decimal amounts by currency: below `none_below` nobody is asked, below `one_below` one person, else two.

    A currency that neither names takes two people.
    """

    none_below: Mapping[str, str]
    one_below: Mapping[str, str]

    def people(self, money: Money) -> int:
        """The number of people for an amount: 0, 1 or 2."""
        if _below(self.none_below, money):
            return 0
        return 1 if _below(self.one_below, money) else MOST


@dataclass(frozen=True, slots=True)
class ApproverLimit:
    """The decimal amounts by currency that one person may let go within any 24 hours; none of an unnamed currency."""

    a_day: Mapping[str, str]

    def of(self, money: Money) -> Money:
        """The limit in the currency of an amount."""
        text = self.a_day.get(money.currency, "0")
        return Money.from_text(text, money.currency, max(money.digits, len(text.partition(".")[2])))
