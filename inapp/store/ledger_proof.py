"""The proof of the ledger: all postings are made again from the rows of payments and compared with those that stand.

Both sides are read in the order of references, one payment at a time, so that memory does not grow with the books.
"""

import heapq
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from inapp.domain.attempts import AttemptState
from inapp.domain.disbursements import DisbursementState
from inapp.domain.ledger import (
    TRANSITS,
    Balance,
    Entry,
    MoneyEvent,
    booking_event,
    disbursement_event,
    entry_of,
    sums,
    taken_by,
)
from inapp.domain.money import MAX_DIGITS, Money
from inapp.store.ledger import EXCHANGE, OVERDRAFT, Ledger, Line, broken_entry
from inapp.store.ledger_days import LedgerDays
from inapp.store.psp import DISPUTES
from inapp.store.rows import INHERITED, money_of, one_moment

MOST = 100
"""Differences that are told one by one."""
ONE_BY_ONE = re.compile(r"\.(payout|refund)\.[0-9]+$", re.ASCII)
"""Subjects with a history of their own, each line of which has its entry."""


@dataclass(frozen=True, slots=True)
class LedgerProof:
    """What a comparison has found: how many entries there are, how many of them a migration has made from the rows of
    an older database, the first whose hash does not follow, and the differences, at most MOST of them.
    """

    entries: int
    inherited: int
    broken: int | None
    differences: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """True if nothing was changed, forgotten or posted twice."""
        return self.broken is None and not self.differences


def prove(db: LedgerDays) -> LedgerProof:
    """Compare all postings with what the rows tell, as both are at one moment."""
    with one_moment(db.db):
        return _prove(db)


def _prove(db: LedgerDays) -> LedgerProof:
    count = db.one("SELECT count(*), count(*) FILTER (WHERE event = ?) FROM ledger_entries", INHERITED)
    entries, inherited = tuple(count) if count else (0, 0)
    found: list[str] = []
    if (strayed := db.strayed_ledger_day()) is not None:
        found.append(f"the sums at the beginning of {strayed} are not those of the entries before it")
    for difference in _differences(db):
        found.append(difference)
        if len(found) == MOST:
            break
    return LedgerProof(entries, inherited, broken_entry(db), tuple(found))


def _differences(db: Ledger) -> Iterator[str]:
    expected = ((_group(one.ref, one.subject), 0, one) for one in _expected(db))
    posted = ((_group(line.ref, line.subject), 1, line) for line in db.ledger_lines_by_ref())
    both: Iterator[tuple[str, int, Entry | Line]] = heapq.merge(expected, posted, key=lambda item: item[0])
    for _, items in groupby(both, key=lambda item: item[0]):
        rows = [item[2] for item in items]
        entries = [row for row in rows if isinstance(row, Entry)]
        lines = [row for row in rows if isinstance(row, Line)]
        yield from _compared(db, entries, lines)


def _group(ref: str, subject: str) -> str:
    return ref or subject


def _compared(db: Ledger, entries: list[Entry], lines: list[Line]) -> Iterator[str]:
    """The differences of one payment, of unmatched funds, or of one fact."""
    entries = [*entries, *_put_right(db, entries)]
    for subject in sorted({entry.subject for entry in entries} | {line.subject for line in lines}):
        wanted = [entry for entry in entries if entry.subject == subject]
        stands = [line for line in lines if line.subject == subject]
        should = sums(posting for entry in wanted for posting in entry.postings())
        does = sums((line.account, line.money) for line in stands)
        for account, currency in sorted(should.keys() | does.keys()):
            here, there = does.get((account, currency), 0), should.get((account, currency), 0)
            if here != there:
                texts = [Balance(account, currency, total, 2).text for total in (here, there)]
                yield f"{subject}: {account} holds {texts[0]} {currency}, and its rows say {texts[1]}"
        if ONE_BY_ONE.search(subject) and _steps(stands[::2]) != _steps(wanted):
            yield f"{subject}: its entries are not those of its history"


def _steps(rows: Sequence[Entry | Line]) -> list[tuple[str, int]]:
    return [(row.event, row.at) for row in rows if row.event != INHERITED]


