"""The audit: a list that only grows, found by person, object and time, and a digest outside of the machine."""

import re
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from inapp.console import create_console
from inapp.domain.attempts import HOUR
from inapp.domain.model import ActionState
from inapp.domain.staff import Actor, Role, Wanted
from inapp.operations.actions import Order, recorded
from inapp.staff import audit, digest
from tests.support.console import settings_for, signed_in

ANN, BEN = Actor("Ann", "staff 1"), Actor("Ben", "staff 2")


def noted(world, actor=ANN, verb="read person", subject="user 7", detail=""):
    with world.database.write() as db:
        audit.note(db, actor, verb, subject, detail)


def page(world, before=None, count=50, **wanted):
    with world.database.read() as db:
        return audit.page(db, Wanted(**wanted), before or (audit.NEWEST, audit.NEWEST), count)


def details(found):
    return [line.detail for line in found.lines]


def test_a_verb_that_is_not_in_the_table_is_refused(world):
    with pytest.raises(KeyError):
        noted(world, verb="fiddled with")


@pytest.mark.parametrize("change", ["UPDATE audit SET name = 'Eve'", "DELETE FROM audit"])
def test_nobody_changes_a_line_or_takes_it_away(world, change):
    noted(world)
    with pytest.raises(sqlite3.IntegrityError, match="only grows"), world.database.write() as db:
        db.db.execute(change)


def test_it_is_found_by_person_object_and_time(world):
    noted(world, detail="first")
    world.clock.forward(48 * HOUR)
    day = world.clock.now()
    noted(world, BEN, subject="D-1", detail="second")
    noted(world, subject="D-1", detail="third")
    assert details(page(world)) == ["third", "second", "first"]
    assert details(page(world, actor="staff 1")) == ["third", "first"]
    assert details(page(world, subject="D-1", actor="staff 2")) == ["second"]
    assert details(page(world, since=day)) == ["third", "second"]
    assert details(page(world, until=day)) == ["first"]


def test_commands_of_a_shell_stand_in_the_same_list_by_their_time(world):
    noted(world, detail="before")
    world.clock.forward(1000)
    with recorded(world.cashier, Order("users disable", {"user_id": 7, "by": "ann"}, "ann", "root", False)):
        world.clock.forward(1000)
    noted(world, detail="after")
    assert details(page(world)) == ["after", "users disable user_id=7 (done)", "before"]
    assert details(page(world, actor="login root")) == [f"users disable user_id=7 ({ActionState.DONE})"]


def test_pages_follow_one_another_without_a_gap_or_a_line_twice(world):
    for number in range(23):
        noted(world, detail=str(number))
        if number % 4 == 0:
            with recorded(world.cashier, Order("backup", {"file": f"c{number}"}, "", "root", False)):
                pass
    found, before = [], None
    while True:
        one = page(world, before, count=5)
        found += details(one)
        if one.following is None:
            break
        before = one.following
    assert sorted(found) == sorted(details(page(world, count=100)))
    assert len(found) == 23 + 6


def test_no_line_is_lost_where_the_clock_was_set_back(world):
    for number in range(12):
        noted(world, detail=str(number))
        world.clock.wall += -7_000 if number == 5 else 1_000
    for wanted in ({}, {"actor": "staff 1"}):
        found, before = [], None
        while True:
            one = page(world, before, count=5, **wanted)
            found += details(one)
            if one.following is None:
                break
            before = one.following
        assert sorted(found, key=int) == [str(number) for number in range(12)]


def test_the_page_keeps_its_filter_from_page_to_page(console, world):
    client = signed_in(console, Role.FINANCE)
    for number in range(60):
        noted(world, subject="D-1", detail=f"look {number}")
        noted(world, subject="D-2", detail=f"other {number}")
    first = client.get("/staff/audit?object=D-1").text
    assert "look 59" in first
    assert "other" not in first
    link = re.search(r'<a class="button" href="([^"]+)" rel="next">', first)[1].replace("&amp;", "&")
    second = client.get(link).text
    assert "look 0" in second
    assert "other" not in second
    assert "look 59" not in second


def test_a_day_that_is_none_is_said_so_and_loses_nothing(console):
    answer = signed_in(console, Role.ADMIN).get("/staff/audit?from=yesterday&object=D-1")
    assert answer.status_code == 422
    assert "Enter days as 2026-11-27." in answer.text
    assert 'value="D-1"' in answer.text


