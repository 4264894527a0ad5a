from datetime import timedelta

import pytest

from prima.foundation.jobs.actions import queue_due
from prima.foundation.jobs.queries import state_of_jobs
from prima.foundation.jobs.rules import Every, Periodic
from prima.foundation.jobs.testing import work_off
from prima.foundation.units.testing import MONDAY_9AM

pytestmark = pytest.mark.django_db(transaction=True)
DEEDS = "prima.foundation.jobs.tests.deeds"
HOUR = timedelta(hours=1)
NIGHTLY = Periodic("nightly", f"{DEEDS}.nightly", Every(HOUR))


def test_a_job_runs_once_in_its_slot(tried: list[str]) -> None:
    for minutes in (0, 1, 59):
        queue_due([NIGHTLY], at=MONDAY_9AM + timedelta(minutes=minutes))
        work_off()

    assert tried == ["nightly UTC"]


def test_it_runs_again_in_the_next_slot(tried: list[str]) -> None:
    assert queue_due([NIGHTLY], at=MONDAY_9AM) == ["nightly"]
    assert queue_due([NIGHTLY], at=MONDAY_9AM + HOUR) == ["nightly"]
    work_off()

    assert tried == ["nightly UTC"] * 2


def test_slots_missed_in_a_power_cut_are_made_up_for_once(tried: list[str]) -> None:
    queue_due([NIGHTLY], at=MONDAY_9AM)
    work_off()
    tried.clear()

    queue_due([NIGHTLY], at=MONDAY_9AM + 30 * HOUR)
    work_off()

    assert tried == ["nightly UTC"]


def test_one_job_that_fails_stops_no_other(tried: list[str]) -> None:
    broken = Periodic("broken", f"{DEEDS}.broken_nightly", Every(HOUR))

    assert queue_due([broken, NIGHTLY], at=MONDAY_9AM) == ["broken", "nightly"]
    work_off()

    assert sorted(tried) == ["broken nightly", "nightly UTC"]
    assert state_of_jobs(MONDAY_9AM).failed == 0  # it will be tried again
