"""One payment in each open state, bookings, payouts, refunds and unmatched funds in every state: each a small story.

Each story leaves its payment where it is; the reference of a deposit that its payer pays later is returned.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from inapp.domain.disbursements import UnmatchedState
from inapp.domain.model import ObservationKind, Payment
from inapp.domain.money import Money
from inapp.domain.states import FIRST, PaymentType
from inapp.payments import decisions, deposits, disbursements, psp_events, read_back, steps, withdrawals
from inapp.payments import payouts as payouts_flow
from tests.support.harness import STRANGER, USER, Killed, World
from tests.support.people import person

FIRST_LOGIN = 6_000_001
MINUTE = 60_000
PENDING, DECLINED = ObservationKind.PENDING, ObservationKind.DECLINED
BOOKING_ENDS = ("booking.claimed", "booking.logged", "booking.answered")


class Stories:
    """A world with one more account for each payment, since an open booking blocks its account."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.login = FIRST_LOGIN - 1
        self.late: list[str] = []

    def account(self, user_id: int = USER) -> int:
        self.login += 1
        self.world.add_account(self.login, user_id)
        return self.login

    def deposit(self) -> Payment:
        return self.world.deposit(login=self.account())

    def paid(self) -> Payment:
        return self.world.paid_deposit(login=self.account())

    def card(self, amount: str, login: int) -> Payment:
        payment = self.world.paid_deposit(amount, login, "fake_loop")
        self.step(payment)
        return payment

    def withdrawal(self, method: str = "fake_card", amount: str = "40.00", cards: tuple[str, ...] = ()) -> Payment:
        login = self.account()
        for card in cards:
            self.card(card, login)
        return self.world.withdrawal(amount, login, method)

    def to_cards(self) -> Payment:
        return self.withdrawal("fake_loop", "40.00", ("25.00", "35.00"))

    def step(self, payment: Payment, *words: str) -> Payment:
        """The worker takes the next step; `words` are what cTrader answers."""
        self.world.ctrader.script[:] = words
        steps.advance(self.world.cashier, self.world.payment(payment.ref))
        return self.world.payment(payment.ref)

    def at_psp(self, payment: Payment, *words: str) -> Payment:
        """The same; `words` are what the PSP answers."""
        self.world.psp.script[:] = words
        return self.step(payment)

    def killed(self, payment: Payment, point: str, *words: str) -> None:
        """The worker dies at a point of the next step."""
        self.world.kill_at = point
        with suppress(Killed):
            self.step(payment, *words)
        assert self.world.kill_at is None, f"{payment.ref} never came to {point}"

    def calm(self) -> None:
        """A booking succeeds, so that unclear ones in a row do not stop all sending."""
        self.step(self.paid())

    def debited(self, payment: Payment) -> Payment:
        return self.step(payment)


def awaited_deposits(on: Stories) -> None:
    """The database knows of no payment by the payer yet."""
    world = on.world
    for point in ("deposit.created", "deposit.at_psp"):
        world.kill_at = point
        with suppress(Killed):
            on.deposit()
    with world.database.read() as db:
        on.late += [payment.ref for payment in db.all_payments(False) if world.psp.has(payment.ref)]
    on.late.append(on.deposit().ref)
    on.deposit()  # nobody ever pays it
    in_tab = world.deposit(login=on.account())
    session = world.session(login=in_tab.login)
    deposits.in_new_tab(world.cashier, session, in_tab.ref)
    on.late.append(in_tab.ref)
    declined = on.deposit()
    thing = world.psp.things[str(declined.psp_ref)]
    thing.kind = DECLINED
    world.hear(thing)
    psp_events.work_inbox(world.cashier)
    on.late.append(declined.ref)
    expired = on.deposit()
    world.clock.forward(31 * MINUTE)
    world.psp.script[:] = ["ok", "lost"]  # the payer's page could not be closed at the PSP
    on.step(expired)
    world.psp.script[:] = []
    on.step(expired)


def credits(on: Stories) -> None:
    """Bookings of deposits, in every state."""
    on.paid()
    again = on.paid()
    for word in ("not_sent", "REQUEST_FREQUENCY_EXCEEDED"):
        on.step(again, word)
        on.world.clock.forward(10_000)
    for word in ("unanswered", "lost"):
        on.step(on.paid(), word)
        on.calm()
    absent = on.step(on.paid(), "lost")
    on.world.clock.forward(12 * MINUTE)
    read_back.look(on.world.cashier, absent.ref)
    on.step(on.paid(), "TRADER_NOT_FOUND")
    on.calm()
    for point in BOOKING_ENDS:
        on.killed(on.paid(), point)


