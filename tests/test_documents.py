"""What the documents say is what the code does."""

import re
from pathlib import Path

import pytest

from docs import draw
from inapp.domain.disbursements import DISBURSEMENT_STARTS, DISBURSEMENT_TRANSITIONS
from inapp.domain.states import TRANSITIONS, Event, PaymentType
from inapp.domain.unmatched import UNMATCHED_TRANSITIONS
from inapp.settings import describe
from psp_adapters.stripe.codes import EVENTS

HERE = Path(__file__).parent.parent
DOCUMENTS = sorted([*HERE.glob("*.md"), *HERE.glob("docs/*.md"), *HERE.glob("psp_adapters/*/*.md")])
README = (HERE / "README.md").read_text()
SETTINGS = (HERE / "docs/settings.md").read_text()
STATES = (HERE / "docs/states.md").read_text()
COMMANDS = (HERE / "docs/commands.md").read_text()


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


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(HERE)))
def test_links_between_documents_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text()):
        if "://" not in target and not target.startswith("docs/pictures/"):
            assert (path.parent / target).exists(), target


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


def test_every_environment_name_in_the_deployment_is_a_setting():
    known = {name.rstrip("*") for name, _, _ in describe()}
    for file in (HERE / "deploy").iterdir():
        assert set(re.findall(r"\b(?:CASHIER|CTRADER)_[A-Z_]+", file.read_text())) <= known, file.name


def test_the_stripe_page_lists_the_events_that_the_adapter_follows():
    part = (HERE / "psp_adapters/stripe/README.md").read_text().split("## Registering the webhook")[1].split("\n## ")[0]
    named = re.findall(r"`([a-z_]+(?:\.[a-z_]+)+)`", "\n".join(re.findall(r"^- .*$", part, re.MULTILINE)))
    assert sorted(named) == sorted(EVENTS)
