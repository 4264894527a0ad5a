"""Jobs of the jobs themselves: run a listed function, and sweep up afterwards."""

from datetime import datetime, timedelta
from typing import Final

from django.core.management import call_command
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from prima.foundation.jobs.tasks import TaskResultStatus, task

KEPT: Final = {
    TaskResultStatus.SUCCESSFUL: timedelta(days=7),
    TaskResultStatus.FAILED: timedelta(days=90),
}


@task()
def run_periodic(function: str) -> None:
    """Run a function that config/jobs.py lists."""
    import_string(function)(at=timezone.now())


def sweep(*, at: datetime) -> None:
    """Throw away finished tasks and expired sessions."""
    for status, kept in KEPT.items():
        DBTaskResult.objects.filter(status=status, finished_at__lt=at - kept).delete()
    call_command("clearsessions")
