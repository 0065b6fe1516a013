"""Approvals of withdrawals: who is asked, who has said what, and until when that holds.

An approval is of an amount and a destination, and of the disputes that its people knew. It counts when as many people
have given it as the band of the amount asks, holds for 24 hours until the debit begins, and not beyond a restore.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR
from inapp.domain.deciding import Verb, is_another, is_same_kind, is_staff, key_of
from inapp.domain.disbursements import UnmatchedFunds
from inapp.domain.errors import Conflict, Invalid, NotAllowed
from inapp.domain.model import Decision, Payment
from inapp.domain.money import Money
from inapp.domain.rules import Asked
from inapp.domain.staff import Actor
from inapp.domain.states import Event, Status
from inapp.operations import door
from inapp.payments import refunds, rules
from inapp.payments.refunds import RefundSource
from inapp.payments.rules import subject_of
from inapp.staff import audit, texts
from inapp.store import Tables

APPROVED, REFUSED, AGAIN = "approved", "refused", "approved again"
NOTHING = "nothing"
MADE_BY = frozenset({"send again", "refund"})
"""Verdicts with which somebody makes a payment go out: who has said one is no checker of it."""
DISPUTED = "This user disputes a deposit: approve or refuse the withdrawal"
EXPIRED = "The approval of this withdrawal holds no more: approve or refuse it anew"
NOT_LOOKED = "Say which version of {ref} you have looked at"
HELP_LASTS = 30 * 24 * HOUR


def terms_of(db: Tables, source: RefundSource) -> str:
    """A word over the amount and the destination of a payment or of unmatched funds; another one once they change."""
    if isinstance(source, UnmatchedFunds):
        return _word(source.ref, source.psp, source.psp_ref, source.money)
    legs = [(one.type, one.psp, one.source_ref, one.label, one.money) for one in db.disbursements(source.ref)]
    whose = source.ref, source.kind, source.user_id, source.login
    where = source.psp, source.method, source.instrument, db.answers(source.ref)
    return _word(*whose, source.money, source.captured, *where, legs)


def version_of(db: Tables, source: RefundSource) -> str:
    """A word over all that is shown of a payment and matters: terms, state, holds, disputes and its newest change."""
    hold = db.hold(source.ref)
    state = refunds.state_of(source), db.newest_change(source.ref), hold.id if hold else 0
    disputed = db.disputed_deposits(source.user_id) if isinstance(source, Payment) else []
    return _word(terms_of(db, source), *state, sorted(disputed))


def _word(*parts: object) -> str:
    return hashlib.sha256(repr([str(part) for part in parts]).encode()).hexdigest()[:12]


def require_seen(db: Tables, source: RefundSource, by: Actor, seen: str) -> None:
    """Raise Conflict if a payment is not as it was seen; only a shell may decide without having said what it saw."""
    if not seen and is_staff(by.key):
        raise Invalid(NOT_LOOKED, values={"ref": source.ref})
    if seen and seen != version_of(db, source):
        raise Conflict(texts.CHANGED, values={"ref": source.ref})


def require_no_maker(cashier: Cashier, db: Tables, payment: Payment, by: Actor) -> None:
    """Raise NotAllowed for whoever has had this payment go out before, is its trader, or could have become them."""
    said = [word for word in db.decisions_of(payment.ref) if word.verdict in MADE_BY and is_same_kind(word, by)]
    made, person = [replace(word, actor=db.person_of(key_of(word))) for word in said], door.person_of(db, by)
    if not all(is_another(word, person, names_suffice=cashier.policy.shared_staff_login) for word in made):
        raise NotAllowed(texts.OWN)
    since, subject = cashier.clock.now() - HELP_LASTS, f"user {payment.user_id}"
    keys = db.accounts_of_person(by.key)
    if not cashier.staff.one_person and db.has_audit(keys, "helped", subject, audit.PASSWORD_LINK, since):
        raise NotAllowed(texts.HELPED)
    require_no_trader(db, payment, by)


def require_no_trader(db: Tables, source: RefundSource | int, by: Actor) -> None:
    """Raise NotAllowed for a member of staff who is a trader, or the user of a payment, too."""
    about = db.payment(source.about) if isinstance(source, UnmatchedFunds) else source
    user_id = about.user_id if isinstance(about, Payment) else about
    if user_id is not None and db.trades_as(by.key, user_id):
        raise NotAllowed(texts.OWN)


def causes(db: Tables, payment: Payment) -> list[str]:
    """What people let pass who approve a withdrawal now: disputes, why it waits, and what rules ask."""
    reason = [payment.reason] if payment.reason else []
    return [*db.disputed_deposits(payment.user_id), *reason, *rules.causes(db, payment.ref)]


def uncovered(db: Tables, payment: Payment) -> list[str]:
    """The disputed deposits of a withdrawal's user in spite of which nobody has ever approved it."""
    return [one for one in db.disputed_deposits(payment.user_id) if not is_approved(db, payment, one)]


