"""A drawn flowchart as SVG: the lanes alone for paper, or with the activities for a screen.

Colours are `currentColor`, so it follows the theme of the page; a PDF draws it black.
"""

from collections.abc import Iterator
from html import escape
from math import hypot

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from prima.design.charts.lettering import wrapped
from prima.kernel.flowcharts import Box, Drawing, Line, Measures, Page, Shape, Symbol
from prima.promise.procedures.report.flowchart import BEGIN, END, Columns, drawn, words_of
from prima.promise.procedures.rules.document import ProcedureDocument

SCREEN = Columns(text=264, size=13, padding=12)
ON_SCREEN = Measures(symbol_width=56, symbol_height=30, space=7, arrow=9, least_lane=118)
HEAD = 56
FAINT = 'stroke="currentColor" stroke-opacity=".25" stroke-width=".8"'
STROKE = 'fill="none" stroke="currentColor" stroke-width="{width}"'
FACE = 'font-family="Prima Sans, Source Sans Pro, Source Sans 3, sans-serif"'


def page_svg(drawing: Drawing, page: Page) -> str:
    """Return the lanes of one page, as large as they stand on paper."""
    width, height = drawing.width, page.height
    parts = [*_grid(drawing, page), *_marks(page, width=0.8)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}pt" height="{height:.2f}pt"'
        f' viewBox="0 0 {width:.2f} {height:.2f}" {FACE}>{"".join(parts)}</svg>'
    )


def screen_svg(document: ProcedureDocument, identity: str = "flowchart") -> SafeString:
    """Return the whole flowchart on one page, with the activities left of the lanes."""
    drawing = drawn(document, SCREEN, ON_SCREEN)
    if drawing is None:
        return mark_safe("")
    page = drawing.pages[0]
    width, height = SCREEN.text + drawing.width, HEAD + page.height
    inner = "".join(
        [*_heads(document, drawing), *_texts(document, page, width)],
    )
    lanes = "".join([*_grid(drawing, page), *_marks(page, width=1.5)])
    return mark_safe(  # noqa: S308 - every word in it is escaped where it is written
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width:.0f}"'
        f' height="{height:.0f}" viewBox="0 0 {width:.1f} {height:.1f}" {FACE}'
        f' aria-labelledby="{identity}-title {identity}-desc">'
        f'<title id="{identity}-title">{escape(_title(document))}</title>'
        f'<desc id="{identity}-desc">{escape(described(document))}</desc>'
        f'{inner}<g transform="translate({SCREEN.text} {HEAD})">{lanes}</g></svg>'
    )


def _title(document: ProcedureDocument) -> str:
    return gettext("Flowchart: %(title)s") % {"title": document.title}


def described(document: ProcedureDocument) -> str:
    """Say what a drawing shows to whoever cannot see it; the table says it row by row."""
    count = len(document.activities)
    return ngettext(
        "%(count)s activity in the lanes of %(performers)s.",
        "%(count)s activities in the lanes of %(performers)s.",
        count,
    ) % {"count": count, "performers": ", ".join(each.name for each in document.performers)}


def _grid(drawing: Drawing, page: Page) -> Iterator[str]:
    for left, _right in drawing.lanes[1:]:
        yield f'<path d="M{left:.2f} 0V{page.height:.2f}" fill="none" {FAINT}/>'
    for row in page.rows[1:]:
        yield f'<path d="M0 {row.top:.2f}H{drawing.width:.2f}" fill="none" {FAINT}/>'


def _marks(page: Page, width: float) -> Iterator[str]:
    for line in page.lines:
        yield _arrow(line, width)
    for shape in page.shapes:
        yield _shape(shape, width)


def _shape(shape: Shape, width: float) -> str:
    box, mark = shape.box, shape.node.mark
    x, y = box.middle
    stroke = STROKE.format(width=width)
    size = box.height * 0.5
    rise = size * 0.35 - (box.height * 0.08 if shape.node.symbol is Symbol.PENTAGON else 0)
    text = (
        f'<text x="{x:.2f}" y="{y + rise:.2f}" font-size="{size:.2f}" text-anchor="middle"'
        f' fill="currentColor">{escape(mark)}</text>'
    )
    return f'<path d="{_outline(shape.node.symbol, box)}" {stroke}/>{text if mark else ""}'


