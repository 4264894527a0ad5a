"""The announced wait: "9 of 10 people wait less than X minutes", and it is true of 9 of 10.

| name | answers |
| --- | --- |
| `announce(line, calibration)` | what may be promised to whoever comes now? |
| `Calibration.learned(line, waited)` | what does a wait that is over teach? |
| `changed_enough(told, elapsed, now)` | is it worth telling somebody again? |

The expected wait is corrected by how wrong it was for the last 500 people (split
conformal prediction). No shape of distribution is assumed, so slow cases, busy
hours and a predictor that is simply off are all paid for out of experience.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from math import ceil, floor, sqrt

from prima.kernel.queueing.gamma import gamma_quantile
from prima.kernel.queueing.lines import AT_ONCE, Line

PROMISED = 0.9
STEP = timedelta(minutes=5)
REMEMBERED = 500
FEWEST = 50
SAME_MOMENT = 1e-6  # seconds: what floats round off is no reason to add a step


@dataclass(frozen=True, slots=True)
class Announcement:
    """What somebody is told; `wait` is a whole number of steps.

    `early` marks an estimate from theory, before enough waits were seen. `wait`
    is zero only if a desk is free and the doors are open: then nothing is promised.
    """

    wait: timedelta
    expected: timedelta
    early: bool

    def kept(self, waited: timedelta) -> bool:
        return waited <= self.wait


@dataclass(frozen=True, slots=True)
class Calibration:
    """How wrong the expected wait was for the last people of one queue, oldest first.

    A score is by how many seconds the wait exceeded what was expected, for each
    square root of a turn: the error of a sum of n services grows like √n, so the
    scores of short and of long lines can be put together.

    People are told whole steps, so a wait counts from where its step begins: who
    waits 11 minutes is satisfied by "15", as is who waits 14. Without that, rounding
    up would turn a promise for 90 % into one for 95 % or more. `scores` is plain
    data; keep it beside the `step` and give both back.
    """

    scores: tuple[float, ...] = ()
    step: timedelta = STEP

    def __post_init__(self) -> None:
        if self.step <= AT_ONCE:
            raise ValueError("waits are announced in steps of some length")

    def learned(self, line: Line, waited: timedelta) -> "Calibration":
        """Take in one wait that ended with a call: the line as it was, and how long it took.

        Not for people who were served at once, gave up, stepped aside, were
        parked or came from another counter: theirs is not the wait of a newcomer.
        """
        if waited < AT_ONCE:
            raise ValueError(f"nobody waits {waited}")
        if not line.turns:
            return self
        step = self.step.total_seconds()
        from_where = max(0, ceil(waited.total_seconds() / step - SAME_MOMENT) - 1) * step
        score = (from_where - line.expected.total_seconds()) / sqrt(line.turns)
        return replace(self, scores=(*self.scores, score)[-REMEMBERED:])

    def correction(self, share: float = PROMISED) -> float | None:
        """Return the score that this share stays below, or None while too few are known.

        The ⌈(m + 1) · share⌉-th smallest of m: a newcomer's own score is equally
        likely to fall into each of the m + 1 gaps between them.
        """
        if not 0 < share < 1:
            raise ValueError(f"a promise holds for a share between 0 and 1, not {share}")
        m = len(self.scores)
        rank = ceil((m + 1) * share - SAME_MOMENT)
        return sorted(self.scores)[rank - 1] if FEWEST <= m >= rank else None


def announce(line: Line, calibration: Calibration, *, share: float = PROMISED) -> Announcement:
    """Say how long this share of people waits at most, who find such a line.

    Nine ahead, three desks, five minutes each, and nothing known yet: theory says
    23.7 minutes for 9 of 10.

    >>> line = Line(turns=10, work=timedelta(minutes=50), desks=3)
    >>> told = announce(line, Calibration())
    >>> told.wait, told.early
    (datetime.timedelta(seconds=1500), True)

    Sources: Ibrahim and Whitt (2009), M&SOM 11, 397-415, for the expected wait;
    Vovk, Gammerman and Shafer (2005), Algorithmic Learning in a Random World.
    """
    step = calibration.step.total_seconds()
    correction = calibration.correction(share)
    early = correction is None
    if not line.turns:
        steps = ceil(line.opens_in.total_seconds() / step)
        return Announcement(steps * calibration.step, line.expected, early=False)
    if correction is None:
        steps = ceil(_by_theory(line, share) / step - SAME_MOMENT)
    else:
        reach = line.expected.total_seconds() + correction * sqrt(line.turns)
        steps = floor(reach / step + SAME_MOMENT) + 1
    return Announcement(max(1, steps) * calibration.step, line.expected, early)


def changed_enough(
    told: Announcement, elapsed: timedelta, now: Announcement, *, step: timedelta = STEP
) -> bool:
    """Say whether somebody who was told so this long ago should be told anew.

    >>> then = Announcement(timedelta(minutes=30), timedelta(minutes=20), early=False)
    >>> now = Announcement(timedelta(minutes=20), timedelta(minutes=15), early=False)
    >>> changed_enough(then, timedelta(minutes=10), now)  # 20 minutes were left, and still are
    False

    Only a difference of more than a step counts; a display that flickers is believed less.
    """
    left = told.wait - elapsed
    return abs(now.wait - left) > step


def _by_theory(line: Line, share: float) -> float:
    """Return the quantile in seconds if services were memoryless: `turns` of them in a row."""
    each = line.work.total_seconds() / line.desks / line.turns
    return line.opens_in.total_seconds() + gamma_quantile(line.turns, share) * each
