"""Decisions from the console: drawn from the rule that the server asks, by two people, of what they have seen."""

import re
from dataclasses import replace
from html import unescape

import pytest

from inapp.console.acts import ACTS
from inapp.domain.model import Dispute, DisputeState, ObservationKind
from inapp.domain.money import Money
from inapp.domain.reconcile import BreakKind, Found
from inapp.domain.staff import Right, Role
from inapp.domain.states import Event, Status
from tests.console.test_queue import mismatched
from tests.payments.test_disbursements import say
from tests.support.console import signed_in
from tests.support.harness import OTHER_LOGIN, START, USER

VERSION = re.compile(r'name="seen" value="([^"]*)"')


@pytest.fixture
def ann(console):
    return signed_in(console, Role.PAYMENTS, Role.FINANCE, name="Ann")


@pytest.fixture
def bob(console):
    return signed_in(console, Role.PAYMENTS, Role.FINANCE, name="Bob")


def waiting(world, amount="40.00"):
    """A withdrawal that waits for approval, because its user disputes a deposit."""
    disputed = world.paid_deposit("100.00")
    world.run()
    with world.database.write() as db:
        db.change(db.payment(disputed.ref), disputed=True)
        db.keep_dispute("fake", disputed.ref, Dispute("dp_1", DisputeState.OPEN, "needs_response"), START)
    made = world.withdrawal(amount)
    world.run()
    assert world.payment(made.ref).status is Status.AWAITING_APPROVAL
    return made


def seen_by(client, ref):
    """The version that a payment's page shows."""
    return VERSION.search(client.get(f"/staff/payments/{ref}").text)[1]


def decide(client, ref, act, **fields):
    """Post an act as the page of the payment does."""
    fields.setdefault("seen", seen_by(client, ref))
    return client.send(f"/staff/payments/{ref}/{act}", **fields)


def test_what_came_back_after_a_payout_is_booked_back_by_a_button_that_says_so(world, ann, bob):
    made = world.withdrawal("40.00")
    world.run()
    assert world.payment(made.ref).status is Status.PAID_OUT
    say(world, made.ref, ObservationKind.DECLINED, reason="account_closed")
    world.run()
    assert world.payment(made.ref).status is Status.REVIEW
    for client in (ann, bob):
        page = client.get(f"/staff/payments/{made.ref}").text
        assert ">Book it back</button>" in page and ">It was booked back</button>" in page
        assert ">It is not booked<" not in page
        decide(client, made.ref, "not-booked")
    world.run()
    assert world.payment(made.ref).status is Status.RETURNED


def test_each_act_says_what_it_moves_and_only_what_is_possible_has_a_button(world, ann):
    made = waiting(world)
    page = unescape(ann.get(f"/staff/payments/{made.ref}").text)
    assert "40.00 USD is debited from account 5512345 and goes out by Card" in page
    assert f'action="/staff/payments/{made.ref}/approve' in page
    assert f'action="/staff/payments/{made.ref}/refund' not in page
    assert "Refund</strong> · " in page  # ... and says why not


def test_a_withdrawal_is_approved_by_one_and_goes_out(world, ann):
    made = waiting(world)
    answer = decide(ann, made.ref, "approve")
    assert "approved by Ann" in answer.text
    world.run()
    assert world.payment(made.ref).status is Status.PAID_OUT


def test_what_changed_meanwhile_is_not_approved_unseen(world, ann, bob):
    made = waiting(world)
    before = seen_by(ann, made.ref)
    decide(bob, made.ref, "hold", text="looks odd")
    answer = decide(ann, made.ref, "approve", seen=before)
    assert (answer.status_code, "has changed since you looked" in answer.text) == (409, True)
    assert VERSION.search(answer.text)[1] != before  # the page is shown anew
    assert world.payment(made.ref).status is Status.AWAITING_APPROVAL
    assert decide(ann, made.ref, "approve", seen="").status_code == 422


def test_a_refusal_needs_a_reason(world, ann):
    made = waiting(world)
    assert decide(ann, made.ref, "refuse").status_code == 422
    assert decide(ann, made.ref, "refuse", reason="other").status_code == 422
    assert decide(ann, made.ref, "refuse", reason="other", text="a second account").status_code == 200
    assert world.payment(made.ref).status is Status.REFUSED


def test_a_refused_form_keeps_what_was_typed_into_it_and_into_no_other(world, ann):
    made = waiting(world)
    answer = decide(ann, made.ref, "refuse", text="a second account").text
    assert answer.count('value="a second account"') == 1
    form = answer.partition('/refuse"')[2].partition("</form>")[0]
    assert 'value="a second account"' in form
    answer = decide(ann, made.ref, "refuse", reason="other").text
    assert '<option value="other" selected>' in answer


