"""Which group of the machine may run which commands: `deploy/sudoers`, which sudo reads (sudoers(5))."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatchcase

import click
import pytest
from flask import Flask

from inapp.cli.actions import UNRECORDED
from tests.support.processes import ROOT

FILE = ROOT / "deploy" / "sudoers"
OURS = "/usr/local/bin/cashier "
NOBODYS = {"serve", "web", "worker", "console"}
"""Commands that the service runs, and no person."""
OF_PSPS = {"stripe webhook create"}
"""Commands that are there only with their PSP."""
FLASKS = {"run", "shell", "routes"}

_WHOLE = re.sub(r"\\\n\s*", "", re.sub(r"^#.*\n", "", FILE.read_text(), flags=re.MULTILINE))
ALIASES = {
    name: [each.strip().removeprefix(OURS) for each in commands.split(",")]
    for name, commands in re.findall(r"^Cmnd_Alias (\w+) = (.*)$", _WHOLE, re.MULTILINE)
}
GROUPS = {
    group: {alias.strip() for alias in aliases.split(",")}
    for group, aliases in re.findall(r"^%([\w-]+) ALL = \(root\) (.*)$", _WHOLE, re.MULTILINE)
}


def may(group: str, typed: str) -> bool:
    """True if sudo lets a member of a group type these words after `cashier`."""
    return any(fnmatchcase(typed, pattern) for alias in GROUPS[group] for pattern in ALIASES[alias])


def commands(group: click.Group, words: tuple[str, ...] = ()) -> Iterator[str]:
    """All commands below a group, as they are typed."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*words, name))
        else:
            yield " ".join((*words, name))


def forms(command: str) -> tuple[str, ...]:
    """A command alone and with words that follow it."""
    return command, f"{command} X --by ann", f"{command} --all --csv X"


def test_each_command_is_given_to_some_group_and_nothing_else_is(app: Flask) -> None:
    ours = {command for command in commands(app.cli) if command not in NOBODYS | FLASKS} | OF_PSPS
    for command in ours:
        assert any(may(group, form) for group in GROUPS for form in forms(command)), command
    for command in NOBODYS | FLASKS:
        assert not any(may(group, form) for group in GROUPS for form in forms(command)), command
    patterns = [pattern for alias in ALIASES.values() for pattern in alias]
    for pattern in patterns:
        words = re.sub(r" (\*|--all \*|\[!-\]\*)$", "", pattern)
        assert words in ours, pattern
        assert "*" not in words


@pytest.mark.parametrize(
    "command", ["payments refund D-1", "payments resolve D-1 --booked 5", "bookings release --by x"]
)
def test_only_one_group_decides_about_money(command: str) -> None:
    assert [group for group in GROUPS if may(group, command)] == ["cashier-payments"]


@pytest.mark.parametrize(
    "command", ["accounts import a.csv --move", "tokens login 7", "users import a.csv", "backup a"]
)
def test_only_one_group_says_who_is_who(command: str) -> None:
    assert [group for group in GROUPS if may(group, command)] == ["cashier-admin"]


def test_support_invites_one_person_at_a_time() -> None:
    assert may("cashier-support", "users invite ann@example.test")
    assert not may("cashier-support", "users invite --all --csv links.csv")
    assert not may("cashier-support", "users enable 7")


def test_looking_is_exactly_what_leaves_no_row() -> None:
    assert {pattern.removesuffix(" *") for pattern in ALIASES["STAFF_LOOK"]} == UNRECORDED - NOBODYS


@pytest.mark.skipif(not shutil.which("visudo"), reason="sudo is not installed")
def test_sudo_can_read_it() -> None:
    done = subprocess.run(["visudo", "-cf", str(FILE)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
