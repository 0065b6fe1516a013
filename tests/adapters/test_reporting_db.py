"""The reader of the Reporting DB against a real PostgreSQL with a standby."""

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from inapp.domain.errors import NotSent, OutcomeUnknown
from inapp.domain.readers import BalanceEntry
from inapp.reader_settings import ReportingDbSettings
from tests.support import postgres
from tests.support.postgres import PASSWORD, Postgres
from tests.support.processes import free_port, until

pytestmark = pytest.mark.skipif(not postgres.INSTALLED, reason=postgres.WITHOUT)
LOGIN, TRADER = 5512345, 71
HOUR = 3_600_000


def now() -> int:
    return time.time_ns() // 1_000_000


@pytest.fixture(scope="module")
def servers() -> Iterator[Postgres]:
    made = Postgres()
    yield made
    made.close()


@pytest.fixture
def db(servers: Postgres) -> Postgres:
    """One trader with two operations."""
    start = now() - HOUR
    servers.sql(
        "TRUNCATE tables_demo.balance_history, tables_demo.trader",
        f"INSERT INTO tables_demo.trader VALUES ({TRADER}, {LOGIN}, 'ACMEFX')",
        servers.row(1, TRADER, 50_000, 50_000, 1, start),
        servers.row(2, TRADER, -700, 49_300, 2, start + 1000, kind=2),
    )
    servers.catch_up()
    return servers


def settings(db: Postgres, standby: bool = True) -> ReportingDbSettings:
    port = (db.standby if standby else db.primary).port
    return ReportingDbSettings("127.0.0.1", port, "postgres", "tables_demo", "reader", PASSWORD, 5000)


def reader(db: Postgres, standby: bool = True, **other):
    from inapp.adapters.reporting_db import ReportingDb

    return ReportingDb(replace(settings(db, standby), **other), "https://demo.example")


def test_a_history_is_read_with_all_that_a_row_tells(db):
    at = now() - HOUR + 5000
    db.sql(db.row(3, TRADER, 10_000, 59_300, 3, at, external_id="D-7F3K2Q4.credit.1"))
    db.catch_up()
    found = reader(db).read(LOGIN, at)
    before, booked = found.entries
    assert booked == BalanceEntry(
        3, "D-7F3K2Q4.credit.1", LOGIN, "DEPOSIT", 10_000, 2, 59_300, 3, at, "a note", "a comment", "CARD"
    )
    assert (before.balance_history_id, before.type) == (2, "OTHER 2")
    assert found.complete
    assert abs(now() - found.watermark) < HOUR


def test_amounts_have_two_or_eight_decimals_as_the_row_says(db):
    db.sql(db.row(3, TRADER, 25_000_000, 49_550_000_000, 3, now() - 1000, precise=True))
    db.catch_up()
    assert reader(db).read(LOGIN, 0).entries[-1].amount == "0.25000000"


def test_rows_that_came_in_another_order_stand_in_that_of_their_versions(db):
    """Transactions overlap: the later number is seen first, and the earlier one comes with an earlier moment."""
    slow, at = db.session(), now() - 60_000
    slow.run("BEGIN")
    slow.run(db.row(3, TRADER, 100, 49_400, 3, at))
    db.sql(db.row(4, TRADER, 200, 49_600, 4, at + 10))
    db.catch_up()
    early = reader(db).read(LOGIN, 0)
    assert ([entry.version for entry in early.entries], early.complete) == ([1, 2, 4], False)
    slow.run("COMMIT")
    slow.close()
    db.catch_up()
    later = reader(db).read(LOGIN, 0)
    assert ([entry.version for entry in later.entries], later.complete) == ([1, 2, 3, 4], True)


def test_one_external_id_twice_is_shown_twice(db):
    for number in (3, 4):
        row = db.row(number, TRADER, 100, 49_300 + 100 * (number - 2), number, now(), external_id="D-1.credit.1")
        db.sql(row)
    db.catch_up()
    assert [one.external_id for one in reader(db).read(LOGIN, 0).entries][2:] == ["D-1.credit.1"] * 2


