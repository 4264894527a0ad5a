"""Five awkward files of answers as offices have them, written as real workbooks."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

from prima.listen.surveys.rules.instruments import shipped
from prima.measure.indices.testing import rows_of

Cell = str | int | None
Line = Sequence[Cell]
SKM = shipped("skm-2017")
NAMES = [item.name.id for item in SKM.in_order]
TOTALS = ["Jumlah nilai per unsur", "NRR per unsur", "NRR tertimbang"]


def workbook(lines: Sequence[Line], merged: Sequence[tuple[str, str]] = ()) -> bytes:
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Rekap")
    for row, line in enumerate(lines):
        for column, cell in enumerate(line):
            if cell is not None:
                sheet.write(row, column, cell)
    for place, text in merged:
        sheet.merge_range(place, text)
    book.close()
    return bytes(out.getvalue())


def merged_headings() -> bytes:
    """Return a table with a title, headings over two merged rows, and totals below."""
    head: Line = ["No", "Jenis Kelamin", "Nilai unsur pelayanan", *[None] * 8]
    names: Line = [None, None, *(f"{code}. {name}" for code, name in enumerate(NAMES, start=1))]
    people = [[n, "LP"[n % 2], *row] for n, row in enumerate(rows_of(12), start=1)]
    return workbook(
        [
            ["PENGOLAHAN DATA SURVEI KEPUASAN MASYARAKAT PER RESPONDEN DAN PER UNSUR PELAYANAN"],
            [],
            head,
            names,
            [f"({n})" for n in range(1, 12)],
            *people,
            *([label, None, *[30] * 9] for label in TOTALS),
        ],
        merged=[("A1:K1", "PENGOLAHAN DATA"), ("A3:A4", "No"), ("C3:K3", "Nilai unsur pelayanan")],
    )


def answers_in_words() -> bytes:
    """Return what a web form exports: a time, whole questions in any order, words, a profile."""
    asked = list(reversed(SKM.in_order))
    said = [
        [
            datetime(2026, 3, 2 + n % 20, 9, 15).isoformat(" "),  # noqa: DTZ001 - a form says no zone
            ["Perempuan", "Laki - laki", "Wanita"][n % 3],
            ["SLTA/sederajat", "Sarjana (S1)", "D3"][n % 3],
            *(
                [item.labels.id[answer - 1].upper(), f"{answer}. {item.labels.id[answer - 1]}"][
                    n % 2
                ]
                for item, answer in zip(asked, reversed(row), strict=True)
                if answer is not None
            ),
        ]
        for n, row in enumerate(rows_of(12))
    ]
    questions = [f"{n}. {item.question.id}" for n, item in enumerate(asked, start=1)]
    return workbook([["Cap waktu", "Jenis kelamin", "Pendidikan terakhir", *questions], *said])


def scale_of_five() -> bytes:
    """Return answers from 1 to 5, all five of them in every column."""
    return workbook([NAMES, *([1 + (n + column) % 5 for column in range(9)] for n in range(20))])


def blank_rows() -> bytes:
    """Return a table with empty lines, empty cells, dashes, and a person who answered nothing."""
    people = [[n, *row] for n, row in enumerate(rows_of(12), start=1)]
    people[2][3], people[5][9] = None, "-"  # type: ignore[call-overload]  # a cell may hold anything
    nobody: Line = [99, *[None] * 9]
    return workbook(
        [["No. resp", *NAMES], [], *people[:5], [], [], nobody, *people[5:], [], ["-"] * 10]
    )


def two_services() -> bytes:
    """Return two tables one below the other, each titled by its service, each with its totals."""
    first, second = rows_of(12), rows_of(15, seed=2)
    return workbook(
        [
            ["Layanan: KTP elektronik"],
            ["No", *NAMES],
            *([n, *row] for n, row in enumerate(first, start=1)),
            [TOTALS[0], *[30] * 9],
            [],
            ["Layanan: Akta kelahiran"],
            ["No", *NAMES],
            *([n, *row] for n, row in enumerate(second, start=1)),
            [TOTALS[0], *[30] * 9],
        ]
    )
