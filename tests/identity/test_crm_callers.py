"""Passwords for API tokens: guessing is slow and told, cTrader is never locked out, and a removed password ends all."""

import threading
from dataclasses import replace

import pytest

from inapp.domain.attempts import HOUR, SECOND
from inapp.domain.errors import TooMany
from inapp.domain.fair_queue import FairQueue
from inapp.domain.identity import Token, TokenKind
from inapp.identity import crm_callers, throttles, tokens
from inapp.identity.tokens import ApiRefused
from tests.support.harness import USER, World

HERE, THERE = "192.0.2.1", "198.51.100.7"
RIGHT = {"password": "new password"}


def guess(world: World, address: str = THERE, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(ApiRefused) as refused:
            tokens.crm_api_token(world.cashier, {"password": "Ctrader2026!"}, address)
        assert refused.value.code == "CH_CLIENT_AUTH_FAILURE"


def token_of(world: World, address: str = HERE, password: str = "new password") -> str:
    return str(tokens.crm_api_token(world.cashier, {"password": password}, address)["crmApiToken"])


def works(world: World, token: str) -> bool:
    try:
        return bool(tokens.generate(world.cashier, token, None, {"userId": USER}))
    except ApiRefused:
        return False


def test_guesses_are_told_once_and_slowed_down_while_cTrader_goes_on(world: World) -> None:
    before = token_of(world)
    guess(world, times=19)
    assert world.alerts() == []
    start = world.clock.now()
    guess(world)
    assert world.clock.now() == start
    guess(world, times=100)
    assert world.clock.now() - start == 100 * crm_callers.PAUSE
    assert world.alerts() == ["crm_passwords"]
    now = world.clock.now()
    assert works(world, before)
    assert works(world, token_of(world)), "from where it came before"
    assert world.clock.now() == now, "without a wait"
    assert works(world, token_of(world, address="203.0.113.9")), "and from elsewhere, in its turn"
    assert world.clock.now() == now + crm_callers.PAUSE


def test_guesses_from_many_addresses_count_together(world: World) -> None:
    for n in range(30):
        guess(world, address=f"203.0.113.{n}")
    assert world.alerts() == ["crm_passwords"]
    assert throttles.crm_caller(world.cashier, THERE)[1]
    world.clock.forward(HOUR)
    assert not throttles.crm_caller(world.cashier, THERE)[1]


def test_an_address_that_knew_the_password_and_guesses_now_is_slowed_down_too(world: World) -> None:
    token_of(world, THERE)
    guess(world, times=25)
    assert not throttles.crm_caller(world.cashier, THERE)[0].known
    assert works(world, token_of(world, THERE)), "the right one gets in all the same"


def test_many_strangers_at_once_hold_few_threads(world: World) -> None:
    world.cashier = replace(world.cashier, crm_queue=FairQueue(at_once=1, waiting=0))
    token_of(world)
    guess(world, times=20)
    entered, free = threading.Event(), threading.Event()

    def hold() -> None:
        with world.cashier.crm_queue.turn(throttles.crm_caller(world.cashier, THERE)[0], 10):
            entered.set()
            assert free.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    assert entered.wait(10)
    with pytest.raises(TooMany):
        tokens.crm_api_token(world.cashier, RIGHT, "203.0.113.9")
    assert token_of(world), "cTrader does not stand in that queue"
    free.set()
    thread.join()


def test_a_password_that_is_taken_out_ends_its_tokens_and_no_others(world: World) -> None:
    old, new = token_of(world, password="old password"), token_of(world)
    early = "e" * 43
    with world.database.write() as db:
        db.add_token(early, Token(TokenKind.CRM, 0, 0, world.clock.now() + HOUR, None))
    policy = replace(world.cashier.policy, crm_passwords=("new password",))
    world.cashier = replace(world.cashier, policy=policy)
    assert [works(world, token) for token in (old, new, early)] == [False, True, True]


def test_no_token_gives_its_password_away(world: World) -> None:
    token_of(world)
    families = {crm_callers.family_of(world.cashier, password) for password in world.cashier.policy.crm_passwords}
    other = replace(world.cashier, policy=replace(world.cashier.policy, secret_key="another"))
    assert crm_callers.family_of(other, "new password") not in families


def test_a_command_ends_all_of_them(world: World) -> None:
    made = [token_of(world), token_of(world, password="old password")]
    world.clock.forward(SECOND)
    assert crm_callers.end_all(world.cashier) == 2
    assert [works(world, token) for token in made] == [False, False]
    assert crm_callers.end_all(world.cashier) == 0
    assert works(world, token_of(world))


LONG = "3f9c0a7be1d2486590aa77c1d4e8b26f"


@pytest.mark.parametrize(("password", "heard"), [(LONG, True), ("a short one of our own", False)])
def test_while_strangers_fill_the_queue_a_password_that_nobody_guesses_is_heard_from_anywhere(
    world: World, password: str, heard: bool
) -> None:
    policy = replace(world.cashier.policy, crm_passwords=(password,))
    world.cashier = replace(world.cashier, policy=policy, crm_queue=FairQueue(at_once=1, waiting=0))
    guess(world, times=25)
    with world.cashier.crm_queue.turn(throttles.crm_caller(world.cashier, THERE)[0], 10):
        now = world.clock.now()
        if heard:
            assert works(world, token_of(world, "203.0.113.9", password))
            assert world.clock.now() == now
        else:
            with pytest.raises(TooMany):
                token_of(world, "203.0.113.9", password)
        for wrong in (LONG[:-1], LONG + "0", "x" * 32):
            with pytest.raises(TooMany):
                token_of(world, "203.0.113.10", wrong)
