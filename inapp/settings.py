"""The only reader of the environment: the whole table at once, all mistakes reported together."""

import logging
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

import click
from dotenv import dotenv_values

from inapp.domain.money import MAX_DIGITS, Money
from inapp.domain.policy import Limits, Policy
from inapp.setting_table import TABLE
from inapp.setting_values import ANY_CURRENCY, Setting, amounts

EXIT_SETTINGS = 2
DAY = 24 * 3_600_000
_BY_NAME = {row.name: row for row in TABLE}
_PAIRS = (("CASHIER_DEPOSIT_MIN", "CASHIER_DEPOSIT_MAX"), ("CASHIER_WITHDRAW_MIN", "CASHIER_WITHDRAW_MAX"))
_OURS = ("CASHIER_", "CTRADER_", "OIDC_")
_log = logging.getLogger(__name__)


class SettingsError(click.ClickException):
    """Every setting that is missing or wrong, as pairs of name and what to do; never the value of a secret."""

    exit_code = EXIT_SETTINGS

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        self.problems = tuple(problems)
        lines = [f"  {name} {what}" for name, what in problems]
        super().__init__("\n".join(["these settings must be put right (environment or .env):", *lines]))


@dataclass(frozen=True)
class Settings:
    """All that the broker has chosen. Durations are milliseconds; an amount's key `""` means any currency."""

    demo: bool
    test_money: bool
    database: Path
    secret_key: str = field(repr=False)
    public_url: str
    success_url: str
    close_url: str
    frame_ancestors: tuple[str, ...]
    display_name: str
    legal_name: str
    legal_text: str
    logo: Path | None
    accent: str
    identity: str
    crm_passwords: tuple[str, ...] = field(repr=False)
    inapp_tokens: bool
    shared_one_time_tokens: bool
    login_success_url: str
    signup_url: str
    reset_url: str
    access_token_days: int
    oidc_issuer: str
    oidc_client_id: str
    oidc_client_secret: str = field(repr=False)
    oidc_label: str
    crm_url: str
    crm_password: str = field(repr=False)
    crm_accounts_url: str
    crm_token_url: str
    crm_client_id: str
    crm_client_secret: str = field(repr=False)
    ctrader_url: str
    ctrader_manager_login: int
    ctrader_manager_password: str = field(repr=False)
    ctrader_prefix_webserv: str
    ctrader_prefix_cid: str
    ctrader_prefix_ctid2: str
    ctrader_timeout: int
    ctrader_calls_per_hour: int
    ctrader_money_digits: Mapping[str, int]
    ctrader_reader: str
    psps: tuple[str, ...]
    deposit_min: Mapping[str, str]
    deposit_max: Mapping[str, str]
    withdraw_min: Mapping[str, str]
    withdraw_max: Mapping[str, str]
    presets: Mapping[str, tuple[str, ...]]
    payment_ttl: int
    quiet_period: int
    alert_url: str = field(repr=False)
    trusted_proxies: int
    crash_at: str
    adapter_environment: Mapping[str, str] = field(repr=False)
    """What the environment holds beyond this table, for adapters' own settings."""

    @classmethod
    def read(cls, environ: Mapping[str, str] = os.environ, dotenv: Path | None = Path(".env")) -> Self:
        """Read the environment, which wins over the `.env` file. Raises SettingsError with every mistake."""
        texts = {**_file(dotenv), **environ}
        demo = texts.get("CASHIER_DEMO") == "1"
        given = frozenset(name for name in _BY_NAME if texts.get(name, "").strip())
        values: dict[str, Any] = {}
        problems: list[tuple[str, str]] = []
        for row in TABLE:
            try:
                values[row.field] = _value(row, texts, demo)
            except ValueError as error:
                problems.append((row.name, str(error)))
        for pair in _PAIRS:
            if all(_BY_NAME[name].field in values for name in pair):
                problems += _settle_limits(values, pair, given)
        problems += _half_a_provider(values)
        if problems:
            raise SettingsError(problems)
        values["close_url"] = values["close_url"] or values["success_url"]
        values["display_name"] = values["display_name"] or values["legal_name"]
        rest = {name: value for name, value in texts.items() if name not in _BY_NAME}
        _warn_of_strangers(rest, values["psps"])
        return cls(**values, adapter_environment=MappingProxyType(rest))

    def policy(self) -> Policy:
        """The choices that flows follow."""
        return Policy(
            deposit=_limits(self.deposit_min, self.deposit_max, self.presets),
            withdrawal=_limits(self.withdraw_min, self.withdraw_max, self.presets),
            payment_ttl=self.payment_ttl,
            quiet_period=self.quiet_period,
            call_timeout=self.ctrader_timeout,
            calls_per_hour=self.ctrader_calls_per_hour,
            money_digits=self.ctrader_money_digits,
            secret_key=self.secret_key,
            crm_passwords=self.crm_passwords,
            issue_inapp_tokens=self.inapp_tokens,
            share_one_time_tokens=self.shared_one_time_tokens,
            access_token_life=self.access_token_days * DAY,
            test_mode=self.demo or self.test_money,
        )


