"""After a restore: what the copy, the sent log, cTrader's readers and the PSPs say of every payment since the backup.

Nothing is changed here. The list that comes out is what two people release the hold with (`decisions.release`).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR
from inapp.domain.compared import CAPTURE, LOGGED, UNLOGGED, Comparison, Follows, Line, follows
from inapp.domain.errors import Declined, NotSent, OutcomeUnknown
from inapp.domain.model import Attempt, Observation, ObservationKind, Payment, PspObjectType
from inapp.domain.money import Money
from inapp.domain.ports import Psp
from inapp.domain.readers import BalanceEntry, BalanceReader, Conclusion, Question, Reading, found_number, look_at
from inapp.domain.settlements import ItemKind, SettlementItem, TellsSettlements, pages
from inapp.domain.states import BOOKING_TYPES, PaymentType
from inapp.operations import readers
from inapp.payments import psp_events, read_back, restore

MARGIN = HOUR
"""Before the newest moment of the copy: commits and clocks are not one."""
LONGEST_WAIT = 30 * 24 * HOUR
"""Within it every deposit that awaits its payer is due."""
MANY = 10_000
UNKNOWN_HERE = "unknown"
PSP_ENDED = frozenset({ObservationKind.SUCCEEDED, ObservationKind.DECLINED})
CONCLUDED: Mapping[Conclusion, str] = {
    Conclusion.FOUND: "booked",
    Conclusion.ABSENT: "not booked",
    Conclusion.WAIT: "not proven",
    Conclusion.DOUBLE: "booked twice",
    Conclusion.STRANGE: "something else",
    Conclusion.DISPUTED: "readers differ",
}


@dataclass
class Gathered:
    """What was asked so far, so that nobody is asked twice; `seen` are the PSPs' words on captures, by reference."""

    calls: dict[str, list[Mapping[str, object]]] = field(default_factory=lambda: defaultdict(list))
    payments: dict[str, Payment] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    seen: dict[str, Observation | None] = field(default_factory=dict)
    present: dict[int, Money | None] = field(default_factory=dict)
    readings: dict[int, list[Reading | None]] = field(default_factory=dict)
    silent: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Asked:
    """An object at a PSP, by our reference or key, or by its own; `source` is what a refund gives back."""

    psp: str
    subject: PspObjectType
    ref: str
    psp_ref: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The list, and the PSPs' words on the captures of deposits in it, by reference, which a release applies."""

    list: Comparison
    seen: Mapping[str, tuple[str, Observation]]


def compare(cashier: Cashier) -> Found:
    """Ask every reader and PSP what happened since the copy. Costs a call for each account and each forgotten call."""
    so_far = Gathered()
    with cashier.store.read() as db:
        since = max(0, db.copied_at() - MARGIN)
        for entry in restore.forgotten_calls(cashier, db):
            so_far.calls[str(entry["ref"])].append(entry)
            if payment := restore.payment_of(db, entry):
                so_far.payments[payment.ref] = payment
                so_far.states[payment.ref] = str(payment.status) if db.payment(payment.ref) else UNKNOWN_HERE
    readers.prove_all(cashier)
    lines = [line for ref in so_far.calls for line in _of_payment(cashier, so_far, ref)]
    lines += _only_in_ctrader(cashier, so_far, since)
    lines += _only_at_psps(cashier, so_far, since)
    seen = {ref: (so_far.payments[ref].psp, word) for ref, word in so_far.seen.items() if word}
    return Found(Comparison(tuple(lines), tuple(dict.fromkeys(so_far.silent))), seen)


def compare_once(cashier: Cashier) -> None:
    """Compare after a held start, once for each hold, and tell people what came out."""
    with cashier.store.read() as db:
        held = db.held()
        if held is None or held == db.compared_hold():
            return
        needed = bool(restore.forgotten_calls(cashier, db))
    told = compare(cashier).list if needed else None
    with cashier.store.write() as db:
        db.set_compared_hold(held)
        if told:
            text = f"{told.sentence} `bookings compare` shows the list {told.word}, with which two people may release"
            db.add_alert(cashier.clock.now(), "compared", "", text)


def _of_payment(cashier: Cashier, so_far: Gathered, ref: str) -> list[Line]:
    """The lines of one payment with forgotten calls, in the order in which they were sent."""
    payment, entries = so_far.payments.get(ref), so_far.calls[ref]
    if payment is not None and payment.kind is PaymentType.DEPOSIT:
        asked = Asked(payment.psp, PspObjectType.PAYMENT, ref, payment.psp_ref)
        so_far.seen[ref] = _see(cashier, so_far, asked)
    lines = []
    for entry in entries:
        attempt = restore.lost_attempt(payment, entry) if payment else None
        if attempt is not None and payment is not None:
            lines.append(_booking(cashier, so_far, payment, attempt))
        else:
            lines.append(_disbursement(cashier, so_far, payment, entry))
    return lines


