"""Payments as a CSV file: what the filter says, row by row, over a limited time, with a line in the audit."""

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import StringIO

from flask import Blueprint, Response, stream_with_context

from inapp.cashier import Cashier
from inapp.console import asked
from inapp.console.current import current_actor, current_cashier
from inapp.console.queue import chosen
from inapp.console.rights import needs
from inapp.domain.model import Payment
from inapp.domain.search import Filter, require_span
from inapp.domain.staff import Right
from inapp.domain.text import uncalculated
from inapp.staff import audit

blueprint = Blueprint("export", __name__)

COLUMNS = (
    *("reference", "kind", "state", "user_id", "login", "amount", "currency", "method", "psp", "psp_ref", "instrument"),
    *("captured", "captured_currency", "reason", "created", "updated"),
)


@blueprint.post("/export.csv")
@needs(Right.EXPORT)
def send() -> Response:
    """What the form's filter says, as long as it takes. Raises Invalid for too long a time."""
    cashier, wanted = current_cashier(), asked.asked()
    now = cashier.clock.now()
    require_span(wanted, now)
    _note(cashier, "payments", json.dumps(wanted.query(), sort_keys=True))
    return _file(_pages(cashier, wanted, now), f"payments-{_moment(now)[:10]}.csv")


@blueprint.post("/export-selected.csv")
@needs(Right.EXPORT)
def selected() -> Response:
    """The rows that were chosen on a page."""
    cashier, refs = current_cashier(), chosen()
    with cashier.store.read() as db:
        found = [payment for ref in refs if (payment := db.payment(ref))]
    _note(cashier, "payments", " ".join(refs))
    return _file([found], f"payments-{_moment(cashier.clock.now())[:10]}.csv")


def _note(cashier: Cashier, subject: str, detail: str) -> None:
    with cashier.store.write() as db:
        audit.note(db, current_actor(), "exported", subject, detail)


def _pages(cashier: Cashier, wanted: Filter, now: int) -> Iterator[list[Payment]]:
    """Some payments after the other, each in a reading of its own: a slow download holds up no checkpoint."""
    after = ""
    while True:
        with cashier.store.read() as db:
            found, after = db.exported(wanted, now, after)
        yield found
        if not after:
            return


def _file(pages: Iterable[list[Payment]], name: str) -> Response:
    def lines() -> Iterator[str]:
        yield _line(COLUMNS)
        for page in pages:
            yield "".join(_line(_cells(payment)) for payment in page)

    answer = Response(stream_with_context(lines()), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _cells(payment: Payment) -> list[object]:
    captured = payment.captured
    return [
        *(payment.ref, payment.kind, payment.status, payment.user_id, payment.login),
        *(payment.money.text, payment.money.currency, payment.method, payment.psp, payment.psp_ref, payment.instrument),
        *(captured.text if captured else "", captured.currency if captured else "", payment.reason),
        *(_moment(payment.created), _moment(payment.updated)),
    ]


def _line(cells: Iterable[object]) -> str:
    text = StringIO()
    csv.writer(text).writerow(uncalculated("" if cell is None else str(cell)) for cell in cells)
    return text.getvalue()


def _moment(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
