"""The filter that a request names: in its address, or in the fields of a form that goes back to that address."""

from collections.abc import Mapping
from urllib.parse import urlencode

from flask import request, url_for

from inapp.console.forms import kind_text, method_name, span, state_text, when_text, zone
from inapp.console.texts import t
from inapp.console.words import QUEUES
from inapp.domain.search import NOBODY, Filter
from inapp.domain.text import N_

NAMES: Mapping[str, str] = {
    "queue": N_("Queue"),
    "state": N_("State"),
    "kind": N_("Kind"),
    "method": N_("Method"),
    "currency": N_("Currency"),
    "least": N_("Amount from"),
    "most": N_("Amount up to"),
    "since": N_("Began on or after"),
    "until": N_("Began on or before"),
    "older": N_("Waiting for at least"),
    "login": N_("Account"),
    "user": N_("User"),
    "taken": N_("Taken by"),
    "rule": N_("Held by the rule"),
    "reason": N_("Reason"),
    "ending": N_("Card ends in"),
}
"""What each field of a filter is called."""


def asked() -> Filter:
    """The filter of this request. Raises Invalid."""
    return Filter.read(request.values, zone())


def query_of(wanted: Filter) -> str:
    """The part of an address that writes a filter out, with its question mark."""
    values = wanted.query(zone())
    return f"?{urlencode(values)}" if values else ""


def _address(values: dict[str, str]) -> str:
    return f"{url_for('queue.page')}{f'?{urlencode(values)}' if values else ''}"


def list_address(wanted: Filter, **more: str) -> str:
    """The page of a list."""
    return _address(wanted.query(zone()) | {name: value for name, value in more.items() if value})


def written_out(wanted: Filter) -> list[tuple[str, str, str]]:
    """Each part of a filter in words: its name, its value, and the address of the list without it."""
    values = wanted.query(zone())
    return [
        (t(NAMES[name]), _words(wanted, name), _address({n: v for n, v in values.items() if n != name}))
        for name in values
    ]


def _words(wanted: Filter, name: str) -> str:
    value = getattr(wanted, name)
    if wanted.queue and name == "queue":
        return t(QUEUES[wanted.queue][0])
    if wanted.state and name == "state":
        return state_text(wanted.state)
    if wanted.kind and name == "kind":
        return kind_text(wanted.kind)
    if wanted.method and name == "method":
        return method_name(wanted.method)
    if name in ("since", "until"):
        return when_text(value)
    if wanted.older and name == "older":
        return span(wanted.older)
    return t(N_("nobody")) if name == "taken" and value == NOBODY else str(value)
