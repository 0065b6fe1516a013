"""Each part of the queue's filter means the same to the list, its count, its export and "next"."""

import csv
import hashlib
from dataclasses import fields
from io import StringIO

import pytest

from inapp.domain.rules import Asked, Moment, Outcome, Verdict
from inapp.domain.search import Filter
from inapp.domain.staff import Role
from inapp.domain.states import PaymentType, Status
from tests.store.test_search import Book
from tests.support.console import signed_in
from tests.support.harness import OTHER_LOGIN, START, STRANGER, USER

REVIEW, MINUTE = Status.REVIEW, 60_000
FILTERS = {
    "queue": {"queue": "review"},
    "state": {"state": "review"},
    "kind": {"kind": "withdrawal"},
    "method": {"method": "fake_bank"},
    "currency": {"currency": "EUR"},
    "least": {"least": "250"},
    "most": {"most": "1000"},
    "since": {"since": "2025-10-09T08:53"},
    "until": {"until": "2025-10-10"},
    "older": {"older": "2h"},
    "login": {"login": str(OTHER_LOGIN)},
    "user": {"user": str(STRANGER)},
    "taken": {"taken": "Ann"},
    "rule": {"rule": "first_withdrawal"},
    "reason": {"reason": "late"},
    "ending": {"ending": "4242"},
}
"""What the address says for each part."""
WAITS = {name for name in FILTERS if name not in ("until", "most")}
"""The parts that let the two rows through which match; the others let through all that is here."""


@pytest.fixture
def book(world):
    """Two payments that match each part of the filter, and one beside them."""
    made = Book(world)
    matching = {"kind": PaymentType.WITHDRAWAL, "method": "fake_bank", "currency": "EUR", "login": OTHER_LOGIN}
    matching |= {"user_id": STRANGER, "reason": "late", "instrument": "Visa 4242"}
    made.matching = [made.add(REVIEW, minor=30_000, at=START + n * MINUTE, **matching) for n in (1, 2)]
    made.other = made.add(minor=20_000, at=START - MINUTE)
    outcomes = zip((*made.matching, made.other), (Outcome.REVIEW, Outcome.REFUSE, Outcome.ALLOW), strict=True)
    version = hashlib.sha256(b"# rules").hexdigest()
    with world.database.write() as db:
        db.keep_rules(version, "# rules", START)
        for ref, outcome in outcomes:
            verdict = Verdict(
                Moment.START, version, (Asked("first_withdrawal", outcome), Asked("other", Outcome.REVIEW))
            )
            db.add_verdict(verdict, ref, USER, {}, START)
        for ref in made.matching:
            db.take(ref, "Ann", "staff 1", START)
        db.db.execute("UPDATE payments SET updated = ? WHERE ref = ?", (START + 11 * 3_600_000, made.other))
    world.clock.forward(12 * 3_600_000)
    return made


def exported(client, **wanted):
    text = client.send("/staff/export.csv", **{"since": "2025-10-01"} | wanted).text
    return {row["reference"] for row in csv.DictReader(StringIO(text))}


def test_the_table_has_every_part_of_the_filter():
    assert set(FILTERS) == {one.name for one in fields(Filter)}


@pytest.mark.parametrize("name", FILTERS)
def test_list_count_export_and_next_mean_the_same_by_each_part_of_the_filter(world, console, book, name):
    flo = signed_in(console, Role.FINANCE, Role.PAYMENTS, name="Flo")
    wanted, expected = FILTERS[name], set(book.matching) | (set() if name in WAITS else {book.other})
    address = "&".join(f"{key}={value}" for key, value in wanted.items())
    page = flo.get(f"/staff/queue?{address}").text
    found = {ref for ref in (*book.matching, book.other) if f'href="/staff/payments/{ref}?' in page}
    assert found == expected
    assert f"{len(expected)} payments" in page
    assert exported(flo, **wanted) == expected
    in_queue = f"{address}&queue=review" if name != "queue" else address
    first, second = book.matching
    assert f'href="/staff/payments/{second}?' in flo.get(f"/staff/payments/{first}?{in_queue}").text


def test_a_row_that_a_part_of_the_filter_leaves_out_is_never_next(world, console, book):
    flo = signed_in(console, Role.PAYMENTS, name="Flo")
    with world.database.write() as db:
        db.drop(book.matching[1])
    page = flo.get(f"/staff/payments/{book.matching[0]}?queue=review&taken=Ann").text
    assert f'href="/staff/payments/{book.matching[1]}?' not in page
