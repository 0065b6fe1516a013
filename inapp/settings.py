"""Everything that a broker can set, one field each, and the only reader of the environment.

A new setting is one field: its metadata holds its name, parser, meaning and default. The reports, the table in docs
and the groups that other modules get all follow from it. `Policy` is one more group.
"""

import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self
from urllib.parse import urlsplit

import click
from dotenv import dotenv_values

from inapp.brand_files import Font, Picture, font_file, picture_file
from inapp.contact_settings import Contact
from inapp.domain import secret_rules
from inapp.domain import setting_types as read
from inapp.domain.crm_settings import SignedCallSettings, call_problems
from inapp.domain.errors import StorageFailed, UnusableFile
from inapp.domain.identity_settings import CrmSettings, OidcSettings, conflicts
from inapp.domain.installation import AlertSettings, LogSettings
from inapp.domain.money import Money
from inapp.domain.policy import Limits, Policy
from inapp.domain.rules import amount_in
from inapp.domain.setting_types import ANY_CURRENCY, Setting, built, declared, setting
from inapp.domain.staff_settings import StaffSettings, staff_problems
from inapp.mail_settings import MailSettings, mail_problems
from inapp.reader_settings import ManagerApiSettings, ReportingDbSettings, reader_problems
from inapp.rule_settings import rules_file
from inapp.word_settings import WordSettings, legal_texts

EXIT_SETTINGS = 2
_MIN = "10,JPY:1000,KRW:10000,VND:200000,BTC:0.001,ETH:0.01"
_MAX = "50000,JPY:5000000,KRW:50000000,VND:1000000000,BTC:10,ETH:100"
_PRESETS = (
    "50,100,250,500,JPY:5000 10000 25000 50000,KRW:50000 100000 250000 500000,"
    "VND:1000000 2500000 5000000 10000000,BTC:0.001 0.005 0.01 0.05,ETH:0.02 0.1 0.2 1"
)
_OURS = ("CASHIER_", "CTRADER_", "OIDC_")
_log = logging.getLogger(__name__)


@contextmanager
def start_failures(database: Path) -> Iterator[None]:
    """Turn failures of a start into one sentence. Raises ClickException."""
    try:
        yield
    except StorageFailed as error:
        raise click.ClickException(f"{database} cannot be used now: {error}") from error
    except (UnusableFile, ValueError) as error:
        raise click.ClickException(str(error)) from error


class SettingsError(click.ClickException):
    """Every missing or wrong setting, as pairs of name and what to do; never the value of a secret."""

    exit_code = EXIT_SETTINGS

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        self.problems = tuple(problems)
        lines = [f"  {name} {what}" for name, what in problems]
        super().__init__("\n".join(["fix these settings (environment or .env):", *lines]))


def database_file(value: str, demo: bool) -> Path:
    """A file in an existing directory."""
    path = Path(value)
    if path.is_dir():
        raise ValueError("is a directory; name a file in it")
    if not path.absolute().parent.is_dir():
        raise ValueError("names a directory that does not exist; create it")
    return path


