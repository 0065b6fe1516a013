"""Privacy: all that is stored of one trader as a file, and the erasure of what does not have to stay.

`store.personal_data` lists every column, and says what becomes of each; docs/privacy.md shows it.
"""

import hashlib
import json
from collections.abc import Sequence

from inapp.cashier import Cashier
from inapp.domain.deciding import Verb, is_staff
from inapp.domain.disputes import Remedy
from inapp.domain.errors import Conflict, Invalid, NotAllowed, NotFound, NotSent, OutcomeUnknown, Unavailable
from inapp.domain.model import Decision, DisputeState
from inapp.domain.staff import Actor, Right, may
from inapp.operations import door
from inapp.payments import answers, approvals
from inapp.payments.decisions import DecisionResult
from inapp.staff import audit
from inapp.store import Tables

NOBODY = "Nothing is stored of user {user_id}"
OPEN = "{refs} of user {user_id} has not ended: erase them after that"
CLAIMED = "The dispute of {ref} has not ended, or nobody has said what becomes of it: erase the user after that"
NO_REASON = "Say why, in a sentence: the audit keeps it for ever"
AT_PSP = "{psp} does not forget a card of user {user_id} now. Nothing is erased yet; say it again in a while"
WAITING = frozenset({DisputeState.WARNED, DisputeState.OPEN, DisputeState.UNDER_REVIEW})
NO_RIGHT = "This takes the right `privacy`"
NOT_LOOKED = "Say which version of user {user_id} you have looked at"
CHANGED = "Something of user {user_id} has changed since you looked: look again, then decide"
SEEN = ("accounts", "users", "payments", "disputes", "instruments")
"""The tables whose rows a person has looked at who says that a user is erased."""
TERMS = tuple(table for table in SEEN if table != "instruments")
"""Those that are the same for both words: cards go one by one, and a provider that is silent then is asked again."""


def export(cashier: Cashier, actor: Actor, user_id: int) -> str:
    """All that is stored of a user as JSON, without secrets; noted in the audit. Raises NotAllowed or NotFound."""
    if not may(actor, Right.PRIVACY):
        raise NotAllowed(NO_RIGHT)
    with cashier.store.read() as db:
        found: dict[str, object] = dict(db.rows_about(user_id))
        if not found:
            raise NotFound(NOBODY, values={"user_id": user_id})
        version = version_of(db, user_id)
        found["answers"] = _answers(cashier, db, user_id)
    with cashier.store.write() as db:
        audit.note(db, actor, "exported", f"user {user_id}", "all that is stored of a person")
    told = {"user": user_id, "at": cashier.clock.now(), "version": version, "tables": found}
    return json.dumps(told, indent=2, ensure_ascii=False)


def _answers(cashier: Cashier, db: Tables, user_id: int) -> dict[str, object]:
    """What a user typed into the fields of methods, by payment; None for what cannot be opened any more."""
    return {ref: answers.opened(cashier, sealed, ref) for ref, sealed in db.sealed_answers_of(user_id)}


def subject_of(user_id: int) -> str:
    """The subject of the decisions about an erasure."""
    return f"erasure of user {user_id}"


def version_of(db: Tables, user_id: int) -> str:
    """A word over the accounts, payments, disputes and cards of a user; another one once something of them changes."""
    return _word(db, user_id, SEEN)


def _word(db: Tables, user_id: int, tables: Sequence[str]) -> str:
    found = db.rows_about(user_id)
    return hashlib.sha256(repr([found.get(table) for table in tables]).encode()).hexdigest()[:12]


def said(cashier: Cashier, db: Tables, user_id: int) -> list[Decision]:
    """The words on an erasure that count now: not too old, and about a user who has not changed since."""
    return door.counting(cashier, db, subject_of(user_id), Verb.ERASE, _word(db, user_id, TERMS))


def erase(cashier: Cashier, by: Actor, user_id: int, reason: str, seen: str = "") -> DecisionResult:
    """Say that what does not have to stay of a user is erased; another person's word does it, for ever.

    Both words are about the same rows, so that they erase once. Cards are forgotten at the providers first. Raises
    Refused; Conflict while a payment or a dispute is open, or for a user who is no longer as `seen`, which only a shell
    leaves out.
    """
    if not reason.strip():
        raise Invalid(NO_REASON)
    with cashier.store.write() as db:
        name, now = door.admit(cashier, db, by, Verb.ERASE), cashier.clock.now()
        approvals.require_no_trader(db, user_id, by)
        _require_ended(db, user_id)
        _require_seen(db, user_id, by, seen)
        terms = _word(db, user_id, TERMS)
        word = Decision("", subject_of(user_id), "erase", name, now, seen=seen, terms=terms)
        said = door.say(cashier, db, by, Verb.ERASE, word)
        if said.missing:
            audit.note(db, by, "proposed", f"user {user_id}", f"erasure: {reason.strip()}")
            return DecisionResult(False, f"{name} wants user {user_id} erased. {said.sentence}")
    _forget_cards(cashier, user_id)
    with cashier.store.write() as db:
        _require_ended(db, user_id)
        gone = db.erase(user_id)
        db.enable_user(user_id, False)
        audit.note(db, by, "erased", f"user {user_id}", f"say {said.names}: {reason.strip()}")
    tables = ", ".join(f"{many} in {table}" for table, many in gone.items()) or "nothing"
    text = f"User {user_id} is erased, say {said.names}: {tables}. The books stay, without names (docs/privacy.md)."
    return DecisionResult(True, text)


def _require_seen(db: Tables, user_id: int, by: Actor, seen: str) -> None:
    if not seen and is_staff(by.key):
        raise Invalid(NOT_LOOKED, values={"user_id": user_id})
    if seen and seen != version_of(db, user_id):
        raise Conflict(CHANGED, values={"user_id": user_id})


def _require_ended(db: Tables, user_id: int) -> None:
    """Raise NotFound for a user of whom nothing is stored, Conflict while something of theirs goes on."""
    if not (db.rows_about(user_id)):
        raise NotFound(NOBODY, values={"user_id": user_id})
    if waiting := db.open_payments_of(user_id):
        refs = ", ".join(payment.ref for payment in waiting)
        raise Conflict(OPEN, values={"refs": refs, "user_id": user_id})
    for claim in db.claims_of(user_id):
        if claim.dispute.state in WAITING or claim.left(Remedy.OWE):
            raise Conflict(CLAIMED, values={"ref": claim.ref})


def _forget_cards(cashier: Cashier, user_id: int) -> None:
    """Have the providers forget the cards of a user. Raises Unavailable if one does not."""
    with cashier.store.read() as db:
        cards = db.instruments(user_id)
    for card in cards:
        psp = cashier.psps.get(card.psp)
        try:
            if psp is None:
                raise Unavailable(AT_PSP, values={"psp": card.psp, "user_id": user_id})
            psp.forget_instrument(card.psp_ref)
        except (NotSent, OutcomeUnknown):
            raise Unavailable(AT_PSP, values={"psp": card.psp, "user_id": user_id}) from None
        with cashier.store.write() as db:
            db.remove_instrument(card)
