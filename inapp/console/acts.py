"""What staff can do with a payment: one table of acts, each drawn from the very rule that the server asks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from inapp.cashier import Cashier
from inapp.console.forms import method_name, written
from inapp.console.texts import t
from inapp.domain.deciding import Reason, Verb
from inapp.domain.disbursements import UnmatchedFunds
from inapp.domain.errors import Conflict, Invalid, Refused
from inapp.domain.identifiers import identifier
from inapp.domain.model import Payment
from inapp.domain.staff import Actor, Right, may
from inapp.domain.states import RETURN
from inapp.domain.text import N_
from inapp.payments import checkout, decisions, holds, possible, refunds, refusals
from inapp.store import Tables

Source = Payment | UnmatchedFunds
Tells = Callable[[Cashier, Tables, Source], str]
NO_PAYMENT = N_("{ref} is no payment: nothing was booked or debited for it")
NOT_HELD = N_("{ref} is not held")
HELD = N_("{ref} is held already")
NO_NUMBER = N_("Write the balance history id that cTrader shows for the booking")
BOOKED = "booked"
VERBS: Mapping[str, tuple[Verb, str]] = {
    "approve": (Verb.APPROVE, ""),
    "refuse": (Verb.REFUSE, ""),
    "refund": (Verb.REFUND, ""),
    "send-again": (Verb.SEND_AGAIN, ""),
    "booked": (Verb.RESOLVE, BOOKED),
    "not-booked": (Verb.RESOLVE, decisions.NOT_BOOKED),
    "paid-elsewhere": (Verb.RESOLVE, decisions.PAID_ELSEWHERE),
    "hold": (Verb.HOLD, ""),
    "lift": (Verb.LIFT, ""),
}
"""What the door calls each act that comes through it, and how its verdict begins."""
SEEN_BOOKED = N_(
    "You have seen the booking of {amount} in cTrader. It counts when a second person names the same number."
)
SEEN_NOWHERE = N_(
    "You have looked, and cTrader has no booking of {ref}. When a second person says the same, it may be booked again."
)
GIVEN_OTHERWISE = N_(
    "The trader got the rest of {amount} another way. When a second person says the same, nothing more goes out."
)
BOOK_BACK = (
    N_("Book it back"),
    N_(
        "cTrader has no booking that gives {ref} back. When a second person says the same, what was not paid out is "
        "booked back to the account."
    ),
)
BOOKED_BACK = (
    N_("It was booked back"),
    N_("You have seen in cTrader that {ref} was given back. It counts when a second person names the same number."),
)
"""The label and the sentence of a verdict where a withdrawal was debited, so that its return is at stake."""
ENDS_UNPAID = N_(
    "The deposit of {amount} ends at the provider, before anybody has paid it. The trader can start another."
)
STAYS = N_("Nothing more of {ref} leaves until two people lift the hold. What is being sent now is not called back.")
GOES_ON = N_("What waits of {ref} goes on when a second person lifts the hold too.")


@dataclass(frozen=True, slots=True)
class Asked:
    """A form that asks for an act: what it is about, who asks, the version that they saw, and its fields."""

    ref: str
    by: Actor
    seen: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done with a payment.

    `check` raises Refused where it cannot be done now, `tells` says what it moves, where, and whether it can be undone.
    `fresh` asks for a second factor within the last minutes, `fields` names what the form asks for besides.
    `of_return` are the label and the sentence where a return is at stake.
    """

    name: str
    label: str
    right: Right
    check: Callable[[Cashier, Tables, Source], object]
    tells: Tells
    do: Callable[[Cashier, Asked], str]
    fresh: bool = True
    fields: tuple[str, ...] = ()
    danger: bool = False
    of_return: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """An act on a page by its label: possible, with the sentence that says what it does, or not, and why.

    `said` names who has said so already, where it waits for another person.
    """

    act: Act
    label: str
    sentence: str
    possible: bool
    said: str = ""


