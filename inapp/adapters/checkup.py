"""What only the machine and the network can tell about an installation, for `doctor`."""

import sqlite3
import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime

from inapp.adapters.http import exchange
from inapp.domain.errors import StorageFailed
from inapp.domain.outcomes import Answer
from inapp.store import DamagedDatabase, Database

PATIENCE_MS = 8_000
CLOCK_MAY_DIFFER = 30
"""Seconds. Login tokens live for sixty, and signatures of webhooks for three hundred."""
AS_A_FRAME = {"Sec-Fetch-Dest": "iframe", "Accept": "text/html"}

Told = tuple[bool, str]


def checks(
    database: Database,
    public_url: str,
    success_url: str,
    ctrader_url: str,
    frame_ancestors: tuple[str, ...],
    settings: str = "all",
) -> Mapping[str, Callable[[], Told]]:
    """The checks by name, in the order in which one mistake explains the next.

    `settings` says which were read: without all of them in order no command runs at all.
    """
    return {
        "settings": lambda: (True, f"{settings} are complete and well-formed; traders come to {public_url}"),
        "database": lambda: _database(database),
        "clock": lambda: _clock(ctrader_url),
        "success address": lambda: _success(success_url),
        "framing": lambda: _framing(public_url, frame_ancestors),
    }


def _database(database: Database) -> Told:
    try:
        database.check()
        version, mode = database.describe()
    except (StorageFailed, DamagedDatabase) as error:
        return False, str(error)
    return True, f"sound, version {version}, journal mode {mode}, SQLite {sqlite3.sqlite_version}"


def _visit(url: str, headers: Mapping[str, str]) -> Answer | None:
    answer = exchange("GET", url, None, headers, PATIENCE_MS)
    return answer if isinstance(answer, Answer) else None


def _clock(url: str) -> Told:
    """Compare with cTrader's clock as its answers carry it (RFC 9110, 6.6.1)."""
    answer = _visit(f"{url}/", {})
    stamp = dict(answer.headers).get("date") if answer else None
    if stamp is None:
        return True, "cTrader does not tell the time: compare this machine's clock yourself"
    try:
        apart = round(time.time() - parsedate_to_datetime(stamp).timestamp())
    except ValueError:
        return True, "cTrader's time cannot be read: compare this machine's clock yourself"
    if abs(apart) <= CLOCK_MAY_DIFFER:
        return True, f"within {CLOCK_MAY_DIFFER} s of cTrader's"
    way = "ahead of" if apart > 0 else "behind"
    return False, f"{abs(apart)} s {way} cTrader's: set this machine's clock, or tokens and webhooks are refused"


def _success(url: str) -> Told:
    answer = _visit(url, {})
    if answer is None:
        return False, f"{url} gives no answer: traders would end on an error page"
    if answer.status >= 400:
        return False, f"{url} answers {answer.status}: traders would end on an error page"
    return True, f"{url} answers {answer.status}"


def _directives(policy: str) -> dict[str, str]:
    """The directives of a Content-Security-Policy: each name beside its sources."""
    found = {}
    for directive in policy.split(";"):
        name, _, sources = directive.strip().partition(" ")
        found[name] = sources
    return found


def _framing(public_url: str, ancestors: tuple[str, ...]) -> Told:
    """Ask for our own screen, without a token, at the address and through the proxies that a browser uses."""
    answer = _visit(f"{public_url}/inapp/deposit", AS_A_FRAME)
    if answer is None:
        return False, f"{public_url} gives no answer from here: is the cashier running, and the proxy before it?"
    headers = dict(answer.headers)
    if "x-frame-options" in headers:
        return False, "something before the cashier adds X-Frame-Options: take it out, or frames stay empty"
    policy = _directives(headers.get("content-security-policy", ""))
    wanted = " ".join(ancestors) or "'none'"
    if policy.get("frame-ancestors") != wanted:
        return False, f"frame-ancestors arrives as {policy.get('frame-ancestors', 'nothing')!r} instead of {wanted!r}"
    if headers.get("cache-control") != "no-store":
        return False, "the screens arrive without Cache-Control: no-store: a proxy changes it"
    return True, f"the screens may be framed by {wanted}"
