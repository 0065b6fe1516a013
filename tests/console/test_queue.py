"""The first page, lists and queues, search and export, as staff see them."""

import csv
import json
from io import StringIO

import pytest

from inapp.domain.money import Money
from inapp.domain.staff import Role
from inapp.domain.states import Status
from tests.support.console import signed_in
from tests.support.harness import LOGIN, OTHER_LOGIN, USER


@pytest.fixture
def payments(console):
    return signed_in(console, Role.PAYMENTS, name="Ann")


@pytest.fixture
def finance(console):
    return signed_in(console, Role.FINANCE, name="Flo")


def mismatched(world, login=LOGIN):
    """A deposit that waits in review."""
    made = world.deposit(login=login)
    world.hear(world.psp.pay(made.ref, Money(9000, "EUR", 2)))
    world.run()
    return world.payment(made.ref)


def audited(world, verb):
    with world.database.read() as db:
        return [
            (row["name"], row["subject"], row["detail"]) for row in db.all("SELECT * FROM audit WHERE verb = ?", verb)
        ]


def test_the_first_page_is_calm_when_nothing_waits_and_counts_what_does(world, payments):
    calm = payments.get("/staff")
    assert "Nothing waits for anybody." in calm.text
    mismatched(world)
    world.clock.forward(600_000)
    page = payments.get("/staff")
    assert "Nothing waits for anybody." not in page.text
    tile = page.text.partition('href="/staff/queue?queue=review"')[2].partition("</a>")[0]
    assert "<strong>1</strong>" in tile and "oldest 10 min" in tile
    assert payments.get("/staff/today/queues").text.count("<strong>1</strong>") == 1


def test_the_first_page_says_what_is_not_well(world, payments):
    with world.database.write() as db:
        db.set_held("a backup was restored")
        db.set_adapter_problem("fake", "Its key is refused.")
    page = payments.get("/staff").text
    assert "held: a backup was restored" in page
    assert "Its key is refused." in page


def test_the_charts_show_what_arrived_in_the_last_days_by_method(world, payments):
    world.paid_deposit("120.00")
    world.run()
    page = payments.get("/staff").text
    assert "fake_card +120.00 USD" in page
    world.paid_deposit("30.00")
    world.run()
    assert "fake_card +120.00 USD" in payments.get("/staff").text  # kept for a minute
    world.clock.forward(61_000)
    assert "fake_card +150.00 USD" in payments.get("/staff").text


def test_polling_keeps_no_session_alive(world, payments):
    for _ in range(40):
        world.clock.forward(30_000)
        last = payments.get("/staff/today/queues").status_code
    assert last == 303


def test_a_list_writes_its_filter_out_and_leads_to_itself_without_each_part(world, payments):
    found, other = mismatched(world), world.deposit()
    page = payments.get("/staff/queue?state=review&currency=USD&login=5512345").text
    assert found.ref in page and other.ref not in page
    assert "State: In review" in page and "Currency: USD" in page
    assert 'href="/staff/queue?state=review&amp;login=5512345"' in page
    assert f'href="/staff/payments/{found.ref}?state=review' in page


def test_a_queue_says_why_each_waits_and_offers_no_approval_of_what_waits_for_none(world, payments):
    mismatched(world)
    review = payments.get("/staff/queue?queue=review").text
    assert "90.00 EUR arrived" in review and "Approve chosen rows" not in review
    assert "Nothing waits here." in payments.get("/staff/queue?queue=held").text


def test_nobody_takes_what_has_ended(world, payments):
    made = world.paid_deposit("20.00")
    assert f'name="take" value="{made.ref}"' in payments.get("/staff/queue").text
    world.run()
    assert f'name="take" value="{made.ref}"' not in payments.get("/staff/queue").text


def test_a_slip_in_a_filter_is_named_and_keeps_what_was_typed(payments):
    answer = payments.get("/staff/queue?least=1,000&currency=USD")
    assert answer.status_code == 422
    assert "Write an amount such as 100" in answer.text
    assert 'value="1,000"' in answer.text and 'aria-invalid="true"' in answer.text


def test_pages_go_on_with_the_same_filter(world, payments, monkeypatch):
    monkeypatch.setattr("inapp.console.queue.AT_ONCE", 2)
    first, *_ = [world.deposit(login=login) for login in (LOGIN, OTHER_LOGIN, LOGIN)]
    page = payments.get("/staff/queue?method=fake_card").text
    assert "3 payments" in page
    following = page.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert "method=fake_card" in following
    assert first.ref in payments.get(following).text
    assert first.ref not in page


