"""The texts of the codes that banking and wallet apps scan, by the descriptions of their makers."""

import pytest

from inapp.domain.instructions import bip21_code, epc_code
from inapp.domain.money import Money


def test_a_sepa_code_has_its_eleven_lines() -> None:
    text = epc_code("Demo Bank Ltd", "DE75 5121 0800 1245 1261 99", Money(4050, "EUR", 2), "D-7F3K2Q", "SOGEDEFF")
    assert text.split("\n") == [
        *("BCD", "002", "1", "SCT", "SOGEDEFF", "Demo Bank Ltd", "DE75512108001245126199", "EUR40.50", "", ""),
        "D-7F3K2Q",
    ]


@pytest.mark.parametrize(
    ("name", "money", "reference"),
    [
        ("A", Money(100, "USD", 2), "D-1"),
        ("A", Money(0, "EUR", 2), "D-1"),
        ("A", Money(100_000_000_000, "EUR", 2), "D-1"),
        ("", Money(100, "EUR", 2), "D-1"),
        ("A" * 71, Money(100, "EUR", 2), "D-1"),
        ("A", Money(100, "EUR", 2), "D" * 141),
        ("A\nEUR9999", Money(100, "EUR", 2), "D-1"),
    ],
)
def test_what_a_sepa_code_cannot_hold_is_refused(name: str, money: Money, reference: str) -> None:
    with pytest.raises(ValueError, match=r"SEPA|name"):
        epc_code(name, "DE75512108001245126199", money, reference)


def test_an_address_in_bitcoin_carries_the_amount_as_plain_decimal_and_the_label_escaped() -> None:
    code = bip21_code("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", Money(150_000, "BTC", 8), "D-1 & more")
    assert code == "bitcoin:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq?amount=0.0015&label=D-1%20%26%20more"


@pytest.mark.parametrize("address", ["", "bc1?amount=9", "bc1 q", "bc1é"])
def test_an_address_that_could_say_more_than_an_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="letters and figures"):
        bip21_code(address, Money(1, "BTC", 8))
