"""The benchmark runs from end to end, here with tiny numbers; how fast anything is decides nothing."""

import json
import re
import shutil
import sqlite3
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks import archive, console, ctrader, journeys, ledger, lists, machine, reconcile, report, screens
from benchmarks.__main__ import main
from benchmarks.peer import installation as peer
from inapp.domain.attempts import AttemptState
from inapp.domain.identifiers import key_hash
from inapp.domain.model import Attempt, PspEvent, PspObjectType
from inapp.domain.states import CREDIT, Event
from inapp.store import Tables
from tests.support.databases import new_database

TINY = "--clients 2 --rounds 1 --seconds 0.3 --floor-seconds 0.2 --warm-up 0 --only speed".split()


def test_the_benchmark_measures_journeys_beside_both_floors_and_writes_the_figures(tmp_path: Path, capsys):
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n")
    where = ["--stored", "20", "--cache", str(tmp_path / "cache"), "--write", "--readme", str(readme)]
    assert main([*TINY, *where]) == 0
    printed = capsys.readouterr().out
    for words in ("bare WSGI answer", "one durable commit", "deposit, 20 payments stored", "of CPU (cTrader"):
        assert words in printed
    assert readme.read_text() == f"before\n{report.BEGIN}\n{printed}{report.END}\nafter\n"


def test_the_benchmark_says_what_each_step_costs(capsys):
    assert main("--clients 2 --rounds 1 --only steps".split()) == 0
    rows = [line.strip("| ").split(" | ") for line in capsys.readouterr().out.splitlines() if line.startswith("|")]
    assert [name.strip() for name in rows[0][1:]] == [
        *("requests", "queries", "commits", "flushes"),
        *(f"{process}, ms" for process in ("cTrader", "web", "worker", "clients")),
    ]
    costs = {row[0].strip(): [float(value) for value in row[1:]] for row in rows[2:]}
    assert list(costs) == ["open", "send", "approve", "credit", "whole"]
    assert costs["open"][0] == 2
    requests, queries, commits, flushes = costs["whole"][:4]
    assert queries > commits > flushes > 0
    assert requests > 4


COMPARED = "--clients 2 --rounds 2 --seconds 0.5 --warm-up 0".split()


def table(printed: str) -> dict[str, list[str]]:
    lines = [line.strip("| ").split(" | ") for line in printed.splitlines() if line.startswith("|")]
    return {name: figures for name, *figures in lines[2:]}


def copied_checkout(folder: Path, seen: Path) -> Path:
    """A checkout of its own. Its packages write into `seen` in which environment they were imported last."""
    for package in ("inapp", "psp_adapters", "simulator", "benchmarks", "templates", "static"):
        shutil.copytree(machine.ROOT / package, folder / package)
    shutil.copy(machine.ROOT / "app.py", folder)
    (folder / ".venv").symlink_to(sys.prefix)
    seen.mkdir()
    for package in ("inapp", "psp_adapters", "simulator", "benchmarks"):
        note = f"pathlib.Path({str(seen / package)!r}).write_text(sys.prefix)"
        with (folder / package / "__init__.py").open("a") as source:
            source.write(f"\nimport pathlib, sys\n{note}\n")
    return folder


def test_another_checkout_is_measured_with_its_own_code_in_turn_with_this_one(tmp_path: Path, capsys):
    checkout, seen = copied_checkout(tmp_path / "former", tmp_path / "seen"), tmp_path / "seen"
    assert main([*COMPARED, "--against", str(checkout)]) == 0
    printed = capsys.readouterr().out
    assert list(table(printed)) == ["this cashier", "checkout former"]
    assert re.search(r"this cashier / checkout former: [\d.]+ × \(round by round [\d.]+, [\d.]+\)\.", printed)
    environments = {path.name: path.read_text() for path in seen.iterdir()}
    own = str(checkout / ".venv")
    assert environments == {"inapp": own, "psp_adapters": own, "simulator": own, "benchmarks": own}


