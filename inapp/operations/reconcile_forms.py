"""A report as text, JSON, CSV and a page that can be printed."""

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from html import escape
from io import StringIO

from inapp.domain.reconcile import RULE_OF, Break, Told, Transfer, age_of
from inapp.domain.text import uncalculated
from inapp.operations.reconcile_figures import unexplained
from inapp.operations.reconcile_report import SIDES, Holdings, Report
from inapp.store.reconcile import Figures

Row = Mapping[str, object]


def moment(at: int | None) -> str:
    """A moment in UTC, to the second; nothing for none."""
    if not at:
        return ""
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def figures_row(one: Figures) -> Row:
    """One line of figures."""
    return {
        "currency": one.currency,
        "side": one.side,
        "opening": one.opening,
        "in": one.came,
        "out": one.went,
        "carried": one.carried,
        "breaks": one.broken,
        "closing": one.closing,
        "unexplained": f"{unexplained(one):f}",
    }


def break_row(one: Break, now: int) -> Row:
    """One break."""
    ended = f"gone {moment(one.gone)}" if one.gone else ""
    return {
        "number": one.number,
        "kind": str(one.kind),
        "source": one.source,
        "reference": one.ref,
        "amount": one.money.text,
        "currency": one.money.currency,
        "since": moment(one.at),
        "age": age_of(one.age(now)),
        "opened": moment(one.opened),
        "last_seen": moment(one.last_seen),
        "owner": one.owner,
        "state": str(one.resolution or ended or "open"),
        "by": one.resolved_by,
        "correction": one.correction,
        "note": one.note,
        "text": one.text,
    }


def manual_row(row: Told) -> Row:
    """One balance change that the cashier did not make."""
    return {
        "at": moment(row.at),
        "id": row.id,
        "login": row.login,
        "amount": row.money.text,
        "currency": row.money.currency,
        "who": row.who,
        "why": row.why,
    }


def transfer_row(one: Transfer) -> Row:
    """One transfer to the bank."""
    return {
        "psp": one.source,
        "id": one.id,
        "amount": one.money.text,
        "currency": one.money.currency,
        "state": one.state,
        "ordered": moment(one.made),
        "arrives": moment(one.arrives),
        "items": one.sum_of_items.text if one.sum_of_items else "",
    }


def balance_rows(one: Holdings) -> Iterator[Row]:
    """The sum of a currency, then the accounts to look at: trading moves balances too, so this is information."""
    accounts = f"{one.accounts} account{'' if one.accounts == 1 else 's'}"
    yield _balance_row(accounts, one.currency, (one.before, one.moved, one.after), None, ())
    for shown in one.shown:
        day = shown.account
        amounts = day.before, day.moved, day.after
        yield _balance_row(str(day.login), one.currency, amounts, shown.booked, day.unlinked)


def _balance_row(
    account: str,
    currency: str,
    amounts: tuple[Decimal, Decimal, Decimal],
    booked: Decimal | None,
    unlinked: tuple[str, ...],
) -> Row:
    before, moved, after = amounts
    return {
        "account": account,
        "currency": currency,
        "before": f"{before.normalize():f}",
        "moved": f"{moved.normalize():f}",
        "others": f"{(after - before - moved).normalize():f}",
        "after": f"{after.normalize():f}",
        "booked": "" if booked is None else f"{booked.normalize():f}",
        "does_not_follow": " ".join(unlinked),
    }


def parts(report: Report) -> dict[str, list[Row]]:
    """The lists of a report, by their headings."""
    return {
        "figures": [figures_row(one) for one in report.figures],
        "ages": [
            {
                "kind": str(one.kind),
                "currency": one.currency,
                "age": one.age,
                "breaks": one.many,
                "amount": one.money,
            }
            for one in report.aged
        ],
        "breaks": [break_row(one, report.now) for one in report.breaks],
        "manual_changes": [manual_row(row) for row in report.manual],
        "transfers": [transfer_row(one) for one in report.transfers],
        "balances": [row for one in report.balances for row in balance_rows(one)],
        "signed": [
            {
                "by": one.by,
                "system_user": one.system_user,
                "at": moment(one.at),
                "figures": "as they are" if same else "changed since",
            }
            for one, same in report.signed
        ],
    }


def as_json(report: Report) -> str:
    """The report for programs."""
    head = {
        "day": report.day,
        "made_at": moment(report.made_at),
        "word": report.word,
        "open_breaks": report.open_breaks,
    }
    return json.dumps(head | parts(report) | {"remarks": list(report.proven)}, indent=2)


