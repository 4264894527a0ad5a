"""Waiting: how long it takes, what may be promised, and how many desks keep the promise.

| name | answers |
| --- | --- |
| `erlang_b`, `erlang_c`, `patient_line` | how long do people wait for c desks, if all stay? |
| `impatient_line`, `patience_rate` | and if some give up? |
| `limited_room` | and if the house is full? |
| `pollaczek_khinchine`, `allen_cunneen` | and if services are not memoryless? |
| `strict_waits`, `interrupting_waits`, `ageing_waits` | what does a priority cost the others? |
| `fewest_desks`, `square_root_desks`, `rostered` | how many desks, how many people? |
| `offered_load`, `desks_by_period` | and from half-hour to half-hour? |
| `simulate`, `simulate_alike` | what happens on a day with all of this at once? |
| `replicated`, `bands`, `waits_by_period` | and on most days? |
| `random_arrivals`, `resampled`, `absentees` | chance for such days |
| `Line`, `Pace`, `expected_inserts` | what stands before somebody who comes now? |
| `announce`, `Calibration`, `changed_enough` | what may they be told? |
| `coverage` | was it true? |
| `predictions` | would a simpler way to foretell the wait do? |

Theory takes rates and times in any one unit; what people are told takes and gives
`timedelta`. Only this package of the kernel uses numpy, for days of many people.
"""

from prima.kernel.queueing.announcements import (
    PROMISED,
    STEP,
    Announcement,
    Calibration,
    announce,
    changed_enough,
)
from prima.kernel.queueing.coverage import Coverage, Kept, Verdict, coverage
from prima.kernel.queueing.days import Day, Desks, End, Run
from prima.kernel.queueing.draws import absentees, random_arrivals, resampled
from prima.kernel.queueing.erlang import Overloaded, PatientLine, erlang_b, erlang_c, patient_line
from prima.kernel.queueing.gamma import gamma_quantile, gamma_share
from prima.kernel.queueing.impatience import ImpatientLine, impatient_line, patience_rate
from prima.kernel.queueing.lanes import Ageing, next_lane
from prima.kernel.queueing.limited_room import LimitedRoom, limited_room
from prima.kernel.queueing.lines import Line, NoDeskOpen, Pace, expected_inserts
from prima.kernel.queueing.offered_load import Period, desks_by_period, offered_load
from prima.kernel.queueing.predictors import Predictions, predictions
from prima.kernel.queueing.priorities import ageing_waits, interrupting_waits, strict_waits
from prima.kernel.queueing.replications import Band, bands, replicated, waits_by_period
from prima.kernel.queueing.simulation import simulate, simulate_alike
from prima.kernel.queueing.staffing import (
    NeverKept,
    Staffing,
    Target,
    fewest_desks,
    rostered,
    square_root_delay,
    square_root_desks,
)
from prima.kernel.queueing.variability import allen_cunneen, pollaczek_khinchine

__all__ = [
    "PROMISED",
    "STEP",
    "Ageing",
    "Announcement",
    "Band",
    "Calibration",
    "Coverage",
    "Day",
    "Desks",
    "End",
    "ImpatientLine",
    "Kept",
    "LimitedRoom",
    "Line",
    "NeverKept",
    "NoDeskOpen",
    "Overloaded",
    "Pace",
    "PatientLine",
    "Period",
    "Predictions",
    "Run",
    "Staffing",
    "Target",
    "Verdict",
    "absentees",
    "ageing_waits",
    "allen_cunneen",
    "announce",
    "bands",
    "changed_enough",
    "coverage",
    "desks_by_period",
    "erlang_b",
    "erlang_c",
    "expected_inserts",
    "fewest_desks",
    "gamma_quantile",
    "gamma_share",
    "impatient_line",
    "interrupting_waits",
    "limited_room",
    "next_lane",
    "offered_load",
    "patience_rate",
    "patient_line",
    "pollaczek_khinchine",
    "predictions",
    "random_arrivals",
    "replicated",
    "resampled",
    "rostered",
    "simulate",
    "simulate_alike",
    "square_root_delay",
    "square_root_desks",
    "strict_waits",
    "waits_by_period",
]
