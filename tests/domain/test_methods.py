"""Fees as data: figures that never promise less than is taken, and texts that are refused."""

import pytest

from inapp.domain.methods import Fee, Method, UiMode
from inapp.domain.money import Money


@pytest.mark.parametrize(
    ("fee", "minor", "digits", "expected"),
    [
        (Fee(), 10000, 2, 0),
        (Fee("1.5"), 10000, 2, 150),
        (Fee("1.5"), 10001, 2, 151),  # 1.50015, rounded up
        (Fee("1.5", {"USD": "0.30"}), 10000, 2, 180),
        (Fee("", {"": "0.305"}), 10000, 2, 31),
        (Fee("2", {"EUR": "5"}), 500, 0, 10),
    ],
)
def test_a_fee_is_rounded_up_to_the_decimals_of_the_amount(fee: Fee, minor: int, digits: int, expected: int) -> None:
    assert fee.of(Money(minor, "USD", digits)) == Money(expected, "USD", digits)


@pytest.mark.parametrize("bad", [{"percent": "1,5"}, {"percent": "1.555"}, {"percent": "-1"}, {"fixed": {"USD": "a"}}])
def test_a_fee_that_is_no_plain_decimal_is_refused(bad: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="plain decimals"):
        Fee(**bad)  # type: ignore[arg-type]


def test_nothing_to_pay_is_no_fee_however_it_is_written() -> None:
    assert not Fee() and not Fee("0", {"USD": "0.00"}) and Fee("0.01") and Fee("", {"USD": "1"})


def test_a_method_of_an_adapter_from_before_has_an_icon_by_the_way_to_its_psp() -> None:
    assert [Method("a", "A", {}, mode).drawn for mode in UiMode] == ["card", "bank", "link", "bank"]
