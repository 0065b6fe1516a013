"""A real PostgreSQL with a hot standby below a temporary folder, with the tables of cTrader's Reporting DB."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

BIN = Path("/usr/lib/postgresql/15/bin")
INSTALLED = (BIN / "postgres").exists()
DATABASE, SCHEMA, USER, PASSWORD = "postgres", "tables_demo", "reader", "the reader's own"
PATIENCE_S = 60.0
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
    """One server, run as an unprivileged user because it refuses root; it ends with the process that started it."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, *words: object, text: str = "") -> None:
        """Runs one of PostgreSQL's programs to its end. Raises RuntimeError with what it said."""
        done = subprocess.run(
            _unprivileged(words),
            input=text,
            capture_output=True,
            text=True,
            cwd=self.folder.parent,
            timeout=60,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{Path(str(words[0])).name}: {done.stderr.strip() or done.stdout.strip()}")

    def sql(self, statements: str) -> None:
        """Runs statements, all or none of them."""
        reached = ("-h", "127.0.0.1", "-p", self.port, "-U", "owner", "-d", DATABASE)
        self.run(BIN / "psql", *reached, "-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-f", "-", text=statements)

    def start(self) -> None:
        """Starts to serve on 127.0.0.1, and returns once it does."""
        options = f"port={self.port} listen_addresses=127.0.0.1 fsync=off shared_buffers=16MB".split()
        options.append(f"unix_socket_directories={self.folder.parent}")
        command = [BIN / "postgres", "-D", self.folder, *(word for option in options for word in ("-c", option))]
        with Path(f"{self.folder}.log").open("ab") as log:
            self._process = subprocess.Popen(
                _unprivileged(command), stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder.parent
            )
        end = time.monotonic() + PATIENCE_S
        while subprocess.run(
            [BIN / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)], check=False
        ).returncode:
            if self._process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"PostgreSQL did not start: {Path(f'{self.folder}.log').read_text()[-500:]}")
            time.sleep(0.05)

    def stop(self) -> None:
        """Ends it, whatever it is doing."""
        if self._process:
            self._process.send_signal(signal.SIGQUIT)  # at once, without a last checkpoint
            self._process.wait()


class Postgres:
    """A primary and its hot standby."""

    def __init__(self) -> None:
        self.top = Path(tempfile.mkdtemp(prefix="cashier-postgres-"))
        if os.getuid() == 0:
            os.chown(self.top, pwd.getpwnam("nobody").pw_uid, -1)
        self.primary = Server(self.top / "primary", _free_port())
        self.standby = Server(self.top / "standby", _free_port())
        try:
            self._start()
        except BaseException:
            self.close()
            raise

    def _start(self) -> None:
        self.primary.run(BIN / "initdb", "-D", self.primary.folder, "-U", "owner", "-A", "trust", "-N", "--locale=C")
        hba = "local all owner trust\nhost all owner 127.0.0.1/32 trust\nhost replication owner 127.0.0.1/32 trust\n"
        (self.primary.folder / "pg_hba.conf").write_text(hba + "host all reader 127.0.0.1/32 scram-sha-256\n")
        self.primary.start()
        self.primary.sql(TABLES)
        source = f"host=127.0.0.1 port={self.primary.port} user=owner"
        self.primary.run(
            BIN / "pg_basebackup", "-d", source, "-D", self.standby.folder, "-R", "-c", "fast", "-X", "stream"
        )
        self.standby.start()

    def close(self) -> None:
        """Ends both, and leaves nothing behind."""
        for server in (self.standby, self.primary):
            server.stop()
        shutil.rmtree(self.top, ignore_errors=True)


def _unprivileged(words: Iterable[object]) -> list[str]:
    """The command as a user who is not root, and as one that ends when its parent does."""
    other = ["--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.getuid() == 0 else []
    return ["setpriv", *other, "--pdeathsig=QUIT", *map(str, words)]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
