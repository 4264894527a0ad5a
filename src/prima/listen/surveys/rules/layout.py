"""Which rows of a sheet are people, and which are headings, numbers of columns, titles or totals.

Law: two tables may stand one below the other, each of a service. So totals end a table only until
the headings stand there once more, and a title between them names the service of what follows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from prima.listen.surveys.rules.columns import OCCUPATION, SERVICE, SUGGESTION
from prima.listen.surveys.rules.findings import Expected
from prima.listen.surveys.rules.rows import Table
from prima.listen.surveys.rules.sheets import is_blank, plain, shown

TOTALS = ("jumlah", "jml", "total", "rata", "nrr", "nilai", "ikm", "skm", "indeks", "keterangan")
MOST_NUMBER_LETTERS = 2
TITLE_CELLS = 3
_TITLE = re.compile(
    r"(?:jenis |unit )?(?:layanan|pelayanan)\s*(?:yang diterima)?\s*[:=]\s*(?P<name>.+)",
    re.IGNORECASE,
)


@dataclass
class Layout:
    """A sheet as it is laid out. What was seen on the way is there when `people` has ended."""

    table: Table
    totals_from: int | None = None
    headings_again: list[int] = field(default_factory=list)

    def people(self) -> Iterator[tuple[int, int | None]]:
        """Return each row of a person, and the id of the service that its title names."""
        first, rows = self.table.headings.row + 1, len(self.table.sheet.rows)
        heading = self._plainly(self.table.headings.row)
        again = [row for row in range(first, rows) if self._plainly(row) == heading]
        service = self._titled_above() if again else None
        in_totals = False
        for row in range(first, rows):
            if row in again:
                in_totals = False
                self.headings_again.append(row + 1)
            elif self._title_at(row) is not None:
                service = self._service_at(row)
            elif self._begins_totals(row):
                in_totals = True
                self.totals_from = self.totals_from or row + 1
            elif not in_totals and not self._numbers_the_columns(row) and self._says_something(row):
                yield row, service

    def _says_something(self, row: int) -> bool:
        columns = self.table.headings.columns
        return any(not is_blank(self.table.at(row, column)) for column in columns)

    def _plainly(self, row: int) -> list[str]:
        """Return the plain texts of the columns that we read, to know headings again."""
        columns = self.table.headings.columns
        return [plain(shown(self.table.at(row, column), 120)) for column in columns]

    def _numbers_the_columns(self, row: int) -> bool:
        """See the line "(1) (2) (3) …" that many tables have below their headings."""
        if row - 1 not in (self.table.headings.row, *(again - 1 for again in self.headings_again)):
            return False
        columns = self.table.headings.columns
        written = [shown(self.table.at(row, column)).strip("()") for column in columns]
        numbers = [
            int(text)
            for text in written
            if text.isascii() and text.isdigit() and len(text) <= MOST_NUMBER_LETTERS
        ]
        return len(numbers) == len(written) and all(b - a == 1 for a, b in pairwise(numbers))

    def _begins_totals(self, row: int) -> bool:
        """See the row whose first words say so.

        What people wrote does not count: a suggestion may well begin with "Nilai".
        """
        written = {SERVICE, SUGGESTION, OCCUPATION}
        free = {c.index for c in self.table.headings.columns if c.meaning in written}
        cells = enumerate(self.table.sheet.rows[row])
        texts = (plain(c) for index, c in cells if isinstance(c, str) and index not in free)
        first = next((text for text in texts if text), "")
        return first.split(" ")[0] in TOTALS

    # --- titles that name a service ---------------------------------------------------------------

    def _titled_above(self) -> int | None:
        for row in reversed(range(self.table.headings.row)):
            if self._title_at(row) is not None:
                return self._service_at(row)
        return None

    def _title_at(self, row: int) -> tuple[int, str] | None:
        """Read a line such as "Layanan: KTP elektronik" that stands alone in its row."""
        cells = [
            (index, text)
            for index, cell in enumerate(self.table.sheet.rows[row])
            if (text := shown(cell, 200))
        ]
        if not cells or len(cells) > TITLE_CELLS:
            return None
        first, *rest = (text.strip(" :=") for _index, text in cells)
        title = f"{first}: {' '.join(rest)}" if any(rest) else cells[0][1]
        found = _TITLE.fullmatch(title)
        return (cells[-1][0], found["name"].strip()) if found else None

    def _service_at(self, row: int) -> int | None:
        index, name = self._title_at(row) or (0, "")
        try:
            return self.table.service_called(name)
        except ValueError:
            self.table.note_at(row, index, Expected.SERVICE, SERVICE)
            return None
