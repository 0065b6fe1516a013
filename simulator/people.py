"""Who can sign in at the stand-ins' login pages: the demo users, and two whom a cashier must not let in."""

import hmac
from typing import NamedTuple

from simulator.demo import USERS

PASSWORD = "demo"


class Person(NamedTuple):
    """Someone with a login name; `email` is what the identity provider says of them, verified or not."""

    login: str
    subject: str
    name: str
    email: str
    verified: bool


PEOPLE = (
    *(Person(user.email, f"person-{user.user_id}", user.name, user.email, True) for user in USERS),
    # Has typed somebody else's address into a profile; the provider never verified it.
    Person("mallory@example.test", "person-9001", "Mallory Maybe", USERS[0].email, False),
    # Real and verified, but no user of the broker.
    Person("stranger@example.test", "person-9002", "Stella Stranger", "stranger@example.test", True),
)


def person_of(login: str, password: str) -> Person | None:
    """The person with this login name and password."""
    if not hmac.compare_digest(password.encode(), PASSWORD.encode()):
        return None
    return next((person for person in PEOPLE if person.login == login.strip().lower()), None)
