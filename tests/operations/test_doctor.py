"""`doctor` finds the problems that lose money or turn traders away; an unavailable adapter is not offered."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from inapp.adapters import checkup
from inapp.domain.attempts import Breaker, BreakerState
from inapp.domain.errors import Declined, NotSent
from inapp.domain.model import PspEvent, PspObjectType
from inapp.domain.staff import Role
from inapp.domain.staff_settings import StaffSettings
from inapp.domain.states import PaymentType
from inapp.operations import doctor
from inapp.payments import offers
from inapp.settings import Settings, SettingsError, describe
from inapp.worker import CHORES
from tests.support.console import member
from tests.support.harness import LOGIN, World

APP = "https://app.ctrader.com"
POLICY = f"default-src 'none'; frame-ancestors {APP}"


@contextmanager
def site(status: int = 200, **headers: str) -> Iterator[str]:
    """A web server that always answers the same."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response_only(status)
            for name, value in ({"date": formatdate(usegmt=True)} | headers).items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def told(name: str, url: str) -> tuple[bool, str]:
    return checkup.checks(url, url, url, (APP,), {"X-Cashier-Asks": "word"})[name]()


def examined(world: World) -> dict[str, doctor.Finding]:
    return {finding.name: finding for finding in doctor.examine(world.cashier, {})}


def test_a_python_that_composes_letters_slowly_is_named(monkeypatch):
    monkeypatch.setattr(checkup, "SORTED_WITHIN_S", 60)
    assert "CVE" not in told("Python", "http://127.0.0.1:1")[1]
    monkeypatch.setattr(checkup, "SORTED_WITHIN_S", 0)
    assert "CVE-2026-3276: update it" in told("Python", "http://127.0.0.1:1")[1]


@pytest.mark.parametrize(
    ("status", "well", "words"), [(200, True, "answers"), (403, True, "lets nobody in"), (404, False, "404")]
)
def test_a_console_that_nobody_reaches_is_named(status, well, words):
    with site(status) as url:
        found = checkup.console(f"{url}/staff")
    assert found[0] is well and words in found[1]
    assert checkup.console("http://127.0.0.1:1/staff")[0] is False


def test_a_console_of_fewer_than_two_people_who_can_sign_in_is_said(world):
    assert "console" not in examined(world)
    world.cashier = replace(world.cashier, staff=StaffSettings(url="https://cashier.example/staff", one_person=False))
    assert (examined(world)["console"].mark, "0 members" in examined(world)["console"].text) == ("warn", True)
    for name, can_sign_in in (("Ann", True), ("Ben", False)):
        member(world.cashier, Role.PAYMENTS, name=name, password=can_sign_in)
    found = examined(world)["console"]
    assert found.mark == "warn" and "2 members of staff, 1 of them with a second factor" in found.text
    member(world.cashier, Role.FINANCE, name="Cid", password=True)
    assert examined(world)["console"].mark == "ok"


class Broken:
    """An adapter with a defect."""

    name = "broken"
    methods = ()

    def check(self) -> list[str]:
        raise KeyError("sk_live_secret")

    def check_webhook(self, url: str) -> list[str]:
        raise KeyError("sk_live_secret")


def offered(app: Flask) -> str:
    return app.test_cli_runner().invoke(args=["bookings", "status"]).output


def methods_of(world: World) -> list[str]:
    trader = world.ctrader.trading_account(LOGIN)
    found = offers.for_account(world.cashier, PaymentType.DEPOSIT, trader)
    return [offer.method.key for offer in found if not offer.unavailable]


# --- the machine ---


def test_the_database_names_its_version_and_its_journal(world: World) -> None:
    found = examined(world)["database"]
    assert found.well
    assert "journal mode WAL" in found.text
    assert "version" in found.text


