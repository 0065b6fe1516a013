"""Settings of the parties that tell who somebody is: the broker's OpenID Connect provider, and the broker's CRM."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from inapp.domain import setting_types as read
from inapp.domain.setting_types import Setting, declared, setting

AUTH = ("basic", "post")
LONGEST_WAIT_MS = 15_000
"""A thread of the web server waits meanwhile."""
OF_A_PROVIDER = frozenset({"OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_LABEL"})
"""Settings that may stay where a provider was switched off."""
DISCOVERY = "/.well-known/openid-configuration"
"""Below the issuer (OpenID Connect Discovery, 4)."""

_WORD = re.compile("[!-~]+", re.ASCII)


def issuer_alone(value: str, demo: bool) -> str:
    """A provider's name for itself, which is not the address of its discovery document."""
    found = read.issuer(value, demo)
    if found.rstrip("/").endswith(DISCOVERY):
        raise ValueError(f"must be the issuer alone: take {DISCOVERY} off its end")
    return found


def crm_base(value: str, demo: bool) -> str:
    """The base address of a CRM, below which `/oauth2/…` follows."""
    found = read.backend_base(value, demo)
    if found.endswith("/oauth2"):
        raise ValueError("must be the address before /oauth2, which is added: take it off its end")
    return found


def brief(value: str, demo: bool) -> int:
    """Seconds that a person in front of a screen can wait, as milliseconds."""
    duration = read.seconds(value, demo)
    if duration > LONGEST_WAIT_MS:
        raise ValueError(f"must be at most {LONGEST_WAIT_MS // 1000} seconds: a person waits in front of the screen")
    return duration


def one_line(value: str, demo: bool) -> str:
    """A text that a form and a header carry unchanged."""
    found = read.text(value, demo)
    if not found.isprintable():
        raise ValueError("must be one line without control characters")
    return found


def words(value: str, demo: bool) -> tuple[str, ...]:
    """Words of visible ASCII with spaces between them."""
    found = tuple(dict.fromkeys(value.split()))
    if not all(map(_WORD.fullmatch, found)):
        raise ValueError("must be words with spaces between them, as the provider writes them")
    return found


@dataclass(frozen=True)
class OidcSettings:
    """The broker's own OpenID Connect provider; without an issuer there is none."""

    issuer: str = setting(
        "OIDC_ISSUER",
        issuer_alone,
        "The broker's own OpenID Connect provider, to the letter; without it none is offered",
    )
    client_id: str = setting("OIDC_CLIENT_ID", one_line, "Our client id there")
    client_secret: str = setting("OIDC_CLIENT_SECRET", read.secret, "Our client secret there", hidden=True)
    label: str = setting("OIDC_LABEL", one_line, "The provider's name on the button (without it: its host)")
    auth: str = setting(
        "OIDC_AUTH",
        read.one_of(*AUTH),
        "How the provider takes our secret: `basic` (HTTP Basic) or `post` (in the form); without it, as it says",
    )
    response_mode: str = setting(
        "OIDC_RESPONSE_MODE",
        read.one_of("query", "form_post"),
        "How the provider sends the browser back: `query` (in the address) or `form_post` (in a form)",
        "query",
    )
    trust_email: bool = setting(
        "OIDC_TRUST_EMAIL",
        read.switch,
        "`1`: an e-mail of the provider counts without `email_verified`; an explicit no still counts as one",
        "0",
    )
    acr: tuple[str, ...] = setting(
        "OIDC_ACR", words, "Accepted classes of a login there (`acr`), the best first; without it: any", empty=()
    )
    amr: tuple[str, ...] = setting(
        "OIDC_AMR", words, "Methods of a login there (`amr`) of which one is demanded, such as `mfa`", empty=()
    )
    max_age: int = setting(
        "OIDC_MAX_AGE", read.whole(1), "Seconds since somebody last logged in there; older logins are renewed", empty=0
    )
    logout: bool = setting(
        "OIDC_LOGOUT",
        read.switch,
        "`1`: offer to log out at the provider too; register our login screen there as an address after a logout",
        "0",
    )
    timeout_ms: int = setting("OIDC_TIMEOUT", brief, "Seconds for all calls of one step, at most 15", "5")


@dataclass(frozen=True)
class CrmSettings:
    """The broker's existing CRM, which identity `crm` asks."""

    url: str = setting(
        "CASHIER_CRM_URL",
        crm_base,
        "The existing CRM's base address, before `/oauth2/…` (identity `crm`)",
        demo="http://127.0.0.1:8090/crm",
        needed="is missing: put in the address under which your CRM answers cTrader",
        only_with="crm",
    )
    password: str = setting(
        "CASHIER_CRM_PASSWORD",
        read.secret,
        "The password that the CRM takes at `/oauth2/crmApiToken` (identity `crm`)",
        hidden=True,
        demo="demo-crm",
        needed="is missing: put in the password that your CRM takes at /oauth2/crmApiToken",
        only_with="crm",
    )
    accounts_url: str = setting(
        "CASHIER_CRM_ACCOUNTS_URL",
        read.backend_base,
        "Where the CRM tells a user's accounts; `?userId=` is added (identity `crm`)",
        demo="http://127.0.0.1:8090/crm/accounts",
        needed="is missing: put in the address at which your CRM tells the accounts of a user",
        only_with="crm",
    )
    token_url: str = setting(
        "CASHIER_CRM_TOKEN_URL",
        read.backend_base,
        "The CRM's OAuth 2.0 token endpoint (without it: `/token` below its base address)",
    )
    client_id: str = setting(
        "CASHIER_CRM_CLIENT_ID",
        one_line,
        "Our client id at the CRM's token endpoint (identity `crm`)",
        demo="cashier",
        needed="is missing: put in the client id that your CRM has given to the cashier",
        only_with="crm",
    )
    client_secret: str = setting(
        "CASHIER_CRM_CLIENT_SECRET",
        read.secret,
        "Our client secret there (identity `crm`)",
        hidden=True,
        demo="demo-crm-client",
        needed="is missing: put in the client secret that your CRM has given to the cashier",
        only_with="crm",
    )
    auth: str = setting(
        "CASHIER_CRM_AUTH",
        read.one_of(*AUTH),
        "How the CRM's token endpoint takes our secret: `basic` (HTTP Basic) or `post` (in the form)",
        "basic",
    )
    timeout_ms: int = setting("CASHIER_CRM_TIMEOUT", brief, "Seconds that a screen waits for the CRM, at most 15", "2")


def conflicts(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Settings that cannot work beside others, with what to do; `values` lacks those that are wrong themselves."""
    if values.get("OIDC_ISSUER"):
        return [
            (name, "is missing: put in what the provider gave you, or remove OIDC_ISSUER")
            for name in ("OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
            if name in values and not values[name]
        ]
    if "OIDC_ISSUER" not in values:
        return []
    idle = [row.name for row in declared(OidcSettings) if row.name not in OF_A_PROVIDER and _is_chosen(row, values)]
    problems = [(name, "does nothing without OIDC_ISSUER: set that too, or remove it") for name in idle]
    if values.get("CASHIER_PASSWORDS") is False:
        what = "is 0 without a provider, so nobody could log in: set OIDC_ISSUER, or take 1"
        problems.append(("CASHIER_PASSWORDS", what))
    return problems


def _is_chosen(row: Setting, values: Mapping[str, Any]) -> bool:
    """True for a setting with another value than its default."""
    default = row.read(row.default, False) if row.default else row.empty
    return bool(values.get(row.name, default) != default)
