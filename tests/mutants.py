"""Break the code in one place after the other, and see the named tests fail: `make mutants [ONLY=words]`.

`tests/mutants.toml` lists each break: a file, a text that stands there exactly once, what to put in its place, and the
tests that have to notice. All happens in copies of the tree. Exit code 1 if a mutant lives, or no longer applies.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parent.parent
LIST = Path(__file__).with_suffix(".toml")
LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "test-results")
FAILED_TESTS = 1
"""pytest's exit code for that; any other one means that the tests could not be run."""
PATIENCE_S = 1800.0
AT_ONCE = os.cpu_count() or 1


@dataclass(frozen=True)
class Mutant:
    """One break; `tests` are arguments for pytest."""

    file: str
    find: str
    replace: str
    tests: list[str]

    @property
    def name(self) -> str:
        """The file and the text that is broken, on one line."""
        return f"{self.file}: {' '.join(self.find.split())}"


def read(only: str = "") -> list[Mutant]:
    """The listed mutants whose name contains `only`."""
    found = [Mutant(**fields) for fields in tomllib.loads(LIST.read_text())["mutant"]]
    return [mutant for mutant in found if only in mutant.name]


def copy_tree(folder: Path) -> Path:
    """A scratch copy of the tree without the environment, caches and results."""
    return Path(shutil.copytree(ROOT, folder / "tree", ignore=LEFT_OUT))


def run_tests(tree: Path, tests: list[str]) -> subprocess.CompletedProcess[str]:
    """Run tests in a copy; without compiled files, which a change within the same second would leave stale."""
    command = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "HISTORIES_SEED": "1"}
    return subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, timeout=PATIENCE_S)


def fate(tree: Path, mutant: Mutant) -> str:
    """What became of a mutant in a copy, which is then as before: an empty text if a test has noticed it."""
    file = tree / mutant.file
    text = file.read_text() if file.exists() else ""
    if text.count(mutant.find) != 1:
        return f"no longer applies: its text stands there {text.count(mutant.find)} times"
    file.write_text(text.replace(mutant.find, mutant.replace))
    try:
        done = run_tests(tree, mutant.tests)
    except subprocess.TimeoutExpired:
        return f"no end within {PATIENCE_S:g} s"
    finally:
        file.write_text(text)
    if done.returncode == FAILED_TESTS:
        return ""
    return "lives" if done.returncode == 0 else f"the tests cannot be run:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"


def main(only: str = "") -> int:
    """0 if every mutant dies."""
    began, mutants = time.monotonic(), read(only)
    lived = []
    with tempfile.TemporaryDirectory() as folder:
        trees: SimpleQueue[Path] = SimpleQueue()
        for number in range(AT_ONCE):
            place = Path(folder) / str(number)
            place.mkdir()
            trees.put(copy_tree(place))
        every_test = sorted({test for mutant in mutants for test in mutant.tests})
        sound = run_tests(copy_tree(Path(folder)), ["-n", str(AT_ONCE), "--dist", "worksteal", *every_test])
        if sound.returncode:
            print(f"the tests fail without any mutant:\n{sound.stdout[-4000:]}{sound.stderr[-2000:]}")
            return 1

        def try_one(mutant: Mutant) -> str:
            tree = trees.get()
            try:
                return fate(tree, mutant)
            finally:
                trees.put(tree)

        with ThreadPoolExecutor(AT_ONCE) as pool:
            for mutant, what in zip(mutants, pool.map(try_one, mutants), strict=True):
                print(f"{what.partition(':')[0] or 'dies':18} {mutant.name}", flush=True)
                lived += [f"{mutant.name}\n  {what}"] if what else []
    print(f"\n{len(mutants) - len(lived)} of {len(mutants)} mutants died in {time.monotonic() - began:.0f} seconds")
    print("\n".join(lived))
    return 1 if lived else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
