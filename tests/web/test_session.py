"""The page session: one token, one session, one account, and no cookie needed."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask import Flask

from inapp.adapters.crm import CrmIdentity
from inapp.adapters.ctrader import Handoff
from inapp.domain.errors import NotSent, OutcomeUnknown, UsedUp
from inapp.domain.model import Account, TokenOwner
from inapp.identity import throttles
from inapp.identity.tokens import SsoIdentity
from tests.support.harness import LOGIN, OTHER_LOGIN, STRANGER, STRANGERS_LOGIN, USER, World
from tests.support.web_page import HTMX, Browser, HttpsClient, Page
from tests.web.test_login import made_app

MINUTE = 60_000


@pytest.fixture
def browser(app: Flask, world: World) -> Browser:
    return Browser(app, world)


@pytest.fixture
def asking(world: World) -> World:
    """A world in which another service is asked about each token, as with a CRM or cTrader."""
    world.cashier.identity.asks_others = True
    return world


@pytest.fixture
def with_cookies(app: Flask, world: World) -> Browser:
    return Browser(app, world, cookies=True)


@pytest.mark.fault("S01")
def test_fifty_parallel_openings_of_one_link_make_one_session(app: Flask, world: World, browser: Browser) -> None:
    token = browser.token()

    def knock(_: int) -> int:
        client = HttpsClient(app, app.response_class, use_cookies=False)
        return client.get(f"/inapp/deposit?token={token}&account={LOGIN}").status_code

    with ThreadPoolExecutor(10) as many:
        codes = list(many.map(knock, range(50)))
    assert sorted(codes) == [200] + [410] * 49


@pytest.mark.fault("S02")
def test_a_used_link_without_a_cookie_shows_nothing_of_the_account(browser: Browser) -> None:
    token = browser.token()
    assert browser.get("/inapp/deposit", token=token, account=LOGIN).status == 200
    again = browser.get("/inapp/deposit", token=token, account=LOGIN)
    assert again.status == 410
    assert str(LOGIN) not in again.text
    assert "1,500.25" not in again.text
    assert "open this screen again from cTrader" in again.words


@pytest.mark.fault("S03")
def test_a_reload_with_its_cookie_resumes_the_session(with_cookies: Browser) -> None:
    token = with_cookies.token()
    first = with_cookies.get("/inapp/deposit", token=token, account=LOGIN)
    again = with_cookies.get("/inapp/deposit", token=token, account=LOGIN)
    bare = with_cookies.get("/inapp/deposit", account=LOGIN)
    assert [first.status, again.status, bare.status] == [200, 200, 200]
    assert first.field("handle") == again.field("handle") == bare.field("handle")


@pytest.mark.parametrize("elsewhere", [("/inapp/withdraw", LOGIN), ("/inapp/deposit", OTHER_LOGIN)])
@pytest.mark.fault("S03", "S18")
def test_a_cookie_resumes_neither_another_screen_nor_another_account(
    with_cookies: Browser, elsewhere: tuple[str, int]
) -> None:
    assert with_cookies.open().status == 200
    path, login = elsewhere
    assert with_cookies.get(path, account=login).status == 400


def test_a_new_token_wins_over_the_cookie(with_cookies: Browser) -> None:
    first = with_cookies.open()
    second = with_cookies.open()
    assert second.status == 200
    assert first.field("handle") != second.field("handle")


def test_the_cookie_is_bound_to_this_host_and_to_its_partition(browser: Browser) -> None:
    cookie = browser.open().answer.headers["Set-Cookie"]
    assert cookie.startswith(f"__Host-cashier-deposit-{LOGIN}=")
    for attribute in ("Secure", "HttpOnly", "SameSite=None", "Partitioned", "Max-Age=1800", "Path=/"):
        assert attribute in cookie
    assert "Domain" not in cookie


@pytest.mark.fault("S04")
def test_another_traders_account_is_refused_and_logged_and_the_token_is_spent(
    browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    token = browser.token()
    assert browser.get("/inapp/deposit", token=token, account=STRANGERS_LOGIN).status == 403
    assert str(STRANGERS_LOGIN) in caplog.text
    assert token not in caplog.text
    assert browser.get("/inapp/deposit", token=token, account=LOGIN).status == 410


@pytest.mark.fault("S05", "X10")
def test_no_form_field_can_name_another_account_or_a_state(browser: Browser, world: World) -> None:
    page = browser.open()
    card = browser.send(page, "100", login=str(OTHER_LOGIN), account=str(OTHER_LOGIN), status="credited", fee="0")
    payment = world.payment(card.ref)
    assert (payment.login, payment.user_id, payment.status.value) == (LOGIN, USER, "awaiting_payer")


@pytest.mark.fault("S05")
def test_another_traders_payment_does_not_exist(browser: Browser) -> None:
    theirs = browser.send(browser.open(user_id=STRANGER, login=STRANGERS_LOGIN), "20").ref
    mine = browser.open()
    assert browser.poll(mine, theirs).status == 404
    assert browser.post(mine, f"/inapp/payments/{theirs}").status == 404
    assert browser.post(mine, f"/inapp/payments/{theirs}/cancel").status == 404


@pytest.mark.parametrize("query", ["account=5512345&account=5512346", "token={t}&account=5512345", "account=-1"])
@pytest.mark.parametrize("screen", ["deposit", "withdraw"])
@pytest.mark.fault("S05")
def test_a_parameter_given_twice_or_wrong_is_refused_and_spends_nothing(
    browser: Browser, screen: str, query: str
) -> None:
    token = browser.token()
    assert browser.get(f"/inapp/{screen}?token={token}&{query.format(t=token)}").status == 400
    assert browser.get(f"/inapp/{screen}", token=token, account=LOGIN).status == 200


@pytest.mark.parametrize("login", ["0", "", "5512345x", "٥٥١٢٣٤٥", "9223372036854775808", "1e3"])
def test_an_account_must_be_a_number(browser: Browser, login: str) -> None:
    assert browser.get("/inapp/deposit", token=browser.token(), account=login).status == 400


@pytest.mark.fault("S06")
def test_an_old_link_says_how_to_go_on(browser: Browser, world: World) -> None:
    token = browser.token()
    world.clock.forward(MINUTE)
    page = browser.get("/inapp/deposit", token=token, account=LOGIN)
    assert page.status == 410
    assert "open this screen again from cTrader" in page.words
    assert "Close" in page.words


@pytest.mark.parametrize(
    "looking_ahead", [{"Sec-Purpose": "prefetch;prerender"}, {"Purpose": "prefetch"}, {"X-Moz": "prefetch"}]
)
@pytest.mark.fault("S07")
def test_a_prefetch_does_not_use_the_token_up(browser: Browser, looking_ahead: dict[str, str]) -> None:
    token = browser.token()
    path = f"/inapp/deposit?token={token}&account={LOGIN}"
    assert browser.client.head(path).status_code == 200
    assert browser.get(path, headers=looking_ahead).status == 204
    assert browser.get(path).status == 200


@pytest.mark.parametrize("trouble", [NotSent("refused"), OutcomeUnknown("timed out")])
@pytest.mark.fault("S08")
def test_no_session_starts_while_the_identity_service_is_unreachable(
    browser: Browser, world: World, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    def fails(token: str) -> TokenOwner:
        raise trouble

    monkeypatch.setattr(world.cashier.identity, "redeem", fails)
    page = browser.open()
    assert page.status == 503
    assert "handle" not in page.text
    assert page.answer.headers["Retry-After"]


@pytest.mark.usefixtures("asking")
@pytest.mark.fault("S09")
def test_a_guessing_address_is_stopped_before_the_identity_service_is_asked(
    browser: Browser, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = [browser.get("/inapp/deposit", token=f"{n:043}").status for n in range(40)]
    assert codes == [410] * 30 + [429] * 10
    asked: list[str] = []
    monkeypatch.setattr(world.cashier.identity, "redeem", asked.append)
    assert browser.open().status == 429
    assert not asked
    world.clock.forward(MINUTE + 1)
    monkeypatch.undo()
    assert browser.open().status == 200


def test_success_never_counts_and_one_bad_link_counts_once(browser: Browser) -> None:
    assert all(browser.open().status == 200 for _ in range(40))
    assert all(browser.get("/inapp/deposit", token="x" * 43).status == 410 for _ in range(40))
    assert browser.open().status == 200


@pytest.mark.usefixtures("asking")
def test_a_link_that_fails_many_times_at_once_counts_once(browser: Browser, world: World) -> None:
    for _ in range(40):
        throttles.count_redeem(world.cashier, "127.0.0.1", "x" * 43)
    assert browser.open().status == 200


def throttles_of(world: World) -> list[str]:
    with world.database.read() as db:
        return [str(tuple(row)) for row in db.all("SELECT * FROM throttles")]


def test_what_a_failed_token_leaves_names_nobody_and_goes_after_a_while(browser: Browser, asking: World) -> None:
    assert browser.get("/inapp/deposit", token="x" * 43).status == 410
    kept = throttles_of(asking)
    assert len(kept) == 3
    assert not [row for row in kept if "x" * 43 in row or "127.0.0.1" in row]
    asking.clock.forward(throttles.FORGIVEN_AFTER + 1)
    throttles.forget(asking.cashier)
    assert throttles_of(asking) == []


def test_our_own_tokens_cannot_be_guessed_so_nobody_is_stopped_and_nothing_is_kept(
    browser: Browser, world: World
) -> None:
    assert browser.open().status == 200
    before = throttles_of(world)
    assert all(browser.get("/inapp/deposit", token=f"{n:043}").status == 410 for n in range(60))
    assert browser.open().status == 200
    assert throttles_of(world) == before


@pytest.mark.parametrize("failure", [NotSent("refused"), OutcomeUnknown("timed out")])
def test_an_outage_of_the_service_that_is_asked_counts_against_nobody(
    browser: Browser, asking: World, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    def fails(token: str) -> TokenOwner:
        raise failure

    monkeypatch.setattr(asking.cashier.identity, "redeem", fails)
    assert all(browser.open().status == 503 for _ in range(40))
    monkeypatch.undo()
    assert browser.open().status == 200


def test_junk_of_strangers_shuts_nobody_out_where_a_screen_has_opened_before(browser: Browser, asking: World) -> None:
    policy = replace(asking.cashier.policy, calls_per_hour=80)  # 40 redeems, 8 of which may fail
    browser.client.application.extensions["cashier"] = replace(asking.cashier, policy=policy)
    assert browser.open().status == 200
    said = []
    for n in range(20):
        browser.client.environ_base["REMOTE_ADDR"] = f"203.0.113.{n}"
        said.append(browser.get("/inapp/deposit", token=f"{n:043}").status)
    assert said == [410] * 8 + [503] * 12
    stranger = browser.open()
    assert stranger.status == 503
    assert "Too many screens were opened within the last hour" in stranger.words
    assert asking.alerts() == ["junk_tokens"]
    browser.client.environ_base["REMOTE_ADDR"] = "127.0.0.1"
    assert browser.open().status == 200


def test_a_screen_says_the_truth_when_the_calls_of_the_hour_are_used_up(
    browser: Browser, asking: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(token: str) -> TokenOwner:
        raise UsedUp("the hourly calls for opening screens are used up")

    monkeypatch.setattr(asking.cashier.identity, "redeem", fails)
    page = browser.open()
    assert page.status == 503
    assert "Too many screens were opened within the last hour" in page.words
    assert asking.alerts() == ["redeems_used_up"]


FOREIGN_PARTS = ({"Sec-Fetch-Dest": "image"}, {"Sec-Fetch-Dest": "script"}, {"Sec-Fetch-Dest": "empty"})


@pytest.mark.parametrize("part", FOREIGN_PARTS)
def test_a_token_survives_being_fetched_as_a_part_of_another_site(
    browser: Browser, asking: World, part: dict[str, str]
) -> None:
    token = browser.token()
    headers = {"Sec-Fetch-Site": "cross-site", **part}
    for n in range(40):
        assert browser.get("/inapp/deposit", headers=headers, token=f"{n:043}").status == 403
    assert browser.get("/inapp/deposit", headers=headers, token=token, account=LOGIN).status == 403
    for dest in ("document", "iframe"):
        shown = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": dest}
        assert browser.get("/inapp/deposit", headers=shown, token=browser.token(), account=LOGIN).status == 200
    assert browser.get("/inapp/deposit", token=token, account=LOGIN).status == 200


@pytest.mark.usefixtures("asking")
def test_failures_of_one_address_count_together_in_every_process(world: World) -> None:
    web, other = (Browser(made_app(world), world) for _ in range(2))
    for n in range(15):
        assert web.get("/inapp/deposit", token=f"{n:043}").status == 410
        assert other.get("/inapp/deposit", token=f"{n + 50:043}").status == 410
    assert web.open().status == 429


def test_two_failures_a_minute_are_forgotten_as_they_come(browser: Browser, asking: World) -> None:
    for n in range(100):
        assert browser.get("/inapp/deposit", token=f"{n:043}").status == 410
        asking.clock.forward(30_000)


@pytest.mark.usefixtures("asking")
@pytest.mark.parametrize("address", ["2001:db8:1:2::%x", "198.51.100.7"])
def test_an_ipv6_caller_is_its_network(browser: Browser, address: str) -> None:
    for n in range(30):
        caller = address % n if "%" in address else address
        browser.client.environ_base["REMOTE_ADDR"] = caller
        assert browser.get("/inapp/deposit", token=f"{n:043}").status == 410
    browser.client.environ_base["REMOTE_ADDR"] = "2001:db8:1:2::ffff" if "%" in address else address
    assert browser.open().status == 429
    browser.client.environ_base["REMOTE_ADDR"] = "2001:db8:1:3::1"
    assert browser.open().status == 200


@pytest.mark.usefixtures("asking")
@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("198.51.100.7:40001", "198.51.100.7:40002", True),
        ("198.51.100.7:40001", "198.51.100.7", True),
        ("198.51.100.7:40001", "198.51.100.8:40001", False),
        ("[2001:db8:1:2::1]:40001", "2001:db8:1:2::2", True),
        ("[2001:db8:1:2::1]", "[2001:db8:1:3::1]:1", False),
        ("::ffff:198.51.100.7", "198.51.100.7:1", True),
    ],
)
def test_a_port_added_by_a_proxy_does_not_make_another_caller(world: World, one: str, other: str, same: bool) -> None:
    browser = Browser(made_app(world, CASHIER_TRUSTED_PROXIES="1"), world)
    for n in range(30):
        assert browser.get("/inapp/deposit", headers={"X-Forwarded-For": one}, token=f"{n:043}").status == 410
    answer = browser.get("/inapp/deposit", headers={"X-Forwarded-For": other}, token="y" * 43)
    assert answer.status == (429 if same else 410)


@pytest.mark.usefixtures("asking")
@pytest.mark.fault("S23")
def test_a_forwarded_address_is_not_believed_and_is_reported_once(
    browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    for n in range(30):
        spoofed = {"X-Forwarded-For": f"203.0.113.{n}"}
        assert browser.get("/inapp/deposit", headers=spoofed, token=f"{n:043}").status == 410
    assert browser.get("/inapp/deposit", headers={"X-Forwarded-For": "192.0.2.1"}, token="y" * 43).status == 429
    assert caplog.text.count("FORWARDED HEADERS") == 1


@pytest.mark.parametrize(
    "token",
    ["", "short", "x" * 5000, "x" * 20 + "\0", "x" * 20 + "\r\nSet-Cookie: a=b", "токен" * 8, "x" * 20 + "<script>"],
)
@pytest.mark.fault("S10")
def test_a_malformed_token_is_refused_and_reaches_no_log(
    browser: Browser, caplog: pytest.LogCaptureFixture, token: str
) -> None:
    caplog.set_level("DEBUG")
    page = browser.get("/inapp/deposit", token=token, account=LOGIN)
    assert page.status == 400
    assert "Open this screen again from cTrader" in page.words
    assert not token or token not in caplog.text
    assert not token or token not in page.text


class Others:
    """cTrader, or a CRM, that takes any token."""

    token_form = Handoff.token_form
    asks_others = True

    def __init__(self) -> None:
        self.asked: list[str] = []

    def redeem(self, token: str) -> TokenOwner:
        self.asked.append(token)
        return TokenOwner(USER, LOGIN)

    def accounts_of(self, user_id: int, for_screen: bool = True) -> None:
        """The imported accounts."""


FOREIGN = {
    "JWT": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3MDAxMTIyMyJ9.c2lnbmF0dXJl_-",
    "base64": "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k+/w==",
    "UUID": "{7f3c2b1a-0000-4000-8000-1234567890ab}",
    "short": "k7Qz9",
    "long": "x" * 2048,
    "every mark": "".join(map(chr, range(0x21, 0x7F))),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_foreign_token_may_have_another_form_and_reaches_no_log(
    world: World, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    caplog.set_level("DEBUG")
    world.cashier = replace(world.cashier, identity=Others())
    page = Browser(made_app(world), world).get("/inapp/deposit", token=FOREIGN[kind], account=LOGIN)
    assert page.status == 200
    assert world.cashier.identity.asked == [FOREIGN[kind]]
    assert FOREIGN[kind] not in caplog.text
    assert FOREIGN[kind] not in page.text


UNSEEN = ("", "x" * 2049, "x\u00a0y", "x\0", "x\r\ny: z", "x\x7f", "токен", "x\u2028", "\tx", "x\n")


@pytest.mark.fault("S10")
@pytest.mark.parametrize("token", UNSEEN)
def test_a_token_that_would_break_a_log_line_is_refused_under_every_identity(world: World, token: str) -> None:
    world.cashier = replace(world.cashier, identity=Others())
    assert Browser(made_app(world), world).get("/inapp/deposit", token=token, account=LOGIN).status == 400
    assert world.cashier.identity.asked == []


@pytest.mark.parametrize("bare", ["abc+def1", "q83v+ASNFZ4k+/w==", "+x", "x+"])
def test_a_plus_of_base64_that_was_not_encoded_is_a_plus(world: World, bare: str) -> None:
    world.cashier = replace(world.cashier, identity=Others())
    browser = Browser(made_app(world), world)
    for written in (bare, bare.replace("+", "%2B"), bare.replace("+", "%20")):
        assert browser.get(f"/inapp/deposit?token={written}&account={LOGIN}").status == 200
    assert world.cashier.identity.asked == [bare] * 3


@pytest.mark.parametrize("made_by", [Handoff, CrmIdentity])
def test_ctrader_and_a_crm_choose_their_token_form_and_ours_is_fixed(made_by: type) -> None:
    assert all(made_by.token_form.fullmatch(token) for token in FOREIGN.values())
    assert not any(SsoIdentity.token_form.fullmatch(token) for token in FOREIGN.values())


@pytest.mark.parametrize("token", ["x" * 42, "x" * 44, "x" * 42 + "+"])
def test_only_tokens_of_our_own_form_are_looked_up(browser: Browser, token: str) -> None:
    assert browser.get("/inapp/deposit", token=token, account=LOGIN).status == 400


def test_a_link_without_a_token_says_how_to_go_on(browser: Browser) -> None:
    page = browser.get("/inapp/deposit", account=LOGIN)
    assert page.status == 400
    assert "Open this screen again from cTrader" in page.words


@pytest.mark.fault("S11")
def test_a_cookie_set_by_an_attacker_does_not_become_the_victims_session(app: Flask, world: World) -> None:
    attacker = Browser(app, world).open()
    victim = Browser(app, world, cookies=True)
    victim.client.set_cookie(
        f"__Host-cashier-deposit-{LOGIN}", attacker.field("handle"), domain="cashier.example", secure=True
    )
    opened = victim.open()
    assert opened.status == 200
    assert opened.field("handle") != attacker.field("handle")


@pytest.mark.fault("S15", "S16")
def test_a_whole_deposit_needs_no_cookie_and_sets_only_the_one_for_reloads(browser: Browser) -> None:
    page = browser.open()
    card = browser.send(page, "100")
    assert card.state == "awaiting_payer"
    assert "Set-Cookie" not in card.answer.headers
    polled = browser.poll(card, card.ref)
    assert polled.status == 200
    assert "Set-Cookie" not in polled.answer.headers


@pytest.mark.fault("S17")
def test_a_cookie_alone_authorises_nothing(with_cookies: Browser) -> None:
    page = with_cookies.open()
    fields = {"amount": "100", "method": "fake_card", "page_key": page.field("page_key")}
    assert with_cookies.client.post("/inapp/deposit", data=fields).status_code == 403
    card = with_cookies.send(page, "100")
    assert with_cookies.get(f"/inapp/payments/{card.ref}", headers=HTMX).status == 404


@pytest.mark.fault("S18")
def test_two_tabs_act_each_on_its_own_account(with_cookies: Browser, world: World) -> None:
    first = with_cookies.open()
    second = with_cookies.open(login=OTHER_LOGIN)
    one, two = with_cookies.send(first, "100"), with_cookies.send(second, "50")
    assert world.payment(one.ref).login == LOGIN
    assert world.payment(two.ref).login == OTHER_LOGIN
    again = with_cookies.get("/inapp/deposit", account=LOGIN)
    assert again.ref == one.ref


def _acts(browser: Browser, page: Page) -> bool:
    return browser.post(page, "/inapp/new").status == 200


@pytest.mark.fault("S19")
def test_a_session_ends_after_fifteen_idle_minutes_and_the_payment_goes_on(browser: Browser, world: World) -> None:
    page = browser.open()
    card = browser.send(page, "100")
    world.clock.forward(15 * MINUTE)
    over = browser.send(page, "100")
    assert over.status == 410
    assert "A payment goes on without it" in over.words
    polled = browser.poll(page, card.ref)
    assert polled.status == 410
    assert polled.answer.headers["HX-Retarget"] == "#main"
    assert browser.open().ref == card.ref


@pytest.mark.fault("S19")
def test_polling_does_not_keep_a_session_alive_but_actions_do_up_to_half_an_hour(
    browser: Browser, world: World
) -> None:
    watched, used = browser.open(), browser.open("withdraw")
    ref = browser.send(watched, "100").ref
    for _ in range(2):
        world.clock.forward(14 * MINUTE)
        browser.poll(watched, ref)
        assert _acts(browser, used)
    assert browser.poll(watched, ref).status == 410
    world.clock.forward(2 * MINUTE)
    assert not _acts(browser, used)


@pytest.mark.fault("S24")
def test_an_account_blocked_meanwhile_is_refused_at_the_moment_of_the_payment(browser: Browser, world: World) -> None:
    page = browser.open()
    with world.database.write() as db:
        db.put_account(Account(LOGIN, USER, "alex@example.test", "Alex Demo", enabled=False))
    refused = browser.send(page, "100")
    assert refused.status == 403
    assert "blocked" in refused.words
    with world.database.read() as db:
        assert not db.last_payments(USER, LOGIN, 5)


def test_without_an_account_the_trader_chooses_among_their_own_once(browser: Browser) -> None:
    page = browser.open(login=None)
    assert f'value="{LOGIN}"' in page.text
    assert f'value="{OTHER_LOGIN}"' in page.text
    assert f'value="{STRANGERS_LOGIN}"' not in page.text
    assert browser.post(page, "/inapp/account", account=str(STRANGERS_LOGIN)).status == 422
    assert browser.post(page, "/inapp/account").errors == ["Choose one of your accounts"]
    chosen = browser.post(page, "/inapp/account", account=str(OTHER_LOGIN))
    assert "820.00 EUR" in chosen.words
    changed = browser.post(page, "/inapp/account", account=str(LOGIN))
    assert changed.status == 409
    assert "820.00 EUR" in browser.post(page, "/inapp/new").words


@pytest.mark.fault("X11")
def test_no_payment_starts_before_an_account_is_chosen(browser: Browser, world: World) -> None:
    page = browser.open(login=None)
    skipped = browser.post(page, "/inapp/deposit", amount="100", method="fake_card", page_key="k" * 24)
    assert skipped.status == 422
    assert skipped.errors == ["Choose one of your accounts"]
    assert not world.psp.things


def test_a_session_serves_one_screen_only(browser: Browser) -> None:
    page = browser.open("deposit")
    crossed = browser.post(page, "/inapp/withdraw", amount="40", method="fake_card", page_key="k" * 24)
    assert crossed.status == 403
