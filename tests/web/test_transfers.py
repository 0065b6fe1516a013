"""A transfer with instructions, from the form to the account: what is shown, and what becomes of odd amounts."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from inapp.domain.model import Payment, PspObjectType
from inapp.domain.money import Money
from inapp.domain.states import Status
from inapp.payments import psp_events
from psp_adapters.mock.adapter import Mock
from psp_adapters.mock.outcomes import Timing
from psp_adapters.mock.provider import MockProvider
from psp_adapters.mock.webhooks import Courier, Signatures
from tests.support.harness import LOGIN, World
from tests.support.web_page import HTMX, Browser, Page

DAY = 24 * 3_600_000


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A world whose PSP is the mock, on the same clock."""
    made = World(tmp_path)
    provider = MockProvider(str(tmp_path / "cashier.db.mock"), made.clock.now, Timing())
    courier = Courier(provider, Signatures(("s",)), "http://cashier.test/psp/mock/webhook", lambda *_: 200)
    psp = Mock(provider, Signatures(("s",)), courier, "https://cashier.example")
    made.cashier = replace(made.cashier, psps={"mock": psp})
    return made


class Transfer:
    """One transfer that a trader has begun."""

    def __init__(self, browser: Browser, world: World, amount: str, login: int = LOGIN) -> None:
        self.browser, self.world = browser, world
        self.form = browser.open(login=login)
        fields = {"amount": amount, "method": "mock_transfer", "page_key": self.form.field("page_key")}
        self.page = browser.post(self.form, "/inapp/deposit", headers=HTMX, **fields)
        self.ref = self.page.ref

    @property
    def psp(self) -> Mock:
        found = self.world.cashier.psps["mock"]
        assert isinstance(found, Mock)
        return found

    @property
    def payment(self) -> Payment:
        return self.world.payment(self.ref)

    def arrives(self) -> None:
        """The payer's bank sends what the amount plays."""
        with self.psp.provider._file.read() as con:
            (row,) = con.execute("SELECT secret FROM objects WHERE ref = ? AND about = 'payment'", (self.ref,))
        self.psp.provider.approve(row[0])

    def asked(self) -> None:
        """The worker asks the PSP."""
        self.world.run_for(90_000)

    def shown(self) -> Page:
        return self.browser.post(self.form, f"/inapp/payments/{self.ref}")


@pytest.fixture
def transfer(app: Flask, world: World) -> Callable[..., Transfer]:
    return lambda amount="100", **more: Transfer(Browser(app, world), world, amount, **more)


def test_the_reference_the_exact_amount_and_the_payee_can_each_be_copied(transfer: Callable[..., Transfer]) -> None:
    page = transfer("100.40").page
    assert page.text.count("data-copy=") >= 5
    for words in ("It must be in the transfer", "Exact amount USD 100.40", "DE75 5121 0800 1245 1261 99", page.ref):
        assert words in page.words
    assert "<svg" in page.text.partition('class="qr"')[2]
    assert re.search(r'action="[^"]*/sent', page.text)


def test_money_that_arrives_is_booked_once(transfer: Callable[..., Transfer], world: World) -> None:
    made = transfer()
    made.arrives()
    made.asked()
    assert made.payment.status is Status.CREDITED and len(world.booked(made.ref)) == 1


def test_a_trader_who_says_that_it_was_sent_still_finds_the_details(transfer: Callable[..., Transfer]) -> None:
    made = transfer()
    page = made.browser.post(made.form, f"/inapp/payments/{made.ref}/sent")
    assert made.payment.reason == "sent" and made.payment.status is Status.AWAITING_PAYER
    assert "I have sent it" not in page.words and "Show the details again" in page.words
    made.arrives()
    made.asked()
    assert made.payment.status is Status.CREDITED


def test_to_say_so_changes_nothing_about_a_payment_of_another_kind(app: Flask, world: World) -> None:
    browser = Browser(app, world)
    form = browser.open()
    fields = {"amount": "100", "method": "mock_card", "page_key": form.field("page_key")}
    ref = browser.post(form, "/inapp/deposit", **fields).ref
    browser.post(form, f"/inapp/payments/{ref}/sent")
    assert world.payment(ref).reason == ""


