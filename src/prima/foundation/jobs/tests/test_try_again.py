from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from prima.foundation.jobs.queries import state_of_jobs
from prima.foundation.jobs.rules import MOST_ATTEMPTS, pause_before
from prima.foundation.jobs.tasks import TaskResultStatus
from prima.foundation.jobs.testing import work_off
from prima.foundation.jobs.tests.deeds import bad, good, refused, strange
from prima.foundation.jobs.wake import work_waits

pytestmark = pytest.mark.django_db(transaction=True)


def the_task() -> DBTaskResult[..., object]:
    return DBTaskResult.objects.get()


def let_pauses_pass() -> None:
    DBTaskResult.objects.filter(status=TaskResultStatus.READY).update(
        run_after=timezone.now() - timedelta(seconds=1)  # noqa: TID251 - the library's clock
    )


def test_a_good_task_is_done_once(tried: list[str]) -> None:
    good.enqueue("once")

    work_off()
    work_off()

    assert tried == ["once"]
    assert the_task().status == TaskResultStatus.SUCCESSFUL


def test_a_task_that_fails_waits_before_it_is_tried_again(tried: list[str]) -> None:
    bad.enqueue("print")
    before = timezone.now()  # noqa: TID251 - the library's clock

    work_off()

    assert tried == ["print"]
    assert the_task().status == TaskResultStatus.READY
    assert the_task().run_after >= before + pause_before(2)


def test_it_is_given_up_after_the_last_attempt(
    tried: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    bad.enqueue("print")

    for _attempt in range(MOST_ATTEMPTS + 2):
        work_off()
        let_pauses_pass()

    assert tried == ["print"] * MOST_ATTEMPTS
    assert the_task().status == TaskResultStatus.FAILED
    assert state_of_jobs(timezone.now()).failed == 1  # noqa: TID251 - the library's clock
    assert "task_gave_up" in caplog.messages


def test_a_refusal_is_an_answer_and_not_tried_again(tried: list[str]) -> None:
    refused.enqueue("please")

    work_off()
    let_pauses_pass()
    work_off()

    assert tried == ["please"]
    assert the_task().status == TaskResultStatus.FAILED


def test_an_error_that_cannot_be_found_again_is_tried_again(tried: list[str]) -> None:
    strange.enqueue("odd")

    work_off()

    assert tried == ["odd"]
    assert the_task().status == TaskResultStatus.READY


def test_a_task_of_an_act_that_was_rolled_back_never_was(tried: list[str]) -> None:
    with transaction.atomic():
        good.enqueue("never")
        transaction.set_rollback(True)

    work_off()

    assert tried == []


def test_the_worker_is_woken_at_commit_and_not_before() -> None:
    work_waits.clear()

    with transaction.atomic():
        good.enqueue("soon")
        assert not work_waits.is_set()

    assert work_waits.is_set()
