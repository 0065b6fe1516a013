"""The check by the broker's CRM: the signed call, the closed table of its answers, and a CRM that hangs."""

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from inapp.adapters import crm_check
from inapp.adapters.bulkheads import Bulkheads
from inapp.adapters.crm_check import UNSIGNED, CrmCheck
from inapp.adapters.signed_calls import answer_signature, signature
from inapp.domain.check import CheckOutcome, Moment, Question
from inapp.domain.errors import NotSent
from inapp.domain.money import Money
from inapp.domain.states import PaymentType
from tests.support.scripted_server import Script, Wire, answer, closed_port, never_answers, reads_all_then_closes, says

KEYS = {"new": "n" * 32, "old": "o" * 32}
QUESTION = Question(
    *(Moment.DEBIT, PaymentType.WITHDRAWAL, 70011223, 5512345, Money(4000, "USD", 2), "fake_card", "Visa 4242"),
    ref="W-7F3K2QA",
)
SAID = {"outcome": "allow"}


def headers_of(request: bytes) -> dict[str, str]:
    head = request.partition(b"\r\n\r\n")[0].decode()
    return {name.lower(): value for name, _, value in (line.partition(": ") for line in head.split("\r\n")[1:])}


def crm(found: object, known: Mapping[str, str] = KEYS, over: Callable[[str], str] = lambda ours: ours) -> Script:
    """A CRM that knows these keys, verifies each call, and signs its answer over what `over` makes of our signature."""

    def script(connection: Any, wire: Wire) -> None:
        request = wire.read(connection)
        headers, body = headers_of(request), request.partition(b"\r\n\r\n")[2]
        key, at, ours = headers["cashier-key"], int(headers["cashier-time"]), headers["cashier-signature"]
        if known.get(key) is None or signature(known[key], at, key, body) != ours:
            connection.sendall(answer(401))
            return
        text = found if isinstance(found, bytes) else json.dumps(found).encode()
        connection.sendall(answer(200, text, Cashier_Signature=answer_signature(known[key], over(ours), text)))

    return script


def asked(script: Script, keys: Mapping[str, str] = KEYS):
    with Wire(script) as wire:
        return CrmCheck(wire.url, keys).ask(QUESTION), wire


def test_the_question_is_signed_over_time_key_and_body_and_tells_all_that_is_known():
    found, wire = asked(crm(SAID))
    assert found.outcome is CheckOutcome.ALLOW
    (request,) = wire.requests
    body = json.loads(request.partition(b"\r\n\r\n")[2])
    assert body == {
        "moment": "debit",
        "kind": "withdrawal",
        "ref": "W-7F3K2QA",
        "userId": 70011223,
        "login": 5512345,
        "amount": "40.00",
        "currency": "USD",
        "method": "fake_card",
        "instrument": "Visa 4242",
        "country": "",
    }
    assert headers_of(request)["cashier-key"] == "new"
    assert KEYS["new"].encode() not in request


def test_a_whole_answer_is_read_whole():
    told = {
        "outcome": "ask",
        "codes": ["passport", "proof_of-address.2"],
        "words": {"en": "Send us a passport", "pt-BR": "Envie o passaporte"},
        "valid_s": 600,
        "level": "basic",
        "deposit_allowed": True,
        "withdrawal_allowed": False,
        "documents_expired": True,
        "whatever": "comes later",
    }
    found, _ = asked(crm(told))
    assert (found.outcome, found.codes, found.valid, found.level) == ("ask", tuple(told["codes"]), 600_000, "basic")
    assert (found.deposit_allowed, found.withdrawal_allowed, found.documents_expired) == (True, False, True)
    assert found.words == told["words"]
    assert found.words_in("pt-BR") == "Envie o passaporte"
    assert found.words_in("en-GB") == found.words_in("ja") == "Send us a passport"


@pytest.mark.parametrize(
    "told",
    [
        b"<html>",
        b"",
        [],
        {},
        {"outcome": "silent"},
        {"outcome": "maybe"},
        {"outcome": True},
        {"outcome": ["allow"]},
        SAID | {"codes": "passport"},
        SAID | {"codes": ["two words"]},
        SAID | {"codes": ["x"] * 11},
        SAID | {"valid_s": -1},
        SAID | {"valid_s": True},
        SAID | {"valid_s": 86_401},
        SAID | {"valid_s": "600"},
        SAID | {"level": "a level"},
        SAID | {"deposit_allowed": "yes"},
        SAID | {"words": 7},
        SAID | {"words": {"en": "two\nlines"}},
        SAID | {"words": {"en": "x" * 301}},
        SAID | {"words": {"not a language": "x"}},
    ],
    ids=repr,
)
def test_an_answer_of_another_shape_is_unreadable_and_never_allows(told):
    found, _ = asked(crm(told))
    assert found.outcome is CheckOutcome.UNREADABLE
    assert found.codes[0].startswith(("the answer", "its ", "one of its"))


