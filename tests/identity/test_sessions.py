"""From a one-time token to a page session: one user, one screen, one account, a few minutes."""

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from inapp.domain.errors import Conflict, Gone, NotAllowed, NotSent, OutcomeUnknown, Refused, Unavailable
from inapp.domain.model import Account, TokenOwner
from inapp.domain.money import Money
from inapp.domain.states import PaymentType
from inapp.identity import sessions, tokens
from inapp.payments import offers
from tests.support.harness import LOGIN, OTHER_LOGIN, POLICY, STRANGER, STRANGERS_LOGIN, USER, World

MINUTE = 60_000
D = PaymentType.DEPOSIT


def screen_token(world: World, user_id: int = USER) -> str:
    caller = str(tokens.crm_api_token(world.cashier, {"password": "old password"})["crmApiToken"])
    return str(tokens.generate(world.cashier, caller, None, {"userId": user_id})["token"])


def open_with(world: World, person: TokenOwner, asked: int | None = None) -> sessions.OpenedScreen:
    class Identity:
        def redeem(self, token):
            return person

        def accounts_of(self, user_id, for_screen=True):
            return world.cashier.identity.accounts_of(user_id)

    return sessions.open_screen(replace(world.cashier, identity=Identity()), D, "a token", asked)


def block(world: World, login: int, user_id: int = USER) -> None:
    with world.database.write() as db:
        db.put_account(Account(login, user_id, enabled=False))


def refusal(world: World, token: str, asked: int | None = LOGIN) -> type[Refused]:
    with pytest.raises(Refused) as refused:
        sessions.open_screen(world.cashier, D, token, asked)
    return type(refused.value)


@pytest.mark.fault("S01")
def test_of_fifty_parallel_redeems_of_one_token_one_wins(world):
    token = screen_token(world)

    def open_it(_):
        try:
            return sessions.open_screen(world.cashier, D, token, LOGIN).page_session.key
        except Refused as refused:
            return type(refused)

    with ThreadPoolExecutor(50) as pool:
        said = list(pool.map(open_it, range(50)))
    assert said.count(Gone) == 49
    with world.database.read() as db:
        assert [row["key"] for row in db.all("SELECT key FROM sessions")] == [word for word in said if word is not Gone]


@pytest.mark.fault("S02", "S06")
def test_used_expired_and_unknown_tokens_get_one_and_the_same_answer(world):
    used, old = screen_token(world), screen_token(world)
    sessions.open_screen(world.cashier, D, used, LOGIN)
    world.clock.forward(60_000)
    assert [refusal(world, token) for token in (used, old, "A" * 43)] == [Gone, Gone, Gone]


def test_a_token_is_dead_at_sixty_seconds_and_not_before(world):
    young, old = screen_token(world), screen_token(world)
    world.clock.forward(59_999)
    assert sessions.open_screen(world.cashier, D, young, LOGIN).page_session.login == LOGIN
    world.clock.forward(1)
    assert refusal(world, old) is Gone


@pytest.mark.fault("S04", "I17")
def test_the_account_of_somebody_else_is_refused_and_logged_and_the_token_is_spent(world, caplog):
    token = screen_token(world)
    with caplog.at_level(logging.WARNING):
        assert refusal(world, token, STRANGERS_LOGIN) is NotAllowed
    (line,) = [record for record in caplog.records if getattr(record, "event", "") == "account.foreign"]
    assert line.actor == f"user {USER}" and f"account {STRANGERS_LOGIN}" in line.getMessage()
    assert token not in caplog.text
    assert refusal(world, token, LOGIN) is Gone


@pytest.mark.fault("S08")
@pytest.mark.parametrize("failure", [NotSent("refused"), OutcomeUnknown("timed out")], ids=["no way", "no answer"])
def test_no_session_is_made_while_identity_cannot_be_asked(world, failure):
    class Identity:
        def redeem(self, token):
            raise failure

    with pytest.raises(Refused) as refused:
        sessions.open_screen(replace(world.cashier, identity=Identity()), D, "a token", LOGIN)
    assert type(refused.value) is Unavailable
    with world.database.read() as db:
        assert db.all("SELECT * FROM sessions") == []


@pytest.mark.fault("S24")
def test_a_blocked_account_opens_no_screen_and_a_user_without_accounts_neither(world):
    block(world, LOGIN)
    assert refusal(world, screen_token(world)) is NotAllowed
    with pytest.raises(Refused) as refused:
        open_with(world, TokenOwner(999))
    assert type(refused.value) is NotAllowed


@pytest.mark.fault("I17")
def test_one_account_is_taken_and_of_several_the_user_chooses_one_once(world):
    assert open_with(world, TokenOwner(STRANGER)).page_session.login == STRANGERS_LOGIN
    session = open_with(world, TokenOwner(USER)).page_session
    assert session.login is None
    assert [account.login for account in sessions.choices(world.cashier, session)] == [LOGIN, OTHER_LOGIN]
    with pytest.raises(Refused) as refused:
        offers.overview(world.cashier, session)
    assert type(refused.value) is Conflict
    with pytest.raises(Refused, match="one of your accounts"):
        sessions.choose(world.cashier, session, STRANGERS_LOGIN)
    bound = sessions.choose(world.cashier, session, LOGIN)
    assert sessions.choose(world.cashier, session, LOGIN) == bound
    with pytest.raises(Refused) as refused:
        sessions.choose(world.cashier, session, OTHER_LOGIN)
    assert type(refused.value) is Conflict


