"""What matters to people: said by them, and shown by what their satisfaction follows.

| name | answers |
| --- | --- |
| `quadrant`, `quadrants`, `quadrants_with_doubt` | importance-performance analysis (IPA) |
| `percent_of_maximum`, `percent_of_span` | the two customer satisfaction indices (CSI) |
| `shapley`, `relative_weights` | how much of overall satisfaction each item explains |
| `drivers` | the same from stored moments; `drivers_with_doubt` from rows, with intervals |

What goes together is not what causes. People who like one thing tend to like all: that
lifts every correlation.
"""

from prima.kernel.importance.csi import (
    CsiClass,
    csi_class,
    percent_of_maximum,
    percent_of_span,
)
from prima.kernel.importance.drivers import (
    Driver,
    Drivers,
    drivers,
    drivers_with_doubt,
)
from prima.kernel.importance.explained import relative_weights, shapley
from prima.kernel.importance.quadrants import (
    CutLines,
    Likely,
    Point,
    Quadrant,
    means_of,
    medians_of,
    quadrant,
    quadrants,
    quadrants_with_doubt,
)

__all__ = [
    "CsiClass",
    "CutLines",
    "Driver",
    "Drivers",
    "Likely",
    "Point",
    "Quadrant",
    "csi_class",
    "drivers",
    "drivers_with_doubt",
    "means_of",
    "medians_of",
    "percent_of_maximum",
    "percent_of_span",
    "quadrant",
    "quadrants",
    "quadrants_with_doubt",
    "relative_weights",
    "shapley",
]
