"""Decisions in the console, posted directly: past the buttons, from old pages, by the wrong people, and in lists."""

import re

import pytest

from inapp.domain.staff import Role
from inapp.domain.states import Status
from tests.payments.test_approvals import disputed, seen, unknown
from tests.support.console import code_now, enter, member, session_of, signed_in
from tests.support.harness import USER
from tests.support.people import colleague

PAYMENTS = (Role.PAYMENTS, Role.FINANCE)


@pytest.fixture
def ann(console):
    return signed_in(console, *PAYMENTS, name="Ann")


@pytest.fixture
def bob(console):
    return signed_in(console, *PAYMENTS, name="Bob")


def decide(client, ref, act, version, **more):
    return client.send(f"/staff/payments/{ref}/decide", act=act, seen=version, **more)


def audited(world, verb):
    with world.database.read() as db:
        rows = db.all("SELECT name, subject FROM audit WHERE verb = ? ORDER BY seq", verb)
    return [tuple(row) for row in rows]


def test_a_payment_is_approved_from_its_page(world, ann):
    ref = disputed(world)
    page = ann.get(f"/staff/payments/{ref}").text
    assert "is taken from account 5512345 and goes out by fake_card. What has gone out cannot be called back." in page
    (version,) = set(re.findall(r'name="seen" value="(\w+)"', page))
    answer = decide(ann, ref, "approve", version)
    assert answer.status_code == 200 and f"{ref}: approved by Ann." in answer.text
    world.run()
    assert world.payment(ref).status is Status.PAID_OUT
    assert audited(world, "decided") == [("Ann", ref)]


def test_a_page_that_has_changed_is_shown_anew(world, ann, bob):
    ref = disputed(world)
    version = seen(world, ref)
    bob.send(f"/staff/payments/{ref}/hold", text="looks odd")
    answer = decide(ann, ref, "approve", version)
    assert answer.status_code == 409 and "has changed since you looked at it" in answer.text
    assert f'name="seen" value="{seen(world, ref)}"' in answer.text
    assert decide(ann, ref, "approve", "").status_code == 422
    assert world.payment(ref).status is Status.AWAITING_APPROVAL
    assert audited(world, "refused") == [("Ann", ref), ("Ann", ref)]


@pytest.mark.parametrize("role", [Role.VIEWER, Role.SUPPORT, Role.ADMIN])
def test_other_roles_may_post_what_they_like(world, console, role):
    ref, eve = disputed(world), signed_in(console, role, name="Eve")
    for act in ("approve", "refuse", "refund", "send again", "lift"):
        assert decide(eve, ref, act, seen(world, ref), reason="limits").status_code == 403
    assert eve.send(f"/staff/payments/{ref}/verdict", act="not booked", seen=seen(world, ref)).status_code == 403
    assert eve.send("/staff/decide/approve/confirmed", ref=[ref]).status_code == 403
    assert eve.send(f"/staff/users/{USER}/unfreeze").status_code == 403
    assert eve.send("/staff/release").status_code == 403
    assert world.payment(ref).status is Status.AWAITING_APPROVAL


def test_an_old_second_factor_is_asked_for_and_what_was_typed_goes_on(world, console):
    ref, cashier = disputed(world), console.extensions["cashier"]
    ann = signed_in(console, name="nobody")
    who = member(cashier, *PAYMENTS, name="Ann", password=True)
    enter(ann, session_of(cashier, who, fresh=False))
    answer = decide(ann, ref, "refuse", seen(world, ref), reason="duplicate")
    assert answer.status_code == 403 and 'name="reason" value="duplicate"' in answer.text
    assert world.payment(ref).status is Status.AWAITING_APPROVAL
    answer = decide(ann, ref, "refuse", seen(world, ref), reason="duplicate", second_code=code_now(cashier))
    assert answer.status_code == 200
    assert world.payment(ref).status is Status.REFUSED


def test_a_verdict_takes_two_people_and_two_browsers_of_one_are_one(world, console):
    ref, cashier = unknown(world), console.extensions["cashier"]
    ann, bob = (signed_in(console, *PAYMENTS, name=name) for name in ("Ann", "Bob"))
    other = signed_in(console, name="nobody")
    enter(other, session_of(cashier, ann.who))

    def say(client):
        answer = client.send(f"/staff/payments/{ref}/verdict", act="not booked", seen=seen(world, ref))
        assert answer.status_code == 200
        return world.payment(ref).status

    assert say(ann) is Status.CREDIT_UNKNOWN
    page = ann.get(f"/staff/payments/{ref}").text
    assert (
        "You have said so. Another person is still missing" in page and "Takes 2 people. Ann said so already." in page
    )
    assert say(other) is Status.CREDIT_UNKNOWN
    assert say(bob) is not Status.CREDIT_UNKNOWN


def test_a_number_of_a_booking_is_figures(world, console):
    ref = unknown(world)
    ann = signed_in(console, *PAYMENTS)
    for number in ("", "12x", "-3", "9" * 30, "٣"):
        answer = ann.send(f"/staff/payments/{ref}/verdict", act="booked", number=number, seen=seen(world, ref))
        assert answer.status_code == 422 and "figures alone" in answer.text


