"""Fixtures: one local cTrader for a module, and as many installations of the cashier as a test wants."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.processes.processes import Cashier, Simulator
from tests.support.processes import CASHIER, ROOT, environment, free_port, run

Install = Callable[..., Cashier]


@pytest.fixture(scope="session")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that holds the demo accounts and nothing else, to be copied."""
    path = tmp_path_factory.mktemp("accounts") / "accounts.db"
    settings = environment({"CASHIER_DEMO": "1", "CASHIER_DATABASE": str(path)})
    imported = run([*CASHIER, "accounts", "import", str(ROOT / "demo/accounts.csv")], path.parent, settings)
    assert imported.returncode == 0, imported.stderr
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
    """Makes an installation with the demo accounts: `install(CTRADER_TIMEOUT="2")`. Nothing of it outlives the test.

    With `real=True` its processes are executed, not forked.
    """
    made: list[Cashier] = []

    def make(real: bool = False, **settings: str) -> Cashier:
        made.append(Cashier(tmp_path, simulator, accounts, real, **settings))
        return made[-1]

    yield make
    for cashier in made:
        cashier.kill_all()
