"""What a printed procedure says, as plain words and numbers in Indonesian."""

from datetime import date
from itertools import count
from typing import TYPE_CHECKING

import segno
from babel.dates import format_date
from django.utils import translation

from prima.design.charts.lettering import text_width
from prima.kernel.flowcharts import Drawing, Measures, Node, Page
from prima.promise.procedures import labels
from prima.promise.procedures.queries import document_of
from prima.promise.procedures.report.flowchart import BEGIN, END, Columns, Words, drawn, words_of
from prima.promise.procedures.report.svg import described, page_svg
from prima.promise.procedures.rules.codes import Kind, Section
from prima.promise.procedures.rules.completeness import REQUIRED
from prima.promise.procedures.rules.lifecycle import RATIFIED, State

if TYPE_CHECKING:
    from prima.promise.procedures.models import ProcedureVersion
    from prima.promise.procedures.rules.document import ProcedureDocument

Contents = dict[str, object]

WIDTH, HEIGHT = 774.0, 444.0  # points that are left for the table on a landscape A4 page
NUMBER_COLUMN = 22.0
HEAD_SIZE, HEAD_PADDING = 7.0, 2.0
FEWEST, MOST = 220.0, 360.0  # how much of the width the lanes get
PAPER = Measures(symbol_width=32, symbol_height=18, space=3.2, arrow=6, least_lane=46)
NEEDS, DURATION, OUTPUTS, NOTE = 96.0, 46.0, 84.0, 54.0
BESIDE = NUMBER_COLUMN + NEEDS + DURATION + OUTPUTS + NOTE
IN_BLOCK = (
    Section.LEGAL_BASIS, Section.QUALIFICATIONS, Section.RELATED, Section.EQUIPMENT,
    Section.WARNINGS, Section.RECORDS,
)  # fmt: skip
APART = (Section.NUMBER, Section.ACTIVITIES, *IN_BLOCK)
UNSIGNED = "...................."


def procedure_contents(version: "ProcedureVersion", address: str) -> Contents:
    """Gather a version for print; `address` is where its code leads, to the version in force."""
    document = document_of(version)
    with translation.override("id"):
        return {
            "unit": version.procedure.unit.name,
            "title": document.title,
            "is_technical": document.kind is Kind.TECHNICAL,
            "is_draft": State(version.state) not in RATIFIED,
            "version": str(version.number),
            "identity": _identity(version, document),
            "block": [_section(document, section) for section in IN_BLOCK],
            "sections": [
                _section(document, section) for section in _order(document) if section not in APART
            ],
            "qr": segno.make(address, error="m").svg_inline(border=2, scale=4),
            "address": address,
            **_flow(document),
        }


def _identity(version: "ProcedureVersion", document: "ProcedureDocument") -> list[list[str]]:
    ratified = version.ratification if State(version.state) in RATIFIED else None
    made = version.procedure.versions.order_by("number").first() or version
    revised = _day(version.drafted_at.date()) if version.number > 1 else "\N{EN DASH}"
    return [
        ["Nomor SOP", document.number or UNSIGNED],
        ["Tanggal pembuatan", _day(made.drafted_at.date())],
        ["Tanggal revisi", revised],
        ["Tanggal efektif", _day(ratified.effective_on) if ratified else UNSIGNED],
        ["Disahkan oleh", ratified.signer_position if ratified else UNSIGNED],
        ["", ratified.signer_name if ratified else UNSIGNED],
        ["Nama SOP", document.title],
    ]


def _order(document: "ProcedureDocument") -> list[Section]:
    """Return the sections of the format in its order, then others that say something."""
    asked = list(REQUIRED[document.kind])
    also = [each for each in Section if each not in asked and getattr(document, each)]
    return [*asked, *also]


def _section(document: "ProcedureDocument", section: Section) -> Contents:
    said = getattr(document, section)
    if section is Section.DEFINITIONS:
        lines = [f"{each.term}: {each.text}" for each in document.definitions]
    else:
        lines = [said] if isinstance(said, str) else list(said or ())
    return {"heading": str(labels.SECTIONS[section]), "lines": lines}


def _flow(document: "ProcedureDocument") -> Contents:
    """Lay the table out: the lanes get what they need, the activities the rest."""
    lanes = min(MOST, max(FEWEST, PAPER.least_lane * len(document.performers)))
    columns = Columns(
        text=WIDTH - lanes - BESIDE,
        needs=NEEDS, duration=DURATION, outputs=OUTPUTS, note=NOTE, size=7.5, padding=3.5,
    )  # fmt: skip
    measures = Measures(
        PAPER.symbol_width, PAPER.symbol_height, PAPER.space, PAPER.arrow,
        least_lane=lanes / max(1, len(document.performers)), page_height=HEIGHT,
    )  # fmt: skip
    drawing = drawn(document, columns, measures, lanes)
    if drawing is None:
        return {"pages": [], "columns": [], "lanes": []}
    widths = [right - left for left, right in drawing.lanes]
    rest = WIDTH - drawing.width - BESIDE
    words = words_of(document)
    where = _pages_of(drawing)
    return {
        "columns": [NUMBER_COLUMN, rest, *widths, NEEDS, DURATION, OUTPUTS, NOTE],
        "lanes": [
            {"name": performer.name, "size": _head_size(performer.name, width)}
            for performer, width in zip(document.performers, widths, strict=True)
        ],
        "pages": [
            {
                "svg": page_svg(drawing, page),
                "alternative": f"Lembar {number} dari diagram alir. {described(document)}",
                "width": drawing.width,
                "rows": _rows(page, number, words, where),
            }
            for number, page in zip(count(1), drawing.pages, strict=False)
        ],
    }


def _head_size(name: str, width: float) -> float:
    """Return the size of letters in which the longest word of a name fits above its lane."""
    longest = max(text_width(word, 1) for word in name.split())
    return min(HEAD_SIZE, (width - 2 * HEAD_PADDING) / longest)


def _pages_of(drawing: Drawing) -> dict[str, int]:
    """Return on which page of the flowchart each symbol stands."""
    return {
        shape.node.key: number
        for number, page in enumerate(drawing.pages, start=1)
        for shape in page.shapes
        if not shape.node.is_connector
    }


def _rows(
    page: Page, number: int, words: dict[str, Words], where: dict[str, int]
) -> list[Contents]:
    rows: list[Contents] = []
    for row in page.rows:
        own = words.get(row.node.key) or Words("", _unnumbered(row.node, number, words, where))
        rows.append(
            {
                "height": row.height,
                "cells": [own.number, own.text],
                "needs": list(own.needs),
                "duration": own.duration,
                "outputs": list(own.outputs),
                "note": own.note,
                "is_link": row.node.is_connector,
            }
        )
    return rows


def _unnumbered(node: Node, number: int, words: dict[str, Words], where: dict[str, int]) -> str:
    """Say what a row without an activity is: the beginning, the end, or where the line goes on."""
    if not node.is_connector:
        return {BEGIN: "Mulai", END: "Selesai"}[node.key]
    aim = words.get(node.key[1:])
    to = f"kegiatan {aim.number}" if aim else "akhir prosedur"
    if node.key.startswith("<"):
        return f"{node.mark}: Lanjutan dari lembar lain, ke {to}"
    sheet = where[node.key[1:]]
    return f"{node.mark}: Lanjut ke {to}, lembar {sheet}" if sheet != number else node.mark


def _day(day: date) -> str:
    return format_date(day, "d MMMM y", locale="id")
