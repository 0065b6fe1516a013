"""What a PSP says that it can pay out now, for whoever decides about a payout."""

import logging
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Thread

from inapp.cashier import Cashier
from inapp.domain.errors import Declined, NotFound, NotSent, OutcomeUnknown, Unavailable
from inapp.domain.money import Money
from inapp.domain.settlements import SettlementBalance, TellsSettlements
from inapp.staff import texts

log = logging.getLogger(__name__)

PATIENCE_S = 4.0
"""Seconds after which somebody who waits is told that there is no answer; the call ends by its own deadline."""
AT_ONCE = BoundedSemaphore(2)
"""Calls under way: a PSP that hangs holds up no more threads than these."""


def available(cashier: Cashier, name: str, currency: str, patience: float = PATIENCE_S) -> Money:
    """What is available in a currency; nothing where the PSP names none. Raises NotFound or Unavailable."""
    psp = cashier.psps.get(name)
    if not isinstance(psp, TellsSettlements):
        raise NotFound(texts.TELLS_NO_BALANCE, values={"psp": name})
    told: SimpleQueue[SettlementBalance | None] = SimpleQueue()
    if AT_ONCE.acquire(blocking=False):
        Thread(target=_ask, args=(psp, name, told), daemon=True).start()
    else:
        told.put(None)
    try:
        found = told.get(timeout=patience)
    except Empty:
        found = None
    if found is None:
        raise Unavailable(texts.BALANCE_UNKNOWN, values={"psp": name})
    return next((one for one in found.available if one.currency == currency), Money(0, currency, 0))


def _ask(psp: TellsSettlements, name: str, told: "SimpleQueue[SettlementBalance | None]") -> None:
    found = None
    try:
        found = psp.settlement_balance()
    except (Declined, NotSent, OutcomeUnknown) as failure:
        log.warning("the balance at %s is unknown: %s", name, failure)
    finally:
        AT_ONCE.release()
        told.put(found)