@dataclass(frozen=True)
class Brand:
    """The broker's appearance, and the addresses of the browser afterwards.

    `accent` is `#RRGGBB`, `frame_ancestors` are origins. `login_url` is empty
    without a login screen.
    """

    public_url: str = setting(
        "CASHIER_PUBLIC_URL",
        read.public_base,
        "Our base address as the app sees it",
        demo="http://127.0.0.1:8080",
        needed="is missing: put in the address that traders reach, such as https://pay.example.com",
    )
    success_url: str = setting(
        "CASHIER_SUCCESS_URL",
        read.address,
        "Where the browser goes on success; visited to the letter",
        demo="http://localhost:8090/callback/success",
        needed="is missing: put in the success address agreed with cTrader",
    )
    close_url: str = setting(
        "CASHIER_CLOSE_URL",
        read.address,
        "Where the browser goes on Close (without it: the success address); visited to the letter",
        demo="http://localhost:8090/callback/close",
    )
    frame_ancestors: tuple[str, ...] = setting(
        "CASHIER_FRAME_ANCESTORS",
        read.origins,
        "Origins that may frame the screens, with spaces between them",
        "https://app.ctrader.com",
        demo="http://localhost:8090",
    )
    display_name: str = setting(
        "CASHIER_DISPLAY_NAME", read.text, "The name on the screens (without it: the legal name)", demo="Acme Markets"
    )
    legal_name: str = setting(
        "CASHIER_LEGAL_NAME",
        read.text,
        "The legal entity shown",
        demo="Acme Markets Ltd (demo)",
        needed="is missing: put in the name of the company that takes the money",
    )
    legal_text: str = setting("CASHIER_LEGAL_TEXT", read.text, "A sentence shown below the legal name")
    words: WordSettings = field(default_factory=WordSettings)
    logo: Picture | None = setting(
        "CASHIER_LOGO",
        picture_file,
        "A picture file: svg, png or webp, at most 32 kB; a wide one stands in the place of the name",
        empty=None,
    )
    logo_dark: Picture | None = setting(
        "CASHIER_LOGO_DARK", picture_file, "The same for the dark theme (without it: `CASHIER_LOGO`)", empty=None
    )
    accent: str = setting(
        "CASHIER_ACCENT", read.colour, "The accent colour, #RRGGBB: main buttons have it as it is", "#1A73E8"
    )
    accent_dark: str = setting(
        "CASHIER_ACCENT_DARK", read.colour, "The same for the dark theme (without it: `CASHIER_ACCENT`)"
    )
    radius: str = setting(
        "CASHIER_RADIUS", read.one_of("0", "8", "14"), "How round corners are, in pixels: `0`, `8` or `14`", "8"
    )
    font: Font | None = setting(
        "CASHIER_FONT",
        font_file,
        "A font file for all screens: woff2, at most 60 kB; letters that it lacks are drawn in the device's own",
        empty=None,
    )
    login_url: str = setting(
        "CASHIER_LOGIN_SUCCESS_URL",
        read.token_address,
        "Where the browser goes after a login, with `token` added; without it: no login screen (identity `sso`)",
        demo="http://localhost:8090/callback/login",
    )
    signup_url: str = setting(
        "CASHIER_SIGNUP_URL", read.address, "The broker's registration page, offered on `firstLogin`"
    )
    contact: Contact = field(default_factory=Contact)
    reset_url: str = setting(
        "CASHIER_RESET_URL", read.address, "Where Reset password leads; without it: a page of ours"
    )
    review_days: int = setting(
        "CASHIER_REVIEW_DAYS",
        read.whole(1),
        "Business days in which your people usually approve a withdrawal or check a payment, as traders are told",
        "1",
    )
    app_closes: tuple[str, ...] = setting(
        "CASHIER_APP_CLOSES",
        read.sources,
        "Values of cTrader's `source` for which the app has a close button of its own: screens then show none",
        empty=(),
    )
    trusted_proxies: int = setting("CASHIER_TRUSTED_PROXIES", read.whole(0), "Number of reverse proxies in front", "0")
    hsts_subdomains: bool = setting(
        "CASHIER_HSTS_SUBDOMAINS",
        read.switch,
        "`0` if a name below the public address's host is served over plain http; else browsers are told that none is",
        "1",
    )

    @property
    def https(self) -> bool:
        """True if the screens are reached over https."""
        return self.public_url.startswith("https://")

    def legal_text_in(self, language: str) -> str:
        """The sentence below the legal name in a language."""
        return self.words.legal_texts.get(language, self.legal_text)

    @property
    def own_words(self) -> tuple[str, ...]:
        """The broker's names: those on the screens, and the address without its last part, which many share."""
        return self.display_name, self.legal_name, (urlsplit(self.public_url).hostname or "").rpartition(".")[0]


@dataclass(frozen=True)
class Amounts:
    """Limits and presets by currency, as texts; the key `""` means any currency."""

    deposit_min: Mapping[str, str] = setting(
        "CASHIER_DEPOSIT_MIN", read.amounts, "Smallest deposit, plain or per currency", _MIN
    )
    deposit_max: Mapping[str, str] = setting(
        "CASHIER_DEPOSIT_MAX", read.amounts, "Largest deposit, plain or per currency", _MAX
    )
    withdraw_min: Mapping[str, str] = setting(
        "CASHIER_WITHDRAW_MIN", read.amounts, "Smallest withdrawal, plain or per currency", _MIN
    )
    withdraw_max: Mapping[str, str] = setting(
        "CASHIER_WITHDRAW_MAX", read.amounts, "Largest withdrawal, plain or per currency", _MAX
    )
    presets: Mapping[str, tuple[str, ...]] = setting(
        "CASHIER_PRESETS",
        read.presets,
        "Amounts offered for deposits: `50,100,JPY:5000 10000`; those beyond a limit are left out",
        _PRESETS,
    )


