"""Fixtures: a world of storage, fakes and time, and the real application on top of it."""

import os
import secrets
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings

from app import create_app
from inapp.console import create_console
from inapp.settings import Settings
from tests.support.console import settings_for
from tests.support.harness import World
from tests.support.kept_templates import keep_templates
from tests.support.second_run import WITH_PROCESSES

# A busy machine is slow, not wrong.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
keep_templates()

HEAVY = (*WITH_PROCESSES, "tests/histories/")
"""Where tests take seconds, not milliseconds."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--adapter NAME --case module:Class`: hold an adapter of another package to the contract."""
    parser.addoption("--adapter", dest="adapter_name", help="the adapter's name in the entry points cashier.psp")
    parser.addoption("--case", dest="adapter_case", help="its AdapterCase, as module:Class")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put long tests, file by file in equal shares, at the beginning of what each worker gets first.

    The light tests that come after them are easy to share out at the end.
    """
    heavy: dict[str, list[pytest.Item]] = {}
    light = []
    for item in items:
        path = item.nodeid.partition("::")[0]
        if path.startswith(HEAVY):
            heavy.setdefault(path, []).append(item)
        else:
            light.append(item)
    workers: int = getattr(config, "workerinput", {}).get("workercount", 1)
    shares: list[list[pytest.Item]] = [[] for _ in range(workers)]
    for file in sorted(heavy.values(), key=len, reverse=True):
        min(shares, key=len).extend(file)
    size = -(-len(items) // workers)
    for share in shares:
        rest = max(0, size - len(share))
        share += light[:rest]
        del light[:rest]
    items[:] = [item for share in shares for item in share] + light


def pytest_configure() -> None:
    """Draw the seed of the histories that are new in each run, once for all processes of the run."""
    os.environ.setdefault("HISTORIES_SEED", str(secrets.randbelow(2**32)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which it was."""
    seed = os.environ["HISTORIES_SEED"]
    terminalreporter.write_line(f"The new histories of this run came from HISTORIES_SEED={seed}")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A world with a reader of cTrader's history."""
    made = World(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def blind_world(tmp_path: Path) -> Iterator[World]:
    """A world in which nobody but people can say what cTrader booked."""
    made = World(tmp_path, reader=False)
    yield made
    made.database.close()


@pytest.fixture
def app(world: World) -> Flask:
    """The real application on the world's parts, at https://cashier.example."""
    chosen = Settings.read(
        {
            "CASHIER_DEMO": "1",
            "CASHIER_DATABASE": world.database.path,
            "CASHIER_PUBLIC_URL": "https://cashier.example",
            "CASHIER_SUCCESS_URL": "https://app.example/callback/success",
            "CASHIER_CLOSE_URL": "https://app.example/callback/close",
            "CASHIER_FRAME_ANCESTORS": "https://app.ctrader.com",
        },
        dotenv=None,
    )
    cashier = world.cashier
    return create_app(
        chosen,
        store=cashier.store,
        ctrader=cashier.ctrader,
        identity=cashier.identity,
        clock=cashier.clock,
        policy=cashier.policy,
        psps=cashier.psps,
        sent_log=cashier.sent_log,
        pager=cashier.pager,
        readers=cashier.readers,
        crash_point=cashier.crash_point,
    )


@pytest.fixture
def console(world: World) -> Flask:
    """The staff console on the world's parts, at https://cashier.example/staff."""
    settings = settings_for(world.database.path)
    world.cashier = replace(world.cashier, staff=settings.staff)
    return create_console(world.cashier, settings)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without cookies that speaks https to the cashier."""
    client = app.test_client(use_cookies=False)
    client.environ_base["wsgi.url_scheme"] = "https"
    client.environ_base["HTTP_HOST"] = "cashier.example"
    return client


@pytest.fixture(autouse=True)
def no_strangers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests talk to this machine only."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else "localhost"
        assert host in ("127.0.0.1", "::1", "localhost"), f"a test wanted to reach {host}"
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)
