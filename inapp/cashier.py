"""The cashier: the dependencies of the use cases."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from inapp.domain.check import Check
from inapp.domain.events_out import EventSink
from inapp.domain.fair_queue import FairQueue
from inapp.domain.identity import Passwords, Provider
from inapp.domain.letters import Mailer
from inapp.domain.passkeys import Passkeys
from inapp.domain.places import Places
from inapp.domain.policy import Policy
from inapp.domain.ports import Clock, CTrader, Identity, Pager, Psp, SentLog
from inapp.domain.readers import BalanceReader
from inapp.domain.rules import Book
from inapp.domain.second_factor import Sealer
from inapp.domain.staff_provider import StaffProvider
from inapp.domain.staff_settings import StaffSettings
from inapp.store import Database

AT_PSPS = 6
"""Threads of the web server that may wait for PSPs at a time, whatever these do."""


@dataclass(frozen=True)
class Cashier:
    """The store, services, adapters and policy of every use case, composed once in `app.py`.

    `broker` is the name on the screens; `own_words` are the broker's names, which no password may be made of; without
    a `mailer` no mail is sent, and without `passkeys` none are offered. In `crm_queue` strangers wait who bring
    passwords for API tokens; `at_psps` holds the threads in which traders wait for a PSP. `staff` are the settings of
    the console, `staff_passkeys` those of its own address, `staff_provider` where staff sign in, if not here. The
    broker's CRM is asked of payments with `check`, and told of them with `events`. `rules_file` is the text of the
    broker's file of rules, empty for none and None without a setting; `books` keeps the rules that were read last.
    """

    store: Database
    ctrader: CTrader
    identity: Identity
    clock: Clock
    policy: Policy
    psps: Mapping[str, Psp]
    sent_log: SentLog
    pager: Pager
    passwords: Passwords
    sealer: Sealer
    readers: tuple[BalanceReader, ...] = ()
    public_url: str = ""
    provider: Provider | None = None
    broker: str = ""
    own_words: tuple[str, ...] = ()
    crm_queue: FairQueue = field(default_factory=lambda: FairQueue(at_once=1, waiting=4))
    at_psps: Places = field(default_factory=lambda: Places(AT_PSPS))
    mailer: Mailer | None = None
    passkeys: Passkeys | None = None
    staff: StaffSettings = field(default_factory=StaffSettings)
    staff_passkeys: Passkeys | None = None
    staff_provider: StaffProvider | None = None
    actions_log: SentLog | None = None
    rules_file: str | None = None
    books: dict[str, Book] = field(default_factory=dict)
    check: Check | None = None
    events: EventSink | None = None
    crash_point: Callable[[str], None] = field(default=lambda point: None)
