"""The local cTrader as its users meet it: a process of its own, spoken to over HTTP."""

import csv
import hashlib
import http.client
import http.server
import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from simulator import demo
from tests.support.processes import ROOT, Process, announced, until

ALEX, SAM = 70011223, 70011224
USD, JPY, KWD, BTC = 5512345, 5512347, 5512401, 5512402
JSON = {"Accept": "application/json"}


class FakeCashier(http.server.BaseHTTPRequestHandler):
    """Answers the five token calls; the class attributes are what a test sets and reads."""

    valid_tokens: list[str] = []
    inapp_token: str | None = None
    refusal: tuple[str, int, dict] | None = None
    seen: list[tuple[str, dict, dict]] = []

    def log_message(self, *args: object) -> None:
        pass

    def do_POST(self) -> None:
        url = urlsplit(self.path)
        query = dict(parse_qsl(url.query))
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"] or 0)) or b"{}")
        self.seen.append((url.path, query, body))
        status, answer = self.answer(url.path, query)
        data = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def answer(self, path: str, query: dict) -> tuple[int, dict]:
        if path == "/oauth2/crmApiToken":
            self.valid_tokens.append(f"crm-{len(self.seen)}")
            return 200, {"crmApiToken": self.valid_tokens[-1]}
        if query.get("crmApiToken") not in self.valid_tokens:
            return 403, {"error": "Forbidden", "message": "unknown", "code": "CH_CLIENT_AUTH_FAILURE"}
        if self.refusal and self.refusal[0] == path:
            return self.refusal[1:]
        signed_in = {"userId": ALEX} | ({"inappToken": self.inapp_token} if self.inapp_token else {})
        return 200, {
            "/oauth2/onetime/authorize": signed_in | {"accessToken": "kept"},
            "/oauth2/authorize": signed_in,
            "/oauth2/onetime/generate": {"token": f"ot-{len(self.seen)}"},
            "/oauth2/logout": {},
        }[path]


@pytest.fixture(scope="module")
def cashier_url() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), FakeCashier)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def running(cashier: str, *more: str) -> AbstractContextManager[tuple[Process, str]]:
    """A local cTrader and its address."""
    command = [sys.executable, "-m", "simulator", "--port", "0", "--cashier", cashier, "--manager-login", "4100"]
    return announced([*command, "--manager-password", "pw", "--crm-password", "crm", *more])


class Sim:
    """A client of one running local cTrader."""

    def __init__(self, url: str) -> None:
        self.port = urlsplit(url).port
        self.token = self.post("/v2/webserv/managers/token", credentials("pw")).json["webservToken"]

    def call(self, method: str, path: str, body: object, headers: dict, timeout: float, host: str) -> "Answer":
        connection = http.client.HTTPConnection(host, self.port, timeout=timeout)
        try:
            data = body if isinstance(body, (bytes, type(None))) else json.dumps(body).encode()
            connection.request(method, path, data, headers)
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            connection.close()

    def get(self, path: str, headers: dict = JSON, host: str = "127.0.0.1") -> "Answer":
        return self.call("GET", path, None, headers, 10, host)

    def post(self, path: str, body: object = None, headers: dict = JSON, timeout: float = 10) -> "Answer":
        return self.call("POST", path, body, headers, timeout, "127.0.0.1")

    def trader(self, login: int, headers: dict = JSON) -> "Answer":
        return self.get(f"/v2/webserv/traders/{login}?token={self.token}", headers)

    def book(self, login: int = USD, timeout: float = 10, raw: bytes | None = None, **body: object) -> "Answer":
        given = {"login": login, "preciseAmount": 10, "type": "DEPOSIT", "externalId": "D-1.credit.1", **body}
        path = f"/v2/webserv/traders/{login}/changebalance?token={self.token}"
        return self.post(path, given if raw is None else raw, timeout=timeout)

    def balance(self, login: int = USD) -> int:
        return self.trader(login).json["balance"]

    def history(self, login: int = USD) -> list[dict]:
        return self.get(f"/_sim/history?login={login}").json

    def fault(self, kind: str, call: str = "changebalance", **fields: object) -> "Answer":
        answer = self.post("/_sim/faults", {"call": call, "kind": kind, **fields})
        assert answer.status == 200, answer.text
        return answer

    def calls(self, path: str) -> list[dict]:
        return [call for call in self.get("/_sim/calls").json if call["path"].endswith(path)]


