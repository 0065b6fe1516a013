"""The reader of the Manager API against the local cTrader's, over real TLS, with all that may go wrong there."""

import hashlib
import ssl
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from inapp.adapters import manager_api, manager_api_session
from inapp.adapters.manager_api_wire import encoded
from inapp.domain.errors import NotSent, OutcomeUnknown
from inapp.domain.readers import CLOSED, BalanceEntry
from tests.support.manager_api import LOGIN, PASSWORD, LocalManagerApi
from tests.support.processes import free_port

HOUR = 3_600_000
MINUTE = 60_000
OTHER = 5512346


@pytest.fixture(scope="module")
def local_api() -> LocalManagerApi:
    return LocalManagerApi()


@pytest.fixture
def api(local_api: LocalManagerApi) -> Iterator[LocalManagerApi]:
    local_api.state.reset()
    local_api.server.page, local_api.server.permissions, local_api.server.longest = 1000, [1, 7, 150], 2**63
    yield local_api


def now() -> int:
    return time.time_ns() // 1_000_000


# What is read.


def test_a_history_is_read_with_all_that_an_operation_tells(api):
    begun = now()
    number = api.book()
    found = api.reader().read(LOGIN, begun)
    opening, booked = found.entries
    external = "D-7F3K2Q4.credit.1"
    assert booked == BalanceEntry(
        number, external, LOGIN, "DEPOSIT", 10_000, 2, 160_025, 2, booked.at, "a note", "a comment", "CARD"
    )
    assert begun <= booked.at <= now()
    assert (opening.version, opening.balance, opening.external_id) == (1, 150_025, "")
    assert found.complete
    assert now() - MINUTE - 5000 < found.watermark <= now() - MINUTE


def test_a_withdrawal_and_amounts_of_other_decimals_are_read_as_they_are(api):
    api.book("-40.25")
    api.book("0.00000001", login=5512402)
    api.book("1000", login=5512347)
    told = {login: api.reader().read(login, 0).entries[-1] for login in (LOGIN, 5512402, 5512347)}
    assert [(one.type, one.amount, one.digits) for one in told.values()] == [
        ("WITHDRAW", "40.25", 2),
        ("DEPOSIT", "0.00000001", 8),
        ("DEPOSIT", "1000", 0),
    ]
    assert told[LOGIN].delta == -4025


def test_closed_positions_are_told_between_the_bookings_and_belong_to_none_of_them(api):
    begun = now()
    api.book()
    for profit in ("-12.50", "3.25"):
        api.state.close_position(LOGIN, Decimal(profit))
    found = api.reader().read(LOGIN, begun)
    assert [(one.type, one.delta) for one in found.entries][-2:] == [(CLOSED, -1250), (CLOSED, 325)]
    assert found.complete
    assert [one.type for one in api.reader().read_all(begun, now() + 1).entries] == ["DEPOSIT"]
    assert [row["type"] for row in api.state.history(LOGIN)[0]] == ["DEPOSIT"]


def test_the_last_operation_before_the_asked_time_is_looked_for_however_old_it_is(api):
    """Nothing happened for years: without the operation before, no history would prove where it begins."""
    found = api.reader().read(LOGIN, now() - HOUR)
    (opening,) = found.entries
    assert opening.at < now() - 24 * HOUR
    assert found.complete
    assert 3 < api.asked("history") < 20


def test_an_account_without_any_operation_is_whole_and_empty(api):
    api.state.change_account(LOGIN, {"balance": 0}, None)
    found = api.reader().read(LOGIN, now() - HOUR)
    assert (found.entries, found.complete) == ((), True)
    assert api.asked("history") == 1


def test_all_deposits_and_withdrawals_of_a_time_are_read_with_their_logins(api):
    begun = now()
    numbers = {(LOGIN, api.book("10.00")), (OTHER, api.book("20.00", login=OTHER)), (LOGIN, api.book("-5.00"))}
    found = api.reader().read_all(begun, now() + 1)
    assert {(entry.login, entry.balance_history_id) for entry in found.entries} == numbers
    assert not found.complete, "the last minute may lack some"
    assert api.reader().read_all(begun - HOUR, begun - 2 * MINUTE).complete


