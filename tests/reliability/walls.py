"""A server for boards on walls: the office of these tests, with a counter that calls when asked."""

from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from prima.deliver.queues.actions import (
    add_counter,
    call_next,
    finish,
    keep_clips,
    serve,
    take_ticket,
)
from prima.deliver.queues.queries import counter_numbered, current_at, queues_of
from prima.deliver.queues.queries.voice import needed
from prima.deliver.queues.rules.saying import Voice
from prima.foundation.people.actions import enrol
from prima.foundation.people.queries import person_named
from prima.foundation.people.rules import RoleKind
from prima.foundation.server.preparing import prepare
from prima.foundation.server.running import start_server
from prima.foundation.units.queries import service_units, unit_named
from prima.foundation.units.rules import Installation
from prima.promise.standards.queries import service_named
from tests.reliability import served

BUDI, PASSWORD = "budi", "sepeda biru di tepi sungai"


def call(_request: HttpRequest) -> HttpResponse:
    """Let somebody come, and call them to the counter; whoever is there is finished first."""
    unit, budi, at = unit_named(served.UNIT), person_named(BUDI), served.now()
    counter = counter_numbered(unit, 1)
    current = current_at(counter)
    if current is not None:
        finish(serve(current, by=budi, at=at), by=budi, at=at)
    take_ticket(service_named(unit, served.SERVICE), key=uuid4(), at=at)
    return HttpResponse(call_next(counter, by=budi, at=at).display_number)


urlpatterns = [path("call", call), path("", include("tests.reliability.served"))]


def main(port: int) -> None:
    settings.ROOT_URLCONF = __name__
    prepare(Installation.REAL, at=served.now(), say=print)
    if not service_units().exists():
        served.an_office_that_never_closes()
        furnish()
    start_server("127.0.0.1", port)


def furnish() -> None:
    unit, at = unit_named(served.UNIT), served.now()
    enrol(BUDI, "Budi Santoso", PASSWORD, unit=unit, kind=RoleKind.OFFICER, at=at)
    add_counter(unit, 1, "Loket 1", list(queues_of(unit)), at=at)
    chime = settings.SOURCE / "deliver/queues/static/queues/chime.wav"
    clips = {f"{clip}.wav": chime.read_bytes() for clip in needed(unit, Voice.ID)}
    keep_clips(unit, Voice.ID, clips, by=person_named(BUDI), at=at)
