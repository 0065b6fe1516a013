"""Ending the hold of all sending from the console, and the words of its pages."""

import re

import pytest

from inapp.console import texts
from inapp.domain.staff import Role
from tests.support.console import signed_in

WORD = re.compile(r'name="list" value="([^"]*)"')


def word_of(client):
    return WORD.search(client.get("/staff/release").text)[1]


def test_two_people_let_sending_go_on_with_the_list_that_both_have_seen(console, world):
    with world.database.write() as db:
        db.set_held("a backup was restored")
    ann, bob = (signed_in(console, Role.FINANCE, name=name) for name in ("Ann", "Bob"))
    assert "a backup was restored" in ann.get("/staff/release").text
    assert 'href="/staff/release"' in ann.get("/staff").text
    assert ann.send("/staff/release", list="another").status_code == 409
    ann.send("/staff/release", list=word_of(ann))
    with world.database.read() as db:
        assert db.held()
    assert "Sending goes on" in bob.send("/staff/release", list=word_of(bob)).text
    with world.database.read() as db:
        assert db.held() is None
    assert "Nothing holds all sending" in ann.get("/staff/release").text


@pytest.mark.parametrize("role", [Role.VIEWER, Role.SUPPORT, Role.ADMIN])
def test_others_see_the_hold_and_cannot_end_it(console, world, role):
    with world.database.write() as db:
        db.set_held("a backup was restored")
    client = signed_in(console, role)
    assert client.get("/staff/release").status_code == 200
    assert "Let sending go on" not in client.get("/staff/release").text
    assert client.send("/staff/release", list="x").status_code == 403


def test_a_sentence_of_a_use_case_is_said_in_the_brokers_language(console):
    with console.app_context():
        console.extensions["console_texts"] = texts.of("de")
        console.extensions["console_language"] = "ar"
        assert texts.t("It is too late to cancel this payment.") == "Diese Zahlung kann nicht mehr abgebrochen werden."
        assert texts.t("Words that nobody has translated {x}", x=1) == "Words that nobody has translated 1"
        assert (texts.language(), texts.direction()) == ("ar", "rtl")
