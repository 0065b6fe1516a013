"""Whatever a test of the contract has the adapter and the local Stripe say is held against Stripe's description."""

from collections.abc import Iterator

import pytest

from tests.contract.psp_cases import local_stripe
from tests.support import stripe_description


@pytest.fixture(autouse=True)
def as_stripe_describes_it(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Compare, after each test, what was said since the local Stripe was emptied."""
    yield
    monkeypatch.undo()  # a test may have replaced what reads the answer
    if local_stripe.cache_info().currsize:
        problems = stripe_description.problems_of(local_stripe().known("exchanges"))
        assert not problems, "\n".join(problems)