def test_a_name_is_put_on_a_row_and_taken_off_by_whoever_may_note(console, world, payments):
    found = mismatched(world)
    back = "/staff/queue?queue=review"
    answer = payments.send("/staff/take", take=found.ref, back=back)
    assert (answer.status_code, answer.location) == (303, back)
    assert "Ann" in payments.get(back).text.partition("<tbody>")[2]
    payments.send("/staff/take", ref=found.ref, drop="1", back="https://evil.example/")
    assert 'formaction="/staff/take"' in payments.get(back).text
    assert [line[:2] for line in audited(world, "took") + audited(world, "let go")] == [("Ann", found.ref)] * 2
    viewer = signed_in(console, Role.VIEWER, name="Vic")
    assert viewer.send("/staff/take", ref=found.ref).status_code == 403
    assert 'formaction="/staff/take"' not in viewer.get(back).text
    assert payments.send("/staff/take", ref="D-NOTHING").status_code == 404


def test_search_opens_what_one_word_names_and_lists_what_several_do(world, payments):
    found = mismatched(world)
    for word in (found.ref, found.psp_ref):
        assert payments.send("/staff/search", q=word).location == f"/staff/payments/{found.ref}"
    assert payments.send("/staff/search", q=str(LOGIN)).location == f"/staff/users/{USER}"
    other = world.deposit(login=OTHER_LOGIN)
    with world.database.write() as db:
        db.change(found, instrument="Visa 4242")
        db.change(other, instrument="Mastercard 4242")
    several = payments.send("/staff/search", q="4242")
    assert several.status_code == 200 and several.text.count("data-open") == 2
    assert "Nothing is named" in payments.send("/staff/search", q="nothing-like-this").text


def test_whoever_may_see_no_person_finds_none(console, world):
    viewer = signed_in(console, Role.VIEWER)
    assert "Nothing is named" in viewer.send("/staff/search", q="alex@example.test").text
    assert viewer.get(f"/staff/users/{USER}").status_code == 403


def rows_of(answer):
    return list(csv.DictReader(StringIO(answer.text)))


def test_an_export_is_what_the_filter_says_and_is_written_into_the_audit(world, finance):
    found = mismatched(world)
    with world.database.write() as db:
        db.change(found, instrument="=HYPERLINK(1)")
    world.deposit(login=OTHER_LOGIN)
    answer = finance.send("/staff/export.csv", state="review", since="2025-10-09")
    assert answer.mimetype == "text/csv"
    (row,) = rows_of(answer)
    assert row["reference"] == found.ref
    assert (row["amount"], row["currency"], row["captured"]) == ("100.00", "USD", "90.00")
    assert row["instrument"] == "'=HYPERLINK(1)"
    assert row["created"] == "2025-10-09T08:53:20Z"
    ((who, subject, detail),) = audited(world, "exported")
    assert (who, subject) == ("Flo", "payments")
    assert json.loads(detail) == {"state": "review", "since": "2025-10-09T00:00"}


def test_an_export_of_several_stretches_holds_every_row_once(world, finance, monkeypatch):
    monkeypatch.setattr("inapp.store.search.EXPORTED_AT_ONCE", 2)
    made = {world.deposit(login=login).ref for login in (LOGIN, OTHER_LOGIN, LOGIN, OTHER_LOGIN, LOGIN)}
    rows = rows_of(finance.send("/staff/export.csv", since="2025-10-01"))
    assert sorted(row["reference"] for row in rows) == sorted(made)


def test_an_export_without_a_first_day_or_of_too_long_a_time_is_refused(world, finance):
    assert "needs its first day" in finance.send("/staff/export.csv").text
    assert "at most 92 days" in finance.send("/staff/export.csv", since="2025-01-01").text
    assert audited(world, "exported") == []


def test_only_finance_exports(console, world, payments):
    assert payments.send("/staff/export.csv", since="2025-10-09").status_code == 403
    assert "export.csv" not in payments.get("/staff/queue").text


def test_chosen_rows_are_exported_alone(world, finance):
    one, two = world.deposit(), world.deposit(login=OTHER_LOGIN)
    assert [row["reference"] for row in rows_of(finance.send("/staff/export-selected.csv", ref=two.ref))] == [two.ref]
    assert finance.send("/staff/export-selected.csv").status_code == 422
    assert audited(world, "exported") == [("Flo", "payments", two.ref)]
    assert one.status is Status.AWAITING_PAYER


def test_unmatched_money_has_a_list_and_a_page(world, payments):
    funds = world.second_capture()
    page = payments.get("/staff/queue?queue=unmatched").text
    assert f'href="/staff/payments/{funds.ref}?queue=unmatched"' in page
    shown = payments.get(f"/staff/payments/{funds.ref}").text
    assert funds.psp_ref in shown and f'href="/staff/payments/{funds.about}"' in shown
