"""Pictures of the console's pages, to be looked at: PICTURES=1 puts them into docs/pictures."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from e2e.browsers import ON_DESKTOP, ON_PHONE
from e2e.conftest import PICTURED, Folders
from e2e.console.conftest import Desk
from e2e.console.test_a_day import PAYING, fill

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
    page = desk.sit("Ann", *PAYING, shape=shape, color_scheme=theme)
    pages = {
        "today": "/staff",
        "queue": "/staff/queue?queue=approvals",
        "payments": "/staff/queue",
        "payment": f"/staff/payments/{refs['refused']}?queue=approvals",
        "review": f"/staff/payments/{refs['wrong'].split()[0]}?queue=review",
        "user": "/staff/users/70011223",
        "breaks": "/staff/breaks",
        "in-force": "/staff/in-force",
    }
    for name, path in pages.items():
        desk.open(page, path)
        page.wait_for_load_state("networkidle")
        take(page, folders[0] / f"console-{name}{end}.png")
