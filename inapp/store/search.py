"""Search for staff: one `where` that list, count, export and "next" share, keyset pages, and counts that end early.

Nothing here looks at every payment. A path names the index that a filter walks; what no index knows is compared with
the rows of a stretch of it, and a page says where the stretch ended, so that the reader can go on from there.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from inapp.domain.attempts import FREEZING
from inapp.domain.disbursements import UnmatchedFunds
from inapp.domain.identifiers import identifier
from inapp.domain.model import DisputeState, Payment
from inapp.domain.money import MAX_DIGITS, MAX_MINOR
from inapp.domain.search import NOBODY, STATES_OF, Filter, Found, Hit, Queue, Waiting
from inapp.domain.states import NEEDS_PERSON, Status
from inapp.store.disputes import UNSETTLED
from inapp.store.payments import PAYMENTS, UNMATCHED
from inapp.store.reconcile import OPEN_BREAKS
from inapp.store.rows import Rows, marks

AT_MOST = 1000
"""A count goes no further: "more than 1,000" tells as much."""
STRETCH = 5_000
"""The payments of an index that one page compares at most."""
EXPORTED_AT_ONCE = 500
EVER = 2**62
FOUND_AT_MOST = 50
OPEN_DISPUTES = frozenset({DisputeState.WARNED, DisputeState.OPEN, DisputeState.UNDER_REVIEW})
STRANGE_ALERTS = ("strange_entry", "readers_differ", "id_held")
"""The alerts that say of an unknown booking that cTrader shows more than it should."""


def _listed(states: Collection[str]) -> str:
    """States as text, so that a partial index applies, whose own text it repeats."""
    return f"({', '.join(repr(str(state)) for state in sorted(states))})"


WAITS = f"status IN {_listed(NEEDS_PERSON)}"
_FINAL = f"({', '.join(repr(str(status)) for status in Status if status.final)})"
OPEN = f"status NOT IN {_FINAL}"
_OBJECTED = f"state IN {_listed(OPEN_DISPUTES)}"
_DISPUTED = f"SELECT ref, at FROM disputes INDEXED BY disputes_open WHERE {_OBJECTED} UNION ALL {UNSETTLED}"
_ANY_HOLD = "lifted_at IS NULL AND ref IS NOT NULL"
_HELD = f"SELECT ref FROM holds WHERE {_ANY_HOLD}"
_DOUBLE = f"SELECT ref FROM attempts WHERE state IN {_listed(FREEZING)} AND state = 'double'"
_SHOWN_MORE = (
    f"SELECT ref FROM payments WHERE {WAITS} AND status IN {_listed(STATES_OF[Queue.BOOKINGS])} AND EXISTS (SELECT 1 "
    f"FROM alerts WHERE alerts.ref = payments.ref AND code IN {_listed(STRANGE_ALERTS)})"
)
_REFS_OF = {
    Queue.STRANGE: f"{_DOUBLE} UNION {_SHOWN_MORE}",
    Queue.HELD: _HELD,
    Queue.DISPUTES: f"SELECT ref FROM ({_DISPUTED})",
}
"""The queues that are no states: the references in them."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a list: a payment, its place for the next page, and who has taken it."""

    payment: Payment
    place: str
    taken_by: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list. `after` is where the next page begins, empty at the end; `reached` is the moment up to which
    the page looked, if the stretch of the index ended before the page was full.
    """

    rows: list[Listed]
    after: str
    reached: int | None = None


Spot = tuple[int, int]
"""A place in the order of a list: a moment, and the number of a row."""


@dataclass(frozen=True, slots=True)
class Path:
    """How a filter is walked: the index, the condition that it answers, the column that orders the page, its bounds."""

    index: str
    where: str
    values: tuple[object, ...] = ()
    column: str = "updated"
    low: int = 0
    high: int = EVER

    @property
    def down(self) -> bool:
        """True if the newest come first."""
        return self.column == "created"

    @property
    def order(self) -> str:
        """The ORDER BY."""
        way = "DESC" if self.down else "ASC"
        return f"payments.{self.column} {way}, payments.rowid {way}"

    def between(self, begin: Spot | None, end: Spot | None = None) -> tuple[str, tuple[object, ...]]:
        """The condition for what comes after one spot and not after another.

        SQLite walks an index between one pair of bounds: the plain pair is the narrowest, and a plus keeps it from all
        others.
        """
        first, last = (end, begin) if self.down else (begin, end)
        low = max(self.low, first[0]) if first else self.low
        high = min(self.high, last[0]) if last else self.high
        sql, values = f"{self.where} AND {self.column} >= ? AND {self.column} <= ?", (*self.values, low, high)
        for spot, sign in ((begin, "<" if self.down else ">"), (end, ">=" if self.down else "<=")):
            if spot:
                sql, values = f"{sql} AND (+payments.{self.column}, payments.rowid) {sign} (?, ?)", (*values, *spot)
        return sql, values


def path_of(wanted: Filter) -> Path:
    """The index that leaves the least to compare. Queues begin with what has waited longest, lists with the newest."""
    if wanted.queue in _REFS_OF:
        return Path("", f"ref IN ({_REFS_OF[wanted.queue]})")
    states = STATES_OF.get(wanted.queue) if wanted.queue else None
    if states or wanted.state in NEEDS_PERSON:
        return Path("INDEXED BY payments_waiting", WAITS)
    if wanted.taken and wanted.taken != NOBODY:
        return Path("", "ref IN (SELECT ref FROM taken WHERE by = ?)", (wanted.taken,))
    index, where, values = _by_time(wanted)
    until = EVER if wanted.until is None else wanted.until
    return Path(f"INDEXED BY {index}", where, values, "created", wanted.since or 0, until)


def _by_time(wanted: Filter) -> tuple[str, str, tuple[object, ...]]:
    """The index of a list whose newest payments come first, and the condition that it answers besides the time."""
    if wanted.login:
        return "payments_login", "login = ?", (wanted.login,)
    if wanted.user:
        return "payments_user", "user_id = ?", (wanted.user,)
    if wanted.ending:
        return "payments_ending", "instrument <> '' AND substr(instrument, -4) = ?", (wanted.ending,)
    if wanted.state and not wanted.state.final:
        return "payments_open", OPEN, ()
    return "payments_created", "TRUE", ()


def where_of(wanted: Filter, now: int) -> tuple[str, list[object]]:
    """The condition of a filter, the same for its list, its count, its export and what comes next."""
    found: list[tuple[str, tuple[object, ...]]] = []
    if wanted.queue:
        states = STATES_OF.get(wanted.queue)
        found += [(f"status IN {_listed(states)}" if states else f"ref IN ({_REFS_OF[wanted.queue]})", ())]
    for column, value in _EQUAL.items():
        if getattr(wanted, value) not in (None, ""):
            found.append((f"{column} = ?", (getattr(wanted, value),)))
    for sign, text in ((">=", wanted.least), ("<=", wanted.most)):
        if text:
            found.append(_beside(sign, text))
    if wanted.since is not None:
        found.append(("+created >= ?", (wanted.since,)))
    if wanted.until is not None:
        found.append(("+created <= ?", (wanted.until,)))
    if wanted.older is not None:
        found.append(("+updated <= ?", (now - wanted.older,)))
    if wanted.taken == NOBODY:
        found.append(("NOT EXISTS (SELECT 1 FROM taken WHERE taken.ref = payments.ref)", ()))
    elif wanted.taken:
        found.append(("ref IN (SELECT ref FROM taken WHERE by = ?)", (wanted.taken,)))
    if wanted.reason:
        coded = "EXISTS (SELECT 1 FROM attempts AS a WHERE a.ref = payments.ref AND a.code = ?)"
        found.append((f"(reason = ? OR {coded})", (wanted.reason, wanted.reason)))
    if wanted.rule:
        stopped = (
            "EXISTS (SELECT 1 FROM rule_verdicts AS v JOIN rule_records AS r ON r.verdict = v.seq "
            "WHERE v.subject = payments.ref AND r.rule = ? AND r.outcome <> 'allow')"
        )
        found.append((stopped, (wanted.rule,)))
    if wanted.ending:
        found.append(("instrument <> '' AND substr(instrument, -4) = ?", (wanted.ending,)))
    return " AND ".join(sql for sql, _ in found) or "TRUE", [value for _, values in found for value in values]


_EQUAL = {
    "status": "state",
    "kind": "kind",
    "method": "method",
    "currency": "currency",
    "login": "login",
    "user_id": "user",
}
"""The columns that a filter compares with a value, and its fields."""


def _beside(sign: str, text: str) -> tuple[str, tuple[object, ...]]:
    """Amounts on one side of a plain decimal, exact whatever the decimals of each row."""
    bounds = []
    for digits in range(MAX_DIGITS + 1):
        whole, _, part = text.partition(".")
        minor = int(whole + part[:digits].ljust(digits, "0"))
        if sign == ">=" and part[digits:].strip("0"):
            minor += 1
        bounds.append(min(minor, MAX_MINOR + 1))
    cases = " ".join(f"WHEN {digits} THEN ?" for digits in range(MAX_DIGITS + 1))
    return f"minor {sign} CASE digits {cases} END", tuple(bounds)


PSPS = """WITH RECURSIVE known (psp) AS (SELECT min(psp) FROM {table} UNION ALL
    SELECT (SELECT min(psp) FROM {table} AS it WHERE it.psp > known.psp) FROM known WHERE known.psp IS NOT NULL)"""
"""The names of PSPs by jumps through an index that begins with them."""


def _of_psp(table: str, column: str, index: str, ref: str = "ref") -> str:
    known = PSPS.format(table=table)
    return f"{known} SELECT {table}.{ref} FROM known CROSS JOIN {table} {index} USING (psp) WHERE {table}.{column} = ?"


def _spot(place: str) -> Spot | None:
    """A place of an address; None for the beginning, and for what is no place."""
    at, number = map(identifier, place.partition(".")[::2])
    return (at, number) if at and number else None


def _numbers(word: str) -> list[object]:
    found = identifier(word)
    return [found] if found else []


def _texts(word: str) -> list[object]:
    return [word] if word else []


def _capitals(word: str) -> list[object]:
    return list(dict.fromkeys([word, word.upper()])) if word else []


def _addresses(word: str) -> list[object]:
    return [word, word.lower()] if "@" in word else []


def _endings(word: str) -> list[object]:
    return [word] if word.isascii() and word.isdigit() and len(word) == 4 else []


@dataclass(frozen=True, slots=True)
class Place:
    """A column that a word is looked up in by an index, what a row with it is of, and what the word is there."""

    by: str
    hit: Hit
    values: Callable[[str], list[object]]
    sql: str


PLACES: tuple[Place, ...] = (
    Place("reference", Hit.PAYMENT, _capitals, "SELECT ref FROM payments WHERE ref = ?"),
    Place("reference", Hit.UNMATCHED, _capitals, "SELECT ref FROM unmatched WHERE ref = ?"),
    Place("external id", Hit.PAYMENT, _texts, "SELECT ref FROM attempts WHERE external_id = ?"),
    Place("key of a payout or refund", Hit.PAYMENT, _texts, "SELECT ref FROM psp_calls WHERE key = ?"),
    Place("balance history id", Hit.PAYMENT, _numbers, "SELECT ref FROM attempts WHERE balance_history_id = ?"),
    Place("PSP's reference", Hit.PAYMENT, _texts, _of_psp("payments", "psp_ref", "")),
    Place("PSP's reference of a payout or refund", Hit.PAYMENT, _texts, _of_psp("psp_calls", "result_ref", "")),
    Place("PSP's reference", Hit.UNMATCHED, _texts, _of_psp("unmatched", "psp_ref", "")),
    Place("PSP's dispute", Hit.PAYMENT, _texts, _of_psp("disputes", "id", "")),
    Place("user", Hit.USER, _numbers, "SELECT user_id FROM accounts WHERE user_id = ? GROUP BY user_id"),
    Place("user", Hit.USER, _numbers, "SELECT user_id FROM payments WHERE user_id = ? GROUP BY user_id"),
    Place("account", Hit.USER, _numbers, "SELECT user_id FROM accounts WHERE login = ?"),
    Place("account", Hit.USER, _numbers, "SELECT user_id FROM payments WHERE login = ? GROUP BY user_id"),
    Place("e-mail", Hit.USER, _addresses, "SELECT user_id FROM accounts WHERE email = ? COLLATE NOCASE"),
    Place("e-mail", Hit.USER, _addresses, "SELECT user_id FROM users WHERE email = ?"),
    Place(
        "last four figures of a card",
        Hit.PAYMENT,
        _endings,
        "SELECT ref FROM payments WHERE instrument <> '' AND substr(instrument, -4) = ? ORDER BY created DESC",
    ),
    Place(
        "code of an error",
        Hit.PAYMENT,
        _capitals,
        "SELECT ref FROM attempts WHERE code <> '' AND code = ? ORDER BY started DESC",
    ),
)
"""Where the search box looks, the surest first."""


class Search(Rows):
    """What staff look for."""

    def listed(self, wanted: Filter, now: int, after: str = "", count: int = 50) -> Page:
        """A page of the payments that a filter lets through, after a place or from the beginning."""
        path, begin = path_of(wanted), _spot(after)
        end = self._end_of_stretch(path, begin)
        (walked, values), (where, compared) = path.between(begin, end), where_of(wanted, now)
        rows = self.all(
            f"SELECT payments.*, payments.rowid AS place FROM payments {path.index} WHERE {walked} AND {where} "
            f"ORDER BY {path.order} LIMIT ?",
            *(*values, *compared, count + 1),
        )
        names = self._names([row["ref"] for row in rows[:count]])
        shown = [
            Listed(PAYMENTS.value(row), f"{row[path.column]}.{row['place']}", names.get(row["ref"], ""))
            for row in rows[:count]
        ]
        if len(rows) > count:
            return Page(shown, shown[-1].place)
        return Page(shown, f"{end[0]}.{end[1]}", end[0]) if end else Page(shown, "")

    def counted(self, wanted: Filter, now: int) -> tuple[int, bool]:
        """How many payments a filter lets through, and whether there may be more than that."""
        path = path_of(wanted)
        end = self._end_of_stretch(path, None)
        (walked, values), (where, compared) = path.between(None, end), where_of(wanted, now)
        sql = f"SELECT 1 FROM payments {path.index} WHERE {walked} AND {where} LIMIT {AT_MOST + 1}"
        row = self.one(f"SELECT count(*) FROM ({sql})", *values, *compared)
        many = int(row[0]) if row else 0
        return min(many, AT_MOST), many > AT_MOST or end is not None

    def exported(self, wanted: Filter, now: int, after: str) -> tuple[list[Payment], str]:
        """Some payments of an export, and where the next ones begin."""
        page = self.listed(wanted, now, after, EXPORTED_AT_ONCE)
        return [row.payment for row in page.rows], page.after

    def next_of(self, wanted: Filter, now: int, place: str) -> str | None:
        """The reference of the payment that follows a place of a list, or of its first one after the last."""
        for after in (place, ""):
            page = self.listed(wanted, now, after, 1)
            if page.rows:
                return page.rows[0].payment.ref
        return None

    def place_of(self, wanted: Filter, ref: str) -> str:
        """The place of a payment in the order of a list, empty for an unknown one."""
        column = path_of(wanted).column
        row = self.one(f"SELECT {column} AS at, rowid AS place FROM payments WHERE ref = ?", ref)
        return f"{row['at']}.{row['place']}" if row else ""

    def waiting(self) -> dict[Queue, Waiting]:
        """How much waits in each queue, and since when; each is read from an index of what waits alone."""
        found = {queue: self._waiting_in(states) for queue, states in STATES_OF.items()}
        found |= {queue: self._waiting_among(refs) for queue, refs in _REFS_OF.items()}
        found[Queue.HELD] = self._oldest(
            f"SELECT at FROM holds JOIN payments USING (ref) WHERE {_ANY_HOLD} ORDER BY at"
        )
        found[Queue.DISPUTES] = self._oldest(f"SELECT at FROM ({_DISPUTED}) ORDER BY at")
        held = "SELECT created AS at FROM unmatched INDEXED BY unmatched_held WHERE state = 'parked' ORDER BY created"
        found[Queue.UNMATCHED] = self._oldest(held)
        found[Queue.BREAKS] = self._oldest(f"SELECT opened AS at FROM breaks WHERE {OPEN_BREAKS} ORDER BY number")
        return {queue: found[queue] for queue in Queue}

    def _waiting_in(self, states: Collection[Status]) -> Waiting:
        indexed = f"FROM payments INDEXED BY payments_waiting WHERE {WAITS} AND status"
        oldest = [
            row["updated"]
            for state in states
            if (row := self.one(f"SELECT updated {indexed} = ? ORDER BY updated LIMIT 1", state))
        ]
        found = self._oldest(f"SELECT updated AS at {indexed} IN {_listed(states)}")
        return Waiting(found.count, found.more, min(oldest, default=None))

    def _waiting_among(self, refs: str) -> Waiting:
        return self._oldest(f"SELECT updated AS at FROM payments WHERE ref IN ({refs}) ORDER BY updated")

    def _oldest(self, sql: str) -> Waiting:
        """The count of some rows and the oldest of their moments, both of the first ones alone."""
        row = self.one(f"SELECT count(*) AS many, min(at) AS since FROM ({sql} LIMIT {AT_MOST + 1})")
        many, since = (row["many"], row["since"]) if row else (0, None)
        return Waiting(min(many, AT_MOST), many > AT_MOST, since)

    def unmatched_page(self, after: str = "", count: int = 50) -> tuple[list[UnmatchedFunds], str]:
        """Some unmatched funds that wait for people, the oldest first, and where the next ones begin."""
        at, _, ref = after.partition(".")
        where = "state = 'parked' AND (created, ref) > (?, ?) ORDER BY created, ref LIMIT ?"
        found = self.every(UNMATCHED, where, identifier(at) or 0, ref, count + 1)
        return found[:count], f"{found[count - 1].created}.{found[count - 1].ref}" if len(found) > count else ""

    def found(self, word: str) -> list[Found]:
        """What one word of staff may name: any reference, id, number, address or code that stands in a row."""
        hits: dict[tuple[Hit, str], Found] = {}
        for place in PLACES:
            for value in place.values(word):
                for row in self.all(f"{place.sql} LIMIT {FOUND_AT_MOST}", *[value] * place.sql.count("?")):
                    if row[0] is not None:
                        hits.setdefault((place.hit, str(row[0])), Found(place.hit, str(row[0]), place.by))
        return list(hits.values())[:FOUND_AT_MOST]

    def _end_of_stretch(self, path: Path, begin: Spot | None) -> Spot | None:
        """The last place that one page compares, None if the index ends before."""
        walked, values = path.between(begin)
        row = self.one(
            f"SELECT {path.column} AS at, rowid AS place FROM payments {path.index} WHERE {walked} "
            f"ORDER BY {path.order} LIMIT 1 OFFSET {STRETCH}",
            *values,
        )
        return (row["at"], row["place"]) if row else None

    def _names(self, refs: list[str]) -> dict[str, str]:
        rows = self.all(f"SELECT ref, by FROM taken WHERE ref IN {marks(refs)}", *refs)
        return {row["ref"]: row["by"] for row in rows}
