"""What every chart is: a title, a drawing on wide or narrow paper, and the table of its numbers."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from math import isfinite

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prima.design import formats
from prima.design.charts.lettering import EN_DASH, Words, wrapped
from prima.design.charts.svg import WIDE, Drawing, Paper, Sheet, Svg, document

Number = int | float | Decimal | Fraction
Format = Callable[[Number], str]

LARGEST = 1e15  # beyond this a float no longer holds whole numbers, and no label fits
NO_VALUE = EN_DASH


def finite(value: Number) -> float:
    """Return the value as a place on an axis, or refuse what has no place there."""
    place = float(value)
    if not isfinite(place) or abs(place) > LARGEST:
        raise ValueError(f"{value!r} cannot be drawn.")
    return place


def check_measured(value: Number | None, low: Number | None, high: Number | None) -> None:
    """Refuse a measured value that cannot be: half an interval, or one upside down."""
    for number in (value, low, high):
        if number is not None:
            finite(number)
    if (low is None) != (high is None):
        raise ValueError("An interval has two ends.")
    if low is not None and high is not None and low > high:
        raise ValueError(f"The interval from {low} to {high} is upside down.")


def decimal(value: Number, places: int) -> str:
    """Write with this many decimals, half rounded up, in the active language: 1.234,50."""
    return _written(value or 0, places, (get_language() or "id").partition("-")[0])


@lru_cache(maxsize=4096)
def _written(value: Number, places: int, language: str) -> str:
    """Remember what was written: two layouts and a table ask for the same numbers."""
    exact = Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else value
    return formats.number(exact, places, language=language)


def plain(value: Number) -> str:
    """Write with as many decimals as the value has, at most two."""
    rounded = round(float(value), 2)
    places = 0 if rounded == int(rounded) else 1 if round(rounded, 1) == rounded else 2
    return decimal(value, places)


def span(low: Number | None, high: Number | None, form: Format) -> str:
    return "" if low is None or high is None else f"{form(low)} {EN_DASH} {form(high)}"


class Highlight(StrEnum):
    """Which end of the values a chart points at."""

    LOWEST = "lowest"
    HIGHEST = "highest"


@dataclass(frozen=True)
class Reference:
    """A value to compare with: a target, or the lower bound of a class."""

    value: Number
    label: Words

    def __post_init__(self) -> None:
        finite(self.value)


@dataclass(frozen=True)
class Table:
    """The numbers of a chart as people read them. The first column names the row."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Chart(ABC):
    """Measured values and the words around them; it draws itself and lists its numbers.

    The same chart always gives the same bytes. Two charts that are alike in everything need a
    different `key` to stand on one page, because their ids come from what they show.
    """

    title: Words
    subtitle: Words = ""
    description: Words = ""
    empty: Words = ""
    interval_label: Words = ""
    format: Format = plain
    key: str = ""

    def svg(self, paper: Paper = WIDE) -> Svg:
        drawing = self._nothing(paper) if self.is_empty else self._draw(paper)
        summary = self.empty_sentence() if self.is_empty else self.description or self._summary()
        return document(drawing, paper, title=self.title, description=summary, key=self.key)

    def empty_sentence(self) -> str:
        return str(self.empty or _("There is nothing to show yet."))

    @property
    @abstractmethod
    def is_empty(self) -> bool: ...

    @abstractmethod
    def table(self) -> Table: ...

    @abstractmethod
    def notes(self) -> tuple[str, ...]:
        """Say what the marks mean that do not explain themselves."""

    @abstractmethod
    def _draw(self, paper: Paper) -> Drawing: ...

    @abstractmethod
    def _summary(self) -> str: ...

    def _nothing(self, paper: Paper) -> Drawing:
        sheet = Sheet(paper)
        lines = wrapped(self.empty_sentence(), paper.text, paper.width, lines=4)
        for index, line in enumerate(lines):
            sheet.write("note", line, 0, paper.text * 1.5 * (index + 1))
        return sheet.done(paper.text * (1.5 * len(lines) + 0.6))
