"""What the documents say is what the code does."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import inapp.domain.attempts as attempts
from docs import draw
from inapp.domain.disbursements import DISBURSEMENT_STARTS, DISBURSEMENT_TRANSITIONS, UNMATCHED_TRANSITIONS
from inapp.domain.states import TRANSITIONS, Event, PaymentType
from inapp.settings import describe
from psp_adapters.stripe.codes import EVENTS

HERE = Path(__file__).parent.parent
DOCUMENTS = sorted([*HERE.glob("*.md"), *HERE.glob("docs/*.md"), *HERE.glob("psp_adapters/*/*.md")])
README = (HERE / "README.md").read_text()
SETTINGS = (HERE / "docs/settings.md").read_text()
STATES = (HERE / "docs/states.md").read_text()
COMMANDS = (HERE / "docs/commands.md").read_text()
TOUR = (HERE / "docs/tour.md").read_text()


@pytest.mark.parametrize("document", draw.PARTS)
def test_what_is_drawn_from_the_code_is_up_to_date(document):
    text = (HERE / "docs" / document).read_text()
    assert draw.drawn(document, text) == text, "run `python docs/draw.py`"


def test_a_part_without_its_place_is_missed():
    with pytest.raises(ValueError, match="has no part <!-- settings -->"):
        draw.drawn("settings.md", "nothing here")


def test_the_page_of_settings_names_every_setting_with_its_default():
    for name, meaning, default in describe():
        row = next(line for line in SETTINGS.splitlines() if line.startswith(f"| `{name.rstrip('*')}`"))
        assert meaning in row
        assert f"`{default}`" in row or not default
        assert ("`*" in row) == name.endswith("*")


@pytest.mark.parametrize("kind", PaymentType)
def test_every_transition_is_in_its_diagram_and_nothing_else_is(kind):
    part = re.search(rf"<!-- {kind} states -->(.*?)<!-- /{kind} states -->", STATES, re.DOTALL)[1]
    shown = {
        (start, event, end)
        for start, end, events in re.findall(r"^    (\w+) --> (\w+): (.*)$", part, re.MULTILINE)
        for event in events.split(", ")
    }
    restored = re.search(r"`restored` leads to `review` from (.*)\.", part)[1]
    shown |= {(start.strip("`"), "restored", "review") for start in restored.split(", ")}
    assert shown == {tuple(map(str, row)) for row in TRANSITIONS[kind]}
    assert len(shown) == len(TRANSITIONS[kind])
    assert any(event is Event.RESTORED for _, event, _ in TRANSITIONS[kind])


@pytest.mark.parametrize(
    ("name", "table"), [("disbursement", DISBURSEMENT_TRANSITIONS), ("unmatched", UNMATCHED_TRANSITIONS)]
)
def test_every_transition_of_disbursements_and_unmatched_funds_is_in_its_diagram(name, table):
    part = re.search(rf"<!-- {name} states -->(.*?)<!-- /{name} states -->", STATES, re.DOTALL)[1]
    edges = re.findall(r"^    (\w+) --> (\w+): (.*)$", part, re.MULTILINE)
    shown = [(start, event, end) for start, end, events in edges for event in events.split(", ")]
    assert sorted(shown) == sorted(tuple(map(str, row)) for row in table)


def test_the_diagram_of_disbursements_shows_where_they_begin():
    part = re.search(r"<!-- disbursement states -->(.*?)<!-- /disbursement states -->", STATES, re.DOTALL)[1]
    begin = re.findall(r"^    \[\*\] --> (\w+)(?:: (\w+))?$", part, re.MULTILINE)
    assert {state: event or "made" for state, event in begin} == DISBURSEMENT_STARTS


def test_the_page_of_states_names_each_state_of_an_attempt_and_marks_those_that_freeze():
    rows = re.findall(r"^\| `(\w+)`(\*?) \|", STATES.split("## Attempts of a booking")[1], re.MULTILINE)
    assert {state: bool(star) for state, star in rows} == {
        str(state): state in attempts.FREEZING for state in attempts.AttemptState
    }


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(HERE)))
def test_links_between_documents_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text()):
        if "://" not in target and not target.startswith("docs/pictures/"):
            assert (path.parent / target).exists(), target


@pytest.mark.parametrize(
    "path", [path for path in DOCUMENTS if path.name != "CHANGELOG.md"], ids=lambda path: path.name
)
def test_every_file_that_a_document_names_is_there(path):
    places = "inapp|psp_adapters|tests|e2e|simulator|benchmarks|scripts|demo|deploy|docs"
    named = re.findall(rf"`((?:{places})/[\w./-]+)`", path.read_text())
    gone = [name for name in named if "acme" not in name and "NAME" not in name and not (HERE / name).exists()]
    assert gone == [], f"{path.relative_to(HERE)} names files that are gone"


def test_the_readme_begins_with_the_two_commands_and_the_three_pictures():
    first_screen = "\n".join(README.splitlines()[:25])
    for words in ("make run", "make test", "pictures/deposit.png", "pictures/withdraw.png", "pictures/status.png"):
        assert words in first_screen


def test_the_readme_is_short_enough_to_be_read():
    assert len(README.splitlines()) <= 150


def test_the_page_of_commands_names_every_command(app):
    for name, command in app.cli.commands.items():
        words = [f"{name} {sub}" for sub in getattr(command, "commands", {})] or [name]
        if name not in ("run", "shell", "routes"):  # Flask's own
            for each in words:
                assert f"`{each}" in COMMANDS, each


def test_every_make_target_is_explained_to_contributors():
    targets = re.search(r"^\.PHONY: (.*)$", (HERE / "Makefile").read_text(), re.MULTILINE)[1].split()
    text = (HERE / "CONTRIBUTING.md").read_text()
    assert [target for target in targets if not re.search(rf"`(make )?{target}`", text)] == []


def test_every_environment_name_in_the_deployment_is_a_setting():
    known = {name.rstrip("*") for name, _, _ in describe()}
    for file in (HERE / "deploy").iterdir():
        assert set(re.findall(r"\b(?:CASHIER|CTRADER)_[A-Z_]+", file.read_text())) <= known, file.name


def test_the_stripe_page_lists_the_events_that_the_adapter_follows():
    part = (HERE / "psp_adapters/stripe/README.md").read_text().split("## Registering the webhook")[1].split("\n## ")[0]
    named = re.findall(r"`([a-z_]+(?:\.[a-z_]+)+)`", "\n".join(re.findall(r"^- .*$", part, re.MULTILINE)))
    assert sorted(named) == sorted(EVENTS)


MODULES = [path for place in ("inapp", "psp_adapters") for path in sorted((HERE / place).rglob("*.py"))]


class Step(NamedTuple):
    """One line of the tour: a function, and the step below which it stands."""

    line: str
    path: Path
    name: str
    depth: int


def steps(text: str) -> list[list[Step]]:
    """The steps of the tour, one list for each that begins at the margin."""
    found: list[list[Step]] = []
    for spaces, line, path, name in re.findall(r"^( *)- (`([^`]+)` `(\w+)`)", text, re.MULTILINE):
        step = Step(line, HERE / path, name, len(spaces) // 2)
        if step.depth == 0:
            found.append([])
        found[-1].append(step)
    return found


@cache
def definitions(path: Path) -> dict[str, ast.AST]:
    """Every function and method of a module, and the values of its tables, by name."""
    found: dict[str, ast.AST] = {}
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef):
            found.setdefault(node.name, node)
        elif isinstance(node, ast.AnnAssign | ast.Assign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {target.id: node for target in targets if isinstance(target, ast.Name) and target.id.isupper()}
    return found


def called(path: Path, name: str) -> list[str]:
    """The names that a function uses, in the order of evaluation; those of its module's own helpers in their place."""
    order: list[str] = []
    entered = {name}

    def use(word: str, own: bool) -> None:
        order.append(word)
        if own and word in definitions(path) and word not in entered:
            entered.add(word)
            visit(definitions(path)[word])

    def visit(node: ast.AST) -> None:
        children = list(ast.iter_child_nodes(node))
        if isinstance(node, ast.Call):  # the arguments are there before the call
            children.append(children.pop(0))
        for child in children:
            visit(child)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            use(node.id, own=True)
        elif isinstance(node, ast.Attribute):
            use(node.attr, own=isinstance(node.value, ast.Name) and node.value.id == "self")

    visit(definitions(path)[name])
    return order