def test_a_replica_that_lags_has_a_watermark_that_stands_still_with_it(db):
    db.sql("SELECT pg_wal_replay_pause()", server=db.standby)
    try:
        before = reader(db).read(LOGIN, 0)
        db.sql(db.row(3, TRADER, 100, 49_400, 3, now()))
        after = reader(db).read(LOGIN, 0)
        assert after == before
    finally:
        db.sql("SELECT pg_wal_replay_resume()", server=db.standby)
    db.catch_up()
    found = reader(db).read(LOGIN, 0)
    assert len(found.entries) == 3
    assert found.watermark > before.watermark


def test_on_an_idle_source_the_watermark_does_not_run_on(db):
    first = reader(db).read(LOGIN, 0).watermark
    until(lambda: now() > first + 300)
    assert reader(db).read(LOGIN, 0).watermark == first


def test_a_source_without_replay_time_is_as_new_as_its_newest_row_less_a_minute(db):
    at = now() - 5000
    db.sql(db.row(3, TRADER, -100, 49_200, 3, at, kind=2))
    assert reader(db, standby=False).read(LOGIN, 0).watermark == at - 60_000
    db.sql("TRUNCATE tables_demo.balance_history")
    assert reader(db, standby=False).read(LOGIN, 0).watermark == 0


def test_an_account_that_the_source_does_not_know_is_no_empty_one(db):
    with pytest.raises(OutcomeUnknown, match="0 traders"):
        reader(db).read(LOGIN + 1, 0)


def test_all_deposits_and_withdrawals_of_a_time_are_read(db):
    other, at = LOGIN + 7, now() - 1000
    db.sql(f"INSERT INTO tables_demo.trader VALUES (72, {other}, 'ACMEFX')", db.row(9, 72, 300, 300, 1, at))
    db.catch_up()
    found = reader(db).read_all(at - 2 * HOUR, at + 1)
    assert sorted((entry.login, entry.balance_history_id) for entry in found.entries) == [(LOGIN, 1), (other, 9)]
    assert found.complete
    assert [entry.balance_history_id for entry in reader(db).read_all(at, at + 1).entries] == [9]
    assert not reader(db).read_all(at, now() + HOUR).complete


def test_a_statement_that_is_cancelled_is_no_answer(db):
    blocker = db.session()
    blocker.run("BEGIN")
    blocker.run("LOCK TABLE tables_demo.balance_history IN ACCESS EXCLUSIVE MODE")
    try:
        with pytest.raises(OutcomeUnknown, match=r"cancelled \(57014\)"):
            reader(db, standby=False, timeout_ms=200).read(LOGIN, 0)
    finally:
        blocker.close()


def test_a_session_can_only_read(db):
    with pytest.raises(OutcomeUnknown, match="25006"), reader(db, standby=False)._session() as session:
        session.run("DELETE FROM tables_demo.trader")


def test_a_column_that_is_gone_is_named_and_never_read_around(db):
    assert reader(db).check() == []
    db.sql("ALTER TABLE tables_demo.balance_history RENAME balance_version TO version")
    try:
        db.catch_up()
        with pytest.raises(OutcomeUnknown, match="42703"):
            reader(db).read(LOGIN, 0)
        (told,) = reader(db).check()
        assert "balance_history has no column balance_version" in told
    finally:
        db.sql("ALTER TABLE tables_demo.balance_history RENAME version TO balance_version")
        db.catch_up()
    (told,) = reader(db, schema="tables_live").check()[:1]
    assert "no table balance_history" in told


def test_a_user_who_may_read_the_tokens_of_managers_is_told_of(db):
    db.sql("GRANT SELECT ON tables_demo.manager TO reader")
    try:
        db.catch_up()
        (told,) = reader(db).check()
        assert "may also read manager" in told
    finally:
        db.sql("REVOKE SELECT ON tables_demo.manager FROM reader")
        db.catch_up()


def test_what_cannot_be_reached_or_lets_us_not_in_was_not_asked_and_no_text_repeats_the_password(db):
    for other in ({"port": free_port()}, {"password": "canary-wrong"}, {"name": "canary-none"}):
        with pytest.raises(NotSent) as told:
            reader(db, **other).read(LOGIN, 0)
        assert "canary" not in repr(told.value) + repr(told.value.__cause__)
        assert reader(db, **other).check()
    assert PASSWORD not in reader(db).place
