"""What a restored backup has forgotten beside money: bans, new passwords, ended log-ins, other commands of staff."""

import pytest

from inapp.adapters.sent_log import FileSentLog
from inapp.domain.identity import Token, TokenKind
from inapp.domain.states import Status
from inapp.operations.actions import Order, recorded
from inapp.payments import decisions, restore
from tests.support.harness import STRANGER, USER, World
from tests.support.people import person


def command(world: World, words: str, **arguments: object) -> None:
    world.clock.forward(1000)
    with recorded(world.cashier, Order(words, arguments, "Ann", "jane", alerts=False)):
        pass


def held(world: World) -> str:
    with world.database.read() as db:
        return db.held() or ""


def told(world: World, code: str) -> list[str]:
    with world.database.read() as db:
        return [row["text"] for row in db.all("SELECT text FROM alerts WHERE code = ? ORDER BY id", code)]


def release(world: World) -> None:
    decisions.release(world.cashier, person("Ann"))
    assert decisions.release(world.cashier, person("Bob")).done


def go_back(world: World, copy) -> None:
    world.restore(copy)
    world.restart()


def test_a_ban_since_the_copy_holds_sending_and_is_named_even_if_nothing_was_sent_since(world):
    withdrawal = world.withdrawal()
    command(world, "users disable", user_id=7)
    copy = world.backup()
    command(world, "users disable", user_id=STRANGER)
    go_back(world, copy)
    assert "staff did something" in held(world)
    (again,) = told(world, "do_again")
    assert f"users disable user_id={STRANGER} (Ann, 2025-10-09 " in again
    world.run()
    assert world.payment(withdrawal.ref).status is Status.APPROVED
    release(world)
    world.run()
    assert world.payment(withdrawal.ref).status is Status.PAID_OUT


def test_log_ins_tokens_and_pages_of_a_copy_have_ended(world):
    session = world.session()
    with world.database.write() as db:
        db.add_token("alive", Token(TokenKind.ACCESS, USER, 1, None, None))
    copy = world.backup()
    world.paid_deposit()
    world.run()
    go_back(world, copy)
    with world.database.read() as db:
        assert not db.token("alive").opens(TokenKind.ACCESS, world.clock.now())
        assert db.page_session(session.key) is None
    assert "Every log-in, token and open page has ended" in told(world, "held")[0]


@pytest.mark.parametrize("asked", ["", "a person asked"])
def test_a_start_that_is_no_restore_ends_nobodys_log_in(world, asked):
    session = world.session()
    command(world, "users disable", user_id=STRANGER)
    restore.check(world.cashier, asked)
    with world.database.read() as db:
        assert db.page_session(session.key) == session
    assert (held(world) != "") is bool(asked)
    assert told(world, "do_again") == []
    assert "log-in" not in " ".join(told(world, "held"))


def test_what_was_released_does_not_hold_again_but_an_older_copy_does(world):
    oldest = world.backup()
    command(world, "users disable", user_id=7)
    copy = world.backup()
    command(world, "users disable", user_id=8)
    go_back(world, copy)
    release(world)
    command(world, "users disable", user_id=8)
    world.restart()
    assert held(world) == ""
    go_back(world, oldest)
    assert held(world)
    assert [text.split("user_id=")[1][0] for text in told(world, "do_again")] == ["7", "8"]


def test_a_command_that_was_refused_or_that_the_copy_knows_is_not_named(world):
    command(world, "users enable", user_id=7)
    with pytest.raises(ZeroDivisionError), recorded(world.cashier, Order("users disable", {}, "", "jane", False)):
        raise ZeroDivisionError
    go_back(world, world.backup())
    assert held(world) == ""


def test_many_forgotten_commands_are_told_in_short_and_listed_in_full(world, app):
    copy = world.backup()
    for number in range(25):
        command(world, "users disable", user_id=1000 + number)
    go_back(world, copy)
    alerts = told(world, "do_again")
    assert len(alerts) == 21
    assert "5 more commands" in alerts[-1]
    shown = app.test_cli_runner().invoke(args=["bookings", "status"]).output
    assert shown.count("forgotten: users disable") == 25


def test_copies_that_were_made_later_show_that_a_copy_is_older_and_bury_no_command_that_matters(world, app):
    copy = world.backup()
    for number in range(30):
        command(world, "backup", file=f"{number}.db")
    command(world, "users disable", user_id=7)
    go_back(world, copy)
    (again,) = told(world, "do_again")
    assert "users disable user_id=7" in again
    assert app.test_cli_runner().invoke(args=["bookings", "status"]).output.count("forgotten: ") == 1


def test_a_later_copy_alone_holds_an_older_one(world):
    copy = world.backup()
    command(world, "backup", file="later.db")
    go_back(world, copy)
    assert held(world)
    assert told(world, "do_again") == []


def test_a_log_that_cannot_be_read_or_written_stops_neither_commands_nor_the_start(world):
    path = world.folder / "cashier.db.actions"
    command(world, "users disable", user_id=7)
    path.write_bytes(b"not a line\n" + path.read_bytes())
    world.restart()
    assert held(world) == ""
    path.unlink()
    path.mkdir()
    command(world, "users disable", user_id=8)
    world.restart()
    assert held(world) == ""


def test_the_log_is_for_its_owner_alone_and_holds_no_secret(world):
    command(world, "users import", file="people.csv", demo_password="[hidden]")
    path = world.folder / "cashier.db.actions"
    assert path.stat().st_mode & 0o077 == 0
    (entry,) = FileSentLog(path).entries()
    assert entry["arguments"] == {"file": "people.csv", "demo_password": "[hidden]"}
