"""A stack for each test file, whose cashier knows traders in the way that the file is about."""

from collections.abc import Iterator

import pytest

from e2e.identity.stack import IdentityStack
from e2e.identity.trader import Trader
from e2e.screens import App


@pytest.fixture(scope="module")
def settings() -> dict[str, str]:
    """What a file's cashier is told beside what all are told."""
    return {}


@pytest.fixture(scope="module")
def running_stack(settings: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[IdentityStack]:
    with IdentityStack(tmp_path_factory.mktemp("identity-stack"), settings).running() as stack:
        yield stack


@pytest.fixture
def trader(stack: IdentityStack, app: App) -> Trader:
    """Alex, with the app of the test's parameter."""
    return Trader(stack, app)
