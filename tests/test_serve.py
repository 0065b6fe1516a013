"""The supervisor and the web server as real processes; stubs stand in for web and worker."""

import json
import logging
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from granian.log import LogLevels, configure_logging

from inapp import serve
from tests.support.processes import ROOT, accepts, alive, free_port, until

PATIENCE = 15.0

STUB = """
import os, pathlib, signal, socket, sys
folder, name, port, habits = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4:]

hears = next((int(habit[6:]) for habit in habits if habit.startswith("hears=")), 1)

def told(*_):
    global hears
    hears -= 1
    if hears:
        return
    (folder / f"{name}.told").touch()
    sys.exit(0)

signal.signal(signal.SIGTERM, signal.SIG_IGN if "deaf" in habits else told)
if port:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen()
if "forking" in habits:
    if os.fork():
        listener.close()
    else:
        name = "fork"
with (folder / f"{name}.pids").open("a") as file:
    file.write(f"{os.getpid()}\\n")
for habit in habits:
    if habit.startswith("exit="):
        sys.exit(int(habit[5:]))
while True:
    signal.pause()
"""
SUPERVISE = """
import json, sys
from inapp.serve import supervise
port, grace, commands = int(sys.argv[1]), float(sys.argv[2]), json.loads(sys.argv[3])
sys.exit(supervise("127.0.0.1", port, grace_seconds=grace, commands=commands))
"""
APP = """
import os, pathlib, time

def create_app():
    def app(environ, start_response):
        if environ["PATH_INFO"] == "/slow":
            pathlib.Path("in-flight").touch()
            while not pathlib.Path("go-on").exists():
                time.sleep(0.01)
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [str(os.getpid()).encode()]
    return app
"""
SERVE_WEB = """
import pathlib, sys
from inapp import serve
serve.serve_web("127.0.0.1", int(sys.argv[1]), target=f"{pathlib.Path('app.py').resolve()}:create_app")
"""


def get(port: int, path: str = "/") -> bytes | None:
    with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE) as answer:
        return answer.read()
    return None


@pytest.fixture
def port() -> int:
    return free_port()


class Started:
    """One process under test and the files that it and its children leave in a folder."""

    def __init__(self, folder: Path, *command: object) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-c", *map(str, command)],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def pids(self, name: str) -> list[int]:
        file = self.folder / f"{name}.pids"
        return [int(line) for line in file.read_text().splitlines()] if file.exists() else []

    def told(self, name: str) -> bool:
        return (self.folder / f"{name}.told").exists()

    def end(self) -> tuple[int, str, str]:
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err

    def stop(self) -> tuple[int, str, str]:
        self.process.send_signal(signal.SIGTERM)
        return self.end()


Start = Callable[..., Started]


@pytest.fixture
def supervised(tmp_path: Path, port: int) -> Iterator[Start]:
    """Starts the supervisor over stubs: `supervised(web="forking", worker="deaf", grace=5)`."""
    (tmp_path / "stub.py").write_text(STUB)
    started: list[Started] = []

    def start(web: str = "", worker: str = "", grace: float = 10, wait: bool = True) -> Started:
        stub = [sys.executable, str(tmp_path / "stub.py"), str(tmp_path)]
        commands = {
            "web": [*stub, "web", str(port), *web.split()],
            "worker": [*stub, "worker", "0", *worker.split()],
        }
        started.append(Started(tmp_path, SUPERVISE, port, grace, json.dumps(commands)))
        if wait:
            until(lambda: started[0].pids("web") and started[0].pids("worker"))
        return started[0]

    yield start
    for one in started:
        with suppress(subprocess.TimeoutExpired):
            one.stop()
        one.process.kill()
        for name in ("web", "worker", "fork"):
            for pid in filter(alive, one.pids(name)):
                os.kill(pid, signal.SIGKILL)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_both_children_and_the_exit_code_is_0(supervised: Start, number: signal.Signals):
    running = supervised()
    running.process.send_signal(number)
    code, _, _ = running.end()
    assert code == 0
    assert running.told("web")
    assert running.told("worker")
    assert not any(alive(running.pids(name)[0]) for name in ("web", "worker"))


def test_one_line_says_that_the_cashier_is_ready(supervised: Start, port: int):
    running = supervised()
    assert running.process.stdout is not None
    assert running.process.stdout.readline() == f"cashier ready on http://127.0.0.1:{port}\n"
    assert running.stop()[1] == ""


@pytest.mark.parametrize("name", ["web", "worker"])
def test_a_child_that_is_killed_is_started_again(supervised: Start, name: str):
    running = supervised()
    other = "worker" if name == "web" else "web"
    os.kill(running.pids(name)[0], signal.SIGKILL)
    second = until(lambda: running.pids(name)[1:])[0]
    assert alive(second)
    assert len(running.pids(other)) == 1
    code, _, err = running.stop()
    assert code == 0
    assert f"{name} ended with -9" in err


def test_what_a_dead_web_server_leaves_behind_is_ended_before_the_next_one_starts(supervised: Start, port: int):
    running = supervised(web="forking")
    left_behind = until(lambda: running.pids("fork"))[0]
    os.kill(running.pids("web")[0], signal.SIGKILL)
    until(lambda: running.pids("web")[1:])
    assert not alive(left_behind)
    assert accepts(port)


