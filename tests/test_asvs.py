"""The table of OWASP's verification standard names each row once, and proof that is there for each met one."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

HERE = Path(__file__).parent.parent
PAGE = (HERE / "docs/asvs.md").read_text("utf-8")
THREATS = (HERE / "docs/threats.md").read_text("utf-8")
LEVELS = {1: 70, 2: 183}
"""Requirements of ASVS 5.0.0 by level."""
SECTIONS = {
    "V1": 27, "V2": 11, "V3": 19, "V4": 10, "V5": 9, "V6": 35, "V7": 18, "V8": 7, "V9": 7, "V10": 29, "V11": 14,
    "V12": 9, "V13": 13, "V14": 9, "V15": 13, "V16": 16, "V17": 7,
}  # fmt: skip
"""Requirements of levels 1 and 2 by chapter."""
STATES = ("met", "not met", "not applicable")


class Row(NamedTuple):
    """One requirement in our table."""

    number: str
    level: int
    subject: str
    state: str
    proof: str


ROWS = [
    Row(number, int(level), subject, state, proof)
    for number, level, subject, state, proof in re.findall(
        r"^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (.+?) \| (.+) \|$", PAGE, re.MULTILINE
    )
]


@cache
def names_of(path: Path) -> frozenset[str]:
    """The names of the functions of a module."""
    return frozenset(node.name for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef))


@cache
def headings_of(path: Path) -> frozenset[str]:
    """The headings of a page as links name them."""
    found = re.findall(r"^#+ (.+)$", path.read_text(), re.MULTILINE)
    return frozenset(re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found)


def gone(text: str) -> list[str]:
    """The tests, files and headings that a text of docs/ names and that are not there."""
    tests = re.findall(r"`((?:tests|e2e)/[\w/]+\.py)::(\w+)`", text)
    missing = [f"{path}::{name}" for path, name in tests if name not in names_of(HERE / path)]
    files = re.findall(r"`((?:deploy|docs|inapp|psp_adapters|static|tests)/[\w./-]+)`", text)
    missing += [file for file in files if not (HERE / file).exists()]
    for page, heading in re.findall(r"\]\(([\w./-]*?\.md)?(?:#([^)]+))?\)", text):
        path = HERE / "docs" / (page or "threats.md")
        if not path.exists() or (heading and heading not in headings_of(path)):
            missing.append(f"{page}#{heading}")
    return missing


def test_every_requirement_stands_there_once_and_in_order():
    numbers = [tuple(map(int, row.number.split("."))) for row in ROWS]
    assert numbers == sorted(set(numbers))
    assert Counter(row.level for row in ROWS) == LEVELS
    assert Counter(f"V{row.number.split('.')[0]}" for row in ROWS) == SECTIONS


def test_the_sums_are_those_of_the_table():
    counted = Counter((row.state, row.level) for row in ROWS)
    assert {row.state for row in ROWS} == set(STATES)
    for state in STATES:
        by_level = [counted[state, level] for level in LEVELS]
        assert f"| {state} | {by_level[0]} | {by_level[1]} | {sum(by_level)} |" in PAGE
    met, not_met = (sum(counted[state, level] for level in LEVELS) for state in STATES[:2])
    assert f"**{met} of the {met + not_met} that apply are met.**" in PAGE


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.number)
def test_a_row_brings_its_proof_or_its_reason(row):
    assert row.state in STATES
    assert gone(row.proof) == []
    if row.state == "met":
        assert re.search(r"::test_\w+`|\]\([\w./-]+\.md|`deploy/", row.proof), "a met row names a test or a page"
    else:
        assert len(row.proof.split()) > 1, "a reason in words"


def test_every_test_and_heading_that_the_page_of_threats_names_is_there():
    assert gone(THREATS) == []
    assert re.search(r"::test_\w+`", THREATS)


def test_every_requirement_that_the_page_of_threats_names_is_in_the_table():
    known = {row.number for row in ROWS}
    chapters = {number.rpartition(".")[0] for number in known}
    named = set(re.findall(r"\bV(\d+\.\d+(?:\.\d+)?)", THREATS))
    assert named
    assert named <= known | chapters


def test_what_is_not_met_stands_with_its_risk():
    for row in ROWS:
        if row.state == "not met":
            assert "; limited by " in row.proof, row.number


UNSAFE = {"eval", "exec", "compile", "system", "popen", "loads_all", "unsafe_load"}
FOREIGN_FORMS = {"pickle", "marshal", "shelve", "yaml", "xml", "lxml"}
READ_AT_THE_START = {"inapp/brand_files.py": {"xml"}}
"""The broker's own logo may be XML; without a DOCTYPE, which is refused, it has no entities to expand."""


@pytest.mark.parametrize(
    "path",
    [path for place in ("inapp", "psp_adapters") for path in sorted((HERE / place).rglob("*.py"))],
    ids=lambda path: str(path.relative_to(HERE)),
)
def test_our_code_evaluates_nothing_starts_no_shell_and_reads_no_risky_form(path):
    refused = FOREIGN_FORMS - READ_AT_THE_START.get(str(path.relative_to(HERE)), set())
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            called = node.func
            owner = called.value if isinstance(called, ast.Attribute) else None
            name = getattr(called, "id", getattr(called, "attr", ""))
            if not (isinstance(owner, ast.Name) and owner.id == "re"):
                assert name not in UNSAFE, f"line {node.lineno}"
            assert not any(keyword.arg == "shell" for keyword in node.keywords), f"line {node.lineno}"
        if isinstance(node, ast.Import | ast.ImportFrom):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names]
            assert not refused & {module.split(".")[0] for module in modules}, f"line {node.lineno}"
