"""The mock PSP: outcomes by amount, delivery of webhooks, and restarts."""

import json
import logging
import re
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from inapp.domain.errors import BadSignature, Declined, OutcomeUnknown
from inapp.domain.model import ObservationKind, PspObjectType, UiMode
from inapp.domain.money import Money
from inapp.domain.states import PaymentType
from psp_adapters import AdapterContext, build
from psp_adapters.mock.adapter import Mock
from psp_adapters.mock.catalogue import MORE
from psp_adapters.mock.outcomes import OUTCOMES, USUAL, Timing, outcome_of
from psp_adapters.mock.provider import MockProvider
from psp_adapters.mock.webhooks import HEADER, SUBJECTS, Signatures, post
from tests.contract.psp_cases import START, MockCase, money, payment

REF, RETURN = "D-7F3K2Q", "http://cashier.test/return/a-return-key"
TIMING = Timing()


@pytest.fixture
def case(tmp_path: Path) -> MockCase:
    return MockCase(tmp_path)


@pytest.fixture
def client(case: MockCase) -> FlaskClient:
    app = Flask("cashier")
    app.jinja_env.globals.update(csp_nonce=lambda: "a-nonce", t=lambda text: text)
    app.register_blueprint(case.psp.pages, url_prefix="/psp/mock")
    return app.test_client()


def start(case: MockCase, minor: int, method: str = "mock_card", **more: int) -> str:
    """Start a deposit of so many cents; the object's secret."""
    case.psp.start_deposit(payment(REF, Money(minor, "USD", 2), method, **more), RETURN)
    return case.secret_of(REF)


def seen(case: MockCase, psp_ref: str | None = None) -> ObservationKind:
    return case.psp.look_up(PspObjectType.PAYMENT, REF, psp_ref).kind


def send(case: MockCase) -> list[object]:
    """Deliver what is due; the types of all webhooks so far."""
    case.psp.courier.deliver_due()
    return case.box.types


def pay(case: MockCase, minor: int, method: str = "mock_card", **more: int) -> list[object]:
    start(case, minor, method, **more)
    case.approve(REF)
    return send(case)


def withdraw(case: MockCase, minor: int) -> Callable[[], ObservationKind]:
    """Order a payout; what it looks like whenever it is called."""
    order = payment("W-7F3K2Q", Money(minor, "USD", 2), "mock_card", PaymentType.WITHDRAWAL)
    first = case.psp.pay_out(order, "W-7F3K2Q.payout.1")
    assert first.kind is ObservationKind.PENDING
    return lambda: case.psp.look_up(PspObjectType.PAYOUT, "W-7F3K2Q.payout.1", first.psp_ref).kind


PAID, DECLINED = ObservationKind.SUCCEEDED, ObservationKind.DECLINED
PENDING, ASKS = ObservationKind.PENDING, ObservationKind.NEEDS_ACTION
STOPPED = ObservationKind.NOT_ATTEMPTED

# The table


def test_the_table_holds_exactly_the_codes_that_are_promised() -> None:
    assert set(OUTCOMES) == {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 22, 23, 24}
    assert {code for code, outcome in OUTCOMES.items() if outcome.about is PspObjectType.PAYOUT} == {11, 12, 22}


@pytest.mark.parametrize("code", range(100))
def test_a_code_of_no_row_or_of_the_other_direction_succeeds(code: int) -> None:
    for subject in PspObjectType:
        row = OUTCOMES.get(code)
        expected = row if row is not None and row.about is subject else USUAL[subject]
        assert outcome_of(subject, 3700 + code) is expected


@pytest.mark.parametrize("minor", [1000, 1010, 1011, 1012, 1050, 1099])
def test_a_usual_deposit_is_paid_at_once_with_one_webhook(case: MockCase, minor: int) -> None:
    assert pay(case, minor) == ["payment.paid"]
    assert case.psp.look_up(PspObjectType.PAYMENT, REF, None).money == Money(minor, "USD", 2)


@pytest.mark.parametrize(("minor", "reason"), [(1001, "card_declined"), (1002, "insufficient_funds")])
def test_codes_01_and_02_are_declined_with_their_reason(case: MockCase, minor: int, reason: str) -> None:
    assert pay(case, minor) == ["payment.declined"]
    observation = case.psp.look_up(PspObjectType.PAYMENT, REF, None)
    assert (observation.kind, observation.reason) == (DECLINED, reason)


