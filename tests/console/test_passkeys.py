"""Passkeys of staff: the second factor of an account, at its sign-in and before a decision."""

import html
import re
from dataclasses import replace

import pytest

from inapp.adapters.passkeys import WebAuthnPasskeys
from inapp.domain.errors import NotAllowed
from inapp.domain.staff import Role
from inapp.staff import changes, command_codes
from tests.support.console import PASSWORD, browser, code_now, member, signed_in
from tests.support.soft_passkeys import SoftPasskey

SITE, ORIGIN = "cashier.example", "https://cashier.example"


@pytest.fixture
def console(console, world):
    """A console at whose address browsers keep passkeys."""
    port = WebAuthnPasskeys(SITE, ORIGIN, "Acme")
    world.cashier = replace(world.cashier, staff_passkeys=port)
    console.extensions["cashier"] = world.cashier
    return console


def options_in(page):
    found = re.search(r'data-passkey="([^"]+)"', page)
    assert found, "this page asks for no passkey"
    return html.unescape(found[1])


def step_in(page):
    return re.search(r'name="step" value="([^"]+)"', page)[1]


def opened(console, world, key):
    """A browser in which somebody new has set an account up with this passkey."""
    shell = changes.Actor("root", "login root")
    link = changes.invite_first(world.cashier, shell, "ann@example.test", "Ann")
    client, welcome = browser(console), f"/staff/welcome/{link}"
    page = client.send(welcome, welcome, password=PASSWORD).text
    fields = {"step": step_in(page), "credential": key.made(options_in(page)), "name": "Ann's phone"}
    assert client.send("/staff/welcome", "/staff/sign-in", **fields).status_code == 200
    return client


def to_second(client):
    return client.send("/staff/sign-in", "/staff/sign-in", email="ann@example.test", password=PASSWORD).text


def with_passkey(client, page, answer):
    return client.send("/staff/sign-in/second", "/staff/sign-in", step=step_in(page), credential=answer)


def test_an_account_can_be_set_up_with_a_passkey_alone_and_signs_in_with_it(console, world):
    key = SoftPasskey(SITE, ORIGIN)
    assert opened(console, world, key).get("/staff").status_code == 200
    client = browser(console)
    page = to_second(client)
    assert with_passkey(client, page, key.signed(options_in(page))).status_code == 303
    assert "password and a passkey" in client.get("/staff/me").text


def test_an_answer_to_another_browsers_question_opens_nothing(console, world):
    key = SoftPasskey(SITE, ORIGIN)
    opened(console, world, key)
    one, other = browser(console), browser(console)
    page, others_page = to_second(one), to_second(other)
    assert with_passkey(other, others_page, key.signed(options_in(page))).status_code == 403
    assert other.get("/staff").status_code == 303


def test_an_answer_works_once_and_a_page_that_looks_like_ours_gets_none_that_counts(console, world):
    key = SoftPasskey(SITE, ORIGIN)
    opened(console, world, key)
    client = browser(console)
    page = to_second(client)
    elsewhere = key.signed(options_in(page), origin="https://cashier.examp1e")
    assert with_passkey(client, page, elsewhere).status_code == 403
    page = to_second(client)
    answer = key.signed(options_in(page))
    assert with_passkey(client, page, answer).status_code == 303
    again = browser(console)
    assert with_passkey(again, to_second(again), answer).status_code == 403


def test_a_passkey_whose_count_goes_back_is_refused_and_told(console, world):
    key = SoftPasskey(SITE, ORIGIN)
    opened(console, world, key)
    client = browser(console)
    page = to_second(client)
    key.count = 5
    assert with_passkey(client, page, key.signed(options_in(page))).status_code == 303
    key.count = 2
    other = browser(console)
    page = to_second(other)
    refused = with_passkey(other, page, key.signed(options_in(page)))
    assert refused.status_code == 403
    assert "may have been copied" in refused.text
    with world.database.read() as db:
        assert db.one("SELECT 1 FROM alerts WHERE code = 'passkey_copied'")


def test_the_only_second_factor_is_not_removed(console, world):
    key = SoftPasskey(SITE, ORIGIN)
    client = opened(console, world, key)
    with world.database.read() as db:
        (known,) = db.staff_factors.passkeys_of(1)
    assert client.send("/staff/me/passkeys/remove", passkey=known.id).status_code == 409
    second = SoftPasskey(SITE, ORIGIN)
    made = second.made(options_in(client.get("/staff/me").text))
    assert client.send("/staff/me/passkeys", credential=made, name="a key").status_code == 303
    code = re.search(r'<p class="secret"><code>([^<]+)<', client.send("/staff/me/command").text)[1]
    assert client.send("/staff/me/passkeys/remove", passkey=known.id).status_code == 303
    with pytest.raises(NotAllowed):  # whoever had the key may have made it
        command_codes.speaker(world.cashier, code, "jane", "payments approve")
    with world.database.read() as db:
        assert [one.name for one in db.staff_factors.passkeys_of(1)] == ["a key"]


def test_a_decision_goes_on_with_a_passkey_as_with_a_code(console, world):
    key = SoftPasskey(SITE, ORIGIN)
    client = opened(console, world, key)
    changes.carry_out_due(world.cashier)
    cem = member(world.cashier, Role.VIEWER, name="Cem")
    world.clock.forward(10 * 60_000)
    form = {"what": "roles", "role": ["support"], "seen": changes.version_of(cem)}
    page = client.send(f"/staff/people/{cem.id}", **form)
    assert page.status_code == 403
    proof = {"second_passkey": "1", "credential": key.signed(options_in(page.text))}
    assert client.send(f"/staff/people/{cem.id}", **form, **proof).status_code == 303
    with world.database.read() as db:
        assert db.member(cem.id).roles == {Role.SUPPORT}


def test_new_recovery_codes_take_the_place_of_the_former_ones_and_each_works_once(console, world):
    who = member(world.cashier, Role.VIEWER, name="Cem", password=True)
    client = browser(console)
    sign_in = {"email": who.email, "password": PASSWORD}
    page = client.send("/staff/sign-in", "/staff/sign-in", **sign_in).text
    client.send("/staff/sign-in/second", "/staff/sign-in", step=step_in(page), code=code_now(world.cashier))
    codes = re.findall(r"<li><code>([A-Z0-9-]{11})</code></li>", client.send("/staff/me/codes").text)
    assert len(codes) == 10
    for tries in (303, 422):
        other = browser(console)
        page = other.send("/staff/sign-in", "/staff/sign-in", **sign_in).text
        answer = other.send("/staff/sign-in/second", "/staff/sign-in", step=step_in(page), code=codes[0].lower())
        assert answer.status_code == tries


def test_somebody_signed_in_long_ago_shows_who_they_are_before_their_own_way_in_changes(console):
    client = signed_in(console, Role.VIEWER, fresh=False)
    for path in ("/staff/me/command", "/staff/me/codes", "/staff/me/passkeys", "/staff/me/passkeys/remove"):
        assert "second factor from the last five minutes" in client.send(path).text
