"""The chart of the report: svg for the typesetter, and a sentence for whoever cannot see it."""

from functools import partial
from typing import TYPE_CHECKING

from prima.design.charts import WIDE, Bar, BarChart, Highlight, Reference
from prima.design.charts.base import decimal
from prima.kernel.satisfaction import rounded
from prima.measure.indices.queries import item_names

if TYPE_CHECKING:
    from prima.measure.indices.queries import Measured


def items_drawing(measured: "Measured") -> dict[str, str]:
    names = item_names(measured.instrument, "id")
    values = [(names[score.code], rounded(score.value, 2)) for score in measured.lowest_first]
    grades = measured.instrument.scoring.table.grades
    chart = BarChart(
        title="Nilai setiap unsur",
        bars=[Bar(name, value) for name, value in values],
        floor=25,
        ceiling=100,
        references=[Reference(grade.low, grade.letter) for grade in grades[1:]],
        highlight=Highlight.LOWEST,
        format=partial(decimal, places=2),
    )
    alternative = "; ".join(f"{name} {decimal(value, places=2)}" for name, value in values)
    return {
        "svg": chart.svg(WIDE),
        "alternative": f"Nilai unsur dari yang terendah: {alternative}.",
        "notes": " ".join(chart.notes()),
    }
