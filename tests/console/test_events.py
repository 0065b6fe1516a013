"""Events to the broker's CRM as staff see them: those that wait, and a payment that is told once more."""

import pytest

from inapp.domain.staff import Role
from tests.support.console import signed_in
from tests.support.crm import with_events

MINUTE = 60_000


@pytest.fixture
def sue(console):
    return signed_in(console, Role.SUPPORT, name="Sue")


def test_without_an_address_no_page_speaks_of_events(world, sue):
    made = world.paid_deposit()
    assert "Events to the CRM" not in sue.get("/staff").text
    assert "/replay" not in sue.get(f"/staff/payments/{made.ref}").text
    refused = sue.send(f"/staff/payments/{made.ref}/replay")
    assert (refused.status_code, "CASHIER_EVENTS_URL" in refused.text) == (409, True)


@pytest.fixture
def telling(world, console):
    with_events(world)
    console.extensions["cashier"] = world.cashier
    return world


def test_a_payment_is_told_once_more_and_the_first_page_names_what_waits_longest(telling, sue):
    made = telling.paid_deposit()
    assert "All were taken." in sue.get("/staff").text
    assert f'action="/staff/payments/{made.ref}/replay' in sue.get(f"/staff/payments/{made.ref}").text
    answer = sue.send(f"/staff/payments/{made.ref}/replay")
    assert "events are told to the CRM once more" in answer.text
    with telling.database.read() as db:
        many = db.waiting_events_out()
        (line,) = db.all("SELECT * FROM audit WHERE verb = 'replayed'")
    assert many > 0 and (line["name"], line["subject"]) == ("Sue", made.ref)
    telling.clock.forward(7 * MINUTE)
    page = sue.get("/staff").text.partition("Events to the CRM")[2]
    assert f"{many} wait" in page and made.ref in page and "7 min" in page


def test_without_the_right_nothing_is_told(telling, console):
    made = telling.paid_deposit()
    val = signed_in(console, Role.VIEWER, name="Val")
    assert "/replay" not in val.get(f"/staff/payments/{made.ref}").text
    assert val.send(f"/staff/payments/{made.ref}/replay").status_code == 403
    with telling.database.read() as db:
        assert db.waiting_events_out() == 0
