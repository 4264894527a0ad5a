"""What a unit planned to do, and how far it is."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from prima.foundation.refusals import NotFound
from prima.measure.followups.models import FollowUp

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.kernel.periods import Period


class NoSuchFollowUp(NotFound):
    code = "no-such-follow-up"


def planned_after(unit: "Unit", period: "Period") -> QuerySet[FollowUp]:
    """Return what was planned after the results of a period, and not dropped."""
    return _kept(unit).filter(period_starts_on=period.starts_on, period_months=period.months)


def carried_into(unit: "Unit", period: "Period") -> QuerySet[FollowUp]:
    """Return what earlier periods left to do, or what was finished in this one (`is_carried`)."""
    still_open = Q(finished_on__isnull=True) | Q(finished_on__gte=period.starts_on)
    return _kept(unit).filter(still_open, period_starts_on__lt=period.starts_on)


def follow_up_known_as(unit: "Unit", uuid: UUID) -> FollowUp:
    found = _kept(unit).filter(uuid=uuid).first()
    if found is None:
        raise NoSuchFollowUp
    return found


def _kept(unit: "Unit") -> QuerySet[FollowUp]:
    return FollowUp.objects.filter(unit=unit, dropped_at__isnull=True)
