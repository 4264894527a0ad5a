from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from prima.foundation.jobs.rules import (
    HOLD,
    MOST_ATTEMPTS,
    Daily,
    Every,
    is_due,
    may_take,
    pause_before,
)

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
WHENS = st.one_of(
    st.builds(Every, st.timedeltas(timedelta(seconds=1), timedelta(days=30))),
    st.builds(Daily, st.times(), st.sampled_from(["Asia/Jakarta", "Asia/Jayapura"])),
)


@given(WHENS, MOMENTS)
def test_a_slot_has_begun_and_is_the_newest(when: Every | Daily, at: datetime) -> None:
    slot = when.slot(at)

    assert slot <= at
    assert when.slot(slot) == slot
    assert at - slot < (when.span if isinstance(when, Every) else timedelta(days=1))


def test_a_daily_slot_is_a_time_on_the_wall_of_its_zone() -> None:
    midnight = Daily(time(0, 0), "Asia/Makassar")

    assert midnight.slot(NOW) == datetime(2026, 3, 1, 16, 0, tzinfo=UTC)


def test_a_slot_is_run_once() -> None:
    slot = NOW - timedelta(minutes=5)

    assert is_due(slot, None, NOW)
    assert is_due(slot, slot - timedelta(days=3), NOW)
    assert not is_due(slot, slot, NOW)


def test_a_clock_set_back_a_little_runs_no_slot_twice() -> None:
    assert not is_due(NOW - timedelta(hours=1), NOW, NOW - timedelta(seconds=30))


def test_a_slot_of_a_wrong_clock_does_not_stop_the_jobs_for_years() -> None:
    assert is_due(NOW, datetime(2036, 1, 1, tzinfo=UTC), NOW)


def test_a_lease_is_kept_by_its_holder_and_taken_when_it_ran_out() -> None:
    assert may_take("a", NOW + HOLD, "a", NOW)
    assert not may_take("a", NOW + HOLD, "b", NOW)
    assert may_take("a", NOW - timedelta(seconds=1), "b", NOW)


def test_a_lease_of_a_wrong_clock_is_taken() -> None:
    assert may_take("a", datetime(2036, 1, 1, tzinfo=UTC), "b", NOW)


def test_pauses_grow() -> None:
    pauses = [pause_before(attempt) for attempt in range(2, MOST_ATTEMPTS + 1)]

    assert pauses == sorted(set(pauses))
