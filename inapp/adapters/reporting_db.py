"""The reader of cTrader's Reporting DB: a PostgreSQL replica, read over one short session for each question.

Tables and columns are those that brokers see in it (docs.spotware.com/Repo_DB names the database, its user and its
lag); docs/readers.md lists what only a live server can confirm.
"""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pg8000 import native
from pg8000.exceptions import DatabaseError, InterfaceError

from inapp.domain.errors import NotSent, OutcomeUnknown
from inapp.domain.readers import BalanceEntry, Reading, chains, since_then, type_of
from inapp.domain.setting_types import LOOPBACK
from inapp.reader_settings import ReportingDbSettings

COLUMNS = {
    "balance_history": (
        "balance_history_id trader_id delta balance operation_type description create_timestamp external_note "
        "balance_version source external_id is_precise_money"
    ).split(),
    "trader": ["trader_id", "login"],
}
"""What is read, by table; no other table or column is."""
ALL_TYPES_BEHIND_MS = 60_000
"""How far the newest row of any type lies behind what a source without replay time may still lack."""
CANCELLED = {"57014", "40001", "40P01"}
"""PostgreSQL's codes for a statement that was cancelled: by its timeout, or by the replay of a standby."""
ENTRY = """b.balance_history_id::bigint, coalesce(b.external_id, '')::text, t.login::bigint, b.operation_type::int,
    b.delta::bigint, b.is_precise_money::bool, b.balance::bigint, b.balance_version::bigint,
    round(extract(epoch FROM b.create_timestamp) * 1000)::bigint, coalesce(b.external_note, '')::text,
    coalesce(b.description, '')::text, coalesce(b.source, '')::text"""


