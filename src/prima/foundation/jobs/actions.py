"""What can be done with jobs: hold the lease, queue what is due, revive, retry, forget."""

import logging
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django_tasks_db.models import DBTaskResult

from prima.foundation.jobs.models import Lease, Schedule
from prima.foundation.jobs.periodic import run_periodic
from prima.foundation.jobs.rules import (
    HOLD,
    KEPT_FAILED,
    KEPT_SUCCESSFUL,
    LONGEST_RUN,
    MOST_ATTEMPTS,
    Periodic,
    is_due,
    may_take,
    pause_before,
)
from prima.foundation.jobs.tasks import TaskResultStatus

logger = logging.getLogger(__name__)

JOBS = "jobs"


@transaction.atomic
def hold_lease(by: str, *, at: datetime) -> bool:
    """Take or renew the right to run the jobs; say whether `by` holds it now."""
    lease, new = Lease.objects.select_for_update().get_or_create(
        name=JOBS, defaults={"holder": by, "expires_at": at + HOLD}
    )
    if new or not may_take(lease.holder, lease.expires_at, by, at):
        return new
    lease.holder, lease.expires_at = by, at + HOLD
    lease.save(update_fields=["holder", "expires_at"])
    return True


@transaction.atomic
def release_lease(by: str) -> None:
    """Let another process take over at once. Nothing happens to a lease of another."""
    Lease.objects.filter(name=JOBS, holder=by).delete()


def queue_due(periodic: Sequence[Periodic], *, at: datetime) -> list[str]:
    """Queue each job whose newest slot was not queued yet; return their names.

    After a power cut a job runs once, however many of its slots passed.
    """
    return [job.name for job in periodic if _queue(job, at)]


@transaction.atomic
def _queue(job: Periodic, at: datetime) -> bool:
    slot = job.when.slot(at)
    row = Schedule.objects.select_for_update().filter(name=job.name).first()
    if not is_due(slot, row.slot_at if row else None, at):
        return False
    Schedule.objects.update_or_create(name=job.name, defaults={"slot_at": slot})
    run_periodic.enqueue(job.function)
    return True


@transaction.atomic
def revive_stuck(*, at: datetime) -> int:
    """Make tasks ready again whose worker died, and give up those that died too often."""
    stuck = DBTaskResult.objects.select_for_update().filter(
        status=TaskResultStatus.RUNNING, started_at__lt=at - LONGEST_RUN
    )
    for row in stuck:
        if len(row.worker_ids) < MOST_ATTEMPTS:
            row.status = TaskResultStatus.READY
            logger.warning("task_revived", extra={"task": str(row.pk), "path": row.task_path})
        else:
            row.status, row.finished_at = TaskResultStatus.FAILED, at
            row.exception_class_path = "builtins.TimeoutError"
            row.traceback = f"Its worker died {MOST_ATTEMPTS} times."
            logger.error("task_gave_up", extra={"task": str(row.pk), "path": row.task_path})
        row.save(update_fields=["status", "finished_at", "exception_class_path", "traceback"])
    return len(stuck)


@transaction.atomic
def try_again(task_id: str, *, at: datetime) -> bool:
    """Make a failed task ready again, after a pause; say whether it will be tried again."""
    row = DBTaskResult.objects.select_for_update().get(pk=task_id)
    attempts = len(row.worker_ids)
    if row.status != TaskResultStatus.FAILED or attempts >= MOST_ATTEMPTS:
        logger.error("task_gave_up", extra={"task": task_id, "path": row.task_path})
        return False
    row.status, row.finished_at = TaskResultStatus.READY, None
    row.run_after = at + pause_before(attempts + 1)
    row.save(update_fields=["status", "finished_at", "run_after"])
    return True


@transaction.atomic
def throw_away_finished(*, at: datetime) -> None:
    """Forget tasks that are done after a week, and those that failed after a quarter."""
    for status, kept in (
        (TaskResultStatus.SUCCESSFUL, KEPT_SUCCESSFUL),
        (TaskResultStatus.FAILED, KEPT_FAILED),
    ):
        DBTaskResult.objects.filter(status=status, finished_at__lt=at - kept).delete()
