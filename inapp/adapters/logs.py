"""The log: one place sets it up, as lines of text for people or of JSON for programs, on standard error."""

import json
import logging
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from inapp.domain import security
from inapp.domain.identifiers import derived

log = logging.getLogger("cashier.log")

FACTS = ("actor", "address", "ref", "count")
"""What a record may say beside its words, in this order; `domain.security` fills them."""
SYSTEM_LOG = "/dev/log"
ALERTS = "cashier.alerts"
HIDDEN = "[hidden]"
SECRETS = re.compile(
    r"\b(?:[sr]k_(?:live|test)_|whsec_)\w+"  # Stripe's keys and webhook secrets
    r"|(?<=[Bb]earer )[\w.~+/=-]+"
    r"|(?<=oken=)[^\s&\"']+|(?<=assword=)[^\s&\"']+"
    r"|(?<![\w-])[\w-]{43,}(?![\w-])",  # our own tokens, handles, keys and the hashes of them
    re.ASCII,
)
"""A second line of defence: no code of ours logs a secret, but what other libraries say is theirs."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def _plain(text: str) -> str:
    """One line without secrets: a foreign text can neither begin a line nor act on a terminal."""
    hidden = SECRETS.sub(HIDDEN, text)
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), hidden)


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class _Lines(logging.Formatter):
    """The base of both formats: the facts of a record, and its traceback as lines."""

    def facts(self, record: logging.LogRecord) -> dict[str, str]:
        """Time, level, event, facts and words of a record; those it does not have are left out."""
        more = {name: _plain(str(getattr(record, name))) for name in FACTS if getattr(record, name, "")}
        head = {"time": _moment(record), "level": record.levelname, "event": getattr(record, "event", record.name)}
        return head | more | {"text": _plain(record.getMessage())}

    def trace(self, record: logging.LogRecord) -> list[str]:
        """The lines of the traceback, if there is one."""
        return list(map(_plain, self.formatException(record.exc_info).splitlines())) if record.exc_info else []


class TextLines(_Lines):
    """`2026-11-27T21:30:00.123Z WARNING login.refused actor="user 7" address=0f3a… the words`; a trace is indented."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and one more for each line of a traceback."""
        facts = self.facts(record)
        middle = [
            f'{name}="{facts[name]}"' if " " in facts[name] else f"{name}={facts[name]}"
            for name in FACTS
            if name in facts
        ]
        line = " ".join((facts["time"], facts["level"], facts["event"], *middle, facts["text"]))
        return "\n".join([line, *(f"  | {each}" for each in self.trace(record))])


class JsonLines(_Lines):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        trace = self.trace(record)
        return json.dumps(self.facts(record) | ({"trace": "\n".join(trace)} if trace else {}), ensure_ascii=False)


FORMATS: dict[str, type[_Lines]] = {"text": TextLines, "json": JsonLines}


class _Handler(logging.StreamHandler):  # type: ignore[type-arg]
    """The one handler of a process; a second set-up replaces it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """False for what one place in the code says too often within a minute; security events count by themselves."""
        if not hasattr(record, "event"):
            record.count = security.line_of(f"{record.name} {record.pathname}:{record.lineno}")
        return getattr(record, "count", "") is not None


class _Brief(_Handler):
    """The handler of a command: warnings stand on the terminal, and security events in the system's log."""

    def filter(self, record: logging.LogRecord) -> bool:
        """False for what a person at the terminal knows, since they have just done it."""
        return record.levelno >= logging.WARNING and record.name != security.log.name and super().filter(record)


def set_up(kind: str, level: str, secret_key: str, brief: bool = False) -> None:
    """Write every record of this process from `level` on in the format `kind`; addresses are hashed under the key.

    A `brief` process is a command: its terminal gets warnings alone.
    """
    security.use_key(derived(secret_key, "addresses in the log"))
    handler = (_Brief if brief else _Handler)(sys.stderr)
    handler.setFormatter(FORMATS[kind]())
    root = logging.getLogger()
    root.handlers = [other for other in root.handlers if not isinstance(other, _Handler)] + [handler]
    root.setLevel(level.upper())
    alerts = logging.getLogger(ALERTS)  # without an address the log is the only place where people find them
    alerts.setLevel(min(logging.WARNING, root.level))
    if brief and Path(SYSTEM_LOG).is_socket():
        security.log.handlers = [_to_the_system(kind)]


def _to_the_system(kind: str) -> logging.Handler:
    from logging.handlers import SysLogHandler  # only here: it costs a server's start memory and time

    class Quiet(SysLogHandler):
        """A handler that says in a line, and not in a traceback, that nobody listens."""

        def handleError(self, record: logging.LogRecord) -> None:
            log.warning("the system's log takes nothing: %s is not in it", getattr(record, "event", record.name))

    handler = Quiet(SYSTEM_LOG, SysLogHandler.LOG_AUTHPRIV)
    handler.ident = "cashier: "
    handler.setFormatter(FORMATS[kind]())
    return handler
