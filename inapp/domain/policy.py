"""The choices of a broker that flows follow."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from inapp.domain.states import PaymentType

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """Smallest and largest amount as decimal text, plain under the key `""` or per currency; and the presets."""

    lowest: Mapping[str, str]
    highest: Mapping[str, str]
    presets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @staticmethod
    def of(table: Mapping[str, T], currency: str) -> T | None:
        """The currency's own entry of such a table, else the plain one, else None."""
        return table.get(currency, table.get(""))


@dataclass(frozen=True, slots=True)
class Policy:
    """The broker's choices that flows follow. Durations are milliseconds."""

    deposit: Limits
    withdrawal: Limits
    payment_ttl: int = 1_800_000
    quiet_period: int = 600_000
    call_timeout: int = 15_000
    calls_per_hour: int = 3600
    money_digits: Mapping[str, int] = field(default_factory=dict)
    secret_key: str = field(default="", repr=False)
    crm_passwords: tuple[str, ...] = field(default=(), repr=False)
    issue_inapp_tokens: bool = False
    share_one_time_tokens: bool = False
    access_token_life: int = 90 * 24 * 3_600_000
    test_mode: bool = False

    def limits(self, kind: PaymentType) -> Limits:
        """The limits of deposits or of withdrawals."""
        return self.deposit if kind is PaymentType.DEPOSIT else self.withdrawal
