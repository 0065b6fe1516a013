"""The sixteen kinds of rules in one literal table: fields, outcomes, moments, what each measures, and its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from inapp.domain.rules import MOST_TIMES, Moment, Outcome
from inapp.domain.states import PaymentType
from inapp.domain.text import N_


class Kind(StrEnum):
    """What a rule is about."""

    AMOUNT = "amount"
    SUM = "sum"
    COUNT = "count"
    OPEN = "open"
    METHOD = "method"
    HOURS = "hours"
    FIRST = "first_withdrawal"
    NEW = "new"
    RETURN = "return_first"
    TURNOVER = "turnover"
    HOLDER = "holder"
    MARGIN = "margin"
    STANDING = "standing"
    DISPUTE = "dispute"
    UNVERIFIED = "unverified"
    OFF = "off"


class Form(StrEnum):
    """How a field is written."""

    AMOUNTS = 'amounts by currency, such as { EUR = "100.00", USD = "110.00" }'
    WINDOW = 'a duration such as "90m", "24h" or "30d", or "life"'
    DURATION = 'a duration such as "90m", "24h" or "30d"'
    WHOLE = "a whole number above zero"
    TIMES = f"a whole number from 1 to {MOST_TIMES}"
    HOURS = 'a list of texts such as "mon-fri 08:00-18:00"'
    ZONE = 'a time zone such as "Europe/Berlin"'
    INSTANT = "a moment such as 2026-12-24T18:00:00Z"
    TEXT = "a text"
    LEVEL = '"none", "basic" or "full"'
    WHAT = "one of the words that docs/rules.md lists for the kind"


@dataclass(frozen=True, slots=True)
class Spec:
    """One kind: a field that is `needed` must be there, and of `one_of` exactly one; `choices` are the words of a WHAT.

    `measures` names what is read: each is filled from the fields of a rule, and read if it has them all. `words` are
    for the trader by case, `staff` for the broker; a kind that `hides` shows a trader no figure. A rule with a field
    that is `late` is asked at these moments alone.
    """

    fields: Mapping[str, Form]
    moments: tuple[Moment, ...]
    staff: str
    words: Mapping[str, str]
    measures: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    directions: tuple[PaymentType, ...] = tuple(PaymentType)
    outcomes: tuple[Outcome, ...] = (Outcome.ASK, Outcome.REVIEW, Outcome.REFUSE)
    hides: bool = False
    late: Mapping[str, tuple[Moment, ...]] = field(default_factory=dict)


START, CREDIT, DEBIT, DISBURSE = Moment
F = Form
WITHDRAWALS, DEPOSITS = (PaymentType.WITHDRAWAL,), (PaymentType.DEPOSIT,)
NOT_NOW = N_("This payment is not possible at the moment.")
LATER = N_("Please come back after {time}. Nothing is lost.")
LOOKED_AT = N_("Our staff have to look at this payment before you pay.")
DOCUMENT = N_("We need this from you first: {document}. Send it to {place}.")

KINDS: Mapping[Kind, Spec] = {
    Kind.AMOUNT: Spec(
        {"lowest": F.AMOUNTS, "highest": F.AMOUNTS},
        (START, DEBIT),
        "one payment",
        {"low": N_("Enter at least {amount}"), "high": N_("Enter at most {amount}")},
        one_of=("lowest", "highest"),
    ),
    Kind.SUM: Spec(
        {"most": F.AMOUNTS, "within": F.WINDOW, "of": F.WHAT},
        (START, DEBIT),
        "sum of {of} within {within}",
        {
            "room": N_("At most {amount} until {time}"),
            "full": N_("You have reached your limit. Please come back after {time}."),
            "life": N_("At most {amount}: that is what is left of your limit"),
            "over": N_("You have reached your limit."),
        },
        measures=("sums {of} {within}",),
        needed=("most", "within"),
        choices={"of": ("deposits", "withdrawals")},
    ),
    Kind.COUNT: Spec(
        {"most": F.TIMES, "within": F.DURATION, "of": F.WHAT, "by": F.WHAT, "cool_down": F.DURATION},
        (START,),
        "{of} by {by} within {within}",
        {"later": LATER},
        measures=("count {of} {by} {within} {cool_down}",),
        needed=("most", "within"),
        choices={"of": ("starts", "declines"), "by": ("user", "card", "address")},
        hides=True,
    ),
    Kind.OPEN: Spec(
        {"most": F.WHOLE, "by": F.WHAT},
        (START,),
        "unfinished payments at once, by {by}",
        {"many": N_("You have unfinished payments. Finish or cancel one of them, or wait until it has expired.")},
        measures=("open {direction} {by}",),
        needed=("most",),
        choices={"by": ("user", "account")},
    ),
    Kind.METHOD: Spec(
        {},
        (START, DEBIT),
        "this method, for this user",
        {"none": N_("This method is not available for you. Choose another one.")},
    ),
    Kind.HOURS: Spec(
        {"open": F.HOURS, "zone": F.ZONE},
        (START, DEBIT, DISBURSE),
        "hours of opening",
        {"closed": N_("We are closed now. Please come back after {time}.")},
        needed=("open",),
    ),
    Kind.FIRST: Spec(
        {"after": F.DURATION},
        (START, DEBIT),
        "first withdrawal, since the first deposit",
        {"early": N_("Your first withdrawal is possible from {time}."), "first": NOT_NOW},
        measures=("first",),
        directions=WITHDRAWALS,
    ),
    Kind.NEW: Spec(
        {"what": F.WHAT, "age": F.DURATION},
        (START, DEBIT, DISBURSE),
        "age of the {what}",
        {
            "instrument": N_("This way to be paid is new for you. You can withdraw with it from {time}."),
            "unused": N_("You have not paid in this way yet. Choose a method that you have paid in with."),
            "password": N_("Your password was changed lately. For your safety, you can withdraw from {time}."),
        },
        measures=("age {what}",),
        needed=("what", "age"),
        choices={"what": ("instrument", "password")},
        directions=WITHDRAWALS,
    ),
    Kind.RETURN: Spec(
        {"within": F.WINDOW, "held": F.DURATION},
        (START, DEBIT),
        "left to go back to where it came from",
        {
            "first": N_("First {amount} goes back the way it was paid in. Choose that method."),
            "held": N_("At most {amount} until {time}: what you have paid in lately is not free before."),
            "all_held": N_("What you have paid in lately is free from {time}."),
        },
        measures=("left {within}", "young {held}", "margin"),
        one_of=("within", "held"),
        directions=WITHDRAWALS,
    ),
    Kind.TURNOVER: Spec(
        {"most": F.WHOLE, "within": F.WINDOW, "closed": F.WHOLE},
        (START, DEBIT),
        "percent of the deposits that are withdrawn within {within}",
        {"none": NOT_NOW},
        measures=("sums deposits {within}", "sums withdrawals {within}", "closed {closed}"),
        needed=("most", "within"),
        directions=WITHDRAWALS,
        hides=True,
        late={"closed": (DEBIT,)},
    ),
    Kind.HOLDER: Spec(
        {"what": F.WHAT},
        (START, CREDIT, DEBIT),
        "holder of the instruments: {what}",
        {"name": N_("Pay with a card or an account in your own name."), "shared": NOT_NOW},
        measures=("holder {what}",),
        needed=("what",),
        choices={"what": ("name", "shared")},
        hides=True,
    ),
    Kind.MARGIN: Spec(
        {"what": F.WHAT},
        (START, DEBIT),
        "account at cTrader: {what}",
        {
            "free": N_("You can withdraw up to {amount}"),
            "positions": N_("Close your open positions first, then withdraw."),
        },
        measures=("margin",),
        needed=("what",),
        choices={"what": ("free", "positions")},
        directions=WITHDRAWALS,
    ),
    Kind.STANDING: Spec(
        {"level": F.LEVEL},
        (START, DEBIT, DISBURSE),
        "how far the user is verified",
        {"level": N_("We have to verify who you are first.")},
        measures=("standing",),
        needed=("level",),
    ),
    Kind.DISPUTE: Spec(
        {"within": F.DURATION, "by": F.WHAT},
        (START, DEBIT, DISBURSE),
        "disputes within {within}",
        {"none": NOT_NOW, "method": N_("This method is not available for you. Choose another one.")},
        measures=("disputes {within}", "disputes {within} {by}"),
        needed=("within",),
        choices={"by": ("user", "method")},
        hides=True,
    ),
    Kind.UNVERIFIED: Spec(
        {"level": F.LEVEL, "first": F.AMOUNTS, "total": F.AMOUNTS},
        (START, CREDIT),
        "deposits before verification",
        {
            "room": N_("At most {amount} until we have verified who you are"),
            "full": N_("We have to verify who you are before you pay in more."),
        },
        measures=("standing", "sums deposits 0"),
        needed=("level",),
        one_of=("first", "total"),
        directions=DEPOSITS,
    ),
    Kind.OFF: Spec(
        {"reason": F.TEXT, "end": F.INSTANT},
        (START, DEBIT, DISBURSE),
        "switched off: {reason}",
        {"until": LATER, "off": N_("Payments of this kind are switched off at the moment. Please come back later.")},
        needed=("reason",),
    ),
}

DEFAULTS: Mapping[tuple[Kind, str], object] = {
    (Kind.COUNT, "of"): "starts",
    (Kind.COUNT, "by"): "user",
    (Kind.COUNT, "cool_down"): 0,
    (Kind.OPEN, "by"): "user",
    (Kind.HOURS, "zone"): "UTC",
    (Kind.FIRST, "after"): 0,
}
"""What a field is that a rule leaves out; the `of` of a sum is the direction of the payment."""