def offered(cashier: Cashier, db: Tables, source: Source, by: Actor) -> list[Offered]:
    """The acts that somebody has the right for, those that are possible for them now first."""
    found = []
    for act in ACTS:
        if may(by, act.right):
            said, (label, tells) = "", _worded(db, source, act)
            try:
                act.check(cashier, db, source)
                people, said = _who(cashier, db, source, act)
                if act.name in VERBS:
                    possible.require_person(cashier, db, source, by, *VERBS[act.name])
                sentence = f"{tells(cashier, db, source)}{_takes(people, said)}"
                found.append(Offered(act, label, sentence, True, said))
            except Refused as refusal:
                found.append(Offered(act, label, t(refusal.message, **refusal.values), False, said))
    return sorted(found, key=lambda one: not one.possible)


def _worded(db: Tables, source: Source, act: Act) -> tuple[str, Tells]:
    """The label of an act, and what tells about it."""
    if act.of_return is None or not isinstance(source, Payment):
        return act.label, act.tells
    if decisions.booking_at_stake(source, db.attempts(source.ref)) is not RETURN:
        return act.label, act.tells
    label, sentence = act.of_return
    return label, _told(sentence)


def _who(cashier: Cashier, db: Tables, source: Source, act: Act) -> tuple[int, str]:
    """How many people it takes, and the names of those who have said so where it takes several."""
    if act.name not in VERBS:
        return 1, ""
    verb, verdict = VERBS[act.name]
    people = possible.people(cashier, db, source, verb)
    names = ", ".join(word.by for word in possible.said(cashier, db, source, verb, verdict))
    return people, names if people > 1 else ""


def _takes(people: int, names: str) -> str:
    if people < 2:
        return ""
    takes = t(N_("It takes {count} people."), count=people)
    return f" {takes} {t(N_('{names} said so already.'), names=names)}" if names else f" {takes}"


def _payment(source: Source) -> Payment:
    if isinstance(source, UnmatchedFunds):
        raise Conflict(NO_PAYMENT, values={"ref": source.ref})
    return source


def _destination(payment: Payment) -> str:
    return payment.instrument or method_name(payment.method)


def _approve_tells(cashier: Cashier, db: Tables, source: Source) -> str:
    payment = _payment(source)
    values = {"amount": written(payment.money), "login": payment.login, "where": _destination(payment)}
    return t(
        N_(
            "{amount} is debited from account {login} and goes out by {where}. What has gone out cannot be called back."
        ),
        **values,
    )


def _refuse_tells(cashier: Cashier, db: Tables, source: Source) -> str:
    payment = _payment(source)
    if payment.status in refusals.BEFORE_DEBIT:
        return t(N_("The withdrawal ends. Nothing was debited, and nothing goes out. It cannot be taken up again."))
    values = {"amount": written(payment.money), "login": payment.login}
    return t(
        N_("What has not been sent stays here, and is booked back to account {login}: at most {amount}."), **values
    )


def _refund_tells(cashier: Cashier, db: Tables, source: Source) -> str:
    left = refunds.owed(db, source)
    values = {"amount": written(left or source.money), "psp": source.psp}
    return t(N_("{amount} goes back to its payer through {psp}. It cannot be called back."), **values)


def _send_again_tells(cashier: Cashier, db: Tables, source: Source) -> str:
    _, money = decisions.require_sendable(db, _payment(source), cashier.clock.now())
    return t(
        N_("{amount} is sent once more under new keys, where it was refused. It cannot be called back."),
        amount=written(money),
    )


def _verdict(word: str) -> Callable[[Cashier, Tables, Source], object]:
    def check(cashier: Cashier, db: Tables, source: Source) -> None:
        payment = _payment(source)
        decisions.require_decidable(cashier, db, payment, db.attempts(payment.ref), word, 1 if word == BOOKED else None)

    return check


def _told(text: str) -> Tells:
    return lambda cashier, db, source: t(text, amount=written(source.money), ref=source.ref)


def _number(asked: Asked) -> int:
    found = identifier(asked.fields.get("number", "").strip())
    if found is None:
        raise Invalid(NO_NUMBER, field="number")
    return found