def test_code_03_asks_for_one_more_step_before_it_pays(case: MockCase) -> None:
    assert pay(case, 1003) == []
    assert seen(case) is ASKS
    case.approve(REF)
    assert seen(case) is PAID and send(case) == ["payment.paid"]


def test_code_04_never_answers_and_can_still_be_cancelled(case: MockCase) -> None:
    pay(case, 1004)
    case.clock.passes(10**9)
    assert send(case) == [] and seen(case) is PENDING
    assert case.psp.cancel(case.psp.look_up(PspObjectType.PAYMENT, REF, None).psp_ref).kind is STOPPED


def test_code_05_is_paid_after_five_seconds_and_not_before(case: MockCase) -> None:
    pay(case, 1005)
    case.clock.passes(4_999)
    assert seen(case) is PENDING and send(case) == []
    case.clock.passes(1)
    assert seen(case) is PAID and send(case) == ["payment.paid"]


def test_code_06_delivers_one_webhook_twice_with_one_id(case: MockCase) -> None:
    assert pay(case, 1006) == ["payment.paid"] * 2
    assert case.box.posts[0][2] == case.box.posts[1][2]
    assert len(case.rows("SELECT 1 FROM objects")) == 1


def test_code_07_delivers_its_webhook_before_the_click_is_answered(case: MockCase, client: FlaskClient) -> None:
    secret = start(case, 1007)
    client.post(f"/psp/mock/objects/{secret}/approve")
    assert case.box.types == ["payment.paid"]
    assert send(case) == ["payment.paid"], "it is not delivered once more"


def test_code_07_is_never_taken_by_another_process_before_the_answer(case: MockCase) -> None:
    secret = start(case, 1007)
    _, at_once = case.psp.provider.approve(secret)
    assert len(at_once) == 1 and case.start().provider.claim() is None
    case.clock.passes(TIMING.lease)
    assert case.start().provider.claim() is not None, "unless the one that answers died"


def test_code_07_whose_webhook_was_refused_is_delivered_later(case: MockCase, client: FlaskClient) -> None:
    secret = start(case, 1007)
    case.box.status = 503
    assert client.post(f"/psp/mock/objects/{secret}/approve").status_code == 303
    case.box.status = 200
    case.clock.passes(TIMING.longest_retry)
    assert send(case) == ["payment.paid"] * 2


def test_code_08_captures_one_minor_unit_less(case: MockCase) -> None:
    pay(case, 1008)
    assert case.psp.look_up(PspObjectType.PAYMENT, REF, None).money == Money(1007, "USD", 2)
    assert case.box.events[0]["amount"] == 1007


@pytest.mark.parametrize(("asked", "captured"), [("USD", "EUR"), ("EUR", "USD"), ("JPY", "EUR")])
def test_code_09_captures_another_currency(case: MockCase, asked: str, captured: str) -> None:
    digits = {"JPY": 0}.get(asked, 2)
    case.psp.start_deposit(payment(REF, Money(1009, asked, digits), "mock_card"), RETURN)
    case.approve(REF)
    assert case.psp.look_up(PspObjectType.PAYMENT, REF, None).money == Money(1009, captured, 2)
    send(case)
    assert case.box.events[0]["currency"] == captured


@pytest.mark.parametrize("minor", [2000, 2001, 2004, 2013])
def test_a_usual_payout_is_pending_first_and_paid_shortly_after(case: MockCase, minor: int) -> None:
    state = withdraw(case, minor)
    assert send(case) == []
    case.clock.passes(TIMING.soon)
    assert state() is PAID and send(case) == ["payout.paid"]
    assert case.box.events[0]["ref"] == "W-7F3K2Q"


def test_code_11_fails_the_payout(case: MockCase) -> None:
    state = withdraw(case, 2011)
    case.clock.passes(TIMING.soon)
    assert state() is DECLINED and send(case) == ["payout.failed"]


def test_code_12_fails_the_payout_after_it_was_reported_paid(case: MockCase) -> None:
    state = withdraw(case, 2012)
    case.clock.passes(TIMING.soon)
    assert state() is PAID and send(case) == ["payout.paid"]
    case.clock.passes(TIMING.late)
    assert state() is DECLINED and send(case) == ["payout.paid", "payout.failed"]


