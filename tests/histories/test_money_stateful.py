"""Users, payers, webhooks, the worker, people, crashes, clocks and faults in any order, against one truth.

Sixty histories are the same in every run; forty come from a seed that is new each time and printed at the end of the
run. `make soak` plays many more, each batch from a seed of its own.
"""

import json
import os
from functools import partial

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test

from inapp.domain.disbursements import UnmatchedState
from inapp.domain.errors import BadSignature
from inapp.domain.model import ObservationKind, PspObjectType
from inapp.domain.money import Money
from inapp.domain.states import UNKNOWN, PaymentType, Status
from inapp.payments import decisions, psp_events
from tests.histories import invariants
from tests.histories.doubtful_reader import FAULTS
from tests.histories.state_machine import AMOUNTS, HOUR, MINUTE, SECOND, Stage, pick
from tests.support.harness import STRANGER, USER
from tests.support.people import person

POINTS = tuple(
    "deposit.created deposit.at_psp deposit.started withdrawal.approved webhook.read webhook.stored webhook.looked_up "
    "deposit.stopped booking.asked booking.claimed booking.logged booking.answered booking.settled payout.claimed "
    "payout.logged payout.answered refund.claimed refund.logged refund.answered read_back.read".split()
)
BOOKING_WORDS = tuple(
    "not_sent lost unanswered unanswered late late slow 401 NOT_ENOUGH_MONEY NOT_ENOUGH_RIGHTS TRADER_NOT_FOUND "
    "CHANGE_BALANCE_BAD_AMOUNT REQUEST_FREQUENCY_EXCEEDED UNKNOWN_ERROR".split()
)
RESULTS = (ObservationKind.SUCCEEDED, ObservationKind.DECLINED, ObservationKind.PENDING)
MEANWHILE = ("webhooks", "users", "people", "read_back", "worker", "seconds", "minute", "backup", "guards", "clock")

which = st.integers(0, 5)
login = st.sampled_from(list(AMOUNTS))
method = st.sampled_from(("fake_loop", "fake_loop", "fake_card", "fake_bank"))
rounds = st.sampled_from(((12, 6 * SECOND), (12, 0), (6, MINUTE), (1, 0), (0, 0)))
"""How often the worker looks, and how long it waits in between."""
then = st.sampled_from((None, None, "hold", "freeze", "move", "disable", "currency"))
"""What happens between a request and the worker's next look at it."""
mostly = st.sampled_from((True, True, True, False))
pays = st.sampled_from(("exactly", "exactly", "exactly", "twice", "too little", "other currency", "not yet"))
trouble = st.one_of(
    st.none(),
    st.tuples(st.just("booking"), st.sampled_from(BOOKING_WORDS)),
    st.tuples(st.just("death"), st.sampled_from(("unanswered", "late", "late", "lost"))),
    st.tuples(st.just("psp"), st.sampled_from(("not_sent", "lost", "unanswered", "unanswered", "slow", "declined"))),
    st.tuples(st.just("reads"), st.sampled_from(("slow", "slow", "lost", "unreadable"))),
    st.tuples(st.just("power"), st.sampled_from(POINTS)),
    st.tuples(st.just("commits"), st.integers(1, 12)),
    st.tuples(st.just("disk"), st.integers(1, 3)),
    st.tuples(st.just("between"), st.tuples(st.sampled_from(POINTS), st.sampled_from(MEANWHILE))),
)
"""The next fault: a booking, its sender in the middle of it, a PSP call, the power, the disk, or meddling."""
NAMES = {
    "booking": "booking lost, late, slow, unanswered or refused",
    "death": "sender killed with a request under way",
    "psp": "PSP call lost, slow, unanswered or declined",
    "reads": "account read slowly, not at all or unusably",
    "power": "power cut ordered at a checkpoint",
    "commits": "power cut ordered after a commit",
    "disk": "disk full",
    "between": "others act in the middle of a step",
}


