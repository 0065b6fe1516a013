"""A day of two people and an administrator: twenty payments of all kinds, and every queue is empty in the end."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from e2e.browsers import ON_DESKTOP, ON_PHONE
from e2e.console.conftest import Desk, act, mismatched
from e2e.test_axe import ALL, COLOURS, found
from inapp.domain.model import Dispute, DisputeState, ObservationKind
from inapp.domain.money import Money
from inapp.domain.reconcile import BreakKind, Found
from inapp.domain.search import Queue
from inapp.domain.staff import Role
from inapp.domain.states import Status
from tests.support.console import cookie_of
from tests.support.harness import LOGIN, OTHER_LOGIN, START, World

THIRD_LOGIN = 5512347
PAYING = (Role.PAYMENTS, Role.FINANCE, Role.SUPPORT)


def fill(world: World) -> dict[str, str]:
    """Twenty payments of all kinds; the references of those that wait for people."""
    amounts = (120, 80, 60, 45)
    deposits = [world.paid_deposit(f"{one}.00", login) for one in amounts for login in (LOGIN, OTHER_LOGIN)]
    world.run()
    world.add_account(THIRD_LOGIN)
    world.ctrader.script.append("twice")
    double = world.paid_deposit("33.00", THIRD_LOGIN)
    world.run_for(60_000)
    declined = world.deposit("15.00")
    thing = world.charge(declined)
    thing.kind = ObservationKind.DECLINED
    world.hear(thing)
    world.deposit("20.00", OTHER_LOGIN)
    world.deposit("25.00", LOGIN)
    world.withdrawal("10.00")
    world.run()
    with world.database.write() as db:
        db.change(db.payment(deposits[0].ref), disputed=True)
        dispute = Dispute("dp_1", DisputeState.OPEN, "needs_response", "fraudulent", Money(12000, "USD", 2))
        db.keep_dispute("fake", deposits[0].ref, dispute, START)
    waiting = [world.withdrawal(f"{amount}.00") for amount in (11, 12, 13, 14)]
    world.run()
    wrong = [mismatched(world, login) for login in (LOGIN, OTHER_LOGIN)]
    twice = world.second_capture()
    gift = Found(BreakKind.NOT_OURS, "not_ours:7", "ctrader", "#7", Money(1250, "USD", 2), START, "a gift")
    with world.database.write() as db:
        db.keep_break(gift, START)
        db.add_hold("a new card", "rules", START, ref=waiting[2].ref)
        db.set_heartbeat(world.clock.now())
    refs = {"disputed": deposits[0].ref, "double": double.ref, "wrong": " ".join(wrong), "twice": twice.ref}
    return refs | {
        "approved": " ".join(one.ref for one in waiting[:2]),
        "held": waiting[2].ref,
        "refused": waiting[3].ref,
    }


def decide(desk: Desk, page: Page, ref: str, name: str, **typed: str) -> None:
    """Decide about a payment on its page, and see what has come of it."""
    desk.open(page, f"/staff/payments/{ref}")
    form = act(page, name)
    for field, value in typed.items():
        box = form.locator(f'[name="{field}"]')
        box.select_option(value) if field == "reason" else box.fill(value)
    form.locator("button").click()
    expect(page.locator(".told, .problem")).to_be_visible()


def test_two_people_empty_every_queue_and_an_administrator_moves_nothing(desk: Desk) -> None:
    world, refs = desk.world, fill(desk.world)
    with world.database.read() as db:
        many = len(db.all_payments(needs_review=False))
    ann, bob = desk.sit("Ann", *PAYING), desk.sit("Bob", *PAYING)
    assert many == 20
    before = desk.counts(ann)
    assert (before[Queue.APPROVALS], before[Queue.REVIEW], before[Queue.UNMATCHED]) == ("4", "2", "1")
    assert (before[Queue.STRANGE], before[Queue.DISPUTES], before[Queue.BREAKS], before[Queue.HELD]) == (
        "1",
        "1",
        "1",
        "1",
    )

    zoe = desk.sit("Zoe", Role.ADMIN)
    desk.open(zoe, f"/staff/payments/{refs['refused']}")
    expect(zoe.locator("form.act")).to_have_count(0)

    desk.open(ann, "/staff/queue?queue=approvals")
    for ref in refs["approved"].split():
        ann.get_by_label(ref, exact=True).check()
    ann.get_by_role("button", name="Approve chosen rows").click()
    expect(ann.locator("tfoot")).to_contain_text("23.00")
    ann.get_by_role("button", name="Approve: 2").click()
    expect(ann.locator("tbody")).to_contain_text("approved by Ann")
    decide(desk, bob, refs["refused"], "refuse", reason="suspected abuse")
    for page in (ann, bob):
        decide(desk, page, refs["held"], "lift")
    decide(desk, ann, refs["held"], "approve")
    for ref in refs["wrong"].split():
        decide(desk, bob, ref, "refund")
    decide(desk, ann, refs["twice"], "refund")
    number = world.booked(refs["double"])[0].balance_history_id
    for page in (ann, bob, ann, bob):  # first that it is there twice, then which one stays
        decide(desk, page, refs["double"], "booked", number=str(number))
    for page in (ann, bob):
        desk.open(page, "/staff/breaks/1")
        form = page.locator('form[action$="/resolve"]')
        form.get_by_label("As").select_option("written off")
        form.get_by_label("Why").fill("too old")
        form.get_by_label("From the account").fill("correction")
        form.get_by_label("To the account").fill("client:0")
        form.get_by_role("button", name="Resolve").click()
        expect(page.locator(".told")).to_be_visible()
    with world.database.write() as db:  # the payer's bank gives way
        dispute = Dispute("dp_1", DisputeState.WON, "won", "fraudulent", Money(12000, "USD", 2))
        db.keep_dispute("fake", refs["disputed"], dispute, world.clock.now())
    world.run()

    assert desk.counts(ann) == dict.fromkeys(Queue, "0")
    expect(ann.get_by_text("Nothing waits for anybody.")).to_be_visible()
    outcome = {world.payment(ref).status for ref in (*refs["approved"].split(), refs["held"])}
    assert outcome == {Status.PAID_OUT}
    assert world.payment(refs["refused"]).status is Status.REFUSED
    assert {world.payment(ref).status for ref in refs["wrong"].split()} == {Status.REFUNDED}


def test_a_payment_that_changed_meanwhile_is_not_approved_unseen(desk: Desk) -> None:
    world, refs = desk.world, fill(desk.world)
    ann, bob = desk.sit("Ann", *PAYING), desk.sit("Bob", *PAYING)
    desk.open(ann, f"/staff/payments/{refs['refused']}?queue=approvals")
    decide(desk, bob, refs["refused"], "hold", text="the card is reported stolen")
    act(ann, "approve").get_by_role("button").click()
    expect(ann.get_by_role("alert")).to_contain_text("has changed since you looked at it")
    expect(ann.locator(".head-card")).to_contain_text("the card is reported stolen")
    assert world.payment(refs["refused"]).status is Status.AWAITING_APPROVAL


def test_a_day_goes_without_javascript(desk: Desk) -> None:
    world, refs = desk.world, fill(desk.world)
    ann = desk.sit("Ann", *PAYING, java_script_enabled=False)
    first, second = refs["approved"].split()
    desk.open(ann, "/staff")
    ann.get_by_role("link", name="Payouts to approve").click()
    expect(ann.get_by_label("Choose all")).to_be_hidden()  # what only a script does is not offered
    expect(ann.locator("[data-keys]")).to_be_hidden()
    ann.locator("tr", has_text=first).get_by_role("button", name="Take").click()
    expect(ann.locator("tr", has_text=first)).to_contain_text("Ann")
    ann.get_by_role("link", name=first).click()
    act(ann, "approve").get_by_role("button").click()
    expect(ann.locator(".told")).to_contain_text("approved by Ann")
    ann.get_by_role("link", name="Next in queue").click()
    expect(ann.get_by_role("heading", level=1)).to_have_text(second)
    ann.get_by_role("searchbox").fill(first)
    ann.get_by_role("searchbox").press("Enter")
    expect(ann.get_by_role("heading", level=1)).to_have_text(first)
    ann.get_by_role("link", name="70011223").click()
    ann.get_by_role("link", name="Read balance and free margin").click()
    expect(ann.locator("tbody")).to_contain_text("5512345")
    assert world.payment(first).status is Status.APPROVED


def test_keys_lead_through_a_queue_and_move_no_money(desk: Desk) -> None:
    world, refs = desk.world, fill(desk.world)
    ann = desk.sit("Ann", *PAYING)
    before = [world.payment(ref) for ref in refs["approved"].split()]
    desk.open(ann, "/staff/queue?queue=approvals")
    ann.keyboard.press("j")
    ann.keyboard.press("j")
    ann.keyboard.press("k")
    expect(ann.locator("tr.here")).to_contain_text(before[0].ref)
    ann.keyboard.press("Enter")
    expect(ann.get_by_role("heading", level=1)).to_have_text(before[0].ref)
    ann.keyboard.press("n")
    expect(ann.get_by_role("heading", level=1)).to_have_text(before[1].ref)
    ann.keyboard.press("?")
    expect(ann.get_by_role("dialog", name="Keys")).to_contain_text("Next in queue")
    ann.keyboard.press("Escape")
    expect(ann.get_by_role("dialog")).to_be_hidden()
    ann.keyboard.press("/")
    expect(ann.get_by_role("searchbox")).to_be_focused()
    for key in "abcdefghijklmnopqrstuvwxyz ":
        ann.keyboard.press("Escape")
        ann.locator("main").focus()
        ann.keyboard.press(key)
    assert [world.payment(one.ref) for one in before] == before


def test_the_first_page_renews_its_counts_by_itself(desk: Desk) -> None:
    fill(desk.world)
    ann = desk.sit("Ann", *PAYING)
    ann.clock.install()
    desk.open(ann, "/staff")
    tile = ann.locator(".tiles li", has_text="In review")
    expect(tile).to_contain_text("2")
    place = tile.bounding_box()
    mismatched(desk.world)
    ann.clock.run_for(16_000)
    expect(tile).to_contain_text("3")
    assert tile.bounding_box() == place


def test_what_was_typed_outlives_a_session_that_ends_meanwhile(desk: Desk) -> None:
    refs = fill(desk.world)
    ann = desk.sit("Ann", *PAYING)
    desk.open(ann, f"/staff/payments/{refs['refused']}?queue=approvals")
    ann.get_by_label("Note for colleagues").fill("The bank calls back at three.")
    ann.context.clear_cookies()
    ann.get_by_role("button", name="Keep the note").click()
    expect(ann.get_by_role("status")).to_contain_text("Your session has ended")
    again = ann.locator('[name="next"]').get_attribute("value") or ""
    cookie = cookie_of(desk.world.cashier, desk.url.replace("http:", "https:"), *PAYING, name="Ann again")
    ann.context.add_cookies([cookie])  # type: ignore[list-item]
    desk.open(ann, again)
    note = ann.get_by_label("Note for colleagues")
    expect(note).to_have_value("The bank calls back at three.")
    ann.get_by_role("button", name="Keep the note").click()
    expect(ann.locator(".trail")).to_contain_text("The bank calls back at three.")
    expect(note).to_have_value("")


def test_rows_are_chosen_by_key_and_all_at_once_and_counted(desk: Desk) -> None:
    fill(desk.world)
    ann = desk.sit("Ann", *PAYING)
    desk.open(ann, "/staff/queue?queue=approvals")
    approve = ann.get_by_role("button", name="Approve chosen rows")
    expect(approve).to_be_disabled()
    for key in "jxjx":
        ann.keyboard.press(key)
    expect(ann.locator("[data-chosen]")).to_have_text("2 chosen")
    expect(approve).to_be_enabled()
    ann.get_by_label("Choose all").check()
    expect(ann.locator("[data-chosen]")).to_have_text("4 chosen")


PAGES = ("/staff", "/staff/queue?queue=approvals", "/staff/queue?queue=unmatched", "/staff/breaks", "/staff/in-force")


def test_axe_finds_nothing_on_any_page_and_none_is_wider_than_a_phone(desk: Desk) -> None:
    refs, wrong = fill(desk.world), {}
    ann = desk.sit("Ann", *PAYING, shape=ON_PHONE | {"reduced_motion": "reduce"})
    own = (f"/staff/payments/{refs[name]}" for name in ("refused", "double", "twice"))
    for path in (*PAGES, *own, "/staff/users/70011223", "/staff/breaks/1"):
        desk.open(ann, path)
        for one in ann.locator("details").all():
            one.evaluate("(details) => { details.open = true; }")
        for theme, rules in (("light", ALL), ("dark", COLOURS)):
            ann.emulate_media(color_scheme=theme)
            if broken := found(ann, rules):
                wrong[f"{path}, {theme}"] = broken
        wide = ann.evaluate("document.documentElement.scrollWidth")
        if wide > ON_PHONE["viewport"]["width"]:
            wrong[f"{path} is wide"] = [str(wide)]
    assert wrong == {}


@pytest.mark.parametrize("shape", [ON_DESKTOP, ON_PHONE])
def test_no_page_is_wider_than_the_window_from_right_to_left(desk: Desk, shape: dict[str, Any]) -> None:
    refs = fill(desk.world)
    ann = desk.sit("Ann", *PAYING, shape=shape)
    for path in ("/staff", "/staff/queue?queue=approvals", f"/staff/payments/{refs['refused']}", "/staff/in-force"):
        desk.open(ann, path)
        ann.evaluate("document.documentElement.dir = 'rtl'")
        assert ann.evaluate("document.documentElement.scrollWidth") <= shape["viewport"]["width"], path
