"""The settings that tell the people of an installation what happens in it: its log, and its alerts."""

from dataclasses import dataclass

from inapp.domain import setting_types as read
from inapp.domain.setting_types import setting


@dataclass(frozen=True)
class LogSettings:
    """The form of the log, and what is left out of it."""

    form: str = setting(
        "CASHIER_LOG",
        read.one_of("text", "json"),
        "How the log is written: `text` for people, `json` for programs",
        "text",
    )
    level: str = setting(
        "CASHIER_LOG_LEVEL",
        read.one_of("debug", "info", "warning", "error"),
        "The least level that is logged: `debug`, `info`, `warning` or `error`",
        "info",
    )


@dataclass(frozen=True)
class AlertSettings:
    """Where alerts go, and how."""

    url: str = setting(
        "CASHIER_ALERT_URL",
        read.alert_address,
        "Alerts are posted here and retried until accepted; without it they are logged",
        hidden=True,
    )
    form: str = setting(
        "CASHIER_ALERT_FORMAT",
        read.one_of("auto", "json", "slack", "discord", "teams", "googlechat", "telegram"),
        "The form of alerts: `json`, `slack`, `discord`, `teams`, `googlechat`, `telegram`, or `auto`: by the host",
        "auto",
    )
    secret: str = setting(
        "CASHIER_ALERT_SECRET",
        read.secret,
        "Signs alerts in the header `Cashier-Signature`, for a receiver of your own",
        hidden=True,
    )
