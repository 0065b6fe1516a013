"""Removing an instrument that a trader has kept at a PSP: there first, then here."""

from inapp.cashier import Cashier
from inapp.domain.errors import NotFound, NotSent, OutcomeUnknown, Unavailable
from inapp.domain.instruments import Instrument
from inapp.domain.model import PageSession
from inapp.domain.text import N_

UNKNOWN = N_("This card is not saved any more.")
CANNOT_REMOVE = N_("We cannot remove the card at the moment. It is still saved. Please try again in a minute.")


def own(cashier: Cashier, page_session: PageSession, number: str) -> Instrument:
    """The instrument of this number, if it is the session's own user's. Raises NotFound."""
    with cashier.store.read() as db:
        found = db.instrument(page_session.user_id, number)
    if found is None:
        raise NotFound(UNKNOWN)
    return found


def remove(cashier: Cashier, page_session: PageSession, number: str) -> None:
    """Have the PSP forget a card, however often it was kept, and forget it here. Raises NotFound or Unavailable."""
    chosen = own(cashier, page_session, number)
    with cashier.store.read() as db:
        same = [one for one in db.instruments(page_session.user_id) if one.looks == chosen.looks]
    psp = cashier.psps.get(chosen.psp)
    for one in same:
        try:
            if psp is None:
                raise Unavailable(CANNOT_REMOVE)
            with cashier.at_psps.place():
                psp.forget_instrument(one.psp_ref)
        except (NotSent, OutcomeUnknown):
            raise Unavailable(CANNOT_REMOVE) from None
        with cashier.store.write() as db:
            db.remove_instrument(one)