class Answer:
    def __init__(self, status: int, headers: dict, body: bytes) -> None:
        self.status, self.headers, self.text = status, headers, body.decode()

    @property
    def json(self):
        return json.loads(self.text)

    @property
    def code(self) -> str:
        return self.json["error"]["errorCode"]


def credentials(password: str) -> dict:
    return {"login": 4100, "hashedPassword": hashlib.md5(password.encode()).hexdigest()}


@pytest.fixture(scope="module")
def process(cashier_url: str) -> Iterator[str]:
    with running(cashier_url) as (_, url):
        yield url


@pytest.fixture
def sim(process: str) -> Sim:
    sim = Sim(process)
    sim.post("/_sim/reset")
    FakeCashier.inapp_token = FakeCashier.refusal = None
    FakeCashier.seen.clear()
    FakeCashier.valid_tokens.clear()
    return sim


# The process


def test_a_taken_port_ends_the_program_with_four_and_names_the_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "simulator", "--port", port, "--cashier", "http://127.0.0.1:1"]
        command += ["--manager-login", "1", "--manager-password", "x", "--crm-password", "x"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=20)
    assert done.returncode == 4
    assert port in done.stderr and "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_with_zero_and_at_once_even_while_a_call_is_slow(cashier_url: str, number: signal.Signals):
    with running(cashier_url) as (process, url), ThreadPoolExecutor() as pool:
        sim = Sim(url)
        sim.fault("slow", "trader")
        waiting = pool.submit(sim.trader, USD)
        until(lambda: sim.calls(f"/traders/{USD}"))
        process.send_signal(number)
        assert process.wait(3) == 0
        assert waiting.exception(5)


def test_localhost_is_answered_on_both_loopback_addresses(sim: Sim):
    assert sim.get("/", host="127.0.0.1").status == 200
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("no IPv6 loopback here")
    assert sim.get("/", host="::1").status == 200


def test_money_and_ids_survive_a_restart_with_a_state_file(cashier_url: str, tmp_path: Path):
    keep = ("--state", str(tmp_path / "sim.json"))
    with running(cashier_url, *keep) as (_, url):
        before = Sim(url)
        first = before.book().json["balanceHistoryId"]
    with running(cashier_url, *keep) as (_, url):
        after = Sim(url)
        assert after.token == before.token
        assert after.balance() == 151025
        assert [entry["balanceHistoryId"] for entry in after.history()] == [first]
        assert after.book().json["balanceHistoryId"] > first


def test_the_demo_file_of_accounts_is_written_from_the_table():
    text = (ROOT / "demo" / "accounts.csv").read_text()
    assert text == demo.accounts_csv()
    assert [row["login"] for row in csv.DictReader(text.splitlines()) if row["enabled"] == "0"] == ["5512500"]


# The backend


def test_the_same_credentials_get_the_same_manager_token_and_wrong_ones_none(sim: Sim):
    again = sim.post("/v2/webserv/managers/token", credentials("pw"))
    assert again.json == {"webservToken": sim.token}
    wrong = sim.post("/v2/webserv/managers/token", credentials("other"))
    assert wrong.status == 401 and "webservToken" not in wrong.text


def test_a_revoked_manager_token_gets_401_until_it_is_asked_for_again(process: str, sim: Sim):
    sim.post("/_sim/revoke")
    assert sim.trader(USD).status == sim.book().status == 401
    assert Sim(process).token != sim.token
    assert sim.history() == []


