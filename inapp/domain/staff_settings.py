"""The settings of the staff console."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from inapp.domain import setting_types as read
from inapp.domain.identity_settings import one_line, words
from inapp.domain.setting_types import setting
from inapp.domain.staff import Role, roles_of

DAY_MS = 24 * 3_600_000
ROOT = "/staff"
"""Where all addresses of the console begin."""


def console_base(value: str, demo: bool) -> str:
    """An address that ends in `/staff`, as browsers write it; https outside demos."""
    base, slash, path = value.rstrip("/").rpartition("/")
    if slash + path != ROOT:
        raise ValueError("must end in /staff, such as https://pay.example.com/staff")
    return read.public_base(base, demo) + ROOT


def groups(value: str, demo: bool) -> Mapping[str, frozenset[Role]]:
    """Roles by group of the provider: `cashier-payments:payments,leads:payments finance`."""
    found: dict[str, frozenset[Role]] = {}
    for entry in value.split(","):
        group, _, words = entry.rpartition(":")
        try:
            roles = roles_of(words.split())
        except ValueError:
            roles = frozenset()
        if not group.strip() or not roles:
            known = ", ".join(Role)
            raise ValueError(f"must name groups and roles ({known}), such as cashier-payments:payments,leads:admin")
        found[group.strip()] = found.get(group.strip(), frozenset()) | roles
    return MappingProxyType(found)


def zone(value: str, demo: bool) -> str:
    """A time zone that this machine knows."""
    try:
        ZoneInfo(value)
    except (ValueError, OSError):
        raise ValueError("must be a time zone such as Europe/Berlin or UTC") from None
    return value


def claim(value: str, demo: bool) -> str:
    """The name of a claim in an ID token."""
    if not re.fullmatch(r"[A-Za-z0-9_.:/-]{1,120}", value):
        raise ValueError("must be the name of a claim, such as groups")
    return value


@dataclass(frozen=True)
class StaffSettings:
    """The staff console; without a `url` there is none."""

    url: str = setting(
        "CASHIER_STAFF_URL",
        console_base,
        "The staff console's address: `https://…/staff`, at this host or another; without it: no console",
    )
    port: int = setting("CASHIER_STAFF_PORT", read.whole(1), "The port on which the console listens", "8001")
    addresses: tuple[IPv4Network | IPv6Network, ...] = setting(
        "CASHIER_STAFF_ADDRESSES",
        read.networks,
        "Addresses and networks that may reach the console, with spaces between them (without it: any)",
        empty=(),
    )
    zone: str = setting(
        "CASHIER_STAFF_ZONE", zone, "The time zone in which the console tells moments, such as Europe/Berlin", "UTC"
    )
    one_person: bool = setting(
        "CASHIER_ONE_PERSON",
        read.switch,
        "`1`: this broker has one person only, who decides alone; each page of the console and the audit say so",
        "0",
    )
    issuer: str = setting(
        "CASHIER_STAFF_OIDC_ISSUER",
        read.issuer,
        "The OpenID Connect provider of your staff; without it: accounts with a password and a second factor",
    )
    client_id: str = setting("CASHIER_STAFF_OIDC_CLIENT_ID", read.text, "Our client id there")
    client_secret: str = setting("CASHIER_STAFF_OIDC_CLIENT_SECRET", read.secret, "Our secret there", hidden=True)
    scope: str = setting(
        "CASHIER_STAFF_OIDC_SCOPE",
        one_line,
        "What we ask the provider to tell, with spaces between; some want `groups` too",
        "openid email profile",
    )
    acr: tuple[str, ...] = setting(
        "CASHIER_STAFF_OIDC_ACR", words, "Accepted classes of a login there (`acr`), the best first", empty=()
    )
    amr: tuple[str, ...] = setting(
        "CASHIER_STAFF_OIDC_AMR", words, "Methods of a login there (`amr`) of which one is demanded: `mfa`", empty=()
    )
    groups_claim: str = setting(
        "CASHIER_STAFF_OIDC_GROUPS_CLAIM", claim, "The claim of the ID token that names a person's groups", "groups"
    )
    groups: Mapping[str, frozenset[Role]] = setting(
        "CASHIER_STAFF_OIDC_ROLES",
        groups,
        "Roles by group of the provider: `cashier-payments:payments,leads:payments finance`",
        empty=MappingProxyType({}),
    )
    told_for: int = setting(
        "CASHIER_STAFF_OIDC_MINUTES",
        read.whole(1),
        "Minutes after which the provider is asked anew who somebody is and which groups they have",
        "60",
    )
    demo: bool = False

    @property
    def origin(self) -> str:
        """Scheme, host and port of the console."""
        return self.url.removesuffix(ROOT)

    @property
    def host(self) -> str:
        """Host and port, as browsers name them."""
        return urlsplit(self.url).netloc

    @property
    def https(self) -> bool:
        """True if the console is reached over https."""
        return self.url.startswith("https://")

    @property
    def delay(self) -> int:
        """Milliseconds between the announcement of a change that one person decides alone, and the change."""
        return 0 if self.demo else DAY_MS


def staff_problems(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Settings of the console that cannot work together, as pairs of name and what to do."""
    needs = ("CASHIER_STAFF_OIDC_CLIENT_ID", "CASHIER_STAFF_OIDC_CLIENT_SECRET", "CASHIER_STAFF_OIDC_ROLES")
    problems = []
    if values.get("CASHIER_STAFF_OIDC_ISSUER"):
        problems += [
            (name, "is missing: CASHIER_STAFF_OIDC_ISSUER needs it") for name in needs if not values.get(name, True)
        ]
        if not values.get("CASHIER_STAFF_URL", True):
            problems.append(("CASHIER_STAFF_URL", "is missing: a provider of staff does nothing without the console"))
    else:
        problems += [
            (name, "does nothing without CASHIER_STAFF_OIDC_ISSUER; set that too, or remove it")
            for name in needs
            if values.get(name)
        ]
    return problems
