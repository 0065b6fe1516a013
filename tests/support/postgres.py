"""A real PostgreSQL with a standby below a temporary folder, filled like cTrader's Reporting DB."""

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.support.processes import free_port, until

BIN = Path("/usr/lib/postgresql/15/bin")
INSTALLED = (BIN / "postgres").exists()
WITHOUT = "needs Debian's postgresql-15 (scripts/test-tools installs it)"
PASSWORD = "the reader's own"
TABLES = """
CREATE SCHEMA tables_demo;
CREATE TABLE tables_demo.trader (trader_id bigint PRIMARY KEY, login bigint, broker_name text);
CREATE TABLE tables_demo.balance_history (balance_history_id bigint, trader_id bigint, delta bigint, balance bigint,
    operation_type int, description text, create_timestamp timestamp, external_note text, balance_version bigint,
    source text, external_id text, is_precise_money boolean) PARTITION BY LIST (operation_type);
CREATE TABLE tables_demo.balance_history_trading PARTITION OF tables_demo.balance_history FOR VALUES IN (2);
CREATE TABLE tables_demo.balance_history_default PARTITION OF tables_demo.balance_history DEFAULT;
CREATE TABLE tables_demo.manager (manager_id bigint, webserv_token text);
CREATE ROLE reader LOGIN PASSWORD 'the reader''s own';
GRANT USAGE ON SCHEMA tables_demo TO reader;
GRANT SELECT ON tables_demo.trader, tables_demo.balance_history TO reader;
"""


class Server:
    """One server, started as an unprivileged user because it refuses to run as root."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port

    def run(self, *words: object) -> None:
        command = [str(word) for word in words]
        if os.getuid() == 0:
            command = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", *command]
        done = subprocess.run(command, capture_output=True, text=True, cwd="/tmp", timeout=60, check=False)
        assert done.returncode == 0, done.stderr + done.stdout

    def start(self) -> None:
        options = (
            f"-p {self.port} -k {self.folder.parent} -c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=16MB"
        )
        self.run(BIN / "pg_ctl", "-D", self.folder, "-w", "-l", f"{self.folder}.log", "-o", options, "start")

    def stop(self) -> None:
        with suppress(AssertionError):
            self.run(BIN / "pg_ctl", "-D", self.folder, "-m", "immediate", "stop")


class Postgres:
    """A primary and its hot standby."""

    def __init__(self) -> None:
        self.top = Path(tempfile.mkdtemp(prefix="cashier-postgres-"))
        if os.getuid() == 0:
            os.chown(self.top, pwd.getpwnam("nobody").pw_uid, -1)
        self.primary = Server(self.top / "primary", free_port())
        self.standby = Server(self.top / "standby", free_port())
        self.primary.run(BIN / "initdb", "-D", self.primary.folder, "-U", "owner", "-A", "trust", "-N", "--locale=C")
        hba = "local all owner trust\nhost all owner 127.0.0.1/32 trust\nhost replication owner 127.0.0.1/32 trust\n"
        (self.primary.folder / "pg_hba.conf").write_text(hba + "host all reader 127.0.0.1/32 scram-sha-256\n")
        self.primary.start()
        self.sql(*filter(str.strip, TABLES.split(";")))
        source = f"host=127.0.0.1 port={self.primary.port} user=owner"
        self.primary.run(
            BIN / "pg_basebackup", "-d", source, "-D", self.standby.folder, "-R", "-c", "fast", "-X", "stream"
        )
        self.standby.start()

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

    def close(self) -> None:
        for server in (self.standby, self.primary):
            server.stop()
        shutil.rmtree(self.top, ignore_errors=True)
