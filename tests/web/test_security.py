"""Security headers, guards, and secrets that never leak."""

import base64
import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest
from flask import Flask, render_template_string
from flask.testing import FlaskClient

from inapp import web
from inapp.domain.errors import StorageFailed
from inapp.domain.model import Account
from inapp.domain.states import PaymentType
from inapp.identity import sessions
from inapp.operations import alerts
from inapp.payments import offers
from inapp.web import csrf, guards
from inapp.web.accent import contrast
from tests.support.harness import LOGIN, USER, World
from tests.support.web_page import HTMX, ORIGIN, Browser, HttpsClient

ROOT = Path(__file__).parent.parent.parent
OURS = [*ROOT.glob("templates/*.html"), *ROOT.glob("templates/partials/*.html"), *ROOT.glob("psp_adapters/**/*.html")]
SCRIPT = (ROOT / "static" / "cashier.js").read_text("utf-8")


@pytest.fixture
def browser(app: Flask, world: World) -> Browser:
    return Browser(app, world)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return HttpsClient(app, app.response_class, use_cookies=False)


def policy(headers: object) -> dict[str, list[str]]:
    lines = str(headers["Content-Security-Policy"]).split("; ")  # type: ignore[index]
    return {line.split()[0]: line.split()[1:] for line in lines}


@pytest.mark.fault("X02")
def test_the_policy_admits_only_our_own_files_and_the_exact_styles_of_the_page(browser: Browser) -> None:
    for page in (browser.open(), browser.open("withdraw"), browser.get("/nowhere")):
        rules = policy(page.answer.headers)
        assert rules["default-src"] == ["'none'"]
        assert rules["base-uri"] == ["'none'"]
        assert rules["form-action"] == ["'self'"]
        assert rules["connect-src"] == ["'self'"]
        assert "unsafe" not in page.answer.headers["Content-Security-Policy"]
        styles = re.findall(r"(?s)<style>(.*?)</style>", page.answer.get_data(as_text=True))
        known = [base64.b64encode(hashlib.sha256(css.encode()).digest()).decode() for css in styles]
        assert known
        assert {f"'sha256-{digest}'" for digest in known} <= set(rules["style-src"][1:])
        assert len(rules["style-src"]) == 4
        assert rules["script-src"] == ["'self'"]


@pytest.mark.fault("X02")
def test_a_nonce_serves_one_answer_and_is_absent_from_all_others(app: Flask, browser: Browser) -> None:
    app.add_url_rule("/psp/fake/page", "fake_page", lambda: render_template_string("{{ csp_nonce() }}"))
    words = set()
    for _ in range(2):
        answer = browser.get("/psp/fake/page").answer
        word = answer.get_data(as_text=True)
        for directive in ("script-src", "style-src"):
            assert policy(answer.headers)[directive] == ["'self'", f"'nonce-{word}'"]
        words.add(word)
    assert len(words) == 2
    assert "nonce" not in browser.open().answer.headers["Content-Security-Policy"]


@pytest.mark.fault("X02", "X03")
def test_no_template_has_inline_script_style_attributes_or_handlers() -> None:
    for path in OURS:
        text = path.read_text("utf-8")
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), path
        assert not re.search(r"""\s(style|on[a-z]+|hx-on[:\w-]*)\s*=\s*["']""", text), path
        assert "|safe" not in text, path


@pytest.mark.fault("S13")
def test_only_the_brokers_origins_may_frame_the_screens(browser: Browser) -> None:
    for page in (browser.open(), browser.get("/return/" + "x" * 43), browser.get("/inapp/deposit")):
        assert policy(page.answer.headers)["frame-ancestors"] == ["https://app.ctrader.com"]
        assert "X-Frame-Options" not in page.answer.headers


@pytest.mark.fault("S14")
@pytest.mark.parametrize("path", ["/", "/healthz", "/nowhere", "/oauth2/authorize", "/static/cashier.js"])
def test_nothing_else_may_be_framed(client: FlaskClient, path: str) -> None:
    with client.get(path) as answer:
        assert policy(answer.headers)["frame-ancestors"] == ["'none'"]


