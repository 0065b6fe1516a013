"""What the console refuses whoever asks: other hosts, sites, frames and addresses, and forms without their token."""

import re
from dataclasses import replace
from ipaddress import ip_network

import pytest

from inapp.console import create_console, rights
from inapp.console.acts import ACTS
from inapp.domain.staff import Right, Role
from tests.support.console import browser, settings_for, signed_in

PUBLIC = {
    "sign_in.page": {"GET"},
    "sign_in.send": {"POST"},
    "sign_in.confirm": {"POST"},
    "welcome.page": {"GET"},
    "welcome.send": {"POST"},
    "welcome.set_up": {"POST"},
    "provider.start": {"GET"},
    "provider.callback": {"GET"},
    "provider.finish": {"POST"},
    "files.send": {"GET"},
}
"""What whoever is not signed in may open."""
ROUTES = {
    "today.page": ({"GET"}, Right.SEE),
    "today.queues": ({"GET"}, Right.SEE),
    "queue.page": ({"GET"}, Right.SEE),
    "queue.take": ({"POST"}, Right.NOTE),
    "export.send": ({"POST"}, Right.EXPORT),
    "export.selected": ({"POST"}, Right.EXPORT),
    "search.page": ({"POST"}, Right.SEE),
    "payment.page": ({"GET"}, Right.SEE),
    "payment.available": ({"GET"}, Right.SEE),
    "payment.note": ({"POST"}, Right.NOTE),
    "payment.ask": ({"POST"}, Right.ASK),
    "payment.read_back": ({"POST"}, Right.ASK),
    "payment.alerts": ({"POST"}, Right.ASK),
    "payment.replay": ({"POST"}, Right.ASK),
    **{f"deciding.{act.name}": ({"POST"}, act.right) for act in ACTS},
    "deciding.approve_several": ({"POST"}, Right.DECIDE),
    "deciding.refuse_several": ({"POST"}, Right.DECIDE),
    "deciding.approve_now": ({"POST"}, Right.DECIDE),
    "deciding.refuse_now": ({"POST"}, Right.DECIDE),
    "deciding.freeze": ({"POST"}, Right.STOP),
    "deciding.unfreeze": ({"POST"}, Right.DECIDE),
    "release.page": ({"GET"}, Right.RELEASE),
    "release.send": ({"POST"}, Right.RELEASE),
    "user.page": ({"GET"}, Right.SEE_PERSON),
    "user.balances": ({"GET"}, Right.SEE_PERSON),
    "user.note": ({"POST"}, Right.NOTE),
    "user.invite": ({"POST"}, Right.HELP),
    "user.lift_delay": ({"POST"}, Right.HELP),
    "user.end_sessions": ({"POST"}, Right.HELP),
    "user.verify": ({"POST"}, Right.HELP),
    "privacy.page": ({"GET"}, Right.PRIVACY),
    "privacy.export": ({"POST"}, Right.PRIVACY),
    "privacy.erase": ({"POST"}, Right.PRIVACY),
    "breaks.page": ({"GET"}, Right.SEE),
    "breaks.one": ({"GET"}, Right.SEE),
    "breaks.of_day": ({"GET"}, Right.SEE),
    "breaks.sign": ({"POST"}, Right.CORRECT),
    "breaks.take": ({"POST"}, Right.NOTE),
    "breaks.note": ({"POST"}, Right.NOTE),
    "breaks.resolve": ({"POST"}, Right.CORRECT),
    "disputes.page": ({"GET"}, Right.SEE),
    "disputes.export": ({"POST"}, Right.EXPORT),
    "disputes.debit": ({"POST"}, Right.CORRECT),
    "disputes.owe": ({"POST"}, Right.CORRECT),
    "disputes.give_back": ({"POST"}, Right.CORRECT),
    "in_force.page": ({"GET"}, Right.SEE),
    "rules.page": ({"GET"}, Right.SEE),
    "rules.check": ({"POST"}, Right.RULES),
    "rules.propose": ({"POST"}, Right.RULES),
    "rules.confirm": ({"POST"}, Right.RULES),
    "rules.withdraw": ({"POST"}, Right.RULES),
    "rules.replay": ({"POST"}, Right.RULES),
    "people.page": ({"GET"}, Right.SEE),
    "people.new": ({"GET"}, Right.PEOPLE),
    "people.invite": ({"POST"}, Right.PEOPLE),
    "people.person": ({"GET"}, Right.PEOPLE),
    "people.change": ({"POST"}, Right.PEOPLE),
    "people.link": ({"POST"}, Right.PEOPLE),
    "people.decide": ({"POST"}, Right.PEOPLE),
    "audit.page": ({"GET"}, Right.SEE_AUDIT),
    "me.page": ({"GET"}, rights.MEMBER),
    "me.end": ({"POST"}, rights.MEMBER),
    "me.sign_out": ({"POST"}, rights.MEMBER),
    "me.command_code": ({"POST"}, rights.FRESH_MEMBER),
    "me.add_passkey": ({"POST"}, rights.FRESH_MEMBER),
    "me.remove_passkey": ({"POST"}, rights.FRESH_MEMBER),
    "me.renew_codes": ({"POST"}, rights.FRESH_MEMBER),
} | {name: (methods, rights.ANYBODY) for name, methods in PUBLIC.items()}
"""Every address of the console with its methods and its right."""


def test_every_address_of_the_console_needs_the_right_that_is_written_down(console):
    found = {
        rule.endpoint: (rule.methods - {"HEAD", "OPTIONS"}, rights.of(console, rule.endpoint)[0])
        for rule in console.url_map.iter_rules()
    }
    assert found == ROUTES
    assert all(rule.rule.startswith("/staff") for rule in console.url_map.iter_rules())


