"""A member of staff who trades here as well decides about no money of their own, through whichever door."""

from collections.abc import Callable

import pytest

from inapp.domain.deciding import DEMANDS, Reason, Verb
from inapp.domain.errors import NotAllowed, Refused
from inapp.domain.model import Dispute, DisputeState
from inapp.domain.money import Money
from inapp.domain.reconcile import BreakKind, Found, Resolution
from inapp.domain.staff import Actor, Role, StaffMember
from inapp.operations import ledger, reconcile_breaks
from inapp.operations.reconcile_breaks import Posting
from inapp.payments import decisions, dispute_debits, holds, privacy, refusals
from tests.console.test_queue import mismatched
from tests.payments.test_approvals import disputed, seen, unknown
from tests.payments.test_send_again import refused
from tests.support.console import browser, enter, member, session_of
from tests.support.harness import LOGIN, START, USER, World
from tests.support.people import colleague

ROLES = (Role.PAYMENTS, Role.FINANCE, Role.ADMIN)
ISSUER = "https://id.example"
Act = Callable[[World, Actor], object]


def of_a_lost_dispute(act) -> Act:
    def done(world: World, by: Actor) -> object:
        deposit = world.card("100.00")
        with world.database.write() as db:
            lost = Dispute("du_1", DisputeState.LOST, "lost", "fraudulent", deposit.money, START)
            db.keep_dispute("fake", deposit.ref, lost, world.clock.now())
        return act(world.cashier, by, "fake", "du_1")

    return done


def of(made: Callable[[World], str], act: Callable) -> Act:
    def done(world: World, by: Actor) -> object:
        ref = made(world)
        return act(world.cashier, ref, by, seen(world, ref))

    return done


def lift(world: World, by: Actor) -> object:
    ref = disputed(world)
    holds.hold(world.cashier, ref, by)
    return holds.lift(world.cashier, ref, by, seen(world, ref))


def unfreeze(world: World, by: Actor) -> object:
    holds.freeze(world.cashier, USER, by)
    return holds.unfreeze(world.cashier, USER, by)


def correct(world: World, by: Actor) -> object:
    return ledger.correct(world.cashier, f"client:{LOGIN}", "correction", "5.00", "USD", "a gift", by)


def settle(world: World, by: Actor) -> object:
    found = Found(BreakKind.NOT_OURS, "not_ours:7", "ctrader", "#7", Money(1250, "USD", 2), START, "a gift")
    with world.database.write() as db:
        db.keep_break(found, START)
    posting = Posting(credit=f"client:{LOGIN}", debit="correction")
    return reconcile_breaks.resolve(world.cashier, 1, Resolution.WRITTEN_OFF, "too old", by, posting)


def erase(world: World, by: Actor) -> object:
    return privacy.erase(world.cashier, by, USER, "they asked", "")


DOORS: dict[str, tuple[Verb, Act]] = {
    "approve": (Verb.APPROVE, of(disputed, decisions.approve)),
    "refuse": (
        Verb.REFUSE,
        of(disputed, lambda cashier, ref, by, version: refusals.refuse(cashier, ref, by, Reason.ASKED, seen=version)),
    ),
    "refund": (Verb.REFUND, of(lambda world: mismatched(world).ref, decisions.order_refund)),
    "send again": (Verb.SEND_AGAIN, of(lambda world: refused(world, "charge_not_refundable"), decisions.send_again)),
    "resolve": (
        Verb.RESOLVE,
        of(unknown, lambda cashier, ref, by, version: decisions.decide(cashier, ref, None, by, seen=version)),
    ),
    "lift": (Verb.LIFT, lift),
    "unfreeze": (Verb.LIFT, unfreeze),
    "debit a dispute": (Verb.CORRECT, of_a_lost_dispute(dispute_debits.debit)),
    "owe a dispute": (Verb.CORRECT, of_a_lost_dispute(lambda *about: dispute_debits.owe(*about, reason="gone"))),
    "correct": (Verb.CORRECT, correct),
    "write a break off": (Verb.SETTLE, settle),
    "erase": (Verb.ERASE, erase),
}
"""Each way to decide about one trader, and what the door calls it."""
OF_NOBODY = {Verb.HOLD, Verb.EXPLAIN, Verb.SIGN, Verb.NOTE, Verb.RELEASE, Verb.RULES}
"""What stops, tells, or is about everybody at once."""


def by_mail(world: World) -> Actor:
    return colleague(world.database, "Alex", ROLES, email="Alex@Example.test")


def by_their_provider(world: World) -> Actor:
    """Somebody whose mailbox here is another one, whom the provider of traders and of staff knows as one person."""
    with world.database.write() as db:
        db.bind_subject(ISSUER, "alex", USER, START)
        made = db.add_member(StaffMember(0, "Alex", "a@broker.test", frozenset(ROLES), 1, False, ISSUER, "alex"))
    return Actor(made.name, made.key, made.roles, fresh=True)


def by_another_account(world: World) -> Actor:
    """A local account of the same mailbox as the account at the provider."""
    by_their_provider(world)
    return colleague(world.database, "Alex", ROLES, email="A@Broker.test")


def test_every_verb_of_the_door_is_in_the_table_or_concerns_no_single_trader():
    assert {verb for verb, _ in DOORS.values()} | OF_NOBODY == set(DEMANDS)


@pytest.mark.parametrize("who", [by_mail, by_their_provider, by_another_account])
@pytest.mark.parametrize("door", DOORS)
def test_nobody_decides_about_money_of_their_own_as_a_trader(world, door, who):
    with pytest.raises(NotAllowed, match="of your own"):
        DOORS[door][1](world, who(world))


def test_support_does_not_say_how_far_they_are_verified_themselves(world, console):
    with world.database.read() as db:
        mail = db.account(LOGIN).email
    client = browser(console)
    enter(client, session_of(world.cashier, member(world.cashier, Role.SUPPORT, email=mail)))
    answer = client.send(f"/staff/users/{USER}/level", level="full")
    assert answer.status_code == 403 and "of your own" in answer.text
    with world.database.read() as db:
        assert db.standing(USER) is None


def test_the_page_of_disputes_has_no_button_about_money_of_ones_own(world, console):
    with pytest.raises(NotAllowed):
        DOORS["owe a dispute"][1](world, by_mail(world))
    for mail, possible in (("other@broker.test", True), ("alex@example.test", False)):
        client = browser(console)
        enter(client, session_of(world.cashier, member(world.cashier, Role.FINANCE, name=mail, email=mail)))
        assert ('action="/staff/disputes/debit"' in client.get("/staff/disputes").text) is possible


@pytest.mark.parametrize("door", DOORS)
def test_a_colleague_who_is_no_trader_is_not_mistaken_for_one(world, door):
    with world.database.write() as db:
        db.bind_subject(ISSUER, "alex", USER, START)
        db.db.execute("UPDATE accounts SET email = ''")  # neither has a mailbox that we know
        made = db.add_member(StaffMember(0, "Ben", "", frozenset(ROLES), 1, False, "https://other.example", "alex"))
    try:
        DOORS[door][1](world, Actor(made.name, made.key, made.roles, fresh=True))
    except Refused as refusal:
        assert "of your own" not in str(refusal)
