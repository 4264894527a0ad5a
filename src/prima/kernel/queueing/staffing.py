"""How many desks keep a promise, and how many people that takes.

| function | answers |
| --- | --- |
| `square_root_desks(load, beta)` | a first guess: the work and a margin of √work |
| `fewest_desks(...)` | the exact number, searched from there |
| `rostered(desks, shrinkage)` | how many must be on the roster for so many at desks |
"""

from dataclasses import dataclass
from math import ceil, erfc, exp, inf, pi, sqrt

from prima.kernel.queueing.erlang import PatientLine, check_rates, patient_line
from prima.kernel.queueing.impatience import ImpatientLine, impatient_line

MOST_DESKS = 100_000
ROUNDED_OFF = 1e-9


class NeverKept(ValueError):
    """No number of desks keeps such a promise."""


@dataclass(frozen=True, slots=True)
class Target:
    """So large a share waits no longer than `within`, and no more than `leaving` give up.

    Someone who gives up waits no longer either: where people may leave, say how
    many may, or the promise is kept by those who went home.
    """

    share: float
    within: float = 0.0
    leaving: float = 1.0

    def __post_init__(self) -> None:
        if not 0 < self.share < 1 or self.within < 0 or not 0 < self.leaving <= 1:
            raise ValueError(f"not a promise: {self}")


@dataclass(frozen=True, slots=True)
class Staffing:
    """So many desks, and the line they would have."""

    desks: int
    line: PatientLine | ImpatientLine


def square_root_desks(load: float, beta: float) -> int:
    """Return load + beta √load, rounded up: the margin grows slower than the work.

    >>> square_root_desks(100, 1), square_root_desks(400, 1)
    (110, 420)

    Source: Halfin and Whitt (1981), Operations Research 29, 567-588.
    """
    if not 0 < load < inf:
        raise ValueError(f"a load must be positive, not {load}")
    return max(1, ceil(load + beta * sqrt(load) - ROUNDED_OFF))


def square_root_delay(beta: float) -> float:
    """Return about which share waits at all with that margin, in a large unit.

    >>> [round(square_root_delay(beta), 4) for beta in (0.506, 1, 2)]
    [0.5, 0.2234, 0.0269]
    """
    if beta <= 0:
        raise ValueError("without a margin everybody waits, sooner or later")
    below, height = 1 - erfc(beta / sqrt(2)) / 2, exp(-beta * beta / 2) / sqrt(2 * pi)
    return 1 / (1 + beta * below / height)


def fewest_desks(
    arrival_rate: float, service_rate: float, target: Target, *, leaving_rate: float | None = None
) -> Staffing:
    """Return the fewest desks that keep the target.

    A hundred in half an hour, three minutes each, 80 % within twenty seconds:

    >>> found = fewest_desks(100 / 30, 1 / 3, Target(0.8, within=20 / 60))
    >>> found.desks, round(found.line.within(20 / 60), 3)
    (14, 0.888)
    >>> fewest_desks(100 / 30, 1 / 3, Target(0.8, 20 / 60), leaving_rate=1 / 5).desks
    13

    More desks never make anybody wait longer, so it is enough to walk down from
    a number that keeps the target, or up from one that does not.
    """
    check_rates(arrival_rate, service_rate)

    def line(desks: int) -> PatientLine | ImpatientLine | None:
        if leaving_rate is not None:
            return impatient_line(arrival_rate, service_rate, desks, leaving_rate)
        if arrival_rate >= desks * service_rate:
            return None
        return patient_line(arrival_rate, service_rate, desks)

    def keeps(desks: int) -> bool:
        return (found := line(desks)) is not None and _keeps(found, target)

    desks = square_root_desks(arrival_rate / service_rate, beta=1)
    while desks > 1 and keeps(desks - 1):
        desks -= 1
    while (found := line(desks)) is None or not _keeps(found, target):
        desks += 1
        if desks > MOST_DESKS:
            raise NeverKept(f"{MOST_DESKS} desks do not keep {target}")
    return Staffing(desks, found)


def _keeps(line: PatientLine | ImpatientLine, target: Target) -> bool:
    leaving = line.leaving if isinstance(line, ImpatientLine) else 0.0
    return line.within(target.within) >= target.share and leaving <= target.leaving


def rostered(desks: int, shrinkage: float) -> int:
    """Return how many people fill so many desks when this share of their time is not at the desk.

    >>> rostered(7, 0.3)  # leave, training, prayer, meetings: three tenths
    10
    """
    if desks < 0 or not 0 <= shrinkage < 1:
        raise ValueError(f"{desks} desks with a shrinkage of {shrinkage} cannot be filled")
    return ceil(desks / (1 - shrinkage) - ROUNDED_OFF)
