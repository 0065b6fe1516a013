"""Decisions by members of staff: whoever posts straight past the pages meets the same door."""

from dataclasses import replace

import pytest

from inapp.domain.deciding import Reason
from inapp.domain.errors import Conflict, Invalid, NotAllowed
from inapp.domain.model import Decision
from inapp.domain.staff import Actor, Role, StaffMember
from inapp.domain.states import Status
from inapp.payments import approvals, bookings, decisions, glass, holds, psp_events, refusals
from inapp.staff import audit
from tests.support.harness import OTHER_LOGIN, USER, World
from tests.support.people import colleague, person

HOUR, MINUTE = 3_600_000, 60_000


def disputed(world: World) -> str:
    """A withdrawal that waits for people, since its user disputes a deposit."""
    deposit = world.card("100")
    world.charge(deposit).disputed = True
    world.hear(world.charge(deposit))
    psp_events.work_inbox(world.cashier)
    ref = world.withdrawal("20").ref
    assert world.payment(ref).status is Status.AWAITING_APPROVAL
    return ref


def unknown(world: World) -> str:
    """A deposit of which nobody knows whether it was booked."""
    payment = world.paid_deposit()
    world.ctrader.script = ["lost"]
    bookings.send(world.cashier, payment.ref)
    world.wait_until_silent()
    return payment.ref


def seen(world: World, ref: str) -> str:
    with world.database.read() as db:
        return approvals.version_of(db, db.payment(ref))


def words(world: World, ref: str) -> list:
    with world.database.read() as db:
        return [(one.actor, one.verdict) for one in db.decisions_of(ref)]


@pytest.fixture
def ann(world):
    return colleague(world.database, "Ann", (Role.PAYMENTS, Role.FINANCE))


@pytest.fixture
def bob(world):
    return colleague(world.database, "Bob", (Role.PAYMENTS, Role.FINANCE))


# Who may.


@pytest.mark.parametrize("role", [Role.VIEWER, Role.SUPPORT, Role.FINANCE, Role.ADMIN])
def test_roles_that_move_no_money_approve_refuse_and_refund_nothing(world, role):
    ref, who = disputed(world), colleague(world.database, "Eve", (role,))
    for act in (
        lambda: decisions.approve(world.cashier, ref, who, seen(world, ref)),
        lambda: refusals.refuse(world.cashier, ref, who, Reason.LIMITS, seen=seen(world, ref)),
        lambda: decisions.order_refund(world.cashier, ref, who, seen(world, ref)),
        lambda: decisions.send_again(world.cashier, ref, who, seen(world, ref)),
        lambda: holds.unfreeze(world.cashier, USER, who),
    ):
        with pytest.raises(NotAllowed, match="takes the right"):
            act()
    assert words(world, ref) == []


def test_a_role_that_is_taken_away_meanwhile_counts_no_more_neither_for_the_next_word_nor_for_the_last(world, ann, bob):
    ref = unknown(world)
    assert not decisions.decide(world.cashier, ref, None, ann, seen=seen(world, ref)).done
    with world.database.write() as db:
        db.change_member(1, roles=frozenset({Role.VIEWER}))
    with pytest.raises(NotAllowed, match="takes the right"):
        decisions.decide(world.cashier, ref, None, ann, seen=seen(world, ref))
    assert not decisions.decide(world.cashier, ref, None, bob, seen=seen(world, ref)).done
    cleo = colleague(world.database, "Cleo")
    assert decisions.decide(world.cashier, ref, None, cleo, seen=seen(world, ref)).done


def test_nobody_without_a_key_of_the_store_decides(world, ann):
    ref = disputed(world)
    for key in ("staff 99", "cashier", "nobody"):
        with pytest.raises(NotAllowed):
            decisions.approve(world.cashier, ref, replace(ann, key=key), seen(world, ref))


def test_what_moves_money_asks_for_a_second_factor_of_the_last_minutes_and_what_stops_it_does_not(world):
    ref, stale = disputed(world), colleague(world.database, "Ann", fresh=False)
    with pytest.raises(NotAllowed, match="second factor"):
        decisions.approve(world.cashier, ref, stale, seen(world, ref))
    assert holds.hold(world.cashier, ref, stale, "looks odd").done


