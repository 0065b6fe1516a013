"""All that the local cTrader knows: accounts, balance history, calls, tokens; optionally kept in a file."""

import json
import secrets
import threading
import time
from collections import deque
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from simulator import demo
from simulator.demo import Trader
from simulator.faults import Faults
from simulator.sequence import step_of
from simulator.whole_history import CLOSE, whole

MAX_CALLS = 20_000
# A balance operation moves all of these together: open positions, and so the used margin, stay as they are.
MOVED_BY_A_BOOKING = ("balance", "equity", "freeMargin", "cashEquity")
SIGNS = {"DEPOSIT": 1, "WITHDRAW": -1}
PARTIES = {"in": ("cashier", "ctrader"), "out": ("ctrader", "cashier")}
CALL_FACTS = ("type", "amount", "externalId", "fault", "error")


class Refused(Exception):
    """The call is refused with one of the vendor's symbolic error codes."""

    def __init__(self, code: str, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.status = status


class Booking(NamedTuple):
    """One balance operation as a broker asks for it; the amount is in currency units, not scaled."""

    login: int
    type: str
    amount: Decimal
    external_id: str | None
    external_note: str | None
    comment: str | None
    source: str | None


class Handoff(NamedTuple):
    """What a one-time token of our own stands for; `expires` is on the monotonic clock."""

    user_id: int
    email: str
    login: int | None
    expires: float


class State:
    """The whole world behind one lock; with a path, accounts and history survive a restart."""

    def __init__(self, path: Path | None = None) -> None:
        self.lock = threading.RLock()
        self.faults = Faults()
        self._path = path
        self._generation = 0
        self._last_id = 0
        self._last_call = 0
        self._manager_token = secrets.token_hex(16)
        self._lag = 0.0
        self._begin()
        if path and path.exists():
            self._load(path)

    def _begin(self) -> None:
        self.traders = demo.traders()
        self._hidden: dict[int, list[str]] = {}
        self._history: list[dict[str, Any]] = []
        self._calls: deque[dict[str, Any]] = deque(maxlen=MAX_CALLS)
        self._handoffs: dict[str, Handoff] = {}

    def reset(self) -> None:
        """Back to the demo state; ids go on rising, and operations that were to be applied late never are."""
        with self.lock:
            self._generation += 1
            self._lag = 0.0
            self._begin()
            self.faults.clear()
            self._save()

    def later(self, seconds: float, action: Any) -> None:
        """Runs an action after so many seconds, unless the world is reset before."""
        generation = self._generation

        def run() -> None:
            with self.lock:
                if generation == self._generation:
                    action()

        timer = threading.Timer(seconds, run)
        timer.daemon = True
        timer.start()

    def trader(self, login: int) -> Trader:
        """A copy of the trader object as brokers see it; Refused when there is none."""
        with self.lock:
            if login not in self.traders:
                raise Refused("TRADER_NOT_FOUND", f"Trader {login} not found")
            hidden = self._hidden.get(login, ())
            return {key: value for key, value in self.traders[login].items() if key not in hidden}

    def change_account(self, login: int, changes: dict[str, Any], hide: list[str] | None) -> None:
        """Sets fields of a trader object; money is a scaled integer, or decimal text that is scaled here."""
        with self.lock:
            self.trader(login)
            trader = self.traders[login]
            wrong = set(changes) - set(trader)
            if wrong:
                raise ValueError(f"unknown field: {', '.join(sorted(wrong))}")
            digits = int({**trader, **changes}["moneyDigits"])
            for key, value in changes.items():
                if isinstance(trader[key], int) and isinstance(value, str):
                    changes[key] = demo.scaled(Decimal(value), digits)
            trader.update(changes)
            if hide is not None:
                self._hidden[login] = hide
            self._save()

    def book(self, booking: Booking) -> int:
        """Applies a balance operation and gives its balanceHistoryId; Refused when it cannot be."""
        with self.lock:
            self.trader(booking.login)
            trader = self.traders[booking.login]
            units = self._units(booking, int(trader["moneyDigits"]))
            if booking.type == "WITHDRAW" and units > min(trader["balance"], trader["freeMargin"]):
                raise Refused("NOT_ENOUGH_MONEY", "Not enough funds for the operation")
            now = int(time.time() * 1000)
            for key in MOVED_BY_A_BOOKING:
                trader[key] += SIGNS[booking.type] * units
            trader["lastUpdateTimestamp"] = now
            self._last_id = max(self._last_id + 1, now)
            self._history.append(self._entry(booking, trader, now))
            self._save()
            return self._last_id

    def close_position(self, login: int, profit: Decimal) -> int:
        """Closes a position, whose profit or loss changes the balance; gives its balanceHistoryId."""
        with self.lock:
            self.trader(login)
            trader, now = self.traders[login], int(time.time() * 1000)
            for key in MOVED_BY_A_BOOKING:
                trader[key] += demo.scaled(profit, int(trader["moneyDigits"]))
            self._last_id = max(self._last_id + 1, now)
            self._history.append(self._entry(Booking(login, CLOSE, profit, None, None, None, None), trader, now))
            self._save()
            return self._last_id

    @staticmethod
    def _units(booking: Booking, digits: int) -> int:
        if booking.amount <= 0:
            raise Refused("CHANGE_BALANCE_BAD_AMOUNT", "The amount must be positive")
        try:
            units = demo.scaled(booking.amount, digits)
        except ValueError as error:
            raise Refused("INVALID_REQUEST", f"preciseAmount has {error}") from error
        if units >= 2**63:
            raise Refused("CHANGE_BALANCE_BAD_AMOUNT", "The amount is too large")
        return units

    def _entry(self, booking: Booking, trader: Trader, now: int) -> dict[str, Any]:
        digits = int(trader["moneyDigits"])
        return {
            "balanceHistoryId": self._last_id,
            "login": booking.login,
            "type": booking.type,
            "amount": f"{booking.amount:.{digits}f}",
            "externalId": booking.external_id,
            "externalNote": booking.external_note,
            "comment": booking.comment,
            "source": booking.source,
            "timestamp": now,
            "balance": trader["balance"],
            "moneyDigits": digits,
        }

    def history(self, login: int | None, everything: bool = False) -> tuple[list[dict[str, Any]], int]:
        """The bookings, oldest first, and the epoch milliseconds up to which they are complete.

        With `everything` also what was changed by hand or by closed positions, and each row's version.
        """
        with self.lock:
            bookings = [entry for entry in self._history if entry["type"] != CLOSE]
            watermark = int((time.time() - self._lag) * 1000)
            entries = [
                entry
                for entry in (whole(self._history, self.traders.values()) if everything else bookings)
                if login in (None, entry["login"]) and (not self._lag or entry["timestamp"] <= watermark)
            ]
            return entries, watermark

    def version(self, login: int) -> int:
        """How often the balance of a login has changed, whatever the history lags behind."""
        with self.lock:
            return sum(row["login"] == login for row in whole(self._history, self.traders.values()))

    def set_lag(self, seconds: float) -> None:
        """Makes the history run behind by so many seconds, as a replica does."""
        with self.lock:
            self._lag = seconds

    def note_call(
        self, direction: str, method: str, path: str, login: int | None, parties: tuple[str, str] | None = None
    ) -> dict[str, Any]:
        """Notes a call when it starts, with its path without the query; the caller fills in the rest."""
        parties = parties or PARTIES[direction]
        step = step_of(parties[0], path)
        facts = {"direction": direction, "method": method, "path": path, "login": login}
        return self._note(facts, parties, step.number, step.note)

    def note(self, parties: tuple[str, str], step: str | None, text: str, facts: dict[str, Any]) -> dict[str, Any]:
        """Notes what the app or its browser does by itself."""
        nothing = {"direction": "note", "method": None, "path": "", "login": None}
        return self._note(nothing | facts, parties, step, text)

    def _note(self, facts: dict[str, Any], parties: tuple[str, str], step: str | None, text: str) -> dict[str, Any]:
        call: dict[str, Any] = {"at": int(time.time() * 1000), "status": None, "ms": None, **facts}
        call |= {"from": parties[0], "to": parties[1], "step": step, "note": text}
        call.update(dict.fromkeys(CALL_FACTS))
        with self.lock:
            self._last_call += 1
            call["id"] = self._last_call
            self._calls.append(call)
        return call

    def calls(self) -> list[dict[str, Any]]:
        """The noted calls, oldest first."""
        with self.lock:
            return [dict(call) for call in self._calls]

    def manager_token(self) -> str:
        """The manager token: the same for the same credentials, until it is revoked."""
        return self._manager_token

    def revoke_manager_token(self) -> None:
        """Kills the manager token, as a changed manager password does."""
        with self.lock:
            self._manager_token = secrets.token_hex(16)
            self._save()

    def mint_handoff(self, user_id: int, email: str, login: int | None, seconds: float) -> str:
        """A one-time token that a broker may redeem once within so many seconds."""
        token = secrets.token_urlsafe(32)
        with self.lock:
            self._handoffs[token] = Handoff(user_id, email, login, time.monotonic() + seconds)
        return token

    def expire_handoff(self, token: str) -> bool:
        """Makes a one-time token too old; False when it is none of ours."""
        with self.lock:
            return self._handoffs.pop(token, None) is not None

    def redeem_handoff(self, token: object) -> Handoff:
        """Spends a one-time token; unknown, spent and expired are told apart by nobody."""
        with self.lock:
            handoff = self._handoffs.pop(token, None) if isinstance(token, str) else None
        if handoff is None or time.monotonic() >= handoff.expires:
            raise Refused("NOT_FOUND", "Token not found", 404)
        return handoff

    def _save(self) -> None:
        if self._path is None:
            return
        world = {
            "traders": list(self.traders.values()),
            "hidden": list(self._hidden.items()),
            "history": self._history,
            "lastId": self._last_id,
            "managerToken": self._manager_token,
        }
        draft = self._path.with_name(self._path.name + ".new")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(world), encoding="utf-8")
        draft.replace(self._path)

    def _load(self, path: Path) -> None:
        world = json.loads(path.read_text(encoding="utf-8"))
        self.traders = {trader["login"]: trader for trader in world["traders"]}
        self._hidden = dict(world["hidden"])
        self._history = world["history"]
        self._last_id = world["lastId"]
        self._manager_token = world["managerToken"]
