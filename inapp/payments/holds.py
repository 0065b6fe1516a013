"""Holds: what has not left yet stays, until two people lift the mark. The states of payments do not change by it.

A hold keeps a payment, unmatched funds, or everything of a user from being booked, paid out or refunded. It neither
calls back what is being sent at this moment, nor stops an answer or a read-back from being recorded.
"""

from collections.abc import Sequence

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.deciding import Verb, is_staff
from inapp.domain.errors import Conflict, NotFound
from inapp.domain.leaving import Hold
from inapp.domain.model import Decision, Payment
from inapp.domain.staff import Actor
from inapp.operations import door
from inapp.payments import approvals, refunds
from inapp.payments.decisions import NO_PAYMENT, DecisionResult
from inapp.staff import texts
from inapp.store import Tables

LIFT = "lift"
NO_REASON = "no reason given"
LONGEST_REASON = 1000


def _plain(reason: str) -> str:
    """A reason in one line, so that it forges no other line of an alert."""
    return " ".join(reason.split())[:LONGEST_REASON] or NO_REASON


def hold(cashier: Cashier, ref: str, by: Actor, reason: str = "") -> DecisionResult:
    """Hold a payment or unmatched funds, whatever it has become. One person suffices. Raises Refused."""
    why = _plain(reason)
    with cashier.store.write() as db:
        name, now = door.admit(cashier, db, by, Verb.HOLD), cashier.clock.now()
        source = refunds.source_of(db, ref)
        if source is None:
            raise NotFound(NO_PAYMENT, values={"ref": ref})
        if earlier := db.hold(ref):
            raise Conflict(f"{ref} is held already, by {earlier.by}: {earlier.reason}")
        db.add_hold(why, name, now, ref=ref)
        db.add_alert(now, "hold", ref, f"Held by {name}: {why}")
    security.note("hold.set", actor=name, ref=ref)
    state = refunds.state_of(source)
    text = f"{ref}, which is {state}, is held by {name}. Nothing more of it leaves until two people lift it."
    return DecisionResult(True, text)


def freeze(cashier: Cashier, user_id: int, by: Actor, reason: str = "") -> DecisionResult:
    """Hold every payment of a user, and let them start none. One person suffices. Raises Refused."""
    why = _plain(reason)
    with cashier.store.write() as db:
        name, now = door.admit(cashier, db, by, Verb.HOLD), cashier.clock.now()
        if earlier := db.freeze(user_id):
            raise Conflict(f"user {user_id} is frozen already, by {earlier.by}: {earlier.reason}")
        db.add_hold(why, name, now, user_id=user_id)
        db.add_alert(now, "freeze", "", f"User {user_id} is frozen by {name}: {why}")
        waiting = ", ".join(payment.ref for payment in db.open_payments_of(user_id))
        known = waiting or db.user(user_id) or db.accounts_of(user_id)
    security.note("hold.set", actor=name, detail=f"user {user_id}")
    text = f"user {user_id} is frozen by {name}. Nothing of theirs leaves until two people lift it; "
    open_ones = f"open: {waiting or 'none'}." if known else "they are not known here: check the number."
    return DecisionResult(True, text + open_ones)


def lift(cashier: Cashier, ref: str, by: Actor, seen: str = "") -> DecisionResult:
    """Record one person's lifting of a hold; a second person's ends it. Raises Refused."""
    with cashier.store.write() as db:
        name = door.admit(cashier, db, by, Verb.LIFT)
        source = refunds.source_of(db, ref)
        if source is None:
            raise NotFound(NO_PAYMENT, values={"ref": ref})
        found = db.hold(ref)
        if found is None:
            raise Conflict(f"{ref} is not held")
        approvals.require_seen(db, source, by, seen)
        approvals.require_no_trader(db, source, by)
        return _lift(cashier, db, found, by, name, ref)


def unfreeze(cashier: Cashier, user_id: int, by: Actor, seen: str = "") -> DecisionResult:
    """Record one person's lifting of a freeze; a second person's ends it. Raises Refused.

    `seen` is the number of the freeze that they have looked at; only a shell may leave it out.
    """
    with cashier.store.write() as db:
        name, found = door.admit(cashier, db, by, Verb.LIFT), db.freeze(user_id)
        if found is None:
            raise Conflict(f"user {user_id} is not frozen")
        approvals.require_no_trader(db, user_id, by)
        if (seen or is_staff(by.key)) and seen != str(found.id):
            raise Conflict(texts.OTHER_FREEZE, values={"user_id": user_id})
        return _lift(cashier, db, found, by, name, f"user {user_id}")


def lifted_by(cashier: Cashier, db: Tables, found: Hold) -> str:
    """The names of those whose word to lift a hold counts now, before it is lifted."""
    return ", ".join(word.by for word in door.last_words(door.counting(cashier, db, found.subject, Verb.LIFT)))


def _lift(cashier: Cashier, db: Tables, found: Hold, by: Actor, name: str, what: str) -> DecisionResult:
    now = cashier.clock.now()
    said = door.say(cashier, db, by, Verb.LIFT, Decision(found.ref or "", found.subject, LIFT, name, now))
    if said.missing:
        return DecisionResult(False, f"{what}: {name} lifts the hold ({found.reason}). {said.sentence}")
    both = said.names
    db.lift_hold(found, both, now)
    security.note("hold.lifted", actor=both, ref=found.ref or "", detail=what)
    held = [db.payment(found.ref)] if found.ref else db.open_payments_of(found.user_id or 0)
    for payment in held:
        if payment and payment.due is not None:
            db.change(payment, due=now, tries=0)  # else it would wait for its next look
    still = _still(db, [payment for payment in held if payment])
    return DecisionResult(True, f"{what}: {both} have lifted the hold ({found.reason}). {still}")


def _still(db: Tables, payments: Sequence[Payment]) -> str:
    """What keeps payments back although a hold of theirs is lifted, in words."""
    if db.held() is not None:
        return "All bookings are held, so nothing leaves before `bookings release`."
    if user := next((payment.user_id for payment in payments if db.freeze(payment.user_id)), None):
        return f"User {user} is frozen all the same, so it waits on."
    held = ", ".join(payment.ref for payment in payments if db.hold(payment.ref))
    return f"What waited for it goes on, but for what is held by itself: {held}." if held else "What waited goes on."
