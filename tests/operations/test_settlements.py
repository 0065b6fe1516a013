"""What doctor tells of a PSP's settlements."""

from dataclasses import dataclass, field, replace

import pytest

from inapp.domain.errors import NotSent
from inapp.domain.money import Money
from inapp.domain.settlements import Arrival, Page, SettlementBalance, SettlementBatch, SettlementItem
from inapp.operations import doctor
from tests.support.harness import START, FakePsp, World

DAY = 24 * 3_600_000


@dataclass
class Booked(FakePsp):
    """A PSP with books; `silent` ones answer nothing."""

    made: tuple[SettlementBatch, ...] = ()
    wrong: list[str] = field(default_factory=list)
    silent: bool = False

    def settlement_items(self, since: int, until: int, cursor: str = "") -> Page[SettlementItem]:
        if self.silent:
            raise NotSent("no connection")
        return Page((), until)

    def settlement_batches(self, since: int, until: int, cursor: str = "") -> Page[SettlementBatch]:
        return Page(tuple(batch for batch in self.made if since <= batch.made < until), until)

    def items_of_batch(self, batch: str, cursor: str = "") -> Page[SettlementItem]:
        return Page((), 0)

    def settlement_balance(self) -> SettlementBalance:
        return SettlementBalance((), (), 0)

    def check_settlements(self) -> list[str]:
        return self.wrong


def batch(days_ago: int, arrival: Arrival, reason: str = "") -> SettlementBatch:
    made = START - days_ago * DAY
    return SettlementBatch(f"po_{days_ago}", Money(1050, "USD", 2), arrival, made, made + DAY, reason=reason)


def told(world: World, psp: FakePsp) -> dict[str, doctor.Finding]:
    cashier = replace(world.cashier, psps={"fake": psp})
    return {finding.name: finding for finding in doctor.examine(cashier, {})}


def test_an_adapter_without_that_promise_has_no_line(world: World) -> None:
    assert "fake settlements" not in told(world, world.psp)


@pytest.mark.parametrize(
    ("arrival", "reason", "words", "mark"),
    [
        (Arrival.EXPECTED, "", "po_2 of 10.50 USD, is expected on 2", "ok"),
        (Arrival.ARRIVED, "", "po_2 of 10.50 USD, arrived on 2", "ok"),
        (Arrival.RETURNED, "account_closed", "po_2 of 10.50 USD, was returned by the bank (account_closed)", "warn"),
    ],
)
def test_the_last_batch_is_named_with_what_became_of_it(
    world: World, arrival: Arrival, reason: str, words: str, mark: str
) -> None:
    psp = Booked(made=(batch(2, arrival, reason), batch(3, Arrival.ARRIVED)))
    found = told(world, psp)["fake settlements"]
    assert words in found.text and (found.well, found.mark) == (True, mark)


def test_books_without_a_batch_lately_say_so(world: World) -> None:
    found = told(world, Booked(made=(batch(15, Arrival.ARRIVED),)))["fake settlements"]
    assert "no batch in the last 14 days" in found.text and found.mark == "ok"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"silent": True}, "cannot be read (no connection)"),
        ({"wrong": ["Payouts are made by hand."]}, "Payouts are made by hand."),
    ],
)
def test_books_that_cannot_be_read_or_matched_are_a_warning_that_turns_no_trader_away(
    world: World, changes: dict[str, object], words: str
) -> None:
    found = told(world, Booked(**changes))  # type: ignore[arg-type]
    assert words in found["fake settlements"].text
    assert (found["fake settlements"].mark, found["fake"].mark) == ("warn", "ok")


def test_books_whose_check_fails_keep_no_other_check_from_being_made(world: World) -> None:
    psp = Booked()
    psp.check_settlements = lambda: {}["none"]  # type: ignore[method-assign]
    found = told(world, psp)
    assert "KeyError" in found["fake settlements"].text and found["fake settlements"].mark == "warn"
    assert "alerts" in found
