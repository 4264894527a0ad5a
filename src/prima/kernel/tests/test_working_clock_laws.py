"""Laws of the working-time clock, tried on calendars and pauses that nobody would draw up."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from hypothesis import assume, given, reject
from hypothesis import strategies as st

from prima.kernel.calendars import (
    ROUND_THE_CLOCK,
    Duration,
    NeverOpen,
    OutsideTheCalendar,
    Pause,
    Season,
    TimeUnit,
    Weekday,
    Window,
    WorkingCalendar,
    Zone,
)
from prima.kernel.tests import minute_counting
from prima.kernel.tests.minute_counting import MINUTE

# Around New Year, a leap day and an ordinary week.
BEGINNINGS = [date(2023, 12, 29), date(2024, 2, 26), date(2025, 8, 11)]
DAYS_TRIED = 6
TICK = timedelta(microseconds=1)
DAY_UNITS = [TimeUnit.WORKING_DAYS, TimeUnit.CALENDAR_DAYS]


def clock_time(minute: int) -> time:
    return time(minute // 60, minute % 60)


@st.composite
def windows(draw: st.DrawFn, *, at_night: bool = True) -> tuple[Window, ...]:
    """Draw the windows of one day; the last may go on after midnight."""
    cuts = sorted(draw(st.sets(st.integers(0, 1439), max_size=6)))
    day = [
        Window(clock_time(a), clock_time(b)) for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    if at_night and len(cuts) % 2:
        day.append(Window(clock_time(cuts[-1]), clock_time(draw(st.integers(0, cuts[-1])))))
    return tuple(day)


any_day = st.one_of(windows(), st.just(()), st.just(ROUND_THE_CLOCK))
by_day = windows(at_night=False)


def weeks(
    days: st.SearchStrategy[tuple[Window, ...]],
) -> st.SearchStrategy[dict[int, tuple[Window, ...]]]:
    return st.dictionaries(st.sampled_from(Weekday).map(int), days)


@st.composite
def calendars(
    draw: st.DrawFn, days: st.SearchStrategy[tuple[Window, ...]] = any_day
) -> tuple[WorkingCalendar, date]:
    """Draw a calendar, and the day around which it is interesting."""
    first = draw(st.sampled_from(BEGINNINGS))
    near = st.integers(-1, DAYS_TRIED).map(lambda shift: first + timedelta(days=shift))
    bounds = sorted(draw(st.tuples(near, near)))
    calendar = WorkingCalendar(
        draw(st.sampled_from(Zone)),
        draw(weeks(days)),
        special=draw(st.dictionaries(near, days, max_size=3)),
        seasons=draw(st.sampled_from([(), (Season(bounds[0], bounds[1], draw(weeks(days))),)])),
    )
    assume(calendar.ever_opens)
    return calendar, first


def moments(calendar: WorkingCalendar, first: date) -> st.SearchStrategy[datetime]:
    midnight = datetime.combine(first, time(), tzinfo=calendar.zone.tzinfo)
    return st.integers(0, DAYS_TRIED * 1440).map(lambda minute: midnight + minute * MINUTE)


@st.composite
def pauses(draw: st.DrawFn, at: st.SearchStrategy[datetime], *, closed: bool = False) -> Pause:
    starts, ends = sorted(draw(st.tuples(at, at)))
    return Pause(starts, ends if closed or draw(st.booleans()) else None)


@st.composite
def cases(
    draw: st.DrawFn, *, closed: bool = False
) -> tuple[WorkingCalendar, list[datetime], list[Pause]]:
    """Draw a calendar, three moments in order, and pauses around them."""
    calendar, first = draw(calendars())
    at = moments(calendar, first)
    three = sorted(draw(st.tuples(at, at, at)))
    return calendar, three, draw(st.lists(pauses(at, closed=closed), max_size=3))


Case = tuple[WorkingCalendar, list[datetime], list[Pause]]


class TestElapsed:
    @given(cases())
    def test_equals_counting_minutes(self, case: Case) -> None:
        calendar, (start, _, end), paused = case

        assert calendar.elapsed(start, end, paused) == minute_counting.elapsed(
            calendar, start, end, paused
        )

    @given(cases())
    def test_adds_up_over_consecutive_periods(self, case: Case) -> None:
        calendar, (first, second, third), paused = case

        parts = calendar.elapsed(first, second, paused) + calendar.elapsed(second, third, paused)

        assert parts == calendar.elapsed(first, third, paused)

    @given(cases())
    def test_does_not_care_in_which_order_pauses_come(self, case: Case) -> None:
        calendar, (start, _, end), paused = case

        assert calendar.elapsed(start, end, paused) == calendar.elapsed(start, end, paused[::-1])


class TestDeadline:
    @given(cases(closed=True), st.integers(0, 5 * 1440 * 60_000_000))
    def test_is_the_first_moment_by_which_so_much_has_elapsed(
        self, case: Case, microseconds: int
    ) -> None:
        calendar, (start, *_), paused = case
        duration = microseconds * TICK
        deadline = deadline_of(calendar, start, duration, paused)

        assert deadline >= start
        assert calendar.elapsed(start, deadline, paused) == duration
        if deadline > start:
            assert calendar.elapsed(start, deadline - TICK, paused) == duration - TICK

    @given(cases(closed=True))
    def test_of_what_elapsed_is_never_later_than_its_end(self, case: Case) -> None:
        calendar, (start, _, end), paused = case

        worked = calendar.elapsed(start, end, paused)

        assert calendar.deadline(start, worked, paused) <= end


def deadline_of(
    calendar: WorkingCalendar, start: datetime, duration: timedelta, paused: Sequence[Pause]
) -> datetime:
    """Find the deadline; a calendar of a few special days may have none."""
    try:
        return calendar.deadline(start, duration, paused)
    except (NeverOpen, OutsideTheCalendar):
        reject()


class TestDays:
    @given(cases(closed=True), st.integers(0, 6), st.sampled_from(DAY_UNITS))
    def test_spent_is_at_most_n_exactly_when_it_ended_by_the_due_time(
        self, case: Case, n: int, unit: TimeUnit
    ) -> None:
        calendar, (start, _, end), paused = case
        try:
            due = calendar.due(start, Duration(n, unit), paused)
        except (NeverOpen, OutsideTheCalendar):
            reject()

        assert (calendar.spent(start, end, unit, paused) <= n) is (end <= due)

    @given(cases(closed=True), st.integers(0, 600), st.sampled_from(list(TimeUnit)))
    def test_what_ended_by_the_due_time_spent_no_more_than_was_promised(
        self, case: Case, n: int, unit: TimeUnit
    ) -> None:
        calendar, (start, _, end), paused = case
        try:
            due = calendar.due(start, Duration(n, unit), paused)
        except (NeverOpen, OutsideTheCalendar):
            reject()

        assume(end <= due)
        assert calendar.spent(start, end, unit, paused) <= n

    @given(calendars(by_day), st.data(), st.integers(0, 6))
    def test_due_is_found_by_turning_the_pages_of_a_wall_calendar(
        self, found: tuple[WorkingCalendar, date], data: st.DataObject, n: int
    ) -> None:
        calendar, first = found
        start = data.draw(moments(calendar, first))
        closings = []
        for page in range(100):
            day = first + timedelta(days=page)
            closes = [window.closes for window in minute_counting.hours_on(calendar, day)]
            if closes:
                closing = datetime.combine(day, max(closes), tzinfo=calendar.zone.tzinfo)
                closings += [closing] if closing > start else []
        assume(len(closings) > n)

        assert calendar.due(start, Duration(n, TimeUnit.WORKING_DAYS)) == closings[n]


class TestDoors:
    @given(calendars(), st.data())
    def test_are_open_when_looking_at_the_timetable_says_so(
        self, found: tuple[WorkingCalendar, date], data: st.DataObject
    ) -> None:
        calendar, first = found
        at = data.draw(moments(calendar, first))

        assert calendar.is_open(at) is minute_counting.is_open(calendar, at)

    @given(calendars(), st.data())
    def test_stay_shut_until_the_next_opening_and_open_until_the_closing(
        self, found: tuple[WorkingCalendar, date], data: st.DataObject
    ) -> None:
        calendar, first = found
        at = data.draw(moments(calendar, first))
        try:
            opening = calendar.next_opening(at)
        except NeverOpen:
            reject()
        closing = calendar.closing(at)

        assert opening >= at
        assert calendar.is_open(opening)
        assert calendar.elapsed(at, opening) == timedelta()
        if closing is not None:
            assert not calendar.is_open(closing)
            assert calendar.elapsed(opening, closing) == closing - opening
