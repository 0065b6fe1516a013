"""The values that are numbers of cTrader, and derived keys, which survive an upgrade."""

import pytest

from inapp.domain.identifiers import MAX_ID, derived, identifier, return_key
from inapp.web.session import PageHandle

SECRET = "a secret of the broker's"


@pytest.mark.parametrize(("value", "number"), [(7, 7), ("7", 7), ("007", 7), (MAX_ID, MAX_ID), (str(MAX_ID), MAX_ID)])
def test_a_positive_number_is_an_identifier_also_as_a_text(value, number):
    assert identifier(value) == number


@pytest.mark.parametrize("value", [0, -1, "0", "-1", "+7", " 7", "7.0", 7.0, True, None, "", "٧", "²", [7], b"7"])
def test_a_value_that_only_looks_like_a_number_is_not_an_identifier(value):
    assert identifier(value) is None


@pytest.mark.parametrize("value", [MAX_ID + 1, str(MAX_ID + 1), "9" * 19, "0" * 20 + "7", "9" * 5000])
def test_a_number_that_the_database_cannot_store_is_not_an_identifier(value):
    assert identifier(value) is None


def test_derived_keys_stay_the_same_byte_for_byte():
    page = PageHandle()
    page.adopt("h" * 43, SECRET)
    assert return_key(SECRET, "D-7F3K2QA") == "onC1kdk7TTGqAhEOGs-zebF1WdeNJyvFlcEIx3c9IlM"
    assert page["csrf_token"] == "df01cd94f8dcf9908fae833412c00e8bb350cf4e8e28607319c5922652ceff9b"
    assert (
        derived(SECRET, "oidc nonce\0state").hex() == "52d3d0075b51af22ef00f2d97c544c44731a0bb7382bffb17512fc8ea5982585"
    )
