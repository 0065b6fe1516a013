"""What one person may do about a payment now: the part of every decision's rule that depends on who asks.

The pages draw their buttons from it, and the decision itself asks the same functions again in its own transaction.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from inapp.cashier import Cashier
from inapp.domain.deciding import Verb, is_another, is_same_kind
from inapp.domain.errors import Conflict
from inapp.domain.model import Decision, Payment
from inapp.domain.money import Money
from inapp.domain.staff import Actor
from inapp.domain.text import N_
from inapp.operations import door
from inapp.payments import approvals, decisions, holds, refunds
from inapp.payments.refunds import RefundSource
from inapp.payments.rules import subject_of
from inapp.store import Tables

SAID_SO = N_("You have said so. Another person is still missing")


def _hold_subject(db: Tables, source: RefundSource) -> list[str]:
    hold = db.hold(source.ref)
    return [hold.subject if hold else ""]


def _approval_subjects(db: Tables, source: RefundSource) -> list[str]:
    """An approval is also one in spite of each cause: whoever has not known a cause is asked again."""
    causes = approvals.causes(db, source) if isinstance(source, Payment) else []
    return [subject_of(source.ref, cause) for cause in (approvals.NOTHING, *causes)]


WORDS: Mapping[Verb, tuple[Callable[[Tables, RefundSource], list[str]], str]] = {
    Verb.APPROVE: (_approval_subjects, approvals.APPROVED),
    Verb.REFUND: (lambda db, source: [decisions.refund_subject(db, source)], "refund"),
    Verb.SEND_AGAIN: (lambda db, source: [decisions.again_subject(db, source.ref)], "send again"),
    Verb.RESOLVE: (lambda db, source: [decisions.verdict_subject(db, source)], ""),
    Verb.LIFT: (_hold_subject, holds.LIFT),
}
"""The subjects of the words for a decision that may take several people, and how their verdict begins."""


def said(cashier: Cashier, db: Tables, source: RefundSource, verb: Verb, verdict: str = "") -> list[Decision]:
    """The words that count now for a decision about a payment, with this verdict; one for each person.

    They are on what the payment is now, and on every subject of the decision.
    """
    if verb not in WORDS:
        return []
    about, begins = WORDS[verb]
    lasts, terms = approvals.terms_for(cashier, db, _money(db, source, verb)).lasts, approvals.terms_of(db, source)
    heard = [door.last_words(door.counting(cashier, db, one, verb, terms, lasts)) for one in about(db, source)]
    alike = [
        {door.speaker_of(word): word for word in one if word.verdict.startswith(verdict or begins)} for one in heard
    ]
    return [word for person, word in alike[0].items() if all(person in others for others in alike)]


def people(cashier: Cashier, db: Tables, source: RefundSource, verb: Verb) -> int:
    """The number of people whom a decision about a payment takes."""
    return door.people_for(cashier, verb, approvals.terms_for(cashier, db, _money(db, source, verb)).people)


def require_person(
    cashier: Cashier, db: Tables, source: RefundSource, by: Actor, verb: Verb, verdict: str = ""
) -> None:
    """Raise Refused if this person may not decide this about a payment, whatever they have seen.

    A second factor is no question here: it is asked for when they do.
    """
    door.admit(cashier, db, replace(by, fresh=True), verb)
    if verb is not Verb.HOLD:
        approvals.require_no_trader(db, source, by)
    if verb is Verb.APPROVE and isinstance(source, Payment):
        approvals.require_no_maker(cashier, db, source, by)
    shared = cashier.policy.shared_staff_login
    words = [word for word in said(cashier, db, source, verb, verdict) if is_same_kind(word, by)]
    person = door.person_of(db, by)
    if not all(is_another(word, person, names_suffice=shared) for word in words):
        raise Conflict(SAID_SO)
    if money := _money(db, source, verb):
        word = Decision(source.ref, "", "", "", 0, money=money)
        door.within_limit(cashier, db, by, word, approvals.terms_for(cashier, db, money).limit)


def _money(db: Tables, source: RefundSource, verb: Verb) -> Money | None:
    """What a decision lets go: at most the whole payment; None for one that lets nothing go."""
    if verb is Verb.REFUND:
        return refunds.owed(db, source)
    return source.money if verb in (Verb.APPROVE, Verb.SEND_AGAIN) else None
