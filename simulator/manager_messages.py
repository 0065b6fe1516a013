"""Messages of the Manager API as a server writes and reads them: Protocol Buffers by hand, frames around them."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from simulator.demo import scaled
from simulator.whole_history import NUMBERS, SIGNS

Fields = dict[int, list[Any]]
_U64 = (1 << 64) - 1

ERROR, HEARTBEAT, HELLO = 50, 51, 990
ANSWERS = {301: 302, 313: 314, 417: 418, 703: 704, 228: 229}
"""The number of each answer, by that of its request."""


def message(*fields: tuple[int, int | str | bytes | None]) -> bytes:
    """A message of these fields; None leaves one out."""
    return b"".join(_field(number, value) for number, value in fields if value is not None)


def _field(number: int, value: int | str | bytes) -> bytes:
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value & _U64)
    data = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def _varint(value: int) -> bytes:
    low = value & 0x7F
    return bytes([low]) if value == low else bytes([low | 0x80]) + _varint(value >> 7)


def read(data: bytes) -> Fields:
    """All fields by number; ValueError or IndexError for what is no message."""
    found: Fields = {}
    at = 0
    while at < len(data):
        tag, at = _read_varint(data, at)
        value, at = _read_varint(data, at)
        if tag & 7 == 2:
            value, at = data[at : at + value], at + value
        elif tag & 7:
            raise ValueError("only varints and bytes are read here")
        found.setdefault(tag >> 3, []).append(value)
    return found


def _read_varint(data: bytes, at: int) -> tuple[Any, int]:
    value = shift = 0
    while True:
        value |= (data[at] & 0x7F) << shift
        at += 1
        if data[at - 1] < 0x80:
            return value, at
        shift += 7


def frame(kind: int, payload: bytes = b"", message_id: str | None = None) -> bytes:
    """A whole frame, ready to be sent."""
    data = message((1, kind), (2, payload), (3, message_id))
    return len(data).to_bytes(4, "big") + data


# What the answers hold. Fields that the cashier has no use for are there too, as from a real server.


def trader(row: dict[str, Any], number: int, version: int) -> bytes:
    """A trader, with personal data and a password's hash among the rest."""
    return message(
        (1, number),
        (2, row["login"]),
        (5, row["name"]),
        (6, "canary-personal-data"),
        (8, row["balance"]),
        (30, version),
        (61, 1),
        (77, "canary-password-hash"),
        (80, row["moneyDigits"]),
    )


def light_trader(row: dict[str, Any], number: int) -> bytes:
    """A trader in a list."""
    names = (5, row["name"]), (6, row["lastName"])
    return message((1, number), (2, row["login"]), (3, 1), (4, 1), *names, (7, row["registrationTimestamp"]))


def operation(row: dict[str, Any], number: int) -> bytes:
    """A balance operation."""
    delta = SIGNS[row["type"]] * scaled(Decimal(row["amount"]), row["moneyDigits"])
    return message(
        (1, NUMBERS[row["type"]]),
        (2, row["balanceHistoryId"]),
        (3, number),
        (4, row["balance"]),
        (5, delta),
        (6, row["timestamp"]),
        (7, row["comment"]),
        (8, row["externalNote"]),
        (9, row["balanceVersion"]),
        (10, row["balance"]),
        (14, row["source"]),
        (15, row["externalId"]),
        (16, row["moneyDigits"]),
    )


def listed(number: int, rows: Iterable[bytes], more: tuple[int, bool] | None = None) -> bytes:
    """A list of messages in one field, and the field that says whether there are more."""
    return message(*((number, row) for row in rows), *([(more[0], int(more[1]))] if more else []))
