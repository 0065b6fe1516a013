"""Both sides of the same money, joined by id in one pass over a time: what reconciliation looks through.

A pass asks for some rows at a time, by an index, so that it costs the same however long the history is, holds little in
memory and keeps nobody from writing. Each of its lines is one movement of one side, with what the other has of it.
"""

from collections.abc import Iterator, Sequence
from sqlite3 import Row
from typing import NamedTuple

from inapp.domain.attempts import AttemptState
from inapp.domain.disbursements import OVER, Disbursement, DisbursementState
from inapp.domain.model import Attempt, Payment
from inapp.domain.money import Money
from inapp.domain.reconcile import CTRADER
from inapp.domain.reconcile_rules import MATCHED, PAYMENT, OurMoney
from inapp.domain.states import Status
from inapp.store.bookings import ATTEMPTS
from inapp.store.payments import PAYMENTS, UNMATCHED
from inapp.store.psp import DISBURSEMENTS
from inapp.store.rows import Rows

AT_ONCE = 2000
"""Lines of a pass that are asked for at once."""
CLOCK_WAS_SET = 2 * 3_600_000
"""How far from its neighbours a line of a history may be in time, in milliseconds."""
CAPTURES = "('captured', 'mismatched')"
_KINDS = "(" + ", ".join(repr(kind) for kind in sorted(MATCHED)) + ")"


class Line(NamedTuple):
    """One movement of one side: `minor` is signed, `about` what the rows of both sides are found by.

    It is `agreed` if the other side has the same amount once; then `other_at` is the moment there.
    """

    at: int
    source: str
    about: str
    minor: int
    currency: str
    digits: int
    agreed: bool
    other_at: int


_BOOKING = """
    o.external_id AS name, o.state, o.amount, o.type AS our_type, o.login AS our_login, o.settled,
    o.balance_history_id AS number,
    t.id, t.kind, t.about, t.login, t.minor, t.digits, t.at"""
BOOKINGS_TOLD = f"""
SELECT {_BOOKING}, t.currency, t.rowid AS row, t.at AS moment FROM told t LEFT JOIN attempts o ON o.rowid = coalesce(
    (SELECT rowid FROM attempts WHERE external_id = t.about),
    (SELECT rowid FROM attempts WHERE balance_history_id = CAST(t.id AS INTEGER) + 0))
WHERE t.source = 'ctrader' AND t.at >= :since AND t.at < :until AND (t.at, t.rowid) > (:at, :row)
ORDER BY t.at, t.rowid LIMIT :count"""
OUR_BOOKINGS = f"""
SELECT {_BOOKING}, p.currency, p.digits AS our_digits, o.rowid AS row, o.settled AS moment
FROM attempts o JOIN payments p USING (ref)
LEFT JOIN told t ON t.source = 'ctrader' AND t.id = CAST(o.balance_history_id AS TEXT)
WHERE o.state = 'confirmed' AND o.settled >= :since AND o.settled < :until AND (o.settled, o.rowid) > (:at, :row)
ORDER BY o.settled, o.rowid LIMIT :count"""
ITEMS_TOLD = f"""
SELECT t.*, t.rowid AS row, t.at AS moment,
    p.captured_minor, p.captured_currency, p.captured_digits, u.minor AS held_minor, u.currency AS held_currency,
    u.digits AS held_digits, d.state, d.minor AS out_minor, d.currency AS out_currency, d.digits AS out_digits,
    coalesce(u.created, CASE WHEN p.ref IS NOT NULL
        THEN (SELECT min(at) FROM history h WHERE h.ref = p.ref AND h.event IN {CAPTURES})
        ELSE (SELECT max(at) FROM disbursement_history h WHERE h.key = d.key AND h.became = 'paid') END) AS other_at,
    t.about = '' OR EXISTS (SELECT 1 FROM told x WHERE x.source = t.source AND x.about = t.about AND x.about <> ''
        AND x.id <> t.id AND x.kind IN {_KINDS}) AS again
FROM told t LEFT JOIN payments p ON p.psp = t.source AND p.psp_ref = t.about
LEFT JOIN unmatched u ON u.psp = t.source AND u.psp_ref = t.about
LEFT JOIN psp_calls d ON d.rowid = coalesce(
    (SELECT rowid FROM psp_calls WHERE psp = t.source AND result_ref = t.about),
    (SELECT rowid FROM psp_calls WHERE key = t.key AND psp = t.source))
WHERE t.source = :source AND t.at >= :since AND t.at < :until AND t.kind IN {_KINDS} AND (t.at, t.rowid) > (:at, :row)
ORDER BY t.at, t.rowid LIMIT :count"""
_THEIRS = f"""
    (SELECT count(*) FROM told x WHERE x.source = it.psp AND x.about = it.about AND x.about <> ''
        AND x.kind IN {_KINDS}) AS many"""
