"""Flowcharts in swimlanes: where symbols stand and how lines run, over as many pages as it takes.

| question | answer | in |
| --- | --- | --- |
| what is drawn? | `Diagram` of `Node` and `Edge` | `diagram` |
| what stands on which page? | `sheets(diagram, measures)`, joined by connectors | `paging` |
| which way does each line take? | `routes(diagram)`, in channels and tracks | `routing` |
| where is everything? | `lay_out(diagram, measures)`, pages of boxes and points | `placing` |

A row holds one symbol, so a line is free of symbols as long as it stays between rows, or between
lanes. Every route does: it leaves below its symbol (or beside it, when it is a diamond), runs up
or down between two lanes, and comes in from above. Lines to the same symbol may join; no others
share a stretch, and none crosses a symbol or a word.
"""

from prima.kernel.flowcharts.diagram import Diagram, Edge, Label, Measures, Node, Symbol
from prima.kernel.flowcharts.placing import Box, Drawing, Line, Page, Row, Shape, lay_out

__all__ = [
    "Box",
    "Diagram",
    "Drawing",
    "Edge",
    "Label",
    "Line",
    "Measures",
    "Node",
    "Page",
    "Row",
    "Shape",
    "Symbol",
    "lay_out",
]