def _reason(asked: Asked) -> Reason | None:
    word = asked.fields.get("reason", "")
    return Reason(word) if word in set(Reason) else None


def _hold_check(cashier: Cashier, db: Tables, source: Source) -> None:
    if db.hold(source.ref):
        raise Conflict(HELD, values={"ref": source.ref})


def _lift_check(cashier: Cashier, db: Tables, source: Source) -> None:
    if not db.hold(source.ref):
        raise Conflict(NOT_HELD, values={"ref": source.ref})


def _cancel(cashier: Cashier, asked: Asked) -> str:
    checkout.cancel_unpaid(cashier, asked.ref, asked.by.name)
    return t(N_("{ref} is cancelled."), ref=asked.ref)


ACTS: tuple[Act, ...] = (
    Act(
        "approve",
        N_("Approve"),
        Right.DECIDE,
        lambda cashier, db, source: decisions.require_approvable(db, _payment(source)),
        _approve_tells,
        lambda cashier, asked: decisions.approve(cashier, asked.ref, asked.by, asked.seen).text,
    ),
    Act(
        "refuse",
        N_("Refuse"),
        Right.DECIDE,
        lambda cashier, db, source: refusals.require_refusable(db, _payment(source)),
        _refuse_tells,
        lambda cashier, asked: (
            refusals.refuse(cashier, asked.ref, asked.by, _reason(asked), asked.fields.get("text", ""), asked.seen).text
        ),
        fields=("reason", "text"),
        danger=True,
    ),
    Act(
        "refund",
        N_("Refund"),
        Right.DECIDE,
        lambda cashier, db, source: decisions.require_refundable(db, source),
        _refund_tells,
        lambda cashier, asked: decisions.order_refund(cashier, asked.ref, asked.by, asked.seen).text,
        danger=True,
    ),
    Act(
        "send-again",
        N_("Send again"),
        Right.DECIDE,
        lambda cashier, db, source: decisions.require_sendable(db, _payment(source), cashier.clock.now()),
        _send_again_tells,
        lambda cashier, asked: decisions.send_again(cashier, asked.ref, asked.by, asked.seen).text,
    ),
    Act(
        "booked",
        N_("It is booked"),
        Right.RESOLVE,
        _verdict(BOOKED),
        _told(SEEN_BOOKED),
        lambda cashier, asked: decisions.decide(cashier, asked.ref, _number(asked), asked.by, seen=asked.seen).text,
        fields=("number",),
        of_return=BOOKED_BACK,
    ),
    Act(
        "not-booked",
        N_("It is not booked"),
        Right.RESOLVE,
        _verdict(decisions.NOT_BOOKED),
        _told(SEEN_NOWHERE),
        lambda cashier, asked: decisions.decide(cashier, asked.ref, None, asked.by, seen=asked.seen).text,
        of_return=BOOK_BACK,
    ),
    Act(
        "paid-elsewhere",
        N_("Paid another way"),
        Right.RESOLVE,
        _verdict(decisions.PAID_ELSEWHERE),
        _told(GIVEN_OTHERWISE),
        lambda cashier, asked: decisions.decide(cashier, asked.ref, None, asked.by, True, asked.seen).text,
    ),
    Act(
        "cancel",
        N_("Cancel"),
        Right.CANCEL,
        lambda cashier, db, source: checkout.require_unpaid(_payment(source)),
        _told(ENDS_UNPAID),
        _cancel,
        fresh=False,
        danger=True,
    ),
    Act(
        "hold",
        N_("Hold"),
        Right.STOP,
        _hold_check,
        _told(STAYS),
        lambda cashier, asked: holds.hold(cashier, asked.ref, asked.by, asked.fields.get("text", "").strip()).text,
        fresh=False,
        fields=("text",),
        danger=True,
    ),
    Act(
        "lift",
        N_("Lift the hold"),
        Right.DECIDE,
        _lift_check,
        _told(GOES_ON),
        lambda cashier, asked: holds.lift(cashier, asked.ref, asked.by, asked.seen).text,
    ),
)
"""Every act, in the order of the page."""
BY_NAME = {act.name: act for act in ACTS}
