"""Opening a way to answer, and closing it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from prima.foundation.journal.actions import record
from prima.listen.surveys.models import Instrument, Way
from prima.listen.surveys.queries.ways import must_be_open
from prima.listen.surveys.rules.codes import Channel
from prima.listen.surveys.rules.sheets import clean

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service

NAME_LENGTH = 60


@transaction.atomic
def open_way(
    unit: "Unit",
    instrument: Instrument,
    channel: Channel,
    *,
    at: datetime,
    by: "Person | None" = None,
    service: "Service | None" = None,
    name: str = "",
    moment: str = "",
) -> Way:
    """Let people answer an instrument by a link, at a kiosk, asked by an officer, or on paper."""
    way = Way.objects.create(
        unit=unit,
        service=service,
        instrument=instrument,
        channel=channel,
        name=clean(name, NAME_LENGTH),
        moment=moment,
        opened_at=at,
        opened_by=by,
    )
    record("way.opened", f"way:{way.pk}", unit_id=unit.pk, at=at, by=by, channel=channel)
    return way


@transaction.atomic
def close_way(way: Way, *, at: datetime, by: "Person | None" = None) -> Way:
    """Take no more answers this way. Raises WayClosed when that was done before."""
    locked = Way.objects.select_for_update().get(pk=way.pk)
    must_be_open(locked, at)
    locked.closed_at, locked.closed_by = at, by
    locked.save(update_fields=["closed_at", "closed_by"])
    record("way.closed", f"way:{way.pk}", unit_id=way.unit_id, at=at, by=by, channel=way.channel)
    return locked
