"""The letters of a WOFF2 font (www.w3.org/TR/WOFF2), as far as a check needs them."""

import struct
from collections.abc import Iterator

_FORM = b"wOF2"
_KNOWN_TAGS = 63
_CMAP, _GLYF, _LOCA, _FVAR = 0, 10, 11, 47
"""Numbers of tables in the list of known tags (WOFF2, 5.2)."""
_DRAWN_BY_UNICODE = frozenset({(0, 3), (0, 4), (0, 6), (3, 1), (3, 10)})
"""Platforms and encodings of a `cmap` whose numbers are code points (OpenType, cmap)."""
_HEAD_BYTES = 48


def is_woff2(data: bytes) -> bool:
    """True if the file begins as a WOFF2 font does."""
    return data[:4] == _FORM and len(data) > _HEAD_BYTES


def is_variable(data: bytes) -> bool:
    """True if the font has axes of variation."""
    return any(number == _FVAR or tag == b"fvar" for number, tag, _ in _tables(data)[0])


def covered_letters(data: bytes) -> frozenset[int]:
    """The code points that a font can draw. Raises ValueError."""
    import brotli  # type: ignore[import-untyped]  # only for those who set a font

    try:
        tables, start = _tables(data)
        (packed,) = struct.unpack(">I", data[20:24])
        unpacked = brotli.decompress(data[start : start + packed])
        place = 0
        for number, tag, length in tables:
            if number == _CMAP or tag == b"cmap":
                return frozenset(_code_points(unpacked[place : place + length]))
            place += length
    except (struct.error, IndexError, brotli.error):
        pass
    raise ValueError("names a font that cannot be read; save it again as WOFF2")


def _tables(data: bytes) -> tuple[list[tuple[int, bytes, int]], int]:
    """Number, tag and length of each table in the unpacked data, and where the packed data begins."""
    (count,) = struct.unpack(">H", data[12:14])
    place, found = _HEAD_BYTES, []
    for _ in range(count):
        flags = data[place]
        place += 1
        number, tag = flags & 0x3F, b""
        if number == _KNOWN_TAGS:
            tag, place = data[place : place + 4], place + 4
        length, place = _number(data, place)
        version = flags >> 6
        if (version != 3) if number in (_GLYF, _LOCA) else version:  # the table is transformed: its length differs
            length, place = _number(data, place)
        found.append((number, tag, length))
    return found, place


def _number(data: bytes, place: int) -> tuple[int, int]:
    """A UIntBase128 (WOFF2, 4.1), and where the next field begins."""
    value = 0
    for at in range(place, place + 5):
        value = value << 7 | data[at] & 0x7F
        if not data[at] & 0x80:
            return value, at + 1
    raise IndexError


def _code_points(cmap: bytes) -> Iterator[int]:
    """The code points with a glyph, from the subtables of the forms 4 and 12 that fonts for the web have."""
    (count,) = struct.unpack(">H", cmap[2:4])
    for entry in range(count):
        platform, encoding, offset = struct.unpack(">HHI", cmap[4 + 8 * entry : 12 + 8 * entry])
        if (platform, encoding) not in _DRAWN_BY_UNICODE:
            continue
        table = cmap[offset:]
        form = struct.unpack(">H", table[:2])[0]
        if form == 4:
            yield from _form_4(table)
        elif form == 12:
            for group in range(struct.unpack(">I", table[12:16])[0]):
                first, last, _ = struct.unpack(">III", table[16 + 12 * group : 28 + 12 * group])
                yield from range(first, min(last, 0x10FFFF) + 1)


def _form_4(table: bytes) -> Iterator[int]:
    size = struct.unpack(">H", table[6:8])[0]
    ends = struct.unpack(f">{size // 2}H", table[14 : 14 + size])
    starts = struct.unpack(f">{size // 2}H", table[16 + size : 16 + 2 * size])
    for first, last in zip(starts, ends, strict=True):
        yield from range(first, last + 1)
