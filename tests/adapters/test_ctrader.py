"""The client of cTrader on real sockets: its requests, its reading of answers, and its limits."""

import hashlib
import json
import socket
import threading

import pytest

from inapp.adapters.ctrader import WebServices
from inapp.domain.attempts import AttemptState, SendBy
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown, Unreadable
from inapp.domain.model import Attempt, TokenOwner
from inapp.domain.money import Money
from inapp.domain.outcomes import BAD_TOKEN, NothingLeft, Outcome, Verdict, classify
from inapp.settings import CTraderSettings
from tests.support import scripted_server
from tests.support.scripted_server import Wire

TIMEOUT = 800
TOKEN = "manager token/1&x=y"
PASSWORD = "manager-pass"
ONE_TIME = "one-time-token"
ALWAYS = SendBy(boot=10**9, wall=2_000_000)
FIELDS = {
    "login": 17,
    "depositCurrency": "USD",
    "moneyDigits": 2,
    "balance": 150025,
    "freeMargin": 120000,
    "cashEquity": 148010,
}


class StoppedClock:
    def __init__(self, boot: float = 1000.0, now: int = 2_000_000) -> None:
        self._boot, self._now = boot, now

    def boot(self) -> float:
        return self._boot

    def now(self) -> int:
        return self._now


def client(server, **options) -> WebServices:
    work = {name: options.pop(name) for name in ("clock", "count_call") if name in options}
    url = server if isinstance(server, str) else server.url
    settings = CTraderSettings(url, 4100, PASSWORD, **{"timeout_ms": TIMEOUT} | options)
    return WebServices(settings, **{"clock": StoppedClock()} | work)


def signed_in(server, **options) -> WebServices:
    ctrader = client(server, **options)
    ctrader.sign_in()
    return ctrader


def gives(value: object, status: int = 200) -> scripted_server.Script:
    return scripted_server.answers(status, json.dumps(value).encode())


def refuses(code: str, status: int = 400) -> scripted_server.Script:
    return gives({"error": {"errorCode": code, "description": "words"}}, status)


token_given = gives({"webservToken": TOKEN})


def attempt(**changes) -> Attempt:
    fields = {
        "external_id": "D-7F3K2Q.credit.1",
        "ref": "D-7F3K2Q",
        "booking_type": "credit",
        "n": 1,
        "login": 17,
        "type": "DEPOSIT",
        "money": Money(25_000, "USD", 2),
        "state": AttemptState.SENDING,
        "started": 0,
    }
    return Attempt(**(fields | changes))


def book(*scripts: scripted_server.Script, **changes):
    with Wire(token_given, *scripts) as server:
        ctrader = signed_in(server)
        found = ctrader.change_balance(attempt(**changes), "CARD", ALWAYS)
    return server, found


def head_and_body(request: bytes) -> tuple[list[str], dict[str, object]]:
    head, _, body = request.partition(b"\r\n\r\n")
    return head.decode().split("\r\n"), json.loads(body) if body else {}


def bookings(server: Wire) -> list[bytes]:
    return [request for request in server.requests if b"/changebalance" in request]


# The manager token


def test_signing_in_sends_the_login_and_the_hash_of_the_password():
    with Wire(token_given) as server:
        signed_in(server)
    lines, body = head_and_body(server.requests[0])
    assert lines[0] == "POST /v2/webserv/managers/token HTTP/1.1"
    assert "Accept: application/json" in lines
    assert body == {"login": 4100, "hashedPassword": hashlib.md5(PASSWORD.encode()).hexdigest()}


def test_a_token_in_hand_is_not_fetched_again_until_it_is_asked_for():
    with Wire(token_given) as server:
        ctrader = signed_in(server)
        ctrader.sign_in()
        assert server.connections == 1
        ctrader.sign_in(renew=True)
        assert server.connections == 2


