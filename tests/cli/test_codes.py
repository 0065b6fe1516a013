"""A command with a code from the console speaks for a member of staff: once, soon, and with their roles alone."""

import json
import logging
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from threading import Barrier
from types import SimpleNamespace

import pytest

from inapp.cli import actions, base
from inapp.domain.attempts import SECOND
from inapp.domain.errors import NotAllowed
from inapp.domain.staff import FRESH_FOR, Actor, Role
from inapp.domain.states import Status
from inapp.staff import changes, command_codes, sessions
from tests.payments.test_approvals import disputed, seen, unknown
from tests.payments.test_rules import row
from tests.support.console import browser, code_now, enter, member, session_of, signed_in
from tests.support.harness import USER, World

PAYMENTS = (Role.PAYMENTS, Role.FINANCE)
SHOWN = re.compile(r'<p class="secret"><code>([2-9A-Z-]{14})</code>')


@pytest.fixture
def ann(console):
    return signed_in(console, *PAYMENTS, name="Ann")


@pytest.fixture
def bob(console):
    return signed_in(console, *PAYMENTS, name="Bob")


@pytest.fixture
def shell(app, world):
    """Give a command at the login jane with a code on its input: its exit code and its words in one line."""
    actions.record(world.cashier, app.cli, lambda: "jane")

    def give(*words, code):
        done = app.test_cli_runner().invoke(args=[*map(str, words), "--code", "-"], input=f"{code}\n")
        return done.exit_code, " ".join(done.output.split())

    return give


def anew(client):
    """The same person, who has just signed in."""
    enter(client, session_of(client.application.extensions["cashier"], client.who))
    return client


def code_of(client):
    """A code as the page of one's account shows it, after a new sign-in."""
    anew(client)
    return SHOWN.search(client.send("/staff/me/command").text)[1]


def audited(world, *verbs):
    with world.database.read() as db:
        rows = db.all("SELECT verb, name, subject, detail FROM audit ORDER BY seq")
    return [tuple(row) for row in rows if row["verb"] in verbs]


