"""What a book of rules measures of a payment: only what its rules name, each fact once."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inapp.cashier import Cashier
from inapp.domain import security
from inapp.domain.fields import FieldKind
from inapp.domain.identifiers import keyed_mark
from inapp.domain.model import Payment
from inapp.domain.rules import OF, Question
from inapp.domain.states import PaymentType
from inapp.payments import allocation
from inapp.store import Tables
from inapp.store.rule_facts import Then, Total

ADDRESS, ACCOUNT = "address", "account"
"""What a mark of a payment stands for."""
EXACT = frozenset(FieldKind) - {FieldKind.TEXT}
"""What fields take that can be written in one way alone."""


@dataclass(frozen=True, slots=True)
class _Measuring:
    """One payment being measured, then or now."""

    cashier: Cashier
    db: Tables
    question: Question
    then: Then


def gather(
    cashier: Cashier, db: Tables, question: Question, names: Sequence[str], then: Then | None = None
) -> dict[str, Any]:
    """The facts of these names, in plain values. Without `then` they are those of now."""
    at = _Measuring(cashier, db, question, then or Then(cashier.clock.now(), question.ref))
    found = _totals(at, [name for name in names if name.startswith("sums ")])
    for name in names:
        if name not in found:
            word, *words = name.split()
            found[name] = MEASURES[word](at, words)
    return found


def _totals(at: _Measuring, names: Iterable[str]) -> dict[str, Any]:
    wanted = {name: (OF[name.split()[1]], int(name.split()[2])) for name in names}
    if not wanted:
        return {}
    found = at.db.totals(at.question.user_id, set(wanted.values()), at.then)
    return {name: _plain(found[key]) for name, key in wanted.items()}


def _plain(total: Total) -> dict[str, Any]:
    return {"amounts": [list(parts) for parts in total.amounts], "oldest": total.oldest}


def _standing(at: _Measuring, words: Sequence[str]) -> Any:
    found = at.db.standing(at.question.user_id)
    if found is None or (at.then.line is not None and found.at > at.then.at):
        return {"level": "none", "group": "", "country": ""}
    return {"level": str(found.level), "group": found.group, "country": found.country}


def _count(at: _Measuring, words: Sequence[str]) -> Any:
    of, by, within, cool_down = words
    q, since, declined = at.question, at.then.at - int(within) - int(cool_down), of == "declines"
    if by == "card":
        return at.db.times_of_cards(q.user_id, since, at.then, declined)
    if by == "address":
        mark = at.db.mark_of(q.ref, ADDRESS) if q.ref else address_mark(at.cashier)
        return at.db.times_of_mark(mark, since, at.then, declined) if mark else []
    if declined:
        return at.db.decline_times(q.user_id, since, at.then)
    return at.db.start_times(q.user_id, q.kind, since, at.then)


def address_mark(cashier: Cashier) -> str:
    """The mark of the address that asks now; empty where no way in has told one."""
    caller = security.caller.get()
    return keyed_mark(cashier.policy.secret_key, f"address {caller}") if caller else ""


def account_mark(cashier: Cashier, question: Question) -> str:
    """The mark of the account that a trader has named in the fields of a method; empty without any.

    It is that of the numbers and addresses alone, if any were asked for: a name beside them, which nobody checks, makes
    no other account of them, and neither does another method.
    """
    methods = cashier.psps[question.psp].methods if question.psp in cashier.psps else ()
    kinds = {one.name: one.kind for method in methods if method.key == question.method for one in method.fields}
    exact = {name: value for name, value in question.answers.items() if kinds.get(name) in EXACT}
    named = " ".join(sorted("".join(value.casefold().split()) for value in (exact or question.answers).values()))
    return keyed_mark(cashier.policy.secret_key, f"account {named}") if named else ""


def _open(at: _Measuring, words: Sequence[str]) -> Any:
    login = at.question.login if "account" in words else None
    return at.db.open_count(at.question.user_id, PaymentType(words[0]), at.then, login)


def _first(at: _Measuring, words: Sequence[str]) -> Any:
    many, since = at.db.paid_out_before(at.question.user_id, at.then)
    return {"paid_out": many, "since": since}


def _age(at: _Measuring, words: Sequence[str]) -> Any:
    q = at.question
    if "password" in words:
        return at.db.password_changed(q.user_id)
    if sources := _sources(at):
        uses = [at.db.first_use(q.user_id, one.psp, one.method, one.instrument, at.then) for one in sources]
    elif mark := _account(at):
        uses = [at.db.first_use_of_mark(q.user_id, mark, at.then)]
    else:
        uses = [at.db.first_use(q.user_id, q.psp, q.method, "", at.then)]
    known = [use for use in uses if use is not None]
    return max(known) if len(known) == len(uses) else None


def _sources(at: _Measuring) -> Sequence[Payment]:
    """The deposits that a withdrawal goes back to: those of its quote, and once it is stored those of its parts."""
    if not at.question.ref:
        return at.question.sources
    parts = [one for one in at.db.disbursements(at.question.ref) if one.source_ref]
    found = (at.db.payment_by_psp_ref(one.psp, one.source_ref) for one in parts if one.source_ref)
    return [deposit for deposit in found if deposit is not None]


def _account(at: _Measuring) -> str:
    q = at.question
    return at.db.mark_of(q.ref, ACCOUNT) if q.ref else account_mark(at.cashier, q)


def _left(at: _Measuring, words: Sequence[str]) -> Any:
    q, within = at.question, int(words[0])
    methods = {
        (name, method.key)
        for name, psp in at.cashier.psps.items()
        for method in psp.methods
        if method.refund_days is not None
    }
    since = at.then.at - within if within else 0
    amounts = []
    for ref in at.db.returnable(q.user_id, methods, since, at.then):
        deposit = at.db.payment(ref)
        free = allocation.refundable(at.db, deposit) if deposit else None
        if free is not None and free.minor > 0:
            amounts.append([free.minor, free.currency, free.digits])
    return {"amounts": amounts, "goes_back": (q.psp, q.method) in methods}


def _young(at: _Measuring, words: Sequence[str]) -> Any:
    return _plain(at.db.young_deposits(at.question.user_id, int(words[0]), at.then))


def _margin(at: _Measuring, words: Sequence[str]) -> Any:
    account = at.question.trading_account
    free = account.withdrawable if account else None
    parts = [free.minor, free.currency, free.digits] if free else None
    used = account.used_margin if account else None
    return {"free": parts, "positions": None if used is None else used.minor > 0}


def _holder(at: _Measuring, words: Sequence[str]) -> Any:
    q = at.question
    if words == ["shared"]:
        return at.db.sharers(q.user_id, _account(at), at.then)
    one = q.ref if q.kind is PaymentType.DEPOSIT else ""
    seen = at.db.card_holders(q.user_id, one, at.then)
    user, accounts = at.db.user(q.user_id), at.db.accounts_of(q.user_id)
    own = {name for name in [user.name if user else "", *(account.name for account in accounts)] if name}
    if not seen or not own:
        return "unknown"
    return "same" if all(any(_alike(holder, name) for name in own) for holder in seen) else "other"


def _alike(one: str, other: str) -> bool:
    """True for names of one person: all words of the shorter are in the longer, whatever their order and accents."""
    short, long = sorted((_words(one), _words(other)), key=len)
    return bool(short) and short <= long and (len(short) > 1 or short == long)


def _words(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(one if one.isalnum() else " " for one in plain if not unicodedata.combining(one))
    return set(kept.split())


def _disputes(at: _Measuring, words: Sequence[str]) -> Any:
    q, since = at.question, at.then.at - int(words[0])
    method = (q.psp, q.method) if words[1:] == ["method"] else None
    return at.db.disputes_since(q.user_id, since, at.then, method)


def _closed(at: _Measuring, words: Sequence[str]) -> Any:
    return at.question.closed


MEASURES: Mapping[str, Callable[[_Measuring, Sequence[str]], Any]] = {
    "standing": _standing,
    "count": _count,
    "open": _open,
    "first": _first,
    "age": _age,
    "left": _left,
    "young": _young,
    "margin": _margin,
    "holder": _holder,
    "disputes": _disputes,
    "closed": _closed,
}
"""How each fact is read, by the first word of its name; sums are read together."""
