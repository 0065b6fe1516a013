"""A payment's and a user's page: what happened in one order, what three sides say, and what staff can ask."""

import re
from dataclasses import replace
from html import unescape

import pytest

from inapp.domain.model import Dispute, DisputeState, ObservationKind
from inapp.domain.money import Money
from inapp.domain.reconcile import BreakKind, Found
from inapp.domain.staff import Role
from inapp.domain.states import Status
from tests.console.test_deciding import decide, waiting
from tests.console.test_queue import audited, mismatched
from tests.support.console import signed_in
from tests.support.harness import START, STRANGER, USER


@pytest.fixture
def support(console):
    return signed_in(console, Role.SUPPORT, name="Sue")


def lines_of(page):
    """The timeline: pairs of source and text."""
    trail = page.partition('<ol class="trail">')[2].partition("</ol>")[0]
    found = re.findall(r'<li class="(\w+)">.*?<p>(.*?)</p>', trail, re.DOTALL)
    return [(source, unescape(" ".join(re.sub(r"<[^>]+>", " ", text).split()))) for source, text in found]


def test_the_timeline_tells_everything_in_order(world, support):
    world.ctrader.script.append("unanswered")
    made = world.paid_deposit("70.00")
    world.step()
    world.clock.forward(1000)
    support.send(f"/staff/payments/{made.ref}/note", text="Called the trader")
    lines = lines_of(support.get(f"/staff/payments/{made.ref}").text)
    told = [text for _, text in lines]
    assert told[0].startswith("The trader asked for it")
    assert any(text.startswith("credit 1 of 70.00 USD was sent to cTrader") for text in told)
    assert any("cTrader's answer to credit 1: no answer" in text for text in told)
    assert told[-1] == "Called the trader Sue"
    assert {source for source, _ in lines} >= {"state", "psp", "booking", "note"}
    order = [
        told.index(next(text for text in told if text.startswith(word))) for word in ("The provider", "The credit")
    ]
    assert order == sorted(order)


def sides_of(page):
    """The cells of the three columns by the name of their row; a marked one begins with a star."""
    table = page.partition('<table class="sides">')[2].partition("</table>")[0]
    found = {}
    for name, row in re.findall(r"<tr><th>([^<]+)</th>(.*?)</tr>", table, re.DOTALL):
        cells = re.findall(r'<td( class="differs")?>(.*?)</td>', row, re.DOTALL)
        found[name] = [
            ("*" if marked else "") + " ".join(re.sub(r"<[^>]+>", " ", cell).split()) for marked, cell in cells
        ]
    return found


def test_what_another_side_says_otherwise_is_marked(world, support):
    made = mismatched(world)
    sides = sides_of(support.get(f"/staff/payments/{made.ref}").text)
    assert sides["Amount"] == ["*differs: 90.00 EUR", "100.00 USD", "–"]
    assert sides["Reference"] == [made.psp_ref, made.ref, "–"]
    booked = world.paid_deposit("55.00")
    world.run()
    (attempt,) = world.attempts(booked.ref)
    sides = sides_of(support.get(f"/staff/payments/{booked.ref}").text)
    assert sides["Amount"] == ["55.00 USD", "55.00 USD", "55.00 USD"]
    assert sides["Reference"][2] == str(attempt.balance_history_id)
    assert sides["State"] == ["captured", "In the account", "credit 1: booked"]


def test_a_withdrawals_sides_count_what_went_out(world, support):
    world.paid_deposit("100.00")
    world.run()
    made = world.withdrawal("40.00")
    world.run()
    sides = sides_of(support.get(f"/staff/payments/{made.ref}").text)
    assert sides["Amount"] == ["40.00 USD", "40.00 USD", "40.00 USD"]


def test_a_decision_leans_on_where_the_money_goes_and_what_came_in(world, support):
    made = world.paid_deposit("100.00")
    world.run()
    with world.database.write() as db:
        db.change(world.payment(made.ref), instrument="Visa 4242")
    page = support.get(f"/staff/payments/{made.ref}").text
    assert "Visa 4242, used for the first time" in page
    assert "Paid in so far" in page and "100.00 <small>USD</small>" in page


def test_nothing_paid_out_is_written_in_the_decimals_of_the_currency(world, support):
    made = world.paid_deposit("100.00")
    world.run()
    assert "0.00 <small>USD</small>" in support.get(f"/staff/payments/{made.ref}").text


