"""Last payments, all payments and receipts, as a trader goes from one to the other."""

import re
import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from e2e.browsers import ON_DESKTOP, ON_PHONE, Watch, launch_without_cookies
from e2e.conftest import NewContext
from e2e.screens import App, AppShell, InAppBrowser, Screen, Surface, frame_of
from e2e.stack import SAM, USD, Stack

QUIET = 5512402
"""An account in which no other test pays."""
MONTH = 30 * 24 * 3600 * 1000
FOCUS_IS_SOMEWHERE = "document.activeElement !== document.body"


def remember(stack: Stack, count: int = 23) -> list[str]:
    """Payments of the last months of an account that has no others, put into its rows once; the newest first."""
    refs = [f"{'W' if n % 4 == 3 else 'D'}-PAST{n:03}" for n in range(count)]
    last = {"W": ("withdrawal", "paid_out"), "D": ("deposit", "credited")}
    with sqlite3.connect(stack.database, timeout=20) as db:
        if db.execute("SELECT 1 FROM payments WHERE ref = ?", refs[:1]).fetchone():
            return refs
        (now,) = db.execute("SELECT unixepoch('now') * 1000").fetchone()
        for n, ref in enumerate(refs):
            kind, state = last[ref[0]]
            state = "declined" if n % 5 == 1 and kind == "deposit" else state
            at = now - (n + 1) * MONTH // 12
            db.execute(
                "INSERT INTO payments (ref, kind, user_id, login, minor, currency, digits, status, psp, method,"
                " created, updated, reason, tries, page_key, hand_off, instrument, disputed)"
                " VALUES (?, ?, ?, ?, ?, 'USD', 2, ?, 'mock', 'mock_card', ?, ?, '', 0, ?, '', 'Visa 3220', 0)",
                (ref, kind, SAM, QUIET, 12_345 * (n + 1), state, at, at, f"past {ref}"),
            )
            db.execute(
                "INSERT INTO history (ref, event, became, by, at, chain) VALUES (?, 'made', ?, 'test', ?, ?)",
                (ref, state, at, f"past {ref}"),
            )
    return refs


def row(surface: Surface, ref: str) -> object:
    return surface.locator(f"button[value='{ref}']")


def walk(screen: Screen, refs: list[str]) -> None:
    """From the form to the oldest payment, its receipt, and all the way back."""
    surface = screen.surface
    expect(surface.locator("button.entry")).to_have_count(5)
    screen.button("All payments").click()
    expect(surface.get_by_role("heading", name="All payments")).to_be_visible()
    expect(surface.locator("button.entry")).to_have_count(20)
    screen.button("Show more").click()
    row(surface, refs[-1]).click()  # type: ignore[attr-defined]
    screen.shows("credited")
    assert screen.reference == refs[-1]
    screen.button("Back").click()
    screen.button("Withdrawals").click()
    expect(screen.button("Withdrawals")).to_have_attribute("aria-pressed", "true")
    expect(surface.locator("button.entry", has_text="Deposit")).to_have_count(0)
    row(surface, refs[3]).click()  # type: ignore[attr-defined]
    screen.shows("paid_out")
    screen.button("Back").click()
    expect(screen.button("Withdrawals")).to_have_attribute("aria-pressed", "true")
    screen.button("Back").click()
    expect(screen.amount).to_be_visible()


@pytest.mark.parametrize("app", ["phone", "web"], indirect=True)
def test_from_the_form_to_the_oldest_payment_and_back(stack: Stack, app: App) -> None:
    refs = remember(stack)
    walk(app.open("deposit", QUIET), refs)


def test_the_same_without_javascript(stack: Stack, new_context: NewContext) -> None:
    refs = remember(stack)
    app = InAppBrowser(stack, new_context(ON_PHONE, java_script_enabled=False))
    screen = app.open("deposit", QUIET)
    screen.button("All payments").click()
    screen.button("Show more").click()
    expect(screen.surface.locator("button.entry")).to_have_count(3)
    row(screen.surface, refs[-2]).click()  # type: ignore[attr-defined]
    assert screen.reference == refs[-2]
    assert "handle" not in app.page.url
    screen.button("Back").click()
    screen.button("Back").click()
    expect(screen.amount).to_be_visible()