class ReportingDb:
    """Reads balance operations as a replica shows them; it writes nothing."""

    name = "reporting_db"
    must_prove_itself = True

    def __init__(self, settings: ReportingDbSettings, ctrader: str) -> None:
        self._settings = settings
        where = f"{settings.host}:{settings.port}/{settings.name}/{settings.schema}"
        self.place = f"{ctrader} {where}"
        self._schema = f'"{settings.schema}"'

    def read(self, login: int, since: int) -> Reading:
        """The operations of a login from `since` on, after the last one before it. Raises NotSent or OutcomeUnknown."""
        with self._session() as session:
            watermark = self._watermark(session)  # first: every later statement sees at least as much
            traders = session.run(f"SELECT trader_id FROM {self._schema}.trader WHERE login = :login", login=login)
            if len(traders) != 1:
                raise OutcomeUnknown(f"{len(traders)} traders have this login")
            since_moment = _moment("since")
            rows = session.run(  # one look at the rows of the trader, whatever index there is
                f"SELECT {ENTRY} FROM (SELECT *, max(balance_version) FILTER (WHERE create_timestamp < {since_moment}) "
                f"OVER () AS before FROM {self._schema}.balance_history WHERE trader_id = :trader) b "
                "CROSS JOIN (SELECT :login::bigint AS login) t "
                f"WHERE b.create_timestamp >= {since_moment} OR b.balance_version = b.before",
                trader=traders[0][0],
                login=login,
                since=since,
            )
        entries = [_entry(row) for row in rows]
        return Reading(since_then(entries, since), watermark, complete=chains(entries))

    def read_all(self, since: int, until: int) -> Reading:
        """The deposits and withdrawals of every login in a time. Raises NotSent or OutcomeUnknown."""
        with self._session() as session:
            watermark = self._watermark(session)
            rows = session.run(
                f"SELECT {ENTRY} FROM {self._tables} WHERE b.operation_type IN (0, 1) "
                f"AND b.create_timestamp >= {_moment('since')} AND b.create_timestamp < {_moment('until')}",
                since=since,
                until=until,
            )
        return Reading(tuple(_entry(row) for row in rows), watermark, complete=watermark >= until)

    def check(self) -> list[str]:
        """Whether we get in, the tables are as we know them, and the user may read no more than it needs."""
        try:
            with self._session() as session:
                missing = [*self._missing(session)]
                return missing or [*self._too_many_rights(session)]
        except (NotSent, OutcomeUnknown) as failure:
            return [f"The Reporting DB gives no answer that can be used: {failure}."]

    @property
    def _tables(self) -> str:
        return f"{self._schema}.balance_history b JOIN {self._schema}.trader t USING (trader_id)"

    def _missing(self, session: native.Connection) -> Iterator[str]:
        """The tables and columns that a new version of cTrader has renamed, or that the user may not see."""
        found = session.run(
            "SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = :schema",
            schema=self._settings.schema,
        )
        known = {tuple(row) for row in found}
        for table, columns in COLUMNS.items():
            lacking = [column for column in columns if (table, column) not in known]
            if lacking == columns:
                yield f"The schema {self._settings.schema} shows no table {table}: see CTRADER_REPORTING_DB_SCHEMA."
            elif lacking:
                yield f"The table {table} has no column {', '.join(lacking)}: cTrader's schema has changed."

    def _too_many_rights(self, session: native.Connection) -> Iterator[str]:
        found = session.run(
            "SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = :schema AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition "
            "AND has_table_privilege(c.oid, 'SELECT') ORDER BY 1",
            schema=self._settings.schema,
        )
        others = [name for (name,) in found if name not in COLUMNS]
        if others:
            tokens = " Whoever reads manager can act as a manager." if "manager" in others else ""
            yield f"The user may also read {', '.join(others)}: ask for one that may read two tables.{tokens}"

    def _watermark(self, session: native.Connection) -> int:
        """The moment up to which the source may lack nothing, by its own clock; 0 if it tells none.

        On a standby it is the last replayed commit. That is null until a first one comes, and on other kinds of
        replicas: then it is the newest operation of any type, less a minute, since commits may overlap.
        """
        ((standby, replayed, now),) = session.run(
            "SELECT pg_is_in_recovery(), floor(extract(epoch FROM pg_last_xact_replay_timestamp()) * 1000)::bigint, "
            "floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint"
        )
        if standby and replayed is not None:
            return min(int(replayed), int(now))
        ((newest,),) = session.run(
            "SELECT floor(extract(epoch FROM max(create_timestamp)) * 1000)::bigint "
            f"FROM {self._schema}.balance_history"
        )
        return 0 if newest is None else min(int(newest), int(now)) - ALL_TYPES_BEHIND_MS

    @contextmanager
    def _session(self) -> Iterator[native.Connection]:
        """A session that can only read. Raises NotSent before anything was asked, OutcomeUnknown afterwards."""
        session = self._connected()
        try:
            session.run(
                "SET default_transaction_read_only = on; "
                f"SET statement_timeout = {self._settings.timeout_ms}; "
                "SET jit = off"  # compiling takes longer than looking through the rows
            )
            yield session
        except DatabaseError as failure:
            raise OutcomeUnknown(_reason(failure)) from None
        except (InterfaceError, OSError, ssl.SSLError) as failure:
            raise OutcomeUnknown(type(failure).__name__) from None
        finally:
            _close(session)

    def _connected(self) -> native.Connection:
        """Raises NotSent; no text of the driver or the server goes on, since it might repeat what we sent."""
        ours = self._settings
        try:
            return native.Connection(
                ours.user,
                host=ours.host,
                port=ours.port,
                database=ours.name,
                password=ours.password,
                # A tunnel begins on this machine. To prepare TLS too reads all certificates: a quarter of a look-up.
                ssl_context=False if ours.host in LOOPBACK else None,
                timeout=ours.timeout_ms / 1000 + 2,
                application_name="cashier",
            )
        except DatabaseError as failure:
            raise NotSent(_reason(failure)) from None
        except (InterfaceError, OSError, ssl.SSLError) as failure:
            raise NotSent(f"connect: {type(failure).__name__}") from None


def _close(session: native.Connection) -> None:
    try:
        session.close()
    except (InterfaceError, OSError):
        return


def _moment(name: str) -> str:
    """A parameter in milliseconds as the column has it: UTC, without a zone."""
    return f"(to_timestamp(:{name}::bigint / 1000.0) AT TIME ZONE 'UTC')"


def _reason(failure: DatabaseError) -> str:
    """PostgreSQL's code alone (postgresql.org, Appendix A)."""
    told: Any = failure.args[0] if failure.args else {}
    code = told.get("C", "") if isinstance(told, dict) else ""
    return f"the statement was cancelled ({code})" if code in CANCELLED else f"PostgreSQL says {code or 'nothing'}"


def _entry(row: list[Any]) -> BalanceEntry:
    number, external_id, login, kind, delta, precise, balance, version, at, note, comment, source = row
    if None in (number, kind, delta, precise, at):
        raise OutcomeUnknown("unreadable history")
    digits = 8 if precise else 2
    return BalanceEntry(
        number, external_id, login, type_of(kind), delta, digits, balance, version, at, note, comment, source
    )
