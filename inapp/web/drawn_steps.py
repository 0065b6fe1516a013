"""The steps at PSPs that pages show: a page that asks again and again must not make us ask its PSP each time."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, replace

from inapp.cashier import Cashier
from inapp.domain.model import NextStep, Payment, UiMode
from inapp.payments import deposits

WINDOW_S = 60.0
MOST = 10
"""Calls to a PSP that the pages of one payment may cause within the window."""
REMEMBERED = 1000


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What the pages of a payment have asked its PSP since a moment of the boot clock, and the last answer."""

    since: float
    asked: int = 0
    step: NextStep | None = None


class DrawnSteps:
    """Remembers steps in memory alone, because they hold secrets; for all threads of a process."""

    def __init__(self) -> None:
        self._drawn: OrderedDict[tuple[str, str, str], _Drawn] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, cashier: Cashier, payment: Payment, *, polled: bool) -> NextStep | None:
        """The trader's next step, or None.

        A person's request asks the PSP anew, up to `MOST` times a minute; a poll does so only while there is no step.
        """
        if not deposits.waits_for_payer(cashier, payment):
            return None
        told = payment.reason if payment.ui_mode == UiMode.INSTRUCTIONS else ""  # what has arrived changes these
        key, now = (payment.ref, payment.ui_mode, told), cashier.clock.boot()
        with self._lock:
            drawn = self._drawn.get(key, _Drawn(now))
            if now - drawn.since >= WINDOW_S:
                drawn = _Drawn(now)
            if drawn.asked >= MOST or (polled and drawn.step):
                return drawn.step
            self._remember(key, replace(drawn, asked=drawn.asked + 1))
        step = deposits.next_step(cashier, payment)
        with self._lock:
            self._remember(key, replace(self._drawn.get(key, drawn), step=step))
        return step

    def may_look(self, cashier: Cashier, ref: str) -> bool:
        """True up to `MOST` times a minute for a page that wants the PSP to be asked about its payment at once."""
        key, now = (ref, "look", ""), cashier.clock.boot()
        with self._lock:
            drawn = self._drawn.get(key, _Drawn(now))
            if now - drawn.since >= WINDOW_S:
                drawn = _Drawn(now)
            if drawn.asked < MOST:
                self._remember(key, replace(drawn, asked=drawn.asked + 1))
            return drawn.asked < MOST

    def _remember(self, key: tuple[str, str, str], drawn: _Drawn) -> None:
        self._drawn[key] = drawn
        self._drawn.move_to_end(key)
        while len(self._drawn) > REMEMBERED:
            self._drawn.popitem(last=False)
