"""The second step of a login: who has to take it, what lets them through, and how guessing is stopped."""

import base64
import json
import threading
from contextlib import suppress
from dataclasses import replace

import pytest

from inapp.adapters.passwords import Argon2Passwords
from inapp.adapters.sealing import AesSealer
from inapp.domain.attempts import SECOND
from inapp.domain.errors import Gone, Invalid, NotAllowed, Refused, TooMany
from inapp.domain.identity import User
from inapp.domain.second_factor import STEP, code_of
from inapp.domain.states import PaymentType
from inapp.identity import second_step, sessions, sign_in, tokens, users
from tests.identity.test_sign_in import CHEAP, EMAIL, HERE, PASSWORD, THERE, caller
from tests.support.harness import STRANGER, USER, World

OTHER = "sam@example.test"


def made(world: World, mode: str):
    policy = replace(world.cashier.policy, second_factor=mode)
    return replace(world.cashier, passwords=Argon2Passwords(CHEAP), policy=policy, broker="Acme")


@pytest.fixture
def cashier(world: World):
    cashier = made(world, "demanded")
    with world.database.write() as db:
        db.put_users(User(USER, EMAIL, "Alex Demo", "en"), User(STRANGER, OTHER, "Sam"))
        for user_id in (USER, STRANGER):
            db.set_password(user_id, cashier.passwords.hashed(PASSWORD))
    return cashier


def log_in(cashier, email=EMAIL, wants_app=False, place=HERE, keep=True):
    return sign_in.log_in(cashier, email, PASSWORD, keep, place, wants_app)


