"""The states of payouts, refunds and unmatched funds, written down a second time, and the one door of each."""

import sqlite3
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from inapp.domain.attempts import HOUR
from inapp.domain.disbursements import (
    BY_HAND,
    DISBURSEMENT_STARTS,
    DISBURSEMENT_TRANSITIONS,
    OVER,
    UNMATCHED_TRANSITIONS,
    Disbursement,
    DisbursementEvent,
    DisbursementState,
    UnmatchedEvent,
    UnmatchedFunds,
    UnmatchedState,
    is_unmatched_possible,
    next_disbursement_state,
    next_unmatched_state,
)
from inapp.domain.errors import IllegalTransition
from inapp.domain.model import ObservationKind
from inapp.domain.money import Money
from inapp.domain.states import Event, Status
from inapp.payments import bookings, decisions, disbursements, restore
from inapp.store import Database, migrations
from tests.support.harness import START, World
from tests.support.older_schema import go_back_to
from tests.support.people import person

S, E = DisbursementState, DisbursementEvent
FIVE = Money(500, "USD", 2)

DISBURSEMENTS = """
    planned   sent>sending pending>pending paid>paid failed>failed withheld>failed written_off>failed restored>lost
    sending   pending>pending paid>paid failed>failed written_off>failed
    pending   paid>paid failed>failed written_off>failed
    lost      pending>pending paid>paid failed>failed written_off>failed
    paid      failed>failed
    failed    paid>paid
"""
UNMATCHED = """
    parked     refund_ordered>refunding refund_paid>refunded
    refunding  refund_paid>refunded refund_failed>parked
    refunded   refund_failed>parked
"""


def read(table: str) -> dict[tuple[str, str], str]:
    """By state and event, the state that the event leads to."""
    found = {}
    for line in table.strip().splitlines():
        state, *moves = line.split()
        found |= {(state, event): end for event, end in (move.split(">") for move in moves)}
    return found


EXPECTED = read(DISBURSEMENTS)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    made = Database(tmp_path / "cashier.db")
    made.prepare()
    yield made
    made.close()


def first(state: DisbursementState = S.PLANNED, n: int = 1) -> Disbursement:
    """A disbursement in one of the states in which one can begin."""
    if state is S.PAID:
        return Disbursement.paid_elsewhere("W-1", n, FIVE, START)
    if state is S.LOST:
        return Disbursement.lost(f"W-1.refund.{n}", FIVE, "mock", "pay_1", START)
    return Disbursement.refund("W-1", n, FIVE, "mock", "pay_1", START)


WAYS = {
    S.PLANNED: (S.PLANNED,),
    S.SENDING: (S.PLANNED, E.SENT),
    S.PENDING: (S.PLANNED, E.SENT, E.PENDING),
    S.PAID: (S.PAID,),
    S.FAILED: (S.PLANNED, E.WITHHELD),
    S.LOST: (S.LOST,),
}
"""How a disbursement can come into each state: where it begins, and what happens then."""


def put(store: Database, state: DisbursementState, n: int = 1) -> Disbursement:
    start, *events = WAYS[state]
    made = first(start, n)
    with store.write() as db:
        db.add_disbursement(made, "ann")
        for event in events:
            made = db.move_disbursement(made, event, "worker", START)
    assert made.state is state
    return made


def shell(store: Database) -> sqlite3.Connection:
    """The file as the sqlite3 program opens it, without our triggers."""
    raw = sqlite3.connect(store.path, isolation_level=None)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    return raw


# --- the tables ---


@pytest.mark.parametrize(("state", "event"), list(product(S, E)))
def test_every_event_of_a_disbursement_leads_where_it_should_or_nowhere(state, event):
    end = EXPECTED.get((state, event))
    if end is None:
        with pytest.raises(IllegalTransition):
            next_disbursement_state(state, event)
    else:
        assert next_disbursement_state(state, event) == end


@pytest.mark.parametrize(("state", "event"), list(product(UnmatchedState, UnmatchedEvent)))
def test_every_event_of_unmatched_funds_leads_where_it_should_or_nowhere(state, event):
    end = read(UNMATCHED).get((state, event))
    assert is_unmatched_possible(state, event) == (end is not None)
    if end is None:
        with pytest.raises(IllegalTransition):
            next_unmatched_state(state, event)
    else:
        assert next_unmatched_state(state, event) == end


@pytest.mark.parametrize("table", [DISBURSEMENT_TRANSITIONS, UNMATCHED_TRANSITIONS])
def test_no_state_and_event_stand_in_a_table_twice_and_no_line_leads_nowhere(table):
    assert len({(start, event) for start, event, _ in table}) == len(table)
    assert all(start is not end for start, _, end in table)


