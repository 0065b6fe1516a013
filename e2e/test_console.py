"""The staff console in a browser: its strict cookie, what other sites can do with it, and a passkey."""

import html
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from werkzeug.serving import make_server

from e2e.browsers import ON_DESKTOP
from e2e.conftest import NewContext
from e2e.identity.test_passkeys import authenticator
from inapp.adapters.passkeys import WebAuthnPasskeys
from inapp.console import create_console
from inapp.console.session import COOKIE
from inapp.domain.staff import Actor, Role
from inapp.staff import changes
from tests.support.console import PASSWORD, code_now, member, settings_for
from tests.support.harness import World
from tests.support.processes import free_port


@dataclass
class Place:
    """A console that listens, with the world behind it."""

    world: World
    origin: str

    @property
    def url(self) -> str:
        return f"{self.origin}/staff"


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A console on a port of this machine, by plain http as in the demo."""
    world, port = World(tmp_path), free_port()
    origin = f"http://localhost:{port}"
    settings = settings_for(world.database.path, CASHIER_STAFF_URL=f"{origin}/staff")
    passkeys = WebAuthnPasskeys("localhost", origin, "Acme")
    world.cashier = replace(world.cashier, staff=settings.staff, staff_passkeys=passkeys)
    server = make_server("localhost", port, create_console(world.cashier, settings), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Place(world, origin)
    server.shutdown()
    thread.join()
    server.server_close()
    world.database.close()


@pytest.fixture
def page(new_context: NewContext) -> Page:
    return new_context(ON_DESKTOP).new_page()


def sign_in(page: Page, place: Place) -> None:
    member(place.world.cashier, Role.ADMIN, password=True)
    page.goto(f"{place.url}/people")
    page.get_by_label("Email").fill("ann@example.test")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Code from your authenticator app").fill(code_now(place.world.cashier))
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="People")).to_be_visible()


def test_somebody_signs_in_looks_and_signs_out(page: Page, place: Place) -> None:
    sign_in(page, place)
    (cookie,) = page.context.cookies()
    assert (cookie["name"], cookie["secure"], cookie["httpOnly"], cookie["sameSite"]) == (COOKIE, True, True, "Strict")
    page.get_by_role("link", name="Audit").click()
    expect(page.get_by_role("cell", name="signed in")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.goto(f"{place.url}/people")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


@pytest.fixture
def elsewhere(place: Place) -> Iterator[str]:
    """Another site, with a link to the console, a frame around it, and a form that would sign somebody out."""
    body = (
        f'<link rel="icon" href="data:,"><a href="{html.escape(place.url)}/people">to the console</a>'
        f'<iframe src="{html.escape(place.url)}/people" title="framed"></iframe>'
        f'<form method="post" action="{html.escape(place.url)}/sign-out"><button>sign out</button></form>'
    ).encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def test_another_site_can_link_to_the_console_and_do_nothing_else(
    new_context: NewContext, place: Place, elsewhere: str, playwright: object
) -> None:
    context = new_context(ON_DESKTOP)
    page = context.new_page()
    sign_in(page, place)
    other = context.browser.new_context()  # type: ignore[union-attr]  # unwatched: the browser itself complains
    other.add_cookies(context.cookies())  # type: ignore[arg-type]
    strange = other.new_page()
    strange.goto(elsewhere)
    assert "People" not in strange.frames[1].content()
    strange.get_by_role("button", name="sign out").click()
    expect(strange.get_by_text("You may not do this")).to_be_visible()
    strange.goto(elsewhere)
    strange.get_by_role("link", name="to the console").click()
    expect(strange.get_by_role("heading", name="People")).to_be_visible()
    other.close()


def test_a_new_colleague_sets_up_a_passkey_and_signs_in_with_it(page: Page, place: Place) -> None:
    authenticator(page)
    link = changes.invite_first(place.world.cashier, Actor("root", "login root"), "ann@example.test", "Ann")
    page.goto(f"{place.url}/welcome/{link}")
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    page.get_by_role("link", name="I have kept them").click()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_label("Email").fill("ann@example.test")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Use your passkey").click()
    expect(page.get_by_role("link", name="Ann", exact=True)).to_be_visible()
