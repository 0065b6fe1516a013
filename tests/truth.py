"""What must hold of the money in a world, told by cTrader's history and the PSP's objects and not by our own rows."""

from collections import defaultdict
from decimal import Decimal

from inapp.domain.model import Attempt, BalanceEntry, ObservationKind, Payment, Subject
from inapp.domain.money import Money
from inapp.domain.rules import FREEZING, OPEN, RESENDABLE, AttemptState
from inapp.domain.states import TRANSITIONS, Event, Kind, Status
from tests.world import Thing, World

LIVE = {ObservationKind.SUCCEEDED, ObservationKind.PENDING}
DEBITED = {Status.DEBITED, Status.PAYING_OUT, Status.PAID_OUT, Status.PAYOUT_FAILED, Status.RETURNING, Status.RETURNED}


class Truth:
    """A view of one world at one moment."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.entries: dict[tuple[str, str], list[BalanceEntry]] = defaultdict(list)
        for entry in world.ctrader.history:
            ref, leg, _ = entry.external_id.rsplit(".", 2)
            self.entries[ref, leg].append(entry)
        self.things: list[Thing] = list(world.psp.things.values())
        with world.database.read() as db:
            self.payments: dict[str, Payment] = {payment.ref: payment for payment in db.all_payments(False)}
            self.attempts: list[Attempt] = db.attempts_in(frozenset(AttemptState))
            self.history = {ref: db.history(ref) for ref in self.payments}
            self.broken_history = db.broken_history()

    def of(self, ref: str, subject: Subject, kinds: set[ObservationKind]) -> list[Thing]:
        return [thing for thing in self.things if (thing.ref, thing.subject) == (ref, subject) and thing.kind in kinds]

    def captured(self, ref: str) -> list[Thing]:
        return self.of(ref, Subject.PAYMENT, {ObservationKind.SUCCEEDED})

    def refunded(self, thing: Thing) -> list[Thing]:
        return [other for other in self.things if other.source == thing.psp_ref and other.kind in LIVE]


def check(world: World) -> None:
    """What holds at every moment (I1-I4, I6-I10, I14, I15, I17, I18, and no state that claims more than is true)."""
    truth = Truth(world)
    for ref, leg in list(truth.entries):
        _check_deposit(truth, ref) if leg == "credit" else _check_withdrawal(truth, ref)
    for thing in truth.things:
        if thing.subject is Subject.PAYMENT and thing.kind is ObservationKind.SUCCEEDED:
            refunds = truth.refunded(thing)
            assert len(refunds) <= 1, f"{thing.psp_ref} was given back twice"
            assert all(refund.money == thing.money for refund in refunds)
        if thing.subject is Subject.PAYOUT:
            _check_withdrawal(truth, thing.ref)
    _check_attempts(truth)
    for payment in truth.payments.values():
        _check_payment(truth, payment)
    assert truth.broken_history is None


def _check_deposit(truth: Truth, ref: str) -> None:
    credits = truth.entries[ref, "credit"]
    assert len(credits) <= 1, f"{ref} was credited twice"
    paid = [thing for thing in truth.captured(ref) if thing.money.text == credits[0].amount]
    assert paid, f"{ref} was credited and not paid"
    assert any(not truth.refunded(thing) for thing in paid), f"{ref} was credited and given back"


def _check_withdrawal(truth: Truth, ref: str) -> None:
    debits, returns = truth.entries[ref, "debit"], truth.entries[ref, "return"]
    payouts = truth.of(ref, Subject.PAYOUT, set(ObservationKind))
    live = [payout for payout in payouts if payout.kind in LIVE]
    assert len(debits) <= 1, f"{ref} was debited twice"
    assert len(returns) + len(live) <= 1, f"{ref} was paid out or returned more than once"
    assert debits or not (payouts or returns), f"{ref} was paid out or returned and never debited"
    assert all(payout.money.text == debits[0].amount for payout in payouts)


def _check_attempts(truth: Truth) -> None:
    legs, logins = defaultdict(list), defaultdict(list)
    for attempt in truth.attempts:
        legs[attempt.ref, attempt.leg].append(attempt)
        logins[attempt.login].append(attempt)
        payment = truth.payments[attempt.ref]
        assert (attempt.login, attempt.amount) == (payment.login, payment.money.text)
        if attempt.leg == "credit":
            assert any(thing.money.same_as(payment.money) for thing in truth.captured(attempt.ref))
    for attempts in legs.values():
        assert sum(attempt.state is AttemptState.CONFIRMED for attempt in attempts) <= 1
        if not _was_restored(truth, attempts[0].ref):
            *earlier, _ = sorted(attempts, key=lambda attempt: attempt.n)
            assert all(attempt.state in RESENDABLE for attempt in earlier)
    for attempts in logins.values():
        assert sum(attempt.state in OPEN for attempt in attempts) <= 1
    ids = [attempt.balance_history_id for attempt in truth.attempts if attempt.balance_history_id]
    assert len(ids) == len(set(ids))


def _was_restored(truth: Truth, ref: str) -> bool:
    return any(change.event == Event.RESTORED for change in truth.history[ref])


def _check_payment(truth: Truth, payment: Payment) -> None:
    history = truth.history[payment.ref]
    assert history[-1].became == payment.status
    table = {(str(start), str(event), str(end)) for start, event, end in TRANSITIONS[payment.kind]}
    assert all((change.was, change.event, change.became) in table for change in history[1:])
    assert payment.money.minor > 0
    assert Money.from_text(payment.money.text, payment.money.currency, payment.money.digits) == payment.money
    assert all(
        (entry.login, Decimal(entry.amount)) == (payment.login, Decimal(payment.money.text))
        for leg in ("credit", "debit", "return")
        for entry in truth.entries[payment.ref, leg]
    )
    if payment.status is Status.CREDITED:
        assert truth.entries[payment.ref, "credit"], f"{payment.ref} says credited"
    if payment.status in DEBITED:
        assert truth.entries[payment.ref, "debit"], f"{payment.ref} says debited"
    if payment.status is Status.RETURNED:
        assert truth.entries[payment.ref, "return"], f"{payment.ref} says returned"


def check_at_rest(world: World) -> None:
    """What holds once nothing moves any more (I5, I8, I19, I20): each unit of money has come to exactly one place."""
    truth = Truth(world)
    for payment in truth.payments.values():
        assert payment.status.final, f"{payment.ref} still waits in {payment.status}"
        credits, debits, returns = (truth.entries[payment.ref, leg] for leg in ("credit", "debit", "return"))
        payouts = truth.of(payment.ref, Subject.PAYOUT, LIVE)
        assert bool(credits) == (payment.status is Status.CREDITED)
        if payment.kind is Kind.WITHDRAWAL:
            assert bool(debits) == (payment.status in (Status.PAID_OUT, Status.RETURNED))
            assert bool(payouts) == (payment.status is Status.PAID_OUT)
            assert bool(returns) == (payment.status is Status.RETURNED)
    for thing in truth.things:
        if thing.subject is Subject.PAYMENT and thing.kind is ObservationKind.SUCCEEDED and not truth.refunded(thing):
            payment = truth.payments[thing.ref]
            assert payment.status is Status.CREDITED, f"{thing.psp_ref} was paid and came to nothing"
            assert payment.psp_ref == thing.psp_ref
    assert not [attempt for attempt in truth.attempts if attempt.state in FREEZING]
    with world.database.read() as db:
        assert not db.all_unmatched("parked", "refunding")
