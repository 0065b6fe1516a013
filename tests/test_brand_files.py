"""The broker's logos and font: examined at the start, refused by name and with what to do."""

import struct
from base64 import b64encode
from pathlib import Path

import brotli
import pytest

from inapp.brand_files import FONT_MAX_BYTES, Picture, font_file, picture_file
from inapp.settings import Settings, SettingsError
from tests.test_settings import REAL

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'


def drawn(folder: Path, inside: str = "", size: str = 'viewBox="0 0 250 50"') -> Path:
    file = folder / "logo.svg"
    file.write_text(SVG.format(size, inside))
    return file


def font(folder: Path, letters: str, *more: bytes) -> Path:
    """A WOFF2 file with nothing but a `cmap` of form 4, and the tables of these tags."""
    ends = [*map(ord, sorted(letters)), 0xFFFF]
    size = 2 * len(ends)
    row = f">{len(ends)}H"
    parts = [struct.pack(row, *ends), b"\0\0", struct.pack(row, *ends), bytes(2 * size)]
    body = b"".join(parts)
    table = struct.pack(">HHHHHHH", 4, 14 + len(body), 0, size, 0, 0, 0) + body
    cmap = struct.pack(">HHHHI", 0, 1, 3, 1, 12) + table
    assert len(cmap) < 128 * 128
    length = bytes((0x80 | len(cmap) >> 7, len(cmap) & 0x7F))
    directory = b"\0" + length + b"".join(b"\x3f" + tag + b"\0" for tag in more)
    packed = brotli.compress(cmap)
    head = struct.pack(
        ">4sIIHHIIHHIIIII", b"wOF2", 0x00010000, 0, 1 + len(more), 0, 0, len(packed), 1, 0, 0, 0, 0, 0, 0
    )
    file = folder / "brand.woff2"
    file.write_bytes(head + directory + packed)
    return file


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ('viewBox="0 0 250 50"', (140, 28, True)),
        ('width="400" height="20"', (160, 8, True)),
        ('width="64px" height="64px"', (36, 36, False)),
        ('width="100%" height="100%" viewBox="0 0 30 20"', (54, 36, False)),
        ('viewBox="0 0 9000 1"', (160, 1, True)),
        ('width="1" height="9000"', (1, 36, False)),
    ],
)
def test_a_logo_takes_the_room_of_its_shape(tmp_path: Path, size: str, shown: tuple[int, int, bool]) -> None:
    picture = picture_file(str(drawn(tmp_path, size=size)), False)
    assert (picture.width, picture.height, picture.wide) == shown


@pytest.mark.parametrize(
    ("name", "data", "shown"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 300, 60), (140, 28)),
        (
            "a.webp",
            b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + (299).to_bytes(3, "little") + (59).to_bytes(3, "little"),
            (140, 28),
        ),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8L" + bytes(5) + (299 | 59 << 14).to_bytes(4, "little") + bytes(9), (140, 28)),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8 " + bytes(10) + struct.pack("<HH", 300, 60), (140, 28)),
    ],
)
def test_the_size_of_every_kind_of_picture_is_read(
    tmp_path: Path, name: str, data: bytes, shown: tuple[int, int]
) -> None:
    (tmp_path / name).write_bytes(data)
    picture = picture_file(str(tmp_path / name), False)
    assert (picture.width, picture.height) == shown


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<script>alert(1)</script>", "script or an event"),
        ('<g onload="alert(1)"/>', "script or an event"),
        ("<foreignObject/>", "script or an event"),
        ('<image href="https://cdn.example/a.png"/>', "from outside"),
        ('<use xlink:href="other.svg#a"/>', "from outside"),
        ('<rect fill="url(https://cdn.example/a)"/>', "from outside"),
        ("<style>@import 'a.css';</style>", "from outside"),
    ],
)
def test_an_svg_that_acts_or_loads_is_refused(tmp_path: Path, inside: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        picture_file(str(drawn(tmp_path, inside)), False)


def test_an_svg_may_refer_to_its_own_parts(tmp_path: Path) -> None:
    picture = f"data:image/png;base64,{b64encode(b'x').decode()}"
    inside = f'<linearGradient id="a"/><rect fill="url(#a)"/><use href="#a"/><image href="{picture}"/>'
    assert isinstance(picture_file(str(drawn(tmp_path, inside)), False), Picture)


def test_a_file_that_is_no_small_picture_with_a_size_is_refused_by_the_setting(tmp_path: Path) -> None:
    wrong = {
        "large.svg": (b"<svg>" + b" " * 33_000 + b"</svg>", "more than 32 kB"),
        "fake.png": (b"<svg/>", "no png picture"),
        "fake.webp": (b"RIFF", "no webp picture"),
        "broken.svg": (b"<svg", "no svg picture"),
        "page.svg": (b"<html/>", "no svg picture"),
        "entity.svg": (b"<!DOCTYPE svg><svg/>", "DOCTYPE"),
        "hidden.svg": ('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE svg><svg/>'.encode("utf-16"), "not UTF-8"),
        "shapeless.svg": (b"<svg/>", "without a size"),
        "endless.svg": (b'<svg viewBox="0 0 %s 4"/>' % (b"9" * 400), "without a size"),
        "odd.svg": (b'<svg viewBox="0 0 . 4"/>', "without a size"),
        "logo.gif": (b"GIF89a", ".svg, .png or .webp"),
    }
    for name in ("CASHIER_LOGO", "CASHIER_LOGO_DARK"):
        for file, (data, words) in wrong.items():
            (tmp_path / file).write_bytes(data)
            with pytest.raises(SettingsError) as refused:
                Settings.read({**REAL, name: str(tmp_path / file)}, None)
            ((setting, what),) = refused.value.problems
            assert setting == name
            assert words in what


def test_the_letters_of_a_font_are_read(tmp_path: Path) -> None:
    read = font_file(str(font(tmp_path, "Abč")), False)
    assert set(map(ord, "Abč")) <= read.letters
    assert ord("ш") not in read.letters
    assert not read.variable
    assert font_file(str(font(tmp_path, "A", b"fvar")), False).variable


def test_a_font_that_browsers_would_not_take_is_refused(tmp_path: Path) -> None:
    good = font(tmp_path, "A").read_bytes()
    wrong = {
        "a.woff2": (b"OTTO" + bytes(60), "no WOFF2 font"),
        "b.woff2": (good + bytes(FONT_MAX_BYTES), "more than 60 kB"),
        "c.woff2": (good[:-4], "cannot be read"),
        "d.ttf": (good, "a .woff2 file"),
        "e.woff2": (good[:48], "no WOFF2 font"),
    }
    for file, (data, words) in wrong.items():
        (tmp_path / file).write_bytes(data)
        with pytest.raises(ValueError, match=words):
            font_file(str(tmp_path / file), False)
    with pytest.raises(ValueError, match="cannot be read"):
        font_file(str(tmp_path / "none.woff2"), False)
