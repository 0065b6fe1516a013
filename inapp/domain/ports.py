"""The promises that flows rely on. Each is kept by exactly one module outside."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from inapp.domain import model as m
from inapp.domain.attempts import AttemptState, Breaker, SendBy
from inapp.domain.identity import NoPasswords, Passwords, Provider, SignInTables, Token
from inapp.domain.outcomes import Exchange
from inapp.domain.policy import Policy
from inapp.domain.psp import Psp as Psp
from inapp.domain.records import Alert, Change, Decision, ReceivedEvent
from inapp.domain.states import Event, PaymentType, Status


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


class PaymentTables(Protocol):
    """Payments, their history, and money that belongs to none of them."""

    def add_payment(self, payment: m.Payment, page_key: str, return_key_hash: str) -> m.Payment | None:
        """Store a payment in its first state. None if its reference is taken; the stored one if the page key is."""

    def payment(self, ref: str) -> m.Payment | None: ...
    def payment_by_page_key(self, page_key: str) -> m.Payment | None: ...
    def payment_by_return_key(self, return_key_hash: str, now: int) -> m.Payment | None: ...
    def payment_by_psp_ref(self, psp: str, psp_ref: str) -> m.Payment | None: ...
    def last_payments(self, user_id: int, login: int, count: int) -> list[m.Payment]: ...
    def open_payment(self, user_id: int, login: int, kind: PaymentType) -> m.Payment | None: ...
    def due_payments(self, statuses: frozenset[Status], now: int, count: int) -> list[m.Payment]: ...
    def history(self, ref: str) -> list[Change]: ...
    def all_payments(self, needs_review: bool, disputed: bool = False) -> list[m.Payment]: ...

    def move(self, payment: m.Payment, event: Event, by: str, at: int, **changes: object) -> m.Payment:
        """Apply an event: compare-and-set of the state plus its history row. Raises IllegalTransition."""

    def change(self, payment: m.Payment, **changes: object) -> m.Payment:
        """Change fields that are no state, such as `due`, `tries` or `psp_ref`."""

    def restore_payment(self, payment: m.Payment, by: str) -> None:
        """Store a payment that only the sent log knows, in `review`."""

    def hold(self, money: m.UnmatchedFunds) -> None: ...
    def unmatched(self, ref: str) -> m.UnmatchedFunds | None: ...
    def all_unmatched(self, *states: str) -> list[m.UnmatchedFunds]: ...

    def set_unmatched(self, money: m.UnmatchedFunds) -> None:
        """Store state and amount of parked money."""


class BookingTables(Protocol):
    """Attempts, decisions about them, and the switches that stop all sending or a single method."""

    def add_attempt(self, attempt: m.Attempt) -> None: ...
    def attempts(self, ref: str) -> list[m.Attempt]: ...

    def tallies(self) -> dict[str, tuple[int, int | None]]:
        """By payment, how many attempts it has, and the cTrader id of its last booking."""

    def attempt(self, external_id: str) -> m.Attempt | None: ...
    def attempts_in(self, states: frozenset[AttemptState], resolved_since: int = 0) -> list[m.Attempt]: ...
    def freezing_attempts(self, login: int, states: frozenset[AttemptState]) -> list[m.Attempt]: ...
    def external_ids(self) -> set[str]: ...

    def resolve_attempt(self, attempt: m.Attempt, state: AttemptState, **changes: object) -> m.Attempt:
        """Move an attempt from the state it is known in. Raises IllegalTransition if it is in another one by now."""

    def holder_of(self, balance_history_id: int) -> str | None:
        """The external id of the attempt that holds this cTrader id already."""

    def count_call(self, kind: str, at: int) -> None: ...
    def calls_since(self, at: int, kind: str | None = None) -> int: ...
    def delete_expired_calls(self, before: int) -> None: ...
    def breaker(self) -> Breaker: ...
    def set_breaker(self, breaker: Breaker) -> None: ...
    def held(self) -> str | None: ...
    def set_held(self, reason: str | None) -> None: ...
    def unavailable_adapters(self) -> dict[str, str]:
        """What is wrong with adapters, by name; those that are well are not in it."""

    def set_adapter_problem(self, psp: str, problem: str) -> None: ...
    def psp_account(self, psp: str) -> str | None:
        """The account at a PSP that this database has worked with, as the PSP calls it."""

    def set_psp_account(self, psp: str, account: str) -> None: ...
    def has_payments(self, psp: str) -> bool: ...
    def unattended(self, psps: Collection[str]) -> dict[str, tuple[int, int]]:
        """By adapters beside these: payments that are not over, and events that wait in the inbox."""

    def add_decision(self, decision: Decision) -> None: ...
    def decisions(self, subject: str) -> list[Decision]: ...


class PspTables(Protocol):
    """Webhooks as they came in, and payouts and refunds as they went out."""

    def store_event(self, psp: str, event: m.PspEvent, at: int) -> bool:
        """Keep a webhook; False if its id is stored already."""

    def waiting_events(self, now: int, count: int) -> list[tuple[str, m.PspEvent]]: ...
    def postpone_event(self, psp: str, event_id: str, due: int) -> None: ...
    def finish_event(self, psp: str, event_id: str, result: str, at: int) -> None: ...

    def newest_events(self, count: int, results: Collection[str] = ()) -> list[ReceivedEvent]:
        """The webhooks that came last, the newest first; those with one of these results, if any are named."""

    def add_psp_call(self, call: m.Disbursement) -> None: ...
    def psp_calls(self, ref: str) -> list[m.Disbursement]: ...
    def psp_call(self, key: str) -> m.Disbursement | None: ...

    def refunds_of(self, psp: str, psp_ref: str) -> list[m.Disbursement]:
        """Every refund of a PSP's object, except those planned for a withdrawal that ended before its debit."""

    def refundable_deposits(self, login: int, method: str, since: int) -> list[m.Payment]: ...
    def disputed_deposits(self, user_id: int) -> list[str]: ...

    def psp_call_keys(self) -> set[str]:
        """The keys of all calls that may have been made."""

    def set_psp_call(self, key: str, **changes: object) -> None: ...


