"""The broker's accent in colours that stay readable on the light and on the dark theme."""

DEFAULT_ACCENT = "#1766e8"
WHITE, BLACK, NIGHT = "#ffffff", "#000000", "#0b0f14"
LIGHT_CARD, DARK_CARD = "#ffffff", "#171b22"
LIGHT_GROUND, DARK_GROUND = "#f4f6f9", "#0e1116"
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


def _readable(colour: str, grounds: tuple[str, ...], towards: str, ratio: float) -> str:
    """The colour, moved in small steps towards black or white until its contrast with all grounds is enough."""
    steps = (_mixed(colour, towards, step / 20) for step in range(20))
    return next((moved for moved in steps if all(contrast(moved, each) >= ratio for each in grounds)), towards)


def _ink(fill: str) -> str:
    """White or night, whichever reads better; black where not even that is enough."""
    best = max((WHITE, NIGHT), key=lambda ink: contrast(ink, fill))
    return best if contrast(best, fill) >= TEXT_CONTRAST else BLACK


def _colours(accent: str, card: str, ground: str, towards: str) -> dict[str, str]:
    return {
        "fill": accent,
        "fill-edge": _readable(accent, (card, ground), towards, SHAPE_CONTRAST),
        "fill-ink": _ink(accent),
        "accent": _readable(accent, (card,), towards, TEXT_CONTRAST + 0.6),
    }


def accent_colours(accent: str, dark: str = "") -> dict[str, dict[str, str]]:
    """For each theme the colours that follow from the accent, named as in the styles.

    A button is filled with the accent itself; its edge and the accent as text or outline are moved as far as eyes need.
    Without an accent for the dark theme, that of the light one serves both.
    """
    return {
        "light": _colours(accent.lower(), LIGHT_CARD, LIGHT_GROUND, BLACK),
        "dark": _colours((dark or accent).lower(), DARK_CARD, DARK_GROUND, WHITE),
    }


def adjustments(accent: str, dark: str = "") -> list[str]:
    """What was adjusted of the broker's accent and why, in sentences for the broker."""
    found = []
    for theme, colours in accent_colours(accent, dark).items():
        fill, card = colours["fill"], {"light": LIGHT_CARD, "dark": DARK_CARD}[theme]
        words = {WHITE: "white", NIGHT: "dark", BLACK: "black"}[colours["fill-ink"]]
        read = contrast(colours["fill-ink"], fill)
        found.append(f"{theme}: buttons are {fill} as set, with {words} words ({read:.1f} to 1)")
        if colours["fill-edge"] != fill:
            found.append(
                f"{theme}: buttons get the edge {colours['fill-edge']}, because {fill} stands out from the page by "
                f"{contrast(fill, card):.1f} to 1 and shapes need {SHAPE_CONTRAST:g}"
            )
        if colours["accent"] != fill:
            found.append(
                f"{theme}: links and outlines are {colours['accent']}, because {fill} reads as text by "
                f"{contrast(fill, card):.1f} to 1 and words need {TEXT_CONTRAST:g}"
            )
    return found


def accent_rules(accent: str, dark: str = "") -> str:
    """The CSS rules of the accent's colours."""
    light, night = (
        f"{{{';'.join(f'--{name}:{colour}' for name, colour in colours.items())}}}"
        for colours in accent_colours(accent, dark).values()
    )
    return (
        f":root{light}@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){night}}}"
        f":root[data-theme=dark]{night}"
    )