# Two people.


def test_one_person_in_two_browsers_is_one_and_two_of_the_same_name_are_two(world, ann):
    ref = unknown(world)
    assert not decisions.decide(world.cashier, ref, None, ann, seen=seen(world, ref)).done
    assert not decisions.decide(world.cashier, ref, None, replace(ann, name="Anna"), seen=seen(world, ref)).done
    other = colleague(world.database, "Ann", email="ann.b@broker.test")
    assert decisions.decide(world.cashier, ref, None, other, seen=seen(world, ref)).done


def test_with_accounts_a_shell_is_no_person_neither_first_nor_second(world, ann):
    ref = unknown(world)
    with world.database.write() as db:
        db.change_member(1, disabled=True)
    shell = person("Bob", "bob")
    with pytest.raises(NotAllowed, match="a shell alone decides no more"):
        decisions.decide(world.cashier, ref, None, shell)
    assert holds.hold(world.cashier, ref, shell).done, "a shell still stops"
    with pytest.raises(NotAllowed, match="a shell alone decides no more"):
        holds.lift(world.cashier, ref, shell)


def test_the_word_of_a_shell_from_before_there_were_accounts_counts_no_more(world):
    ref = unknown(world)
    assert not decisions.decide(world.cashier, ref, None, person("Cleo")).done
    ann = colleague(world.database, "Ann")
    assert not decisions.decide(world.cashier, ref, None, ann, seen=seen(world, ref)).done


def test_nobody_decides_about_a_payment_of_their_own(world):
    ref, trader = disputed(world), colleague(world.database, "Alex", email="Alex@Example.test")
    for act in (
        lambda: decisions.approve(world.cashier, ref, trader, seen(world, ref)),
        lambda: refusals.refuse(world.cashier, ref, trader, Reason.ASKED, seen=seen(world, ref)),
    ):
        with pytest.raises(NotAllowed, match="of your own"):
            act()
    holds.freeze(world.cashier, USER, trader)
    with pytest.raises(NotAllowed, match="of your own"):
        holds.unfreeze(world.cashier, USER, trader)


def test_whoever_had_it_sent_or_given_back_does_not_approve_it_and_another_one_does(world, ann, bob):
    ref = disputed(world)
    with world.database.write() as db:
        db.add_decision(Decision(ref, f"sending 1 of {ref}", "send again", "Ann", world.clock.now(), actor=ann.key))
    with pytest.raises(NotAllowed, match="you have ordered"):
        decisions.approve(world.cashier, ref, ann, seen(world, ref))
    second = colleague(world.database, "Ann There", email="ANN@broker.test")
    with pytest.raises(NotAllowed, match="you have ordered"):
        decisions.approve(world.cashier, ref, second, seen(world, ref))
    assert decisions.approve(world.cashier, ref, bob, seen(world, ref)).done


def test_whoever_made_the_link_of_a_password_does_not_approve_for_that_user(world, ann, bob):
    ref = disputed(world)
    with world.database.write() as db:
        audit.note(db, ann, "helped", f"user {USER}", audit.PASSWORD_LINK)
        audit.note(db, bob, "helped", f"user {USER + 1}", audit.PASSWORD_LINK)
        audit.note(db, bob, "helped", f"user {USER}", "lifted the delay")
    with pytest.raises(NotAllowed, match="somebody else approves"):
        decisions.approve(world.cashier, ref, ann, seen(world, ref))
    assert decisions.approve(world.cashier, ref, bob, seen(world, ref)).done


def test_two_accounts_with_one_mailbox_are_one_person_for_words_and_for_limits(world):
    world.rules(BANDS)
    ann, bob = (colleague(world.database, name) for name in ("Ann", "Bob"))
    with world.database.write() as db:
        there = db.add_member(
            StaffMember(0, "Ann T.", "Ann@broker.test", frozenset({Role.PAYMENTS}), 1, False, "https://id.test", "u1")
        )
    also_ann = Actor(there.name, there.key, there.roles, True)
    big = world.withdrawal("55.00").ref
    for who in (ann, also_ann):
        assert not decisions.approve(world.cashier, big, who, seen(world, big)).done
    assert decisions.approve(world.cashier, big, bob, seen(world, big)).done
    small = world.withdrawal("20.00").ref
    with pytest.raises(NotAllowed, match=r"55\.00 USD of it used"):
        decisions.approve(world.cashier, small, also_ann, seen(world, small))