@pytest.mark.parametrize("role", [Role.VIEWER, Role.SUPPORT, Role.PAYMENTS])
def test_the_audit_is_read_by_finance_and_administrators_alone(console, role):
    client = signed_in(console, role)
    assert client.get("/staff/audit").status_code == 403
    assert "/staff/audit" not in client.get("/staff").text


# Proof.


def rewritten(world, sql):
    """What somebody does who owns the file."""
    raw = sqlite3.connect(world.database.path)
    raw.executescript("DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete;")
    raw.execute(sql)
    raw.commit()
    raw.close()


@pytest.mark.parametrize(
    ("sql", "line"), [("UPDATE audit SET name = 'Eve' WHERE seq = 2", 2), ("DELETE FROM audit WHERE seq = 1", 1)]
)
def test_a_line_that_was_changed_by_hand_is_named(world, sql, line):
    for _ in range(3):
        noted(world)
    assert digest.proof(world.cashier).problems == ()
    rewritten(world, sql)
    assert digest.proof(world.cashier).problems == (f"line {line} of the audit does not follow from the one before it",)


def test_a_backup_says_so_too(world, tmp_path):
    for _ in range(3):
        noted(world)
    rewritten(world, "UPDATE audit SET name = 'Eve' WHERE seq = 2")
    copied = world.database.backup(tmp_path / "copy.db")
    assert copied.signs == ["line 2 of the audit does not follow from the one before it"]


def test_a_chain_that_was_written_anew_does_not_fit_the_digest_that_was_sent(world):
    for _ in range(3):
        noted(world)
    world.clock.forward(2 * HOUR)
    digest.send_nightly(world.cashier)
    rewritten(world, "DELETE FROM audit WHERE seq = 3")
    noted(world, detail="something else")
    (problem,) = digest.proof(world.cashier).problems
    assert problem.startswith("line 3 of the audit is not the one of the digest of 20")


def test_the_digest_goes_out_once_a_night(world):
    noted(world)
    for _ in range(30):
        digest.send_nightly(world.cashier)
        world.clock.forward(HOUR)
    with world.database.read() as db:
        texts = [row["text"] for row in db.all("SELECT text FROM alerts WHERE code = 'audit_digest'")]
        lines, head = db.audit_head()
    assert len(texts) == 2
    yesterday = datetime.fromtimestamp(world.clock.now() / 1000, UTC)
    assert texts[-1].startswith("audit of 2025-")
    assert yesterday.year == 2025
    assert f"{lines} lines, head {head[:16]}" in texts[-1]


def test_an_installation_without_a_console_hears_nothing_of_it(world):
    digest.send_nightly(world.cashier)
    with world.database.read() as db:
        assert db.all("SELECT 1 FROM alerts WHERE code = 'audit_digest'") == []


@pytest.mark.parametrize(
    ("role", "subject", "page"),
    [
        (Role.FINANCE, "D-7F3K2Q4", "/staff/payments/D-7F3K2Q4"),
        (Role.FINANCE, "user 7", "/staff/users/7"),
        (Role.ADMIN, "user 7", "/staff/users/7/privacy"),
    ],
)
def test_a_line_leads_to_what_it_is_about(console, world, role, subject, page):
    noted(world, subject=subject)
    noted(world, subject="payments")
    found = signed_in(console, role).get("/staff/audit").text
    assert re.findall(r'class="open" href="([^"]+)"', found) == [page]


def test_the_page_reads_days_and_tells_moments_where_the_broker_is(world):
    settings = settings_for(world.database.path, CASHIER_STAFF_ZONE="Asia/Tokyo")
    world.clock.wall = round(datetime(2026, 11, 27, 16, 30, tzinfo=UTC).timestamp() * 1000)
    client = signed_in(create_console(replace(world.cashier, staff=settings.staff), settings), Role.ADMIN)
    noted(world, subject="D-1")
    assert "2026-11-28 01:30:00 JST" in client.get("/staff/audit?object=D-1&from=2026-11-28").text
    assert "01:30:00" not in client.get("/staff/audit?object=D-1&to=2026-11-27").text
