"""The users of our own login screen: imported, invited, disabled."""

import csv
import json
import os
import re
from dataclasses import replace

import pytest

from inapp.adapters.passwords import Argon2Passwords
from inapp.domain.errors import NotAllowed, Refused
from inapp.domain.identity import User
from inapp.domain.model import Account, TokenOwner
from inapp.domain.states import PaymentType
from inapp.identity import sessions, sign_in, tokens, users
from inapp.payments import deposits
from tests.identity.test_sign_in import CHEAP, HERE, PASSWORD, api_status, caller
from tests.support.harness import LOGIN, STRANGER, USER, World
from tests.web.test_login import made_app

FIGURES = "0f1e2d3c4b5a69788796a5b4c3d2e1f0" * 2 + "7"
REAL = {
    "CASHIER_LOGIN_SUCCESS_URL": "",
    "CASHIER_SECRET_KEY": FIGURES,
    "CASHIER_SUCCESS_URL": "https://app.example/ok",
    "CASHIER_LEGAL_NAME": "Acme",
    "CASHIER_CRM_PASSWORDS": "a long password of a CRM that is known to cTrader",
    "CTRADER_URL": "https://ctrader.example",
    "CTRADER_MANAGER_LOGIN": "1",
    "CTRADER_MANAGER_PASSWORD": "word",
    "CASHIER_PSPS": "stripe",
    "STRIPE_SECRET_KEY": f"sk_live_{FIGURES[:24]}",
    "STRIPE_PUBLISHABLE_KEY": f"pk_live_{FIGURES[:24]}",
    "STRIPE_WEBHOOK_SECRETS": f"whsec_{FIGURES[:24]}",
}
"""A live installation without a login screen."""
HEADER = "user_id,email,name,language\n"


@pytest.fixture
def cashier(world: World):
    return replace(world.cashier, passwords=Argon2Passwords(CHEAP))


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
    header, _, row, _ = (re.split(" {2,}", line.strip()) for line in flask("users", "list").output.splitlines())
    assert header == ["user_id", "email", "name", "language", "password", "enabled", "second_step"]
    assert row == [str(USER), "alex@example.test", "Alex Demo", "ar", "no", "yes", "no"]


