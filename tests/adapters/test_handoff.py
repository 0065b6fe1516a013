"""Token handoff: cTrader's answer is passed on unchanged, and a screen opens only for its user and account."""

import json
import time
from dataclasses import replace

import pytest

from inapp.adapters import ctrader as ctrader_adapter
from inapp.adapters.ctrader import Handoff, WebServices
from inapp.adapters.machine import SystemClock
from inapp.domain.errors import Declined, Gone, NotAllowed, NotSent, OutcomeUnknown, Refused, Unavailable
from inapp.domain.identity import User
from inapp.domain.identity_settings import CrmSettings
from inapp.domain.model import Account, TokenOwner
from inapp.domain.states import PaymentType
from inapp.identity import sessions
from inapp.payments import offers
from inapp.settings import CTraderSettings
from tests.support import scripted_server
from tests.support.harness import LOGIN, OTHER_LOGIN, STRANGER, STRANGERS_LOGIN, USER
from tests.support.scripted_server import Wire


class FakeCTrader:
    def __init__(self, answer: TokenOwner | Exception) -> None:
        self.answer = answer
        self.asked: list[tuple[str, int | None]] = []

    def redeem(self, token: str, timeout: int | None = None) -> TokenOwner:
        self.asked.append((token, timeout))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def test_a_token_is_redeemed_once_and_the_person_passed_on():
    ctrader = FakeCTrader(TokenOwner(7, 17, "t@example.test"))
    assert Handoff(ctrader).redeem("one-time") == ctrader.answer
    assert ctrader.asked == [("one-time", ctrader_adapter.REDEEM_MS)]


@pytest.mark.parametrize("failure", [Declined("TOKEN_NOT_VALID"), NotSent("connect"), OutcomeUnknown("HTTP_500")])
def test_no_and_do_not_know_stay_apart(failure):
    with pytest.raises(type(failure)):
        Handoff(FakeCTrader(failure)).redeem("one-time")


def opened(world, said: TokenOwner | Exception, asked: int | None):
    cashier = replace(world.cashier, identity=Handoff(FakeCTrader(said)))
    return sessions.open_screen(cashier, PaymentType.DEPOSIT, "one-time", asked).page_session


def refusal(world, said: TokenOwner | Exception, asked: int | None) -> Refused:
    with pytest.raises(Refused) as caught:
        opened(world, said, asked)
    with world.database.read() as db:
        assert db.one("SELECT count(*) AS n FROM sessions")["n"] == 0
    return caught.value


@pytest.mark.parametrize("asked", [None, LOGIN])
def test_the_account_that_ctrader_names_is_the_account(world, asked):
    assert opened(world, TokenOwner(USER, LOGIN), asked).login == LOGIN


def test_an_account_in_the_address_that_ctrader_did_not_name_is_refused_even_if_it_is_the_users(world):
    assert refusal(world, TokenOwner(USER, LOGIN), OTHER_LOGIN).message == sessions.NOT_YOURS


def test_an_account_that_was_never_imported_may_be_named_by_ctrader(world):
    assert opened(world, TokenOwner(USER, 7_000_001), 7_000_001).login == 7_000_001


def test_an_account_that_was_imported_for_somebody_else_is_refused(world):
    assert type(refusal(world, TokenOwner(USER, STRANGERS_LOGIN), STRANGERS_LOGIN)) is NotAllowed


def test_a_blocked_account_is_refused_although_ctrader_names_it(world):
    with world.database.write() as db:
        db.put_account(Account(LOGIN, USER, enabled=False))
    assert refusal(world, TokenOwner(USER, LOGIN), LOGIN).message == sessions.BLOCKED


def test_a_disabled_user_is_refused_although_ctrader_vouches_for_them(world):
    with world.database.write() as db:
        db.put_users(User(USER, "alex@example.test"))
        db.enable_user(USER, False)
    assert type(refusal(world, TokenOwner(USER, LOGIN), LOGIN)) is NotAllowed


def test_without_a_named_account_only_those_imported_for_the_user_are_offered(world):
    session = opened(world, TokenOwner(USER), None)
    assert session.login is None
    assert [account.login for account in sessions.choices(world.cashier, session)] == [LOGIN, OTHER_LOGIN]


def test_without_a_named_account_the_address_cannot_name_a_strangers(world):
    assert refusal(world, TokenOwner(USER), STRANGERS_LOGIN).message == sessions.NOT_YOURS
    assert refusal(world, TokenOwner(STRANGER), LOGIN).message == sessions.NOT_YOURS


def test_without_a_named_account_a_user_without_imports_gets_nothing(world):
    assert refusal(world, TokenOwner(404), None).message == sessions.NO_ACCOUNT
    assert refusal(world, TokenOwner(404), LOGIN).message == sessions.NOT_YOURS


@pytest.mark.fault("S08")
@pytest.mark.parametrize("failure", [NotSent("connect"), OutcomeUnknown("no answer in time"), OutcomeUnknown("403")])
def test_a_slow_or_failing_ctrader_gets_plain_words_and_no_guess(world, failure):
    found = refusal(world, failure, LOGIN)
    assert (type(found), found.message) == (Unavailable, sessions.NOT_KNOWN)


def test_a_token_that_ctrader_does_not_take_is_said_to_be_used_up(world):
    found = refusal(world, Declined("TOKEN_NOT_VALID"), LOGIN)
    assert (type(found), found.message) == (Gone, sessions.USED_UP)


@pytest.mark.fault("S08")
@pytest.mark.parametrize("silent_from", [0, 1], ids=["at the sign-in", "at the redeem"])
def test_a_ctrader_that_never_answers_holds_a_screen_for_a_moment_only(world, monkeypatch, silent_from):
    monkeypatch.setattr(ctrader_adapter, "REDEEM_MS", 300)
    scripts = [scripted_server.answers(200, json.dumps({"webservToken": "t"}).encode())][:silent_from]
    with Wire(*scripts, scripted_server.never_answers) as server:
        ctrader = WebServices(CTraderSettings(server.url, 1, "password"), clock=SystemClock())
        started = time.monotonic()
        with pytest.raises(Refused) as caught:
            sessions.open_screen(
                replace(world.cashier, identity=Handoff(ctrader)), PaymentType.DEPOSIT, "one-time", LOGIN
            )
        assert time.monotonic() - started < 2
        assert (type(caught.value), caught.value.message) == (Unavailable, sessions.NOT_KNOWN)
    assert server.connections == silent_from + 1


def test_a_failed_question_to_ctrader_is_logged_without_the_token(world, caplog):
    assert type(refusal(world, OutcomeUnknown("HTTP_502"), LOGIN)) is Unavailable
    assert "HTTP_502" in caplog.text
    assert "one-time" not in caplog.text


def test_a_screen_waits_for_ctrader_no_longer_than_for_a_crm():
    assert ctrader_adapter.REDEEM_MS == CrmSettings().timeout_ms == offers.TRADER_TIMEOUT == 2000
