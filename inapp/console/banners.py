"""What every page says above all else: what is unusual about how people decide here at the moment."""

from dataclasses import dataclass
from datetime import UTC, datetime

from inapp.console.current import current_cashier, may_i, signed_in
from inapp.console.texts import t
from inapp.domain.attempts import HOUR
from inapp.domain.deciding import GLASS_LASTS
from inapp.domain.staff import Right
from inapp.domain.text import N_
from inapp.operations import door
from inapp.staff import changes

ONE_PERSON = N_("One person decides alone here: CASHIER_ONE_PERSON is set.")
ANNOUNCED = N_("In {hours} h: {change}. Announced by {who}; cancel it if you know nothing of it.")
HELD = N_("Nothing is booked or paid out: {reason}")
GLASS = N_("{who} has broken the glass: {reason}. Two logins of the machine may decide an emergency until {until}.")
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
    with cashier.store.read() as db:
        glass, held = db.glass() if door.glass_is_broken(cashier, db) else None, db.held()
    return [
        *([Banner(t(ONE_PERSON))] if cashier.staff.one_person else []),
        *([Banner(t(HELD, reason=held), "/staff/release" if may_i(Right.RELEASE) else "")] if held else []),
        *([Banner(t(GLASS, who=glass.by, reason=glass.reason, until=_clock(glass.at + GLASS_LASTS)))] if glass else []),
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


def _clock(at: int) -> str:
    return f"{datetime.fromtimestamp(at / 1000, UTC):%H:%M} UTC"