BAD_ROWS = {
    "x,a@example.test,A,en": "user_id must be a positive whole number",
    "0,a@example.test,A,en": "user_id must be a positive whole number",
    "8,no address,A,en": "email is not an e-mail address",
    "8,,A,en": "email is not an e-mail address",
    "8,@,A,en": "email is not an e-mail address",
    "8,@example.test,A,en": "email is not an e-mail address",
    "8,ann@,A,en": "email is not an e-mail address",
    "8,ann@example..test,A,en": "email is not an e-mail address",
    "8,ann@-example.test,A,en": "email is not an e-mail address",
    "8,ann@b@example.test,A,en": "email is not an e-mail address",
    "8,mailto:ann@example.test,A,en": "email is not an e-mail address",
    "8,Ann <ann@example.test>,A,en": "email is not an e-mail address",
    "8,<ann@example.test>,A,en": "email is not an e-mail address",
    "8,an\u200bn@example.test,A,en": "email is not an e-mail address",
    "8,\u202eann@example.test,A,en": "email is not an e-mail address",
    "8,ann@example.test\u0085x,A,en": "email is not an e-mail address",
    "8,ann@exam\u00adple.test,A,en": "email is not an e-mail address",
    "8,ann\u2003b@example.test,A,en": "email is not an e-mail address",
    f"8,{'a' * 250}@example.test,A,en": "email is not an e-mail address",
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
        db.put_users(User(9, "taken@example.test"))
    result = flask("users", "import", a_file(tmp_path, f"{HEADER}7,good@example.test,Good,en\n{row}\n"))
    assert (result.exit_code, result.output) == (1, f"Error: line 3: {BAD_ROWS[row]}\n")
    assert [user.user_id for user in all_users(world)] == [9]


@pytest.mark.parametrize(
    "email", ["o'neil+fx@example.test", "زهرة@مثال.test", "zoë@straße.de", "a@b", "x/y=z@example.test"]
)
def test_an_email_that_people_can_type_is_taken(cashier, world, email):
    users.import_users(cashier, f"{HEADER}7,{email},Ann,en\n")
    assert [user.email for user in all_users(world)] == [sign_in.plain_email(email)]


@pytest.mark.parametrize("command", ["users", "accounts"])
def test_both_imports_take_what_a_spreadsheet_writes(flask, world, tmp_path, command):
    text = {
        "users": 'user_id\temail\tname\tlanguage\r\n7\tzoe@example.test\t"Zoë; Köln"\tde\r\n\t\t\t\r\n',
        "accounts": 'user_id\tlogin\temail\tname\r\n7\t901\tzoe@example.test\t"Zoë; Köln"\r\n\t\t\t\r\n',
    }[command]
    file = tmp_path / "sheet.csv"
    file.write_bytes(text.encode("utf-16"))
    assert flask(command, "import", str(file)).output == f"1 {command} imported\n"
    with world.database.read() as db:
        found = db.all_users() if command == "users" else db.accounts_of(7)
    assert [one.name for one in found] == ["Zoë; Köln"]


def test_the_email_of_an_account_is_looked_at_as_strictly(flask, tmp_path):
    file = a_file(tmp_path, "user_id,login,email,name\n7,901,mailto:ann@example.test,Ann\n")
    assert flask("accounts", "import", file).output == "Error: line 2: email is not an e-mail address\n"


@pytest.mark.parametrize(
    "header", ["user_id,email,name", "user_id,email,name,language,enabled", "user_id,email,name,language,", ""]
)
def test_another_header_is_refused(flask, tmp_path, header):
    result = flask("users", "import", a_file(tmp_path, f"{header}\n7,a@example.test,A,en\n"))
    assert (result.exit_code, result.output) == (
        1,
        "Error: line 1: the header must be user_id,email,name,language and, if wanted, password_hash\n",
    )


def test_an_import_changes_neither_passwords_nor_who_is_disabled(cashier, world):
    users.import_users(cashier, f"{HEADER}{USER},alex@example.test,Alex,en\n")
    sign_in.set_password(cashier, users.invite(cashier, "alex@example.test"), PASSWORD, HERE)
    users.disable(cashier, USER)
    before = all_users(world)[0]
    users.import_users(cashier, f"{HEADER}{USER},new@example.test,Alexander,fr\n")
    assert all_users(world) == [replace(before, email="new@example.test", name="Alexander", language="fr")]
    assert before.password
    assert not before.enabled


def test_emails_may_change_hands_within_one_file(cashier, world):
    users.import_users(cashier, f"{HEADER}{USER},alex@example.test,Alex,en\n{STRANGER},sam@example.test,Sam,en\n")
    sign_in.set_password(cashier, users.invite(cashier, "alex@example.test"), PASSWORD, HERE)
    users.import_users(cashier, f"{HEADER}{USER},sam@example.test,Alex,en\n{STRANGER},alex@example.test,Sam,en\n")
    assert [(user.email, bool(user.password)) for user in all_users(world)] == [
        ("sam@example.test", True),
        ("alex@example.test", False),
    ]
    users.import_users(cashier, f"{HEADER}9,alex@example.test,New,en\n{STRANGER},other@example.test,Sam,en\n")
    assert [user.email for user in all_users(world)] == ["alex@example.test", "sam@example.test", "other@example.test"]


def test_a_file_with_mistakes_keeps_no_other_writer_waiting(cashier, world, monkeypatch):
    monkeypatch.setattr(world.database, "write", lambda: pytest.fail("it was written"))
    with pytest.raises(Refused, match="line 3"):
        users.import_users(cashier, f"{HEADER}{USER},alex@example.test,Alex,en\n{USER},other@example.test,Alex,en\n")


def test_a_link_that_went_to_an_address_of_somebody_else_dies_with_the_address(cashier):
    users.import_users(cashier, f"{HEADER}{USER},wrong@example.test,Alex,en\n{STRANGER},sam@example.test,Sam,en\n")
    astray, kept = users.invite(cashier, "wrong@example.test"), users.invite(cashier, "sam@example.test")
    users.import_users(cashier, f"{HEADER}{USER},alex@example.test,Alex,en\n{STRANGER},SAM@example.test,Samuel,en\n")
    with pytest.raises(Refused):
        sign_in.owner_of(cashier, astray)
    assert sign_in.owner_of(cashier, kept).user_id == STRANGER
    assert sign_in.owner_of(cashier, users.invite(cashier, "alex@example.test")).user_id == USER


def test_an_invitation_prints_a_link_of_our_own_page(flask, world, tmp_path):
    flask("users", "import", a_file(tmp_path, f"{HEADER}{USER},alex@example.test,Alex,en\n"))
    result = flask("users", "invite", "ALEX@example.test")
    address, _, link = result.output.strip().rpartition("/")
    assert address == "https://cashier.example/auth/password"
    assert sign_in.owner_of(world.cashier, link).user_id == USER


@pytest.mark.parametrize(
    "settings",
    [{"CASHIER_IDENTITY": "handoff"}, {"CASHIER_IDENTITY": "crm"}, {"CASHIER_DEMO": "0", **REAL}],
    ids=["handoff", "crm", "no login screen"],
)
def test_an_invitation_without_a_login_screen_is_refused(cashier, world, settings):
    users.import_users(cashier, f"{HEADER}{USER},alex@example.test,Alex,en\n")
    result = made_app(world, **settings).test_cli_runner().invoke(args=["users", "invite", "alex@example.test"])
    assert result.exit_code == 1
    assert result.output.startswith("Error: there is no login screen to set a password for: ")


def test_only_enabled_users_that_are_known_are_invited(flask, cashier, world, tmp_path):
    assert "there is no such user" in flask("users", "invite", "nobody@example.test").output
    flask("users", "import", a_file(tmp_path, f"{HEADER}{USER},alex@example.test,Alex,en\n"))
    link = users.invite(cashier, "alex@example.test")
    assert flask("users", "disable", str(USER)).exit_code == 0
    result = flask("users", "invite", "alex@example.test")
    assert (result.exit_code, "is disabled" in result.output) == (1, True)
    with pytest.raises(Refused):
        sign_in.owner_of(cashier, link)
    assert flask("users", "disable", "x").exit_code == 1
    assert flask("users", "disable", "0").exit_code == 1


def test_a_user_that_was_never_imported_is_disabled_and_listed_too(flask, world):
    unknown = flask("users", "disable", "404")
    assert unknown.output == "user 404, who is not known here, is disabled; their withdrawals wait for people\n"
    assert (
        flask("users", "disable", str(USER)).output == f"user {USER} is disabled; their withdrawals wait for people\n"
    )
    assert flask("users", "disable", str(USER)).exit_code == 0
    nobody = {"email": "", "name": "", "language": "", "password": False, "enabled": False, "second_step": False}
    listed = json.loads(flask("users", "list", "--json").output)
    assert listed == [{"user_id": number, **nobody} for number in (404, USER)]
    assert flask("users", "enable", str(USER)).output == f"user {USER} is enabled\n"
    assert flask("users", "enable", str(USER)).exit_code == 0
    assert len(json.loads(flask("users", "list", "--json").output)) == 1


def test_a_user_disabled_before_they_are_imported_stays_so(cashier, world):
    users.disable(cashier, USER)
    users.import_users(cashier, f"{HEADER}{USER},alex@example.test,Alex,en\n")
    assert [user.enabled for user in all_users(world)] == [False]
    with pytest.raises(Refused, match="is disabled"):
        users.invite(cashier, "alex@example.test")


class Vouching:
    """cTrader, or a CRM, which knows nothing of who is disabled here."""

    def __init__(self, login, accounts):
        self.login, self.accounts = login, accounts

    def redeem(self, token):
        return TokenOwner(USER, self.login)

    def accounts_of(self, user_id, for_screen=True):
        return self.accounts


@pytest.mark.parametrize(
    "identity",
    [Vouching(LOGIN, None), Vouching(None, None), Vouching(None, [Account(LOGIN, USER)])],
    ids=["names the account", "names nobody's account", "lists the accounts"],
)
def test_whoever_vouches_for_them_a_disabled_user_opens_and_starts_nothing(cashier, world, identity):
    cashier = replace(cashier, identity=identity)
    page = sessions.open_screen(cashier, PaymentType.DEPOSIT, "one", LOGIN).page_session
    users.disable(cashier, USER)
    with world.database.read() as db:
        assert db.page_session(page.key) is None
    for asked in (LOGIN, None):
        with pytest.raises(Refused) as caught:
            sessions.open_screen(cashier, PaymentType.DEPOSIT, "two", asked)
        assert (type(caught.value), caught.value.message) == (NotAllowed, sessions.BLOCKED)
    with pytest.raises(Refused):
        deposits.start(cashier, page, "100.00", "fake_card", "page key of a page that was open")
    users.enable(cashier, USER)
    assert sessions.open_screen(cashier, PaymentType.DEPOSIT, "three", LOGIN).page_session.login == LOGIN


def test_a_disabled_user_that_was_never_imported_gets_no_token_of_any_kind(cashier):
    session = tokens.onetime_authorize(cashier, caller(cashier), {"code": tokens.login_token(cashier, USER, True)})
    users.disable(cashier, USER)
    assert api_status(tokens.authorize, cashier, caller(cashier), session) == 404
    assert api_status(tokens.generate, cashier, caller(cashier), None, {"userId": USER}) == 403
    assert api_status(tokens.login_token, cashier, USER, True) == 403


def test_a_disabled_user_is_shut_out_at_once_everywhere(cashier, world):
    cashier = replace(cashier, policy=replace(cashier.policy, issue_inapp_tokens=True))
    users.import_users(cashier, f"{HEADER}{USER},alex@example.test,Alex,en\n")
    sign_in.set_password(cashier, users.invite(cashier, "alex@example.test"), PASSWORD, HERE)
    api = caller(cashier)
    answer = tokens.onetime_authorize(
        cashier, api, {"code": sign_in.log_in(cashier, "alex@example.test", PASSWORD, True, HERE)}
    )
    login = sign_in.log_in(cashier, "alex@example.test", PASSWORD, True, HERE)
    screen = tokens.generate(cashier, api, str(answer["inappToken"]), {"userId": USER})["token"]
    page = world.session()
    payment = world.deposit()
    users.disable(cashier, USER)
    assert api_status(tokens.authorize, cashier, api, {"accessToken": answer["accessToken"]}) == 404
    assert api_status(tokens.generate, cashier, api, str(answer["inappToken"]), {"userId": USER}) == 403
    assert api_status(tokens.onetime_authorize, cashier, api, {"code": login}) == 404
    with pytest.raises(Exception, match="TOKEN_NOT_VALID"):
        cashier.identity.redeem(str(screen))
    with pytest.raises(Refused):
        sign_in.log_in(cashier, "alex@example.test", PASSWORD, True, HERE)
    with world.database.read() as db:
        assert db.page_session(page.key) is None
    with pytest.raises(Refused):
        deposits.start(cashier, page, "100.00", "fake_card", "page key of a page that was open")
    world.hear(world.psp.pay(payment.ref))
    world.run()
    assert world.booked(payment.ref), "a payment that was started goes on"


def test_a_disabled_user_gets_no_token_without_inapp_tokens_either(cashier, world):
    users.import_users(cashier, f"{HEADER}{USER},alex@example.test,Alex,en\n")
    assert tokens.generate(cashier, caller(cashier), None, {"userId": USER})
    users.disable(cashier, USER)
    assert api_status(tokens.generate, cashier, caller(cashier), None, {"userId": USER}) == 403
    users.enable(cashier, USER)
    assert tokens.generate(cashier, caller(cashier), None, {"userId": USER})


def test_accounts_work_without_any_user(cashier, world):
    assert all_users(world) == []
    token = str(tokens.generate(cashier, caller(cashier), None, {"userId": USER})["token"])
    assert sessions.open_screen(cashier, world.session().screen, token, None).page_session.user_id == USER


def test_a_user_disabled_between_the_look_and_the_commit_starts_nothing(cashier, world):
    users.import_users(cashier, f"{HEADER}{USER},alex@example.test,Alex,en\n")
    page, asked = world.session(), cashier.ctrader.trading_account

    def meanwhile(login, timeout=None):
        users.disable(cashier, USER)
        return asked(login, timeout)

    world.ctrader.trading_account = meanwhile
    with pytest.raises(Refused):
        deposits.start(cashier, page, "100.00", "fake_card", "page key of a page that was open")
    with world.database.read() as db:
        assert db.all_payments(needs_review=False) == []


def test_one_password_for_everybody_is_for_demos_only(cashier, world):
    users.import_users(cashier, f"{HEADER}{USER},alex@example.test,Alex,en\n{STRANGER},sam@example.test,Sam,en\n")
    sign_in.set_password(cashier, users.invite(cashier, "sam@example.test"), PASSWORD, HERE)
    with pytest.raises(Refused):
        users.give_demo_password(replace(cashier, policy=replace(cashier.policy, test_mode=False)), "demo")
    users.give_demo_password(cashier, "demo")
    assert sign_in.log_in(cashier, "alex@example.test", "demo", False, HERE)
    assert sign_in.log_in(cashier, "sam@example.test", PASSWORD, False, HERE)
    with pytest.raises(Refused):
        sign_in.log_in(cashier, "sam@example.test", "demo", False, HERE)


# --- invitations in bulk ---


def invited(flask, path):
    result = flask("users", "invite", "--all", "--csv", str(path))
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines())) if path.exists() else []
    return result, rows


