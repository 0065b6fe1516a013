"""The demo's start script, as far as it goes without a cashier."""

import ast
import re
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
RUN = ROOT / "demo" / "run.py"


def run(port: int, sim_port: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(RUN), "--port", str(port), "--sim-port", str(sim_port)],
        capture_output=True,
        text=True,
        timeout=30,
    )


@pytest.mark.parametrize("name", ["PORT", "SIM_PORT"])
def test_a_taken_port_is_named_with_the_word_that_changes_it(name: str):
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        taken = other.getsockname()[1]
        ports = {"PORT": 9498, "SIM_PORT": 9499, name: taken}
        ended = run(ports["PORT"], ports["SIM_PORT"])
    assert ended.returncode == 4
    assert f"port {taken} is taken" in ended.stderr
    assert f"make run {name}={taken + 1}" in ended.stderr


def test_the_two_ports_must_differ():
    ended = run(9498, 9498)
    assert ended.returncode == 4
    assert "SIM_PORT" in ended.stderr


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