@pytest.mark.fault("C10", "I17")
def test_of_two_choices_at_once_one_wins(world):
    session = open_with(world, TokenOwner(USER)).page_session

    def choose(login):
        try:
            return sessions.choose(world.cashier, session, login).login
        except Refused as refused:
            return type(refused)

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(choose, (LOGIN, OTHER_LOGIN)))
    with world.database.read() as db:
        assert set(said) == {Conflict, db.page_session(session.key).login}


@pytest.mark.fault("I17")
def test_an_account_that_ctrader_names_itself_is_the_only_one_and_must_not_be_another_users(world):
    opened = open_with(world, TokenOwner(USER, OTHER_LOGIN))
    assert opened.page_session.login == OTHER_LOGIN
    unknown_to_us = open_with(world, TokenOwner(USER, 5599999))
    assert unknown_to_us.page_session.login == 5599999
    for person, asked in ((TokenOwner(USER, STRANGERS_LOGIN), None), (TokenOwner(USER, OTHER_LOGIN), LOGIN)):
        with pytest.raises(Refused) as refused:
            open_with(world, person, asked)
        assert type(refused.value) is NotAllowed


@pytest.mark.fault("S11", "I22")
def test_every_opening_has_a_handle_of_its_own_that_is_stored_only_as_a_hash(world):
    opened = [open_with(world, TokenOwner(STRANGER)) for _ in range(2)]
    assert opened[0].handle != opened[1].handle
    assert all(len(one.handle) == 43 for one in opened)
    raw = b"".join(path.read_bytes() for path in world.folder.glob("cashier.db*"))
    assert not any(one.handle.encode() in raw for one in opened)
    assert sessions.session_of(world.cashier, "a handle that an attacker set", active=True) is None


@pytest.mark.fault("S19")
def test_a_session_ends_after_fifteen_idle_minutes(world):
    handle = open_with(world, TokenOwner(STRANGER)).handle
    world.clock.forward(15 * MINUTE - 1)
    # Looking does not count as activity.
    assert sessions.session_of(world.cashier, handle, active=False)
    world.clock.forward(1)
    assert sessions.session_of(world.cashier, handle, active=True) is None


@pytest.mark.fault("S19")
def test_a_session_ends_after_thirty_minutes_however_busy_it_is(world):
    handle = open_with(world, TokenOwner(STRANGER)).handle
    for _ in range(29):
        world.clock.forward(MINUTE)
        assert sessions.session_of(world.cashier, handle, active=True)
    world.clock.forward(MINUTE)
    assert sessions.session_of(world.cashier, handle, active=True) is None


@pytest.mark.fault("S03", "S18")
def test_a_reload_resumes_only_the_same_screen_account_and_token(world):
    token = screen_token(world)
    handle = sessions.open_screen(world.cashier, D, token, LOGIN).handle
    assert sessions.resume(world.cashier, handle, D, LOGIN, token)
    assert sessions.resume(world.cashier, handle, D, LOGIN, None)
    assert sessions.resume(world.cashier, handle, PaymentType.WITHDRAWAL, LOGIN, None) is None
    assert sessions.resume(world.cashier, handle, D, OTHER_LOGIN, None) is None
    assert sessions.resume(world.cashier, handle, D, None, None) is None
    assert sessions.resume(world.cashier, handle, D, LOGIN, "another token") is None


@pytest.mark.fault("S24")
def test_an_account_that_is_blocked_or_given_away_meanwhile_shows_nothing_more(world):
    session = world.session()
    block(world, LOGIN)
    with pytest.raises(Refused, match="blocked"):
        offers.overview(world.cashier, session)
    with world.database.write() as db:
        db.put_account(Account(LOGIN, STRANGER))
    with pytest.raises(Refused, match="blocked"):
        offers.overview(world.cashier, session)


def test_the_overview_shows_what_is_open_and_the_limits_in_the_accounts_own_units(world):
    world.set_balance(LOGIN, "250000", "JPY", 0)
    cashier = replace(
        world.cashier, policy=replace(POLICY, deposit=replace(POLICY.deposit, presets={"": ("50", "100.5")}))
    )
    payment = world.deposit("1000")
    seen = offers.overview(cashier, world.session())
    assert seen.open_payment == payment
    assert [found.ref for found in seen.last] == [payment.ref]
    assert (seen.lowest, seen.highest) == (Money(1000, "JPY", 0), Money(5_000_000, "JPY", 0))
    assert seen.presets == [Money(50, "JPY", 0), Money(100, "JPY", 0)]
    assert seen.paused == ""


@pytest.mark.parametrize("broken", ["away", "unknown"])
def test_a_screen_says_so_when_ctrader_cannot_tell_of_the_account(world, broken):
    session = world.session()
    if broken == "away":
        world.ctrader.reachable = False
    else:
        world.ctrader.currencies.clear()
    with pytest.raises(Refused) as refused:
        offers.overview(world.cashier, session)
    assert type(refused.value) is Unavailable