def test_code_13_is_paid_two_seconds_after_the_payment_expired(case: MockCase) -> None:
    pay(case, 1013, expires=START + 60_000)
    case.clock.passes(60_000 + TIMING.late - 1)
    assert seen(case) is PENDING
    case.clock.passes(1)
    assert seen(case) is PAID and send(case) == ["payment.paid"]


def test_code_13_that_was_cancelled_is_captured_all_the_same(case: MockCase) -> None:
    pay(case, 1013, expires=START + 60_000)
    cancelled = case.psp.cancel(case.psp.look_up(PspObjectType.PAYMENT, REF, None).psp_ref)
    assert (cancelled.kind, cancelled.reason) == (STOPPED, "cancelled")
    case.clock.passes(TIMING.late)
    late = case.psp.look_up(PspObjectType.PAYMENT, REF, None)
    assert (late.kind, late.reason, late.money) == (PAID, "", Money(1013, "USD", 2))
    assert send(case) == ["payment.paid"]


def test_code_14_captures_twice_under_one_reference_with_a_webhook_for_each(case: MockCase) -> None:
    assert pay(case, 1014) == ["payment.paid"] * 2
    first, second = case.box.events
    assert first["psp_ref"] != second["psp_ref"] and first["id"] != second["id"]
    assert first["ref"] == second["ref"] == REF
    for event in (first, second):
        observation = case.psp.look_up(PspObjectType.PAYMENT, REF, str(event["psp_ref"]))
        assert (observation.kind, observation.money) == (PAID, Money(1014, "USD", 2))
    assert case.psp.look_up(PspObjectType.PAYMENT, REF, None).psp_ref == first["psp_ref"]
    twin = str(second["psp_ref"])
    assert case.psp.refund(twin, Money(1014, "USD", 2), "U-1.refund.1").kind is PENDING


def test_an_unapproved_cancelled_payment_stays_cancelled_with_every_code(case: MockCase) -> None:
    start(case, 1013)
    case.psp.cancel(case.psp.look_up(PspObjectType.PAYMENT, REF, None).psp_ref)
    case.approve(REF)
    case.clock.passes(10**9)
    assert seen(case) is STOPPED and send(case) == []


def test_a_payment_approved_twice_is_captured_once(case: MockCase) -> None:
    start(case, 1050)
    case.approve(REF)
    case.decline(REF)
    case.approve(REF)
    assert send(case) == ["payment.paid"] and seen(case) is PAID


def test_a_refund_is_paid_shortly_after_with_a_webhook_about_our_reference(case: MockCase) -> None:
    pay(case, 1050)
    refund = case.psp.refund(case.psp.look_up(PspObjectType.PAYMENT, REF, None).psp_ref, money("4.00"), "key")
    case.run()
    assert send(case) == ["payment.paid", "refund.paid"]
    assert (case.box.events[1]["ref"], case.box.events[1]["psp_ref"]) == (REF, refund.psp_ref)
    assert case.box.events[1]["amount"] == 400


# Webhooks


