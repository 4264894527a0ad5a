"""The official SKM report: what it says (`contents`), and how it is set (`typesetting`)."""

from datetime import datetime
from typing import TYPE_CHECKING

from prima.measure.indices.report.contents import skm_contents
from prima.measure.indices.report.typesetting import typeset

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.measure.indices.rules import Period


def skm_report(unit: "Unit", period: "Period", *, at: datetime) -> bytes:
    """Return the official report of a unit and a period as a tagged PDF in Indonesian."""
    return typeset(skm_contents(unit, period, at=at))
