"""The rules of two people, posted directly: past the buttons, from a second browser, for oneself, and in the audit."""

from dataclasses import replace

import pytest

from inapp.domain.staff import Role
from inapp.domain.states import Status
from inapp.payments import glass
from tests.payments.test_approvals import BANDS, disputed, seen, unknown
from tests.support.console import enter, session_of, signed_in
from tests.support.harness import USER
from tests.support.people import colleague, person

PAYMENTS = (Role.PAYMENTS, Role.FINANCE)


@pytest.fixture
def ann(console):
    return signed_in(console, *PAYMENTS, name="Ann")


@pytest.fixture
def bob(console):
    return signed_in(console, *PAYMENTS, name="Bob")


def decide(client, world, ref, act, **more):
    return client.send(f"/staff/payments/{ref}/{act}", **{"seen": seen(world, ref)} | more)


def audited(world, verb):
    with world.database.read() as db:
        rows = db.all("SELECT name, subject FROM audit WHERE verb = ? ORDER BY seq", verb)
    return [tuple(row) for row in rows]


def test_a_decision_and_a_refused_one_are_in_the_audit(world, ann):
    ref = disputed(world)
    decide(ann, world, ref, "approve", seen="0123456789ab")
    decide(ann, world, ref, "approve")
    ann.send(f"/staff/users/{USER}/freeze", text="court order")
    assert audited(world, "refused") == [("Ann", ref)]
    assert audited(world, "decided") == [("Ann", ref), ("Ann", f"user {USER}")]


def test_two_browsers_of_one_person_are_one_person(world, console):
    ref, cashier = unknown(world), console.extensions["cashier"]
    ann, bob = (signed_in(console, *PAYMENTS, name=name) for name in ("Ann", "Bob"))
    other = signed_in(console, name="nobody")
    enter(other, session_of(cashier, ann.who))
    decide(ann, world, ref, "not-booked")
    page = ann.get(f"/staff/payments/{ref}").text
    assert "You have said so. Another person is still missing" in page
    assert "It takes 2 people. Ann said so already." in bob.get(f"/staff/payments/{ref}").text
    decide(other, world, ref, "not-booked")
    assert world.payment(ref).status is Status.CREDIT_UNKNOWN
    decide(bob, world, ref, "not-booked")
    assert world.payment(ref).status is not Status.CREDIT_UNKNOWN


def test_a_trader_on_the_staff_has_no_button_for_their_own_payment_and_posts_in_vain(world, console):
    ref, alex = disputed(world), signed_in(console, *PAYMENTS, name="Alex")
    page = alex.get(f"/staff/payments/{ref}").text
    assert f"/staff/payments/{ref}/approve" not in page and "This is a payment of your own" in page
    for act, more in (("approve", {}), ("refuse", {"reason": "limits"})):
        assert decide(alex, world, ref, act, **more).status_code == 403
    assert world.payment(ref).status is Status.AWAITING_APPROVAL


def test_a_role_that_is_taken_away_in_the_middle_is_gone_at_once(world, ann):
    ref = disputed(world)
    version = seen(world, ref)
    with world.database.write() as db:
        db.change_member(ann.who.id, roles=frozenset({Role.SUPPORT}))
    assert decide(ann, world, ref, "approve", seen=version).status_code == 403
    assert world.payment(ref).status is Status.AWAITING_APPROVAL


def test_nobody_acts_for_somebody_else(world, ann):
    """No field makes one member of staff speak for another: whoever has the session decides."""
    ref, eve = disputed(world), colleague(world.database, "Eve", PAYMENTS)
    decide(ann, world, ref, "approve", by="Eve", actor=eve.key, staff_id=eve.key, name="Eve")
    with world.database.read() as db:
        assert {one.actor for one in db.decisions_of(ref)} == {ann.who.key}


def test_sending_goes_on_when_two_people_say_so(world, console, ann, bob):
    with world.database.write() as db:
        db.set_held("asked for (1)")
    assert "Nothing is booked or paid out: asked for (1)" in ann.get("/staff/release").text
    assert ann.send("/staff/release", list="another", seen="asked for (1)").status_code == 409
    assert "A second person" in ann.send("/staff/release", seen="asked for (1)").text
    assert "Ann said so already." in bob.get("/staff/release").text
    assert signed_in(console, Role.ADMIN, name="Ada").send("/staff/release").status_code == 403
    for other in ("asked for (0)", ""):
        assert bob.send("/staff/release", seen=other).status_code == 409, "another hold is not released unseen"
    assert 'name="seen" value="asked for (1)"' in bob.get("/staff/release").text
    assert "Sending goes on, say Ann and Bob" in bob.send("/staff/release", seen="asked for (1)").text


def test_every_page_says_that_the_glass_is_broken_and_the_audit_by_whom(world, ann):
    glass.break_glass(world.cashier, person("Kurt", "kurt"), "the console was down")
    assert "kurt has broken the glass: the console was down" in ann.get("/staff/queue").text
    assert audited(world, "broke glass") == [("Kurt", "decisions")]


def test_a_broker_of_one_person_reads_so_on_every_page(world, console, ann):
    world.cashier = replace(world.cashier, staff=replace(world.cashier.staff, one_person=True))
    console.extensions["cashier"] = world.cashier
    for page in ("/staff", "/staff/queue", "/staff/me"):
        assert "One person decides alone here" in ann.get(page).text


def paid_elsewhere_now(world, ref, deposit):
    with world.database.write() as db:
        db.change(db.payment(ref), instrument="Visa ending in 0002")


def a_deposit_is_disputed(world, ref, deposit):
    with world.database.write() as db:
        db.change(db.payment(deposit.ref), disputed=True)


@pytest.mark.parametrize("change", [paid_elsewhere_now, a_deposit_is_disputed])
def test_whose_word_was_on_what_has_changed_since_is_offered_to_say_it_again(world, console, change):
    world.rules(BANDS)
    ann, bob = (signed_in(console, *PAYMENTS, name=name) for name in ("Ann", "Bob"))
    deposit = world.paid_deposit()
    world.run()
    ref = world.withdrawal("30.00").ref
    world.run()
    decide(ann, world, ref, "approve")
    page, button = f"/staff/payments/{ref}", f'action="/staff/payments/{ref}/approve'
    assert "Ann said so already" in bob.get(page).text and button not in ann.get(page).text
    change(world, ref, deposit)
    assert "Ann said so already" not in bob.get(page).text and button in ann.get(page).text
    decide(bob, world, ref, "approve")
    assert world.payment(ref).status is Status.AWAITING_APPROVAL
    decide(ann, world, ref, "approve")
    assert world.payment(ref).status is Status.APPROVED
