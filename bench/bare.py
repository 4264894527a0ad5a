"""What taking a ticket is compared with: one row by Django's ORM, behind the same middleware."""

from datetime import datetime, time

from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from prima.config.urls import urlpatterns as addresses_of_prima
from prima.deliver.queues.actions import add_queue
from prima.foundation.units.actions import establish_unit, set_hours
from prima.promise.standards.testing import a_published_service

CODE = "pendaftaran"
ALL_DAY = ((time.min, time.min),)


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


@require_POST
def insert(request: HttpRequest) -> HttpResponse:
    row = Row._default_manager.create(  # noqa: SLF001 - Django's own name for it
        key=request.POST["key"], text="bare", at=timezone.now()
    )
    return redirect(f"/bench/rows/{row.pk}/")


urlpatterns = [path("bench/rows/", insert), *addresses_of_prima]


def set_up(at: datetime) -> str:
    """Make the table of bare rows and an office that never closes; return its address name."""
    with connection.schema_editor() as editor:
        editor.create_model(Row)
    unit = establish_unit("Bench", at=at)
    set_hours(unit, dict.fromkeys(range(7), ALL_DAY), at=at)
    add_queue(unit, "A", "Pendaftaran", [a_published_service(unit, CODE)], at=at)
    return unit.slug
