"""What the tests in browsers share: one cashier, one cTrader, one Chromium, and eyes on every page."""

import os
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect

from e2e.browsers import ON_DESKTOP, ON_PHONE, Watch, launch, launch_bare, running_playwright
from e2e.screens import App, AppShell, InAppBrowser
from e2e.stack import Stack
from tests.support import processes
from tests.support.processes import ROOT

PATIENCE = processes.PATIENCE * 1000
expect.set_options(timeout=PATIENCE)

NewContext = Callable[..., BrowserContext]
Folders = tuple[Path, Path]
PICTURES = ROOT / "docs" / "pictures"
PICTURED = pytest.mark.skipif(os.environ.get("PICTURES") != "1", reason="takes pictures for people: `make pictures`")
"""Marks pictures of what other tests look at already; of each screen, one is taken in every run."""


@pytest.fixture(scope="session")
def running_stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with Stack(tmp_path_factory.mktemp("stack")).running() as stack:
        yield stack


@pytest.fixture
def stack(running_stack: Stack) -> Stack:
    """The cashier and cTrader, as if no other test had been."""
    running_stack.reset()
    return running_stack


@pytest.fixture(scope="session")
def playwright() -> Playwright:
    return running_playwright()


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    running = launch(playwright)
    yield running
    running.close()


@pytest.fixture(scope="session")
def bare_browser(playwright: Playwright) -> Iterator[Browser]:
    running = launch_bare(playwright)
    yield running
    running.close()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Fails any test in which a page broke its content policy, threw, or opened a dialog or a window."""
    eyes = Watch()
    yield eyes
    assert not eyes.found


@pytest.fixture(scope="session")
def common() -> dict[str, Any]:
    """What all browser contexts have in common."""
    return {}


def _contexts(browser: Browser, watch: Watch, common: dict[str, Any]) -> Iterator[NewContext]:
    """Makes browser contexts that are watched, and closed at the end."""
    opened: list[BrowserContext] = []

    def make(shape: dict[str, Any] = ON_DESKTOP, **more: Any) -> BrowserContext:
        context = browser.new_context(**(shape | common | more))
        context.set_default_timeout(PATIENCE)
        watch.over(context)
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()


@pytest.fixture
def new_context(request: pytest.FixtureRequest, watch: Watch, common: dict[str, Any]) -> Iterator[NewContext]:
    """Contexts of the bare engine, or of the whole browser where a test or its file is marked so."""
    whole = request.node.get_closest_marker("whole")
    yield from _contexts(request.getfixturevalue("browser" if whole else "bare_browser"), watch, common)


@pytest.fixture
def phone(stack: Stack, new_context: NewContext) -> App:
    """An in-app browser on a phone."""
    return InAppBrowser(stack, new_context(ON_PHONE))


@pytest.fixture
def phone_shell(stack: Stack, new_context: NewContext) -> App:
    """The app shell on a phone."""
    return AppShell(stack, new_context(ON_PHONE), "phone")


@pytest.fixture
def web(stack: Stack, new_context: NewContext) -> App:
    """The app shell as the web platform, which frames the cashier."""
    return AppShell(stack, new_context(ON_DESKTOP), "web")


@pytest.fixture
def app(request: pytest.FixtureRequest) -> App:
    """One of the three above, by the parameter's name."""
    found: App = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a preview of every scene."""
    from e2e.previewed import running_preview

    with running_preview(tmp_path_factory.mktemp("preview")) as address:
        yield address


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Where the kept pictures go, and where the others go. Without PICTURES=1 the checkout stays as it is."""
    if os.environ.get("PICTURES") != "1":
        return tmp_path, tmp_path
    others = ROOT / "test-results" / "pictures"
    for folder in (PICTURES, others):
        folder.mkdir(parents=True, exist_ok=True)
    return PICTURES, others


class Foreigner:
    """A web server of somebody else. `pages` are bodies by path; `asked` are the paths that were requested."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.asked: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path.partition("?")[0]
                outer.asked.append(path)
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Access-Control-Allow-Origin", "*")
                if path == "/cookies":
                    for cookie in ("whole=1", "parted=1; Partitioned"):
                        self.send_header("Set-Cookie", f"{cookie}; Path=/; Secure; SameSite=None")
                self.end_headers()
                self.wfile.write(outer.pages.get(path, "<!doctype html><title>Foreign</title>").encode())

            def log_message(self, format: str, *args: object) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]

    def url(self, path: str, host: str = "evil.localhost") -> str:
        """The address of a page; every name below localhost is this machine, and a site of its own."""
        return f"http://{host}:{self.port}{path}"


@pytest.fixture
def foreigner() -> Iterator[Foreigner]:
    """Another site."""
    other = Foreigner()
    thread = Thread(target=other.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield other
    other.server.shutdown()
    other.server.server_close()
    thread.join()
