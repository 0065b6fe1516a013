"""What is in force now, for everybody to read: the policy, the methods, and who may do what."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, datetime

from flask import Blueprint, Response

from inapp.console import show
from inapp.console.current import current_cashier
from inapp.console.rights import needs
from inapp.console.texts import t
from inapp.console.words import MAY
from inapp.domain.methods import Method
from inapp.domain.policy import Limits, Policy
from inapp.domain.setting_types import DAY_MS, Setting, days, seconds, short_secrets_end
from inapp.domain.staff import RIGHTS, Right, Role
from inapp.domain.text import N_

blueprint = Blueprint("in_force", __name__)

IN_THE_FILE: Mapping[object, Callable[[int], str]] = {
    seconds: lambda ms: f"{ms / 1000:g}",
    days: lambda ms: f"{ms // DAY_MS}",
    short_secrets_end: lambda end: f"{datetime.fromtimestamp((end - DAY_MS) / 1000, UTC):%Y-%m-%d}",
}
"""How the file of settings writes what is kept in milliseconds, by the way it is read."""


@blueprint.get("/in-force")
@needs(Right.SEE)
def page() -> Response:
    """The page."""
    cashier = current_cashier()
    with cashier.store.read() as db:
        closed, version = db.unavailable_adapters(), db.rules_in_force()
        text = db.rule_text(version) if version else None
        words, proposed = db.rule_changes(), db.proposed_rules()
    methods = [(name, one, closed.get(name, "")) for name, psp in cashier.psps.items() for one in psp.methods]
    readers = [(one.name, one.place) for one in cashier.readers]
    return show.page(
        "in_force",
        t(N_("In force")),
        policy=_policy(cashier.policy),
        methods=[(name, method, _limits(method), problem) for name, method, problem in methods],
        readers=readers,
        version=version,
        text=text,
        words=list(reversed(words))[:20],
        proposed=proposed,
        rights=RIGHTS,
        may_words=MAY,
        roles=list(Role),
    )


def _policy(policy: Policy) -> list[tuple[str, str, str]]:
    """Each setting of the policy that is no secret: its name, its value and what it does."""
    found = []
    for field in fields(policy):
        value = getattr(policy, field.name)
        if isinstance(value, Limits):
            found += [(f"{field.name} {one.name}", _words(getattr(value, one.name)), "") for one in fields(value)]
        elif Setting in field.metadata and field.repr:  # what is hidden is a secret
            row = field.metadata[Setting]
            written = IN_THE_FILE.get(row.read, _words)
            found.append((row.name, written(value), row.meaning))
    return found


def _words(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_words(amount)}".strip() for name, amount in value.items()) or "–"
    if isinstance(value, (tuple, list, frozenset)):
        return ", ".join(map(str, value)) or "–"
    if isinstance(value, bool):
        return t(N_("yes")) if value else t(N_("no"))
    return str(value) if value not in (None, "") else "–"


def _limits(method: Method) -> str:
    parts = [_words(method.lowest), _words(method.highest)]
    return " – ".join(parts) if parts != ["–", "–"] else "–"
