"""What a sheet of answers says. The rules alone: no database."""

import json
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.listen.surveys.rules.cells import answer_in, day_in, hour_in
from prima.listen.surveys.rules.codes import AgeBand, Education, HourBand, Occupation, Sex
from prima.listen.surveys.rules.findings import Expected, Reading
from prima.listen.surveys.rules.instruments import Item, ItemOrder, shipped
from prima.listen.surveys.rules.profiles import age_in, education_in, occupation_in, sex_in
from prima.listen.surveys.rules.reading import read_answers
from prima.listen.surveys.rules.sheets import Cell, Sheet, Trouble, Unreadable
from prima.listen.surveys.tests.spreadsheets import NAMED, NUMBERED

SKM = shipped("skm-2017")
IKM = shipped("ikm-2004")
TODAY = date(2026, 11, 20)
NINE = time(9, 0)
ITEMS = {item.code: item for item in SKM.items}
FORM = [item.question.id for item in SKM.in_questionnaire]


def read(
    *rows: list[Cell], order: ItemOrder | None = None, services: dict[str, int] | None = None
) -> Reading:
    sheet = Sheet("Data", list(rows))
    return read_answers([sheet], SKM, today=TODAY, services=services or {}, order=order)


def bad(reading: Reading) -> list[tuple[str, str, Expected]]:
    return [(problem.cell, problem.found, problem.expected) for problem in reading.problems]


class TestWhichColumnIsWhich:
    @pytest.mark.parametrize(
        "headings",
        [
            NAMED,
            ["U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8 (Pengaduan)", "U9 (Sarana)"],
            [f"{item.number}. {item.name.id}" for item in SKM.in_order],
            [f"UNSUR {item.number} {item.name.id.upper()}" for item in SKM.in_order],
            [item.question.id for item in SKM.in_order],
            [
                *("Persyaratan", "Prosedur", "Waktu", "Biaya/Tarif", "Produk", "Kompetensi"),
                *("Perilaku", "Penanganan Pengaduan, Saran & Masukan", "Sarana dan Prasarana"),
            ],
        ],
    )
    def test_is_found_by_number_name_or_question(self, headings: list[Cell]) -> None:
        found = read(headings, [1, 2, 3, 4, 1, 2, 3, 4, 1])

        assert tuple(column.meaning for column in found.columns) == SKM.codes
        assert list(found.respondents[0].answers.values()) == [1, 2, 3, 4, 1, 2, 3, 4, 1]
        assert not found.problems
        assert not found.order_asked

    def test_may_come_in_any_order_between_other_columns(self) -> None:
        headings: list[Cell] = ["Nama", *reversed(FORM), "NIK", "Stempel waktu", "Kritik dan saran"]

        found = read(headings, ["Sari", *[3] * 9, "3374", "20/11/2026 9:15:03", "Nilai bagus"])

        assert found.unused == ("Nama", "NIK")
        assert found.respondents[0].on == TODAY
        assert found.respondents[0].suggestion == "Nilai bagus"
        assert "Sari" not in str(found.as_dict())
        assert "3374" not in str(found.as_dict())

    def test_reads_the_form_of_2004_with_its_own_items(self) -> None:
        sheet = Sheet("IKM", [[item.name.id for item in IKM.in_order], [3] * 14])

        found = read_answers([sheet], IKM, today=TODAY, services={})

        assert tuple(column.meaning for column in found.columns) == IKM.codes

    def test_finds_headings_below_a_title_and_merged_cells(self) -> None:
        found = read(
            ["REKAP SURVEI KEPUASAN MASYARAKAT"],
            [],
            ["No", "Jenis kelamin", "NILAI UNSUR PELAYANAN", None, None, None, None],
            [None, None, *NAMED],
            ["(1)", "(2)", *[f"({number})" for number in range(3, 12)]],
            [1, "L", *[4] * 9],
        )

        assert len(found.respondents) == 1
        assert found.respondents[0].row == 6
        assert found.respondents[0].profile == {"sex": "MALE"}
        assert not found.problems

    def test_names_a_column_that_is_missing_or_there_twice(self) -> None:
        found = read([*NAMED[:8], "Waktu pelayanan"], [3] * 9)

        assert bad(found) == [
            ("", "", Expected.COLUMN),
            ("I1", "Waktu pelayanan", Expected.ONE_COLUMN),
        ]
        assert found.problems[0].about == "FACILITIES"
        assert all(problem.blocks for problem in found.problems)

    def test_says_which_other_sheets_were_not_read(self) -> None:
        sheets = [
            Sheet("Sampul", [["SKM"]]),
            Sheet("Data", [[*NAMED], [3] * 9]),
            Sheet("Grafik", []),
        ]

        found = read_answers(sheets, SKM, today=TODAY, services={})

        assert (found.sheet, found.other_sheets) == ("Data", ("Sampul", "Grafik"))

    def test_refuses_a_sheet_without_headings_or_without_answers(self) -> None:
        with pytest.raises(Unreadable) as nameless:
            read([1, 2, 3, 4, 1, 2, 3, 4, 1], [3] * 9)
        with pytest.raises(Unreadable) as empty:
            read([*NAMED], [], [None] * 9)

        assert nameless.value.trouble is Trouble.NO_HEADINGS
        assert empty.value.trouble is Trouble.NO_ANSWERS


