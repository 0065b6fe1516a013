"""The stage of the stateful test: one installation, everybody around it, and what each of them can do."""

import json
import shutil
import sys
import tempfile
from collections import Counter
from contextlib import contextmanager, suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis.stateful import RuleBasedStateMachine

from inapp.domain.attempts import AttemptState, BreakerState
from inapp.domain.disbursements import DisbursementState, UnmatchedState
from inapp.domain.errors import Declined, Refused, StorageFailed
from inapp.domain.model import Account, ObservationKind, PspObjectType
from inapp.domain.outcomes import Answer
from inapp.domain.states import UNKNOWN, PaymentType, Status
from inapp.operations.wall_clock import WallClock
from inapp.payments import (
    allocation,
    checkout,
    comparison,
    decisions,
    deposits,
    holds,
    psp_events,
    read_back,
    refusals,
    restore,
    steps,
    withdrawals,
)
from inapp.payments.offers import Quote
from inapp.worker import CHORES
from tests.histories import invariants
from tests.histories.doubtful_reader import Doubtful
from tests.support.harness import LIVE, LOGIN, OTHER_LOGIN, POLICY, STRANGER, STRANGERS_LOGIN, USER, Killed, World
from tests.support.people import person
from tests.support.telling_psp import give_books

SECOND, MINUTE, HOUR = 1000, 60_000, 3_600_000
YEN_LOGIN = 5512347
OWNERS = {LOGIN: USER, OTHER_LOGIN: USER, STRANGERS_LOGIN: STRANGER, YEN_LOGIN: STRANGER}
CURRENCIES = {LOGIN: ("USD", 2), OTHER_LOGIN: ("EUR", 2), STRANGERS_LOGIN: ("USD", 2), YEN_LOGIN: ("JPY", 0)}
AMOUNTS = {LOGIN: ("10.00", "250.50"), OTHER_LOGIN: ("40", "400"), YEN_LOGIN: ("1000", "70000")}


def pick(things, number):
    """One of a list, counted from its newest, or None if it has none."""
    found = list(things)
    return found[-1 - number % len(found)] if found else None


TALLY: Counter[str] = Counter()
"""The number of histories played to their end, and their failures."""
ENDS: Counter[str] = Counter()
"""The final states of their payments and disbursements."""


