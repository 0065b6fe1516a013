"""The users of our own login screen: imported, invited, disabled."""

from dataclasses import replace

import pytest

from inapp.domain.errors import Refused
from inapp.domain.signin import User
from inapp.flows import deposits, entry, signin, tokens, users
from inapp.outside.passwords import Argon2Passwords
from tests.test_signin import CHEAP, HERE, PASSWORD, api_status, caller
from tests.world import STRANGER, USER, World

HEADER = "user_id,email,name,language\n"


@pytest.fixture
def parts(world: World):
    return replace(world.parts, passwords=Argon2Passwords(CHEAP))


@pytest.fixture
def flask(app, world):
    return lambda *words: app.test_cli_runner().invoke(args=list(words))


def all_users(world) -> list[User]:
    with world.database.read() as db:
        return db.all_users()


def a_file(tmp_path, text: str) -> str:
    path = tmp_path / "users.csv"
    path.write_bytes(text.encode())
    return str(path)


def test_users_are_imported_and_listed(flask, world, tmp_path):
    file = a_file(tmp_path, f"\ufeff{HEADER}{USER}, Alex@Example.TEST ,Alex Demo,AR\n{STRANGER},sam@example.test,,\n")
    assert flask("users", "import", file).output == "2 users imported\n"
    assert all_users(world) == [User(USER, "alex@example.test", "Alex Demo", "ar"), User(STRANGER, "sam@example.test")]
    assert flask("users", "list").output.splitlines()[0].split("\t") == [
        str(USER),
        "alex@example.test",
        "Alex Demo",
        "ar",
        "no password",
        "enabled",
    ]


BAD_ROWS = {
    "x,a@example.test,A,en": "user_id must be a positive whole number",
    "0,a@example.test,A,en": "user_id must be a positive whole number",
    "8,no address,A,en": "email is no e-mail address",
    "8,,A,en": "email is no e-mail address",
    f"8,{'a' * 250}@example.test,A,en": "email is no e-mail address",
    "8,a@example.test,A,english language": "language must be empty or a code such as en",
    "8,a@example.test,A\tB,en": "it has a character that cannot be printed",
    "8,a@example.test,A": "it has not as many fields as the header",
    "7,b@example.test,B,en": "user 7 stands in an earlier row too",
    "8,GOOD@example.test,B,en": "its email stands in an earlier row too",
    "8,taken@example.test,B,en": "its email belongs to user 9",
}


@pytest.mark.parametrize("row", BAD_ROWS, ids=lambda row: row[:30])
def test_a_bad_row_is_named_by_line_and_nothing_is_imported(flask, world, tmp_path, row):
    with world.database.write() as db:
        db.put_user(User(9, "taken@example.test"))
    result = flask("users", "import", a_file(tmp_path, f"{HEADER}7,good@example.test,Good,en\n{row}\n"))
    assert (result.exit_code, result.output) == (1, f"Error: line 3: {BAD_ROWS[row]}\n")
    assert [user.user_id for user in all_users(world)] == [9]


@pytest.mark.parametrize("header", ["user_id,email,name", "user_id,email,name,language,enabled", ""])
def test_another_header_is_refused(flask, tmp_path, header):
    result = flask("users", "import", a_file(tmp_path, f"{header}\n7,a@example.test,A,en\n"))
    assert (result.exit_code, result.output) == (1, "Error: line 1: the header must be user_id,email,name,language\n")


def test_an_import_changes_neither_passwords_nor_who_is_disabled(parts, world):
    users.import_csv(parts, f"{HEADER}{USER},alex@example.test,Alex,en\n")
    signin.set_password(parts, users.invite(parts, "alex@example.test"), PASSWORD, HERE)
    users.disable(parts, USER)
    before = all_users(world)[0]
    users.import_csv(parts, f"{HEADER}{USER},new@example.test,Alexander,fr\n")
    assert all_users(world) == [replace(before, email="new@example.test", name="Alexander", language="fr")]
    assert before.password
    assert not before.enabled


def test_an_invitation_prints_a_link_of_our_own_page(flask, world, tmp_path):
    flask("users", "import", a_file(tmp_path, f"{HEADER}{USER},alex@example.test,Alex,en\n"))
    result = flask("users", "invite", "ALEX@example.test")
    address, _, link = result.output.strip().rpartition("/")
    assert address == "https://cashier.example/auth/password"
    assert signin.owner_of(world.parts, link).user_id == USER