def test_who_has_said_so_stands_at_the_act_for_both(blind_console, blind_world):
    ann, bob = (signed_in(blind_console, Role.PAYMENTS, name=name) for name in ("Ann", "Bob"))
    blind_world.ctrader.script.append("unanswered")
    made = blind_world.paid_deposit()
    blind_world.step()
    number = blind_world.ctrader.history[-1].balance_history_id
    decide(ann, made.ref, "booked", number=str(number))
    for client in (ann, bob):
        acts = client.get(f"/staff/payments/{made.ref}").text.partition('id="do"')[2].partition("<details>")[0]
        assert "Ann said so already" in acts


def test_an_unknown_booking_takes_two_people_with_the_same_verdict(blind_console, blind_world):
    ann, bob = (signed_in(blind_console, Role.PAYMENTS, name=name) for name in ("Ann", "Bob"))
    blind_world.ctrader.script.append("unanswered")
    made = blind_world.paid_deposit()
    blind_world.step()
    number = blind_world.ctrader.history[-1].balance_history_id
    first = decide(ann, made.ref, "booked", number=str(number))
    assert "A second person has to say the same" in first.text
    assert "A second person" in decide(ann, made.ref, "booked", number=str(number)).text  # not the same one twice
    assert decide(bob, made.ref, "booked", number="x").status_code == 422
    decide(bob, made.ref, "booked", number=str(number))
    assert blind_world.payment(made.ref).status is Status.CREDITED


@pytest.fixture
def blind_console(blind_world):
    from inapp.console import create_console
    from tests.support.console import settings_for

    settings = settings_for(blind_world.database.path)
    blind_world.cashier = replace(blind_world.cashier, staff=settings.staff)
    return create_console(blind_world.cashier, settings)


def test_what_the_psp_has_captured_otherwise_goes_back_to_its_payer(world, ann):
    made = mismatched(world)
    assert "90.00 EUR goes back to its payer through fake" in ann.get(f"/staff/payments/{made.ref}").text
    decide(ann, made.ref, "refund")
    world.run()
    assert world.payment(made.ref).status is Status.REFUNDED


def test_a_hold_is_set_by_one_and_lifted_by_two(world, ann, bob):
    made = waiting(world)
    assert "is held by Ann" in decide(ann, made.ref, "hold", text="looks odd").text
    decide(ann, made.ref, "lift")
    with world.database.read() as db:
        assert db.hold(made.ref)
    decide(bob, made.ref, "lift")
    with world.database.read() as db:
        assert not db.hold(made.ref)


def test_support_cancels_what_nobody_has_paid_and_nothing_else(console, world):
    sue = signed_in(console, Role.SUPPORT, name="Sue")
    made = world.deposit()
    assert "is cancelled" in decide(sue, made.ref, "cancel").text
    assert world.payment(made.ref).status is Status.CANCELLED
    with world.database.read() as db:
        assert db.history(made.ref)[-1].by == "Sue"
    paid = world.paid_deposit()
    assert sue.send(f"/staff/payments/{paid.ref}/cancel").status_code == 409
    assert world.payment(paid.ref).status is Status.PAID


def freeze_seen_by(client):
    return VERSION.search(client.get(f"/staff/users/{USER}").text)[1]


def test_a_freeze_that_came_meanwhile_is_not_lifted_unseen(world, console, ann, bob):
    world.deposit()
    ann.send(f"/staff/users/{USER}/freeze", text="a slip")
    looked = freeze_seen_by(bob)
    carl = signed_in(console, Role.PAYMENTS, name="Carl")
    for one in (ann, carl):
        one.send(f"/staff/users/{USER}/unfreeze", seen=looked)
    ann.send(f"/staff/users/{USER}/freeze", text="a stolen\ncard")
    carl.send(f"/staff/users/{USER}/unfreeze", seen=freeze_seen_by(carl))
    for seen in (looked, ""):
        assert bob.send(f"/staff/users/{USER}/unfreeze", seen=seen).status_code == 409
    with world.database.read() as db:
        assert db.freeze(USER).reason == "a stolen card", "and no reason forges a line of an alert"


def test_a_frozen_user_stands_among_what_is_held_and_names_who_would_let_them_go(world, console, ann, bob):
    world.deposit()
    ann.send(f"/staff/users/{USER}/freeze", text="stolen card")
    held = bob.get("/staff/queue?queue=held").text
    assert f'href="/staff/users/{USER}"' in held and "frozen by Ann: stolen card" in held
    today = bob.get("/staff").text
    assert "Nothing waits for anybody" not in today
    assert re.search(r"Held</span>\s*<strong>1</strong>\s*<small>oldest", today)
    assert (
        f'href="/staff/users/{USER}"'
        not in signed_in(console, Role.VIEWER, name="Vic").get("/staff/queue?queue=held").text
    )
    ann.send(f"/staff/users/{USER}/unfreeze", seen=freeze_seen_by(ann))
    assert "Ann said so already" in bob.get(f"/staff/users/{USER}").text


