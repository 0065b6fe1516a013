"""The database file: what it refuses, what it keeps, and what happens when it fails."""

import fcntl
import multiprocessing
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from inapp.domain.attempts import FREEZING, AttemptState
from inapp.domain.disbursements import Disbursement, DisbursementEvent, DisbursementState
from inapp.domain.errors import IllegalTransition, StorageFailed
from inapp.domain.identity import Token, TokenKind
from inapp.domain.model import Account, Attempt, Decision, Payment, PspEvent, PspObjectType
from inapp.domain.money import Money
from inapp.domain.states import TRANSITIONS, Event, PaymentType, Status
from inapp.payments import bookings, steps
from inapp.store import DamagedDatabase, Database, database
from inapp.store.bookings import ATTEMPTS
from inapp.store.database import Tables
from inapp.store.rows import money_columns
from tests.support.databases import new_database
from tests.support.harness import LOGIN, OTHER_LOGIN, START, USER, World

HERE = Path(__file__).parent.parent.parent


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    made = new_database(tmp_path / "cashier.db")
    yield made
    made.close()


def a_payment(n: int = 1, **changes: object) -> Payment:
    made = Payment(
        ref=f"D-{n:06}",
        kind=PaymentType.DEPOSIT,
        user_id=USER,
        login=LOGIN,
        money=Money(10_050, "USD", 2),
        status=Status.CREATED,
        psp="mock",
        method="mock_card",
        created=START + n,
        updated=START + n,
        due=START + n,
    )
    return replace(made, **changes)


HUNDRED = Money(10_050, "USD", 2)


def an_attempt(ref: str = "D-000001", n: int = 1, **changes: object) -> Attempt:
    made = Attempt(f"{ref}.credit.{n}", ref, "credit", n, LOGIN, "DEPOSIT", HUNDRED, AttemptState.SENDING, START)
    return replace(made, **changes)


def a_disbursement(**changes: object) -> Disbursement:
    money = Money(5, "USD", 2)
    made = Disbursement(
        key="D-000001.refund.1",
        ref="D-000001",
        type=PspObjectType.REFUND,
        money=money,
        psp="mock",
        source_ref="pay_1",
        state=DisbursementState.PLANNED,
        created=START,
    )
    return replace(made, **changes)


def add(store: Database, *payments: Payment) -> None:
    with store.write() as db:
        for payment in payments:
            assert db.add_payment(payment, f"page key {payment.ref}", f"return key {payment.ref}")


def shell(store: Database) -> sqlite3.Connection:
    """The file as the sqlite3 program opens it: none of our pragmas, autocommit."""
    return sqlite3.connect(store.path, isolation_level=None)


# --- what the columns take ---

COLUMNS = [
    ("payments", "minor"),
    ("payments", "digits"),
    ("payments", "login"),
    ("payments", "user_id"),
    ("payments", "created"),
    ("payments", "captured_minor"),
    ("attempts", "n"),
    ("attempts", "login"),
    ("attempts", "balance_history_id"),
    ("psp_calls", "minor"),
    ("unmatched", "minor"),
    ("history", "at"),
    ("disbursement_history", "at"),
]


def one_row_of_each(store: Database) -> None:
    add(store, a_payment())
    with store.write() as db:
        db.add_attempt(an_attempt())
        db.add_disbursement(a_disbursement(), "ann")
        db.add_decision(Decision("D-000001", "D-000001 review 1", "not booked", "ann", START))
        row = {"ref": "U-1", "psp": "mock", "psp_ref": "pay_9", "about": "D-000001", "reason": "", "state": "parked"}
        db.insert("unmatched", **row, **money_columns(Money(5, "USD", 2)), created=START)


@pytest.mark.fault("I18")
@pytest.mark.parametrize("value", ["12", 1.0, 1.5, -1, "", "twelve", b"12", 2**70])
@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_amounts_and_numbers_are_stored_as_positive_integers_alone(store, table, column, value):
    one_row_of_each(store)
    with shell(store) as raw:
        raw.row_factory = sqlite3.Row
        row = dict(raw.execute(f"SELECT * FROM {table}").fetchone())
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")  # the columns alone have to refuse
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute(f"DELETE FROM {table}")
        insert = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
        raw.execute(insert, tuple(row.values()))
        raw.execute(f"DELETE FROM {table}")
        with pytest.raises((sqlite3.IntegrityError, OverflowError)):
            raw.execute(insert, tuple((row | {column: value}).values()))
    raw.close()


@pytest.mark.parametrize("amount", ["1e3", "-5", "0x10", "", "1,5", " 1"])
def test_an_attempts_amount_is_plain_decimal_text(store, amount):
    add(store, a_payment())
    with pytest.raises(sqlite3.IntegrityError), store.write() as db:
        db.insert("attempts", **ATTEMPTS.columns_of(an_attempt()) | {"amount": amount})


