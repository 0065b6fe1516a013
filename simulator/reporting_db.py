"""The Reporting DB: the history of this world in a replica, written as it happens."""

import threading
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from flask import Response, jsonify

from simulator import postgres
from simulator.demo import scaled
from simulator.state import State
from simulator.whole_history import NUMBERS, SIGNS

EVERY_S = 0.5
"""Seconds between looks at the history. Each commits something, as a broker's other traders do all the time."""
PRECISE = 8


class ReportingDb:
    """A primary that gets every operation, and the standby that is read."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._servers = postgres.Postgres()
        self._written: list[dict[str, Any]] = []
        self._ended = threading.Event()
        self._writing = threading.Thread(target=self._keep_writing, daemon=True)
        self._writing.start()

    def routes(self) -> dict[str, tuple[str, Callable[[], Response]]]:
        """Paths under /_sim with their methods and work."""
        return {"/reporting_db": ("GET", self._told)}

    def close(self) -> None:
        """Ends the servers, and leaves nothing behind."""
        self._ended.set()
        self._writing.join()
        self._servers.close()

    def _told(self) -> Response:
        return jsonify(
            host="127.0.0.1",
            port=self._servers.standby.port,
            database=postgres.DATABASE,
            schema=postgres.SCHEMA,
            user=postgres.USER,
            password=postgres.PASSWORD,
            folder=str(self._servers.top),
        )

    def _keep_writing(self) -> None:
        while not self._ended.wait(EVERY_S):
            rows, _ = self._state.history(None, everything=True)
            self._servers.primary.sql(statements(self._written, rows))
            self._written = rows


def statements(before: list[dict[str, Any]], rows: list[dict[str, Any]]) -> str:
    """What brings the tables from the former rows to the new ones; it commits in any case."""
    added = [row for row in rows if row not in before]
    if len(before) + len(added) != len(rows):  # the world was reset
        return "DELETE FROM tables_demo.balance_history; DELETE FROM tables_demo.trader;\n" + statements([], rows)
    logins = {row["login"] for row in added} - {row["login"] for row in before}
    traders = [f"INSERT INTO tables_demo.trader VALUES ({login}, {login}, 'ACMEFX');" for login in sorted(logins)]
    return "\n".join(["SELECT pg_current_xact_id();", *traders, *map(_insert, added)])


def _insert(row: dict[str, Any]) -> str:
    digits = 2 if row["moneyDigits"] <= 2 else PRECISE  # it knows two kinds of money
    kind = NUMBERS[row["type"]]
    delta = SIGNS[row["type"]] * scaled(Decimal(row["amount"]), digits)
    balance = row["balance"] * 10 ** (digits - row["moneyDigits"])
    moment = f"to_timestamp({row['timestamp']} / 1000.0) AT TIME ZONE 'UTC'"
    comment, note, source, external_id = map(
        _text, (row["comment"], row["externalNote"], row["source"], row["externalId"])
    )
    values = f"{row['balanceHistoryId']}, {row['login']}, {delta}, {balance}, {kind}, {comment}, {moment}, {note}"
    values += f", {row['balanceVersion']}, {source}, {external_id}, {digits == PRECISE}"
    return f"INSERT INTO tables_demo.balance_history VALUES ({values});"


def _text(value: str | None) -> str:
    return "NULL" if value is None else "'" + value.replace("'", "''") + "'"