def test_trader_money_is_scaled_by_the_accounts_digits(sim: Sim):
    expected = {USD: (2, 150025), JPY: (0, 250000), KWD: (3, 350500), BTC: (8, 25000000)}
    for login, money in expected.items():
        trader = sim.trader(login).json
        assert (trader["moneyDigits"], trader["balance"]) == money
        assert trader["equity"] == trader["freeMargin"] + trader["usedMargin"]
    usd = sim.trader(USD).json
    assert (usd["freeMargin"], usd["cashEquity"], usd["usedMargin"]) == (120000, 148010, 28010)


def test_webservices_answers_xml_unless_json_is_accepted(sim: Sim):
    answer = sim.trader(USD, headers={"Content-Type": "application/json"})
    assert answer.headers["Content-Type"].startswith("application/xml")
    assert "<trader>" in answer.text and "<balance>150025</balance>" in answer.text
    unknown = sim.trader(1, headers={})
    assert unknown.status == 400
    assert "<error><errorCode>TRADER_NOT_FOUND</errorCode>" in unknown.text


def test_a_deposit_and_a_withdrawal_move_all_four_figures_and_leave_history(sim: Sim):
    first = sim.book(preciseAmount="100.10", externalNote="D-1", comment="c", source="CARD", amount=999)
    second = sim.book(type="WITHDRAW", preciseAmount=0.1, externalId="W-1.debit.1")
    assert first.status == second.status == 200
    ids = [first.json["balanceHistoryId"], second.json["balanceHistoryId"]]
    assert ids[0] < ids[1] and ids[0] > 1_700_000_000_000
    trader = sim.trader(USD).json
    assert [trader[k] for k in ("balance", "equity", "freeMargin", "cashEquity")] == [
        160025,
        158010,
        130000,
        158010,
    ]
    deposit, withdrawal = sim.history()
    assert deposit.pop("timestamp") > 1_700_000_000_000
    assert deposit == {
        "balanceHistoryId": ids[0],
        "login": USD,
        "type": "DEPOSIT",
        "amount": "100.10",
        "externalId": "D-1.credit.1",
        "externalNote": "D-1",
        "comment": "c",
        "source": "CARD",
        "balance": 160035,
        "moneyDigits": 2,
    }
    assert (withdrawal["amount"], withdrawal["balance"]) == ("0.10", 160025)


def test_an_amount_is_read_as_decimal_and_never_as_binary_float(sim: Sim):
    raw = b'{"login": 5512402, "type": "DEPOSIT", "preciseAmount": 90071992547.40993001}'
    assert sim.book(BTC, raw=raw).status == 200
    assert sim.history(BTC)[0]["amount"] == "90071992547.40993001"
    assert sim.balance(BTC) == 25000000 + 9007199254740993001


@pytest.mark.parametrize(
    ("login", "change", "code"),
    [
        (USD, {"preciseAmount": 0}, "CHANGE_BALANCE_BAD_AMOUNT"),
        (USD, {"preciseAmount": -5}, "CHANGE_BALANCE_BAD_AMOUNT"),
        (USD, {"preciseAmount": 10**20}, "CHANGE_BALANCE_BAD_AMOUNT"),
        (USD, {"preciseAmount": "1.001"}, "INVALID_REQUEST"),
        (JPY, {"preciseAmount": 1.5}, "INVALID_REQUEST"),
        (USD, {"preciseAmount": "ten"}, "INVALID_REQUEST"),
        (USD, {"preciseAmount": True}, "INVALID_REQUEST"),
        (USD, {"preciseAmount": None}, "INVALID_REQUEST"),
        (USD, {"raw": b'{"login":5512345,"type":"DEPOSIT","preciseAmount":NaN}'}, "INVALID_REQUEST"),
        (USD, {"raw": b"not json"}, "INVALID_REQUEST"),
        (USD, {"raw": b""}, "INVALID_REQUEST"),
        (USD, {"raw": b"[]"}, "INVALID_REQUEST"),
        (USD, {"raw": b'{"login":5512346,"type":"DEPOSIT","preciseAmount":1}'}, "INVALID_REQUEST"),
        (USD, {"type": "GIFT"}, "INVALID_REQUEST"),
        (1, {}, "TRADER_NOT_FOUND"),
        (USD, {"type": "WITHDRAW", "preciseAmount": "1200.01"}, "NOT_ENOUGH_MONEY"),
    ],
)
def test_a_balance_operation_that_cannot_be_is_refused_and_changes_nothing(
    sim: Sim, login: int, change: dict, code: str
):
    answer = sim.book(login, **change)
    assert (answer.status, answer.code) == (400, code)
    assert sim.get("/_sim/history").json == []
    assert sim.balance() == 150025


