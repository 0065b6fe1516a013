"""One cashier with Stripe, and a Chromium that believes it is calling Stripe."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright

from e2e.browsers import bare_options, launch_options
from e2e.stripe.stack import FrontDoor, StripeStack, launch_beside


@pytest.fixture(scope="package")
def running_stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StripeStack]:
    with StripeStack(tmp_path_factory.mktemp("stripe-stack")).running() as stack:
        yield stack


@pytest.fixture(scope="package")
def door(running_stack: StripeStack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FrontDoor]:
    made = FrontDoor(tmp_path_factory.mktemp("door"), running_stack.stripe_port)
    yield made
    made.close()


@pytest.fixture(scope="package")
def browser(playwright: Playwright, door: FrontDoor) -> Iterator[Browser]:
    running = launch_beside(playwright, door, launch_options())
    yield running
    running.close()


@pytest.fixture(scope="package")
def bare_browser(playwright: Playwright, door: FrontDoor) -> Iterator[Browser]:
    running = launch_beside(playwright, door, bare_options())
    yield running
    running.close()


@pytest.fixture(scope="package")
def common() -> dict[str, Any]:
    """The front door's certificate is its own."""
    return {"ignore_https_errors": True}
