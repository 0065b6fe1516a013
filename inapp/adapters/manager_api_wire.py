"""The bytes of cTrader's Manager API: frames, and the part of Protocol Buffers that its ten messages need.

Numbers and types of fields are those of the vendor's published description (docs.spotware.com, Manager's API). The
encoding is protobuf.dev/programming-guides/encoding; groups, which nothing here has, are refused. What comes from the
other side is hostile until it is decoded: every length is compared with what is there before anything is taken.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

MOST_BYTES = 16 * 1024 * 1024
"""The longest frame that is read; one answer is held at a time."""
MOST_IN_A_LIST = 50_000
"""Messages in one answer."""
HEADER = 4
_LONGEST_VARINT, _LONGEST_TAG = 10, 5
_FIXED = {1: 8, 5: 4}
"""Bytes of the values of fixed length, by wire type; none of our fields has one."""
_VARINT, _LENGTH = 0, 2
_U64, _U32, _SIGN = (1 << 64) - 1, (1 << 32) - 1, 1 << 63


class Undecodable(ValueError):
    """The bytes are no such message; the text never repeats them."""


class Kind(Enum):
    """The type of a field. A field that is sent again replaces the former one, except in a LIST."""

    INT64 = "int64"
    UINT32 = "uint32"
    BOOL = "bool"
    TEXT = "text"
    BYTES = "bytes"
    LIST_OF_UINT32 = "uint32, repeated"
    LIST_OF_BYTES = "bytes, repeated"


K = Kind
Form = Mapping[int, tuple[str, Kind]]
"""The fields of a message that are decoded, by number; what else it holds is passed over unread."""

MESSAGE: Form = {1: ("payload_type", K.UINT32), 2: ("payload", K.BYTES), 3: ("message_id", K.TEXT)}
ERROR: Form = {2: ("code", K.TEXT), 4: ("maintenance_end", K.INT64)}
AUTHENTICATED: Form = {2: ("permissions", K.LIST_OF_UINT32)}
SERVER_TIME: Form = {2: ("now", K.INT64)}
TRADERS: Form = {2: ("traders", K.LIST_OF_BYTES)}
TRADER: Form = {
    1: ("trader", K.INT64),
    2: ("login", K.INT64),
    8: ("balance", K.INT64),
    30: ("version", K.INT64),
    61: ("asset", K.INT64),
    80: ("digits", K.UINT32),
}
"""Six fields; the message also holds names, addresses and the hash of a password."""
LIGHT_TRADERS: Form = {2: ("traders", K.LIST_OF_BYTES), 3: ("more", K.BOOL)}
LIGHT_TRADER: Form = {1: ("trader", K.INT64), 2: ("login", K.INT64)}
HISTORY: Form = {2: ("trader", K.INT64), 3: ("operations", K.LIST_OF_BYTES), 4: ("more", K.BOOL)}
OPERATION: Form = {
    1: ("type", K.INT64),
    2: ("number", K.INT64),
    3: ("trader", K.INT64),
    4: ("balance", K.INT64),
    5: ("delta", K.INT64),
    6: ("at", K.INT64),
    7: ("comment", K.TEXT),
    8: ("note", K.TEXT),
    9: ("version", K.INT64),
    14: ("source", K.TEXT),
    15: ("external_id", K.TEXT),
    16: ("digits", K.UINT32),
}


class PayloadType:
    """The numbers of the messages (ProtoPayloadType and ProtoCSPayloadType)."""

    ERROR, HEARTBEAT, HELLO = 50, 51, 990
    AUTHENTICATE, AUTHENTICATED = 301, 302
    SERVER_TIME_REQUEST, SERVER_TIME = 313, 314
    HISTORY_REQUEST, HISTORY = 417, 418
    TRADERS_REQUEST, TRADERS = 703, 704
    LIGHT_TRADERS_REQUEST, LIGHT_TRADERS = 228, 229


def encoded(*fields: tuple[int, int | str | bytes]) -> bytes:
    """A message of these fields; numbers are varints, negative ones of ten bytes."""
    out = bytearray()
    for number, value in fields:
        if isinstance(value, int):
            out += _varint(number << 3 | _VARINT) + _varint(value & _U64)
        else:
            data = value.encode() if isinstance(value, str) else value
            out += _varint(number << 3 | _LENGTH) + _varint(len(data)) + data
    return bytes(out)


def framed(payload_type: int, payload: bytes, message_id: str) -> bytes:
    """A frame around a message: its length in four bytes, the highest first."""
    message = encoded((1, payload_type), (2, payload), (3, message_id))
    return len(message).to_bytes(HEADER, "big") + message


def length_of(header: bytes) -> int:
    """The length of the frame behind a header. Raises Undecodable for one that is longer than any answer."""
    length = int.from_bytes(header, "big")
    if length > MOST_BYTES:
        raise Undecodable("a frame is longer than any answer")
    return length


def decoded(form: Form, data: bytes) -> dict[str, Any]:
    """The fields of a message that are there, by name; lists always are. Raises Undecodable."""
    found: dict[str, Any] = {name: [] for name, kind in form.values() if kind in (K.LIST_OF_BYTES, K.LIST_OF_UINT32)}
    for number, value in _fields(data):
        if number in form:
            name, kind = form[number]
            _take(found, name, kind, value)
    return found


def _take(found: dict[str, Any], name: str, kind: Kind, value: int | bytes) -> None:
    """Keep a value if it is written as its field is; otherwise it is passed over like an unknown field."""
    if isinstance(value, int):
        if kind is K.INT64:
            found[name] = value - (1 << 64) if value & _SIGN else value
        elif kind is K.UINT32:
            found[name] = value & _U32
        elif kind is K.BOOL:
            found[name] = value != 0
        elif kind is K.LIST_OF_UINT32:
            _append(found[name], [value & _U32])
    elif kind is K.BYTES:
        found[name] = value
    elif kind is K.LIST_OF_BYTES:
        _append(found[name], [value])
    elif kind is K.LIST_OF_UINT32:
        _append(found[name], (one & _U32 for one in _packed(value)))
    elif kind is K.TEXT:
        found[name] = _text(value)


def _append(listed: list[Any], more: Iterable[int | bytes]) -> None:
    for one in more:
        if len(listed) == MOST_IN_A_LIST:
            raise Undecodable("a list is longer than any answer's")
        listed.append(one)


def _text(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        raise Undecodable("a text is not UTF-8") from None


def _fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """The number and value of every field with a varint or with bytes."""
    at, end = 0, len(data)
    while at < end:
        tag, at = _read(data, at, _LONGEST_TAG)
        number, wire = tag >> 3, tag & 7
        if tag > _U32 or not number:
            raise Undecodable("a field has no possible number")
        if wire == _VARINT:
            value, at = _read(data, at, _LONGEST_VARINT)
            yield number, value & _U64
            continue
        if wire == _LENGTH:
            length, at = _read(data, at, _LONGEST_TAG)
        elif wire in _FIXED:
            length = _FIXED[wire]
        else:
            raise Undecodable("a field has no type that is known here")
        if length > end - at:
            raise Undecodable("a field ends behind its message")
        if wire == _LENGTH:
            yield number, data[at : at + length]
        at += length


def _packed(data: bytes) -> Iterator[int]:
    at = 0
    while at < len(data):
        value, at = _read(data, at, _LONGEST_VARINT)
        yield value


def _read(data: bytes, at: int, longest: int) -> tuple[int, int]:
    """A varint and the place behind it."""
    if at < len(data) and data[at] < 0x80:  # most are of one byte
        return data[at], at + 1
    value = shift = 0
    for place in range(at, min(at + longest, len(data))):
        byte = data[place]
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, place + 1
        shift += 7
    raise Undecodable("a number does not end")


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)
