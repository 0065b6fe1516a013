"""The pictures of the screens: outlines of 24 by 24, drawn in the colour of the text around them."""

from collections.abc import Mapping

from markupsafe import Markup

_OUTLINES: Mapping[str, str] = {
    "cross": '<path d="M6 6l12 12M18 6L6 18"/>',
    "check": '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
    "card": '<rect x="3" y="5.5" width="18" height="13" rx="2.5"/><path d="M3 10h18M7 14.5h3"/>',
    "bank": '<path d="M4 9.5L12 5l8 4.5M5 9.5h14M7 12.5v4M12 12.5v4M17 12.5v4M4.5 19h15"/>',
    "shield": '<path d="M12 3.5l7 2.5v5.5c0 4.2-2.8 7.3-7 9-4.2-1.7-7-4.8-7-9V6z"/><path d="M9 12l2.2 2.2L15.2 10"/>',
    "pause": '<path d="M9 6v12M15 6v12"/>',
    "link": '<path d="M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-.8.8M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7'
    'l.8-.8"/>',
    "in": '<path d="M12 5v13M6.5 12.5L12 18l5.5-5.5"/>',
    "out": '<path d="M12 19V6M6.5 11.5L12 6l5.5 5.5"/>',
    "eye": '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/>'
    '<circle cx="12" cy="12" r="2.8"/><path class="slash" d="M4.5 4.5l15 15"/>',
    "alert": '<circle cx="12" cy="12" r="8.5"/><path d="M12 8v4.5M12 15.8v.2"/>',
}

_SVG = Markup('<svg class="i" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>')

ICONS: Mapping[str, Markup] = {
    name: _SVG.format(Markup(outline))  # noqa: S704  (constants of this file)
    for name, outline in _OUTLINES.items()
}
"""Each picture as a part of a page. The page's own words say what it means, so nobody reads it aloud."""


def icon(name: str) -> Markup:
    """A picture by its name. Raises KeyError for one that there is not."""
    return ICONS[name]
