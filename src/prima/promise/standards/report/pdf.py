"""A standard and the minutes of a forum as tagged PDFs."""

from pathlib import Path
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext as _

from prima.design.formats import day
from prima.design.typesetting import typeset
from prima.promise.standards import labels
from prima.promise.standards.queries import document_of
from prima.promise.standards.report.plain import Passage, more_passages, passages
from prima.promise.standards.rules.making import Group

if TYPE_CHECKING:
    from prima.promise.standards.models import Forum, StandardVersion

_HERE = Path(__file__).parent


def standard_pdf(version: "StandardVersion") -> bytes:
    """Return a version as PDF, in Indonesian."""
    with translation.override("id"):
        document = document_of(version)
        publication = getattr(version, "publication", None)
        found = (*passages(document), *more_passages(document))
        return typeset(
            _HERE / "standard.typ",
            {
                "unit": version.standard.service.unit.name,
                "title": document.service.name,
                "purpose": document.service.purpose,
                "version": version.number,
                "is_draft": publication is None,
                "decree": publication.decree if publication else "",
                "in_force_on": day(publication.in_force_on, language="id") if publication else "",
                "passages": [_plain(each) for each in found],
            },
        )


def minutes_pdf(forum: "Forum") -> bytes:
    """Return the minutes of a forum as PDF, in Indonesian, with room for every signature."""
    with translation.override("id"):
        version = forum.making.version
        unit = version.standard.service.unit
        present = [
            [str(labels.GROUPS[group]), getattr(forum, group.value.lower())] for group in Group
        ]
        return typeset(
            _HERE / "minutes.typ",
            {
                "unit": unit.name,
                "topic": _("Draft of the standard of %(service)s, version %(number)s")
                % {"service": document_of(version).service.name, "number": version.number},
                "held_on": day(forum.held_on, language="id"),
                "place": forum.place,
                "summary": forum.summary.splitlines(),
                "present": [[name, str(count)] for name, count in present],
                "undertakings": [
                    [each.what, each.owner, day(each.due_on, language="id")]
                    for each in forum.undertakings.all()
                ],
                "signers": [unit.name, *(name for name, count in present if count)],
            },
        )


def _plain(passage: Passage) -> dict[str, object]:
    return {
        "heading": passage.heading,
        "lines": list(passage.lines),
        "is_numbered": passage.is_numbered,
    }
