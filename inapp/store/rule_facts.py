"""What rules measure, in few indexed reads: as it is now, or as it was when a line of the history was the last one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from inapp.domain.rules import LIFE, MOST_TIMES
from inapp.domain.states import PaymentType, Status
from inapp.store.rows import Rows

DEAD = ("declined", "expired", "cancelled", "refunded", "refused", "returned")
"""The states of a payment whose money has not moved, or is back."""
_FINAL = tuple(str(status) for status in Status if status.final)
_UNPAID = ("created", "awaiting_payer")
_ARRIVED = ("credited", "paid_out")
_PAID = ("paid", "review")
"""The states that a deposit takes first once its PSP has money of it."""

FAR = 2**62
"""A moment after all others."""

Parts = tuple[int, str, int]
"""Minor units, currency and decimals."""


@dataclass(frozen=True, slots=True)
class Then:
    """A moment, and the last line of the history then; without a line it is now. `ref` is the payment left out."""

    at: int
    ref: str = ""
    line: int | None = None

    @property
    def upto(self) -> int:
        """The moment up to which rows without a state count: now all do, for a clock that was set back undoes none."""
        return FAR if self.line is None else self.at

    @property
    def status(self) -> str:
        """The SQL of the state that a payment `p` has then; NULL before its first line, whatever the clock said."""
        if self.line is None:
            return "p.status"
        # With the primary key's own order: the newest line up to this one.
        lines = f"SELECT became FROM history h WHERE h.ref = p.ref AND h.seq <= {self.line}"
        return f"({lines} ORDER BY h.seq DESC LIMIT 1)"

    @property
    def moment(self) -> str:
        """The SQL of the moment from which a payment `p` counts: its start or, once a deposit is paid, its payment.

        A deposit may be paid long after its start, and after it has ended.
        """
        upto = "" if self.line is None else f" AND h.seq <= {self.line}"
        paid = (
            f"SELECT h.at FROM history h WHERE h.ref = p.ref AND h.became IN {_of(_PAID)}{upto} ORDER BY h.seq LIMIT 1"
        )
        return f"CASE p.kind WHEN 'deposit' THEN max(p.created, coalesce(({paid}), 0)) ELSE p.created END"


@dataclass(frozen=True, slots=True)
class Total:
    """The sums of a user's payments by currency, and the moment of the oldest of them."""

    amounts: tuple[Parts, ...] = ()
    oldest: int | None = None


def _of(values: Sequence[str]) -> str:
    return f"({', '.join(repr(value) for value in values)})"


