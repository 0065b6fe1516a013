"""The broker's accent in colours that stay readable."""

import re
from dataclasses import dataclass

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
WHITE, NIGHT = "#ffffff", "#0b0f14"
LIGHT_CARD, DARK_CARD = "#ffffff", "#171b22"
TEXT_CONTRAST, SHAPE_CONTRAST = 4.5, 3.0
"""WCAG 2.2, success criteria 1.4.3 and 1.4.11 (www.w3.org/TR/WCAG22)."""


@dataclass(frozen=True, slots=True)
class AccentColours:
    """One accent for one theme: the fill of a button, the ink on it, and the accent as text or outline."""

    fill: str
    ink: str
    text: str


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    parts = [c / 255 for c in _channels(colour)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _mixed(colour: str, towards: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(towards), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _until(colour: str, ground: str, towards: str, ratio: float) -> str:
    """The colour, moved in small steps towards black or white until it stands out from the ground."""
    for step in range(20):
        moved = _mixed(colour, towards, step / 20)
        if contrast(moved, ground) >= ratio:
            return moved
    return towards


def _paint(accent: str, card: str, towards: str) -> AccentColours:
    fill = _until(accent, card, towards, SHAPE_CONTRAST)
    ink = max((WHITE, NIGHT), key=lambda candidate: contrast(candidate, fill))
    return AccentColours(fill, ink, _until(accent, card, towards, TEXT_CONTRAST + 0.6))


def accent_colours(accent: str) -> dict[str, AccentColours]:
    """The accent made readable on the light and on the dark theme. A value that is no colour falls back."""
    colour = accent if _HEX.fullmatch(accent) else "#1766e8"
    return {
        "light": _paint(colour, LIGHT_CARD, "#000000"),
        "dark": _paint(colour, DARK_CARD, WHITE),
    }