def test_every_state_and_every_event_is_used():
    used = {event for _, event, _ in DISBURSEMENT_TRANSITIONS} | set(DISBURSEMENT_STARTS.values())
    assert used == set(E)
    reached = {end for _, _, end in DISBURSEMENT_TRANSITIONS} | set(DISBURSEMENT_STARTS)
    assert reached == set(S)
    assert {event for _, event, _ in UNMATCHED_TRANSITIONS} == set(UnmatchedEvent)
    assert {end for _, _, end in UNMATCHED_TRANSITIONS} == set(UnmatchedState)


def test_a_disbursement_begins_planned_or_paid_by_people_or_lost_by_a_restore():
    assert {str(state): str(event) for state, event in DISBURSEMENT_STARTS.items()} == {
        "planned": "made",
        "paid": "paid_elsewhere",
        "lost": "restored",
    }


@pytest.mark.fault("I8", "I10")
def test_only_planned_disbursements_are_sent_and_an_end_leads_only_to_the_other_end():
    assert [start for start, event, _ in DISBURSEMENT_TRANSITIONS if event is E.SENT] == [S.PLANNED]
    assert {end for start, _, end in DISBURSEMENT_TRANSITIONS if start in OVER} == OVER
    for state in S:
        assert state in OVER or any(end in OVER for start, _, end in DISBURSEMENT_TRANSITIONS if start is state)


@pytest.mark.parametrize(
    ("made", "key", "state"),
    [
        (Disbursement.payout("W-1", 1, FIVE, "mock", START), "W-1.payout.1", S.PLANNED),
        (Disbursement.refund("W-1", 2, FIVE, "mock", "pay_1", START), "W-1.refund.2", S.PLANNED),
        (Disbursement.paid_elsewhere("W-1", 3, FIVE, START), "W-1.payout.3", S.PAID),
        (Disbursement.lost("W-1.payout.4", FIVE, "mock", None, START), "W-1.payout.4", S.LOST),
    ],
)
def test_the_key_of_a_disbursement_names_its_payment_its_type_and_its_number(made, key, state):
    assert (made.key, made.state, made.ref) == (key, state, "W-1")
    assert made.key == f"{made.ref}.{made.type}.{made.n}"
    assert (made.psp == BY_HAND) == made.reported_paid == (state is S.PAID)


# --- the door ---


@pytest.mark.fault("I15")
@pytest.mark.parametrize(("state", "event"), list(product(S, E)))
def test_a_move_writes_the_state_and_one_line_or_nothing_at_all(store, state, event):
    made = put(store, state)
    with store.read() as db:
        before = db.disbursement_history(made.key)
    end = EXPECTED.get((state, event))
    if end is None:
        with pytest.raises(IllegalTransition), store.write() as db:
            db.move_disbursement(made, event, "worker", START)
    else:
        with store.write() as db:
            moved = db.move_disbursement(made, event, "worker", START + 1, reason="why")
        assert (moved.state, moved.reason) == (end, "why")
    with store.read() as db:
        known, lines = db.disbursement(made.key), db.disbursement_history(made.key)
        assert (db.broken_disbursement_history(), db.strayed_disbursement()) == (None, None)
    assert known == (made if end is None else moved)
    added = [(line.was, line.event, line.became, line.by, line.at) for line in lines[len(before) :]]
    assert added == ([] if end is None else [(state, event, end, "worker", START + 1)])


@pytest.mark.parametrize("start", S)
def test_a_disbursement_is_stored_only_where_one_begins_and_with_its_first_line(store, start):
    made = first(S.PLANNED if start not in DISBURSEMENT_STARTS else start)
    if start not in DISBURSEMENT_STARTS:
        other = Disbursement(**{name: getattr(made, name) for name in made.__slots__} | {"state": start})
        with pytest.raises(IllegalTransition), store.write() as db:
            db.add_disbursement(other, "ann")
        with store.read() as db:
            assert db.disbursements("W-1") == []
        return
    with store.write() as db:
        db.add_disbursement(made, "ann")
        lines = db.disbursement_history(made.key)
    assert [(line.was, line.event, line.became, line.by) for line in lines] == [
        (None, DISBURSEMENT_STARTS[start], start, "ann")
    ]


