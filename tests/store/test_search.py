"""What staff look for: one condition for list, count, export and next; pages that miss nothing; one search box."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inapp.domain.disbursements import UnmatchedFunds, UnmatchedState
from inapp.domain.model import Dispute, DisputeState, Payment
from inapp.domain.money import Money
from inapp.domain.search import DAY, Filter, Found, Hit, Queue
from inapp.domain.states import PaymentType, Status
from inapp.store import search
from inapp.store.notes import Note
from inapp.store.search import _beside
from tests.support.harness import LOGIN, OTHER_LOGIN, START, STRANGER, USER

CREDITED, REVIEW, PAID_OUT = Status.CREDITED, Status.REVIEW, Status.PAID_OUT


@pytest.fixture
def book(world):
    """Writes payments as they stand, and reads what a filter lets through."""
    return Book(world)


class Book:
    def __init__(self, world):
        self.world, self.made = world, 0

    def add(self, status=CREDITED, minor=10_000, digits=2, at=None, kind=PaymentType.DEPOSIT, **fields):
        self.made += 1
        at = at if at is not None else START + self.made * 1000
        ref = f"{'D' if kind is PaymentType.DEPOSIT else 'W'}-{self.made:07}"
        money = Money(minor, fields.pop("currency", "USD"), digits)
        values = {"user_id": USER, "login": LOGIN, "psp": "fake", "method": "fake_card"} | fields
        payment = Payment(ref=ref, kind=kind, money=money, status=status, created=at, updated=at, **values)
        with self.world.database.write() as db:
            db.add_payment(payment, f"page {ref}", f"return {ref}")
        return ref

    def refs(self, **fields):
        with self.world.database.read() as db:
            return [row.payment.ref for row in db.listed(Filter(**fields), START + DAY).rows]

    def pages(self, wanted, count):
        after, found = "", []
        with self.world.database.read() as db:
            while True:
                page = db.listed(wanted, START + DAY, after, count)
                found.append([row.payment.ref for row in page.rows])
                after = page.after
                if not after:
                    return found

    def read(self, ask):
        with self.world.database.read() as db:
            return ask(db)


def test_a_list_begins_with_the_newest_and_a_queue_with_what_has_waited_longest(book):
    first, second = book.add(), book.add()
    assert book.refs() == [second, first]
    third, fourth = book.add(REVIEW), book.add(REVIEW)
    assert book.refs(queue=Queue.REVIEW) == [third, fourth]


def test_each_field_of_a_filter_lets_through_what_it_names(book):
    plain = book.add()
    other = book.add(REVIEW, kind=PaymentType.WITHDRAWAL, method="fake_bank", currency="EUR", login=OTHER_LOGIN)
    strangers = book.add(user_id=STRANGER, instrument="Visa 4242", reason="late")
    for fields, expected in (
        ({"state": REVIEW}, [other]),
        ({"state": CREDITED}, [strangers, plain]),
        ({"kind": PaymentType.WITHDRAWAL}, [other]),
        ({"method": "fake_bank"}, [other]),
        ({"currency": "EUR"}, [other]),
        ({"login": OTHER_LOGIN}, [other]),
        ({"user": STRANGER}, [strangers]),
        ({"ending": "4242"}, [strangers]),
        ({"reason": "late"}, [strangers]),
        ({"since": START + 3000}, [strangers]),
        ({"until": START + 1000}, [plain]),
        ({"older": DAY - 1500}, [plain]),
        ({"queue": Queue.REVIEW, "currency": "USD"}, []),
    ):
        assert book.refs(**fields) == expected, fields


def test_an_open_state_is_found_among_what_is_open(book):
    waiting = book.add(Status.AWAITING_PAYER)
    book.add()
    assert book.refs(state=Status.AWAITING_PAYER) == [waiting]


def test_amounts_are_compared_exactly_whatever_the_decimals_of_each(book):
    yen, dollars, coins = book.add(minor=100, digits=0), book.add(minor=10_050), book.add(minor=1, digits=8)
    assert book.refs(least="100") == [dollars, yen]
    assert book.refs(least="100.001") == [dollars]
    assert book.refs(most="100.499") == [coins, yen]
    assert book.refs(least="0.00000001", most="0.00000001") == [coins]


@given(st.sampled_from([">=", "<="]), st.decimals(0, 10**6, places=8), st.integers(1, 10**9), st.integers(0, 8))
def test_the_bound_of_an_amount_is_that_of_its_decimal(sign, bound, minor, digits):
    _, bounds = _beside(sign, f"{bound:f}")
    amount = Decimal(minor).scaleb(-digits)
    compared = minor >= bounds[digits] if sign == ">=" else minor <= bounds[digits]
    assert compared == (amount >= bound if sign == ">=" else amount <= bound)


@pytest.mark.parametrize("wanted", [Filter(), Filter(queue=Queue.REVIEW), Filter(login=LOGIN), Filter(state=REVIEW)])
def test_pages_miss_nothing_and_repeat_nothing_even_within_one_moment(book, wanted):
    made = [book.add(REVIEW, at=START) for _ in range(7)]
    pages = book.pages(wanted, 3)
    assert [len(page) for page in pages] == [3, 3, 1]
    assert sorted(ref for page in pages for ref in page) == made


def test_a_page_whose_stretch_ends_says_how_far_it_looked_and_the_next_one_goes_on(book, monkeypatch):
    monkeypatch.setattr(search, "STRETCH", 3)
    rare = book.add(currency="EUR")
    for _ in range(8):
        book.add()
    page = book.read(lambda db: db.listed(Filter(currency="EUR"), START))
    assert (page.rows, page.reached, bool(page.after)) == ([], START + 6000, True)
    assert [ref for page in book.pages(Filter(currency="EUR"), 5) for ref in page] == [rare]
    assert book.read(lambda db: db.counted(Filter(currency="EUR"), START)) == (0, True)


def test_a_count_goes_no_further_than_a_thousand(book, monkeypatch):
    monkeypatch.setattr(search, "AT_MOST", 2)
    book.add()
    book.add()
    assert book.read(lambda db: db.counted(Filter(), START)) == (2, False)
    book.add()
    assert book.read(lambda db: db.counted(Filter(), START)) == (2, True)


def test_list_count_export_and_next_agree(book):
    made = [book.add(REVIEW), book.add(currency="EUR"), book.add(REVIEW, currency="EUR"), book.add(REVIEW)]
    wanted = Filter(queue=Queue.REVIEW, currency="USD")
    expected = [made[0], made[3]]
    assert book.refs(queue=Queue.REVIEW, currency="USD") == expected
    assert book.read(lambda db: db.counted(wanted, START)) == (2, False)
    rows, after = book.read(lambda db: db.exported(wanted, START, ""))
    assert ([one.ref for one in rows], after) == (expected, "")
    place = book.read(lambda db: db.place_of(wanted, made[0]))
    assert book.read(lambda db: db.next_of(wanted, START, place)) == made[3]
    last = book.read(lambda db: db.place_of(wanted, made[3]))
    assert book.read(lambda db: db.next_of(wanted, START, last)) == made[0]
    assert book.read(lambda db: db.next_of(Filter(queue=Queue.BOOKINGS), START, last)) is None


def test_a_broken_place_is_the_beginning(book):
    made = book.add()
    for place in ("x", "1.", "1.2.3", "9" * 60, "-1.1"):
        found = book.read(lambda db, place=place: db.listed(Filter(), START, place))
        assert [row.payment.ref for row in found.rows] == [made]


def test_a_name_is_on_a_row_until_another_or_none_is(book):
    ref, other = book.add(REVIEW), book.add(REVIEW)
    with book.world.database.write() as db:
        db.take(ref, "ann", "staff 1", START)
        db.take(ref, "bob", "staff 2", START)
    assert book.refs(taken="bob") == [ref]
    assert book.refs(taken="ann") == []
    assert book.refs(queue=Queue.REVIEW, taken="nobody") == [other]
    rows = book.read(lambda db: db.listed(Filter(queue=Queue.REVIEW), START).rows)
    assert [row.taken_by for row in rows] == ["bob", ""]
    assert book.read(lambda db: (db.taken_by(ref), db.all_taken())) == ("bob", ["bob"])
    with book.world.database.write() as db:
        db.drop(ref)
    assert book.refs(taken="bob") == []


def test_notes_only_grow(book):
    note = Note("D-1", "asked for papers", "ann", "staff 1", START)
    with book.world.database.write() as db:
        db.add_note(note)
    assert book.read(lambda db: db.notes("D-1")) == [note]
    with pytest.raises(Exception, match="notes only grows"), book.world.database.write() as db:
        db.db.execute("DELETE FROM notes")


def test_each_queue_has_its_count_and_its_oldest(book, world):
    waiting = book.read(lambda db: db.waiting())
    assert {queue: (one.count, one.oldest) for queue, one in waiting.items()} == dict.fromkeys(Queue, (0, None))
    unknown, held = book.add(Status.CREDIT_UNKNOWN), book.add()
    book.add(Status.AWAITING_APPROVAL, kind=PaymentType.WITHDRAWAL)
    book.add(REVIEW), book.add(Status.CREDIT_REFUSED)
    disputed = book.add()
    with world.database.write() as db:
        db.add_hold("asked", "ann", START + 9, ref=held)
        db.keep_dispute("fake", disputed, Dispute("dp_1", DisputeState.OPEN, "needs_response"), START + 8)
        db.keep_dispute("fake", disputed, Dispute("dp_2", DisputeState.WON, "won"), START + 7)
        db.hold_funds(UnmatchedFunds("U-1", "fake", "ch_1", "D-9", None, "twice", UnmatchedState.HELD, START + 5))
        db.add_alert(START, "strange_entry", unknown, "more than it should")
    waiting = book.read(lambda db: db.waiting())
    assert {queue: (one.count, one.oldest) for queue, one in waiting.items()} == {
        Queue.BOOKINGS: (1, START + 1000),
        Queue.APPROVALS: (1, START + 3000),
        Queue.REVIEW: (2, START + 4000),
        Queue.UNMATCHED: (1, START + 5),
        Queue.STRANGE: (1, START + 1000),
        Queue.DISPUTES: (1, START + 8),
        Queue.BREAKS: (0, None),
        Queue.HELD: (1, START + 9),
    }
    assert book.refs(queue=Queue.STRANGE) == [unknown]
    assert book.refs(queue=Queue.HELD) == [held]
    assert book.refs(queue=Queue.DISPUTES) == [disputed]
    funds, after = book.read(lambda db: db.unmatched_page())
    assert ([one.ref for one in funds], after) == (["U-1"], "")


def test_one_box_finds_a_payment_by_whatever_names_it(world):
    world.ctrader.script.append("TRADER_NOT_FOUND")
    refused = world.paid_deposit()
    world.run()
    booked = world.paid_deposit("55.00")
    world.run()
    booked = world.payment(booked.ref)
    (attempt,) = world.attempts(booked.ref)
    paid = world.withdrawal()
    world.run()
    (payout,) = world.disbursements(paid.ref)
    with world.database.write() as db:
        db.change(booked, instrument="Visa 4242")
        db.keep_dispute("fake", booked.ref, Dispute("dp_1", DisputeState.OPEN, "needs_response"), START)
    with world.database.read() as db:
        for word, ref in (
            (booked.ref, booked.ref),
            (booked.ref.lower(), booked.ref),
            (booked.psp_ref, booked.ref),
            (attempt.external_id, booked.ref),
            (str(attempt.balance_history_id), booked.ref),
            (payout.key, paid.ref),
            (payout.psp_ref, paid.ref),
            ("dp_1", booked.ref),
            ("4242", booked.ref),
            ("trader_not_found", refused.ref),
        ):
            found = {one.key for one in db.found(word) if one.hit is Hit.PAYMENT}
            assert found == {ref}, word
        for word in (str(USER), str(LOGIN), "alex@example.test", "ALEX@example.test"):
            assert [one.key for one in db.found(word) if one.hit is Hit.USER] == [str(USER)], word
        assert db.found("nothing of ours") == []
        assert Found(Hit.PAYMENT, booked.ref, "balance history id") in db.found(str(attempt.balance_history_id))


def test_sums_tell_what_arrived_by_method_and_declines_by_reason(book):
    book.add(minor=10_000), book.add(minor=5_050)
    book.add(PAID_OUT, minor=2_000, kind=PaymentType.WITHDRAWAL)
    book.add(Status.DECLINED, reason="card_declined")
    book.add(minor=100, currency="JPY", digits=0, instrument="Visa 4242")
    found = book.read(lambda db: db.sums_between(START, START + DAY))
    arrived = {(one.kind, one.currency): (one.many, one.text) for one in found if one.arrived}
    assert arrived == {
        (PaymentType.DEPOSIT, "USD"): (2, "150.50"),
        (PaymentType.WITHDRAWAL, "USD"): (1, "20.00"),
        (PaymentType.DEPOSIT, "JPY"): (1, "100"),
    }
    assert [(one.reason, one.many) for one in found if one.status is Status.DECLINED] == [("card_declined", 1)]
    mine = book.read(lambda db: db.sums_of_user(USER, START))
    assert {(one.instrument, one.text) for one in mine} == {("", "150.50"), ("", "20.00"), ("Visa 4242", "100")}


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(),
        Filter(login=1),
        Filter(user=1),
        Filter(ending="4242"),
        Filter(state=Status.PAID),
        Filter(state=CREDITED, currency="USD", least="1"),
        Filter(queue=Queue.REVIEW),
        Filter(since=START, until=START + DAY),
        *(Filter(queue=queue) for queue in (Queue.STRANGE, Queue.HELD, Queue.DISPUTES)),
    ],
)
def test_no_filter_reads_every_payment(book, wanted):
    path = search.path_of(wanted)
    (walked, values), (where, compared) = path.between((START, 1), (START, 9)), search.where_of(wanted, START)
    sql = f"SELECT * FROM payments {path.index} WHERE {walked} AND {where} ORDER BY {path.order}"
    plan = book.read(lambda db: [row["detail"] for row in db.all(f"EXPLAIN QUERY PLAN {sql}", *values, *compared)])
    assert [line for line in plan if line.startswith("SCAN payments") and "USING" not in line] == []


def test_the_search_box_reads_no_table_whole(book):
    for place in search.PLACES:
        values = ["1"] * place.sql.count("?")
        plan = book.read(lambda db, p=place, v=values: [r["detail"] for r in db.all(f"EXPLAIN QUERY PLAN {p.sql}", *v)])
        scanned = [line for line in plan if line.startswith("SCAN") and "known" not in line and "CONSTANT" not in line]
        assert scanned == [], (place.by, plan)