class RuleFacts(Rows):
    """What rules measure of a user's payments."""

    def totals(
        self, user_id: int, wanted: Collection[tuple[PaymentType, int]], then: Then
    ) -> dict[tuple[PaymentType, int], Total]:
        """The sums of a user's payments by direction and window, in one read; what never moved money does not count."""
        windows = sorted({window for _, window in wanted})
        cases = ", ".join(
            f"sum(minor) FILTER (WHERE began > {_since(window, then)}) AS s{n}, "
            f"min(began) FILTER (WHERE began > {_since(window, then)}) AS o{n}"
            for n, window in enumerate(windows)
        )
        live = f"user_id = ? AND ref <> ? AND {then.status} NOT IN {_of(DEAD)}"
        counted = f"SELECT kind, currency, digits, minor, {then.moment} AS began FROM payments p WHERE {live}"
        sql = f"SELECT kind, currency, digits, {cases} FROM counted GROUP BY 1, 2, 3"
        rows = self.all(f"WITH counted AS MATERIALIZED ({counted}) {sql}", user_id, then.ref)
        found = {}
        for kind, window in wanted:
            n = windows.index(window)
            mine = [row for row in rows if row["kind"] == kind and row[f"s{n}"] is not None]
            parts = tuple((row[f"s{n}"], row["currency"], row["digits"]) for row in mine)
            found[kind, window] = Total(parts, min((row[f"o{n}"] for row in mine), default=None))
        return found

    def young_deposits(self, user_id: int, window: int, then: Then) -> Total:
        """The sum of what a user has paid in lately."""
        where = f"user_id = ? AND kind = 'deposit' AND ref <> ? AND {then.status}"
        sql = f"SELECT minor, currency, digits, {then.moment} AS began FROM payments p WHERE {where}"
        rows = self.all(f"{sql} NOT IN {_of(DEAD + _UNPAID)}", user_id, then.ref)
        young = [row for row in rows if row["began"] > _since(window, then)]
        parts = tuple((row["minor"], row["currency"], row["digits"]) for row in young)
        return Total(parts, min((row["began"] for row in young), default=None))

    def last_paid_in(self, user_id: int, login: int) -> int | None:
        """The moment at which a user last paid in to an account; None if never."""
        now = Then(FAR)
        where = f"user_id = ? AND login = ? AND kind = 'deposit' AND status NOT IN {_of(DEAD + _UNPAID)}"
        row = self.one(f"SELECT max({now.moment}) FROM payments p WHERE {where}", user_id, login)
        return row[0] if row else None

    def open_count(self, user_id: int, kind: PaymentType, then: Then, login: int | None = None) -> int:
        """The number of a user's payments, on one account or all, that are not finished; a deposit until it is paid."""
        states = f"IN {_of(_UNPAID)}" if kind is PaymentType.DEPOSIT else f"NOT IN {_of(_FINAL)}"
        where = f"user_id = ? AND kind = ? AND ref <> ? AND {then.status} {states}"
        also = "coalesce(expires > ?, TRUE) AND login = coalesce(?, login)"
        values = user_id, kind, then.ref, then.at, login
        row = self.one(f"SELECT count(*) FROM payments p WHERE {where} AND {also}", *values)
        return int(row[0]) if row else 0

    def start_times(self, user_id: int, kind: PaymentType, since: int, then: Then) -> list[int]:
        """The moments of a user's newest payments of a direction, the oldest first."""
        where = f"user_id = ? AND created > ? AND created <= ? AND kind = ? AND ref <> ? AND {then.status} IS NOT NULL"
        return self._times("created", f"payments p WHERE {where}", user_id, since, then.at, kind, then.ref)

    def decline_times(self, user_id: int, since: int, then: Then) -> list[int]:
        """The moments of a user's declined tries, the oldest first."""
        return self._times("at", "declines WHERE user_id = ? AND at > ? AND at <= ?", user_id, since, then.at)

    def times_of_cards(self, user_id: int, since: int, then: Then, declined: bool) -> list[int]:
        """The moments of tries with the one of a user's cards that has most of them, whoever tried it."""
        mine = "SELECT DISTINCT f.fingerprint FROM card_facts f JOIN payments p USING (ref) WHERE p.user_id = ?"
        cards = [row[0] for row in self.all(f"{mine} AND f.fingerprint <> '' AND f.at > ?", user_id, since)]
        also = " AND EXISTS (SELECT 1 FROM declines d WHERE d.psp = c.psp AND d.ref = c.ref)" if declined else ""
        tries = f"card_facts c WHERE c.fingerprint = ? AND c.fingerprint <> '' AND c.at > ? AND c.at <= ?{also}"
        return max((self._times("at", tries, card, since, then.at) for card in cards), key=len, default=[])

    def times_of_mark(self, mark: str, since: int, then: Then, declined: bool) -> list[int]:
        """The moments of payments with a mark, or of declined tries at them, whoever tried."""
        if declined:
            tries = "payment_marks m JOIN declines d USING (ref) WHERE m.mark = ? AND d.at > ? AND d.at <= ?"
            return self._times("d.at", tries, mark, since, then.at)
        where = "mark = ? AND at > ? AND at <= ? AND ref <> ?"
        return self._times("at", f"payment_marks WHERE {where}", mark, since, then.at, then.ref)

    def _times(self, column: str, rows: str, *values: object) -> list[int]:
        found = self.all(f"SELECT {column} FROM {rows} ORDER BY {column} DESC LIMIT {MOST_TIMES}", *values)
        return [row[0] for row in reversed(found)]

    def mark_of(self, ref: str, what: str) -> str:
        """The mark of a payment; empty without one."""
        row = self.one("SELECT mark FROM payment_marks WHERE ref = ? AND what = ?", ref, what)
        return row["mark"] if row else ""

    def paid_out_before(self, user_id: int, then: Then) -> tuple[int, int | None]:
        """The number of a user's withdrawals that were paid out, and the moment of the first credited deposit."""
        sql = f"SELECT kind, count(*) AS many, min({then.moment}) AS first FROM payments p WHERE user_id = ? "
        sql += f"AND ref <> ? AND {then.status} IN {_of(_ARRIVED)} GROUP BY kind"
        rows = {row["kind"]: row for row in self.all(sql, user_id, then.ref)}
        out, paid_in = rows.get("withdrawal"), rows.get("deposit")
        return (out["many"] if out else 0), (paid_in["first"] if paid_in else None)

    def first_use(self, user_id: int, psp: str, method: str, instrument: str, then: Then) -> int | None:
        """The moment of a user's first payment by a method, and with an instrument if one is named, that arrived."""
        where = "user_id = ? AND psp = ? AND method = ? AND instrument = coalesce(?, instrument) AND ref <> ?"
        arrived = f"{where} AND {then.status} IN {_of(_ARRIVED)}"
        sql = f"SELECT min({then.moment}) FROM payments p WHERE {arrived}"
        row = self.one(sql, user_id, psp, method, instrument or None, then.ref)
        return row[0] if row else None

    def first_use_of_mark(self, user_id: int, mark: str, then: Then) -> int | None:
        """The moment of a user's first payment to or from a named account that arrived."""
        sql = f"SELECT min({then.moment}) FROM payment_marks m JOIN payments p USING (ref) WHERE m.mark = ? "
        sql += f"AND m.user_id = ? AND p.ref <> ? AND {then.status} IN {_of(_ARRIVED)}"
        row = self.one(sql, mark, user_id, then.ref)
        return row[0] if row else None

    def password_changed(self, user_id: int) -> int | None:
        """The moment at which a user set a new password; None if never."""
        row = self.one("SELECT at FROM password_changes WHERE user_id = ?", user_id)
        return row["at"] if row else None

    def sharers(self, user_id: int, mark: str, then: Then) -> int:
        """The number of other users with a card of this user, or with the account that a payment names."""
        mine = "SELECT f.fingerprint FROM card_facts f JOIN payments p USING (ref) WHERE p.user_id = ? AND f.at <= ?"
        cards = "SELECT o.user_id FROM card_facts c JOIN payments o USING (ref) WHERE c.fingerprint <> '' AND c.at <= ?"
        named = "SELECT user_id FROM payment_marks WHERE what = 'account' AND mark = ? AND at <= ?"
        sql = f"SELECT count(DISTINCT user_id) FROM ({cards} AND c.fingerprint IN ({mine}) UNION {named}) "
        row = self.one(f"{sql} WHERE user_id <> ?", then.upto, user_id, then.upto, mark, then.upto, user_id)
        return int(row[0]) if row else 0

    def card_holders(self, user_id: int, ref: str, then: Then) -> list[str]:
        """The holders that PSPs name for the cards of a user, or for those of one deposit."""
        where = "p.user_id = ? AND f.at <= ? AND f.holder <> '' AND (? = '' OR f.ref = ?)"
        sql = f"SELECT DISTINCT f.holder FROM card_facts f JOIN payments p USING (ref) WHERE {where}"
        return [row[0] for row in self.all(sql, user_id, then.upto, ref, ref)]

    def disputes_since(self, user_id: int, since: int, then: Then, method: tuple[str, str] | None = None) -> list[str]:
        """The references of a user's deposits, of one method or all, that are disputed or were since a moment."""
        lately = "EXISTS (SELECT 1 FROM disputes d WHERE d.ref = p.ref AND d.at > ? AND d.at <= ?)"
        also = " OR p.disputed = 1" if then.line is None else ""
        where = f"user_id = ? AND kind = 'deposit' AND ({lately}{also})"
        rows = self.all(
            f"SELECT ref, psp, method FROM payments p WHERE {where} ORDER BY ref", user_id, since, then.upto
        )
        return [row["ref"] for row in rows if method in (None, (row["psp"], row["method"]))]

    def returnable(self, user_id: int, methods: Collection[tuple[str, str]], since: int, then: Then) -> list[str]:
        """The references of a user's credited deposits by methods that take money back."""
        where = f"user_id = ? AND kind = 'deposit' AND {then.moment} > ? AND {then.status} = 'credited'"
        rows = self.all(f"SELECT ref, psp, method FROM payments p WHERE {where}", user_id, since)
        return [row["ref"] for row in rows if (row["psp"], row["method"]) in methods]


def _since(window: int, then: Then) -> int:
    return 0 if window == LIFE else max(0, then.at - window)
