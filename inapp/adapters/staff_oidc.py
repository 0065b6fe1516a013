"""Sign-in of staff at the broker's own OpenID Connect provider: `iss` and `sub` say who, groups say what for."""

from collections.abc import Mapping
from typing import Any

from inapp.adapters.bulkheads import Bulkheads
from inapp.adapters.oidc import OpenIdProvider
from inapp.domain.errors import Declined
from inapp.domain.identity import LONGEST_SUBJECT
from inapp.domain.identity_settings import OidcSettings
from inapp.domain.ports import Clock
from inapp.domain.staff_provider import Person
from inapp.domain.staff_settings import StaffSettings

MOST_GROUPS = 500


class OpenIdStaff:
    """See `inapp.domain.staff_provider.StaffProvider`."""

    def __init__(self, settings: StaffSettings, clock: Clock, bulkheads: Bulkheads | None = None) -> None:
        wanted = OidcSettings(
            issuer=settings.issuer,
            client_id=settings.client_id,
            client_secret=settings.client_secret,
            acr=settings.acr,
            amr=settings.amr,
        )
        redirect_uri = f"{settings.url}/oidc/callback"
        self._provider = OpenIdProvider(wanted, redirect_uri, clock, bulkheads, settings.scope)
        self._claim = settings.groups_claim
        self.label = self._provider.label

    def address(self, state: str, nonce: str, verifier: str, again: bool = False) -> str:
        """The address for the browser; `again` asks for a login there (OpenID Connect Core, 3.1.2.1)."""
        wishes = {"prompt": "login", "max_age": "0"} if again else None
        return self._provider.address(state, nonce, verifier, wishes=wishes)

    def person(self, code: str, nonce: str, verifier: str, issuer: str = "") -> Person:
        """The person who returned with a code."""
        claims = self._provider.claims(code, nonce, verifier, issuer)
        subject, told = claims["sub"], claims.get(self._claim)
        if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT:
            raise Declined("no_sub")
        listed = told if isinstance(told, list) else [told]
        groups = frozenset(group for group in listed[:MOST_GROUPS] if isinstance(group, str))
        auth_time = claims.get("auth_time")
        moment = int(auth_time) if type(auth_time) in (int, float) else 0  # type: ignore[arg-type]
        name = _text(claims, "name") or _text(claims, "preferred_username")
        return Person(str(claims["iss"]), subject, name, _text(claims, "email"), groups, moment)


def _text(claims: Mapping[str, Any], name: str) -> str:
    found = claims.get(name)
    return found if isinstance(found, str) else ""