def test_a_handler_without_a_right_keeps_the_console_from_starting(console):
    console.view_functions["bare"] = lambda: "everybody may read this"
    console.url_map.add(console.url_rule_class("/staff/bare", endpoint="bare"))
    with pytest.raises(ValueError, match="bare names no right"):
        rights.require_all(console)


def test_whoever_is_not_signed_in_gets_to_the_sign_in_and_nowhere_else(console):
    client = browser(console)
    for rule in console.url_map.iter_rules():
        if rule.endpoint not in PUBLIC:
            method = min(rule.methods - {"HEAD", "OPTIONS"})
            answer = client.open(re.sub("<[^>]*>", "1", rule.rule), method=method)
            assert answer.status_code in (303, 403), rule
    assert client.get("/staff/nothing").status_code == 303


@pytest.mark.parametrize("host", ["pay.example.com", "cashier.example:8443", "evil.example"])
def test_another_host_leads_nowhere(console, host):
    assert signed_in(console, Role.VIEWER).get("/staff", headers={"Host": host}).status_code == 421


def test_the_traders_screens_are_not_behind_the_console_nor_the_console_behind_them(console, client):
    assert client.get("/staff").status_code == 404
    assert client.get("/staff/sign-in").status_code == 404
    staff = signed_in(console, Role.VIEWER)
    for path in ("/inapp/deposit", "/auth/login", "/oauth2/authorize", "/healthz"):
        assert staff.get(path).status_code == 404


def test_plain_http_is_refused(console):
    assert browser(console).get("/staff/sign-in", base_url="http://cashier.example").status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://cashier.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_post_from_elsewhere_is_refused_even_with_the_right_token(console, headers):
    client = signed_in(console, Role.VIEWER)
    token = client.token()
    assert client.post("/staff/sign-out", data={"csrf_token": token}, headers=headers).status_code == 403
    assert client.get("/staff").status_code == 200


def test_a_post_without_its_token_or_with_another_sessions_is_refused(console):
    client, other = signed_in(console, Role.VIEWER), signed_in(console, Role.VIEWER, name="Ben")
    for token in ("", "x", other.token()):
        assert client.post("/staff/sign-out", data={"csrf_token": token}).status_code == 403
    assert client.get("/staff").status_code == 200


@pytest.mark.parametrize("place", ["iframe", "frame", "embed", "object"])
def test_no_page_shows_the_console_within_itself(console, place):
    client = signed_in(console, Role.VIEWER)
    assert client.get("/staff", headers={"Sec-Fetch-Dest": place}).status_code == 403
    answer = client.get("/staff")
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"


def test_nothing_is_kept_by_a_browser_but_files_at_the_address_of_their_content(console):
    client = signed_in(console, Role.VIEWER)
    page = client.get("/staff")
    assert page.headers["Cache-Control"] == "no-store"
    address = page.text.partition('rel="stylesheet" href="')[2].partition('"')[0]
    assert "immutable" in client.get(address).headers["Cache-Control"]
    assert client.get(address.partition("?")[0]).headers["Cache-Control"] == "no-store"


def test_only_the_brokers_own_addresses_reach_the_console(console, world):
    console.extensions["cashier"] = replace(
        world.cashier, staff=replace(world.cashier.staff, addresses=(ip_network("198.51.100.0/24"),))
    )
    client = browser(console)
    assert client.get("/staff/sign-in").status_code == 403
    near = {"REMOTE_ADDR": "198.51.100.7"}
    assert client.get("/staff/sign-in", environ_overrides=near).status_code == 200


def test_a_link_from_elsewhere_finds_the_strict_cookie_by_asking_once_more(console):
    client = browser(console)
    answer = client.get("/staff/people", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 200
    assert 'content="0; url=/staff/people"' in answer.text


def test_a_link_from_elsewhere_is_not_led_to_another_site(console):
    for path in ("/%5Cevil.example/", "//evil.example/", "/%09/evil.example"):
        answer = browser(console).get(path, headers={"Sec-Fetch-Site": "cross-site"})
        assert 'content="0; url=/staff"' in answer.text


@pytest.mark.parametrize("next_page", ["https://evil.example", "//evil.example", "/staff/\\evil", "/staffroom", "/"])
def test_the_sign_in_leads_to_pages_of_the_console_alone(console, next_page):
    from inapp.console import show

    assert show.inside(next_page) == "/staff"


def test_the_console_of_another_cashier_has_other_forms(world, tmp_path):
    one = create_console(world.cashier, settings_for(str(tmp_path / "a.db"), CASHIER_SECRET_KEY="a" * 40))
    other = create_console(world.cashier, settings_for(str(tmp_path / "b.db"), CASHIER_SECRET_KEY="b" * 40))
    assert one.secret_key != other.secret_key


GERMAN = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "Password"
msgstr "Kennwort"
"""


def test_the_console_speaks_the_brokers_language_with_the_brokers_own_words_first(world, tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "de.po").write_text(GERMAN)
    given = {"CASHIER_DEFAULT_LANGUAGE": "de", "CASHIER_TEXTS": str(tmp_path / "texts")}
    settings = settings_for(world.database.path, **given)
    made = create_console(replace(world.cashier, staff=settings.staff), settings)
    page = browser(made).get("/staff/sign-in").text
    assert '<html lang="de" dir="ltr">' in page
    assert "Kennwort" in page
