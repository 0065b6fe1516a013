"""The broker's pictures and font: read and examined once, at the start, so that no screen can be spoilt by one."""

import re
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import inf
from pathlib import Path
from xml.etree import ElementTree

from inapp.woff2 import covered_letters, is_variable, is_woff2

LOGO_MAX_BYTES = 32 * 1024
FONT_MAX_BYTES = 60 * 1024
WIDE = 2.0
"""From this ratio of width to height on, a logo is taken for a wordmark and stands in the place of the name."""
WORDMARK_HEIGHT, WORDMARK_WIDTH, SIGN_HEIGHT = 28, 160, 36
"""Pixels: a wordmark's height unless it would be wider than its width, and the height of other logos."""

_ACTIVE = frozenset("script foreignObject iframe embed object audio video handler listener".split())
_LINKS = ("href", "{http://www.w3.org/1999/xlink}href", "src")
_OUTSIDE = re.compile(r"@import|url\(\s*['\"]?\s*(?!#|data:image/)", re.IGNORECASE)
_NUMBERS = re.compile(r"-?[0-9]*\.?[0-9]+")
_NUMBER = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(?:px)?\s*")

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Picture:
    """A logo: its file, and the pixels that it takes on a screen."""

    data: bytes = field(repr=False)
    suffix: str
    width: int
    height: int
    wide: bool


@dataclass(frozen=True, slots=True)
class Font:
    """A font: its file, the code points that it can draw, and whether it has every weight."""

    data: bytes = field(repr=False)
    letters: frozenset[int] = field(repr=False)
    variable: bool


def picture_file(value: str, demo: bool) -> Picture:
    """A small picture that shows on every screen. Raises ValueError."""
    path = Path(value)
    suffix = path.suffix.lower()
    if suffix not in _SIZES:
        raise ValueError("must be an .svg, .png or .webp file")
    data = _content(path, LOGO_MAX_BYTES, "32 kB")
    width, height = _SIZES[suffix](data)
    if not (0 < width < inf and 0 < height < inf):
        raise ValueError("names a picture without a size; save it with one (an SVG needs width and height, or viewBox)")
    ratio = width / height
    wide = ratio >= WIDE
    high = WORDMARK_HEIGHT if wide else SIGN_HEIGHT
    shown = min(high * ratio, WORDMARK_WIDTH)
    return Picture(data, suffix, max(1, round(shown)), max(1, round(shown / ratio)), wide)


def font_file(value: str, demo: bool) -> Font:
    """A small WOFF2 font. Raises ValueError."""
    path = Path(value)
    if path.suffix.lower() != ".woff2":
        raise ValueError("must be a .woff2 file")
    data = _content(path, FONT_MAX_BYTES, "60 kB")
    if not is_woff2(data):
        raise ValueError("names a file that is no WOFF2 font")
    return Font(data, covered_letters(data), is_variable(data))


def _content(path: Path, most: int, words: str) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ValueError(f"names a file that cannot be read ({error.strerror}); check path and rights") from None
    if len(data) > most:
        raise ValueError(f"names a file of more than {words}; make it smaller")
    return data


def _png_size(data: bytes) -> Size:
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or len(data) < 24:
        raise ValueError("names a file that is no png picture")
    return struct.unpack(">II", data[16:24])


def _webp_size(data: bytes) -> Size:
    """The size in any of the three forms of a WebP file (RFC 9649, 2.5 to 2.7)."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or len(data) < 30:
        raise ValueError("names a file that is no webp picture")
    if data[12:16] == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack("<HH", data[26:30])
    return width & 0x3FFF, height & 0x3FFF


def _svg_size(data: bytes) -> Size:
    """The size of an SVG that can neither act nor load anything."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ValueError("names an SVG with a DOCTYPE; save it without one")
    if b"\0" in data:  # in UTF-16 a DOCTYPE would go unseen
        raise ValueError("names an SVG that is not UTF-8; save it as UTF-8")
    try:
        root = ElementTree.fromstring(data)  # noqa: S314  (without a DOCTYPE there are no entities to expand)
    except (ElementTree.ParseError, ValueError):
        raise ValueError("names a file that is no svg picture") from None
    if _local(root.tag) != "svg":
        raise ValueError("names a file that is no svg picture")
    _refuse_active(root)
    box = [float(part) for part in _NUMBERS.findall(root.get("viewBox", ""))]
    drawn = _NUMBER.fullmatch(root.get("width", "")), _NUMBER.fullmatch(root.get("height", ""))
    if drawn[0] and drawn[1]:
        return float(drawn[0][1]), float(drawn[1][1])
    return (box[2], box[3]) if len(box) == 4 else (0, 0)


def _refuse_active(root: ElementTree.Element) -> None:
    """Raise ValueError for a script, an event, or anything that is not in the file itself."""
    for part in root.iter():
        name = _local(part.tag)
        if name in _ACTIVE or any(attribute.lower().startswith("on") for attribute in part.attrib):
            raise ValueError(f"names an SVG with a script or an event (<{name}>); take it out")
        links = [part.get(link, "#").strip() for link in _LINKS]
        texts = [*part.attrib.values(), *([part.text or ""] if name == "style" else [])]
        if any(not link.startswith(("#", "data:image/")) for link in links) or any(map(_OUTSIDE.search, texts)):
            raise ValueError(f"names an SVG that loads something from outside (<{name}>); put it into the file")


def _local(tag: object) -> str:
    """A name without its namespace; comments have none."""
    return str(tag).rpartition("}")[2]


_SIZES: Mapping[str, Callable[[bytes], Size]] = {".svg": _svg_size, ".png": _png_size, ".webp": _webp_size}
