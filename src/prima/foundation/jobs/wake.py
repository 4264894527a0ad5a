"""What follows when a task is queued, and when one fails."""

from threading import Event
from typing import Final

from django.db import transaction
from django.utils import timezone

from prima.foundation.jobs.actions import try_again
from prima.foundation.jobs.tasks import TaskResult, TaskResultStatus, task_enqueued, task_finished
from prima.foundation.refusals import Refusal

work_waits: Final = Event()


def connect() -> None:
    task_enqueued.connect(wake_worker, dispatch_uid="jobs.wake-worker")
    task_finished.connect(retry_failed, dispatch_uid="jobs.retry-failed")


def wake_worker(**_signal: object) -> None:
    """Wake the worker of this process at commit. Those of others look once a second."""
    transaction.on_commit(work_waits.set)


def retry_failed(task_result: TaskResult[object], **_signal: object) -> None:
    """Try a failed task again later; not one that was refused, because no stays no."""
    if task_result.status != TaskResultStatus.FAILED:
        return
    if not _was_refused(task_result):
        try_again(task_result.id, at=timezone.now())  # noqa: TID251 - a signal is a door


def _was_refused(task_result: TaskResult[object]) -> bool:
    try:
        return issubclass(task_result.errors[0].exception_class, Refusal)
    except (ImportError, ValueError):  # an error whose class cannot be found again is no refusal
        return False
