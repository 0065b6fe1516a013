"""The CRM's desk at the local cTrader: what the cashier's own adapter gets of it, well and in trouble."""

from collections.abc import Iterator

import pytest

from inapp.adapters import crm_check
from inapp.adapters.crm_check import CrmCheck
from inapp.adapters.crm_events import CrmEvents
from inapp.domain.check import Moment, Question
from inapp.domain.events_out import Sent
from inapp.domain.money import Money
from inapp.domain.states import PaymentType
from tests.simulator.test_backend import Sim, cashier_url, running

__all__ = ["cashier_url"]
QUESTION = Question(Moment.START, PaymentType.DEPOSIT, 70011223, 5512345, Money(10000, "USD", 2), "mock_card")
KEYS = {"demo": "demo-signing-key"}


@pytest.fixture(scope="module")
def process(cashier_url: str) -> Iterator[str]:
    with running(cashier_url) as (_, url):
        yield url


@pytest.fixture
def sim(process: str) -> Sim:
    sim = Sim(process)
    sim.post("/_sim/reset")
    return sim


def ask(process: str, keys: dict[str, str] = KEYS) -> str:
    url = process.replace("localhost", "127.0.0.1").rstrip("/")
    return CrmCheck(f"{url}/crm/check", keys).ask(QUESTION).outcome


def test_the_desk_says_what_it_was_told_to_and_notes_what_it_was_asked(sim: Sim, process: str):
    said = {}
    for says in ("allow", "ask", "review", "refuse", "expired", "held", "garbage", "unsigned"):
        sim.post("/_sim/desk", {"says": says})
        said[says] = ask(process)
    assert said == {
        "allow": "allow",
        "ask": "ask",
        "review": "review",
        "refuse": "refuse",
        "expired": "allow",
        "held": "allow",
        "garbage": "unreadable",
        "unsigned": "unreadable",
    }
    noted = sim.get("/_sim/desk").json["questions"]
    assert [one["says"] for one in noted] == list(said)
    assert (noted[0]["userId"], noted[0]["amount"], noted[0]["moment"]) == (70011223, "100.00", "start")


def test_the_desk_takes_no_call_that_is_not_signed_with_a_key_that_it_knows(sim: Sim, process: str):
    assert ask(process, {"demo": "another-secret"}) == ask(process, {"other": "demo-signing-key"}) == "silent"
    assert sim.get("/_sim/desk").json["questions"] == []
    sim.post("/_sim/desk", {"keys": {"other": "demo-signing-key"}})
    assert ask(process, {"demo": "demo-signing-key", "other": "demo-signing-key"}) == "allow"


def test_silence_and_armed_faults_are_silence(sim: Sim, process: str, monkeypatch: pytest.MonkeyPatch):
    sim.post("/_sim/faults", {"call": "crm_check", "kind": "drop_after"})
    assert ask(process) == "silent"
    monkeypatch.setattr(crm_check, "TIMEOUT_MS", 100)
    sim.post("/_sim/desk", {"says": "silent"})
    assert ask(process) == "silent"


def test_the_page_of_the_desk_shows_what_was_asked_and_changes_what_it_says(sim: Sim, process: str):
    ask(process)
    page = sim.get("/crm/desk").text
    assert "user 70011223" in page
    assert "100.00 USD" in page


def test_the_desk_takes_signed_events_and_shows_them(sim: Sim, process: str):
    url = f"{process.replace('localhost', '127.0.0.1').rstrip('/')}/crm/events"
    told = {"id": "payment-1-x", "n": 1, "ref": "D-7F3K2QA", "type": "payment", "event": "made", "became": "created"}
    assert CrmEvents(url, KEYS).send(told).taken
    assert CrmEvents(url, KEYS).check() == ""
    assert CrmEvents(url, {"demo": "another"}).send(told) == Sent(False, "HTTP 401", away=True)
    sim.post("/_sim/desk", {"takesEvents": False})
    assert CrmEvents(url, KEYS).send(told) == Sent(False, "HTTP 503", away=True)
    sim.post("/_sim/faults", {"call": "crm_events", "kind": "drop_before"})
    assert CrmEvents(url, KEYS).send(told) == Sent(False, "no whole answer", away=True)
    assert sim.get("/_sim/desk").json["events"] == [told]
    assert "D-7F3K2QA" in sim.get("/crm/desk").text
