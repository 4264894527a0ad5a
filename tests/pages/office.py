"""An office in which every page has something to show, and an example for every address.

Made through the real actions, by the tests in their own database and by the server of the browser
tests in its own.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from importlib import resources
from itertools import product
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from prima.deliver.appointments.queries import days_of
from prima.deliver.appointments.rules import Layout, Terms
from prima.deliver.appointments.testing import a_full_day, a_plan, a_wish, an_appointment
from prima.deliver.queues import actions as queues
from prima.deliver.queues.queries import counter_numbered, served_ticket
from prima.deliver.queues.testing import missed
from prima.design import gallery
from prima.foundation.people.actions import enrol
from prima.foundation.people.queries import person_named
from prima.foundation.people.rules import RoleKind
from prima.foundation.units.actions import name_special_day, set_hours
from prima.foundation.units.rules import DayKind, Zone
from prima.listen.surveys.actions import confirm_import, issue_token, preview_import
from prima.listen.surveys.queries import way_coded
from prima.listen.surveys.rules.codes import Channel
from prima.listen.surveys.rules.instruments import ItemOrder
from prima.listen.surveys.testing import SKM_CODES, a_way, answers, answers_through
from prima.measure.analyses.rules import Analysis
from prima.promise.assessments.testing import an_assessment
from prima.promise.charter.actions import draft_charter
from prima.promise.charter.testing import THIRTY_MINUTES, a_charter
from prima.promise.procedures.actions import start_next_version
from prima.promise.procedures.testing import a_ratified_procedure
from prima.promise.procedures.tests.documents import WHOLE
from prima.promise.standards.actions import begin_workbook, draft_next_version, publish_version
from prima.promise.standards.queries import document_of, in_force, service_named
from prima.promise.standards.rules.worksheets import SHEETS
from prima.web.actions import Founder, Office, found_office

if TYPE_CHECKING:
    from prima.deliver.queues.models import Ticket
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service

NAME, SLUG, CODE = "Puskesmas Melati", "puskesmas-melati", "pendaftaran"
RATNA, BUDI = "ratna", "budi"
PASSWORD = "sepeda biru di tepi sungai"  # noqa: S105 - of people who exist for one test
ALL_DAY = (time.min, time.min)
BEFORE = timedelta(days=20)
FILES = resources.files("prima.listen.surveys") / "examples"
BAD_FILE = b"U1,U2,U3,U4,U5,U6,U7,U8,U9\n1,2,3,4,5,baik,,<script>alert(1)</script>,4\n"
Examples = dict[str, list[str]]


def furnished(at: datetime) -> Examples:
    """Make the office, and return the values that addresses take, by the name of the parameter."""
    founder = Founder(RATNA, "dr. Ratna Wulandari", PASSWORD)
    unit = found_office(Office("puskesmas", NAME, Zone.WIB), founder, at=at - BEFORE)
    ratna = person_named(RATNA)
    enrol(BUDI, "Budi Santoso", PASSWORD, unit=unit, kind=RoleKind.OFFICER, at=at, by=ratna)
    budi = person_named(BUDI)
    today = at.astimezone(Zone.WIB.tzinfo).date()
    set_hours(unit, dict.fromkeys(range(7), (ALL_DAY,)), at=at, by=ratna)
    name_special_day(
        unit, today, "Hari uji", kind=DayKind.SPECIAL_HOURS, windows=[ALL_DAY], at=at, by=ratna
    )
    service = service_named(unit, CODE)
    _next_versions(service, ratna, at)
    answers(service, 40, at=at - timedelta(days=1))
    tickets = _tickets(service, budi, at)
    return {
        "slug": [SLUG],
        "code": [CODE],
        "standards:template:code": ["kartu-keluarga"],
        "letter": ["A"],
        "number": ["1"],
        "queues:desk:number": ["1", "2", "3"],  # serving, called, free
        "standards:version:number": ["1", "3"],  # in the past, a draft
        "old": ["1"],
        "new": ["2"],
        "line": [document_of(_in_force(service, at)).standard.commitments[0].code],
        "queues:move:move": ["recall"],
        "secret": [ticket.secret for ticket in tickets],
        "queues:leave:secret": [tickets[0].secret],
        "queues:kiosk-ticket:secret": [tickets[0].secret],
        "token": [issue_token(served_ticket(tickets[-1].secret), at=at)],
        "surveys:batch:uuid": _batches(unit, ratna, at),
        "uuid": [str(uuid4())],
        "office-end-role:uuid": [str(budi.uuid)],
        "kind": ["OFFICER"],
        "design:face:name": list(gallery.faces()),
        "design:component:name": [one.name for one in gallery.components()],
        "pk": ["1"],
        **_appointments(service, at),
        **_ways(service, at),
        **_procedures(service, at),
        **_charters(unit, at),
        **_writing(unit, ratna, at),
        **_planning(unit, budi, at),
        "analyses:show:name": list(Analysis),
        "analyses:method:name": ["skm-index", "kano"],
        "indices:published:kind": ["data"],
        "indices:published:suffix": ["csv"],
    }


def _writing(unit: "Unit", by: "Person", at: datetime) -> Examples:
    """Begin the worksheets of a service; of the editor, one section of each kind."""
    workbook = begin_workbook(unit, "Surat pengantar", at=at, by=by)
    return {
        "standards:sheet:uuid": [str(workbook.uuid)],
        "standards:sheet-draft:uuid": [str(workbook.uuid)],
        "standards:sheet:name": [sheet.code for sheet in SHEETS],
        "standards:write:name": ["service", "procedure", "fee"],
    }


def _planning(unit: "Unit", officer: "Person", at: datetime) -> Examples:
    shift = queues.Shift(time(8), time(12), weekday=0)
    duty = queues.assign_duty(counter_numbered(unit, 1), officer, shift, at=at)
    return {"queues:cancel-duty:duty": [str(duty.pk)]}


def _in_force(service: "Service", at: datetime) -> Any:  # noqa: ANN401 - a version, certainly
    return in_force(service, at.astimezone(Zone.WIB.tzinfo).date())


def _next_versions(service: "Service", by: "Person", at: datetime) -> None:
    """Publish the second version, and draft the third."""
    today = at.astimezone(Zone.WIB.tzinfo).date()
    document = document_of(_in_force(service, at))
    draft = draft_next_version(service, document, at=at, by=by)
    publish_version(draft, in_force_on=today, why="Lebih cepat.", at=at, today=today, by=by)
    draft_next_version(service, document, at=at, by=by)


def _tickets(service: "Service", by: "Person", at: datetime) -> "list[Ticket]":
    """Return a ticket in each state: waiting, left, not there, served; others are at counters."""
    unit = service.unit
    one, two = (counter_numbered(unit, number) for number in (1, 2))

    def take() -> "Ticket":
        return queues.take_ticket(service, key=uuid4(), at=at)

    first, second, third, fourth, fifth = (take() for _ in range(5))
    queues.call_next(one, by=by, at=at)
    queues.finish(queues.serve(first, by=by, at=at), by=by, at=at)
    queues.call_next(one, by=by, at=at)
    missed(second, by=by, at=at)
    queues.call_next(one, by=by, at=at)
    queues.serve(third, by=by, at=at)
    queues.call_next(two, by=by, at=at)
    queues.leave(fifth, at=at)
    return [take(), second, third, fourth, fifth, first]


def _appointments(service: "Service", at: datetime) -> Examples:
    """Let a day have free times, the next be full, and somebody wait for it.

    Not tomorrow: an hour before midnight its first time can be booked no more.
    """
    plan = a_plan(service, Terms(layout=Layout(timedelta(hours=4), 1, 0)), at=at)
    soon, full = days_of(plan, at)[2:4]
    booked, free = soon.slots[:2]
    appointment = an_appointment(plan, booked.starts_at, at=at)
    a_full_day(plan, full.on, at=at)
    wish = a_wish(plan, full.on, at=at)
    pages = ("appointment", "calendar", "cancel", "move", "check-in")
    return {
        **{f"appointments:{page}:secret": [appointment.secret] for page in pages},
        "appointments:wish:secret": [wish.secret],
        "appointments:mark:uuid": [str(appointment.uuid)],
        "appointments:mark:move": ["check-in"],
        "appointments:confirm:on": [str(soon.on)],
        "on": [str(soon.on), str(full.on)],
        "clock": [f"{free.starts_at:%H%M}"],
    }


def _procedures(service: "Service", at: datetime) -> Examples:
    """Ratify the procedure of the service, and begin its next version."""
    document = WHOLE.model_copy(update={"code": service.code})
    version = a_ratified_procedure(service.unit, document, at=at)
    start_next_version(version.procedure, at=at)
    return {
        "procedures:version:number": ["1", "2"],
        "procedures:copy:uuid": [str(version.uuid)],
        "procedures:start:service": ["imunisasi"],
    }


def _charters(unit: "Unit", at: datetime) -> Examples:
    """Declare a charter with a guarantee, begin the next one, and look at the unit twice."""
    a_charter(unit, THIRTY_MINUTES, at=at)
    draft_charter(unit, at=at)
    an_assessment(unit, at=at)
    return {
        "assessments:show:uuid": [str(an_assessment(unit, at=at).uuid)],
        "assessments:assess:instrument": ["triangle", "baseline"],
        "assessments:assess-service:instrument": ["supplementary"],
        "paper": ["a4", "a3"],
        "charter:version:number": ["1", "2"],
        "charter:remove-guarantee:code": [THIRTY_MINUTES.code],
        "need:code": ["bayi-baru-lahir"],
    }


def _ways(service: "Service", at: datetime) -> Examples:
    """Open every way to answer, and let somebody at the kiosk give strangely equal answers."""
    link, kiosk, assisted, typed = (
        a_way(service.unit, name, channel, service=service, at=at).code
        for name, channel in (
            ("loyalty", Channel.LINK),
            ("skm-2017", Channel.KIOSK),
            ("pulse", Channel.ASSISTED),
            ("pulse", Channel.TYPED),
        )
    )
    row = dict.fromkeys(SKM_CODES, 4) | {"TIME": 3, "COST": 2}
    answers_through(way_coded(kiosk), [row] * 6, at=at)
    return {
        **{f"surveys:way{page}:code": [link, kiosk] for page in ("", "-thanks")},
        **{f"surveys:way-{page}:code": [kiosk] for page in ("put", "worker", "manifest")},
        "surveys:way-staff:code": [link, kiosk, assisted, typed],
        "surveys:way-close:code": [link],
        "surveys:poster:code": [link],
        "surveys:paper:code": [typed],
        "surveys:ask:code": [assisted],
        "surveys:type:code": [typed],
        "surveys:shipped:name": ["kano", "pulse"],
        "surveys:adopt:name": ["kano"],
        "surveys:instrument:code": ["PULSE"],
        "surveys:instrument-yaml:code": ["PULSE"],
        "version": ["1"],
        "client": [uuid4().hex],
        "surveys:cycle:service": [service.code],
    }


def _batches(unit: "Unit", by: "Person", at: datetime) -> list[str]:
    """Return files that were sent: one that counts, one that waits, one that cannot be read."""
    good = (FILES / "skm-sekadau-2019-s1.csv").read_bytes()
    today = at.astimezone(Zone.WIB.tzinfo).date()
    batches = [
        preview_import(unit, name, content, channel=Channel.IMPORT, answered_on=today, at=at, by=by)
        for name, content in (("a.csv", good), ("b.csv", good), ("c.csv", BAD_FILE))
    ]
    confirm_import(batches[0], at=at, by=by, order=ItemOrder.REGULATION)
    return [str(batch.uuid) for batch in batches]


# --- every address --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Page:
    """An address pattern, and one example of it."""

    name: str
    path: str
    values: tuple[str, ...] = ()


Found = tuple[str, list[str], Callable[..., object]]


def patterns(
    among: list[URLPattern | URLResolver] | None = None,
    space: str = "",
    above: tuple[str, ...] = (),
) -> Iterator[Found]:
    """Yield every address pattern: its name, its parameters, its view."""
    for pattern in get_resolver().url_patterns if among is None else among:
        parameters = (*above, *pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from patterns(pattern.url_patterns, inner, parameters)
        else:
            yield f"{space}{pattern.name}", list(parameters), pattern.callback


def pages(examples: Mapping[str, list[str]]) -> list[Page]:
    """Return every address that has examples, once for each."""
    found = []
    for name, parameters, _view in patterns():
        for chosen in product(*(examples_of(name, key, examples) for key in parameters)):
            kwargs = dict(zip(parameters, chosen, strict=True))
            found.append(Page(name, reverse(name, kwargs=kwargs), chosen))
    return found


def one_of_each(pages: list[Page]) -> list[Page]:
    """Return one example of each page."""
    return list({page.name: page for page in pages}.values())


def without_example(examples: Mapping[str, list[str]]) -> list[str]:
    """Return the addresses that no test can visit: add to `furnished` what they ask for."""
    return [
        f"{name}:{key}"
        for name, parameters, _view in patterns()
        for key in parameters
        if not examples_of(name, key, examples)
    ]


def examples_of(name: str, key: str, examples: Mapping[str, list[str]]) -> list[str]:
    return examples.get(f"{name}:{key}") or examples.get(key, [])