@pytest.mark.fault("I18")
@pytest.mark.parametrize(
    "money",
    [Money(10_050, "USD", 2), Money(7, "JPY", 0), Money(1, "BTC", 8), Money(30, "KWD", 3), Money(10**17, "USD", 2)],
    ids=str,
)
def test_an_attempts_amount_is_kept_digit_for_digit_in_the_currency_of_its_payment(store, money):
    add(store, a_payment(money=money))
    made = an_attempt(money=money)
    with store.write() as db:
        db.add_attempt(made)
        assert db.one("SELECT amount FROM attempts")["amount"] == money.text
    with store.read() as db:
        assert db.attempts(made.ref) == [made] == [db.attempt(made.external_id)]
        assert db.attempts_in(frozenset(AttemptState)) == [made] == db.freezing_attempts(LOGIN, FREEZING)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("payments", "status", "'CREDITED'"),
        ("payments", "kind", "'gift'"),
        ("attempts", "state", "'done'"),
        ("attempts", "type", "'BONUS'"),
        ("psp_calls", "state", "'gone'"),
    ],
)
def test_states_and_types_are_words_of_the_domain_alone(store, table, column, value):
    one_row_of_each(store)
    with shell(store) as raw, pytest.raises(sqlite3.IntegrityError):
        raw.execute(f"DROP TRIGGER IF EXISTS {table}_fixed")
        raw.execute(f"UPDATE {table} SET {column} = {value}")
    raw.close()


def test_every_table_is_strict(store):
    with store.read() as db:
        tables = db.all("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'")
    assert len(tables) >= 12
    assert [row["name"] for row in tables if not row["strict"]] == []


# --- evidence ---

FIXED = {
    "payments": "ref kind user_id login minor currency digits psp method created page_key".split(),
    "attempts": "external_id ref leg n login type amount started".split(),
    "psp_calls": "key ref action minor currency digits psp psp_ref created".split(),
    "history": "seq ref was event became by at chain".split(),
    "disbursement_history": "seq key was event became by at chain".split(),
    "decisions": "seq ref subject verdict by at".split(),
}


@pytest.mark.fault("X13")
@pytest.mark.parametrize(("table", "column"), [(table, column) for table in FIXED for column in FIXED[table]])
def test_evidence_is_not_updated(store, table, column):
    one_row_of_each(store)
    with shell(store) as raw, pytest.raises(sqlite3.IntegrityError, match=f"{table} "):
        raw.execute(f"UPDATE {table} SET {column} = {column}")
    raw.close()


@pytest.mark.fault("X13")
@pytest.mark.parametrize("table", FIXED)
def test_evidence_is_not_deleted(store, table):
    one_row_of_each(store)
    with shell(store) as raw, pytest.raises(sqlite3.IntegrityError, match=f"{table} "):
        raw.execute(f"DELETE FROM {table}")
    raw.close()


def clashing(row: dict[str, object], table: str, unique: tuple[str, ...]) -> dict[str, object]:
    """Another row that shares nothing unique with `row` but the columns named."""
    fresh = {"payments": asdict(a_payment(2)), "attempts": asdict(an_attempt("D-000002", 7)), "psp_calls": {}}
    other = row | {name: value for name, value in fresh.get(table, {}).items() if name in row}
    other |= {
        "payments": {"psp_ref": "pay_2", "page_key": "another", "return_key": "another"},
        "attempts": {"login": OTHER_LOGIN, "balance_history_id": 999, "ref": "D-000001", "n": 7, "state": "rejected"},
        "psp_calls": {"key": "another"},
        "history": {"chain": "another", "seq": 99},
        "disbursement_history": {"chain": "another", "seq": 99},
        "decisions": {"seq": 99},
    }[table]
    return other | {name: row[name] for name in unique if name != "rowid"}


REPLACED = [
    ("payments", ("ref",)),
    ("payments", ("page_key",)),
    ("payments", ("return_key",)),
    ("payments", ("psp", "psp_ref")),
    ("payments", ("rowid",)),
    ("attempts", ("external_id",)),
    ("attempts", ("ref", "leg", "n")),
    ("attempts", ("balance_history_id",)),
    ("attempts", ("ref", "state")),
    ("attempts", ("login", "state")),
    ("attempts", ("rowid",)),
    ("psp_calls", ("key",)),
    ("psp_calls", ("rowid",)),
    ("history", ("seq",)),
    ("history", ("chain",)),
    ("disbursement_history", ("seq",)),
    ("disbursement_history", ("chain",)),
    ("decisions", ("seq",)),
]


@pytest.mark.fault("X13")
@pytest.mark.parametrize(("table", "unique"), REPLACED)
def test_evidence_is_not_replaced_through_any_unique_key(store, table, unique):
    one_row_of_each(store)
    with shell(store) as raw:
        raw.row_factory = sqlite3.Row
        raw.execute("UPDATE payments SET psp_ref = 'pay_1'")
        raw.execute("UPDATE attempts SET balance_history_id = 5")
        before = [tuple(row) for row in raw.execute(f"SELECT * FROM {table}")]
        row = dict(raw.execute(f"SELECT * FROM {table}").fetchone())
        new = clashing(row, table, unique)
        if unique == ("rowid",):
            new["rowid"] = raw.execute(f"SELECT rowid FROM {table}").fetchone()[0]
        insert = f"INTO {table} ({', '.join(new)}) VALUES ({', '.join('?' * len(new))})"
        with pytest.raises(sqlite3.IntegrityError, match=f"{table} (only grows|keeps its rows)"):
            raw.execute(f"INSERT OR REPLACE {insert}", tuple(new.values()))
        assert [tuple(row) for row in raw.execute(f"SELECT * FROM {table}")] == before
    raw.close()