def test_a_user_is_frozen_by_one_and_let_go_by_two(world, ann, bob):
    assert "is frozen by Ann" in ann.send(f"/staff/users/{USER}/freeze", text="stolen card").text
    assert "frozen by Ann: stolen card" in ann.get(f"/staff/users/{USER}").text
    ann.send(f"/staff/users/{USER}/unfreeze", seen=freeze_seen_by(ann))
    assert "frozen by Ann" in ann.get(f"/staff/users/{USER}").text
    bob.send(f"/staff/users/{USER}/unfreeze", seen=freeze_seen_by(bob))
    assert "not frozen" in ann.get(f"/staff/users/{USER}").text


@pytest.mark.parametrize("act", [act for act in ACTS if act.fresh], ids=lambda act: act.name)
def test_what_moves_money_asks_for_a_fresh_second_factor_and_keeps_what_was_typed(console, world, act):
    stale = signed_in(console, Role.PAYMENTS, Role.FINANCE, fresh=False)
    made = world.deposit()
    answer = stale.send(f"/staff/payments/{made.ref}/{act.name}", text="typed before", seen="x")
    assert (answer.status_code, "typed before" in answer.text, "second_code" in answer.text) == (403, True, True)
    assert f"<strong>{act.label}</strong> {made.ref}" in answer.text  # it says for what


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_an_act_is_refused_to_whoever_lacks_its_right_although_the_form_is_posted(console, world, act):
    others = {
        Right.DECIDE: Role.FINANCE,
        Right.RESOLVE: Role.SUPPORT,
        Right.CANCEL: Role.FINANCE,
        Right.STOP: Role.ADMIN,
    }
    client = signed_in(console, others[act.right])
    made = world.deposit()
    assert client.send(f"/staff/payments/{made.ref}/{act.name}", seen="x").status_code == 403
    assert f"/{act.name}" not in client.get(f"/staff/payments/{made.ref}").text


def several(client, *refs, act="approve"):
    return client.send(f"/staff/decide/{act}", ref=list(refs), back="/staff/queue?queue=approvals")


def shown_in(page):
    """The fields of the form that asks once more, as a browser would send them."""
    fields = dict(re.findall(r'name="(seen [^"]+|count|total)" value="([^"]*)"', page))
    return fields | {"ref": re.findall(r'name="ref" value="([^"]+)"', page)}


def test_chosen_rows_are_shown_with_their_total_and_decided_one_by_one(world, ann):
    one, two = waiting(world, "40.00"), world.withdrawal("12.50")
    world.run()
    page = several(ann, one.ref, two.ref).text
    assert "52.50" in page and "Approve: 2" in page
    done = ann.send("/staff/decide/approve/now", **shown_in(page))
    assert done.text.count("approved by Ann") == 2
    assert {world.payment(each.ref).status for each in (one, two)} == {Status.APPROVED}


def held(world, ref):
    with world.database.write() as db:
        db.add_hold("meanwhile", "zoe", START, ref=ref)


def elsewhere(world, ref):
    with world.database.write() as db:
        db.change(db.payment(ref), instrument="Visa ending in 0002")


def refused_meanwhile(world, ref):
    with world.database.write() as db:
        db.move(db.payment(ref), Event.REFUSED, "Zoe", START)


@pytest.mark.parametrize("change", [held, elsewhere, refused_meanwhile])
def test_a_list_of_which_a_row_has_changed_is_not_decided_at_all(world, ann, change):
    one, two = waiting(world, "40.00"), world.withdrawal("12.50")
    world.run()
    form = shown_in(several(ann, one.ref, two.ref).text)
    change(world, two.ref)
    answer = ann.send("/staff/decide/approve/now", **form)
    assert answer.status_code == 409 and f"Nothing is decided by this: {two.ref} changed" in answer.text
    assert world.payment(one.ref).status is Status.AWAITING_APPROVAL
    assert world.payment(two.ref).status is not Status.APPROVED
    with world.database.read() as db:
        refused = db.all("SELECT detail FROM audit WHERE verb = 'refused' AND subject = 'several payments'")
    assert [two.ref in row["detail"] for row in refused] == [True]
    again = shown_in(answer.text)  # the page shows the list as it is now, and confirms that
    assert ann.send("/staff/decide/approve/now", **again).status_code == 200
    assert world.payment(one.ref).status is Status.APPROVED


