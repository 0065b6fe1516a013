"""Pictures of the console's pages, to be looked at: PICTURES=1 puts them into docs/pictures."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from e2e.browsers import ON_DESKTOP, ON_PHONE
from e2e.conftest import PICTURED, Folders
from e2e.console.conftest import Desk
from e2e.console.test_a_day import PAYING, fill
from inapp.domain.staff import Role

WIDE = ON_DESKTOP | {"reduced_motion": "reduce"}
SHAPES: dict[str, tuple[dict[str, Any], str]] = {
    "": (WIDE, "light"),
    "-dark": (WIDE, "dark"),
    "-phone": (ON_PHONE | {"reduced_motion": "reduce"}, "light"),
}
"""The end of a picture's name, the browser's shape and its theme."""


def take(page: Page, file: Path) -> None:
    page.screenshot(path=file, full_page=True, animations="disabled", caret="initial")
    assert file.stat().st_size > 5_000


@PICTURED
@pytest.mark.parametrize("end", SHAPES)
def test_every_page_of_the_console(desk: Desk, folders: Folders, end: str) -> None:
    refs = fill(desk.world)
    shape, theme = SHAPES[end]
    ann = desk.sit("Ann", *PAYING, shape=shape, color_scheme=theme)
    zoe = desk.sit("Zoe", Role.ADMIN, Role.FINANCE, shape=shape, color_scheme=theme)
    for page, paths in ((ann, of_a_day(refs)), (zoe, OF_ADMINISTRATORS)):
        for name, path in paths.items():
            desk.open(page, path)
            page.wait_for_load_state("networkidle")
            take(page, folders[0] / f"console-{name}{end}.png")
    desk.open(ann, "/staff/queue?queue=approvals")
    for ref in refs["approved"].split():
        ann.get_by_label(ref, exact=True).check()
    ann.get_by_role("button", name="Approve chosen rows").click()
    expect(ann.locator("tfoot")).to_be_visible()
    take(ann, folders[0] / f"console-several{end}.png")
    nobody = desk.new_context(shape, color_scheme=theme).new_page()
    desk.open(nobody, "/staff/sign-in")
    take(nobody, folders[0] / f"console-sign-in{end}.png")


def of_a_day(refs: dict[str, str]) -> dict[str, str]:
    """The pages of those who work with payments."""
    return {
        "today": "/staff",
        "queue": "/staff/queue?queue=approvals",
        "payments": "/staff/queue",
        "payment": f"/staff/payments/{refs['refused']}?queue=approvals",
        "review": f"/staff/payments/{refs['wrong'].split()[0]}?queue=review",
        "unmatched": "/staff/queue?queue=unmatched",
        "disputes": "/staff/disputes",
        "user": "/staff/users/70011223",
        "breaks": "/staff/breaks",
        "break": "/staff/breaks/1",
        "in-force": "/staff/in-force",
        "me": "/staff/me",
    }


OF_ADMINISTRATORS = {
    "audit": "/staff/audit",
    "rules": "/staff/rules",
    "people": "/staff/people",
    "privacy": "/staff/users/70011223/privacy",
}
