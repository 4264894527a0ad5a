"""The job of the jobs themselves: sweep up."""

from datetime import datetime

from django.core.management import call_command

from prima.foundation.jobs.actions import throw_away_finished


def sweep(*, at: datetime) -> None:
    """Throw away finished tasks and expired sessions."""
    throw_away_finished(at=at)
    call_command("clearsessions")
