"""Security events: the table of all that is noted, and the one function that notes one in the log.

A line names its event, the actor, the caller's address as a keyed hash, and a reference; never a secret, token,
e-mail or path. A flood costs few lines: within a minute an event gets `LINES` of its own, then one at every tenfold
count. Events whose rate passes their `alarm` wait in `jumps` until a way in stores an alert of them.
"""

import hashlib
import hmac
import logging
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from types import MappingProxyType

log = logging.getLogger("cashier.security")

LINES, WINDOW_S = 20, 60.0
INFO, WARNING, ERROR = logging.INFO, logging.WARNING, logging.ERROR


@dataclass(frozen=True, slots=True)
class SecurityEvent:
    """A kind of event: its level in the log, when it is noted, and the number in one minute that alerts people."""

    level: int
    when: str
    alarm: int = 0


EVENTS: Mapping[str, SecurityEvent] = MappingProxyType(
    {
        "login.ok": SecurityEvent(INFO, "somebody has logged in"),
        "login.refused": SecurityEvent(WARNING, "an e-mail or a password was not right, or its user may not", 60),
        "login.other_person": SecurityEvent(WARNING, "a provider named another person for a user"),
        "login.slowed": SecurityEvent(WARNING, "a login has to wait after too many attempts", 60),
        "password.set": SecurityEvent(INFO, "a password was set with a link"),
        "second.set_up": SecurityEvent(INFO, "an authenticator app was set up"),
        "second.refused": SecurityEvent(WARNING, "after a right password the second step was wrong", 30),
        "second.unreadable": SecurityEvent(ERROR, "the secret of an authenticator app was sealed with another key", 1),
        "passkey.added": SecurityEvent(INFO, "a passkey was added beside an authenticator app"),
        "passkey.removed": SecurityEvent(INFO, "a passkey was removed by its user"),
        "passkey.copied": SecurityEvent(ERROR, "the count of a passkey went back, so it may exist twice", 1),
        "second.reset": SecurityEvent(WARNING, "a user's second step was removed by staff"),
        "reset.asked": SecurityEvent(INFO, "somebody asked for a mail that sets a new password", 60),
        "link.refused": SecurityEvent(WARNING, "a link for a password was used, ended or unknown", 30),
        "screen.refused": SecurityEvent(WARNING, "the token of a screen was used, ended or unknown", 120),
        "screen.slowed": SecurityEvent(WARNING, "an address has to wait after too many tokens that did not count", 120),
        "session.over": SecurityEvent(INFO, "a page session was unknown or had ended"),
        "account.foreign": SecurityEvent(WARNING, "a user asked for an account of somebody else", 10),
        "reference.foreign": SecurityEvent(WARNING, "a page asked for a payment that is not its own", 30),
        "return.unknown": SecurityEvent(WARNING, "a return address has no payment", 60),
        "origin.foreign": SecurityEvent(WARNING, "another site made a browser send a post", 30),
        "csrf.refused": SecurityEvent(WARNING, "a post lacked the token of its page", 30),
        "body.refused": SecurityEvent(WARNING, "the body of a request was too large or did not come in time", 60),
        "http.refused": SecurityEvent(WARNING, "a token call or a login came over plain http", 30),
        "crm_password.ok": SecurityEvent(INFO, "an API token was issued to cTrader"),
        "crm_password.wrong": SecurityEvent(WARNING, "the password for an API token was wrong", 20),
        "crm_password.slowed": SecurityEvent(WARNING, "too many passwords for API tokens came at once", 60),
        "caller.foreign": SecurityEvent(WARNING, "a token call came from an address that is none of cTrader's", 30),
        "caller.unknown": SecurityEvent(WARNING, "a token call brought no valid API token", 60),
        "token.wrong_kind": SecurityEvent(WARNING, "a token of a screen was presented as a login token", 10),
        "webhook.refused": SecurityEvent(WARNING, "a webhook had no valid signature", 60),
        "user.disabled": SecurityEvent(INFO, "a user was shut out"),
        "user.enabled": SecurityEvent(INFO, "a disabled user was let in again"),
        "staff.foreign": SecurityEvent(WARNING, "the console was called from an address that may not", 30),
        "staff.framed": SecurityEvent(WARNING, "another page wanted to show the console within itself", 10),
        "staff.forbidden": SecurityEvent(WARNING, "somebody of staff lacked the right to a page", 30),
        "hold.set": SecurityEvent(WARNING, "a payment was held, or everything of a user"),
        "hold.lifted": SecurityEvent(WARNING, "two people have lifted a hold"),
        "staff.done": SecurityEvent(INFO, "a command that changes money, identity or access has run"),
        "staff.refused": SecurityEvent(INFO, "such a command was refused"),
    }
)

caller: ContextVar[str] = ContextVar("caller", default="")
"""The address of the request's caller; a way in sets it, and only its hash is written."""


staff: ContextVar[str] = ContextVar("staff", default="")
"""The system's name of the person whose command runs; empty where no command does."""


@dataclass(slots=True)
class _Minute:
    """The count of one event since a moment of the monotonic clock."""

    since: float
    count: int = 0
    alarmed: bool = False


@dataclass(slots=True)
class _Counters:
    """The counts of this process by event, and the jumps that no alert tells of yet."""

    key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    clock: Callable[[], float] = time.monotonic
    lock: threading.Lock = field(default_factory=threading.Lock)
    minutes: dict[str, _Minute] = field(default_factory=dict)
    jumps: dict[str, int] = field(default_factory=dict)

    def count(self, name: str, alarm: int) -> int:
        """Count an event; returns its number within this minute."""
        with self.lock:
            now = self.clock()
            minute = self.minutes.get(name)
            if minute is None or now - minute.since >= WINDOW_S:
                minute = self.minutes[name] = _Minute(now)
            minute.count += 1
            if alarm and minute.count >= alarm and not minute.alarmed:
                minute.alarmed = True
                self.jumps[name] = minute.count
            return minute.count


_counters = _Counters()


def use_key(key: bytes) -> None:
    """Hash addresses under a key from now on, so that a caller has one name in all lines of an installation."""
    _counters.key = key


def hashed(address: str) -> str:
    """An address as twelve figures under the key: the same for the same caller, and not to be traced back."""
    return hmac.new(_counters.key, address.encode(), hashlib.sha256).hexdigest()[:12] if address else ""


def line_of(name: str, alarm: int = 0) -> str | None:
    """Count something that may come in floods: None if it has no line, else its number where that should be said."""
    count = _counters.count(name, alarm)
    if count <= LINES:
        return ""
    return str(count) if str(count).strip("0") == "1" else None


def note(name: str, *, actor: object = "", ref: str = "", detail: str = "") -> None:
    """Note an event of the table. `actor` is who did it, such as `user 7`; `detail` is text of ours, never input."""
    event = EVENTS[name]
    count = line_of(name, event.alarm)
    if count is None:
        return
    facts = {"event": name, "actor": str(actor), "address": hashed(caller.get()), "ref": ref, "count": count}
    log.log(event.level, "%s%s", event.when, f": {detail}" if detail else "", extra=facts)


def jumps() -> dict[str, int]:
    """The events that have jumped since the last call, with their number; each jump is returned once."""
    if not _counters.jumps:  # the usual case, without the lock
        return {}
    with _counters.lock:
        found, _counters.jumps = _counters.jumps, {}
        return found
