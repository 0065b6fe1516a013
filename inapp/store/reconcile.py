"""Reconciliation: rows of other sides, the breaks, each day's figures and who has signed them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from inapp.domain.money import MAX_DIGITS
from inapp.domain.reconcile import CTRADER, Break, BreakKind, Found, Resolution, Told, Transfer
from inapp.store.rows import Codec, Rows, Table

TOLD = Table(Told, "SELECT * FROM told WHERE")
TRANSFERS = Table(Transfer, "SELECT * FROM transfers WHERE")
BREAKS = Table(
    Break,
    "SELECT * FROM breaks WHERE",
    {"resolution": Codec(lambda row, column: Resolution(row[column]) if row[column] else None)},
)
LEARNT = """ON CONFLICT (source, id) DO UPDATE SET
batch = iif(excluded.batch = '', batch, excluded.batch), version = coalesce(version, excluded.version),
balance_minor = coalesce(balance_minor, excluded.balance_minor),
balance_currency = coalesce(balance_currency, excluded.balance_currency),
balance_digits = coalesce(balance_digits, excluded.balance_digits)
WHERE excluded.batch NOT IN ('', batch) OR (version IS NULL AND excluded.version IS NOT NULL)
OR (balance_minor IS NULL AND excluded.balance_minor IS NOT NULL)"""
NEVER = -1
"""How often people were told of a break that nobody has been told of."""
OPEN_BREAKS = "gone IS NULL AND resolution IS NULL"


def _facts(row: Told) -> tuple[object, ...]:
    """What never changes of a row; its currency and decimals are learnt from payments of ours, maybe later."""
    return row.kind, row.about, row.login, row.money.minor * 10 ** (MAX_DIGITS - row.money.digits)


@dataclass(frozen=True, slots=True)
class Figures:
    """What one side says of one day and currency, in plain decimals.

    `opening` and what `came`, less what `went`, with what is `carried` over to or from another day and what is
    `broken`, make `closing`, which is what our own books say.
    """

    day: str
    side: str
    currency: str
    opening: str
    came: str
    went: str
    carried: str
    broken: str
    closing: str
    at: int


@dataclass(frozen=True, slots=True)
class ReadTo:
    """How far a source has been read, when, and why not further."""

    source: str
    upto: int
    at: int
    problem: str


@dataclass(frozen=True, slots=True)
class SignOff:
    """A person's name under the figures of a day; `figures` is their hash."""

    day: str
    figures: str
    by: str
    system_user: str
    at: int


FIGURES = Table(Figures, "SELECT * FROM reconciled WHERE")
READ_TO = Table(ReadTo, "SELECT * FROM read_to WHERE")
SIGN_OFFS = Table(SignOff, "SELECT * FROM sign_offs WHERE")


