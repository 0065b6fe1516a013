"""The commands as a process of their own: nothing but ours, files for their owner alone, and any terminal."""

import json
import os
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import app
from inapp.adapters.machine import NOBODY, system_user
from psp_adapters.mock.storage import File
from tests.support.processes import ROOT

HEADER = "user_id,login,email,name\n"


def typed(folder: Path, *words: str, encoding: str = "utf-8", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command as a careless shell would: whatever it makes is readable to all."""
    given = {"CASHIER_DEMO": "1", "CASHIER_DATABASE": str(folder / "real.db"), "PATH": os.environ["PATH"]}
    return subprocess.run(
        [sys.executable, str(ROOT / "app.py"), *words],
        cwd=folder,
        env=given | environment,
        capture_output=True,
        timeout=120,
        preexec_fn=lambda: os.umask(0) and None,
    )


def modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir() if path.is_file()}


EVIL = "import pathlib\npathlib.Path('owned').touch()\n"


@pytest.mark.parametrize(
    "words",
    [
        ("shell",),
        ("run",),
        ("routes",),
        ("--app", "evil.py", "pwn"),
        ("-A", "evil.py", "pwn"),
        ("--env-file", "e", "run"),
    ],
)
def test_nothing_but_our_own_commands_can_be_run(tmp_path, words):
    (tmp_path / "evil.py").write_text(EVIL)
    done = typed(tmp_path, *words, FLASK_APP="evil.py")
    assert done.returncode != 0 and b"No such" in done.stderr
    assert not (tmp_path / "owned").exists()


@pytest.mark.parametrize("words", [("--help",), ("payments", "--help"), ("stripe", "webhook", "create", "--help")])
def test_help_needs_no_settings_and_leaves_nothing_behind(tmp_path, words):
    done = typed(tmp_path, *words, CASHIER_DEMO="0", CASHIER_DATABASE="")
    assert done.returncode == 0, done.stderr
    assert b"Usage: cashier" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_command_without_settings_still_names_what_is_missing(tmp_path):
    done = typed(tmp_path, "doctor", CASHIER_DEMO="0")
    assert done.returncode == 2
    assert b"CASHIER_PUBLIC_URL is missing" in done.stderr


def test_the_preview_refuses_to_listen_for_others(tmp_path):
    done = typed(tmp_path, "preview", "--host", "0.0.0.0")
    assert done.returncode == 1
    assert b"listens on this machine alone" in done.stderr


def test_files_that_commands_make_are_for_their_owner_alone(tmp_path):
    (tmp_path / "in.csv").write_text(HEADER + "7,901,ann@example.test,Ann\n")
    assert typed(tmp_path, "accounts", "import", "in.csv").returncode == 0
    assert typed(tmp_path, "backup", "copy.db").returncode == 0
    (tmp_path / "in.csv").unlink()
    found = modes(tmp_path)
    assert {"real.db", "copy.db"} <= set(found)
    assert set(found.values()) == {0o600}, found


def test_the_mocks_file_is_for_its_owner_alone_too(tmp_path):
    before = os.umask(0)
    try:
        with File(str(tmp_path / "mock.db")).read():
            pass
    finally:
        os.umask(before)
    assert set(modes(tmp_path).values()) == {0o600}


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_a_terminal_that_does_not_know_a_letter_gets_it_as_an_escape(tmp_path, encoding):
    (tmp_path / "in.csv").write_text(HEADER + "7,901,ann@example.test,ليلى Zoë\n", encoding="utf-8")
    assert typed(tmp_path, "accounts", "import", "in.csv").returncode == 0
    done = typed(tmp_path, "accounts", "list", PYTHONIOENCODING=encoding, LC_ALL="C", PYTHONUTF8="0")
    assert done.returncode == 0 and b"Traceback" not in done.stderr
    assert b"\\u0644" in done.stdout and b"901" in done.stdout


def test_relative_names_start_where_the_command_says(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "in.csv").write_text(HEADER + "7,901,ann@example.test,Ann\n")
    done = typed(tmp_path, "--directory", "elsewhere", "accounts", "import", "in.csv", CASHIER_DATABASE="real.db")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "real.db").exists() and not (elsewhere / "real.db").exists()


def test_a_directory_that_the_service_may_not_enter_is_named_with_a_way_round(tmp_path):
    closed = str(tmp_path / "not-there")
    done = typed(tmp_path, "--directory", closed, "accounts", "import", "in.csv")
    assert done.returncode == 1 and closed.encode() in done.stderr and b"- < FILE" in done.stderr
    assert typed(tmp_path, "--directory", closed, "accounts", "list").returncode == 0


def installed(folder: Path) -> Path:
    """`deploy/cashier` with the paths of a machine that is all below a folder; its runuser changes no user."""
    program, settings, tools = folder / "opt", folder / "cashier.env", folder / "tools"
    program.mkdir(), tools.mkdir()
    (program / ".venv").symlink_to(Path(sys.executable).parent.parent)
    for name in ("app.py", "inapp", "psp_adapters", "templates", "static"):
        (program / name).symlink_to(ROOT / name)
    settings.write_text("CASHIER_DEMO=1\n")
    (tools / "runuser").write_text('#!/bin/sh\nshift 3\numask >"$UMASK_FILE"\nexec "$@"\n')
    (tools / "runuser").chmod(0o755)
    script = (ROOT / "deploy/cashier").read_text()
    for real, here in (
        ("/etc/cashier/cashier.env", settings),
        ("/var/lib/cashier/cashier.db", folder / "real.db"),
        ("/opt/cashier", program),
    ):
        assert real in script
        script = script.replace(real, str(here))
    made = folder / "cashier"
    made.write_text(script)
    made.chmod(0o755)
    return made


def test_the_servers_wrapper_runs_our_commands_where_the_caller_stands(tmp_path):
    wrapper, desk = installed(tmp_path), tmp_path / "desk"
    desk.mkdir()
    (desk / "in.csv").write_text(HEADER + "7,901,ann@example.test,Ann\n")
    (desk / ".env").write_text("CASHIER_LEGAL_NAME='planted'\nCASHIER_ALERT_URL='not an address'\n")
    environment = {"PATH": f"{tmp_path / 'tools'}:{os.environ['PATH']}", "UMASK_FILE": str(tmp_path / "umask")}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([wrapper, *words], cwd=desk, env=environment, capture_output=True, text=True, timeout=120)

    done = run("accounts", "import", "in.csv")
    assert (done.returncode, done.stdout) == (0, "1 accounts imported\n"), done.stderr
    assert int((tmp_path / "umask").read_text(), 8) == 0o077
    assert modes(tmp_path)["real.db"] == 0o600
    (row,) = json.loads(run("actions", "list", "--json").stdout)
    assert row["command"] == "accounts import" and row["system_user"]
    for words in (("shell",), ("--app", "evil.py", "pwn")):
        assert run(*words).returncode != 0


def test_neither_wrapper_nor_unit_knows_flasks_own_tool_and_no_text_installs_a_strangers_package():
    for name in ("cashier", "cashier.service"):
        assert "flask" not in (ROOT / "deploy" / name).read_text()
    texts = [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/*.md"),
        *ROOT.glob("deploy/*"),
        *ROOT.glob("scripts/*"),
        ROOT / "Makefile",
    ]
    for path in texts:
        if path.is_file():
            assert "pip install cashier" not in path.read_text(errors="replace"), path


@pytest.mark.parametrize(
    ("loginuid", "sudo", "name"),
    [
        ("0", "jane", "root"),  # who logged in counts more than what the environment says
        (str(NOBODY), "jane", "jane"),
        ("", "jane", "jane"),
        ("123454321", "", "uid 123454321"),
    ],
)
def test_the_systems_user_is_who_logged_in_else_who_called_sudo(tmp_path, loginuid, sudo, name):
    file = tmp_path / "loginuid"
    file.write_text(loginuid)
    assert system_user(sudo, file) == name


def test_without_a_login_and_sudo_it_is_the_process_own_user(tmp_path):
    assert system_user("", tmp_path / "missing") in ("root", os.environ.get("USER", "root"), f"uid {os.getuid()}")


def test_an_installed_package_brings_the_command_and_the_files_that_it_needs():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert project["project"]["scripts"] == {"cashier": "app:main"} and callable(app.main)
    found = project["tool"]["setuptools"]
    assert found["py-modules"] == ["app"] and found["package-data"] == {"*": ["*"]}
    assert {"inapp*", "psp_adapters*", "static*", "templates*"} == set(found["packages"]["find"]["include"])


def test_the_older_way_still_runs_our_commands(tmp_path):
    old = [sys.executable, "-m", "flask", "--app", str(ROOT / "app.py"), "payments", "list"]
    environment = {"CASHIER_DEMO": "1", "CASHIER_DATABASE": str(tmp_path / "real.db"), "PATH": os.environ["PATH"]}
    done = subprocess.run(old, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
