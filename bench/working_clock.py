"""How many questions a second the working-time clock answers, and how many a plain loop would.

    ./prima bench working_clock [--questions 200000]

Asks about random moments of three years of one office (breaks, a long Friday, Ramadan, holidays),
each about 30 days long. The same questions go to two plain references in the same run: walking day
by day over the windows, and stepping minute by minute; their answers must be equal. Seconds are
those of this process alone, so that a busy neighbour does not count.
"""

import argparse
import random
import sys
import time as clock
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from prima.kernel.calendars import (
    Duration,
    Pause,
    Season,
    TimeUnit,
    Weekday,
    Window,
    WorkingCalendar,
    Zone,
)

GOAL = 100_000
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
WIB = Zone.WIB.tzinfo

THREE_DAYS = Duration(3, TimeUnit.WORKING_DAYS)


class Question(NamedTuple):
    start: datetime
    end: datetime
    worked: timedelta
    pauses: tuple[Pause]


def office() -> WorkingCalendar:
    day = (Window(time(7, 30), time(12)), Window(time(13), time(16)))
    friday = (Window(time(7, 30), time(11, 30)), Window(time(13), time(16, 30)))
    fasting = (Window(time(8), time(12)), Window(time(12, 30), time(15)))
    dice = random.Random(21)  # noqa: S311 - a bench, not a secret
    holidays = [date(2024, 1, 1) + dice.randrange(1096) * DAY for _ in range(75)]
    return WorkingCalendar(
        Zone.WIB,
        {**dict.fromkeys(range(4), day), Weekday.FRIDAY: friday},
        special=dict.fromkeys(holidays, ()),
        seasons=(Season(date(2025, 3, 1), date(2025, 3, 30), dict.fromkeys(range(5), fasting)),),
    )


def questions(count: int) -> list[Question]:
    dice = random.Random(2023)  # noqa: S311 - a bench, not a secret
    first = datetime(2024, 2, 1, tzinfo=UTC)
    drawn = []
    for _ in range(count):
        start = first + dice.randrange(900 * 1440) * MINUTE
        end = start + dice.randrange(60 * 1440) * MINUTE
        paused = start + dice.randrange(20 * 1440) * MINUTE
        pause = Pause(paused, paused + dice.randrange(5 * 1440) * MINUTE)
        drawn.append(Question(start, end, dice.randrange(1, 9000) * MINUTE, (pause,)))
    return drawn


def windows_between(
    calendar: WorkingCalendar, start: datetime, days: int
) -> list[tuple[datetime, datetime]]:
    """Walk the days: every window as local moments, clipped at the start."""
    found = []
    for step in range(days):
        day = start.astimezone(WIB).date() + step * DAY
        for window in calendar.windows_on(day):
            opens = datetime.combine(day, window.opens, tzinfo=WIB)
            closes = datetime.combine(day, window.closes, tzinfo=WIB)
            if closes > start:
                found.append((max(opens, start), closes))
    return found


def walked_elapsed(calendar: WorkingCalendar, question: Question) -> timedelta:
    start, end = question.start, question.end
    windows = windows_between(calendar, start, (end - start).days + 2)
    return sum((min(b, end) - a for a, b in windows if a < end), timedelta())


def walked_deadline(calendar: WorkingCalendar, question: Question) -> datetime:
    start, left = question.start, question.worked
    for opens, closes in windows_between(calendar, start, 90):
        if left <= closes - opens:
            return opens + left
        left -= closes - opens
    raise AssertionError("90 days are enough for 150 hours of work")


def stepped_elapsed(calendar: WorkingCalendar, question: Question) -> timedelta:
    start, end = question.start, question.end
    counted = 0
    for step in range((end - start) // MINUTE):
        at = (start + step * MINUTE).astimezone(WIB)
        hour = at.time()
        counted += any(w.opens <= hour < w.closes for w in calendar.windows_on(at.date()))
    return counted * MINUTE


def per_second(ask: Callable[[Question], object], asked: Sequence[Question]) -> float:
    started = clock.process_time()
    for question in asked:
        ask(question)
    return len(asked) / (clock.process_time() - started)


def round_trip(calendar: WorkingCalendar, question: Question) -> None:
    """Add a working time, then measure it again."""
    start, worked = question.start, question.worked
    if calendar.elapsed(start, calendar.deadline(start, worked)) != worked:
        raise AssertionError(f"adding {worked} to {start} and measuring it again differ")


def check(calendar: WorkingCalendar, asked: Sequence[Question]) -> None:
    for question in asked[:1000]:
        if calendar.elapsed(question.start, question.end) != walked_elapsed(calendar, question):
            raise AssertionError(f"elapsed differs for {question}")
        if calendar.deadline(question.start, question.worked) != walked_deadline(
            calendar, question
        ):
            raise AssertionError(f"deadline differs for {question}")
    for question in asked[:5]:
        if stepped_elapsed(calendar, question) != walked_elapsed(calendar, question):
            raise AssertionError(f"the two references differ for {question}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--questions", type=int, default=200_000)
    asked = questions(parser.parse_args().questions)
    calendar = office()
    first, last = min(q.start for q in asked), max(q.end for q in asked)
    started = clock.process_time()
    calendar.elapsed(first, last)
    built = clock.process_time() - started
    check(calendar, asked)
    clocked = {
        "is_open": per_second(lambda q: calendar.is_open(q.start), asked),
        "elapsed": per_second(lambda q: calendar.elapsed(q.start, q.end), asked),
        "deadline": per_second(lambda q: calendar.deadline(q.start, q.worked), asked),
        "add + between": per_second(lambda q: round_trip(calendar, q), asked),
        "elapsed with a pause": per_second(
            lambda q: calendar.elapsed(q.start, q.end, q.pauses), asked
        ),
        "due in 3 working days": per_second(lambda q: calendar.due(q.start, THREE_DAYS), asked),
    }
    walked = {
        "elapsed": per_second(lambda q: walked_elapsed(calendar, q), asked[:2000]),
        "deadline": per_second(lambda q: walked_deadline(calendar, q), asked[:2000]),
    }
    stepped = {"elapsed": per_second(lambda q: stepped_elapsed(calendar, q), asked[:20])}
    return report(built, clocked, {"day by day": walked, "minute by minute": stepped})


def report(built: float, clocked: dict[str, float], references: dict[str, dict[str, float]]) -> int:
    print(f"three years laid out in {built * 1000:.1f} ms")
    for name, rate in clocked.items():
        print(f"{name:24}{rate:12,.0f} /s")
    for how, rates in references.items():
        for name, rate in rates.items():
            print(f"{name}, {how}: {rate:,.0f} /s, {clocked[name] / rate:,.0f} times slower")
    slowest = min(clocked.values())
    kept = slowest >= GOAL
    print(f"goal {GOAL:,} /s: {'kept' if kept else 'MISSED'}, the slowest is {slowest:,.0f} /s")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