def test_trailing_zeros_are_no_decimals(sim: Sim):
    assert sim.book(JPY, preciseAmount="100.00").status == 200
    assert sim.history(JPY)[0]["amount"] == "100"


def test_the_same_external_id_is_booked_again(sim: Sim):
    assert sim.book().json["balanceHistoryId"] != sim.book().json["balanceHistoryId"]
    assert sim.balance() == 152025


def test_forty_calls_at_once_each_get_an_id_of_their_own(sim: Sim):
    with ThreadPoolExecutor(40) as pool:
        answers = list(pool.map(lambda n: sim.book(externalId=f"D-{n}.credit.1"), range(40)))
    assert len({answer.json["balanceHistoryId"] for answer in answers}) == 40
    assert sim.balance() == 150025 + 40 * 1000


# The token hand-off


def handed_off(sim: Sim, **more: object) -> dict:
    opened = sim.post(
        "/_sim/open", {"userId": ALEX, "screen": "deposit", "account": USD, "identity": "handoff", **more}
    )
    return dict(parse_qsl(urlsplit(opened.json["url"]).query))


@pytest.mark.parametrize("prefix", ["", "/cid"])
def test_a_handed_off_token_is_redeemed_once(sim: Sim, prefix: str):
    path = f"{prefix}/ctid2/inAppToken/redeem?token={sim.token}"
    body = {"token": handed_off(sim)["token"]}
    assert sim.post(path, body, headers={}).json == {
        "userId": ALEX,
        "email": "alex@example.test",
        "tradingLogin": USD,
    }
    assert sim.post(path, body).status == 404
    assert FakeCashier.seen == []


def test_of_fifty_parallel_redeems_one_wins(sim: Sim):
    body = {"token": handed_off(sim)["token"]}
    with ThreadPoolExecutor(50) as pool:
        path = f"/ctid2/inAppToken/redeem?token={sim.token}"
        answers = list(pool.map(lambda _: sim.post(path, body).status, range(50)))
    assert sorted(answers) == [200] + [404] * 49


def test_an_expired_an_unknown_and_a_malformed_token_are_all_404(sim: Sim):
    path = f"/ctid2/inAppToken/redeem?token={sim.token}"
    expired = handed_off(sim, ttl=0)["token"]
    assert [sim.post(path, {"token": token}).status for token in (expired, "x", 5, None)] == [404] * 4


def test_a_redeem_with_a_wrong_manager_token_is_401_and_spends_nothing(sim: Sim):
    body = {"token": handed_off(sim, account=None)["token"]}
    assert sim.post("/ctid2/inAppToken/redeem?token=x", body).status == 401
    redeemed = sim.post(f"/ctid2/inAppToken/redeem?token={sim.token}", body)
    assert redeemed.json == {"userId": ALEX, "email": "alex@example.test"}


# cTrader as a client of the cashier


def paths() -> list[str]:
    return [path for path, _, _ in FakeCashier.seen]