def test_a_refusal_needs_a_reason_of_the_list(world, ann):
    ref = disputed(world)
    for fields in ({}, {"reason": "because"}, {"reason": "other"}):
        assert decide(ann, ref, "refuse", seen(world, ref), **fields).status_code == 422
    assert decide(ann, ref, "refuse", seen(world, ref), reason="other", text="a hunch").status_code == 200


def test_buttons_are_those_that_the_server_grants(world, console, ann):
    ref = disputed(world)
    assert 'value="approve"' in ann.get(f"/staff/payments/{ref}").text
    viewer = signed_in(console, Role.VIEWER, name="Vic").get(f"/staff/payments/{ref}").text
    assert 'name="act"' not in viewer and "This takes the right `decide`, which none of your roles has" in viewer
    support = signed_in(console, Role.SUPPORT, name="Sue").get(f"/staff/payments/{ref}").text
    assert re.findall(r'name="act" value="([^"]+)"', support) == ["hold"]


def test_holds_and_freezes_say_why_and_two_people_lift_them(world, ann, bob):
    ref = disputed(world)
    assert ann.send(f"/staff/payments/{ref}/hold").status_code == 422
    assert ann.send(f"/staff/payments/{ref}/hold", text="asked by the bank").status_code == 200
    decide(ann, ref, "lift", seen(world, ref))
    assert "held by Ann: asked by the bank" in ann.get(f"/staff/payments/{ref}").text
    assert "Ann and Bob have lifted the hold" in decide(bob, ref, "lift", seen(world, ref)).text
    assert ann.send(f"/staff/users/{USER}/freeze", text="court order").status_code == 200
    assert "A second person" in ann.send(f"/staff/users/{USER}/unfreeze").text
    assert "Ann and Bob have lifted" in bob.send(f"/staff/users/{USER}/unfreeze").text


# Several at once.


def list_of(client, act, refs):
    page = client.send(f"/staff/decide/{act}", ref=refs)
    found = re.search(r'name="list" value="(\w+)"', page.text)
    return page, found and found[1]


def test_a_list_is_looked_at_with_its_sum_and_each_is_decided_by_itself(world, ann):
    first = disputed(world)
    refs = [first, world.withdrawal("30").ref, world.withdrawal("25.50").ref]
    page, word = list_of(ann, "approve", refs)
    assert "75.50 <small>USD</small>" in page.text and "Approve 3" in page.text
    with world.database.write() as db:
        db.add_hold("odd", "bob", world.clock.now(), ref=refs[1])
    answer = ann.send("/staff/decide/approve/confirmed", ref=refs, list=word)
    assert answer.status_code == 409 and "not the payments and the sum that were shown" in answer.text
    _, word = list_of(ann, "approve", refs)
    done = ann.send("/staff/decide/approve/confirmed", ref=refs, list=word)
    assert done.text.count("approved by Ann") == 3


@pytest.mark.parametrize("change", ["one more", "one less", "another order", "no word"])
def test_another_list_than_the_one_shown_decides_nothing(world, ann, change):
    first = disputed(world)
    refs = [first, world.withdrawal("30").ref]
    more = world.withdrawal("31").ref
    _, word = list_of(ann, "approve", refs)
    sent = {"one more": [*refs, more], "one less": refs[:1], "another order": refs[::-1], "no word": refs}[change]
    answer = ann.send("/staff/decide/approve/confirmed", ref=sent, list="" if change == "no word" else word)
    assert answer.status_code == 409
    assert {world.payment(ref).status for ref in (*refs, more)} == {Status.AWAITING_APPROVAL}


def test_a_list_is_of_one_currency_and_of_fifty_rows_at_most(world, ann):
    refs = [disputed(world), world.withdrawal("30", login=5512346).ref]
    page, _ = list_of(ann, "approve", refs)
    assert page.status_code == 422 and "one currency" in page.text
    assert list_of(ann, "refuse", [])[0].status_code == 422
    assert list_of(ann, "refuse", [f"W-{n}" for n in range(51)])[0].status_code == 422
    assert ann.send("/staff/decide/refund", ref=refs).status_code == 404


def test_a_list_is_refused_for_one_reason(world, ann):
    refs = [disputed(world), world.withdrawal("30").ref]
    _, word = list_of(ann, "refuse", refs)
    assert ann.send("/staff/decide/refuse/confirmed", ref=refs, list=word).status_code == 422
    done = ann.send("/staff/decide/refuse/confirmed", ref=refs, list=word, reason="documents")
    assert done.text.count("refused by Ann") == 2
    assert {world.payment(ref).status for ref in refs} == {Status.REFUSED}


def test_sending_goes_on_when_two_people_say_so(world, ann, bob):
    with world.database.write() as db:
        db.set_held("asked for (1)")
    assert "Nothing is booked or paid out: asked for (1)" in ann.get("/staff/release").text
    assert "A second person" in ann.send("/staff/release").text
    assert "Sending goes on, say Ann and Bob" in bob.send("/staff/release").text


def test_nobody_acts_for_somebody_else(world, console, ann):
    """No field makes one member of staff speak for another: whoever has the session decides."""
    ref, eve = disputed(world), colleague(world.database, "Eve", PAYMENTS)
    decide(ann, ref, "approve", seen(world, ref), by="Eve", actor=eve.key, staff_id=eve.key, name="Eve")
    with world.database.read() as db:
        assert {one.actor for one in db.decisions_of(ref)} == {ann.who.key}
