"""What the starter forks is what an exec would have made, but for its price."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import processes
from tests.support.processes import CASHIER, ROOT, accepts, alive, children, environment, free_port, run, start, until


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, str]:
    return environment({"CASHIER_DEMO": "1", "CASHIER_DATABASE": str(tmp_path / "cashier.db")})


@pytest.mark.parametrize(
    "words",
    [("accounts", "list"), ("accounts", "import", ROOT / "demo/accounts.csv"), ("payments", "show", "D-NONE"), ()],
)
def test_a_forked_command_says_and_returns_what_an_executed_one_does(tmp_path: Path, words: tuple[str, ...], settings):
    ends = []
    for real in (True, False):
        (folder := tmp_path / str(real)).mkdir()
        done = run([*CASHIER, *words], folder, settings | {"CASHIER_DATABASE": str(folder / "cashier.db")}, real)
        files = sorted(path.name for path in folder.iterdir())
        ends.append((done.returncode, done.stdout, done.stderr.replace(str(folder), ""), files))
    assert ends[0] == ends[1]


def test_a_forked_process_leads_a_session_and_holds_nothing_that_is_not_its_own(tmp_path: Path, settings):
    with (tmp_path / "ours").open("w"):
        forked = start([*CASHIER, "worker"], tmp_path, settings, tmp_path / "log")
        try:
            until(lambda: (tmp_path / "cashier.db.lock").exists())
            assert os.getsid(forked.pid) == forked.pid != os.getsid(0)
            assert Path(f"/proc/{forked.pid}/cwd").readlink() == tmp_path
            held = {file.readlink() for file in Path(f"/proc/{forked.pid}/fd").iterdir()}
            strangers = {file for file in held if file.is_absolute() and not file.is_relative_to(tmp_path)}
            assert strangers <= {Path(os.devnull)}
            assert tmp_path / "ours" not in held
            assert not any(str(file).startswith("socket:") for file in held)
        finally:
            forked.kill()
    assert forked.wait(processes.PATIENCE) == -signal.SIGKILL
    assert not alive(forked.pid)


def test_the_halves_of_a_forked_supervisor_are_its_own_children_and_end_with_it(tmp_path: Path, settings):
    port = free_port()
    serve = start([*CASHIER, "serve", "--port", str(port)], tmp_path, settings, tmp_path / "log")
    try:
        until(lambda: accepts(port))
        names = processes.processes_in(tmp_path)
        halves = {names[pid]: pid for pid in children(serve.pid)}
        assert {"web", "worker"} <= halves.keys()
        serve.kill()
        serve.wait(processes.PATIENCE)
        until(lambda: not any(map(alive, names)))
    finally:
        for pid in processes.processes_in(tmp_path):
            os.kill(pid, signal.SIGKILL)


def test_no_two_processes_are_given_the_same_port():
    code = "from tests.support.processes import free_ports; print(*free_ports(20)); input()"
    with (
        subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdin=-1, stdout=-1, text=True) as one,
        subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdin=-1, stdout=-1, text=True) as two,
    ):
        assert one.stdout and two.stdout
        given = [*one.stdout.readline().split(), *two.stdout.readline().split()]
        one.communicate("\n"), two.communicate("\n")
    assert len(set(given)) == 40