def test_opening_a_screen_asks_for_a_token_and_passes_on_the_parameters(sim: Sim, cashier_url: str):
    opened = sim.post(
        "/_sim/open",
        {
            "userId": ALEX,
            "screen": "withdraw",
            "account": USD,
            "lang": "ar",
            "theme": "light",
            "source": "iOS",
            "extra": {"utm_source": "x"},
        },
    )
    url = urlsplit(opened.json["url"])
    assert f"{url.scheme}://{url.netloc}" == cashier_url and url.path == "/inapp/withdraw"
    query = dict(parse_qsl(url.query))
    assert query.pop("token").startswith("ot-")
    assert query == {
        "account": str(USD),
        "lang": "ar",
        "theme": "light",
        "source": "iOS",
        "utm_source": "x",
    }
    assert FakeCashier.seen == [
        ("/oauth2/crmApiToken", {}, {"password": "crm"}),
        ("/oauth2/onetime/generate", {"crmApiToken": "crm-1"}, {"userId": ALEX}),
    ]


def test_the_crm_token_is_kept_and_renewed_after_a_403(sim: Sim):
    body = {"userId": ALEX, "screen": "deposit"}
    sim.post("/_sim/open", body)
    sim.post("/_sim/open", body)
    assert paths().count("/oauth2/crmApiToken") == 1
    FakeCashier.valid_tokens.clear()
    assert sim.post("/_sim/open", body).status == 200
    assert paths().count("/oauth2/crmApiToken") == 2


def test_flow_2_exchanges_the_login_token_and_flow_1_proves_the_kept_access_token(sim: Sim):
    FakeCashier.inapp_token = "bound"
    body = {"userId": ALEX, "screen": "deposit"}
    sim.post("/_sim/open", body | {"login_token": "from-the-login-screen"})
    assert paths() == ["/oauth2/crmApiToken", "/oauth2/onetime/authorize", "/oauth2/onetime/generate"]
    assert FakeCashier.seen[1][2] == {"code": "from-the-login-screen"}
    assert FakeCashier.seen[2][1]["inappToken"] == "bound"
    FakeCashier.seen.clear()
    FakeCashier.inapp_token = "bound again"
    sim.post("/_sim/open", body)
    assert paths() == ["/oauth2/authorize", "/oauth2/onetime/generate"]
    assert FakeCashier.seen[0][2] == {"accessToken": "kept"}
    assert FakeCashier.seen[1][1]["inappToken"] == "bound again"


def test_a_sign_out_tells_the_cashier_and_forgets_the_session(sim: Sim):
    sim.post("/_sim/open", {"userId": ALEX, "screen": "deposit", "login_token": "x"})
    assert [user["signedIn"] for user in sim.get("/_sim/users").json] == [True, False, False]
    assert sim.post("/_sim/logout", {"userId": ALEX}).status == 200
    path, query, body = FakeCashier.seen[-1]
    assert (path, query["userId"], query["accessToken"], body) == ("/oauth2/logout", str(ALEX), "kept", {})
    assert not any(user["signedIn"] for user in sim.get("/_sim/users").json)


def test_a_login_token_of_another_user_opens_nothing(sim: Sim):
    opened = sim.post("/_sim/open", {"userId": SAM, "screen": "deposit", "login_token": "x"})
    assert opened.status == 502 and "another user" in opened.json["error"]
    assert "/oauth2/onetime/generate" not in paths()


def test_a_refusal_of_the_cashier_is_passed_on_in_words_without_tokens(sim: Sim):
    FakeCashier.refusal = ("/oauth2/onetime/generate", 404, {"message": "no such user", "code": "X"})
    opened = sim.post("/_sim/open", {"userId": ALEX, "screen": "deposit"})
    assert opened.status == 502
    assert opened.json == {"error": "/oauth2/onetime/generate answered 404: no such user"}
    assert [call["status"] for call in sim.get("/_sim/calls").json] == [200, 404]


def test_an_access_token_that_the_cashier_no_longer_knows_is_forgotten(sim: Sim):
    body = {"userId": ALEX, "screen": "deposit"}
    sim.post("/_sim/open", body | {"login_token": "x"})
    FakeCashier.refusal = ("/oauth2/authorize", 404, {"message": "unknown"})
    assert sim.post("/_sim/open", body).status == 502
    assert sim.get("/_sim/users").json[0]["signedIn"] is False


