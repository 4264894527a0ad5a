"""A .csv file, however the office's spreadsheet wrote it, becomes a sheet."""

import codecs
import csv
from io import StringIO

from prima.listen.surveys.rules.sheets import MOST_ROWS, Cell, Sheet, Trouble, Unreadable

DELIMITERS = ";,\t|"
SAMPLE_LINES = 40
MOST_COLUMNS = 200
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def separated_sheet(content: bytes) -> Sheet:
    """Read text with columns. Raises Unreadable."""
    text = _decoded(content)
    if "\x00" in text:
        raise Unreadable(Trouble.NOT_A_TABLE)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
    rows: list[list[Cell]] = []
    try:
        for row in reader:
            if len(row) > MOST_COLUMNS:
                raise Unreadable(Trouble.NOT_A_TABLE)
            if len(rows) > 2 * MOST_ROWS:
                raise Unreadable(Trouble.TOO_MANY_ROWS)
            rows.append([*row])
    except csv.Error as broken:
        raise Unreadable(Trouble.NOT_A_TABLE) from broken
    return Sheet("CSV", rows)


def _decoded(content: bytes) -> str:
    """Try what spreadsheets write: a byte order mark, UTF-8, UTF-16 without one, Windows."""
    named = [encoding for mark, encoding in MARKS if content.startswith(mark)]
    sample = content[:2000]
    if not named and sample[1::2].count(0) > len(sample) // 4:
        named = ["utf-16-le"]
    if not named and sample[::2].count(0) > len(sample) // 4:
        named = ["utf-16-be"]
    for encoding in named or ["utf-8", "cp1252"]:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(Trouble.STRANGE_TEXT)


def _delimiter(text: str) -> str:
    """Take the one that cuts the first lines into the most columns, most alike."""
    lines = [line for line in text.splitlines()[:SAMPLE_LINES] if line.strip()]

    def worth(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in lines]
        steady = max((counts.count(count) * count for count in set(counts)), default=0)
        return steady, sum(counts)

    return max(DELIMITERS, key=worth)
