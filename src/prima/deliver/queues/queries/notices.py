"""What hangs on a board between calls: the unit's own words, and what it promises."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from prima.deliver.queues import labels
from prima.deliver.queues.models import Notice
from prima.foundation.refusals import NotFound
from prima.kernel.calendars import local_day
from prima.promise.standards.queries import document_of, versions_in_force

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit


class NoSuchNotice(NotFound):
    code = "no-such-notice"
    message = _("There is no such message.")


def notices_up(unit: "Unit", at: datetime) -> QuerySet[Notice]:
    """Return what the unit says now."""
    return _not_over(unit, at).filter(starts_at__lte=at)


def notices_ahead(unit: "Unit", at: datetime) -> QuerySet[Notice]:
    """Return what the unit says now, and what it will say."""
    return _not_over(unit, at)


def notice_of(unit: "Unit", uuid: UUID) -> Notice:
    notice = Notice.objects.filter(unit=unit, uuid=uuid).first()
    if notice is None:
        raise NoSuchNotice
    return notice


def promises(unit: "Unit", at: datetime) -> list[str]:
    """Return what the services promise today, each promise as a sentence and said once."""
    versions = versions_in_force(unit, local_day(at, unit.time_zone))
    documents = [document_of(version) for version in versions]
    return list(
        dict.fromkeys(
            labels.promise(document.service.name, line)
            for document in documents
            for line in document.standard.commitments
        )
    )


def _not_over(unit: "Unit", at: datetime) -> QuerySet[Notice]:
    return Notice.objects.filter(unit=unit).filter(Q(ends_at__isnull=True) | Q(ends_at__gt=at))
