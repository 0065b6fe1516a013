"""`reconcile` and `breaks ...`: the report in four forms, and what people do with a break."""

import csv
import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from io import StringIO

import pytest
from click.testing import Result
from flask import Flask

from inapp.cli import actions
from inapp.cli import reconcile as commands
from inapp.cli.base import speaker
from inapp.domain.reconcile import day_of
from inapp.domain.security import staff
from inapp.operations import ledger, reconcile, reconcile_breaks
from inapp.operations.reconcile_breaks import Posting
from inapp.store.ledger_proof import prove
from tests.operations.test_reconcile import by_staff
from tests.support.harness import START, World
from tests.support.telling_psp import give_books

Flask_ = Callable[..., Result]
DAY = day_of(START)


@pytest.fixture
def flask(app: Flask) -> Flask_:
    """Run a command as it is typed."""
    return lambda *words: app.test_cli_runner().invoke(args=[str(word) for word in words])


@pytest.fixture
def broken(world: World) -> World:
    """One deposit that is whole, and one balance change that somebody made in cTrader, with a comment that bites."""
    give_books(world)
    world.paid_deposit("100.00")
    world.run()
    by_staff(world, 5001, "12.50", source="MANAGER 7", comment="=cmd|<b>hi</b>\x1b[31m")
    world.psp.look()
    world.clock.forward(3_600_000)
    return world


@pytest.fixture
def as_user() -> Iterator[Callable[[str], None]]:
    """Whoever the machine says is at the keyboard; the tests run as one user, and as root in places."""

    tokens = []
    yield lambda name: tokens.append(staff.set(name))
    for token in reversed(tokens):
        staff.reset(token)


@pytest.fixture
def logged_in(app: Flask, world: World) -> Callable[[str], None]:
    """Be another login of the machine in commands from now on."""
    return lambda name: actions.record(world.cashier, app.cli, lambda: name)


