"""A database that nobody can write: whoever is in a hurry is told so soon, and everybody else waits."""

import fcntl
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from inapp.domain.errors import StorageFailed
from inapp.domain.states import Status
from inapp.store import database as module
from inapp.worker import CHORES
from tests.support.harness import World
from tests.support.web_page import Browser

SOON_S = 15.0
"""Much longer than a page waits on a busy machine, and shorter than the long patience."""


@contextmanager
def another_program(world: World) -> Iterator[None]:
    """Holds SQLite's own lock, as a person does who looks into the database with a tool."""
    with closing(sqlite3.connect(world.database.path, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def another_process(world: World) -> Iterator[None]:
    """Has the writers' turn and does not give it back, as a stopped process does."""
    with Path(f"{world.database.path}.turn").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


BLOCKED = pytest.mark.parametrize("blocked", [another_program, another_process])


def soon(act: Callable[[], object]) -> object:
    """The result of an act in a thread of its own, which must end soon."""
    results: list[object] = []
    thread = threading.Thread(target=lambda: results.append(act()), daemon=True)
    thread.start()
    thread.join(SOON_S)
    assert not thread.is_alive(), "it waits for the database"
    return results[0]


@pytest.fixture(autouse=True)
def long_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BUSY_TIMEOUT", 10 * SOON_S)


@BLOCKED
def test_health_tells_soon_that_nothing_can_be_written(client: FlaskClient, world: World, blocked) -> None:
    next(chore for chore in CHORES if chore.name == "heartbeat").flow(world.cashier)
    with blocked(world):
        answer = soon(lambda: client.get("/healthz"))
    assert (answer.status_code, answer.text) == (503, "database not writable\n")
    assert client.get("/healthz").status_code == 200


@BLOCKED
def test_a_page_and_a_webhook_fail_soon_and_work_once_it_can_be_written(app: Flask, world: World, blocked) -> None:
    browser = Browser(app, world)
    page = browser.open()
    headers, body = world.psp.event(world.psp.pay(world.deposit().ref))

    def webhook() -> int:
        return app.test_client().post("/psp/fake/webhook", data=body, headers=headers).status_code

    with blocked(world):
        refused = soon(lambda: browser.send(page, "100"))
        assert soon(webhook) == 503
    assert refused.status == 503
    assert "Nothing has happened" in refused.words
    assert world.payment(browser.send(page, "100").ref).status is Status.AWAITING_PAYER
    assert webhook() == 200


@BLOCKED
def test_requests_that_follow_need_not_wait_to_learn_the_same(client: FlaskClient, world: World, blocked) -> None:
    with blocked(world):
        codes = soon(lambda: [client.get("/healthz").status_code for _ in range(30)])
    assert codes == [503] * 30


def test_whoever_stores_an_outcome_of_money_waits_as_long_as_it_takes(world: World) -> None:
    stored = threading.Event()

    def store() -> None:
        with world.database.write() as db:
            db.set_heartbeat(world.clock.now())
        stored.set()

    with another_process(world):
        thread = threading.Thread(target=store)
        thread.start()
        with pytest.raises(StorageFailed), world.database.hurry(0.1), world.database.write():
            pass  # who is in a hurry has given up
        assert not stored.is_set()
    thread.join(SOON_S)
    assert stored.is_set()


def test_after_a_commit_everybody_has_patience_again(world: World) -> None:
    with another_process(world), world.database.hurry(0.05), pytest.raises(StorageFailed), world.database.write():
        pass
    with world.database.hurry(2.0):
        assert world.database._hurry() == module.STUCK_TIMEOUT
        with world.database.write() as db:
            db.set_heartbeat(1)
        assert world.database._hurry() == 2.0
    assert world.database._hurry() is None
