"""The results of many units, side by side, as a table to print and to calculate with."""

from datetime import datetime
from typing import TYPE_CHECKING

from babel.dates import format_date
from django.utils import translation

from prima.foundation.units.queries import service_units, today_in, within
from prima.measure.indices import labels
from prima.measure.indices.queries import index_of
from prima.measure.indices.report.tables import DASH, ranked, summary
from prima.measure.indices.report.typesetting import RECAP, typeset
from prima.measure.indices.report.workbook import sheet_of

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.measure.indices.rules import Period

HEAD = ["Unit", "Responden", "IKM", "Selang 95%", "Mutu", "Kinerja", "Unsur terendah"]


def recap_pdf(root: "Unit", period: "Period", *, at: datetime) -> bytes:
    with translation.override("id"):
        contents = {
            "unit": root.name,
            "period": labels.period(period),
            "made_on": format_date(today_in(root, at), "d MMMM y", locale="id"),
            "rows": recap_rows(root, period),
        }
    return typeset(contents, RECAP)


def recap_workbook(root: "Unit", period: "Period") -> bytes:
    with translation.override("id"):
        return sheet_of("Rekap", HEAD, recap_rows(root, period))


def recap_rows(root: "Unit", period: "Period") -> list[list[str]]:
    """Return a row for each unit below; no sum of them, which would give away who is left out."""
    return [_row(unit, period) for unit in service_units() & within(root)]


def _row(unit: "Unit", period: "Period") -> list[str]:
    measured = index_of(unit, period)
    lowest = ranked(measured)[:1]
    performance = (
        str(labels.PERFORMANCES[measured.found.grade.performance]) if measured.found else DASH
    )
    return [*summary(measured, unit.name), performance, lowest[0][0] if lowest else DASH]
