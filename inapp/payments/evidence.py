"""Evidence for an answer to a dispute: all that is stored of one deposit and of its trader, as one file."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from html import escape

from inapp.cashier import Cashier
from inapp.domain.errors import NotAllowed, NotFound
from inapp.domain.staff import Actor, Right, may
from inapp.domain.states import PaymentType
from inapp.staff import audit

Rows = Sequence[Mapping[str, object]]
PARTS: Mapping[str, tuple[str, ...]] = {
    "Who": ("users", "accounts", "provider_users", "user_standing"),
    "Log-ins": ("sign_ins", "password_changes"),
    "Addresses, as hashes": ("payment_marks",),
    "The payment": ("payments", "history"),
    "Card and 3-D Secure": ("card_facts", "declines"),
    "What the payment was asked": ("checks", "rule_verdicts", "rule_records"),
    "Bookings in cTrader": ("attempts",),
    "Payouts and refunds": ("psp_calls",),
    "The dispute": ("disputes", "dispute_history"),
    "Mails that told of it": ("mails",),
    "Decisions of people": ("decisions", "holds"),
    "Other payments of the same trader": ("other_payments",),
}
"""The parts of the evidence, each with its tables."""
MOMENTS = frozenset("at created updated expires due started ended settled received called used ended bound".split())
HEAD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>'
    "body{{font:14px/1.5 system-ui,sans-serif;margin:2rem}}table{{border-collapse:collapse;margin:.5rem 0 1.5rem}}"
    "th,td{{border:1px solid #999;padding:.25rem .5rem;text-align:left;vertical-align:top}}"
    "</style></head><body><h1>{title}</h1><p>Made {now} by {by}.</p>"
)


def export(cashier: Cashier, actor: Actor, ref: str) -> bytes:
    """A zip with the evidence of a deposit, for people and for programs; noted in the audit.

    Raises NotAllowed or NotFound.
    """
    if not may(actor, Right.EXPORT):
        raise NotAllowed("This takes the right `export`")
    with cashier.store.read() as db:
        payment = db.payment(ref)
        if payment is None or payment.kind is not PaymentType.DEPOSIT:
            raise NotFound("There is no deposit {ref}", values={"ref": ref})
        found = _of_payment(db.rows_about(payment.user_id), ref)
    with cashier.store.write() as db:
        audit.note(db, actor, "exported", ref, "the evidence of a deposit")
    now = datetime.fromtimestamp(cashier.clock.now() / 1000, UTC).isoformat(timespec="seconds")
    parts = {title: {one: found[one] for one in tables if found.get(one)} for title, tables in PARTS.items()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        made = {"deposit": ref, "made": now, "by": actor.name, "parts": parts}
        file.writestr("evidence.json", json.dumps(made, indent=2, ensure_ascii=False))
        file.writestr("evidence.html", _page(f"Evidence of deposit {ref}", now, actor.name, parts))
    return packed.getvalue()


def _of_payment(found: Mapping[str, Rows], ref: str) -> dict[str, Rows]:
    """The rows of a payment and of its trader; other payments stand apart, without what belongs to them."""
    verdicts = {row["seq"] for row in found.get("rule_verdicts", ()) if row["subject"] == ref}
    kept: dict[str, Rows] = {}
    for table, rows in found.items():
        if table == "rule_verdicts":
            kept[table] = [row for row in rows if row["seq"] in verdicts]
        elif table == "rule_records":
            kept[table] = [row for row in rows if row["verdict"] in verdicts]
        else:
            kept[table] = [row for row in rows if row.get("ref") in (None, "", ref)]
    kept["other_payments"] = [row for row in found.get("payments", ()) if row["ref"] != ref]
    return kept


def _page(title: str, now: str, by: str, parts: Mapping[str, Mapping[str, Rows]]) -> str:
    text = [HEAD.format(title=escape(title), now=escape(now), by=escape(by))]
    for name, tables in parts.items():
        text.append(f"<h2>{escape(name)}</h2>")
        if not tables:
            text.append("<p>Nothing is stored.</p>")
        text.extend(_table(table, rows) for table, rows in tables.items())
    return "".join([*text, "</body></html>"])


def _table(name: str, rows: Rows) -> str:
    head = "".join(f"<th>{escape(column)}</th>" for column in rows[0])
    body = "".join(f"<tr>{''.join(f'<td>{escape(_cell(*one))}</td>' for one in row.items())}</tr>" for row in rows)
    return f"<h3>{escape(name)}</h3><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(name: str, value: object) -> str:
    """A value in words: a moment as a date, nothing as nothing."""
    if name in MOMENTS and isinstance(value, int):
        return datetime.fromtimestamp(value / 1000, UTC).isoformat(timespec="seconds")
    return "" if value is None else str(value)
