"""The commands and an older database, each command a process of its own."""

import fcntl
import os
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from app import create_app
from inapp.settings import Settings
from inapp.store import migrations
from tests.store.dumps import EARLY, OLDER, backups, content, placed

HERE = Path(__file__).parent.parent.parent
PATIENCE = 60
AT_WORK = "sending is held"
"""What a worker says that has the lock: its sent log lies beside no dump."""

pytestmark = pytest.mark.fault("D08")


def environment(folder, **settings):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CASHIER_", "CTRADER_"))}
    return kept | {"CASHIER_DEMO": "1", "CASHIER_DATABASE": str(folder / "cashier.db")} | settings


def command(*words):
    return [sys.executable, "-m", "flask", "--app", str(HERE / "app.py"), *words]


def typed(folder, *words, before=None, **settings):
    return subprocess.run(
        command(*words),
        cwd=folder,
        env=environment(folder, **settings),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        preexec_fn=before,
    )


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def run_until(folder, signs, *words):
    """Start a command, wait until its output has all of `signs`, stop it; its exit code and all output."""
    log = folder / "log.txt"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command(*words), cwd=folder, env=environment(folder), stdout=output, stderr=subprocess.STDOUT
        )
    deadline = time.monotonic() + PATIENCE
    while not all(sign in log.read_text() for sign in signs) and process.poll() is None and time.monotonic() < deadline:
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
    process.terminate()
    return process.wait(PATIENCE), log.read_text()


REFUSING = [
    ("web", "--port", "1"),
    ("backup", "copy.db"),
    ("doctor",),
    ("accounts", "list"),
    ("users", "list"),
    ("payments", "list"),
    ("bookings", "release", "--by", "Ann"),
    ("tokens", "login", "70011223"),
]


def test_every_command_but_serve_and_worker_refuses_an_older_database(tmp_path):
    path = placed(OLDER[-1], tmp_path)
    before = content(path)
    app = create_app(Settings.read({"CASHIER_DEMO": "1", "CASHIER_DATABASE": str(path)}, dotenv=None))
    for words in REFUSING:
        done = app.test_cli_runner().invoke(args=words)
        assert done.exit_code == 1, words
        assert done.output.startswith(f"Error: {path} was made by an earlier version of the cashier. Stop "), words
    assert content(path) == before
    assert not Path("copy.db").exists()


def test_a_refusal_is_one_sentence_as_typed(tmp_path):
    path = placed(OLDER[-1], tmp_path)
    done = typed(tmp_path, "accounts", "list")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"Error: {path} was made by an earlier version of the cashier. Stop everything that uses it and run "
        "`serve` or `worker`: they make a backup and bring it up to date\n"
    )


def test_all_commands_are_named_above(app):
    assert {words[0] for words in REFUSING} | {"serve", "worker"} == set(app.cli.commands)


def test_the_worker_migrates_and_says_so(tmp_path):
    placed(OLDER[0], tmp_path)
    code, log = run_until(tmp_path, [AT_WORK], "worker")
    (kept,) = backups(tmp_path)
    assert code == 0, log
    assert str(kept) in log
    assert content(tmp_path / "cashier.db")[1] == migrations.NEWEST


def test_serve_migrates_before_either_half_starts(tmp_path):
    placed(OLDER[0], tmp_path)
    code, log = run_until(tmp_path, [AT_WORK, "cashier ready"], "serve", "--port", free_port())
    assert code == 0, log
    assert AT_WORK in log
    assert "starting it again" not in log
    assert log.index(f"is of version {migrations.NEWEST} now") < log.index("cashier ready")
    assert len(backups(tmp_path)) == 1
    assert content(tmp_path / "cashier.db")[1] == migrations.NEWEST


@pytest.mark.parametrize("words", [("serve", "--port", "1"), ("worker",)], ids=lambda words: words[0])
def test_whoever_does_not_get_the_senders_lock_does_not_migrate(tmp_path, words):
    path = placed(OLDER[0], tmp_path)
    before = content(path)
    with Path(f"{path}.lock").open("wb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        done = typed(tmp_path, *words)
    assert done.returncode == 3
    assert "another sender holds the lock" in done.stderr
    assert content(path) == before


def test_serve_says_who_has_to_be_stopped_when_a_web_server_still_runs(tmp_path, holder):
    path = placed(OLDER[0], tmp_path)
    before = content(path)
    holder(path)
    done = typed(tmp_path, "serve", "--port", free_port())
    assert done.returncode == 1
    assert "another process has it open: stop every cashier and command that uses it" in done.stderr
    assert "Traceback" not in done.stderr
    assert content(path) == before


@pytest.mark.parametrize("point", ["migration.backed_up", "migration.stepped"])
def test_a_migration_that_is_killed_leaves_the_old_database_whole_and_is_made_up_for(tmp_path, point):
    path = placed(OLDER[0], tmp_path)
    before = content(path)
    killed = typed(tmp_path, "worker", CASHIER_CRASH_AT=point)
    assert killed.returncode == -signal.SIGKILL
    raw = sqlite3.connect(path)
    assert migrations.differences(raw) == []
    assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()
    assert content(path) == before
    code, log = run_until(tmp_path, [AT_WORK], "worker")
    assert code == 0, log
    assert len(backups(tmp_path)) == 2
    assert all(content(kept) == before for kept in backups(tmp_path))
    assert content(path)[1] == migrations.NEWEST


@pytest.mark.parametrize("words", [("serve", "--port", "1"), ("worker",)], ids=lambda words: words[0])
def test_what_no_version_made_is_refused_in_one_sentence(tmp_path, words):
    path = placed(EARLY[-1], tmp_path)
    done = typed(tmp_path, *words)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: {path} names version 3, but its tables are not those of that version")
    assert "Traceback" not in done.stderr


def test_a_backup_for_which_the_disk_has_no_room_stops_the_migration_in_one_sentence(tmp_path):
    path = placed(OLDER[0], tmp_path)
    before = content(path)
    done = typed(tmp_path, "worker", before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (40_960, 40_960)))
    assert done.returncode == 1
    assert done.stderr.startswith("Error: the database cannot be used now: ")
    assert "Traceback" not in done.stderr
    assert content(path) == before
    assert backups(tmp_path) == []
