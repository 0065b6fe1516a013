"""The ledger's rows: entries with their postings, written in the transaction of the event that they follow."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from inapp.domain.ledger import FACTS, TRANSITS, Balance, Entry, Fact, MoneyEvent, entry_of
from inapp.domain.model import Payment
from inapp.domain.money import Money
from inapp.store.rows import INHERITED, Rows, money_of

EVER = 2**62
AGAIN = "#"
"""What stands in the subject of a fact before its number if it was told otherwise before."""
OVERDRAFT, EXCHANGE = "overdraft", "exchange"
"""The ends of the subjects under which a payment's sums are put right."""
IN_TRANSIT = f"""
    SELECT e.subject, p.currency, p.digits, sum(p.minor) AS minor FROM ledger_entries AS e
    CROSS JOIN ledger_postings AS p ON p.entry = e.id CROSS JOIN ledger_accounts AS a ON a.id = p.account
    WHERE e.ref = ? AND a.name IN ({", ".join(repr(name) for name in sorted(TRANSITS))})
    GROUP BY e.subject, p.currency, p.digits
"""
"""A CROSS JOIN keeps SQLite to this order: a payment has few entries, and a transit account has all postings."""
LINES = """
    SELECT e.id, e.event, e.ref, e.subject, e.at, a.name, p.minor, p.currency, p.digits FROM ledger_postings AS p
    JOIN ledger_accounts AS a ON a.id = p.account JOIN ledger_entries AS e ON e.id = p.entry
"""


POSTING = "INSERT INTO ledger_postings SELECT ?, ?, id, ?, ?, ? FROM ledger_accounts WHERE name = ?"
OPEN_ITEMS = """
    SELECT CASE e.ref WHEN '' THEN e.subject ELSE e.ref END AS about, min(e.at) AS since, p.currency, p.digits,
        sum(p.minor) AS minor
    FROM ledger_postings AS p JOIN ledger_accounts AS a ON a.id = p.account JOIN ledger_entries AS e ON e.id = p.entry
    WHERE a.name = ? GROUP BY about, p.currency, p.digits
"""
BY_REF = "CASE ref WHEN '' THEN subject ELSE ref END"
"""The order of references; what has none stands under its own subject."""


@dataclass(frozen=True, slots=True)
class Line:
    """One posting with its entry: `money` is what its account grows by."""

    id: int
    event: str
    ref: str
    subject: str
    at: int
    account: str
    money: Money


@dataclass(frozen=True, slots=True)
class OpenItem:
    """What an account holds for one payment or one fact, and since when something stands there."""

    about: str
    since: int
    balance: Balance


