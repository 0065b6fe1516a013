"""The tokens between cTrader, the CRM and the screens: order of checks, single use, and nothing kept in the clear."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from inapp.domain.errors import Declined, NotAllowed
from inapp.domain.identity import Token, TokenKind, User
from inapp.domain.model import Account
from inapp.domain.states import PaymentType
from inapp.identity import sessions, support, tokens
from inapp.identity.tokens import ApiRefused
from inapp.web.oauth2 import STATUS
from tests.support.harness import LOGIN, OTHER_LOGIN, STRANGER, USER, World

MINUTE, DAY = 60_000, 86_400_000
WELL_FORMED = "A" * 43
NEWCOMER = 70012345
EXPIRED = (410, "CID_TOKEN_EXPIRED")


def set_policy(world: World, **changes) -> None:
    world.cashier = replace(world.cashier, policy=replace(world.cashier.policy, **changes))


def caller(world: World) -> str:
    return str(tokens.crm_api_token(world.cashier, {"password": "new password"})["crmApiToken"])


def log_in(world: World, keep: bool = True) -> dict[str, object]:
    code = tokens.login_token(world.cashier, USER, keep)
    return tokens.onetime_authorize(world.cashier, caller(world), {"code": code})


def refused(call, *values) -> tuple[int, str]:
    with pytest.raises(ApiRefused) as refusal:
        call(*values)
    return STATUS[refusal.value.code], refusal.value.code


def disable(world: World) -> None:
    with world.database.write() as db:
        db.enable_user(USER, False)


@pytest.mark.fault("O03")
def test_every_known_password_gives_a_token_and_those_given_before_stay_valid(world):
    made = [
        str(tokens.crm_api_token(world.cashier, {"password": word})["crmApiToken"])
        for word in ("old password", "new password")
    ]
    world.clock.forward(7 * DAY)
    for token in made:
        assert tokens.generate(world.cashier, token, None, {"userId": USER})["token"]
    world.clock.forward(23 * DAY)
    assert refused(tokens.generate, world.cashier, made[0], None, {"userId": USER}) == (403, "CH_CLIENT_AUTH_FAILURE")


def test_the_order_of_the_checks_is_caller_body_form_known_age_user(world):
    code = tokens.login_token(world.cashier, USER, False)
    crm = caller(world)
    authorize = tokens.onetime_authorize
    assert refused(authorize, world.cashier, "nobody", None) == (403, "CH_CLIENT_AUTH_FAILURE")
    assert refused(authorize, world.cashier, code, {"code": code}) == (403, "CH_CLIENT_AUTH_FAILURE")
    for body in (None, [], "text", {}, {"code": ""}, {"code": None}, {"code": 5}):
        assert refused(authorize, world.cashier, crm, body) == (400, "MISSING_REQUIRED_PARAMETER")
    for malformed in ("short", "A" * 44, "A" * 42 + "+", "A" * 42 + "é"):
        assert refused(authorize, world.cashier, crm, {"code": malformed}) == (417, "CID_NON_EXISTED_TOKEN")
    assert refused(authorize, world.cashier, crm, {"code": WELL_FORMED}) == (404, "NOT_FOUND")
    disable(world)
    assert refused(authorize, world.cashier, crm, {"code": code}) == (403, "CH_INSUFFICIENT_PERMISSIONS")
    world.clock.forward(MINUTE)
    assert refused(authorize, world.cashier, crm, {"code": code}) == (410, "CID_TOKEN_EXPIRED")


@pytest.mark.fault("S01")
def test_of_fifty_parallel_exchanges_of_a_login_token_one_wins(world):
    code, crm = tokens.login_token(world.cashier, USER, True), caller(world)

    def exchange(_):
        try:
            return tokens.onetime_authorize(world.cashier, crm, {"code": code})["userId"]
        except ApiRefused as refusal:
            return STATUS[refusal.code]

    with ThreadPoolExecutor(50) as pool:
        said = list(pool.map(exchange, range(50)))
    assert sorted(said) == [404] * 49 + [USER]


@pytest.mark.fault("S01")
def test_of_fifty_parallel_redeems_of_a_screens_token_one_wins(world):
    token = str(tokens.generate(world.cashier, caller(world), None, {"userId": USER})["token"])

    def redeem(_):
        try:
            return world.cashier.identity.redeem(token).user_id
        except Declined:
            return 0

    with ThreadPoolExecutor(50) as pool:
        assert sorted(pool.map(redeem, range(50))) == [0] * 49 + [USER]


def test_only_keep_me_logged_in_gives_an_access_token_and_it_serves_again_and_again(world):
    assert log_in(world, keep=False) == {"userId": USER}
    access = log_in(world)["accessToken"]
    for _ in range(3):
        world.clock.forward(80 * DAY)
        assert tokens.authorize(world.cashier, caller(world), {"accessToken": access}) == {"userId": USER}
    assert refused(tokens.authorize, world.cashier, caller(world), {"accessToken": WELL_FORMED}) == (404, "NOT_FOUND")
    disable(world)
    denied = refused(tokens.authorize, world.cashier, caller(world), {"accessToken": access})
    assert denied == (403, "CH_INSUFFICIENT_PERMISSIONS")


def test_a_token_of_one_kind_is_never_taken_for_another(world):
    set_policy(world, issue_inapp_tokens=True)
    crm, answer = caller(world), log_in(world)
    screen = tokens.generate(world.cashier, crm, answer["inappToken"], {"userId": USER})["token"]
    login = tokens.login_token(world.cashier, USER, True)
    for other in (crm, screen, login, answer["inappToken"]):
        assert refused(tokens.authorize, world.cashier, crm, {"accessToken": other}) == (404, "NOT_FOUND")
    for other in (crm, screen, answer["accessToken"], answer["inappToken"]):
        assert refused(tokens.onetime_authorize, world.cashier, crm, {"code": other}) == (404, "NOT_FOUND")
    for other in (crm, login, answer["accessToken"], answer["inappToken"]):
        with pytest.raises(Declined):
            world.cashier.identity.redeem(other)
    for other in (screen, login, answer["accessToken"], answer["inappToken"]):
        assert refused(tokens.generate, world.cashier, other, None, {"userId": USER})[0] == 403
    assert world.cashier.identity.redeem(screen).user_id == USER


def test_shared_one_time_tokens_are_exchanged_only_where_the_broker_asked_for_it(world):
    token = tokens.generate(world.cashier, caller(world), None, {"userId": USER})["token"]
    assert refused(tokens.onetime_authorize, world.cashier, caller(world), {"code": token}) == (404, "NOT_FOUND")
    set_policy(world, share_one_time_tokens=True)
    answer = tokens.onetime_authorize(world.cashier, caller(world), {"code": token})
    assert answer["userId"] == USER
    assert answer["accessToken"]
    with pytest.raises(Declined):
        world.cashier.identity.redeem(token)


def test_an_inapp_token_once_returned_must_be_presented_by_its_own_user_while_it_lives(world):
    set_policy(world, issue_inapp_tokens=True)
    crm, answer = caller(world), log_in(world)
    inapp, body = answer["inappToken"], {"userId": USER}
    assert tokens.generate(world.cashier, crm, inapp, body)["token"]
    assert tokens.generate(world.cashier, crm, inapp, {"userId": str(USER)})["token"]
    wrong = (None, "", WELL_FORMED, answer["accessToken"])
    assert {refused(tokens.generate, world.cashier, crm, token, body) for token in wrong} == {
        (403, "CH_CLIENT_AUTH_FAILURE")
    }
    assert refused(tokens.generate, world.cashier, crm, inapp, {"userId": STRANGER}) == (403, "CH_CLIENT_AUTH_FAILURE")
    with world.database.read() as db:
        assert len(db.all("SELECT * FROM tokens WHERE kind = 'screen'")) == 2
    world.clock.forward(90 * DAY)
    assert refused(tokens.generate, world.cashier, caller(world), inapp, body) == (403, "CH_CLIENT_AUTH_FAILURE")


def test_logout_ends_exactly_one_session_with_all_that_hangs_on_it(world):
    set_policy(world, issue_inapp_tokens=True)
    crm, here, there = caller(world), log_in(world), log_in(world)
    tokens.logout(world.cashier, crm, str(USER), WELL_FORMED)
    tokens.logout(world.cashier, crm, str(STRANGER), str(here["accessToken"]))
    assert tokens.authorize(world.cashier, crm, here)["userId"] == USER
    tokens.logout(world.cashier, crm, str(USER), str(here["accessToken"]))
    assert refused(tokens.authorize, world.cashier, crm, here) == (404, "NOT_FOUND")
    assert refused(tokens.generate, world.cashier, crm, here["inappToken"], {"userId": USER})[0] == 403
    assert tokens.authorize(world.cashier, crm, there)["userId"] == USER
    assert tokens.generate(world.cashier, crm, there["inappToken"], {"userId": USER})["token"]
    assert refused(tokens.logout, world.cashier, crm, "", "x") == (400, "MISSING_REQUIRED_PARAMETER")
    assert refused(tokens.logout, world.cashier, "nobody", str(USER), "x")[0] == 403


def can_generate(world: World, inapp: object) -> bool:
    try:
        return bool(tokens.generate(world.cashier, caller(world), str(inapp), {"userId": USER})["token"])
    except ApiRefused as refusal:
        assert refusal is tokens.BAD_INAPP
        return False


@pytest.mark.parametrize(
    ("keep", "access_days", "lives"), [(True, 90, 90), (True, 30, 30), (True, 365, 90), (False, 90, 1)]
)
def test_an_inapp_token_lives_no_longer_than_its_session_may(world, keep, access_days, lives):
    set_policy(world, issue_inapp_tokens=True, access_token_life=access_days * DAY)
    answer = log_in(world, keep)
    world.clock.forward(lives * DAY - 1)
    assert can_generate(world, answer["inappToken"])
    world.clock.forward(1)
    assert not can_generate(world, answer["inappToken"])


def test_an_inapp_token_of_a_last_start_ends_with_its_session_too(world):
    set_policy(world, issue_inapp_tokens=True, access_token_life=60 * DAY, access_token_longest_life=100 * DAY)
    session = log_in(world)
    for _ in range(2):
        world.clock.forward(49 * DAY)
        late = tokens.authorize(world.cashier, caller(world), session)["inappToken"]
    world.clock.forward(2 * DAY - 1)
    assert can_generate(world, late)
    world.clock.forward(1)
    assert not can_generate(world, late)
    assert refused(tokens.authorize, world.cashier, caller(world), session) == (410, "CID_TOKEN_EXPIRED")


def test_an_inapp_token_of_a_later_start_belongs_to_the_session_and_ends_with_it(world):
    set_policy(world, issue_inapp_tokens=True)
    here, there = log_in(world), log_in(world)
    later = [tokens.authorize(world.cashier, caller(world), session)["inappToken"] for session in (here, there)]
    assert all(can_generate(world, inapp) for inapp in later)
    tokens.logout(world.cashier, caller(world), str(USER), str(here["accessToken"]))
    assert [can_generate(world, inapp) for inapp in later] == [False, True]


def test_all_inapp_tokens_of_a_living_session_verify_and_end_with_it(world):
    set_policy(world, issue_inapp_tokens=True)
    session, other = log_in(world), log_in(world)
    made = [session["inappToken"]]
    made += [tokens.authorize(world.cashier, caller(world), session)["inappToken"] for _ in range(5)]
    assert all(can_generate(world, inapp) for inapp in made)
    tokens.logout(world.cashier, caller(world), str(USER), str(session["accessToken"]))
    assert not any(can_generate(world, inapp) for inapp in made)
    assert can_generate(world, other["inappToken"])


def test_who_has_no_account_yet_gets_every_token(world):
    with world.database.write() as db:
        db.put_users(User(NEWCOMER, "new@example.test"))
    crm, code = caller(world), tokens.login_token(world.cashier, NEWCOMER, True)
    session = tokens.onetime_authorize(world.cashier, crm, {"code": code})
    assert session["userId"] == NEWCOMER
    assert tokens.authorize(world.cashier, crm, session)["userId"] == NEWCOMER
    assert tokens.generate(world.cashier, crm, None, {"userId": NEWCOMER})["token"]
    with world.database.write() as db:
        db.enable_user(NEWCOMER, False)
    assert refused(tokens.generate, world.cashier, crm, None, {"userId": NEWCOMER})[0] == 403


def test_who_has_blocked_accounts_alone_keeps_the_platform_and_no_screen_opens(world):
    with world.database.write() as db:
        for login in (LOGIN, OTHER_LOGIN):
            db.put_account(Account(login, USER, enabled=False))
    crm, session = caller(world), log_in(world)
    assert tokens.authorize(world.cashier, crm, session)["userId"] == USER
    for asked, words in ((LOGIN, sessions.BLOCKED), (None, sessions.NO_ACCOUNT)):
        screen = str(tokens.generate(world.cashier, crm, None, {"userId": USER})["token"])
        with pytest.raises(NotAllowed, match=words):
            sessions.open_screen(world.cashier, PaymentType.DEPOSIT, screen, asked)


@pytest.mark.parametrize("kind", [TokenKind.INAPP, TokenKind.LOGIN, TokenKind.SCREEN])
def test_only_an_access_token_logs_a_session_out(world, kind):
    set_policy(world, issue_inapp_tokens=True)
    session = log_in(world)
    with world.database.write() as db:
        family = db.token(str(session["accessToken"])).family
        other = tokens.issue(db, world.clock, kind, USER, DAY, family)
    tokens.logout(world.cashier, caller(world), str(USER), other)
    assert can_generate(world, session["inappToken"])
    assert tokens.authorize(world.cashier, caller(world), session)["userId"] == USER


def test_an_access_token_without_a_session_logs_nobody_else_out(world):
    crm, login = caller(world), tokens.login_token(world.cashier, USER, True)
    with world.database.write() as db:
        alone = tokens.issue(db, world.clock, TokenKind.ACCESS, USER, DAY)
    tokens.logout(world.cashier, crm, str(USER), alone)
    assert refused(tokens.authorize, world.cashier, crm, {"accessToken": alone}) == (404, "NOT_FOUND")
    assert tokens.onetime_authorize(world.cashier, crm, {"code": login})["userId"] == USER


@pytest.mark.parametrize("user_id", ["0", "-1", "x", "9" * 19, "9" * 5000, "٧", "", None])
def test_a_logout_without_a_user_is_a_bad_request(world, user_id):
    assert refused(tokens.logout, world.cashier, caller(world), user_id, "x") == (400, "MISSING_REQUIRED_PARAMETER")


@pytest.mark.parametrize("user_id", [0, -1, True, 1.0, "x", "9" * 19, "9" * 5000, 2**63, None, "", [1]])
def test_a_user_id_that_is_not_a_positive_number_is_a_bad_request(world, user_id):
    call = tokens.generate, world.cashier, caller(world), None, {"userId": user_id}
    assert refused(*call) == (400, "MISSING_REQUIRED_PARAMETER")


def test_an_unknown_user_gets_no_token(world):
    assert refused(tokens.generate, world.cashier, caller(world), None, {"userId": 5}) == (404, "NOT_FOUND")
    assert refused(tokens.login_token, world.cashier, 5, True) == (404, "NOT_FOUND")


@pytest.mark.fault("I22", "O01")
def test_no_token_is_stored_or_logged_in_the_clear(world, caplog):
    set_policy(world, issue_inapp_tokens=True)
    caplog.set_level(0)
    crm, answer = caller(world), log_in(world)
    login = tokens.login_token(world.cashier, USER, True)
    screen = str(tokens.generate(world.cashier, crm, answer["inappToken"], {"userId": USER})["token"])
    world.cashier.identity.redeem(screen)
    refused(tokens.onetime_authorize, world.cashier, crm, {"code": screen})
    raw = b"".join(path.read_bytes() for path in world.folder.glob("*"))
    for secret in (crm, str(answer["accessToken"]), str(answer["inappToken"]), login, screen, "new password"):
        assert secret.encode() not in raw
        assert secret not in caplog.text


def test_a_token_opens_only_what_it_is_for_until_it_is_used_or_over():
    token = Token(TokenKind.SCREEN, USER, created=0, expires=60, used=None)
    assert [token.opens(TokenKind.SCREEN, now) for now in (0, 59, 60)] == [True, True, False]
    assert not token.opens(TokenKind.LOGIN, 0)
    assert not replace(token, used=1).opens(TokenKind.SCREEN, 2)


def test_an_access_token_of_an_early_version_has_no_expiry_and_goes_on_working(world):
    with world.database.write() as db:
        created = world.clock.now() - 300 * DAY
        db.add_token(WELL_FORMED, Token(TokenKind.ACCESS, USER, created, expires=None, used=None))
    assert tokens.authorize(world.cashier, caller(world), {"accessToken": WELL_FORMED}) == {"userId": USER}


# --- how long a login lasts, and what its end takes along ---


def test_an_access_token_ends_a_year_after_its_login_however_often_it_is_used(world):
    access = log_in(world)["accessToken"]
    for _ in range(364):
        world.clock.forward(DAY)
        assert tokens.authorize(world.cashier, caller(world), {"accessToken": access})
    world.clock.forward(DAY - 1)
    assert tokens.authorize(world.cashier, caller(world), {"accessToken": access})
    world.clock.forward(1)
    assert refused(tokens.authorize, world.cashier, caller(world), {"accessToken": access}) == (
        410,
        "CID_TOKEN_EXPIRED",
    )


def test_a_broker_may_shorten_that_below_the_life_of_an_unused_one(world):
    set_policy(world, access_token_longest_life=DAY)
    access = log_in(world)["accessToken"]
    world.clock.forward(DAY)
    assert refused(tokens.authorize, world.cashier, caller(world), {"accessToken": access}) == (
        410,
        "CID_TOKEN_EXPIRED",
    )


@pytest.mark.parametrize("expires", [None, 700 * DAY])
def test_a_token_from_before_there_was_a_longest_life_ends_at_it_too(world, expires):
    set_policy(world, issue_inapp_tokens=True)
    created = world.clock.now()
    with world.database.write() as db:
        ends = None if expires is None else created + expires
        db.add_token(WELL_FORMED, Token(TokenKind.ACCESS, USER, created, ends, used=None))
    world.clock.forward(365 * DAY)
    for _ in range(2):
        found = refused(tokens.authorize, world.cashier, caller(world), {"accessToken": WELL_FORMED})
        assert found == EXPIRED


def opened(world: World, inapp: object, user_id: int = USER) -> tuple[str, str]:
    """The handle of an open page, and an unspent token of another screen."""
    crm = caller(world)
    first, second = (str(tokens.generate(world.cashier, crm, inapp, {"userId": user_id})["token"]) for _ in range(2))
    return sessions.open_screen(world.cashier, PaymentType.WITHDRAWAL, first, None).handle, second


def is_open(world: World, handle: str, token: str) -> list[bool]:
    page = sessions.session_of(world.cashier, handle, active=False)
    try:
        return [page is not None, bool(world.cashier.identity.redeem(token))]
    except Declined:
        return [page is not None, False]


def test_a_logout_ends_the_open_pages_and_the_unspent_tokens_of_its_session_alone(world):
    set_policy(world, issue_inapp_tokens=True)
    mine, other = log_in(world), log_in(world)
    here, there = (opened(world, session["inappToken"]) for session in (mine, other))
    tokens.logout(world.cashier, caller(world), str(USER), str(mine["accessToken"]))
    assert is_open(world, *here) == [False, False]
    assert is_open(world, *there) == [True, True]


def test_support_ends_one_session_with_the_screens_that_it_may_still_open(world):
    set_policy(world, issue_inapp_tokens=True)
    mine = log_in(world)
    (session,) = support.overview(world.cashier, USER).sessions
    other = log_in(world)
    here, there = (opened(world, session["inappToken"]) for session in (mine, other))
    assert support.end_sessions(world.cashier, USER, session.id) == 1
    assert is_open(world, *here) == [False, False]
    assert is_open(world, *there)[1], "the other session goes on"


def test_support_ends_one_of_several_sessions_and_screens_that_name_none(world):
    log_in(world)
    (session,) = support.overview(world.cashier, USER).sessions
    here, there = opened(world, None), opened(world, None, STRANGER)
    support.end_sessions(world.cashier, USER, session.id)
    assert is_open(world, *here) == [False, False]
    assert is_open(world, *there) == [True, True]


def test_a_logout_ends_what_names_no_session_of_its_user_and_nothing_of_others(world):
    mine = log_in(world)
    here, there = opened(world, None), opened(world, None, STRANGER)
    tokens.logout(world.cashier, caller(world), str(STRANGER), str(mine["accessToken"]))
    assert is_open(world, here[0], "x")[0], "this token is not that user's"
    tokens.logout(world.cashier, caller(world), str(USER), str(mine["accessToken"]))
    assert is_open(world, *here) == [False, False]
    assert is_open(world, *there) == [True, True]