@pytest.mark.parametrize("over", [lambda ours: "", lambda ours: ours[::-1]], ids=["unsigned", "of another call"])
def test_an_answer_that_is_not_signed_for_this_question_is_unreadable(over):
    found, _ = asked(crm(SAID, over=over))
    assert (found.outcome, found.codes) == (CheckOutcome.UNREADABLE, (UNSIGNED,))


def test_an_answer_without_a_signature_is_unreadable():
    found, _ = asked(says(answer(200, json.dumps(SAID).encode())))
    assert found.outcome is CheckOutcome.UNREADABLE


@pytest.mark.parametrize(
    ("script", "why"),
    [
        (says(answer(500, b"")), "HTTP 500"),
        (says(answer(429, b"")), "HTTP 429"),
        (says(answer(204)), "HTTP 204"),
        (says(answer(302, b"", Location="https://elsewhere.example")), "HTTP 302"),
        (says(answer(404, json.dumps(SAID).encode())), "HTTP 404"),
        (reads_all_then_closes, "no whole answer"),
        (says(b"garbage"), "no whole answer"),
    ],
)
def test_every_other_exchange_is_silence(script, why):
    found, _ = asked(script)
    assert (found.outcome, found.codes) == (CheckOutcome.SILENT, (why,))


def test_a_crm_that_nobody_reaches_is_silent():
    found = CrmCheck(f"http://127.0.0.1:{closed_port()}", KEYS).ask(QUESTION)
    assert (found.outcome, found.codes) == (CheckOutcome.SILENT, ("connect",))


def test_the_whole_call_has_one_deadline_of_three_seconds(monkeypatch):
    assert crm_check.TIMEOUT_MS == 3000
    monkeypatch.setattr(crm_check, "TIMEOUT_MS", 80)
    found, wire = asked(never_answers)
    assert (found.outcome, found.codes) == (CheckOutcome.SILENT, ("no answer in time",))
    assert wire.connections == 1


def test_while_keys_change_the_second_one_is_tried_where_the_first_is_not_known_yet_and_goes_first_then():
    with Wire(crm(SAID, {"old": KEYS["old"]})) as wire:
        check = CrmCheck(wire.url, KEYS)
        for _ in range(2):
            assert check.ask(QUESTION).outcome is CheckOutcome.ALLOW
        assert [headers_of(request)["cashier-key"] for request in wire.requests] == ["new", "old", "old"]


def test_keys_that_nobody_knows_are_silence_and_a_problem_that_the_check_names():
    with Wire(crm(SAID, {})) as wire:
        check = CrmCheck(wire.url, KEYS)
        assert check.ask(QUESTION).codes == ("HTTP 401",)
        assert "CASHIER_CRM_KEYS" in check.check()


def test_a_ping_that_is_signed_is_well():
    with Wire(crm({})) as wire:
        assert CrmCheck(wire.url, KEYS).check() == ""
        assert json.loads(wire.requests[0].partition(b"\r\n\r\n")[2]) == {"ping": True}
    assert "does not answer" in CrmCheck(f"http://127.0.0.1:{closed_port()}", KEYS).check()


def test_a_crm_that_hangs_takes_two_threads_and_the_next_callers_are_told_at_once(monkeypatch):
    monkeypatch.setattr(crm_check, "TIMEOUT_MS", 1500)
    seconds = [0.0]
    with Wire(never_answers) as wire:
        check = CrmCheck(wire.url, KEYS, Bulkheads(lambda: seconds[0]))
        threads = [threading.Thread(target=check.ask, args=(QUESTION,)) for _ in range(2)]
        for thread in threads:
            thread.start()
        while len(wire.requests) < 2:
            threads[0].join(0.005)
        seconds[0] = 1.0
        with pytest.raises(NotSent):
            check.ask(replace(QUESTION, login=1))
        assert wire.connections == 2
        wire.ending.set()
        for thread in threads:
            thread.join()
