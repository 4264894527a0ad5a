"""What taking a ticket is compared with: one row by Django's ORM, behind the same middleware."""

from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from prima.config.urls import urlpatterns as prima
from prima.deliver.queues.actions import take_ticket_at
from prima.foundation.units.queries import unit_named
from prima.promise.standards.queries import service_named


class Row(models.Model):
    """A row as small as a row of use can be.

    Personal data: none.
    """

    key = models.UUIDField(unique=True)
    text = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        app_label = "bench"

    def __str__(self) -> str:
        return self.text


def make_table() -> None:
    with connection.schema_editor() as editor:
        editor.create_model(Row)


@require_POST
def insert(request: HttpRequest) -> HttpResponse:
    row = Row.objects.create(key=request.POST["key"], text="bare", at=timezone.now())
    return redirect(f"/bench/rows/{row.pk}/")


@require_POST
def take(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    from uuid import UUID
    t = take_ticket_at(slug, code, key=UUID(request.POST["key"]), at=timezone.now())
    return redirect(f"/kiosk/{slug}/ticket/{t.secret}/")


urlpatterns = [path("bench/rows/", insert), path("bench/take/<slug:slug>/<slug:code>/", take), *prima]


def an_office(*, at):
    from datetime import time
    from prima.foundation.units.actions import establish_unit, set_hours
    from prima.promise.standards.actions import offer_service, publish_version
    from prima.promise.standards.rules.catalogue import catalogue
    from prima.deliver.queues.actions import add_queue
    from prima.deliver.queues.rules import local_day
    unit = establish_unit("Bench", at=at)
    set_hours(unit, {d: ((time(0), time(23, 59, 59, 999999)),) for d in range(7)}, at=at)
    draft = offer_service(unit, catalogue()["pendaftaran"], at=at)
    today = local_day(at, unit.time_zone)
    publish_version(draft, in_force_on=today, why="bench", at=at, today=today)
    add_queue(unit, "A", "Pendaftaran", [draft.standard.service], at=at)
    return unit.slug, "pendaftaran"