@pytest.mark.parametrize("renew", [False, True])
def test_threads_that_sign_in_together_make_one_request(renew):
    together, answering = 8, threading.Event()

    def slow(connection: socket.socket, server: Wire) -> None:
        server.read(connection)
        answering.wait(5)
        connection.sendall(scripted_server.answer(200, json.dumps({"webservToken": TOKEN}).encode()))

    first = [token_given] if renew else []
    with Wire(*first, slow) as server:
        ctrader = signed_in(server, timeout_ms=3000) if renew else client(server, timeout_ms=3000)
        gate = threading.Barrier(together + 1)

        def enter() -> None:
            gate.wait()
            ctrader.sign_in(renew)

        threads = [threading.Thread(target=enter) for _ in range(together)]
        for thread in threads:
            thread.start()
        gate.wait()
        threading.Timer(0.2, answering.set).start()
        for thread in threads:
            thread.join()
    assert len(server.requests) == len(first) + 1


def test_threads_that_wait_for_a_failed_sign_in_share_its_failure():
    entered, failures = threading.Event(), []

    def breaks(connection: socket.socket, server: Wire) -> None:
        server.read(connection)
        entered.set()
        server.ending.wait(0.2)

    with Wire(breaks) as server:
        ctrader = client(server, timeout_ms=3000)

        def enter() -> None:
            try:
                ctrader.sign_in()
            except OutcomeUnknown as failure:
                failures.append(str(failure))

        threads = [threading.Thread(target=enter) for _ in range(4)]
        threads[0].start()
        entered.wait(5)
        for thread in threads[1:]:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(failures) == 4 and server.connections == 1


@pytest.mark.parametrize(
    ("script", "failure"),
    [
        (gives({}, 401), Declined(BAD_TOKEN)),
        (gives({}, 403), Declined(BAD_TOKEN)),
        (gives({}, 500), OutcomeUnknown("HTTP_500")),
        (gives({}), OutcomeUnknown("unreadable")),
        (gives({"webservToken": 7}), OutcomeUnknown("unreadable")),
        (gives([]), OutcomeUnknown("unreadable")),
        (refuses("REQUEST_FREQUENCY_EXCEEDED"), OutcomeUnknown("REQUEST_FREQUENCY_EXCEEDED")),
        (scripted_server.answers(200, b"<token/>"), OutcomeUnknown("unreadable")),
        (scripted_server.reads_all_then_resets, OutcomeUnknown("connection lost")),
    ],
)
def test_a_sign_in_that_fails_says_how(script, failure):
    with Wire(script) as server, pytest.raises(type(failure), match=f"^{failure}$"):
        signed_in(server)


def test_signing_in_at_a_closed_port_is_not_sent():
    with pytest.raises(NotSent, match=r"^connect$"):
        signed_in(f"http://127.0.0.1:{scripted_server.closed_port()}")


def test_prefixes_are_put_before_the_paths():
    with Wire(token_given, gives({"userId": 1})) as server:
        ctrader = client(server, prefix_webserv="/w", prefix_ctid2="/c")
        ctrader.redeem(ONE_TIME)
    assert server.requests[0].startswith(b"POST /w/webserv/managers/token ")
    assert server.requests[1].startswith(b"POST /c/ctid2/inAppToken/redeem?")


def test_calls_that_the_hourly_limit_counts_are_counted_before_they_are_made():
    counted = []
    with Wire(token_given, gives(FIELDS), gives({"balanceHistoryId": 1}), gives({"userId": 1})) as server:
        ctrader = client(server, count_call=lambda kind: counted.append((kind, server.connections)))
        ctrader.trading_account(17)
        ctrader.change_balance(attempt(), "CARD", ALWAYS)
        ctrader.redeem(ONE_TIME)
    assert counted == [("token", 0), ("booking", 2), ("redeem", 3)]


# Accounts


def read_trading_account(fields: dict[str, object], **options):
    with Wire(token_given, gives(fields)) as server:
        return client(server, **options).trading_account(17)


