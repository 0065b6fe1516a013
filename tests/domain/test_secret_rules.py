"""Secrets that are never taken, and those that are too short: one table for all settings."""

import re
from pathlib import Path

import pytest

from inapp.domain import secret_rules
from inapp.domain import setting_types as read
from inapp.domain.secret_rules import IS_PLAIN, IS_PUBLISHED, SHORTEST, refusal, shortage
from inapp.domain.setting_types import declared
from inapp.settings import Settings

HERE = Path(__file__).parent.parent.parent
GOOD = "5f0c1c8a1b7717cc02d94e3b6a2f8071"


@pytest.mark.parametrize("name", SHORTEST)
@pytest.mark.parametrize(
    "secret",
    ["changeme", "ChangeMe123!", "demo-secret-key", "demo-crm", "secret", "whsec_", "whsec_...", "whsec_…", "<secret>",
     "sk_live_...", "<your key>", "sk_live_<key>", "your-secret-key", "put in a long random text",
     "openssl rand -hex 32", "sk_live_xxxxxxxxxxxx"],
)  # fmt: skip
def test_a_published_secret_is_never_taken(name: str, secret: str) -> None:
    assert refusal(name, [secret]) == IS_PUBLISHED
    assert refusal(name, [GOOD, f" {secret} "]) == IS_PUBLISHED, "nor one of several"


@pytest.mark.parametrize("secret", ["Q7w<kd9>!x", "k9<...>Rz4+", "7hJ...2kLs", "<Zp8>"])
def test_signs_of_a_place_holder_within_a_made_password_do_not_publish_it(secret: str) -> None:
    assert refusal("CTRADER_MANAGER_PASSWORD", [secret]) == ""


@pytest.mark.parametrize("secret", ["a", "x", "1111111111", "abcabcabc" * 8, "0123456789abcdef" * 4])
def test_a_plain_secret_is_not_taken_where_we_choose_it(secret: str) -> None:
    assert refusal("CASHIER_SECRET_KEY", [secret]) == IS_PLAIN
    assert refusal("CTRADER_MANAGER_PASSWORD", [secret]) == "", "others choose this one"


def test_a_short_secret_of_our_own_is_told_and_others_are_refused() -> None:
    for name in ("CASHIER_SECRET_KEY", "CASHIER_CRM_PASSWORDS"):
        assert refusal(name, ["Ctrader2026!"]) == ""
        assert "32 characters" in shortage(name, [GOOD, "Ctrader2026!"])
        assert shortage(name, [GOOD]) == ""
    assert "30 characters" in refusal("STRIPE_WEBHOOK_SECRETS", ["whsec_8a1b77"])
    assert refusal("STRIPE_WEBHOOK_SECRETS", [f"whsec_{GOOD}"]) == ""
    assert refusal("CASHIER_LEGAL_NAME", ["x"]) == "", "no secret"


def test_every_secret_among_the_settings_has_a_rule() -> None:
    secrets = {row.name for row in declared(Settings) if row.read in (read.secret, read.passwords)}
    assert secrets <= set(SHORTEST)


def test_every_secret_in_this_repositorys_examples_counts_as_published() -> None:
    files = [HERE / "README.md", HERE / "demo/run.py", *HERE.glob("docs/*.md"), *HERE.glob("psp_adapters/*/README.md")]
    names = "|".join(SHORTEST)
    example = re.compile(rf"""(?:{names})['"]?\s*[:=]\s*['"]?([^\s'",`|)]+)""")
    found = {secret for file in files for secret in example.findall(file.read_text()) if not secret[0].isupper()}
    assert "demo-secret-key" in found, "the search finds what it looks for"
    assert [secret for secret in found if "STRIPE_KEYS" not in secret and not secret_rules._is_published(secret)] == []
    assert all(secret_rules._is_published(row.demo) for row in declared(Settings) if row.name in SHORTEST and row.demo)