def test_every_file_and_function_on_the_tour_is_there():
    gone = [f"docs/tour.md: {path} is gone" for path in re.findall(r"`([\w/]+/\w+\.py)`", TOUR) if not _somewhere(path)]
    for step in (step for walk in steps(TOUR) for step in walk):
        if step.path.exists() and step.name not in definitions(step.path):
            gone.append(f"docs/tour.md: {step.line} is gone")
    for module, name in re.findall(r"`([a-z_]+)\.([a-z_]+)`", TOUR):
        if not any(name in definitions(path) for path in MODULES if path.stem == module):
            gone.append(f"docs/tour.md: no module {module} has a function {name}")
    assert not gone, "\n".join(gone)
    assert sum(map(len, steps(TOUR))) > 30


def _somewhere(path: str) -> bool:
    return (HERE / path).exists() or (HERE / "inapp" / path).exists()


@pytest.mark.parametrize("walk", steps(TOUR), ids=lambda walk: f"{walk[0].path.stem}.{walk[0].name}")
def test_each_step_of_the_tour_is_called_by_the_one_it_stands_below_and_in_this_order(walk):
    above: list[Step] = []
    rest: dict[Step, list[str]] = {}
    for step in walk:
        above = above[: step.depth]
        if above:
            caller = above[-1]
            left = rest.setdefault(caller, called(caller.path, caller.name))
            assert step.name in left, (
                f"docs/tour.md: {caller.line} does not call {step.line} (any more, or not at this point)"
            )
            rest[caller] = left[left.index(step.name) + 1 :]
        above.append(step)


def test_a_withdrawal_is_told_in_five_files():
    withdrawal = TOUR.split("\n## A withdrawal\n")[1].split("\n## ")[0]
    told = {
        str(step.path.relative_to(HERE / "inapp"))
        for walk in steps(withdrawal)
        for step in walk
        if HERE / "inapp" in step.path.parents
    }
    assert told == set(re.findall(r"`(\w+/\w+\.py)`", withdrawal.split("###")[0]))
    assert len(told) <= 5


def test_a_step_that_is_not_called_there_is_noticed():
    assert "change_balance" in called(HERE / "inapp/payments/bookings.py", "send")
    assert "pay_out" not in called(HERE / "inapp/payments/bookings.py", "send")