def test_the_numbers_of_traders_are_asked_for_once(api):
    reader = api.reader()
    reader.read(LOGIN, 0)
    reader.read(OTHER, 0)
    assert api.asked("traders") == 1


def test_a_login_that_the_server_does_not_know_is_no_empty_account_and_lists_all_traders_once_an_hour(api):
    reader = api.reader()
    reader.read(LOGIN, 0)
    for _ in range(2):
        with pytest.raises(OutcomeUnknown, match="no trader has this login"):
            reader.read(99, 0)
    assert api.asked("traders") == 1 + 2 + 1  # at first, twice those who are new, and all of them once


def test_two_traders_with_one_login_are_read_as_neither(api):
    reader = api.reader()
    reader.read(LOGIN, 0)
    reader._traders[LOGIN] += 1
    with pytest.raises(OutcomeUnknown, match="another trader"):
        reader.read(LOGIN, 0)
    reader._listed_until = 0
    with pytest.raises(OutcomeUnknown, match="no trader"):
        reader.read(77, 0)
    with pytest.raises(OutcomeUnknown, match="two traders"):
        reader.read(LOGIN, 0)


# Many operations.


def test_a_time_with_more_operations_than_an_answer_holds_is_halved_and_none_is_lost_or_doubled(api):
    begun, numbers = now(), []
    for _ in range(20):
        numbers.append(api.book("1.00"))
        time.sleep(0.002)
    api.server.page = 3
    found = api.reader().read(LOGIN, begun)
    assert [entry.balance_history_id for entry in found.entries][1:] == numbers
    assert found.complete
    assert api.asked("history") > 10


def test_a_time_that_is_too_long_for_the_server_is_halved(api):
    begun = now()
    number = api.book()
    api.server.longest = 400 * 24 * HOUR
    found = api.reader().read(LOGIN, begun)
    assert [entry.balance_history_id for entry in found.entries][1:] == [number]
    assert found.complete
    api.server.longest = HOUR
    with pytest.raises(OutcomeUnknown, match="INCORRECT_BOUNDARIES"):
        api.reader().read(LOGIN, begun)


def test_what_happened_at_the_moment_in_which_two_times_meet_is_told_once():
    class Scripted:
        """Answers with what happened from one moment up to and with another, one operation at most."""

        def ask(self, question, answer, form, start, end):
            told = [at for at in (0, 2, 4) if start[1] <= at <= end[1]]
            rows = [encoded((1, 0), (2, at + 1), (3, 1), (4, 0), (5, 0), (6, at)) for at in told]
            return {"operations": rows[:1], "more": len(told) > 1}

    found = manager_api._operations(Scripted(), 0, 8, None)
    assert [row["at"] for row in found] == [0, 2, 4]


def test_more_in_one_moment_than_an_answer_holds_is_no_answer(api):
    api.fault("history", "more", times=100)
    with pytest.raises(OutcomeUnknown, match="more for one moment"):
        api.reader().read(LOGIN, now() - HOUR)


@pytest.mark.parametrize("limit", ["MOST_OPERATIONS", "MOST_TRADERS"])
def test_a_reading_holds_so_much_and_no_more(api, monkeypatch, limit):
    begun = now()
    for login in (LOGIN, OTHER, 5512400):
        api.book("1.00", login=login)
        api.book("1.00", login=login)
    monkeypatch.setattr(manager_api, limit, 2)
    with pytest.raises(OutcomeUnknown, match="more than the 2 that one reading can hold"):
        api.reader().read_all(begun, now() + 1)
    with pytest.raises(OutcomeUnknown, match="more than the 2 that one reading can hold"):
        api.reader().read(LOGIN, begun)


