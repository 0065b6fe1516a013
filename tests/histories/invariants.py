"""The invariants of the money, read from cTrader's history and the PSP's objects instead of our own rows."""

from collections import defaultdict
from collections.abc import Set as AbstractSet
from dataclasses import replace
from decimal import Decimal
from typing import Any

from inapp.domain.attempts import FREEZING, OPEN, RESENDABLE, AttemptState
from inapp.domain.disbursements import BY_HAND as PAID_BY_PEOPLE
from inapp.domain.disbursements import DISBURSEMENT_STARTS, DISBURSEMENT_TRANSITIONS, DisbursementState, UnmatchedState
from inapp.domain.ledger import TRANSITS
from inapp.domain.model import Attempt, ObservationKind, Payment, PspObjectType
from inapp.domain.money import Money
from inapp.domain.readers import BalanceEntry
from inapp.domain.reconcile import DAY, BreakKind
from inapp.domain.states import TRANSITIONS, Event, PaymentType, Status
from inapp.operations import reconcile
from inapp.operations.reconcile_figures import unexplained
from inapp.store import Tables, ledger_proof
from tests.support.harness import BY_HAND, LIVE, START, Thing, World

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
            self.broken_disbursement_history = db.broken_disbursement_history()
            self.strayed_disbursement = db.strayed_disbursement()
            keys = [row["key"] for row in db.all("SELECT key FROM psp_calls")]
            self.disbursement_histories = {key: db.disbursement_history(key) for key in keys}
            self.by_people = {
                ref: sum(call.money.minor for call in db.disbursements(ref) if call.psp == PAID_BY_PEOPLE)
                for ref in self.payments
            }

    def of(self, ref: str, subject: PspObjectType, kinds: AbstractSet[ObservationKind]) -> list[Thing]:
        return [thing for thing in self.things if (thing.ref, thing.subject) == (ref, subject) and thing.kind in kinds]

    def captured(self, ref: str) -> list[Thing]:
        return self.of(ref, PspObjectType.PAYMENT, {ObservationKind.SUCCEEDED})

    def refunded(self, thing: Thing) -> list[Thing]:
        return [other for other in self.things if other.source == thing.psp_ref and other.kind in LIVE]

    def ordered_back(self, thing: Thing) -> list[Thing]:
        """The refunds that people ordered: not those of withdrawals, nor those by others' hands."""
        return [other for other in self.refunded(thing) if other.ref != BY_HAND and not self.is_withdrawal(other.ref)]

    def is_withdrawal(self, ref: str) -> bool:
        return ref.startswith("W")

    def out(self, ref: str) -> list[Thing]:
        """The money of a withdrawal that went out or is on its way."""
        return self.of(ref, PspObjectType.PAYOUT, LIVE) + self.of(ref, PspObjectType.REFUND, LIVE)


class Watch:
    """Sees every commit: what it claims for sending must be free to leave, by the rows of that very commit."""

    CLAIMED = """
        SELECT a.external_id AS key, a.leg AS act, p.ref, p.login, p.user_id FROM attempts a JOIN payments p USING (ref)
        WHERE a.state = 'sending'
        UNION ALL
        SELECT c.key, iif(p.kind = 'withdrawal', 'payout', 'refund'), c.ref, p.login, p.user_id
        FROM psp_calls c LEFT JOIN unmatched u ON u.ref = c.ref JOIN payments p ON p.ref = coalesce(u.about, c.ref)
        WHERE c.state = 'sending'
    """

    def __init__(self) -> None:
        self.seen: set[str] = set()

    def look(self, db: Tables) -> None:
        """Check what was not being sent before this commit."""
        for row in db.all(self.CLAIMED):
            if row["key"] not in self.seen:
                self.seen.add(row["key"])
                self._check(db, dict(row))

    def _check(self, db: Tables, claimed: dict[str, Any]) -> None:
        key, act, login, user_id = claimed["key"], claimed["act"], claimed["login"], claimed["user_id"]
        mine = (claimed["ref"], key.rsplit(".", 2)[0], user_id)
        marks = "SELECT 1 FROM holds WHERE lifted_at IS NULL AND (ref IN (?, ?) OR user_id = ?)"
        assert not db.all(marks, *mine), f"{key} left in spite of a hold"
        (account,) = db.all("SELECT user_id, enabled FROM accounts WHERE login = ?", login)
        lifted = db.all("SELECT 1 FROM holds WHERE lifted_at IS NOT NULL AND ref = ?", claimed["ref"])
        if act in ("credit", "debit", "return") or (act == "payout" and not lifted):
            assert account["user_id"] == user_id, f"{key} left, and its account is another user's"
        if act in ("debit", "payout"):
            disabled = db.all("SELECT 1 FROM disabled WHERE user_id = ?", user_id)
            assert account["enabled"] and not disabled, f"{key} left a disabled account"


