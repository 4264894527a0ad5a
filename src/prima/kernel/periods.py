"""Periods of whole months, and their codes. Half-years are how units report. No clock."""

import re
from dataclasses import dataclass
from datetime import date

_PERIOD = re.compile(r"(?P<year>20\d\d)(?:-(?P<part>S[12]|Q[1-4]|0[1-9]|1[0-2]))?", re.ASCII)
_MONTHS = {"S": 6, "Q": 3}


class NoSuchPeriod(ValueError):
    """The text names no period."""


@dataclass(frozen=True, order=True)
class Period:
    """A half-open stretch of whole months, [starts_on, ends_on), with its code.

    >>> Period.read("2026-S2").starts_on, Period.read("2026-S2").before.code
    (datetime.date(2026, 7, 1), '2026-S1')
    >>> Period.read("2026-11").ends_on
    datetime.date(2026, 12, 1)
    """

    starts_on: date
    months: int

    @classmethod
    def read(cls, text: str) -> "Period":
        """Read 2026, 2026-S2 (half-year), 2026-Q3 (quarter) or 2026-11 (month)."""
        found = _PERIOD.fullmatch(text)
        if found is None:
            raise NoSuchPeriod(text)
        year, part = int(found["year"]), found["part"]
        if part is None:
            return cls(date(year, 1, 1), 12)
        if part.isdigit():
            return cls(date(year, int(part), 1), 1)
        months = _MONTHS[part[0]]
        return cls(date(year, (int(part[1]) - 1) * months + 1, 1), months)

    @classmethod
    def around(cls, day: date, months: int) -> "Period":
        """Return the period of so many months that a day lies in."""
        return cls(date(day.year, (day.month - 1) // months * months + 1, 1), months)

    @classmethod
    def half_year_of(cls, day: date) -> "Period":
        return cls.around(day, 6)

    @property
    def ends_on(self) -> date:
        return _shifted(self.starts_on, self.months)

    @property
    def before(self) -> "Period":
        return Period(_shifted(self.starts_on, -self.months), self.months)

    @property
    def number(self) -> int:
        """Which one of its year, beginning with 1."""
        return (self.starts_on.month - 1) // self.months + 1

    @property
    def code(self) -> str:
        year = self.starts_on.year
        match self.months:
            case 12:
                return str(year)
            case 6:
                return f"{year}-S{self.number}"
            case 3:
                return f"{year}-Q{self.number}"
        return f"{year}-{self.starts_on.month:02}"

    @property
    def each_month(self) -> list[date]:
        """Return the first day of each of its months."""
        return [_shifted(self.starts_on, n) for n in range(self.months)]

    @property
    def whole(self) -> "Period":
        """Return the next longer period that it lies in: a quarter, a half-year, a year."""
        return Period.around(self.starts_on, {1: 3, 3: 6}.get(self.months, 12))

    @property
    def parts(self) -> "list[Period]":
        """Return the next shorter periods that it is made of.

        >>> [part.code for part in Period.read("2026-S2").parts]
        ['2026-Q3', '2026-Q4']
        """
        months = {12: 6, 6: 3}.get(self.months, 1)
        return [Period(_shifted(self.starts_on, n), months) for n in range(0, self.months, months)]

    def back(self, times: int) -> "list[Period]":
        """Return this period and those before it, the oldest first."""
        return [
            Period(_shifted(self.starts_on, -n * self.months), self.months)
            for n in reversed(range(times))
        ]


def _shifted(day: date, months: int) -> date:
    whole = day.year * 12 + day.month - 1 + months
    return date(whole // 12, whole % 12 + 1, 1)
