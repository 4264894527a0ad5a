"""What was found in a file of answers: respondents, and cells that cannot be right."""

from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from prima.listen.surveys.rules.choices import FileScale
from prima.listen.surveys.rules.columns import Sure

MOST_PROBLEMS = 2_000


class Expected(StrEnum):
    """What a cell should have held."""

    ANSWER = "ANSWER"
    DAY = "DAY"
    HOUR = "HOUR"
    SERVICE = "SERVICE"
    PROFILE = "PROFILE"
    COLUMN = "COLUMN"  # a column for this item
    ONE_COLUMN = "ONE_COLUMN"  # one column for this item, not two
    SHORTER = "SHORTER"
    SCALE = "SCALE"  # four answers, not five: somebody must say what they are worth


NOTED = frozenset({Expected.HOUR, Expected.PROFILE, Expected.SHORTER})
"""What is left empty or cut, and said. Everything else blocks the import."""


@dataclass(frozen=True)
class Problem:
    """A cell, what was found in it, and what is expected there. `about` is an item or a column."""

    cell: str
    found: str
    expected: Expected
    about: str

    @property
    def blocks(self) -> bool:
        return self.expected not in NOTED


@dataclass(frozen=True)
class Respondent:
    """One row. What is None or empty was not said."""

    row: int
    answers: dict[str, int | None]
    on: date | None = None
    hour_band: str = ""
    service_id: int | None = None
    profile: dict[str, str] = field(default_factory=dict)
    suggestion: str = ""


@dataclass(frozen=True)
class ReadColumn:
    """A column as it was read; its meaning is "" when nothing of it was."""

    index: int
    letters: str
    heading: str
    meaning: str
    sure: Sure


@dataclass(frozen=True)
class Reading:
    sheet: str
    other_sheets: tuple[str, ...]
    signature: str
    columns: tuple[ReadColumn, ...]
    left_out: tuple[ReadColumn, ...]
    respondents: tuple[Respondent, ...]
    problems: tuple[Problem, ...]
    rows_without_answers: tuple[int, ...]
    totals_from: int | None
    """The row from which on the sheet only adds up."""
    order_asked: bool
    """Whether only numbers say which column is which, so that somebody must say what they mean."""
    scale: FileScale = FileScale.OFFICIAL
    scale_asked: bool = False
    """Whether the answers are on a scale of five, so that somebody must say what they are worth."""
    headings_again: tuple[int, ...] = ()
    """The rows in which the headings stand once more, above another table."""
    services: tuple[str, ...] = ()
    """The names behind `service_id`, where no list of services was given."""

    @property
    def lacks_columns(self) -> bool:
        """Say whether somebody has to tell which column is which."""
        asked = {Expected.COLUMN, Expected.ONE_COLUMN}
        return any(problem.expected in asked for problem in self.problems)

    @property
    def unused(self) -> tuple[str, ...]:
        return tuple(column.heading for column in self.left_out)

    def as_dict(self) -> dict[str, Any]:
        """Give the reading as plain data, for a preview that waits in the database."""
        plain = asdict(self)
        for respondent in plain["respondents"]:
            respondent["on"] = respondent["on"].isoformat() if respondent["on"] else None
        return plain

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> "Reading":
        """Read what `as_dict` gave, after it has been JSON."""
        return cls(
            sheet=plain["sheet"],
            other_sheets=tuple(plain["other_sheets"]),
            signature=plain["signature"],
            columns=tuple(map(_column, plain["columns"])),
            left_out=tuple(map(_column, plain["left_out"])),
            respondents=tuple(_respondent(row) for row in plain["respondents"]),
            problems=tuple(_problem(problem) for problem in plain["problems"]),
            rows_without_answers=tuple(plain["rows_without_answers"]),
            totals_from=plain["totals_from"],
            order_asked=plain["order_asked"],
            scale=FileScale(plain["scale"]),
            scale_asked=plain["scale_asked"],
            headings_again=tuple(plain["headings_again"]),
            services=tuple(plain["services"]),
        )


def _column(plain: dict[str, Any]) -> ReadColumn:
    return ReadColumn(**{**plain, "sure": Sure(plain["sure"])})


def _respondent(plain: dict[str, Any]) -> Respondent:
    on = date.fromisoformat(plain["on"]) if plain["on"] else None
    return Respondent(**{**plain, "on": on})


def _problem(plain: dict[str, Any]) -> Problem:
    return Problem(**{**plain, "expected": Expected(plain["expected"])})
