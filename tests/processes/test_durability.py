"""What is on the disk before cTrader is called, and what a backup made under load is worth."""

import os
import re
import signal
import sqlite3
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from inapp.store import Database
from tests.processes.books_check import assert_books_agree, await_rest
from tests.processes.conftest import Install
from tests.processes.trader import deposit
from tests.support.processes import until

OF_THE_DATABASE = ("", "-wal", "-journal")
SYNCED = re.compile(r"f(?:data)?sync\(\d+<([^>]+)>")


def may_trace() -> bool:
    try:
        return subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode == 0
    except OSError:
        return False


@pytest.mark.fault("D06", "I16")
@pytest.mark.skipif(not may_trace(), reason="strace is missing or ptrace is not permitted here")
def test_attempt_and_sent_log_are_flushed_to_the_disk_before_ctrader_is_connected(install: Install):
    cashier = install(real=True)
    trace = cashier.folder / "trace"
    calls = "trace=fsync,fdatasync,connect,sendto"
    cashier.start("worker", wait=False, before=("strace", "-f", "-y", "-s", "80", "-o", str(trace), "-e", calls))
    cashier.start("web")
    ref = deposit(cashier, "140.00")
    await_rest(cashier)
    assert cashier.state(ref) == "credited"
    (worker,) = (pid for pid in cashier.pids("worker") if "strace" not in cashier.words(pid)[0])
    os.kill(worker, signal.SIGTERM)
    until(lambda: "+++ exited with 0 +++" in trace.read_text())
    lines = trace.read_text().splitlines()
    (sent,) = (n for n, line in enumerate(lines) if "sendto(" in line and "/changebalance" in line)
    thread = lines[sent].split()[0]
    # A call that another thread's was written into stands in two lines; the first one tells what it was.
    before = [line for line in lines[:sent] if line.split()[0] == thread and "resumed>" not in line]
    port = f"htons({cashier.simulator.url.rpartition(':')[2]})"
    connected = max(n for n, line in enumerate(before) if "connect(" in line and port in line)
    flushed = [found[1].removeprefix(str(cashier.database)) for line in before if (found := SYNCED.search(line))]
    assert flushed[flushed.index(".sent") - 1] in OF_THE_DATABASE
    assert max(n for n, line in enumerate(before) if SYNCED.search(line)) < connected
    assert connected == len(before) - 1  # and nothing stands between the connection and the request


@pytest.mark.fault("D07", "I11", "I15")
def test_backups_made_while_deposits_flow_are_whole(install: Install):
    cashier = install()
    cashier.start()
    deposits_of = {5512345: 3, 5512346: 3, 5512400: 3}

    def several(login: int) -> list[str]:
        refs = []
        for _ in range(deposits_of[login]):
            refs.append(deposit(cashier, "141.00", login))
            until(lambda ref=refs[-1]: cashier.state(ref) == "credited")
        return refs

    with ThreadPoolExecutor() as traders:
        under_way = [traders.submit(several, login) for login in deposits_of]
        copies = []
        while not all(one.done() for one in under_way):
            copies.append(cashier.folder / f"backup-{len(copies)}.db")
            said = cashier.run("backup", str(copies[-1]))
            assert said.returncode == 0, said.stderr
        assert sum(len(one.result()) for one in under_way) == 9
    assert cashier.run("backup", str(copies[-1])).returncode == 1  # never over another one
    await_rest(cashier)
    assert_books_agree(cashier)
    for copy in copies:
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        restored = Database(copy)
        restored.check()
        with restored.read() as tables:
            assert tables.broken_history() is None
        restored.close()
