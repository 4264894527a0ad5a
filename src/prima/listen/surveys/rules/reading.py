"""What a sheet of answers says: its respondents, and every cell that cannot be what it should be.

A cell that cannot be an answer, a day or a service blocks the import: nothing is guessed and no
row is dropped in silence. Something a respondent said about themselves that is not understood is
named too, and left empty. Nothing else of the sheet is kept, so names and numbers of people that
stand in it never reach the database.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from prima.listen.surveys.rules.cells import labels_of
from prima.listen.surveys.rules.choices import Choices, FileScale
from prima.listen.surveys.rules.columns import (
    Column,
    Sure,
    find_headings,
    item_numbered,
)
from prima.listen.surveys.rules.findings import Expected, ReadColumn, Reading, Respondent
from prima.listen.surveys.rules.instruments import Item, ItemOrder, Questionnaire
from prima.listen.surveys.rules.layout import Layout
from prima.listen.surveys.rules.rows import FIVE, Answering, ItemColumns, Table
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
from prima.listen.surveys.rules.wordings import wording_of

FIVES = ("5", "e")


def read_answers(
    sheets: list[Sheet],
    questionnaire: Questionnaire,
    *,
    today: date,
    services: Mapping[str, int] | None,
    said: Mapping[str, Choices] | None = None,
    order: ItemOrder | None = None,
    scale: FileScale | None = None,
) -> Reading:
    """Read the first sheet that names the items. Raises Unreadable when there is none.

    `services` maps what a service is called, in plain letters, to its id; None takes every name
    for a service. `said` holds what was said about files with the same headings before; `order`
    and `scale` are what is said now.
    """
    for sheet in sheets:
        headings = find_headings(sheet, questionnaire, said)
        if headings is not None:
            others = tuple(other.name for other in sheets if other is not sheet)
            choices = headings.choices or Choices()
            table = Table(sheet, headings, today, services)
            reader = _Reader(table, questionnaire, scale or choices.scale)
            return reader.read(others, order or choices.order)
    raise Unreadable(Trouble.NO_HEADINGS)


@dataclass
class _Reader:
    table: Table
    questionnaire: Questionnaire
    scale: FileScale
    empty: list[int] = field(default_factory=list)

    def read(self, others: tuple[str, ...], order: ItemOrder | None) -> Reading:
        order = order or self._order_by_names() or self._order_by_labels()
        items = self._items_by_column(order or ItemOrder.REGULATION)
        layout = Layout(self.table)
        rows = list(layout.people())
        answering = self._answering(items, [row for row, _service in rows])
        is_asked = answering.points == FIVE and self.scale is FileScale.OFFICIAL
        if is_asked:
            self._note_scale(items, [row for row, _service in rows])
        respondents = list(self._respondents(rows, items, answering))
        if not respondents:
            raise Unreadable(Trouble.NO_ANSWERS)
        return Reading(
            sheet=self.table.sheet.name,
            other_sheets=others,
            signature=self.table.headings.signature,
            columns=self._columns(items),
            left_out=tuple(_read_as(column, "") for column in self.table.headings.unused),
            respondents=tuple(respondents),
            problems=self.table.problems,
            rows_without_answers=tuple(self.empty),
            totals_from=layout.totals_from,
            order_asked=order is None and bool(self._moving_columns()),
            scale=self.scale,
            scale_asked=is_asked,
            headings_again=tuple(layout.headings_again),
            services=tuple(self.table.names),
        )

    def _respondents(
        self, rows: list[tuple[int, int | None]], items: ItemColumns, answering: Answering
    ) -> Iterator[Respondent]:
        for count, (row, service_id) in enumerate(rows):
            if count >= MOST_ROWS:
                raise Unreadable(Trouble.TOO_MANY_ROWS)
            if all(is_blank(self.table.at(row, column)) for column, _ in items):
                self.empty.append(row + 1)
            else:
                yield self.table.respondent(row, items, answering, service_id)

    # --- what the answers mean --------------------------------------------------------------------

    def _answering(self, items: ItemColumns, rows: list[int]) -> Answering:
        """Find out how many answers the form had. Five of them need somebody to say their worth."""
        wording = wording_of((item, self._words_below(column, rows)) for column, item in items)
        has_words_of_five = wording is not None and wording.points == FIVE
        with_fives = sum(any(True for _ in self._fives(column, rows)) for column, _item in items)
        is_five = has_words_of_five or 2 * with_fives >= max(len(items), 2)
        if is_five and wording and not has_words_of_five:
            wording = None
        chosen = self.scale is not FileScale.OFFICIAL
        return Answering(FIVE if is_five or chosen else 4, wording, self.scale)

    def _fives(self, column: Column, rows: list[int]) -> Iterator[int]:
        for row in rows:
            cell = self.table.at(row, column)
            if not isinstance(cell, bool) and shown(cell).lower()[:2].rstrip(" .):=-") in FIVES:
                yield row

    def _note_scale(self, items: ItemColumns, rows: list[int]) -> None:
        """Name the first cell that only a scale of five can hold, or the first answer."""
        for column, item in items:
            for row in self._fives(column, rows):
                self.table.note(row, column, Expected.SCALE, item.code)
                return
        column, item = items[0]
        self.table.note(rows[0], column, Expected.SCALE, item.code)

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

    def _words_below(self, column: Column, rows: list[int] | None = None) -> set[str]:
        if rows is None:
            rows = list(range(self.table.headings.row + 1, len(self.table.sheet.rows)))
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

    def _columns(self, items: ItemColumns) -> tuple[ReadColumn, ...]:
        meant: dict[int, Item] = {column.index: item for column, item in items}
        return tuple(
            _read_as(column, meant[column.index].code if column.index in meant else column.meaning)
            for column in self.table.headings.columns
        )


def _read_as(column: Column, meaning: str) -> ReadColumn:
    letters = cell_name(0, column.index)[:-1]
    sure = column.sure if meaning else Sure.NAMED
    return ReadColumn(column.index, letters, column.heading, meaning, sure)