@pytest.mark.fault("X13", "I1")
def test_a_confirmed_attempt_is_not_replaced_by_another_of_its_booking_type(store):
    add(store, a_payment())
    with store.write() as db:
        db.add_attempt(an_attempt(state=AttemptState.CONFIRMED, balance_history_id=5))
        db.add_attempt(an_attempt(n=2, state=AttemptState.REJECTED))
    with shell(store) as raw:
        with pytest.raises(sqlite3.IntegrityError, match="attempts keeps its rows"):
            raw.execute("UPDATE OR REPLACE attempts SET state = 'confirmed' WHERE n = 2")
        assert raw.execute("SELECT count(*) FROM attempts").fetchone()[0] == 2
    raw.close()


@pytest.mark.fault("X13")
@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("payments", "psp_ref = 'pay_1'"),
        ("payments", "return_key = 'return key D-000001'"),
        ("payments", "rowid = 1"),
        ("attempts", "balance_history_id = 5"),
        ("attempts", "state = 'ambiguous', login = login"),
        ("attempts", "rowid = 1"),
        ("psp_calls", "rowid = 1"),
    ],
)
def test_an_update_does_not_replace_another_row_of_evidence(store, table, change):
    add(store, a_payment(1), a_payment(2))
    with store.write() as db:
        db.add_attempt(an_attempt("D-000001", state=AttemptState.SENDING, balance_history_id=5))
        db.add_attempt(an_attempt("D-000002", state=AttemptState.REJECTED))
        db.add_disbursement(a_disbursement(), "ann")
        db.add_disbursement(a_disbursement(key="D-000002.refund.1"), "ann")
    with shell(store) as raw:
        raw.execute("UPDATE payments SET psp_ref = 'pay_1' WHERE ref = 'D-000001'")
        with pytest.raises(sqlite3.IntegrityError, match=f"{table} keeps"):
            raw.execute(f"UPDATE OR REPLACE {table} SET {change} WHERE rowid = 2")
        assert raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 2
    raw.close()


@pytest.mark.fault("X13", "I15")
def test_one_byte_changed_by_hand_is_found_in_the_history(store):
    add(store, a_payment())
    with store.write() as db:
        payment = db.payment("D-000001")
        db.move(payment, Event.STARTED, "web", START)
        db.move(replace(payment, status=Status.AWAITING_PAYER), Event.CAPTURED, "webhook", START + 1)
        assert db.broken_history() is None
    with shell(store) as raw:
        raw.execute("DROP TRIGGER history_no_update")
        raw.execute("UPDATE history SET at = at + 1 WHERE seq = 2")
    raw.close()
    with store.read() as db:
        assert db.broken_history() == 2


@pytest.mark.fault("X13")
@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE history SET by = 'eve' WHERE seq = 2",
        "UPDATE history SET became = 'credited' WHERE seq = 2",
        "UPDATE history SET chain = 'x' WHERE seq = 2",
        "DELETE FROM history WHERE seq = 2",
        "INSERT INTO history VALUES (9, 'D-000001', 'paid', 'credit_booked', 'credited', 'eve', 5, 'made up')",
    ],
)
def test_the_chain_finds_a_change_made_without_the_triggers(store, tampering):
    add(store, a_payment(1), a_payment(2), a_payment(3))
    with shell(store) as raw:
        for trigger in ("history_no_update", "history_no_delete", "history_no_replace"):
            raw.execute(f"DROP TRIGGER {trigger}")
        raw.execute(tampering)
    raw.close()
    with store.read() as db:
        assert db.broken_history() is not None


@pytest.mark.fault("I15")
def test_every_change_of_state_has_one_line_of_history(store):
    add(store, a_payment())
    with store.write() as db:
        payment = db.payment("D-000001")
        for event in (Event.STARTED, Event.CAPTURED, Event.CREDIT_SENT, Event.CREDIT_BOOKED):
            payment = db.move(payment, event, "worker", START)
        lines = [(change.was, change.event, change.became) for change in db.history("D-000001")]
    assert lines == [
        (None, "made", "created"),
        ("created", "started", "awaiting_payer"),
        ("awaiting_payer", "captured", "paid"),
        ("paid", "credit_sent", "crediting"),
        ("crediting", "credit_booked", "credited"),
    ]
    assert payment.due is None, "a payment at rest is not looked at again"


@pytest.mark.fault("I15")
def test_no_event_outside_the_table_reaches_the_database(store):
    add(store, a_payment())
    possible = {(start, event) for start, event, _ in TRANSITIONS[PaymentType.DEPOSIT]}
    for event in Event:
        if (Status.CREATED, event) not in possible:
            with pytest.raises(IllegalTransition), store.write() as db:
                db.move(db.payment("D-000001"), event, "worker", START)
    with store.read() as db:
        assert db.payment("D-000001").status is Status.CREATED
        assert len(db.history("D-000001")) == 1


@pytest.mark.fault("C02", "C03")
def test_a_payment_that_moved_meanwhile_is_not_moved_again(store):
    add(store, a_payment())
    with store.read() as db:
        seen = db.payment("D-000001")
    with store.write() as db:
        db.move(seen, Event.CANCELLED, "user", START)
    with pytest.raises(IllegalTransition, match="not created any more"), store.write() as db:
        db.move(seen, Event.STARTED, "web", START)
    with store.read() as db:
        assert len(db.history("D-000001")) == 2


# --- unique ---