def test_the_same_framed_with_every_cookie_forbidden(
    stack: Stack, playwright: Playwright, watch: Watch, tmp_path: Path
) -> None:
    refs = remember(stack)
    context = launch_without_cookies(playwright, tmp_path / "profile", **ON_DESKTOP)
    try:
        watch.over(context)
        walk(AppShell(stack, context, "web").open("deposit", QUIET), refs)
    finally:
        context.close()


def test_a_payment_on_its_way_is_found_in_the_list_and_ends_there(stack: Stack, phone: App) -> None:
    screen = phone.open("deposit", USD)
    screen.send("60")
    expect(screen.button("Approve payment")).to_be_visible()
    screen = phone.open("withdraw", USD)
    screen.surface.locator("button.entry.yours").click()
    screen.button("Approve payment").click()
    screen.shows("credited")
    expect(screen.button("Back")).to_be_visible()
    phone.page.wait_for_timeout(1500)  # longer than a status takes to leave that may
    screen.shows("credited")


def test_focus_is_never_lost_and_more_rows_begin_where_the_button_was(stack: Stack, phone: App) -> None:
    refs = remember(stack)
    screen = phone.open("deposit", QUIET)
    page = phone.page

    def focused() -> str:
        expect(page.locator(".htmx-request, .htmx-settling, .htmx-swapping")).to_have_count(0)
        assert page.evaluate(FOCUS_IS_SOMEWHERE)
        return str(page.evaluate("document.activeElement.value || document.activeElement.textContent"))

    screen.button("All payments").click()
    expect(page.get_by_role("heading", name="All payments")).to_be_focused()
    screen.button("Show more").click()
    expect(row(page, refs[20])).to_be_focused()  # type: ignore[arg-type]
    assert focused() == refs[20]
    row(page, refs[21]).click()  # type: ignore[attr-defined]
    expect(page.get_by_role("heading", name=re.compile("declined|complete"))).to_be_focused()
    screen.button("Back").click()
    expect(page.get_by_role("heading", name="All payments")).to_be_focused()


def test_a_receipt_is_copied_from_and_printed_alone(stack: Stack, phone: App) -> None:
    refs = remember(stack)
    screen, page = phone.open("deposit", QUIET), phone.page
    row(page, refs[0]).click()  # type: ignore[attr-defined]
    screen.shows("credited")
    page.evaluate(
        """(ref) => {  // the card's own link leads here too
          const form = document.querySelector(".back").cloneNode(true);
          form.setAttribute("action", `/inapp/payments/${ref}/receipt`);
          form.removeAttribute("hx-post");
          document.querySelector(".opened").append(form);
          form.submit();
        }""",
        refs[0],
    )
    expect(page.get_by_role("heading", name="Receipt of a deposit")).to_be_visible()
    expect(page.locator(".receipt")).to_contain_text("Visa •••• 3220")
    screen.button("Copy").click()
    expect(screen.button("Copied")).to_be_focused()
    expect(page.locator("#say")).to_have_text("Copied")
    assert page.evaluate("getSelection().toString()").strip() == refs[0]
    page.evaluate("window.print = () => { document.title = 'printed' }")
    screen.button("Print or save as PDF").click()
    expect(page).to_have_title("printed")
    page.emulate_media(media="print", color_scheme="dark")
    for button in page.get_by_role("button").all():
        expect(button).to_be_hidden()
    expect(page.locator(".x")).to_be_hidden()
    ink = page.locator(".receipt dd").first.evaluate("(one) => getComputedStyle(one).color")
    assert ink == "rgb(0, 0, 0)", "dark screens print black on white"


def test_the_form_prints_no_buttons(stack: Stack, phone: App) -> None:
    remember(stack)
    screen = phone.open("deposit", QUIET)
    expect(screen.amount).to_be_visible()
    phone.page.emulate_media(media="print")
    for control in phone.page.locator("button:not(.entry), a.x").all():
        expect(control).to_be_hidden()


def test_the_copy_button_works_in_a_foreign_frame(stack: Stack, web: App) -> None:
    refs = remember(stack)
    screen = web.open("deposit", QUIET)
    row(screen.surface, refs[0]).click()  # type: ignore[attr-defined]
    screen.shows("credited")
    assert frame_of(web.page).evaluate("document.queryCommandSupported('copy')")
