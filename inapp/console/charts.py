"""Charts as SVG within the page: bars of money by day and method, and bars of counts. Colours are the style sheet's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

WIDTH, HALF, GAP, FOOT = 720, 90, 4, 18
"""The drawing of days: its width, the height above and below the line, and the room for the names of days."""
SIGNS = {-1: "+", 1: "\u2212"}
SHADES = 5
"""Methods with a colour of their own; what comes after them shares the last one."""
_SVG = Markup('<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>')
_BAR = Markup('<rect class="shade{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"><title>{}</title></rect>')
_TEXT = Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}"{}>{}</text>')
_LINE = Markup('<line x1="0" x2="{}" y1="{}" y2="{}"/>')


@dataclass(frozen=True, slots=True)
class Day:
    """What came in and went out on one day, by method."""

    name: str
    came: Mapping[str, Decimal]
    went: Mapping[str, Decimal]


def methods_of(days: Sequence[Day]) -> list[str]:
    """The methods of some days, the largest first: their place is their shade."""
    sums: dict[str, Decimal] = {}
    for day in days:
        for side in (day.came, day.went):
            for method, amount in side.items():
                sums[method] = sums.get(method, Decimal(0)) + amount
    return sorted(sums, key=lambda method: (-sums[method], method))


def total(sides: Sequence[Mapping[str, Decimal]], currency: str) -> str:
    """What came in, or went out, on all days by all methods."""
    return f"{sum((amount for side in sides for amount in side.values()), Decimal(0)):,} {currency}"


def by_day(days: Sequence[Day], currency: str, label: str) -> Markup:
    """Money that came in above a line, and what went out below it."""
    shades = {method: min(place, SHADES - 1) for place, method in enumerate(methods_of(days))}
    most = max((sum(side.values(), Decimal(0)) for day in days for side in (day.came, day.went)), default=Decimal(0))
    slot = WIDTH / max(1, len(days))
    parts = [_LINE.format(WIDTH, HALF, HALF)]
    for place, day in enumerate(days):
        left = place * slot + GAP / 2
        for side, way in ((day.came, -1), (day.went, 1)):
            edge = float(HALF)
            for method in sorted(side, key=lambda name: shades[name]):
                height = float(side[method] / most) * (HALF - 8) if most else 0.0
                top = edge - height if way < 0 else edge
                told = f"{day.name}: {method} {SIGNS[way]}{side[method]:,} {currency}"
                parts.append(_BAR.format(shades[method], left, top, slot - GAP, height, told))
                edge += way * height
        if place % 2 == (len(days) - 1) % 2:
            parts.append(_TEXT.format(left + (slot - GAP) / 2, 2 * HALF + FOOT - 4, "middle", "", day.name))
    return _SVG.format(WIDTH, 2 * HALF + FOOT, label, Markup("").join(parts))


def in_rows(rows: Sequence[tuple[str, int, str]], label: str) -> Markup:
    """Horizontal bars: a name, a figure, and the words for it."""
    most = max((figure for _, figure, _ in rows), default=0) or 1
    parts = []
    for place, (name, figure, words) in enumerate(rows):
        top = place * 26
        width = figure / most * 300
        parts.append(_TEXT.format(0, top + 16, "start", "", name))
        parts.append(_BAR.format(0, 190, top + 5, max(1.0, width), 14, f"{name}: {words}"))
        parts.append(_TEXT.format(196 + width, top + 16, "start", Markup(' class="figure"'), words))
    return _SVG.format(560, max(1, len(rows)) * 26, label, Markup("").join(parts))
