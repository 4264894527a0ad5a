"""Charts drawn on the server as SVG, each with its name, its description and its numbers.

| chart       | shows                                      | made of                    |
|-------------|--------------------------------------------|----------------------------|
| `BarChart`  | values of a few rows, compared             | `Bar`, `Reference`         |
| `LineChart` | values of periods, followed                | `Point`, `Series`, `Reference` |
| `HeatMap`   | values by row and column, patterns found   | numbers                    |
| `ScatterChart` | things on two scales, in four fields    | `Spot`                     |
| `Sparkline` | the course of a value, the size of a word  | numbers                    |

All are frozen and pure: the same values give the same bytes, on `WIDE` or `NARROW` paper. Words
are in the active language; numbers are written by the chart's `format`. Pages use the tags in
`templatetags/charts.py`; a PDF takes `chart.svg()` as it is, with `chart.notes()` under it.

>>> chart = BarChart(title="Nilai unsur", bars=[Bar("Waktu", 76.5), Bar("Biaya", 88)])
>>> chart.table().rows
(('Waktu', '76,5'), ('Biaya', '88'))
>>> chart.svg().width, chart.svg(NARROW).width
(600, 320)
"""

from prima.design.charts.bar import Bar, BarChart
from prima.design.charts.base import Chart, Highlight, Reference, Table, plain
from prima.design.charts.heat_map import HeatMap
from prima.design.charts.line import LineChart, Point, Series
from prima.design.charts.scatter import ScatterChart, Spot
from prima.design.charts.sparkline import Sparkline
from prima.design.charts.svg import NARROW, WIDE, Svg

__all__ = [
    "NARROW",
    "WIDE",
    "Bar",
    "BarChart",
    "Chart",
    "HeatMap",
    "Highlight",
    "LineChart",
    "Point",
    "Reference",
    "ScatterChart",
    "Series",
    "Sparkline",
    "Spot",
    "Svg",
    "Table",
    "plain",
]
