"""No secret leaves the memory of the processes, nothing tells of the inside, and secrets change while money flows."""

import hashlib
import hmac
import json
import re
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from inapp.domain.identifiers import return_key
from tests.processes.books_check import assert_books_agree, await_rest
from tests.processes.conftest import Install
from tests.processes.processes import Answer, Cashier, Simulator, call
from tests.processes.trader import Page, approve, card_in, deposit, withdraw
from tests.support.processes import free_port, until

CANARIES = {
    "CASHIER_SECRET_KEY": "canary-secret-key-5f0c1c",
    "CASHIER_CRM_PASSWORDS": "canary-crm-8a1b77,canary-crm-old-17cc02",
    "CTRADER_MANAGER_PASSWORD": "canary-manager-40be9d",
    "CTRADER_REPORTING_DB_PASSWORD": "canary-reporting-db-77c1e0",
    "CTRADER_MANAGER_API_PASSWORD": "canary-manager-api-51d0af",
    "CASHIER_MOCK_WEBHOOK_SECRET": "canary-webhook-92d3e5,canary-webhook-old-0aa1f4",
    "CASHIER_ALERT_URL": "http://127.0.0.1:9/alert?key=canary-alert-63be10",
}
VALUES = [value.rpartition("key=")[2] for text in CANARIES.values() for value in text.split(",")]


@pytest.fixture
def guarded(tmp_path: Path, accounts: Path) -> Iterator[Cashier]:
    """An installation whose every secret is a canary."""
    crm = CANARIES["CASHIER_CRM_PASSWORDS"].split(",")[0]
    reader = CANARIES["CTRADER_MANAGER_API_PASSWORD"]
    simulator = Simulator(tmp_path, free_port(), CANARIES["CTRADER_MANAGER_PASSWORD"], crm, reader)
    settings = {"CASHIER_INAPP_TOKENS": "1", **simulator.read_by("manager_api"), **CANARIES}
    cashier = Cashier(tmp_path, simulator, accounts, real=True, **settings)
    cashier.start()
    yield cashier
    cashier.kill_all()
    simulator.close()


def ask(url: str, **fields: Any) -> dict[str, Any]:
    answer = call(url, json.dumps(fields).encode(), {"Content-Type": "application/json", "Accept": "application/json"})
    assert answer.status == 200, answer.text
    return dict(json.loads(answer.text))


def md5_of(name: str) -> str:
    """What goes over the wire for a password of a manager, and is as good as that."""
    return hashlib.md5(CANARIES[name].encode(), usedforsecurity=False).hexdigest()


def manager_token(cashier: Cashier) -> str:
    """The token that the cashier holds: cTrader gives the same one for the same credentials."""
    body = json.dumps({"login": 4100, "hashedPassword": md5_of("CTRADER_MANAGER_PASSWORD")}).encode()
    url, headers = f"{cashier.simulator.url}/v2/webserv/managers/token", {"Accept": "application/json"}
    answer = until(lambda: (got := call(url, body, headers)).status == 200 and got)
    return str(json.loads(answer.text)["webservToken"])


def tokens_of_the_app(cashier: Cashier) -> list[str]:
    """Every kind of token of the token endpoints, taken once through all of them."""
    oauth2 = f"{cashier.url}/oauth2"
    crm = ask(f"{oauth2}/crmApiToken", password=VALUES[1])["crmApiToken"]
    login = cashier.run("tokens", "login", "70011223", "--keep").stdout.strip()
    session = ask(f"{oauth2}/onetime/authorize?crmApiToken={crm}", code=login)
    again = ask(f"{oauth2}/authorize?crmApiToken={crm}", accessToken=session["accessToken"])
    held = again["inappToken"]
    screen = ask(f"{oauth2}/onetime/generate?crmApiToken={crm}&inappToken={held}", userId=70011223)["token"]
    used = call(f"{cashier.url}/inapp/deposit?token={screen}&account=5512345")
    assert used.status == 200
    return [crm, login, session["accessToken"], session["inappToken"], held, screen]


def sign_in(cashier: Cashier, user_id: int) -> None:
    """Sign the app in, so that it holds the `inappToken` that screens then demand."""
    login = cashier.run("tokens", "login", str(user_id), "--keep").stdout.strip()
    cashier.simulator.call("open", userId=user_id, screen="deposit", login_token=login)