@dataclass(frozen=True)
class CTraderSettings:
    """The broker's cTrader host, and the manager who books for the cashier."""

    url: str = setting(
        "CTRADER_URL",
        read.backend_base,
        "The WebServices host; one installation serves one",
        demo="http://127.0.0.1:8090",
        needed="is missing: put in your cTrader WebServices address, such as https://host:port",
    )
    manager_login: int = setting(
        "CTRADER_MANAGER_LOGIN",
        read.whole(1),
        "Login of the manager",
        demo="4100",
        needed="is missing: put in the number of the manager that books for the cashier",
    )
    manager_password: str = setting(
        "CTRADER_MANAGER_PASSWORD",
        read.secret,
        "Plain password of the manager; it is sent hashed, as the API wants",
        hidden=True,
        demo="demo-manager",
        needed="is missing: put in the plain password of the manager",
    )
    prefix_webserv: str = setting(
        "CTRADER_PREFIX_WEBSERV", read.prefix, "Path before `/webserv/…`", "/v2", empty_counts=True
    )
    prefix_ctid2: str = setting("CTRADER_PREFIX_CTID2", read.prefix, "Path before `/ctid2/…`", empty_counts=True)
    timeout_ms: int = setting("CTRADER_TIMEOUT", read.seconds, "Total seconds for one call", "15")
    money_digits: Mapping[str, int] = setting(
        "CTRADER_MONEY_DIGITS",
        read.digits,
        "Decimals by currency where cTrader names none: `USD:2,JPY:0`",
        empty=MappingProxyType({}),
    )
    readers: tuple[str, ...] = setting(
        "CTRADER_READER",
        read.readers,
        "Where bookings are read back: `none`, or `reporting_db`, `manager_api`, `simulator` (demo only), with commas",
        "none",
        demo="simulator",
    )


@dataclass(frozen=True, kw_only=True)
class Settings:
    """All settings, in the groups that modules work with."""

    demo: bool = setting("CASHIER_DEMO", read.switch, "`1` in `make run` and tests only", "0")
    database: Path = setting("CASHIER_DATABASE", database_file, "Path of the SQLite file", "cashier.db")
    brand: Brand
    psps: tuple[str, ...] = setting(
        "CASHIER_PSPS",
        read.words,
        "Adapter names in display order, with spaces (`mock` in demos only)",
        demo="mock",
        needed="is missing: name the adapters of your payment providers",
    )
    amounts: Amounts
    policy: Policy
    rules: str | None = setting(
        "CASHIER_RULES",
        rules_file,
        "A file of rules (docs/rules.md), or `none`; without it a new installation starts with our defaults",
        demo="none",
        empty=None,
    )
    ctrader: CTraderSettings
    reporting_db: ReportingDbSettings
    manager_api: ManagerApiSettings
    identity: str = setting(
        "CASHIER_IDENTITY",
        read.one_of("sso", "handoff", "crm"),
        "`sso`: cTrader asks us for tokens; `handoff`: we ask cTrader; `crm`: we ask the broker's CRM",
        "sso",
    )
    oidc: OidcSettings
    crm: CrmSettings
    signed_calls: SignedCallSettings
    mail: MailSettings
    alerts: AlertSettings
    staff: StaffSettings
    log: LogSettings
    crash_at: str = setting(
        "CASHIER_CRASH_AT", read.crash_point, "Demo only: the point at which a rehearsal kills the process"
    )
    adapter_environment: Mapping[str, str] = field(repr=False)
    """The rest of the environment, for the adapters' own settings."""

    @classmethod
    def read(cls, environ: Mapping[str, str] = os.environ, dotenv: Path | None = Path(".env")) -> Self:
        """Read the environment, which wins over the `.env` file. Raises SettingsError with every mistake."""
        texts = {name: text.rstrip("\r\n") for name, text in {**_file(dotenv), **environ}.items()}
        values, problems = _parsed(declared(cls), texts)
        problems += _settle_amounts(values, texts)
        problems += reader_problems(values)
        problems += mail_problems(values, texts.get("CASHIER_DEMO") == "1")
        problems += staff_problems(values)
        legal, strange = legal_texts(texts)
        problems += strange
        if problems:
            raise SettingsError(problems)
        _fill_gaps(values)
        values["CASHIER_LEGAL_TEXT_<language>"] = MappingProxyType({one: texts[name] for one, name in legal.items()})
        amounts = built(Amounts, values)
        policy = built(
            Policy,
            values,
            deposit=_limits(amounts.deposit_min, amounts.deposit_max, amounts.presets),
            withdrawal=_limits(amounts.withdraw_min, amounts.withdraw_max, amounts.presets),
            short_secrets=() if values["CASHIER_DEMO"] else _short_secrets(values),
        )
        ours = {*values, *legal.values()}
        rest = MappingProxyType({name: text for name, text in texts.items() if name not in ours})
        staff = built(StaffSettings, values, demo=values["CASHIER_DEMO"])
        made = built(cls, values, amounts=amounts, policy=policy, staff=staff, adapter_environment=rest)
        _warn_of_strangers(rest, made.psps)
        return made


