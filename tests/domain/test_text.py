"""Texts made safe for those who read them."""

import pytest

from inapp.domain.text import uncalculated


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-cmd", "@SUM(A1)", "\t=1", "\r=1", "-1.2.3", "--5", "-"])
def test_what_a_spreadsheet_would_calculate_gets_a_quote(text: str) -> None:
    assert uncalculated(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Ann", "-5", "-5.25", "12", "a=1"])
def test_numbers_and_plain_texts_stay(text: str) -> None:
    assert uncalculated(text) == text
