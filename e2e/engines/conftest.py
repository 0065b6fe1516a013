"""One browser of each engine in a session, and a window for each test."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest
from playwright.sync_api import Browser

from e2e.browsers import ON_DESKTOP
from e2e.conftest import PATIENCE
from e2e.engines.trader import Trader
from e2e.engines.windows import MISSING, WebKitWindow, Window, display, start, webkit, window
from e2e.stack import Stack

ELSEWHERE = {"chromium": "e2e/test_payments.py and e2e/test_entry.py make these journeys: `make engines`"}

Engines = Callable[[str, bool, ExitStack], Window]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test here is tried in each engine; in Chromium, which makes these journeys elsewhere, by `make engines`."""
    if "engine" in metafunc.fixturenames:
        missing = MISSING if os.environ.get("ENGINES") == "1" else MISSING | ELSEWHERE
        metafunc.parametrize(
            "engine",
            [pytest.param(name, marks=pytest.mark.skipif(bool(why), reason=str(why))) for name, why in missing.items()],
        )


@pytest.fixture(scope="session")
def engines() -> Iterator[Engines]:
    """Makes a window of an engine; each engine starts when it is first asked for."""
    with ExitStack() as running:
        screen = cache(lambda: running.enter_context(display()))
        browser = cache(lambda engine, javascript: running.enter_context(start(engine, javascript)))
        driver = cache(lambda javascript: running.enter_context(webkit(screen(), javascript)))

        def make(engine: str, javascript: bool, closing: ExitStack) -> Window:
            if engine == "webkit":
                return WebKitWindow(driver(javascript), javascript)
            found: Browser = browser(engine, javascript)
            context = closing.enter_context(found.new_context(**ON_DESKTOP, java_script_enabled=javascript))
            context.set_default_timeout(PATIENCE)
            return window(engine, context, javascript)

        yield make


@pytest.fixture
def closing() -> Iterator[ExitStack]:
    """Ends what a test opened."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def trader(engine: str, engines: Engines, stack: Stack, closing: ExitStack) -> Trader:
    """A trader with a browser of the engine."""
    return Trader(engines(engine, True, closing), stack)


@pytest.fixture
def trader_without_javascript(engine: str, engines: Engines, stack: Stack, closing: ExitStack) -> Trader:
    """A trader whose browser runs no scripts."""
    return Trader(engines(engine, False, closing), stack)
