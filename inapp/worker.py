"""The money worker: it decides nothing, it only calls the flows when something is due."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR, SECOND, BreakerState
from inapp.domain.disbursements import UnmatchedState
from inapp.domain.errors import StorageFailed
from inapp.domain.model import Payment
from inapp.identity import throttles
from inapp.identity.sessions import LONGEST_LIFE
from inapp.operations import alerts, doctor
from inapp.payments import bookings, disbursements, psp_events, read_back, restore, steps

log = logging.getLogger("cashier.worker")

ASKED_FOR = "it was started with --held"
"""Why sending is held where a person wants to look before anything is sent."""

BREATH_S = 0.02
"""How long the worker rests after a look, so that commits that follow each other at once are one reason to look."""
LOOK_ANYWAY_S = 0.25
"""How long the worker waits for a commit before it looks for due payments all the same."""
SENDS_AT_ONCE = 8
BATCH = 64
AFTER_AN_ERROR = 5 * SECOND


@dataclass(frozen=True, slots=True)
class Chore:
    """Something that is done again and again; one that is `paused_by_hold` rests while sending is held."""

    name: str
    every: int
    flow: Callable[[Cashier], object]
    paused_by_hold: bool = True


def _beat(cashier: Cashier) -> None:
    with cashier.store.write() as db:
        db.set_heartbeat(cashier.clock.now())


def _forget(cashier: Cashier) -> None:
    now = cashier.clock.now()
    with cashier.store.write() as db:
        db.delete_expired_tokens(now - HOUR)
        db.delete_expired_page_sessions(now - 2 * LONGEST_LIFE)
        db.delete_expired_calls(now - 2 * HOUR)
        db.delete_expired_oidc_logins(now - HOUR)
    throttles.forget(cashier)


def _refund_unmatched_funds(cashier: Cashier) -> None:
    with cashier.store.read() as db:
        ordered = db.all_unmatched_funds(UnmatchedState.REFUNDING)
    for funds in ordered:
        disbursements.refund(cashier, funds.ref)


def _keep_house(cashier: Cashier) -> None:
    for psp in cashier.psps.values():
        psp.housekeeping()


def _tidy(cashier: Cashier) -> None:
    cashier.store.checkpoint_wal()


CHORES: tuple[Chore, ...] = (
    Chore("heartbeat", 5 * SECOND, _beat, paused_by_hold=False),
    Chore("alerts", SECOND, alerts.deliver, paused_by_hold=False),
    Chore("housekeeping", SECOND // 10, _keep_house, paused_by_hold=False),
    Chore("tidy", 2 * SECOND, _tidy, paused_by_hold=False),
    Chore("forget", 600 * SECOND, _forget, paused_by_hold=False),
    Chore("probe", SECOND, bookings.probe),
    Chore("inbox", SECOND // 4, psp_events.work_inbox),
    Chore("refunds of unmatched funds", 5 * SECOND, _refund_unmatched_funds),
    Chore("look after the methods", 30 * SECOND, doctor.check_adapters, paused_by_hold=False),
    Chore("watch", 60 * SECOND, read_back.watch),
    Chore("catch up", 600 * SECOND, psp_events.catch_up),
)


class Worker:
    """Runs chores and due payments on threads until it is told to stop; then it finishes what is under way.

    Bookings have threads of their own, so that a slow PSP never keeps one waiting.
    """

    def __init__(self, cashier: Cashier, wait_for_change: Callable[[float], bool]) -> None:
        self.cashier = cashier
        self._wait_for_change = wait_for_change
        self._senders = ThreadPoolExecutor(SENDS_AT_ONCE, "send")
        self._others = ThreadPoolExecutor(SENDS_AT_ONCE, "step")
        self._chores = ThreadPoolExecutor(len(CHORES), "chore")
        self._busy: dict[str, int] = {}
        self._rest: dict[str, int] = {}
        self._lock = threading.Lock()
        self._next = dict.fromkeys((chore.name for chore in CHORES), 0)

    def run(self, stop: threading.Event, held: bool = False) -> None:
        """Work until `stop` is set. The caller holds the sender's lock."""
        reason = restore.check(self.cashier, ASKED_FOR if held else "")
        if reason:
            log.warning("sending is held: %s", reason)
        bookings.recover(self.cashier)
        looked = False
        while not stop.wait(BREATH_S):
            try:
                changed = self._wait_for_change(LOOK_ANYWAY_S if looked else 0)
                first, looked = not looked, True
                if not stop.is_set():
                    self._look(changed or first)
            except StorageFailed:
                log.exception("the database cannot be used at the moment")
        for pool in (self._senders, self._others, self._chores):
            pool.shutdown(wait=True)

    def _look(self, changed: bool) -> None:
        now = self.cashier.clock.now()
        with self.cashier.store.read() as db:
            held = db.held() is not None
            stopped = held or db.breaker().state is BreakerState.OPEN
            due = [] if stopped else db.due_payments(steps.BOOKINGS, now, BATCH)
            others = [] if held else db.due_payments(steps.OTHERS, now, BATCH)
        for chore in CHORES:
            urgent = changed and chore.name == "inbox"
            if (urgent or self._next[chore.name] <= now) and not (held and chore.paused_by_hold):
                self._submit(self._chores, chore.name, 0, chore.flow, self.cashier)
                self._next[chore.name] = now + chore.every
        for payment in due:
            self._take(self._senders, payment, now)
        for payment in others:
            self._take(self._others, payment, now)

    def _take(self, pool: ThreadPoolExecutor, payment: Payment, now: int) -> None:
        if self._rest.get(payment.ref, 0) <= now:
            login = payment.login if pool is self._senders else 0
            self._submit(pool, payment.ref, login, steps.advance, self.cashier, payment)

    def _submit(
        self, pool: ThreadPoolExecutor, key: str, login: int, flow: Callable[..., object], *values: object
    ) -> None:
        """Start a job, unless the same one or, for a booking, one of the same login is under way."""
        with self._lock:
            if key in self._busy or (login and login in self._busy.values()):
                return
            self._busy[key] = login
        pool.submit(self._do, key, flow, *values)

    def _do(self, key: str, flow: Callable[..., object], *values: object) -> None:
        try:
            flow(*values)
            self._rest.pop(key, None)
        except Exception:
            # A job that fails must not end the worker, nor be tried in a tight loop.
            log.exception("%s failed", key)
            self._rest[key] = self.cashier.clock.now() + AFTER_AN_ERROR
        finally:
            with self._lock:
                del self._busy[key]