@pytest.mark.parametrize(
    ("arrived", "well", "words"),
    [
        ("http 198.51.100.7 1 1", True, "arrives as http from 198.51.100.7, through 1 proxies"),
        ("http 198.51.100.7 3 1", False, "CASHIER_TRUSTED_PROXIES is 1: set it to 3"),
        ("http 127.0.0.1 0 1", False, "CASHIER_TRUSTED_PROXIES is 1: set it to 0"),
        ("http 198.51.100.7 1 2", False, "Leave it if this machine alone comes a shorter way"),
        ("https 198.51.100.7 1 1", False, "arrive as https: have the proxy set X-Forwarded-Proto"),
        ("", True, "does not say how requests arrive"),
    ],
)
def test_doctor_tells_how_requests_arrive_through_the_proxies(arrived: str, well: bool, words: str) -> None:
    with site(200, **({"X_Cashier_Arrived": arrived} if arrived else {})) as url:
        found, text = told("proxies", url)
    assert (found, words in text) == (well, True), text


def test_a_log_that_another_user_made_is_named_because_we_cannot_write_it(tmp_path: Path, monkeypatch) -> None:
    database = tmp_path / "cashier.db"
    for name in ("", ".actions", ".v4-20270101-120000.backup"):
        Path(f"{database}{name}").touch(0o600)
    url = "http://127.0.0.1:1"
    files = checkup.checks(url, url, url, (), {}, database=database)["files"]
    assert files()[0]
    monkeypatch.setattr(os, "access", lambda file, mode: file == database)
    found, text = files()
    assert (found, "may not write cashier.db.actions, made" in text, "backup" in text) == (False, True, False)


def test_a_screen_that_a_browser_may_frame_is_well() -> None:
    with site(400, Content_Security_Policy=POLICY, Cache_Control="no-store") as url:
        assert told("framing", url) == (True, f"the screens may be framed by {APP}")


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        (
            {"Content_Security_Policy": POLICY, "Cache_Control": "no-store", "X_Frame_Options": "DENY"},
            "X-Frame-Options",
        ),
        ({"Content_Security_Policy": "frame-ancestors 'none'", "Cache_Control": "no-store"}, "frame-ancestors arrives"),
        ({"Cache_Control": "no-store"}, "frame-ancestors arrives as 'nothing'"),
        ({"Content_Security_Policy": POLICY, "Cache_Control": "max-age=60"}, "no-store"),
    ],
)
def test_a_proxy_that_spoils_the_headers_is_found_out(headers: dict[str, str], words: str) -> None:
    with site(400, **headers) as url:
        well, text = told("framing", url)
    assert not well
    assert words in text


@pytest.mark.parametrize("name", ["framing", "success address"])
def test_an_address_that_gives_no_answer_is_wrong(name: str) -> None:
    well, text = told(name, "http://127.0.0.1:1")
    assert not well
    assert "gives no answer" in text


@pytest.mark.parametrize(("status", "well"), [(200, True), (302, True), (404, False), (502, False)])
def test_a_success_address_must_not_be_an_error_page(status: int, well: bool) -> None:
    with site(status) as url:
        assert told("success address", url)[0] is well


@pytest.mark.parametrize(("seconds", "words"), [(90, "behind"), (-90, "ahead of")])
def test_a_clock_that_is_not_ctraders_is_wrong(seconds: int, words: str) -> None:
    with site() as url:
        assert told("clock", url)[0]
    with site(date=formatdate(time.time() + seconds, usegmt=True)) as url:
        well, text = told("clock", url)
    assert not well
    assert words in text


# --- cTrader and the PSPs ---


def test_each_dependency_that_works_has_a_line(world: World) -> None:
    with world.database.write() as db:
        db.set_heartbeat(world.clock.now())
    found = examined(world)
    assert [name for name, finding in found.items() if not finding.well] == []
    assert str(LOGIN) in found["cTrader"].text
    assert "cannot be asked" in found["fake webhook"].text