# What they saw.


def test_a_decision_names_what_was_seen_and_a_changed_payment_is_looked_at_again(world, ann, bob):
    ref = disputed(world)
    looked = seen(world, ref)
    with pytest.raises(Invalid, match="which version"):
        decisions.approve(world.cashier, ref, ann)
    holds.hold(world.cashier, ref, bob, "wait")
    for act in (
        lambda: decisions.approve(world.cashier, ref, ann, looked),
        lambda: refusals.refuse(world.cashier, ref, ann, Reason.LIMITS, seen=looked),
        lambda: holds.lift(world.cashier, ref, ann, looked),
    ):
        with pytest.raises(Conflict, match="has changed since you looked"):
            act()
    assert words(world, ref) == []
    assert decisions.approve(world.cashier, ref, ann, seen(world, ref)).done


def test_a_shell_may_say_what_it_saw_too(world):
    ref = disputed(world)
    with pytest.raises(Conflict, match="has changed since"):
        decisions.approve(world.cashier, ref, person("Ann"), "0123456789ab")
    assert decisions.approve(world.cashier, ref, person("Ann"), seen(world, ref)).done


@pytest.mark.parametrize("column", ["minor", "psp", "method", "login"])
def test_another_amount_or_destination_is_another_version(world, column):
    ref = disputed(world)
    looked, value = seen(world, ref), {"minor": 2001, "psp": "other", "method": "fake_bank", "login": 5512346}[column]
    with world.database.write() as db:
        db.db.execute("DROP TRIGGER IF EXISTS payments_fixed")
        payment = db.payment(ref)
        money = replace(payment.money, minor=value if column == "minor" else payment.money.minor)
        changed = replace(payment, money=money) if column == "minor" else replace(payment, **{column: value})
        assert approvals.version_of(db, changed) != looked


def test_a_refusal_says_why(world, ann):
    ref = disputed(world)
    with pytest.raises(Invalid, match="Say why"):
        refusals.refuse(world.cashier, ref, ann, seen=seen(world, ref))
    with pytest.raises(Invalid, match="in a few words"):
        refusals.refuse(world.cashier, ref, ann, Reason.OTHER, "  ", seen=seen(world, ref))
    assert refusals.refuse(world.cashier, ref, ann, Reason.OTHER, "a  hunch", seen=seen(world, ref)).done
    with world.database.read() as db:
        assert [one.reason for one in db.decisions_of(ref)] == ["other: a hunch"]
    assert world.payment(ref).reason == "", "its trader reads nothing of it"


# How long it holds.


@pytest.mark.parametrize("hours", [23, 25])
def test_a_first_word_waits_a_day_for_the_second(world, ann, bob, hours):
    ref = unknown(world)
    decisions.decide(world.cashier, ref, None, ann, seen=seen(world, ref))
    world.clock.forward(hours * HOUR)
    assert decisions.decide(world.cashier, ref, None, bob, seen=seen(world, ref)).done == (hours < 24)


@pytest.mark.parametrize("hours", [23, 25])
def test_an_approval_that_waits_for_its_debit_holds_for_a_day(world, ann, hours):
    ref = disputed(world)
    world.ctrader.reachable = False
    decisions.approve(world.cashier, ref, ann, seen(world, ref))
    world.run()
    world.clock.forward(hours * HOUR)
    world.ctrader.reachable = True
    world.run_for(HOUR, step=MINUTE)
    assert world.payment(ref).status is (Status.PAID_OUT if hours < 24 else Status.AWAITING_APPROVAL)