def _booking(cashier: Cashier, so_far: Gathered, payment: Payment, attempt: Attempt) -> Line:
    conclusion, number = _concluded(cashier, so_far, attempt)
    seen = so_far.seen.get(payment.ref)
    what = follows(attempt.booking_type, conclusion, _psp_fits(so_far, payment, attempt))
    said = f"{CONCLUDED[conclusion]} {number or ''}".strip()
    call = attempt.external_id.removeprefix(f"{payment.ref}.")
    amount, copy = str(attempt.money), so_far.states[payment.ref]
    return Line(payment.ref, call, amount, copy, LOGGED, said, _in_words(seen), what, number)


def _psp_fits(so_far: Gathered, payment: Payment, attempt: Attempt) -> bool:
    """Whether nothing at the PSP speaks against what would follow if this booking was surely not made."""
    others = {str(entry["key"]).rsplit(".", 2)[1] for entry in so_far.calls[payment.ref]} - {attempt.booking_type}
    if attempt.booking_type != "credit":
        return not others
    seen = so_far.seen.get(payment.ref)
    if seen is None or seen.kind is not ObservationKind.SUCCEEDED or others:
        return False
    return seen.remaining is not None and seen.remaining.same_as(attempt.money) and not seen.disputed


def _concluded(cashier: Cashier, so_far: Gathered, attempt: Attempt) -> tuple[Conclusion, int | None]:
    """What all readers together say of a forgotten booking, and its id where they have one."""
    login, since = attempt.login, _earliest(so_far, attempt.login) - read_back.CLOCK_SLACK
    if login not in so_far.readings:
        so_far.readings[login] = [_read(reader, login, since, so_far) for reader in cashier.readers]
        so_far.present[login] = _balance(cashier, login)
    with cashier.store.read() as db:
        known = db.confirmed_numbers(login, attempt.started - read_back.KNOWN_WITHIN)
        trust = [readers.is_trusted(db, reader) for reader in cashier.readers]
    now, quiet = cashier.clock.now(), cashier.policy.quiet_period
    question = Question(attempt, since, now, quiet, known, so_far.present[login])
    readings = so_far.readings[login]
    conclusion = look_at(question, list(zip(readings, trust, strict=True)))
    number = found_number(attempt, readings) if conclusion is Conclusion.FOUND else None
    return conclusion, number


def _earliest(so_far: Gathered, login: int) -> int:
    """The moment of the first forgotten call of an account."""
    entries = [entry for calls in so_far.calls.values() for entry in calls]
    return min(int(str(entry["at"])) for entry in entries if entry.get("login") == login)


def _read(reader: BalanceReader, login: int, since: int, so_far: Gathered) -> Reading | None:
    try:
        return reader.read(login, since)
    except (NotSent, OutcomeUnknown) as failure:
        so_far.silent.append(f"the reader {reader.name} tells nothing of account {login}: {failure}")
        return None


def _balance(cashier: Cashier, login: int) -> Money | None:
    try:
        return cashier.ctrader.trading_account(login).balance
    except (Declined, NotSent, OutcomeUnknown):
        return None


def _disbursement(cashier: Cashier, so_far: Gathered, payment: Payment | None, entry: Mapping[str, object]) -> Line:
    ref, key = str(entry["ref"]), str(entry["key"])
    call = key.removeprefix(f"{ref}.")
    subject = PspObjectType.REFUND if call.startswith("refund") else PspObjectType.PAYOUT
    source = str(entry["source"]) if entry.get("source") else None
    seen = _see(cashier, so_far, Asked(payment.psp if payment else "", subject, key, None, source))
    what = Follows.ASKED_AGAIN if seen is not None else Follows.PEOPLE_PSP
    amount = f"{entry.get('amount', '')} {payment.money.currency if payment else ''}".strip()
    return Line(ref, call, amount, so_far.states.get(ref, UNKNOWN_HERE), LOGGED, "-", _in_words(seen), what)


def _see(cashier: Cashier, so_far: Gathered, asked: Asked) -> Observation | None:
    """The PSP's word on one object; None if it gives none."""
    psp = cashier.psps.get(asked.psp)
    if psp is None:
        return None
    try:
        seen = psp.look_up(asked.subject, asked.ref, asked.psp_ref, asked.source)
    except (NotSent, OutcomeUnknown) as failure:
        so_far.silent.append(f"{asked.psp} tells nothing of {asked.ref}: {failure}")
        return None
    return None if seen.kind is ObservationKind.UNKNOWN else seen


def _in_words(seen: Observation | None) -> str:
    if seen is None:
        return "-"
    word = str(seen.kind).replace("_", " ")
    return f"{word} {seen.money}" if seen.money and seen.kind in PSP_ENDED else word


