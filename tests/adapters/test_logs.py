"""The log: lines for people and for programs, and what no line may hold or do."""

import json
import logging
import socket
import subprocess
import sys

import pytest

from inapp.adapters import logs
from inapp.adapters.alert_channels import LogPager
from inapp.adapters.logs import HIDDEN, JsonLines, TextLines, set_up
from inapp.domain import security
from inapp.domain.model import Alert
from tests.support.processes import ROOT
from tests.support.security_counts import start_anew

SECRETS = (
    "sk_live_abcDEF123",
    "rk_test_abcDEF123",
    "whsec_abcDEF123",
    "k" * 43,
    "https://pay.example/callback?token=abc.def",
    "authorization: Bearer abc.def/ghi",
    "crmApiToken=abcdef",
    "password=hunter22",
)


def record_of(text: str, **more: object) -> logging.LogRecord:
    made = logging.LogRecord("cashier.web", logging.WARNING, __file__, 1, text, (), None)
    made.created = 1_799_314_200.123
    vars(made).update(more)
    return made


def test_a_line_of_text_has_time_level_event_and_facts_before_its_words():
    made = record_of("words", event="login.refused", actor="user 7", address="0f3a9c41b2d7", ref="D-7F3K2QA")
    expected = 'login.refused actor="user 7" address=0f3a9c41b2d7 ref=D-7F3K2QA words'
    assert TextLines().format(made) == f"2027-01-07T09:30:00.123Z WARNING {expected}"


def test_a_line_of_json_has_the_same_facts_and_leaves_out_what_is_not_known():
    made = record_of("Grüße", actor="user 7", address="", ref="")
    assert json.loads(JsonLines().format(made)) == {
        "time": "2027-01-07T09:30:00.123Z",
        "level": "WARNING",
        "event": "cashier.web",
        "actor": "user 7",
        "text": "Grüße",
    }


@pytest.mark.parametrize("form", [TextLines(), JsonLines()])
@pytest.mark.parametrize("text", SECRETS)
def test_what_looks_like_a_secret_is_hidden(form, text):
    said = form.format(record_of(f"before {text} after"))
    assert HIDDEN in said and "before" in said and "after" in said
    assert not any(part in said for part in ("abcDEF", "k" * 43, "abc.def", "abcdef", "hunter22"))


def test_a_reference_an_address_and_the_name_of_a_function_are_not_hidden():
    text = "D-7F3K2QA at https://pay.example in psp_adapters.stripe.adapter.look_up_the_object_of_a_payment"
    assert TextLines().format(record_of(text)).endswith(text)


@pytest.mark.parametrize("form", [TextLines(), JsonLines()])
def test_a_foreign_text_can_neither_begin_a_line_nor_act_on_a_terminal(form):
    said = form.format(record_of("name\nWARNING login.ok\x1b[2J\u2028\u202e", actor="eve\r\n"))
    assert len(said.splitlines()) == 1
    assert not any(character in said for character in "\x1b\r\u2028\u202e")


def test_the_lines_of_a_traceback_cannot_pass_for_lines_of_the_log():
    try:
        raise ValueError(f"one\n2027-01-07T09:30:00.123Z INFO login.ok\ntoken={'s' * 50}")
    except ValueError:
        made = record_of("failed")
        made.exc_info = sys.exc_info()
    first, *more = TextLines().format(made).split("\n")
    assert first.endswith("failed") and all(line.startswith("  | ") for line in more)
    assert json.loads(JsonLines().format(made))["trace"].count("\n") == len(more) - 1
    assert "s" * 50 not in TextLines().format(made) + JsonLines().format(made)


def test_a_process_logs_in_the_form_and_from_the_level_that_are_set(tmp_path):
    code = "import app, logging as l; app.create_app(); l.info('shown'); l.debug('not')"
    for kind in ("json", "text"):
        environment = {"CASHIER_DEMO": "1", "CASHIER_DATABASE": str(tmp_path / "x.db"), "CASHIER_LOG": kind}
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120
        )
        (line,) = [line for line in done.stderr.splitlines() if "shown" in line]
        assert line.startswith('{"time"') == (kind == "json")
        assert "not" not in done.stderr.replace("cannot", "")


def test_a_place_in_the_code_that_says_too_much_does_not_flood_the_log(capsys):
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    start_anew()
    try:
        set_up("text", "info", "key")
        for number in range(1500):
            logging.getLogger("cashier.web").warning("storage failed %s", number)
        logging.getLogger("cashier.web").warning("something else")
    finally:
        root.handlers, root.level = before, level
        start_anew()
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == security.LINES + 3
    assert [line for line in lines if "count=" in line and "storage failed" in line] == lines[-3:-1]
    assert lines[-1].endswith("something else")


@pytest.fixture
def journal(tmp_path, monkeypatch):
    """The machine's log, as a socket that keeps what it is told."""
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    listening.bind(str(tmp_path / "log"))
    listening.settimeout(5)
    monkeypatch.setattr(logs, "SYSTEM_LOG", str(tmp_path / "log"))
    root, said = logging.getLogger(), security.log
    before, level = list(root.handlers), root.level
    yield listening
    for handler in said.handlers:
        handler.close()
    root.handlers, said.handlers = before, []
    root.setLevel(level)
    listening.close()


def test_a_command_shows_warnings_alone_and_tells_security_events_to_the_machines_log(journal, capsys):
    start_anew()
    set_up("text", "info", "key", brief=True)
    security.note("staff.done", actor="ann (jane)", detail="users disable")
    logging.getLogger("cashier.web").info("unimportant")
    logging.getLogger("cashier.web").warning("look here")
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("cashier.web look here")
    told = journal.recv(4096).decode()
    assert "cashier: " in told and 'staff.done actor="ann (jane)"' in told and "users disable" in told


def test_a_command_goes_on_with_one_line_where_nobody_listens_to_the_machines_log(journal, capsys):
    start_anew()
    journal.close()
    set_up("text", "info", "key", brief=True)
    security.note("staff.done", actor="ann (jane)", detail="users disable")
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("cashier.log the system's log takes nothing: staff.done is not in it")


@pytest.mark.parametrize("level", ["debug", "info", "warning", "error"])
def test_an_alert_without_an_address_is_logged_whatever_the_level(journal, capsys, level):
    set_up("text", level, "key")
    assert LogPager().send(Alert(1, 1_760_000_000_000, "review", "D-1", "look at it", 0))
    logging.getLogger("cashier.web").info("unimportant")
    lines = capsys.readouterr().err.splitlines()
    assert "look at it" in lines[0]
    assert len(lines) == 1 + (level in ("debug", "info"))