def test_every_answer_is_uncached_and_forbids_sniffing(browser: Browser) -> None:
    page = browser.open()
    for answer in (page.answer, browser.get("/nowhere").answer, browser.send(page, "100").answer):
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Strict-Transport-Security"]
        assert answer.headers["Permissions-Policy"]


def test_files_too_are_fetched_over_https_alone_and_only_as_what_they_are(client: FlaskClient) -> None:
    for name in ("screens.js", "htmx-LICENSE.txt"):
        answer = client.get(f"/static/{name}", buffered=True)
        assert answer.status_code == 200
        assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_no_answer_lets_another_site_read_it(browser: Browser, client: FlaskClient) -> None:
    foreign = {"Origin": "https://evil.example"}
    answers = [
        client.get(path, headers=foreign) for path in ("/healthz", "/static/screens.js", "/auth/login", "/nowhere")
    ]
    answers += [client.post("/oauth2/crmApiToken", headers=foreign), client.options("/inapp/deposit", headers=foreign)]
    answers.append(browser.open().answer)
    assert not [name for answer in answers for name, _ in answer.headers if name.startswith("Access-Control")]


def test_every_answer_with_words_names_its_type_and_its_letters(browser: Browser, client: FlaskClient) -> None:
    pages = (browser.open().answer, client.get("/nowhere"), client.get("/healthz"), client.get("/static/screens.js"))
    assert all(answer.headers["Content-Type"].endswith("; charset=utf-8") for answer in pages)
    assert client.post("/oauth2/crmApiToken", json={}).headers["Content-Type"] == "application/json"  # UTF-8: RFC 8259


@pytest.mark.fault("X04", "X03", "X05")
def test_htmx_evaluates_nothing_stores_nothing_and_asks_no_other_host(browser: Browser) -> None:
    script = (ROOT / "static" / "htmx-2.0.11.lean.min.js").read_text("utf-8")
    for word in ("eval(", "Function(", "Storage", "pushState", "popstate", 'createElement("script")', "htmx-config"):
        assert word not in script, word
    # Its own settings are constants: scripts in answers are dropped, and addresses of other origins are refused.
    assert '.querySelectorAll("script").forEach(e=>e.remove())' in script
    assert "location.origin:window.origin" in script
    assert "htmx-config" not in browser.open().text


@pytest.mark.fault("X05", "S21", "S20")
def test_our_script_stores_nothing_takes_no_messages_and_goes_only_where_the_server_says() -> None:
    for word in ("localStorage", "setItem", "document.cookie", "indexedDB", '"message"', "eval(", "innerHTML"):
        assert word not in SCRIPT, word
    assert re.findall(r"location\.\w+\(([^)]*)\)", SCRIPT) == ["go"]
    assert "const { go } = card.dataset" in SCRIPT


@pytest.mark.parametrize("evil", ["//evil", "https:evil", "\\\\evil", "javascript:alert(1)"])
@pytest.mark.fault("S20")
def test_a_request_cannot_choose_where_the_page_goes(browser: Browser, world: World, evil: str) -> None:
    page = browser.open(next=evil, return_url=evil, success=evil, redirect=evil)
    assert page.status == 200
    card = browser.send(page, "100", next=evil, return_url=evil)
    world.hear(world.psp.pay(card.ref))
    world.run()
    done = browser.poll(page, card.ref, next=evil)
    assert done.mark("data-go") == "https://app.example/callback/success"
    assert evil not in page.text + card.text + done.text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"lang": "../../etc"}, '<html lang="en" dir="ltr">'),
        ({"theme": '"><script>'}, '<html lang="en" dir="ltr">'),
        ({"source": "x", "platform": "1", "firstLogin": "true"}, '<html lang="en" dir="ltr">'),
        ({"lang": "AR-eg", "theme": "LIGHT"}, '<html lang="ar" dir="rtl" data-theme="light">'),
        ({"lang": "zz", "theme": "dark"}, '<html lang="en" dir="ltr" data-theme="dark">'),
    ],
)
@pytest.mark.fault("S22")
def test_language_theme_and_source_come_from_lists(browser: Browser, query: dict[str, str], expected: str) -> None:
    page = browser.open(**query)
    assert page.status == 200
    assert expected in page.text
    assert "<script>" not in page.text