def test_an_account_is_read_as_scaled_integers():
    with Wire(token_given, gives(FIELDS)) as server:
        trader = client(server).trading_account(17)
    lines, _ = head_and_body(server.requests[1])
    assert (
        lines[0] == "GET /v2/webserv/traders/17?token=manager%20token%2F1%26x%3Dy HTTP/1.1"
        and "Accept: application/json" in lines
    )
    assert (trader.login, trader.currency, trader.digits) == (17, "USD", 2)
    assert [trader.balance, trader.free_margin, trader.cash_equity] == [
        Money(150025, "USD", 2),
        Money(120000, "USD", 2),
        Money(148010, "USD", 2),
    ]
    assert str(trader.withdrawable) == "1200.00 USD"


@pytest.mark.parametrize("digits", [0, 2, 3, 8])
def test_the_accounts_own_digits_scale_its_amounts(digits):
    assert read_trading_account(FIELDS | {"moneyDigits": digits, "balance": 7}).balance == Money(7, "USD", digits)


def test_amounts_that_ctrader_does_not_name_are_unknown_and_not_zero():
    trader = read_trading_account({"login": 17, "depositCurrency": "USD", "moneyDigits": 2, "balance": None})
    assert (trader.balance, trader.free_margin, trader.cash_equity, trader.withdrawable) == (None,) * 4


def test_missing_digits_come_from_the_settings_or_the_account_is_refused():
    fields = {key: value for key, value in FIELDS.items() if key != "moneyDigits"}
    assert read_trading_account(fields, money_digits={"USD": 3}).balance == Money(150025, "USD", 3)
    with pytest.raises(Declined, match=r"^NO_MONEY_DIGITS$"):
        read_trading_account(fields, money_digits={"EUR": 2})


@pytest.mark.parametrize(
    "change",
    [
        {"balance": 1.5},
        {"balance": True},
        {"balance": "150025"},
        {"balance": 10**30},
        {"cashEquity": 1e3},
        {"moneyDigits": 9},
        {"moneyDigits": -1},
        {"moneyDigits": 2.0},
        {"moneyDigits": True},
        {"login": 18},
        {"login": None},
        {"depositCurrency": None},
        {"depositCurrency": "us dollars"},
    ],
)
def test_an_account_with_anything_strange_in_it_is_not_used(change):
    with pytest.raises(OutcomeUnknown, match=r"^unreadable$"):
        read_trading_account(FIELDS | change)


@pytest.mark.parametrize(
    ("script", "failure"),
    [
        (refuses("TRADER_NOT_FOUND", 404), Declined("TRADER_NOT_FOUND")),
        (refuses("NOT_ENOUGH_RIGHTS", 403), Declined("NOT_ENOUGH_RIGHTS")),
        (refuses("TRADER_NOT_FOUND", 200), Declined("TRADER_NOT_FOUND")),
        (refuses("UNKNOWN_ERROR"), OutcomeUnknown("HTTP_400")),
        (refuses("TRADER_NOT_FOUND", 500), OutcomeUnknown("TRADER_NOT_FOUND")),
        (scripted_server.answers(404, b"<html>"), OutcomeUnknown("HTTP_404")),
        (scripted_server.answers(200, b"<trader/>"), OutcomeUnknown("unreadable")),
        (scripted_server.never_answers, OutcomeUnknown("no answer in time")),
    ],
)
def test_an_account_that_cannot_be_read_says_why(script, failure):
    with Wire(token_given, script) as server, pytest.raises(type(failure), match=f"^{failure}$"):
        client(server).trading_account(17)


@pytest.mark.fault("N09")
def test_a_read_with_a_stale_token_is_made_again_once_with_a_new_one():
    fresh = gives({"webservToken": "fresh"})
    with Wire(token_given, gives({}, 401), fresh, gives(FIELDS)) as server:
        assert client(server).trading_account(17).login == 17
    assert b"?token=fresh " in server.requests[3] and server.connections == 4


