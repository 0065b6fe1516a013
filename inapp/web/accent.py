"""The broker's accent in colours that stay readable on the light and on the dark theme."""

import re

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
DEFAULT_ACCENT = "#1766e8"
WHITE, BLACK, NIGHT = "#ffffff", "#000000", "#0b0f14"
LIGHT_CARD, DARK_CARD = "#ffffff", "#171b22"
TEXT_CONTRAST, SHAPE_CONTRAST = 4.5, 3.0
"""WCAG 2.2, success criteria 1.4.3 and 1.4.11 (www.w3.org/TR/WCAG22)."""


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    shares = [c / 255 for c in _channels(colour)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _mixed(colour: str, towards: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(towards), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _readable(colour: str, ground: str, towards: str, ratio: float) -> str:
    """The colour, moved in small steps towards black or white until its contrast with the ground is enough."""
    steps = (_mixed(colour, towards, step / 20) for step in range(20))
    return next((moved for moved in steps if contrast(moved, ground) >= ratio), towards)


def _colours(accent: str, card: str, towards: str) -> dict[str, str]:
    fill = _readable(accent, card, towards, SHAPE_CONTRAST)
    ink = max((WHITE, NIGHT), key=lambda candidate: contrast(candidate, fill))
    return {"fill": fill, "fill-ink": ink, "accent": _readable(accent, card, towards, TEXT_CONTRAST + 0.6)}


def accent_colours(accent: str) -> dict[str, dict[str, str]]:
    """For each theme the fill of a button, the ink on it, and the accent as text or outline, named as in the styles.

    A value that is not a colour falls back to the default.
    """
    colour = accent if _HEX.fullmatch(accent) else DEFAULT_ACCENT
    return {"light": _colours(colour, LIGHT_CARD, BLACK), "dark": _colours(colour, DARK_CARD, WHITE)}


def accent_rules(accent: str) -> str:
    """The CSS rules of the accent's colours."""
    light, dark = (
        f"{{{';'.join(f'--{name}:{colour}' for name, colour in colours.items())}}}"
        for colours in accent_colours(accent).values()
    )
    return (
        f":root{light}@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){dark}}}"
        f":root[data-theme=dark]{dark}"
    )