class TestTheTrapOfU8AndU9:
    answers = (4, 4, 4, 4, 4, 4, 4, 1, 2)

    def test_is_asked_when_only_numbers_name_them(self) -> None:
        found = read([*NUMBERED], [*self.answers])

        assert found.order_asked
        assert found.respondents[0].answers["COMPLAINTS"] == 1

    def test_the_other_order_gives_the_other_unsur(self) -> None:
        read_as_listed = read([*NUMBERED], [*self.answers]).respondents[0].answers
        meant = SKM.in_other_order(read_as_listed)

        assert (meant["FACILITIES"], meant["COMPLAINTS"]) == (1, 2)
        found = read([*NUMBERED], [*self.answers], order=ItemOrder.QUESTIONNAIRE)
        assert found.respondents[0].answers == meant
        assert not found.order_asked

    def test_is_settled_by_the_words_of_the_answers(self) -> None:
        words: list[Cell] = [*[3] * 7, "Sangat baik", "Dikelola dengan baik"]

        found = read([*NUMBERED], words, [*[3] * 7, "Buruk", "Tidak ada"])

        assert not found.order_asked
        assert not found.problems
        assert found.respondents[0].answers["FACILITIES"] == 4
        assert found.respondents[1].answers["COMPLAINTS"] == 1

    @pytest.mark.parametrize(
        ("headings", "codes"),
        [
            (["U8", "Pengaduan"], ("FACILITIES", "COMPLAINTS")),
            (["U8", "Sarana"], ("COMPLAINTS", "FACILITIES")),
            (["Pengaduan", "U9"], ("COMPLAINTS", "FACILITIES")),
            (["Sarana", "U9"], ("FACILITIES", "COMPLAINTS")),
        ],
    )
    def test_is_settled_where_one_of_them_is_named(
        self, headings: list[Cell], codes: tuple[str, str]
    ) -> None:
        found = read([*NUMBERED[:7], *headings], [*self.answers])

        assert tuple(column.meaning for column in found.columns)[7:] == codes
        assert not found.order_asked
        assert not found.problems