@pytest.mark.fault("O01", "I22", "S12")
def test_no_secret_and_no_token_is_found_in_any_file_or_log_of_a_run(guarded: Cashier):
    tokens = tokens_of_the_app(guarded)
    for user_id in (70011223, 70011224):
        sign_in(guarded, user_id)
    page = Page(guarded)
    card = card_in(page.send("150.00")())
    approve(guarded, card.secret)
    await_rest(guarded)
    refs = [card.ref, withdraw(guarded, "20.00", 5512346)]
    tokens += [manager_token(guarded), page.token, page.handle, page.csrf]
    tokens += [return_key(CANARIES["CASHIER_SECRET_KEY"], ref) for ref in refs]
    _provoke_errors(guarded, page)
    await_rest(guarded)
    until(lambda: guarded.rows("SELECT 1 FROM alerts WHERE tries > 0"))  # one was tried, and refused
    tokens += [manager_token(guarded)]
    assert guarded.run("backup", str(guarded.folder / "backup.db")).returncode == 0
    assert guarded.stop() == 0

    secrets = {*VALUES, *tokens, *map(md5_of, ("CTRADER_MANAGER_PASSWORD", "CTRADER_MANAGER_API_PASSWORD"))}
    assert all(len(secret) >= 16 for secret in secrets)
    files = {path: path.read_bytes() for path in guarded.folder.iterdir() if path.is_file()}
    assert {path.name for path in files} >= {"cashier.db", "cashier.db.sent", "cashier.db.mock", "cashier.log"}
    # The mock's own file plays another company, which has been told where to send its payers back.
    keys = {return_key(CANARIES["CASHIER_SECRET_KEY"], ref) for ref in refs}
    found = {
        (path.name, secret)
        for path, data in files.items()
        for secret in secrets - (keys if path.name == "cashier.db.mock" else set())
        if secret.encode() in data
    }
    assert found == set()
    paths = [entry["path"] for entry in guarded.simulator.call("calls")]
    assert [path for path in paths if any(secret in path for secret in secrets)] == []


def _provoke_errors(cashier: Cashier, page: Page) -> None:
    """Errors are where secrets slip out: refused tokens, lost connections, strange answers, wrong signatures."""
    simulator = cashier.simulator
    assert call(page.url).status == 410
    assert call(f"{cashier.url}/inapp/deposit?token={page.token}&token=x").status == 400
    assert call(f"{cashier.url}/return/{page.handle}").status == 404
    assert call(f"{cashier.url}/oauth2/authorize?crmApiToken={page.token}", b"{").status in (400, 403)
    assert webhook(cashier, VALUES[-1] + "x", "evt_1").status == 400
    simulator.call("revoke", post=True)
    Page(cashier, login=5512347)  # the web server signs in again; the worker meets the fault below
    for kind in ("drop_before", "status", "body", "refuse"):
        simulator.call("faults", call="trader", kind=kind)
        Page(cashier, login=5512347)
    simulator.call("faults", call="token", kind="status", status=500)
    refs = [deposit(cashier, "151.00", 5512345)]
    until(lambda: cashier.state(refs[0]) == "credited")
    for asked, kind in (("login", "reject:AUTHENTICATION_FAILED"), ("login", "truncated"), ("history", "garbage")):
        simulator.call("faults", call=f"manager_{asked}", kind=kind)
        assert cashier.run("doctor").returncode == 1
    simulator.call("faults", call="changebalance", kind="status", status=502, applied=True)
    refs += [deposit(cashier, "151.00", 5512400)]
    until(lambda: cashier.state(refs[1]) == "credited")
    ref = deposit(cashier, "100.08", 5512346)  # ends in review, with an alert
    until(lambda: cashier.state(ref) == "review")


PROBES = (
    *("/.git/config", "/.env", "/console", "/?__debugger__=yes&cmd=resource&f=debugger.js", "/debug", "/admin"),
    *("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fcashier.db", "/metrics", "/server-status"),
    *("/inapp/deposit", "/inapp/deposit?token=" + "x" * 5000, "/inapp/deposit?token=%00%0d%0aSet-Cookie:a"),
    *("/inapp/payments/D-AAAAAAA", "/return/..%2f..%2fetc%2fpasswd", "/psp/none/webhook", "/psp/mock/pay/x"),
    *("/oauth2/authorize", "/oauth2/environment", "/psp/mock/objects/x/__class__"),
)
INSIDE = re.compile(
    r"Traceback|werkzeug|jinja|sqlite|/site-packages/|File \"|CASHIER_|CTRADER_|\[core\]", re.IGNORECASE
)


