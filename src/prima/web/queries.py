"""What the pages that span stages show: open doors, services to ask for, the queue now."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from prima.deliver.queues.queries import offers
from prima.foundation.units.queries import calendar_of, next_opening, today_in
from prima.kernel.calendars import Zone, local_day
from prima.promise.standards.queries import document_of, in_force, search_services, services_offered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prima.foundation.units.models import Unit
    from prima.kernel.calendars import Window
    from prima.promise.standards.models import Service
    from prima.promise.standards.rules.document import ServiceDocument


@dataclass(frozen=True)
class Doors:
    """Whether a unit is open, until when, or from when on."""

    unit: "Unit"
    is_open: bool
    closes_at: datetime | None
    opens_at: datetime | None


@dataclass(frozen=True)
class Asked:
    """A service that people can ask for, with its promise; `waiting` is None without a queue."""

    service: "Service"
    document: "ServiceDocument"
    waiting: int | None


def doors(unit: "Unit", at: datetime) -> Doors:
    calendar = calendar_of(unit)
    is_open = calendar.is_open(at)
    closes_at = calendar.closing(at) if is_open else None
    return Doors(unit, is_open, closes_at, next_opening(unit, at))


def week(unit: "Unit", at: datetime) -> "list[tuple[date, Iterable[Window]]]":
    """Return the hours of the seven days that begin today."""
    calendar = calendar_of(unit)
    days = [today_in(unit, at) + timedelta(days=n) for n in range(7)]
    return [(day, calendar.windows_on(day)) for day in days]


def services_to_ask_for(unit: "Unit", at: datetime) -> list[Asked]:
    today = today_in(unit, at)
    waiting = {offer.service.pk: offer.waiting for offer in offers(unit, at)}
    return [
        Asked(service, document_of(version), waiting.get(service.pk))
        for service in services_offered(unit, today)
        if (version := in_force(service, today)) is not None
    ]


def services_matching(words: str, at: datetime) -> list[Asked]:
    """Return the services that people who type these words probably mean, the likeliest first."""
    today = local_day(at, Zone.WIB.tzinfo.key)
    return [Asked(found.service, found.document, None) for found in search_services(words, today)]


def written_week(unit: "Unit") -> list[str]:
    """Return the hours of each weekday as people write them, Monday first."""
    weekly = calendar_of(unit).weekly
    return [", ".join(_written(window) for window in weekly[day]) for day in range(7)]


def _written(window: "Window") -> str:
    closes = f"{window.closes:%H.%M}"
    return f"{window.opens:%H.%M}-{'24.00' if closes == '00.00' else closes}"