@pytest.mark.parametrize(("web", "worker", "expected"), [("", "exit=3", 3), ("exit=4", "", 4), ("exit=2", "", 2)])
def test_a_final_exit_code_of_a_child_stops_everything_and_is_passed_on(
    supervised: Start, web: str, worker: str, expected: int
):
    running = supervised(web, worker, wait=False)
    code, _, _ = running.end()
    assert code == expected
    assert not any(alive(pid) for name in ("web", "worker") for pid in running.pids(name))


@pytest.mark.parametrize("status", [0, 1])
def test_any_other_end_is_followed_by_starts_with_growing_delays(supervised: Start, status: int):
    running = supervised(worker=f"exit={status}")
    until(lambda: len(running.pids("worker")) >= 3)
    code, _, err = running.stop()
    assert code == 0
    assert "in 0.1 s" in err
    assert "in 0.2 s" in err


def test_a_child_that_does_not_stop_is_killed_after_the_grace(supervised: Start):
    running = supervised(worker="deaf", grace=0.5)
    begun = time.monotonic()
    code, _, err = running.stop()
    assert (code, time.monotonic() - begun < 5) == (0, True)
    assert "worker did not stop within 0.5 s" in err
    assert running.told("web")
    assert not alive(running.pids("worker")[0])


def test_both_children_stop_when_the_supervisor_is_killed(supervised: Start):
    running = supervised()
    running.process.kill()
    until(lambda: running.told("web") and running.told("worker"))
    until(lambda: not any(alive(running.pids(name)[0]) for name in ("web", "worker")))


def test_a_taken_port_is_refused_before_anything_starts(supervised: Start, port: int):
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", port))
        other.listen()
        with pytest.raises(serve.PortTaken) as refused:
            serve.supervise("127.0.0.1", port)
    assert refused.value.exit_code == 4
    assert str(port) in refused.value.format_message()
    assert "--port" in refused.value.format_message()


@pytest.fixture
def web(tmp_path: Path, port: int) -> Iterator[Started]:
    """The real web server over an application of three lines."""
    (tmp_path / "app.py").write_text(APP)
    running = Started(tmp_path, SERVE_WEB, port)
    until(lambda: get(port))
    yield running
    running.process.kill()
    running.end()


def test_an_idle_web_server_stops_at_once_with_0_though_connections_are_open(web: Started, port: int):
    with socket.create_connection(("127.0.0.1", port)) as open_connection:
        open_connection.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        assert open_connection.recv(4096).startswith(b"HTTP/1.1 200")
        begun = time.monotonic()
        code, _, _ = web.stop()
    assert (code, time.monotonic() - begun < 3) == (0, True)


def test_a_request_that_was_only_half_sent_does_not_hold_up_the_end(web: Started, port: int):
    with socket.create_connection(("127.0.0.1", port)) as half_sent:
        half_sent.sendall(b"GET / HTTP/1.1\r\nHo")
        begun = time.monotonic()
        code, _, _ = web.stop()
    assert (code, time.monotonic() - begun < 5) == (0, True)


def test_the_web_server_finishes_requests_in_flight_and_takes_no_new_ones(web: Started, port: int):
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
        until(lambda: (web.folder / "in-flight").exists())
        web.process.send_signal(signal.SIGTERM)
        until(lambda: not accepts(port))
        (web.folder / "go-on").touch()
        assert connection.recv(4096).startswith(b"HTTP/1.1 200")
    assert web.end()[0] == 0


def test_the_process_that_holds_the_port_ends_with_the_web_server_that_forked_it(web: Started, port: int):
    holder = int(get(port) or 0)
    assert holder not in (0, web.process.pid)
    web.process.kill()
    until(lambda: not alive(holder))
    until(lambda: not accepts(port))


STUCK = """
import os, pathlib, signal, time

def create_app():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    pathlib.Path("stuck.pids").write_text(str(os.getpid()))
    time.sleep(600)
"""


def test_a_process_that_hears_no_signals_yet_ends_with_the_web_server_too(tmp_path: Path, port: int):
    (tmp_path / "app.py").write_text(STUCK)
    running = Started(tmp_path, SERVE_WEB, port)
    stuck = until(lambda: running.pids("stuck"))[0]
    assert stuck != running.process.pid
    running.process.kill()
    until(lambda: not alive(stuck))
    running.end()


def test_a_second_web_server_on_the_port_is_refused(web: Started, port: int):
    second = Started(web.folder, SERVE_WEB, port)
    _, _, err = second.end()
    assert "PortTaken" in err
    assert get(port)


LOADING = """
import pathlib, time
pathlib.Path("loading").touch()
while not pathlib.Path("go-on").exists():
    time.sleep(0.01)
"""


def test_a_web_server_that_is_told_to_stop_while_it_still_loads_ends_at_once(tmp_path, port):
    (tmp_path / "app.py").write_text(LOADING + APP)
    loading = Started(tmp_path, SERVE_WEB, port)
    try:
        until(lambda: (tmp_path / "loading").exists())
        loading.stop()
        until(lambda: not get(port))
    finally:
        (tmp_path / "go-on").touch()
        loading.process.kill()


def test_a_supervisor_repeats_its_word_to_a_child_that_did_not_hear_the_first(supervised: Start):
    running = supervised(web="hears=2", grace=PATIENCE)
    code, _, err = running.stop()
    assert code == 0 and "killed" not in err and running.told("web")


def test_the_web_servers_own_lines_go_where_all_lines_go(caplog):
    configure_logging(LogLevels.error, serve.SERVERS_LOG)
    logging.getLogger("_granian").error("a worker has died")
    assert [record.getMessage() for record in caplog.records] == ["a worker has died"]
    assert logging.getLogger("_granian").handlers == []
