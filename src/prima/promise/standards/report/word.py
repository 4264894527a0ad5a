"""A standard as the Word file that offices send each other."""

from io import BytesIO
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext as _
from docx import Document
from docx.shared import Cm, Pt

from prima.promise.standards.queries import document_of
from prima.promise.standards.report.plain import more_passages, passages

if TYPE_CHECKING:
    from prima.promise.standards.models import StandardVersion


def standard_docx(version: "StandardVersion", language: str = "id") -> bytes:
    """Return a version as .docx: real headings, numbered lists, nothing that needs a macro."""
    with translation.override(language):
        return _written(version)


def _written(version: "StandardVersion") -> bytes:
    document = document_of(version)
    unit = version.standard.service.unit
    paper = Document()
    paper.core_properties.title = document.service.name
    paper.core_properties.author = unit.name
    paper.core_properties.language = translation.get_language() or "id"
    paper.styles["Normal"].font.size = Pt(11)
    for section in paper.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
    paper.add_heading(document.service.name, 0)
    paper.add_paragraph(f"{_('Service standard')}, {unit.name}")
    paper.add_paragraph(document.service.purpose)
    state = _("Version %(number)s") % {"number": version.number}
    publication = getattr(version, "publication", None)
    decree = f", {publication.decree}" if publication and publication.decree else ""
    paper.add_paragraph(state + (decree if publication else f" ({_('Draft')})"))
    for number, passage in enumerate((*passages(document), *more_passages(document)), start=1):
        paper.add_heading(f"{number}. {passage.heading}", 2)
        for place, line in enumerate(passage.lines, start=1):
            if passage.is_numbered:  # Word would go on counting from the list before
                paper.add_paragraph(f"{place}. {line}")
            else:
                paper.add_paragraph(line, style="List Bullet")
        if not passage.lines:
            paper.add_paragraph(_("Not stated yet."))
    out = BytesIO()
    paper.save(out)
    return out.getvalue()