@pytest.mark.parametrize(
    "forged",
    [
        lambda form, more: {"ref": form["ref"][:1]},
        lambda form, more: {"total": "12.50 USD"},
        lambda form, more: {"total": ""},
        lambda form, more: {"count": "1"},
        lambda form, more: {"ref": [*form["ref"], more.ref]},
        lambda form, more: {f"seen {form['ref'][0]}": ""},
        lambda form, more: {f"seen {form['ref'][0]}": form[f"seen {form['ref'][1]}"]},
    ],
    ids=["a row less", "another total", "no total", "another number", "a row more", "unseen", "another row's version"],
)
def test_a_list_that_is_not_what_was_shown_is_not_decided_by_a_direct_post(world, ann, forged):
    one, two, three = waiting(world, "40.00"), world.withdrawal("12.50"), world.withdrawal("11.00")
    world.run()
    form = shown_in(several(ann, one.ref, two.ref).text)
    answer = ann.send("/staff/decide/approve/now", **form | forged(form, three))
    assert answer.status_code == 409 and "Nothing is decided by this" in answer.text
    assert {world.payment(each.ref).status for each in (one, two, three)} == {Status.AWAITING_APPROVAL}


def test_a_list_that_is_sent_twice_is_noted_as_superfluous_and_tells_what_was_done(world, ann, bob):
    one, two = waiting(world, "40.00"), world.withdrawal("12.50")
    world.run()
    form = shown_in(several(ann, one.ref, two.ref).text)
    assert ann.send("/staff/decide/approve/now", **form).status_code == 200
    for again in (ann, bob):
        answer = again.send("/staff/decide/approve/now", **form)
        assert (answer.status_code, answer.text.count("was approved already")) == (200, 2)
    with world.database.read() as db:
        assert [word.verdict for word in db.decisions_of(two.ref)].count("approved again") == 2
    stale = form | {f"seen {two.ref}": "another version"}
    assert ann.send("/staff/decide/approve/now", **stale).status_code == 409


def test_rows_are_approved_from_each_list_of_those_that_wait_for_it(world, ann):
    waiting(world)
    for query in ("queue=approvals", "state=awaiting_approval"):
        assert "Approve chosen rows" in ann.get(f"/staff/queue?{query}").text
    assert "Approve chosen rows" not in ann.get("/staff/queue").text


def test_rows_of_two_currencies_none_and_too_many_are_refused(world, ann):
    one = waiting(world)
    other = world.deposit(login=OTHER_LOGIN)
    assert "one currency" in several(ann, one.ref, other.ref).text
    none = ann.send("/staff/decide/approve", back="/staff/queue?queue=approvals").text
    assert "at least one row" in none and 'href="/staff/queue?queue=approvals"' in none
    for path in ("/staff/decide/approve", "/staff/decide/approve/now"):
        answer = ann.send(path, ref=[f"D-{n}" for n in range(51)])
        assert (answer.status_code, "At most 50" in answer.text) == (422, True)
    assert "There is no payment D-0" in ann.send("/staff/decide/approve/now", ref=["D-0"]).text


def test_rows_of_two_currencies_are_not_decided_by_a_direct_post_either(world, ann):
    one, other = waiting(world), world.deposit(login=OTHER_LOGIN)
    seen = {f"seen {each.ref}": seen_by(ann, each.ref) for each in (one, other)}
    answer = ann.send("/staff/decide/approve/now", ref=[one.ref, other.ref], count="2", total="140.00 USD", **seen)
    assert answer.status_code == 422 and "one currency" in answer.text
    assert world.payment(one.ref).status is Status.AWAITING_APPROVAL


def test_a_break_is_taken_noted_and_resolved_by_two(world, ann, bob):
    found = Found(BreakKind.NOT_OURS, "not_ours:7", "ctrader", "#7", Money(1250, "USD", 2), START, "a gift")
    with world.database.write() as db:
        db.keep_break(found, START)
    assert "Ann looks after it" in ann.send("/staff/breaks/1/take").text
    ann.send("/staff/breaks/1/note", text="asked the bank")
    assert ann.send("/staff/breaks/1/resolve", word="", text="x").status_code == 422
    ended = {"word": "written off", "text": "too old"}
    assert "stands in the ledger" in ann.send("/staff/breaks/1/resolve", **ended).text
    ended |= {"credit": "client:5512345", "debit": "correction"}
    ann.send("/staff/breaks/1/resolve", **ended)
    with world.database.read() as db:
        assert db.a_break(1).is_open
    assert "12.50 USD from client:5512345 to correction" in bob.send("/staff/breaks/1/resolve", **ended).text
    with world.database.read() as db:
        assert db.a_break(1).correction == "correction.1"
        assert db.ledger_fact("correction.1").by == "Ann and Bob"
