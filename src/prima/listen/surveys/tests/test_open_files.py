"""Whatever a file holds, opening it ends in sheets or in a refusal that says why."""

import random
import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest

from prima.listen.surveys.actions.opening import sheets_in
from prima.listen.surveys.rules.cells import answer_in
from prima.listen.surveys.rules.instruments import shipped
from prima.listen.surveys.rules.sheets import MOST_BYTES, Sheet, Trouble, Unreadable
from prima.listen.surveys.rules.workbooks import MOST_UNPACKED
from prima.listen.surveys.tests.spreadsheets import (
    NAMED,
    csv_of,
    raw_xlsx,
    sheet_xml,
    xlsx_of,
)

ROWS: list[list[object]] = [["No", *NAMED], [1, *[3] * 9]]


def trouble(content: bytes) -> Trouble:
    with pytest.raises(Unreadable) as refused:
        sheets_in(content)
    return refused.value.trouble


def only(content: bytes) -> Sheet:
    (sheet,) = sheets_in(content)
    return sheet


class TestWorkbooks:
    def test_begin_at_the_first_cell_so_that_places_have_their_names(self) -> None:
        sheet = only(xlsx_of([[], [], [None, "U1"], [None, 3]]))

        assert sheet.name == "Jawaban"
        assert sheet.rows == [[None, None], [None, None], [None, "U1"], [None, 3]]

    def test_keep_numbers_truths_and_days(self) -> None:
        sheet = only(xlsx_of([[1, 3.5, True, date(2026, 3, 2), datetime(2026, 3, 2, 9, 15), "a"]]))  # noqa: DTZ001 - spreadsheets know no zone

        assert sheet.rows[0] == [1, 3.5, True, date(2026, 3, 2), datetime(2026, 3, 2, 9, 15), "a"]  # noqa: DTZ001 - spreadsheets know no zone

    def test_give_the_value_of_a_formula_and_never_the_formula(self) -> None:
        sheet = only(xlsx_of([["U1"], ["=1+3"]]))

        assert sheet.rows[1] == [0]  # no spreadsheet has worked it out yet

    def test_leave_hidden_sheets_alone(self) -> None:
        assert [sheet.name for sheet in sheets_in(xlsx_of(ROWS, hidden_first=True))] == ["Jawaban"]

    def test_merged_headings_stand_in_their_first_cell(self) -> None:
        sheet = only(xlsx_of([], merged=[("B1:J1", "Unsur")]))

        assert sheet.rows[0][:2] == [None, "Unsur"]


class TestCsv:
    @pytest.mark.parametrize("separator", [";", ",", "\t"])
    def test_the_separator_is_found(self, separator: str) -> None:
        assert only(csv_of(ROWS, separator)).rows[1] == ["1", *["3"] * 9]

    @pytest.mark.parametrize(
        "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
    )
    def test_the_encoding_is_found(self, encoding: str) -> None:
        text = "U1;Saran\n3;Kafé dan résumé\n"

        assert only(text.encode(encoding)).rows == [["U1", "Saran"], ["3", "Kafé dan résumé"]]

    def test_quoted_cells_may_hold_separators_and_lines(self) -> None:
        content = b'U1;U2;Saran\n3;4;"a;b\nc ""d"""\n'

        assert only(content).rows[1] == ["3", "4", 'a;b\nc "d"']


