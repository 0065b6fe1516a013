"""What every page says above all else: what is unusual about how people decide here at the moment."""

from dataclasses import dataclass

from inapp.console.current import current_cashier, signed_in
from inapp.console.texts import t
from inapp.domain.text import N_

ONE_PERSON = N_("One person decides alone here: CASHIER_ONE_PERSON is set.")


@dataclass(frozen=True, slots=True)
class Banner:
    """A sentence, and an address that it leads to."""

    text: str
    address: str = ""


def banners() -> list[Banner]:
    """The banners of this request; none for whoever is not signed in."""
    if signed_in() is None:
        return []
    return [Banner(t(ONE_PERSON))] if current_cashier().staff.one_person else []