class PeopleTables(Protocol):
    """Accounts, tokens, page sessions and alerts."""

    def account(self, login: int) -> m.Account | None: ...
    def accounts_of(self, user_id: int) -> list[m.Account]: ...
    def all_accounts(self) -> list[m.Account]: ...
    def put_account(self, account: m.Account) -> None: ...

    def set_accounts_of(self, user_id: int, accounts: Sequence[m.Account]) -> None:
        """Make these the user's accounts and no others."""

    def add_token(self, secret: str, token: Token) -> None: ...
    def token(self, secret: str) -> Token | None: ...

    def use_token(self, secret: str, now: int) -> bool:
        """Mark a token used; False if it was used before. Exactly one caller gets True."""

    def extend_token(self, secret: str, expires: int) -> None: ...
    def end_family(self, family: str, now: int) -> None: ...

    def end_older(self, family: str, kind: str, spared: int, now: int) -> None:
        """Of a session's tokens of one kind, end all but the newest `spared`."""

    def delete_expired_tokens(self, before: int) -> None: ...
    def add_page_session(self, page_session: m.PageSession) -> None: ...
    def page_session(self, key: str) -> m.PageSession | None: ...
    def touch_page_session(self, key: str, now: int) -> None: ...
    def bind_page_session(self, key: str, login: int) -> bool: ...
    def delete_expired_page_sessions(self, before: int) -> None: ...

    def add_alert(self, at: int, code: str, ref: str, text: str) -> None:
        """Tell a person, unless the same was said within the last hour."""

    def due_alerts(self, now: int) -> list[Alert]: ...
    def alert_delivered(self, alert_id: int, at: int) -> None: ...
    def alert_failed(self, alert_id: int, due: int) -> None: ...
    def heartbeat(self) -> int | None: ...
    def set_heartbeat(self, now: int) -> None: ...

    def prove_writable(self, now: int) -> None:
        """Write something, at most once a second: a transaction that changes nothing succeeds on a full disk too."""


class Tables(PaymentTables, BookingTables, PspTables, PeopleTables, SignInTables, Protocol):
    """All that storage can be asked, in or out of a transaction."""


class Store(Protocol):
    """The database. Every change is made inside `write()`, and is on the disk when the block has ended.

    Both raise StorageFailed if the file cannot be read or written now.
    """

    def read(self) -> AbstractContextManager[Tables]: ...
    def write(self) -> AbstractContextManager[Tables]: ...

    def checkpoint_wal(self, last: bool = False) -> None:
        """Bring all that was committed into the one file that a person would copy; the last process leaves no more."""


def _nothing(point: str) -> None:
    """Stands where a rehearsal may stop the process."""


@dataclass(frozen=True)
class Cashier:
    """Everything a use case may touch, put together once in `app.py`."""

    store: Store
    ctrader: CTrader
    identity: Identity
    clock: Clock
    policy: Policy
    psps: Mapping[str, Psp]
    sent_log: SentLog
    pager: Pager
    reader: BalanceReader | None = None
    public_url: str = ""
    passwords: Passwords = field(default_factory=NoPasswords)
    provider: Provider | None = None
    crash_point: Callable[[str], None] = field(default=_nothing)