@pytest.mark.fault("C02", "C03")
def test_a_disbursement_that_moved_meanwhile_is_not_moved_again(store):
    seen = put(store, S.PLANNED)
    with store.write() as db:
        db.move_disbursement(seen, E.WITHHELD, "worker", START)
    with pytest.raises(IllegalTransition, match="not planned any more"), store.write() as db:
        db.move_disbursement(seen, E.SENT, "worker", START)
    with store.read() as db:
        assert db.disbursement(seen.key).state is S.FAILED
        assert len(db.disbursement_history(seen.key)) == 2


def test_facts_are_noted_without_a_line_and_never_include_the_state(store):
    made = put(store, S.PENDING)
    with store.write() as db:
        noted = db.note_disbursement(made, psp_ref="re_1", reason="slow", reported_paid=True, called=START)
        assert db.disbursement(made.key) == noted
        assert len(db.disbursement_history(made.key)) == 3
    for name in ("state", "money", "source_ref", "key"):
        with pytest.raises(KeyError), store.write() as db:
            db.note_disbursement(made, **{name: "paid"})
        with pytest.raises(KeyError), store.write() as db:
            db.move_disbursement(made, E.PAID, "worker", START, **{name: "paid"})


@pytest.mark.parametrize(("state", "event"), list(product(UnmatchedState, UnmatchedEvent)))
def test_unmatched_funds_move_through_one_door_and_only_from_the_state_that_was_seen(store, state, event):
    funds = UnmatchedFunds("U-1", "mock", "pay_1", "", FIVE, "second capture", state, START)
    end = read(UNMATCHED).get((state, event))
    with store.write() as db:
        db.hold_funds(funds)
    if end is None:
        with pytest.raises(IllegalTransition), store.write() as db:
            db.move_unmatched_funds(funds, event)
    else:
        with store.write() as db:
            assert db.move_unmatched_funds(funds, event).state == end
        with pytest.raises(IllegalTransition, match=f"not {state} any more"), store.write() as db:
            db.move_unmatched_funds(funds, event)
    with store.read() as db:
        assert db.unmatched_funds("U-1").state == (end or state)


# --- the chain ---


@pytest.mark.fault("X13")
@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("UPDATE disbursement_history SET by = 'eve' WHERE seq = 2", 2),
        ("UPDATE disbursement_history SET at = at + 1 WHERE seq = 3", 3),
        ("DELETE FROM disbursement_history WHERE seq = 2", 3),
        ("UPDATE disbursement_history SET event = 'inherited', chain = NULL WHERE seq = 2", 2),
    ],
)
def test_a_line_changed_by_hand_is_found_by_the_chain(store, tmp_path, tampering, found):
    put(store, S.SENDING)
    put(store, S.PLANNED, 2)
    with shell(store) as raw:
        raw.execute(tampering)
    raw.close()
    with store.read() as db:
        assert db.broken_disbursement_history() == found
        assert db.broken_history() is None
    assert store.backup(tmp_path / "copy.db").broken_disbursement_history == found


@pytest.mark.fault("X13", "I15")
@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE psp_calls SET state = 'failed' WHERE key = 'W-1.refund.2'",
        "DELETE FROM disbursement_history WHERE key = 'W-1.refund.2'",
        "INSERT INTO psp_calls SELECT 'W-1.refund.2', ref, action, minor, currency, digits, psp, psp_ref, 'x', state, "
        "reported_paid, created, label, called, reason FROM psp_calls",
    ],
)
def test_a_state_missing_from_its_history_is_found(store, tmp_path, tampering):
    put(store, S.SENDING)
    if not tampering.startswith("INSERT"):
        put(store, S.PLANNED, 2)
    with store.read() as db:
        assert db.strayed_disbursement() is None
    with shell(store) as raw:
        raw.execute(tampering)
    raw.close()
    with store.read() as db:
        assert db.strayed_disbursement() == "W-1.refund.2"
    assert store.backup(tmp_path / "copy.db").strayed_disbursement == "W-1.refund.2"


# --- a database from before ---


@pytest.fixture
def older(tmp_path: Path) -> Iterator[Database]:
    """A database of version 3 with a disbursement in each state, opened by today's code."""
    path = tmp_path / "older.db"
    with sqlite3.connect(path) as raw:
        migrations.upgrade(raw, to=3)
        for n, state in enumerate(S, 1):
            raw.execute(
                "INSERT INTO psp_calls "
                "VALUES (?, 'W-1', 'refund', 500, 'USD', 2, 'mock', 'pay_1', ?, ?, 0, ?, '', NULL, '')",
                (f"W-1.refund.{n}", f"re_{n}", str(state), START + n),
            )
    raw.close()
    made = Database(path)
    made.migrate()
    yield made
    made.close()


