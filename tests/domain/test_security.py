"""Security events: what is noted, in few lines even in a flood, and when people are told."""

import ast
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from inapp.domain import security
from tests.support.security_counts import start_anew

HERE = Path(__file__).parent.parent.parent
SOURCES = [*HERE.glob("inapp/**/*.py"), *HERE.glob("psp_adapters/**/*.py"), HERE / "app.py"]


class Hand:
    """A monotonic clock that a test moves."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def hand(caplog: pytest.LogCaptureFixture) -> Iterator[Hand]:
    caplog.set_level(logging.INFO)
    made = Hand()
    start_anew(made)
    yield made
    start_anew()


def noted_in(path: Path) -> Iterator[str]:
    """The names that a module notes."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "security.note":
            yield from (part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant))


def test_every_event_of_the_table_is_noted_somewhere_and_nothing_else_is():
    assert {name for path in SOURCES for name in noted_in(path)} == set(security.EVENTS)


def test_a_line_names_event_actor_reference_and_the_hash_of_the_address(hand, caplog):
    token = security.caller.set("203.0.113.7")
    try:
        security.note("reference.foreign", actor="user 7", ref="D-7F3K2QA")
    finally:
        security.caller.reset(token)
    (record,) = caplog.records
    assert (record.event, record.actor, record.ref) == ("reference.foreign", "user 7", "D-7F3K2QA")
    assert re.fullmatch("[0-9a-f]{12}", record.address)
    assert "203.0.113.7" not in repr(vars(record))


def test_one_caller_has_one_name_under_one_key_and_another_under_another():
    before = security._counters.key
    try:
        security.use_key(b"one")
        first = security.hashed("203.0.113.7")
        assert (first, security.hashed("203.0.113.8")) == (
            security.hashed("203.0.113.7"),
            security.hashed("203.0.113.8"),
        )
        assert first != security.hashed("203.0.113.8")
        security.use_key(b"two")
        assert security.hashed("203.0.113.7") != first
    finally:
        security.use_key(before)


def test_a_flood_has_twenty_lines_and_one_at_every_tenfold_count(hand, caplog):
    for _ in range(12_345):
        security.note("crm_password.wrong")
    assert len(caplog.records) == security.LINES + 3
    assert [record.count for record in caplog.records[security.LINES :]] == ["100", "1000", "10000"]


def test_a_flood_of_one_event_hides_no_other_and_the_next_minute_has_lines_again(hand, caplog):
    for _ in range(500):
        security.note("login.refused")
    caplog.clear()
    security.note("webhook.refused")
    assert [record.event for record in caplog.records] == ["webhook.refused"]
    hand.at += security.WINDOW_S
    security.note("login.refused")
    assert [record.event for record in caplog.records] == ["webhook.refused", "login.refused"]


def test_a_jump_is_told_once_a_minute_and_few_are_no_jump(hand):
    alarm = security.EVENTS["crm_password.wrong"].alarm
    for _ in range(alarm - 1):
        security.note("crm_password.wrong")
    assert security.jumps() == {}
    for _ in range(5 * alarm):
        security.note("crm_password.wrong")
    assert security.jumps() == {"crm_password.wrong": alarm}
    assert security.jumps() == {}
    hand.at += security.WINDOW_S
    for _ in range(alarm):
        security.note("crm_password.wrong")
    assert security.jumps() == {"crm_password.wrong": alarm}