def _outline(symbol: Symbol, box: Box) -> str:
    half, tall = box.width / 2, box.height / 2
    x = box.x + half
    if symbol is Symbol.DIAMOND:
        corners = f"l{half:.2f} {tall:.2f} {-half:.2f} {tall:.2f} {-half:.2f} {-tall:.2f}z"
        return f"M{x:.2f} {box.y:.2f}{corners}"
    if symbol is Symbol.PENTAGON:
        low = box.y + box.height * 0.6
        narrow = min(half, tall * 1.3)
        return (
            f"M{x - narrow:.2f} {box.y:.2f}h{2 * narrow:.2f}V{low:.2f}L{x:.2f} {box.bottom:.2f}"
            f"L{x - narrow:.2f} {low:.2f}z"
        )
    if symbol is Symbol.CAPSULE:
        flat = box.width - box.height
        return (
            f"M{box.x + tall:.2f} {box.y:.2f}h{flat:.2f}a{tall:.2f} {tall:.2f} 0 0 1 0"
            f" {box.height:.2f}h{-flat:.2f}a{tall:.2f} {tall:.2f} 0 0 1 0 {-box.height:.2f}z"
        )
    return f"M{box.x:.2f} {box.y:.2f}h{box.width:.2f}v{box.height:.2f}h{-box.width:.2f}z"


def _arrow(line: Line, width: float) -> str:
    (bx, by), (x, y) = line.points[-2:]
    head = min(width * 4, hypot(x - bx, y - by))
    way = " ".join(f"{px:.2f} {py:.2f}" for px, py in (*line.points[:-1], (x, y - head)))
    drawn_line = f'<path d="M{way}" {STROKE.format(width=width)}/>'
    point = (
        f'<path d="M{x:.2f} {y:.2f}l{-head * 0.55:.2f} {-head:.2f}h{head * 1.1:.2f}z"'
        ' fill="currentColor"/>'
    )
    return drawn_line + point + _label(line)


def _label(line: Line) -> str:
    label, box = line.label, line.label_box
    if label is None or box is None:
        return ""
    leading = label.height / len(label.lines)
    return "".join(
        f'<text x="{box.x:.2f}" y="{box.y + leading * (place + 0.8):.2f}"'
        f' font-size="{leading / 1.2:.2f}" fill="currentColor">{escape(words)}</text>'
        for place, words in enumerate(label.lines)
    )


def _heads(document: ProcedureDocument, drawing: Drawing) -> Iterator[str]:
    yield _text(gettext("Activity"), SCREEN.padding, HEAD - 14, bold=True)
    for performer, (left, right) in zip(document.performers, drawing.lanes, strict=True):
        lines = wrapped(performer.name, SCREEN.size, right - left - 10, lines=3)
        top = HEAD - 14 - (len(lines) - 1) * 15
        for place, words in enumerate(lines):
            x = SCREEN.text + (left + right) / 2
            yield _text(words, x, top + place * 15, bold=True, middle=True)


def _texts(document: ProcedureDocument, page: Page, width: float) -> Iterator[str]:
    words = words_of(document)
    ends = {BEGIN: gettext("Begin"), END: gettext("End")}
    yield f'<path d="M0 {HEAD}H{width:.1f}M{SCREEN.text} 0V{HEAD + page.height:.1f}" {FAINT}/>'
    for row in page.rows:
        own = words.get(row.node.key)
        said = f"{own.number}. {own.text}" if own else ends[row.node.key]
        lines = wrapped(said, SCREEN.size, SCREEN.text - 2 * SCREEN.padding, lines=20)
        room = row.height - len(lines) * SCREEN.leading
        top = HEAD + row.top + room / 2 + SCREEN.size
        for place, line in enumerate(lines):
            yield _text(line, SCREEN.padding, top + place * SCREEN.leading)


def _text(words: str, x: float, y: float, *, bold: bool = False, middle: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    anchor = ' text-anchor="middle"' if middle else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{SCREEN.size}"{weight}{anchor}'
        f' fill="currentColor">{escape(words)}</text>'
    )