def check(world: World) -> None:
    """The invariants at every moment (I1-I4, I6-I10, I14, I15, I17, I18); no state claims more than is true."""
    truth = Truth(world)
    for ref, leg in list(truth.entries):
        _check_deposit(truth, ref) if leg == "credit" else _check_withdrawal(truth, ref)
    for thing in truth.things:
        if thing.subject is PspObjectType.PAYMENT and thing.kind is ObservationKind.SUCCEEDED:
            gone = truth.refunded(thing)
            assert all(refund.money.currency == thing.money.currency for refund in gone)
            assert sum(refund.money.minor for refund in gone) <= thing.money.minor, f"{thing.psp_ref}: too much back"
        if truth.is_withdrawal(thing.ref):
            _check_withdrawal(truth, thing.ref)
    _check_attempts(truth)
    for payment in truth.payments.values():
        _check_payment(truth, payment)
    assert truth.broken_history is None
    _check_disbursements(truth)


def _check_deposit(truth: Truth, ref: str) -> None:
    credits = truth.entries[ref, "credit"]
    assert len(credits) <= 1, f"{ref} was credited twice"
    paid = [thing for thing in truth.captured(ref) if thing.money.text == credits[0].amount]
    assert paid, f"{ref} was credited and not paid"
    assert any(not truth.ordered_back(thing) for thing in paid), f"{ref} was credited and given back"


def _check_withdrawal(truth: Truth, ref: str) -> None:
    debits, returns = truth.entries[ref, "debit"], truth.entries[ref, "return"]
    payouts, refunds = (
        truth.of(ref, what, set(ObservationKind)) for what in (PspObjectType.PAYOUT, PspObjectType.REFUND)
    )
    assert len(debits) <= 1, f"{ref} was debited twice"
    assert len(returns) <= 1, f"{ref} was returned twice"
    assert debits or not (payouts or refunds or returns), f"{ref} was paid out or returned and never debited"
    if debits:
        gone = [Decimal(thing.money.text) for thing in truth.out(ref)] + [Decimal(back.amount) for back in returns]
        assert sum(gone) <= Decimal(debits[0].amount), f"{ref}: more went out and back than was debited"
    assert all(payout.money.text == debits[0].amount for payout in payouts)
    assert not (payouts and refunds)
    for refund in refunds:
        source = next(thing for thing in truth.things if thing.psp_ref == refund.source)
        credits = truth.entries[source.ref, "credit"]
        assert credits, f"{ref} gave back what was never credited"
        assert credits[0].login == debits[0].login, f"{ref} went to another account's card"


def _check_attempts(truth: Truth) -> None:
    legs, logins = defaultdict(list), defaultdict(list)
    for attempt in truth.attempts:
        legs[attempt.ref, attempt.booking_type].append(attempt)
        logins[attempt.login].append(attempt)
        payment = truth.payments[attempt.ref]
        assert attempt.login == payment.login
        assert attempt.money == payment.money or (
            attempt.booking_type == "return" and _is_part(attempt.money.text, payment)
        )
        if attempt.booking_type == "credit":
            assert any(thing.money.same_as(payment.money) for thing in truth.captured(attempt.ref))
    for attempts in legs.values():
        assert sum(attempt.state is AttemptState.CONFIRMED for attempt in attempts) <= 1
        if not _was_restored(truth, attempts[0].ref):
            *earlier, _ = sorted(attempts, key=lambda attempt: attempt.n)
            assert all(attempt.state in RESENDABLE for attempt in earlier)
    for attempts in logins.values():
        assert sum(attempt.state in OPEN for attempt in attempts) <= 1
    booked = {entry.external_id for entries in truth.entries.values() for entry in entries}
    denied = [attempt.external_id for attempt in truth.attempts if attempt.state is AttemptState.ABSENT]
    assert not booked.intersection(denied), "called absent, and booked"
    ids = [attempt.balance_history_id for attempt in truth.attempts if attempt.balance_history_id]
    assert len(ids) == len(set(ids))


def _check_disbursements(truth: Truth) -> None:
    assert (truth.broken_disbursement_history, truth.strayed_disbursement) == (None, None)
    table = {(str(start), str(event), str(end)) for start, event, end in DISBURSEMENT_TRANSITIONS}
    starts = {(None, str(event), str(state)) for state, event in DISBURSEMENT_STARTS.items()}
    starts |= {(None, "inherited", str(state)) for state in DisbursementState}  # from before there was a history
    for lines in truth.disbursement_histories.values():
        steps = [(line.was, line.event, line.became) for line in lines]
        assert steps[0] in starts and set(steps[1:]) <= table
        assert [was for was, _, _ in steps[1:]] == [became for _, _, became in steps[:-1]]


