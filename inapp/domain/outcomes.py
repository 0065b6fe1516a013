"""The outcome of one sending of one booking, read from a closed table; anything not listed is AMBIGUOUS."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from json import JSONDecodeError


class Outcome(StrEnum):
    """The outcome of an attempt."""

    NOT_SENT = "not_sent"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    AMBIGUOUS = "ambiguous"


class Fault(StrEnum):
    """The cause of a rejection, which decides what follows."""

    TRADER = "trader"  # the trader can change something: the booking is refused
    REQUEST = "request"  # this booking will never be taken: a person looks at it
    RIGHTS = "rights"  # the broker's set-up: wait, and stop sending if it repeats
    TOKEN = "token"  # the manager token: get a new one, and stop sending if it repeats
    RATE = "rate"  # too many calls: only wait


CTRADER_ERRORS: dict[str, Fault] = {
    # docs.spotware.com, WebServices API, error codes. UNKNOWN_ERROR is left out on purpose: it says nothing.
    "NOT_ENOUGH_MONEY": Fault.TRADER,
    "CHANGE_BALANCE_BAD_AMOUNT": Fault.REQUEST,
    "TRADER_NOT_FOUND": Fault.REQUEST,
    "INVALID_REQUEST": Fault.REQUEST,
    "NOT_ENOUGH_RIGHTS": Fault.RIGHTS,
    "CH_BROKER_NOT_FOUND": Fault.RIGHTS,
    "CH_PLANT_INVALID": Fault.RIGHTS,
    "REQUEST_FREQUENCY_EXCEEDED": Fault.RATE,
}


@dataclass(frozen=True, slots=True)
class NothingLeft:
    """No byte of the request left this machine; `why` is for staff."""

    why: str


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The request left at least in part, and no whole answer came; `why` is for staff."""

    why: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole HTTP answer; header names are lower case."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


Exchange = NothingLeft | NoAnswer | Answer


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of an exchange, with its error code or balance history id."""

    outcome: Outcome
    code: str = ""
    balance_history_id: int | None = None

    @property
    def fault(self) -> Fault | None:
        """The cause of a rejection; None for every other outcome."""
        if self.outcome is not Outcome.REJECTED:
            return None
        return Fault.TOKEN if self.code == BAD_TOKEN else CTRADER_ERRORS[self.code]


BAD_TOKEN = "BAD_TOKEN"
_TEXT_CODE = re.compile(r"\s*([A-Z][A-Z_]+)\s*(?::|$)", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Reading:
    """An answer taken apart once for every row of the table."""

    status: int
    fields: dict[str, object] | None
    code: str
    id: int | None


def _read(answer: Answer) -> _Reading:
    try:
        text = answer.body.decode()
    except UnicodeDecodeError:
        return _Reading(answer.status, None, "", None)
    try:
        found = json.loads(text)
    except (JSONDecodeError, RecursionError, ValueError):
        match = _TEXT_CODE.match(text)
        return _Reading(answer.status, None, match[1] if match else "", None)
    if not isinstance(found, dict):
        return _Reading(answer.status, None, "", None)
    error = found.get("error")
    places = (
        error.get("errorCode") if isinstance(error, dict) else None,
        found.get("errorCode"),
        found.get("code"),
    )
    code = next((place for place in places if isinstance(place, str)), "")
    number = found.get("balanceHistoryId")
    identifier = number if type(number) is int and 0 < number < 2**63 else None
    return _Reading(answer.status, found, code, identifier)


def _confirmed(reading: _Reading) -> bool:
    return (
        200 <= reading.status < 300
        and reading.id is not None
        and reading.fields is not None
        and reading.fields.get("error") is None
        and not reading.code
    )


def _rejected(reading: _Reading) -> bool:
    return (
        (200 <= reading.status < 300 or 400 <= reading.status < 500)
        and reading.code in CTRADER_ERRORS
        and not (reading.fields and "balanceHistoryId" in reading.fields)
    )


_TABLE: tuple[tuple[Callable[[_Reading], bool], Callable[[_Reading], Verdict]], ...] = (
    (_confirmed, lambda r: Verdict(Outcome.CONFIRMED, balance_history_id=r.id)),
    (lambda r: r.status == 401, lambda r: Verdict(Outcome.REJECTED, BAD_TOKEN)),
    (_rejected, lambda r: Verdict(Outcome.REJECTED, r.code)),
    (
        lambda r: True,
        lambda r: Verdict(Outcome.AMBIGUOUS, r.code if r.code in CTRADER_ERRORS else f"HTTP_{r.status}"),
    ),
)


def classify(exchange: Exchange) -> Verdict:
    """The verdict on one `changebalance` exchange: the first matching row of the table wins.

    Storage keeps ids unique, so a confirmation with another booking's id becomes AMBIGUOUS there. cTrader and its
    gateways were seen to send these error shapes: nested `error.errorCode`, flat `errorCode` or `code`, and the text
    `CODE: words`.
    """
    if isinstance(exchange, NothingLeft):
        return Verdict(Outcome.NOT_SENT, exchange.why)
    if isinstance(exchange, NoAnswer):
        return Verdict(Outcome.AMBIGUOUS, exchange.why)
    reading = _read(exchange)
    return next(verdict(reading) for fits, verdict in _TABLE if fits(reading))