class App:
    """An authenticator app with the key that a screen has shown."""

    def __init__(self, due: second_step.Due) -> None:
        self.secret = base64.b32decode(due.key)

    def code(self, cashier, steps: int = 0) -> str:
        return code_of(self.secret, cashier.clock.now() // STEP + steps)


def enrolled(cashier, email=EMAIL) -> tuple[App, list[str]]:
    due = log_in(cashier, email)
    app = App(due)
    done = second_step.set_up(cashier, due.step, app.code(cashier), HERE)
    second_step.finish(cashier, done.finish, HERE)
    cashier.clock.forward(STEP)
    return app, done.codes


def session_of(cashier, token: str):
    return tokens.onetime_authorize(cashier, caller(cashier), {"code": token})


def refusal(work, *values) -> Refused:
    with pytest.raises(Refused) as caught:
        work(*values)
    return caught.value


def apps(world) -> int:
    with world.database.read() as db:
        return len(db.users_with_second_factor())


# --- who has to take it ---


@pytest.mark.parametrize(
    ("mode", "wants", "steps"),
    [
        ("off", False, False),
        ("off", True, True),
        ("optional", False, False),
        ("optional", True, True),
        ("demanded", False, True),
        ("demanded", True, True),
    ],
)
def test_the_setting_and_the_user_decide_about_a_second_step(cashier, world, mode, wants, steps):
    if (mode, wants) == ("off", True):
        steps = False
    outcome = log_in(made(world, mode), wants_app=wants)
    assert isinstance(outcome, second_step.Due) is steps
    if not steps:
        assert session_of(cashier, outcome)["userId"] == USER


@pytest.mark.parametrize(("mode", "asked"), [("off", False), ("optional", True), ("demanded", True)])
def test_whoever_has_an_app_is_asked_for_its_code_unless_it_is_off(cashier, world, mode, asked):
    enrolled(cashier)
    outcome = log_in(made(world, mode))
    assert (isinstance(outcome, second_step.Due) and not outcome.key) is asked


@pytest.mark.parametrize("mode", ["off", "demanded"])
def test_a_disabled_user_reads_so_before_any_second_step_and_support_sees_why(cashier, world, mode):
    with world.database.write() as db:
        db.enable_user(USER, False)
    assert refusal(log_in, made(world, mode)).message == sign_in.NO_ACCOUNT
    with world.database.read() as db:
        assert [one.refused for one in db.sign_ins_of(USER)] == ["disabled"]


def test_a_wrong_password_never_shows_a_second_step(cashier):
    assert refusal(sign_in.log_in, cashier, EMAIL, "wrong", True, HERE).message == sign_in.WRONG


def test_the_second_step_keeps_what_was_ticked(cashier):
    app, _ = enrolled(cashier)
    for keep in (True, False):
        token = second_step.confirm(cashier, log_in(cashier, keep=keep).step, app.code(cashier), HERE)
        assert ("accessToken" in session_of(cashier, token)) is keep
        cashier.clock.forward(STEP)


# --- setting it up ---


def test_an_app_is_stored_only_with_its_first_right_code(cashier, world):
    due = log_in(cashier)
    assert due.app_address.startswith("otpauth://totp/Acme%3Aalex%40example.test?secret=")
    assert not due.may_skip
    assert refusal(second_step.set_up, cashier, due.step, "000000", HERE).message == second_step.WRONG_CODE
    assert apps(world) == 0
    again = second_step.shown_again(cashier, due.step)
    assert again == due, "the same key after a mistake"
    done = second_step.set_up(cashier, due.step, App(due).code(cashier), HERE)
    assert (len(done.codes), apps(world)) == (10, 1)
    assert session_of(cashier, second_step.finish(cashier, done.finish, HERE))["userId"] == USER
    assert type(refusal(second_step.finish, cashier, done.finish, HERE)) is Gone
    assert type(refusal(second_step.set_up, cashier, due.step, App(due).code(cashier), HERE)) is Gone


def test_a_password_alone_never_replaces_an_app(cashier, world):
    enrolled(cashier)
    for wants in (False, True):
        due = log_in(cashier, wants_app=wants)
        assert due.key == ""
        pending = base64.b32encode(second_step._pending(cashier, due.step)).decode()
        app = App(replace(due, key=pending))
        assert type(refusal(second_step.set_up, cashier, due.step, app.code(cashier), HERE)) is Gone
        due = log_in(cashier, wants_app=wants)
        assert type(refusal(second_step.skip, cashier, due.step, HERE)) is NotAllowed
        assert type(refusal(second_step.finish, cashier, due.step, HERE)) is Gone


def test_a_code_of_the_old_app_lets_a_new_one_be_set_up(cashier):
    old, old_codes = enrolled(cashier)
    asked = log_in(cashier, wants_app=True)
    renewing = second_step.confirm(cashier, asked.step, old.code(cashier), HERE)
    new = App(renewing)
    assert new.secret != old.secret
    second_step.set_up(cashier, renewing.step, new.code(cashier), HERE)
    cashier.clock.forward(STEP)
    step = log_in(cashier).step
    assert refusal(second_step.confirm, cashier, step, old.code(cashier), HERE).message == second_step.WRONG_CODE
    assert refusal(second_step.confirm, cashier, step, old_codes[0], HERE).message == second_step.WRONG_CODE
    assert session_of(cashier, second_step.confirm(cashier, step, new.code(cashier), HERE))


def still_verifies(cashier, session) -> bool:
    try:
        return bool(tokens.authorize(cashier, caller(cashier), {"accessToken": session["accessToken"]}))
    except tokens.ApiRefused:
        return False


def test_a_first_app_ends_the_sessions_that_a_password_alone_has_opened(cashier, world):
    before = session_of(cashier, log_in(made(world, "off")))
    screen = str(tokens.generate(cashier, caller(cashier), None, {"userId": USER})["token"])
    page = sessions.open_screen(cashier, PaymentType.DEPOSIT, screen, None)
    due = log_in(cashier)
    assert still_verifies(cashier, before)
    done = second_step.set_up(cashier, due.step, App(due).code(cashier), HERE)
    assert not still_verifies(cashier, before)
    assert sessions.session_of(cashier, page.handle, active=False) is None
    assert still_verifies(cashier, session_of(cashier, second_step.finish(cashier, done.finish, HERE)))


def test_a_new_app_ends_the_sessions_of_the_old_one(cashier):
    old, codes = enrolled(cashier)
    stolen = session_of(cashier, second_step.confirm(cashier, log_in(cashier).step, old.code(cashier), THERE))
    renewing = second_step.confirm(cashier, log_in(cashier, wants_app=True).step, codes[0], HERE)
    assert still_verifies(cashier, stolen)
    second_step.set_up(cashier, renewing.step, App(renewing).code(cashier), HERE)
    assert not still_verifies(cashier, stolen)


def test_whoever_wanted_an_app_may_leave_it_where_none_is_demanded(cashier, world):
    optional = made(world, "optional")
    due = log_in(optional, wants_app=True)
    assert due.may_skip
    assert session_of(optional, second_step.skip(optional, due.step, HERE))["userId"] == USER
    assert type(refusal(second_step.skip, cashier, log_in(cashier).step, HERE)) is NotAllowed


# --- what lets through ---


def test_a_code_lets_in_once_and_so_does_each_recovery_code(cashier):
    app, codes = enrolled(cashier)
    code = app.code(cashier)
    assert session_of(cashier, second_step.confirm(cashier, log_in(cashier).step, code, HERE))
    assert refusal(second_step.confirm, cashier, log_in(cashier).step, code, HERE).message == second_step.WRONG_CODE
    for _ in range(2):
        token = second_step.confirm(cashier, log_in(cashier).step, codes.pop().lower().replace("-", " "), HERE)
        assert session_of(cashier, token)
    with cashier.store.read() as db:
        assert db.recovery_codes_left(USER) == 8
    code = codes[0]
    second_step.confirm(cashier, log_in(cashier).step, code, HERE)
    assert refusal(second_step.confirm, cashier, log_in(cashier).step, code, HERE).message == second_step.WRONG_CODE


def test_the_code_of_the_set_up_and_older_ones_are_used_up(cashier):
    due = log_in(cashier)
    app = App(due)
    second_step.set_up(cashier, due.step, app.code(cashier), HERE)
    step = log_in(cashier).step
    for steps in (-1, 0):
        assert refusal(second_step.confirm, cashier, step, app.code(cashier, steps), HERE).field == "code"
    assert second_step.confirm(cashier, step, app.code(cashier, 1), HERE)


def test_of_parallel_posts_of_one_code_one_wins(cashier):
    app, _ = enrolled(cashier)
    due, code, won = [log_in(cashier) for _ in range(4)], app.code(cashier), []

    def send(step):
        with suppress(Refused):
            won.append(second_step.confirm(cashier, step, code, HERE))

    threads = [threading.Thread(target=send, args=(one.step,)) for one in due]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1


def test_codes_of_somebody_else_let_nobody_in(cashier):
    _, codes = enrolled(cashier)
    stranger, _ = enrolled(cashier, OTHER)
    assert refusal(second_step.confirm, cashier, log_in(cashier, OTHER).step, codes[0], HERE).field == "code"
    assert refusal(second_step.confirm, cashier, log_in(cashier).step, stranger.code(cashier), HERE).field == "code"


# --- what ends it ---


def test_a_step_is_over_after_ten_minutes_and_good_for_nothing_else(cashier, world):
    app, _ = enrolled(cashier)
    step = log_in(cashier).step
    with pytest.raises(tokens.ApiRefused):
        session_of(cashier, step)
    world.clock.forward(second_step.LIFE)
    for work in (second_step.confirm, second_step.set_up):
        assert type(refusal(work, cashier, step, app.code(cashier), HERE)) is Gone
    assert type(refusal(second_step.shown_again, cashier, step)) is Gone


@pytest.mark.parametrize("end", ["disabled", "new password", "reset by staff"])
def test_a_step_that_has_begun_ends_with_everything_else(cashier, end):
    app, _ = enrolled(cashier)
    step = log_in(cashier).step
    if end == "disabled":
        users.disable(cashier, USER)
    elif end == "new password":
        sign_in.set_password(cashier, users.invite(cashier, EMAIL), "quite another one", THERE)
    else:
        second_step.reset(cashier, USER)
    assert type(refusal(second_step.confirm, cashier, step, app.code(cashier), HERE)) is Gone


def test_a_new_password_leaves_the_app(cashier):
    enrolled(cashier)
    sign_in.set_password(cashier, users.invite(cashier, EMAIL), "quite another one", THERE)
    due = sign_in.log_in(cashier, EMAIL, "quite another one", False, THERE)
    assert isinstance(due, second_step.Due)
    assert due.key == ""


# --- guessing ---


def test_guesses_are_slowed_down_and_told_to_staff(cashier, world):
    app, _ = enrolled(cashier)
    step = log_in(cashier, place=THERE).step
    said = [type(refusal(second_step.confirm, cashier, step, "000000", THERE)) for _ in range(7)]
    assert said == [Invalid] * 5 + [TooMany] * 2
    assert type(refusal(second_step.confirm, cashier, step, app.code(cashier), THERE)) is TooMany, "the right one too"
    for _ in range(200):  # as fast as the delays allow
        world.clock.forward(SECOND)
        refusal(second_step.confirm, cashier, step, "000000", THERE)
    with world.database.read() as db:
        found = [row["text"] for row in db.all("SELECT text FROM alerts WHERE code = 'second_factor_guessed'")]
    assert found == [f"the password of user {USER} is right and the second step wrong, again and again"]


def test_an_empty_code_is_no_guess(cashier):
    app, _ = enrolled(cashier)
    step = log_in(cashier, place=THERE).step
    for typed in ["", " - ", "·"] * 3:
        found = refusal(second_step.confirm, cashier, step, typed, THERE)
        assert (found.message, found.field) == (second_step.NO_CODE, "code")
    assert second_step.confirm(cashier, step, app.code(cashier), THERE)
    due = log_in(cashier, OTHER)
    assert refusal(second_step.set_up, cashier, due.step, " ", HERE).message == second_step.NO_CODE


def test_guesses_from_elsewhere_never_keep_the_owner_out_of_a_known_place(cashier):
    app, _ = enrolled(cashier)
    step = log_in(cashier, place=THERE).step
    for _ in range(8):
        refusal(second_step.confirm, cashier, step, "000000", THERE)
    assert second_step.confirm(cashier, log_in(cashier, place=HERE).step, app.code(cashier), HERE)


def test_a_right_password_alone_makes_no_known_place(cashier):
    enrolled(cashier)
    log_in(cashier, place=THERE)
    said = []
    for n in range(7):
        with pytest.raises(Refused) as caught:
            sign_in.log_in(cashier, EMAIL, "wrong", True, f"203.0.113.{n}" if n else THERE)
        said.append(type(caught.value))
    assert said == [Invalid] * 5 + [TooMany] * 2, "counted for the account, not for the place"


def said_of_guesses(cashier, places: list[str]) -> list[type[Refused]]:
    step = log_in(cashier, place=HERE).step
    return [type(refusal(second_step.confirm, cashier, step, "000000", place)) for place in places]


STRANGE = [f"203.0.113.{n}" for n in range(7)]


def test_places_that_links_have_made_known_give_a_guesser_no_further_codes(cashier):
    enrolled(cashier)
    for place in STRANGE:
        sign_in.set_password(cashier, users.invite(cashier, EMAIL), PASSWORD, place)
    assert said_of_guesses(cashier, STRANGE) == [Invalid] * 5 + [TooMany] * 2


def test_places_from_before_there_was_an_app_give_a_guesser_no_further_codes(cashier, world):
    for place in STRANGE:
        log_in(made(world, "off"), place=place)
    enrolled(cashier)
    assert said_of_guesses(cashier, STRANGE) == [Invalid] * 5 + [TooMany] * 2


def test_support_sees_wrong_codes_and_can_lift_their_delay(cashier, app):
    phone, _ = enrolled(cashier)
    step = log_in(cashier, place=THERE).step
    for _ in range(6):
        refusal(second_step.confirm, cashier, step, "000000", THERE)
    shown = json.loads(app.test_cli_runner().invoke(args=["users", "show", str(USER), "--json"]).output)
    assert (shown["second_step"], shown["recovery_codes"]) == (True, 10)
    assert shown["sign_ins"][0]["refused"] == "wrong_code"
    assert app.test_cli_runner().invoke(args=["users", "lift", str(USER), "--address", THERE]).exit_code == 0
    assert second_step.confirm(cashier, step, phone.code(cashier), THERE)


def test_parallel_guesses_are_counted_before_they_are_checked(cashier):
    enrolled(cashier)
    step, said = log_in(cashier).step, []

    def guess():
        said.append(type(refusal(second_step.confirm, cashier, step, "000000", HERE)))

    threads = [threading.Thread(target=guess) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said.count(Invalid) == 5


# --- at rest ---


def test_neither_secret_nor_recovery_codes_stand_in_the_database(cashier, world):
    app, codes = enrolled(cashier)
    world.database.checkpoint_wal(last=True)
    everything = b"".join(path.read_bytes() for path in world.folder.iterdir() if path.is_file())
    for secret in (app.secret, base64.b32encode(app.secret), *(c.replace("-", "").encode() for c in codes)):
        assert secret not in everything


def test_after_a_change_of_the_key_codes_cannot_be_checked_and_staff_can_reset(cashier, world):
    app, codes = enrolled(cashier)
    changed = replace(
        cashier, sealer=AesSealer(b"x" * 32), policy=replace(cashier.policy, secret_key="another key " * 4)
    )
    step = log_in(changed).step
    assert refusal(second_step.confirm, changed, step, app.code(cashier), HERE).message == second_step.UNREADABLE
    assert refusal(second_step.confirm, changed, step, codes[0], HERE).message == second_step.WRONG_CODE
    assert second_step.reset(changed, USER)
    assert log_in(changed).key, "a new one is set up"


def test_a_reset_by_staff_ends_logins_and_is_told(cashier, world, app):
    enrolled(cashier)
    token = log_in(made(world, "off"))
    result = app.test_cli_runner().invoke(args=["users", "reset-second-step", str(USER)])
    assert (result.exit_code, apps(world)) == (0, 0)
    with pytest.raises(tokens.ApiRefused):
        session_of(cashier, token)
    with world.database.read() as db:
        assert db.all("SELECT 1 FROM actions WHERE command = 'users reset-second-step'")
        assert db.all("SELECT 1 FROM alerts WHERE text LIKE '%reset-second-step%'")
        assert not db.all("SELECT 1 FROM recovery_codes")
    assert "there was no app" in app.test_cli_runner().invoke(args=["users", "reset-second-step", str(USER)]).output
