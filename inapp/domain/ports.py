"""The ports of the use cases: `adapters` implements each once, and each package in `psp_adapters` implements `Psp`."""

import re
from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from inapp.domain import model as m
from inapp.domain.attempts import SendBy
from inapp.domain.money import Money
from inapp.domain.outcomes import Exchange


class Clock(Protocol):
    """Time."""

    def now(self) -> int:
        """Wall clock, milliseconds since the epoch."""

    def boot(self) -> float:
        """Seconds since the machine started, sleep included."""

    def sleep(self, milliseconds: int) -> None:
        """Wait so many milliseconds."""


class CTrader(Protocol):
    """The broker's side of cTrader's WebServices API. Raises NotSent, OutcomeUnknown or Declined where stated."""

    def sign_in(self, renew: bool = False) -> None:
        """Get a manager token, a new one if `renew`. Raises all three."""

    def trading_account(self, login: int, timeout: int | None = None) -> m.TradingAccount:
        """Read an account within `timeout` milliseconds. Raises all three; Declined("TRADER_NOT_FOUND") if unknown.

        Unreadable, an OutcomeUnknown, tells that cTrader has answered what nobody can use.
        """

    def answers(self, login: int) -> bool:
        """True if cTrader itself answers a read of this account, whatever it says of it. Raises nothing."""

    def change_balance(self, attempt: m.Attempt, source: str, send_by: SendBy) -> Exchange:
        """Send one booking once, never after `send_by`, and report the exchange. Raises nothing."""

    def redeem(self, token: str, timeout: int | None = None) -> m.TokenOwner:
        """Exchange cTrader's token within `timeout` milliseconds. Raises all three; Declined for an invalid token."""


class Identity(Protocol):
    """The issuer of the one-time tokens in a screen's address.

    `token_form` is their form; with `asks_others` each redeem is a call to another service.
    """

    token_form: re.Pattern[str]
    asks_others: bool

    def redeem(self, token: str) -> m.TokenOwner:
        """Use up a token. Raises Declined (used, expired, unknown), NotSent or OutcomeUnknown."""

    def accounts_of(self, user_id: int, for_screen: bool = True) -> Sequence[m.Account] | None:
        """The user's present accounts; None where the imported ones count. Raises NotSent or OutcomeUnknown.

        Screens that wait for another service make no other caller wait.
        """

    def check(self) -> Mapping[str, str]:
        """The problem of each service asked, a sentence or an empty text, by its name."""


class SentLog(Protocol):
    """The log, outside every backup, of everything ever about to be sent; another one names the commands of staff."""

    def append(self, entry: Mapping[str, object]) -> None:
        """Write one entry; it is on the disk when the call returns."""

    def entries(self) -> list[dict[str, object]] | None:
        """All entries, or None if the log is missing."""

    def keys(self) -> Iterator[str] | None:
        """The keys of all entries one by one, however long the log; None if it is missing."""

    def rewrite(self, entries: Sequence[Mapping[str, object]]) -> None:
        """Replace the whole log or nothing of it, after people have released a held start."""


class Pager(Protocol):
    """Delivers alerts to people."""

    def send(self, alert: m.Alert) -> bool:
        """Deliver one alert; False asks for another try. Raises nothing."""


class SenderLock(Protocol):
    """The lock that makes one process the only sender of a database."""

    def acquire(self) -> bool:
        """Take the lock without waiting; False if another process holds it. Raises OSError."""

    def close(self) -> None:
        """Release the lock."""


class Psp(Protocol):
    """A payment service provider behind an adapter, which stores nothing of ours and raises no vendor's exceptions.

    Every adapter defines the abstract calls; `psp_adapters.Adapter` has defaults for the others.
    """

    name: str
    methods: Sequence[m.Method]
    registers_webhook: bool
    asks_email: bool
    keeps_instruments: bool
    label: str

    def ui_mode(self, method: m.Method, framed: bool) -> m.UiMode:
        """How a trader whose page is, or is not, framed reaches the PSP."""

    @abstractmethod
    def start_deposit(self, payment: m.Payment, return_url: str) -> m.NextStep:
        """Create the PSP's object, or find the one that our reference already has, and say what the trader does next.

        An adapter that `asks_email` takes the trader's address, where it is known, as a value `email`. One that
        `keeps_instruments` takes the `keeping` of a trader who has chosen a kept one, or wants to keep the next; it
        raises Declined("instrument_gone") where the PSP has the customer or the instrument no more.

        Our reference with the payment's `ui_mode` is the idempotency key, so it may be called again after any failure.
        A step loads nothing from hosts that its `hosts` do not name. Raises Declined, NotSent, OutcomeUnknown.
        """

    def make_customer(self, user_id: int, ref: str) -> str:
        """A new name for one of our users at the PSP; for the same payment of ours the same one.

        Raises Declined, NotSent, OutcomeUnknown.
        """

    def forget_instrument(self, psp_ref: str) -> None:
        """Have the PSP forget a kept instrument, if it still has it. Raises NotSent, OutcomeUnknown."""

    @abstractmethod
    def look_up(
        self, subject: m.PspObjectType, ref: str, psp_ref: str | None, source: str | None = None
    ) -> m.Observation:
        """What the PSP's object says now, by its own reference or, without one, by ours or by the stored key.

        `source` is what a refund gives back. An object that the PSP surely does not have is NOT_ATTEMPTED, one that it
        may have is UNKNOWN. Raises NotSent, OutcomeUnknown.
        """

    @abstractmethod
    def read_webhook(self, headers: Mapping[str, str], body: bytes) -> list[m.PspEvent]:
        """Verify and read a webhook; writes nothing. Raises BadSignature."""

    def pay_out(self, payment: m.Payment, key: str) -> m.Observation:
        """Pay a withdrawal out under an idempotency key. Raises Declined, NotSent, OutcomeUnknown.

        An adapter whose method has fields takes what was typed into them as a value `answers`, by name.
        """

    @abstractmethod
    def refund(self, psp_ref: str, money: Money, key: str) -> m.Observation:
        """Give captured money back under an idempotency key. Raises Declined, NotSent, OutcomeUnknown."""

    @abstractmethod
    def cancel(self, psp_ref: str) -> m.Observation:
        """Stop an unpaid object and say what it came to; a paid one stays paid. Raises NotSent, OutcomeUnknown."""

    def recent_events(self, since: int) -> list[m.PspEvent]:
        """What happened at the PSP since a moment, for webhooks that never came. Raises NotSent, OutcomeUnknown."""

    @abstractmethod
    def check(self) -> list[str]:
        """What is wrong with keys, secrets or reachability, one sentence each."""

    def prove(self, trial: bool = False) -> list[str]:
        """What is wrong, asked call by call: each right of the key and, with `trial`, that a payment can be begun.

        Costlier than `check`, and asked before a method that was closed is offered again.
        """

    def check_webhook(self, url: str) -> list[str] | None:
        """Problems with the webhook at our address, one sentence each; None if the PSP may not be asked."""

    def register_webhook(self, url: str) -> m.Registration:
        """Register the webhook at our address, or repair it; a staff command where `registers_webhook` is true.

        Raises Declined, NotSent, OutcomeUnknown.
        """

    def account(self) -> str | None:
        """The account that our key is of, as the PSP calls it; None if the key may not ask.

        Raises NotSent, OutcomeUnknown.
        """

    def housekeeping(self) -> None:
        """Whatever the adapter has to do by itself; the worker calls it often. Raises nothing."""
