"""The adapters that the contract is tried on; and whatever the local Stripe says is held against its description."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.contract.psp_cases import CASES, local_stripe
from tests.contract.psp_kit import AdapterCase, cases_of
from tests.support import stripe_description


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run over every registered adapter, or over the one that the command line names."""
    if "case_class" in metafunc.fixturenames:
        cases = cases_of(metafunc.config, CASES)
        metafunc.parametrize("case_class", [cases[name] for name in sorted(cases)], ids=sorted(cases))


@pytest.fixture
def case(case_class: Callable[[Path], AdapterCase], tmp_path: Path) -> AdapterCase:
    return case_class(tmp_path)


@pytest.fixture(autouse=True)
def as_stripe_describes_it(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Compare, after each test, what was said since the local Stripe was emptied."""
    yield
    monkeypatch.undo()  # a test may have replaced what reads the answer
    if local_stripe.cache_info().currsize:
        problems = stripe_description.problems_of(local_stripe().known("exchanges"))
        assert not problems, "\n".join(problems)