def _put_right(db: Ledger, entries: list[Entry]) -> Iterator[Entry]:
    """The entries that follow from the sums of one payment."""
    if not entries or not entries[0].ref:
        return
    ref, at = entries[0].ref, entries[0].at
    bridge: list[Entry] = []
    captured = next((one.money for one in entries if one.event == MoneyEvent.CAPTURED), None)
    booked = next((one.money for one in entries if one.event == MoneyEvent.CREDIT_BOOKED), None)
    if captured and booked and captured.currency != booked.currency:
        subject = f"{ref}.{EXCHANGE}"
        bridge += _entry(MoneyEvent.EXCHANGED_FROM, captured, ref, subject, at)
        bridge += _entry(MoneyEvent.EXCHANGED_INTO, booked, ref, subject, at)
    yield from bridge
    postings = [posting for entry in (*entries, *bridge) for posting in entry.postings()]
    for (account, currency), total in sums(postings).items():
        if account in TRANSITS and total > 0:
            digits = max(money.digits for _, money in postings if money.currency == currency)
            gone = Money(total // 10 ** (MAX_DIGITS - digits), currency, digits)
            payment = db.one("SELECT psp FROM payments WHERE ref = ?", ref)
            if payment:
                subject = f"{ref}.{OVERDRAFT}"
                yield from _entry(MoneyEvent.OVERDRAWN, gone, ref, subject, at, psp=payment["psp"])


def _expected(db: Ledger) -> Iterator[Entry]:
    """What the rows tell, in the order of references; the sums of a payment are put right later."""
    sources = (_captured(db), _booked(db), _disbursed(db), _held(db), _disputed(db), _facts(db))
    return heapq.merge(*sources, key=lambda entry: _group(entry.ref, entry.subject))


def _captured(db: Ledger) -> Iterator[Entry]:
    for row in db.db.execute(
        "SELECT * FROM payments WHERE captured_minor IS NOT NULL OR refunded_elsewhere_minor IS NOT NULL ORDER BY ref"
    ):
        for event in (MoneyEvent.CAPTURED, MoneyEvent.REFUNDED_ELSEWHERE):
            ref, column = row["ref"], f"{event}_"
            yield from _entry(event, money_of(row, column), ref, f"{ref}.{event}", row["updated"], psp=row["psp"])


def _booked(db: Ledger) -> Iterator[Entry]:
    for row in db.db.execute(
        "SELECT attempts.*, currency, digits FROM attempts JOIN payments USING (ref) ORDER BY attempts.ref"
    ):
        event = booking_event(row["leg"], None, AttemptState(row["state"]))
        money = Money.from_text(row["amount"], row["currency"], row["digits"])
        yield from _entry(event, money, row["ref"], row["external_id"], row["started"], login=row["login"])


def _disbursed(db: Ledger) -> Iterator[Entry]:
    for row in db.db.execute(
        "SELECT h.was, h.became, h.at, h.seq <= ledger_since.line AS inherited, c.* FROM disbursement_history AS h "
        "JOIN psp_calls AS c USING (key), ledger_since ORDER BY c.ref, h.seq"
    ):
        was = DisbursementState(row["was"]) if row["was"] else None
        event = disbursement_event(was, DisbursementState(row["became"]))
        for entry in _entry(event, money_of(row), row["ref"], row["key"], row["at"], psp=row["psp"]):
            yield replace(entry, event=INHERITED) if row["inherited"] else entry


def _held(db: Ledger) -> Iterator[Entry]:
    event = MoneyEvent.FUNDS_HELD
    for row in db.db.execute("SELECT * FROM unmatched ORDER BY ref"):
        yield from _entry(event, money_of(row), row["ref"], f"{row['ref']}.{event}", row["created"], psp=row["psp"])


def _disputed(db: Ledger) -> Iterator[Entry]:
    event = MoneyEvent.DISPUTE_TAKEN
    for row in db.db.execute("SELECT * FROM disputes ORDER BY ref"):
        subject = f"{row['ref']}.dispute.{row['id']}"
        yield from _entry(event, taken_by(DISPUTES.value(row)), row["ref"], subject, row["at"], psp=row["psp"])


def _facts(db: Ledger) -> Iterator[Entry]:
    for fact in db.ledger_facts():
        yield from _entry(fact.event, fact.money, fact.ref, fact.subject, fact.at, **fact.names)


def _entry(
    event: MoneyEvent | None, money: Money | None, ref: str, subject: str, at: int, **names: object
) -> Iterator[Entry]:
    made = entry_of(event, money, ref=ref, subject=subject, at=at, **names) if event else None
    if made:
        yield made
