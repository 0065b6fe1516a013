"""A user's data from the console: a file for the trader, and an erasure that takes two people who have looked."""

import json
import re
from dataclasses import replace

import pytest

from inapp.domain.staff import Role
from tests.support.console import signed_in
from tests.support.harness import USER

MINUTE = 60_000
PAGE = f"/staff/users/{USER}/privacy"
VERSION = re.compile(r'name="seen" value="([^"]*)"')


@pytest.fixture
def ada(console):
    return signed_in(console, Role.ADMIN, name="Ada")


@pytest.fixture
def ben(console):
    return signed_in(console, Role.ADMIN, name="Ben")


def erase(client, **fields):
    """Say that the user is erased, as the page does."""
    fields.setdefault("seen", VERSION.search(client.get(PAGE).text)[1])
    return client.send(f"{PAGE}/erase", reason="asked on Monday", **fields)


def mails(world):
    with world.database.read() as db:
        return {account.email for account in db.accounts_of(USER)}


def audited(world):
    with world.database.read() as db:
        return [(row["name"], row["verb"]) for row in db.all("SELECT * FROM audit WHERE subject = ?", f"user {USER}")]


def test_the_page_says_what_is_erased_what_is_kept_and_why_and_shows_no_data(world, ada):
    world.paid_deposit()
    page = ada.get(PAGE).text
    assert "the books: amounts, references and numbers" in page
    assert "email, name, account_name" in page
    assert "alex@example.test" not in page


def test_a_search_leads_an_administrator_to_the_data_alone(ada):
    assert ada.send("/staff/search", q="alex@example.test").headers["Location"] == PAGE


def test_all_that_is_stored_is_a_file_and_the_audit_knows(world, ada):
    made = world.paid_deposit()
    answer = ada.send(f"{PAGE}/export")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert [row["ref"] for row in json.loads(answer.data)["tables"]["payments"]] == [made.ref]
    assert audited(world) == [("Ada", "exported")]


def test_a_second_person_erases_and_the_first_alone_does_not(world, ada, ben):
    world.paid_deposit()
    world.run()
    for _ in range(2):
        assert "A second person" in erase(ada).text
    assert mails(world) == {"alex@example.test"}
    assert "is erased, say Ada and Ben" in erase(ben).text
    assert mails(world) == {""}
    assert audited(world) == [("Ada", "proposed"), ("Ada", "proposed"), ("Ben", "erased")]


def test_what_has_changed_meanwhile_is_not_erased_unseen(world, ada, ben):
    world.paid_deposit()
    world.run()
    before = VERSION.search(ada.get(PAGE).text)[1]
    world.paid_deposit("20.00")
    world.run()
    answer = erase(ada, seen=before)
    assert (answer.status_code, "has changed since you looked" in answer.text) == (409, True)
    assert erase(ada, seen="").status_code == 422
    erase(ada)
    assert "has changed" in erase(ben, seen=before).text
    assert mails(world) == {"alex@example.test"}


def test_two_people_erase_what_both_have_seen_and_a_word_on_what_was_there_before_counts_no_more(world, ada, ben):
    world.paid_deposit()
    world.run()
    erase(ada)
    world.paid_deposit("20.00")
    world.run()
    assert "A second person" in erase(ben).text
    assert mails(world) == {"alex@example.test"}
    assert "is erased, say Ben and Ada" in erase(ada).text


def test_the_page_names_those_whose_word_counts_now_and_nobody_else(world, ada, ben):
    world.paid_deposit()
    world.run()
    erase(ada)
    assert "Ada has said: erase this user" in ben.get(PAGE).text
    world.clock.forward(10 * MINUTE)
    world.paid_deposit("20.00")
    world.run()
    assert "Ada has said" not in ben.get(PAGE).text


def test_two_words_erase_once_and_not_what_comes_back_under_the_number(world, ada, ben):
    world.paid_deposit()
    world.run()
    erase(ada)
    assert "is erased" in erase(ben).text
    with world.database.write() as db:
        db.put_account(replace(db.accounts_of(USER)[0], email="alex@example.test"))
    assert "A second person" in erase(ben).text
    assert "alex@example.test" in mails(world)


def test_an_erasure_waits_for_open_payments(world, ada):
    made = world.paid_deposit()
    answer = erase(ada)
    assert (answer.status_code, made.ref in answer.text) == (409, True)
    assert ("Ada", "refused") in audited(world)


def test_without_the_right_nothing_is_shown_saved_or_erased(console, world):
    pam = signed_in(console, Role.VIEWER, Role.SUPPORT, Role.PAYMENTS, Role.FINANCE, name="Pam")
    assert pam.get(PAGE).status_code == 403
    assert pam.send(f"{PAGE}/export").status_code == 403
    assert pam.send(f"{PAGE}/erase", reason="x", seen="x").status_code == 403
    assert PAGE not in pam.get(f"/staff/users/{USER}").text


def test_an_erasure_asks_for_the_second_factor_again(console, world):
    world.paid_deposit()
    world.run()
    old = signed_in(console, Role.ADMIN, name="Olga", fresh=False)
    erase(old)
    assert ("Olga", "proposed") not in audited(world)


def test_nobody_known_has_no_page(ada):
    assert ada.get("/staff/users/4711/privacy").status_code == 404
