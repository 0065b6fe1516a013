"""What a release consists of: locked packages, their advisories, its bill of materials, and the tree of a server."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import audit_report, sbom

ROOT = Path(__file__).resolve().parent.parent
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;]+)", re.MULTILINE)


def pins(file: str) -> dict[str, str]:
    """Version by normalised name (packaging.python.org, names)."""
    found = PINNED.findall((ROOT / file).read_text())
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in found}


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_a_lock_file_has_every_package_at_the_version_that_was_asked_for(name: str):
    locked = pins(f"{name}.lock")
    assert pins(f"{name}.txt").items() <= locked.items(), "run make lock"
    assert pins("requirements.lock").items() <= locked.items()


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_no_package_of_a_lock_file_is_without_hashes_or_names_a_place(name: str):
    text = (ROOT / f"{name}.lock").read_text()
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) == len(PINNED.findall(text))
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text


CHECKED = {"name": "flask", "version": "3.1.3", "vulns": []}
ADVISED = {"name": "h11", "version": "0.1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["0.2"]}]}
UNFIXED = {"name": "h11", "version": "0.1", "vulns": [{"id": "PYSEC-2", "fix_versions": []}]}
SKIPPED = {"name": "babel", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "code", "words"),
    [
        ([CHECKED], 0, "No advisory is known for the 1 packages"),
        ([CHECKED, ADVISED], 1, "h11 0.1: PYSEC-1, fixed in 0.2"),
        ([UNFIXED], 1, "fixed in no version yet"),
        ([CHECKED, SKIPPED], 2, "Not checked: babel"),
        ([ADVISED, SKIPPED], 1, "Not checked: babel"),
        ([SKIPPED, SKIPPED], 2, "nothing was checked"),
    ],
)
def test_the_audit_is_content_only_if_every_package_was_checked(packages: list[object], code: int, words: str):
    found, lines = audit_report.verdict(json.dumps({"dependencies": packages}), "")
    assert (found, words in "\n".join(lines)) == (code, True)


@pytest.mark.parametrize("report", ["", "no network", "[]", "{}"])
def test_an_audit_that_reaches_nothing_says_so(report: str):
    assert audit_report.verdict(report, "first\nConnectionError") == (2, [audit_report.UNREACHED, "ConnectionError"])


def test_the_bill_of_materials_names_every_script_of_others_that_we_ship():
    foreign = {path.name for path in (ROOT / "static").glob("*.min.js")}
    assert {one["bom-ref"] for one in sbom.shipped(ROOT / "static")} == foreign != set()


def test_every_script_says_its_own_version_of_htmx():
    (htmx,) = sbom.shipped(ROOT / "static")
    assert f'version:"{htmx["version"]}"' in (ROOT / "static" / htmx["bom-ref"]).read_text()


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout")
    target = tmp_path_factory.mktemp("server")
    (target / "inapp").mkdir()
    (target / "inapp" / "former.py").touch()
    (target / ".venv").mkdir()
    subprocess.run([ROOT / "scripts" / "tree", target], check=True, capture_output=True)
    return target


def test_a_servers_tree_holds_no_tests_no_simulator_no_play_money_and_no_history(tree: Path):
    names = {path.name for path in tree.rglob("*")}
    assert names.isdisjoint({"tests", "e2e", "simulator", "demo", "benchmarks", "mock", ".git", "former.py"})
    assert {"app.py", "inapp", "psp_adapters", "stripe", "requirements.lock", ".venv", "REVISION"} <= names


def test_a_servers_tree_runs_by_itself_and_knows_no_mock(tree: Path, tmp_path: Path):
    python = sys.executable
    environment = {"PATH": os.environ["PATH"], "CASHIER_PSPS": "mock", "CASHIER_DATABASE": str(tmp_path / "cashier.db")}
    command = [python, "-m", "flask", "--app", "app", "payments", "list"]
    said = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    assert said.returncode == 2
    assert "CASHIER_PUBLIC_URL" in said.stderr
    command = [python, "-c", "import psp_adapters.mock"]
    said = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    assert "No module named 'psp_adapters.mock'" in said.stderr