@pytest.mark.fault("N10")
def test_a_token_that_is_always_refused_makes_no_login_storm():
    with Wire(token_given, gives({}, 401), token_given, gives({}, 401)) as server:
        with pytest.raises(Declined, match=f"^{BAD_TOKEN}$"):
            client(server).trading_account(17)
        assert server.connections == 4


def test_a_read_keeps_to_the_time_of_its_caller():
    with Wire(token_given, scripted_server.never_answers) as server:
        ctrader = signed_in(server, timeout_ms=60_000)
        with pytest.raises(OutcomeUnknown, match=r"^no answer in time$"):
            ctrader.trading_account(17, timeout=200)


# Balance changes


def test_a_booking_is_sent_with_its_exact_amount_and_references():
    server, found = book(gives({"balanceHistoryId": 880001}))
    assert classify(found) == Verdict(Outcome.CONFIRMED, balance_history_id=880001)
    lines, body = head_and_body(bookings(server)[0])
    assert lines[0] == ("POST /v2/webserv/traders/17/changebalance?token=manager%20token%2F1%26x%3Dy HTTP/1.1")
    assert "Accept: application/json" in lines
    assert body == {
        "login": 17,
        "preciseAmount": 250.0,
        "type": "DEPOSIT",
        "comment": "D-7F3K2Q D-7F3K2Q.credit.1",
        "externalNote": "D-7F3K2Q",
        "externalId": "D-7F3K2Q.credit.1",
        "source": "CARD",
    }


@pytest.mark.fault("I18")
@pytest.mark.parametrize("amount", ["0.10000001", "250.00", "123456789012345.67", "7", "0.300", "100000000"])
def test_an_amount_goes_out_digit_for_digit(amount):
    money = Money.from_text(amount, "USD", len(amount.partition(".")[2]))
    server, _ = book(gives({"balanceHistoryId": 1}), money=money)
    assert f'"preciseAmount": {amount}}}'.encode() in bookings(server)[0]


def test_an_amount_below_zero_is_never_sent():
    server, found = book(scripted_server.reads_all_then_closes, money=Money(-500, "USD", 2))
    assert found == NothingLeft("amount below zero") and not bookings(server)


def test_nothing_is_sent_before_signing_in():
    with Wire(token_given) as server:
        assert client(server).change_balance(attempt(), "CARD", ALWAYS) == NothingLeft("not signed in")
    assert not server.connections


@pytest.mark.fault("K21")
@pytest.mark.parametrize(
    ("boot", "wall"), [(1000.1, 2_000_000), (900.0, 2_000_001), (900.0, 1_989_999)], ids=["boot", "late", "early"]
)
def test_a_booking_whose_time_has_passed_on_either_clock_is_not_written(boot, wall):
    with Wire(token_given, scripted_server.reads_all_then_closes) as server:
        ctrader = signed_in(server, clock=StoppedClock(boot, wall))
        found = ctrader.change_balance(attempt(), "CARD", SendBy(boot=1000.0, wall=2_000_000))
    assert classify(found).outcome is Outcome.NOT_SENT and not bookings(server)


def test_a_booking_that_cannot_be_counted_is_not_sent():
    def count(kind: str) -> None:
        if kind == "booking":
            raise RuntimeError("the database is gone")

    with Wire(token_given, scripted_server.reads_all_then_closes) as server:
        found = signed_in(server, count_call=count).change_balance(attempt(), "CARD", ALWAYS)
    assert isinstance(found, NothingLeft) and not bookings(server)


@pytest.mark.fault("N01")
def test_a_booking_at_a_closed_port_was_not_sent():
    with Wire(token_given) as server:
        ctrader = signed_in(server)
    assert classify(ctrader.change_balance(attempt(), "CARD", ALWAYS)).outcome is Outcome.NOT_SENT