class TestHostileFiles:
    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            pytest.param(b"", Trouble.EMPTY, id="nothing"),
            pytest.param(b" \n\t ", Trouble.EMPTY, id="blank"),
            pytest.param(b"x" * (MOST_BYTES + 1), Trouble.TOO_LARGE, id="too large"),
            pytest.param(b"PK\x03\x04", Trouble.DAMAGED, id="only a mark"),
            pytest.param(b"PK\x03\x04" + b"\x00" * 500, Trouble.DAMAGED, id="broken zip"),
            pytest.param(
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
                Trouble.OLD_EXCEL,
                id="old Excel",
            ),
            pytest.param(
                b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600,
                Trouble.LOCKED,
                id="locked",
            ),
            pytest.param(b"%PDF-1.7\n\x00\x01\x02", Trouble.NOT_A_TABLE, id="PDF"),
            pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Trouble.NOT_A_TABLE, id="PNG"),
            pytest.param(b"U1;U2\n\x81;\x8d\n", Trouble.STRANGE_TEXT, id="no encoding"),
            pytest.param(b"U1;U2\n3;\x004\n", Trouble.NOT_A_TABLE, id="NUL in text"),
            pytest.param(b"\xff\xfe\x00", Trouble.STRANGE_TEXT, id="half a UTF-16"),
            pytest.param(b"a;" * 5000 + b"\n", Trouble.NOT_A_TABLE, id="too wide"),
            pytest.param(b'"' + b"a" * 200_000, Trouble.NOT_A_TABLE, id="one endless cell"),
            pytest.param(b"3;3\n" * 30_000, Trouble.TOO_MANY_ROWS, id="too many rows"),
        ],
    )
    def test_are_refused_with_their_reason(self, content: bytes, expected: Trouble) -> None:
        assert trouble(content) is expected

    def test_a_zip_that_is_no_workbook(self) -> None:
        assert trouble(_zip({"readme.txt": b"hello"})) is Trouble.NOT_A_TABLE

    @pytest.mark.parametrize("part", ["content.xml", "xl/workbook.bin"])
    def test_other_spreadsheets_in_a_zip(self, part: str) -> None:
        assert trouble(_zip({part: b"..."})) is Trouble.OLD_EXCEL

    def test_a_sheet_that_unpacks_to_more_than_anybody_can_hold(self) -> None:
        assert trouble(raw_xlsx(b"0" * (MOST_UNPACKED + 1))) is Trouble.TOO_LARGE

    def test_a_bomb_that_lies_about_its_size(self) -> None:
        bomb = raw_xlsx(sheet_xml("<row/>") + b" " * (MOST_UNPACKED + 1))
        honest = (MOST_UNPACKED + 1 + len(sheet_xml("<row/>"))).to_bytes(4, "little")

        assert trouble(bomb.replace(honest, (100).to_bytes(4, "little"))) is Trouble.DAMAGED

    def test_a_thousand_parts(self) -> None:
        parts = {f"xl/media/{number}.png": b"" for number in range(1200)}

        assert trouble(raw_xlsx(sheet_xml(""), **parts)) is Trouble.TOO_LARGE

    @pytest.mark.parametrize(
        "cells",
        [
            '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
            '<row r="900000"><c r="CV900000"><v>1</v></c></row>',
        ],
    )
    def test_a_few_cells_that_stretch_over_a_whole_sheet(self, cells: str) -> None:
        # Five kilobytes that make the reader ask for half a terabyte: it dies, and we do not.
        first = '<row r="1"><c r="A1"><v>1</v></c></row>'

        assert trouble(raw_xlsx(sheet_xml(first + cells))) in {
            Trouble.TOO_LARGE,
            Trouble.TOO_MANY_ROWS,
        }

    def test_a_hundred_thousand_rows(self) -> None:
        rows = "".join(f'<row r="{n}"><c r="A{n}"><v>3</v></c></row>' for n in range(1, 100_001))

        assert trouble(raw_xlsx(sheet_xml(rows))) is Trouble.TOO_MANY_ROWS

    def test_one_long_text_that_is_pointed_at_ten_thousand_times(self) -> None:
        cells = "".join(
            f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{"x" * 3000}</t></is></c></row>'
            for n in range(1, 18_000)
        )

        assert trouble(raw_xlsx(sheet_xml(cells))) is Trouble.TOO_LARGE

    def test_entities_that_grow(self) -> None:
        laughs = (
            b'<!DOCTYPE z [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
            + sheet_xml('<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>')
        )

        try:
            found = str(sheets_in(raw_xlsx(laughs)))
        except Unreadable:
            return
        assert "haha" not in found

    def test_paths_that_lead_out_of_the_file(self) -> None:
        content = raw_xlsx(sheet_xml(""), **{"../../etc/passwd": b"x", "/abs": b"x"})

        assert only(content).rows == []

    def test_numbers_and_texts_that_are_too_much(self) -> None:
        big = "9" * 400
        content = raw_xlsx(
            sheet_xml(
                f'<row r="1"><c r="A1"><v>{big}</v></c><c r="B1"><v>1e400</v></c>'
                '<c r="C1" t="inlineStr"><is><t>a_x0000_b</t></is></c>'
                '<c r="D1" t="e"><v>#DIV/0!</v></c><c r="E1" t="b"><v>1</v></c></row>'
            )
        )

        *too_much, last = only(content).rows[0]

        assert last is True
        for cell in too_much:
            with pytest.raises(ValueError):  # noqa: PT011 - any refusal will do
                answer_in(cell, shipped("skm-2017").items[0])

    def test_a_workbook_cut_or_turned_anywhere(self) -> None:
        whole = xlsx_of(ROWS)
        chance = random.Random(6)  # noqa: S311 - repeatable, not secret
        for _ in range(12):
            place = chance.randrange(len(whole))
            turned = bytearray(whole)
            turned[place] ^= 1 << chance.randrange(8)
            for content in (bytes(turned), whole[:place]):
                try:
                    assert isinstance(sheets_in(content), list)
                except Unreadable:
                    continue


def _zip(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()
