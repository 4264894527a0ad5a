from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from prima.foundation.jobs.jobs import sweep
from prima.foundation.jobs.queries import state_of_jobs
from prima.foundation.jobs.testing import work_off
from prima.foundation.jobs.tests.deeds import good, refused

pytestmark = pytest.mark.django_db(transaction=True)
NOW = timezone.now()  # noqa: TID251 - the library's clock stamps tasks
DAY = timedelta(days=1)


@pytest.mark.usefixtures("tried")
def test_what_is_done_is_kept_for_a_week_and_what_failed_for_a_quarter() -> None:
    good.enqueue("done")
    refused.enqueue("failed")
    work_off()

    sweep(at=NOW + 6 * DAY)
    assert DBTaskResult.objects.count() == 2

    sweep(at=NOW + 8 * DAY)
    assert state_of_jobs(NOW).failed == DBTaskResult.objects.count() == 1

    sweep(at=NOW + 91 * DAY)
    assert DBTaskResult.objects.count() == 0


@pytest.mark.usefixtures("tried")
def test_what_waits_is_kept_however_long() -> None:
    good.enqueue("waits")

    sweep(at=NOW + 1000 * DAY)

    assert state_of_jobs(NOW + DAY).waiting == 1


def test_expired_sessions_are_thrown_away() -> None:
    Session.objects.create(session_key="old", session_data="", expire_date=NOW - DAY)
    Session.objects.create(session_key="new", session_data="", expire_date=NOW + DAY)

    sweep(at=NOW)

    assert [session.session_key for session in Session.objects.all()] == ["new"]