@pytest.mark.fault("O02", "S10")
def test_no_probe_brings_the_environment_a_debugger_a_stack_trace_or_a_file(guarded: Cashier):
    sign_in(guarded, 70011223)
    page = Page(guarded)
    posts = (b"", b"{", b"\x00\xff" * 500, b'{"userId": {"$gt": 0}}', b"a=" + b"b" * 70_000)
    for path in PROBES:
        for body in (None, *posts):
            for kind in ("application/json", "multipart/form-data", "application/x-www-form-urlencoded"):
                _assert_tells_nothing(path, call(guarded.url + path, body, {"Content-Type": kind}))
    for method in ("TRACE", "OPTIONS", "PUT", "DELETE", "PROPFIND"):
        _assert_tells_nothing(method, call(f"{guarded.url}/inapp/deposit", b"", method=method))
    for field in ("amount", "method", "page_key", "handle", "csrf_token"):
        answer = page.post(page.path, **{"amount": "10", "method": "mock_card", field: "\x00{{7*7}}'\"<"})
        _assert_tells_nothing(field, answer)
    assert "Traceback" not in guarded.log.read_text()


def _assert_tells_nothing(what: str, answer: Answer) -> None:
    assert answer.status != 500, what
    told = answer.text + json.dumps(answer.headers)
    assert not INSIDE.search(told), (what, INSIDE.search(told))
    assert not any(value in told for value in VALUES), what


def webhook(cashier: Cashier, secret: str, event: str, ref: str = "D-AAAAAAA") -> Answer:
    """A webhook of the mock, signed with this secret."""
    body = {"id": event, "type": "payment.paid", "created": int(time.time()), "ref": ref, "psp_ref": "pay_none"}
    data = json.dumps(body | {"amount": 1, "currency": "USD"}).encode()
    at = str(int(time.time()))
    signature = hmac.new(secret.encode(), at.encode() + b"." + data, hashlib.sha256).hexdigest()
    headers = {"Content-Type": "application/json", "Mock-Signature": f"t={at},v1={signature}"}
    return call(f"{cashier.url}/psp/mock/webhook", data, headers)


@pytest.mark.fault("O03", "H02")
def test_secrets_are_changed_while_deposits_flow_and_no_event_is_lost_or_used_twice(install: Install):
    cashier = install(CASHIER_MOCK_WEBHOOK_SECRET="old-secret")
    cashier.start()
    stop: list[bool] = []

    def keep_paying(login: int) -> list[str]:
        refs = []
        while not stop:
            refs.append(deposit(cashier, "152.00", login))
            until(lambda: cashier.state(refs[-1]) == "credited")
        return refs

    with ThreadPoolExecutor() as traders:
        paying = [traders.submit(keep_paying, login) for login in (5512345, 5512346, 5512400)]
        try:
            done = 0
            for secret in ("new-secret,old-secret", "new-secret"):
                done = _paid_on(cashier, done, paying)
                cashier.simulator.call("revoke", post=True)  # as a changed manager password does
                assert webhook(cashier, "old-secret", f"evt_before_{secret}").status == 200
                assert cashier.stop() == 0
                cashier.settings["CASHIER_MOCK_WEBHOOK_SECRET"] = secret
                cashier.start()
            assert webhook(cashier, "old-secret", "evt_after").status == 400
            assert webhook(cashier, "new-secret", "evt_after").status == 200
            cashier.simulator.call("revoke", post=True)
            _paid_on(cashier, done, paying)
        finally:
            stop.append(True)
        refs = [ref for one in paying for ref in one.result()]
    await_rest(cashier)
    assert {cashier.state(ref) for ref in refs} == {"credited"}
    assert len(cashier.rows("SELECT 1 FROM payments")) == len(refs)
    assert_books_agree(cashier)


def _paid_on(cashier: Cashier, done: int, paying: list[Future[list[str]]]) -> int:
    """Wait until three more deposits were credited; how many there are now. Raises what ended a trader."""
    until(lambda: len(cashier.simulator.bookings()) >= done + 3 or any(one.done() for one in paying))
    for one in paying:
        assert not one.done() or one.result()
    return len(cashier.simulator.bookings())