def test_no_word_survives_a_restore(world, ann, bob):
    ref = unknown(world)
    decisions.decide(world.cashier, ref, None, ann, seen=seen(world, ref))
    copy = world.backup()
    world.paid_deposit(login=OTHER_LOGIN)
    world.run()
    world.restore(copy)
    world.restart()
    assert not decisions.decide(world.cashier, ref, None, bob, seen=seen(world, ref)).done


def test_a_second_identical_approval_is_noted_as_superfluous_and_does_nothing(world, ann, bob):
    ref = disputed(world)
    looked = seen(world, ref)
    assert decisions.approve(world.cashier, ref, ann, looked).done
    assert "changes nothing" in decisions.approve(world.cashier, ref, bob, looked).text
    world.run()
    assert len(world.paid_out(ref)) == 1
    assert (bob.key, "approved again") in words(world, ref)
    with pytest.raises(Conflict, match="does not wait"):
        decisions.approve(world.cashier, ref, bob, "another one")


def test_what_is_decided_keeps_the_key_the_version_and_the_people_it_takes(world, ann):
    ref = disputed(world)
    looked = seen(world, ref)
    decisions.approve(world.cashier, ref, ann, looked)
    with world.database.read() as db:
        kept = db.decisions_of(ref)[0]
    assert (kept.actor, kept.seen, kept.band, str(kept.money)) == (ann.key, looked, 1, "20.00 USD")


# How many people, and how much of each.

BANDS = """
[approval]
automatic = true
per_day = { USD = "60" }
[[approval.band]]
people = 0
up_to = { USD = "15" }
[[approval.band]]
people = 1
up_to = { USD = "25" }
[[approval.band]]
people = 2
"""


@pytest.mark.parametrize(("amount", "people"), [("15.00", 0), ("15.01", 1), ("25.00", 1), ("25.01", 2)])
def test_the_band_of_an_amount_says_how_many_people_it_takes(world, amount, people):
    world.rules(BANDS)
    staff = [colleague(world.database, name) for name in ("Ann", "Bob", "Cleo")]
    ref = world.withdrawal(amount).ref
    for number in range(people):
        world.run_for(HOUR, step=10 * MINUTE)
        assert (world.payment(ref).status, world.booked(ref)) == (Status.AWAITING_APPROVAL, [])
        for _ in "twice":
            if world.payment(ref).status is Status.AWAITING_APPROVAL:
                done = decisions.approve(world.cashier, ref, staff[number], seen(world, ref)).done
        assert done == (number == people - 1)
    world.run()
    assert world.payment(ref).status is Status.PAID_OUT
    with world.database.read() as db:
        assert {one.band for one in db.decisions_of(ref)} == ({people} if people else set())


def test_a_currency_that_no_band_lists_takes_two_people_and_nobody_has_a_limit_in_it(world):
    world.rules(BANDS)
    ann, ref = colleague(world.database, "Ann"), world.withdrawal("10.00", login=OTHER_LOGIN).ref
    with world.database.read() as db:
        assert approvals.terms_for(world.cashier, db, world.payment(ref).money).people == 2
    with pytest.raises(NotAllowed, match="above what you may let go"):
        decisions.approve(world.cashier, ref, ann, seen(world, ref))


def test_a_limit_holds_for_any_day_and_for_each_person_alone(world):
    world.rules(BANDS)
    ann, bob = (colleague(world.database, name) for name in ("Ann", "Bob"))
    refs = [world.withdrawal("20.00").ref for _ in range(5)]

    def approve(who, ref):
        return decisions.approve(world.cashier, ref, replace(who, fresh=True), seen(world, ref)).done

    for ref in refs[:3]:
        assert approve(ann, ref)
        world.clock.forward(HOUR)
    with pytest.raises(NotAllowed, match=r"60\.00 USD in all, 60\.00 USD of it used"):
        approve(ann, refs[3])
    with world.database.read() as db:
        kept = [(one.used, one.most) for ref in refs for one in db.decisions_of(ref) if one.money]
    assert kept == [("0.00", "60.00"), ("20.00", "60.00"), ("40.00", "60.00")]
    assert approve(bob, refs[3])
    world.clock.forward(22 * HOUR)
    assert approve(ann, refs[4]), "the first of them is a day old"