def test_one_word_on_several_matters_is_one_line(world, console):
    made = waiting(world)  # its approval is a word on the withdrawal and on the disputed deposit
    ann = signed_in(console, Role.PAYMENTS, name="Ann")
    decide(ann, made.ref, "approve")
    with world.database.read() as db:
        assert len(db.decisions_of(made.ref)) > 1
    told = [text for _, text in lines_of(ann.get(f"/staff/payments/{made.ref}").text)]
    assert told.count("Ann says: approved") == 1


def test_a_reason_stands_beside_the_failure_alone(world, support):
    world.paid_deposit("100.00")
    world.run()
    world.psp.payout_result = ObservationKind.DECLINED
    made = world.withdrawal("40.00")
    world.run()
    with world.database.write() as db:
        (part,) = db.disbursements(made.ref)
        db.db.execute("UPDATE psp_calls SET reason = 'account_closed' WHERE key = ?", (part.key,))
    told = [text for _, text in lines_of(support.get(f"/staff/payments/{made.ref}").text)]
    payouts = [text for text in told if text.startswith("payout of")]
    assert len(payouts) > 1
    assert [text for text in payouts if "account_closed" in text] == [payouts[-1]]


def test_next_leads_through_the_queue_that_the_reader_came_from(world, support):
    first, second = mismatched(world), mismatched(world, login=5512346)
    page = support.get(f"/staff/payments/{first.ref}?queue=review").text
    assert f'data-next href="/staff/payments/{second.ref}?queue=review"' in page
    assert "data-next" not in support.get(f"/staff/payments/{first.ref}").text


def test_the_psp_is_asked_at_once_and_its_word_counts(world, support):
    made = world.deposit()
    world.psp.pay(made.ref)  # and no webhook comes
    answer = support.send(f"/staff/payments/{made.ref}/ask")
    assert "succeeded 100.00 USD" in answer.text
    assert world.payment(made.ref).status is Status.PAID
    assert audited(world, "asked the PSP") == [("Sue", made.ref, "")]
    with world.database.read() as db:
        assert db.history(made.ref)[-1].by == "Sue asked"


def test_a_psp_that_does_not_answer_changes_nothing(world, support):
    made = world.deposit()
    world.psp.script.append("lost")
    answer = support.send(f"/staff/payments/{made.ref}/ask")
    assert (answer.status_code, "does not answer now" in answer.text) == (503, True)
    assert world.payment(made.ref).status is Status.AWAITING_PAYER


def test_an_unknown_booking_is_looked_for_at_once(world, support):
    world.ctrader.script.append("unanswered")
    made = world.paid_deposit()
    world.step()
    assert world.payment(made.ref).status is Status.CREDIT_UNKNOWN
    assert support.send(f"/staff/payments/{made.ref}/read-back").status_code == 200
    assert world.payment(made.ref).status is Status.CREDITED
    again = support.send(f"/staff/payments/{made.ref}/read-back")
    assert (again.status_code, "no booking whose outcome is unknown" in again.text) == (409, True)


def test_without_a_reader_people_are_told_to_look_themselves(blind_world):
    from inapp.console import create_console
    from tests.support.console import settings_for

    settings = settings_for(blind_world.database.path)
    console = create_console(replace(blind_world.cashier, staff=settings.staff), settings)
    client = signed_in(console, Role.SUPPORT)
    blind_world.ctrader.script.append("unanswered")
    made = blind_world.paid_deposit()
    blind_world.step()
    assert "No reader" in client.send(f"/staff/payments/{made.ref}/read-back").text


def test_the_alerts_about_a_payment_go_out_once_more(world, support):
    made = mismatched(world)
    sent = len(world.pager.sent)
    assert sent
    support.send(f"/staff/payments/{made.ref}/alerts")
    world.step()
    assert len(world.pager.sent) > sent


def test_a_note_needs_words_and_stays(world, support):
    made = world.deposit()
    assert support.send(f"/staff/payments/{made.ref}/note", text="  ").status_code == 422
    assert support.send(f"/staff/payments/{made.ref}/note", text="x" * 2001).status_code == 422
    assert support.send("/staff/payments/D-NOTHING/note", text="x").status_code == 404
    support.send(f"/staff/payments/{made.ref}/note", text="<b>papers</b>")
    assert "&lt;b&gt;papers&lt;/b&gt;" in support.get(f"/staff/payments/{made.ref}").text


@pytest.mark.parametrize("what", ["note", "ask", "read-back", "alerts"])
def test_a_viewer_may_look_and_no_more(console, world, what):
    viewer = signed_in(console, Role.VIEWER)
    made = world.deposit()
    page = viewer.get(f"/staff/payments/{made.ref}")
    assert (page.status_code, f"/{what}" in page.text) == (200, False)
    assert viewer.send(f"/staff/payments/{made.ref}/{what}", text="x").status_code == 403