def without_triggers(store: Database) -> None:
    """What is left when only the unique indexes guard."""
    with shell(store) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
    raw.close()


@pytest.mark.fault("I1")
def test_a_booking_is_confirmed_once(store):
    add(store, a_payment())
    without_triggers(store)
    with store.write() as db:
        db.add_attempt(an_attempt(n=1, state=AttemptState.CONFIRMED, balance_history_id=1))
        db.add_attempt(an_attempt(n=2, state=AttemptState.REJECTED))
        db.add_attempt(an_attempt(n=3, booking_type="return", external_id="r", state=AttemptState.CONFIRMED))
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"), store.write() as db:
        db.add_attempt(an_attempt(n=4, state=AttemptState.CONFIRMED, balance_history_id=2))


@pytest.mark.fault("I2")
@pytest.mark.parametrize("first", [AttemptState.SENDING, AttemptState.AMBIGUOUS])
@pytest.mark.parametrize("second", [AttemptState.SENDING, AttemptState.AMBIGUOUS])
@pytest.mark.parametrize("same", ["payment", "login"])
def test_a_payment_and_a_login_have_one_open_attempt(store, first, second, same):
    add(store, a_payment(1), a_payment(2))
    without_triggers(store)
    other = {
        "payment": an_attempt("D-000001", 2, login=OTHER_LOGIN, state=second),
        "login": an_attempt("D-000002", 1, state=second),
    }[same]
    with store.write() as db:
        db.add_attempt(an_attempt("D-000001", 1, state=first))
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"), store.write() as db:
        db.add_attempt(other)
    with store.write() as db:
        db.resolve_attempt(an_attempt("D-000001", 1, state=first), AttemptState.REJECTED)
        db.add_attempt(other)


@pytest.mark.fault("I14")
def test_a_balance_history_id_belongs_to_one_attempt(store):
    add(store, a_payment(1), a_payment(2))
    without_triggers(store)
    with store.write() as db:
        db.add_attempt(an_attempt("D-000001", state=AttemptState.CONFIRMED, balance_history_id=880001))
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"), store.write() as db:
        db.add_attempt(an_attempt("D-000002", state=AttemptState.CONFIRMED, balance_history_id=880001))


@pytest.mark.fault("I14")
def test_a_psp_object_belongs_to_one_payment(store):
    add(store, a_payment(1, psp_ref="pay_1"))
    without_triggers(store)
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        add(store, a_payment(2, psp_ref="pay_1"))
    add(store, a_payment(2, psp="other", psp_ref="pay_1"))


@pytest.mark.fault("I14")
def test_a_webhook_id_is_stored_once_for_each_psp(store):
    event = PspEvent("evt_1", "payment.paid", PspObjectType.PAYMENT, "D-000001", "pay_1")
    with store.write() as db:
        assert db.store_event("mock", event, START)
        assert not db.store_event("mock", event, START + 1)
        assert db.store_event("other", event, START)
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"), store.write() as db:
        row = {"psp": "mock", "id": "evt_1", "type": "", "subject": "payment", "ref": "", "psp_ref": ""}
        db.insert("events", **row, received=START, due=START)


def test_a_form_posted_again_finds_its_payment(store):
    with store.write() as db:
        first = db.add_payment(a_payment(1), "page key", "return key 1")
        again = db.add_payment(a_payment(2), "page key", "return key 2")
    assert (first.ref, again.ref) == ("D-000001", "D-000001")


def test_a_taken_reference_is_not_given_again(store):
    add(store, a_payment(1))
    with store.write() as db:
        assert db.add_payment(a_payment(1), "another page key", "another return key") is None


def test_history_and_attempts_need_their_payment(store):
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"), store.write() as db:
        db.add_attempt(an_attempt())


# --- many writers ---


def count_up(store: Database, times: int) -> None:
    for _ in range(times):
        with store.write() as db:
            db.set_heartbeat((db.heartbeat() or 0) + 1)
    store.close()


