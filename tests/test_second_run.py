"""What `make test` makes of failures, played by its own script with a suite of a few lines."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.second_run import FAILED, MOST

ROOT = Path(__file__).resolve().parent.parent
SUITE = """
from pathlib import Path

import pytest


@pytest.mark.parametrize("number", range({tests}))
def test_it(number):
    runs = Path(f"{name}-{{number}}")
    runs.write_text(runs.read_text() + "x" if runs.exists() else "x")
    assert len(runs.read_text()) > {failures}, "too early"
"""


class Checkout:
    """A folder with the script, a linter and types without findings, and tests that fail as often as they are told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("scripts/test", "tests/support/second_run.py"):
            (folder / name).parent.mkdir(parents=True)
            shutil.copy(ROOT / name, folder / name)
        (folder / "Makefile").write_text("lint types:\n\t@echo $@ without findings\n")
        (folder / ".venv").symlink_to(sys.prefix)
        for name in ("e2e", "tests/__pycache__"):
            (folder / name).mkdir()
        self.suite("e2e", failures=0)
        self.suite("tests", failures=0)
        (folder / FAILED).parent.mkdir(parents=True)
        (folder / FAILED).write_text('{"tests/test_in_tests.py::test_it_of_an_earlier_run": true}')

    def suite(self, place: str, *, failures: int, tests: int = 1) -> None:
        """Tests in a place, each of which fails the first times."""
        text = SUITE.format(name=place, tests=tests, failures=failures)
        (self.folder / place / f"test_in_{place}.py").write_text(text)

    def test(self) -> tuple[int, str]:
        """The script's exit code and output."""
        environment = os.environ | {"WORKERS": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": "-p xdist"}
        done = subprocess.run(
            [self.folder / "scripts" / "test"], env=environment, capture_output=True, text=True, timeout=60
        )
        return done.returncode, done.stdout

    def runs(self, place: str) -> list[int]:
        """How often each test of a place has run."""
        return [len(path.read_text()) for path in sorted(self.folder.glob(f"{place}-*"))]


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_a_browser_test_that_fails_beside_others_and_passes_alone_is_named_and_fails_nothing(checkout: Checkout):
    checkout.suite("e2e", failures=1, tests=2)
    code, said = checkout.test()
    assert code == 0
    assert checkout.runs("e2e") == [2, 2]
    assert checkout.runs("tests") == [1]
    assert said.count("AssertionError: too early") >= 2, "the failures stay readable"
    assert re.findall("passed only at the second run: (.*)", said) == [
        "e2e/test_in_e2e.py::test_it[0]",
        "e2e/test_in_e2e.py::test_it[1]",
    ]
    assert "2 failed, 1 passed in" in said
    assert re.search("make test took .*: 2 failed, 1 passed; linter and types without findings", said)


def test_a_browser_test_that_fails_twice_fails_the_run(checkout: Checkout):
    checkout.suite("e2e", failures=2)
    code, said = checkout.test()
    assert code != 0
    assert checkout.runs("e2e") == [2]
    assert "failed twice: e2e/test_in_e2e.py::test_it[0]" in said


def test_a_unit_test_that_fails_leaves_no_second_run_to_any(checkout: Checkout):
    checkout.suite("e2e", failures=1)
    checkout.suite("tests", failures=1)
    code, said = checkout.test()
    assert code != 0
    assert (checkout.runs("e2e"), checkout.runs("tests")) == ([1], [1])
    assert "No second run: tests/test_in_tests.py::test_it[0] needs neither a browser nor a process" in said


def test_more_failures_than_a_few_are_no_accident(checkout: Checkout):
    checkout.suite("e2e", failures=1, tests=MOST + 1)
    code, said = checkout.test()
    assert code != 0
    assert checkout.runs("e2e") == [1] * (MOST + 1)
    assert "No second run: 6 tests failed, and at most 5 may be tried again" in said


def test_a_file_that_cannot_be_read_is_not_tried_again(checkout: Checkout):
    (checkout.folder / "e2e" / "test_in_e2e.py").write_text("import nothing_of_that_name\n")
    code, said = checkout.test()
    assert code != 0
    assert "No second run: e2e/test_in_e2e.py could not be read" in said