def as_csv(report: Report) -> str:
    """The report for spreadsheets: every list below the other, each row after the name of its list."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for name, rows in parts(report).items():
        if rows:
            writer.writerow(["list", *rows[0]])
            writer.writerows([name, *(uncalculated(str(value)) for value in row.values())] for row in rows)
    return out.getvalue()


STYLE = """
body{font:15px/1.45 system-ui,sans-serif;color:#1b2430;max-width:75rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem}p{margin:.4rem 0}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #d8dee6;
vertical-align:top}th{font-weight:600}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.one{white-space:nowrap}.wide{overflow-x:auto}td:last-child{min-width:9rem}
.quiet{color:#5a6675}.loud{border-left:4px solid #b42318;padding-left:.7rem}
@media(prefers-color-scheme:dark){body{background:#12161c;color:#e6eaf0}th,td{border-color:#313a46}.quiet{color:#9aa7b8}}
@media print{body{background:#fff;color:#000;margin:0;max-width:none;font-size:11px}tr{break-inside:avoid}}
"""
WHOLE = frozenset({"reference", "since", "age", "at", "ordered", "arrives"})
"""Columns whose words stay on one line."""
NUMBERS = frozenset(
    "opening in out carried breaks closing unexplained amount items number before moved others after booked".split()
)
HEADINGS = {
    "figures": "Where the money is",
    "ages": "Open breaks by age",
    "breaks": "Breaks",
    "manual_changes": "Balance changes in cTrader that the cashier did not make",
    "transfers": "Transfers to the bank",
    "balances": "Balances in cTrader beside our bookings, as information",
    "signed": "Signed off",
}
NONE = {"figures": "This day has not been reconciled.", "signed": "Nobody has signed this day off yet."}
SHOWN_IN = {
    "breaks": ("number", "kind", "reference", "amount", "currency", "since", "age", "owner", "state", "text"),
    "signed": ("by", "system_user", "at", "figures"),
}


def summary(report: Report) -> str:
    """One sentence for the head of a page: never a bare "ok"."""
    if not report.figures:
        return "Nothing is known of this day yet."
    left = (
        f"{report.open_breaks} open break{'' if report.open_breaks == 1 else 's'}"
        if report.open_breaks
        else "No open breaks"
    )
    if report.unexplained:
        return f"{left}, and figures that do not add up: our own books were changed by hand, or a run was cut short."
    return f"{left}; every figure adds up."


def to_sign(report: Report) -> str:
    """What a signature has to name; empty without figures."""
    return f"The word for these figures, which a signature names: {report.word}" if report.word else ""


def as_page(report: Report, broker: str) -> str:
    """The report as one HTML file that needs nothing else."""
    title = f"Reconciliation {report.day}"
    body = [
        f"<h1>{escape(title)}</h1><p class=quiet>{escape(broker)} · UTC · figures of {moment(report.made_at)}</p>",
        f"<p class={'loud' if report.open_breaks or report.unexplained else 'quiet'}>{escape(summary(report))}</p>",
        *(f"<p class=loud>{escape(remark)}</p>" for remark in report.proven),
    ]
    for name, rows in parts(report).items():
        body.append(f"<h2>{escape(HEADINGS[name])}</h2>")
        body.append(_table(rows, SHOWN_IN.get(name, ())) if rows else f"<p class=quiet>{NONE.get(name, 'None.')}</p>")
    body.append(f"<p class=quiet>{escape(to_sign(report))}</p>")
    body.append(_meanings(report))
    head = "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
    return f"{head}<title>{escape(title)}</title><style>{STYLE}</style>{''.join(body)}</html>\n"


def _table(rows: Sequence[Row], names: Sequence[str]) -> str:
    names = names or tuple(rows[0])
    head = "".join(f"<th{_number(name)}>{escape(name.replace('_', ' '))}</th>" for name in names)
    lines = "".join(
        "<tr>" + "".join(f"<td{_number(name)}>{escape(_word(name, row[name]))}</td>" for name in names) + "</tr>"
        for row in rows
    )
    return f"<div class=wide><table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></div>"


def _number(name: str) -> str:
    return " class=n" if name in NUMBERS else " class=one" if name in WHOLE else ""


def _word(name: str, value: object) -> str:
    return SIDES.get(str(value), str(value)) if name == "side" else str(value)


def _with_commands(text: str) -> str:
    return re.sub("`([^`]+)`", r"<code>\1</code>", escape(text))


def _meanings(report: Report) -> str:
    """What each kind of break on the page means, and what to do."""
    kinds = sorted({one.kind for one in report.breaks}, key=lambda kind: RULE_OF[kind].rank or 99)
    if not kinds:
        return ""
    lines = "".join(
        f"<p><b>{escape(kind)}</b>: {escape(RULE_OF[kind].meaning)}. {_with_commands(RULE_OF[kind].to_do)}</p>"
        for kind in kinds
    )
    return f"<h2>What they mean</h2>{lines}"