def given_back(on: Stories) -> None:
    """Captured money whose refund people have ordered."""
    for point in ("", "refund.claimed", "refund.logged", "refund.answered", "lost", "unanswered", "pending", "failed"):
        payment = on.deposit()
        on.world.hear(on.world.psp.pay(payment.ref, Money(9000, "USD", 2)))
        psp_events.work_inbox(on.world.cashier)
        decisions.order_refund(on.world.cashier, payment.ref, person("Ann"))
        on.world.psp.refund_result = {"pending": PENDING, "failed": DECLINED}.get(point, ObservationKind.SUCCEEDED)
        if point in ("lost", "unanswered"):
            on.at_psp(payment, point)
        elif point in ("pending", "failed"):
            on.step(payment)
        elif point:
            on.killed(payment, point)
    on.world.psp.refund_result = ObservationKind.SUCCEEDED
    mismatched = on.deposit()
    on.world.hear(on.world.psp.pay(mismatched.ref, Money(9000, "USD", 2)))
    psp_events.work_inbox(on.world.cashier)


def parked_money(on: Stories) -> None:
    """Money that was captured twice."""
    cashier = on.world.cashier
    for point in ("", "ordered", "refund.claimed", "refund.answered", "refunded"):
        payment = on.paid()
        on.world.hear(on.world.psp.capture_again(payment.ref))
        psp_events.work_inbox(cashier)
        with on.world.database.read() as db:
            parked = next(money for money in db.all_unmatched_funds(UnmatchedState.HELD) if money.about == payment.ref)
        if point:
            decisions.order_refund(cashier, parked.ref, person("Ann"))
        on.world.kill_at = point if point.startswith("refund.") else None
        if point not in ("", "ordered"):
            with suppress(Killed):
                disbursements.refund(cashier, parked.ref)


def debits(on: Stories) -> None:
    """Withdrawals up to their debit."""
    on.withdrawal()
    on.step(on.withdrawal(), "not_sent")
    for word in ("unanswered", "lost"):
        on.step(on.withdrawal(), word)
        on.calm()
    for point in BOOKING_ENDS:
        on.killed(on.withdrawal(), point)
    requested = on.world.payment(on.withdrawal().ref)
    requested = replace(requested, ref="W-REQUEST", login=on.account(), status=FIRST[PaymentType.WITHDRAWAL], due=None)
    with on.world.database.write() as db:
        db.add_payment(requested, "page of a request", "return of a request")
        payouts_flow.plan(db, requested, [], "user", on.world.clock.now())


def approvals(on: Stories) -> None:
    """A user who disputes a deposit."""
    login = on.account(STRANGER)
    session = on.world.session(login=login, user_id=STRANGER)
    payment = deposits.start(on.world.cashier, session, "100.00", "fake_card", "the page of a disputed deposit")
    deposits.next_step(on.world.cashier, payment)
    thing = on.world.psp.pay(payment.ref)
    thing.disputed = True
    on.world.hear(thing)
    psp_events.work_inbox(on.world.cashier)
    on.step(payment)
    session = on.world.session(PaymentType.WITHDRAWAL, login, STRANGER)
    withdrawals.request(on.world.cashier, session, "40.00", "fake_card", "the page of a withdrawal that waits")


def payouts(on: Stories) -> None:
    """Payouts in every state, and what follows from one that fails."""
    cashier = on.world.cashier
    on.debited(on.withdrawal())
    planned = on.debited(on.withdrawal())
    disbursements.pay_out(replace(cashier, psps={}), planned.ref)
    for point in ("payout.claimed", "payout.logged", "payout.answered"):
        on.killed(on.debited(on.withdrawal()), point)
    for word in ("lost", "unanswered", "not_sent"):
        on.at_psp(on.debited(on.withdrawal()), word)
    on.world.psp.payout_result = PENDING
    on.step(on.debited(on.withdrawal()))
    on.world.psp.payout_result = ObservationKind.SUCCEEDED
    on.step(on.debited(on.withdrawal()))
    bounced = on.step(on.debited(on.withdrawal()))
    bounce(on, bounced)
    psp_events.work_inbox(cashier)