def test_a_disbursement_of_an_older_database_has_its_migrated_state_as_the_first_line(older):
    with older.read() as db:
        for one in db.disbursements("W-1"):
            (line,) = db.disbursement_history(one.key)
            assert (line.was, line.event, line.became, line.at) == (None, "inherited", one.state, one.created)
        assert (db.broken_disbursement_history(), db.strayed_disbursement()) == (None, None)


@pytest.mark.parametrize("state", S)
def test_a_disbursement_of_an_older_database_goes_on_like_any_other(older, state):
    with older.write() as db:
        (found,) = [one for one in db.disbursements("W-1") if one.state is state]
        event = next(event for start, event, _ in DISBURSEMENT_TRANSITIONS if start is state)
        moved = db.move_disbursement(found, event, "worker", START + 99)
        db.add_disbursement(first(n=50), "ann")
    with older.read() as db:
        assert [line.became for line in db.disbursement_history(found.key)] == [state, moved.state]
        assert (db.broken_disbursement_history(), db.strayed_disbursement()) == (None, None)


@pytest.mark.fault("X13")
def test_an_inherited_line_is_covered_by_the_first_hash_after_it(older):
    with older.write() as db:
        db.add_disbursement(first(n=50), "ann")
    with shell(older) as raw:
        raw.execute("UPDATE disbursement_history SET at = at + 1 WHERE seq = 2")
    raw.close()
    with older.read() as db:
        assert db.broken_disbursement_history() == len(S) + 1


@pytest.mark.fault("X13")
def test_only_a_migration_writes_lines_without_a_hash(older):
    insert = (
        "INSERT INTO disbursement_history (key, event, became, by, at) "
        "VALUES ('W-1.refund.1', 'inherited', 'planned', 'eve', 5)"
    )
    with pytest.raises(sqlite3.IntegrityError, match="no line without a hash"), older.write() as db:
        db.db.execute(insert)


@pytest.mark.fault("X13")
def test_a_state_of_an_older_database_that_was_changed_by_hand_is_found(older):
    with shell(older) as raw:
        raw.execute("UPDATE psp_calls SET state = 'paid' WHERE key = 'W-1.refund.1'")
    raw.close()
    with older.read() as db:
        assert db.strayed_disbursement() == "W-1.refund.1"


def as_of_version_3(world: World) -> None:
    """Drop the second history and what came after it, as if the earlier cashier had written the database."""
    with world.database.write() as db:
        go_back_to(db.db, 3)
    world.database.migrate()
    world.restart()
    world.tell_from_now()


@pytest.mark.fault("I8", "I10", "K16")
@pytest.mark.parametrize(
    ("state", "made"),
    [(S.PLANNED, False), (S.SENDING, False), (S.SENDING, True), (S.PENDING, True), (S.LOST, False), (S.LOST, True)],
)
def test_a_refund_that_the_older_cashier_left_open_is_made_once_by_todays(world, state, made):
    """`made` if the PSP has it already, although the cashier may not know."""
    card = world.card("100")
    copy = world.backup()
    payment = world.withdrawal("100", method="fake_loop")
    bookings.send(world.cashier, payment.ref)
    if state is S.PENDING:
        world.psp.refund_result = ObservationKind.PENDING
    if state is not S.PLANNED:
        world.psp.script = [] if state is S.PENDING else ["unanswered" if made else "not_sent"]
        disbursements.pay_out(world.cashier, payment.ref)
    if state is S.LOST:
        world.restore(copy)
        world.restart()
        for name in ("Ann", "Ben"):
            decisions.release(world.cashier, person(name))
    assert [one.state for one in world.disbursements(payment.ref)] == [state]
    as_of_version_3(world)
    if state is S.LOST:
        for name in ("Ann", "Ben"):
            decisions.decide(world.cashier, payment.ref, world.booked(payment.ref)[0].balance_history_id, person(name))
    for refund in world.refunds(payment.ref):
        refund.kind = ObservationKind.SUCCEEDED
    world.psp.refund_result = ObservationKind.SUCCEEDED
    world.run_for(HOUR, step=10_000)
    assert world.psp.given_back(world.charge(card)) == 10000
    assert [thing.key for thing in world.refunds(payment.ref)] == [f"{payment.ref}.refund.1"]
    assert world.payment(payment.ref).status is Status.PAID_OUT
    assert lines(world, f"{payment.ref}.refund.1")[0][0] == "inherited"
    world.assert_sound()


# --- the flows ---


def lines(world: World, key: str) -> list[tuple[str, str, str]]:
    with world.database.read() as db:
        return [(line.event, line.became, line.by) for line in db.disbursement_history(key)]


