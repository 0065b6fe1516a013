"""People who decide, as the ways in tell of them."""

from collections.abc import Iterable

from inapp.domain.deciding import at_shell
from inapp.domain.staff import Actor, Role, StaffMember
from inapp.store import Database


def person(name: str, login: str = "tests") -> Actor:
    """Somebody who has typed a name at a shell; the worlds of tests take two names from one login for two people."""
    return at_shell(name, login)


def colleague(
    store: Database, name: str, roles: Iterable[Role] = (Role.PAYMENTS,), fresh: bool = True, email: str = ""
) -> Actor:
    """A new member of staff, signed in to the console."""
    mailbox = email or f"{name.lower().replace(' ', '.')}@broker.test"
    with store.write() as db:
        member = db.add_member(StaffMember(0, name, mailbox, frozenset(roles), 1, False))
    return Actor(name, member.key, member.roles, fresh)
