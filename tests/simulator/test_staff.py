"""The demo's staff: one table, and codes that a cashier takes."""

import base64

from inapp.domain.second_factor import code_of
from simulator import staff
from tests.support.processes import ROOT


def test_the_file_that_the_demo_imports_is_the_table_of_the_local_ctrader():
    assert (ROOT / "demo" / "staff.csv").read_text() == staff.staff_csv()


def test_its_codes_are_those_of_an_authenticator_app():
    for member in staff.STAFF:
        assert member.code(1_760_000_000) == code_of(base64.b32decode(member.key), 1_760_000_000 // 30)
