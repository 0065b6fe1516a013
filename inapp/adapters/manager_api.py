"""The reader of cTrader's Manager API: one short session for each question, by a manager who can only read.

Long times are halved until an answer is whole, so neither the length of an answer nor its order matters. A history
proves itself by the versions of its operations: one for each change of a balance, without a hole up to the version
that the trader has now. docs/readers.md lists what only a live server can confirm.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock
from typing import Any, NamedTuple, TypeVar

from inapp.adapters.http import Deadline
from inapp.adapters.manager_api_session import Answered, Session, Untrusted, shown_fingerprint
from inapp.adapters.manager_api_wire import (
    HISTORY,
    LIGHT_TRADER,
    LIGHT_TRADERS,
    OPERATION,
    SERVER_TIME,
    TRADER,
    TRADERS,
    Form,
    PayloadType,
    Undecodable,
    decoded,
)
from inapp.domain.errors import NotSent, OutcomeUnknown
from inapp.domain.readers import SAME_MOMENT, SIGNS, BalanceEntry, Reading, chains, since_then, type_of
from inapp.reader_settings import ManagerApiSettings

DAY = 86_400_000
MINUTE = 60_000
ALL_TAKES = 20
"""How much longer than for one account it may take to read all of them."""
MOST_OPERATIONS = 300_000
"""Operations of an account, or deposits and withdrawals of all, that one reading may hold."""
MOST_TRADERS = 500_000
"""Traders whose numbers are held."""
TRIES, TRY_AGAIN_S = 3, 1.0
"""The manager of a session that has just ended, or of another command of ours, may still count as logged in."""
LONGEST_MAINTENANCE_S = 600.0
"""A server under maintenance is asked again after this time, whatever end it names."""
WHOLE_LIST_EVERY_S = 3600.0
MORE_THAN_READING = {
    3: "edit accounts",
    5: "change balances",
    6: "change traders' passwords",
    9: "change bonuses",
    11: "create managers",
    12: "edit managers",
    14: "change managers' passwords",
    15: "trade for traders",
    199: "deal",
    207: "edit withdrawal requests",
}
"""Permissions that a reader must not have (ProtoManagerPermission), in words."""
T = TypeVar("T")


class ManagerApi:
    """Reads balance operations as one manager sees them; it writes nothing. Threads may share it, one after another."""

    name = "manager_api"
    must_prove_itself = True

    def __init__(self, settings: ManagerApiSettings, ctrader: str) -> None:
        self._settings = settings
        self.place = f"{ctrader} {settings.host}:{settings.port}/{settings.environment}/{settings.plant}"
        self._traders: dict[int, int] = {}
        """The trader of each login; 0 where two have the same."""
        self._listed_until, self._whole_list_at = 0, float("-inf")
        self._closed_until = 0.0
        self._turn = Lock()  # a second session of the manager would be refused

    def read(self, login: int, since: int) -> Reading:
        """The operations of a login from `since` on, after the last one before it. Raises NotSent or OutcomeUnknown."""

        def work(session: Session) -> Reading:
            trader = self._trader(session, login)
            watermark, until = _moments(session)
            version = _version(session, trader, login)
            entries: list[BalanceEntry] = []
            _keep(entries, (_entry(row, login) for row in _operations(session, since, until, trader)))
            _keep(entries, (_entry(row, login) for row in _before(session, since, trader, entries, version)))
            newest = max((entry.version or 0 for entry in entries), default=0)
            whole = version is not None and newest >= version and chains(entries)
            return Reading(since_then(entries, since), watermark, whole)

        return self._with_session(work, self._settings.timeout_ms)

    def read_all(self, since: int, until: int) -> Reading:
        """The deposits and withdrawals of every login in a time. Raises NotSent or OutcomeUnknown."""

        def work(session: Session) -> Reading:
            watermark, _ = _moments(session)
            found: list[BalanceEntry] = []
            versions = _Versions()
            for row in _operations(session, since, until, None):
                if row["at"] < until:
                    versions.add(row)
                    # The number of the trader stands where the login will: a row as it came takes four times the room.
                    _keep(found, [_entry(row, row["trader"])] if type_of(row["type"]) in SIGNS else [])
            logins = self._logins(session, {entry.login for entry in found})
            entries = tuple(replace(entry, login=logins[entry.login]) for entry in found)
            return Reading(entries, watermark, watermark >= until and versions.have_no_hole)

        return self._with_session(work, self._settings.timeout_ms * ALL_TAKES)

    def check(self) -> list[str]:
        """Whether we get in, may read what we must and not more, and the server's clock is right."""
        try:
            return self._with_session(_wrong, self._settings.timeout_ms)
        except Untrusted as failure:
            return [self._untrusted(failure)]
        except (NotSent, OutcomeUnknown) as failure:
            return [f"The Manager API gives no answer that can be used: {failure}."]

    def _untrusted(self, failure: Untrusted) -> str:
        shown = failure.fingerprint or shown_fingerprint(self._settings, Deadline(self._settings.timeout_ms))
        told = f"The certificate of the Manager API is not taken: {failure}."
        if not shown:
            return told
        return f"{told} Its SHA-256 is {shown}: only if cTrader's maker names the same, set CTRADER_MANAGER_API_PIN."

    def _with_session(self, work: Callable[[Session], T], timeout_ms: int) -> T:
        """What a piece of work finds, within the time. Raises NotSent or OutcomeUnknown."""
        if time.monotonic() < self._closed_until:
            raise NotSent("SERVER_IS_UNDER_MAINTENANCE: it is asked again later")
        deadline = Deadline(timeout_ms)
        with self._turn_by(deadline), self._session(deadline) as session:
            try:
                return work(session)
            except Undecodable as failure:
                raise OutcomeUnknown(f"unreadable: {failure}") from None
            except Answered as told:
                self._note(told)
                raise OutcomeUnknown(f"{told}") from None

    @contextmanager
    def _turn_by(self, deadline: Deadline) -> Iterator[None]:
        if not self._turn.acquire(timeout=deadline.left):
            raise NotSent("the reading before this one has not ended")
        try:
            yield
        finally:
            self._turn.release()

    @contextmanager
    def _session(self, deadline: Deadline) -> Iterator[Session]:
        for left in reversed(range(TRIES)):
            try:
                session = Session(self._settings, deadline)
                break
            except Answered as told:
                self._note(told)
                if told.code != "ALREADY_LOGGED_IN" or not left or deadline.left_ms < 2000 * TRY_AGAIN_S:
                    raise NotSent(f"{told}") from None
                time.sleep(TRY_AGAIN_S)
        try:
            yield session
        finally:
            session.close()

    def _note(self, told: Answered) -> None:
        if told.code == "SERVER_IS_UNDER_MAINTENANCE":
            seconds = told.until / 1000 - time.time()
            self._closed_until = time.monotonic() + min(max(0.0, seconds), LONGEST_MAINTENANCE_S)

    # Who is who: the API knows traders by a number of its own, and tells them with their logins by their registration.

    def _trader(self, session: Session, login: int) -> int:
        self._list(session, lambda: login in self._traders)
        if not (trader := self._traders.get(login, 0)):
            raise OutcomeUnknown(
                "two traders have this login" if login in self._traders else "no trader has this login"
            )
        return trader

    def _logins(self, session: Session, traders: set[int]) -> dict[int, int]:
        self._list(session, lambda: traders <= set(self._traders.values()))
        logins = {trader: login for login, trader in self._traders.items() if trader in traders}
        if len(logins) < len(traders):
            raise OutcomeUnknown("an operation belongs to a trader who is not in the list of traders")
        return logins

    def _list(self, session: Session, enough: Callable[[], bool]) -> None:
        """List the traders that were registered since the last time and, now and then, all of them."""
        if enough():
            return
        now = _now()
        self._add(session, max(0, self._listed_until - DAY), now + MINUTE)
        if not enough() and time.monotonic() >= self._whole_list_at + WHOLE_LIST_EVERY_S:
            self._whole_list_at = time.monotonic()
            self._add(session, 0, now + MINUTE)
        self._listed_until = now

    def _add(self, session: Session, since: int, until: int) -> None:
        for answer, _, _ in _halved(session, REGISTERED, since, until):
            for data in answer["traders"]:
                row = _whole(LIGHT_TRADER, data, "trader", "login")
                same = self._traders.get(row["login"], row["trader"]) == row["trader"]
                self._traders[row["login"]] = row["trader"] if same else 0
                _refuse_beyond(MOST_TRADERS, self._traders)