_FROM = "LEFT JOIN told t ON t.source = it.psp AND t.about = it.about AND t.about <> '' "
_FROM += f"AND t.kind IN {_KINDS}"
OUR_CAPTURES = f"""
SELECT it.*, t.minor AS their_minor, t.currency AS their_currency, t.digits AS their_digits, t.at AS other_at,
    {_THEIRS} FROM (
    SELECT h.seq AS row, h.at AS moment, p.psp, p.psp_ref AS about, p.captured_minor AS minor,
        p.captured_currency AS currency, p.captured_digits AS digits, 1 AS sign, 1 AS last
    FROM history h JOIN payments p USING (ref) WHERE h.seq > :row AND h.seq < :end AND h.event IN {CAPTURES}
        AND h.at >= :since AND h.at < :until AND p.captured_minor > 0 AND p.psp_ref IS NOT NULL
        AND h.seq = (SELECT min(seq) FROM history f WHERE f.ref = h.ref AND f.event IN {CAPTURES})
    ORDER BY h.seq LIMIT :count) AS it {_FROM} GROUP BY it.row ORDER BY it.row"""
OUR_PAYOUTS = f"""
SELECT it.*, t.minor AS their_minor, t.currency AS their_currency, t.digits AS their_digits, t.at AS other_at,
    {_THEIRS} FROM (
    SELECT h.seq AS row, h.at AS moment, d.psp, coalesce(d.result_ref, d.key) AS about, d.minor, d.currency, d.digits,
        CASE WHEN h.became = 'paid' THEN -1 ELSE 1 END AS sign,
        d.state = 'paid' AND (SELECT count(*) FROM disbursement_history f WHERE f.key = h.key AND f.became = 'paid') = 1
            AS last
    FROM disbursement_history h JOIN psp_calls d USING (key) WHERE h.seq > :row AND h.seq < :end
        AND (h.became = 'paid') <> (h.was IS 'paid') AND h.at >= :since AND h.at < :until
    ORDER BY h.seq LIMIT :count) AS it {_FROM} GROUP BY it.row ORDER BY it.row"""
OUR_UNMATCHED = f"""
SELECT it.*, t.minor AS their_minor, t.currency AS their_currency, t.digits AS their_digits, t.at AS other_at,
    {_THEIRS} FROM (
    SELECT rowid AS row, created AS moment, psp, psp_ref AS about, minor, currency, digits, 1 AS sign, 1 AS last
    FROM unmatched WHERE created >= :since AND created < :until AND (created, rowid) > (:at, :row) AND minor > 0
    ORDER BY created, rowid LIMIT :count) AS it {_FROM} GROUP BY it.row ORDER BY it.moment, it.row"""


def _same(minor: int, digits: int, other: int, others: int) -> bool:
    """True if two amounts of one currency are equal, whatever their decimals."""
    return bool(minor * 10 ** max(0, others - digits) == other * 10 ** max(0, digits - others))