def _only_in_ctrader(cashier: Cashier, so_far: Gathered, since: int) -> list[Line]:
    """Bookings under ids of our form that neither the copy nor the log knows."""
    until = cashier.clock.now() + 1
    found: dict[str, BalanceEntry] = {}
    for reader in cashier.readers:
        try:
            reading = reader.read_all(since, until)
        except (NotSent, OutcomeUnknown) as failure:
            so_far.silent.append(f"the reader {reader.name} tells nothing of all accounts: {failure}")
            continue
        found |= {entry.external_id: entry for entry in reading.entries if _is_our_form(entry.external_id)}
    logged = {str(entry["key"]) for calls in so_far.calls.values() for entry in calls}
    with cashier.store.read() as db:
        strangers = [entry for name, entry in found.items() if name not in logged and db.attempt(name) is None]
    return [_stranger(entry) for entry in strangers]


def _stranger(entry: BalanceEntry) -> Line:
    ref, _, call = entry.external_id.partition(".")
    amount, said = f"{entry.amount} of account {entry.login}", f"booked {entry.balance_history_id}"
    return Line(ref, call, amount, UNKNOWN_HERE, UNLOGGED, said, "-", Follows.PEOPLE_UNKNOWN)


def _is_our_form(external_id: str) -> bool:
    parts = external_id.split(".")
    return len(parts) == 3 and parts[1] in BOOKING_TYPES and parts[2].isdigit()


def _only_at_psps(cashier: Cashier, so_far: Gathered, since: int) -> list[Line]:
    """Money that PSPs have captured since the copy for deposits of which nothing was sent yet.

    Deposits that await their payer are asked for one by one: not every PSP lists what has happened.
    """
    with cashier.store.read() as db:
        waiting = db.due_payments(psp_events.AWAITING, cashier.clock.now() + LONGEST_WAIT, MANY)
    lines: list[Line] = []
    asked = {Asked(one.psp, PspObjectType.PAYMENT, one.ref, one.psp_ref) for one in waiting}
    for name, psp in cashier.psps.items():
        try:
            events = psp.recent_events(since)
        except (NotSent, OutcomeUnknown) as failure:
            so_far.silent.append(f"{name} does not tell what happened since: {failure}")
            continue
        about = [event for event in events if event.subject is PspObjectType.PAYMENT]
        asked |= {Asked(name, event.subject, event.ref, event.psp_ref) for event in about}
        books = list(_in_books(cashier, so_far, psp, since))
        taken = [item for item in books if item.kind is ItemKind.PAYMENT]
        asked |= {Asked(name, PspObjectType.PAYMENT, item.ref, item.psp_ref) for item in taken if item.ref}
        lines += _left_unlogged(cashier, so_far, books)
    found = (_captured(cashier, so_far, one) for one in _once(asked) if one.ref not in so_far.calls)
    return [*lines, *(line for line in found if line)]


def _in_books(cashier: Cashier, so_far: Gathered, psp: Psp, since: int) -> Iterator[SettlementItem]:
    """What moved our balance at a PSP since the copy, where the PSP tells its books."""
    if not isinstance(psp, TellsSettlements):
        return
    until = cashier.clock.now() + 1
    try:
        for page in pages(lambda cursor: psp.settlement_items(since, until, cursor)):
            yield from (item for item in page.entries if item.is_ours)
    except (NotSent, OutcomeUnknown) as failure:
        so_far.silent.append(f"{psp.name} does not tell its books: {failure}")


def _left_unlogged(cashier: Cashier, so_far: Gathered, books: list[SettlementItem]) -> list[Line]:
    """Payouts and refunds under keys of ours that neither the copy nor the log knows."""
    out = {item.key: item for item in books if item.kind in (ItemKind.PAYOUT, ItemKind.REFUND) and item.key}
    logged = {str(entry["key"]) for calls in so_far.calls.values() for entry in calls}
    with cashier.store.read() as db:
        unknown = [item for key, item in out.items() if key not in logged and db.disbursement(key) is None]
    return [
        Line(
            item.ref,
            item.key.removeprefix(f"{item.ref}."),
            str(item.gross),
            UNKNOWN_HERE,
            UNLOGGED,
            "-",
            str(item.kind),
            Follows.PEOPLE_OUT,
        )
        for item in unknown
    ]


def _once(asked: Set[Asked]) -> list[Asked]:
    """One of each object, whether its own reference is known here or only ours."""
    known = {one.ref for one in asked if one.psp_ref}
    return sorted((one for one in asked if one.psp_ref or one.ref not in known), key=lambda one: (one.ref, one.psp))


def _captured(cashier: Cashier, so_far: Gathered, asked: Asked) -> Line | None:
    """A capture that the copy does not know of."""
    with cashier.store.read() as db:
        payment = db.payment(asked.ref)
        parked = db.unmatched_funds(psp_events.parked_as(asked.psp, asked.psp_ref or ""))
    if parked or (payment is not None and payment.captured is not None):
        return None
    seen = _see(cashier, so_far, asked)
    if seen is None or seen.kind is not ObservationKind.SUCCEEDED:
        return None
    what, copy = (Follows.CREDITED, str(payment.status)) if payment else (Follows.PARKED, UNKNOWN_HERE)
    return Line(asked.ref, CAPTURE, str(seen.money or ""), copy, UNLOGGED, "-", _in_words(seen), what)
