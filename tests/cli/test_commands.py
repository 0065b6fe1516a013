"""The commands of the broker's staff, as they are typed."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from inapp.cli import base
from inapp.domain.attempts import Breaker, BreakerState
from inapp.domain.errors import Conflict, StorageFailed
from inapp.domain.model import Account
from inapp.domain.money import Money
from inapp.domain.states import Status
from inapp.identity import users
from inapp.payments import decisions
from inapp.store import Database
from tests.support.harness import LOGIN, OTHER_LOGIN, STRANGER, USER, World

HERE = Path(__file__).parent.parent.parent
FIELDS = [
    "reference",
    "kind",
    "user_id",
    "login",
    "amount",
    "currency",
    "state",
    "balance_history_id",
    "created",
    "attempts",
]

Flask_ = Callable[..., Result]


@pytest.fixture
def flask(app: Flask) -> Flask_:
    """Run a command as it is typed."""
    return lambda *words: app.test_cli_runner().invoke(args=[str(word) for word in words])


@pytest.fixture
def blind(blind_world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    return blind_world


def accounts_of(world: World) -> set[tuple[int, int, str, str, bool]]:
    with world.database.read() as db:
        return {(a.user_id, a.login, a.email, a.name, a.enabled) for a in db.all_accounts()}


def a_file(folder: Path, text: str | bytes, name: str = "accounts.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


# --- accounts ---

HEADER = "user_id,login,email,name\n"


def test_accounts_are_imported_from_a_file(flask, world, tmp_path):
    file = a_file(tmp_path, HEADER + "7,901,ann@example.test,Ann Ames\n7,902,ann@example.test,\n")
    result = flask("accounts", "import", file)
    assert (result.exit_code, result.output) == (0, "2 accounts imported\n")
    assert (7, 901, "ann@example.test", "Ann Ames", True) in accounts_of(world)
    assert (7, 902, "ann@example.test", "", True) in accounts_of(world)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + HEADER + "7,901,ann@example.test,Ann\n",
        HEADER.replace("\n", "\r\n") + "7,901,ann@example.test,Ann\r\n",
        HEADER + '7,901,ann@example.test,"Ann"',
        HEADER + "7,901,ann@example.test,Ann\n\n",
        "login,name,user_id,email\n901,Ann,7,ann@example.test\n",
        "user_id, login, email, name\n 7 , 901 , ann@example.test , Ann \n",
    ],
    ids=["BOM", "Windows line ends", "quotes", "empty line", "other order", "blanks"],
)
def test_files_as_spreadsheets_write_them_are_taken(flask, world, tmp_path, text):
    result = flask("accounts", "import", a_file(tmp_path, text))
    assert result.exit_code == 0, result.output
    assert (7, 901, "ann@example.test", "Ann", True) in accounts_of(world)


def test_names_in_any_script_come_through(flask, world, tmp_path):
    flask("accounts", "import", a_file(tmp_path, HEADER + "7,901,a@example.test,ليلى Ångström\n"))
    assert (7, 901, "a@example.test", "ليلى Ångström", True) in accounts_of(world)


@pytest.mark.parametrize(("word", "enabled"), [("1", True), ("0", False), ("", True)])
def test_an_account_can_be_disabled(flask, world, tmp_path, word, enabled):
    file = a_file(tmp_path, f"user_id,login,email,name,enabled\n7,901,,,{word}\n")
    assert flask("accounts", "import", file).exit_code == 0
    assert (7, 901, "", "", enabled) in accounts_of(world)


def test_an_import_updates_what_is_there_and_leaves_the_rest(flask, world, tmp_path):
    before = accounts_of(world)
    file = a_file(tmp_path, f"{HEADER}{USER},{LOGIN},new@example.test,New Name\n")
    assert flask("accounts", "import", file).exit_code == 0
    after = accounts_of(world)
    assert (USER, LOGIN, "new@example.test", "New Name", True) in after
    assert {row for row in after if row[1] != LOGIN} == {row for row in before if row[1] != LOGIN}


BAD_ROWS = {
    "7,x,ann@example.test,Ann": "login must be a positive whole number",
    "7,0,ann@example.test,Ann": "login must be a positive whole number",
    "7,-901,ann@example.test,Ann": "login must be a positive whole number",
    "7,901.0,ann@example.test,Ann": "login must be a positive whole number",
    "7,٩٠١,ann@example.test,Ann": "login must be a positive whole number",
    f"7,{2**63},ann@example.test,Ann": "login must be a positive whole number",
    f"7,{'9' * 5000},ann@example.test,Ann": "login must be a positive whole number",
    ",901,ann@example.test,Ann": "user_id must be a positive whole number",
    "7,901,,A\0nn": "it has a character that cannot be printed",
    "7,901,,A\tnn": "it has a character that cannot be printed",
    "7,901,no address,Ann": "email is not an e-mail address",
    "7,901,ann@example.test": "it has not as many fields as the header",
    "7,901,ann@example.test,Ann,more": "it has not as many fields as the header",
    f"{STRANGER},{LOGIN},sam@example.test,Sam": f"login {LOGIN} belongs to user {USER}: use --move to give it away",
    "7,900,other@example.test,Twice": "login 900 stands in an earlier row too",
}


@pytest.mark.parametrize("row", BAD_ROWS, ids=lambda row: row[:30])
def test_a_bad_row_is_named_by_line_and_nothing_is_imported(flask, world, tmp_path, row):
    before = accounts_of(world)
    file = a_file(tmp_path, f"{HEADER}7,900,good@example.test,Good\n{row}\n7,999,good@example.test,Good\n")
    result = flask("accounts", "import", file)
    assert (result.exit_code, result.output) == (1, f"Error: line 3: {BAD_ROWS[row]}\n")
    assert accounts_of(world) == before


def test_all_bad_rows_are_named_at_once(flask, tmp_path):
    file = a_file(tmp_path, HEADER + "x,1,,\n7,2,,\n7,y,,\n")
    result = flask("accounts", "import", file)
    assert result.output.splitlines() == [
        "Error: line 2: user_id must be a positive whole number",
        "line 4: login must be a positive whole number",
    ]


def test_a_row_over_two_lines_is_named_by_its_last_one(flask, tmp_path):
    result = flask("accounts", "import", a_file(tmp_path, HEADER + '7,901,,"Ann\nAmes"\n7,x,,\n'))
    assert result.output == (
        "Error: line 3: it has a character that cannot be printed\nline 4: login must be a positive whole number\n"
    )


@pytest.mark.parametrize("word", ["2", "yes", "true", "-1"])
def test_enabled_is_0_or_1(flask, tmp_path, word):
    file = a_file(tmp_path, f"user_id,login,email,name,enabled\n7,901,,,{word}\n")
    result = flask("accounts", "import", file)
    assert (result.exit_code, result.output) == (1, "Error: line 2: enabled must be 0 or 1\n")


@pytest.mark.parametrize(
    "header",
    [
        "user_id,login,email",
        "user_id,login,email,name,color",
        "user_id,login,login,email,name",
        "USER,LOGIN,EMAIL,NAME",
        "",
    ],
)
def test_an_unknown_header_is_refused(flask, world, tmp_path, header):
    before = accounts_of(world)
    result = flask("accounts", "import", a_file(tmp_path, f"{header}\n7,901,ann@example.test,Ann,1\n"))
    assert result.exit_code == 1
    words = "the header must be user_id,login,email,name and, if wanted, enabled,account_name,level,group,country"
    assert result.output == f"Error: line 1: {words}\n"
    assert accounts_of(world) == before


def test_an_account_keeps_the_brokers_name_of_it_until_a_file_says_another(flask, world, tmp_path):
    def name_after(columns, values, *options):
        file = a_file(tmp_path, f"user_id,login,email,name{columns}\n{values}\n")
        assert flask("accounts", "import", file, *options).exit_code == 0
        with world.database.read() as db:
            return db.account(901).account_name

    assert name_after(",account_name", "7,901,,Ann,Main account") == "Main account"
    assert name_after("", "7,901,,Ann") == "Main account"
    assert ["7", "901", "-", "Ann", "yes", "Main account"] in cells_of(flask("accounts", "list"))
    assert name_after("", "8,901,,Bob", "--move") == "", "it may tell something of its former owner"
    assert name_after(",account_name", "8,901,,Bob,Savings") == "Savings"
    assert name_after(",account_name", "8,901,,Bob,") == ""
    refused = flask(
        "accounts", "import", a_file(tmp_path, f"user_id,login,email,name,account_name\n7,902,,,{'n' * 61}\n")
    )
    assert refused.output == "Error: line 2: account_name has more than 60 characters\n"


def test_an_empty_file_is_refused(flask, tmp_path):
    assert "line 1: the header must be" in flask("accounts", "import", a_file(tmp_path, "")).output


def test_a_login_moves_to_another_user_only_when_told_to(flask, world, tmp_path):
    file = a_file(tmp_path, f"{HEADER}{STRANGER},{LOGIN},sam@example.test,Sam\n")
    assert flask("accounts", "import", file).exit_code == 1
    result = flask("accounts", "import", file, "--move")
    assert (result.exit_code, result.output) == (0, "1 accounts imported\n")
    assert (STRANGER, LOGIN, "sam@example.test", "Sam", True) in accounts_of(world)


def test_a_file_in_no_known_encoding_is_refused_with_what_to_do(flask, world, tmp_path):
    before = accounts_of(world)
    file = a_file(tmp_path, HEADER.encode() + b"7,901,ann@example.test,Zo\xeb\n8,902,,\x81\n")
    result = flask("accounts", "import", file)
    assert result.exit_code == 1
    assert "line 3" in result.output
    assert "save the file as UTF-8" in result.output
    assert accounts_of(world) == before


def test_a_file_whose_encoding_nothing_proves_is_read_and_said_to_be_guessed(flask, world, tmp_path):
    file = a_file(tmp_path, HEADER.encode() + "7,901,ann@example.test,Zoë\n".encode("cp1252"))
    result = flask("accounts", "import", file)
    assert (result.exit_code, "read as Windows-1252" in result.output) == (0, True)
    assert (7, 901, "ann@example.test", "Zoë", True) in accounts_of(world)


@pytest.mark.parametrize("text", [HEADER + '7,901,,"Ann', HEADER + '7,901,,"A"nn'])
def test_a_file_that_is_not_csv_is_refused(flask, world, tmp_path, text):
    before = accounts_of(world)
    result = flask("accounts", "import", a_file(tmp_path, text))
    assert result.exit_code == 1
    assert result.output.startswith("Error: line 2: ")
    assert accounts_of(world) == before


def test_a_file_that_is_missing_is_named(flask, tmp_path):
    result = flask("accounts", "import", tmp_path / "missing.csv")
    assert result.exit_code == 1
    assert "missing.csv" in result.output
    assert "No such file" in result.output


def cells_of(result: Result) -> list[list[str]]:
    """The rows of a table below its header, cells two blanks or more apart."""
    assert result.exit_code == 0, result.output
    header, rule, *rows = result.output.splitlines()
    assert set(rule) == {"-", " "} and len(re.split(" {2,}", header)) == len(rule.split())
    return [re.split(" {2,}", row.strip()) for row in rows]


def test_accounts_are_listed_below_a_header(flask, world, tmp_path):
    flask("accounts", "import", a_file(tmp_path, "user_id,login,email,name,enabled\n7,901,ann@example.test,Ann,0\n"))
    result = flask("accounts", "list")
    assert result.output.split()[:5] == ["user_id", "login", "email", "name", "enabled"]
    lines = cells_of(result)
    assert ["7", "901", "ann@example.test", "Ann", "no"] in lines
    assert [str(USER), str(LOGIN), "alex@example.test", "Alex Demo", "yes"] in lines
    assert len(lines) == 4
    rows = the_json(flask("accounts", "list", "--json"))
    assert {"user_id": 7, "login": 901, "email": "ann@example.test", "name": "Ann", "enabled": False} in rows
    assert len(rows) == 4


@pytest.mark.fault("X07")
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("A\x1b[2Jnn", "A\\x1b[2Jnn"),
        ("Ann\r\n7  902", "Ann\\r\\n7  902"),
        ("A\u202enn\x9b", "A\\u202enn\\x9b"),
        ("A\tnn\u2028", "A\\tnn\\u2028"),
        ("ليلى Ångström \u200d", "ليلى Ångström \u200d"),
    ],
)
def test_a_name_from_elsewhere_moves_nothing_on_the_terminal(flask, world, name, shown):
    with world.database.write() as db:
        db.put_account(Account(901, 7, "", name))
    output = flask("accounts", "list").output
    assert len(output.splitlines()) == 6
    assert re.search(rf"^7 +901 +- +{re.escape(shown)} +yes$", output, re.MULTILINE)


def test_a_status_and_a_payment_show_no_control_character_either(flask, world):
    payment = world.deposit()
    with world.database.write() as db:
        db.set_adapter_problem("fake", "away\x1b[31m")
        db.change(payment, instrument="Visa\x07 4242")
    for words, shown in ((("bookings", "status"), "away\\x1b[31m"), (("payments", "show", payment.ref), "Visa\\x07 4")):
        output = flask(*words).output
        assert shown in output
        assert output.replace("\n", "").isprintable()


@pytest.mark.fault("X07")
@pytest.mark.parametrize("name", ['=HYPERLINK("https://evil.example")', "+1", "-2+3", "@SUM(A1)", 'say ""hello""'])
def test_a_list_that_is_opened_as_a_spreadsheet_holds_text_alone(flask, tmp_path, name):
    flask(
        "accounts",
        "import",
        a_file(tmp_path, f'{HEADER}7,901,ann@example.test,"{name.replace(chr(34), chr(34) * 2)}"\n'),
    )
    (cells,) = [cells for cells in cells_of(flask("accounts", "list")) if cells[0] == "7"]
    assert (len(cells), cells[3].lstrip("'")) == (5, name)
    assert not cells[3].startswith(("=", "+", "-", "@"))


# --- payments ---


def the_json(result: Result) -> object:
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def test_payments_are_listed_as_an_array_of_objects(flask, world):
    credited = world.paid_deposit("250.50")
    world.run()
    waiting = world.withdrawal("40")
    rows = the_json(flask("payments", "list", "--json"))
    assert [list(row) for row in rows] == [FIELDS, FIELDS]
    number = world.booked(credited.ref)[0].balance_history_id
    assert rows[0] == {
        "reference": credited.ref,
        "kind": "deposit",
        "user_id": USER,
        "login": LOGIN,
        "amount": "250.50",
        "currency": "USD",
        "state": "credited",
        "balance_history_id": number,
        "created": "2025-10-09T08:53:20Z",
        "attempts": 1,
    }
    assert rows[1]["reference"] == waiting.ref
    assert (rows[1]["kind"], rows[1]["amount"], rows[1]["balance_history_id"]) == ("withdrawal", "40.00", None)
    assert (rows[1]["state"], rows[1]["attempts"]) == ("approved", 0)


def test_no_payments_are_an_empty_array(flask):
    assert the_json(flask("payments", "list", "--json")) == []
    assert flask("payments", "list").output == ""


def test_one_payment_is_one_object(flask, world):
    payment = world.paid_deposit()
    world.run()
    shown = the_json(flask("payments", "show", payment.ref, "--json"))
    assert list(shown)[: len(FIELDS)] == FIELDS
    assert shown | the_json(flask("payments", "list", "--json"))[0] == shown


def test_a_payment_is_shown_to_people_with_its_history_and_attempts(flask, world):
    payment = world.paid_deposit()
    world.run()
    lines = flask("payments", "show", payment.ref).output
    for words in (payment.ref, "100.00", "credited", f"{payment.ref}.credit.1"):
        assert words in lines
    assert re.search("^at +event +state +by$", lines, re.MULTILINE)
    assert re.search("captured +paid +", lines)
    assert re.search(r"\.credit\.1 +DEPOSIT +100\.00 +confirmed +- +[0-9]+$", lines, re.MULTILINE)
    (listed,) = cells_of(flask("payments", "list"))
    assert listed[:5] == [payment.ref, "deposit", str(LOGIN), "100.00", "USD"]


def test_a_payment_that_is_not_there_is_refused(flask):
    for words in (("show", "D-NONE", "--json"), ("show", "D-NONE"), ("refund", "D-NONE", "--by", "Ann")):
        result = flask("payments", *words)
        assert (result.exit_code, result.output) == (1, "Error: There is no payment D-NONE\n")


def test_the_review_list_names_everything_that_waits_for_a_person(flask, world):
    fine = world.paid_deposit("20")
    world.run()
    world.ctrader.script = ["lost"]
    unknown = world.paid_deposit("30")
    world.run()
    mismatched = world.deposit("60", OTHER_LOGIN)
    world.hear(world.psp.pay(mismatched.ref, Money(5900, "EUR", 2)))
    world.run()
    rows = the_json(flask("payments", "list", "--needs-review", "--json"))
    found = {row["reference"]: row["state"] for row in rows}
    assert found == {unknown.ref: "credit_unknown", mismatched.ref: "review"}
    assert fine.ref not in found


def test_parked_money_stands_in_the_review_list_as_unmatched(flask, world):
    payment = world.paid_deposit("70")
    world.run()
    world.hear(world.psp.capture_again(payment.ref))
    world.run()
    (row,) = the_json(flask("payments", "list", "--needs-review", "--json"))
    assert list(row) == FIELDS
    assert (row["kind"], row["amount"], row["currency"], row["state"]) == ("unmatched", "70.00", "USD", "parked")
    assert (row["user_id"], row["login"], row["balance_history_id"], row["attempts"]) == (None, None, None, 0)
    shown = the_json(flask("payments", "show", row["reference"], "--json"))
    assert shown | row == shown
    assert [other["kind"] for other in the_json(flask("payments", "list", "--json"))] == ["deposit"]
    (plain,) = cells_of(flask("payments", "list", "--needs-review"))
    assert plain[:3] == [row["reference"], "unmatched", "-"]


def unknown_deposit(world: World) -> str:
    world.ctrader.script = ["lost"]
    payment = world.paid_deposit()
    world.run()
    assert world.payment(payment.ref).status is Status.CREDIT_UNKNOWN
    return payment.ref


@pytest.mark.fault("K19", "I23")
def test_two_different_people_who_agree_resolve_an_unknown_booking_as_booked(flask, world):
    ref = unknown_deposit(world)
    first = flask("payments", "resolve", ref, "--booked", 77, "--by", "Ann")
    assert (first.exit_code, first.output) == (0, f"{ref}: Ann says booked 77. A second person has to say the same.\n")
    assert world.payment(ref).status is Status.CREDIT_UNKNOWN
    second = flask("payments", "resolve", ref, "--booked", 77, "--by", "Bob")
    assert (second.exit_code, second.output) == (0, f"{ref}: booked 77, say ann and bob.\n")
    assert world.payment(ref).status is Status.CREDITED
    assert the_json(flask("payments", "show", ref, "--json"))["balance_history_id"] == 77


@pytest.mark.fault("K19", "I23")
def test_two_people_who_say_not_booked_let_it_be_booked_again(flask, world):
    ref = unknown_deposit(world)
    world.wait_until_silent()
    flask("payments", "resolve", ref, "--not-booked", "--by", "Ann")
    assert flask("payments", "resolve", ref, "--not-booked", "--by", "Bob").exit_code == 0
    assert world.payment(ref).status is Status.PAID
    world.run()
    assert world.payment(ref).status is Status.CREDITED
    assert len(world.booked(ref)) == 1


@pytest.mark.fault("I23")
@pytest.mark.parametrize("again", ["Ann", "ANN", " ann ", "aNN"])
def test_one_person_cannot_be_two(flask, world, again):
    ref = unknown_deposit(world)
    flask("payments", "resolve", ref, "--not-booked", "--by", "Ann")
    flask("payments", "resolve", ref, "--not-booked", "--by", again)
    assert world.payment(ref).status is Status.CREDIT_UNKNOWN


@pytest.mark.fault("I23")
def test_two_people_who_disagree_decide_nothing(flask, world):
    ref = unknown_deposit(world)
    flask("payments", "resolve", ref, "--not-booked", "--by", "Ann")
    flask("payments", "resolve", ref, "--booked", 77, "--by", "Bob")
    flask("payments", "resolve", ref, "--booked", 78, "--by", "Cy")
    assert world.payment(ref).status is Status.CREDIT_UNKNOWN


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--by", "Ann"], "say one of --booked ID, --not-booked and --paid-elsewhere"),
        (["--booked", "5", "--not-booked", "--by", "Ann"], "say one of --booked ID, --not-booked and --paid-elsewhere"),
        (["--not-booked"], "Missing option '--by'"),
        (["--not-booked", "--by", "  "], "--by needs a name"),
        (["--booked", "x", "--by", "Ann"], "'x' is not a valid integer"),
        (["--booked", "0", "--by", "Ann"], "0 is not in the range"),
        (["--booked", str(2**63), "--by", "Ann"], "is not in the range"),
    ],
)
def test_a_decision_that_cannot_be_understood_is_refused(flask, world, words, sentence):
    ref = unknown_deposit(world)
    result = flask("payments", "resolve", ref, *words)
    assert result.exit_code == 1
    assert sentence in result.output
    with world.database.read() as db:
        assert db.one("SELECT count(*) FROM decisions")[0] == 0


def test_there_is_nothing_to_decide_about_a_payment_with_a_known_outcome(flask, world):
    payment = world.paid_deposit()
    world.run()
    result = flask("payments", "resolve", payment.ref, "--not-booked", "--by", "Ann")
    assert (result.exit_code, result.output) == (1, f"Error: {payment.ref} is credited: there is nothing to decide\n")


def test_a_number_that_another_booking_holds_is_refused(flask, world):
    done = world.paid_deposit("50", OTHER_LOGIN)
    world.run()
    number = world.booked(done.ref)[0].balance_history_id
    ref = unknown_deposit(world)
    result = flask("payments", "resolve", ref, "--booked", number, "--by", "Ann")
    assert (result.exit_code, result.output) == (1, f"Error: {number} is the booking {done.ref}.credit.1\n")


def test_a_person_orders_a_refund_and_only_then_money_goes_back(flask, world):
    payment = world.deposit("60")
    world.hear(world.psp.pay(payment.ref, Money(5900, "USD", 2)))
    world.run()
    result = flask("payments", "refund", payment.ref, "--by", "Ann")
    assert (result.exit_code, result.output) == (0, f"{payment.ref}: 59.00 USD goes back to its payer.\n")
    world.run()
    assert world.payment(payment.ref).status is Status.REFUNDED
    again = flask("payments", "refund", payment.ref, "--by", "Ann")
    assert again.exit_code == 1
    assert "only a payment in review is given back" in again.output


def test_a_booked_deposit_is_not_refunded(flask, world):
    payment = world.paid_deposit()
    world.run()
    result = flask("payments", "refund", payment.ref, "--by", "Ann")
    assert (result.exit_code, result.output) == (
        1,
        f"Error: {payment.ref} is booked in cTrader, or may be: resolve that first\n",
    )


def test_parked_money_is_refunded_once(flask, world):
    payment = world.paid_deposit("70")
    world.run()
    world.hear(world.psp.capture_again(payment.ref))
    world.run()
    (row,) = the_json(flask("payments", "list", "--needs-review", "--json"))
    result = flask("payments", "refund", row["reference"], "--by", "Ann")
    assert (result.exit_code, result.output) == (0, f"{row['reference']}: 70.00 USD goes back to its payer.\n")
    assert flask("payments", "refund", row["reference"], "--by", "Ann").exit_code == 1


# --- bookings ---


def test_the_status_of_a_quiet_cashier_says_so(flask, world):
    with world.database.write() as db:
        db.set_heartbeat(world.clock.now())
    result = flask("bookings", "status")
    assert (result.exit_code, result.output) == (0, "held: no\nbreaker: closed\n")


def test_the_status_names_problems_and_open_attempts(flask, world):
    ref = unknown_deposit(world)
    with world.database.write() as db:
        db.set_breaker(Breaker(BreakerState.OPEN))
    output = flask("bookings", "status").output
    assert "breaker: open\n" in output
    assert "problem: no worker heartbeat for 30 seconds\n" in output
    assert re.search(
        rf"^state +external_id +login +type +amount$\n.*\nambiguous +{ref}\.credit\.1 +{LOGIN} +DEPOSIT +100\.00$",
        output,
        re.MULTILINE,
    )


def test_a_name_with_letters_of_several_scripts_is_nobodys(flask, world):
    with world.database.write() as db:
        db.set_held("it looks restored")
    flask("bookings", "release", "--by", "ann")
    refused = flask("bookings", "release", "--by", "\N{COPTIC SMALL LETTER ALFA}nn")
    assert (refused.exit_code, "write it in one" in refused.output) == (1, True)
    assert "held: it looks restored" in flask("bookings", "status").output


@pytest.mark.fault("I24", "I23")
def test_a_hold_is_released_by_two_people(flask, world):
    with world.database.write() as db:
        db.set_held("it looks restored")
    assert "held: it looks restored" in flask("bookings", "status").output
    first = flask("bookings", "release", "--by", "Ann")
    assert (first.exit_code, first.output) == (
        0,
        "Ann says that sending may go on. A second person has to say the same.\n",
    )
    flask("bookings", "release", "--by", "ann")
    assert "held: it looks restored" in flask("bookings", "status").output
    second = flask("bookings", "release", "--by", "Bob")
    assert (second.exit_code, second.output) == (0, "Sending goes on, say ann and bob. Sent to review: nothing.\n")
    assert "held: no" in flask("bookings", "status").output


@pytest.mark.fault("D01", "I24", "I23")
def test_after_a_restore_two_people_release_with_the_list_that_compare_shows(flask, world):
    copy = world.backup()
    ref = world.paid_deposit().ref
    world.run()
    number = world.attempts(ref)[0].balance_history_id
    world.restore(copy)
    world.restart()
    shown = flask("bookings", "compare").output
    assert re.search(
        rf"^{ref} +credit\.1 +100\.00 USD +unknown +sent +booked {number} +succeeded 100", shown, re.MULTILINE
    )
    assert "Readers prove what became of the one booking that this database does not know.\n" in shown
    word = re.search(r"^list: (\w{8})$", shown, re.MULTILINE)[1]
    told = json.loads(flask("bookings", "compare", "--json").output)
    assert (told["list"], told["proven"], told["silent"]) == (word, True, [])
    assert [line["follows"] for line in told["lines"]] == ["taken as booked"]
    hint = flask("bookings", "release", "--by", "Cid").output
    assert f"`bookings compare` shows it; `--list {word}` takes over what is proven\n" in hint
    other = flask("bookings", "release", "--by", "Ann", "--list", "00000000")
    assert (other.exit_code, f"the list is {word} by now, not 00000000" in other.output) == (1, True)
    flask("bookings", "release", "--by", "Ann", "--list", word)
    second = flask("bookings", "release", "--by", "Bob", "--list", word)
    assert f"Taken over as proven: {ref}. Sent to review: nothing.\n" in second.output
    assert world.payment(ref).status is Status.CREDITED


@pytest.mark.fault("D01", "I24", "I23")
def test_a_list_that_changes_between_two_people_is_no_agreement(flask, world):
    copy = world.backup()
    world.paid_deposit()
    world.run()
    world.restore(copy)
    world.restart()

    def word() -> str:
        return json.loads(flask("bookings", "compare", "--json").output)["list"]

    first = word()
    flask("bookings", "release", "--by", "Ann", "--list", first)
    booked = list(world.ctrader.history)
    world.ctrader.reachable = False
    second = word()
    assert second != first
    stale = flask("bookings", "release", "--by", "Bob", "--list", first)
    assert (stale.exit_code, f"the list is {second} by now, not {first}" in stale.output) == (1, True)
    other = flask("bookings", "release", "--by", "Bob", "--list", second).output
    assert "Not everybody has answered" in other and "not asked: the reader fake" in other
    flask("bookings", "release", "--by", "Cid")  # without any list
    with world.database.read() as db:
        assert db.held() is not None, "three people, and no two of the same list"
    world.ctrader.reachable, world.ctrader.history[:] = True, booked
    assert word() == first
    assert "Taken over as proven" in flask("bookings", "release", "--by", "Bob", "--list", first).output


def test_nothing_is_released_that_is_not_held(flask):
    result = flask("bookings", "release", "--by", "Ann")
    assert (result.exit_code, result.output) == (1, "Error: Sending is not held\n")


def test_whoever_releases_gives_a_name(flask):
    result = flask("bookings", "release")
    assert result.exit_code == 1
    assert "Missing option '--by'" in result.output


# --- backup ---


@pytest.mark.fault("D07")
def test_a_backup_is_written_and_checked(flask, world, tmp_path):
    payment = world.paid_deposit()
    file = tmp_path / "copy.db"
    result = flask("backup", file)
    assert (result.exit_code, result.output) == (0, f"{file}: 1 payments, checked\n")
    copy = Database(file)
    with copy.read() as db:
        assert db.payment(payment.ref) == world.payment(payment.ref)
    copy.close()


def test_a_backup_does_not_overwrite(flask, world, tmp_path):
    file = a_file(tmp_path, "something else")
    result = flask("backup", file)
    assert (result.exit_code, result.output) == (1, f"Error: {file} exists already: choose another name\n")
    assert file.read_text() == "something else"


def test_a_backup_needs_its_folder(flask, tmp_path):
    result = flask("backup", tmp_path / "nowhere" / "copy.db")
    assert result.exit_code == 1
    assert (
        result.output == f"Error: {tmp_path}/nowhere/copy.db cannot be written: there is no folder {tmp_path}/nowhere\n"
    )


@pytest.mark.fault("X13")
def test_a_backup_is_made_but_says_that_somebody_changed_the_history(flask, world, tmp_path):
    world.paid_deposit()
    raw = sqlite3.connect(world.database.path)
    raw.execute("DROP TRIGGER history_no_update")
    raw.execute("UPDATE history SET by = 'eve' WHERE seq = 2")
    raw.commit()
    raw.close()
    result = flask("backup", tmp_path / "copy.db")
    assert result.exit_code == 1
    assert "the books were changed by hand: line 2 of the history does not follow" in result.output
    assert (tmp_path / "copy.db").exists()


@pytest.mark.fault("X13", "I15")
def test_a_state_that_was_written_by_hand_is_named_with_the_backup(flask, world, tmp_path):
    payment = world.deposit()
    raw = sqlite3.connect(world.database.path)
    raw.execute("UPDATE payments SET status = 'credited'")
    raw.commit()
    raw.close()
    result = flask("backup", tmp_path / "copy.db")
    assert result.exit_code == 1
    assert f"{payment.ref} is in a state that its history does not know" in result.output


@pytest.mark.fault("X13", "I15")
def test_a_payout_that_was_changed_by_hand_is_named_with_the_backup(flask, world, tmp_path):
    payment = world.withdrawal()
    raw = sqlite3.connect(world.database.path)
    raw.execute("UPDATE psp_calls SET state = 'paid'")
    raw.execute("DROP TRIGGER disbursement_history_no_update")
    raw.execute("UPDATE disbursement_history SET by = 'eve'")
    raw.commit()
    raw.close()
    result = flask("backup", tmp_path / "copy.db")
    assert result.exit_code == 1
    assert "line 1 of the disbursements' history does not follow" in result.output
    assert f"{payment.ref}.payout.1 is in a state that its history does not know" in result.output


# --- tokens ---


def test_a_login_token_is_printed_alone_on_its_line(flask, world):
    result = flask("tokens", "login", USER)
    assert result.exit_code == 0
    token = result.output.removesuffix("\n")
    assert len(token) == 43
    with world.database.read() as db:
        stored = db.token(token)
        assert (stored.user_id, str(stored.kind), stored.keep) == (USER, "login", False)
        assert stored.expires == world.clock.now() + 60_000


def test_a_login_token_can_stand_for_staying_logged_in(flask, world):
    token = flask("tokens", "login", USER, "--keep").output.strip()
    with world.database.read() as db:
        assert db.token(token).keep


@pytest.mark.parametrize(
    ("user", "words"),
    [("999", "The user is unknown"), ("x", "not a valid integer"), ("0", "range"), (str(2**63), "range")],
)
def test_a_login_token_needs_a_user_that_is_known(flask, user, words):
    result = flask("tokens", "login", user)
    assert result.exit_code == 1
    assert words in result.output


@pytest.mark.fault("I22")
def test_a_login_token_is_in_no_row(flask, world):
    token = flask("tokens", "login", USER).output.strip()
    world.database.close()
    assert token.encode() not in Path(world.database.path).read_bytes()


# --- failures and the real thing ---


@pytest.mark.fault("D03")
def test_a_database_that_cannot_be_used_is_one_sentence(flask, world, monkeypatch):
    def fail(*_: object) -> None:
        raise StorageFailed("database is locked")

    monkeypatch.setattr(world.database, "read", fail)
    for words in (("payments", "list"), ("accounts", "list")):
        result = flask(*words)
        assert (result.exit_code, result.output) == (1, "Error: the database cannot be used now: database is locked\n")


def typed(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CASHIER_", "CTRADER_"))}
    return subprocess.run(
        [sys.executable, str(HERE / "app.py"), *words],
        cwd=folder,
        env=kept | {"CASHIER_DEMO": "1", "CASHIER_DATABASE": str(folder / "real.db")} | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_the_commands_work_as_typed_and_make_their_database(tmp_path):
    file = a_file(tmp_path, HEADER + "7,901,ann@example.test,Ann\n")
    done = typed(tmp_path, "accounts", "import", str(file))
    assert (done.returncode, done.stdout, done.stderr) == (0, "1 accounts imported\n", "")
    assert typed(tmp_path, "accounts", "list").stdout == (
        "user_id    login    email             name    enabled\n"
        "---------  -------  ----------------  ------  ---------\n"
        "7          901      ann@example.test  Ann     yes\n"
    )


def test_settings_that_are_missing_are_exit_code_2(tmp_path):
    done = typed(tmp_path, "accounts", "list", CASHIER_DEMO="0")
    assert done.returncode == 2
    assert "CASHIER_SECRET_KEY is missing" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.fault("D04")
@pytest.mark.parametrize("command", ["serve", "worker"])
def test_money_does_not_move_on_a_damaged_database(tmp_path, command):
    assert typed(tmp_path, "accounts", "import", str(HERE / "demo" / "accounts.csv")).returncode == 0
    path = tmp_path / "real.db"
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 3 + 64] = b"\xa5" * 64
    path.write_bytes(content)
    done = typed(tmp_path, command)
    assert done.returncode == 1
    assert "is damaged: restore a backup" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_of_a_newer_version_is_one_sentence(tmp_path):
    raw = sqlite3.connect(tmp_path / "real.db")
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    done = typed(tmp_path, "accounts", "list")
    assert done.returncode == 1
    assert done.stderr.startswith("Error: ")
    assert "newer version of the cashier: update it first" in done.stderr


def test_a_database_in_a_folder_that_is_not_there_is_one_sentence(tmp_path):
    done = typed(tmp_path, "accounts", "list", CASHIER_DATABASE=str(tmp_path / "nowhere" / "x.db"))
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "x.db" in done.stderr or "CASHIER_DATABASE" in done.stderr


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_money_does_not_move_on_a_sent_log_that_cannot_be_read(tmp_path, command):
    (tmp_path / "real.db.sent").write_text("no entry\n{}\n")
    done = typed(tmp_path, command)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("Error: ")
    assert "line 1 of real.db.sent is unreadable" in done.stderr


# --- refusals ---

TOLD = {
    (
        decisions.BOOKED_BACK_ONCE,
        ("ref",),
    ): "W-1 was booked back once: give the rest by hand, then say --paid-elsewhere",
    (decisions.NOT_CAPTURED_SO, ("ref", "captured", "money")): "W-1: the PSP has captured 9.00 USD, not 10.00 USD. "
    "It cannot be booked; give it back with `payments refund`",
    (
        decisions.GIVEN_BACK,
        ("ref",),
    ): "W-1 was given back, or may have been: give back the rest with `payments refund`",
    (users.UNKNOWN, ()): "there is no such user: import it first (users import)",
    (users.DISABLED, ("user_id",)): "user 7 is disabled: enable it first (users enable)",
    ("said as it is: {ref}", ("ref",)): "said as it is: W-1",
    ("with {braces} and no values", ()): "with {braces} and no values",
}


@pytest.mark.parametrize(("said", "told"), TOLD.items(), ids=range(len(TOLD)))
def test_the_terminal_names_its_own_options_where_a_use_case_cannot(said, told):
    message, names = said
    values = {"ref": "W-1", "user_id": 7, "captured": Money(900, "USD", 2), "money": Money(1000, "USD", 2)}
    assert base.sentence(Conflict(message, values={name: values[name] for name in names})) == told


def test_doctor_sends_a_test_alert_and_says_whether_it_was_taken(flask, world):
    result = flask("doctor", "--alert")
    assert (result.exit_code, world.pager.codes) == (0, ["test"])
    assert "was taken" in result.output
    world.pager.accepts = False
    result = flask("doctor", "--alert")
    assert result.exit_code == 1 and "not taken" in result.output


def test_what_others_wrote_acts_on_no_terminal_in_a_refusal_either(flask, world, monkeypatch):
    def refuse(*_: object) -> None:
        raise Conflict("name \x1b[2J\x07 of \u202esomebody\nline 2")

    monkeypatch.setattr(users, "enable", refuse)
    result = flask("users", "enable", USER)
    assert result.output == "Error: name \\x1b[2J\\x07 of \\u202esomebody\nline 2\n"
