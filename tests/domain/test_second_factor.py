"""Codes of authenticator apps, held against RFC 6238 and RFC 4226."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from inapp.domain import second_factor
from inapp.domain.second_factor import STEP, code_of, step_of

SECRET = b"12345678901234567890"
RFC_6238 = {59: "94287082", 1111111109: "07081804", 1111111111: "14050471", 1234567890: "89005924"}
RFC_6238 |= {2000000000: "69279037", 20000000000: "65353130"}
RFC_4226 = ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"]


@pytest.mark.parametrize("second", RFC_6238)
def test_codes_are_those_of_rfc_6238(second):
    assert code_of(SECRET, second // 30) == RFC_6238[second][-6:]
    assert step_of(SECRET, RFC_6238[second][-6:], second * 1000) == second // 30


@pytest.mark.parametrize("count", range(10))
def test_codes_are_those_of_rfc_4226(count):
    assert code_of(SECRET, count) == RFC_4226[count]


@pytest.mark.parametrize(("drift", "right"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_phone_may_be_one_step_off_either_way(drift, right):
    step = 1_000_000
    assert (step_of(SECRET, code_of(SECRET, step + drift), step * STEP) == step + drift) is right


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "000000"])
def test_anything_else_is_wrong(code):
    assert step_of(SECRET, code, 1_760_000_000_000) is None


def test_the_address_for_the_app_names_broker_user_and_key():
    split = urlsplit(second_factor.app_address(SECRET, "Acme: Märkets & Co", "a+b@example.test"))
    assert (split.scheme, split.netloc) == ("otpauth", "totp")
    assert unquote(split.path) == "/Acme  Märkets & Co:a+b@example.test"
    assert parse_qs(split.query) == {"secret": ["GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"], "issuer": ["Acme  Märkets & Co"]}


def test_recovery_codes_are_ten_and_easily_read():
    codes = second_factor.new_recovery_codes()
    assert len(set(codes)) == 10
    for code, text in zip(codes, second_factor.shown(codes), strict=True):
        assert re.fullmatch("[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}", text)
        assert second_factor.plain_code(f" {text.lower()} ") == code