class _Versions:
    """The versions of every trader's operations in a time, which follow one another if none is missing."""

    def __init__(self) -> None:
        self._of: dict[int, tuple[int, int, int]] = {}
        self._told = True

    def add(self, row: dict[str, Any]) -> None:
        """Take in the next operation of a trader."""
        version = row.get("version", 0)
        least, most, count = self._of.get(row["trader"], (version, version, 0))
        self._of[row["trader"]] = min(least, version), max(most, version), count + 1
        self._told = self._told and version > 0
        _refuse_beyond(MOST_TRADERS, self._of)

    @property
    def have_no_hole(self) -> bool:
        """True if each trader's are as many as lie between the first and the last."""
        return self._told and all(most - least + 1 == count for least, most, count in self._of.values())


def _keep(kept: list[T], more: Iterable[T]) -> None:
    for one in more:
        kept.append(one)
        _refuse_beyond(MOST_OPERATIONS, kept)


def _refuse_beyond(most: int, held: Sized) -> None:
    if len(held) > most:
        raise OutcomeUnknown(f"more than the {most:,} that one reading can hold: read a shorter time")


def _now() -> int:
    return time.time_ns() // 1_000_000


def _moments(session: Session) -> tuple[int, int]:
    """The moment up to which the server may lack nothing, and one that is later than any of its operations."""
    now, theirs = _now(), _server_time(session)
    return min(now, theirs) - MINUTE, max(now, theirs) + MINUTE


