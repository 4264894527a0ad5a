"""A server for these tests: Prima without form tokens, and some acts and a topic besides.

`/act` is what every action of Prima is: a row and a journal entry in one transaction, by a key that
makes a repetition harmless. `promised` and `torn` are broken on purpose: the negative controls.
"""

import threading
import time
from collections.abc import Sequence
from datetime import datetime
from datetime import time as time_of_day
from queue import Queue

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import include, path, resolve
from django.utils import timezone

from prima.deliver.queues.actions import add_queue
from prima.deliver.queues.testing import a_service
from prima.foundation.jobs.tasks import task
from prima.foundation.journal.actions import record
from prima.foundation.journal.models import Entry
from prima.foundation.live.topics import Message, register
from prima.foundation.server.preparing import prepare
from prima.foundation.server.running import start_server
from prima.foundation.units.actions import establish_unit, set_hours
from prima.foundation.units.queries import service_units, unit_named
from prima.foundation.units.rules import Installation
from prima.listen.surveys.testing import a_token, an_instrument
from prima.promise.standards.queries import service_named

NAME = "Kantor Uji"
UNIT = "kantor-uji"
SERVICE = "pendaftaran"
TOPIC = "acts"


def now() -> datetime:
    return timezone.now()  # noqa: TID251 - this is the door of the tests' server


def act(request: HttpRequest) -> JsonResponse:
    """Acknowledge after the commit. Asked again with the same key, give the same answer."""
    with transaction.atomic():
        sequence = _once(request.POST["key"])
    return JsonResponse({"sequence": sequence})


def promised(request: HttpRequest, rest: str) -> HttpResponse:
    """Control: answer as the page at this address does, while its commit is still to come."""
    page = resolve(f"/{rest}", __name__)
    said: Queue[HttpResponse] = Queue()

    def late() -> None:
        with transaction.atomic():
            said.put(page.func(request, *page.args, **page.kwargs))
            time.sleep(0.05)
        connection.close()

    threading.Thread(target=late).start()
    return said.get(timeout=10)


def act_torn(request: HttpRequest) -> JsonResponse:
    """Control: the row and its journal entry, each in a transaction of its own."""
    key = request.POST["key"]
    _write(key, 0)
    time.sleep(0.005)
    with transaction.atomic():
        sequence = _tell(key)
    return JsonResponse({"sequence": sequence})


def _once(key: str) -> int:
    _write(key, -1)  # takes the lock before the question
    with connection.cursor() as cursor:
        cursor.execute("SELECT sequence FROM acts WHERE key = %s", [key])
        (sequence,) = cursor.fetchone()
        if sequence < 0:
            sequence = _tell(key)
            cursor.execute("UPDATE acts SET sequence = %s WHERE key = %s", [sequence, key])
    return int(sequence)


def _write(key: str, sequence: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO acts (key, sequence) VALUES (%s, %s) ON CONFLICT (key) DO NOTHING",
            [key, sequence],
        )


def _tell(key: str) -> int:
    return record("test.acted", f"act:{key}", unit_id=unit_named(UNIT).pk, at=now())


def render(_unit_id: int, entries: Sequence[Entry]) -> list[Message]:
    return [
        Message(entry.sequence, "acted", {"subject": entry.subject})
        for entry in entries
        if entry.verb == "test.acted"
    ]


def token(_request: HttpRequest) -> HttpResponse:
    """Give the survey of somebody who was served today."""
    service = service_named(unit_named(UNIT), SERVICE)
    return HttpResponse(a_token(service, at=now()))


@task()
def slow(key: str) -> None:
    """Note that it began, take a while, and have an effect, once however often it runs."""
    _write(f"began {key} {time.time_ns()}", 0)
    time.sleep(2)
    with transaction.atomic():
        _once(key)


def queue_slow(request: HttpRequest) -> HttpResponse:
    slow.enqueue(request.POST["key"])
    return HttpResponse("queued")


def stuck(_request: HttpRequest) -> HttpResponse:
    time.sleep(60)
    return HttpResponse("at last")


urlpatterns = [
    path("stuck", stuck),
    path("slow", queue_slow),
    path("act", act),
    path("token", token),
    path("promised/<path:rest>", promised),
    path("torn/act", act_torn),
    path("", include("prima.config.urls")),
]


def main(port: int) -> None:
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE.remove("django.middleware.csrf.CsrfViewMiddleware")
    prepare(Installation.REAL, at=now(), say=print)
    if not service_units().exists():
        an_office_that_never_closes()
    register(TOPIC, render)
    start_server("127.0.0.1", port)


def an_office_that_never_closes() -> None:
    unit = establish_unit(NAME, at=now())
    all_day = (time_of_day.min, time_of_day.max)
    set_hours(unit, dict.fromkeys(range(7), (all_day,)), at=now())
    add_queue(unit, "A", "Loket", [a_service(unit, SERVICE, at=now())], at=now())
    an_instrument(unit)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE acts (key VARCHAR(64) PRIMARY KEY, sequence BIGINT NOT NULL)")
