"""Settings of the signed calls to the broker's CRM: the check of each payment, and events."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from inapp.domain import setting_types as read
from inapp.domain.setting_types import setting

KEYS = "CASHIER_CRM_KEYS"
URLS = ("CASHIER_CHECK_URL", "CASHIER_EVENTS_URL")
_ID = re.compile("[A-Za-z0-9_-]{1,32}", re.ASCII)
MOST = 2


def signing_keys(value: str, demo: bool) -> Mapping[str, str]:
    """One or two `id:secret`, the one that signs first, by id in this order."""
    pairs = [pair.strip().partition(":") for pair in read.secret(value, demo).split(",")]
    found = {key: secret for key, _, secret in pairs}
    if len(found) != len(pairs) or len(pairs) > MOST or not all(map(_ID.fullmatch, found)) or not all(found.values()):
        raise ValueError("must be id:secret, or two of them with a comma between them, such as 2026a:…,2025b:…")
    return MappingProxyType(found)


@dataclass(frozen=True)
class SignedCallSettings:
    """The addresses at the broker's CRM to which the cashier makes signed calls, and the keys that sign them."""

    check_url: str = setting(
        "CASHIER_CHECK_URL",
        read.backend_base,
        "Where the broker's CRM says of each payment whether it may go on (docs/crm-check.md); without it: not asked",
    )
    events_url: str = setting(
        "CASHIER_EVENTS_URL",
        read.backend_base,
        "Where each change of a payment is posted for the broker's CRM (docs/crm-events.md); without it: nowhere",
    )
    keys: Mapping[str, str] = setting(
        KEYS,
        signing_keys,
        "Key ids and secrets, `id:secret`, that sign the calls; two with a comma between them while they change",
        hidden=True,
        empty=MappingProxyType({}),
    )


def call_problems(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Addresses without a key, and keys without an address."""
    named = [name for name in URLS if values.get(name)]
    if KEYS not in values or any(name not in values for name in URLS) or bool(named) == bool(values[KEYS]):
        return []
    if named:
        return [
            (KEYS, f"is missing: put in a key id and a secret for {named[0]}, such as 2026a:<openssl rand -hex 32>")
        ]
    return [(KEYS, f"signs nothing without {' or '.join(URLS)}; set one of them too, or remove it")]
