"""The identity provider of staff: who somebody is there, and the port that asks."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the provider of staff names them: `issuer` and `subject` are theirs for good, all else may change.

    `groups` are as the provider writes them; `auth_time` is the moment in seconds at which they last showed there who
    they are, 0 if it does not say.
    """

    issuer: str
    subject: str
    name: str
    email: str
    groups: frozenset[str]
    auth_time: int


class StaffProvider(Protocol):
    """An OpenID Connect provider. Raises Declined, NotSent or OutcomeUnknown."""

    label: str

    def address(self, state: str, nonce: str, verifier: str, again: bool = False) -> str:
        """The address that the browser visits, where `again` demands that the person shows anew who they are."""

    def person(self, code: str, nonce: str, verifier: str, issuer: str = "") -> Person:
        """The person behind a code; `issuer` came with it."""