def test_only_enabled_users_that_are_known_are_invited(flask, parts, world, tmp_path):
    assert "there is no such user" in flask("users", "invite", "nobody@example.test").output
    flask("users", "import", a_file(tmp_path, f"{HEADER}{USER},alex@example.test,Alex,en\n"))
    link = users.invite(parts, "alex@example.test")
    assert flask("users", "disable", str(USER)).exit_code == 0
    result = flask("users", "invite", "alex@example.test")
    assert (result.exit_code, "is disabled" in result.output) == (1, True)
    with pytest.raises(Refused):
        signin.owner_of(parts, link)
    assert flask("users", "disable", "404").exit_code == 1
    assert flask("users", "disable", "x").exit_code == 1


def test_a_disabled_user_is_shut_out_at_once_everywhere(parts, world):
    parts = replace(parts, policy=replace(parts.policy, issue_inapp_tokens=True))
    users.import_csv(parts, f"{HEADER}{USER},alex@example.test,Alex,en\n")
    signin.set_password(parts, users.invite(parts, "alex@example.test"), PASSWORD, HERE)
    api = caller(parts)
    answer = tokens.onetime_authorize(
        parts, api, {"code": signin.log_in(parts, "alex@example.test", PASSWORD, True, HERE)}
    )
    login = signin.log_in(parts, "alex@example.test", PASSWORD, True, HERE)
    screen = tokens.generate(parts, api, str(answer["inappToken"]), {"userId": USER})["token"]
    page = world.session()
    payment = world.deposit()
    users.disable(parts, USER)
    assert api_status(tokens.authorize, parts, api, {"accessToken": answer["accessToken"]}) == 404
    assert api_status(tokens.generate, parts, api, str(answer["inappToken"]), {"userId": USER}) == 403
    assert api_status(tokens.onetime_authorize, parts, api, {"code": login}) == 404
    with pytest.raises(Exception, match="TOKEN_NOT_VALID"):
        parts.identity.redeem(str(screen))
    with pytest.raises(Refused):
        signin.log_in(parts, "alex@example.test", PASSWORD, True, HERE)
    with world.database.read() as db:
        assert db.session(page.key) is None
    with pytest.raises(Refused):
        deposits.start(parts, page, "100.00", "fake_card", "page key of a page that was open")
    world.hear(world.psp.pay(payment.ref))
    world.run()
    assert world.booked(payment.ref), "a payment that was started goes on"


def test_a_disabled_user_gets_no_token_without_inapp_tokens_either(parts, world):
    users.import_csv(parts, f"{HEADER}{USER},alex@example.test,Alex,en\n")
    assert tokens.generate(parts, caller(parts), None, {"userId": USER})
    users.disable(parts, USER)
    assert api_status(tokens.generate, parts, caller(parts), None, {"userId": USER}) == 403
    users.enable(parts, USER)
    assert tokens.generate(parts, caller(parts), None, {"userId": USER})


def test_accounts_work_without_any_user(parts, world):
    assert all_users(world) == []
    token = str(tokens.generate(parts, caller(parts), None, {"userId": USER})["token"])
    assert entry.open_screen(parts, world.session().screen, token, None).session.user_id == USER


def test_a_user_disabled_between_the_look_and_the_commit_starts_nothing(parts, world):
    users.import_csv(parts, f"{HEADER}{USER},alex@example.test,Alex,en\n")
    page, asked = world.session(), parts.ctrader.trader

    def meanwhile(login, timeout=None):
        users.disable(parts, USER)
        return asked(login, timeout)

    world.ctrader.trader = meanwhile
    with pytest.raises(Refused):
        deposits.start(parts, page, "100.00", "fake_card", "page key of a page that was open")
    with world.database.read() as db:
        assert db.all_payments(needs_review=False) == []


def test_one_password_for_everybody_is_for_demos_only(parts, world):
    users.import_csv(parts, f"{HEADER}{USER},alex@example.test,Alex,en\n{STRANGER},sam@example.test,Sam,en\n")
    signin.set_password(parts, users.invite(parts, "sam@example.test"), PASSWORD, HERE)
    with pytest.raises(Refused):
        users.give_demo_password(replace(parts, policy=replace(parts.policy, test_mode=False)), "demo")
    users.give_demo_password(parts, "demo")
    assert signin.log_in(parts, "alex@example.test", "demo", False, HERE)
    assert signin.log_in(parts, "sam@example.test", PASSWORD, False, HERE)
    with pytest.raises(Refused):
        signin.log_in(parts, "sam@example.test", "demo", False, HERE)
