"""`cashier privacy ...`: the data of one trader on the terminal, or in a file for its owner alone."""

import json
from pathlib import Path

from flask import Flask

from tests.support.harness import USER, World


def test_an_export_goes_to_the_terminal_or_into_a_new_file(app: Flask, world: World, tmp_path: Path) -> None:
    world.deposit()
    words = ["privacy", "export", str(USER), "--by", "Ann"]
    shown = app.test_cli_runner().invoke(args=words)
    assert json.loads(shown.stdout)["tables"]["accounts"][0]["email"] == "alex@example.test"
    file = tmp_path / "alex.json"
    assert app.test_cli_runner().invoke(args=[*words, "--file", str(file)]).exit_code == 0
    assert file.stat().st_mode & 0o777 == 0o600
    assert json.loads(file.read_text())["user"] == USER
    again = app.test_cli_runner().invoke(args=[*words, "--file", str(file)])
    assert again.exit_code == 1
    assert "cannot be written" in again.stderr
