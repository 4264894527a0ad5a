"""The one task behind all periodic jobs, so that they are retried and revived like any other."""

from django.utils import timezone
from django.utils.module_loading import import_string

from prima.foundation.jobs.tasks import task


@task()
def run_periodic(function: str) -> None:
    """Run a function that config/jobs.py lists."""
    import_string(function)(at=timezone.now())  # noqa: TID251 - a task is a door