def test_the_history_of_a_refund_names_its_planner_its_sender_and_its_result(world):
    world.card("100")
    world.psp.refund_result = ObservationKind.PENDING
    payment = world.withdrawal("100", method="fake_loop")
    world.run()
    (refund,) = world.refunds(payment.ref)
    refund.kind = ObservationKind.SUCCEEDED
    world.hear(refund)
    world.run()
    assert lines(world, refund.key) == [
        ("made", "planned", f"user {payment.user_id}"),
        ("sent", "sending", "worker"),
        ("pending", "pending", "worker"),
        ("paid", "paid", "fake webhook"),
    ]
    world.assert_sound()


def test_a_repeated_report_of_the_psp_adds_no_second_line(world):
    world.card("100")
    payment = world.withdrawal("100", method="fake_loop")
    world.run()
    (refund,) = world.refunds(payment.ref)
    before = lines(world, refund.key)
    for reason in ("first", "second"):
        refund.reason = reason
        world.hear(refund)
        world.run()
    assert lines(world, refund.key) == before
    assert world.disbursements(payment.ref)[0].reason == "second"


@pytest.mark.fault("B09", "I8")
def test_the_history_names_write_offs_and_payouts_made_another_way(world):
    world.card("100")
    payment = world.withdrawal("100", method="fake_loop")
    world.psp.script = ["unanswered"]
    world.step()
    world.step()
    key = f"{payment.ref}.refund.1"
    with world.database.write() as db:
        stopped = db.payment(payment.ref)
        assert (stopped.status, db.disbursement(key).state) == (Status.PAYING_OUT, S.SENDING)
        disbursements.payouts.send_to_review(db, stopped, "nobody knows", "worker", START)
    for name in ("Ann", "Ben"):
        decisions.decide(world.cashier, payment.ref, None, person(name), True)
    assert lines(world, key)[-1] == ("written_off", "failed", "ann and ben")
    assert lines(world, f"{payment.ref}.payout.3") == [("paid_elsewhere", "paid", "ann and ben")]
    world.assert_sound()


@pytest.mark.fault("I8", "I10")
def test_a_disbursement_that_moved_after_it_was_planned_is_not_sent(world):
    first_card, second_card = world.card("100"), world.card("50")
    payment = world.withdrawal("120", method="fake_loop")

    world.psp.refund_result = ObservationKind.PENDING

    def withhold() -> None:
        with world.database.write() as db:
            second = db.disbursements(payment.ref)[1]
            db.move_disbursement(second, E.WITHHELD, "somebody else", START, reason="disputed")

    world.meanwhile["refund.claimed"] = withhold
    world.run()
    given = [world.psp.given_back(world.charge(card)) for card in (first_card, second_card)]
    assert given == [10000, 0]
    assert [one.state for one in world.disbursements(payment.ref)] == [S.PENDING, S.FAILED]


@pytest.mark.fault("I8", "I10")
def test_a_disbursement_whose_withdrawal_went_to_people_meanwhile_is_not_sent(world):
    first_card, second_card = world.card("100"), world.card("50")
    payment = world.withdrawal("120", method="fake_loop")
    world.psp.refund_result = ObservationKind.PENDING

    def hand_to_staff() -> None:
        with world.database.write() as db:
            db.move(db.payment(payment.ref), Event.HANDED_TO_STAFF, "somebody else", START)

    world.meanwhile["refund.claimed"] = hand_to_staff
    world.run()
    given = [world.psp.given_back(world.charge(card)) for card in (first_card, second_card)]
    assert given == [10000, 0]
    assert [one.state for one in world.disbursements(payment.ref)] == [S.PENDING, S.PLANNED]


@pytest.mark.fault("D01", "I24")
def test_the_history_names_planned_and_unknown_disbursements_that_a_restore_lost(world):
    copies = [world.backup()]
    world.card("100")
    payment = world.withdrawal("100", method="fake_loop")
    copies.append(world.backup())
    world.run()
    key = f"{payment.ref}.refund.1"
    for copy, was in ((copies[1], "planned"), (copies[0], None)):
        world.restore(copy)
        world.restart()
        assert restore.DATABASE_OLD in restore.check(world.cashier)
        for name in ("Ann", "Ben"):
            decisions.release(world.cashier, person(name))
        with world.database.read() as db:
            last = db.disbursement_history(key)[-1]
        assert (last.was, last.event, last.became, last.by) == (was, "restored", "lost", "ann and ben")
        with world.database.read() as db:
            assert (db.broken_disbursement_history(), db.strayed_disbursement()) == (None, None)
