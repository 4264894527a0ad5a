"""What a printed charter says, as plain words in one language."""

from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

import segno
from django.utils import translation
from django.utils.translation import gettext as _

from prima.design.formats import day
from prima.promise.charter import labels
from prima.promise.charter.queries import document_of, lines_of_standards
from prima.promise.charter.rules.codes import Chapter
from prima.promise.standards.queries import services_of
from prima.promise.standards.rules.versions import State

if TYPE_CHECKING:
    from prima.promise.charter.models import CharterVersion
    from prima.promise.charter.rules.document import CharterDocument

TEMPLATE = Path(__file__).with_name("charter.typ")
Contents = dict[str, object]

LISTS: Final = tuple(chapter for chapter in Chapter if chapter is not Chapter.STATEMENT)


def charter_contents(
    version: "CharterVersion", on: date, *, address: str, paper: str, language: str
) -> Contents:
    """Gather a charter for print, with what the standards in force owe on that day."""
    document, unit = document_of(version), version.charter.unit
    is_declared = version.state == State.PUBLISHED
    with translation.override(language):
        since = day(version.declaration.in_force_on, language=language) if is_declared else ""
        return {
            "paper": paper,
            "language": language,
            "unit": unit.name,
            "title": _("Our charter"),
            "title_formal": _("Service charter (maklumat pelayanan)"),
            "statement": [each.in_language(language) for each in document.statement],
            "guarantee_heading": _("What we guarantee"),
            "guarantees": _guarantees(version, document),
            "standards": _standards(version, on),
            "lists": [_chapter(document, which, language) for which in LISTS],
            "signers_heading": _("Who signs"),
            "signers": [[each.name, each.position] for each in document.signers],
            "qr": segno.make(address, error="m").svg_inline(border=2, scale=4),
            "qr_label": _("QR code that leads to the charter in force: %(address)s")
            % {"address": address},
            "qr_text": _("Scan it: are these promises kept?"),
            "footer": _("Charter version %(number)s, in force since %(day)s.")
            % {"number": version.number, "day": since}
            if is_declared
            else _("Draft, not in force."),
        }


def _chapter(document: "CharterDocument", which: Chapter, language: str) -> Contents:
    said = getattr(document, which.field)
    return {
        "heading": str(labels.CHAPTERS[which]),
        "lines": [each.in_language(language) for each in said],
    }


def _guarantees(version: "CharterVersion", document: "CharterDocument") -> list[list[str]]:
    names = {service.code: service.name for service in services_of(version.charter.unit)}
    return [[labels.sentence(each, names), labels.excused(each)] for each in document.guarantees]


def _standards(version: "CharterVersion", on: date) -> list[Contents]:
    lines = lines_of_standards(version.charter.unit, on)
    return [
        {
            "service": name,
            "lines": [[labels.promised_line(line.commitment), line.redress] for line in own],
        }
        for name, own in groupby(lines, key=lambda line: line.service.name)
    ]
