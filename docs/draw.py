"""Writes those parts of the documents that the code decides: `python docs/draw.py`. A test holds both together."""

import logging
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from inapp.domain import retention, rule_file
from inapp.domain.check import NO_ANSWER, STARTS, Then
from inapp.domain.disbursements import (
    DISBURSEMENT_STARTS,
    DISBURSEMENT_TRANSITIONS,
    UNMATCHED_TRANSITIONS,
    DisbursementEvent,
    UnmatchedState,
)
from inapp.domain.leaving import ANSWERS, Act
from inapp.domain.ledger import ACCOUNTS, RULES
from inapp.domain.rule_answers import in_words
from inapp.domain.security import EVENTS
from inapp.domain.staff import RIGHTS, Role
from inapp.domain.states import FIRST, TRANSITIONS, Event, PaymentType
from inapp.payments import rule_changes
from inapp.settings import describe
from inapp.store.personal_data import TABLES, Fate, columns
from psp_adapters.mock.outcomes import OUTCOMES
from simulator.demo import USERS


def _table(head: list[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)


def settings() -> str:
    """Every setting with its meaning and default."""
    rows = [
        (f"`{name.rstrip('*')}`{'*' * name.endswith('*')}", meaning, default) for name, meaning, default in describe()
    ]
    return _table(["name", "meaning", "default"], [(n, m, f"`{default}`" if default else "") for n, m, default in rows])


def states(kind: PaymentType) -> str:
    """A kind's table of transitions as a Mermaid diagram; what a restore does is said in a sentence below it."""
    rows = TRANSITIONS[kind]
    drawn = [row for row in rows if row[1] is not Event.RESTORED]
    names = dict.fromkeys(status for start, _, end in rows for status in (start, end))
    diagram = _diagram([f"[*] --> {FIRST[kind]}"], drawn, [status for status in names if status.final])
    restored = ", ".join(f"`{start}`" for start, event, _ in rows if event is Event.RESTORED)
    return f"{diagram}\n\n`restored` leads to `review` from {restored}."


def disbursement_states() -> str:
    """The table of payouts and refunds as a Mermaid diagram."""
    starts = [
        f"[*] --> {state}" + f": {event}" * (event is not DisbursementEvent.MADE)
        for state, event in DISBURSEMENT_STARTS.items()
    ]
    return _diagram(starts, DISBURSEMENT_TRANSITIONS, ())


def unmatched_states() -> str:
    """The table of unmatched funds as a Mermaid diagram."""
    return _diagram([f"[*] --> {UnmatchedState.HELD}"], UNMATCHED_TRANSITIONS, ())


def _diagram(starts: Iterable[str], rows: Iterable[tuple[str, str, str]], ends: Iterable[str]) -> str:
    edges: dict[tuple[str, str], list[str]] = {}
    for start, event, end in rows:
        edges.setdefault((start, end), []).append(event)
    lines = [*starts, *(f"{start} --> {end}: {', '.join(events)}" for (start, end), events in edges.items())]
    lines += [f"{state} --> [*]" for state in ends]
    return "\n".join(["```mermaid", "stateDiagram-v2", *(f"    {line}" for line in lines), "```"])


OBSTACLES = {
    "held": "a hold of people, or of the worker, on the payment",
    "frozen": "a freeze of its user",
    "moved": "the account is another user's or, by the CRM's word, not this user's any more",
    "changed": "cTrader does not know the account any more, or has it in another currency",
    "disabled": "the account or its user is disabled",
    "forbidden": "the CRM's check refuses the payment",
    "questioned": "the check wants something of the trader, or a person to look",
    "silent": "the check gives no answer that can be used",
    "uncovered": "it takes a lost dispute back, and that much of the account is not free",
    "settled": "it takes a dispute back that is not lost any more",
    "unread": "cTrader or the CRM does not answer",
    "closed": "a rule of the broker's lets nothing leave before a moment",
    "ruled": "a rule wants a person's word",
}


def leaving() -> str:
    """The answers to the question whether something may leave now."""
    rows = [[f"`{one}`: {OBSTACLES[one]}", *(str(answers[act]) for act in Act)] for one, answers in ANSWERS.items()]
    return _table(["obstacle", *(str(act) for act in Act)], rows)


def default_rules() -> str:
    """The rules of a broker who sets none."""
    book = rule_file.read(rule_changes.default_text())
    rows = [
        (
            f"`{one.id}`",
            one.kind,
            ", ".join(f"{n} {_field(n, v)}" for n, v in one.fields.items() if v),
            str(one.outcome),
        )
        for one in book.rules
    ]
    people = {0: "1 person; none with `automatic`", 1: "1 person", 2: "2 people"}
    bands = [
        ("", "approval", f"up to {_field('', band.up_to)}" if band.up_to else "above", people[band.people])
        for band in book.bands.bands
    ]
    return _table(["id", "kind", "fields", "outcome"], [*rows, *bands])


def _field(name: str, value: object) -> str:
    if isinstance(value, dict):
        return " · ".join(f"{text} {currency}" for currency, text in value.items())
    return in_words(name, value)


STARTS_SO = {
    Then.GO: "starts",
    Then.PEOPLE: "waits for approval",
    Then.STOP: "is not stored; the trader reads the words",
}


def starts() -> str:
    """What follows from each answer of the check by the broker's CRM at the start of a payment."""
    soon = "is not stored; the trader is asked to try again soon"
    rows = [
        (
            f"`{outcome}`",
            *(soon if then is Then.STOP and outcome in NO_ANSWER else STARTS_SO[then] for then in by.values()),
        )
        for outcome, by in STARTS.items()
    ]
    return _table(["the CRM says", *(str(kind) for kind in PaymentType)], rows)


def days() -> str:
    """For how long rows are kept that are deleted by days."""
    rows = [(f"`{table}`", str(kept.days), str(kept.least), kept.why) for table, kept in retention.TABLES.items()]
    return _table(["table", "days", "at least", "why"], rows)


def fates() -> str:
    """What becomes of each table's rows when a trader is erased."""
    rows = [
        (
            f"`{table}`",
            f"{kept.fate}: {', '.join(columns(table, '-'))}" if kept.fate is Fate.EMPTY else str(kept.fate),
            ", ".join(columns(table, "!-")) or "-",
            kept.why,
        )
        for table, kept in TABLES.items()
        if kept.fate is not Fate.NOBODYS
    ]
    return _table(["table", "erasure", "personal columns", "why"], rows)


def accounts() -> str:
    """The accounts of the ledger."""
    rows = [
        (f"`{name}…`" if name.endswith(":") else f"`{name}`", kind.lower(), means) for name, kind, means in ACCOUNTS
    ]
    return _table(["account", "type", "what it holds"], rows)


def money_events() -> str:
    """What each event posts."""
    rows = [(f"`{event}`", f"`{debit}`", f"`{credit}`") for event, (debit, credit) in RULES.items()]
    return _table(["event", "gives to", "takes from"], rows)


def security_events() -> str:
    """Every security event with its level, when it is noted, and the rate that alerts people."""
    rows = [
        (f"`{name}`", logging.getLevelName(event.level), event.when, str(event.alarm or ""))
        for name, event in EVENTS.items()
    ]
    return _table(["event", "level", "noted when", "alert from … a minute"], rows)


def outcomes() -> str:
    """The mock's magic amounts."""
    rows = [(f"{code:02}", outcome.about, outcome.words, f"`100.{code:02}`") for code, outcome in OUTCOMES.items()]
    return _table(["last two digits", "of a", "what happens", "for example"], rows)


def users() -> str:
    """The users and accounts of the demo."""
    return _table(
        ["user", "userId", "may use the cashier", "account", "currency", "balance"],
        [
            (user.name, str(user.user_id), "yes" if user.enabled else "no", str(a.login), a.currency, a.balance)
            for user in USERS
            for a in user.accounts
        ],
    )


def rights() -> str:
    """Who of the broker's staff may do what."""
    rows = [(f"`{right}`", *("yes" if role in RIGHTS[right] else "" for role in Role)) for right in RIGHTS]
    return _table(["right", *Role], rows)


PARTS: dict[str, dict[str, Callable[[], str]]] = {
    "staff.md": {"rights": rights},
    "settings.md": {"settings": settings},
    "states.md": {
        "deposit states": lambda: states(PaymentType.DEPOSIT),
        "withdrawal states": lambda: states(PaymentType.WITHDRAWAL),
        "disbursement states": disbursement_states,
        "unmatched states": unmatched_states,
        "leaving": leaving,
    },
    "crm-check.md": {"starts": starts},
    "rules.md": {"defaults": default_rules},
    "privacy.md": {"days": days, "fates": fates},
    "ledger.md": {"accounts": accounts, "events": money_events},
    "logging.md": {"security events": security_events},
    "demo.md": {"users": users, "outcomes": outcomes},
}
"""Each document's parts, which stand between `<!-- NAME -->` and `<!-- /NAME -->`."""


def drawn(document: str, text: str) -> str:
    """A document's text with its parts as the code has them. Raises ValueError if a part has no place."""
    for name, draw in PARTS[document].items():
        pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        if not pattern.search(text):
            raise ValueError(f"{document} has no part <!-- {name} -->")
        text = pattern.sub(lambda match, draw=draw: f"{match[1]}{draw()}\n{match[2]}", text)  # type: ignore[misc]
    return text


if __name__ == "__main__":
    for document in PARTS:
        path = HERE / document
        path.write_text(drawn(document, path.read_text()))
