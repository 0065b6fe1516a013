"""Another process that has a database open."""

import subprocess
import sys

import pytest

HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0.1)
connection.execute("PRAGMA journal_mode = WAL")
connection.execute("SELECT count(*) FROM payments").fetchone()
print("open", flush=True)
sys.stdin.read()
"""
"""Another process that has the database open and does nothing, as every version of the cashier has had it open."""


@pytest.fixture
def holder():
    """Start a process that has a database open until the test ends."""
    started = []

    def hold(path):
        process = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        started.append(process)
        assert process.stdout.readline() == "open\n"
        return process

    yield hold
    for process in started:
        process.kill()
        process.communicate()
