"""Founding an office: everything a kind of unit starts with, through the actions of each stage."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.deliver.queues.actions import Terms, add_counter, add_queue
from prima.foundation.people.actions import appoint, enrol
from prima.foundation.people.queries import nobody_is_here
from prima.foundation.people.rules import RoleKind
from prima.foundation.refusals import Refusal
from prima.foundation.units.actions import establish_unit, found, seed_holidays, set_hours
from prima.foundation.units.rules import Installation, Zone
from prima.listen.surveys.actions import adopt_official_instruments
from prima.promise.standards.actions import adopt_template
from prima.promise.standards.queries import services_of
from prima.promise.standards.rules.catalogue import unit_templates

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit
    from prima.promise.standards.rules.unit_template import UnitTemplate


class AlreadyFounded(Refusal):
    code = "already-founded"
    message = _("This installation already has an administrator.")
    advice = _("Sign in, or ask your administrator for an account.")


@dataclass(frozen=True)
class Office:
    """What the first run asks about the office."""

    template: str
    name: str
    zone: Zone
    region_code: str = ""
    address: str = ""


@dataclass(frozen=True)
class Founder:
    """Who looks after it. The password is checked and hashed, and kept nowhere else."""

    username: str
    full_name: str
    password: str


@transaction.atomic
def found_office(
    office: Office, founder: Founder, *, at: datetime, kind: Installation = Installation.REAL
) -> "Unit":
    """Establish the first unit from a template, with its first administrator, who is head too.

    Standards of the template come into force today: a promise that nobody made is nobody's, so the
    head reads them and publishes the office's own next versions.
    """
    if not nobody_is_here():
        raise AlreadyFounded
    found(kind, at=at)
    unit = establish_unit(
        office.name,
        at=at,
        zone=office.zone,
        region_code=office.region_code,
        address=office.address,
    )
    person = enrol(
        founder.username,
        founder.full_name,
        founder.password,
        unit=unit,
        kind=RoleKind.ADMINISTRATOR,
        at=at,
    )
    appoint(person, unit, RoleKind.HEAD, at=at, by=person)
    furnish(unit, unit_templates()[office.template], at=at, by=person)
    return unit


@transaction.atomic
def furnish(unit: "Unit", template: "UnitTemplate", *, at: datetime, by: "Person") -> None:
    """Give a unit what its kind starts with: hours, holidays, promises, queues, a survey."""
    today = at.astimezone(Zone(unit.zone).tzinfo).date()
    hours = {
        day.day.number: [(window.starts_at, window.ends_at) for window in day.windows]
        for day in template.opening
    }
    set_hours(unit, hours, at=at, by=by)
    seed_holidays(unit, [today.year, (today + timedelta(days=366)).year], at=at, by=by)
    for code in template.standards:
        adopt_template(unit, code, in_force_on=today, at=at, today=today, by=by)
    services = {service.code: service for service in services_of(unit)}
    queues = {
        queue.letter: add_queue(
            unit,
            queue.letter,
            queue.name,
            [services[code] for code in queue.services],
            terms=Terms(station=queue.station or ""),
            at=at,
            by=by,
        )
        for queue in template.queues
    }
    for number, counter in enumerate(template.counters, start=1):
        serves = [queues[letter] for letter in counter.queues]
        add_counter(unit, number, counter.name, serves, at=at, by=by)
    adopt_official_instruments(unit=unit, at=at, by=by)
