"""What proxies say of a caller, what strangers are not told, and addresses that caches may keep."""

import re

import pytest
from flask import Flask, request

from inapp.operations import alerts
from inapp.web import proxies
from tests.support.harness import World
from tests.support.web_page import Browser
from tests.web.test_login import made_app

ONE, TWO, THREE = "198.51.100.7", "203.0.113.2", "10.0.0.3"
CHAINS = {
    "one proxy": (1, {"X-Forwarded-For": ONE, "X-Forwarded-Proto": "https"}),
    "three proxies, each adds its address, the first the scheme": (
        3,
        {"X-Forwarded-For": f"{ONE}, {TWO}, {THREE}", "X-Forwarded-Proto": "https"},
    ),
    "three proxies that name the scheme thrice": (
        3,
        {"X-Forwarded-For": f"{ONE}, {TWO}, {THREE}", "X-Forwarded-Proto": "https, http, http"},
    ),
    "three proxies that name the scheme twice": (
        3,
        {"X-Forwarded-For": f"{ONE}, {TWO}, {THREE}", "X-Forwarded-Proto": "https,http"},
    ),
    "blanks and empty places": (2, {"X-Forwarded-For": f" {ONE} ,, {TWO}\t", "X-Forwarded-Proto": " HTTPS "}),
    "a caller who adds addresses of its own": (
        2,
        {"X-Forwarded-For": f"192.0.2.1, {THREE}, {ONE}, {TWO}", "X-Forwarded-Proto": "https"},
    ),
    "Cloudflare and one proxy": (
        2,
        {"X-Forwarded-For": f"{ONE}, {TWO}", "X-Forwarded-Proto": "https", "Cf-Connecting-Ip": ONE},
    ),
    "another host in a header": (
        1,
        {"X-Forwarded-For": ONE, "X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example"},
    ),
    "RFC 7239 alone": (2, {"Forwarded": f'for={ONE};proto=https;by=a, For="{TWO}:443"; Proto=http'}),
}


def seen(world: World, hops: int, headers: dict[str, str]) -> tuple[str, str | None, str]:
    app = made_app(world, CASHIER_TRUSTED_PROXIES=str(hops))
    found: list[tuple[str, str | None, str]] = []
    app.before_request_funcs[None].insert(
        0, lambda: found.append((request.scheme, request.remote_addr, request.host)) or None
    )
    app.test_client().get("/healthz", base_url="http://cashier.example", headers=headers)
    return found[0]


@pytest.mark.parametrize(("hops", "headers"), CHAINS.values(), ids=CHAINS)
def test_address_and_scheme_are_those_that_the_proxies_vouch_for(
    world: World, hops: int, headers: dict[str, str]
) -> None:
    assert seen(world, hops, headers) == ("https", ONE, "cashier.example")


def test_fewer_addresses_than_proxies_are_not_believed(world: World) -> None:
    assert seen(world, 2, {"X-Forwarded-For": ONE})[1] == "127.0.0.1"


PAGES = ("/inapp/deposit?token=" + "a" * 43, "/inapp/withdraw", "/return/" + "a" * 43, "/auth/login")


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_shown_over_plain_http_where_the_public_address_is_https(
    app: Flask, world: World, path: str
) -> None:
    assert app.test_client().get(path, base_url="http://cashier.example").status_code == 403


def test_a_token_that_came_over_plain_http_is_not_used_up(app: Flask, world: World) -> None:
    browser = Browser(app, world)
    token = browser.token()
    plain = app.test_client().get(f"/inapp/deposit?token={token}", base_url="http://cashier.example")
    assert plain.status_code == 403
    assert browser.get("/inapp/deposit", token=token).status == 200


def test_strangers_are_not_told_why_the_cashier_is_unwell(world: World) -> None:
    app = made_app(world, CASHIER_TRUSTED_PROXIES="1")
    client = app.test_client()
    own = client.get("/healthz")
    assert (own.status_code, "no worker heartbeat" in own.text) == (503, True)
    for headers in ({"X-Forwarded-For": ONE}, {"X-Forwarded-For": "127.0.0.1"}, {"X-Forwarded-Proto": "https"}):
        answer = client.get("/healthz", headers=headers)
        assert (answer.status_code, answer.text) == (503, "unwell\n")
        assert proxies.ARRIVED not in answer.headers


def test_strangers_read_no_ok_while_alerts_wait(world: World) -> None:
    with world.database.write() as db:
        db.add_alert(world.clock.now(), "review", "D-1", "look at it")
    world.clock.forward(alerts.TOO_LONG)
    with world.database.write() as db:
        db.set_heartbeat(world.clock.now())
    client = made_app(world, CASHIER_TRUSTED_PROXIES="1").test_client()
    answer = client.get("/healthz", headers={"X-Forwarded-For": ONE})
    assert (answer.status_code, answer.text) == (200, "unwell\n")


def test_doctor_alone_is_told_how_its_request_arrives(world: World) -> None:
    app = made_app(world, CASHIER_TRUSTED_PROXIES="1")
    headers = {"X-Forwarded-For": f"{ONE}, {TWO}", "X-Forwarded-Proto": "https"}
    word = proxies.word(str(app.secret_key))
    answer = app.test_client().get("/healthz", headers={**headers, proxies.ASKS: word})
    assert answer.headers[proxies.ARRIVED] == f"https {TWO} 2 1"
    other = app.test_client().get("/healthz", headers={**headers, proxies.ASKS: word[:-1]})
    assert proxies.ARRIVED not in other.headers


def test_a_file_is_kept_for_ever_only_at_the_address_of_its_present_content(app: Flask, world: World) -> None:
    browser = Browser(app, world)
    page = browser.open().answer.get_data(as_text=True)
    true = re.search(r'src="(/static/screens\.js\?v=\w+)"', page)
    assert true
    assert "immutable" in browser.client.get(true[1]).headers["Cache-Control"]
    for query in ("", "?v=anything", "?v=", f"?v={true[1][-10:]}&v=x", f"?a=b&v={true[1][-10:]}"):
        answer = browser.client.get(f"/static/screens.js{query}")
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-cache")


@pytest.mark.parametrize(
    ("settings", "wanted"),
    [({}, "max-age=31536000; includeSubDomains"), ({"CASHIER_HSTS_SUBDOMAINS": "0"}, "max-age=31536000")],
)
def test_names_below_the_host_are_held_to_https_unless_the_broker_says_no(
    world: World, settings: dict[str, str], wanted: str
) -> None:
    answer = made_app(world, **settings).test_client().get("/healthz")
    assert answer.headers["Strict-Transport-Security"] == wanted


def test_the_cookie_for_a_reload_tells_nothing_of_the_pages_handle(app: Flask, world: World) -> None:
    browser = Browser(app, world, cookies=True)
    page = browser.open()
    cookie = re.search(r"=([\w-]+);", page.answer.headers["Set-Cookie"])
    assert cookie
    handle = page.field("handle")
    assert cookie[1] != handle
    posed = browser.client.post("/inapp/new", data={"handle": cookie[1], "csrf_token": page.field("csrf_token")})
    assert posed.status_code == 403
