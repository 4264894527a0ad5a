"""What may be shown of answers without pointing at a few people. No database, no clock, no Django.

Always true: whatever is shown stands on at least five answers to each item, and so does whatever
could be worked out by taking one shown figure from another: a service from its unit, a month from
its quarter. So a part is held back too when it would give away the few that are left out beside it.

Not protected: whoever looks before and after an answer came in sees what it changed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce
from typing import TypeVar

from prima.kernel.moments import Moments
from prima.kernel.periods import Period
from prima.kernel.satisfaction import Evidence, evidence

Key = TypeVar("Key")
HALF_YEAR = 6


@dataclass(frozen=True)
class Book:
    """The sums of each service (None: not said) in each month of whole years, and what to show."""

    heaps: Mapping[tuple[int | None, date], Moments]
    nothing: Moments

    def sums(self, period: Period, service: int | None = None) -> Moments:
        """Add up a period of the unit, or of one of its services."""
        months = self._months[service]
        return self._added(months[month] for month in period.each_month if month in months)

    def services(self, period: Period) -> dict[int | None, Moments]:
        """Add up each service that somebody answered about; None holds those that name none."""
        within = set(period.each_month)
        named = {service for service, month in self.heaps if month in within}
        found = {
            service: self._added(
                sums
                for (pk, month), sums in self.heaps.items()
                if pk == service and month in within
            )
            for service in named
        }
        return {service: sums for service, sums in found.items() if sums.respondents}

    def is_shown(self, period: Period, service: int | None = None) -> bool:
        """Say whether a period may be shown beside all others.

        Half-years come first, because units report by them. A year is shown unless it would give
        away a half-year; quarters and months, unless they would give away one of their kind.
        """
        if not is_enough(self.sums(period, service)):
            return False
        if period.months == HALF_YEAR:
            return True
        if period.months > HALF_YEAR:
            hidden = [half for half in period.parts if not self.is_shown(half, service)]
            return _keeps_secret(self._added(self.sums(half, service) for half in hidden))
        beside = {part: self.sums(part, service) for part in period.whole.parts}
        return self.is_shown(period.whole, service) and period in self._shown_beside(beside)

    def services_shown(self, period: Period) -> set[int | None]:
        """Return the services that may be shown beside their unit in a period."""
        if not self.is_shown(period):
            return set()
        beside = self._shown_beside(self.services(period), never={None})
        return {service for service in beside if self.is_shown(period, service)}

    def _shown_beside(self, parts: Mapping[Key, Moments], never: Collection[Key] = ()) -> set[Key]:
        """Return the parts that may be shown beside their whole: the smallest give way."""
        shown = {key for key, sums in parts.items() if key not in never and is_enough(sums)}
        by_size = sorted(parts, key=lambda key: parts[key].respondents)
        for smallest in [key for key in by_size if key in shown]:
            if _keeps_secret(self._added(parts[key] for key in parts if key not in shown)):
                break
            shown.discard(smallest)
        return shown

    @cached_property
    def _months(self) -> Mapping[int | None, dict[date, Moments]]:
        """The sums of each month by service; None holds those of the whole unit."""
        found: defaultdict[int | None, dict[date, Moments]] = defaultdict(dict)
        for (service, month), sums in self.heaps.items():
            for whose in {service, None}:
                found[whose][month] = found[whose].get(month, self.nothing) + sums
        return found

    def _added(self, parts: Iterable[Moments]) -> Moments:
        return reduce(Moments.add, parts, self.nothing)


def is_enough(sums: Moments) -> bool:
    """Say whether every item has enough answers to be shown."""
    return evidence(min(sums.available_ns)) is not Evidence.SUPPRESSED


def _keeps_secret(left_out: Moments) -> bool:
    """Say whether what can be worked out of those left out points at nobody."""
    return left_out.respondents == 0 or is_enough(left_out)