def test_everybody_without_a_password_gets_a_link_in_a_file_that_nobody_else_reads(
    flask, cashier, world, tmp_path, caplog
):
    users.import_users(
        cashier,
        f"{HEADER}{USER},alex@example.test,=Alex,ar\n{STRANGER},sam@example.test,Sam,en\n9,eve@example.test,Eve,\n"
        "10,out@example.test,Out,\n",
    )
    sign_in.set_password(cashier, users.invite(cashier, "sam@example.test"), PASSWORD, HERE)
    users.disable(cashier, 10)
    old_mask = os.umask(0)
    result, rows = invited(flask, tmp_path / "links.csv")
    os.umask(old_mask)
    assert result.exit_code == 0
    assert result.output.startswith(f"{tmp_path / 'links.csv'}: 2 links;")
    assert (tmp_path / "links.csv").stat().st_mode & 0o777 == 0o600
    assert [(row["user_id"], row["email"], row["name"], row["language"]) for row in rows] == [
        ("9", "eve@example.test", "Eve", ""),
        (str(USER), "alex@example.test", "'=Alex", "ar"),
    ]
    links = [row["link"].removeprefix("https://cashier.example/auth/password/") for row in rows]
    assert [sign_in.owner_of(cashier, link).user_id for link in links] == [9, USER]
    assert not [link for link in links if link in caplog.text + result.output]