def test_a_cashier_that_is_down_is_a_502_too():
    with running("http://127.0.0.1:9") as (_, url):
        opened = Sim(url).post("/_sim/open", {"userId": ALEX, "screen": "deposit"})
    assert opened.status == 502 and "could not be reached" in opened.json["error"]


# Control


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/_sim/open", {"userId": ALEX, "screen": "chat"}, 400),
        ("/_sim/open", {"screen": "deposit"}, 400),
        ("/_sim/open", {"userId": ALEX, "screen": "deposit", "tehme": "dark"}, 400),
        ("/_sim/open", [], 400),
        ("/_sim/open", {"userId": 5, "screen": "deposit", "identity": "handoff"}, 404),
        ("/_sim/faults", {"call": "everything", "kind": "slow"}, 400),
        ("/_sim/faults", {"call": "token", "kind": "explode"}, 400),
        ("/_sim/faults", {"call": "token", "kind": "reject"}, 400),
        ("/_sim/faults", {"call": "token", "kind": "slow", "times": 0}, 400),
        ("/_sim/faults", {"call": "token", "kind": "slow", "second": 1}, 400),
        ("/_sim/account", {"login": 1, "balance": 5}, 404),
        ("/_sim/account", {"login": USD, "balanse": 5}, 400),
        ("/_sim/account", {"login": USD, "balance": "1.234"}, 400),
    ],
)
def test_a_wrong_control_request_is_refused_in_words(sim: Sim, path: str, body: object, status: int):
    answer = sim.post(path, body)
    assert answer.status == status
    assert answer.json["error"]
    assert sim.get("/_sim/faults").json == []


def test_a_control_body_is_read_as_json_whatever_type_it_is_called(sim: Sim):
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert sim.post("/_sim/account", {"login": USD, "balance": 5}, headers).status == 200
    assert sim.balance() == 5


def test_the_notes_of_calls_tell_the_facts_and_no_token(sim: Sim):
    sim.book(preciseAmount="12.50")
    sim.trader(1)
    booked, looked = sim.get("/_sim/calls").json
    assert abs(booked.pop("at") - time.time() * 1000) < 60_000
    assert looked["id"] == booked.pop("id") + 1
    assert 0 <= booked.pop("ms") < 5000
    assert booked == {
        "from": "cashier",
        "to": "ctrader",
        "step": "10",
        "note": "Balance changed",
        "direction": "in",
        "method": "POST",
        "path": f"/v2/webserv/traders/{USD}/changebalance",
        "login": USD,
        "status": 200,
        "type": "DEPOSIT",
        "amount": "12.50",
        "externalId": "D-1.credit.1",
        "fault": None,
        "error": None,
    }
    assert (looked["status"], looked["error"]) == (400, "TRADER_NOT_FOUND")
    assert sim.token not in sim.get("/_sim/calls").text
    assert len(sim.get("/_sim/calls?last=1").json) == 1


def test_a_closed_position_changes_the_balance_and_is_no_booking(sim: Sim):
    before = sim.get(f"/_sim/history?everything&login={USD}").json[-1]
    after = sim.post("/_sim/account", {"login": USD, "close": "-12.50"}).json
    last = sim.get(f"/_sim/history?everything&login={USD}").json[-1]
    assert (last["type"], last["amount"], last["balance"]) == ("CLOSE", "-12.50", after["balance"])
    assert last["balance"] == before["balance"] - 1250 and last["balanceVersion"] == before["balanceVersion"] + 1
    assert sim.get("/_sim/history").json == []


def test_the_history_names_its_watermark_and_may_run_behind(sim: Sim):
    before = int(time.time() * 1000)
    sim.book()
    answer = sim.get("/_sim/history")
    assert len(answer.json) == 1
    assert before <= int(answer.headers["Sim-Watermark"]) <= time.time() * 1000
    sim.post("/_sim/history", {"lag": 180})
    behind = sim.get("/_sim/history")
    assert behind.json == []
    assert int(behind.headers["Sim-Watermark"]) < before - 170_000
    assert sim.history(JPY) == []


