"""The languages of the screens: nothing is left untranslated, and figures read the same everywhere."""

import ast
import string
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import flask
import pytest
from jinja2 import Environment, nodes

from inapp.domain.money import Money
from inapp.domain.states import Status
from inapp.web import language, looks, screens, views
from psp_adapters.mock.methods import METHODS

ROOT = Path(__file__).parent.parent
FLOWS_THAT_SPEAK = ("entry", "gate", "payments", "deposits", "withdrawals")


def of_templates() -> Iterator[str]:
    """Every text literal inside a `t(...)` of our own templates."""
    environment = Environment(autoescape=True)
    for path in [*ROOT.glob("templates/*.html"), *ROOT.glob("templates/main/*.html")]:
        for call in environment.parse(path.read_text("utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "t" and call.args:
                yield from _literals(call.args[0])


def _literals(node: nodes.Node) -> Iterator[str]:
    """The text of a literal, of both sides of a condition, or of all values of a table."""
    match node:
        case nodes.Const(value=str() as text):
            yield text
        case nodes.CondExpr():
            yield from (t for side in (node.expr1, node.expr2) if side for t in _literals(side))
        case nodes.Getitem(node=nodes.Dict() as table):
            yield from (t for pair in table.items for t in _literals(pair.value))


def of_flows() -> Iterator[str]:
    """Every sentence that a use case may put before a trader: a text literal that begins like one."""
    for name in FLOWS_THAT_SPEAK:
        tree = ast.parse((ROOT / "inapp" / "flows" / f"{name}.py").read_text("utf-8"))
        docstrings = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                if node.value[:1].isupper() and " " in node.value:
                    yield node.value


def of_tables() -> Iterator[str]:
    """The literal tables of words."""
    drawn = [look for table in looks.LOOKS.values() for look in table.values()] + [looks.BACK_FROM_PSP]
    for look in drawn:
        yield from (look.title, look.text, look.cancel)
    for steps in (*looks.STEPS.values(), *looks.STEPS_OUTSIDE.values()):
        yield from steps
    yield from looks.REASONS.values()
    for end in (*views.DEAD_ENDS.values(), views.OVER):
        yield from end
    yield from views.TITLES.values()
    yield from (views.STORAGE_FAILED, *views.WITHHELD)
    yield from (screens.NO_ACCOUNT, views.HEADING)
    yield from (status.words for status in Status)
    for method in METHODS:
        yield from (method.name, method.cost, *method.arrival.values())


def messages() -> list[str]:
    return sorted({m for source in (of_templates, of_flows, of_tables) for m in source() if m})
