"""What can be asked about jobs: who runs them, and what waits or failed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, When
from django_tasks_db.models import DBTaskResult

from prima.foundation.jobs.models import Lease
from prima.foundation.jobs.rules import HOLD
from prima.foundation.jobs.tasks import TaskResultStatus


@dataclass(frozen=True)
class State:
    """How the jobs are. `last_beat` is None while no process ever ran them."""

    last_beat: datetime | None
    waiting: int
    oldest_wait: timedelta
    failed: int


def state_of_jobs(at: datetime) -> State:
    lease = Lease.objects.order_by("-expires_at").first()
    due = DBTaskResult.objects.ready().annotate(
        # A task that is not deferred carries the last day of all as its time to run.
        since=Case(When(run_after__gt=at, then="enqueued_at"), default="run_after")
    )
    oldest = due.order_by("since").values_list("since", flat=True).first()
    return State(
        last_beat=lease.expires_at - HOLD if lease else None,
        waiting=due.count(),
        oldest_wait=max(at - oldest, timedelta(0)) if oldest else timedelta(0),
        failed=DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).count(),
    )


def something_is_ready() -> bool:
    return DBTaskResult.objects.ready().exists()
