"""What is done for surveys while nobody looks. Each may run twice without harm."""

from datetime import datetime, timedelta

from prima.foundation.units.queries import all_units
from prima.kernel.calendars import local_day
from prima.listen.surveys.actions import discard_import, mix_answers
from prima.listen.surveys.queries import stale_previews

LOOK_BACK = timedelta(days=7)


def discard_stale_previews(*, at: datetime) -> None:
    """Throw away what was read of files that nobody confirmed."""
    for batch in stale_previews(at):
        discard_import(batch, at=at)


def mix_past_answers(*, at: datetime) -> None:
    """Mix the answers of the days that are over everywhere; for a week, should a night fail."""
    zones = {unit.time_zone for unit in all_units()}
    today = min((local_day(at, zone) for zone in zones), default=local_day(at, "UTC"))
    mix_answers(today - LOOK_BACK, today)