class Cashier(Stage):
    """Everything that can happen, one rule for each who makes it happen."""

    @initialize(reader=st.sampled_from(("none", "ctrader", "ctrader", "doubtful", "both")), cards=st.integers(0, 3))
    def open_for_business(self, reader, cards):
        super().open_for_business(reader, cards)

    @invariant()
    def money_is_right(self):
        if self.world:
            invariants.check(self.world)
            self.world.psp.look()

    @rule(
        login=login,
        amount=which,
        method=method,
        twice=st.booleans(),
        how=pays,
        rounds=rounds,
        trouble=trouble,
        then=then,
    )
    def user_deposits(self, login, amount, method, twice, how, rounds, trouble, then):
        self._make(trouble)
        payment = self.let(self.start, PaymentType.DEPOSIT, login, amount, method, twice)
        if payment and how != "not yet" and self.world.psp.has(payment.ref):
            for thing in self._pay(payment.ref, how):
                self.let(self.world.hear, thing)
        self._hinder(payment, then)
        self.worker_runs_on(rounds)

    @rule(login=login, amount=which, method=method, twice=st.booleans(), rounds=rounds, trouble=trouble, then=then)
    def user_withdraws(self, login, amount, method, twice, rounds, trouble, then):
        self._make(trouble)
        payment = self.let(self.start, PaymentType.WITHDRAWAL, login, amount, method, twice)
        if payment and rounds[0] == 6:
            self.let(self.advance, payment)  # to its debit, before something happens
        self._hinder(payment, then)
        self.worker_runs_on(rounds)

    def _hinder(self, payment, then):
        """What people or the broker do before the worker gets to a new payment."""
        if payment is None or then is None:
            return
        self.count(f"{then} before the worker")
        other = STRANGER if payment.user_id == USER else USER
        acts = {
            "hold": lambda: self.hold(payment.ref),
            "freeze": lambda: self.freeze(payment.user_id),
            "move": lambda: self.change_account(payment.login, user_id=other),
            "disable": lambda: self.change_account(payment.login, enabled=False),
            "currency": lambda: self.world.ctrader.currencies.update({payment.login: ("GBP", 2)}),
        }
        self.let(acts[then])

    @rule(number=which, what=st.sampled_from(("cancel", "look_again", "meddle")))
    def user_comes_back(self, number, what):
        payment = pick(self.all(), number)
        if payment:
            self.let(getattr(self, what), payment)

    @rule(number=which, how=pays)
    def payer_pays(self, number, how):
        """Also after the payment expired or was cancelled; or the payer is declined."""
        thing = pick((t for t in self.things(PspObjectType.PAYMENT) if t.kind is not ObservationKind.SUCCEEDED), number)
        if thing and how == "not yet":
            thing.kind, thing.reason = ObservationKind.DECLINED, "insufficient_funds"
            self.post(thing)
        elif thing:
            for paid in self._pay(thing.ref, how):
                self.post(paid)

    def _pay(self, ref, how):
        thing = self.world.psp.pay(ref)
        if how == "too little":
            thing.money = Money(thing.money.minor - 1, thing.money.currency, thing.money.digits)
        elif how == "other currency":
            thing.money = Money(thing.money.minor, "GBP", thing.money.digits)
        return [thing, self.world.psp.capture_again(ref)] if how == "twice" else [thing]

    @rule(number=which, good=st.booleans())
    def psp_changes_its_mind(self, number, good):
        """Pending payouts end; some that went out bounce."""
        moving = (ObservationKind.PENDING, ObservationKind.SUCCEEDED)
        thing = pick((t for t in self.things(PspObjectType.PAYOUT, PspObjectType.REFUND) if t.kind in moving), number)
        if thing:
            self.count("payout or refund fails late" if not good else "payout or refund arrives late")
            pays = good and thing.kind is ObservationKind.PENDING
            thing.kind = ObservationKind.SUCCEEDED if pays else ObservationKind.DECLINED
            self.post(thing)

    @rule(number=which, disputed=mostly)
    def bank_disputes_or_gives_up(self, number, disputed):
        thing = pick((t for t in self.things(PspObjectType.PAYMENT) if t.kind is ObservationKind.SUCCEEDED), number)
        if thing:
            self.count("dispute")
            self.dispute(thing, disputed)

    @rule(number=which, part=st.sampled_from((1, 2, 7)))
    def broker_gives_back_in_the_psps_own_pages(self, number, part):
        """Only known money: the broker never refunds the unmatched funds that the cashier holds."""
        known = {payment.psp_ref for payment in self.all(PaymentType.DEPOSIT)}
        done = (
            t for t in self.things(PspObjectType.PAYMENT) if t.kind is ObservationKind.SUCCEEDED and t.psp_ref in known
        )
        thing = pick(done, number)
        if thing:
            self.count("refund by hand")
            self.give_back_by_hand(thing, part)

    @rule(number=which, approved=mostly)
    def person_approves_or_refuses(self, number, approved):
        payment = pick((p for p in self.all() if p.status is Status.AWAITING_APPROVAL), number)
        if payment:
            self.let(self.approve, payment, approved)

    @rule(number=which)
    def person_holds_a_payment(self, number):
        payment = pick(self.all(), number)
        if payment:
            self.count("hold")
            self.let(self.hold, payment.ref)

    @rule(user_id=st.sampled_from((USER, STRANGER)))
    def person_freezes_a_user(self, user_id):
        self.count("freeze")
        self.let(self.freeze, user_id)

    @rule()
    def two_people_lift_every_hold(self):
        self.lift_all()

    @rule(number=which)
    def person_refuses_a_withdrawal(self, number):
        payment = pick(self.all(PaymentType.WITHDRAWAL), number)
        if payment:
            self.count("refusal")
            self.let(self.refuse, payment)

    @rule(login=login, owner=st.sampled_from((USER, STRANGER)), enabled=mostly)
    def broker_gives_an_account_to_somebody_or_disables_it(self, login, owner, enabled):
        self.count("account moved or disabled")
        self.let(lambda: self.change_account(login, user_id=owner, enabled=enabled))

    @rule(user_id=st.sampled_from((USER, STRANGER)), disabled=st.booleans())
    def broker_disables_a_user(self, user_id, disabled):
        self.count("user disabled")
        self.let(self.disable, user_id, disabled)

    @rule(login=login, currency=st.sampled_from((("USD", 2), ("GBP", 2), ("JPY", 0))))
    def account_changes_its_currency(self, login, currency):
        self.count("currency changed")
        self.world.ctrader.currencies[login] = currency

    @rule()
    def broker_puts_all_that_right(self):
        self.let(self.put_right)

    @rule(payout=st.sampled_from(RESULTS), refund=st.sampled_from(RESULTS))
    def psp_will_answer(self, payout, refund):
        self.world.psp.payout_result, self.world.psp.refund_result = payout, refund

    @rule(number=which, fate=st.sampled_from(("comes", "comes", "comes again and again", "is lost", "is old news")))
    def webhook(self, number, fate):
        if fate == "is old news" and self.world.psp.things:
            self.post(pick(self.world.psp.things.values(), number))
        delivery = pick(self.deliveries, number)
        if delivery and fate != "comes again and again":
            self.deliveries.remove(delivery)
        if delivery and fate != "is lost":
            self.let(psp_events.receive, self.world.cashier, "fake", *delivery)

    @rule(number=which, other=which)
    def webhook_names_something_else(self, number, other):
        """An object that does not exist, or the reference of one payment with the object of another; or a forgery."""
        thing, mixed = pick(self.world.psp.things.values(), number), pick(self.world.psp.things.values(), other)
        body = {"id": f"odd_{self.pages}_{number}_{other}", "type": "odd", "subject": "payment"}
        body["psp_ref"] = thing.psp_ref if thing and number % 2 else "payment_0"
        body["ref"] = mixed.ref if mixed and other % 2 else "D-NOBODY"
        raw = json.dumps(body).encode()
        with pytest.raises(BadSignature):
            psp_events.receive(self.world.cashier, "fake", {"Fake-Signature": "bad"}, raw)
        self.let(psp_events.receive, self.world.cashier, "fake", {"Fake-Signature": "good"}, raw)

    @rule(number=which)
    def worker_takes_one_step(self, number):
        payment = pick(self.due(), number)
        if payment:
            self.let(self.advance, payment)

    @rule(rounds=rounds)
    def worker_runs_on(self, rounds):
        times, pause = rounds
        if times and not self.worker_runs:
            self.let(self.start_worker)
        for _ in range(times):
            self.let(self.work_round)
            self.wait(pause)

    @rule(held=st.sampled_from((False, False, False, True)))
    def worker_starts_again(self, held):
        self.let(self.start_worker, held)

    @rule(trouble=trouble)
    def something_will_go_wrong(self, trouble):
        self._make(trouble)

    def _make(self, trouble):
        kind, what = trouble or ("nothing", None)
        if trouble:
            self.count(NAMES[kind])
        if kind == "booking":
            self.world.ctrader.script.append(self.slowly if what == "slow" else what)
        elif kind == "death":
            self.world.ctrader.script.append(what)
            self.world.kill_at = "booking.answered"
        elif kind == "psp":
            self.world.psp.script.append(what)
        elif kind == "reads":
            self.world.ctrader.reads.append(what)
        elif kind == "power":
            self.world.kill_at = what
        elif kind == "commits":
            self.commits_to_live = what
        elif kind == "disk":
            self.writes_to_fail = what
        elif kind == "between":
            point, who = what
            self.world.meanwhile[point] = lambda: self.in_between(who)

    @rule(span=st.sampled_from((SECOND, 5 * SECOND, 20 * SECOND, MINUTE, 5 * MINUTE, 12 * MINUTE, HOUR, 25 * HOUR)))
    def time_passes(self, span):
        self.wait(span)

    @rule(ahead=st.sampled_from((0, -30 * SECOND, 30 * SECOND, HOUR)))
    def our_clock_jumps(self, ahead):
        self.count("our clock jumps")
        self.clock_shows(ahead)

    @rule()
    def late_bookings_come(self):
        self.world.ctrader.deliver_late()

    @rule(reachable=mostly, signed_in=mostly, lag=st.sampled_from((0, 0, 3 * MINUTE, 2 * HOUR)))
    def ctrader_is_ill_or_well(self, reachable, signed_in, lag):
        self.ctrader_is(reachable, signed_in, lag)

    @rule(fault=st.sampled_from(FAULTS), waits=st.booleans())
    def reader_wavers(self, fault, waits):
        """A fault of a reader; perhaps a booking is unknown long enough for its absence to be believed meanwhile."""
        self.count(f"reader: {fault}")
        self.doubtful.fault = fault
        if waits:
            self.worker_runs_on((3, 6 * MINUTE))

    @rule(number=which, with_list=st.booleans())
    def two_people_settle(self, number, with_list):
        self.let(partial(self.release, with_list=with_list), "Carol", "Dan")
        payment = pick((p for p in self.all() if p.status in UNKNOWN | {Status.REVIEW}), number)
        if payment:
            self.let(self.settle_by_people, payment.ref)

    @rule(number=which, booked=st.sampled_from((None, 880002, 999999)))
    def one_careless_person_decides(self, number, booked):
        self.let(self.release, "Ann", "ann ")
        payment = pick(self.all(), number)
        if payment:
            self.let(decisions.decide, self.world.cashier, payment.ref, booked, person("Ann"))

    @rule(number=which)
    def person_orders_a_refund(self, number):
        with self.world.database.read() as db:
            refs = [payment.ref for payment in db.all_payments(True)] + [
                m.ref for m in db.all_unmatched_funds(UnmatchedState.HELD)
            ]
        ref = pick(refs, number)
        if ref:
            self.let(decisions.order_refund, self.world.cashier, ref, person("Carol"))

    @rule()
    def somebody_makes_a_backup(self):
        self.backups.append(self.world.backup())

    @rule(number=which)
    def somebody_restores_a_backup(self, number):
        copy = pick(self.backups, number)
        if copy:
            self.count("older backup restored")
            self.worker_runs = False
            self.world.restore(copy)


STEPS = settings(stateful_step_count=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
TestCashier = Cashier.TestCase
TestCashier.settings = settings(STEPS, max_examples=60, derandomize=True)


def test_the_money_is_right_in_histories_that_nobody_has_played_before():
    class Fresh(Cashier):
        """The same once more, because a seed stays with the class that it was given."""

    number = int(os.environ["HISTORIES_SEED"])  # `tests/conftest.py` draws and prints it
    run_state_machine_as_test(seed(number)(Fresh), settings=settings(STEPS, max_examples=40))
