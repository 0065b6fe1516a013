"""A console on a small world, and browsers in which members of staff are signed in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Locator, Page
from werkzeug.serving import WSGIRequestHandler, make_server

from e2e.browsers import ON_DESKTOP
from e2e.conftest import NewContext
from inapp.console import create_console
from inapp.domain.money import Money
from inapp.domain.search import Queue
from inapp.domain.staff import Role
from inapp.payments import psp_events
from tests.support.console import cookie_of, settings_for
from tests.support.harness import LOGIN, START, World


class Silent(WSGIRequestHandler):
    """A server that prints no line for each request."""

    def log(self, type: str, message: str, *args: Any) -> None:
        """Nothing."""


@dataclass
class Desk:
    """The console of a world, and how somebody sits down at it."""

    world: World
    url: str
    new_context: NewContext

    def sit(self, name: str, *roles: Role, shape: dict[str, Any] = ON_DESKTOP, **more: Any) -> Page:
        """A page of a browser in which a new member of staff is signed in."""
        context = self.new_context(shape, **more)
        # `__Host-` asks for https, which a browser takes this machine's own name for.
        cookie = cookie_of(self.world.cashier, self.url.replace("http:", "https:"), *roles, name=name)
        context.add_cookies([cookie])  # type: ignore[list-item]
        return context.new_page()

    def open(self, page: Page, path: str) -> None:
        """Open a page of the console."""
        page.goto(f"{self.url}{path}")

    def counts(self, page: Page) -> dict[Queue, str]:
        """The figure of each queue on the first page."""
        self.open(page, "/staff")
        tiles = page.locator(".tiles li strong").all_inner_texts()
        return dict(zip(Queue, tiles, strict=True))


def act(page: Page, name: str) -> Locator:
    """The form of an act on a payment's page."""
    return page.locator(f'form.act[action*="/{name}"]')


@pytest.fixture
def desk(tmp_path: Path, new_context: NewContext) -> Iterator[Desk]:
    """A console whose world is empty."""
    world = World(tmp_path)
    server = make_server(
        "localhost", 0, lambda environ, start: app(environ, start), threaded=True, request_handler=Silent
    )
    url = f"http://localhost:{server.port}"
    settings = settings_for(world.database.path, CASHIER_STAFF_URL=f"{url}/staff", CASHIER_PUBLIC_URL=url)
    world.cashier = replace(world.cashier, staff=settings.staff)
    app = create_console(world.cashier, settings)
    with world.database.write() as db:
        db.set_heartbeat(START)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Desk(world, url, new_context)
    server.shutdown()
    thread.join()
    server.server_close()
    world.database.close()


def mismatched(world: World, login: int = LOGIN) -> str:
    """A deposit of which the PSP has captured another amount: it waits in review."""
    made = world.deposit("100.00", login)
    world.hear(world.psp.pay(made.ref, Money(9000, "USD", 2)))
    psp_events.work_inbox(world.cashier)
    return made.ref
