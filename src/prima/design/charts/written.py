"""A chart written as plain values, as in YAML or JSON: for the gallery and for documents.

kind: bar
title: Nilai per unsur
floor: 25
ceiling: 100
places: 2                          # decimals of every number
bars: [[Persyaratan, 82.31, 79.8, 84.1, n = 150], [Waktu, 71.25]]
references: [[76.61, B], [88.31, A]]
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from prima.design.charts.bar import Bar, BarChart
from prima.design.charts.base import Chart, Highlight, Number, Reference, decimal
from prima.design.charts.heat_map import HeatMap
from prima.design.charts.line import LineChart, Point, Series
from prima.design.charts.scatter import ScatterChart, Spot

CHARTS: Final[Mapping[str, Callable[..., Chart]]] = {
    "bar": BarChart,
    "line": LineChart,
    "heat-map": HeatMap,
    "scatter": ScatterChart,
}


def chart_from(values: Mapping[str, Any]) -> Chart:
    """Build the chart; an unknown kind or field is refused.

    >>> chart_from({"kind": "bar", "title": "Waktu", "bars": [["Loket 1", 4], ["Loket 2", 9]]})
    ... # doctest: +ELLIPSIS
    BarChart(title='Waktu', ...)
    """
    fields = dict(values)
    kind = fields.pop("kind", "")
    if kind not in CHARTS:
        raise ValueError(f"A chart is one of {', '.join(CHARTS)}, not {kind!r}.")
    if "places" in fields:
        fields["format"] = partial(_with_places, places=fields.pop("places"))
        if kind == "scatter":
            fields["y_format"] = fields["format"]
    for name, build in READERS.items():
        if name in fields:
            fields[name] = build(fields[name])
    return CHARTS[kind](**fields)


def _with_places(value: Number, places: int) -> str:
    return decimal(value, places)


def _series(written: list[Mapping[str, Any]]) -> tuple[Series, ...]:
    return tuple(
        Series(each.get("label", ""), tuple(Point(*point) for point in each["points"]))
        for each in written
    )


READERS: Final[Mapping[str, Callable[[Any], object]]] = {
    "bars": lambda written: tuple(Bar(*bar) for bar in written),
    "references": lambda written: tuple(Reference(*reference) for reference in written),
    "series": _series,
    "spots": lambda written: tuple(Spot(*spot) for spot in written),
    "cuts": tuple,
    "corners": tuple,
    "highlight": lambda written: written and Highlight(written),
}