class TestAnswers:
    speed = ITEMS["TIME"]

    @pytest.mark.parametrize(
        ("cell", "answer"),
        [
            (1, 1),
            (4.0, 4),
            (" 3 ", 3),
            ("2,0", 2),
            ("Sangat cepat", 4),
            ("SANGAT  CEPAT.", 4),
            ("Very fast", 4),
            ("d. Sangat cepat", 4),
            ("3 - Cepat", 3),
            ("B", 2),
            (None, None),
            ("", None),
            (" - ", None),
        ],
    )
    def test_are_numbers_letters_or_the_words_of_the_form(
        self, cell: Cell, answer: int | None
    ) -> None:
        assert answer_in(cell, self.speed) == answer

    @pytest.mark.parametrize(
        "cell",
        [
            *(0, 5, -1, 3.5, 1e300, float("nan"), float("inf"), 10**40, True, False, TODAY, NINE),
            *("empat", "0", "5", "3.5", "44", "1e0", "=1+3", "@SUM(A1)", "4 4", "9" * 5000),
            *("Sangat mahal", "c. Sangat cepat", "e. Cepat", "\u0663", "\uff13"),
        ],
    )
    def test_are_nothing_else(self, cell: Cell) -> None:
        with pytest.raises(ValueError):  # noqa: PT011 - any refusal will do; none may be another error
            answer_in(cell, self.speed)

    @given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.dates()))
    def test_never_break_whatever_stands_there(self, cell: Cell) -> None:
        try:
            answer = answer_in(cell, self.speed)
        except ValueError:
            return
        assert answer in {1, 2, 3, 4, None}

    @pytest.mark.parametrize("item", [*SKM.items, *IKM.items])
    def test_every_label_of_every_form_is_understood(self, item: Item) -> None:
        for labels in (item.labels.id, item.labels.en, *zip(*(item.also or ()), strict=True)):
            assert [answer_in(label, item) for label in labels] == [1, 2, 3, 4]

    def test_bad_ones_are_named_one_by_one(self) -> None:
        found = read(
            ["No", *NAMED],
            [1, *[3] * 9],
            [2, 0, 5, 3.5, "empat", None, True, "Sangat mahal", "x" * 90, 4],
        )

        assert bad(found) == [
            ("B3", "0", Expected.ANSWER),
            ("C3", "5", Expected.ANSWER),
            ("D3", "3.5", Expected.ANSWER),
            ("E3", "empat", Expected.ANSWER),
            ("G3", "True", Expected.ANSWER),
            ("H3", "Sangat mahal", Expected.ANSWER),
            ("I3", "x" * 40, Expected.ANSWER),
        ]
        assert found.problems[3].about == "COST"

    def test_blanks_of_paper_forms_stay_blank(self) -> None:
        found = read([*NAMED], [3, None, "", "-", 3, 3, 3, 3, 3], [None] * 9, [4] * 9)

        assert not found.problems
        assert list(found.respondents[0].answers.values())[:4] == [3, None, None, None]
        assert [person.row for person in found.respondents] == [2, 4]

    def test_rows_that_say_something_but_answer_nothing_are_named(self) -> None:
        found = read(["Usia", *NAMED], [30, *[3] * 9], [40, *[None] * 9])

        assert found.rows_without_answers == (3,)

    def test_totals_below_the_table_are_not_people(self) -> None:
        found = read(
            ["No", *NAMED],
            [1, *[3] * 9],
            ["Jumlah Nilai /Unsur", *[138] * 9],
            ["NRR / unsur", *[2.8] * 9],
        )

        assert len(found.respondents) == 1
        assert found.totals_from == 3
        assert not found.problems

    def test_a_suggestion_that_begins_like_totals_ends_nothing(self) -> None:
        found = read(
            [*NAMED, "Saran"], [*[3] * 9, "Nilai plus untuk loket"], [*[4] * 9, "Total puas"]
        )

        assert len(found.respondents) == 2
        assert found.totals_from is None

    def test_give_up_when_everything_is_bad(self) -> None:
        nonsense: list[Cell] = ["?"] * 9

        with pytest.raises(Unreadable) as hopeless:
            read([*NAMED], *([nonsense] * 300))

        assert hopeless.value.trouble is Trouble.TOO_MANY_PROBLEMS


class TestDays:
    @pytest.mark.parametrize(
        "cell",
        [
            date(2026, 3, 2),
            datetime(2026, 3, 2, 23, 59),  # noqa: DTZ001 - spreadsheets know no zone
            "2026-03-02",
            "2026-03-02T08:00:00",
            "2/3/2026",
            "02-03-2026",
            "2.3.2026",
            "02/03/2026 14:05:00",
            "2 Maret 2026",
            "Senin, 2 Maret 2026",
            "2 Mar 2026",
        ],
    )
    def test_are_read_the_indonesian_way_round(self, cell: Cell) -> None:
        assert day_in(cell, TODAY) == date(2026, 3, 2)

    @pytest.mark.parametrize(
        "cell",
        [
            *(46000, 4.5, True, date(2027, 1, 1), "11/20/2026", "31/2/2026", "21/11/2026"),
            *("kemarin", "1/1/1899", "2 Foo 2026", "9999999999/1/1", "0/0/0000", "2026-13-45"),
        ],
    )
    def test_are_nothing_else(self, cell: Cell) -> None:
        with pytest.raises(ValueError):  # noqa: PT011 - any refusal will do
            day_in(cell, TODAY)

    def test_a_bad_one_blocks_and_is_named(self) -> None:
        found = read(["Tanggal", *NAMED], ["31/2/2026", *[3] * 9])

        assert bad(found) == [("A2", "31/2/2026", Expected.DAY)]
        assert found.problems[0].blocks


