"""The nightly reconciliation: the worker looks at the day that has ended, and leaves its page beside the database."""

import logging
from contextlib import suppress
from pathlib import Path
from stat import S_IRWXU

from inapp.cashier import Cashier
from inapp.domain.attempts import HOUR
from inapp.domain.errors import StorageFailed
from inapp.domain.reconcile import DAY, day_begins, day_of
from inapp.operations import reconcile, reconcile_forms, reconcile_report, reconcile_sources

log = logging.getLogger(__name__)

AFTER_MIDNIGHT = HOUR
"""When the day before is looked at, after it has ended in UTC: other sides show nothing late by then."""
AGAIN = HOUR
"""The time between two tries while a side cannot be read to the end of the day."""
NO_PAGE = "The page of the reconciliation of {day} cannot be written: is the disk full? `reconcile` prints it"


def run(cashier: Cashier) -> None:
    """Look at yesterday once, and again while a side is silent; tell of that, and do nothing without another side."""
    now = cashier.clock.now()
    today = day_begins(day_of(now))
    _drop_what_has_not_ended(cashier, today)
    if now < today + AFTER_MIDNIGHT or not reconcile.is_possible(cashier):
        return
    with cashier.store.read() as db:
        read = [db.read_to(name) for name in reconcile_sources.names(cashier)]
    day = day_of(today - DAY)
    is_told = _page(cashier, day).exists()  # whoever has reconciled since midnight may not have written it
    if is_told and all(one is not None and (one.upto >= today or one.at > now - AGAIN) for one in read):
        return
    result = reconcile.run(cashier)
    with cashier.store.write() as db:
        for problem in result.problems:
            db.add_alert_once(now, "reconcile", "", f"The reconciliation of {day} is not whole: {problem}")
    ended = [each for each in result.days if day_begins(each) < today]
    written = [write_page(cashier, each) for each in sorted({day, *ended})]
    if not all(written):
        with cashier.store.write() as db:
            db.add_alert_once(now, "reconcile", "", NO_PAGE.format(day=day))


def _drop_what_has_not_ended(cashier: Cashier, today: int) -> None:
    """Remove the pages of days that have not ended: a clock that was ahead made them, and their night is to come."""
    with suppress(OSError):
        for page in _page(cashier, "").parent.glob("*.html"):
            if page.stem >= day_of(today):
                page.unlink()


def _page(cashier: Cashier, day: str) -> Path:
    database = Path(cashier.store.path)
    return database.with_name(f"{database.stem}-reconciliation") / f"{day}.html"


def write_page(cashier: Cashier, day: str) -> Path | None:
    """Write the report of a day as a page, readable to its owner alone; None if it cannot be written."""
    page = _page(cashier, day)
    folder = page.parent
    try:
        text = reconcile_forms.as_page(reconcile_report.report(cashier, day), cashier.broker)
        folder.mkdir(mode=S_IRWXU, exist_ok=True)
        fresh = folder / f"{day}.html.new"
        fresh.touch(mode=0o600)
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(page)
    except (OSError, StorageFailed) as error:
        log.error("the page of the reconciliation cannot be written: %s", error)
        return None
    return page