def test_stricter_rules_ask_anew_before_the_debit(world):
    world.rules(BANDS.replace('"25"', '"40"').replace("60", "100"))
    ref = world.withdrawal("30.00").ref
    world.ctrader.reachable = False
    assert decisions.approve(world.cashier, ref, person("Ann"), seen(world, ref)).done
    world.rules(BANDS)
    world.ctrader.reachable = True
    world.run_for(HOUR, step=10 * MINUTE)
    assert (world.payment(ref).status, world.booked(ref)) == (Status.AWAITING_APPROVAL, [])
    assert decisions.approve(world.cashier, ref, person("Bob"), seen(world, ref)).done, "Ann's word still holds"
    world.run()
    assert world.payment(ref).status is Status.PAID_OUT


def test_a_refund_above_the_band_of_one_takes_two(world):
    world.rules(BANDS.replace("60", "500"))
    funds = world.second_capture()
    ann, bob = (colleague(world.database, name) for name in ("Ann", "Bob"))

    def refund(who):
        with world.database.read() as db:
            version = approvals.version_of(db, db.unmatched_funds(funds.ref))
        return decisions.order_refund(world.cashier, funds.ref, who, version).done

    assert not refund(ann)
    assert not refund(ann)
    assert world.refunds(funds.ref) == []
    assert refund(bob)


def test_a_broker_of_one_person_decides_alone_and_each_word_says_so(world, ann):
    world.cashier = replace(world.cashier, staff=replace(world.cashier.staff, one_person=True))
    ref = unknown(world)
    assert decisions.decide(world.cashier, ref, None, ann, seen=seen(world, ref)).done
    with world.database.read() as db:
        assert [one.band for one in db.decisions_of(ref)] == [1]


# When nobody can sign in.


def test_behind_a_broken_glass_two_logins_of_the_machine_decide_an_emergency_and_nothing_else(world, ann):
    ref, kurt, lara = unknown(world), person("Kurt", "kurt"), person("Lara", "lara")
    with pytest.raises(Invalid, match="Say why"):
        glass.break_glass(world.cashier, kurt, "  ")
    with pytest.raises(Invalid, match="root is nobody's login"):
        glass.break_glass(world.cashier, person("Kurt", "root"), "the console is down")
    assert "two logins" in glass.break_glass(world.cashier, kurt, "the console is down")
    assert "break_glass" in world.alerts()
    with pytest.raises(Conflict, match="broken already, by kurt: the console is down"):
        glass.break_glass(world.cashier, lara, "me too")
    assert not decisions.decide(world.cashier, ref, None, kurt).done
    assert not decisions.decide(world.cashier, ref, None, person("Lara", "kurt")).done, "a shell is one person"
    assert not decisions.decide(world.cashier, ref, None, person("Lara", "root")).done
    assert not decisions.decide(world.cashier, ref, None, ann, seen=seen(world, ref)).done, "who may have that shell"
    for act in (
        lambda: decisions.order_refund(world.cashier, ref, kurt),
        lambda: decisions.send_again(world.cashier, ref, kurt),
        lambda: decisions.approve(world.cashier, ref, kurt),
        lambda: refusals.refuse(world.cashier, ref, kurt),
    ):
        with pytest.raises(NotAllowed, match="a shell alone decides no more"):
            act()
    assert decisions.decide(world.cashier, ref, None, lara).done


def test_the_glass_closes_after_an_hour_and_what_was_said_behind_it_counts_no_more(world, ann):
    ref, kurt = unknown(world), person("Kurt", "kurt")
    glass.break_glass(world.cashier, kurt, "the console is down")
    decisions.decide(world.cashier, ref, None, kurt)
    world.clock.forward(HOUR)
    with pytest.raises(NotAllowed, match="a shell alone decides no more"):
        decisions.decide(world.cashier, ref, None, person("Lara", "lara"))
    assert not decisions.decide(world.cashier, ref, None, ann, seen=seen(world, ref)).done


def test_there_is_no_glass_where_nobody_has_an_account(world):
    with pytest.raises(Conflict, match="two logins of the machine decide anyway"):
        glass.break_glass(world.cashier, person("Kurt", "kurt"), "in a hurry")
