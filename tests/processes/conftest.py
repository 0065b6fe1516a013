"""Fixtures: one local cTrader for a module, and as many installations of the cashier as a test wants."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.processes.processes import ROOT, Cashier, Simulator, free_port

Install = Callable[..., Cashier]


@pytest.fixture(scope="session")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that holds the demo accounts and nothing else, to be copied."""
    path = tmp_path_factory.mktemp("accounts") / "accounts.db"
    subprocess.run(
        [
            sys.executable,
            "-m",
            "flask",
            "--app",
            str(ROOT / "app.py"),
            "accounts",
            "import",
            ROOT / "demo/accounts.csv",
        ],
        env={"CASHIER_DEMO": "1", "CASHIER_DATABASE": str(path), "PATH": "/usr/bin:/bin"},
        cwd=path.parent,
        check=True,
        capture_output=True,
    )
    return path


@pytest.fixture(scope="module")
def ctrader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    """The local cTrader of a module, with a port on which it will look for the cashier."""
    simulator = Simulator(tmp_path_factory.mktemp("simulator"), free_port())
    yield simulator
    simulator.close()


@pytest.fixture
def simulator(ctrader: Simulator) -> Simulator:
    """The local cTrader in its first state."""
    ctrader.reset()
    return ctrader


@pytest.fixture
def install(tmp_path: Path, simulator: Simulator, accounts: Path) -> Iterator[Install]:
    """Makes an installation with the demo accounts: `install(CTRADER_TIMEOUT="2")`. Nothing of it outlives the test."""
    made: list[Cashier] = []

    def make(**settings: str) -> Cashier:
        made.append(Cashier(tmp_path, simulator, accounts, **settings))
        return made[-1]

    yield make
    for cashier in made:
        cashier.kill_all()
