"""Users, payers, webhooks, the worker, people, crashes, clocks and faults in any order, against one truth.

`CASHIER_SOAK=5000 pytest tests/test_money_stateful.py` tries that many random histories instead of the fixed ones.
"""

import json
import os
import shutil
import sys
import tempfile
from contextlib import contextmanager, suppress
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from inapp.domain.errors import BadSignature, Refused, StorageFailed
from inapp.domain.model import Account, ObservationKind, Subject
from inapp.domain.money import Money
from inapp.domain.outcomes import Answer
from inapp.domain.rules import BreakerState
from inapp.domain.states import UNKNOWN, Kind, Status
from inapp.flows import advance, deposits, holding, payments, read_back, settlement, staff, withdrawals
from inapp.worker import CHORES
from tests import truth
from tests.world import LOGIN, OTHER_LOGIN, POLICY, STRANGER, STRANGERS_LOGIN, Killed, World

SECOND, MINUTE, HOUR = 1000, 60_000, 3_600_000
YEN_LOGIN = 5512347
AMOUNTS = {LOGIN: ("10.00", "250.50"), OTHER_LOGIN: ("40", "400"), YEN_LOGIN: ("1000", "70000")}
POINTS = tuple(
    "deposit.created deposit.at_psp deposit.started withdrawal.approved webhook.read webhook.stored webhook.looked_up "
    "booking.claimed booking.logged booking.answered booking.settled payout.claimed payout.answered "
    "refund.claimed refund.answered read_back.read".split()
)
BOOKING_WORDS = tuple(
    "not_sent lost unanswered late slow 401 NOT_ENOUGH_MONEY NOT_ENOUGH_RIGHTS TRADER_NOT_FOUND "
    "CHANGE_BALANCE_BAD_AMOUNT REQUEST_FREQUENCY_EXCEEDED UNKNOWN_ERROR".split()
)
RESULTS = (ObservationKind.SUCCEEDED, ObservationKind.DECLINED, ObservationKind.PENDING)
SPANS = (SECOND, 5 * SECOND, 20 * SECOND, MINUTE, 5 * MINUTE, 12 * MINUTE, 31 * MINUTE, 25 * HOUR)
MEANWHILE = ("webhooks", "users", "people", "read_back", "worker", "seconds", "minute", "backup")

which = st.integers(0, 5)
"""Which one of a list, counted from its newest."""


def pick(things, number):
    """One of a list, or None if it has none."""
    found = list(things)
    return found[-1 - number % len(found)] if found else None


