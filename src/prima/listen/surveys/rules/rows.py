"""What one row of a table of answers says, cell by cell; what cannot be is noted, not guessed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import TypeVar

from prima.listen.surveys.rules.cells import answer_in, day_in, hour_in
from prima.listen.surveys.rules.choices import FIVE_TO_FOUR, FileScale
from prima.listen.surveys.rules.codes import SUGGESTION_LENGTH
from prima.listen.surveys.rules.columns import (
    DATE,
    HOUR,
    SERVICE,
    SUGGESTION,
    Column,
    Headings,
)
from prima.listen.surveys.rules.findings import MOST_PROBLEMS, Expected, Problem, Respondent
from prima.listen.surveys.rules.instruments import Item
from prima.listen.surveys.rules.profiles import READERS
from prima.listen.surveys.rules.sheets import (
    Cell,
    Sheet,
    Trouble,
    Unreadable,
    cell_name,
    clean,
    is_blank,
    plain,
    shown,
)
from prima.listen.surveys.rules.wordings import Wording

Said = TypeVar("Said")
ItemColumns = list[tuple[Column, Item]]
FIVE = 5


@dataclass(frozen=True)
class Answering:
    """How the answers of a file are to be read: on which scale, and by which words."""

    points: int
    wording: Wording | None
    scale: FileScale

    def read(self, cell: Cell, item: Item) -> int | None:
        answer = answer_in(cell, item, points=self.points, wording=self.wording)
        converted = FIVE_TO_FOUR.get(self.scale)
        return converted[answer - 1] if converted and answer else answer


@dataclass
class Table:
    """A sheet whose headings are known, and what was noted about its cells so far."""

    sheet: Sheet
    headings: Headings
    today: date
    services: Mapping[str, int] | None
    """What a service is called, and its id. None: whatever is named is a service."""
    named: dict[str, int] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    notes: list[tuple[int, int, Problem]] = field(default_factory=list)
    """Where each problem is, so that they can be told in the order of the sheet."""

    def at(self, row: int, column: Column) -> Cell:
        cells = self.sheet.rows[row]
        return cells[column.index] if column.index < len(cells) else None

    def note(self, row: int, column: Column, expected: Expected, about: str) -> None:
        if len(self.notes) >= MOST_PROBLEMS:
            raise Unreadable(Trouble.TOO_MANY_PROBLEMS)
        found = shown(self.at(row, column))
        problem = Problem(cell_name(row, column.index), found, expected, about)
        self.notes.append((row, column.index, problem))

    def note_at(self, row: int, index: int, expected: Expected, about: str) -> None:
        """Note something about a cell that no column of ours holds."""
        self.note(row, Column(index, "", about), expected, about)

    def note_missing(self, code: str) -> None:
        self.notes.append((-1, len(self.notes), Problem("", "", Expected.COLUMN, code)))

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(problem for *_place, problem in sorted(self.notes, key=itemgetter(0, 1)))

    def respondent(
        self, row: int, items: ItemColumns, answering: Answering, service_id: int | None
    ) -> Respondent:
        answers = {
            item.code: self._said(row, column, _reader(answering, item), Expected.ANSWER, item.code)
            for column, item in items
        }
        profile = {
            meaning: self._first(row, meaning, read, Expected.PROFILE)
            for meaning, read in READERS.items()
        }
        return Respondent(
            row=row + 1,
            answers=answers,
            on=self._first(row, DATE, self._day, Expected.DAY),
            hour_band=self._first(row, HOUR, _hour, Expected.HOUR) or "",
            service_id=self._first(row, SERVICE, self._service, Expected.SERVICE) or service_id,
            profile={meaning: said for meaning, said in profile.items() if said},
            suggestion=self._suggestion(row),
        )

    def _first(
        self, row: int, meaning: str, read: Callable[[Cell], Said], expected: Expected
    ) -> Said | None:
        for column in self.headings.named(meaning)[:1]:
            return self._said(row, column, read, expected, meaning)
        return None

    def _said(
        self,
        row: int,
        column: Column,
        read: Callable[[Cell], Said],
        expected: Expected,
        about: str,
    ) -> Said | None:
        cell = self.at(row, column)
        try:
            return None if is_blank(cell) else read(cell)
        except ValueError:
            self.note(row, column, expected, about)
            return None

    def _day(self, cell: Cell) -> date | None:
        return day_in(cell, self.today)

    def _service(self, cell: Cell) -> int:
        return self.service_called(shown(cell, 200))

    def service_called(self, name: str) -> int:
        """Return the id of a service. Raises ValueError when the unit has none of this name."""
        if self.services is None:
            if plain(name) not in self.named:
                self.names.append(name)
            return self.named.setdefault(plain(name), len(self.names))
        found = self.services.get(plain(name))
        if found is None:
            raise ValueError("the unit has no such service")
        return found

    def _suggestion(self, row: int) -> str:
        for column in self.headings.named(SUGGESTION)[:1]:
            cell = self.at(row, column)
            if is_blank(cell):
                return ""
            whole = clean(str(cell), 2 * SUGGESTION_LENGTH)
            if len(whole) > SUGGESTION_LENGTH:
                self.note(row, column, Expected.SHORTER, SUGGESTION)
            return clean(whole, SUGGESTION_LENGTH)
        return ""


def _hour(cell: Cell) -> str:
    return hour_in(cell).value


def _reader(answering: Answering, item: Item) -> Callable[[Cell], int | None]:
    return lambda cell: answering.read(cell, item)
