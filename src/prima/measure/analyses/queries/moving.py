"""What changed since the last period, and how the index runs through the months."""

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from prima.kernel.comparisons import Welch, adjusted
from prima.kernel.control_charts import Chart, Signal, signals, xmr
from prima.kernel.intervals import Interval, NotEnoughData
from prima.kernel.periods import Period
from prima.kernel.satisfaction import Change
from prima.kernel.satisfaction.class_tables import HIGHEST_INDEX, LOWEST_INDEX
from prima.measure.analyses.queries.about import About
from prima.measure.analyses.rules import MONTHS_CHARTED
from prima.measure.indices.queries import Measured, by_service, change_since, trend

if TYPE_CHECKING:
    from prima.promise.standards.models import Service

ACCEPTED = 0.05  # the share of false alarms among those called changes
POINTS = 25


@dataclass(frozen=True)
class Moved:
    """One of many figures, by how much it moved, and whether it is among those told from chance.

    `p` is what the test says of it alone, `adjusted` what remains when many are looked at.
    """

    name: str
    code: str
    difference: Fraction
    interval: Interval
    detectable: float
    p: float
    adjusted: float

    @property
    def is_told_apart(self) -> bool:
        return self.adjusted <= ACCEPTED


@dataclass(frozen=True)
class Changes:
    """What changed: the whole, its elements, its services. None: the whole cannot be compared."""

    before: Measured
    now: Measured
    whole: Change | None
    items: list[Moved]
    services: list[Moved]


@dataclass(frozen=True)
class Course:
    """The index month by month. `chart` is None while two months in a row are missing."""

    months: list[Measured]
    chart: Chart | None
    signals: tuple[Signal | None, ...]


def changes(asked: About) -> Changes:
    before, now = trend(asked.unit, [asked.period.before, asked.period], asked.service)
    services = [] if asked.service else _of_services(asked)
    return Changes(before, now, change_since(now, before), _of_items(before, now), services)


def course(asked: About) -> Course:
    """Chart the months up to the end of the period."""
    last = asked.period.each_month[-1]
    months = trend(asked.unit, Period(last, 1).back(MONTHS_CHARTED), asked.service)
    asked_in = [place for place, month in enumerate(months) if month.n]
    months = months[asked_in[0] : asked_in[-1] + 1] if asked_in else []
    values = [float(month.found.value) if month.found else None for month in months]
    try:
        chart = xmr(values, screened=True, lowest=float(LOWEST_INDEX), highest=float(HIGHEST_INDEX))
    except NotEnoughData:
        return Course(months, None, (None,) * len(months))
    return Course(months, chart, signals(chart))


def _of_items(before: Measured, now: Measured) -> list[Moved]:
    """Compare each element on its own answers, in points of the index."""
    if before.moments is None or now.moments is None or before.moments.codes != now.moments.codes:
        return []
    found: dict[str, tuple[Fraction, Welch]] = {}
    for code in now.questionnaire.codes:
        one, other = before.moments.available(code), now.moments.available(code)
        try:
            found[code] = (other.mean - one.mean, Welch.of(one, other))
        except NotEnoughData:
            continue
    p_values = {code: noise.p_value(difference) for code, (difference, noise) in found.items()}
    fair = adjusted(p_values)
    return [
        Moved(
            "",
            code,
            POINTS * difference,
            _in_points(noise.interval(difference)),
            POINTS * noise.detectable(),
            p_values[code],
            fair[code],
        )
        for code, (difference, noise) in found.items()
    ]


def _of_services(asked: About) -> list[Moved]:
    """Compare each service that both periods show."""
    earlier = {_key(one.service): one for one in by_service(asked.unit, asked.period.before)}
    compared: dict[str, tuple[Measured, Change]] = {}
    for one in by_service(asked.unit, asked.period):
        other = earlier.get(_key(one.service))
        change = change_since(one, other) if other else None
        if change and one.service:
            compared[one.service.code] = (one, change)
    fair = adjusted({code: change.p_value for code, (_one, change) in compared.items()})
    return [
        Moved(
            one.service.name if one.service else "",
            code,
            change.difference,
            change.interval,
            change.detectable,
            change.p_value,
            fair[code],
        )
        for code, (one, change) in compared.items()
    ]


def _key(service: "Service | None") -> int | None:
    return service.pk if service else None


def _in_points(interval: Interval) -> Interval:
    return Interval(POINTS * interval.low, POINTS * interval.high)
