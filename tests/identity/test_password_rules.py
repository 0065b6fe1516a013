"""Which passwords may be chosen."""

import gzip
import subprocess
import sys

import pytest

from inapp.domain.errors import Invalid
from inapp.identity import password_rules
from inapp.identity.password_rules import TOO_COMMON, TOO_LONG, TOO_NEAR, TOO_PLAIN, TOO_SHORT, check
from inapp.settings import Brand

EMAIL = "alexandra.demo@example.test"
WORDS = ("Alexandra Demo", "Lab Markets", "Lab Markets (Cyprus) Ltd", "pay.labmarkets")

REFUSED = {
    "nine long": TOO_SHORT,
    "0123456789" * 20 + "x": TOO_LONG,
    "Alexandra.Demo@Example.test": TOO_PLAIN,
    "1234567890": TOO_COMMON,
    "password12": TOO_COMMON,
    "PASSWORD123": TOO_COMMON,
    "qwertyuiop": TOO_COMMON,
    "1q2w3e4r5t": TOO_COMMON,
    "aaaaaaaaaa": TOO_COMMON,
    "abababababababab": TOO_COMMON,
    "zzzzzzzzzzzzzzzzzzzzzzzzz1": TOO_COMMON,
    "labmarkets": TOO_NEAR,
    "Lab Markets 1!": TOO_NEAR,
    "cTrader2026": TOO_NEAR,
    "cashier-2026": TOO_NEAR,
    "AlexandraDemo99": TOO_NEAR,
    "demo.alexandra": TOO_NEAR,
    "labmarkets-cyprus": TOO_NEAR,
}


@pytest.mark.parametrize("password", REFUSED)
def test_a_password_that_is_easily_guessed_is_refused_with_its_reason(password):
    with pytest.raises(Invalid) as caught:
        check(password, EMAIL, WORDS)
    assert (caught.value.message, caught.value.field) == (REFUSED[password], "password")


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery",
        "my markets are far away",
        "xk2-ctrader-93bqz",
        "!?#%&=+-*/$",
        "كلمة مرور طويلة",
        "0123456789" * 20,
    ],
)
def test_a_long_phrase_may_hold_a_known_word(password):
    check(password, EMAIL, WORDS)


def test_a_broker_without_long_names_refuses_nothing_for_them():
    check("a long enough one", "a@example.test", ("", "Abc", "a.b"))


def test_the_list_is_that_of_ten_and_more_characters_and_names_its_source():
    lines = gzip.decompress(password_rules.COMMON.read_bytes()).decode().splitlines()
    head, words = [line for line in lines if line.startswith("# ")], [line for line in lines if line[:2] != "# "]
    assert "MIT" in head[1] and "BSD 3-Clause" in head[2]
    notices = password_rules.COMMON.with_name("common_passwords_LICENSE.txt").read_text()
    assert all(name in notices for name in ("Daniel Miessler", "Django Software Foundation", "Mark Burnett"))
    assert len(words) > 10_000
    assert words == sorted({word for word in words if len(word) >= password_rules.SHORTEST and word == word.lower()})


def test_the_brokers_words_are_its_names_and_its_host():
    brand = Brand(public_url="https://pay.acme-markets.example", display_name="Acme", legal_name="Acme Ltd")
    assert brand.own_words == ("Acme", "Acme Ltd", "pay.acme-markets")


def test_nobody_holds_the_list_in_memory():
    code = "import inapp.identity.password_rules as r; print(max(len(str(v)) for v in vars(r).values()) < 100_000)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "True\n"
