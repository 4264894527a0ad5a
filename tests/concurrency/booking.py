"""What people of a crowd do who want an appointment, and how it goes without a lock."""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from django.db import connection
from django.utils import timezone

from prima.deliver.appointments import actions
from prima.deliver.appointments.models import Appointment
from prima.deliver.appointments.queries import appointment_of, days_of, plan_of
from prima.deliver.appointments.rules import TAKING, Layout, Terms
from prima.foundation.journal.queries import verify
from prima.foundation.refusals import Refusal
from prima.foundation.units.actions import establish_unit, set_hours
from prima.foundation.units.queries import unit_named
from prima.promise.standards.queries import service_named
from prima.promise.standards.testing import a_published_service

CODE = "pendaftaran"
ALL_DAY = ((time.min, time.min),)
now = timezone.now  # noqa: TID251 - this is the door of the crowd


def found(name: str, places: int) -> list[str]:
    """Make an office with so many places an hour; return its name and a day's first times.

    Not tomorrow's: an hour before midnight the first of them can be booked no more.
    """
    unit = establish_unit(name, at=now())
    set_hours(unit, dict.fromkeys(range(7), ALL_DAY), at=now())
    service = a_published_service(unit, CODE, at=now())
    layout = Layout(length=timedelta(hours=1), places=places, head_start=0)
    actions.set_plan(service, Terms(layout=layout, per_identity=50, per_device=500), at=now())
    soon = days_of(plan_of(service), now())[2]
    return [unit.slug, *(slot.starts_at.astimezone(UTC).isoformat() for slot in soon.slots)]


def book(slug: str, wanted: list[str], keys: list[str], identity: str) -> list[str]:
    """Ask for each of these times with its key; return the appointments that were given."""
    service = service_named(unit_named(slug), CODE)
    given = []
    for moment, key in zip(wanted, keys, strict=True):
        starts_at = datetime.fromisoformat(moment)
        who = actions.Holder(identity=identity)
        try:
            booked = actions.book(service, starts_at, key=UUID(key), at=now(), who=who)
        except Refusal:
            continue
        given.append(str(booked.uuid))
    return given


def change_mind(_slug: str, uuids: list[str], to: str) -> int:
    """Move each of these to another time, or else give it back; return how many moved."""
    moved = 0
    for uuid in uuids:
        appointment = appointment_of(UUID(uuid))
        try:
            actions.move_to(appointment, datetime.fromisoformat(to), at=now(), who=actions.Holder())
            moved += 1
        except actions.TimeTaken:
            actions.cancel(appointment, at=now())
    return moved


def books(slug: str) -> dict[str, object]:
    """Return what the database says: who sits where, and whether the journal is whole."""
    unit = unit_named(slug)
    rows = Appointment.objects.filter(unit=unit, state__in=TAKING).order_by("id")
    return {
        "seats": [[row.starts_at.isoformat(), row.seat] for row in rows],
        "keys": len({row.key for row in rows}),
        "fault": verify(unit.pk).fault,
    }


# --- the negative control -------------------------------------------------------------------------


def set_up_naive() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE naive_slot (person INTEGER NOT NULL)")


def book_naively(person: int, places: int, times: int) -> int:
    """Count who has booked, and book if there is room, as one writes it without a thought."""
    given = 0
    with connection.cursor() as cursor:
        for _attempt in range(times):
            cursor.execute("SELECT count(*) FROM naive_slot")
            (taken,) = cursor.fetchone()
            if taken < places:
                cursor.execute("INSERT INTO naive_slot (person) VALUES (%s)", [person])
                given += 1
    return given
