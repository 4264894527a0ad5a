from datetime import timedelta

import pytest

from prima.foundation.jobs.actions import hold_lease, release_lease
from prima.foundation.jobs.rules import HOLD
from prima.foundation.units.testing import MONDAY_9AM

pytestmark = pytest.mark.django_db
LATER = MONDAY_9AM + timedelta(seconds=10)


def test_one_process_holds_it_and_renews_it() -> None:
    assert hold_lease("one", at=MONDAY_9AM)
    assert hold_lease("one", at=LATER)


def test_another_waits_until_the_first_is_silent() -> None:
    hold_lease("one", at=MONDAY_9AM)

    assert not hold_lease("two", at=LATER)
    assert hold_lease("two", at=MONDAY_9AM + HOLD + timedelta(seconds=1))
    assert not hold_lease("one", at=MONDAY_9AM + HOLD + timedelta(seconds=2))


def test_a_process_that_ends_well_leaves_it_to_the_next() -> None:
    hold_lease("one", at=MONDAY_9AM)

    release_lease("one")

    assert hold_lease("two", at=LATER)


def test_a_process_cannot_give_away_what_another_holds() -> None:
    hold_lease("one", at=MONDAY_9AM)

    release_lease("two")

    assert not hold_lease("two", at=LATER)