def test_the_versions_of_so_many_traders_are_held_and_of_no_more(monkeypatch):
    monkeypatch.setattr(manager_api, "MOST_TRADERS", 2)
    versions = manager_api._Versions()
    with pytest.raises(OutcomeUnknown, match="more than the 2"):
        for trader in range(3):
            versions.add({"trader": trader, "version": 1})
    assert len(versions._of) == 3


# What an answer must not be.


def test_an_operation_that_is_missing_leaves_a_hole_and_the_history_is_not_whole(api):
    begun = now()
    for _ in range(3):
        api.book("1.00")
    api.fault("history", "hole")
    assert not api.reader().read(LOGIN, begun).complete
    for row in api.state._history:
        row["timestamp"] -= 10 * MINUTE
    assert api.reader().read_all(begun - HOUR, begun - 5 * MINUTE).complete
    api.fault("history", "hole")
    found = api.reader().read_all(begun - HOUR, begun - 5 * MINUTE)
    assert (len(found.entries), found.complete) == (2, False)


def test_a_history_without_the_newest_operation_is_not_whole(api):
    """Its versions have no hole, but the trader's balance has changed once more."""
    api.state.set_lag(HOUR / 1000)
    api.book()
    found = api.reader().read(LOGIN, now() - 2 * HOUR)
    assert (len(found.entries), found.complete) == (1, False)


def test_operations_that_are_told_twice_count_once(api):
    begun = now()
    api.book()
    api.fault("history", "doubled", times=9)
    found = api.reader().read(LOGIN, begun)
    assert (len(found.entries), found.complete) == (2, True)
    assert len(api.reader().read_all(begun, now() + 1).entries) == 1


@pytest.mark.parametrize(
    ("kind", "says"), [("foreign", "not asked for"), ("outside", "not asked for"), ("contrary", "in two ways")]
)
def test_operations_that_were_not_asked_for_or_contradict_each_other_spoil_the_answer(api, kind, says):
    begun = now()
    api.book()
    api.fault("history", kind)
    with pytest.raises(OutcomeUnknown, match=says):
        api.reader().read(LOGIN, begun)


def test_an_operation_that_does_not_say_its_decimals_is_not_guessed():
    row = {"type": 0, "number": 1, "trader": 1, "balance": 0, "delta": 0, "at": 1}
    for more in ({}, {"digits": 19}):
        with pytest.raises(OutcomeUnknown, match="how many decimals"):
            manager_api._entry(row | more, LOGIN)


@pytest.mark.parametrize("seconds", [3600, -3600])
def test_a_wrong_clock_of_the_server_makes_no_history_reach_further(api, seconds):
    api.fault("time", "clock", seconds=seconds, times=2)
    found = api.reader().read(LOGIN, 0)
    assert found.watermark <= now() - MINUTE
    (told,) = api.reader().check()
    assert "seconds away from ours" in told


def test_a_clock_that_is_days_away_is_no_clock(api):
    api.fault("time", "clock", seconds=10**6)
    with pytest.raises(OutcomeUnknown, match="more than a day"):
        api.reader().read(LOGIN, 0)


# The wire.


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("truncated", "ConnectionAbortedError"),
        ("drop", "ConnectionAbortedError"),
        ("long_frame", "longer than any answer"),
        ("garbage", "unreadable"),
        ("other", "another question"),
    ],
)
@pytest.mark.parametrize("call", ["history", "trader", "traders", "time"])
def test_an_answer_that_is_none_is_told_as_what_it_is(api, call, kind, says):
    api.fault(call, kind)
    with pytest.raises(OutcomeUnknown, match=says):
        api.reader().read(LOGIN, 0)
    assert api.reader().read(LOGIN, 0).complete


@pytest.mark.parametrize("kind", ["truncated", "drop", "long_frame", "garbage", "other"])
def test_a_login_that_comes_to_nothing_asked_nothing(api, kind):
    api.fault("login", kind)
    with pytest.raises(NotSent):
        api.reader().read(LOGIN, 0)