def sudo_user(environ: Mapping[str, str] = os.environ) -> str:
    """The user who called sudo for this process, empty if nobody did."""
    return environ.get("SUDO_USER", "")


def describe() -> list[tuple[str, str, str]]:
    """Name (`*` if required outside demos), meaning and default of every setting, for the table in docs/settings.md."""
    return [(row.name + ("*" if row.needed else ""), row.meaning, row.default) for row in declared(Settings)]


def _file(path: Path | None) -> dict[str, str]:
    if path is None or not path.is_file():
        return {}
    try:
        text = read.file_text(path.read_bytes())
    except (OSError, ValueError) as error:
        why = f"cannot be read: {error.strerror}" if isinstance(error, OSError) else str(error)
        raise SettingsError([(str(path), why)]) from None
    return {name: value for name, value in dotenv_values(stream=StringIO(text)).items() if value is not None}


def _parsed(rows: Iterable[Setting], texts: Mapping[str, str]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Values by name, and every setting that is missing or wrong."""
    values: dict[str, Any] = {}
    problems: list[tuple[str, str]] = []
    demo = texts.get("CASHIER_DEMO") == "1"
    for row in rows:
        try:
            values[row.name] = _value(row, texts, demo)
            if not demo and (why := secret_rules.refusal(row.name, _secrets(values, row.name))):
                problems.append((row.name, why))
        except ValueError as error:
            problems.append((row.name, str(error)))
    return values, problems + conflicts(values) + call_problems(values) + _idle_alert_settings(values)


def _idle_alert_settings(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The settings of alerts that could have no effect."""
    address, form = values.get("CASHIER_ALERT_URL", ""), values.get("CASHIER_ALERT_FORMAT", "auto")
    problems = []
    if values.get("CASHIER_ALERT_SECRET") and not address:
        problems.append(("CASHIER_ALERT_SECRET", "signs nothing without CASHIER_ALERT_URL; set that too, or remove it"))
    if form != "auto" and not address:
        problems.append(
            ("CASHIER_ALERT_FORMAT", "shapes nothing without CASHIER_ALERT_URL; set that too, or remove it")
        )
    if form == "telegram" and address and "chat_id=" not in address:
        problems.append(("CASHIER_ALERT_URL", "must end with ?chat_id=<chat>, since Telegram wants the chat"))
    return problems


def _value(row: Setting, texts: Mapping[str, str], demo: bool) -> object:
    """The value of one setting. Raises ValueError with what to do."""
    given = texts.get(row.name)
    if given is not None and (given.strip() or row.empty_counts):
        return row.read(given, demo)
    if row.needed and not demo and row.only_with in ("", texts.get("CASHIER_IDENTITY") or "sso"):
        raise ValueError(row.needed)
    default = (demo and row.demo) or row.default
    return row.read(default, demo) if default else row.empty


def _secrets(values: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """The secrets of a setting that has some: one, or several."""
    if name not in secret_rules.SHORTEST or not values.get(name):
        return ()
    value = values[name]
    return tuple(value.values()) if isinstance(value, Mapping) else value if isinstance(value, tuple) else (value,)


def _short_secrets(values: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(name for name in values if secret_rules.shortage(name, _secrets(values, name)))


def _fill_gaps(values: dict[str, Any]) -> None:
    """Fill empty settings from those that stand in for them, and clear those without meaning for the identity."""
    values["CASHIER_CLOSE_URL"] = values["CASHIER_CLOSE_URL"] or values["CASHIER_SUCCESS_URL"]
    values["CASHIER_DISPLAY_NAME"] = values["CASHIER_DISPLAY_NAME"] or values["CASHIER_LEGAL_NAME"]
    values["CASHIER_ACCENT_DARK"] = values["CASHIER_ACCENT_DARK"] or values["CASHIER_ACCENT"]
    values["CASHIER_LOGO_DARK"] = values["CASHIER_LOGO_DARK"] or values["CASHIER_LOGO"]
    values["CASHIER_CRM_TOKEN_URL"] = values["CASHIER_CRM_TOKEN_URL"] or f"{values['CASHIER_CRM_URL']}/token"
    if values["CASHIER_IDENTITY"] != "sso":
        values["CASHIER_LOGIN_SUCCESS_URL"] = ""


Figures = Mapping[str, str]
_PAIRS = (("CASHIER_DEPOSIT_MIN", "CASHIER_DEPOSIT_MAX"), ("CASHIER_WITHDRAW_MIN", "CASHIER_WITHDRAW_MAX"))
_DEFAULTS = {row.name: row.default for row in declared(Amounts)}


def _figure(table: Figures, currency: str) -> Money:
    return amount_in(table.get(currency, table[ANY_CURRENCY]), "ANY")


def _settle_amounts(values: dict[str, Any], texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Complete both pairs of limits with defaults; returns every highest amount that is below its lowest.

    A plain amount stands for every currency not named beside it. Amounts by currency keep the defaults of the others.
    A default gives way to the broker's own figure on the other side if the two exclude each other.
    """
    problems = []
    for pair in _PAIRS:
        if not all(name in values for name in pair):
            continue
        own: list[Figures] = [values[name] if texts.get(name, "").strip() else {} for name in pair]
        low, high = tables = [
            dict(figures) if ANY_CURRENCY in figures else {**read.amounts(_DEFAULTS[name], False), **figures}
            for name, figures in zip(pair, own, strict=True)
        ]
        for currency in (low.keys() | high.keys()) - {ANY_CURRENCY}:
            if _figure(high, currency) < _figure(low, currency):
                for table, figures in zip(tables, own, strict=True):
                    if currency not in figures:
                        table.pop(currency, None)
        values.update(zip(pair, map(MappingProxyType, tables), strict=True))
        problems += [
            (pair[1], f"is below {pair[0]} for {currency or 'any currency'}; change one of them")
            for currency in sorted(low.keys() | high.keys())
            if _figure(high, currency) < _figure(low, currency)
        ]
    return problems


def _limits(lowest: Figures, highest: Figures, presets: Mapping[str, tuple[str, ...]]) -> Limits:
    """Limits, with the presets between them."""
    fitting = {}
    for currency in {ANY_CURRENCY, *lowest, *highest, *presets}:
        least, most = _figure(lowest, currency), _figure(highest, currency)
        offered = presets.get(currency, presets.get(ANY_CURRENCY, ()))
        figures = {amount: _figure({ANY_CURRENCY: amount}, currency) for amount in offered}
        fitting[currency] = tuple(text for text, figure in figures.items() if not (figure < least or most < figure))
    return Limits(lowest, highest, fitting)


def _warn_of_strangers(names: Iterable[str], psps: tuple[str, ...]) -> None:
    adapters = tuple(f"CASHIER_{psp.upper().replace('-', '_')}_" for psp in psps)
    for name in sorted(names):
        if name.startswith(_OURS) and not name.startswith(adapters):
            _log.warning("%s is an unknown setting: check the spelling", name)
