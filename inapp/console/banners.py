"""What every page says above all else: what is unusual about how people decide here at the moment."""

from dataclasses import dataclass

from inapp.console.current import current_cashier, signed_in
from inapp.console.texts import t
from inapp.domain.attempts import HOUR
from inapp.domain.text import N_
from inapp.staff import changes

ONE_PERSON = N_("One person decides alone here: CASHIER_ONE_PERSON is set.")
ANNOUNCED = N_("In {hours} h: {change}. Announced by {who}; cancel it if you know nothing of it.")
SHUT_OUT = N_("{who} has shut {name} out from a shell: {reason}")


@dataclass(frozen=True, slots=True)
class Banner:
    """A sentence, and an address that it leads to."""

    text: str
    address: str = ""


def banners() -> list[Banner]:
    """The banners of this request; none for whoever is not signed in."""
    if signed_in() is None:
        return []
    cashier = current_cashier()
    now = cashier.clock.now()
    waiting, shut_out = changes.shown(cashier)
    return [
        *([Banner(t(ONE_PERSON))] if cashier.staff.one_person else []),
        *(
            Banner(
                t(ANNOUNCED, hours=-(-max(0, one.due - now) // HOUR), change=changes.words(one), who=one.proposed_name),
                "/staff/people",
            )
            for one in waiting
            if one.due is not None
        ),
        *(Banner(t(SHUT_OUT, who=one.proposed_name, name=one.name, reason=one.seen)) for one in shut_out),
    ]
