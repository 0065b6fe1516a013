"""The broker's settings for Stripe, and the hosts for the browser."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit

from inapp.domain.secret_rules import refusal

DEFAULT_REFUND_DAYS = 180
MARK_LENGTH = 100
SUFFIX_LENGTH = 22
"""With the account's prefix and two characters between them (docs.stripe.com/api/payment_intents/create)."""
TIMEOUT = (3.0, 8.0)
"""Seconds to connect and to wait for an answer, for each of three tries; the library's default is 80."""
RELEASE = "endive"
"""The script's release for the library's API version (docs.stripe.com/sdks/stripejs-versioning)."""

CSP: Mapping[str, tuple[str, ...]] = {
    # docs.stripe.com/security/guide, content security policy
    "script-src": ("https://js.stripe.com", "https://*.js.stripe.com"),
    "frame-src": ("https://js.stripe.com", "https://*.js.stripe.com", "https://hooks.stripe.com"),
    "connect-src": ("https://api.stripe.com",),
    "form-action": ("https://checkout.stripe.com",),
}


@dataclass(frozen=True)
class StripeSettings:
    """Keys and addresses; `api_url` (for the server) and `browser_url` name a stand-in, allowed only in the demo."""

    secret_key: str = field(repr=False)
    publishable_key: str
    webhook_secrets: tuple[str, ...] = field(repr=False)
    api_url: str = ""
    refund_days: int = DEFAULT_REFUND_DAYS
    browser_url: str = ""
    timeout: tuple[float, float] = TIMEOUT
    installation: str = "cashier"
    """The mark in the metadata of everything that we make, by which it is told from what others make there."""
    statement_descriptor_suffix: str = ""
    """What stands on the payer's bank statement, behind the prefix that the account has."""
    request_three_d_secure: str = ""
    """When 3-D Secure is asked for: automatic, any or challenge; empty leaves it to Stripe's rules."""
    saved_cards: bool = False
    """Whether traders may keep cards for next time."""
    wallets: bool = False
    """Whether Apple Pay and Google Pay are a method of their own."""

    @classmethod
    def read(cls, environment: Mapping[str, str], demo: bool, public_url: str = "") -> Self:
        """Read the `STRIPE_` settings; without a mark, our public address is one.

        Raises ValueError with one line for each that is missing or wrong.
        """
        get = {name: environment.get(f"STRIPE_{name}", "").strip() for name in _NAMES}
        problems = [f"STRIPE_{name} {what}" for name, (good, what) in _NAMES.items() if not good(get[name])]
        stands_in = [name for name in ("API_URL", "BROWSER_URL") if get[name]]
        if not demo:
            problems += [
                f"STRIPE_{name} {why}"
                for name in ("SECRET_KEY", "WEBHOOK_SECRETS")
                if (why := refusal(f"STRIPE_{name}", get[name].split(",")))
            ]
            problems += [f"STRIPE_{name} is for the demo only: leave it empty" for name in stands_in]
        if problems:
            raise ValueError("; ".join(problems))
        return cls(
            get["SECRET_KEY"],
            get["PUBLISHABLE_KEY"],
            tuple(secret.strip() for secret in get["WEBHOOK_SECRETS"].split(",")),
            get["API_URL"].rstrip("/"),
            int(get["REFUND_DAYS"] or DEFAULT_REFUND_DAYS),
            get["BROWSER_URL"].rstrip("/"),
            installation=get["INSTALLATION"] or _mark_of(public_url) or cls.installation,
            statement_descriptor_suffix=get["STATEMENT_DESCRIPTOR_SUFFIX"],
            request_three_d_secure=get["REQUEST_THREE_D_SECURE"],
            saved_cards=get["SAVED_CARDS"] == "1",
            wallets=get["WALLETS"] == "1",
        )

    @property
    def live(self) -> bool:
        """True if the secret key moves real money."""
        return "_live_" in self.secret_key

    @property
    def script(self) -> str:
        """The address of Stripe's script for the browser."""
        return f"{self.browser_url or 'https://js.stripe.com'}/{RELEASE}/stripe.js"

    @property
    def csp(self) -> Mapping[str, tuple[str, ...]]:
        """The foreign hosts of Stripe's step, by directive."""
        return dict.fromkeys(CSP, (self.browser_url,)) if self.browser_url else CSP


def _matches(pattern: str) -> Callable[[str], bool]:
    return lambda text: bool(re.fullmatch(pattern, text))


def _is_suffix(text: str) -> bool:
    """True for no text, or one that Stripe puts behind a statement's prefix."""
    plain = text.isascii() and text.isprintable() and not set(text) & set("<>\\'\"*")
    return not text or (plain and len(text) <= SUFFIX_LENGTH and any(map(str.isalpha, text)))


def _is_url(text: str) -> bool:
    return not text or (urlsplit(text).scheme in ("http", "https") and bool(urlsplit(text).hostname))


def _mark_of(public_url: str) -> str:
    """Host and path of our address, without the scheme, which a proxy may change."""
    parts = urlsplit(public_url)
    return f"{parts.netloc}{parts.path}".rstrip("/").lower()[:MARK_LENGTH]


_NAMES: dict[str, tuple[Callable[[str], bool], str]] = {
    "SECRET_KEY": (_matches(r"(sk|rk)_(live|test)_\S+"), "must be a key such as sk_live_..."),
    "PUBLISHABLE_KEY": (_matches(r"pk_(live|test)_\S+"), "must be a key such as pk_live_..."),
    "WEBHOOK_SECRETS": (
        lambda text: bool(text) and all(secret.strip().startswith("whsec_") for secret in text.split(",")),
        "must be one or more secrets whsec_..., separated by commas",
    ),
    "API_URL": (_is_url, "must be an http address"),
    "BROWSER_URL": (_is_url, "must be an http address"),
    "INSTALLATION": (_matches(r"[\x21-\x7e]{0,100}"), "must be a name of up to 100 letters, digits and signs"),
    # docs.stripe.com/get-started/account/statement-descriptors
    "STATEMENT_DESCRIPTOR_SUFFIX": (
        _is_suffix,
        "must be up to 22 plain Latin characters with at least one letter, and none of < > \\ ' \" *",
    ),
    "REQUEST_THREE_D_SECURE": (
        _matches("|automatic|any|challenge"),
        "must be automatic, any or challenge, or be empty",
    ),
    "SAVED_CARDS": (_matches("|0|1"), "must be 1 or 0"),
    "WALLETS": (_matches("|0|1"), "must be 1 or 0"),
    "REFUND_DAYS": (lambda text: not text or (text.isdigit() and int(text) > 0), "must be a number of days"),
}
