"""Rules for secrets: a published one can be tried by anybody, a short or plain one can be guessed.

The lengths are those of 128 bits and more as people write them: 32 hexadecimal figures, or Stripe's `whsec_` with its
random part. The rules hold outside demos.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

SHORTEST: Mapping[str, int] = MappingProxyType(
    {
        "CASHIER_SECRET_KEY": 32,
        "CASHIER_CRM_PASSWORDS": 32,  # each of them
        "CASHIER_ALERT_SECRET": 32,
        "CASHIER_CRM_KEYS": 32,  # each of them
        "STRIPE_WEBHOOK_SECRETS": 30,  # each of them
        "STRIPE_SECRET_KEY": 0,
        "CTRADER_MANAGER_PASSWORD": 0,  # others make these, and answer for their length
        "CASHIER_CRM_PASSWORD": 0,
        "CASHIER_SMTP_PASSWORD": 0,
        "CTRADER_REPORTING_DB_PASSWORD": 0,
        "CTRADER_MANAGER_API_PASSWORD": 0,
        "CASHIER_CRM_CLIENT_SECRET": 0,
        "OIDC_CLIENT_SECRET": 0,
        "CASHIER_STAFF_OIDC_CLIENT_SECRET": 0,
    }
)
"""The fewest characters of each secret, by the name of its setting."""
TAKEN_SHORT = frozenset({"CASHIER_SECRET_KEY", "CASHIER_CRM_PASSWORDS"})
"""Secrets that earlier versions took short; an installation in use has time to change them."""
LEAST_DIFFERENT = 6
"""Different characters of a secret that is not plain."""

PUBLISHED = frozenset(
    "benchmarksecretkey changeit changeme default democrm democrmclient demomanager demooidc demoreader "
    "demosecretkey demodemosigningkey demosigningkey dev example insecure key opensslrandhex password "
    "putinalongrandomtext replaceme secret secretkey signingkey skdemo sklivedemo sktestdemo skteststack "
    "supersecret test token whsec whsecdemo whsecsecret whsecstack yourpassword yoursecret yoursecretkey".split()
)
"""The letters of secrets in this repository, in examples and in lists of defaults; figures count for none."""
_PLACE_HOLDER = re.compile(r"(?:\.\.\.|…)$|^\w*<[a-z][a-z _-]*>$|x{8}|^your[-_ ]|\bchange[-_ ]?me\b", re.IGNORECASE)
"""What examples put where a secret belongs; a made password may hold the same signs among others."""

IS_PUBLISHED = (
    "is published in examples, so anybody can try it: choose one of your own, such as `openssl rand -hex 32` prints"
)
IS_PLAIN = "is easily guessed: put in a long random text, such as `openssl rand -hex 32` prints"
IS_SHORT = "is too short to withstand guessing: put in {shortest} characters or more, as `openssl rand -hex 32` prints"


def refusal(name: str, secrets: Iterable[str]) -> str:
    """Why secrets of a setting are never taken, as the end of a sentence; empty if they are."""
    if name not in SHORTEST:
        return ""
    given = [secret.strip() for secret in secrets if secret.strip()]
    if any(_is_published(secret) for secret in given):
        return IS_PUBLISHED
    if SHORTEST[name] and any(_is_plain(secret) for secret in given):
        return IS_PLAIN
    return "" if name in TAKEN_SHORT else shortage(name, given)


def shortage(name: str, secrets: Iterable[str]) -> str:
    """The end of a sentence about a secret that is too short; empty if none of the setting is."""
    shortest = SHORTEST.get(name, 0)
    return IS_SHORT.format(shortest=shortest) if any(len(secret) < shortest for secret in secrets) else ""


def _is_published(secret: str) -> bool:
    return bool(_PLACE_HOLDER.search(secret)) or re.sub(r"[\W\d_]", "", secret).casefold() in PUBLISHED


def _is_plain(secret: str) -> bool:
    """True for few different characters, or a word said again and again."""
    return len(set(secret)) < LEAST_DIFFERENT or secret in (secret + secret)[1:-1]
