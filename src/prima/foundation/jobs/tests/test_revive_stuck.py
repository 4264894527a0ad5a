from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from prima.foundation.jobs.actions import revive_stuck
from prima.foundation.jobs.rules import LONGEST_RUN, MOST_ATTEMPTS
from prima.foundation.jobs.tasks import TaskResultStatus
from prima.foundation.jobs.testing import work_off
from prima.foundation.jobs.tests.deeds import good

pytestmark = pytest.mark.django_db(transaction=True)


def a_task_whose_worker_died(times: int = 1) -> DBTaskResult[..., object]:
    good.enqueue("again")
    row = DBTaskResult.objects.get()
    for number in range(times):
        row.claim(f"dead {number}")
    return row


def soon() -> timedelta:
    return LONGEST_RUN - timedelta(seconds=10)


def late() -> timedelta:
    return LONGEST_RUN + timedelta(seconds=10)


def test_nobody_else_takes_a_task_that_seems_to_run(tried: list[str]) -> None:
    """Why a reaper is needed: without it this task would wait for ever."""
    a_task_whose_worker_died()

    work_off()

    assert tried == []


def test_a_task_that_may_still_run_is_left_alone(tried: list[str]) -> None:
    row = a_task_whose_worker_died()
    assert row.started_at is not None

    assert revive_stuck(at=row.started_at + soon()) == 0
    work_off()

    assert tried == []


def test_a_task_that_runs_for_too_long_is_done_by_another(tried: list[str]) -> None:
    row = a_task_whose_worker_died()
    assert row.started_at is not None

    assert revive_stuck(at=row.started_at + late()) == 1
    work_off("alive")

    row.refresh_from_db()
    assert tried == ["again"]
    assert row.status == TaskResultStatus.SUCCESSFUL
    assert row.worker_ids == ["dead 0", "alive"]


def test_a_task_that_kills_every_worker_is_given_up(
    tried: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    row = a_task_whose_worker_died(MOST_ATTEMPTS)
    assert row.started_at is not None

    revive_stuck(at=row.started_at + late())
    work_off()

    row.refresh_from_db()
    assert tried == []
    assert row.status == TaskResultStatus.FAILED
    assert "task_gave_up" in caplog.messages


def test_reviving_twice_is_reviving_once() -> None:
    row = a_task_whose_worker_died()
    assert row.started_at is not None

    assert revive_stuck(at=row.started_at + late()) == 1
    assert revive_stuck(at=timezone.now() + late()) == 0  # noqa: TID251 - the library's clock
