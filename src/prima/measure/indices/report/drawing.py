"""The charts of the report: svg for the typesetter, and a sentence for whoever cannot see it."""

from functools import partial
from typing import TYPE_CHECKING

from prima.design.charts import WIDE, Bar, BarChart, Highlight, LineChart, Point, Reference, Series
from prima.design.charts.base import decimal
from prima.kernel.satisfaction import rounded
from prima.kernel.satisfaction.indices import FULL_FROM
from prima.measure.indices import labels
from prima.measure.indices.queries import item_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prima.measure.indices.queries import Measured


def items_chart(measured: "Measured") -> BarChart:
    """Draw each unsur, the lowest first, with the limits of the grades."""
    names = item_names(measured.questionnaire, "id")
    values = [(names[score.code], rounded(score.value, 2)) for score in measured.lowest_first]
    grades = measured.questionnaire.scoring.table.grades
    return BarChart(
        title="Nilai setiap unsur",
        bars=[Bar(name, value) for name, value in values],
        floor=25,
        ceiling=100,
        references=[Reference(grade.low, grade.letter) for grade in grades[1:]],
        highlight=Highlight.LOWEST,
        format=partial(decimal, places=2),
    )


def trend_chart(line: "Sequence[Measured]") -> LineChart:
    """Draw the index of the periods; a gap where none may be shown."""
    begun = next((place for place, row in enumerate(line) if row.n), 0)
    return LineChart(
        title="IKM antarperiode",
        series=[Series("IKM", [_point(row) for row in line[begun:]])],
        low=60,
        high=100,
        few=FULL_FROM,
        format=partial(decimal, places=2),
    )


def _point(row: "Measured") -> Point:
    if row.found is None:
        return Point(labels.period(row.period), None)
    interval = row.found.interval
    return Point(
        labels.period(row.period),
        rounded(row.found.value, 2),
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        n=row.n,
    )


def items_drawing(measured: "Measured") -> dict[str, str]:
    chart, names = items_chart(measured), item_names(measured.questionnaire, "id")
    said = "; ".join(
        f"{names[score.code]} {decimal(rounded(score.value, 2), places=2)}"
        for score in measured.lowest_first
    )
    return _drawn(chart, f"Nilai unsur dari yang terendah: {said}.")


def trend_drawing(line: "Sequence[Measured]") -> dict[str, str] | None:
    """Draw the periods when at least two of them can be shown."""
    shown = [row for row in line if row.found]
    if len(shown) < 2:  # noqa: PLR2004 - one point is no line
        return None
    said = "; ".join(
        f"{labels.period(row.period)} {decimal(rounded(row.found.value, 2), places=2)}"
        for row in shown
        if row.found
    )
    return _drawn(trend_chart(line), f"IKM antarperiode: {said}.")


def _drawn(chart: BarChart | LineChart, alternative: str) -> dict[str, str]:
    return {
        "svg": str(chart.svg(WIDE)),
        "alternative": alternative,
        "notes": " ".join(chart.notes()),
    }
