"""How a drawing is written down: escaped text, short numbers, and every colour by its role.

Browsers colour the classes from `components/chart/chart.css`; the attributes beside them say the
same in the light theme, for a PDF and for a saved picture, which know no style sheet.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2s
from html import escape
from typing import Final

from django.utils.safestring import SafeString

from prima.design.charts.lettering import Words

# The light theme of tokens.css, on white paper.
INK: Final = "#1a1d1a"
MUTED: Final = "#585c54"
RULE: Final = "#ddd7c9"
EDGE: Final = "#85877c"
PAPER: Final = "#fff"
ACCENT: Final = "#0b5c4b"
BAND: Final = "#cfe1d9"
FACE: Final = "Source Sans Pro, Source Sans 3, sans-serif"

# Steps of lightness of a heat map: per cent of the accent, and whether its numbers are light.
SHADES: Final = ((6, False), (16, False), (30, False), (48, False), (82, True), (100, True))

# Role -> (class after "prima-chart__", presentation attributes), in the order of painting.
ROLES: Final = {
    "grid": ("grid", f'fill="none" stroke="{RULE}"'),
    "band": ("band", f'fill="{BAND}"'),
    "bar-under": ("under", f'fill="{PAPER}"'),
    "bar": ("bar", f'fill="{ACCENT}" fill-opacity=".65"'),
    "bar-marked": ("bar-marked", f'fill="{ACCENT}"'),
    **{
        f"shade-{step}": (f"shade-{step}", f'fill="{ACCENT}" fill-opacity="{share / 100:g}"')
        for step, (share, _light) in enumerate(SHADES)
    },
    "base": ("base", f'fill="none" stroke="{EDGE}"'),
    "reference-under": ("halo", f'fill="none" stroke="{PAPER}" stroke-width="1.5"'),
    "reference": ("reference", f'fill="none" stroke="{MUTED}" stroke-dasharray="2 2"'),
    "interval-under": ("halo", f'fill="none" stroke="{PAPER}" stroke-width="3.4"'),
    "interval": ("interval", f'fill="none" stroke="{INK}" stroke-width="1.5"'),
    "line-other": ("line-other", f'fill="none" stroke="{EDGE}" stroke-width="1.5"'),
    "line-few": ("line", f'fill="none" stroke="{ACCENT}" stroke-width="2" stroke-dasharray="3 3"'),
    "line": ("line", f'fill="none" stroke="{ACCENT}" stroke-width="2" stroke-linejoin="round"'),
    "spark": ("line", f'fill="none" stroke="{ACCENT}" stroke-width="1.5" stroke-linejoin="round"'),
    "point-other": ("point-other", f'fill="{EDGE}"'),
    "point": ("point", f'fill="{ACCENT}"'),
    "point-few": ("point-few", f'fill="{PAPER}" stroke="{ACCENT}" stroke-width="1.5"'),
    "label": ("label", f'fill="{INK}"'),
    "value": ("label", f'fill="{INK}" font-weight="600"'),
    "cell": ("label", f'fill="{INK}"'),
    "cell-light": ("light", f'fill="{PAPER}"'),
    "note": ("note", f'fill="{MUTED}"'),
}
SMALL: Final = frozenset({"note", "cell", "cell-light"})

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Paper:
    """A sheet to lay a chart out on, in units that are CSS pixels when it is shown as it is."""

    name: str
    width: int
    text: int
    small: int


WIDE: Final = Paper("wide", 600, 13, 12)
NARROW: Final = Paper("narrow", 320, 14, 13)


class Svg(SafeString):
    """Finished markup, the size it was laid out in, and the mark that its ids begin with."""

    mark: str
    width: float
    height: float


@dataclass(frozen=True)
class Drawing:
    body: str
    height: float


class Sheet:
    """Collects strokes and words by role, so that each role is written once and in paint order."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self._strokes: dict[str, list[str]] = {}
        self._words: dict[tuple[str, str], list[str]] = {}

    def stroke(self, role: str, way: str) -> None:
        self._strokes.setdefault(role, []).append(way)

    def write(self, role: str, words: Words, x: float, y: float, anchor: str = "start") -> None:
        self._words.setdefault((role, anchor), []).append(
            f'<text x="{number(x)}" y="{number(y)}">{clean(words)}</text>'
        )

    def done(self, height: float) -> Drawing:
        strokes = [
            f'<path {paint(role)} d="{"".join(self._strokes[role])}"/>'
            for role in ROLES
            if role in self._strokes
        ]
        words = [
            f'<g {paint(role)} font-size="{self.size(role)}"{_anchor(anchor)}>{"".join(lines)}</g>'
            for (role, anchor), lines in self._words.items()
        ]
        return Drawing("".join(strokes + words), height)

    def size(self, role: str) -> int:
        return self.paper.small if role in SMALL else self.paper.text


def _anchor(anchor: str) -> str:
    return "" if anchor == "start" else f' text-anchor="{anchor}"'


def document(
    drawing: Drawing,
    paper: Paper,
    *,
    title: Words,
    description: Words,
    key: str,
    style: str = "prima-chart__svg",
) -> Svg:
    """Close the drawing into a picture that has a name and a description."""
    name, says = clean(title), clean(description)
    known_by = f"{key}{name}{says}{drawing.body}".encode()
    mark = "c" + blake2s(known_by, digest_size=5).hexdigest()
    svg = Svg(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{style}" '
        f'viewBox="0 0 {paper.width} {number(drawing.height)}" role="img" '
        f'aria-labelledby="{mark}-t" aria-describedby="{mark}-d" font-family="{FACE}">'
        f'<title id="{mark}-t">{name}</title><desc id="{mark}-d">{says}</desc>'
        f"{drawing.body}</svg>"
    )
    svg.mark, svg.width, svg.height = mark, paper.width, drawing.height
    return svg


def clean(words: Words) -> str:
    """Escape always, even what calls itself safe, and drop what XML cannot carry."""
    return escape(_NOT_XML.sub("", str(words)))


def number(value: float) -> str:
    """Write a coordinate to a tenth, as short as it goes.

    >>> number(12.04), number(-0.04), number(-0.55), number(310)
    ('12', '0', '-.6', '310')
    """
    written = f"{value:.1f}".removesuffix(".0")
    if written == "-0":
        return "0"
    return written.replace("0.", ".", 1) if written.startswith(("0.", "-0.")) else written


def paint(role: str) -> str:
    """Name the role for the style sheet and colour it for those who have none."""
    name, attributes = ROLES[role]
    return f'class="prima-chart__{name}" {attributes}'


def box(x: float, y: float, width: float, height: float) -> str:
    """Trace a rectangle as part of a path.

    >>> box(1, 2, 30, 4.5)
    'M1 2h30v4.5h-30z'
    """
    w, h = number(width), number(height)
    return f"M{number(x)} {number(y)}h{w}v{h}h{number(-width)}z"


def across(y: float, start: float, end: float) -> str:
    return f"M{number(start)} {number(y)}H{number(end)}"


def down(x: float, start: float, end: float) -> str:
    return f"M{number(x)} {number(start)}V{number(end)}"


def trace(points: Sequence[tuple[float, float]]) -> str:
    """Join the points by straight lines."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def circle(x: float, y: float, radius: float) -> str:
    """Trace a dot as part of a path."""
    r, d = number(radius), number(2 * radius)
    return f"M{number(x - radius)} {number(y)}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0z"
