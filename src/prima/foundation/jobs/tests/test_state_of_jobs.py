from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from prima.foundation.jobs.actions import hold_lease
from prima.foundation.jobs.queries import state_of_jobs
from prima.foundation.jobs.tests.deeds import good

pytestmark = pytest.mark.django_db


def test_at_first_nobody_ran_them() -> None:
    state = state_of_jobs(timezone.now())  # noqa: TID251 - the library's clock

    assert (state.last_beat, state.waiting, state.failed) == (None, 0, 0)
    assert state.oldest_wait == timedelta(0)


def test_the_last_beat_is_when_the_lease_was_renewed() -> None:
    now = timezone.now()  # noqa: TID251 - the library's clock
    hold_lease("one", at=now)

    assert state_of_jobs(now + timedelta(minutes=1)).last_beat == now


def test_the_longest_wait_counts_and_a_pause_does_not() -> None:
    now = timezone.now()  # noqa: TID251 - the library's clock
    good.enqueue("waits")
    good.using(run_after=now + timedelta(days=1)).enqueue("deferred")
    DBTaskResult.objects.update(enqueued_at=now - timedelta(minutes=20))

    state = state_of_jobs(now)

    assert state.waiting == 1
    assert state.oldest_wait == timedelta(minutes=20)


def test_a_task_that_was_put_off_waits_from_then() -> None:
    now = timezone.now()  # noqa: TID251 - the library's clock
    good.using(run_after=now - timedelta(minutes=3)).enqueue("due")
    DBTaskResult.objects.update(enqueued_at=now - timedelta(hours=20))

    assert state_of_jobs(now).oldest_wait == timedelta(minutes=3)
