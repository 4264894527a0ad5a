"""Ready-made units for tests, built through the real actions."""

from datetime import UTC, datetime, time

from prima.foundation.units.actions import establish_unit, set_hours
from prima.foundation.units.models import Unit
from prima.foundation.units.rules import Zone

MONDAY_9AM = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)  # 09.00 WIB, an ordinary working day

MORNING = (time(8), time(12))
AFTERNOON = (time(13), time(15))
OFFICE_HOURS = {
    **dict.fromkeys(range(4), (MORNING, AFTERNOON)),
    4: ((time(8), time(11)), AFTERNOON),
}


def a_unit(
    name: str = "Puskesmas Melati", *, zone: Zone = Zone.WIB, parent: Unit | None = None
) -> Unit:
    """Return a unit that is open on working days, 08.00-12.00 and 13.00-15.00."""
    unit = establish_unit(name, at=MONDAY_9AM, zone=zone, parent=parent)
    set_hours(unit, OFFICE_HOURS, at=MONDAY_9AM)
    return unit