class TestTheRestOfTheForm:
    @pytest.mark.parametrize(
        ("cell", "band"),
        [
            ("08.00 - 12.00", HourBand.MORNING),
            ("13.00-17.00", HourBand.AFTERNOON),
            (time(9, 0), HourBand.MORNING),
            ("14:30", HourBand.AFTERNOON),
            (datetime(2026, 3, 2, 15, 0), HourBand.AFTERNOON),  # noqa: DTZ001 - see above
        ],
    )
    def test_the_hour_is_one_of_two_bands(self, cell: Cell, band: HourBand) -> None:
        assert hour_in(cell) is band

    @pytest.mark.parametrize("cell", ["siang", "25.00", "99", True])
    def test_other_hours_are_refused(self, cell: Cell) -> None:
        with pytest.raises(ValueError):  # noqa: PT011 - any refusal will do
            hour_in(cell)

    @pytest.mark.parametrize(
        ("cell", "sex"),
        [("L", Sex.MALE), ("Laki-laki", Sex.MALE), ("P", Sex.FEMALE), ("Wanita", Sex.FEMALE)],
    )
    def test_sex(self, cell: str, sex: Sex) -> None:
        assert sex_in(cell) is sex

    @pytest.mark.parametrize(
        ("cell", "band"),
        [
            (17, AgeBand.TO_20),
            ("34 th", AgeBand.TO_40),
            ("21 - 30 tahun", AgeBand.TO_30),
            ("> 60", AgeBand.OVER_60),
            ("di atas 50 tahun", AgeBand.TO_60),
            ("< 20", AgeBand.TO_20),
        ],
    )
    def test_an_age_becomes_ten_years(self, cell: Cell, band: AgeBand) -> None:
        assert age_in(cell) is band

    @pytest.mark.parametrize("cell", ["dewasa", 3, 400, "", True])
    def test_other_ages_are_refused(self, cell: Cell) -> None:
        with pytest.raises(ValueError):  # noqa: PT011 - any refusal will do
            age_in(cell)

    @pytest.mark.parametrize(
        ("cell", "education"),
        [
            ("SD", Education.PRIMARY),
            ("Tidak Sekolah", Education.PRIMARY),
            ("SMP/MTs", Education.JUNIOR),
            ("SLTA Sederajat", Education.SENIOR),
            ("D-III", Education.DIPLOMA),
            ("D3", Education.DIPLOMA),
            ("S1", Education.BACHELOR),
            ("Sarjana", Education.BACHELOR),
            ("S-2", Education.MASTER),
            ("S3 / Doktor", Education.DOCTOR),
        ],
    )
    def test_education(self, cell: str, education: Education) -> None:
        assert education_in(cell) is education

    @pytest.mark.parametrize(
        ("cell", "occupation"),
        [
            ("PNS", Occupation.CIVIL_SERVANT),
            ("ASN", Occupation.CIVIL_SERVANT),
            ("TNI", Occupation.MILITARY),
            ("Polri", Occupation.POLICE),
            ("Karyawan Swasta", Occupation.PRIVATE),
            ("Wiraswasta", Occupation.SELF_EMPLOYED),
            ("Petani", Occupation.OTHER),
        ],
    )
    def test_occupation(self, cell: str, occupation: Occupation) -> None:
        assert occupation_in(cell) is occupation

    def test_what_is_not_understood_is_named_and_left_empty(self) -> None:
        found = read(["JK", "Pendidikan", "Jam", *NAMED], ["?!x", "Pondok", "siang", *[3] * 9])

        assert [(p.cell, p.expected) for p in found.problems] == [
            ("A2", Expected.PROFILE),
            ("B2", Expected.PROFILE),
            ("C2", Expected.HOUR),
        ]
        assert not any(problem.blocks for problem in found.problems)
        assert found.respondents[0].profile == {}

    def test_a_service_is_known_by_name_and_an_unknown_one_blocks(self) -> None:
        found = read(
            ["Jenis layanan", *NAMED],
            ["Poli  GIGI", *[3] * 9],
            [None, *[3] * 9],
            ["Poli mata", *[3] * 9],
            services={"poli gigi": 7},
        )

        assert [person.service_id for person in found.respondents] == [7, None, None]
        assert bad(found) == [("A4", "Poli mata", Expected.SERVICE)]

    def test_a_long_suggestion_is_cut_and_named(self) -> None:
        found = read([*NAMED, "Saran"], [*[3] * 9, "a\x00b\u202e" + "c" * 1500])

        assert found.respondents[0].suggestion == "ab" + "c" * 998
        assert bad(found)[0][2] is Expected.SHORTER


def test_a_reading_survives_being_json() -> None:
    found = read(
        ["Tanggal", "JK", "Usia", *NAMED, "Saran"],
        ["2/3/2026", "P", 30, *[3] * 9, "Baik"],
        ["x", "?", "?", *[9] * 9, ""],
    )

    assert Reading.from_dict(json.loads(json.dumps(found.as_dict()))) == found