@pytest.mark.parametrize("failure", [Declined("NOT_ENOUGH_RIGHTS"), NotSent("no connection")])
def test_a_ctrader_that_refuses_or_is_away_is_wrong(world: World, failure: Exception) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise failure

    world.ctrader.sign_in = refuse  # type: ignore[method-assign]
    found = examined(world)["cTrader"]
    assert not found.well
    assert str(failure) in found.text


def test_a_webhook_that_the_psp_does_not_know_is_wrong(world: World) -> None:
    world.psp.check_webhook = lambda url: [f"{url} is not known"]  # type: ignore[method-assign]
    found = examined(world)["fake webhook"]
    assert not found.well
    assert "/psp/fake/webhook is not known" in found.text


def test_a_check_that_fails_is_a_finding_and_keeps_no_other_from_being_made(world: World) -> None:
    cashier = replace(world.cashier, psps={"broken": Broken(), "fake": world.psp})
    found = {finding.name: finding for finding in doctor.examine(cashier, {})}
    for name in ("broken", "broken webhook"):
        assert not found[name].well
        assert found[name].text == "Its check failed (KeyError); the log tells more."
    assert found["fake"].well


def test_payments_and_events_of_an_adapter_that_is_gone_are_wrong_and_counted(world: World) -> None:
    ref = world.deposit().ref
    with world.database.write() as db:
        for number in range(2):
            db.store_event(
                "fake", PspEvent(f"evt_{number}", "paid", PspObjectType.PAYMENT, ref, "x"), world.clock.now()
            )
        db.store_event("other", PspEvent("evt_9", "paid", PspObjectType.PAYMENT, "", "y"), world.clock.now())
    assert {"fake left over", "other left over"} & examined(world).keys() == {"other left over"}
    found = {finding.name: finding for finding in doctor.examine(replace(world.cashier, psps={}), {})}
    assert not found["fake left over"].well
    assert "1 open payment and 2 waiting events" in found["fake left over"].text
    assert "CASHIER_PSPS" in found["fake left over"].text


def test_an_adapter_that_is_gone_and_left_nothing_open_is_not_spoken_of(world: World) -> None:
    world.card("100.00")
    with world.database.read() as db:
        assert db.unattended(()) == {}


def test_an_open_breaker_is_wrong(world: World) -> None:
    with world.database.write() as db:
        db.set_breaker(Breaker(state=BreakerState.OPEN))
    assert not examined(world)["sending"].well


# --- the account at the PSP ---


def test_the_account_that_a_key_is_of_is_remembered_and_another_one_is_wrong_and_not_offered(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world.psp, "account", lambda: "acct_ours", raising=False)
    doctor.check_adapters(world.cashier)
    world.deposit()
    assert examined(world)["fake"].well and methods_of(world)
    monkeypatch.setattr(world.psp, "account", lambda: "acct_other")
    doctor.check_adapters(world.cashier)
    found = examined(world)["fake"]
    assert not found.well
    assert "acct_other" in found.text and "acct_ours" in found.text
    assert methods_of(world) == []
    monkeypatch.setattr(world.psp, "account", lambda: "acct_ours")
    doctor.check_adapters(world.cashier)
    assert examined(world)["fake"].well and methods_of(world)


def test_before_the_first_payment_another_account_may_be_chosen(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for account in ("acct_rehearsal", "acct_ours"):
        monkeypatch.setattr(world.psp, "account", lambda account=account: account)
        doctor.check_adapters(world.cashier)
        assert examined(world)["fake"].well
    with world.database.read() as db:
        assert db.psp_account("fake") == "acct_ours"


@pytest.mark.parametrize("answer", [None, NotSent("refused")])
def test_an_account_that_cannot_be_asked_changes_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch, answer: Exception | None
) -> None:
    def account() -> None:
        if answer:
            raise answer

    with world.database.write() as db:
        db.set_psp_account("fake", "acct_ours")
    monkeypatch.setattr(world.psp, "account", account)
    doctor.check_adapters(world.cashier)
    assert examined(world)["fake"].well
    with world.database.read() as db:
        assert db.psp_account("fake") == "acct_ours"