def test_a_transfer_waits_for_a_day_and_not_for_half_an_hour(transfer: Callable[..., Transfer], world: World) -> None:
    made = transfer()
    world.run_for(3_600_000, step=600_000)
    assert made.payment.status is Status.AWAITING_PAYER
    world.clock.forward(DAY)
    made.asked()
    assert made.payment.status is Status.EXPIRED


def test_a_part_is_told_with_what_is_missing_and_the_rest_completes_it(
    transfer: Callable[..., Transfer], world: World
) -> None:
    made = transfer("100.15")
    made.arrives()
    made.asked()
    assert (made.payment.status, made.payment.reason) == (Status.AWAITING_PAYER, "partly_paid")
    words = made.shown().words
    assert "We have received 50.07 USD" in words and "send the other 50.08 USD" in words
    assert "Exact amount USD 50.08" in words
    made.arrives()
    made.asked()
    assert made.payment.status is Status.CREDITED
    assert [entry.amount for entry in world.booked(made.ref)] == ["100.15"]


def test_a_part_alone_goes_to_people_at_the_end_and_is_not_booked(
    transfer: Callable[..., Transfer], world: World
) -> None:
    made = transfer("100.15")
    made.arrives()
    made.asked()
    world.clock.forward(DAY)
    made.asked()
    assert (made.payment.status, made.payment.captured) == (Status.REVIEW, Money(5007, "USD", 2))
    assert world.booked(made.ref) == [] and "mismatch" in world.alerts()
    assert "We have received 50.07 USD instead of 100.15 USD" in made.browser.open().words


def test_too_much_goes_to_people_and_is_not_booked(transfer: Callable[..., Transfer], world: World) -> None:
    made = transfer("100.16")
    made.arrives()
    made.asked()
    assert (made.payment.status, made.payment.captured) == (Status.REVIEW, Money(11016, "USD", 2))
    assert world.booked(made.ref) == [] and "mismatch" in world.alerts()
    words = made.shown().words
    assert "We have received 110.16 USD instead of 100.16 USD" in words
    assert "Being added" not in words  # which people have yet to decide


def test_money_that_arrives_late_is_booked_all_the_same(transfer: Callable[..., Transfer], world: World) -> None:
    made = transfer("100.13")
    made.arrives()
    world.clock.forward(DAY + 1)
    made.asked()
    world.run_for(2 * 3_600_000, step=60_000)
    assert made.payment.status is Status.CREDITED and len(world.booked(made.ref)) == 1


def test_confirmations_are_counted_on_the_screen_and_nothing_can_be_sent_twice(
    transfer: Callable[..., Transfer], world: World
) -> None:
    made = transfer("100.17")
    made.arrives()
    for done in (0, 1, 2):
        seen = made.psp.look_up(PspObjectType.PAYMENT, made.ref, None)
        psp_events.apply(world.cashier, "mock", PspObjectType.PAYMENT, seen, "test")
        assert made.payment.reason == f"confirming:{done}/3"
        words = made.shown().words
        assert f"{done} of 3 confirmations" in words and "Exact amount" not in words and "Cancel" not in words
        world.clock.forward(made.psp.provider.timing.late)
    made.asked()
    assert made.payment.status is Status.CREDITED and len(world.booked(made.ref)) == 1


def test_whoever_cancels_what_may_be_on_its_way_does_not_read_that_nothing_was_taken(
    transfer: Callable[..., Transfer],
) -> None:
    made = transfer()
    made.browser.post(made.form, f"/inapp/payments/{made.ref}/sent")
    words = made.browser.post(made.form, f"/inapp/payments/{made.ref}/cancel").words
    assert made.payment.status is Status.CANCELLED
    assert "Nothing was taken" not in words and "Not paid" not in words
    assert "If you have paid, it will still be added" in words
