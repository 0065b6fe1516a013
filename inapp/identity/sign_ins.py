"""What is kept of each user's logins and refused ones, so that support can tell why somebody does not get in."""

from inapp.cashier import Cashier
from inapp.domain.identifiers import MAX_ID
from inapp.domain.identity import SignIn
from inapp.store import Tables

KEPT = 20
"""Logins of a user that are kept, and as many refused ones."""

NOBODY = MAX_ID
"""The user of refused logins with an unknown e-mail: they are kept too, so that they take as long as a user's."""

BY_PASSWORD, BY_PROVIDER, BY_COMMAND = "password", "provider", "command"

WRONG_PASSWORD, NO_PASSWORD, DISABLED, OTHER_PERSON = "wrong_password", "no_password", "disabled", "other_person"
WRONG_CODE, WRONG_PASSKEY = "wrong_code", "wrong_passkey"  # in the second step, after the right password
"""Reasons of a refusal."""


def keep(db: Tables, user_id: int, now: int, way: str, refused: str = "") -> None:
    """Keep a login of a user, or a refused one with its reason, in a caller's transaction."""
    db.add_sign_in(SignIn(user_id, now, way, refused), KEPT)


def keep_refused(cashier: Cashier, user_id: int, way: str, reason: str) -> None:
    """Keep a refused login of a user."""
    with cashier.store.write() as db:
        keep(db, user_id, cashier.clock.now(), way, reason)
