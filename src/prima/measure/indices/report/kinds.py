"""Everything that can be made of a survey, by what it is called and what file it is."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from django.utils import translation

from prima.foundation.refusals import NotFound
from prima.measure.indices.report.contents import skm_contents
from prima.measure.indices.report.drawing import items_drawing, trend_drawing
from prima.measure.indices.report.open_data import open_data
from prima.measure.indices.report.typesetting import PICTURE, POSTER, pictured, typeset
from prima.measure.indices.report.workbook import survey_workbook

if TYPE_CHECKING:
    from prima.measure.indices.report.survey import Survey

MEDIA: Final = {
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
Drawn = Callable[["Survey"], "dict[str, str] | None"]


class NothingDrawn(NotFound):
    code = "nothing-drawn"


def _items(survey: "Survey") -> dict[str, str] | None:
    return items_drawing(survey.measured) if survey.measured.found else None


def _trend(survey: "Survey") -> dict[str, str] | None:
    return trend_drawing(survey.line)


def _drawing(draw: Drawn, survey: "Survey") -> dict[str, str]:
    """Raise NothingDrawn where too few answered to draw anything."""
    with translation.override("id"):
        drawn = draw(survey)
    if drawn is None:
        raise NothingDrawn
    return drawn


def _svg(draw: Drawn) -> Callable[["Survey"], bytes]:
    return lambda survey: _drawing(draw, survey)["svg"].encode()


def _png(draw: Drawn) -> Callable[["Survey"], bytes]:
    return lambda survey: pictured(_drawing(draw, survey), PICTURE)


MAKERS: Final[Mapping[tuple[str, str], Callable[["Survey"], bytes]]] = {
    ("skm", "pdf"): lambda survey: typeset(skm_contents(survey)),
    ("poster", "pdf"): lambda survey: typeset(skm_contents(survey), POSTER),
    ("poster", "png"): lambda survey: pictured(skm_contents(survey), POSTER),
    ("table", "xlsx"): survey_workbook,
    ("data", "csv"): open_data,
    ("unsur", "svg"): _svg(_items),
    ("unsur", "png"): _png(_items),
    ("trend", "svg"): _svg(_trend),
    ("trend", "png"): _png(_trend),
}
PUBLISHED: Final = frozenset({"poster", "data", "unsur", "trend"})
"""What everybody may have: it holds nothing that the page of results does not show."""


def made(kind: str, suffix: str, survey: "Survey") -> bytes:
    """Make one of these. Raises NothingDrawn for what there is not."""
    maker = MAKERS.get((kind, suffix))
    if maker is None:
        raise NothingDrawn
    return maker(survey)
