"""One cashier with Stripe, and a Chromium that believes it is calling Stripe."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright

from e2e.browsers import ON_DESKTOP, ON_PHONE
from e2e.conftest import NewContext
from e2e.screens import App, AppShell, InAppBrowser
from e2e.stripe.house import FrontDoor, StripeHouse, launch_beside


@pytest.fixture(scope="package")
def running_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StripeHouse]:
    house = StripeHouse(tmp_path_factory.mktemp("stripe-house"))
    try:
        house.start()
        yield house
    finally:
        house.stop()


@pytest.fixture
def house(running_house: StripeHouse) -> Iterator[StripeHouse]:
    yield running_house
    running_house.tidy()


@pytest.fixture(scope="package")
def browser(
    playwright: Playwright, running_house: StripeHouse, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    door = FrontDoor(tmp_path_factory.mktemp("door"), running_house.stripe_port)
    running = launch_beside(playwright, door)
    yield running
    running.close()
    door.close()


@pytest.fixture
def phone(house: StripeHouse, new_context: NewContext) -> App:
    return InAppBrowser(house, new_context(ON_PHONE, ignore_https_errors=True))


@pytest.fixture
def web(house: StripeHouse, new_context: NewContext) -> App:
    return AppShell(house, new_context(ON_DESKTOP, ignore_https_errors=True), "web")
