"""From the form in the frame to the PSP's own page in another tab: never two objects that can be paid."""

from dataclasses import replace

import pytest

from inapp.domain.errors import Conflict, Refused, Unavailable
from inapp.domain.model import ObservationKind, PageSession, Payment
from inapp.domain.states import Status
from inapp.payments import deposits, psp_events
from tests.support.harness import Killed, Thing, World

KEY = "the key of a form"


def begun(world: World) -> tuple[Payment, PageSession]:
    session = world.session()
    return deposits.start(world.cashier, session, "100", "fake_card", KEY), session


def switch(world: World, session: PageSession, ref: str) -> str:
    return deposits.in_new_tab(world.cashier, session, ref).url


def alive(world: World) -> list[Thing]:
    return [thing for thing in world.psp.things.values() if thing.kind is not ObservationKind.NOT_ATTEMPTED]


def test_the_form_is_stopped_before_the_other_page_is_made(world: World):
    payment, session = begun(world)
    deposits.next_step(world.cashier, payment)
    first = world.payment(payment.ref).psp_ref
    assert switch(world, session, payment.ref)
    (thing,) = alive(world)
    assert world.payment(payment.ref).psp_ref == thing.psp_ref != first


@pytest.mark.fault("H14")
def test_an_object_whose_making_was_not_answered_is_found_and_stopped_too(world: World):
    payment, session = begun(world)
    world.psp.script = ["unanswered"]
    assert deposits.next_step(world.cashier, payment) is None
    assert world.payment(payment.ref).psp_ref is None
    switch(world, session, payment.ref)
    (thing,) = alive(world)
    assert world.payment(payment.ref).psp_ref == thing.psp_ref


@pytest.mark.parametrize("answer", ["not_sent", "lost", "unanswered"])
def test_nothing_is_switched_while_it_is_not_known_what_there_is(world: World, answer: str):
    payment, session = begun(world)
    world.psp.script = [answer]
    with pytest.raises(Refused) as refused:
        switch(world, session, payment.ref)
    assert type(refused.value) is Unavailable
    assert world.payment(payment.ref).ui_mode == "embedded"
    assert len(alive(world)) <= 1


@pytest.mark.fault("C03")
@pytest.mark.parametrize("bound", [True, False], ids=["known", "new"])
def test_a_slow_page_never_binds_the_form_again_after_the_switch(world: World, bound: bool):
    payment, session = begun(world)
    if bound:
        deposits.next_step(world.cashier, payment)
    world.meanwhile["deposit.at_psp"] = lambda: switch(world, session, payment.ref)
    deposits.next_step(world.cashier, world.payment(payment.ref))
    (thing,) = alive(world)
    assert world.payment(payment.ref).psp_ref == thing.psp_ref
    world.hear(world.psp.pay(payment.ref) if not bound else replace(thing, kind=ObservationKind.SUCCEEDED))


@pytest.mark.fault("C03", "H14")
def test_a_slow_page_does_not_bind_the_stopped_form_when_the_other_page_got_no_answer(world: World):
    payment, session = begun(world)

    def meanwhile() -> None:
        world.psp.script = ["ok", "ok", "unanswered"]  # the form is found and stopped; the other page is made
        with pytest.raises(Refused):
            switch(world, session, payment.ref)

    world.meanwhile["deposit.at_psp"] = meanwhile
    deposits.next_step(world.cashier, world.payment(payment.ref))
    (thing,) = alive(world)
    assert world.payment(payment.ref).psp_ref in (None, thing.psp_ref)
    world.hear(world.psp.pay(payment.ref))
    psp_events.work_inbox(world.cashier)
    assert world.payment(payment.ref).status is Status.PAID


def test_a_crash_in_the_middle_of_the_switch_leaves_a_payment_that_can_be_switched_or_expires(world: World):
    payment, session = begun(world)
    deposits.next_step(world.cashier, payment)
    world.kill_at = "deposit.switching"
    with pytest.raises(Killed):
        switch(world, session, payment.ref)
    world.restart()
    assert alive(world) == []
    psp_events.poll_psp(world.cashier, world.payment(payment.ref))
    assert world.payment(payment.ref).status is Status.AWAITING_PAYER
    assert switch(world, session, payment.ref)
    assert len(alive(world)) == 1


def test_a_crash_in_the_middle_of_the_switch_and_nobody_coming_back_ends_in_expiry(world: World):
    payment, session = begun(world)
    deposits.next_step(world.cashier, payment)
    world.kill_at = "deposit.switching"
    with pytest.raises(Killed):
        switch(world, session, payment.ref)
    world.restart()
    world.run_for(45 * 60_000, step=30_000)
    assert world.payment(payment.ref).status is Status.EXPIRED
    world.assert_sound()


@pytest.mark.parametrize("kind", [ObservationKind.PENDING, ObservationKind.SUCCEEDED])
def test_a_form_that_was_sent_off_is_not_switched(world: World, kind: ObservationKind):
    payment, session = begun(world)
    deposits.next_step(world.cashier, payment)
    world.psp.pay(payment.ref).kind = kind
    with pytest.raises(Refused) as refused:
        switch(world, session, payment.ref)
    assert type(refused.value) is Conflict
    assert len(world.psp.things) == 1