class Reconciliation(Rows):
    """Rows of other sides, breaks, figures and signatures."""

    def keep_told(self, rows: Iterable[Told]) -> list[Told]:
        """Store rows of another side; one that is known already learns its batch and the balance after it.

        Returns those that were told otherwise before. What was told first stays.
        """
        otherwise = []
        for row in rows:
            before = self.first(TOLD, "source = ? AND id = ?", row.source, row.id)
            if before is not None and _facts(before) != _facts(row):
                otherwise.append(row)
            columns = TOLD.columns_of(row)
            names = ", ".join(columns)
            values = ", ".join("?" for _ in columns)
            self.db.execute(f"INSERT INTO told ({names}) VALUES ({values}) {LEARNT}", tuple(columns.values()))
        return otherwise

    def currency_of(self, external_id: str, number: int, login: int) -> tuple[str, int] | None:
        """The currency and decimals of a balance operation, by our booking of it or by the account's last payment."""
        booked = "SELECT currency, digits FROM attempts JOIN payments USING (ref) WHERE"
        row = self.one(f"{booked} external_id = ?", external_id) if external_id else None
        row = row or self.one(f"{booked} balance_history_id = ?", number)
        paid = "SELECT currency, digits FROM payments WHERE login = ? ORDER BY created DESC LIMIT 1"
        row = row or self.one(paid, login)
        return (row[0], row[1]) if row else None

    def told_about(self, source: str, about: str) -> list[Told]:
        """A source's rows about one thing: by what they are matched by, or by their own id after a `#`."""
        column, value = ("id", about[1:]) if about.startswith("#") else ("about", about)
        return self.every(TOLD, f"source = ? AND {column} = ? ORDER BY at, id", source, value)

    def told_of(self, source: str, payment: str) -> list[Told]:
        """A PSP's rows that give back, or take back, what came with one of its payments."""
        return self.every(TOLD, "source = ? AND of = ? AND of <> '' ORDER BY at, id", source, payment)

    def told_balances(self, since: int, until: int) -> Iterator[Told]:
        """cTrader's operations in a time with the balance after each, those of one account in their order."""
        where = (
            "source = 'ctrader' AND at >= ? AND at < ? AND balance_minor IS NOT NULL ORDER BY login, version, at, id"
        )
        return map(TOLD.value, self.db.execute(f"{TOLD.select} {where}", (since, until)))

    def told_booking(self, external_id: str, number: int | None) -> list[Told]:
        """cTrader's operations under an external id or a number of ours."""
        named = self.told_about(CTRADER, external_id)
        if number is not None and str(number) not in {row.id for row in named}:
            named += self.told_about(CTRADER, f"#{number}")
        return named

    def manual_changes(self, since: int, until: int, count: int) -> list[Told]:
        """cTrader's operations in a time that name nothing of ours, the oldest first."""
        where = (
            "source = 'ctrader' AND at >= ? AND at < ? AND NOT EXISTS (SELECT 1 FROM attempts a WHERE "
            "a.external_id = told.about OR a.balance_history_id = CAST(told.id AS INTEGER) + 0) ORDER BY at, id LIMIT ?"
        )
        return self.every(TOLD, where, since, until, count)

    def keep_transfer(self, transfer: Transfer) -> None:
        """Store a transfer to the bank as it stands now."""
        columns = TRANSFERS.columns_of(transfer)
        if not self.update("transfers", "source = ? AND id = ?", (transfer.source, transfer.id), **columns):
            self.insert("transfers", **columns)

    def transfer(self, source: str, transfer_id: str) -> Transfer | None:
        """A transfer to the bank, by the PSP's id."""
        return self.first(TRANSFERS, "source = ? AND id = ?", source, transfer_id)

    def transfers(self, since: int, until: int) -> list[Transfer]:
        """The transfers that were ordered in a time, the oldest first."""
        return self.every(TRANSFERS, "made >= ? AND made < ? ORDER BY made, id", since, until)

    def oldest_open_transfer(self, source: str, since: int) -> int | None:
        """The moment of the oldest transfer from a moment on that is neither at the bank nor returned."""
        sql = "SELECT min(made) FROM transfers WHERE made >= ? AND source = ? AND state = 'expected'"
        row = self.one(sql, since, source)
        return row[0] if row else None

    def read_to(self, source: str) -> ReadTo | None:
        """How far a source has been read."""
        return self.first(READ_TO, "source = ?", source)

    def all_read_to(self) -> list[ReadTo]:
        """How far each source has been read."""
        return self.every(READ_TO, "TRUE ORDER BY source")

    def put_read_to(self, source: str, upto: int, at: int, problem: str = "") -> None:
        """Store how far a source has been read, and why not further."""
        self.db.execute("DELETE FROM read_to WHERE source = ?", (source,))
        self.insert("read_to", source=source, upto=upto, at=at, problem=problem)

    def keep_break(self, found: Found, now: int) -> bool:
        """Store a break that a look has found; True if it is new or has come back."""
        known = self.break_of(found.key)
        fresh = {"minor": found.money.minor, "currency": found.money.currency, "digits": found.money.digits}
        seen = {"last_seen": now, "about": found.about, "text": found.text, "gone": now if found.over else None}
        if known is None:
            made = {"kind": found.kind, "key": found.key, "source": found.source, "ref": found.ref, "at": found.at}
            blank: dict[str, object] = {"owner": "", "note": "", "resolved_by": "", "correction": ""}
            blank |= {"told": NEVER, "opened": now}
            self.insert("breaks", **made, **seen, **fresh, **blank)
            return True
        changed = not known.money.same_as(found.money)
        came_back = known.gone is not None and not found.over
        if found.over and known.gone is not None:
            seen["gone"] = known.gone
        if changed or came_back:  # nobody has resolved this
            seen |= {"resolution": None, "resolved_by": "", "resolved_at": None, "correction": "", "told": NEVER}
        self.update("breaks", "key = ?", (found.key,), **seen, **fresh)
        return (changed or came_back) and not found.over

    def break_of(self, key: str) -> Break | None:
        """The break of a key."""
        return self.first(BREAKS, "key = ?", key)

    def a_break(self, number: int) -> Break | None:
        """The break of a number."""
        return self.first(BREAKS, "number = ?", number)

    def open_breaks(self, after: int = 0, count: int = 1000) -> list[Break]:
        """Some breaks that are neither gone nor resolved, in the order of their numbers."""
        return self.every(BREAKS, f"{OPEN_BREAKS} AND number > ? ORDER BY number LIMIT ?", after, count)

    def breaks_between(self, since: int, until: int, count: int) -> list[Break]:
        """The breaks of a time, open or not, the oldest first."""
        return self.every(BREAKS, "at >= ? AND at < ? ORDER BY at, number LIMIT ?", since, until, count)

    def count_open_breaks(self) -> list[tuple[BreakKind, str, int, int]]:
        """The open breaks as kind, currency, number and the oldest moment."""
        rows = self.all(
            f"SELECT kind, currency, count(*) AS many, min(at) AS since FROM breaks WHERE {OPEN_BREAKS} "
            "GROUP BY kind, currency"
        )
        return [(BreakKind(row["kind"]), row["currency"], row["many"], row["since"]) for row in rows]

    def break_corrected_by(self, correction: str) -> Break | None:
        """The break that a correction of the ledger has put right."""
        return self.first(BREAKS, "correction = ?", correction)

    def change_break(self, number: int, **changes: object) -> None:
        """Change what people and time do to a break."""
        self.update("breaks", "number = ?", (number,), **BREAKS.columns(changes))

    def keep_figures(self, day: str, figures: Sequence[Figures]) -> None:
        """Store the figures of a day in the place of those that are known."""
        self.db.execute("DELETE FROM reconciled WHERE day = ?", (day,))
        for each in figures:
            self.insert("reconciled", **FIGURES.columns_of(each))

    def figures(self, day: str) -> list[Figures]:
        """The figures of a day, by currency and side."""
        return self.every(FIGURES, "day = ? ORDER BY currency, side DESC", day)

    def reconciled_days(self, count: int) -> list[tuple[str, int]]:
        """The newest days that have figures, each with the moment at which they were made, the newest first."""
        rows = self.all("SELECT day, max(at) AS at FROM reconciled GROUP BY day ORDER BY day DESC LIMIT ?", count)
        return [(row["day"], row["at"]) for row in rows]

    def add_sign_off(self, sign_off: SignOff) -> None:
        """Store a signature."""
        self.insert("sign_offs", **SIGN_OFFS.columns_of(sign_off))

    def sign_offs(self, day: str) -> list[SignOff]:
        """The signatures under a day, the oldest first."""
        return self.every(SIGN_OFFS, "day = ? ORDER BY seq", day)