def everything_stored(world):
    with world.database.read() as db:
        tables = [row[0] for row in db.all("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return "\n".join(str(tuple(row)) for name in tables for row in db.all(f"SELECT * FROM {name}"))


def test_a_command_with_a_code_approves_as_the_person_who_made_it(world, shell, ann):
    ref = disputed(world)
    done = shell("payments", "approve", ref, "--seen", seen(world, ref), code=code_of(ann))
    assert done[0] == 0 and "approved by Ann" in done[1]
    world.run()
    assert world.payment(ref).status is Status.PAID_OUT
    with world.database.read() as db:
        assert {word.actor for word in db.decisions_of(ref)} == {ann.who.key}
        ((action, _),) = db.newest_actions(1)
    assert (action.by, action.system_user, json.loads(action.arguments)["as"]) == ("Ann", "jane", ann.who.key)
    assert audited(world, "made a code", "spoke at a shell", "decided") == [
        ("made a code", "Ann", ann.who.key, "for a command"),
        ("spoke at a shell", "Ann", ann.who.key, "payments approve, from the login jane"),
        ("decided", "Ann", ref, f"payments approve, at a shell: {ref}: approved by Ann."),
    ]


def test_a_second_person_says_their_word_by_a_command(world, shell, ann, bob):
    ref = unknown(world)
    anew(ann).send(f"/staff/payments/{ref}/not-booked", seen=seen(world, ref))
    done = shell("payments", "resolve", ref, "--not-booked", "--seen", seen(world, ref), code=code_of(bob))
    assert done[0] == 0 and "Ann and Bob" in done[1]


def test_a_maker_in_the_console_is_not_the_checker_at_a_shell(world, shell, ann):
    ref = unknown(world)
    anew(ann).send(f"/staff/payments/{ref}/not-booked", seen=seen(world, ref))
    done = shell("payments", "resolve", ref, "--not-booked", "--seen", seen(world, ref), code=code_of(ann))
    assert done[0] == 0 and "A second person has to say the same" in done[1]
    assert world.payment(ref).status is Status.CREDIT_UNKNOWN
    assert "A second person has to say the same" in audited(world, "decided")[-1][3]


def test_a_code_that_is_made_up_used_or_too_old_opens_nothing(world, shell, ann):
    ref, code = unknown(world), code_of(ann)
    words = ("payments", "resolve", ref, "--not-booked", "--seen", seen(world, ref))
    assert shell(*words, code="AAAA-BBBB-CCCC") == (1, f"Error: {command_codes.WRONG}")
    assert shell(*words, code="") == (1, f"Error: {command_codes.WRONG}")
    assert shell(*words, code=code.lower().replace("-", " "))[0] == 0, "typed as people type"
    assert shell(*words, code=code) == (1, f"Error: {command_codes.WRONG}")
    late = code_of(ann)
    world.clock.forward(FRESH_FOR)
    assert shell(*words, code=late) == (1, f"Error: {command_codes.WRONG}")
    assert [row[2] for row in audited(world, "refused")] == ["login jane"] * 4


def test_a_newer_code_ends_the_one_before_and_so_does_the_end_of_a_session(world, shell, ann):
    first, second = code_of(ann), code_of(ann)
    assert shell("payments", "hold", "W-1", code=first)[1] == f"Error: {command_codes.WRONG}"
    ann.send("/staff/sign-out")
    assert shell("payments", "hold", "W-1", code=second)[1] == f"Error: {command_codes.WRONG}"


def test_a_code_is_worth_nothing_at_another_database_or_under_another_key(world, ann, tmp_path):
    (tmp_path / "other").mkdir()
    other, code = World(tmp_path / "other"), code_of(ann)
    member(other.cashier, *PAYMENTS, name="Ann")
    turned = replace(world.cashier, policy=replace(world.cashier.policy, secret_key="another key " * 4))
    for cashier in (other.cashier, turned):
        with pytest.raises(NotAllowed, match="This code is not right"):
            command_codes.speaker(cashier, code, "jane", "payments approve")
    assert command_codes.speaker(world.cashier, code, "jane", "payments approve").key == ann.who.key
    other.database.close()


@pytest.mark.parametrize("roles", [(Role.SUPPORT,), (Role.ADMIN,), ()])
def test_a_code_gives_no_right_that_its_person_lacks(world, console, shell, roles):
    ref, client = disputed(world), signed_in(console, *roles, name="Sam")
    done = shell("payments", "approve", ref, "--seen", seen(world, ref), code=code_of(client))
    assert done[0] == 1 and "takes the right `decide`" in done[1]
    assert audited(world, "refused")[-1][1:3] == ("Sam", client.who.key)
    assert world.payment(ref).status is Status.AWAITING_APPROVAL


def test_roles_that_were_taken_away_after_the_code_count_no_more(world, shell, ann):
    ref, code = disputed(world), code_of(ann)
    with world.database.write() as db:
        db.change_member(ann.who.id, roles=frozenset({Role.VIEWER}))
    assert shell("payments", "approve", ref, "--seen", seen(world, ref), code=code)[0] == 1
    assert world.payment(ref).status is Status.AWAITING_APPROVAL


def test_the_code_of_somebody_who_was_shut_out_opens_nothing(world, shell, ann):
    ref, code = disputed(world), code_of(ann)
    with world.database.write() as db:
        db.change_member(ann.who.id, disabled=True)
    done = shell("payments", "approve", ref, "--seen", seen(world, ref), code=code)
    assert done == (1, f"Error: {command_codes.WRONG}")


def test_what_was_seen_has_to_be_said_and_to_be_so_still(world, shell, ann):
    ref = disputed(world)
    blind = shell("payments", "approve", ref, code=code_of(ann))
    assert blind[0] == 1 and "--seen" in blind[1] and "`payments show`" in blind[1]
    before = seen(world, ref)
    shell("payments", "hold", ref, code=code_of(ann))
    stale = shell("payments", "approve", ref, "--seen", before, code=code_of(ann))
    assert stale[0] == 1 and "has changed since you looked" in stale[1]
    assert audited(world, "refused")[-1][2] == ref


def test_a_freeze_is_lifted_by_two_of_whom_one_is_at_a_shell(world, app, shell, ann, bob):
    assert shell("users", "freeze", USER, code=code_of(ann))[0] == 0
    with world.database.read() as db:
        number = db.freeze(USER).id
    assert f", number {number}" in app.test_cli_runner().invoke(args=["bookings", "status"]).output
    assert shell("users", "unfreeze", USER, code=code_of(ann))[0] == 1, "which freeze, nobody has said"
    ann.send(f"/staff/users/{USER}/unfreeze", seen=str(number))
    assert shell("users", "unfreeze", USER, "--seen", number, code=code_of(bob))[0] == 0
    with world.database.read() as db:
        assert db.freeze(USER) is None


def test_a_code_among_the_arguments_is_refused_and_ended(world, app, shell, ann):
    ref, code = disputed(world), code_of(ann)
    words = ("payments", "approve", ref, "--seen", seen(world, ref))
    done = app.test_cli_runner().invoke(args=[*words, "--code", code])
    assert done.exit_code == 1 and "can be read by others" in done.output and code not in done.output
    assert shell(*words, code=code)[1] == f"Error: {command_codes.WRONG}"


def test_a_name_is_not_typed_beside_a_code_and_one_of_them_has_to_be_there(app):
    run = app.test_cli_runner().invoke
    both = run(args=["payments", "hold", "W-1", "--by", "Bob", "--code", "-"], input="AAAA-BBBB-CCCC\n")
    assert both.exit_code == 1 and "say --by or --code" in both.output
    neither = run(args=["payments", "hold", "W-1"])
    assert neither.exit_code == 1 and "Missing option '--by'" in neither.output


def test_guesses_are_slowed_down_by_login_and_colleagues_are_told(world, app, shell, ann):
    ref = disputed(world)
    words = ("payments", "approve", ref, "--seen", seen(world, ref))
    for _ in range(5):
        assert shell(*words, code="AAAA-BBBB-CCCC")[1] == f"Error: {command_codes.WRONG}"
    code = code_of(ann)
    assert "Too many attempts" in shell(*words, code=code)[1]
    actions.record(world.cashier, app.cli, lambda: "joan")
    assert shell(*words, code=code)[0] == 0, "who guesses keeps nobody else out"
    actions.record(world.cashier, app.cli, lambda: "jane")
    for _ in range(4):
        world.clock.forward(16 * SECOND)
        shell(*words, code="AAAA-BBBB-CCCC")
    with world.database.read() as db:
        assert db.one("SELECT 1 FROM alerts WHERE code = 'staff_code_guessed'")


def test_a_right_code_counts_as_no_guess(world, shell, ann):
    for _ in range(8):
        assert shell("payments", "hold", "W-1", code=code_of(ann))[1] == "Error: There is no payment W-1"


def test_a_code_stands_in_no_row_no_line_of_the_log_and_no_later_page(world, shell, ann, caplog):
    caplog.set_level(logging.DEBUG)
    ref, code = disputed(world), code_of(ann)
    shell("payments", "approve", ref, code=code)
    shell("payments", "approve", ref, code=code)
    for written in (code, code.replace("-", "")):
        assert written not in everything_stored(world) + caplog.text + ann.get("/staff/me").text


def test_a_code_takes_a_second_factor_of_the_last_minute(world, console):
    who = member(world.cashier, *PAYMENTS, password=True)
    client = browser(console)
    enter(client, session_of(world.cashier, who))
    world.clock.forward(61 * SECOND)
    asked = client.send("/staff/me/command")
    assert (asked.status_code, SHOWN.search(asked.text)) == (403, None) and 'name="second_code"' in asked.text
    assert SHOWN.search(client.send("/staff/me/command", second_code=code_now(world.cashier)).text)


CLUMSY = [
    "payments approve W-1 --code CODE --by Ann",
    "payments approve W-1 --code=CODE --sen 1",
    "payments approve --code CODE",
    "payments approve W-1 --code CODE --help",
    "payments approve W-1 --code - --seen CODE",
    "payments hold W-1 --by CODE",
    "payments approve CODE --code -",
    "payments show CODE",
    "users freeze 7 --code - --reason hold,CODE",
    "break-glass nobody --by Ann --code CODE",
]


@pytest.mark.parametrize("between", ["-", "", " "])
@pytest.mark.parametrize("words", CLUMSY)
def test_a_code_among_the_arguments_is_ended_wherever_it_stands_and_whatever_else_is_wrong(
    world, app, shell, ann, words, between
):
    code = code_of(ann)
    typed = code.replace("-", between).lower()
    done = app.test_cli_runner().invoke(args=words.replace("CODE", typed).split(), input="AAAA-BBBB-CCCC\n")
    assert done.exit_code == 1 and "can be read by others" in done.output
    assert typed not in done.output + everything_stored(world)
    assert shell("payments", "hold", "W-1", code=code)[1] == f"Error: {command_codes.WRONG}"
    told = command_codes.EXPOSED.format(login="jane")
    assert audited(world, "refused")[0] == ("refused", "Ann", ann.who.key, told)


def test_arguments_that_only_look_like_a_code_end_nothing(world, app, shell, ann):
    ref, code = disputed(world), code_of(ann)
    assert "There is no payment" in app.test_cli_runner().invoke(args=["payments", "show", "AAAA-BBBB-CCCC"]).output
    assert shell("payments", "approve", ref, "--seen", seen(world, ref), code=code)[0] == 0
    assert audited(world, "refused") == []


@pytest.mark.parametrize("given", [b"\xff\xfe\n", b"\xed\xa0\x80\n", b"", b"A" * 5000])
def test_whatever_comes_on_the_input_is_a_code_or_is_refused(world, app, given):
    done = app.test_cli_runner().invoke(args=["payments", "hold", "W-1", "--code", "-"], input=given)
    assert (done.exit_code, done.output.strip()) == (1, f"Error: {command_codes.WRONG}")


def test_a_closed_input_has_no_code(app, monkeypatch):
    monkeypatch.setattr(base, "sys", SimpleNamespace(stdin=None))
    done = app.test_cli_runner().invoke(args=["payments", "hold", "W-1", "--code", "-"])
    assert (done.exit_code, done.output.strip()) == (1, f"Error: {command_codes.WRONG}")


def test_a_file_on_the_input_begins_after_the_line_of_the_code(world, app, console):
    ada = signed_in(console, Role.ADMIN, name="Ada")
    text = f"# {'long ' * 4000}\n" + row("small", "amount", "refuse", 'highest = { USD = "30" }')
    done = app.test_cli_runner().invoke(args="rules propose - --code -".split(), input=f"{code_of(ada)}\n{text}")
    assert done.exit_code == 0, done.output
    with world.database.read() as db:
        assert db.rule_text(db.proposed_rules()[-1].version) == text


def signed_out_by_a_shell(world, ann):
    (here,) = sessions.listed(world.cashier, ann.who.id)[:1]
    sessions.end(world.cashier, here.short, Actor("jane", "login jane"))


def shut_out_and_let_in(world, ann):
    changes.shut_out(world.cashier, Actor("jane", "login jane"), ann.who.id, "the phone was stolen")
    with world.database.write() as db:
        db.change_member(ann.who.id, disabled=False)


def restored(world, ann):
    copy = world.backup()
    world.paid_deposit()
    world.run()
    world.restore(copy)
    world.restart()


@pytest.mark.parametrize("end", [signed_out_by_a_shell, shut_out_and_let_in, restored])
def test_a_code_ends_with_what_it_was_made_in(world, shell, ann, end):
    code = code_of(ann)
    end(world, ann)
    assert shell("payments", "hold", "W-1", code=code)[1] == f"Error: {command_codes.WRONG}"


def test_codes_of_two_accounts_with_one_mailbox_are_one_person(world, shell, console, ann):
    also_ann = signed_in(console, *PAYMENTS, name="Ann T.")
    with world.database.write() as db:
        db.change_member(also_ann.who.id, email=ann.who.email.upper(), issuer="https://id.test", subject="u1")
    ref = unknown(world)
    for client in (ann, also_ann, ann):
        done = shell("payments", "resolve", ref, "--not-booked", "--seen", seen(world, ref), code=code_of(client))
        assert done[0] == 0 and "A second person has to say the same" in done[1]
    assert world.payment(ref).status is Status.CREDIT_UNKNOWN


def test_a_maker_at_a_shell_is_not_the_checker_in_the_console(world, shell, ann, bob):
    ref = unknown(world)
    shell("payments", "resolve", ref, "--not-booked", "--seen", seen(world, ref), code=code_of(ann))
    assert "A second person" in anew(ann).send(f"/staff/payments/{ref}/not-booked", seen=seen(world, ref)).text
    assert world.payment(ref).status is Status.CREDIT_UNKNOWN
    assert "Ann and Bob" in anew(bob).send(f"/staff/payments/{ref}/not-booked", seen=seen(world, ref)).text


def test_a_clock_that_was_set_back_makes_no_code_last_longer(world, shell, ann):
    code = code_of(ann)
    world.clock.wall -= SECOND
    assert shell("payments", "hold", "W-1", code=code)[1] == f"Error: {command_codes.WRONG}"


def test_a_code_opens_one_of_two_commands_that_are_given_at_once(world, ann):
    code, both = code_of(ann), Barrier(2)

    def speak(login):
        both.wait(5)
        with suppress(NotAllowed):
            return command_codes.speaker(world.cashier, code, login, "payments approve").key
        return ""

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(speak, ["jane", "joan"])) == ["", ann.who.key]


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        (f"users freeze {USER}", f"user {USER}"),
        (f"users unfreeze {USER} --seen 7", f"user {USER}"),
        ("breaks note 7 looked", "break 7"),
        ("breaks sign 2026-11-27 --seen x", "day 2026-11-27"),
        ("disputes debit stripe dp_1", "dispute stripe dp_1"),
        ("bookings release --seen x", "sending"),
        ("ledger correct --from a --to b 5 USD --reason why", "ledger"),
    ],
)
def test_the_audit_names_what_a_command_was_about_as_the_console_does(world, shell, ann, words, subject):
    shell(*words.split(), code=code_of(ann))
    assert audited(world, "decided", "refused")[-1][2] == subject


def test_two_people_erase_a_user_with_codes_and_say_what_they_have_seen(world, app, console, shell):
    world.paid_deposit()
    world.run()
    ada, ben = (signed_in(console, Role.ADMIN, name=name) for name in ("Ada", "Ben"))
    words = ("privacy", "erase", USER, "--reason", "asked")
    blind = shell(*words, code=code_of(ada))
    assert blind[0] == 1 and "--seen" in blind[1] and "`privacy export`" in blind[1]
    version = json.loads(app.test_cli_runner().invoke(args=f"privacy export {USER} --by Jane".split()).stdout)[
        "version"
    ]
    assert "A second person" in shell(*words, "--seen", version, code=code_of(ada))[1]
    assert "say Ada and Ben" in shell(*words, "--seen", version, code=code_of(ben))[1]
