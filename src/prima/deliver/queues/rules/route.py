"""The way of a visit through the unit: the stations that a standard's steps name, one by one."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby


class Progress(StrEnum):
    """Where a stop lies on somebody's way."""

    BEHIND = "BEHIND"
    HERE = "HERE"
    AHEAD = "AHEAD"


@dataclass(frozen=True, slots=True)
class Stop:
    """A station on somebody's way, as they see it."""

    station: str
    name: str
    progress: Progress


def stops(stations: Iterable[str | None]) -> tuple[str, ...]:
    """Return the stops of a procedure: steps next to each other at one station are one stop.

    >>> stops([None, "loket", "loket", None, "poli", "loket"])
    ('loket', 'poli', 'loket')
    """
    return tuple(station for station, _steps in groupby(filter(None, stations)))


def stop_at(route: Sequence[str], stop: int, station: str) -> int:
    """Return at which stop somebody is who is at a station and was at `stop` before.

    A station that is not on the rest of the way changes nothing: a hand-over is no stop.

    >>> way = ("loket", "poli", "farmasi")
    >>> stop_at(way, 0, "poli"), stop_at(way, 1, "loket"), stop_at(way, 0, "")
    (1, 1, 0)
    """
    return next((at for at in range(stop, len(route)) if route[at] == station), stop)


def next_stop(route: Sequence[str], here: int, open_stations: Collection[str]) -> int | None:
    """Return the next stop that the unit has a queue for; None when the way ends here.

    >>> next_stop(("loket", "triase", "poli"), 0, {"loket", "poli"})
    2
    >>> next_stop(("loket", "poli"), 1, {"loket", "poli"}) is None
    True
    """
    ahead = range(here + 1, len(route))
    return next((at for at in ahead if route[at] in open_stations), None)


def way(
    route: Sequence[str], here: int, names: dict[str, str], *, is_over: bool = False
) -> tuple[Stop, ...]:
    """Return the stops that the unit has, by name, seen from here; none when there is but one.

    >>> [str(stop.progress) for stop in way(("loket", "poli"), 1, {"loket": "A", "poli": "B"})]
    ['BEHIND', 'HERE']
    """
    seen = tuple(
        Stop(station, names[station], _progress(at, here, is_over=is_over))
        for at, station in enumerate(route)
        if station in names
    )
    return seen if len(seen) > 1 else ()


def _progress(at: int, here: int, *, is_over: bool) -> Progress:
    if at < here or (is_over and at == here):
        return Progress.BEHIND
    return Progress.HERE if at == here else Progress.AHEAD
