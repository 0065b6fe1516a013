"""The reader of the local cTrader's history: complete, or not used at all."""

import json

import pytest

from inapp.adapters.balance_readers import SimulatorReader
from inapp.domain.errors import NotSent, OutcomeUnknown
from inapp.domain.readers import CLOSED, BalanceEntry, Reading
from tests.support import scripted_server
from tests.support.scripted_server import Wire

ROW = {
    "balanceHistoryId": 880001,
    "login": 17,
    "type": "DEPOSIT",
    "amount": "250.00",
    "externalId": "D-7F3K2Q.credit.1",
    "timestamp": 5000,
    "balance": 35000,
    "moneyDigits": 2,
    "balanceVersion": 2,
}


def history(rows: object, **headers: str) -> scripted_server.Script:
    return scripted_server.answers(200, json.dumps(rows).encode(), **({"Sim_Watermark": "9000"} | headers))


def read(script: scripted_server.Script, since: int = 0) -> Reading:
    with Wire(script) as server:
        return SimulatorReader(server.url, 1000).read(17, since)


def test_a_history_is_read_with_its_watermark():
    with Wire(history([ROW])) as server:
        found = SimulatorReader(server.url + "/", 1000).read(17, 0)
    entry = BalanceEntry(880001, "D-7F3K2Q.credit.1", 17, "DEPOSIT", 25000, 2, 35000, 2, 5000)
    assert found == Reading((entry,), 9000, complete=True)
    assert server.requests[0].startswith(b"GET /_sim/history?everything&login=17 HTTP/1.1")


def test_all_logins_are_read_for_a_time_and_are_whole_once_the_source_has_come_so_far():
    rows = [ROW | {"login": login, "timestamp": login, "balanceHistoryId": login} for login in (17, 18, 19)]
    with Wire(history(rows)) as server:
        reader = SimulatorReader(server.url, 1000)
        found = reader.read_all(18, 19)
        assert ([entry.login for entry in found.entries], found.complete) == ([18], True)
        assert not reader.read_all(18, 9001).complete


@pytest.mark.parametrize(
    "second", [{"balanceVersion": 4}, {"balance": 60001}, {"balance": 59999}], ids=["a hole", "too much", "too little"]
)
def test_a_history_whose_rows_do_not_follow_from_each_other_is_not_whole(second):
    later = ROW | {"balanceHistoryId": 880002, "timestamp": 6000, "balanceVersion": 3, "balance": 60000}
    assert read(history([later, ROW])).complete
    assert not read(history([ROW, later | second])).complete


def test_operations_before_the_asked_time_are_left_out_but_the_last():
    moments = (4998, 4999, 5000, 5001)
    rows = [ROW | {"timestamp": at, "balanceHistoryId": at, "balanceVersion": at} for at in moments]
    # The last one before it stays: it shows what the others began with.
    assert [entry.balance_history_id for entry in read(history(rows), since=5000).entries] == [4999, 5000, 5001]


def test_an_operation_without_an_external_id_is_somebody_elses():
    assert read(history([ROW | {"externalId": None}])).entries[0].external_id == ""


@pytest.mark.fault("N19")
def test_a_closed_position_is_told_with_its_loss():
    closed = ROW | {"balanceHistoryId": 880002, "type": "CLOSE", "amount": "-0.50", "balance": 34950}
    found = read(history([ROW, closed | {"balanceVersion": 3}]))
    assert [(entry.type, entry.delta) for entry in found.entries] == [("DEPOSIT", 25000), (CLOSED, -50)]
    assert found.complete


def test_a_history_with_another_login_in_it_is_refused():
    with pytest.raises(OutcomeUnknown):
        read(history([ROW, ROW | {"login": 18}]))


@pytest.mark.parametrize(
    "change",
    [
        {"balanceHistoryId": "880001"},
        {"balanceHistoryId": 0},
        {"balanceHistoryId": True},
        {"login": "17"},
        {"type": None},
        {"type": "SWAP"},
        {"balance": "35000"},
        {"moneyDigits": 1},
        {"balanceVersion": None},
        {"amount": 250.0},
        {"amount": "1e3"},
        {"amount": "-250.00"},
        {"externalId": 7},
        {"timestamp": "5000"},
    ],
)
def test_one_unreadable_operation_spoils_the_whole_history(change):
    with pytest.raises(OutcomeUnknown, match=r"^unreadable history$"):
        read(history([ROW, ROW | change]))


@pytest.mark.parametrize(
    "script",
    [
        history({"rows": []}),
        history([None]),
        history([], Sim_Watermark=""),
        history([], Sim_Watermark="soon"),
        scripted_server.answers(200, b"[]"),
        scripted_server.answers(200, b"<html>", Sim_Watermark="9000"),
        scripted_server.answers(500, b"[]", Sim_Watermark="9000"),
        scripted_server.reads_all_then_closes,
        scripted_server.never_answers,
    ],
)
def test_a_history_that_is_not_certain_is_unknown(script):
    with pytest.raises(OutcomeUnknown):
        read(script)


def test_a_source_that_cannot_be_reached_was_not_asked():
    with pytest.raises(NotSent, match=r"^connect$"):
        SimulatorReader(f"http://127.0.0.1:{scripted_server.closed_port()}", 1000).read(17, 0)
