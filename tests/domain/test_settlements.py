"""Answers about settlements that come page by page."""

from dataclasses import replace

import pytest

from inapp.domain.errors import OutcomeUnknown
from inapp.domain.model import Origin
from inapp.domain.money import Money
from inapp.domain.settlements import ItemKind, Page, SettlementItem, all_pages, pages


def item(number: int, minor: int = 100) -> SettlementItem:
    money = Money(minor, "USD", 2)
    return SettlementItem(f"txn_{number}", ItemKind.PAYMENT, f"pi_{number}", money, Money(0, "USD", 2), money, number)


def asked(*parts: Page[SettlementItem]):
    """An answer in these pages, whose cursors are their numbers."""
    return lambda cursor: parts[int(cursor or 0)]


def test_all_pages_are_one_answer_with_the_earliest_watermark() -> None:
    page = all_pages(asked(Page((item(1), item(2)), 50, "1"), Page((item(2), item(3)), 40)))
    assert [one.id for one in page.entries] == ["txn_1", "txn_2", "txn_3"]
    assert (page.watermark, page.cursor, page.whole) == (40, "", True)


def test_what_one_page_lacks_the_answer_lacks() -> None:
    page = all_pages(asked(Page((item(1),), 50, "1", ("one is unreadable",)), Page((), 50)))
    assert page.lacks == ("one is unreadable",) and not page.whole


def test_an_entry_that_is_told_in_two_ways_is_no_whole_answer() -> None:
    page = all_pages(asked(Page((item(1),), 50, "1"), Page((item(1, 101),), 50)))
    assert not page.whole and "txn_1" in page.lacks[0] and len(page.entries) == 1


def test_pages_that_turn_in_circles_are_no_answer() -> None:
    circle = asked(Page((item(1),), 50, "1"), Page((item(2),), 50, "2"), Page((item(3),), 50, "1"))
    with pytest.raises(OutcomeUnknown):
        list(pages(circle))


def test_a_page_is_whole_only_if_nothing_is_missing_and_no_other_follows() -> None:
    assert Page((item(1),), 50).whole
    assert not Page((item(1),), 50, "1").whole and not Page((), 50, lacks=("x",)).whole


@pytest.mark.parametrize(
    ("origin", "ref", "ours"),
    [
        (Origin.OURS, "", True),
        (Origin.UNMARKED, "D-1", True),
        (Origin.UNMARKED, "", False),
        (Origin.ELSEWHERE, "D-1", False),
    ],
)
def test_an_item_is_ours_by_the_rule_for_every_object_of_a_psp(origin: Origin, ref: str, ours: bool) -> None:
    assert replace(item(1), origin=origin, ref=ref).is_ours is ours
