"""The settings of the readers of cTrader's history."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from inapp.domain import setting_types as read
from inapp.domain.setting_types import setting


@dataclass(frozen=True)
class ReportingDbSettings:
    """cTrader's Reporting DB, which CTRADER_READER names `reporting_db`: a PostgreSQL behind the broker's stunnel."""

    host: str = setting(
        "CTRADER_REPORTING_DB_HOST", read.text, "Where the tunnel to the Reporting DB begins", "127.0.0.1"
    )
    port: int = setting("CTRADER_REPORTING_DB_PORT", read.whole(1), "Its port", "5432")
    name: str = setting("CTRADER_REPORTING_DB_NAME", read.text, "Name of the database", "ctrader_spotware")
    schema: str = setting(
        "CTRADER_REPORTING_DB_SCHEMA", read.schema, "Schema of its tables; it differs from broker to broker"
    )
    user: str = setting("CTRADER_REPORTING_DB_USER", read.text, "Our user there")
    password: str = setting(
        "CTRADER_REPORTING_DB_PASSWORD",
        read.secret,
        "Our password there: as secret as that of the manager, since managers' tokens lie in the same database",
        hidden=True,
    )
    timeout_ms: int = setting("CTRADER_REPORTING_DB_TIMEOUT", read.seconds, "Seconds for one statement", "10")


@dataclass(frozen=True)
class ManagerApiSettings:
    """cTrader's Manager API, which CTRADER_READER names `manager_api`: a proxy, and a manager for us alone."""

    host: str = setting("CTRADER_MANAGER_API_HOST", read.text, "Host of the Manager API, as cTrader's maker names it")
    port: int = setting("CTRADER_MANAGER_API_PORT", read.whole(1), "Its port", "5011")
    plant: str = setting("CTRADER_MANAGER_API_PLANT", read.text, "Name of the plant, such as `acmefx`")
    environment: str = setting(
        "CTRADER_MANAGER_API_ENVIRONMENT", read.text, "Name of the environment, such as `demo` or `live`"
    )
    login: int = setting(
        "CTRADER_MANAGER_API_LOGIN",
        read.whole(1),
        "Login of a manager who can only read, and is used by nobody else",
        empty=0,
    )
    password: str = setting(
        "CTRADER_MANAGER_API_PASSWORD",
        read.secret,
        "Plain password of that manager; it is sent hashed, as the API wants",
        hidden=True,
    )
    pin: str = setting(
        "CTRADER_MANAGER_API_PIN",
        read.fingerprint,
        "SHA-256 of the server's certificate: no other is taken then (without it: one that this machine trusts)",
    )
    timeout_ms: int = setting(
        "CTRADER_MANAGER_API_TIMEOUT", read.seconds, "Seconds to read an account's history, whatever it takes", "15"
    )


NEEDED = {
    "reporting_db": {
        "CTRADER_REPORTING_DB_SCHEMA": "is missing: put in the schema that cTrader's maker names, such as tables_live",
        "CTRADER_REPORTING_DB_USER": "is missing: put in the user of the Reporting DB",
        "CTRADER_REPORTING_DB_PASSWORD": "is missing: put in the password of the Reporting DB",
    },
    "manager_api": {
        "CTRADER_MANAGER_API_HOST": "is missing: put in the host that cTrader's maker names",
        "CTRADER_MANAGER_API_PLANT": "is missing: put in the plant that cTrader's maker names",
        "CTRADER_MANAGER_API_ENVIRONMENT": "is missing: put in the environment, such as demo or live",
        "CTRADER_MANAGER_API_LOGIN": "is missing: put in the number of a manager who can only read",
        "CTRADER_MANAGER_API_PASSWORD": "is missing: put in the plain password of that manager",
    },
}
"""What to do about a missing setting, by the reader that needs it."""


def reader_problems(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The settings that a named reader needs and that are missing."""
    named = values.get("CTRADER_READER", ())
    needed = [row for reader in NEEDED if reader in named for row in NEEDED[reader].items()]
    return [(name, what) for name, what in needed if name in values and not values[name]]
