"""What staff do with commands: a row before and after each, an alert for the dangerous ones, and nobody changes it."""

import json
import sqlite3
from pathlib import Path

import pytest

from inapp.cli import actions
from inapp.domain.errors import StorageFailed
from inapp.domain.identity import User
from inapp.domain.model import ActionState
from inapp.operations.actions import Order, recorded
from tests.support.harness import LOGIN, STRANGER, USER

ACCOUNTS = "user_id,login,email,name\n"


@pytest.fixture
def flask(app):
    """Run a command as it is typed."""
    return lambda *words: app.test_cli_runner().invoke(args=[str(word) for word in words])


@pytest.fixture
def logged_in(app, world):
    """Be another login of the machine from now on."""
    return lambda name: actions.record(world.cashier, app.cli, lambda: name)


def recorded_rows(world):
    with world.database.read() as db:
        return db.newest_actions(100)


def alerts_of_staff(world):
    with world.database.read() as db:
        return [alert.text for alert in db.due_alerts(world.clock.now()) if alert.code == "staff"]


def a_file(folder: Path, text: str) -> Path:
    path = folder / "rows.csv"
    path.write_text(text)
    return path


def test_a_command_leaves_what_by_whom_and_the_systems_user(flask, world, logged_in):
    logged_in("jane")
    world.clock.forward(5000)
    payment = world.paid_deposit()
    assert flask("payments", "refund", payment.ref, "--by", "Ann").exit_code == 1
    assert flask("users", "disable", USER).exit_code == 0
    refused, done = recorded_rows(world)
    assert [(a.command, a.by, a.system_user, how) for a, how in (refused, done)] == [
        ("payments refund", "Ann", "jane", ActionState.REFUSED),
        ("users disable", "", "jane", ActionState.DONE),
    ]
    assert json.loads(refused[0].arguments) == {"ref": payment.ref, "by": "Ann"}
    assert json.loads(done[0].arguments) == {"user_id": USER}
    assert done[0].at == world.clock.now()


def test_moving_another_persons_account_is_recorded_and_told(flask, world, tmp_path, logged_in):
    logged_in("jane")
    file = a_file(tmp_path, f"{ACCOUNTS}{STRANGER},{LOGIN},,\n")
    assert flask("accounts", "import", file, "--move").exit_code == 0
    ((action, how),) = recorded_rows(world)
    assert (action.command, how) == ("accounts import", ActionState.DONE)
    assert json.loads(action.arguments) == {"file": str(file), "move": True}
    (text,) = alerts_of_staff(world)
    assert "jane" in text and "accounts import" in text and "move=True" in text


def test_an_import_of_every_day_is_recorded_and_alerts_nobody(flask, world, tmp_path):
    assert flask("accounts", "import", a_file(tmp_path, f"{ACCOUNTS}7,901,,\n")).exit_code == 0
    assert len(recorded_rows(world)) == 1 and alerts_of_staff(world) == []


def test_tokens_and_access_are_recorded_and_told(flask, world):
    for words in (("tokens", "login", USER), ("users", "enable", USER)):
        assert flask(*words).exit_code == 0
    assert [action.command for action, _ in recorded_rows(world)] == ["tokens login", "users enable"]
    assert len(alerts_of_staff(world)) == 2


def test_no_secret_stands_in_a_row(flask, world, tmp_path):
    with world.database.write() as db:
        db.put_users(User(USER, "alex@example.test", "Alex", "en"))
    file = a_file(tmp_path, "user_id,email,name,language\n7,ann@example.test,Ann,en\n")
    assert flask("users", "import", file, "--demo-password", "canary-password").exit_code == 0
    token = flask("tokens", "login", USER).output.strip()
    world.database.checkpoint_wal(last=True)
    raw = b"".join(path.read_bytes() for path in world.folder.glob("*.db*"))
    assert b"canary-password" not in raw and token.encode() not in raw
    assert json.loads(recorded_rows(world)[0][0].arguments)["demo_password"] == "[hidden]"


@pytest.mark.parametrize("name", ["password", "demo_password", "secret", "client_secret", "token", "api_key"])
def test_what_is_named_like_a_secret_is_hidden(name):
    assert actions._shown(name, "canary") == "[hidden]"


def test_nothing_is_done_where_no_row_can_be_left(flask, world, monkeypatch):
    def fail(*_: object) -> None:
        raise StorageFailed("disk full")

    monkeypatch.setattr("inapp.store.actions.Actions.add_action", fail)
    result = flask("users", "disable", USER)
    assert result.exit_code == 1 and "disk full" in result.output
    with world.database.read() as db:
        assert not db.is_disabled(USER)


