"""The promises that use cases rely on. Each is kept by exactly one module in `adapters`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from inapp.domain import model as m
from inapp.domain.attempts import SendBy
from inapp.domain.outcomes import Exchange
from inapp.domain.psp import Psp as Psp
from inapp.domain.records import Alert


class Clock(Protocol):
    """Time as the world tells it."""

    def now(self) -> int:
        """Wall clock, milliseconds since the epoch."""

    def boot(self) -> float:
        """Seconds since the machine started, sleep included."""

    def sleep(self, milliseconds: int) -> None:
        """Wait."""


class CTrader(Protocol):
    """The broker's side of cTrader's WebServices API. Raises NotSent, OutcomeUnknown or Declined where it says so."""

    def sign_in(self, renew: bool = False) -> None:
        """Hold a manager token, a new one if `renew`. Raises all three."""

    def trading_account(self, login: int, timeout: int | None = None) -> m.TradingAccount:
        """Read an account within `timeout` milliseconds. Raises all three; Declined("TRADER_NOT_FOUND") if unknown."""

    def change_balance(self, attempt: m.Attempt, source: str, send_by: SendBy) -> Exchange:
        """Send one booking once, never after `send_by`, and report what came of it. Raises nothing."""

    def redeem(self, token: str, timeout: int | None = None) -> m.TokenOwner:
        """Exchange cTrader's own token within `timeout` milliseconds. Raises all three; Declined if it is not valid."""


class BalanceReader(Protocol):
    """Any source that can tell which balance operations an account has."""

    def read(self, login: int, since: int) -> m.Reading:
        """The operations of a login from `since` on. Raises NotSent or OutcomeUnknown."""


class Identity(Protocol):
    """Who stands behind a one-time token of a screen's address; `token_form` is what such a token may look like."""

    token_form: re.Pattern[str]

    def redeem(self, token: str) -> m.TokenOwner:
        """Use up a token. Raises Declined (used, expired, unknown), NotSent or OutcomeUnknown."""

    def accounts_of(self, user_id: int) -> Sequence[m.Account] | None:
        """The user's accounts and their standing now; None where those that were imported count.

        Raises NotSent or OutcomeUnknown.
        """

    def check(self) -> Mapping[str, str]:
        """What is wrong, a sentence or nothing, by the name of what was asked; empty where nobody else is asked."""


class SentLog(Protocol):
    """The list, outside every backup, of all that was ever about to be sent."""

    def append(self, entry: Mapping[str, object]) -> None:
        """Write one entry and return when it is on the disk."""

    def entries(self) -> list[dict[str, object]] | None:
        """Everything written so far, or None if the log is missing."""

    def keys(self) -> Iterator[str] | None:
        """The keys of all entries one by one, for a log of any length, or None if it is missing."""

    def rewrite(self, entries: Sequence[Mapping[str, object]]) -> None:
        """Replace the whole log, or nothing of it, once people have released a held start."""


class Pager(Protocol):
    """Brings alerts to people."""

    def send(self, alert: Alert) -> bool:
        """Deliver one alert; False if it must be tried again. Raises nothing."""


class SenderLock(Protocol):
    """The lock that makes one process the only sender of a database."""

    def acquire(self) -> bool:
        """Take the lock without waiting; False if another holder has it. Raises OSError."""

    def close(self) -> None:
        """Let the lock go."""
