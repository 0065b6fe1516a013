"""The money worker: it decides nothing, and calls the use cases when something is due."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR, SECOND, BreakerState
from inapp.domain.disbursements import UnmatchedState
from inapp.domain.errors import StorageFailed
from inapp.identity import letters, throttles
from inapp.identity.sessions import LONGEST_LIFE
from inapp.operations import alerts, doctor, events_out, readers, reconcile_nightly, retention, short_secrets
from inapp.operations.wall_clock import WallClock
from inapp.payments import bookings, comparison, disbursements, mails, psp_events, read_back, restore, steps
from inapp.staff import changes as staff_changes
from inapp.staff import digest
from inapp.staff import sessions as staff_sessions

log = logging.getLogger("cashier.worker")

ASKED_FOR = "it was started with --held"
BREATH_S = 0.005  # after a look that began something, so that commits in quick succession cause one look
LONG_BREATH_S = 0.02  # after one that did not: most commits of a busy cashier are none of the worker's business
LOOK_ANYWAY_S = 0.25  # without a commit
INBOX = "inbox"
SENDS_AT_ONCE = 8
BATCH = 64
AFTER_AN_ERROR = 5 * SECOND


@dataclass(frozen=True, slots=True)
class Chore:
    """A task that repeats `every` milliseconds of the boot clock, unless `paused_by_hold` while sending is held."""

    name: str
    every: int
    flow: Callable[[Cashier], object]
    paused_by_hold: bool = True


def _beat(cashier: Cashier) -> None:
    with cashier.store.write() as db:
        db.set_heartbeat(cashier.clock.now())


def _delete_expired(cashier: Cashier) -> None:
    now = cashier.clock.now()
    with cashier.store.write() as db:
        db.delete_expired_tokens(now - HOUR)
        db.delete_expired_page_sessions(now - 2 * LONGEST_LIFE)
        db.delete_expired_calls(now - 2 * HOUR)
        db.delete_expired_oidc_logins(now - HOUR)
        letters.forget(db, now)
        staff_sessions.forget(db, now)
    throttles.forget(cashier)


def _refund_unmatched_funds(cashier: Cashier) -> None:
    with cashier.store.read() as db:
        ordered = db.all_unmatched_funds(UnmatchedState.REFUNDING)
    for funds in ordered:
        disbursements.refund(cashier, funds.ref)


def _keep_house(cashier: Cashier) -> None:
    for psp in cashier.psps.values():
        psp.housekeeping()


CHORES: tuple[Chore, ...] = (
    Chore("heartbeat", 5 * SECOND, _beat, paused_by_hold=False),
    Chore("alerts", SECOND, alerts.deliver, paused_by_hold=False),
    Chore("letters", SECOND, letters.deliver, paused_by_hold=False),
    Chore("events", SECOND, events_out.deliver, paused_by_hold=False),
    Chore("mails", SECOND, mails.deliver, paused_by_hold=False),
    Chore("housekeeping", SECOND // 10, _keep_house, paused_by_hold=False),
    Chore("checkpoint", 2 * SECOND, lambda cashier: cashier.store.checkpoint_wal(), paused_by_hold=False),
    Chore("delete expired", 600 * SECOND, _delete_expired, paused_by_hold=False),
    Chore("delete old", HOUR, retention.forget, paused_by_hold=False),
    Chore("probe", SECOND, bookings.probe),
    Chore(INBOX, SECOND // 4, psp_events.work_inbox),
    Chore("refunds of unmatched funds", 5 * SECOND, _refund_unmatched_funds),
    Chore("changes of staff", 60 * SECOND, staff_changes.carry_out_due, paused_by_hold=False),
    Chore("digest of the audit", 600 * SECOND, digest.send_nightly, paused_by_hold=False),
    Chore("short secrets", 24 * HOUR, short_secrets.remind, paused_by_hold=False),
    Chore("check adapters", 30 * SECOND, doctor.check_adapters, paused_by_hold=False),
    Chore("watch", 60 * SECOND, read_back.watch),
    Chore("compare after a restore", 60 * SECOND, comparison.compare_once, paused_by_hold=False),
    Chore("prove readers", 600 * SECOND, readers.prove_all),
    Chore("reconcile", 600 * SECOND, reconcile_nightly.run, paused_by_hold=False),
    Chore("catch up", 600 * SECOND, psp_events.catch_up),
)


class Worker:
    """Runs chores and due payments on threads until told to stop; a slow PSP delays no booking, which has its own."""

    def __init__(self, cashier: Cashier, wait_for_change: Callable[[float], bool]) -> None:
        self.cashier = cashier
        self._wall_clock = WallClock(cashier)
        self._wait_for_change = wait_for_change
        self._senders = ThreadPoolExecutor(SENDS_AT_ONCE, "send")
        self._others = ThreadPoolExecutor(SENDS_AT_ONCE, "step")
        self._chores = ThreadPoolExecutor(len(CHORES), "chore")
        self._busy: dict[str, int] = {}
        self._rest: dict[str, int] = {}  # moments of the boot clock, which nobody sets, as in `_next`
        self._lock = threading.Lock()
        self._found = threading.Event()  # the inbox has been read: what it has made due is not to wait for a breath
        self._next = dict.fromkeys((chore.name for chore in CHORES), 0)

    def run(self, stop: threading.Event, held: bool = False) -> None:
        """Work until `stop` is set. The caller holds the sender's lock."""
        if reason := restore.check(self.cashier, ASKED_FOR if held else ""):
            log.warning("sending is held: %s", reason)
        bookings.recover(self.cashier)
        looked, breath = False, BREATH_S
        while not stop.is_set():
            self._found.wait(breath)
            self._found.clear()
            try:
                changed = self._wait_for_change(LOOK_ANYWAY_S if looked else 0)
                first, looked = not looked, True
                if not stop.is_set():
                    breath = BREATH_S if self._look(changed or first) else LONG_BREATH_S
            except StorageFailed:
                log.exception("the database cannot be used at the moment")
        for pool in (self._senders, self._others, self._chores):
            pool.shutdown(wait=True)

    def _look(self, changed: bool) -> bool:
        """Start what is due; True if that is more than chores whose time has come."""
        now, boot = self._wall_clock.look(), self._boot()
        with self.cashier.store.read() as db:
            held = db.held() is not None
            stopped = held or db.breaker().state is BreakerState.OPEN
            due = [] if stopped else db.due_payments(steps.BOOKINGS, now, BATCH)
            others = [] if held else db.due_payments(steps.OTHERS, now, BATCH)
            events = changed and db.has_waiting_events(now)
        began = False
        for chore in CHORES:
            urgent = events and chore.name == INBOX
            if (urgent or self._next[chore.name] <= boot) and not (held and chore.paused_by_hold):
                began |= self._submit(self._chores, chore.name, 0, chore.flow, self.cashier) and urgent
                self._next[chore.name] = boot + chore.every
        jobs = [(self._senders, one, one.login) for one in due] + [(self._others, one, 0) for one in others]
        for pool, payment, login in jobs:
            if self._rest.get(payment.ref, 0) <= boot:
                began |= self._submit(pool, payment.ref, login, steps.advance, self.cashier, payment)
        return began

    def _boot(self) -> int:
        return round(self.cashier.clock.boot() * SECOND)

    def _submit(
        self, pool: ThreadPoolExecutor, key: str, login: int, flow: Callable[..., object], *values: object
    ) -> bool:
        """Start a job, unless it, or a booking of the same login, is running: then False."""
        with self._lock:
            if key in self._busy or (login and login in self._busy.values()):
                return False
            self._busy[key] = login
        pool.submit(self._do, key, flow, *values)
        return True

    def _do(self, key: str, flow: Callable[..., object], *values: object) -> None:
        try:
            flow(*values)
            self._rest.pop(key, None)
        except Exception:
            # A failing job must neither end the worker nor repeat in a tight loop.
            log.exception("%s failed", key)
            self._rest[key] = self._boot() + AFTER_AN_ERROR
        finally:
            with self._lock:
                del self._busy[key]
            if key == INBOX:
                self._found.set()