def _is_part(amount: str, payment: Payment) -> bool:
    return 0 < Decimal(amount) <= Decimal(payment.money.text)


def _was_restored(truth: Truth, ref: str) -> bool:
    return any(change.event == Event.RESTORED for change in truth.history[ref])


def _check_payment(truth: Truth, payment: Payment) -> None:
    history = truth.history[payment.ref]
    assert history[-1].became == payment.status
    table = {(str(start), str(event), str(end)) for start, event, end in TRANSITIONS[payment.kind]}
    assert all((change.was, change.event, change.became) in table for change in history[1:])
    assert payment.money.minor > 0
    assert Money.from_text(payment.money.text, payment.money.currency, payment.money.digits) == payment.money
    for leg in ("credit", "debit", "return"):
        for entry in truth.entries[payment.ref, leg]:
            assert entry.login == payment.login
            whole = Decimal(entry.amount) == Decimal(payment.money.text)
            assert whole or (leg == "return" and _is_part(entry.amount, payment))
    if payment.status is Status.CREDITED:
        assert truth.entries[payment.ref, "credit"], f"{payment.ref} says credited"
    if payment.status in DEBITED:
        assert truth.entries[payment.ref, "debit"], f"{payment.ref} says debited"
    if payment.status is Status.RETURNED:
        assert truth.entries[payment.ref, "return"], f"{payment.ref} says returned"


def check_at_rest(world: World) -> None:
    """The invariants at rest (I5, I8, I19, I20): each unit of money has arrived in exactly one place."""
    truth = Truth(world)
    for payment in truth.payments.values():
        assert payment.status.final, f"{payment.ref} still waits in {payment.status}"
        credits, debits, returns = (truth.entries[payment.ref, leg] for leg in ("credit", "debit", "return"))
        assert bool(credits) == (payment.status is Status.CREDITED)
        if payment.kind is PaymentType.WITHDRAWAL:
            assert bool(debits) == (payment.status in (Status.PAID_OUT, Status.RETURNED))
            out = sum(thing.money.minor for thing in truth.out(payment.ref)) + truth.by_people[payment.ref]
            back = sum(int(Decimal(back.amount).scaleb(payment.money.digits)) for back in returns)
            assert out + back == (payment.money.minor if debits else 0), f"{payment.ref}: {out} out, {back} back"
            assert returns or payment.status is not Status.RETURNED
    for thing in truth.things:
        if thing.subject is PspObjectType.PAYMENT and thing.kind is ObservationKind.SUCCEEDED:
            payment = truth.payments.get(thing.ref)  # a restore forgets it, and parks its money
            credited = payment and payment.status is Status.CREDITED and payment.psp_ref == thing.psp_ref
            gone = sum(refund.money.minor for refund in truth.refunded(thing))
            assert credited or gone == thing.money.minor, f"{thing.psp_ref} was paid and came to nothing"
    assert not [attempt for attempt in truth.attempts if attempt.state in FREEZING]
    with world.database.read() as db:
        assert not db.all_unmatched_funds(UnmatchedState.HELD, UnmatchedState.REFUNDING)
    check_ledger(world)


def check_ledger(world: World) -> None:
    """The ledger at rest: it follows from the rows, and nothing that has ended is on its way."""
    with world.database.read() as db:
        proof = ledger_proof.prove(db)
        balances = {balance.account: balance.text for balance in db.ledger_balances()}
    assert proof.holds, proof
    moving = {name: text for name, text in balances.items() if name in TRANSITS or name.endswith(":out")}
    assert moving == {}, "the ledger has money on its way, and every payment has ended"


def check_reconciled(world: World) -> None:
    """At the end all three sides agree, but for what people gave back in the PSP's own pages."""
    by_hand = {
        thing.psp_ref
        for thing in world.psp.things.values()
        if thing.ref == BY_HAND and thing.kind is ObservationKind.SUCCEEDED
    }
    world.psp.look()  # type: ignore[attr-defined]
    world.clock.forward(3_600_000)
    world.trust(world.ctrader)
    result = reconcile.run(replace(world.cashier, readers=(world.ctrader,)), START - DAY)
    with world.database.read() as db:
        assert [one for day in result.days for one in db.figures(day) if unexplained(one)] == []
        found = [(one.kind, one.about) for one in db.open_breaks()]
    assert sorted(found) == sorted((BreakKind.ELSEWHERE, psp_ref) for psp_ref in by_hand), found