def is_approved(db: Tables, payment: Payment, cause: str) -> bool:
    """True if somebody has approved a withdrawal in spite of a cause, however long ago."""
    return any(word.verdict == APPROVED for word in db.decisions(subject_of(payment.ref, cause)))


def terms_for(cashier: Cashier, db: Tables, money: Money | None) -> door.Terms:
    """The people whom an amount takes, and the limit of each of them, by the rules in force."""
    book = rules.in_force(cashier, db) if money else None
    if book is None or money is None:
        return door.Terms()
    return door.Terms(book.bands.people(money), book.approver.of(money.currency), lasts=book.bands.expires)


def approvers(cashier: Cashier, db: Tables, payment: Payment, cause: str = NOTHING) -> list[Decision]:
    """The last words of those people whose approval of a withdrawal holds now."""
    lasts = terms_for(cashier, db, payment.money).lasts
    words = door.counting(cashier, db, subject_of(payment.ref, cause), Verb.APPROVE, terms_of(db, payment), lasts)
    return [word for word in door.last_words(words) if word.verdict == APPROVED]


def missing(cashier: Cashier, db: Tables, payment: Payment) -> int:
    """The number of people whose approval is missing for what a withdrawal is now; 0 or less if it has all."""
    needed = door.people_for(cashier, Verb.APPROVE, terms_for(cashier, db, payment.money).people)
    about = causes(db, payment) or [NOTHING]
    return max(needed - len(approvers(cashier, db, payment, cause)) for cause in about)


def ask(
    cashier: Cashier, db: Tables, payment: Payment, by: str, checked: str = "", ruled: Sequence[Asked] = ()
) -> Payment | None:
    """Make a withdrawal wait for people, with an alert for each reason; None if it needs none, or has their words.

    `checked` is the reason for which the broker's CRM does not let it start by itself, `ruled` what rules say. What
    people were asked about once takes their words until the debit.
    """
    disputed = db.disputed_deposits(payment.user_id)
    waits = (disputed or _was_asked(db, payment)) and missing(cashier, db, payment) > 0
    told = {
        "check": checked and f"Approve or refuse the withdrawal: {checked}",
        "approval_needed": (DISPUTED if disputed else EXPIRED) if waits else "",
        "rule": "; ".join(one.staff for one in ruled),
    }
    if not any(told.values()):
        return None
    now = cashier.clock.now()
    for code, text in told.items():
        if text:
            db.add_alert(now, code, payment.ref, text)
    return db.move(payment, Event.APPROVAL_NEEDED, by, now, due=None, **({"reason": checked} if checked else {}))


def _was_asked(db: Tables, payment: Payment) -> bool:
    """True if a withdrawal has waited for people."""
    return any(change.event == Event.APPROVAL_NEEDED for change in db.history(payment.ref))


def give(cashier: Cashier, db: Tables, payment: Payment, by: Actor, name: str, seen: str) -> door.Said:
    """Store somebody's approval, in spite of each cause of now; a later one needs an approval of its own."""
    terms = terms_for(cashier, db, payment.money)
    said: list[door.Said] = []
    for cause in (NOTHING, *causes(db, payment)):
        word = Decision(payment.ref, subject_of(payment.ref, cause), APPROVED, name, cashier.clock.now(), seen=seen)
        word = replace(word, terms=terms_of(db, payment), money=None if said else payment.money)
        said.append(door.say(cashier, db, by, Verb.APPROVE, word, terms))
    return max(said, key=lambda one: one.missing)


def is_again(db: Tables, payment: Payment, seen: str) -> bool:
    """True for a withdrawal that was approved already, as it was seen."""
    if payment.status in (Status.AWAITING_APPROVAL, Status.REFUSED, Status.CANCELLED):
        return False
    given = [word for word in db.decisions_of(payment.ref) if word.verdict == APPROVED]
    return bool(given) and (not seen or seen in {word.seen for word in given})


def note_again(db: Tables, payment: Payment, by: Actor, name: str, seen: str, now: int) -> bool:
    """Note an approval of what was approved already, as it was seen; False if this one is not superfluous."""
    if not is_again(db, payment, seen):
        return False
    db.add_decision(Decision(payment.ref, subject_of(payment.ref, NOTHING), AGAIN, name, now, actor=by.key, seen=seen))
    return True
