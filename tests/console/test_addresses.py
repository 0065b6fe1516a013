"""Addresses as nobody means them: a page answers, or says that it is not there; none fails."""

from urllib.parse import quote

import pytest

from inapp.domain.staff import Role
from tests.support.console import signed_in

STRANGE = ("²", "٣", "9" * 19, "1." + "9" * 30, "1.1.1", "-1", "\x00", "'", "2026-13-99", "0001-01-01", "9" * 5000)
FILTERS = "login user ending least most currency since until older taken state kind method rule reason after queue"
ASKED = {
    "/staff": "currency",
    "/staff/queue": FILTERS,
    "/staff/queue?queue=unmatched": "after",
    "/staff/audit": "person object from to line row",
    "/staff/breaks": "after",
    "/staff/sign-in": "next",
}
NAMED = ("payments", "users", "breaks", "people", "disputes")


@pytest.fixture
def anyone(console):
    return signed_in(console, *Role)


@pytest.mark.parametrize("address", ASKED)
def test_no_value_in_an_address_makes_a_page_fail(anyone, address):
    joined = "&" if "?" in address else "?"
    for name in ASKED[address].split():
        for value in STRANGE:
            answer = anyone.get(f"{address}{joined}{name}={quote(value)}")
            assert answer.status_code < 500, (name, value[:40])


@pytest.mark.parametrize("kind", NAMED)
def test_what_no_number_and_no_reference_names_is_not_there(anyone, kind):
    for value in STRANGE:
        assert anyone.get(f"/staff/{kind}/{quote(value, safe='')}").status_code == 404, value[:40]
