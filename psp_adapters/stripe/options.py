"""What the broker sets for Stripe, and which hosts follow from it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit

DEFAULT_REFUND_DAYS = 180

CSP: Mapping[str, tuple[str, ...]] = {
    # docs.stripe.com/security/guide, content security policy
    "script-src": ("https://js.stripe.com", "https://*.js.stripe.com"),
    "frame-src": ("https://js.stripe.com", "https://*.js.stripe.com", "https://hooks.stripe.com"),
    "connect-src": ("https://api.stripe.com",),
    "form-action": ("https://checkout.stripe.com",),
}


@dataclass(frozen=True)
class Options:
    """Keys and addresses. `api_url` is empty for Stripe itself; another one is a stand-in, in the demo only."""

    secret_key: str = field(repr=False)
    publishable_key: str
    webhook_secrets: tuple[str, ...] = field(repr=False)
    api_url: str = ""
    refund_days: int = DEFAULT_REFUND_DAYS

    @classmethod
    def read(cls, environment: Mapping[str, str], demo: bool) -> Self:
        """Take the `STRIPE_` settings. Raises ValueError with one line for each that is missing or wrong."""
        get = {name: environment.get(f"STRIPE_{name}", "").strip() for name in _NAMES}
        problems = [f"STRIPE_{name} {what}" for name, (good, what) in _NAMES.items() if not good(get[name])]
        if get["API_URL"] and not demo:
            problems.append("STRIPE_API_URL is for the demo only: leave it empty")
        if problems:
            raise ValueError("; ".join(problems))
        return cls(
            get["SECRET_KEY"],
            get["PUBLISHABLE_KEY"],
            tuple(secret.strip() for secret in get["WEBHOOK_SECRETS"].split(",")),
            get["API_URL"].rstrip("/"),
            int(get["REFUND_DAYS"] or DEFAULT_REFUND_DAYS),
        )

    @property
    def live(self) -> bool:
        """Whether the secret key moves real money."""
        return "_live_" in self.secret_key

    @property
    def script(self) -> str:
        """Where the browser gets Stripe's script."""
        return f"{self.api_url}/js/stripe.js" if self.api_url else "https://js.stripe.com/v3/"

    @property
    def csp(self) -> Mapping[str, tuple[str, ...]]:
        """The foreign hosts of Stripe's step, by directive."""
        return dict.fromkeys(CSP, (self.api_url,)) if self.api_url else CSP


def _is_url(text: str) -> bool:
    return not text or (urlsplit(text).scheme in ("http", "https") and bool(urlsplit(text).hostname))


_NAMES: dict[str, tuple[Callable[[str], bool], str]] = {
    "SECRET_KEY": (
        lambda text: bool(re.fullmatch(r"(sk|rk)_(live|test)_\S+", text)),
        "must be a key such as sk_live_...",
    ),
    "PUBLISHABLE_KEY": (
        lambda text: bool(re.fullmatch(r"pk_(live|test)_\S+", text)),
        "must be a key such as pk_live_...",
    ),
    "WEBHOOK_SECRETS": (
        lambda text: bool(text) and all(secret.strip().startswith("whsec_") for secret in text.split(",")),
        "must be one or more secrets whsec_..., separated by commas",
    ),
    "API_URL": (_is_url, "must be an http address"),
    "REFUND_DAYS": (lambda text: not text or (text.isdigit() and int(text) > 0), "must be a number of days"),
}
