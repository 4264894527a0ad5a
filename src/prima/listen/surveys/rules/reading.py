"""What a sheet of answers says: its respondents, and every cell that cannot be what it should be.

A cell that cannot be an answer, a day or a service blocks the import: nothing is guessed and no
row is dropped in silence. Something a respondent said about themselves that is not understood is
named too, and left empty. Nothing else of the sheet is kept, so names and numbers of people that
stand in it never reach the database.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from prima.listen.surveys.rules.cells import labels_of
from prima.listen.surveys.rules.columns import (
    OCCUPATION,
    SERVICE,
    SUGGESTION,
    Column,
    find_headings,
    item_numbered,
)
from prima.listen.surveys.rules.findings import Expected, Reading, UsedColumn
from prima.listen.surveys.rules.instruments import ItemOrder, Questionnaire
from prima.listen.surveys.rules.rows import ItemColumns, Table
from prima.listen.surveys.rules.sheets import (
    MOST_ROWS,
    Sheet,
    Trouble,
    Unreadable,
    cell_name,
    is_blank,
    plain,
    shown,
)

TOTALS = ("jumlah", "jml", "total", "rata", "nrr", "nilai", "ikm", "skm", "indeks", "keterangan")
MOST_NUMBER_LETTERS = 2


def read_answers(
    sheets: list[Sheet],
    questionnaire: Questionnaire,
    *,
    today: date,
    services: Mapping[str, int],
    order: ItemOrder | None = None,
) -> Reading:
    """Read the first sheet that names the items. Raises Unreadable when there is none.

    `services` maps what a service is called, in plain letters, to its id.
    """
    for sheet in sheets:
        headings = find_headings(sheet, questionnaire)
        if headings is not None:
            others = tuple(other.name for other in sheets if other is not sheet)
            table = Table(sheet, headings, today, services)
            return _Reader(table, questionnaire).read(others, order)
    raise Unreadable(Trouble.NO_HEADINGS)


@dataclass
class _Reader:
    table: Table
    questionnaire: Questionnaire

    def read(self, others: tuple[str, ...], order: ItemOrder | None) -> Reading:
        order = order or self._order_by_names() or self._order_by_labels()
        items = self._items_by_column(order or ItemOrder.REGULATION)
        respondents, empty = [], []
        last = self._last_row()
        for row in self._data_rows(last):
            if all(is_blank(self.table.at(row, column)) for column, _ in items):
                empty.append(row + 1)
                continue
            respondents.append(self.table.respondent(row, items))
            if len(respondents) > MOST_ROWS:
                raise Unreadable(Trouble.TOO_MANY_ROWS)
        if not respondents:
            raise Unreadable(Trouble.NO_ANSWERS)
        return Reading(
            sheet=self.table.sheet.name,
            other_sheets=others,
            columns=self._used(items),
            unused=self.table.headings.unused,
            respondents=tuple(respondents),
            problems=self.table.problems,
            rows_without_answers=tuple(empty),
            totals_from=last + 1 if last < len(self.table.sheet.rows) else None,
            order_asked=order is None and bool(self._moving_columns()),
        )

    # --- which column is which item ---------------------------------------------------------------

    def _moving_columns(self) -> list[Column]:
        moving = self.questionnaire.codes_that_move()
        return [c for c in self.table.headings.columns if c.by_number and c.meaning in moving]

    def _order_by_names(self) -> ItemOrder | None:
        """Where one of the two is named, the other can only be what is left."""
        named = [c.meaning for c in self.table.headings.columns if not c.by_number]
        numbers = [column.by_number or 0 for column in self._moving_columns()]
        possible = []
        for order in ItemOrder:
            numbered = (item_numbered(self.questionnaire, number, order) for number in numbers)
            if not {item.code for item in numbered if item} & set(named):
                possible.append(order)
        return possible[0] if len(possible) == 1 else None

    def _order_by_labels(self) -> ItemOrder | None:
        """Let the words in the columns say it: only complaints are `Dikelola dengan baik`."""
        fits = dict.fromkeys(ItemOrder, 0)
        for column in self._moving_columns():
            words = self._words_below(column)
            for order in ItemOrder:
                item = item_numbered(self.questionnaire, column.by_number or 0, order)
                fits[order] += len(words & labels_of(item).keys()) if item else 0
        regulation, questionnaire = (fits[order] for order in ItemOrder)
        if regulation == questionnaire:
            return None
        return ItemOrder.REGULATION if regulation > questionnaire else ItemOrder.QUESTIONNAIRE

    def _words_below(self, column: Column) -> set[str]:
        rows = range(self.table.headings.row + 1, len(self.table.sheet.rows))
        cells = (self.table.at(row, column) for row in rows)
        return {plain(shown(cell, 80)) for cell in cells if isinstance(cell, str)}

    def _items_by_column(self, order: ItemOrder) -> ItemColumns:
        known = {item.code: item for item in self.questionnaire.items}
        columns: ItemColumns = []
        for column in self.table.headings.columns:
            item = known.get(column.meaning)
            if item is not None and column.by_number:
                item = item_numbered(self.questionnaire, column.by_number, order)
            if item is None:
                continue
            if item in (taken for _, taken in columns):
                self.table.note(self.table.headings.row, column, Expected.ONE_COLUMN, item.code)
            columns.append((column, item))
        missing = set(self.questionnaire.codes) - {item.code for _, item in columns}
        for code in self.questionnaire.codes:
            if code in missing:
                self.table.note_missing(code)
        return columns

    def _used(self, items: ItemColumns) -> tuple[UsedColumn, ...]:
        codes = {column.index: item.code for column, item in items}
        return tuple(
            UsedColumn(
                cell_name(0, column.index)[:-1],
                column.heading,
                codes.get(column.index, column.meaning),
            )
            for column in self.table.headings.columns
        )

    # --- which rows are people --------------------------------------------------------------------

    def _data_rows(self, last: int) -> Iterator[int]:
        first = self.table.headings.row + 1
        columns = self.table.headings.columns
        for row in range(first, last):
            if row == first and self._numbers_the_columns(row):
                continue
            if any(not is_blank(self.table.at(row, column)) for column in columns):
                yield row

    def _numbers_the_columns(self, row: int) -> bool:
        """See the line "(1) (2) (3) …" that many tables have below their headings."""
        columns = self.table.headings.columns
        written = [shown(self.table.at(row, column)).strip("()") for column in columns]
        numbers = [
            int(text)
            for text in written
            if text.isascii() and text.isdigit() and len(text) <= MOST_NUMBER_LETTERS
        ]
        return len(numbers) == len(written) and all(b - a == 1 for a, b in pairwise(numbers))

    def _last_row(self) -> int:
        """Find where the totals begin: a row whose first words say so.

        What people wrote does not count: a suggestion may well begin with "Nilai".
        """
        written = {SERVICE, SUGGESTION, OCCUPATION}
        free = {c.index for c in self.table.headings.columns if c.meaning in written}
        for row in range(self.table.headings.row + 1, len(self.table.sheet.rows)):
            cells = enumerate(self.table.sheet.rows[row])
            texts = (plain(c) for index, c in cells if isinstance(c, str) and index not in free)
            first = next((text for text in texts if text), "")
            if first.split(" ")[0] in TOTALS:
                return row
        return len(self.table.sheet.rows)
