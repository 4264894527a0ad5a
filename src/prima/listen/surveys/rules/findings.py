"""What was found in a file of answers: respondents, and cells that cannot be right."""

from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

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


BLOCKING = frozenset(
    {Expected.ANSWER, Expected.DAY, Expected.SERVICE, Expected.COLUMN, Expected.ONE_COLUMN}
)


@dataclass(frozen=True)
class Problem:
    """A cell, what was found in it, and what is expected there. `about` is an item or a column."""

    cell: str
    found: str
    expected: Expected
    about: str

    @property
    def blocks(self) -> bool:
        return self.expected in BLOCKING


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
class UsedColumn:
    letters: str
    heading: str
    meaning: str


@dataclass(frozen=True)
class Reading:
    sheet: str
    other_sheets: tuple[str, ...]
    columns: tuple[UsedColumn, ...]
    unused: tuple[str, ...]
    respondents: tuple[Respondent, ...]
    problems: tuple[Problem, ...]
    rows_without_answers: tuple[int, ...]
    totals_from: int | None
    """The row from which on the sheet only adds up."""
    order_asked: bool
    """Whether only numbers say which column is which, so that somebody must say what they mean."""

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
            columns=tuple(UsedColumn(**column) for column in plain["columns"]),
            unused=tuple(plain["unused"]),
            respondents=tuple(_respondent(row) for row in plain["respondents"]),
            problems=tuple(_problem(problem) for problem in plain["problems"]),
            rows_without_answers=tuple(plain["rows_without_answers"]),
            totals_from=plain["totals_from"],
            order_asked=plain["order_asked"],
        )


def _respondent(plain: dict[str, Any]) -> Respondent:
    on = date.fromisoformat(plain["on"]) if plain["on"] else None
    return Respondent(**{**plain, "on": on})


def _problem(plain: dict[str, Any]) -> Problem:
    return Problem(**{**plain, "expected": Expected(plain["expected"])})
