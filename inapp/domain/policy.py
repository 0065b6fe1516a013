"""The broker's choices that use cases follow."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network
from types import MappingProxyType
from typing import TypeVar

from inapp.domain import retention
from inapp.domain import setting_types as read
from inapp.domain.setting_types import setting
from inapp.domain.states import PaymentType

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """Smallest and largest amounts and presets as decimal text, by currency or under `""` for any."""

    lowest: Mapping[str, str]
    highest: Mapping[str, str]
    presets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @staticmethod
    def of(table: Mapping[str, T], currency: str) -> T | None:
        """The currency's own entry of such a table, else the one for any currency, else None."""
        return table.get(currency, table.get(""))


@dataclass(frozen=True, slots=True)
class Policy:
    """The broker's choices that use cases follow. Durations are milliseconds."""

    deposit: Limits
    withdrawal: Limits
    secret_key: str = setting(
        "CASHIER_SECRET_KEY",
        read.secret,
        "Signing key",
        hidden=True,
        demo="demo-secret-key",
        needed="is missing: put in a long random text, such as `openssl rand -hex 32` prints",
    )
    test_mode: bool = setting(
        "CASHIER_TEST_MONEY",
        read.test_money,
        "`1`: rehearse with a PSP's test keys against a test cTrader; test money then counts, real money does not",
        "0",
    )
    short_secrets: tuple[str, ...] = ()
    """The names of settings with a secret of the broker's own that is too short."""
    short_secrets_until: int = setting(
        "CASHIER_SHORT_SECRETS_UNTIL",
        read.short_secrets_end,
        f"An installation in use starts with a secret that is too short until this day; at most {read.LAST_DAY}",
        "2027-05-31",
    )
    payment_ttl: int = setting("CASHIER_PAYMENT_TTL", read.seconds, "Seconds until an unpaid deposit expires", "1800")
    quiet_period: int = setting(
        "CASHIER_QUIET_PERIOD", read.seconds, "Seconds that a read-back must look past a lost booking", "600"
    )
    shared_staff_login: bool = setting(
        "CASHIER_SHARED_STAFF_LOGIN",
        read.switch,
        "`1`: two names given with commands are two people even from one login of the machine",
        "0",
        demo="1",
    )
    crm_passwords: tuple[str, ...] = setting(
        "CASHIER_CRM_PASSWORDS",
        read.passwords,
        "Passwords that `/oauth2/crmApiToken` accepts, with commas between them, so none may hold one (identity `sso`)",
        hidden=True,
        demo="demo-crm",
        needed="is missing: put in the password agreed with cTrader, or set CASHIER_IDENTITY=handoff",
        only_with="sso",
        empty=(),
    )
    ctrader_addresses: tuple[IPv4Network | IPv6Network, ...] = setting(
        "CASHIER_CTRADER_ADDRESSES",
        read.networks,
        "Addresses and networks that may call `/oauth2/*`, with spaces between them (without it: any)",
        empty=(),
    )
    passwords: bool = setting(
        "CASHIER_PASSWORDS",
        read.switch,
        "`0`: no password form and no links; the login screen leads straight to the provider of `OIDC_ISSUER`",
        "1",
    )
    issue_inapp_tokens: bool = setting("CASHIER_INAPP_TOKENS", read.switch, "`1`: issue and demand `inappToken`", "0")
    share_one_time_tokens: bool = setting(
        "CASHIER_SHARED_ONE_TIME_TOKENS",
        read.switch,
        "`1`: `generate`d tokens may also be exchanged at `onetime/authorize`",
        "0",
    )
    access_token_life: int = setting(
        "CASHIER_ACCESS_TOKEN_DAYS", read.days, "Days after which an unused `accessToken` is dead", "90"
    )
    second_factor: str = setting(
        "CASHIER_SECOND_FACTOR",
        read.one_of("off", "optional", "demanded"),
        "An authenticator app after the password, and passkeys beside it: "
        "`off`, `optional` (whoever wants it) or `demanded`",
        "off",
    )
    access_token_longest_life: int = setting(
        "CASHIER_ACCESS_TOKEN_LONGEST_DAYS",
        read.days,
        "Days after which every `accessToken` is dead, however often it is used",
        "365",
    )
    link_life: int = setting(
        "CASHIER_LINK_TTL", read.seconds, "Seconds for which a link from support, or in a mail, sets a password", "1800"
    )
    invitation_life: int = setting(
        "CASHIER_INVITATION_TTL",
        read.seconds,
        "Seconds for which a link does that was made for everybody at once",
        "259200",
    )
    calls_per_hour: int = setting(
        "CTRADER_CALLS_PER_HOUR",
        read.whole(1),
        "Budget of calls that are no GET; redeems may use at most half of it",
        "3600",
    )

    open_deposits: int = setting(
        "CASHIER_OPEN_DEPOSITS", read.whole(1), "Unpaid deposits that a user may have open on an account at once", "3"
    )
    starts_per_hour: int = setting(
        "CASHIER_STARTS_PER_HOUR",
        read.whole(1),
        "Deposits, and as many withdrawals, that a user may start within an hour",
        "30",
        demo="1000",
    )
    keep_days: Mapping[str, int] = setting(
        "CASHIER_KEEP_DAYS",
        retention.kept_days,
        "Days for which rows are kept, `alerts:30,checks:180`, where they differ from the table in docs/privacy.md",
        empty=MappingProxyType({}),
    )
    review_deposits_from: Mapping[str, str] = setting(
        "CASHIER_REVIEW_DEPOSITS_FROM",
        read.amounts,
        "Deposits of this much or more are reviewed by the trader before they start, plain or per currency",
        empty=MappingProxyType({}),
    )
    settlement_tolerance: Mapping[str, str] = setting(
        "CASHIER_SETTLEMENT_TOLERANCE",
        read.amounts,
        "How far a transfer to the bank may be from its items, and a PSP's fee from the agreed one, plain or per "
        "currency (without it: not at all)",
        empty=MappingProxyType({}),
    )
    declines_per_deposit: int = setting(
        "CASHIER_DECLINES", read.whole(1), "Declined tries after which a deposit is ended at its PSP", "5"
    )
    declines_per_day: int = setting(
        "CASHIER_DECLINES_PER_DAY",
        read.whole(1),
        "Declined tries within a day after which a user can make no deposit for a day",
        "10",
    )

    def limits(self, kind: PaymentType) -> Limits:
        """The limits of deposits or of withdrawals."""
        return self.deposit if kind is PaymentType.DEPOSIT else self.withdrawal