def _half_a_provider(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What is missing of a provider that was named."""
    if not values.get("oidc_issuer"):
        return []
    return [
        (name, "is missing: put in what the provider gave you, or remove OIDC_ISSUER")
        for name, field in (("OIDC_CLIENT_ID", "oidc_client_id"), ("OIDC_CLIENT_SECRET", "oidc_client_secret"))
        if not values.get(field)
    ]


def describe() -> list[tuple[str, str, str]]:
    """Name (`*` if required outside demos), meaning and default of every setting, for the README's table."""
    return [(row.name + ("*" if row.needed else ""), row.meaning, row.default) for row in TABLE]


def _file(path: Path | None) -> dict[str, str]:
    if path is None or not path.is_file():
        return {}
    return {name: value for name, value in dotenv_values(path).items() if value is not None}


def _value(row: Setting, texts: Mapping[str, str], demo: bool) -> object:
    """The value of one row. Raises ValueError with what to do."""
    given = texts.get(row.name)
    if given is not None and (given.strip() or row.empty_counts):
        return row.parse(given, demo)
    if row.needed and not demo and row.only_with in ("", texts.get("CASHIER_IDENTITY") or "sso"):
        raise ValueError(row.needed)
    default = (demo and row.demo) or row.default
    return row.parse(default, demo) if default else row.empty


Figures = Mapping[str, str]


def _below(high: Figures, low: Figures, currency: str) -> bool:
    """Whether a currency's highest amount is below its lowest."""
    highest, lowest = (
        Money.from_text(table.get(currency, table[ANY_CURRENCY]), "ANY", MAX_DIGITS) for table in (high, low)
    )
    return highest < lowest


def _settle_limits(values: dict[str, Any], names: tuple[str, str], given: frozenset[str]) -> list[tuple[str, str]]:
    """Fill the gaps of a pair of limits with defaults, and report where the highest is below the lowest.

    A plain amount stands for every currency not named beside it. Amounts by currency leave the defaults of the
    others as they are. A default gives way where the broker's own figure on the other side excludes it.
    """
    own: list[Figures] = [values[_BY_NAME[name].field] if name in given else {} for name in names]
    tables: list[dict[str, str]] = []
    for name, figures in zip(names, own, strict=True):
        default = amounts(_BY_NAME[name].default, False)
        tables.append(dict(figures) if ANY_CURRENCY in figures else {**default, **figures})
    low, high = tables
    problems = []
    for currency in sorted((low.keys() | high.keys()) - {ANY_CURRENCY}):
        if _below(high, low, currency):
            for table, figures in zip(tables, own, strict=True):
                if currency not in figures:
                    table.pop(currency, None)
    for currency in sorted(low.keys() | high.keys()):
        if _below(high, low, currency):
            problems.append((names[1], f"is below {names[0]} for {currency or 'any currency'}; change one of them"))
    for name, table in zip(names, tables, strict=True):
        values[_BY_NAME[name].field] = MappingProxyType(table)
    return problems


def _limits(lowest: Figures, highest: Figures, presets: Mapping[str, tuple[str, ...]]) -> Limits:
    """Limits with those presets that lie within them."""
    fitting = {}
    for currency in {ANY_CURRENCY, *lowest, *highest, *presets}:
        amounts_offered = presets.get(currency, presets.get(ANY_CURRENCY, ()))
        fitting[currency] = tuple(
            amount
            for amount in amounts_offered
            if not _below({ANY_CURRENCY: amount}, lowest, currency)
            and not _below(highest, {ANY_CURRENCY: amount}, currency)
        )
    return Limits(lowest, highest, fitting)


def _warn_of_strangers(names: Iterable[str], psps: tuple[str, ...]) -> None:
    adapters = tuple(f"CASHIER_{psp.upper().replace('-', '_')}_" for psp in psps)
    for name in sorted(names):
        if name.startswith(_OURS) and not name.startswith(adapters):
            _log.warning("%s is no setting of the cashier; is its name right?", name)