@pytest.mark.parametrize(("kind", "seconds"), [("drip", 0.05), ("silent", 0), ("slow", 30)])
def test_one_deadline_holds_for_the_whole_reading(api, kind, seconds):
    """A byte now and then keeps every single wait short."""
    api.fault("history", kind, seconds=seconds)
    began = time.monotonic()
    with pytest.raises(OutcomeUnknown, match="in time"):
        api.reader(timeout_ms=600).read(LOGIN, 0)
    assert 0.5 < time.monotonic() - began < 3


def test_a_heartbeat_of_ours_keeps_a_long_wait_alive(api, monkeypatch):
    monkeypatch.setattr(manager_api_session, "HEARTBEAT_S", 0.05)
    sent = []
    framed = manager_api_session.framed
    monkeypatch.setattr(manager_api_session, "framed", lambda *words: sent.append(words[0]) or framed(*words))
    api.fault("history", "slow", seconds=0.4)
    assert api.reader().read(LOGIN, 0).complete
    assert sent.count(51) >= 3


def test_readings_of_several_threads_take_their_turns(api, monkeypatch):
    """A second session of the manager may be refused."""
    reader, found, most, open_now = api.reader(), [], [], []

    class Counted(manager_api.Session):
        def __init__(self, *words):
            open_now.append(self)
            most.append(len(open_now))
            super().__init__(*words)

        def close(self):
            super().close()
            open_now.remove(self)

    monkeypatch.setattr(manager_api, "Session", Counted)
    api.fault("history", "slow", seconds=0.2)
    threads = [threading.Thread(target=lambda: found.append(reader.read(LOGIN, 0).complete)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert found == [True] * 4
    assert max(most) == 1
    assert open_now == []


# Errors by name.


@pytest.mark.parametrize("code", sorted(manager_api_session.MEANINGS))
def test_each_error_is_told_with_its_meaning(api, code):
    api.fault("history", f"reject:{code}", times=100)
    with pytest.raises(OutcomeUnknown) as told:
        api.reader().read(LOGIN, 0)
    assert str(told.value).startswith(f"{code}: {manager_api_session.MEANINGS[code]}")


def test_an_error_that_nobody_knows_is_named_and_a_text_that_is_no_name_is_not_repeated(api):
    for code, shown in (("SOMETHING_NEW", "SOMETHING_NEW"), ("secret words", "AN_ERROR_WITHOUT_A_NAME")):
        api.fault("history", f"reject:{code}")
        with pytest.raises(OutcomeUnknown, match=f"^{shown}: "):
            api.reader().read(LOGIN, 0)


def test_a_manager_that_still_counts_as_logged_in_is_tried_again_shortly(api, monkeypatch):
    monkeypatch.setattr(manager_api, "TRY_AGAIN_S", 0.01)
    api.fault("login", "reject:ALREADY_LOGGED_IN", times=2)
    assert api.reader().read(LOGIN, 0).complete
    api.fault("login", "reject:ALREADY_LOGGED_IN", times=3)
    with pytest.raises(NotSent, match="nobody else uses"):
        api.reader().read(LOGIN, 0)
    assert api.asked("login") == 6


def test_a_server_under_maintenance_is_left_alone_for_so_long_as_it_says(api):
    reader = api.reader()
    api.fault("login", "reject:SERVER_IS_UNDER_MAINTENANCE", seconds=120)
    (told,) = reader.check()
    assert f"it is under maintenance until {datetime.now(UTC):%Y-%m-%d}" in told or "until" in told
    with pytest.raises(NotSent, match="asked again later"):
        reader.read(LOGIN, 0)
    assert api.asked("login") == 1
    reader._closed_until = time.monotonic()
    assert reader.read(LOGIN, 0).complete


@pytest.mark.parametrize("seconds", [10**9, 10**13, -(10**9)])
def test_a_maintenance_without_a_possible_end_is_asked_about_again(api, seconds):
    reader = api.reader()
    api.fault("login", "reject:SERVER_IS_UNDER_MAINTENANCE", seconds=seconds)
    with pytest.raises(NotSent, match="UNDER_MAINTENANCE"):
        reader.read(LOGIN, 0)
    assert reader._closed_until - time.monotonic() <= manager_api.LONGEST_MAINTENANCE_S


# Rights, certificate and secrets.


def test_a_reader_that_is_well_has_nothing_to_say(api):
    assert api.reader().check() == []


def test_a_manager_who_may_move_money_is_told_of(api):
    api.server.permissions = [1, 5, 7, 9, 150]
    (told,) = api.reader().check()
    assert "may also change balances, change bonuses" in told


def test_a_manager_who_may_not_read_the_history_is_told_of(api):
    api.fault("history", "reject:NOT_ENOUGH_RIGHTS")
    (told,) = api.reader().check()
    assert "ask for the right to read" in told


def test_a_certificate_that_nobody_has_signed_is_refused_and_shown_so_that_it_can_be_pinned(api):
    reader = api.reader(pin="")
    with pytest.raises(NotSent, match="self-signed"):
        reader.read(LOGIN, 0)
    (told,) = reader.check()
    assert api.server.fingerprint in told and "CTRADER_MANAGER_API_PIN" in told
    assert api.asked("login") == 0


def test_another_certificate_than_the_pinned_one_gets_no_password(api):
    reader = api.reader(pin="0" * 64)
    with pytest.raises(NotSent, match="another one than CTRADER_MANAGER_API_PIN"):
        reader.read(LOGIN, 0)
    assert api.server.fingerprint in reader.check()[0]
    assert api.asked("login") == 0


def test_a_certificate_that_this_machine_trusts_needs_no_pin_but_the_right_name(api, monkeypatch):
    trusted = ssl.create_default_context(cadata=ssl.get_server_certificate(("127.0.0.1", api.server.port)))
    monkeypatch.setattr(manager_api_session, "_trusted", lambda: trusted)
    assert api.reader(pin="").read(LOGIN, 0).complete
    connected = manager_api_session.connected
    monkeypatch.setattr(manager_api_session, "connected", lambda host, *rest: connected("127.0.0.1", *rest))
    with pytest.raises(NotSent, match="not valid for 'proxy"):
        api.reader(pin="", host="proxy.example").read(LOGIN, 0)


def test_who_cannot_be_reached_or_does_not_know_us_was_not_asked_and_no_text_repeats_the_password(api):
    others = (
        {"port": free_port()},
        {"password": "canary-wrong"},
        {"plant": "canary-plant"},
        {"login": 4300},
        {"timeout_ms": 1},
    )
    for other in others:
        with pytest.raises(NotSent) as told:
            api.reader(**other).read(LOGIN, 0)
        assert "canary" not in repr(told.value) + repr(told.value.__cause__)
        assert api.reader(**other).check()
    reader = api.reader()
    assert PASSWORD not in reader.place + repr(reader.__dict__)


# What no failure says.

MD5 = hashlib.md5(PASSWORD.encode(), usedforsecurity=False).hexdigest()
ECHOES = [f"reject:{secret}" for secret in (PASSWORD, MD5, MD5.upper())]


@pytest.mark.parametrize("kind", ["truncated", "drop", "long_frame", "garbage", "other", *ECHOES])
@pytest.mark.parametrize("call", ["login", "time", "history"])
def test_no_failure_and_no_line_of_the_log_repeats_the_password_or_its_hash(api, caplog, call, kind):
    """A server may answer with what it was sent."""
    caplog.set_level(0)
    api.fault(call, kind, times=100)
    reader, said = api.reader(), []
    with pytest.raises((NotSent, OutcomeUnknown)) as told:
        reader.read(LOGIN, 0)
    failure: BaseException | None = told.value
    while failure is not None:
        said += [str(failure), repr(failure), repr(vars(failure))]
        failure = failure.__cause__ or failure.__context__
    words = "\n".join([*said, *reader.check(), reader.place, repr(vars(reader)), caplog.text])
    for secret in (PASSWORD, MD5):
        assert secret.lower() not in words.lower()
