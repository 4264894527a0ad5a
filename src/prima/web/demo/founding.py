"""The unit of the demonstration: its people, its counters, and a survey from before."""

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from importlib import resources
from typing import TYPE_CHECKING

from prima.deliver.appointments.actions import set_plan
from prima.deliver.appointments.rules import Layout, Terms
from prima.deliver.queues.actions import set_order
from prima.deliver.queues.rules import Order
from prima.foundation.people.actions import enrol
from prima.foundation.people.queries import person_named
from prima.foundation.units.actions import name_special_day
from prima.foundation.units.rules import DayKind, Installation, Zone
from prima.listen.surveys.actions import confirm_import, preview_import
from prima.listen.surveys.rules.codes import Channel
from prima.listen.surveys.rules.instruments import ItemOrder
from prima.promise.standards.actions import draft_next_version, publish_version
from prima.promise.standards.queries import document_of, in_force, service_named
from prima.promise.standards.rules.codes import Measure
from prima.promise.standards.rules.commitments import Limit
from prima.web.actions import Founder, Office, found_office
from prima.web.demo.cast import HEAD, PASSWORD, SIGN_INS
from prima.web.demo.charter import declare_demo_charter

if TYPE_CHECKING:
    from datetime import date

    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit
    from prima.promise.standards.rules.document import ServiceDocument

NAME = "Puskesmas Melati"
SURVEY = resources.files("prima.listen.surveys") / "examples" / "skm-sekadau-2019-s1.xlsx"
ORDER = Order(entitled_ratio=Decimal(2), appointment_ratio=Decimal(3))
BY_APPOINTMENT = ("poli-gigi", "kia")
APPOINTMENTS = Terms(layout=Layout(timedelta(minutes=30), 1, 1))
BEFORE = timedelta(days=60)  # the earlier survey was held so long before the first simulated day


def found_demo(at: datetime) -> "Unit":
    """Make the unit as it was before its first simulated day."""
    unit = found_office(
        Office("puskesmas", NAME, Zone.WIB, "33.74.01", "Jalan Melati 12, Kota Semarang"),
        Founder(HEAD.username, HEAD.full_name, PASSWORD),
        at=at,
        kind=Installation.DEMO,
    )
    head = person_named(HEAD.username)
    for person in SIGN_INS[1:]:
        enrol(
            person.username,
            person.full_name,
            PASSWORD,
            unit=unit,
            kind=person.kind,
            at=at,
            by=head,
        )
    set_order(unit, ORDER, at=at, by=head)
    for code in BY_APPOINTMENT:
        set_plan(service_named(unit, code), APPOINTMENTS, at=at, by=head)
    declare_demo_charter(unit, head, at)
    _import_earlier_survey(unit, head, at)
    return unit


def _import_earlier_survey(unit: "Unit", head: "Person", at: datetime) -> None:
    """Bring in the answers of 49 real respondents, as an office brings in its last survey."""
    batch = preview_import(
        unit,
        SURVEY.name,
        SURVEY.read_bytes(),
        channel=Channel.IMPORT,
        answered_on=at.date(),
        at=at,
        by=head,
    )
    confirm_import(batch, at=at, by=head, order=ItemOrder.REGULATION)


def promise_shorter_wait(unit: "Unit", code: str, *, minutes: int, at: datetime) -> None:
    """Publish the next version of a standard: a shorter wait, for the same share of people."""
    head = person_named(HEAD.username)
    today = at.astimezone(Zone(unit.zone).tzinfo).date()
    service = service_named(unit, code)
    version = in_force(service, today)
    assert version is not None  # noqa: S101 - every service of the template is promised
    draft = draft_next_version(service, _faster(document_of(version), minutes), at=at, by=head)
    publish_version(
        draft,
        in_force_on=today,
        why="Loket kedua dibuka pagi hari, sehingga waktu tunggu dapat dijanjikan lebih singkat.",
        at=at,
        today=today,
        by=head,
    )


def _faster(document: "ServiceDocument", minutes: int) -> "ServiceDocument":
    lines = tuple(
        line.model_copy(update={"limit": Limit(value=minutes, unit=line.limit.unit)})
        if line.measure is Measure.WAIT
        else line
        for line in document.standard.commitments
    )
    standard = document.standard.model_copy(update={"commitments": lines})
    return document.model_copy(update={"standard": standard})


def open_now(unit: "Unit", today: "date", at: datetime) -> None:
    """Open the doors for a visitor at any hour, and say on the page that it is for them."""
    local = at.astimezone(Zone(unit.zone).tzinfo)
    opens = time(max(0, local.hour - 3))
    name_special_day(
        unit,
        today,
        "Jam buka demonstrasi",
        kind=DayKind.SPECIAL_HOURS,
        windows=[(opens, time(23, 59))],
        at=at.astimezone(UTC),
        by=person_named(HEAD.username),
    )
