"""The rehearsal plays every fault through screens and commands, prints what came of each, and can fail."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from flask import Flask

from inapp import cli
from rehearsal import __main__ as rehearsal
from rehearsal import scenes, stage
from rehearsal.sheet import Entry, printed
from tests.support import processes
from tests.support.processes import ROOT


class Forked(stage.Processes):
    """Processes that are forked from the starter, which is faster than executing them."""

    def start(self, command: Sequence[str], cwd: Path, env: Mapping[str, str], log: Path) -> stage.Running:
        return processes.start(command, cwd, env, log)

    def run(self, command: Sequence[str], cwd: Path, env: Mapping[str, str]) -> stage.Ran:
        done = processes.run(command, cwd, env)
        return stage.Ran(done.returncode, done.stdout + done.stderr)


@pytest.mark.fault("N03", "N04", "H01", "H12", "K12", "H16", "D01")
def test_a_rehearsal_plays_every_fault_and_all_pass(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    settings = tmp_path / "cashier.env"
    settings.write_text('# ours\nCASHIER_DISPLAY_NAME="Example Brokers"\nCTRADER_URL=https://live.example\n')
    sheet = tmp_path / "sheet.txt"
    code = rehearsal.main(["--env", str(settings), "--sheet", str(sheet)], Forked())
    told = capfd.readouterr().out
    assert code == 0, told
    assert sheet.read_text() == told
    assert told.endswith(f"{len(scenes.SCENES) + 1} of {len(scenes.SCENES) + 1} passed. All passed.\n")
    for scene in scenes.SCENES:
        assert f"pass  {scene.name}\n" in told
    asked_for = "lost answer, without a reader|disabled account|returned payout|late webhook|PSP down|cTrader down"
    assert all(f"pass  {name}\n" in told for name in asked_for.split("|"))
    assert "two people found" in told
    assert "trader  Withdrawals are paused" in told or "trader  Deposits are paused (while it is held)" in told
    assert "bookings compare listed 3 calls, all proven" in told


def test_a_rehearsal_can_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "PATIENCE", 4.0)
    blind = scenes.Scene("nobody heals this", "no reader is set", scenes.lost_answer, scenes.NO_READER)
    monkeypatch.setattr(scenes, "SCENES", (blind,))
    played, together = rehearsal.rehearse(tmp_path, {}, 40, Forked())
    assert "becomes credited: it did not come about within 4 s; it is credit_unknown" in played.problem
    assert together.problem.startswith("waiting for people: D-")


def test_the_sheet_names_what_failed_and_why() -> None:
    good = Entry(
        "late webhook", "it came late", ["Pay 40.00 USD", "Deposit complete"], ["alert x"], ["credit 40.00 (7)"]
    )
    bad = Entry("PSP down", "it was down", problem="nothing was offered again")
    assert printed([good, bad], "2026-11-28 07:00 UTC") == (
        "Rehearsal of 2026-11-28 07:00 UTC\n\n"
        " 1  pass  late webhook\n"
        "          done    it came late\n"
        "          trader  Pay 40.00 USD > Deposit complete\n"
        "          staff   alert x\n"
        "          booked  credit 40.00 (7)\n\n"
        " 2  FAIL  PSP down\n"
        "          done    it was down\n"
        "          trader  nothing\n"
        "          staff   nothing\n"
        "          booked  nothing\n"
        "          PROBLEM nothing was offered again\n\n"
        "1 of 2 passed. FAILED: PSP down"
    )


def test_nothing_that_reaches_anybody_is_taken_from_the_brokers_settings() -> None:
    assert all(name.startswith("CASHIER_") for name in stage.KEPT)
    reaching = ("ALERT", "SMTP", "CRM", "PSP", "SECRET", "PUBLIC", "DATABASE", "CALLS", "PASSWORD")
    assert not [name for name in stage.KEPT if any(word in name for word in reaching)]


def test_the_command_says_what_it_needs_where_a_servers_tree_is(app: Flask, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    said = app.test_cli_runner().invoke(args=["rehearse"])
    assert said.exit_code == 1
    assert "make rehearse ENV=FILE" in said.output
    monkeypatch.setattr(cli, "ROOT", ROOT)
    assert (
        "--sheet"
        in subprocess.run(
            [sys.executable, "-m", "rehearsal", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
    )


@pytest.mark.parametrize("breaks", [KeyError("no such field"), subprocess.TimeoutExpired("serve", 30), ValueError("x")])
def test_a_scene_that_breaks_in_any_way_fails_its_line_and_the_others_are_played(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, breaks: Exception
) -> None:
    def broken(play: scenes.Play) -> None:
        raise breaks

    played = (scenes.Scene("breaks", "x", broken, {}), scenes.Scene("goes on", "y", lambda play: None, {}))
    monkeypatch.setattr(scenes, "SCENES", played)
    entries = scenes.play(Silent(), 40, lambda entry: None)  # type: ignore[arg-type]
    assert [entry.passed for entry in entries] == [False, True, False]
    assert type(breaks).__name__ in entries[0].problem
    assert "OSError" in entries[2].problem, "nobody answers any more"


class Silent:
    """A stage whose cTrader has gone."""

    def start(self, **settings: str) -> None: ...

    def stop(self) -> None: ...

    def control(self, path: str) -> None:
        raise OSError("connection refused")


@pytest.mark.parametrize(
    "words",
    [
        ("--env", "{folder}/none.env"),
        ("--env", "{folder}/latin.env"),
        ("--sheet", "{folder}/none/sheet.txt"),
        ("--sheet", "{folder}"),
        ("--amount", "0"),
    ],
)
def test_what_cannot_be_read_or_written_is_said_before_anything_is_played(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    (tmp_path / "latin.env").write_bytes(b"CASHIER_DISPLAY_NAME=\xfc\n")
    monkeypatch.setattr(rehearsal, "rehearse", None)
    with pytest.raises(SystemExit) as ended:
        rehearsal.main([word.format(folder=tmp_path) for word in words])
    assert ended.value.code == 2
    assert words[0] in capsys.readouterr().err


@pytest.mark.parametrize("stops", [KeyboardInterrupt(), SystemExit(143)])
def test_a_rehearsal_that_is_interrupted_is_no_success_and_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], stops: BaseException
) -> None:
    folders = []

    def interrupted(folder: Path, *rest: object) -> None:
        folders.append(folder)
        raise stops

    monkeypatch.setattr(rehearsal, "rehearse", interrupted)
    assert rehearsal.main([]) == 130
    assert "interrupted" in capsys.readouterr().err
    assert not folders[0].exists()


def test_a_stage_that_cannot_be_set_up_leaves_no_process_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "PATIENCE", 0.1)
    started = []

    class Mute:
        def start(self, *words: object) -> "Mute":
            started.append(self)
            self.ended = False
            return self

        def poll(self) -> None: ...

        def send_signal(self, number: int) -> None:
            self.ended = True

        def wait(self, timeout: float) -> int:
            return 0

    with pytest.raises(stage.Failed, match="the local cTrader starts"):
        stage.Stage(tmp_path, {}, Mute())  # type: ignore[arg-type]
    assert [one.ended for one in started] == [True]
