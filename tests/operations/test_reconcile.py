"""Reconciliation: what is whole gives no break, and each thing that went wrong outside gives exactly one."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from threading import Thread

import pytest

from inapp.domain.disbursements import UnmatchedState
from inapp.domain.errors import OutcomeUnknown
from inapp.domain.model import ObservationKind, PspObjectType
from inapp.domain.money import Money
from inapp.domain.reconcile import DAY, BreakKind, day_of
from inapp.domain.settlements import Arrival, ItemKind, SettlementBatch
from inapp.operations import reconcile, reconcile_forms, reconcile_nightly, reconcile_report, reconcile_sources
from inapp.operations.reconcile_figures import unexplained
from inapp.payments import read_back
from inapp.store import Tables
from tests.support.harness import LOGIN, OTHER_LOGIN, START, World, entry_of
from tests.support.telling_psp import TellingPsp, give_books

MINUTE, HOUR = 60_000, 3_600_000


@pytest.fixture
def psp(world: World) -> TellingPsp:
    return give_books(world)


def run(world: World, after: int = HOUR) -> reconcile.Result:
    """Let time pass, then reconcile all of it, and see that every figure adds up."""
    world.psp.look()
    world.clock.forward(after)
    result = reconcile.run(world.cashier, START - DAY)
    with world.database.read() as db:
        for day in result.days:
            assert [one for one in db.figures(day) if unexplained(one)] == []
    return result


def breaks(world: World):
    with world.database.read() as db:
        return db.breaks_between(0, START + 1000 * DAY, 1000)


def kinds(world: World, only_open: bool = True) -> list[BreakKind]:
    return [one.kind for one in breaks(world) if one.is_open or not only_open]


def figures(world: World, side: str, currency: str = "USD"):
    with world.database.read() as db:
        found = [one for one in db.figures(day_of(START)) if (one.side, one.currency) == (side, currency)]
    return {name: getattr(found[0], name) for name in ("came", "went", "carried", "broken", "closing")}


def by_staff(world: World, number: int, amount: str, login: int = LOGIN, name: str = "", **said: str) -> None:
    """Somebody changes a balance in cTrader itself."""
    entry = replace(entry_of(number, name, login, "DEPOSIT", amount), **said)
    world.ctrader.balances[login] += Decimal(amount)
    world.ctrader.executed[number] = world.clock.true
    world.ctrader.history.append(entry)


# A world in which nothing went wrong.


def test_a_day_without_faults_has_no_break_and_three_sides_that_agree(world, psp):
    world.paid_deposit("100.00")
    world.card("50.00")
    world.withdrawal("40.00")
    world.withdrawal("20.00", method="fake_loop")
    world.run()
    run(world)
    assert kinds(world, only_open=False) == []
    money = {"came": "150.00", "went": "60.00", "carried": "0", "broken": "0", "closing": "90.00"}
    assert figures(world, "psp") == figures(world, "ctrader") == money
    assert figures(world, "cashier")["closing"] == "0.00"


def test_a_second_capture_and_its_refund_agree(world, psp):
    world.second_capture()
    run(world)
    assert kinds(world, only_open=False) == []


def test_what_happens_around_midnight_is_carried_over_and_no_break(world, psp):
    world.clock.forward(DAY - START % DAY - 10)
    payment = world.deposit("100.00")
    world.psp.pay(payment.ref)
    world.psp.look()
    world.clock.forward(1000)
    world.hear(world.charge(world.payment(payment.ref)))
    world.run()
    run(world)
    assert kinds(world, only_open=False) == []
    assert (figures(world, "psp")["came"], figures(world, "psp")["carried"]) == ("100.00", "-100.00")
    assert figures(world, "psp")["closing"] == "0"


def test_what_is_younger_than_a_watermark_is_carried_over(world, psp):
    world.paid_deposit("100.00")
    world.run()
    world.ctrader.lag = psp.lag = 2 * HOUR
    run(world)
    assert kinds(world, only_open=False) == []
    assert figures(world, "ctrader")["carried"] == "100.00"


def remarks(world: World, day: str) -> list[str]:
    return [one for one in reconcile_report.report(world.cashier, day).proven if "the ledger opens" in one]


def test_a_day_opens_with_the_ledger_whatever_became_of_the_day_before(world, psp):
    world.paid_deposit("100.00")
    world.run()
    run(world)
    world.clock.forward(2 * DAY)
    world.paid_deposit("20.00")
    world.run()
    world.psp.look()
    world.clock.forward(HOUR)
    with world.database.write() as db:
        for broken in ("DELETE FROM reconciled", "DELETE FROM ledger_days"):
            db.db.execute(broken)
    since = START + 2 * DAY
    reconcile.run(world.cashier, since)
    with world.database.read() as db:
        found = {one.side: (one.opening, one.closing) for one in db.figures(day_of(since))}
    assert found == {"psp": ("100.00", "120.00"), "ctrader": ("100.00", "120.00"), "cashier": ("0.00", "0.00")}
    assert remarks(world, day_of(since)) == [], "of the day before nothing is known"


def test_a_day_that_opens_otherwise_than_the_day_before_has_closed_says_so(world, psp):
    world.paid_deposit("100.00")
    world.run()
    run(world)
    run(world, after=DAY)
    after = day_of(START + DAY)
    assert remarks(world, after) == []
    with world.database.write() as db:
        db.db.execute("UPDATE reconciled SET closing = '90.00' WHERE side = 'psp' AND day = ?", (day_of(START),))
    (remark,) = remarks(world, after)
    assert remark.startswith(
        f"PSPs: the ledger opens this day with 100.00 USD, and {day_of(START)} has closed with 90.00"
    )


def test_the_report_puts_balances_in_ctrader_beside_our_bookings(world, psp):
    payment = world.paid_deposit("100.00")
    world.run()
    world.ctrader.balances[LOGIN] += Decimal("7.50")  # a trade, of which nobody tells
    by_staff(world, 5001, "12.50")
    run(world)
    report = reconcile_report.report(world.cashier, day_of(START))
    (one,) = report.balances
    (shown,) = one.shown
    day = shown.account
    assert (one.accounts, one.currency, day.login, shown.booked) == (1, "USD", payment.login, Decimal("100.00"))
    assert day.after == world.ctrader.balances[LOGIN] and day.moved == Decimal("112.50")
    assert [one.kind for one in breaks(world)] == [BreakKind.NOT_OURS], "a balance is information"
    rows = reconcile_forms.parts(report)["balances"]
    assert [row["account"] for row in rows] == ["1 account", str(LOGIN)]
    assert (rows[1]["booked"], rows[1]["does_not_follow"]) == ("100", "")


def test_an_operation_learns_the_balance_after_it_when_it_is_told(world, psp, monkeypatch):
    world.paid_deposit("100.00")
    world.run()
    read_all = type(world.ctrader).read_all
    with monkeypatch.context() as bare:
        bare.setattr(
            type(world.ctrader),
            "read_all",
            lambda self, since, until: replace(
                found := read_all(self, since, until),
                entries=tuple(replace(entry, balance=None, version=None) for entry in found.entries),
            ),
        )
        run(world)
    assert reconcile_report.report(world.cashier, day_of(START)).balances == ()
    run(world)
    assert len(reconcile_report.report(world.cashier, day_of(START)).balances) == 1


def test_an_unknown_payment_that_was_given_back_by_hand_is_one_break(world, psp):
    payment = world.paid_deposit("100.00")
    world.run()
    stranger = replace(world.charge(payment), psp_ref="payment_x", ref="", key="x")
    psp.enter(ItemKind.PAYMENT, stranger, 500)
    run(world, after=HOUR)
    assert kinds(world) == [BreakKind.UNKNOWN_ITEM]
    back = replace(stranger, psp_ref="hand_x", subject=PspObjectType.REFUND, source="payment_x")
    psp.enter(ItemKind.REFUND, back, -500)
    run(world, after=HOUR)
    assert kinds(world) == [BreakKind.ELSEWHERE]


def test_unmatched_funds_that_were_partly_given_back_by_hand_are_one_break(world, psp):
    copy = world.backup()
    payment = world.paid_deposit("100.00")
    thing = world.charge(payment)
    psp.look()
    psp.refund_by_hand(thing, 4000)
    world.restore(copy)
    world.restart()
    world.hear(thing)
    world.run()
    with world.database.read() as db:
        (funds,) = db.all_unmatched_funds(UnmatchedState.HELD)
    assert funds.money == Money(6000, "USD", 2)
    run(world)
    assert kinds(world) == [BreakKind.ELSEWHERE]


# One thing that went wrong, one break.


def test_a_booking_that_is_gone_from_ctrader(world, psp):
    world.paid_deposit("100.00")
    world.run()
    world.ctrader.history.clear()
    run(world)
    assert kinds(world) == [BreakKind.MISSING]
    assert breaks(world)[0].money == Money(10000, "USD", 2)
    assert figures(world, "ctrader")["broken"] == "100.00"


def test_nothing_is_missing_by_a_reader_that_has_never_shown_a_booking(world, psp):
    world.paid_deposit("100.00")
    world.run()
    world.ctrader.history.clear()
    with world.database.write() as db:
        db.db.execute("DELETE FROM reader_proofs")
    assert run(world).problems
    assert kinds(world) == []


def test_a_booking_that_stands_twice(world, psp):
    world.ctrader.script.append("twice")
    world.paid_deposit("100.00")
    world.run()
    run(world)
    assert kinds(world) == [BreakKind.TWICE]
    assert breaks(world)[0].money == Money(-10000, "USD", 2)


def test_a_booking_that_came_although_it_was_held_to_be_absent(world, psp):
    world.ctrader.script.append("late")
    payment = world.paid_deposit("100.00")
    world.run()
    world.run_for(HOUR)
    assert len(world.attempts(payment.ref)) == 2
    world.ctrader.deliver_late()
    run(world)
    assert kinds(world) == [BreakKind.TWICE]


@pytest.mark.parametrize("change", [{"delta": 9900}, {"login": OTHER_LOGIN}, {"delta": -10000, "type": "WITHDRAW"}])
def test_a_booking_with_another_amount_account_or_sign(world, psp, change):
    world.paid_deposit("100.00")
    world.run()
    world.ctrader.history[-1] = replace(world.ctrader.history[-1], **change)
    run(world)
    assert kinds(world) == [BreakKind.DIFFERS]


def test_a_manual_change_tells_who_and_why(world, psp):
    world.paid_deposit("100.00")
    world.run()
    by_staff(world, 5001, "12.50", name="gift", source="MANAGER 7", comment="goodwill")
    run(world)
    (found,) = breaks(world)
    assert found.kind is BreakKind.NOT_OURS and "by MANAGER 7: goodwill" in found.text
    report = reconcile_report.report(world.cashier, day_of(START))
    assert [(row.id, row.who, row.why) for row in report.manual] == [("5001", "MANAGER 7", "goodwill")]


def test_a_captured_deposit_that_is_not_booked_is_a_break_after_five_minutes(world, psp):
    world.ctrader.script.append("TRADER_NOT_FOUND")
    world.paid_deposit("70.00")
    world.run()
    run(world, after=4 * MINUTE)
    assert kinds(world) == []
    run(world, after=MINUTE)
    assert kinds(world) == [BreakKind.NOT_BOOKED]


def test_a_capture_that_no_webhook_told_is_the_same_break(world, psp):
    payment = world.deposit("70.00")
    world.psp.pay(payment.ref)
    run(world)
    assert kinds(world) == [BreakKind.NOT_BOOKED]
    world.hear(world.charge(world.payment(payment.ref)))
    world.run()
    assert run(world).gone == 1
    assert kinds(world) == []
    assert breaks(world)[0].gone is not None


def test_a_capture_that_the_psp_does_not_show_or_takes_back(world, psp):
    lost, reversed_ = world.paid_deposit("100.00"), world.paid_deposit("50.00")
    world.run()
    psp.look()
    psp.books = [item for item in psp.books if item.ref != lost.ref]
    psp.enter(ItemKind.ADJUSTMENT, world.charge(reversed_), -5000)
    run(world)
    assert kinds(world) == [BreakKind.NOT_AT_PSP] * 2
    assert figures(world, "psp")["broken"] == "150.00"


def test_a_capture_with_another_amount(world, psp):
    world.paid_deposit("100.00")
    world.run()
    psp.look()
    item = psp.books[0]
    psp.books[0] = replace(item, gross=Money(9000, "USD", 2), net=Money(9000, "USD", 2))
    run(world)
    assert kinds(world) == [BreakKind.DIFFERS]
    assert breaks(world)[0].money == Money(1000, "USD", 2)


def test_an_item_that_nobody_knows_is_a_break_after_a_quarter_of_an_hour(world, psp):
    payment = world.paid_deposit("100.00")
    world.run()
    stranger = replace(world.charge(payment), psp_ref="payment_x", ref="", key="x")
    psp.enter(ItemKind.PAYMENT, stranger, 500)
    run(world, after=14 * MINUTE)
    assert kinds(world) == []
    run(world, after=2 * MINUTE)
    assert kinds(world) == [BreakKind.UNKNOWN_ITEM]


def test_a_refund_by_hand_is_begun_elsewhere(world, psp):
    payment = world.paid_deposit("100.00")
    world.run()
    world.psp.refund_by_hand(world.charge(payment), 2500)
    run(world)
    assert kinds(world) == [BreakKind.ELSEWHERE]
    assert breaks(world)[0].money == Money(2500, "USD", 2)
    assert figures(world, "psp")["broken"] == "25.00"


def test_a_payout_that_comes_back_is_a_break_until_the_cashier_has_booked_it_back(world, psp):
    withdrawal = world.withdrawal("40.00")
    world.run()
    run(world)
    (thing,) = world.paid_out(withdrawal.ref)
    thing.kind = ObservationKind.DECLINED
    run(world)
    assert kinds(world) == [BreakKind.RETURNED]
    world.hear(thing)
    world.run()
    run(world)
    assert kinds(world) == [BreakKind.RETURNED], "people decide about a payout that was paid once"


def test_a_transfer_to_the_bank_is_compared_with_its_items(world, psp):
    world.paid_deposit("100.00")
    world.run()
    psp.look()
    psp.books[0] = replace(psp.books[0], batch="po_1")
    money = Money(10000, "USD", 2)
    psp.batches.append(SettlementBatch("po_1", money, Arrival.ARRIVED, world.clock.now(), world.clock.now()))
    run(world, after=25 * HOUR)
    assert kinds(world, only_open=False) == []
    short = replace(psp.batches[0], id="po_2", money=Money(9000, "USD", 2))
    late = replace(psp.batches[0], id="po_3", arrival=Arrival.EXPECTED, itemized=False)
    back = replace(psp.batches[0], id="po_4", arrival=Arrival.RETURNED, itemized=False, reason="closed")
    psp.batches += [short, late, back]
    run(world, after=72 * HOUR)
    found = {one.about: one for one in breaks(world)}
    assert {one.kind for one in found.values()} == {BreakKind.SETTLEMENT}
    assert found.keys() == {"po_2", "po_3", "po_4"}


def test_what_came_back_from_the_bank_is_an_item_of_the_transfer_that_takes_it_again(world, psp):
    world.paid_deposit("100.00")
    world.run()
    psp.look()
    money = Money(10000, "USD", 2)
    back = replace(psp.books[0], id="txn_back", kind=ItemKind.TRANSFER_RETURNED, psp_ref="po_0", ref="", batch="po_1")
    own = replace(back, id="txn_own", kind=ItemKind.TRANSFER, psp_ref="po_1", net=Money(-20000, "USD", 2))
    psp.books[0] = replace(psp.books[0], batch="po_1")
    psp.books += [back, own]
    twice = replace(money, minor=20000)
    psp.batches.append(SettlementBatch("po_1", twice, Arrival.ARRIVED, world.clock.now(), world.clock.now()))
    run(world, after=25 * HOUR)
    assert kinds(world, only_open=False) == []


def test_a_fee_that_is_not_the_agreed_one_is_one_break_and_stays_one(world, psp):
    psp.agreed = Money(30, "USD", 2)
    world.paid_deposit("100.00")
    world.run()
    psp.look()
    psp.books[0] = replace(psp.books[0], fee=psp.agreed, net=Money(9970, "USD", 2))
    run(world)
    assert breaks(world) == []
    world.paid_deposit("50.00")
    world.run()
    psp.look()
    psp.books[1] = replace(psp.books[1], fee=Money(60, "USD", 2), net=Money(4940, "USD", 2))
    run(world)
    (wrong,) = breaks(world)
    assert (wrong.kind, wrong.money, wrong.ref) == (BreakKind.SETTLEMENT, Money(30, "USD", 2), psp.books[1].ref)
    assert "kept 0.60 USD" in wrong.text and "0.30 USD" in wrong.text
    for _ in range(3):
        world.clock.forward(3 * DAY)
        reconcile.run(world.cashier)
    assert kinds(world) == [BreakKind.SETTLEMENT], "it stays, although that day is not read again"


def test_a_fee_that_nobody_has_agreed_on_is_no_break(world, psp):
    world.paid_deposit("100.00")
    world.run()
    psp.look()
    psp.books[0] = replace(psp.books[0], fee=Money(60, "USD", 2), net=Money(9940, "USD", 2))
    run(world)
    assert kinds(world, only_open=False) == []


# The second look.


def test_a_second_run_finds_the_same_break_and_alerts_nobody_again(world, psp):
    world.paid_deposit("100.00")
    world.run()
    world.ctrader.history.clear()
    run(world)
    first = breaks(world)
    assert world.alerts().count("break") == 1
    run(world)
    (again,) = breaks(world)
    assert again == replace(first[0], last_seen=again.last_seen) and again.last_seen > first[0].last_seen
    assert world.alerts().count("break") == 1


def test_a_break_that_grows_old_is_told_of_again(world, psp):
    world.ctrader.script.append("TRADER_NOT_FOUND")
    world.paid_deposit("70.00")
    world.run()
    run(world)
    for _ in range(8):
        run(world, after=DAY)
    assert world.alerts().count("break_aged") == 3


def test_many_new_breaks_are_one_alert(world, psp):
    for number in range(6001, 6008):
        by_staff(world, number, "5.00")
    run(world)
    assert len(kinds(world)) == 7
    assert world.alerts().count("break") == 1


def test_a_break_is_not_gone_because_its_source_is_silent(world, psp):
    world.paid_deposit("100.00")
    world.run()
    world.ctrader.history.clear()
    run(world)
    world.ctrader.reachable = False
    result = run(world)
    assert result.problems == ["the reader fake gives no answer (not reachable)"]
    assert kinds(world) == [BreakKind.MISSING]


def test_a_psp_that_does_not_answer_says_so_and_denies_nothing(world, psp):
    world.paid_deposit("100.00")
    world.run()

    def silent(since: int, until: int, cursor: str = ""):
        raise OutcomeUnknown("timed out")

    psp.settlement_items = silent
    assert run(world).problems == ["fake does not tell its items (timed out)"]
    assert kinds(world) == []


def test_an_unknown_booking_that_read_back_finds_leaves_no_break(world, psp):
    world.ctrader.script.append("unanswered")
    payment = world.paid_deposit("100.00")
    world.run()
    world.wait_until_silent()
    read_back.look(world.cashier, world.payment(payment.ref))
    world.run()
    run(world)
    assert kinds(world, only_open=False) == []


# The night.


def test_the_worker_looks_at_yesterday_once_and_leaves_a_page(world, psp):
    world.paid_deposit("100.00")
    world.run()
    day = day_of(START)
    reconcile_nightly.run(world.cashier)
    world.clock.forward(2 * DAY - (START % DAY) - DAY + 90 * MINUTE)
    reconcile_nightly.run(world.cashier)
    page = world.folder / "cashier-reconciliation" / f"{day}.html"
    assert "every figure adds up" in page.read_text(encoding="utf-8")
    assert page.stat().st_mode & 0o777 == 0o600
    made = page.stat().st_mtime_ns
    world.clock.forward(2 * HOUR)
    reconcile_nightly.run(world.cashier)
    assert page.stat().st_mtime_ns == made, "once is enough"


def test_the_page_is_utf_8_whatever_the_machine_writes_by_itself(world, psp, monkeypatch):
    written = Path.write_text
    monkeypatch.setattr(Path, "write_text", lambda self, text, encoding="ascii": written(self, text, encoding))
    by_staff(world, 5001, "12.50", source="Jürgen 李", comment="Gutschrift für Ελένη")
    past_the_night(world)
    reconcile_nightly.run(world.cashier)
    page = (world.folder / "cashier-reconciliation" / f"{day_of(START)}.html").read_bytes()
    assert b"<meta charset=utf-8>" in page[:1024]
    assert "Jürgen 李" in page.decode("utf-8") and "Gutschrift für Ελένη" in page.decode("utf-8")


def test_the_worker_tries_again_when_a_side_was_silent_and_tells_of_it(world, psp):
    world.clock.forward(2 * DAY - (START % DAY) - DAY + 90 * MINUTE)
    world.ctrader.reachable = False
    reconcile_nightly.run(world.cashier)
    assert world.alerts() == ["reconcile"]
    world.ctrader.reachable = True
    reconcile_nightly.run(world.cashier)
    with world.database.read() as db:
        assert db.read_to("ctrader").problem
    world.clock.forward(HOUR + 1)
    reconcile_nightly.run(world.cashier)
    with world.database.read() as db:
        assert db.read_to("ctrader").problem == ""


def test_without_another_side_nothing_runs(blind_world):
    blind_world.clock.forward(3 * DAY)
    reconcile_nightly.run(blind_world.cashier)
    with blind_world.database.read() as db:
        assert db.reconciled_days(1) == []


def past_the_night(world: World) -> None:
    world.clock.forward(DAY - START % DAY + 90 * MINUTE)


def test_the_worker_leaves_a_page_although_somebody_has_looked_before(world, psp):
    past_the_night(world)
    reconcile.run(world.cashier)
    reconcile_nightly.run(world.cashier)
    assert (world.folder / "cashier-reconciliation" / f"{day_of(START)}.html").exists()


def pages(world: World) -> list[str]:
    return sorted(page.stem for page in (world.folder / "cashier-reconciliation").glob("*.html"))


def test_a_machine_that_slept_for_days_leaves_a_page_for_each_of_them(world, psp):
    past_the_night(world)
    reconcile_nightly.run(world.cashier)
    world.clock.forward(4 * DAY)
    reconcile_nightly.run(world.cashier)
    assert set(pages(world)) >= {day_of(START + n * DAY) for n in range(5)}
    assert day_of(world.clock.now()) not in pages(world), "its day has not ended"


def test_a_page_of_a_day_that_has_not_ended_is_made_anew_in_its_night(world, psp):
    past_the_night(world)
    reconcile_nightly.run(world.cashier)
    ahead = world.folder / "cashier-reconciliation" / f"{day_of(START + DAY)}.html"
    ahead.write_text("by a clock that was ahead")
    reconcile_nightly.run(world.cashier)
    assert not ahead.exists()
    world.clock.forward(DAY)
    reconcile_nightly.run(world.cashier)
    assert "by a clock that was ahead" not in ahead.read_text(encoding="utf-8")


def test_what_was_read_by_a_clock_that_was_ahead_is_read_again_after_it_was_set_back(world, psp):
    past_the_night(world)
    world.clock.forward(3 * DAY)
    reconcile.run(world.cashier)
    with world.database.write() as db:
        now, ahead = world.clock.now(), db.read_to("fake").upto
        db.set_back(now - 3 * DAY, 3 * DAY)
        assert db.read_to("fake").upto == ahead - 3 * DAY
        assert db.read_to("fake").at == now - 3 * DAY


def test_a_page_that_cannot_be_written_is_told_of(world, psp):
    (world.folder / "cashier-reconciliation").write_text("no folder")
    past_the_night(world)
    reconcile_nightly.run(world.cashier)
    assert world.alerts() == ["reconcile"]


def test_a_look_at_a_late_day_leaves_out_none_since_the_last_run(world, psp):
    run(world)
    world.clock.forward(4 * DAY)
    assert day_of(START + 2 * DAY) in reconcile.run(world.cashier, world.clock.now() - HOUR).days


def test_what_a_broken_run_has_not_compared_the_next_one_reads_again(world, psp, monkeypatch):
    run(world)
    with world.database.read() as db:
        before = db.read_to("ctrader")
    world.clock.forward(DAY)
    with monkeypatch.context() as broken:
        broken.setattr(reconcile._Look, "at_day", None)
        with pytest.raises(TypeError):
            reconcile.run(world.cashier)
    with world.database.read() as db:
        assert db.read_to("ctrader") == before


def test_a_reader_that_does_not_show_everything_has_nothing_missing(world, psp, monkeypatch):
    world.paid_deposit("100.00")
    world.run()
    world.ctrader.history.clear()
    read_all = type(world.ctrader).read_all
    monkeypatch.setattr(
        type(world.ctrader),
        "read_all",
        lambda self, since, until: replace(read_all(self, since, until), complete=False),
    )
    found = run(world)
    assert kinds(world) == []
    assert any("does not show everything" in problem for problem in found.problems)


def test_an_operation_that_is_told_otherwise_later_is_said(world, psp):
    world.paid_deposit("100.00")
    world.run()
    assert run(world).problems == []
    world.ctrader.history[-1] = replace(world.ctrader.history[-1], delta=world.ctrader.history[-1].delta + 5000)
    assert any("was told otherwise before" in problem for problem in run(world, MINUTE).problems)


def test_a_payment_that_goes_on_during_a_run_stands_on_both_sides_or_on_none(world, psp, monkeypatch):
    world.paid_deposit("20.00")
    world.run()
    world.psp.look()
    world.clock.forward(10 * MINUTE)
    ours, once = Tables.our_bookings, []

    def another_payment():
        world.paid_deposit("17.00")
        world.run()
        world.psp.look()
        reconcile_sources.read(world.cashier, START - DAY, world.clock.now() + 1)

    def meanwhile(self, since, until):
        if since <= START < until and not once:
            once.append(Thread(target=another_payment))
            once[0].start()
            once[0].join()
        return ours(self, since, until)

    monkeypatch.setattr(Tables, "our_bookings", meanwhile)
    reconcile.run(world.cashier, START - DAY)
    with world.database.read() as db:
        assert [figures for figures in db.figures(day_of(START)) if unexplained(figures)] == []


def test_a_gap_that_is_too_long_for_one_run_is_said(world, psp):
    assert run(world).problems == []
    world.clock.forward(40 * DAY)
    (problem,) = reconcile.run(world.cashier).problems
    assert problem.startswith("nobody has looked at ")
    assert reconcile.run(world.cashier, START - DAY).problems == []
