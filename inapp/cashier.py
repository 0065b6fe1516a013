"""Everything that a use case works with, put together once in `app.py`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from inapp.domain.identity import Passwords, Provider
from inapp.domain.policy import Policy
from inapp.domain.ports import BalanceReader, Clock, CTrader, Identity, Pager, Psp, SentLog
from inapp.store import Database


@dataclass(frozen=True)
class Cashier:
    """Everything a use case may touch, put together once in `app.py`."""

    store: Database
    ctrader: CTrader
    identity: Identity
    clock: Clock
    policy: Policy
    psps: Mapping[str, Psp]
    sent_log: SentLog
    pager: Pager
    passwords: Passwords
    reader: BalanceReader | None = None
    public_url: str = ""
    provider: Provider | None = None
    crash_point: Callable[[str], None] = field(default=lambda point: None)