def test_links_in_bulk_live_as_long_as_the_setting_says(cashier, world):
    cashier = replace(cashier, policy=replace(cashier.policy, invitation_life=7200_000))
    users.import_users(cashier, f"{HEADER}{USER},alex@example.test,Alex,en\n")
    ((one,),) = users.invite_all(cashier)
    assert one.expires == world.clock.now() + 7200_000
    world.clock.forward(7200_000 - 1)
    assert sign_in.owner_of(cashier, one.link)
    world.clock.forward(1)
    with pytest.raises(Refused):
        sign_in.owner_of(cashier, one.link)


def test_many_are_invited_in_pieces_and_each_once(cashier, monkeypatch):
    monkeypatch.setattr(users, "PIECE", 4)
    users.import_users(cashier, HEADER + "".join(f"{n},u{n}@example.test,,\n" for n in range(1, 11)))
    pieces = list(users.invite_all(cashier))
    assert [len(piece) for piece in pieces] == [4, 4, 2]
    assert [one.user.user_id for piece in pieces for one in piece] == list(range(1, 11))


def test_a_file_that_exists_is_not_written_over_and_nobody_is_invited(flask, cashier, world, tmp_path):
    users.import_users(cashier, f"{HEADER}{USER},alex@example.test,Alex,en\n")
    path = tmp_path / "links.csv"
    path.write_text("mine")
    assert "exists already" in flask("users", "invite", "--all", "--csv", str(path)).output
    assert path.read_text() == "mine"
    assert "cannot be written" in flask("users", "invite", "--all", "--csv", str(tmp_path / "no" / "x.csv")).output
    with world.database.read() as db:
        assert not db.all("SELECT 1 FROM tokens WHERE kind = 'password'")


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--all"],
        ["a@example.test", "--all", "--csv", "x.csv"],
        ["a@example.test", "--csv", "x.csv"],
        ["", "--all", "--csv", "x.csv"],
    ],
)
def test_an_invitation_names_either_one_or_all(flask, words):
    result = flask("users", "invite", *words)
    assert (result.exit_code, "name either an EMAIL, or --all with --csv FILE" in result.output) == (1, True)
