"""When a unit is open, how much of its time has passed, and when a promise falls due.

| name | what |
| --- | --- |
| `WorkingCalendar` | the hours of one unit, and the clock that runs only inside them |
| `Zone`, `Weekday`, `Window`, `Season` | what a calendar is made of |
| `ROUND_THE_CLOCK` | the windows of a day that never closes |
| `Duration`, `TimeUnit` | how long was promised, in the unit that it was promised in |
| `Pause` | a time in which the clock stands still |

A calendar answers with `is_open`, `next_opening`, `closing`, `windows_on`, `working_day`,
`ever_opens`, `elapsed`, `deadline`, `due`, `due_on` and `spent`.
Formulas: docs/methods/working-time.md.

Always true: intervals are half-open, [opens, closes); every moment that comes in or goes out
knows its time zone; nothing here reads the machine's clock. What cannot be answered raises
`NaiveTime`, `ClockSkew`, `NeverOpen`, `StillPaused` or `OutsideTheCalendar`, all `ValueError`.
"""

from prima.kernel.calendars.almanac import NeverOpen, OutsideTheCalendar
from prima.kernel.calendars.clock import WorkingCalendar
from prima.kernel.calendars.durations import Duration, TimeUnit
from prima.kernel.calendars.hours import (
    ROUND_THE_CLOCK,
    Season,
    Weekday,
    Weekly,
    Window,
    Zone,
    local_day,
)
from prima.kernel.calendars.pauses import Pause, StillPaused
from prima.kernel.calendars.ticks import ClockSkew, NaiveTime

__all__ = [
    "ROUND_THE_CLOCK",
    "ClockSkew",
    "Duration",
    "NaiveTime",
    "NeverOpen",
    "OutsideTheCalendar",
    "Pause",
    "Season",
    "StillPaused",
    "TimeUnit",
    "Weekday",
    "Weekly",
    "Window",
    "WorkingCalendar",
    "Zone",
    "local_day",
]