def test_a_webhook_carries_exactly_the_promised_fields_and_is_read_by_its_own_adapter(case: MockCase) -> None:
    pay(case, 1050)
    url, headers, body = case.box.posts[0]
    assert url == "http://cashier.test/psp/mock/webhook"
    event = json.loads(body)
    assert list(event) == ["id", "type", "created", "ref", "psp_ref", "amount", "currency"]
    assert (event["created"], event["amount"], event["currency"]) == (START // 1000, 1050, "USD")
    assert [found.id for found in case.psp.read_webhook(headers, body)] == [event["id"]]


def test_every_promised_type_is_read_as_its_subject(case: MockCase) -> None:
    assert {str(subject) for subject in SUBJECTS.values()} == {kind.partition(".")[0] for kind in SUBJECTS}
    for kind, subject in SUBJECTS.items():
        body = json.dumps({**EVENT, "type": kind}).encode()
        headers = case.signed(body, START // 1000, case.secrets[0])
        assert [found.subject for found in case.psp.read_webhook(headers, body)] == [subject]


EVENT: dict[str, object] = {
    "id": "evt_1",
    "type": "payment.paid",
    "created": START // 1000,
    "ref": REF,
    "psp_ref": "pay_1",
    "amount": 1050,
    "currency": "USD",
}
WRONG: list[tuple[str, object]] = [
    *((name, wrong) for name in ("id", "type", "ref", "psp_ref") for wrong in (None, 1, "", "a b", "x" * 201)),
    *((name, wrong) for name in ("created", "amount") for wrong in (None, True, 1.0, "1", -1)),
    *(("currency", wrong) for wrong in (None, "usd", "US", 840, "USD ")),
    ("amount", 10**18),
    ("ref", "\ud800"),
]


@pytest.mark.parametrize(("name", "wrong"), WRONG)
def test_a_well_signed_body_with_a_wrong_field_is_refused(case: MockCase, name: str, wrong: object) -> None:
    body = json.dumps({**EVENT, name: wrong}).encode()
    with pytest.raises(BadSignature, match="body"):
        case.psp.read_webhook(case.signed(body, START // 1000, case.secrets[0]), body)


@pytest.mark.parametrize("name", EVENT)
def test_a_well_signed_body_without_a_field_is_refused(case: MockCase, name: str) -> None:
    body = json.dumps({key: value for key, value in EVENT.items() if key != name}).encode()
    with pytest.raises(BadSignature, match="body"):
        case.psp.read_webhook(case.signed(body, START // 1000, case.secrets[0]), body)


def test_a_signed_webhook_of_an_unknown_type_makes_no_event_and_one_error_in_the_log(
    case: MockCase, caplog: pytest.LogCaptureFixture
) -> None:
    body = json.dumps({**EVENT, "type": "payment.teleported"}).encode()
    assert case.psp.read_webhook(case.signed(body, START // 1000, case.secrets[0]), body) == []
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert "payment.teleported" in caplog.text


GOOD = Signatures(("s",)).sign(b"{}", 1000)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "t=1000",
        GOOD.replace("t=1000,", ""),
        f"t=1000,{GOOD}",
        GOOD.replace("t=1000", "t=-1000"),
        GOOD.replace("t=1000", "t=١٠٠٠"),
        GOOD.replace("t=1000", "t=1001"),
        GOOD.replace("t=1000", f"t={'1' * 5000}"),
        GOOD.replace("v1=", "v0="),
        GOOD.upper(),
        GOOD.replace("v1=", "v1=é"),
    ],
)
def test_a_header_that_is_not_exactly_right_is_refused(header: str) -> None:
    Signatures(("s",)).check(GOOD, b"{}", 1000)
    with pytest.raises(BadSignature):
        Signatures(("s",)).check(header, b"{}", 1000)


def test_two_signature_headers_are_refused(case: MockCase) -> None:
    body = json.dumps(EVENT).encode()
    headers = dict(case.signed(body, START // 1000, case.secrets[0]))
    with pytest.raises(BadSignature):
        case.psp.read_webhook({**headers, HEADER.lower(): headers[HEADER]}, body)


# Delivery


@pytest.mark.parametrize("status", [199, 302, 400, 413, 500])
def test_a_webhook_is_sent_again_with_growing_pauses_until_it_is_taken(case: MockCase, status: int) -> None:
    case.box.status = status
    start(case, 1050)
    case.approve(REF)
    for tries in range(1, 12):
        assert len(send(case)) == tries
        pause = min(TIMING.first_retry * 2**tries, TIMING.longest_retry)
        case.clock.passes(pause - 1)
        assert len(send(case)) == tries
        case.clock.passes(1)
    case.box.status = 204
    assert len(send(case)) == 12
    case.clock.passes(10**9)
    assert len(send(case)) == 12
    assert len({body for _, _, body in case.box.posts}) == 1


def test_a_webhook_that_waited_is_signed_with_the_time_of_its_sending(case: MockCase) -> None:
    start(case, 1050)
    case.approve(REF)
    case.clock.passes(86_400_000)
    send(case)
    _, headers, body = case.box.posts[0]
    assert case.psp.read_webhook(headers, body)


@pytest.mark.parametrize("error", [ConnectionRefusedError("secret-words"), TimeoutError("secret-words")])
def test_a_webhook_that_cannot_be_sent_is_sent_again_and_logged_by_the_errors_name(
    case: MockCase, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(url: str, headers: Mapping[str, str], body: bytes) -> int:
        raise error

    case.psp.courier._send = broken
    pay(case, 1050)
    assert type(error).__name__ in caplog.text and "secret-words" not in caplog.text
    case.psp.courier._send = case.box
    case.clock.passes(TIMING.longest_retry)
    assert send(case) == ["payment.paid"]


def test_two_processes_never_deliver_one_webhook_twice(case: MockCase) -> None:
    start(case, 1050)
    case.approve(REF)
    other = case.start()
    mine = case.psp.provider.claim()
    assert mine is not None and other.provider.claim() is None


def test_a_webhook_whose_deliverer_died_is_delivered_by_another_after_the_lease(case: MockCase) -> None:
    start(case, 1050)
    case.approve(REF)
    assert case.psp.provider.claim() is not None
    other = case.start()
    case.clock.passes(TIMING.lease)
    other.courier.deliver_due()
    assert case.box.types == ["payment.paid"]


def test_eight_threads_deliver_fifty_webhooks_once_each(case: MockCase) -> None:
    for number in range(50):
        ref = f"D-{number:06}"
        case.psp.start_deposit(payment(ref, money("10.50"), "mock_card"), RETURN)
        case.approve(ref)
    mocks = [case.start() for _ in range(8)]
    threads = [threading.Thread(target=mock.courier.deliver_due) for mock in mocks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ids = [event["id"] for event in case.box.events]
    assert len(ids) == len(set(ids)) == 50


def test_housekeeping_does_not_wait_for_the_other_side(case: MockCase) -> None:
    arrived, released = threading.Event(), threading.Event()

    def slow(url: str, headers: Mapping[str, str], body: bytes) -> int:
        arrived.set()
        released.wait(10)
        return case.box(url, headers, body)

    case.psp.courier._send = slow
    start(case, 1050)
    case.approve(REF)
    case.psp.housekeeping()
    assert arrived.wait(10) and case.box.posts == []
    released.set()
    for thread in case.psp.courier._threads:
        thread.join(10)
    assert case.box.types == ["payment.paid"]


def test_housekeeping_takes_the_steps_that_are_due(case: MockCase) -> None:
    withdraw(case, 2000)
    case.clock.passes(TIMING.soon)
    case.psp.housekeeping()
    for thread in case.psp.courier._threads:
        thread.join(10)
    assert case.box.types == ["payout.paid"]


def test_webhooks_travel_over_real_http(case: MockCase) -> None:
    got: list[tuple[str, bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.append((self.headers[HEADER], body))
            self.send_response(302)
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        url = f"http://127.0.0.1:{server.server_port}/psp/mock/webhook"
        assert post(url, {HEADER: "t=1,v1=2"}, b'{"id": "evt_1"}') == 302
        thread.join()
    assert got == [("t=1,v1=2", b'{"id": "evt_1"}')]


# Pages


def test_the_card_fragment_approves_inside_the_cashiers_page(case: MockCase, client: FlaskClient) -> None:
    secret = start(case, 1050)
    answer = client.post(f"/psp/mock/objects/{secret}/approve", headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "is being processed" in answer.text and "<html" not in answer.text
    assert "<button" not in answer.text
    assert seen(case) is PAID


def test_the_card_fragment_has_the_promised_buttons_and_works_without_scripts(
    case: MockCase, client: FlaskClient
) -> None:
    deposit = payment(REF, money("10.50"), "mock_card")
    step = case.psp.start_deposit(deposit, RETURN)
    with client.application.app_context():
        page = client.application.jinja_env.get_template(step.template).render(step=step)
    for action, name in (("approve", "Approve payment"), ("decline", "Decline payment")):
        address = f"/psp/mock/objects/{step.values['secret']}/{action}"
        assert f'action="{address}"' in page and f'hx-post="{address}"' in page and f">{name}</button>" in page
    assert page.count('hx-target="closest .psp-step"') == page.count('hx-swap="innerHTML"') == 2
    assert "10.50 USD" in page


def test_without_scripts_the_card_step_ends_on_a_page_that_leads_back(case: MockCase, client: FlaskClient) -> None:
    secret = start(case, 1050)
    answer = client.post(f"/psp/mock/objects/{secret}/approve", follow_redirects=True)
    assert answer.status_code == 200 and "<title>Demo bank</title>" in answer.text
    assert f'href="{RETURN}"' in answer.text and "is being processed" in answer.text


@pytest.mark.parametrize(("action", "kind"), [("approve", PAID), ("decline", DECLINED)])
def test_the_bank_page_leads_back_to_the_return_address(
    case: MockCase, client: FlaskClient, action: str, kind: ObservationKind
) -> None:
    step = case.psp.start_deposit(payment(REF, money("10.50"), "mock_bank"), RETURN)
    assert step.ui_mode is UiMode.REDIRECT
    page = client.get(step.url.removeprefix("http://cashier.test"))
    assert "Approve payment" in page.text and "Decline payment" in page.text
    assert '<style nonce="a-nonce">' in page.text and "<script" not in page.text
    answer = client.post(f"/psp/mock/objects/{case.secret_of(REF)}/{action}")
    assert (answer.status_code, answer.headers["Location"]) == (303, RETURN)
    assert seen(case) is kind


@pytest.mark.parametrize("method", ["mock_card", "mock_bank"])
def test_the_extra_step_is_asked_for_on_either_way(case: MockCase, client: FlaskClient, method: str) -> None:
    secret = start(case, 1003, method)
    asked = client.post(f"/psp/mock/objects/{secret}/approve", follow_redirects=True)
    assert "Confirm identity" in asked.text and "Approve payment" not in asked.text
    fragment = client.post(f"/psp/mock/objects/{secret}/nothing", headers={"HX-Request": "true"})
    assert fragment.status_code == 404
    client.post(f"/psp/mock/objects/{secret}/confirm")
    assert seen(case) is PAID


def test_a_newer_return_address_replaces_the_older(case: MockCase, client: FlaskClient) -> None:
    secret = start(case, 1050, "mock_bank")
    case.psp.start_deposit(payment(REF, money("10.50"), "mock_bank"), RETURN + "-2")
    assert client.post(f"/psp/mock/objects/{secret}/approve").headers["Location"] == RETURN + "-2"


def test_a_wrong_object_secret_opens_nothing(case: MockCase, client: FlaskClient) -> None:
    start(case, 1050)
    assert client.get("/psp/mock/pay/guessed").status_code == 404
    assert client.post("/psp/mock/objects/guessed/approve").status_code == 404
    assert client.get(f"/psp/mock/objects/{case.secret_of(REF)}/approve").status_code == 405
    assert seen(case) is ASKS


def test_the_secret_of_a_payout_opens_no_page(case: MockCase, client: FlaskClient) -> None:
    withdraw(case, 2000)
    secret = case.rows("SELECT secret FROM objects")[0][0]
    assert client.get(f"/psp/mock/pay/{secret}").status_code == 404
    assert client.post(f"/psp/mock/objects/{secret}/decline").status_code == 404


def test_object_secrets_and_return_addresses_are_not_shown(case: MockCase) -> None:
    secret = start(case, 1050)
    thing = case.psp.provider.find(PspObjectType.PAYMENT, REF, None)
    assert secret not in repr(thing) and RETURN not in repr(thing)
    assert secret not in repr(case.psp.look_up(PspObjectType.PAYMENT, REF, None))


# Starting, restarting, many at once


def context(tmp_path: Path, demo: bool = True, **settings: str) -> AdapterContext:
    return AdapterContext(settings, "http://cashier.test", str(tmp_path / "cashier.db"), demo)


def test_the_mock_refuses_to_work_outside_demo_mode(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="CASHIER_DEMO=1"):
        build(["mock"], context(tmp_path, demo=False))


def test_empty_webhook_secrets_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="CASHIER_MOCK_WEBHOOK_SECRET"):
        build(["mock"], context(tmp_path, CASHIER_MOCK_WEBHOOK_SECRET=" , "))


@pytest.mark.parametrize(
    ("settings", "accepted"),
    [({}, ["demo"]), ({"CASHIER_MOCK_WEBHOOK_SECRET": "new, old"}, ["new", "old"])],
)
def test_the_webhook_secrets_come_from_the_settings(
    tmp_path: Path, settings: dict[str, str], accepted: list[str]
) -> None:
    mock = build(["mock"], context(tmp_path, **settings))["mock"]
    assert isinstance(mock, Mock)
    body = json.dumps(EVENT).encode()
    now = mock.provider.clock() // 1000
    for secret in accepted:
        assert mock.read_webhook({HEADER: Signatures((secret,)).sign(body, now)}, body)
    with pytest.raises(BadSignature):
        mock.read_webhook({HEADER: Signatures(("else",)).sign(body, now)}, body)
    assert mock._signatures.sign(body, now) == Signatures((accepted[0],)).sign(body, now)


def test_the_webhook_address_can_be_set_and_a_bad_one_is_reported(tmp_path: Path) -> None:
    mock = build(["mock"], context(tmp_path, CASHIER_MOCK_WEBHOOK_URL="127.0.0.1:80"))["mock"]
    assert any("CASHIER_MOCK_WEBHOOK_URL" in problem for problem in mock.check())


def test_objects_and_webhooks_survive_a_restart(case: MockCase) -> None:
    start(case, 1005)
    case.approve(REF)
    case.psp = case.start()
    case.clock.passes(TIMING.slow)
    case.psp.provider.settle()
    case.psp = case.start()
    assert send(case) == ["payment.paid"] and seen(case) is PAID


def test_a_failed_write_leaves_neither_half_of_a_payment(case: MockCase, monkeypatch: pytest.MonkeyPatch) -> None:
    start(case, 1050)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(MockProvider, "_tell", killed)
        with pytest.raises(KeyboardInterrupt):
            case.approve(REF)
    assert seen(case) is ASKS and send(case) == []
    case.approve(REF)
    assert send(case) == ["payment.paid"]


def test_steps_are_taken_once_however_many_processes_look(case: MockCase) -> None:
    withdraw(case, 2012)
    case.clock.passes(TIMING.soon + TIMING.late)
    mocks = [case.start() for _ in range(8)]
    threads = [threading.Thread(target=mock.provider.settle) for mock in mocks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert send(case) == ["payout.paid", "payout.failed"]


def test_a_writer_keeps_other_processes_out_from_its_first_line_on(case: MockCase) -> None:
    start(case, 1050)
    other = sqlite3.connect(case.folder / "cashier.db.mock", timeout=0, isolation_level=None)
    with case.psp.provider._file.write(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.close()


STARTER = """
import sys
from psp_adapters.mock.provider import MockProvider
from inapp.domain.money import Money
for number in range(25):
    MockProvider(sys.argv[1]).open_payment(f"D-{number}", "mock_card", Money(1050, "USD", 2), None, "")
"""


def test_four_processes_that_start_the_same_payments_make_each_once(case: MockCase) -> None:
    path = str(case.folder / "cashier.db.mock")
    started = [subprocess.Popen([sys.executable, "-c", STARTER, path]) for _ in range(4)]
    assert [process.wait(60) for process in started] == [0, 0, 0, 0]
    with sqlite3.connect(path) as con:
        assert con.execute("SELECT count(*), count(DISTINCT ref) FROM objects").fetchone() == (25, 25)
    con.close()


KILLED = """
import os, signal, sys
from psp_adapters.mock.provider import MockProvider
from inapp.domain.money import Money
provider = MockProvider(sys.argv[1])
made = provider.open_payment("D-1", "mock_card", Money(1050, "USD", 2), None, "")
if not os.fork():
    provider.approve(made.secret)
    assert provider._file._opened[0] == os.getpid(), "a connection does not cross a fork"
    os.kill(os.getpid(), signal.SIGKILL)
assert os.wait()[1] == signal.SIGKILL
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_the_mock_has_told_survives_the_kill_of_a_process_and_of_its_fork(case: MockCase) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(case.folder / "cashier.db.mock")], timeout=60, check=False)
    assert done.returncode == -9
    case.clock.now = case.psp.provider.clock() * 2  # the processes had the wall's clock
    assert case.psp.look_up(PspObjectType.PAYMENT, "D-1", None).kind is PAID and send(case) == ["payment.paid"]


def test_a_journey_needs_one_connection(case: MockCase, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *facts, **more: opened.append(facts) or connect(*facts, **more))
    assert pay(case, 1050) == ["payment.paid"] and seen(case) is PAID
    case.psp.housekeeping()
    assert len(opened) == 1


def test_a_step_that_is_drawn_again_writes_nothing(case: MockCase) -> None:
    start(case, 1050)
    other = sqlite3.connect(case.folder / "cashier.db.mock")
    before = other.execute("PRAGMA data_version").fetchone()
    start(case, 1050)
    assert other.execute("PRAGMA data_version").fetchone() == before
    case.psp.start_deposit(payment(REF, money("10.50"), "mock_card"), RETURN + "-2")
    assert other.execute("PRAGMA data_version").fetchone() != before
    other.close()


class Unfinished:
    """A connection whose commits fail."""

    def __init__(self, true: sqlite3.Connection) -> None:
        self.true = true

    def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
        if sql == "COMMIT":
            raise sqlite3.OperationalError("disk I/O error")
        return self.true.execute(sql, *values)

    def __getattr__(self, name: str) -> object:
        return getattr(self.true, name)


def test_a_commit_that_fails_is_not_known_to_have_happened_and_the_next_call_goes_on(case: MockCase) -> None:
    secret = start(case, 1050)
    file = case.psp.provider._file
    assert file._opened is not None
    process, connection = file._opened
    file._opened = process, Unfinished(connection)  # type: ignore[assignment]
    with pytest.raises(OutcomeUnknown, match="mock_storage"):
        case.psp.provider.approve(secret)
    assert seen(case) is ASKS
    case.approve(REF)
    assert seen(case) is PAID


def test_the_documented_table_names_every_code() -> None:
    page = Path("psp_adapters/mock/README.md").read_text()
    rows = page[page.index("| amount ends in") :].splitlines()[2:]
    named = [code for row in rows if row[:1] == "|" for code in re.findall(r"\b\d\d\b", row.split("|")[1])]
    assert named == [f"{code:02}" for code in OUTCOMES]


def test_what_waits_comes_in_time_although_the_clock_is_set_back(case: MockCase) -> None:
    provider = case.psp.provider
    provider.follow_clock()
    pay(case, 1005)
    case.clock.passes(-7_200_000)
    provider.follow_clock()
    case.clock.passes(4_999)
    assert seen(case) is PENDING
    case.clock.passes(1)
    assert seen(case) is PAID
    assert send(case) == ["payment.paid"]


# Transfers


def test_code_15_keeps_the_half_that_arrived_and_takes_the_rest(case: MockCase) -> None:
    assert pay(case, 1015, method="mock_transfer") == ["payment.partly"]
    observation = case.psp.look_up(PspObjectType.PAYMENT, REF, None)
    assert (observation.kind, observation.reason, observation.money) == (ASKS, "partly_paid", None)
    step = case.psp.start_deposit(payment(REF, Money(1015, "USD", 2), "mock_transfer"), RETURN)
    assert step.instructions and step.instructions.received == Money(507, "USD", 2)
    assert step.instructions.amount == Money(508, "USD", 2)
    case.approve(REF)
    assert case.psp.look_up(PspObjectType.PAYMENT, REF, None).money == Money(1015, "USD", 2)


def test_code_15_reports_the_half_as_captured_when_it_is_stopped(case: MockCase) -> None:
    pay(case, 1015, method="mock_transfer")
    stopped = case.psp.cancel(case.psp.look_up(PspObjectType.PAYMENT, REF, None).psp_ref)
    assert (stopped.kind, stopped.money) == (PAID, Money(507, "USD", 2))
    assert send(case) == ["payment.partly", "payment.paid"]


def test_code_16_captures_more_than_was_asked_for(case: MockCase) -> None:
    pay(case, 1016, method="mock_transfer")
    assert case.psp.look_up(PspObjectType.PAYMENT, REF, None).money == Money(2016, "USD", 2)


def test_code_17_is_confirmed_step_by_step_and_cannot_be_stopped_meanwhile(case: MockCase) -> None:
    pay(case, 1017, method="mock_transfer")
    for confirmations in (0, 1, 2):
        observation = case.psp.look_up(PspObjectType.PAYMENT, REF, None)
        assert (observation.kind, observation.confirmations) == (PENDING, (confirmations, 3))
        assert case.psp.cancel(observation.psp_ref).kind is PENDING
        case.clock.passes(case.timing.late)
    assert seen(case) is PAID


def test_a_transfer_tells_reference_amount_and_payee_and_a_code_that_banks_read(case: MockCase) -> None:
    step = case.psp.start_deposit(payment(REF, Money(1050, "EUR", 2), "mock_transfer"), RETURN)
    made = step.instructions
    assert made and (made.reference, made.amount) == (REF, Money(1050, "EUR", 2))
    assert made.code.startswith("BCD\n002\n") and made.code.endswith(f"EUR10.50\n\n\n{REF}")


def test_a_method_with_a_destination_pays_out_to_one_alone(case: MockCase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case.psp, "methods", MORE)
    order = payment("W-7F3K2Q", Money(1000, "USD", 2), "mock_open_banking", PaymentType.WITHDRAWAL)
    with pytest.raises(Declined, match="no_destination"):
        case.psp.pay_out(order, "key")
    assert case.psp.pay_out(order, "key", answers={"iban": "x"}).kind is ObservationKind.PENDING