def done(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.output


def test_the_report_tells_the_same_in_four_forms(flask: Flask_, broken: World):
    text = done(flask("reconcile", "--day", DAY))
    assert "1 open break; every figure adds up." in text
    assert "MANAGER 7" in text and "\x1b" not in text
    told = json.loads(done(flask("reconcile", "--day", DAY, "--stored", "--form", "json")))
    by_side = {row["side"]: row for row in told["figures"]}
    assert by_side["ctrader"] | {"currency": "USD"} == {
        "currency": "USD",
        "side": "ctrader",
        "opening": "0",
        "in": "112.50",
        "out": "0",
        "carried": "0",
        "breaks": "-12.50",
        "closing": "100.00",
        "unexplained": "0.00",
    }
    assert [row["kind"] for row in told["breaks"]] == ["not_ours"]
    assert [row["who"] for row in told["manual_changes"]] == ["MANAGER 7"]
    rows = list(csv.reader(StringIO(done(flask("reconcile", "--day", DAY, "--stored", "--form", "csv")))))
    assert ["figures", "USD", "ctrader", "0", "112.50", "0", "0", "-12.50", "100.00", "0.00"] in rows
    page = done(flask("reconcile", "--day", DAY, "--stored", "--form", "html"))
    assert "<b>hi</b>" not in page and "&lt;b&gt;hi" in page
    for outside in ("http://", "https://", "src=", "<script", "<link"):
        assert outside not in page, "the page needs nothing else"


def test_a_list_that_is_cut_says_so(flask: Flask_, broken: World, monkeypatch: pytest.MonkeyPatch):
    by_staff(broken, 5002, "1.00")
    broken.clock.forward(3_600_000)
    done(flask("reconcile", "--day", DAY))
    for most, cut in ((2, False), (1, True)):
        monkeypatch.setattr(commands, "MOST", most)
        for words in (("breaks", "list", "--json"), ("breaks", "list", "--all", "--json")):
            result = flask(*words)
            assert result.exit_code == 0 and len(json.loads(result.stdout)) == most
            assert (f"only the first {most} are listed" in result.stderr) == cut


def test_a_day_must_be_one(flask: Flask_):
    result = flask("reconcile", "--day", "yesterday")
    assert result.exit_code == 1 and "write it as 2026-11-27" in result.output


def test_breaks_are_listed_shown_taken_noted_and_explained(flask: Flask_, broken: World):
    done(flask("reconcile", "--day", DAY))
    (row,) = json.loads(done(flask("breaks", "list", "--json")))
    number = row["number"]
    assert (row["kind"], row["amount"], row["state"], row["age"]) == ("not_ours", "-12.50", "open", "under 24 h")
    assert "looks after it" in done(flask("breaks", "take", number, "--by", "Ann"))
    done(flask("breaks", "note", number, "asked the dealing desk", "--by", "Ann"))
    shown = done(flask("breaks", "show", number))
    for words in ("ann", "asked the dealing desk", "What ctrader says", "5001", "to do"):
        assert words in shown
    done(flask("breaks", "resolve", number, "--as", "explained", "--note", "a gift", "--by", "Ann"))
    assert json.loads(done(flask("breaks", "list", "--json"))) == []
    (ended,) = json.loads(done(flask("breaks", "list", "--all", "--json")))
    assert (ended["state"], ended["by"], ended["note"]) == ("explained", "ann", "a gift")
    again = flask("breaks", "resolve", number, "--as", "matched", "--note", "x", "--by", "Ann")
    assert again.exit_code == 1 and "is explained already" in again.output
    done(flask("reconcile", "--day", DAY))
    assert json.loads(done(flask("breaks", "list", "--json"))) == [], "a resolved one is not found anew"


def test_a_signature_says_whether_the_figures_have_changed_since(flask: Flask_, broken: World):
    assert flask("breaks", "sign", DAY, "--seen", "00000000", "--by", "Ann").exit_code == 1
    done(flask("reconcile", "--day", DAY))
    word = word_of_report(flask)
    assert "with 1 open breaks" in done(flask("breaks", "sign", DAY, "--seen", word, "--by", "Ann"))
    told = json.loads(done(flask("reconcile", "--day", DAY, "--stored", "--form", "json")))
    assert [(row["by"], row["figures"]) for row in told["signed"]] == [("ann", "as they are")]
    by_staff(broken, 5002, "1.00")
    broken.clock.forward(3_600_000)
    told = json.loads(done(flask("reconcile", "--day", DAY, "--form", "json")))
    assert [row["figures"] for row in told["signed"]] == ["changed since"]


def word_of_report(flask: Flask_) -> str:
    return json.loads(done(flask("reconcile", "--day", DAY, "--stored", "--form", "json")))["word"]


def test_a_signature_names_the_figures_that_were_read(flask: Flask_, broken: World):
    text = done(flask("reconcile", "--day", DAY))
    word = word_of_report(flask)
    assert text.endswith(f"which a signature names: {word}\n")
    assert f"names: {word}" in done(flask("reconcile", "--day", DAY, "--stored", "--form", "html"))
    blind = flask("breaks", "sign", DAY, "--by", "Ann")
    assert blind.exit_code == 1 and "name the figures that you have read" in blind.output
    by_staff(broken, 5002, "1.00")
    broken.clock.forward(3_600_000)
    done(flask("reconcile", "--day", DAY))
    late = flask("breaks", "sign", DAY, "--seen", word, "--by", "Ann")
    assert late.exit_code == 1 and "they have changed since" in late.output
    assert json.loads(done(flask("reconcile", "--day", DAY, "--stored", "--form", "json")))["signed"] == []
    assert "signed off" in done(flask("breaks", "sign", DAY, "--seen", word_of_report(flask), "--by", "Ann"))


TAKEN_IN = Posting("client:5512345", "correction")
"""Our books have less in the account than cTrader."""


def resolve(world: World, number: int, word: str, by: str, posting: Posting = TAKEN_IN) -> str:
    resolution = reconcile_breaks.Resolution(word)
    return reconcile_breaks.resolve(world.cashier, number, resolution, "lost for good", speaker(by), posting)


def corrections(world: World) -> list[str]:
    with world.database.read() as db:
        assert prove(db).holds
        return [
            f"{one.subject}: {one.money} {one.names['credit']} to {one.names['debit']}, {one.by}, {one.reason}"
            for one in db.ledger_facts()
        ]


def states(world: World) -> list:
    with world.database.read() as db:
        return [one.resolution for one in db.breaks_between(0, 2 * START, 10)]


@pytest.mark.parametrize("word", ["written off", "corrected"])
def test_what_costs_money_takes_two_people_with_logins_of_their_own(flask: Flask_, broken: World, as_user, word):
    done(flask("reconcile", "--day", DAY))
    for user in ("", "root"):
        as_user(user)
        with pytest.raises(reconcile_breaks.Invalid, match="not as root"):
            resolve(broken, 1, word, "Ann")
    as_user("ann")
    assert "It counts when another person" in resolve(broken, 1, word, "Ann")
    resolve(broken, 1, word, "Bob")  # another name from the same login
    assert states(broken) == [None]
    as_user("bob")
    assert corrections(broken) == []
    assert "ann and bob" in resolve(broken, 1, word, "Bob")
    assert states(broken) == [word]
    assert corrections(broken) == [
        f"correction.1: 12.50 USD client:5512345 to correction, ann and bob, break 1, {word}"
    ]
    (row,) = json.loads(done(flask("breaks", "list", "--all", "--json")))
    assert row["correction"] == "correction.1"


def test_what_costs_money_names_what_is_posted(flask: Flask_, broken: World, as_user):
    done(flask("reconcile", "--day", DAY))
    as_user("ann")
    for posting in (Posting(), Posting("client:5512345"), Posting(debit="correction")):
        with pytest.raises(reconcile_breaks.Invalid, match="such as client:5512345 and correction"):
            resolve(broken, 1, "written off", "Ann", posting)
    for wrong in ("bank", "client:5512345", "nonsense:1"):
        with pytest.raises(reconcile_breaks.Invalid):
            resolve(broken, 1, "written off", "Ann", replace(TAKEN_IN, debit=wrong))
    with pytest.raises(reconcile_breaks.Invalid, match="not posted"):
        resolve(broken, 1, "explained", "Ann")
    assert "from client:5512345 --to correction" in done(flask("breaks", "show", 1))
    assert states(broken) == [None] and corrections(broken) == []


def test_two_people_who_name_different_postings_have_not_agreed(flask: Flask_, broken: World, as_user):
    done(flask("reconcile", "--day", DAY))
    as_user("ann")
    resolve(broken, 1, "written off", "Ann")
    as_user("bob")
    resolve(broken, 1, "written off", "Bob", replace(TAKEN_IN, amount="12.49"))
    resolve(broken, 1, "corrected", "Bob")
    assert states(broken) == [None] and corrections(broken) == []


def test_the_whole_is_typed_as_a_command(flask: Flask_, broken: World, logged_in: Callable[[str], None]):
    done(flask("reconcile", "--day", DAY))
    ended = "breaks resolve 1 --as written-off --note lost".split()
    logged_in("ann")
    assert "such as client:5512345 and correction" in flask(*ended, "--by", "Ann").output
    words = [*ended, *"--from client:5512345 --to correction --by".split()]
    assert "12.50 USD from client:5512345 to correction" in done(flask(*words, "Ann"))
    logged_in("bob")
    assert "(correction.1), say ann and bob" in done(flask(*words, "Bob"))


def test_a_break_can_name_the_correction_that_is_posted_already(flask: Flask_, broken: World, as_user):
    by_staff(broken, 5002, "12.50")
    broken.clock.forward(3_600_000)
    done(flask("reconcile", "--day", DAY))
    for user in ("ann", "bob"):
        as_user(user)
        ledger.correct(broken.cashier, "correction", "client:5512345", "12.50", "USD", "a gift", speaker(user))
        ledger.correct(broken.cashier, "correction", "client:5512345", "1.00", "USD", "another", speaker(user))
    named = Posting(correction="correction.1")
    for wrong in ("correction.9", "fake.item.1.fee"):
        with pytest.raises(reconcile_breaks.NotFound, match="no correction of the ledger"):
            resolve(broken, 1, "corrected", "Bob", replace(named, correction=wrong))
    with pytest.raises(reconcile_breaks.Conflict, match=r"has moved 1[.]00 USD, and the break is of 12[.]50 USD"):
        resolve(broken, 1, "corrected", "Bob", replace(named, correction="correction.2"))
    resolve(broken, 1, "corrected", "Bob", named)
    as_user("ann")
    assert "by correction.1 (correction.1), say" in resolve(broken, 1, "corrected", "Ann", named)
    with pytest.raises(reconcile_breaks.Conflict, match="has put break 1 right already"):
        resolve(broken, 2, "corrected", "Ann", named)
    assert states(broken) == ["corrected", None] and len(corrections(broken)) == 2


def test_the_database_takes_no_corrected_break_without_a_posting(flask: Flask_, broken: World):
    done(flask("reconcile", "--day", DAY))
    for correction in ("", "correction.1"):
        with broken.database.write() as db, pytest.raises(sqlite3.IntegrityError, match="by a posting"):
            db.change_break(1, resolution="corrected", resolved_by="eve", resolved_at=1, correction=correction)


def test_a_correction_ends_its_break_in_the_figures_of_its_own_day(flask: Flask_, broken: World, as_user):
    done(flask("reconcile", "--day", DAY))
    broken.clock.forward(24 * 3_600_000)
    for user in ("ann", "bob"):
        as_user(user)
        resolve(broken, 1, "corrected", user)
    reconcile.run(broken.cashier, START)
    next_day = day_of(broken.clock.now())
    told = json.loads(done(flask("reconcile", "--day", next_day, "--stored", "--form", "json")))
    (row,) = (row for row in told["figures"] if row["side"] == "ctrader")
    assert (row["opening"], row["breaks"], row["closing"], Decimal(row["unexplained"])) == (
        "100.00",
        "12.50",
        "112.50",
        0,
    )
    assert not any("opens this day" in remark for remark in told["remarks"])


def test_an_ended_break_is_open_again_if_its_amount_changes(flask: Flask_, broken: World):
    done(flask("reconcile", "--day", DAY))
    done(flask("breaks", "resolve", 1, "--as", "explained", "--note", "a gift", "--by", "Ann"))
    with broken.database.write() as db:
        db.db.execute("UPDATE told SET minor = 1300 WHERE id = '5001'")
    reconcile.run(broken.cashier, START)
    assert states(broken) == [None]


def test_a_break_with_another_amount_is_open_again_and_asks_two_people_anew(flask: Flask_, broken: World, as_user):
    done(flask("reconcile", "--day", DAY))
    as_user("ann")
    resolve(broken, 1, "written off", "Ann")
    with broken.database.write() as db:
        (found,) = db.open_breaks()
        db.db.execute("UPDATE told SET minor = 1300 WHERE id = '5001'")
    done(flask("reconcile", "--day", DAY, "--stored"))
    reconcile.run(broken.cashier, START)
    as_user("bob")
    assert "another person" in resolve(broken, found.number, "written off", "Bob")
    assert states(broken) == [None]


def test_a_word_on_a_break_is_kept_with_the_amount_that_it_was_about(flask: Flask_, broken: World, as_user):
    done(flask("reconcile", "--day", DAY))
    as_user("ann")
    resolve(broken, 1, "written off", "Ann")
    with broken.database.write() as db:
        db.db.execute("UPDATE told SET minor = 1300 WHERE id = '5001'")
    reconcile.run(broken.cashier, START)
    resolve(broken, 1, "written off", "Ann")
    with broken.database.read() as db:
        said = [one.verdict for amount in ("-12.50", "-13.00") for one in db.decisions(f"break 1 {amount} USD")]
    assert said == [f"written off: {amount} USD from client:5512345 to correction" for amount in ("12.50", "13.00")]


def test_a_day_is_found_however_it_is_written_and_one_to_come_is_refused(flask: Flask_, broken: World):
    done(flask("reconcile", "--day", DAY))
    year, month, day = (int(part) for part in DAY.split("-"))
    word = word_of_report(flask)
    assert "signed off" in done(flask("breaks", "sign", f"{year}-{month}-{day}", "--seen", word, "--by", "Ann"))
    result = flask("reconcile", "--day", f"{year + 1}-01-01")
    assert result.exit_code == 1 and "has not begun" in result.output


def test_a_break_that_comes_back_asks_two_people_anew(flask: Flask_, broken: World, as_user):
    done(flask("reconcile", "--day", DAY))
    as_user("ann")
    resolve(broken, 1, "written off", "Ann")
    with broken.database.write() as db:
        db.change_break(1, gone=START)
    reconcile.run(broken.cashier, START)
    as_user("bob")
    assert "another person" in resolve(broken, 1, "written off", "Bob")
    assert states(broken) == [None]
    as_user("ann")
    resolve(broken, 1, "written off", "Ann")
    assert states(broken) == ["written off"]