class Ledger(Rows):
    """Entries, their postings and the accounts of both. What moves money calls `post`, and nothing else writes them."""

    def post_fact(self, fact: Fact) -> bool:
        """Keep and post a fact; False if its subject is known. Raises ValueError for an event that is no fact."""
        if fact.event not in FACTS:
            raise ValueError(f"{fact.event} is told by the row that it happens to")
        if self.one("SELECT 1 FROM ledger_facts WHERE subject = ?", fact.subject):
            return False
        self.insert(
            "ledger_facts",
            subject=fact.subject,
            event=fact.event,
            ref=fact.ref,
            names=json.dumps(fact.names, sort_keys=True),
            minor=fact.money.minor,
            currency=fact.money.currency,
            digits=fact.money.digits,
            at=fact.at,
            by=fact.by,
            reason=fact.reason,
        )
        self.post(fact.event, fact.money, ref=fact.ref, subject=fact.subject, at=fact.at, **fact.names)
        return True

    def post_facts(self, facts: Iterable[Fact]) -> None:
        """Keep and post some facts; of one that is known with another amount, the difference."""
        for fact in facts:
            if not self.post_fact(fact):
                self._post_again(fact)

    def _post_again(self, fact: Fact) -> None:
        """Post what a fact is told as now beyond what was posted of it, under a subject of its own."""
        told = self.all(
            "SELECT minor, currency, digits FROM ledger_facts WHERE subject = ? OR subject > ? AND subject < ?",
            *(fact.subject, f"{fact.subject}{AGAIN}", f"{fact.subject}{chr(ord(AGAIN) + 1)}"),
        )
        sums = self._sums(told)
        was = {currency: Money(total, currency, digits) for currency, (total, digits) in sums.items()}
        now = was.pop(fact.money.currency, None)
        gone = (Money(-one.minor, one.currency, one.digits) for one in was.values())
        changes = [*_difference(now, fact.money), *gone]
        for n, money in enumerate((one for one in changes if one.minor), len(told) + 1):
            self.post_fact(replace(fact, subject=f"{fact.subject}{AGAIN}{n}", money=money))

    def ledger_fact(self, subject: str) -> Fact | None:
        """The fact of a subject."""
        row = self.one("SELECT * FROM ledger_facts WHERE subject = ?", subject)
        return _fact(row) if row else None

    def ledger_facts(self) -> Iterator[Fact]:
        """All facts in the order of `ledger_lines_by_ref`."""
        for row in self.db.execute(f"SELECT * FROM ledger_facts ORDER BY {BY_REF}, rowid"):
            yield _fact(row)

    def post(
        self, event: MoneyEvent | None, money: Money | None, *, ref: str, subject: str, at: int, **names: object
    ) -> None:
        """Write the entry of an event, and what follows for its payment; nothing where no money moves."""
        entry = entry_of(event, money, ref=ref, subject=subject, at=at, **names) if event else None
        if entry is None:
            return
        self._write(entry)
        if entry.debit in TRANSITS or entry.credit in TRANSITS:
            self._put_right(ref, at)

    def post_payment(self, before: Payment, after: Payment, at: int) -> None:
        """Post what a PSP has captured of a payment since, and what was given back without an order of ours."""
        told = (
            (MoneyEvent.CAPTURED, before.captured, after.captured),
            (MoneyEvent.REFUNDED_ELSEWHERE, before.refunded_elsewhere, after.refunded_elsewhere),
        )
        for event, was, now in told:
            if was != now:
                subject = f"{after.ref}.{event}"
                self.post_change(event, was, now, ref=after.ref, subject=subject, at=at, psp=after.psp)

    def post_change(
        self, event: MoneyEvent, was: Money | None, now: Money | None, *, ref: str, subject: str, at: int, psp: str
    ) -> None:
        """Post the difference between two amounts of one event; one of another currency takes the first back."""
        for money in _difference(was, now):
            self.post(event, money, ref=ref, subject=subject, at=at, psp=psp)

    def _put_right(self, ref: str, at: int) -> None:
        """Bridge the currencies of a booked payment, and move to suspense what transit accounts cannot give.

        Both follow from sums and not from the order of events.
        """
        posted = self.all(IN_TRANSIT, ref)
        sums = self._sums(posted)
        if len(sums) == 1 and next(iter(sums.values()))[0] <= 0 and not self._of(posted, ref, OVERDRAFT):
            return  # nearly always
        payment = self.one("SELECT * FROM payments WHERE ref = ?", ref)
        if payment is None:
            return
        captured = money_of(payment, "captured_")
        if captured is not None and captured.currency != payment["currency"]:
            self._bridge(ref, captured, self._sums(self._of(posted, ref, EXCHANGE)), at)
            posted = self.all(IN_TRANSIT, ref)
        moved = self._sums(self._of(posted, ref, OVERDRAFT))
        for currency, (total, digits) in self._sums(posted).items():
            already = -moved[currency][0] * 10 ** (digits - moved[currency][1]) if currency in moved else 0
            overdrawn = Money(max(0, total + already) - already, currency, digits)
            subject = f"{ref}.{OVERDRAFT}"
            self._write_any(
                entry_of(MoneyEvent.OVERDRAWN, overdrawn, ref=ref, subject=subject, at=at, psp=payment["psp"])
            )

    def _bridge(self, ref: str, captured: Money, posted: dict[str, tuple[int, int]], at: int) -> None:
        row = self.one(
            "SELECT amount, currency, digits FROM attempts JOIN payments USING (ref) "
            "WHERE attempts.ref = ? AND leg = 'credit' AND state = 'confirmed'",
            ref,
        )
        if row is None:
            return
        booked = Money.from_text(row["amount"], row["currency"], row["digits"])
        for event, money, sign in (
            (MoneyEvent.EXCHANGED_FROM, captured, 1),
            (MoneyEvent.EXCHANGED_INTO, booked, -1),
        ):
            total, digits = posted.get(money.currency, (0, money.digits))
            for rest in _difference(Money(sign * total, money.currency, digits), money):
                self._write_any(entry_of(event, rest, ref=ref, subject=f"{ref}.{EXCHANGE}", at=at))

    @staticmethod
    def _of(rows: Sequence[sqlite3.Row], ref: str, what: str) -> list[sqlite3.Row]:
        return [row for row in rows if row["subject"] == f"{ref}.{what}"]

    @staticmethod
    def _sums(rows: Sequence[sqlite3.Row]) -> dict[str, tuple[int, int]]:
        """The sums by currency, in the decimals of the finest."""
        found: dict[str, tuple[int, int]] = {}
        for row in rows:
            total, digits = found.get(row["currency"], (0, row["digits"]))
            finest = max(digits, row["digits"])
            total = total * 10 ** (finest - digits) + row["minor"] * 10 ** (finest - row["digits"])
            found[row["currency"]] = total, finest
        return found

    def _write_any(self, entry: Entry | None) -> None:
        if entry is not None:
            self._write(entry)

    def _write(self, entry: Entry) -> None:
        last = self.one("SELECT id, chain FROM ledger_entries ORDER BY id DESC LIMIT 1")
        number = last["id"] + 1 if last else 1
        before = "" if last is None else last["chain"] or self._inherited_chain()
        postings = entry.postings()
        for n, (account, money) in enumerate(postings):
            row = (number, n, money.minor, money.currency, money.digits, account)
            if self.db.execute(POSTING, row).rowcount == 0:
                self.insert("ledger_accounts", name=account)
                self.db.execute(POSTING, row)
        seal = (number, entry.event, entry.ref, entry.subject, entry.at)
        chain = chain_of(before, seal, [(name, *_parts(money)) for name, money in postings])
        self.db.execute("INSERT INTO ledger_entries VALUES (?, ?, ?, ?, ?, ?)", (*seal, chain))

    def _inherited_chain(self) -> str:
        """The hash over entries that a migration wrote, which SQL cannot compute."""
        chain = ""
        for seal, postings, _ in _sealed(self):
            chain = chain_of(chain, seal, postings)
        return chain

    def corrections(self, names: dict[str, str], money: Money, reason: str) -> tuple[int, int]:
        """How many corrections there are, and how many of them with these accounts, this amount and this reason."""
        row = self.one(
            "SELECT count(*), count(*) FILTER (WHERE names = ? AND minor = ? AND currency = ? AND digits = ? "
            "AND reason = ?) FROM ledger_facts WHERE event = ?",
            *(json.dumps(names, sort_keys=True), *_parts(money), reason, MoneyEvent.CORRECTED),
        )
        return (row[0], row[1]) if row else (0, 0)

    def corrected(self, credit: str, debit: str, currency: str, since: int) -> list[Money]:
        """The amounts that corrections have moved from one account to another since a moment."""
        names = json.dumps({"credit": credit, "debit": debit}, sort_keys=True)
        where = "event = ? AND names = ? AND currency = ? AND at >= ?"
        sql = f"SELECT minor, currency, digits FROM ledger_facts WHERE {where}"
        return [Money(*row) for row in self.all(sql, MoneyEvent.CORRECTED, names, currency, since)]

    def ledger_lines(self, account: str, count: int) -> list[Line]:
        """The newest postings of an account, the newest first."""
        where = "WHERE a.name = ? ORDER BY p.entry DESC, p.n DESC LIMIT ?"
        return [_line(row) for row in self.all(f"{LINES} {where}", account, count)]

    def open_ledger_items(self, account: str) -> list[OpenItem]:
        """What an account holds for each payment or fact that has not come to zero, the oldest first."""
        found: dict[tuple[str, str], OpenItem] = {}
        for row in self.all(OPEN_ITEMS, account):
            key = row["about"], row["currency"]
            known = found.get(key) or OpenItem(key[0], row["since"], Balance(account, key[1], 0, 0))
            grown = known.balance.plus(Money(row["minor"], row["currency"], row["digits"]))
            found[key] = OpenItem(key[0], min(known.since, row["since"]), grown)
        return sorted((one for one in found.values() if one.balance.total), key=lambda one: one.since)

    def ledger_accounts(self, until: int | None = None) -> list[tuple[str, int]]:
        """Every account that something was posted to before a moment, with its first posting."""
        sql = (
            "SELECT a.name, min(e.at) AS at FROM ledger_postings AS p JOIN ledger_accounts AS a ON a.id = p.account "
            "JOIN ledger_entries AS e ON e.id = p.entry WHERE e.at < ? GROUP BY a.name ORDER BY a.name"
        )
        return [(row["name"], row["at"]) for row in self.all(sql, until or EVER)]

    def ledger_entry_lines(self, until: int | None = None) -> Iterator[Line]:
        """All postings of entries before a moment, in the order of the entries."""
        sql = f"{LINES} WHERE e.at < ? ORDER BY e.id, p.n"
        return map(_line, self.db.execute(sql, (until or EVER,)))

    def ledger_lines_by_ref(self) -> Iterator[Line]:
        """All postings in the order of references, those of one the oldest first."""
        return map(_line, self.db.execute(f"{LINES} ORDER BY {BY_REF}, e.id, p.n"))

    def ledger_balances(self, until: int | None = None) -> list[Balance]:
        """The balance of each account and currency before a moment; accounts that are even are left out."""
        sql = (
            "SELECT a.name, p.currency, p.digits, sum(p.minor) AS minor FROM ledger_postings AS p "
            "JOIN ledger_accounts AS a ON a.id = p.account JOIN ledger_entries AS e ON e.id = p.entry "
            "WHERE e.at < ? GROUP BY a.name, p.currency, p.digits ORDER BY a.name, p.currency"
        )
        found: dict[tuple[str, str], Balance] = {}
        for row in self.all(sql, until or EVER):
            key = row["name"], row["currency"]
            grown = Money(row["minor"], row["currency"], row["digits"])
            found[key] = found.get(key, Balance(*key, 0, 0)).plus(grown)
        return [balance for balance in found.values() if balance.total]

    def has_ledger_account(self, name: str) -> bool:
        """True if something was ever posted to an account."""
        return self.one("SELECT 1 FROM ledger_accounts WHERE name = ?", name) is not None


