"""The official SKM report.

`gathering` and `from_file` make a `survey`; `contents` says it, with `tables`, `trust` and
`drawing`; `typesetting` sets it.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from prima.measure.indices.report.contents import skm_contents
from prima.measure.indices.report.gathering import survey_of
from prima.measure.indices.report.typesetting import typeset

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.measure.indices.rules import Period


def skm_report(unit: "Unit", period: "Period", *, at: datetime) -> bytes:
    """Return the official report of a unit and a period as a tagged PDF in Indonesian."""
    return typeset(skm_contents(survey_of(unit, period, at=at)))


__all__ = ["skm_contents", "skm_report", "survey_of", "typeset"]
