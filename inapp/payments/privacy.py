"""Privacy: all that is stored of one trader as a file, and the erasure of what does not have to stay.

`store.personal_data` lists every column, and says what becomes of each; docs/privacy.md shows it.
"""

import json

from inapp.cashier import Cashier
from inapp.domain.errors import NotAllowed, NotFound
from inapp.domain.staff import Actor, Right, may
from inapp.payments import answers
from inapp.staff import audit
from inapp.store import Tables

NOBODY = "Nothing is stored of user {user_id}"
NO_RIGHT = "This takes the right `privacy`"


def export(cashier: Cashier, actor: Actor, user_id: int) -> str:
    """All that is stored of a user as JSON, without secrets; noted in the audit. Raises NotAllowed or NotFound."""
    if not may(actor, Right.PRIVACY):
        raise NotAllowed(NO_RIGHT)
    with cashier.store.read() as db:
        found: dict[str, object] = dict(db.rows_about(user_id))
        if not found:
            raise NotFound(NOBODY, values={"user_id": user_id})
        found["answers"] = _answers(cashier, db, user_id)
    with cashier.store.write() as db:
        audit.note(db, actor, "exported", f"user {user_id}", "all that is stored of a person")
    return json.dumps({"user": user_id, "at": cashier.clock.now(), "tables": found}, indent=2, ensure_ascii=False)


def _answers(cashier: Cashier, db: Tables, user_id: int) -> dict[str, object]:
    """What a user typed into the fields of methods, by payment; None for what cannot be opened any more."""
    return {ref: answers.opened(cashier, sealed, ref) for ref, sealed in db.sealed_answers_of(user_id)}
