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


def reader_problems(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The settings that a named reader needs and that are missing."""
    if "reporting_db" not in values.get("CTRADER_READER", ()):
        return []
    needed = {
        "CTRADER_REPORTING_DB_SCHEMA": "is missing: put in the schema that cTrader's maker names, such as tables_live",
        "CTRADER_REPORTING_DB_USER": "is missing: put in the user of the Reporting DB",
        "CTRADER_REPORTING_DB_PASSWORD": "is missing: put in the password of the Reporting DB",
    }
    return [(name, what) for name, what in needed.items() if name in values and not values[name]]