def _server_time(session: Session) -> int:
    theirs: int = session.ask(PayloadType.SERVER_TIME_REQUEST, PayloadType.SERVER_TIME, SERVER_TIME).get("now", 0)
    if abs(theirs - _now()) > DAY:
        raise OutcomeUnknown("its clock is more than a day away from ours")
    return theirs


def _version(session: Session, trader: int, login: int) -> int | None:
    """The version of the balance that a trader has now; None if it is not told."""
    answer = session.ask(PayloadType.TRADERS_REQUEST, PayloadType.TRADERS, TRADERS, (2, trader))
    found = [_whole(TRADER, data, "trader", "login") for data in answer["traders"]]
    if [(row["trader"], row["login"]) for row in found] != [(trader, login)]:
        raise OutcomeUnknown("it shows another trader than the one that was asked for")
    version: int | None = found[0].get("version")
    return version


def _before(
    session: Session, since: int, trader: int, entries: list[BalanceEntry], version: int | None
) -> Iterator[dict[str, Any]]:
    """Older operations, until there is one, or the first of all is there: it goes back in ever longer times."""
    first = min((entry.version or 0 for entry in entries), default=None)
    span, end, seen = DAY, since, first == 1 or version == 0
    while end > 0 and not seen:
        start = max(0, end - span)
        for row in _operations(session, start, end, trader):
            if row["at"] < since:
                seen = True
                yield row
        span, end = span * 2, start