def test_a_checkout_without_an_environment_is_named_and_nothing_is_measured(tmp_path: Path, capsys):
    assert main([*COMPARED, "--against", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert (out, str(tmp_path) in err) == ("", True)


def test_deposits_are_measured_without_and_with_strangers_who_hold_connections(capsys):
    assert main([*COMPARED, "--only", "strangers"]) == 0
    assert list(table(capsys.readouterr().out)) == ["alone", "beside 50 unfinished requests"]


needs_peer = pytest.mark.skipif(
    not peer.VENV.exists(), reason="the peer's environment is not there: `make bench-peer` makes it"
)


@needs_peer
def test_the_peer_is_measured_in_the_same_steps_in_turn_with_the_cashier(capsys):
    assert main([*COMPARED, "--only", "peer"]) == 0
    printed = capsys.readouterr().out
    assert list(table(printed)) == ["this cashier", "peer on Django"]
    steps = [re.findall(r"(open|send|approve|credit) [\d,.]+ ms", line) for line in printed.splitlines()]
    assert [found for found in steps if found] == 2 * [["open", "send", "approve", "credit"]]
    assert "peer on Django, a deposit: 7.0 requests" in printed


@needs_peer
def test_every_deposit_of_the_peer_is_one_booking_in_ctrader(tmp_path: Path):
    accounts = tmp_path / "accounts.csv"
    ctrader.write_accounts(accounts, 2)
    measured = peer.Installation(tmp_path, accounts)
    with measured.up() as watched:
        order = journeys.deposits(journeys.Plan(2, 1, 0.5, 0, 0, (), tmp_path), measured.port)
        journeys.in_turn({"peer": (order | {"module": measured.clients}, watched)}, 1)
        with urllib.request.urlopen(f"http://127.0.0.1:{measured.sim_port}/_sim/history") as answer:
            booked = json.load(answer)
    with closing(sqlite3.connect(measured.database)) as database:
        credited = [token for (token,) in database.execute("SELECT token FROM peer_payment WHERE credited_at > ''")]
    assert credited
    assert sorted(row["externalId"] for row in booked) == sorted(credited)
    assert {(row["type"], row["amount"]) for row in booked} == {("DEPOSIT", "100.00")}


def test_every_library_of_the_peer_is_pinned_and_the_server_is_the_cashiers():
    def pinned(file: Path) -> dict[str, str]:
        lines = [line.partition("#")[0].strip() for line in file.read_text().splitlines()]
        return dict(line.split("==") for line in lines if line)

    theirs = pinned(peer.REQUIREMENTS)
    assert set(theirs) == {"django", "django-payments", "requests", "granian", "click"}
    assert theirs["granian"] == pinned(machine.ROOT / "requirements.txt")["granian"]


def test_the_benchmark_reads_the_lists_of_a_trader_with_many_payments_beside_few():
    looks = lists.measure(few=3, many=90, tries=2)
    assert {look.name for look in looks} >= {"last payments", "all payments, from the middle on", "in progress"}
    assert all(look.few > 0 and look.many > 0 for look in looks)
    printed = report.lists(looks)
    assert printed.count("\n") == len(looks) + 1
    assert "100,000 payments" in printed


def test_the_benchmark_opens_every_page_of_the_console_with_many_payments_beside_few(tmp_path: Path):
    looks = console.measure(tmp_path, few=200, many=700, users=70, tries=1)
    assert {look.name for look in looks} == set(console.PAGES)
    assert all(look.few > 0 and look.many > 0 for look in looks)
    assert report.console(looks).count("\n") == len(looks) + 1


def test_the_benchmark_measures_the_ledger_beside_a_whole_deposit():
    posted = ledger.Ledger.post
    assert ledger.entries(rounds=1, deposits=20) > 0
    assert ledger.Ledger.post is posted
    printed = report.ledger(ledger.Cost(journey=0.02, entries=0.0004))
    assert "20.0 ms" in printed and "0.40 ms" in printed and "2.0%" in printed


def test_the_benchmark_looks_at_both_screens_in_a_browser():
    with ThreadPoolExecutor(1) as thread:  # which has no Playwright yet; this one may have
        looks, answers = thread.submit(screens.measure, 1, {"this machine": None}).result()
    assert [look.screen for look in looks] == ["deposit", "withdraw"]
    for look in looks:
        assert look.bytes > 0
        assert look.requests > 0
        assert look.paint > 0
        assert look.loaded > 0
    assert set(answers) == {"deposit", "withdraw"}
    assert "interaction to next paint" in report.weight(looks, answers)


def through_the_store(tables: Tables, number: int, created: int) -> None:
    """A deposit as the cashier writes it, step by step."""
    made = archive.payment(number, created)
    at, ref = made.created, made.ref
    tables.add_payment(made, key_hash(f"page {ref}"), key_hash(f"return {ref}"))
    paid = PspEvent(f"evt_{number:024x}", "payment.paid", PspObjectType.PAYMENT, ref, f"pay_{key_hash(ref)[:24]}")
    payment = tables.move(made, Event.STARTED, "payer", at + 100, psp_ref=paid.psp_ref)
    tables.store_event("mock", paid, at + 4_000)
    payment = tables.move(payment, Event.CAPTURED, "mock webhook", at + 4_050, captured=made.money)
    tables.finish_event("mock", paid.id, "captured", at + 4_060)
    attempt = Attempt.of(made, CREDIT, 1, made.money, AttemptState.SENDING, at + 4_100)
    tables.add_attempt(attempt)
    payment = tables.move(payment, Event.CREDIT_SENT, "worker", at + 4_100)
    known = {"ended": at + 4_200, "resolved_at": at + 4_200}
    number += archive.FIRST_BALANCE_HISTORY_ID
    tables.resolve_attempt(attempt, AttemptState.CONFIRMED, **known, balance_history_id=number)
    tables.move(payment, Event.CREDIT_BOOKED, "worker", at + 4_200)


def test_what_the_archive_writes_at_once_is_what_the_store_writes_step_by_step(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(archive, "AT_ONCE", 2)
    end, apart = 1_760_000_000_000, 30_000
    archive.fill(tmp_path / "at_once.db", 5, apart, end)
    database = new_database(tmp_path / "steps.db")
    with database.write() as tables:
        for number in range(5):
            through_the_store(tables, number, end - (5 - number) * apart)
    database.close()
    both = []
    for name in ("at_once.db", "steps.db"):
        with closing(sqlite3.connect(tmp_path / name)) as connection:
            both.append(sorted(connection.iterdump()))
    assert both[0] == both[1]


def test_the_benchmark_reconciles_a_day_without_a_break_and_says_what_it_costs(capsys):
    assert reconcile.main(["50", "1", "2"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in printed] == [
        "50 payments a day, 1 days stored",
        "50 payments a day, 2 days stored",
    ]
    assert all("0 breaks" in line for line in printed)


@pytest.mark.parametrize(
    "text", ["nothing", report.BEGIN, f"{report.END}{report.BEGIN}", 2 * (report.BEGIN + report.END)]
)
def test_figures_without_one_place_to_stand_change_nothing(tmp_path: Path, text: str):
    readme = tmp_path / "README.md"
    readme.write_text(text)
    with pytest.raises(report.NoPlace):
        report.write(readme, "figures")
    assert readme.read_text() == text
