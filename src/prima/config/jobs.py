"""The periodic jobs, each listed once. A job finds rows that need work and calls an action."""

from datetime import time, timedelta
from typing import Final

from prima.foundation.jobs.rules import Daily, Every, Periodic

OFTEN: Final = Every(timedelta(minutes=15))
HOURLY: Final = Every(timedelta(hours=1))

PERIODIC: Final = [
    Periodic("queues.close-yesterday", "prima.deliver.queues.jobs.close_yesterday", OFTEN),
    Periodic("appointments.end", "prima.deliver.appointments.jobs.end_yesterday", OFTEN),
    Periodic("appointments.offer", "prima.deliver.appointments.jobs.offer_what_is_free", OFTEN),
    Periodic("appointments.remind", "prima.deliver.appointments.jobs.remind_of_tomorrow", HOURLY),
    Periodic("surveys.discard", "prima.listen.surveys.jobs.discard_stale_previews", HOURLY),
    Periodic("surveys.mix", "prima.listen.surveys.jobs.mix_past_answers", Daily(time(1, 30))),
    Periodic("jobs.sweep", "prima.foundation.jobs.jobs.sweep", Daily(time(2, 30))),
]