def bounce(on: Stories, payment: Payment) -> None:
    """The PSP reports that a payout which it had reported paid has come back."""
    thing = on.world.paid_out(payment.ref)[0]
    thing.kind = DECLINED
    on.world.hear(thing)


def returns(on: Stories) -> None:
    """Failed payouts on their way back to the account."""

    def failed() -> Payment:
        return on.at_psp(on.debited(on.withdrawal()), "declined")

    failed()
    on.step(failed(), "not_sent")
    for word in ("unanswered", "lost"):
        on.step(failed(), word)
        on.calm()
    for point in BOOKING_ENDS:
        on.killed(failed(), point)


def refunds_to_cards(on: Stories) -> None:
    """Withdrawals that go back to two earlier deposits each."""
    on.to_cards()
    for point in ("refund.claimed", "refund.logged", "refund.answered"):
        on.killed(on.debited(on.to_cards()), point)
    on.at_psp(on.debited(on.to_cards()), "ok", "unanswered")
    on.at_psp(on.debited(on.to_cards()), "lost", "ok")
    on.at_psp(on.debited(on.to_cards()), "ok", "declined")
    on.world.psp.refund_result = PENDING
    on.step(on.debited(on.to_cards()))
    on.world.psp.refund_result = ObservationKind.SUCCEEDED


def unread_webhooks(on: Stories) -> None:
    """Reports of the PSP that wait in the inbox: a capture, and a payout that came back."""
    bounced = on.step(on.debited(on.withdrawal()))
    on.world.hear(on.world.psp.pay(on.deposit().ref))
    bounce(on, bounced)


def everyday(world: World) -> list[str]:
    """The remains of a worker that dies in the middle of everything."""
    on = Stories(world)
    for story in (awaited_deposits, parked_money, given_back, approvals, debits, payouts, returns, refunds_to_cards):
        story(on)
    credits(on)
    unread_webhooks(on)
    world.psp.script[:] = world.ctrader.script[:] = []
    return on.late


def _restored(world: World) -> list[str]:
    """A backup was restored that is older than many sendings."""
    on = Stories(world)
    late = on.deposit()
    forgotten = [on.paid(), on.withdrawal(), on.debited(on.withdrawal()), on.to_cards(), on.debited(on.to_cards())]
    returned = on.debited(on.withdrawal())
    mismatched = on.deposit()
    world.hear(world.psp.pay(mismatched.ref, Money(9000, "USD", 2)))
    twice = on.paid()
    world.hear(world.psp.capture_again(twice.ref))
    psp_events.work_inbox(world.cashier)
    copy = world.backup()
    on.at_psp(returned, "declined")
    for payment in (*forgotten, returned, twice):
        world.clock.forward(1000)
        on.step(payment)
        on.step(payment)
    on.step(on.paid())
    on.step(on.step(on.withdrawal()))
    on.step(on.withdrawal())  # its payout has to be told anew, under the same key
    with world.database.read() as db:
        (parked,) = db.all_unmatched_funds(UnmatchedState.HELD)
    for ref in (mismatched.ref, parked.ref):
        decisions.order_refund(world.cashier, ref, person("Ann"))
        disbursements.refund(world.cashier, ref)
    world.restore(copy)
    world.restart()
    return [late.ref]


def held(world: World) -> list[str]:
    """Nobody has released the hold yet."""
    late = _restored(world)
    with world.database.read() as db:
        assert db.held()
    return late


def released(world: World) -> list[str]:
    """Two people have released the hold: what was sent and forgotten is lost, and in review."""
    late = _restored(world)
    for name in ("Ann", "Ben"):
        decisions.release(world.cashier, person(name))
    return late


def doubles(world: World) -> list[str]:
    """Bookings that cTrader executed long after they were found absent: two people have resolved one of them."""
    on = Stories(world)
    both = []
    for make in (on.paid, on.withdrawal):
        for _ in range(2):
            payment = on.step(make(), "late")
            both.append(payment)
            world.clock.forward(12 * MINUTE)
            read_back.look(world.cashier, payment.ref)
            on.step(payment)
    world.ctrader.deliver_late()
    read_back.watch(world.cashier)
    for payment in both[::2]:
        for name in ("Ann", "Ben"):
            decisions.decide(world.cashier, payment.ref, None, person(name))
    return []


WORLDS: dict[str, Callable[[World], list[str]]] = {
    "everyday": everyday,
    "held": held,
    "released": released,
    "doubles": doubles,
}