@pytest.mark.fault("N03", "N05")
@pytest.mark.parametrize(
    "script",
    [scripted_server.reads_all_then_closes, scripted_server.reads_all_then_resets, scripted_server.never_answers],
)
def test_a_booking_without_an_answer_is_ambiguous_and_sent_once(script):
    server, found = book(script)
    assert classify(found).outcome is Outcome.AMBIGUOUS and len(bookings(server)) == 1


@pytest.mark.fault("N06")
@pytest.mark.parametrize("status", [500, 502, 503, 504])
@pytest.mark.parametrize(
    "body", [b"<html>", b'{"balanceHistoryId": 5}', b'{"error": {"errorCode": "NOT_ENOUGH_MONEY"}}']
)
def test_a_booking_answered_with_any_server_error_is_ambiguous(status, body):
    server, found = book(scripted_server.answers(status, body))
    assert classify(found).outcome is Outcome.AMBIGUOUS and len(bookings(server)) == 1


@pytest.mark.fault("N07")
@pytest.mark.parametrize(
    "body",
    [
        b"<html><body>welcome</body></html>",
        b"",
        b'{"balanceHistoryId": 88',
        b'{"balanceHistoryId": null}',
        b'{"balanceHistoryId": "abc"}',
        b'{"balanceHistoryId": 0}',
    ],
)
def test_a_booking_answered_with_nonsense_is_ambiguous(body):
    server, found = book(scripted_server.answers(200, body))
    assert classify(found).outcome is Outcome.AMBIGUOUS and len(bookings(server)) == 1


@pytest.mark.fault("N09")
def test_a_stale_token_is_forgotten_and_the_booking_not_resent_by_itself():
    fresh = gives({"webservToken": "fresh"})
    with Wire(token_given, gives({}, 401), fresh, gives({"balanceHistoryId": 9})) as server:
        ctrader = signed_in(server)
        first = ctrader.change_balance(attempt(), "CARD", ALWAYS)
        assert classify(first) == Verdict(Outcome.REJECTED, BAD_TOKEN) and len(bookings(server)) == 1
        assert ctrader.change_balance(attempt(), "CARD", ALWAYS) == NothingLeft("not signed in")
        ctrader.sign_in()
        second = ctrader.change_balance(attempt(external_id="D-7F3K2Q.credit.2"), "CARD", ALWAYS)
    assert classify(second).outcome is Outcome.CONFIRMED
    assert server.connections == 4 and b"token=fresh " in bookings(server)[1]


@pytest.mark.fault("N11")
def test_a_quota_refusal_is_a_rejection_only_in_the_vendors_words():
    _, spoken = book(refuses("REQUEST_FREQUENCY_EXCEEDED", 429))
    assert classify(spoken) == Verdict(Outcome.REJECTED, "REQUEST_FREQUENCY_EXCEEDED")
    _, page = book(scripted_server.answers(429, b"<html>slow down</html>"))
    assert classify(page).outcome is Outcome.AMBIGUOUS


@pytest.mark.fault("N12")
def test_a_redirected_booking_is_ambiguous_and_its_token_goes_nowhere_else():
    with Wire(scripted_server.answers()) as elsewhere:
        server, found = book(scripted_server.answers(302, Location=elsewhere.url))
        assert classify(found).outcome is Outcome.AMBIGUOUS and len(bookings(server)) == 1
        assert not elsewhere.connections


@pytest.mark.fault("N13")
def test_a_booking_whose_answer_drips_is_ambiguous_at_the_deadline():
    server, found = book(scripted_server.drips(scripted_server.answer(200, b'{"balanceHistoryId": 5}')))
    assert classify(found) == Verdict(Outcome.AMBIGUOUS, "no answer in time") and len(bookings(server)) == 1


