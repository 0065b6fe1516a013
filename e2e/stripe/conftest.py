"""One cashier with Stripe, and a Chromium that believes it is calling Stripe."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright

from e2e.stripe.stack import FrontDoor, StripeStack, launch_beside


@pytest.fixture(scope="package")
def running_stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StripeStack]:
    with StripeStack(tmp_path_factory.mktemp("stripe-stack")).running() as stack:
        yield stack


@pytest.fixture(scope="package")
def browser(
    playwright: Playwright, running_stack: StripeStack, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    door = FrontDoor(tmp_path_factory.mktemp("door"), running_stack.stripe_port)
    running = launch_beside(playwright, door)
    yield running
    running.close()
    door.close()


@pytest.fixture(scope="package")
def common() -> dict[str, Any]:
    """The front door's certificate is its own."""
    return {"ignore_https_errors": True}