def _sent(row: Row) -> tuple[int, int]:
    """The signed minor units and decimals of a booking of ours, from its decimal text."""
    text: str = row["amount"]
    minor = int(text.replace(".", ""))
    return (minor if row["our_type"] == "DEPOSIT" else -minor), len(text.partition(".")[2])


def _is_booked_so(row: Row) -> bool:
    """True if cTrader has a booking of ours exactly as it confirmed it to us; another one of it has another number."""
    if row["state"] != AttemptState.CONFIRMED or row["id"] is None:
        return False
    if str(row["number"]) != row["id"] or row["login"] != row["our_login"] or row["kind"] != row["our_type"]:
        return False
    return row["about"] in (row["name"], "") and _same(row["minor"], row["digits"], *_sent(row))


class Pairs(Rows):
    """Passes over a time, and all that is known of one thing."""

    def bookings_told(self, since: int, until: int) -> Iterator[Line]:
        """cTrader's deposits and withdrawals in a time."""
        for row in self._pass(BOOKINGS_TOLD, since, until):
            about = row["name"] or f"#{row['id']}"
            amount = row["minor"], row["currency"], row["digits"]
            yield Line(row["at"], CTRADER, about, *amount, _is_booked_so(row), row["settled"] or 0)

    def our_bookings(self, since: int, until: int) -> Iterator[Line]:
        """The bookings that were confirmed to us in a time."""
        for row in self._pass(OUR_BOOKINGS, since, until):
            minor, digits = _sent(row)
            amount = minor, row["currency"], digits
            yield Line(row["settled"], CTRADER, row["name"], *amount, _is_booked_so(row), row["at"] or 0)

    def items_told(self, source: str, since: int, until: int) -> Iterator[Line]:
        """A PSP's movements of payers' money in a time."""
        for row in self._pass(ITEMS_TOLD, since, until, source=source):
            about = row["about"] or f"#{row['id']}"
            amount = row["minor"], row["currency"], row["digits"]
            yield Line(row["at"], source, about, *amount, _is_ours(row), row["other_at"] or 0)

    def our_money(self, since: int, until: int) -> Iterator[Line]:
        """What our books say that PSPs took in and gave out in a time."""
        for table, sql in (("history", OUR_CAPTURES), ("disbursement_history", OUR_PAYOUTS), ("", OUR_UNMATCHED)):
            lines = self._lines_of(table, since, until) if table else (0, 0)
            for row in self._pass(sql, since, until, row=lines[0], end=lines[1]):
                minor = row["sign"] * row["minor"]
                agreed = bool(row["last"]) and row["many"] == 1 and row["their_currency"] == row["currency"]
                agreed = agreed and _same(minor, row["digits"], row["their_minor"], row["their_digits"])
                amount = minor, row["currency"], row["digits"]
                yield Line(row["moment"], row["psp"], row["about"], *amount, agreed, row["other_at"] or 0)

    def _pass(self, sql: str, since: int, until: int, row: int = 0, **values: object) -> Iterator[Row]:
        at = since - 1
        while True:
            named = {"since": since, "until": until, "at": at, "row": row, "count": AT_ONCE}
            found = self.db.execute(sql, named | values).fetchall()
            yield from found
            if len(found) < AT_ONCE:
                return
            at, row = found[-1]["moment"], found[-1]["row"]

    def _lines_of(self, table: str, since: int, until: int) -> tuple[int, int]:
        """Numbers of lines of a history before and after a time; clocks that were set back are allowed for."""
        return self._line_at(table, since - CLOCK_WAS_SET) - 1, self._line_at(table, until + CLOCK_WAS_SET) + 1

    def _line_at(self, table: str, at: int) -> int:
        """The first line at or after a moment, by halving: the lines are in the order of time."""
        low, high = 0, int(self.db.execute(f"SELECT coalesce(max(seq), 0) FROM {table}").fetchone()[0]) + 1
        while low < high:
            middle = (low + high) // 2
            line = self.one(f"SELECT seq, at FROM {table} WHERE seq >= ? ORDER BY seq LIMIT 1", middle)
            if line is None or line["at"] >= at:
                high = middle
            else:
                low = int(line["seq"]) + 1
        return low

    def attempt_about(self, about: str) -> tuple[Attempt | None, bool]:
        """The attempt of an external id, and whether another attempt of the same booking is confirmed."""
        attempt = self.first(ATTEMPTS, "external_id = ?", about)
        if attempt is None:
            return None, False
        sql = "SELECT 1 FROM attempts WHERE ref = ? AND leg = ? AND state = 'confirmed' AND external_id <> ?"
        return attempt, self.one(sql, attempt.ref, attempt.booking_type, about) is not None

    def money_about(self, psp: str, about: str, key: str = "") -> OurMoney | None:
        """What our books say of an object at a PSP, by the PSP's reference or the key that it was made with."""
        payment = self.first(PAYMENTS, "psp = ? AND psp_ref = ?", psp, about)
        if payment is not None:
            at = self.captured_at(payment.ref) or payment.updated
            return OurMoney(about, payment.ref, PAYMENT, payment.captured, at)
        funds = self.first(UNMATCHED, "psp = ? AND psp_ref = ?", psp, about)
        if funds is not None:
            return OurMoney(about, funds.ref, PAYMENT, funds.money, funds.created, less_elsewhere=True)
        made = self.first(DISBURSEMENTS, "psp = ? AND result_ref = ?", psp, about)
        made = made or self.first(DISBURSEMENTS, "psp = ? AND key = ?", psp, key or about)
        return self._money_out(about, made) if made else None

    def _money_out(self, about: str, made: Disbursement) -> OurMoney:
        paid = self.one("SELECT max(at) AS at FROM disbursement_history WHERE key = ? AND became = 'paid'", made.key)
        at = (paid["at"] if paid else None) or made.called or made.created
        went = Money(-made.money.minor, made.money.currency, made.money.digits)
        owner = self.one("SELECT status FROM payments WHERE ref = ?", made.ref)
        return OurMoney(
            about,
            made.ref,
            str(made.type),
            went if made.state is DisbursementState.PAID else None,
            at,
            ended=made.state in OVER,
            was_paid=made.reported_paid or bool(paid and paid["at"]),
            at_rest=owner is None or Status(owner["status"]).final,
        )

    def captured_at(self, ref: str) -> int | None:
        """The moment at which our books learned that a deposit was captured."""
        row = self.one(f"SELECT min(at) FROM history WHERE ref = ? AND event IN {CAPTURES}", ref)
        return row[0] if row else None

    def open_deposits(self, statuses: Sequence[Status], after: int, count: int) -> list[tuple[int, Payment]]:
        """Some open deposits in these states, each after its row's number."""
        ended = ", ".join(repr(str(status)) for status in Status if status.final)
        listed = ", ".join(repr(str(status)) for status in statuses)
        sql = (
            f"SELECT rowid AS row, * FROM payments INDEXED BY payments_open WHERE status NOT IN ({ended}) "
            f"AND kind = 'deposit' AND status IN ({listed}) AND rowid > ? ORDER BY rowid LIMIT ?"
        )
        return [(row["row"], PAYMENTS.value(row)) for row in self.all(sql, after, count)]


def _is_ours(row: Row) -> bool:
    """True if a PSP's item is the only one about an object of ours, and has its amount."""
    if row["again"]:
        return False
    amount = row["minor"], row["digits"]
    if row["kind"] == PAYMENT:
        known = row["captured_minor"], row["captured_digits"], row["captured_currency"]
        held = row["held_minor"], row["held_digits"], row["held_currency"]
        minor, digits, currency = known if known[0] is not None else held
    else:
        minor, digits, currency = row["out_minor"], row["out_digits"], row["out_currency"]
        minor = -minor if minor is not None and row["state"] == DisbursementState.PAID else None
    return minor is not None and currency == row["currency"] and _same(*amount, minor, digits)