@pytest.mark.fault("N14")
def test_a_connection_that_the_other_side_closes_between_calls_costs_no_second_request():
    with Wire(token_given, gives({"balanceHistoryId": 1}), gives({"balanceHistoryId": 2})) as server:
        ctrader = signed_in(server)
        found = [classify(ctrader.change_balance(attempt(), "CARD", ALWAYS)) for _ in range(2)]
    assert [verdict.balance_history_id for verdict in found] == [1, 2] and len(bookings(server)) == 2


@pytest.mark.fault("N20")
def test_too_little_money_is_a_rejection_with_its_code():
    _, found = book(refuses("NOT_ENOUGH_MONEY"), type="WITHDRAW")
    assert classify(found) == Verdict(Outcome.REJECTED, "NOT_ENOUGH_MONEY")


# One-time tokens


def redeem(*scripts: scripted_server.Script) -> TokenOwner:
    with Wire(token_given, *scripts) as server:
        return client(server).redeem(ONE_TIME)


def test_a_one_time_token_is_sent_in_the_body_and_buys_a_person():
    with Wire(token_given, gives({"userId": 7, "email": "t@example.test", "tradingLogin": 17})) as server:
        assert client(server).redeem(ONE_TIME) == TokenOwner(7, 17, "t@example.test")
    lines, body = head_and_body(server.requests[1])
    assert lines[0].startswith("POST /ctid2/inAppToken/redeem?token=manager") and body == {"token": ONE_TIME}
    assert ONE_TIME not in lines[0]


@pytest.mark.parametrize("named", [{}, {"tradingLogin": 0}, {"tradingLogin": None}, {"tradingLogin": ""}])
def test_a_token_may_stand_for_no_single_account(named):
    assert redeem(gives({"userId": "7"} | named)) == TokenOwner(7, None, "")


@pytest.mark.fault("S08")
@pytest.mark.parametrize(
    ("script", "failure"),
    [
        (gives({}, 404), Declined("TOKEN_NOT_VALID")),
        (refuses("NOT_ENOUGH_RIGHTS", 403), OutcomeUnknown("NOT_ENOUGH_RIGHTS")),
        (gives({}, 403), OutcomeUnknown("HTTP_403")),
        (gives({}, 500), OutcomeUnknown("HTTP_500")),
        (gives({"userId": 0}), OutcomeUnknown("unreadable")),
        (gives({"userId": 1.0}), OutcomeUnknown("unreadable")),
        (gives({"userId": 7, "tradingLogin": -1}), OutcomeUnknown("unreadable")),
        (gives({"userId": 2**63}), OutcomeUnknown("unreadable")),
        (gives({"userId": "9223372036854775808"}), OutcomeUnknown("unreadable")),
        (gives({"userId": 7, "tradingLogin": 2**63}), OutcomeUnknown("unreadable")),
        (scripted_server.answers(200, b""), OutcomeUnknown("unreadable")),
        (scripted_server.never_answers, OutcomeUnknown("no answer in time")),
    ],
)
def test_only_a_404_says_that_the_token_is_not_valid(script, failure):
    with pytest.raises(type(failure), match=f"^{failure}$"):
        redeem(script)


def test_a_stale_manager_token_costs_the_person_nothing():
    fresh = gives({"webservToken": "fresh"})
    assert redeem(gives({}, 401), fresh, gives({"userId": 7})) == TokenOwner(7)


def test_a_manager_token_that_is_always_refused_is_not_the_persons_fault():
    with pytest.raises(OutcomeUnknown, match=f"^{BAD_TOKEN}$"):
        redeem(gives({}, 401), token_given, gives({}, 401))


@pytest.mark.parametrize("script", [gives({}, 401), gives({}, 500), scripted_server.reads_all_then_closes])
def test_a_token_is_not_used_up_where_signing_in_fails(script):
    with Wire(script) as server, pytest.raises(NotSent):
        client(server).redeem(ONE_TIME)
    assert server.connections == 1


