"""`payments hold`, `lift` and `refuse`, `users freeze` and `unfreeze`, and who is named where money is stopped."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from inapp.domain.states import Status
from tests.support.harness import LOGIN, STRANGER, USER, World

Flask_ = Callable[..., Result]


@pytest.fixture
def flask(app: Flask) -> Flask_:
    """Run `flask --app app WORDS...`."""
    return lambda *words: app.test_cli_runner().invoke(args=[str(word) for word in words])


def said(result: Result, code: int = 0) -> str:
    assert result.exit_code == code, result.output
    return result.output


def test_a_payment_is_held_shown_and_lifted_by_two_people(flask: Flask_, world: World):
    ref = world.withdrawal("40.00").ref
    text = said(flask("payments", "hold", ref, "--by", "Ann", "--reason", "asked by the bank"))
    assert text == f"{ref}, which is approved, is held by ann. Nothing more of it leaves until two people lift it.\n"
    shown = json.loads(said(flask("payments", "show", ref, "--json")))
    assert shown["held"].startswith("ann, 20") and shown["held"].endswith(": asked by the bank")
    assert shown["user_frozen"] is None
    assert ref in said(flask("payments", "list", "--needs-review"))
    assert "is held already" in said(flask("payments", "hold", ref, "--by", "Ben"), 1)
    assert "A second person has to say the same" in said(flask("payments", "lift", ref, "--by", "Ann"))
    text = said(flask("payments", "lift", ref, "--by", "Ben"))
    assert text == f"{ref}: ann and ben have lifted the hold (asked by the bank). What waited goes on.\n"
    assert json.loads(said(flask("payments", "show", ref, "--json")))["held"] is None


def test_lifting_and_refusing_say_what_still_keeps_the_money(flask: Flask_, world: World):
    first, second = world.withdrawal("40.00").ref, world.withdrawal("20.00").ref
    world.step()
    for what in ("payments hold " + first, "payments hold " + second, f"users freeze {USER}"):
        said(flask(*what.split(), "--by", "Ann"))
    said(flask("payments", "lift", first, "--by", "Ann"))
    frozen = f"User {USER} is frozen all the same, so it waits on."
    assert frozen in said(flask("payments", "lift", first, "--by", "Ben"))
    said(flask("users", "unfreeze", USER, "--by", "Ann"))
    text = said(flask("users", "unfreeze", USER, "--by", "Ben"))
    assert f"goes on, but for what is held by itself: {second}." in text
    text = said(flask("payments", "refuse", second, "--by", "Ann"))
    assert text.endswith("booked back to the account, but not while it is stopped: held by ann: no reason given.\n")


def test_a_user_is_frozen_listed_and_unfrozen_by_two_people(flask: Flask_, world: World):
    ref = world.withdrawal("40.00").ref
    assert f"open: {ref}" in said(flask("users", "freeze", USER, "--by", "Ann"))
    assert f"frozen: user {USER} (ann, 20" in said(flask("bookings", "status"))
    assert json.loads(said(flask("payments", "show", ref, "--json")))["user_frozen"].startswith("ann, 20")
    said(flask("users", "unfreeze", USER, "--by", "Ann"))
    assert "A second person" in said(flask("users", "unfreeze", USER, "--by", "ann"))
    said(flask("users", "unfreeze", USER, "--by", "Ben"))
    assert "frozen" not in said(flask("bookings", "status"))
    assert "is not frozen" in said(flask("users", "unfreeze", USER, "--by", "Ben"), 1)


def test_a_name_is_needed(flask: Flask_, world: World):
    ref = world.withdrawal("40.00").ref
    assert "--by" in said(flask("payments", "hold", ref), 1)
    assert "--by needs a name" in said(flask("payments", "hold", ref, "--by", " "), 1)


def test_refusing_says_what_happens_to_the_money(flask: Flask_, world: World):
    early, late = world.withdrawal("40.00").ref, world.withdrawal("20.00").ref
    assert said(flask("payments", "refuse", early, "--by", "Ann")) == f"{early}: refused by ann; nothing was debited.\n"
    world.step()
    assert world.payment(late).status is Status.DEBITED
    text = said(flask("payments", "refuse", late, "--by", "Ann"))
    assert text == f"{late}: refused by ann; 20.00 USD is booked back to the account.\n"
    world.run()
    assert world.payment(late).status is Status.RETURNED
    assert "there is nothing left to refuse" in said(flask("payments", "refuse", late, "--by", "Ann"), 1)
    assert "There is no payment W-NOBODY" in said(flask("payments", "refuse", "W-NOBODY", "--by", "Ann"), 1)


def test_an_import_with_move_names_the_open_payments_it_touches(flask: Flask_, world: World, tmp_path: Path):
    ref = world.withdrawal("40.00").ref
    file = tmp_path / "accounts.csv"
    file.write_text(f"user_id,login,email,name\n{STRANGER},{LOGIN},sam@example.test,Sam\n")
    assert said(flask("accounts", "import", file, "--move")).splitlines() == [
        "1 accounts imported",
        f"{ref}: this withdrawal of 40.00 USD is approved, and of user {USER}; "
        f"account {LOGIN} is another user's now, so people decide about it",
    ]
    world.run()
    assert f"account {LOGIN} belongs to user {STRANGER} now" in said(flask("payments", "show", ref))
    refused = said(flask("payments", "approve", ref, "--by", "Ann"), 1)
    assert refused == (
        f"Error: {ref} cannot be approved: account {LOGIN} belongs to user {STRANGER} now. "
        "Put that right first, or refuse it\n"
    )


def test_unmatched_funds_name_their_deposit_and_its_user(flask: Flask_, world: World):
    funds = world.second_capture()
    shown = json.loads(said(flask("payments", "show", funds.ref, "--json")))
    assert (shown["about"], shown["about_user_id"], shown["about_login"]) == (funds.about, USER, LOGIN)
    text = said(flask("payments", "show", funds.ref))
    assert f"about               {funds.about}\n" in text and f"about_user_id       {USER}\n" in text
