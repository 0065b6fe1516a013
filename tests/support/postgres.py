"""A real PostgreSQL with a standby below a temporary folder, filled like cTrader's Reporting DB."""

from typing import Any

from simulator import postgres
from simulator.postgres import INSTALLED, PASSWORD, Server
from tests.support.processes import until

__all__ = ["INSTALLED", "PASSWORD", "WITHOUT", "Postgres", "Server"]
WITHOUT = "needs Debian's postgresql-15 (scripts/test-tools installs it)"


class Postgres(postgres.Postgres):
    """A primary and its hot standby, with sessions of a driver."""

    def session(self, server: Server | None = None) -> Any:
        from pg8000 import native

        return native.Connection("owner", host="127.0.0.1", port=(server or self.primary).port, database="postgres")

    def sql(self, *statements: str, server: Server | None = None) -> list[Any]:
        session = self.session(server)
        try:
            return [session.run(statement) for statement in statements]
        finally:
            session.close()

    def row(self, number: int, trader: int, delta: int, balance: int, version: int, at: int, **other: Any) -> str:
        """The statement that adds an operation; what is not said is a deposit of two decimals."""
        kind = other.get("kind", 0 if delta > 0 else 1)
        external = f"'{other['external_id']}'" if "external_id" in other else "NULL"
        moment = f"to_timestamp({at} / 1000.0) AT TIME ZONE 'UTC'"
        values = f"{number}, {trader}, {delta}, {balance}, {kind}, 'a comment', {moment}, 'a note', {version}, 'CARD'"
        return f"INSERT INTO tables_demo.balance_history VALUES ({values}, {external}, {other.get('precise', False)})"

    def catch_up(self) -> None:
        """Until the standby has replayed all that the primary has written."""
        ((at,),) = self.sql("SELECT pg_current_wal_lsn()::text")[0]
        until(lambda: self.sql(f"SELECT pg_last_wal_replay_lsn() >= '{at}'", server=self.standby)[0] == [[True]])
