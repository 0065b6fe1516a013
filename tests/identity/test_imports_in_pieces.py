"""A long import: read and checked before anything is written, then written in pieces that let others write."""

import itertools

import pytest

from inapp.domain.errors import Conflict, Refused
from inapp.domain.identity import User
from inapp.domain.model import Account
from inapp.identity import pieces, users
from inapp.store import Database
from tests.support.harness import LOGIN, STRANGER, USER, Killed, World

ACCOUNTS = "user_id,login,email,name\n"
USERS = "user_id,email,name,language\n"


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "PIECE", 3)


def account_rows(count: int, name: str = "Ann") -> str:
    return ACCOUNTS + "".join(f"{9000 + n},{800000 + n},,{name}\n" for n in range(count))


def user_rows(count: int) -> str:
    return USERS + "".join(f"{9000 + n},person{n}@example.test,,\n" for n in range(count))


def after_each_piece(world: World, act) -> None:
    """`act` happens whenever a piece is in; the crash point itself forgets what it has done once."""

    def again() -> None:
        world.meanwhile["import.piece"] = again
        act()

    world.meanwhile["import.piece"] = again


def imported(world: World) -> int:
    with world.database.read() as db:
        return sum(800000 <= account.login < 900000 for account in db.all_accounts())


def emails(world: World) -> dict[int, str]:
    with world.database.read() as db:
        return {user.user_id: user.email for user in db.all_users()}


@pytest.mark.parametrize("kind", ["accounts", "users"])
def test_another_process_writes_while_a_long_file_is_imported(world, kind):
    other, seen = Database(world.database.path), []

    def write() -> None:
        with other.write() as db:
            db.set_heartbeat(len(seen) + 1)
        seen.append(imported(world) or len(emails(world)))

    after_each_piece(world, write)
    if kind == "accounts":
        assert users.import_accounts(world.cashier, account_rows(10), False) == 10
    else:
        assert users.import_users(world.cashier, user_rows(10)) == 10
    assert seen == [3, 6, 9, 10]
    other.close()


@pytest.mark.parametrize("kind", ["accounts", "users"])
def test_nothing_is_held_while_the_file_is_read_and_checked(world, kind, monkeypatch):
    other, number = Database(world.database.path), users._number

    def slow(row, name):
        with other.write() as db:
            db.set_heartbeat(1)
        return number(row, name)

    monkeypatch.setattr(users, "_number", slow)
    if kind == "accounts":
        users.import_accounts(world.cashier, account_rows(2), False)
    else:
        users.import_users(world.cashier, user_rows(2))
    other.close()


def test_one_bad_row_at_the_end_keeps_every_row_out(world):
    with pytest.raises(Refused, match="line 12: user_id must be"):
        users.import_accounts(world.cashier, account_rows(10) + "x,900000,,\n", False)
    assert imported(world) == 0


def test_an_import_that_dies_in_the_middle_is_finished_by_doing_it_again(world):
    world.kill_at = "import.piece"
    with pytest.raises(Killed):
        users.import_accounts(world.cashier, account_rows(10), False)
    assert imported(world) == 3
    assert users.import_accounts(world.cashier, account_rows(10), False) == 10
    assert imported(world) == 10


def test_an_account_that_somebody_gets_meanwhile_stops_the_import_and_says_how_far_it_came(world):
    def give_away() -> None:
        with world.database.write() as db:
            db.put_account(Account(800005, STRANGER))

    world.meanwhile["import.piece"] = give_away
    with pytest.raises(Conflict) as stopped:
        users.import_accounts(world.cashier, account_rows(10), False)
    assert f"login 800005 belongs to user {STRANGER}" in str(stopped.value)
    assert "3 of 10 rows are in" in str(stopped.value)
    with world.database.read() as db:
        assert db.account(800005).user_id == STRANGER


def test_an_e_mail_that_somebody_gets_meanwhile_stops_the_import_too(world):
    def take() -> None:
        with world.database.write() as db:
            db.put_users(User(7, "person5@example.test"))

    world.meanwhile["import.piece"] = take
    with pytest.raises(Conflict, match="3 of 10 rows are in"):
        users.import_users(world.cashier, user_rows(10))
    assert emails(world)[7] == "person5@example.test"


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_e_mails_that_are_handed_on_or_swapped_arrive_whatever_the_order_of_the_rows(world, order, monkeypatch):
    monkeypatch.setattr(pieces, "PIECE", 1)
    with world.database.write() as db:
        db.put_users(*(User(n, f"{n}@example.test") for n in (1, 2, 3, 4)))
    wanted = {1: "2@example.test", 2: "3@example.test", 3: "new@example.test", 4: "1@example.test"}
    rows = [f"{user_id},{email},,\n" for user_id, email in wanted.items()]
    assert users.import_users(world.cashier, USERS + "".join(rows[n] for n in order)) == 4
    assert {key: emails(world)[key] for key in wanted} == wanted
    ring = {1: "1@example.test", 4: "2@example.test", 2: "new@example.test", 3: "3@example.test"}
    rows = [f"{user_id},{email},,\n" for user_id, email in ring.items()]
    assert users.import_users(world.cashier, USERS + "".join(rows[n] for n in order)) == 4
    assert {key: emails(world)[key] for key in ring} == ring


def test_the_accounts_of_others_stay_as_they_were(world):
    users.import_accounts(world.cashier, account_rows(4), False)
    with world.database.read() as db:
        assert db.account(LOGIN).user_id == USER
