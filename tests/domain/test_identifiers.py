"""Which values name a user, an account or a balance operation of cTrader."""

import pytest

from inapp.domain.identifiers import MAX_ID, identifier


@pytest.mark.parametrize(("value", "number"), [(7, 7), ("7", 7), ("007", 7), (MAX_ID, MAX_ID), (str(MAX_ID), MAX_ID)])
def test_a_positive_number_is_an_identifier_also_as_a_text(value, number):
    assert identifier(value) == number


@pytest.mark.parametrize("value", [0, -1, "0", "-1", "+7", " 7", "7.0", 7.0, True, None, "", "٧", "²", [7], b"7"])
def test_what_only_looks_like_a_number_is_no_identifier(value):
    assert identifier(value) is None


@pytest.mark.parametrize("value", [MAX_ID + 1, str(MAX_ID + 1), "9" * 19, "0" * 20 + "7", "9" * 5000])
def test_what_the_database_cannot_store_is_no_identifier(value):
    assert identifier(value) is None
