"""Looks at the jobs: whether somebody runs them, and whether they get done."""

from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prima.foundation.health.findings import Finding, State
from prima.foundation.jobs.queries import State as StateOfJobs

SILENT_FOR: Final = timedelta(minutes=2)
LATE_AFTER: Final = timedelta(minutes=10)


def jobs(state: StateOfJobs, at: datetime) -> list[Finding]:
    return [_running(state, at), _done(state)]


def _running(state: StateOfJobs, at: datetime) -> Finding:
    if state.last_beat is not None and at - state.last_beat <= SILENT_FOR:
        return Finding("jobs", State.GOOD, _("Jobs in the background are running."))
    return Finding(
        "jobs",
        State.ATTENTION,
        _("Nobody runs the jobs in the background."),
        _("Start Prima with ./prima serve. What waits is done then."),
    )


def _done(state: StateOfJobs) -> Finding:
    if state.failed:
        message = ngettext(
            "%(count)s task failed and is not tried again.",
            "%(count)s tasks failed and are not tried again.",
            state.failed,
        ) % {"count": state.failed}
        return Finding(
            "tasks", State.ATTENTION, message, _("The log says why: look for task_gave_up.")
        )
    if state.oldest_wait > LATE_AFTER:
        message = ngettext(
            "%(count)s task waits for longer than 10 minutes.",
            "%(count)s tasks wait, the oldest for longer than 10 minutes.",
            state.waiting,
        ) % {"count": state.waiting}
        return Finding("tasks", State.ATTENTION, message, _("The machine may be too slow."))
    return Finding("tasks", State.GOOD, _("No task failed, and none waits for long."))
