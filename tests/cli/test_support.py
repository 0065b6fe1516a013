"""What support sees of somebody who does not get in, and what it does about it."""

import json
from dataclasses import replace

import pytest

from inapp.adapters.passwords import Argon2Passwords
from inapp.domain.errors import Refused, TooMany
from inapp.domain.identity import TokenKind, User
from inapp.identity import oidc, sign_in, sign_ins, throttles, tokens
from tests.identity.test_oidc import begin, people, returned, there
from tests.identity.test_sign_in import CHEAP, EMAIL, HERE, PASSWORD, THERE, caller
from tests.support.harness import LOGIN, STRANGER, USER, World

__all__ = ["people", "there"]  # fixtures
NEWCOMER = 70_055_001


@pytest.fixture
def cashier(world: World):
    policy = replace(world.cashier.policy, issue_inapp_tokens=True)
    world.cashier = replace(world.cashier, passwords=Argon2Passwords(CHEAP), policy=policy)
    with world.database.write() as db:
        db.put_users(User(USER, EMAIL, "Alex Demo", "ar"), User(NEWCOMER, "new@example.test"))
        db.set_password(USER, world.cashier.passwords.hashed(PASSWORD))
    return world.cashier


@pytest.fixture
def flask(app, cashier):
    app.extensions["cashier"] = cashier
    return lambda *words: app.test_cli_runner().invoke(args=[str(word) for word in words])


@pytest.fixture
def shown(flask):
    return lambda user_id=USER: json.loads(flask("users", "show", user_id, "--json").output)


def log_in(cashier, password: str = PASSWORD, place: str = HERE, email: str = EMAIL, keep: bool = False) -> str:
    return sign_in.log_in(cashier, email, password, keep, place)


def fails(cashier, *values, **more) -> type[Refused]:
    with pytest.raises(Refused) as caught:
        log_in(cashier, *values, **more)
    return type(caught.value)


def session(cashier, keep: bool = True) -> dict[str, object]:
    return tokens.onetime_authorize(cashier, caller(cashier), {"code": log_in(cashier, keep=keep)})


def authorizes(cashier, answer) -> bool:
    try:
        return bool(tokens.authorize(cashier, caller(cashier), answer))
    except tokens.ApiRefused:
        return False


def test_the_last_login_and_every_refusal_with_its_reason_are_told(cashier, shown, world):
    log_in(cashier)
    world.clock.forward(60_000)
    fails(cashier, "a wrong one")
    fails(cashier, "a wrong one", email="new@example.test")
    with world.database.write() as db:
        db.enable_user(USER, False)
    fails(cashier)
    seen = shown()
    assert seen["last_login"].endswith("Z")
    assert [(one["way"], one["refused"]) for one in seen["sign_ins"]] == [
        ("password", "disabled"),
        ("password", "wrong_password"),
        ("password", ""),
    ]
    assert (seen["enabled"], seen["password"], seen["accounts"][0]["login"]) == (False, True, LOGIN)
    newcomer = shown(NEWCOMER)
    assert [one["refused"] for one in newcomer["sign_ins"]] == ["no_password"]
    assert newcomer["last_login"] is None


def test_a_flood_of_guesses_neither_grows_for_ever_nor_hides_the_last_login(cashier, shown, world):
    log_in(cashier)
    with world.database.write() as db:
        for _ in range(100):
            sign_ins.keep(db, USER, world.clock.now(), "password", "wrong_password")
            sign_ins.keep(db, STRANGER, world.clock.now(), "password", "wrong_password")
    kept = shown()["sign_ins"]
    assert [one["refused"] for one in kept] == ["wrong_password"] * sign_ins.KEPT + [""]
    with world.database.read() as db:
        assert db.one("SELECT count(*) AS n FROM sign_ins")["n"] == 2 * sign_ins.KEPT + 1


def test_a_login_by_the_provider_is_told_with_its_bond_and_its_refusals(people, there, app):
    cashier = people.cashier
    named = oidc.come_back(cashier, *returned(there.sign_in(begin(cashier).address)), HERE)
    assert oidc.finish(cashier, named.finish, "")
    there.claims = {"sub": "u2"}
    with pytest.raises(Refused):
        oidc.come_back(cashier, *returned(there.sign_in(begin(cashier).address)), HERE)
    seen = json.loads(app.test_cli_runner().invoke(args=["users", "show", str(USER), "--json"]).output)
    assert [(one["way"], one["refused"]) for one in seen["sign_ins"]] == [
        ("provider", "other_person"),
        ("provider", ""),
    ]
    assert [(bond["issuer"], bond["subject"]) for bond in seen["providers"]] == [(there.issuer, "u1")]