def test_looking_leaves_no_row(flask, world):
    for words in (("payments", "list"), ("users", "list"), ("bookings", "status"), ("actions", "list")):
        assert flask(*words).exit_code == 0
    assert recorded_rows(world) == []


def test_every_other_command_is_recorded_also_one_that_comes_later(app):
    known = dict(actions.commands_of(app.cli))
    assert set(actions.UNRECORDED | actions.QUIET) <= set(known)
    bare = {path for path, command in known.items() if getattr(command, "recording", None) is None}
    assert bare == set(actions.UNRECORDED)


def test_a_command_has_begun_before_it_does_anything_and_one_that_is_broken_off_is_not_done(world):
    with pytest.raises(KeyboardInterrupt), recorded(world.cashier, Order("users disable", {}, "Ann", "jane", True)):
        assert recorded_rows(world)[0][1] is ActionState.BEGUN
        raise KeyboardInterrupt
    assert recorded_rows(world)[0][1] is ActionState.REFUSED
    assert alerts_of_staff(world) == []


def test_the_list_shows_the_newest_in_order_as_a_table_and_as_json(flask, world, logged_in):
    logged_in("jane")
    for user in (7, 8, 9):
        flask("users", "disable", user)
    flask("payments", "approve", "W-2222222", "--by", "Ann\x1b[2J")
    table = flask("actions", "list").output
    assert table.index('{"user_id":7}') < table.index('{"user_id":9}') < table.index("payments approve")
    assert "\x1b" not in table and "jane" in table
    rows = json.loads(flask("actions", "list", "--json", "--count", 2).output)
    assert [(row["command"], row["outcome"]) for row in rows] == [
        ("users disable", "done"),
        ("payments approve", "refused"),
    ]
    assert rows[0]["arguments"] == {"user_id": 9} and rows[0]["system_user"] == "jane"


CHANGES = [
    "UPDATE actions SET by = 'eve'",
    "DELETE FROM actions",
    "INSERT OR REPLACE INTO actions SELECT * FROM actions WHERE seq = 1",
]


@pytest.mark.parametrize("change", CHANGES)
def test_no_row_can_be_changed_taken_away_or_replaced(flask, world, change):
    flask("users", "disable", USER)
    connection = sqlite3.connect(world.database.path)
    with pytest.raises(sqlite3.IntegrityError, match="only grows"):
        connection.execute(change)
    connection.close()


def test_a_backup_says_that_a_row_was_changed_by_hand(flask, world, tmp_path):
    flask("users", "disable", USER)
    assert flask("backup", tmp_path / "good.db").exit_code == 0
    connection = sqlite3.connect(world.database.path)
    connection.execute("DROP TRIGGER actions_no_update")
    connection.execute("UPDATE actions SET system_user = 'eve' WHERE seq = 1")
    connection.commit()
    connection.close()
    result = flask("backup", tmp_path / "bad.db")
    assert result.exit_code == 1 and "line 1 of the actions" in result.output


# --- two people ---


def unknown_booking(world):
    world.ctrader.script = ["lost"]
    payment = world.paid_deposit()
    world.step()
    return payment.ref


def test_two_names_from_one_login_are_one_person_and_two_logins_are_two(flask, world, logged_in, app):
    object.__setattr__(world.cashier.policy, "shared_staff_login", False)
    try:
        with world.database.write() as db:
            db.set_held("it looks restored")
        logged_in("jane")
        flask("bookings", "release", "--by", "Ann")
        second = flask("bookings", "release", "--by", "Bob")
        assert "same login of this machine" in second.output and "held: it" in flask("bookings", "status").output
        logged_in("joe")
        assert "Sending goes on" in flask("bookings", "release", "--by", "Joe").output
    finally:
        object.__setattr__(world.cashier.policy, "shared_staff_login", True)


@pytest.mark.parametrize("again", ["аnn", "A n n", "ａnn", "ann\u200b"])
def test_a_name_that_looks_like_the_first_is_no_second_person(flask, world, again):
    with world.database.write() as db:
        db.set_held("it looks restored")
    flask("bookings", "release", "--by", "ann")
    flask("bookings", "release", "--by", again)
    assert "held: it looks restored" in flask("bookings", "status").output
    flask("bookings", "release", "--by", "bob")
    assert "held: no" in flask("bookings", "status").output


def test_not_booked_is_refused_until_the_quiet_period_is_over(flask, world):
    ref = unknown_booking(world)
    for name in ("ann", "bob"):
        early = flask("payments", "resolve", ref, "--not-booked", "--by", name)
        assert early.exit_code == 1 and "10 more minutes" in early.output
    assert flask("payments", "resolve", ref, "--booked", 77, "--by", "ann").exit_code == 0
    world.wait_until_silent()
    assert flask("payments", "resolve", ref, "--not-booked", "--by", "bob").exit_code == 0
