"""People who come over with their passwords: checked once against the old hash, and then against our own."""

from dataclasses import replace

import pytest

from inapp.adapters import foreign_hashes
from inapp.adapters.passwords import Argon2Passwords
from inapp.domain.errors import NotSent, Refused
from inapp.identity import csv_files, sign_in, users
from tests.identity.test_sign_in import CHEAP, HERE
from tests.support.harness import STRANGER, USER, World

HEADER = "user_id,email,name,language,password_hash\n"
OLD = "pbkdf2_sha256$1000$seasalt$yX+iR0ZDVtR5RZxjsrhUigqLVp7MVgrKUdn6ETc3Ga4="
OLDER = "$P$64BDjiTTZ1O37adx2ioQDCtYjn9n4e."
PASSWORD, EMAIL = "lètmein 123", "alex@example.test"


@pytest.fixture
def cashier(world: World):
    made = replace(world.cashier, passwords=Argon2Passwords(CHEAP))
    users.import_users(made, f"{HEADER}{USER},{EMAIL},Alex,en,{OLD}\n{STRANGER},sam@example.test,Sam,en,\n")
    return made


def stored(cashier, user_id=USER) -> str:
    with cashier.store.read() as db:
        return db.user(user_id).password


def test_the_first_login_replaces_the_imported_hash(cashier):
    assert stored(cashier) == OLD
    assert sign_in.log_in(cashier, EMAIL, PASSWORD, False, HERE)
    assert stored(cashier).startswith("$argon2id$")
    assert sign_in.log_in(cashier, EMAIL, PASSWORD, False, HERE)


def test_a_wrong_password_leaves_the_imported_hash(cashier):
    with pytest.raises(Refused):
        sign_in.log_in(cashier, EMAIL, "letmein 123", False, HERE)
    assert stored(cashier) == OLD


def test_without_time_for_a_new_hash_the_login_works_and_the_next_one_replaces_it(cashier):
    class Busy(Argon2Passwords):
        def hashed(self, *values):
            raise NotSent("busy")

    assert sign_in.log_in(replace(cashier, passwords=Busy(CHEAP)), EMAIL, PASSWORD, False, HERE)
    assert stored(cashier) == OLD


def test_an_import_replaces_an_imported_hash_but_never_a_password_that_was_set_here(cashier):
    users.import_users(cashier, f"{HEADER}{USER},{EMAIL},Alex,en,{OLDER}\n")
    assert stored(cashier) == OLDER
    sign_in.log_in(cashier, EMAIL, PASSWORD, False, HERE)
    own = stored(cashier)
    users.import_users(cashier, f"{HEADER}{USER},{EMAIL},Alex,en,{OLD}\n")
    users.import_users(cashier, f"{HEADER}{USER},{EMAIL},Alex,en,\n")
    assert stored(cashier) == own


def test_a_file_without_the_column_leaves_every_hash(cashier):
    users.import_users(cashier, f"user_id,email,name,language\n{USER},{EMAIL},Alex,en\n")
    assert stored(cashier) == OLD


def test_a_hash_that_cannot_be_checked_is_named_by_its_line_and_never_repeated(cashier):
    text = f"{HEADER}7,a@example.test,A,en,d41d8cd98f00b204e9800998ecf8427e\n8,b@example.test,B,en,$2y$31${'a' * 53}\n"
    with pytest.raises(csv_files.BadRows) as caught:
        users.import_users(cashier, text)
    assert str(caught.value) == (
        "line 2: password_hash is in no writing of a hash that is known here\n"
        "line 3: password_hash names more work than a login may take"
    )


def test_a_link_sets_a_new_password_over_an_imported_one(cashier):
    sign_in.set_password(cashier, users.invite(cashier, EMAIL), "quite another one", HERE)
    assert stored(cashier).startswith("$argon2id$")


def test_an_unknown_email_costs_the_work_of_a_hash_that_is_stored(cashier, monkeypatch):
    """So that no time tells whose hash was brought along, nor who is known."""
    checked = []
    monkeypatch.setattr(foreign_hashes, "fits", lambda known, password: checked.append(known) or True)
    for email in ("nobody@example.test", "sam@example.test"):
        with pytest.raises(Refused) as caught:
            sign_in.log_in(cashier, email, PASSWORD, False, HERE)
        assert caught.value.message == sign_in.WRONG, "though the password fits the hash that was looked at"
    assert sign_in.log_in(cashier, EMAIL, PASSWORD, False, HERE)
    assert checked == [OLD] * 3


@pytest.mark.parametrize(
    "row",
    [
        f"{USER},thief@example.test,Alex,en,",
        f"{USER},{EMAIL},Alex,en,{OLDER}",
        f"{STRANGER},sam@example.test,Sam,en,{OLDER}",
    ],
)
def test_staff_hear_of_an_import_that_gives_a_known_user_another_way_in(cashier, world, row):
    assert world.alerts() == []
    users.import_users(cashier, f"{HEADER}{row}\n")
    assert world.alerts() == ["way_in_changed"]
    with world.database.read() as db:
        (alert,) = db.all("SELECT text FROM alerts")
    assert f"of user {row.partition(',')[0]}." in alert["text"]
    assert "@" not in alert["text"] and "$" not in alert["text"]


def test_the_same_file_again_and_new_people_alert_nobody(cashier, world):
    rows = (
        f"{USER},{EMAIL},Alexander,ar,{OLD}\n{STRANGER},sam@example.test,Sam,en,\n99,new@example.test,New,en,{OLDER}\n"
    )
    sign_in.log_in(cashier, EMAIL, PASSWORD, False, HERE)
    for _ in range(2):
        users.import_users(cashier, HEADER + rows)
    assert world.alerts() == []


def test_an_import_that_changes_many_makes_one_alert(cashier, world):
    old = "".join(f"{n},a{n}@example.test,,,\n" for n in range(1000, 3000))
    users.import_users(cashier, HEADER + old)
    users.import_users(cashier, HEADER + old.replace(",a", ",b"))
    assert world.alerts() == ["way_in_changed"]
