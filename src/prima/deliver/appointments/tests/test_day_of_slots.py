"""Cutting a day into slots. No database."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from prima.deliver.appointments.rules import Layout, Opening, openings_of
from prima.kernel.calendars import Window
from prima.kernel.calendars.hours import in_order

MIDNIGHT = datetime(2026, 3, 2, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
OFFICE = (Window(time(8), time(12)), Window(time(13), time(15)))


def cut(
    layout: Layout, bookable: tuple[Window, ...] | None = None, doors: tuple[Window, ...] = OFFICE
) -> tuple[Opening, ...]:
    return openings_of(MIDNIGHT, doors, bookable, layout)


def test_each_stretch_of_open_time_begins_with_two() -> None:
    day = cut(Layout(timedelta(hours=1), 1, 1))

    assert [(f"{slot.starts_at:%H}", slot.places) for slot in day] == [
        ("08", 2),
        ("09", 1),
        ("10", 1),
        ("11", 0),
        ("13", 2),
        ("14", 0),
    ]


def test_no_head_start_is_an_even_day() -> None:
    assert {slot.places for slot in cut(Layout(15 * MINUTE, 3, 0))} == {3}


def test_a_stretch_of_one_slot_has_nothing_to_shift() -> None:
    assert [slot.places for slot in cut(Layout(timedelta(hours=4), 1, 1))] == [1]


def test_hours_for_appointments_only_narrow_the_opening_hours() -> None:
    day = cut(Layout(timedelta(hours=1), 1, 0), (Window(time(7), time(10)),))

    assert [slot.starts_at.hour for slot in day] == [8, 9]


def test_a_closed_day_has_no_slots() -> None:
    assert cut(Layout(), doors=()) == ()
    assert cut(Layout(), bookable=()) == ()


def test_nothing_begins_after_midnight() -> None:
    night = (Window(time(22), time(6)),)

    assert [slot.starts_at.hour for slot in cut(Layout(timedelta(hours=1), 1, 0), doors=night)] == [
        22,
        23,
    ]


hours = st.integers(0, 23).flatmap(
    lambda opens: st.integers(opens + 1, 24).map(
        lambda closes: Window(time(opens), time(closes % 24))
    )
)
layouts = st.integers(1, 5).flatmap(
    lambda places: st.builds(
        Layout,
        st.integers(5, 120).map(lambda n: n * MINUTE),
        st.just(places),
        st.integers(0, places),
    )
)


@given(hours, st.none() | hours, layouts)
def test_slots_follow_each_other_inside_open_time_and_keep_every_place(
    doors: Window, bookable: Window | None, layout: Layout
) -> None:
    day = openings_of(MIDNIGHT, [doors], None if bookable is None else [bookable], layout)

    assert all(earlier.ends_at <= later.starts_at for earlier, later in pairwise(day))
    assert sum(slot.places for slot in day) == layout.places * len(day)
    assert all(slot.places >= 0 and slot.ends_at - slot.starts_at == layout.length for slot in day)
    for slot in day:
        for window in in_order([doors]), *([in_order([bookable])] if bookable else []):
            opens, closes = (timedelta(microseconds=end) for end in window[0].span)
            assert MIDNIGHT + opens <= slot.starts_at
            assert slot.ends_at <= MIDNIGHT + closes