def test_an_account_can_be_changed_in_integers_or_in_text_and_fields_hidden(sim: Sim):
    changed = sim.post("/_sim/account", {"login": KWD, "balance": "12.345", "freeMargin": 7})
    assert (changed.json["balance"], changed.json["freeMargin"]) == (12345, 7)
    sim.post("/_sim/account", {"login": KWD, "hide": ["moneyDigits", "cashEquity"]})
    assert {"moneyDigits", "cashEquity"}.isdisjoint(sim.trader(KWD).json)


def test_a_reset_brings_back_the_demo_state_but_never_an_id(sim: Sim):
    first = sim.book().json["balanceHistoryId"]
    sim.fault("slow", "token", times=3)
    sim.post("/_sim/account", {"login": USD, "hide": ["cashEquity"]})
    assert sim.post("/_sim/reset").json == {}
    assert (sim.history(), sim.get("/_sim/faults").json, sim.get("/_sim/calls").json) == ([], [], [])
    assert sim.trader(USD).json["cashEquity"] == 148010
    assert sim.book().json["balanceHistoryId"] > first


# Faults


def no_answer(sim: Sim, **more: object) -> None:
    with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
        sim.book(**more)


def test_refuse_resets_the_connection_and_books_nothing(sim: Sim):
    sim.fault("refuse")
    with pytest.raises((ConnectionResetError, BrokenPipeError)):
        sim.book()
    assert sim.history() == []
    (call,) = sim.calls("changebalance")
    assert (call["fault"], call["status"]) == ("refuse", None)


def test_offline_truly_refuses_connections_and_comes_back(sim: Sim):
    sim.post("/_sim/offline", {"seconds": 0.5})
    with pytest.raises(ConnectionRefusedError):
        sim.book()

    def back() -> bool:
        try:
            return sim.trader(USD).status == 200
        except ConnectionRefusedError:
            return False

    until(back)
    assert sim.history() == []


def test_drop_before_reads_the_request_and_books_nothing(sim: Sim):
    sim.fault("drop_before")
    no_answer(sim)
    assert sim.history() == []
    (call,) = sim.calls("changebalance")
    assert (call["fault"], call["amount"], call["status"]) == ("drop_before", "10", None)


def test_drop_after_books_and_does_not_answer(sim: Sim):
    sim.fault("drop_after")
    no_answer(sim)
    assert len(sim.history()) == 1 and sim.balance() == 151025


def test_apply_late_books_after_the_connection_was_closed(sim: Sim):
    sim.fault("apply_late", seconds=0.4)
    no_answer(sim)
    assert sim.history() == []
    until(lambda: len(sim.history()) == 1)


def test_what_was_to_be_applied_late_is_forgotten_by_a_reset(sim: Sim):
    sim.fault("apply_late", seconds=0.3)
    no_answer(sim)
    sim.post("/_sim/reset")
    sim.fault("apply_late", login=JPY, seconds=0.6)
    no_answer(sim, login=JPY)
    until(lambda: sim.history(JPY))
    assert sim.history(USD) == []


@pytest.mark.parametrize(("applied", "booked"), [(False, 0), (True, 1)])
def test_status_answers_a_gateways_page_applied_or_not(sim: Sim, applied: bool, booked: int):
    sim.fault("status", status=503, applied=applied)
    answer = sim.book()
    assert answer.status == 503 and answer.text.startswith("<html")
    assert len(sim.history()) == booked


def test_status_can_be_a_redirect(sim: Sim):
    sim.fault("status", status=302, location="http://elsewhere.example.test/")
    answer = sim.book()
    assert (answer.status, answer.headers["Location"]) == (302, "http://elsewhere.example.test/")