def test_a_look_at_a_person_is_a_line_of_the_audit(world, support):
    world.paid_deposit("100.00")
    world.run()
    page = support.get(f"/staff/users/{USER}").text
    assert "alex@example.test" in page and "Alex Demo" in page
    assert audited(world, "read person") == [("Sue", f"user {USER}", "their page")]
    support.get(f"/staff/users/{USER}/balances")
    assert audited(world, "read person")[-1] == ("Sue", f"user {USER}", "their balances")
    assert support.get("/staff/users/999").status_code == 404


def test_a_user_has_sums_for_each_instrument_and_time(world, support):
    made = world.paid_deposit("100.00")
    world.run()
    with world.database.write() as db:
        db.change(world.payment(made.ref), instrument="Visa 4242")
        db.keep_dispute("fake", made.ref, Dispute("dp_1", DisputeState.OPEN, "needs_response", "fraudulent"), START)
        db.change(world.payment(made.ref), disputed=True)
    page = support.get(f"/staff/users/{USER}").text
    row = page.partition("Visa 4242 <small>USD</small>")[2].partition("</tr>")[0]
    assert row.count("100.00") == 3
    assert "fraudulent" in page


def test_balances_are_read_from_ctrader_beside_the_page(world, support):
    page = support.get(f"/staff/users/{USER}").text
    assert f'hx-get="/staff/users/{USER}/balances"' in page
    assert "820.00" in support.get(f"/staff/users/{USER}/balances").text
    world.ctrader.reachable = False
    assert "cTrader does not answer now" in support.get(f"/staff/users/{USER}/balances").text


def test_support_helps_a_trader_to_get_in(world, support):
    with world.database.write() as db:
        db.db.execute("INSERT INTO users VALUES (?, 'alex@example.test', 'Alex', 'en', '')", (USER,))
    answer = support.send(f"/staff/users/{USER}/invite")
    assert "It is shown once" in answer.text and "/auth/" in answer.text
    assert support.send(f"/staff/users/{USER}/lift-delay").status_code == 200
    assert support.send(f"/staff/users/{USER}/end-sessions").status_code == 200
    assert len(audited(world, "helped")) == 3
    assert support.send(f"/staff/users/{STRANGER}/invite").status_code == 404


def test_a_link_needs_a_second_factor_that_is_fresh(console, world):
    client = signed_in(console, Role.SUPPORT, fresh=False)
    answer = client.send(f"/staff/users/{USER}/invite")
    assert (answer.status_code, "second_code" in answer.text) == (403, True)


def test_notes_about_a_user_stand_on_their_page(support):
    assert support.send(f"/staff/users/{USER}/note", text="asked for papers").status_code == 200
    assert "asked for papers" in support.get(f"/staff/users/{USER}").text


def test_breaks_are_listed_and_explained(world, support):
    found = Found(BreakKind.NOT_OURS, "not_ours:7", "ctrader", "#7", Money(1250, "USD", 2), START, "DEPOSIT of 12.50")
    with world.database.write() as db:
        db.keep_break(found, START)
    page = support.get("/staff/breaks").text
    assert 'href="/staff/breaks/1"' in page and "DEPOSIT of 12.50" in page
    shown = support.get("/staff/breaks/1").text
    assert "What it means" in shown and "12.50" in shown
    assert support.get("/staff/breaks/2").status_code == 404
    assert support.get("/staff/breaks/days/2025-10-09").status_code == 200
    assert support.get("/staff/breaks/days/someday").status_code == 404


def test_what_is_in_force_holds_no_secret(console, world):
    page = signed_in(console, Role.VIEWER).get("/staff/in-force").text
    assert "CASHIER_QUIET_PERIOD" in page and "Who may do what" in page
    assert "CASHIER_SECRET_KEY" not in page
    assert world.cashier.policy.secret_key not in page


def test_what_is_in_force_reads_as_the_file_of_settings_writes_it(console, world):
    page = signed_in(console, Role.VIEWER).get("/staff/in-force").text
    rows = dict(re.findall(r"<tr><td><code>(.*?)</code></td><td>(.*?)</td>", page))
    assert rows["CASHIER_PAYMENT_TTL"] == f"{world.cashier.policy.payment_ttl / 1000:g}"
    assert rows["CASHIER_ACCESS_TOKEN_DAYS"] == "90"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", rows["CASHIER_SHORT_SECRETS_UNTIL"])
    assert "(" not in rows["deposit presets"], "the amounts, not the tuple that holds them"
