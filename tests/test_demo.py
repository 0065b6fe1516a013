"""The one command that starts the demo, and the files that put the cashier on a machine."""

import ast
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from demo import run as demo_run
from demo.run import opener
from tests.processes.processes import Cashier
from tests.processes.trader import deposit
from tests.support.processes import ROOT, accepts, children, free_ports, until

RUN = ROOT / "demo" / "run.py"


def run(port: int, sim_port: int, stripe_port: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(RUN), *on(port, sim_port, stripe_port)],
        capture_output=True,
        text=True,
        timeout=30,
    )


def on(port: int, sim_port: int, stripe_port: int, staff_port: int = 9497) -> list[str]:
    ports = {"port": port, "sim-port": sim_port, "stripe-port": stripe_port, "staff-port": staff_port}
    return [word for name, number in ports.items() for word in (f"--{name}", str(number))]


@contextmanager
def demo(data: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], int, int, int]]:
    """The whole demo, once it has said which address to open."""
    port, sim_port, stripe_port, staff_port = free_ports(4)
    running = subprocess.Popen(
        [sys.executable, str(RUN), *on(port, sim_port, stripe_port, staff_port), "--data", str(data), *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        said = ""
        while "Ctrl-C stops everything" not in said:
            line = running.stdout.readline() if running.stdout else ""
            assert line, running.communicate()[1]
            said += line
        assert re.findall(r"http\S+", said) == [f"http://localhost:{sim_port}/"]
        for part in (
            f"local cTrader on port {sim_port}",
            f"local Stripe on port {stripe_port}",
            f"cashier on port {port}",
            f"staff console on port {staff_port}",
        ):
            assert re.search(rf"^  {part} ready, \d+ s$", said, re.MULTILINE), said
        assert re.search(r"^  accounts, users and staff imported, \d+ s$", said, re.MULTILINE)
        assert "alex@example.test with the password demo" in said
        assert re.findall(r"^  (\d)  ", said, re.MULTILINE) == ["1", "2", "3", "4"]
        yield running, port, sim_port, stripe_port
    finally:
        running.terminate()
        running.communicate(timeout=60)


SSO = {"identity": "sso", "inappTokens": False}


def ask(url: str, body: dict[str, object] | None = None, form: Callable[[Any], Any] = dict) -> Any:
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(url, data, timeout=10) as answer:
        return form(json.load(answer))


def test_the_demo_answers_at_one_address_and_ctrl_c_stops_all_of_it(tmp_path: Path):
    with demo(tmp_path) as (running, port, sim_port, stripe_port):
        stripe = f"http://localhost:{stripe_port}/"
        for address in (f"http://127.0.0.1:{port}/healthz", f"http://localhost:{sim_port}/", stripe):
            with urllib.request.urlopen(address, timeout=10) as answer:
                assert answer.status == 200
        running.send_signal(signal.SIGINT)
        assert running.wait(60) == 0
        assert not accepts(port)
        assert not accepts(sim_port)
        assert not accepts(stripe_port)
    assert (tmp_path / "cashier.db").exists()


def lose_an_answer(tmp_path: Path, port: int, shell: str) -> None:
    """Deposit while cTrader's answer is lost, and see the reader find the booking."""
    cashier = Cashier(tmp_path, SimpleNamespace(url=shell, cashier_port=port))
    ask(f"{shell}/_sim/faults", {"call": "changebalance", "kind": "drop_after"}, list)
    ref = deposit(cashier, "50.00")
    until(lambda: cashier.state(ref) == "credited")
    assert cashier.attempts(ref) == [("credit.1", "confirmed")]
    asked = {call["path"] for call in ask(f"{shell}/_sim/calls", None, list)}
    assert {"/manager-api/history", "/manager-api/trader"} <= asked


def test_the_demo_heals_by_the_reader_of_its_choice_and_starts_its_cashier_anew_as_the_shell_wants_it(tmp_path: Path):
    with demo(tmp_path, "--reader", "manager_api") as (running, port, sim_port, _):
        lose_an_answer(tmp_path, port, f"http://127.0.0.1:{sim_port}")
        way = f"http://localhost:{sim_port}/_sim/cashier"
        assert ask(way) == {"wanted": SSO, "running": SSO}
        crm = {"identity": "crm", "inappTokens": False}
        ask(way, {"wanted": crm})
        while ask(way)["running"] != crm:
            assert running.poll() is None
            time.sleep(0.1)
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/auth/login", timeout=10)  # the CRM has the login screen


def test_a_reader_that_lacks_its_database_or_its_driver_is_said_with_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(demo_run, "POSTGRES", Path("/nowhere"))
    monkeypatch.setattr(demo_run, "find_spec", lambda name: None)
    with pytest.raises(demo_run.Failed, match=r"PostgreSQL 15 .* and its driver .* or choose READER=manager_api"):
        demo_run.require_what_is_read("reporting_db")
    for name in ("simulator", "none", "manager_api"):
        demo_run.require_what_is_read(name)


def test_make_passes_the_reader_on():
    made = subprocess.run(["make", "-n", "run", "READER=none"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "--reader none" in made.stdout


def test_the_demo_says_which_part_ended_and_stops_the_rest(tmp_path: Path):
    with demo(tmp_path) as (running, port, _, _):
        os.kill(children(running.pid)[0], signal.SIGKILL)
        _, err = running.communicate(timeout=60)
        assert running.returncode == 1
        assert "the simulator ended by itself" in err
        assert not accepts(port)


@pytest.mark.parametrize("name", ["PORT", "SIM_PORT", "STRIPE_PORT"])
def test_a_taken_port_is_named_with_the_word_that_changes_it(name: str):
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        taken = other.getsockname()[1]
        ports = dict(zip(("PORT", "SIM_PORT", "STRIPE_PORT"), free_ports(3), strict=True)) | {name: taken}
        ended = run(ports["PORT"], ports["SIM_PORT"], ports["STRIPE_PORT"])
    assert ended.returncode == 4
    assert f"port {taken} is taken" in ended.stderr
    assert f"make run {name}={taken + 1}" in ended.stderr


@pytest.mark.parametrize("ports", [(9498, 9498, 9499), (9498, 9499, 9499), (9498, 9499, 9498)])
def test_the_three_ports_must_differ(ports: tuple[int, int, int]):
    ended = run(*ports)
    assert ended.returncode == 4
    assert re.search("(PORT and SIM_PORT|SIM_PORT and STRIPE_PORT|PORT and STRIPE_PORT) are both", ended.stderr)


def test_a_browser_is_opened_only_where_somebody_sees_it(tmp_path: Path):
    program = tmp_path / "xdg-open"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o700)
    here = {"PATH": str(tmp_path), "DISPLAY": ":0"}
    assert opener(here, True) == str(program)
    assert opener({"PATH": str(tmp_path), "WAYLAND_DISPLAY": "w"}, True) == str(program)
    assert opener(here, False) is None
    assert opener({"PATH": str(tmp_path)}, True) is None
    assert opener({"PATH": "/nowhere", "DISPLAY": ":0"}, True) is None


def test_the_start_script_needs_neither_our_packages_nor_anything_installed():
    names = {
        alias.name if isinstance(node, ast.Import) else node.module or ""
        for node in ast.walk(ast.parse(RUN.read_text()))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_the_service_may_take_as_long_to_stop_as_a_call_to_ctrader_and_five_seconds_more():
    unit = (ROOT / "deploy" / "cashier.service").read_text()
    seconds = re.search(r"^TimeoutStopSec=(\d+)$", unit, re.MULTILINE)
    assert seconds
    assert int(seconds[1]) > 15 + 5
    assert "KillMode=mixed" in unit


def test_the_proxy_never_sends_a_request_twice():
    proxy = (ROOT / "deploy" / "Caddyfile").read_text()
    assert "lb_try_duration 0" in proxy
    assert "keepalive off" in proxy


def test_ci_runs_exactly_what_people_run():
    steps = (ROOT / ".ci" / "run").read_text().splitlines()
    assert steps[-1] == "make test"
