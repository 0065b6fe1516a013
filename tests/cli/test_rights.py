"""Every command stands for a right of the console, and none is there without one."""

import click
from flask import Flask

from inapp.cli import rights
from inapp.cli.actions import UNRECORDED, commands_of
from inapp.domain.staff import Right
from tests.cli.test_roles import FLASKS, OF_PSPS

DECIDING = {Right.DECIDE, Right.RESOLVE, Right.CORRECT, Right.RELEASE, Right.PRIVACY, Right.RULES}
"""Rights of which a member of staff makes use at a shell with a code alone."""
LOOKING = {Right.SEE, Right.SEE_PERSON, Right.SEE_AUDIT, Right.EXPORT, Right.ASK}
"""Rights with which nothing is changed."""


def test_every_command_stands_for_a_right_and_no_right_for_a_command_that_is_gone(app: Flask) -> None:
    ours = {path for path, _ in commands_of(app.cli)} - FLASKS | OF_PSPS
    assert set(rights.RIGHTS) == ours, "name the right of each command in inapp/cli/rights.py"


def test_what_leaves_no_row_changes_nothing() -> None:
    changing = {path for path in UNRECORDED if rights.RIGHTS[path] not in {*LOOKING, None}}
    assert changing == set()


def test_no_command_that_moves_money_stands_for_a_right_of_administrators() -> None:
    for command in ("payments refund", "payments approve", "payments resolve", "ledger correct", "bookings release"):
        assert rights.RIGHTS[command] in {Right.DECIDE, Right.RESOLVE, Right.CORRECT, Right.RELEASE}


def test_every_command_that_decides_takes_a_code_and_is_recorded_under_it(app: Flask) -> None:
    found = dict(commands_of(app.cli))
    coded = {path for path, one in found.items() if any("--code" in option.opts for option in one.params)}
    assert {path for path, right in rights.RIGHTS.items() if right in DECIDING} <= coded
    assert coded.isdisjoint(UNRECORDED), "without a record nobody asks for the code"


def test_the_walk_finds_commands_in_groups(app: Flask) -> None:
    found = dict(commands_of(app.cli))
    assert isinstance(found["payments refund"], click.Command)