def broken_entry(rows: Rows) -> int | None:
    """The first entry whose hash does not follow from the one before it, or whose number does, or None if all hold."""
    chain, inherited, number = "", True, 0
    for seal, postings, kept in _sealed(rows):
        chain, number = chain_of(chain, seal, postings), number + 1
        inherited = inherited and seal[1] == INHERITED and kept is None
        if seal[0] != number or (kept != chain and not inherited):
            return int(seal[0])
    return None


def _sealed(rows: Rows) -> Iterator[tuple[tuple[int, str, str, str, int], list[tuple[str, int, str, int]], str | None]]:
    """Each entry, its postings, and its hash as it is stored."""
    sql = (
        "SELECT e.*, a.name, p.minor, p.currency, p.digits FROM ledger_entries AS e "
        "LEFT JOIN ledger_postings AS p ON p.entry = e.id LEFT JOIN ledger_accounts AS a ON a.id = p.account "
        "ORDER BY e.id, p.n"
    )
    seal, postings, chain = None, [], None
    for row in rows.db.execute(sql):
        if seal is not None and seal[0] != row["id"]:
            yield seal, postings, chain
            postings = []
        seal, chain = (row["id"], row["event"], row["ref"], row["subject"], row["at"]), row["chain"]
        postings.append((row["name"], row["minor"], row["currency"], row["digits"]))
    if seal is not None:
        yield seal, postings, chain


def chain_of(before: str, seal: Iterable[object], postings: Iterable[Iterable[object]]) -> str:
    """The hash of an entry, by its columns and those of its postings, that follows on the hash before."""
    lines = [before, *map(str, seal), *(" ".join(map(str, posting)) for posting in postings)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _parts(money: Money) -> tuple[int, str, int]:
    return money.minor, money.currency, money.digits


def _difference(was: Money | None, now: Money | None) -> list[Money]:
    """What has to be posted so that `now` stands where `was` stood."""
    if was is not None and now is not None and was.currency == now.currency:
        return [now.less([was])]
    gone = [Money(-was.minor, was.currency, was.digits)] if was else []
    return gone + ([now] if now else [])


def _fact(row: sqlite3.Row) -> Fact:
    money, names = Money(row["minor"], row["currency"], row["digits"]), json.loads(row["names"])
    return Fact(row["subject"], MoneyEvent(row["event"]), money, row["at"], names, row["ref"], row["by"], row["reason"])


def _line(row: sqlite3.Row) -> Line:
    money = Money(row["minor"], row["currency"], row["digits"])
    return Line(row["id"], row["event"], row["ref"], row["subject"], row["at"], row["name"], money)