class Stage(RuleBasedStateMachine):
    """A world whose storage can fail and whose power can go, with a worker that is up or down."""

    def count(self, what):
        TALLY[what] += 1

    def __init__(self):
        super().__init__()
        fast = Path("/dev/shm")
        self.folder = Path(tempfile.mkdtemp(prefix="cashier", dir=fast if fast.is_dir() else None))
        self.world = None
        self.deliveries, self.backups, self.pages = [], [], 0
        self.worker_runs, self.under_way = True, set()
        self.commits_to_live = self.writes_to_fail = 0

    def open_for_business(self, reader, cards):
        """With `cards` deposits that were made earlier, so that there is something to give back from the first step."""
        self.world = world = World(self.folder, POLICY, reader != "none")
        give_books(world)
        self.doubtful = Doubtful(world.ctrader)
        if reader in ("doubtful", "both"):
            world.trust(self.doubtful)
            readers = (self.doubtful,) if reader == "doubtful" else (world.ctrader, self.doubtful)
            world.cashier = replace(world.cashier, readers=readers)
        self.watch = invariants.Watch()
        world.ctrader.before_call = self._is_in_the_accounts_money
        self.wall_clock = WallClock(world.cashier)
        world.psp.slow = world.ctrader.slow = lambda: self.wait(14 * SECOND)
        world.ctrader.currencies[YEN_LOGIN] = ("JPY", 0)
        world.ctrader.balances[YEN_LOGIN] = Decimal(90_000)
        with world.database.write() as db:
            db.put_account(Account(YEN_LOGIN, STRANGER, "sam@example.test", "Sam Sample"))
        for amount in range(cards):
            world.card(f"{100 + amount}")
        self._make_storage_fragile()

    def _make_storage_fragile(self):
        write = self.world.database.write

        @contextmanager
        def fragile():
            if self.writes_to_fail:
                self.writes_to_fail -= 1
                raise StorageFailed("disk full")
            with write() as db:
                yield db
                self.watch.look(db)
            if self.commits_to_live:
                self.commits_to_live -= 1
                if not self.commits_to_live:
                    raise Killed("after a commit")

        self.world.database.write = fragile

    def _is_in_the_accounts_money(self, attempt):
        assert self.world.ctrader.currencies[attempt.login][0] == attempt.money.currency, "booked in other money"

    def teardown(self):
        try:
            if self.world and sys.exc_info()[0] is None:
                self.come_to_rest()
                invariants.check(self.world)
                invariants.check_at_rest(self.world)
                invariants.check_reconciled(self.world)
                self.count("histories")
                self._count_ends()
        finally:
            if self.world:
                self.world.database.close()
            shutil.rmtree(self.folder)

    def _count_ends(self):
        for payment in self.all():
            ENDS[f"{payment.kind} {payment.status}"] += 1
            for leg in self.world.disbursements(payment.ref):
                ENDS[f"{leg.type} of a {payment.kind} {leg.state}"] += 1

    # Lost in a crash.

    def let(self, act, *values):
        """Somebody acts; a refusal is an answer, and a crash in the middle of the worker's work ends the worker."""
        try:
            return act(*values)
        except (Refused, StorageFailed):
            return None
        except Killed:
            self.count("process killed")
            self.worker_runs = self.worker_runs and not self.under_way
            self.under_way.clear()
            return None

    def work(self, keys, act, *values):
        """A job of the worker: never two of one payment or, for bookings, of one login."""
        if not self.worker_runs or keys & self.under_way:
            return
        self.under_way |= keys
        with suppress(StorageFailed):  # the worker tries again later
            act(self.world.cashier, *values)
        self.under_way -= keys

    # The worker.

    def start_worker(self, held=False):
        """Calls under way ended with the last process, in any state."""
        self.under_way.clear()
        self.worker_runs = False
        restore.check(self.world.cashier, "a person asked" if held else "")
        self.world.restart()
        self.wall_clock = WallClock(self.world.cashier)
        self.worker_runs = True

    def due(self):
        with self.world.database.read() as db:
            stopped = db.breaker().state is BreakerState.OPEN
            allowed = steps.OTHERS if stopped else steps.BOOKINGS | steps.OTHERS
            return [] if db.held() is not None else db.due_payments(allowed, self.world.clock.now(), 100)

    def advance(self, payment):
        logins = {payment.login} if payment.status in steps.BOOKINGS else set()
        self.work({payment.ref} | logins, steps.advance, payment)

    def work_round(self):
        self.work({"clock"}, lambda cashier: self.wall_clock.look())
        for chore in CHORES:
            with self.world.database.read() as db:
                rests = chore.paused_by_hold and db.held() is not None
            if not rests:
                self.work({chore.name}, chore.flow)
        due = self.due()
        for payment in due:
            self.advance(payment)
        return bool(due)

    # Users and the PSP.

    def all(self, *kinds):
        with self.world.database.read() as db:
            return [payment for payment in db.all_payments(False) if not kinds or payment.kind in kinds]

    def things(self, *subjects):
        return [thing for thing in self.world.psp.things.values() if thing.subject in subjects]

    def session(self, kind, login):
        return self.world.session(kind, login, OWNERS[login])

    def start(self, kind, login, amount, method, twice):
        """The form is sent, perhaps twice; a deposit goes on to its PSP."""
        session, cashier = self.session(kind, login), self.world.cashier
        self.let_begin(login)
        self.pages += 1
        form = pick(AMOUNTS[login], amount), method, f"the page with number {self.pages}"
        send = deposits.start if kind is PaymentType.DEPOSIT else self.withdraw
        payment = send(cashier, session, *form)
        assert payment.login == login
        assert not twice or send(cashier, session, *form).ref == payment.ref
        if kind is PaymentType.DEPOSIT:
            deposits.next_step(cashier, payment)
        return payment

    def withdraw(self, cashier, session, *form):
        """The trader agrees to the plan that is shown, and takes less where less can go back."""
        try:
            made = withdrawals.request(cashier, session, *form)
            if isinstance(made, Quote):
                return withdrawals.request(cashier, session, *form, allocation.fingerprint(made.plan))
            return made
        except Refused as refusal:
            if "method" not in refusal.values or "amount" not in refusal.values:
                raise
            return self.withdraw(cashier, session, refusal.values["amount"].text, *form[1:])

    def cancel(self, payment):
        checkout.cancel(self.world.cashier, self.session(payment.kind, payment.login), payment.ref)

    def look_again(self, payment):
        deposits.next_step(self.world.cashier, payment)
        checkout.look_soon(self.world.cashier, payment.ref)

    def meddle(self, payment):
        stranger = self.world.session(payment.kind, STRANGERS_LOGIN, STRANGER)
        with pytest.raises(Refused):
            checkout.cancel(self.world.cashier, stranger, payment.ref)

    def post(self, thing):
        """A webhook is on its way. It may come at once, late, twice, in another order, or never."""
        self.deliveries.append(self.world.psp.event(thing))

    def give_back_by_hand(self, thing, part):
        """Somebody at the broker gives money back without the cashier."""
        with suppress(Declined):
            left = thing.money.minor - self.world.psp.given_back(thing)
            if left > 0:
                self.post(self.world.psp.refund_by_hand(thing, max(1, left // part)))
                self.post(thing)

    def dispute(self, thing, disputed):
        thing.disputed = disputed
        self.post(thing)

    # Others who get in between.

    def in_between(self, who):
        """Their failures, except a power cut, stay hidden from the work that they interrupt."""
        with suppress(Refused, StorageFailed):
            if who == "webhooks":
                for delivery in self.deliveries:
                    psp_events.receive(self.world.cashier, "fake", *delivery)
            elif who == "users":
                for payment in self.all():
                    with suppress(Refused):
                        self.cancel(payment)
            elif who == "people":
                for payment in self.all():
                    self.settle_by_people(payment.ref)
            elif who == "read_back":
                for payment in self.all():
                    self.work({payment.ref}, read_back.look, payment)
                self.work({"watch"}, read_back.watch)
            elif who == "worker":
                self.work_round()
            elif who == "clock":
                self.clock_shows(0 if self.world.clock.wall > self.world.clock.true else -30 * SECOND)
            elif who == "guards":
                for payment in self.all():
                    with suppress(Refused):
                        self.hold(payment.ref)
            elif who == "backup":
                self.backups.append(self.world.backup())
            else:
                self.wait({"seconds": 6 * SECOND, "minute": MINUTE}[who])

    # Time, and cTrader.

    def wait(self, span):
        """Late bookings come as late as the quiet period allows, and never later."""
        clock, ctrader = self.world.clock, self.world.ctrader
        end = clock.true + span
        for sent in sorted(sent for _, sent in ctrader.late):
            last = sent + POLICY.quiet_period
            if last <= end:
                clock.forward(max(0, last - clock.true))
                ctrader.deliver_late(sent)
        clock.forward(end - clock.true)

    def slowly(self, book):
        self.wait(14 * SECOND)
        return Answer(200, json.dumps({"balanceHistoryId": book()}).encode())

    def clock_shows(self, ahead):
        """Our own clock is set; the worker's next look leaves nothing to wait for a moment that was far ahead."""
        self.world.clock.wall = self.world.clock.true + ahead
        if not self.worker_runs or self.under_way or self.writes_to_fail or self.commits_to_live or self.world.kill_at:
            return
        self.wall_clock.look()
        longest = self.world.clock.now() + HOUR
        with self.world.database.read() as db:
            assert all(payment.due is None or payment.due <= longest for payment in db.all_payments(False))
            assert db.breaker().probe_at <= longest

    def ctrader_is(self, reachable=True, signed_in=True, lag=0):
        ctrader = self.world.ctrader
        ctrader.reachable, ctrader.signed_in, ctrader.lag = reachable, signed_in, lag

    # People.

    def settle_by_people(self, ref):
        """Two people look into cTrader and at the PSP after the quiet period, and report the facts."""
        payment, ctrader = self.world.payment(ref), self.world.ctrader
        if any(attempt.ref == ref for attempt, _ in ctrader.late):
            return
        with self.world.database.read() as db:
            held = {
                a.booking_type for a in db.attempts(ref) if a.balance_history_id and a.state is AttemptState.CONFIRMED
            }
        leg = "credit" if payment.kind is PaymentType.DEPOSIT else "return" if "debit" in held else "debit"
        number = next((e.balance_history_id for e in self.world.booked(ref) if f".{leg}." in e.external_id), None)
        if leg == "return" and self._may_be_paid_out(ref):
            return
        returned = "return" in held
        said = None
        for name in ("Carol", "Dan"):
            with suppress(Refused):
                said = decisions.decide(self.world.cashier, ref, None if returned else number, person(name), returned)
        if said is None and number is None:
            with suppress(Refused):
                decisions.order_refund(self.world.cashier, ref, person("Carol"))

    def _may_be_paid_out(self, ref):
        """Whether the PSP shows something of it that the cashier does not know to be paid: then people wait."""
        with self.world.database.read() as db:
            paid = {one.key for one in db.disbursements(ref) if one.state is DisbursementState.PAID}
        out = (thing for thing in self.things(PspObjectType.PAYOUT, PspObjectType.REFUND) if thing.ref == ref)
        return any(thing.kind in LIVE and thing.key not in paid for thing in out)

    def hold(self, ref):
        holds.hold(self.world.cashier, ref, person("Ann"), "a feeling")

    def freeze(self, user_id):
        holds.freeze(self.world.cashier, user_id, person("Ann"), "a court order")

    def refuse(self, payment):
        refusals.refuse(self.world.cashier, payment.ref, person("Carol"))

    def lift_all(self):
        """Two people lift every hold, so that later ones must have a reason of their own."""
        with self.world.database.read() as db:
            marks = db.active_holds()
        for mark in marks:
            lift, what = (holds.lift, mark.ref) if mark.ref else (holds.unfreeze, mark.user_id)
            for name in ("Carol", "Dan"):
                self.let(lift, self.world.cashier, what, person(name))

    def change_account(self, login, **changes):
        with self.world.database.write() as db:
            db.put_account(replace(db.account(login), **changes))

    def disable(self, user_id, disabled):
        with self.world.database.write() as db:
            db.enable_user(user_id, not disabled)

    def let_begin(self, login):
        """Nothing keeps a new payment of an account from starting; what happens comes later, if at all."""
        self.world.ctrader.currencies[login] = CURRENCIES[login]
        self.change_account(login, user_id=OWNERS[login], enabled=True)
        self.disable(OWNERS[login], False)
        for name in ("Carol", "Dan"):
            with suppress(Refused):
                holds.unfreeze(self.world.cashier, OWNERS[login], person(name))

    def put_right(self):
        """Accounts, users and currencies are again what they were when everything began."""
        self.world.ctrader.currencies.update(CURRENCIES)
        for login, user_id in OWNERS.items():
            self.change_account(login, user_id=user_id, enabled=True)
        for user_id in (USER, STRANGER):
            self.disable(user_id, False)

    def approve(self, payment, approved):
        decide = decisions.approve if approved else refusals.refuse
        decide(self.world.cashier, payment.ref, person("Carol"))

    def release(self, *names, with_list=False):
        """Every person looks at the list for themselves, if they release with one."""
        for name in names:
            with suppress(Refused):
                found = comparison.compare(self.world.cashier) if with_list and self._is_held() else None
                if found and found.list.lines:
                    self.count("released with a list")
                decisions.release(self.world.cashier, person(name), found)

    def _is_held(self):
        with self.world.database.read() as db:
            return db.held() is not None

    # The end.

    def come_to_rest(self):
        """Faults end, late events arrive, PSPs repeat lost webhooks, and people resolve the rest."""
        world, psp = self.world, self.world.psp
        self.commits_to_live = self.writes_to_fail = 0
        world.meanwhile.clear()
        world.ctrader.script.clear()
        world.ctrader.reads.clear()
        self.doubtful.fault = ""
        psp.script.clear()
        psp.payout_result = psp.refund_result = ObservationKind.SUCCEEDED
        self.ctrader_is()
        world.clock.wall = max(world.clock.wall, world.clock.true)
        self.put_right()
        self.start_worker()
        self.release("Carol", "Dan", with_list=True)
        for thing in list(psp.things.values()):
            if thing.kind is ObservationKind.PENDING:
                thing.kind = ObservationKind.SUCCEEDED
            thing.disputed = False
            world.hear(thing)
        for _ in range(150):
            rounds = iter(range(50))
            while self.work_round():
                assert next(rounds, None) is not None, "the worker finds something to do for ever"
            if not self._anything_open():
                return
            self._people_do_what_they_can()
            self.wait(61 * SECOND)

    def _anything_open(self):
        with self.world.database.read() as db:
            parked = db.all_unmatched_funds(UnmatchedState.HELD, UnmatchedState.REFUNDING)
        return parked or any(not payment.status.final for payment in self.all())

    def _people_do_what_they_can(self):
        self.lift_all()
        for payment in self.all():
            if payment.status is Status.AWAITING_APPROVAL:
                self.let(self.approve, payment, True)
            elif payment.status in UNKNOWN | {Status.REVIEW}:
                self.settle_by_people(payment.ref)
        with self.world.database.read() as db:
            parked = db.all_unmatched_funds(UnmatchedState.HELD)
        for money in parked:
            with suppress(Refused):
                decisions.order_refund(self.world.cashier, money.ref, person("Carol"))
