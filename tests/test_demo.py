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
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from demo.run import opener
from tests.support.processes import ROOT, accepts, children, free_ports

RUN = ROOT / "demo" / "run.py"


def run(port: int, sim_port: int, stripe_port: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(RUN), *on(port, sim_port, stripe_port)],
        capture_output=True,
        text=True,
        timeout=30,
    )


def on(port: int, sim_port: int, stripe_port: int) -> list[str]:
    return ["--port", str(port), "--sim-port", str(sim_port), "--stripe-port", str(stripe_port)]


@contextmanager
def demo(data: Path) -> Iterator[tuple[subprocess.Popen[str], int, int, int]]:
    """The whole demo, once it has said which address to open."""
    port, sim_port, stripe_port = free_ports(3)
    running = subprocess.Popen(
        [sys.executable, str(RUN), *on(port, sim_port, stripe_port), "--data", str(data)],
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
        ):
            assert re.search(rf"^  {part} ready, \d+ s$", said, re.MULTILINE), said
        assert re.search(r"^  accounts and users imported, \d+ s$", said, re.MULTILINE)
        assert "alex@example.test with the password demo" in said
        assert re.findall(r"^  (\d)  ", said, re.MULTILINE) == ["1", "2", "3"]
        yield running, port, sim_port, stripe_port
    finally:
        running.terminate()
        running.communicate(timeout=60)


SSO = {"identity": "sso", "inappTokens": False}


def ask(url: str, body: dict[str, object] | None = None) -> dict[str, object]:
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(url, data, timeout=10) as answer:
        return dict(json.load(answer))


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


def test_the_demo_starts_its_cashier_anew_as_the_shell_wants_it(tmp_path: Path):
    with demo(tmp_path) as (running, port, sim_port, _):
        way = f"http://localhost:{sim_port}/_sim/cashier"
        assert ask(way) == {"wanted": SSO, "running": SSO}
        crm = {"identity": "crm", "inappTokens": False}
        ask(way, {"wanted": crm})
        while ask(way)["running"] != crm:
            assert running.poll() is None
            time.sleep(0.1)
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/auth/login", timeout=10)  # the CRM has the login screen


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