@pytest.mark.parametrize(("applied", "booked"), [(False, 0), (True, 1)])
def test_body_answers_any_text(sim: Sim, applied: bool, booked: int):
    sim.fault("body", body='{"balanceHistoryId": 12', applied=applied)
    answer = sim.book()
    assert (answer.status, answer.text) == (200, '{"balanceHistoryId": 12')
    assert len(sim.history()) == booked
    sim.fault("body", body="CODE: text", content_type="text/plain", status=400)
    plain = sim.book()
    assert (plain.status, plain.headers["Content-Type"].split(";")[0]) == (400, "text/plain")


def test_slow_answers_late_and_books_only_then(sim: Sim):
    sim.fault("slow", seconds=0.6)
    with pytest.raises(TimeoutError):
        sim.book(timeout=0.2)
    assert sim.history() == []
    until(lambda: len(sim.history()) == 1)


def test_drip_answers_a_byte_at_a_time(sim: Sim):
    sim.fault("drip", seconds=0.01)
    started = time.monotonic()
    answer = sim.book(timeout=0.5)
    assert answer.json["balanceHistoryId"] == sim.history()[0]["balanceHistoryId"]
    assert time.monotonic() - started > 0.01 * len(answer.text)


def test_twice_books_twice_and_answers_once(sim: Sim):
    sim.fault("twice")
    answer = sim.book()
    assert [entry["balanceHistoryId"] for entry in sim.history()][1:] == [answer.json["balanceHistoryId"]]
    assert sim.balance() == 152025


def test_reject_answers_the_code_and_books_nothing(sim: Sim):
    sim.fault("reject:REQUEST_FREQUENCY_EXCEEDED")
    answer = sim.book()
    assert (answer.status, answer.code) == (400, "REQUEST_FREQUENCY_EXCEEDED")
    assert sim.history() == []


def test_a_fault_strikes_as_often_as_asked_and_only_its_login(sim: Sim):
    sim.fault("reject:NOT_ENOUGH_RIGHTS", login=JPY, times=2)
    assert sim.book(USD).status == 200
    assert sim.book(JPY).status == 400
    left = [{"call": "changebalance", "kind": "reject:NOT_ENOUGH_RIGHTS", "login": JPY, "times": 1}]
    assert sim.get("/_sim/faults").json == left
    assert sim.book(JPY).status == 400
    assert sim.book(JPY).status == 200
    assert sim.get("/_sim/faults").json == []


@pytest.mark.parametrize(
    ("call", "ask"),
    [
        ("token", lambda sim: sim.post("/v2/webserv/managers/token", credentials("pw"))),
        ("trader", lambda sim: sim.trader(USD)),
        ("redeem", lambda sim: sim.post(f"/ctid2/inAppToken/redeem?token={sim.token}", {"token": "x"})),
    ],
)
def test_the_other_calls_can_fail_too(sim: Sim, call: str, ask: Callable[[Sim], Answer]):
    sim.fault("status", call, status=502)
    assert ask(sim).status == 502
    assert ask(sim).status != 502


# The app shell


def test_the_shell_preselects_what_its_address_names(sim: Sim):
    page = sim.get(f"/?mode=web&user={SAM}&account={KWD}").text
    assert '<body data-mode="web"' in page
    assert f'<option value="{SAM}" selected>' in page
    assert f'{{"account": {KWD}, "user": {SAM}}}' in page
    assert '<body data-mode="phone"' in sim.get("/?mode=x&user=x&account=x").text


def test_the_shells_page_holds_no_inline_handler_and_no_weakened_frame():
    sources = [ROOT / "simulator" / "templates" / "shell.html", ROOT / "simulator" / "static" / "shell.js"]
    text = "".join(source.read_text() for source in sources)
    assert " onclick" not in text and "sandbox" not in text and ".allow" not in text


def test_the_three_callback_pages_exist_and_no_other(sim: Sim):
    statuses = [sim.get(f"/callback/{name}").status for name in ("success", "close", "login", "other")]
    assert statuses == [200, 200, 200, 404]