def count_up_in_threads(path: str, threads: int, times: int) -> None:
    store = Database(path)
    workers = [threading.Thread(target=count_up, args=(store, times)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


@pytest.mark.fault("C10")
def test_eight_threads_in_each_of_two_processes_lose_no_read_modify_write(store):
    spawn = multiprocessing.get_context("spawn")
    processes = [spawn.Process(target=count_up_in_threads, args=(store.path, 8, 12)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
    assert [process.exitcode for process in processes] == [0, 0]
    with store.read() as db:
        assert db.heartbeat() == 2 * 8 * 12


def hold_the_lock(store: Database, held: threading.Event, let_go: threading.Event) -> None:
    other = shell(store)
    other.execute("BEGIN IMMEDIATE")
    other.execute("INSERT INTO remote_calls (kind, at) VALUES ('x', 1)")
    held.set()
    let_go.wait(30)
    other.execute("COMMIT")
    other.close()


@pytest.mark.fault("C10", "D03")
def test_a_writer_waits_for_another_process_and_then_goes_on(store):
    held, let_go, done = threading.Event(), threading.Event(), threading.Event()
    holder = threading.Thread(target=hold_the_lock, args=(store, held, let_go))
    writer = threading.Thread(target=lambda: (count_up(store, 1), done.set()))
    holder.start()
    assert held.wait(10)
    writer.start()
    assert not done.wait(0.3)
    let_go.set()
    assert done.wait(15)
    holder.join()
    writer.join()
    with store.read() as db:
        assert db.heartbeat() == 1


@pytest.mark.fault("D03")
def test_a_database_that_stays_locked_is_a_storage_failure_with_nothing_half_written(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "BUSY_TIMEOUT", 0.2)
    store = Database(tmp_path / "cashier.db")
    store.prepare()
    held, let_go = threading.Event(), threading.Event()
    holder = threading.Thread(target=hold_the_lock, args=(store, held, let_go))
    holder.start()
    assert held.wait(10)
    with pytest.raises(StorageFailed, match="locked"), store.write() as db:
        db.set_heartbeat(1)
    let_go.set()
    holder.join()
    with store.write() as db:
        assert db.heartbeat() is None
        db.set_heartbeat(2)
    store.close()


def test_writers_of_one_process_queue_instead_of_colliding(store):
    start = threading.Barrier(8)

    def work() -> None:
        start.wait(10)
        count_up(store, 10)

    with store.write() as db:
        db.db.execute("PRAGMA busy_timeout = 0")  # whoever meets a lock fails at once
    workers = [threading.Thread(target=work) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    with store.read() as db:
        assert db.heartbeat() == 80


@pytest.mark.fault("D10")
def test_a_connection_never_crosses_a_fork(store):
    with store.write() as db:
        db.set_heartbeat(1)
        parents = db.db
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            with store.read() as mine:
                own = mine.db is not parents
                beat = mine.heartbeat()
            os.write(writer, f"{own} {beat}".encode())
            os._exit(0)
        assert os.waitpid(child, 0)[1] == 0
        assert os.read(reader, 100) == b"True None", "the child sees what is committed, through a connection of its own"
        os.close(reader)
        os.close(writer)
        db.set_heartbeat(2)
    with store.write() as db:
        assert db.db is parents
        assert db.heartbeat() == 2


@pytest.mark.fault("D10")
def test_the_web_server_forks_with_no_database_open(app, world, monkeypatch):
    def open_files(host: str, port: int) -> None:
        links = [fd.readlink() for fd in Path("/proc/self/fd").iterdir() if fd.exists()]
        print("open:", [link.name for link in links if link.parent == world.folder and "cashier.db" in link.name])

    world.database.close()
    monkeypatch.setattr("inapp.serve.serve_web", open_files)
    result = app.test_cli_runner().invoke(args=["web"])
    assert result.output == "open: []\n"


def test_each_thread_has_a_connection_of_its_own(store):
    seen: list[object] = []

    def look() -> None:
        with store.read() as db:
            seen.append(db.db)
        store.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    with store.read() as db:
        assert db.db is not seen[0]


# --- durability ---


def has_turn(path: str) -> bool:
    """True while a writer of any process has the turn."""
    with Path(f"{path}.turn").open("wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


@pytest.mark.fault("D05")
def test_a_commit_and_the_checkpoint_within_it_never_overlap_those_of_another_process(store):
    turns: list[tuple[str, bool]] = []
    with store.write() as db:
        db.db.set_trace_callback(lambda statement: turns.append((statement, has_turn(store.path))))
    with store.write() as db:
        db.heartbeat()
    assert turns[0] == ("COMMIT", True), "of the block that set the trace"
    assert turns[1] == ("BEGIN IMMEDIATE", True)
    assert turns[-1] == ("COMMIT", True)
    assert not has_turn(store.path)


@pytest.mark.fault("D05")
def test_a_writer_waits_for_the_turn_of_another_process(store):
    began = threading.Event()

    def write() -> None:
        with store.write() as db:
            began.set()
            db.set_heartbeat(7)
        store.close()

    with Path(f"{store.path}.turn").open("wb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        thread = threading.Thread(target=write)
        thread.start()
        assert not began.wait(0.2)
    thread.join()
    with store.read() as db:
        assert db.heartbeat() == 7


@pytest.mark.fault("D05")
def test_a_turn_ends_with_a_block_that_raises(store):
    with pytest.raises(KeyError), store.write():
        raise KeyError
    assert not has_turn(store.path)


@pytest.mark.fault("D05")
def test_sqlite_with_the_wal_bug_is_named_in_the_log(store, monkeypatch, caplog):
    caplog.set_level("DEBUG")
    monkeypatch.setattr(database.sqlite3, "sqlite_version_info", (3, 51, 2))
    store.check()
    assert "checkpoints only between commits" in caplog.text
    caplog.clear()
    monkeypatch.setattr(database.sqlite3, "sqlite_version_info", (3, 51, 3))
    store.check()
    assert caplog.text == ""


@pytest.mark.fault("D01")
def test_the_log_of_a_replaced_database_is_never_written_over_the_backup(store, tmp_path):
    with store.write() as db:
        db.set_heartbeat(1)
    store.backup(tmp_path / "backup.db")
    with store.write() as db:
        db.set_heartbeat(2)
    left_over = Path(f"{store.path}-wal").read_bytes()
    assert left_over
    store.close()
    Path(store.path).write_bytes((tmp_path / "backup.db").read_bytes())
    Path(f"{store.path}-wal").write_bytes(left_over)
    again = Database(store.path)
    again.prepare()
    with again.read() as db:
        assert db.heartbeat() == 1
    again.check()
    again.close()


@pytest.mark.fault("D05")
def test_every_connection_is_durable_and_keeps_foreign_keys(store):
    def pragmas() -> tuple[object, ...]:
        with store.read() as db:
            return tuple(
                db.one(f"PRAGMA {name}")[0]
                for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
            )

    seen = [pragmas()]
    thread = threading.Thread(target=lambda: (seen.append(pragmas()), store.close()))
    thread.start()
    thread.join()
    assert seen == [("wal", 2, 1, 0)] * 2


def test_a_transaction_begins_by_taking_the_write_lock(store):
    statements: list[str] = []
    with store.write() as db:
        db.db.set_trace_callback(statements.append)
    with store.write() as db:
        db.heartbeat()
    assert (statements[1], statements[-1]) == ("BEGIN IMMEDIATE", "COMMIT")


def test_a_block_that_raises_leaves_nothing_behind(store):
    with pytest.raises(KeyError), store.write() as db:
        db.set_heartbeat(5)
        raise KeyError
    with store.write() as db:
        assert db.heartbeat() is None


# --- disk full, read-only ---


@pytest.mark.fault("D02")
def test_a_full_disk_is_a_storage_failure_with_nothing_half_written(store):
    with store.write() as db:
        pages = db.one("PRAGMA page_count")[0]
        db.db.execute(f"PRAGMA max_page_count = {pages + 2}")
    written = 0
    with pytest.raises(StorageFailed, match="full"):
        while written < 10_000:
            with store.write() as db:
                for n in range(20):
                    db.add_alert(START, "first half", "", f"{written} {n} " + "x" * 200)
                db.set_heartbeat(written + 1)
            written += 1
    with store.read() as db:
        assert db.one("SELECT count(*) FROM alerts")[0] == 20 * written
        assert db.heartbeat() == (written or None)
    store.check()
    with store.write() as db:
        db.db.execute("PRAGMA max_page_count = 1000000")
        db.set_heartbeat(77)


class NoRoom:
    """A connection on a disk that is full when it comes to the commit numbered in `fails`."""

    def __init__(self, real: sqlite3.Connection, fails: list[int]) -> None:
        self._real = real
        self._fails = fails
        self._commits = 0

    def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
        if sql == "COMMIT":
            self._commits += 1
            if self._commits in self._fails:
                raise sqlite3.OperationalError("database or disk is full")
        return self._real.execute(sql, *values)

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)


def on_a_full_disk(world: World, *fails: int) -> None:
    with world.database.write() as db:  # whose COMMIT is the first that is counted
        db.db = NoRoom(db.db, [1 + n for n in fails])


@pytest.mark.fault("D02")
def test_a_booking_that_cannot_be_committed_is_not_sent(world):
    payment = world.paid_deposit()
    on_a_full_disk(world, 1)
    with pytest.raises(StorageFailed):
        steps.advance(world.cashier, payment)
    assert world.ctrader.calls == []
    assert world.attempts(payment.ref) == []
    world.run()
    assert world.payment(payment.ref).status is Status.CREDITED
    assert len(world.booked(payment.ref)) == 1


@pytest.mark.fault("D02")
def test_an_outcome_is_committed_at_last_and_its_booking_sent_once(world):
    payment = world.paid_deposit()
    on_a_full_disk(world, 2, 3, 4)
    bookings.send(world.cashier, payment.ref)
    assert len(world.ctrader.calls) == 1
    assert world.payment(payment.ref).status is Status.CREDITED
    assert world.clock.now() - START >= 3 * bookings.COMMIT_AGAIN


@pytest.mark.fault("D03")
def test_a_read_only_database_is_a_storage_failure(store):
    with store.write() as db:
        db.db.execute("PRAGMA query_only = ON")
    with pytest.raises(StorageFailed, match="readonly"), store.write() as db:
        db.set_heartbeat(1)
    with store.read() as db:
        assert db.heartbeat() is None


@pytest.mark.fault("D03")
def test_a_folder_that_does_not_exist_is_a_storage_failure(tmp_path):
    with pytest.raises(StorageFailed):
        Database(tmp_path / "nowhere" / "cashier.db").prepare()


# --- damage ---


def damage(path: str, page_size: int = 4096, keep: int = 1) -> None:
    """Scribble over every page but the first ones."""
    file = Path(path)
    content = bytearray(file.read_bytes())
    for start in range(keep * page_size, len(content), page_size):
        content[start : start + 64] = b"\xa5" * 64
    file.write_bytes(content)


@pytest.mark.fault("D04")
def test_a_corrupt_page_is_found_before_money_moves(tmp_path):
    store = Database(tmp_path / "cashier.db")
    store.prepare()
    add(store, *(a_payment(n) for n in range(1, 40)))
    store.check()
    store.close()
    damage(store.path)
    with pytest.raises(DamagedDatabase, match="restore a backup"):
        store.check()
    store.close()


@pytest.mark.fault("D04")
def test_a_page_found_corrupt_later_is_a_storage_failure(tmp_path):
    store = Database(tmp_path / "cashier.db")
    store.prepare()
    store.close()
    damage(store.path)
    with pytest.raises(StorageFailed, match="malformed"), store.read() as db:
        db.payment("D-000001")
    with pytest.raises(StorageFailed, match="malformed"), store.write() as db:
        db.set_heartbeat(1)
    store.close()


@pytest.mark.fault("D04")
def test_a_file_that_is_not_a_database_is_refused(tmp_path):
    path = tmp_path / "cashier.db"
    path.write_bytes(b"user_id,login,email,name\n" * 500)
    with pytest.raises(DamagedDatabase):
        Database(path).prepare()


# --- backup ---


@pytest.mark.fault("D07")
def test_a_backup_under_load_is_whole_and_of_one_moment(store, tmp_path):
    stop = threading.Event()
    written: list[int] = []

    def work(first: int) -> None:
        n = first
        while not stop.is_set():
            add(store, a_payment(n))
            written.append(n)
            n += 1
        store.close()

    workers = [threading.Thread(target=work, args=(first,)) for first in (1, 100_000)]
    for worker in workers:
        worker.start()
    while len(written) < 50:
        assert any(worker.is_alive() for worker in workers)
        stop.wait(0.01)
    copied = store.backup(tmp_path / "copy.db")
    stop.set()
    for worker in workers:
        worker.join()
    copy = Database(tmp_path / "copy.db")
    copy.prepare()
    copy.check()
    with copy.read() as db:
        assert db.one("SELECT count(*) FROM payments")[0] == copied.payments
        assert db.one("SELECT count(*) FROM history")[0] == copied.payments
        assert db.broken_history() is None
    copy.close()
    assert 50 <= copied.payments <= len(written)
    assert copied.broken_history is None


def test_a_backup_never_overwrites_and_leaves_no_half_copy(store, tmp_path):
    target = tmp_path / "copy.db"
    target.write_text("something of value")
    with pytest.raises(FileExistsError):
        store.backup(target)
    assert target.read_text() == "something of value"
    with pytest.raises(NotADirectoryError):
        store.backup(tmp_path / "nowhere" / "copy.db")
    assert sorted(path.name for path in tmp_path.iterdir() if "partial" in path.name) == []


@pytest.mark.fault("X13")
def test_a_backup_reports_a_history_that_was_changed_by_hand(store, tmp_path):
    add(store, a_payment(1), a_payment(2))
    with shell(store) as raw:
        raw.execute("DROP TRIGGER history_no_update")
        raw.execute("UPDATE history SET by = 'eve' WHERE seq = 1")
    raw.close()
    copied = store.backup(tmp_path / "copy.db")
    assert (copied.broken_history, copied.strayed_payment) == (1, None)


# --- speed ---

HOT: dict[str, Callable[[Tables], object]] = {
    "due bookings": lambda db: db.due_payments(steps.BOOKINGS, START, 64),
    "other due payments": lambda db: db.due_payments(steps.OTHERS, START, 64),
    "open payment": lambda db: db.open_payment(USER, LOGIN, PaymentType.DEPOSIT),
    "last payments": lambda db: db.last_payments(USER, LOGIN, 5),
    "payment": lambda db: db.payment("D-000001"),
    "payment of a form": lambda db: db.payment_by_page_key("key"),
    "payment of a return address": lambda db: db.payment_by_return_key("key", START),
    "payment of a PSP object": lambda db: db.payment_by_psp_ref("mock", "pay_1"),
    "history": lambda db: db.history("D-000001"),
    "attempts": lambda db: db.attempts("D-000001"),
    "attempt": lambda db: db.attempt("D-000001.credit.1"),
    "attempts being sent": lambda db: db.attempts_in(frozenset({AttemptState.SENDING})),
    "watched attempts": lambda db: db.attempts_in(frozenset({AttemptState.ABSENT, AttemptState.LOST}), START),
    "frozen login": lambda db: db.freezing_attempts(LOGIN, FREEZING),
    "frozen login, as the page asks": lambda db: db.freezing_attempts(LOGIN, FREEZING - {AttemptState.SENDING}),
    "holder of a cTrader id": lambda db: db.holder_of(5),
    "waiting events": lambda db: db.waiting_events(START, 20),
    "known event": lambda db: db.one("SELECT 1 FROM events WHERE psp = ? AND id = ?", "mock", "evt_1"),
    "disbursements": lambda db: db.disbursements("D-000001"),
    "history of a disbursement": lambda db: db.disbursement_history("D-000001.refund.1"),
    "move a disbursement": lambda db: db.move_disbursement(a_disbursement(), DisbursementEvent.SENT, "worker", START),
    "due alerts": lambda db: db.due_alerts(START),
    "calls of the last hour": lambda db: db.calls_since(START),
    "whether calls reach the budget": lambda db: db.calls_reach(1, START),
    "redeems of the last hour": lambda db: db.calls_since(START, "redeem"),
    "account": lambda db: db.account(LOGIN),
    "accounts of a user": lambda db: db.accounts_of(USER),
    "user": lambda db: db.user(USER),
    "user of an email": lambda db: db.user_by_email("alex@example.test"),
    "whether a user is disabled": lambda db: db.is_disabled(USER),
    "token": lambda db: db.token("secret"),
    "use a token": lambda db: db.use_token("secret", START),
    "end a session's tokens": lambda db: db.end_family("family", START),
    "forget tokens": lambda db: db.delete_expired_tokens(START),
    "forget sessions": lambda db: db.delete_expired_page_sessions(START),
    "forget calls": lambda db: db.delete_expired_calls(START),
    "session": lambda db: db.page_session("key"),
    "touch a session": lambda db: db.touch_page_session("key", START),
    "unmatched funds": lambda db: db.unmatched_funds("U-1"),
    "breaker": lambda db: db.breaker(),
    "move": lambda db: db.move(db.payment("D-000001"), Event.STARTED, "web", START),
    "resolve an attempt": lambda db: db.resolve_attempt(an_attempt(), AttemptState.REJECTED, resolved_at=START),
    "new payment": lambda db: db.add_payment(a_payment(3), "page", "return"),
    "new attempt": lambda db: db.add_attempt(an_attempt(n=2)),
    "post a capture": lambda db: db.change(db.payment("D-000001"), START, captured=HUNDRED),
    "finish an event": lambda db: db.finish_event("mock", "evt_1", "applied", START),
}

SHORT = {
    "SCAN history": "ORDER BY seq DESC LIMIT 1",  # its last row
    "SCAN disbursement_history": "ORDER BY seq DESC LIMIT 1",  # its last row
    "SCAN ledger_entries": "ORDER BY id DESC LIMIT 1",  # its last row
    "SCAN events USING INDEX events_waiting": "finished IS NULL",  # only what waits is in that index
}
"""Scans whose rows do not grow with the age of the cashier, each with the reason."""


def plans(store: Database, question: Callable[[Tables], object]) -> list[tuple[str, str]]:
    """Each statement of a query, the bodies of triggers aside, with each step of its plan."""
    statements: list[str] = []
    with pytest.raises(KeyError), store.write() as db:
        db.db.set_trace_callback(statements.append)
        question(db)
        db.db.set_trace_callback(None)
        raise KeyError
    asked = [sql for sql in statements if sql.split()[0] in ("SELECT", "UPDATE", "DELETE", "INSERT")]
    assert asked
    with store.read() as db:
        return [(sql, row[3]) for sql in asked for row in db.all(f"EXPLAIN QUERY PLAN {sql}")]


@pytest.mark.parametrize(("old", "new", "reach"), [(3, 0, False), (2, 2, False), (1, 3, True), (0, 4, True)])
def test_calls_reach_a_budget_by_those_after_a_moment_alone(store, old, new, reach):
    with store.write() as db:
        for at in [START] * old + [START + 1] * new:
            db.count_call("booking", at)
    with store.read() as db:
        assert db.calls_reach(3, START) is reach


def test_calls_are_not_counted_while_all_that_are_kept_are_fewer_than_the_budget(store):
    asked: list[str] = []
    with store.write() as db:
        for _ in range(2):
            db.count_call("booking", START + 1)
        db.db.set_trace_callback(asked.append)
        assert not db.calls_reach(3, START)
        assert db.calls_reach(2, START)
        db.db.set_trace_callback(None)
    assert ["count(*)" in sql for sql in asked] == [False, False, True]


@pytest.mark.parametrize("name", HOT)
def test_frequent_queries_use_an_index(store, name):
    one_row_of_each(store)
    with store.write() as db:
        db.resolve_attempt(an_attempt(), AttemptState.REJECTED)
        db.add_token("secret", Token(TokenKind.LOGIN, USER, START, START, None))
        db.put_account(Account(LOGIN, USER))
    if name == "resolve an attempt":
        with store.write() as db:
            db.resolve_attempt(an_attempt(state=AttemptState.REJECTED), AttemptState.SENDING)
    for sql, step in plans(store, HOT[name]):
        if step.startswith("SCAN") and step != "SCAN CONSTANT ROW":
            assert step in SHORT, f"{sql}: {step}"
            assert SHORT[step] in sql


INDEXES = {
    "due bookings": "payments_due",
    "open payment": "payments_open",
    "last payments": "payments_login",
    "frozen login": "attempts_freezing",
    "waiting events": "events_waiting",
}


@pytest.mark.parametrize("name", INDEXES)
def test_the_most_frequent_queries_use_their_own_index(store, name):
    steps = [step for _, step in plans(store, HOT[name])]
    assert any(f"USING INDEX {INDEXES[name]}" in step for step in steps), steps


def test_the_last_payments_come_in_the_order_of_their_index(store):
    steps = [step for _, step in plans(store, HOT["last payments"])]
    assert not any("TEMP B-TREE" in step for step in steps), steps


def test_a_plain_copy_of_the_file_is_whole_after_the_last_checkpoint(tmp_path):
    database = Database(tmp_path / "cashier.db")
    database.prepare()
    with database.write() as db:
        db.put_account(Account(1, 2))
    database.checkpoint_wal(last=True)
    assert (tmp_path / "cashier.db-wal").stat().st_size == 0
    copy = tmp_path / "copy.db"
    copy.write_bytes((tmp_path / "cashier.db").read_bytes())
    with sqlite3.connect(copy) as other:
        assert other.execute("SELECT login, user_id FROM accounts").fetchall() == [(1, 2)]
    other.close()
    database.close()


def test_a_writer_gives_up_on_a_process_that_was_stopped_in_its_turn(tmp_path, monkeypatch):
    monkeypatch.setattr("inapp.store.database.BUSY_TIMEOUT", 0.1)
    database = Database(tmp_path / "cashier.db")
    database.prepare()
    with (tmp_path / "cashier.db.turn").open() as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(StorageFailed, match="too long"), database.write():
            pass
    with database.write() as db:
        db.put_account(Account(1, 2))
    database.close()