# --- the command ---


def test_the_command_prints_a_line_for_each_and_ends_with_1_if_one_is_wrong(app: Flask, world: World) -> None:
    ended = app.test_cli_runner().invoke(args=["doctor"])
    lines = ended.output.splitlines()
    assert ended.exit_code == 1
    assert all(line.startswith(("ok    ", "WRONG ")) for line in lines)
    assert [line for line in lines if line.startswith("WRONG framing")]
    assert [line for line in lines if line.startswith("ok    cTrader")]


def test_the_settings_line_says_what_was_read(app: Flask) -> None:
    (line,) = [
        line for line in app.test_cli_runner().invoke(args=["doctor"]).output.splitlines() if "settings:" in line
    ]
    assert f"{len(describe())} settings" in line
    assert "adapters mock" in line and "https://cashier.example" in line


@pytest.mark.parametrize(
    ("psps", "words"),
    [("stripe", "stripe: STRIPE_SECRET_KEY must be a key"), ("mock nobody", "no PSP adapter is named 'nobody'")],
)
def test_a_missing_setting_of_an_adapter_is_reported_like_any_other(tmp_path: Path, psps: str, words: str) -> None:
    demo = {"CASHIER_DEMO": "1", "CASHIER_DATABASE": str(tmp_path / "cashier.db"), "CASHIER_PSPS": psps}
    with pytest.raises(SettingsError) as refused:
        create_app(Settings.read(demo, dotenv=None))
    assert refused.value.exit_code == 2
    assert words in str(refused.value) and "fix these settings" in str(refused.value)


# --- a method that is not well ---


def test_a_method_that_is_not_well_is_not_offered_and_staff_are_told_why(app: Flask, world: World) -> None:
    assert methods_of(world)
    world.psp.check = lambda: ["The key was withdrawn."]  # type: ignore[method-assign]
    doctor.check_adapters(world.cashier)
    assert methods_of(world) == []
    assert "not offered: fake: The key was withdrawn." in offered(app)
    with world.database.read() as db:
        assert "The key was withdrawn." in db.due_alerts(world.clock.now())[-1].text
    world.psp.check = list  # type: ignore[method-assign]
    doctor.check_adapters(world.cashier)
    assert methods_of(world)
    assert "not offered" not in offered(app)


def test_an_adapter_with_a_defect_is_not_offered_and_the_next_one_is_looked_after(world: World) -> None:
    world.psp.check = lambda: ["The key was withdrawn."]  # type: ignore[method-assign]
    doctor.check_adapters(replace(world.cashier, psps={"broken": Broken(), "fake": world.psp}))
    with world.database.read() as db:
        assert db.unavailable_adapters() == {
            "broken": "Its check failed (KeyError); the log tells more.",
            "fake": "The key was withdrawn.",
        }


def test_the_worker_looks_after_the_methods_even_while_sending_is_held() -> None:
    (chore,) = (chore for chore in CHORES if chore.flow is doctor.check_adapters)
    assert not chore.paused_by_hold
    assert chore.every <= 60_000


def test_test_money_is_said_aloud(world: World) -> None:
    cashier = replace(world.cashier, policy=replace(world.cashier.policy, test_mode=True))
    assert "test money" in {finding.name for finding in doctor.examine(cashier, {})}


def test_doctor_names_files_beside_the_database_that_others_may_read(tmp_path):
    database, copy, other = tmp_path / "cashier.db", tmp_path / "cashier.db.v3-1.backup", tmp_path / "else.db"
    for file in (database, copy, other):
        file.touch(0o600)
    check = checkup.checks("", "", "", (), {}, database=database)["files"]
    assert check()[0]
    other.chmod(0o644)
    assert check()[0]
    copy.chmod(0o640)
    well, text = check()
    assert not well and copy.name in text and "chmod 600" in text
