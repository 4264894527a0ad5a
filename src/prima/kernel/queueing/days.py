"""A day to be simulated, and what came of it: compact arrays, one element for each person."""

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from math import ceil
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from prima.kernel.intervals import NotEnoughData
from prima.kernel.queueing.erlang import check_share

ROUNDED_OFF = 1e-9

Floats = NDArray[np.float64]
Lanes = NDArray[np.int8]
Flags = NDArray[np.bool_]
Scalar = TypeVar("Scalar", bound=np.generic)


class End(IntEnum):
    """How somebody's wait ended."""

    SERVED = 0
    LEFT = 1  # gave up
    ABSENT = 2  # called and not there
    UNSERVED = 3  # still waiting when the last desk closed


@dataclass(frozen=True)
class Day:
    """Who comes when, what they need and how patient they are; times in any one unit.

    Always true: arrivals in order, everything as long as `arrivals`.
    `patience` is infinite and nobody is `absent` unless it is said.
    """

    arrivals: Floats
    services: Floats
    lanes: Lanes | None = None
    patience: Floats | None = None
    absent: Flags | None = None

    def __post_init__(self) -> None:
        for each in (self.services, self.lanes, self.patience, self.absent):
            if each is not None and each.shape != self.arrivals.shape:
                raise ValueError("everything about a person is told for every person")
        if self.arrivals.ndim != 1 or not bool(np.all(np.diff(self.arrivals) >= 0)):
            raise ValueError("people are listed in the order in which they come")
        if not (_never_negative(self.services) and np.all(np.isfinite(self.services))):
            raise ValueError("a service takes some time, and not for ever")
        if self.patience is not None and not _never_negative(self.patience):
            raise ValueError("patience is never negative")


@dataclass(frozen=True, slots=True)
class Desks:
    """How many desks are open from when on: `steps` of (from, desks), in order.

    A desk that closes first finishes the person who sits there.
    """

    steps: tuple[tuple[float, int], ...]

    def __post_init__(self) -> None:
        moments = [moment for moment, _ in self.steps]
        if not moments or moments != sorted(set(moments)):
            raise ValueError("the steps of a roster have moments that follow each other")
        if min(desks for _, desks in self.steps) < 0:
            raise ValueError("there cannot be fewer than no desks")

    @classmethod
    def always(cls, desks: int) -> "Desks":
        return cls(((0.0, desks),))

    @property
    def constant(self) -> int | None:
        """The number of desks if it never changes and somebody serves."""
        (moment, desks), *changes = self.steps
        return desks if not changes and moment <= 0 and desks else None


@dataclass(frozen=True)
class Run:
    """What became of each person, in the order of arrival.

    `over` is when the wait ended: called, or gone, or infinity for whoever was
    never served. `ends` holds codes of `End`.
    """

    day: Day
    over: Floats
    ends: Lanes

    @cached_property
    def waits(self) -> Floats:
        return self.over - self.day.arrivals

    @cached_property
    def ahead(self) -> NDArray[np.int64]:
        """How many waited when each person came, whoever was called before whom."""
        gone = np.searchsorted(np.sort(self.over), self.day.arrivals, side="right")
        return np.arange(len(self.over)) - np.minimum(gone, np.arange(len(self.over)))

    def waits_of(self, *ends: End, lane: int | None = None) -> Floats:
        """Give the waits that ended so (all finite ones by default), in one lane or in all."""
        chosen = np.isin(self.ends, ends) if ends else np.isfinite(self.over)
        if lane is not None:
            chosen = chosen & (self._lanes == lane)
        return self.waits[chosen]

    def mean_wait(self, *ends: End, lane: int | None = None) -> float:
        return float(np.mean(_some(self.waits_of(*ends, lane=lane))))

    def quantile(self, share: float, *ends: End, lane: int | None = None) -> float:
        """Return the wait that this share of people did not exceed."""
        return upper(self.waits_of(*ends, lane=lane), share)

    def share(self, end: End) -> float:
        return float(np.mean(_some(self.ends) == end))

    def within(self, limit: float) -> float:
        """Return the share that was called within the limit, of all who came."""
        called = (self.ends == End.SERVED) | (self.ends == End.ABSENT)
        return float(np.mean(_some(called & (self.waits <= limit))))

    def by_period(self, length: float, share: float) -> dict[int, float]:
        """Return this quantile of the waits for each period of arrival in which somebody came.

        Infinite where more than the rest were never called.
        """
        period = np.floor(self.day.arrivals / length).astype(np.int64)
        return {int(one): upper(self.waits[period == one], share) for one in np.unique(period)}

    @property
    def _lanes(self) -> Lanes:
        if self.day.lanes is None:
            return np.zeros(len(self.over), dtype=np.int8)
        return self.day.lanes


def upper(values: Floats, share: float) -> float:
    """Return the smallest of the values that this share does not exceed; infinity may be one."""
    check_share(share)
    rank = max(1, ceil(share * len(_some(values)) - ROUNDED_OFF))
    return float(np.partition(values, rank - 1)[rank - 1])


def floats(values: ArrayLike) -> Floats:
    return np.asarray(values, dtype=np.float64)


def _never_negative(values: Floats) -> bool:
    return bool(np.all(values >= 0))


def _some(values: NDArray[Scalar]) -> NDArray[Scalar]:
    if not len(values):
        raise NotEnoughData("nobody came of whom this could be said")
    return values