class Cashier(RuleBasedStateMachine):
    """One installation and everybody around it."""

    # -- the stage -------------------------------------------------------------------------------------------------

    def __init__(self):
        super().__init__()
        fast = Path("/dev/shm")
        self.folder = Path(tempfile.mkdtemp(prefix="cashier", dir=fast if fast.is_dir() else None))
        self.deliveries, self.backups, self.pages = [], [], 0
        self.worker_runs, self.under_way = True, set()
        self.commits_to_live = self.writes_to_fail = 0

    @initialize(reader=st.booleans())
    def open_for_business(self, reader):
        self.world = world = World(self.folder, POLICY, reader)
        world.ctrader.currencies[YEN_LOGIN] = ("JPY", 0)
        world.ctrader.balances[YEN_LOGIN] = Decimal(90_000)
        with world.database.write() as db:
            db.put_account(Account(YEN_LOGIN, STRANGER, "sam@example.test", "Sam Sample"))
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
            if self.commits_to_live:
                self.commits_to_live -= 1
                if not self.commits_to_live:
                    raise Killed("after a commit")

        self.world.database.write = fragile

    def teardown(self):
        try:
            if sys.exc_info()[0] is None and hasattr(self, "world"):
                self._come_to_rest()
                truth.check(self.world)
                truth.check_at_rest(self.world)
        finally:
            if hasattr(self, "world"):
                self.world.database.close()
            shutil.rmtree(self.folder)

    # -- who does something, and what a crash takes along ----------------------------------------------------------

    def _let(self, act, *values):
        """Somebody acts; a refusal is an answer, and a crash in the middle of the worker's work ends the worker."""
        try:
            return act(*values)
        except (Refused, StorageFailed):
            return None
        except Killed:
            self.worker_runs = self.worker_runs and not self.under_way
            self.under_way.clear()
            return None

    def _work(self, keys, act, *values):
        """A job of the worker: never two of one payment or, for bookings, of one login."""
        if not self.worker_runs or keys & self.under_way:
            return
        self.under_way |= keys
        with suppress(StorageFailed):  # the worker tries again later
            act(self.world.parts, *values)
        self.under_way -= keys

    def _advance(self, payment):
        logins = {payment.login} if payment.status in advance.BOOKINGS else set()
        self._work({payment.ref} | logins, advance.advance, payment)

    def _due(self):
        with self.world.database.read() as db:
            if db.held() is not None:
                return []
            stopped = db.breaker().state is BreakerState.OPEN
            return db.due_payments(
                advance.OTHERS if stopped else advance.BOOKINGS | advance.OTHERS, self.world.clock.now(), 100
            )

    def _chores(self):
        for chore in CHORES:
            with self.world.database.read() as db:
                rests = chore.paused_by_hold and db.held() is not None
            if not rests:
                self._work({chore.name}, chore.flow)

    def _round(self):
        self._chores()
        due = self._due()
        for payment in due:
            self._advance(payment)
        return bool(due)

    def _all(self, *kinds):
        with self.world.database.read() as db:
            return [payment for payment in db.all_payments(False) if not kinds or payment.kind in kinds]

    def _things(self, *subjects):
        return [thing for thing in self.world.psp.things.values() if thing.subject in subjects]

    # -- users -----------------------------------------------------------------------------------------------------

    @rule(login=st.sampled_from(list(AMOUNTS)), amount=which, bank=st.booleans(), twice=st.booleans())
    def user_deposits(self, login, amount, bank, twice):
        self._let(self._deposit, login, amount, bank, twice)

    def _session(self, kind, login):
        return self.world.session(kind, login, STRANGER if login in (STRANGERS_LOGIN, YEN_LOGIN) else 70011223)

    def _deposit(self, login, amount, bank=False, twice=False):
        session = self._session(Kind.DEPOSIT, login)
        text, method = pick(AMOUNTS[login], amount), "fake_bank" if bank else "fake_card"
        self.pages += 1
        page = f"page of a deposit {self.pages:05}"
        payment = deposits.start(self.world.parts, session, text, method, page)
        if twice:
            assert deposits.start(self.world.parts, session, text, method, page).ref == payment.ref
        deposits.next_step(self.world.parts, payment)
        assert payment.login == session.login
        return payment

    @rule(login=st.sampled_from(list(AMOUNTS)), amount=which, twice=st.booleans())
    def user_withdraws(self, login, amount, twice):
        self._let(self._withdraw, login, amount, twice)

    def _withdraw(self, login, amount, twice=False):
        session = self._session(Kind.WITHDRAWAL, login)
        self.pages += 1
        page = f"page of a withdrawal {self.pages:05}"
        text = pick(AMOUNTS[login], amount)
        payment = withdrawals.request(self.world.parts, session, text, "fake_card", page)
        if twice:
            assert withdrawals.request(self.world.parts, session, text, "fake_card", page).ref == payment.ref

    @rule(number=which)
    def user_cancels(self, number):
        payment = pick(self._all(), number)
        if payment:
            self._let(self._cancel, payment)

    def _cancel(self, payment):
        payments.cancel(self.world.parts, self._session(payment.kind, payment.login), payment.ref)

    @rule(number=which)
    def user_looks_again(self, number):
        payment = pick(self._all(Kind.DEPOSIT), number)
        if payment:
            self._let(deposits.next_step, self.world.parts, payment)
            self._let(payments.look_soon, self.world.parts, payment)

    @rule(number=which)
    def stranger_meddles(self, number):
        payment = pick(self._all(), number)
        if payment:
            self._let(self._meddle, payment)

    def _meddle(self, payment):
        stranger = self.world.session(payment.kind, STRANGERS_LOGIN, STRANGER)
        with pytest.raises(Refused):
            payments.cancel(self.world.parts, stranger, payment.ref)

    # -- payers and the PSP ----------------------------------------------------------------------------------------

    @rule(number=which, how=st.sampled_from(("exactly", "exactly", "exactly", "too_little", "other_currency", "twice")))
    def payer_pays(self, number, how):
        """Also after the payment expired or was cancelled."""
        thing = pick((t for t in self._things(Subject.PAYMENT) if t.kind is not ObservationKind.SUCCEEDED), number)
        if thing is None:
            return
        money = {
            "too_little": Money(thing.money.minor - 1, thing.money.currency, thing.money.digits),
            "other_currency": Money(thing.money.minor, "GBP", thing.money.digits),
        }.get(how)
        self.world.psp.pay(thing.ref, money)
        self._post(thing)
        if how == "twice":
            self._post(self.world.psp.capture_again(thing.ref))

    @rule(login=st.sampled_from(list(AMOUNTS)), amount=which)
    def user_deposits_and_pays(self, login, amount):
        payment = self._let(self._deposit, login, amount)
        if payment and self.world.psp.has(payment.ref):
            self._post(self.world.psp.pay(payment.ref))

    @rule(number=which)
    def payer_is_declined(self, number):
        thing = pick((t for t in self._things(Subject.PAYMENT) if t.kind is ObservationKind.NEEDS_ACTION), number)
        if thing:
            thing.kind, thing.reason = ObservationKind.DECLINED, "insufficient_funds"
            self._post(thing)

    @rule(number=which, good=st.booleans())
    def psp_makes_up_its_mind(self, number, good):
        pending = (t for t in self._things(Subject.PAYOUT, Subject.REFUND) if t.kind is ObservationKind.PENDING)
        thing = pick(pending, number)
        if thing:
            thing.kind = ObservationKind.SUCCEEDED if good else ObservationKind.DECLINED
            self._post(thing)

    @rule(number=which)
    def money_that_went_out_bounces(self, number):
        done = (t for t in self._things(Subject.PAYOUT, Subject.REFUND) if t.kind is ObservationKind.SUCCEEDED)
        thing = pick(done, number)
        if thing:
            thing.kind = ObservationKind.DECLINED
            self._post(thing)

    @rule(payout=st.sampled_from(RESULTS), refund=st.sampled_from(RESULTS))
    def psp_will_answer(self, payout, refund):
        self.world.psp.payout_result, self.world.psp.refund_result = payout, refund

    @rule(word=st.sampled_from(("not_sent", "lost", "unanswered", "declined")))
    def psp_call_will_fail(self, word):
        self.world.psp.script.append(word)

    # -- webhooks --------------------------------------------------------------------------------------------------

    def _post(self, thing):
        """A webhook is on its way. It may come at once, late, twice, in another order, or never."""
        self.deliveries.append(self.world.psp.event(thing))

    @rule(number=which, again=st.booleans())
    def webhook_comes(self, number, again):
        delivery = pick(self.deliveries, number)
        if delivery:
            if not again:
                self.deliveries.remove(delivery)
            self._let(settlement.receive, self.world.parts, "fake", *delivery)

    @rule(number=which)
    def webhook_is_lost(self, number):
        delivery = pick(self.deliveries, number)
        if delivery:
            self.deliveries.remove(delivery)

    @rule(number=which)
    def psp_tells_old_news(self, number):
        thing = pick(self.world.psp.things.values(), number)
        if thing:
            self._post(thing)

    @rule(number=which, other=which)
    def webhook_names_something_else(self, number, other):
        """An object that does not exist, or the reference of one payment with the object of another; or a forgery."""
        thing, mixed = pick(self.world.psp.things.values(), number), pick(self.world.psp.things.values(), other)
        body = {"id": f"odd_{self.pages}_{number}_{other}", "type": "odd", "subject": "payment", "ref": "D-NOBODY"}
        body["psp_ref"] = thing.psp_ref if thing and number % 2 else "payment_0"
        body["ref"] = mixed.ref if mixed and other % 2 else "D-NOBODY"
        raw = json.dumps(body).encode()
        self._let(settlement.receive, self.world.parts, "fake", {"Fake-Signature": "good"}, raw)
        with pytest.raises(BadSignature):
            settlement.receive(self.world.parts, "fake", {"Fake-Signature": "bad"}, raw)

    # -- the worker ------------------------------------------------------------------------------------------------

    @rule(number=which)
    def worker_takes_one_step(self, number):
        payment = pick(self._due(), number)
        if payment:
            self._let(self._advance, payment)

    @rule()
    def worker_reads_its_inbox(self):
        self._let(self._chores)

    @rule(rounds=st.sampled_from((1, 4, 12)))
    def worker_runs_on(self, rounds):
        for _ in range(rounds):
            if not self._let(self._round):
                break

    @rule(held=st.sampled_from((False, False, False, True)))
    def worker_starts_again(self, held):
        self._let(self._start_worker, held)

    def _start_worker(self, held=False):
        """What is under way ends with the process, whatever state it is in."""
        self.under_way.clear()
        self.worker_runs = False
        holding.check(self.world.parts, held)
        self.world.restart()
        self.worker_runs = True

    # -- crashes, and what others do in the middle of something ----------------------------------------------------

    @rule(point=st.sampled_from(POINTS))
    def power_fails_at(self, point):
        self.world.kill_at = point

    @rule(commits=st.integers(1, 6))
    def power_fails_after_commits(self, commits):
        self.commits_to_live = commits

    @rule(writes=st.integers(1, 3))
    def disk_is_full_for(self, writes):
        self.writes_to_fail = writes

    @rule(point=st.sampled_from(POINTS), what=st.sampled_from(MEANWHILE))
    def somebody_will_be_in_between(self, point, what):
        self.world.meanwhile[point] = lambda: self._in_between(what)

    def _in_between(self, what):
        if what == "webhooks":
            for delivery in self.deliveries:
                settlement.receive(self.world.parts, "fake", *delivery)
        elif what == "users":
            for payment in self._all():
                self._unless_refused(self._cancel, payment)
        elif what == "people":
            for payment in self._all():
                self._settle_by_people(payment.ref)
        elif what == "read_back":
            for payment in self._all():
                read_back.ask(self.world.parts, payment.ref)
            self._work({"watch"}, read_back.watch)
        elif what == "worker":
            self._round()
        elif what == "backup":
            self._back_up()
        else:
            self._pass({"seconds": 6 * SECOND, "minute": MINUTE}[what])

    def _unless_refused(self, act, *values):
        try:
            return act(*values)
        except Refused:
            return None

    # -- time ------------------------------------------------------------------------------------------------------

    @rule(span=st.sampled_from(SPANS))
    def time_passes(self, span):
        self._pass(span)

    def _pass(self, span):
        """Late bookings come as late as the quiet period allows, and never later."""
        clock, ctrader = self.world.clock, self.world.ctrader
        end = clock.true + span
        for sent in sorted(sent for _, sent in ctrader.late):
            last = sent + POLICY.quiet_period
            if last <= end:
                clock.forward(max(0, last - clock.true))
                ctrader.deliver_late(sent)
        clock.forward(end - clock.true)

    @rule(ahead=st.sampled_from((0, -30 * SECOND, 30 * SECOND, HOUR)))
    def our_clock_jumps(self, ahead):
        self.world.clock.wall = self.world.clock.true + ahead

    # -- cTrader ---------------------------------------------------------------------------------------------------

    @rule(word=st.sampled_from(BOOKING_WORDS))
    def booking_will_end_with(self, word):
        self.world.ctrader.script.append(self._slowly if word == "slow" else word)

    def _slowly(self, book):
        self._pass(14 * SECOND)
        return Answer(200, json.dumps({"balanceHistoryId": book()}).encode())

    @rule()
    def late_bookings_come(self):
        self.world.ctrader.deliver_late()

    @rule(reachable=st.booleans(), signed_in=st.booleans(), lag=st.sampled_from((0, 3 * MINUTE, 2 * HOUR)))
    def ctrader_is(self, reachable, signed_in, lag):
        ctrader = self.world.ctrader
        ctrader.reachable, ctrader.signed_in, ctrader.lag = reachable, signed_in, lag

    @rule()
    def ctrader_is_well(self):
        self.ctrader_is(True, True, 0)

    # -- people ----------------------------------------------------------------------------------------------------

    @rule(number=which)
    def two_people_settle(self, number):
        payment = pick((p for p in self._all() if p.status in UNKNOWN | {Status.REVIEW}), number)
        if payment:
            self._let(self._settle_by_people, payment.ref)

    def _settle_by_people(self, ref):
        """Two people look into cTrader and at the PSP, not before the quiet period is over, and say what they see."""
        payment = self.world.payment(ref)
        if any(attempt.ref == ref for attempt, _ in self.world.ctrader.late):
            return
        with self.world.database.read() as db:
            held = {attempt.leg for attempt in db.attempts(ref) if attempt.balance_history_id}
        leg = "credit" if payment.kind is Kind.DEPOSIT else "return" if "debit" in held else "debit"
        number = next((e.balance_history_id for e in self.world.booked(ref) if f".{leg}." in e.external_id), None)
        if leg == "return" and number is None and self._is_paid_out(ref):
            return
        for name in ("Carol", "Dan"):
            said = self._unless_refused(staff.decide, self.world.parts, ref, number, name)
        if said is None and number is None:
            self._unless_refused(staff.order_refund, self.world.parts, ref, "Carol")

    def _is_paid_out(self, ref):
        payouts = (thing for thing in self._things(Subject.PAYOUT) if thing.ref == ref)
        return any(thing.kind is not ObservationKind.DECLINED for thing in payouts)

    @rule(number=which, booked=st.sampled_from((None, 880002, 999999)))
    def one_careless_person_decides(self, number, booked):
        payment = pick(self._all(), number)
        if payment:
            self._let(staff.decide, self.world.parts, payment.ref, booked, "Ann")

    @rule(number=which)
    def person_orders_a_refund(self, number):
        with self.world.database.read() as db:
            refs = [payment.ref for payment in db.all_payments(True)] + [m.ref for m in db.all_unmatched("parked")]
        ref = pick(refs, number)
        if ref:
            self._let(staff.order_refund, self.world.parts, ref, "Carol")

    @rule(names=st.sampled_from((("Ann",), ("Ann", "ann "), ("Carol", "Dan"), ("Carol", "Dan"))))
    def people_release(self, names):
        for name in names:
            self._let(staff.release, self.world.parts, name)

    # -- backups ---------------------------------------------------------------------------------------------------

    def _back_up(self):
        self.backups.append(self.world.backup())

    @rule()
    def somebody_makes_a_backup(self):
        self._back_up()

    @rule(number=which)
    def somebody_restores_a_backup(self, number):
        copy = pick(self.backups, number)
        if copy:
            self.worker_runs = False
            self.world.restore(copy)

    # -- always, and at the end ------------------------------------------------------------------------------------

    @invariant()
    def money_is_right(self):
        if hasattr(self, "world"):
            truth.check(self.world)

    def _come_to_rest(self):
        """Faults end, late things come, PSPs repeat what was not heard, people settle what is left."""
        world, psp = self.world, self.world.psp
        self.commits_to_live = self.writes_to_fail = 0
        world.meanwhile.clear()
        world.ctrader.script.clear()
        psp.script.clear()
        psp.payout_result = psp.refund_result = ObservationKind.SUCCEEDED
        self.ctrader_is_well()
        world.clock.wall = max(world.clock.wall, world.clock.true)
        world.ctrader.deliver_late()
        self._start_worker()
        for name in ("Carol", "Dan"):
            self._unless_refused(staff.release, world.parts, name)
        for thing in psp.things.values():
            if thing.kind is ObservationKind.PENDING:
                thing.kind = ObservationKind.SUCCEEDED
            world.hear(thing)
        for _ in range(150):
            self._work_on()
            if not self._is_open():
                return
            for payment in self._all():
                if payment.status in UNKNOWN | {Status.REVIEW}:
                    self._settle_by_people(payment.ref)
            self._refund_parked()
            self._pass(61 * SECOND)

    def _work_on(self):
        for _ in range(20):
            if not self._round():
                return

    def _is_open(self):
        with self.world.database.read() as db:
            parked = db.all_unmatched("parked", "refunding")
        return parked or any(not payment.status.final for payment in self._all())

    def _refund_parked(self):
        with self.world.database.read() as db:
            parked = db.all_unmatched("parked")
        for money in parked:
            self._unless_refused(staff.order_refund, self.world.parts, money.ref, "Carol")


SOAK = int(os.environ.get("CASHIER_SOAK", "0"))
TestCashier = Cashier.TestCase
TestCashier.settings = settings(
    max_examples=SOAK or 150,
    stateful_step_count=40,
    derandomize=not SOAK,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
