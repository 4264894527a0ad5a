"""What pages show of a charter: its chapters, guarantees and signers."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from prima.promise.charter import labels, queries
from prima.promise.charter.rules.codes import Chapter
from prima.promise.charter.rules.document import CharterDocument
from prima.promise.standards.queries import services_of

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit

Page = dict[str, object]
BETWEEN = tuple(each for each in Chapter if each not in (Chapter.STATEMENT, Chapter.ROUTES))


def chapter(document: CharterDocument, which: Chapter) -> dict[str, object]:
    language = get_language() or "id"
    said = getattr(document, which.field)
    return {
        "heading": labels.CHAPTERS[which],
        "lines": [each.in_language(language) for each in said],
    }


def charter_page(unit: "Unit", document: CharterDocument, on: date) -> Page:
    """Return everything that a charter says, with what the standards in force owe on that day."""
    names = {service.code: service.name for service in services_of(unit)}
    return {
        "statement": chapter(document, Chapter.STATEMENT)["lines"],
        "chapters": [chapter(document, which) for which in BETWEEN],
        "routes": chapter(document, Chapter.ROUTES)["lines"],
        "guarantees": [
            {
                "code": each.code,
                "said": labels.sentence(each, names),
                "excused": labels.excused(each),
                "decider": labels.DECIDERS[each.decider],
            }
            for each in document.guarantees
        ],
        "standards": [
            {
                "service": line.service,
                "promised": labels.promised_line(line.commitment),
                "redress": line.redress,
            }
            for line in queries.lines_of_standards(unit, on)
        ],
        "signers": document.signers,
    }