def test_a_delay_is_told_and_lifted(cashier, shown, flask, world):
    log_in(cashier)
    for n in range(throttles.RULES["account"].free):
        fails(cashier, "a wrong one", place=f"203.0.113.{n}")
    assert fails(cashier, place=THERE) is TooMany
    assert (shown()["failures"], shown()["wait_until"] is not None) == (throttles.RULES["account"].free, True)
    assert flask("users", "lift", USER).output == f"user {USER}: the next login does not have to wait\n"
    assert (shown()["failures"], shown()["wait_until"]) == (0, None)
    assert log_in(cashier, place=THERE)


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("198.51.100.7", "::ffff:198.51.100.7"),
        ("2001:db8:1:2::/64", "2001:db8:1:2::9"),
    ],
)
def test_the_delay_of_an_address_is_lifted_as_its_caller_is_counted(cashier, flask, place, typed):
    for n in range(throttles.RULES["address"].free + 1):
        with pytest.raises(Refused):
            log_in(cashier, "wrong", place, f"nobody-{n}@example.test")
    assert fails(cashier, place=place) is TooMany
    assert flask("users", "lift", "--address", typed).exit_code == 0
    assert log_in(cashier, place=place)


def test_a_known_place_of_a_user_needs_both_to_be_lifted(cashier, flask):
    log_in(cashier)
    for _ in range(throttles.RULES["place"].free):
        fails(cashier, "a wrong one")
    assert fails(cashier) is TooMany
    flask("users", "lift", USER)
    assert fails(cashier) is TooMany
    assert flask("users", "lift", USER, "--address", HERE).exit_code == 0
    assert log_in(cashier)


def test_sessions_are_listed_and_ended_one_by_one(cashier, flask, world):
    here, there = session(cashier), session(cashier)
    brief = session(cashier, keep=False)
    page = world.session()
    listed = json.loads(flask("sessions", "list", USER, "--json").output)
    assert [one["kept"] for one in listed] == [True, True, False]
    assert not any(str(secret) in json.dumps(listed) for secret in (*here.values(), *brief.values()) if secret != USER)
    assert flask("sessions", "end", USER, "--session", listed[0]["id"]).output.startswith(
        f"user {USER}: 1 session ended"
    )
    assert [authorizes(cashier, answer) for answer in (here, there)] == [False, True]
    with pytest.raises(tokens.ApiRefused):
        tokens.generate(cashier, caller(cashier), str(here["inappToken"]), {"userId": USER})
    with world.database.read() as db:
        assert db.page_session(page.key) is None
    assert "2 sessions ended" in flask("sessions", "end", USER).output
    assert not authorizes(cashier, there)
    assert json.loads(flask("sessions", "list", USER, "--json").output) == []
    assert log_in(cashier), "and the user may log in again"


def test_nobody_ends_the_session_of_another_user_by_its_id(cashier, flask):
    answer = session(cashier)
    (one,) = json.loads(flask("sessions", "list", USER, "--json").output)
    refused = flask("sessions", "end", NEWCOMER, "--session", one["id"])
    assert (refused.exit_code, "has no such session" in refused.output) == (1, True)
    assert authorizes(cashier, answer)


def test_an_early_session_without_an_id_of_its_own_is_ended_for_its_user_alone(cashier, flask, world):
    with world.database.write() as db:
        mine, others = (tokens.issue(db, world.clock, TokenKind.ACCESS, one, 10**9) for one in (USER, NEWCOMER))
    assert flask("sessions", "end", USER, "--session", "").exit_code == 0
    assert not authorizes(cashier, {"accessToken": mine})
    assert authorizes(cashier, {"accessToken": others})


def test_ending_sessions_ends_a_login_that_is_under_way_too(cashier, flask):
    login = log_in(cashier)
    with cashier.store.write() as db:
        screen = tokens.issue(db, cashier.clock, TokenKind.SCREEN, USER, 60_000)
        step = tokens.issue(db, cashier.clock, TokenKind.STEP, USER, 60_000)
    assert "0 sessions ended" in flask("sessions", "end", USER).output
    with cashier.store.read() as db:
        assert [db.token(secret).used is None for secret in (login, screen, step)] == [False] * 3


def test_failed_codes_of_the_second_step_are_a_delay_like_any_other(cashier, shown, flask, world):
    with world.database.write() as db:
        for _ in range(throttles.RULES["second"].free):
            throttles.count_second(db, world.clock.now(), EMAIL, THERE)
    assert (shown()["failures"], shown()["wait_until"] is not None) == (throttles.RULES["second"].free, True)
    assert shown()["second_step"] is False
    flask("users", "lift", USER)
    assert (shown()["failures"], shown()["wait_until"]) == (0, None)


def test_ending_sessions_leaves_the_link_that_sets_a_password(cashier, flask):
    link = flask("users", "invite", EMAIL).output.strip().rpartition("/")[2]
    flask("sessions", "end", USER)
    assert sign_in.owner_of(cashier, link).user_id == USER


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("users", "show", 404), "user 404 is not known here"),
        (("users", "lift", 404), "user 404 is not known here"),
        (("users", "lift"), "name a USER_ID, an --address, or both"),
        (("users", "lift", "--address", "nowhere"), "is no IP address"),
    ],
)
def test_what_cannot_be_done_is_said(flask, words, said):
    result = flask(*words)
    assert (result.exit_code, said in result.output) == (1, True)


def test_a_person_reads_tables(cashier, flask):
    session(cashier)
    fails(cashier, "a wrong one")
    text = flask("users", "show", USER).output
    for word in ("last_login: 20", "wrong_password", "sessions:", "providers: none"):
        assert word in text
    assert PASSWORD not in text