@pytest.mark.fault("I22")
def test_no_failure_and_no_log_line_names_a_secret(caplog):
    scripts = [
        gives({"token": TOKEN}, 401),
        scripted_server.answers(500, ONE_TIME.encode()),
        scripted_server.reads_all_then_resets,
        gives({"userId": ONE_TIME, "webservToken": TOKEN}),
        scripted_server.answers(302, Location=f"http://h/?token={TOKEN}"),
    ]
    told = []
    with caplog.at_level(0):
        for script in scripts:
            for ask in (
                lambda ctrader: ctrader.sign_in(renew=True),
                lambda ctrader: ctrader.trading_account(17),
                lambda ctrader: ctrader.redeem(ONE_TIME),
            ):
                with Wire(token_given, script) as server:
                    ctrader = signed_in(server)
                    try:
                        ask(ctrader)
                    except (Declined, NotSent, OutcomeUnknown) as failure:
                        chain = [failure, failure.__cause__, failure.__context__]
                        told.append(repr([(error, getattr(error, "doc", "")) for error in chain]))
    assert len(told) >= 14
    for secret in (TOKEN, "manager%20token", ONE_TIME, PASSWORD, hashlib.md5(PASSWORD.encode()).hexdigest()):
        assert secret not in "".join(told) + caplog.text


# Proof that cTrader lives


def answers(*scripts: scripted_server.Script) -> bool:
    with Wire(token_given, *scripts) as server:
        return client(server).answers(17)


@pytest.mark.parametrize(
    "script",
    [
        gives(FIELDS),
        gives(FIELDS | {"balance": 10**18}),
        gives(FIELDS | {"depositCurrency": None}),
        gives({"something": "else"}),
        refuses("TRADER_NOT_FOUND", 404),
        refuses("UNKNOWN_ERROR", 400),
    ],
)
def test_any_json_answer_of_its_own_proves_that_ctrader_lives(script):
    assert answers(script)


@pytest.mark.parametrize(
    "script",
    [
        scripted_server.answers(200, b"<html>Welcome</html>"),
        scripted_server.answers(404, b"<html>no such page</html>"),
        scripted_server.answers(404, b"404"),
        gives(["a list"]),
        refuses("NOT_ENOUGH_RIGHTS", 403),
        refuses("REQUEST_FREQUENCY_EXCEEDED", 429),
        refuses("UNKNOWN_ERROR", 500),
        gives({"error": "bad gateway"}, 502),
        scripted_server.never_answers,
    ],
)
def test_a_proxys_page_a_refused_manager_and_a_fault_of_the_server_prove_nothing(script):
    assert not answers(script)


def test_a_manager_who_is_refused_twice_proves_nothing():
    assert not answers(gives({}, 401), token_given, gives({}, 401))


@pytest.mark.parametrize("currency", ["USD.c", "mBTC", "USDT", "US-cents"])
def test_a_currency_is_taken_as_ctrader_names_it(currency):
    account = read_trading_account(FIELDS | {"depositCurrency": currency})
    assert account.currency == currency
    assert str(account.balance) == f"1500.25 {currency}"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"balance": 10**18}, "its balance in 'USD' cannot be kept"),
        ({"balance": "many"}, "its balance is no whole number"),
        ({"depositCurrency": None}, "it names no depositCurrency"),
        ({"depositCurrency": "us\x1b[0m dollars" + "x" * 99}, "in 'us\\x1b[0m dollars"),
        ({"moneyDigits": 9}, "its moneyDigits are 9"),
        ({"login": 18}, "it is about another login"),
    ],
)
def test_an_answer_that_nobody_can_use_names_what_is_wrong_with_it(change, words):
    with pytest.raises(Unreadable) as caught:
        read_trading_account(FIELDS | change)
    assert words in caught.value.why
    assert len(caught.value.why) < 150
    assert caught.value.why.isprintable()