@pytest.mark.fault("S12")
def test_no_token_stands_in_the_page_and_none_is_logged(browser: Browser, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    token = browser.token()
    page = browser.get("/inapp/deposit", token=token, account=LOGIN)
    browser.send(page, "100")
    assert token not in page.text
    assert token not in caplog.text
    assert page.field("handle") not in caplog.text
    assert "replaceState" in SCRIPT


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "http://cashier.example"},
        {"Origin": "https://cashier.example.evil.example"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "null"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.fault("S17")
def test_a_post_from_another_site_is_refused_everywhere(browser: Browser, headers: dict[str, str]) -> None:
    page = browser.open()
    fields = {"amount": "100", "method": "fake_card", "page_key": page.field("page_key")}
    for path in ("/inapp/deposit", "/inapp/new", "/inapp/account", "/inapp/payments/D-2345678/cancel"):
        assert browser.post(page, path, headers=headers, **fields).status == 403
    for path in ("/oauth2/crmApiToken", "/psp/fake/webhook"):
        assert browser.client.post(path, headers=headers, json={}).status_code == 403


@pytest.mark.parametrize("headers", [{"Origin": ORIGIN, "Sec-Fetch-Site": "same-origin"}, {"Origin": "null"}, {}])
def test_our_own_posts_are_accepted_with_an_opaque_origin_too(browser: Browser, headers: dict[str, str]) -> None:
    assert browser.post(browser.open(), "/inapp/new", headers=headers).status == 200


@pytest.mark.parametrize("spoiled", ["handle", "csrf_token"])
@pytest.mark.fault("S17")
def test_handle_and_form_token_belong_together(browser: Browser, spoiled: str) -> None:
    page, other = browser.open(), browser.open()
    for value in (other.field(spoiled), "", "x" * 43):
        fields = {"handle": page.field("handle"), "csrf_token": page.field("csrf_token"), spoiled: value}
        answer = browser.client.post("/inapp/new", data=fields)
        assert answer.status_code == 403
    as_json = browser.client.post(
        "/inapp/new", data=json.dumps({"handle": page.field("handle")}), content_type="text/plain"
    )
    assert as_json.status_code == 403


@pytest.mark.parametrize(("brought", "status"), [("its own", 200), ("another page's", 403)])
def test_a_form_token_that_this_process_has_not_given_out_is_taken_by_its_signature(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, brought: str, status: int
) -> None:
    page, other = browser.open(), browser.open()
    monkeypatch.setattr(csrf, "_token_of", lambda secret: "one that was signed a second later")
    tokens = {"its own": page.field("csrf_token"), "another page's": other.field("csrf_token")}
    fields = {"handle": page.field("handle"), "csrf_token": tokens[brought]}
    assert browser.client.post("/inapp/new", data=fields).status_code == status


@pytest.mark.fault("X06")
def test_a_fragment_needs_htmx_and_the_handle(browser: Browser) -> None:
    page = browser.open()
    ref = browser.send(page, "100").ref
    for headers in ({}, HTMX, {"X-Page-Session": page.field("handle")}):
        answer = browser.get(f"/inapp/payments/{ref}", headers=headers)
        assert answer.status == 404
        assert ref not in answer.text
    unknown = browser.get(f"/inapp/payments/{ref}", headers=HTMX | {"X-Page-Session": "x" * 43})
    assert unknown.status == 410
    assert "100.00" not in unknown.text


EVIL = (
    "<img src=x onerror=alert(1)>",
    '" hx-get="/x" hx-trigger="load',
    "{{ 7*7 }}",
    "'; DROP TABLE payment;--",
    "\r\nX: y",
)


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.fault("X01", "X08")
def test_typed_input_is_shown_as_plain_text(browser: Browser, world: World, evil: str) -> None:
    with world.database.write() as db:
        db.put_account(Account(LOGIN, USER, "a@example.test", evil))
    choose = browser.open(login=None).answer.get_data(as_text=True)
    refused = browser.send(browser.open(), evil, method=evil).answer.get_data(as_text=True)
    for text in (choose, refused):
        assert "<img src=x" not in text
        assert '" hx-get="/x"' not in text
        assert ">49<" not in text
    assert browser.open().status == 200


@pytest.mark.parametrize("field", ["amount", "method", "page_key", "handle", "csrf_token", "account"])
@pytest.mark.fault("X08")
def test_odd_bytes_in_any_field_are_refused_without_a_crash(
    browser: Browser, caplog: pytest.LogCaptureFixture, field: str
) -> None:
    page = browser.open()
    fields = {"amount": "100", "method": "fake_card", "page_key": page.field("page_key")}
    for evil in (*EVIL, "\0", "\ud7ff" * 9, "%s%n", "A" * 9000, "٣" * 20):
        data = {"handle": page.field("handle"), "csrf_token": page.field("csrf_token"), **fields, field: evil}
        assert browser.client.post("/inapp/deposit", data=data).status_code < 500
    assert "X: y" not in caplog.text


@pytest.mark.parametrize(
    "path", ["/.git/config", "/.env", "/console", "/debug", "/app.py", "/static/../app.py", "/static/%2e%2e/app.py"]
)
@pytest.mark.fault("O02")
def test_no_file_of_the_machine_is_served(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert b"Traceback" not in answer.data


@pytest.mark.fault("O02")
def test_a_defect_of_ours_shows_no_trace_and_logs_no_address(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr(offers, "overview", broken)
    token = browser.token()
    page = browser.get("/inapp/deposit", token=token, account=LOGIN)
    assert page.status == 500
    assert "a defect" not in page.text
    assert "do not pay again" in page.words
    assert "a defect" in caplog.text
    assert token not in caplog.text


def test_an_unwritable_database_is_reported_and_the_attempt_can_be_repeated(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = browser.open()

    def broken(*_: object, **__: object) -> None:
        raise StorageFailed("disk full")

    monkeypatch.setattr(sessions, "session_of", broken)
    assert browser.post(page, "/inapp/new").status == 503


# --- webhooks and the probe ---


def hook(browser: Browser, body: bytes, name: str = "fake", signature: str = "good") -> tuple[int, str]:
    headers = {"Fake-Signature": signature}
    answer = browser.client.post(f"/psp/{name}/webhook", data=body, headers=headers)
    return answer.status_code, (answer.json or {}).get("status", "")


def test_a_webhook_is_accepted_repeated_held_or_refused(browser: Browser, world: World) -> None:
    payment = world.deposit()
    _, body = world.psp.event(world.psp.pay(payment.ref), "evt_a")
    stray = json.dumps(json.loads(body) | {"id": "evt_b", "ref": "D-0000000", "psp_ref": "x"}).encode()
    assert hook(browser, body) == (200, "accepted")
    assert hook(browser, body) == (200, "repeated")
    assert hook(browser, stray) == (200, "parked")
    assert hook(browser, body, signature="bad") == (400, "refused")
    assert hook(browser, body, name="nobody") == (404, "unknown provider")


def test_a_webhook_over_64_kilobytes_is_not_read(browser: Browser) -> None:
    assert hook(browser, b"x" * (64 * 1024 + 1))[0] == 413


def test_healthz_names_the_problems(client: FlaskClient, world: World) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.mimetype) == (503, "text/plain")
    with world.database.write() as db:
        db.set_heartbeat(world.clock.now())
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")
    with world.database.write() as db:
        db.set_held("restored")
    assert client.get("/healthz").text == "held: restored\n"


def test_an_alert_that_nobody_takes_leaves_the_status_alone_and_takes_the_word_away(
    client: FlaskClient, world: World
) -> None:
    with world.database.write() as db:
        db.add_alert(world.clock.now(), "review", "D-1", "look at it")
    world.clock.forward(alerts.TOO_LONG)
    with world.database.write() as db:
        db.set_heartbeat(world.clock.now())
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text[:26]) == (200, "alerts are not delivered: ")
    with world.database.write() as db:
        db.set_held("restored")
    answer = client.get("/healthz")
    assert (answer.status_code, len(answer.text.splitlines())) == (503, 2)


# --- routes and their guards ---

GUARDS = {
    "screens": ["https_only", "as_a_page", "form_token"],
    "payments": ["https_only", "form_token"],
    "history": ["https_only", "form_token"],
    "instruments": ["https_only", "form_token"],
    "login": ["https_only", "where_we_log_in", "rendered_form", "where_passwords_are"],
    "oidc": ["https_only", "where_we_log_in", "rendered_form", "where_a_provider_is", "as_a_page"],
    "second": ["https_only", "where_we_log_in", "rendered_form", "where_passwords_are"],
    "returns": ["https_only"],
    "oauth2": ["https_only", "from_ctrader"],
    "pages": ["https_only"],
    "webhooks": [],
}
MAY_STAND_OUTSIDE = {"static", "healthz"}


def test_every_route_stands_behind_the_guards_that_the_table_names(app: Flask) -> None:
    assert web.EVERYWHERE[-1] is guards.same_origin
    everywhere = app.before_request_funcs[None]
    assert all(check in everywhere for check in web.EVERYWHERE)
    for name, names in GUARDS.items():
        assert [check.__name__ for check in app.before_request_funcs.get(name, [])] == names
    for rule in app.url_map.iter_rules():
        blueprint = rule.endpoint.rpartition(".")[0]
        assert blueprint in GUARDS or rule.endpoint in MAY_STAND_OUTSIDE, rule


# --- weight and looks ---


def test_files_are_compressed_and_cached_for_ever_under_an_address_of_their_content(browser: Browser) -> None:
    page = browser.open()
    addresses = re.findall(r'<script src="([^"]+)"', page.text)
    assert len(addresses) == 1
    for address in addresses:
        assert re.search(r"\?v=[0-9a-f]{10}$", address)
        answer = browser.client.get(address, headers={"Accept-Encoding": "gzip"})
        assert answer.headers["Content-Encoding"] == "gzip"
        assert "immutable" in answer.headers["Cache-Control"]
        with browser.client.get(address) as plain:
            assert gzip.decompress(answer.data) == plain.data


@pytest.mark.parametrize("screen", ["deposit", "withdraw"])
def test_a_first_load_stays_within_three_requests_and_thirty_kilobytes(browser: Browser, screen: str) -> None:
    packed = {"Accept-Encoding": "gzip"}
    page = browser.get(f"/inapp/{screen}", headers=packed, token=browser.token(), account=LOGIN)
    html = gzip.decompress(page.answer.data).decode()
    assert not re.search(r'<link[^>]+href="(?!data:)', html)
    others = re.findall(r'\bsrc="(/[^"]+)"', html)
    files = [browser.client.get(path, headers=packed) for path in others]
    whole = [page.answer, *files]
    assert len(whole) <= 3
    assert sum(len(answer.data) + len(str(answer.headers)) for answer in whole) < 30_000


def test_the_inks_of_both_themes_are_readable() -> None:
    sheet = (ROOT / "static" / "styles" / "base.css").read_text("utf-8")
    themes = re.findall(r"{[^{}]*--ground: [^{}]*}", sheet)
    assert [theme.split()[2] for theme in themes] == ["light;", "dark;", "dark;"]
    assert themes[1].split() == themes[2].split()
    for theme in themes:
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", theme))
        for ground in ("ground", "card", "well"):
            for ink in ("ink", "dim", "bad", "good", "calm"):
                assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
        assert contrast(colours["edge"], colours["well"]) >= 3


def test_titles_of_both_screens_are_their_names(browser: Browser) -> None:
    for kind, name in ((PaymentType.DEPOSIT, "deposit"), (PaymentType.WITHDRAWAL, "withdraw")):
        assert f"<h1>{name.capitalize()}</h1>" in browser.open(name).text, kind
