"""People who decide, as the ways in tell of them."""

from collections.abc import Iterable

from inapp.domain.deciding import at_shell
from inapp.domain.staff import Actor, Role


def person(name: str, login: str = "tests") -> Actor:
    """Somebody who has typed a name at a shell; the worlds of tests take two names from one login for two people."""
    return at_shell(name, login)


def colleague(number: int, name: str, roles: Iterable[Role], fresh: bool = True) -> Actor:
    """A member of staff, signed in to the console."""
    return Actor(name, f"staff {number}", frozenset(roles), fresh)
