"""Checks of an installation that need the machine and the network, for `doctor`."""

import os
import platform
import time
import unicodedata
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from pathlib import Path

from inapp.adapters.http import exchange
from inapp.domain.outcomes import Answer

PATIENCE_MS = 8_000
WRITTEN_TO = (".sent", ".actions", ".lock", ".turn", "-wal", "-shm")
"""Ends of the names of files that the service itself goes on writing; a command of root's may have made one."""
CLOCK_MAY_DIFFER = 30
"""Seconds. Login tokens live for 60, and signatures of webhooks for 300."""
MARKS = "a" + "\u0301" * 3000 + "\u0316" * 3000
SORTED_WITHIN_S = 0.02
"""Processor time to compose MARKS: 0.05 s and more with CVE-2026-3276, under a thousandth without it."""
AS_A_FRAME = {"Sec-Fetch-Dest": "iframe", "Accept": "text/html"}

Told = tuple[bool, str]
Check = Callable[[], Told]


def checks(
    public_url: str,
    success_url: str,
    ctrader_url: str,
    frame_ancestors: tuple[str, ...],
    question: Mapping[str, str],
    settings: str = "all",
    database: Path | None = None,
) -> dict[str, Check]:
    """The checks by name, in an order in which one mistake explains the next.

    `question` is the header that asks the running cashier how a request has arrived. `settings` names those that were
    read: with a wrong one no command runs at all.
    """
    return {
        "settings": lambda: (True, f"{settings} are complete and well-formed; traders come to {public_url}"),
        "Python": _python,
        "files": lambda: _files(database),
        "clock": lambda: _clock(ctrader_url),
        "success address": lambda: _success(success_url),
        "proxies": lambda: _proxies(public_url, question),
        "framing": lambda: _framing(public_url, frame_ancestors),
    }


def _files(database: Path | None) -> Told:
    """Look who may read the database and what lies beside it under its name, copies of it included, and if we may."""
    beside = sorted(database.parent.glob(f"{database.name}*")) if database else []
    open_ones = [file.name for file in beside if file.is_file() and file.stat().st_mode & 0o077]
    if open_ones:
        return False, f"others on this machine may read {', '.join(open_ones)}: run `chmod 600` on each"
    used = [file for file in beside if file.name.endswith(WRITTEN_TO)]
    if closed := [file.name for file in used if file.is_file() and not os.access(file, os.R_OK | os.W_OK)]:
        return False, f"we may not write {', '.join(closed)}, made by another user: give them to ours with `chown`"
    return True, "the database and what lies beside it can be read by their owner alone"


def _visit(url: str, headers: Mapping[str, str]) -> Answer | None:
    answer = exchange("GET", url, None, headers, PATIENCE_MS)
    return answer if isinstance(answer, Answer) else None


def _python() -> Told:
    """Compose a text that takes a Python with CVE-2026-3276 quadratic time."""
    began = time.thread_time()
    unicodedata.normalize("NFC", MARKS)
    if time.thread_time() - began < SORTED_WITHIN_S:
        return True, platform.python_version()
    return True, (
        f"{platform.python_version()} has CVE-2026-3276: update it. The cashier cuts what strangers type before it "
        "could take long"
    )


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


def _proxies(public_url: str, question: Mapping[str, str]) -> Told:
    """Ask ourselves through the public address how the request has arrived."""
    answer = _visit(f"{public_url}/healthz", question)
    words = dict(answer.headers).get("x-cashier-arrived", "").split() if answer else []
    if len(words) != 4:
        return True, f"{public_url} does not say how requests arrive: it is not this cashier that answers, or not now"
    scheme, address, said, trusted = words
    if said != trusted:
        return False, (
            f"requests arrive through {said} proxies that add to X-Forwarded-For, but CASHIER_TRUSTED_PROXIES is "
            f"{trusted}: set it to {said}, or all traders share one address{_unless_shorter(said, trusted)}"
        )
    if scheme != public_url.partition(":")[0]:
        return False, f"requests arrive as {scheme}: have the proxy set X-Forwarded-Proto, or they are refused"
    return True, f"a request from here arrives as {scheme} from {address}, through {said} proxies"


def _unless_shorter(said: str, trusted: str) -> str:
    """A warning before a number is lowered that is right for traders."""
    if int(said) >= int(trusted):
        return ""
    return (
        ". Leave it if this machine alone comes a shorter way, past a CDN: look for its address in /etc/hosts and DNS"
    )


def console(url: str) -> Told:
    """Ask the staff console for its sign-in, at a browser's address."""
    answer = _visit(f"{url}/sign-in", {"Accept": "text/html"})
    if answer is None:
        return False, f"{url} gives no answer from here: is the console running, and does the proxy send /staff to it?"
    if answer.status == 403:
        return True, f"{url} answers, and lets nobody in from this machine (CASHIER_STAFF_ADDRESSES)"
    if answer.status != 200:
        return False, f"{url} answers {answer.status}: the proxy must send /staff to CASHIER_STAFF_PORT"
    return True, f"{url} answers"


def _directives(policy: str) -> dict[str, str]:
    """The sources of each directive of a Content-Security-Policy, by name."""
    parts = (directive.strip().partition(" ") for directive in policy.split(";"))
    return {name: sources for name, _, sources in parts}


def _framing(public_url: str, ancestors: tuple[str, ...]) -> Told:
    """Request our own screen, without a token, at a browser's address and through its proxies."""
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
