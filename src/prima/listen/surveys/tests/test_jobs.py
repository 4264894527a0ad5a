from datetime import date, timedelta

import pytest
from django.db import connection

from prima.foundation.units.testing import MONDAY_9AM
from prima.listen.surveys.actions import preview_import
from prima.listen.surveys.jobs import discard_stale_previews, mix_past_answers
from prima.listen.surveys.models import Batch, Response
from prima.listen.surveys.rules.codes import BatchState, Channel
from prima.listen.surveys.testing import answers
from prima.listen.surveys.tests.spreadsheets import NAMED, csv_of
from prima.promise.standards.models import Service

pytestmark = pytest.mark.django_db

A_DAY = timedelta(days=1)


def test_previews_that_nobody_confirmed_are_thrown_away(service: Service) -> None:
    for at in (MONDAY_9AM, MONDAY_9AM + A_DAY):
        content = csv_of([[*NAMED, "Saran"], [*[3] * 9, "Rahasia"]])
        day = date(2026, 3, 1)
        preview_import(
            service.unit, "a.csv", content, channel=Channel.PAPER, answered_on=day, at=at
        )

    discard_stale_previews(at=MONDAY_9AM + 2 * A_DAY)
    discard_stale_previews(at=MONDAY_9AM + 2 * A_DAY)

    old, new = Batch.objects.order_by("read_at")
    assert (old.state, old.content) == (BatchState.DISCARDED, {})
    assert new.state == BatchState.PREVIEW


def test_mixing_the_past_changes_no_answer(service: Service) -> None:
    answers(service, 5)
    before = list(Response.objects.order_by("pk").values())

    mix_past_answers(at=MONDAY_9AM + A_DAY)

    assert list(Response.objects.order_by("pk").values()) == before


@pytest.mark.postgres
def test_today_is_not_mixed_before_it_is_over(service: Service) -> None:
    answers(service, 5)

    def transactions() -> set[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT ctid::text FROM surveys_response")
            return {place for (place,) in cursor.fetchall()}

    before = transactions()
    mix_past_answers(at=MONDAY_9AM)
    assert transactions() == before

    mix_past_answers(at=MONDAY_9AM + A_DAY)
    assert not transactions() & before
