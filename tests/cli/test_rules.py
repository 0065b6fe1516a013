"""`cashier rules ...`: checked, shown, explained, replayed, and changed by two logins."""

import json
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner

from app import create_app
from inapp import serve
from inapp.domain.rules import version_of
from inapp.payments import rule_changes
from inapp.rule_settings import rules_file
from inapp.settings import Settings
from tests.support.harness import World

LOW = '[[rule]]\nid = "low"\nkind = "amount"\nhighest = { USD = "50" }\noutcome = "review"\n'


@pytest.fixture
def runner(app: Flask) -> FlaskCliRunner:
    return app.test_cli_runner()


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "rules.toml"
    path.write_text(LOW)
    return str(path)


def said(runner: FlaskCliRunner, *words: str, code: int = 0) -> str:
    ran = runner.invoke(args=["rules", *words])
    assert ran.exit_code == code, ran.output
    return ran.output


def test_a_file_is_checked_with_all_its_mistakes_by_line(runner, tmp_path, file):
    assert "1 rules, 0 bands" in said(runner, "check", file)
    bad = tmp_path / "bad.toml"
    bad.write_text('[[rule]]\nid = "x"\nkind = "open"\nmost = 0\noutcome = "maybe"\n')
    told = said(runner, "check", str(bad), code=1)
    assert "line 4: most is a whole number" in told and "line 5: outcome is one of" in told


def test_a_payment_is_explained_and_a_file_replayed_over_it(runner, world: World, file):
    world.rules(LOW)
    payment = world.withdrawal("100.00")
    row, _ = json.loads(said(runner, "explain", payment.ref, "--json"))
    assert (row["rule"], row["outcome"], row["value"]) == ("low", "review", "100.00 USD")
    assert "No rule was asked" in said(runner, "explain", "D-NOTHING", code=1)
    assert "0 of them would have been decided otherwise" in said(runner, "replay", file)
    other = Path(file).with_name("other.toml")
    other.write_text(LOW.replace("50", "500"))
    told = said(runner, "replay", str(other), "--days", "7")
    assert "no more: low" in told and "1 of them" in told
    shown = said(runner, "show")
    assert "version" in shown and "within=1h, cool_down=none" in shown
    assert said(runner, "show", "--text") == LOW


def test_two_people_switch_a_file_on(runner, world: World, file):
    version = said(runner, "propose", file, "--by", "Ann").split()[1]
    assert "second person" in said(runner, "confirm", version, "--by", "ann", code=1)
    assert "in force" in said(runner, "confirm", version, "--by", "Ben")
    with world.database.read() as db:
        assert db.rules_in_force().startswith(version)


@pytest.mark.parametrize("command", ["serve", "web"])
def test_the_start_of_a_new_installation_brings_our_defaults_into_force(
    command: str, world: World, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(serve, "supervise", lambda *args, **more: 0)
    monkeypatch.setattr(serve, "serve_web", lambda *args, **more: None)
    chosen = Settings.read({"CASHIER_DEMO": "1", "CASHIER_DATABASE": world.database.path}, None)
    app = create_app(chosen, store=world.database, clock=world.clock, rules_file=None)
    assert app.test_cli_runner().invoke(args=[command]).exit_code == 0
    with world.database.read() as db:
        assert db.rules_in_force() == version_of(rule_changes.default_text())


@pytest.mark.parametrize("saved", [LOW, "\ufeff" + LOW, LOW.replace("\n", "\r\n")], ids=["plain", "marked", "Windows"])
def test_a_file_is_the_same_version_however_it_was_saved_and_whoever_reads_it(runner, file, saved):
    Path(file).write_bytes(saved.encode())
    assert rules_file(file, False) == LOW
    assert version_of(LOW)[:8] in said(runner, "check", file)