def _operations(session: Session, since: int, until: int, trader: int | None) -> Iterator[dict[str, Any]]:
    """Every operation from `since` to `until`, each once. Raises OutcomeUnknown if one was not asked for."""
    whose = () if trader is None else ((2, trader),)
    for answer, start, end in _halved(session, OPERATIONS, since, until, *whose):
        seen: dict[int, dict[str, Any]] = {}
        for data in answer["operations"]:
            row = _whole(OPERATION, data, "type", "number", "trader", "balance", "delta", "at")
            if not start <= row["at"] <= end or trader not in (None, row["trader"]):
                raise OutcomeUnknown("it shows operations that were not asked for")
            if seen.setdefault(row["number"], row) != row:
                raise OutcomeUnknown("it shows one operation in two ways")
        # Two times meet in one moment; what happened then belongs to the second.
        yield from (row for row in seen.values() if row["at"] < end or end == until)


class _Question(NamedTuple):
    """A question for a time: its numbers, the form of its answer, and the field in which the time begins."""

    number: int
    answer: int
    form: Form
    begin: int


OPERATIONS = _Question(PayloadType.HISTORY_REQUEST, PayloadType.HISTORY, HISTORY, 3)
REGISTERED = _Question(PayloadType.LIGHT_TRADERS_REQUEST, PayloadType.LIGHT_TRADERS, LIGHT_TRADERS, 2)


def _halved(
    session: Session, question: _Question, since: int, until: int, *more: tuple[int, int]
) -> Iterator[tuple[dict[str, Any], int, int]]:
    """The answers for a time, with the part of it that each is for, in order; a part with more than fits is halved."""
    times = [(since, until)]
    while times:
        start, end = times.pop()
        fields = (*more, (question.begin, start), (question.begin + 1, end))
        found = _answer(session, question, fields, too_long=end - start > DAY)
        if found and not found.get("more"):
            yield found, start, end
        elif end - start <= 1:
            raise OutcomeUnknown("it has more for one moment than it can tell")
        else:
            middle = (start + end) // 2
            times += [(middle, end), (start, middle)]


def _answer(
    session: Session, question: _Question, fields: tuple[tuple[int, int], ...], too_long: bool
) -> dict[str, Any] | None:
    """The answer to a question; None if it refuses a time that may be too long: nobody publishes the longest one."""
    try:
        return session.ask(question.number, question.answer, question.form, *fields)
    except Answered as told:
        if told.code == "INCORRECT_BOUNDARIES" and too_long:
            return None
        raise


def _whole(form: Form, data: bytes, *needed: str) -> dict[str, Any]:
    row = decoded(form, data)
    if any(name not in row for name in needed):
        raise OutcomeUnknown("unreadable: a message lacks what it must have")
    return row


def _entry(row: dict[str, Any], login: int) -> BalanceEntry:
    digits = row.get("digits", -1)
    if not 0 <= digits <= 18:
        raise OutcomeUnknown("an operation does not say how many decimals it has")
    return BalanceEntry(
        row["number"],
        row.get("external_id", ""),
        login,
        type_of(row["type"]),
        row["delta"],
        digits,
        row["balance"],
        row.get("version"),
        row["at"],
        row.get("note", ""),
        row.get("comment", ""),
        row.get("source", ""),
    )


def _wrong(session: Session) -> list[str]:
    """What a manager may do too much, and a clock that is not ours. Raises Answered for what it may not read."""
    now = _now()
    list(_operations(session, now - MINUTE, now, None))
    list(_halved(session, REGISTERED, now - MINUTE, now))
    away = abs(_server_time(session) - _now())
    wrong = []
    if away >= SAME_MOMENT:
        text = f"The clock of the Manager API is {away // 1000} seconds away from ours"
        wrong.append(f"{text}: set this machine's by NTP, for bookings are recognized by their time.")
    if too_much := [words for number, words in MORE_THAN_READING.items() if number in session.permissions]:
        wrong.append(f"The manager may also {', '.join(too_much)}: ask for one who can only read.")
    return wrong
