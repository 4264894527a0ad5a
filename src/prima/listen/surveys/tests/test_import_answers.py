import json
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from prima.deliver.queues.testing import a_service
from prima.foundation.journal.models import Entry
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM, a_unit
from prima.kernel.satisfaction.indices import index
from prima.listen.surveys.actions import (
    AlreadyImported,
    BadCellsLeft,
    ImpossibleDay,
    NoReason,
    NotNow,
    OrderNotSaid,
    UnreadableFile,
    confirm_import,
    discard_import,
    preview_import,
    retally,
    undo_import,
)
from prima.listen.surveys.models import Batch, Instrument, Response, Tally
from prima.listen.surveys.queries import (
    PreviewOver,
    batches_of,
    instrument_known_as,
    moments_of,
    preview_of,
)
from prima.listen.surveys.rules.codes import BatchState, Channel
from prima.listen.surveys.rules.instruments import ItemOrder
from prima.listen.surveys.testing import an_instrument, answers
from prima.listen.surveys.tests.spreadsheets import NAMED, NUMBERED, csv_of, xlsx_of
from prima.promise.standards.models import Service

pytestmark = pytest.mark.django_db

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
SEKADAU = "skm-sekadau-2019-s1"
END_OF_HALF_YEAR = date(2019, 6, 30)
GOOD = csv_of([NAMED, [3] * 9, [4] * 9])
A_DAY = timedelta(days=1)


def read(unit: Unit, content: bytes = GOOD, name: str = "a.csv", **given: Any) -> Batch:  # noqa: ANN401 - whatever the action takes
    known: dict[str, Any] = {
        "channel": Channel.PAPER,
        "answered_on": date(2026, 3, 1),
        "at": MONDAY_9AM,
    }
    return preview_import(unit, name, content, **(known | given))


class TestTheFortyNineOfSekadau:
    @pytest.mark.parametrize("kind", ["xlsx", "csv"])
    def test_give_the_index_that_their_rows_give(
        self, puskesmas: Unit, skm: Instrument, kind: str
    ) -> None:
        content = (EXAMPLES / f"{SEKADAU}.{kind}").read_bytes()

        batch = read(puskesmas, content, f"{SEKADAU}.{kind}", answered_on=END_OF_HALF_YEAR)
        confirm_import(batch, at=MONDAY_9AM, order=ItemOrder.REGULATION)

        found = moments_of(puskesmas, date(2019, 1, 1), date(2019, 7, 1))
        measured = index(found, skm.scoring)
        sums = [found.available(code).total for code, _weight in skm.weights]
        assert found.respondents == found.n == 49
        assert sums == [138, 139, 150, 177, 159, 163, 161, 143, 159]
        assert round(float(measured.value), 4) == 78.7415
        assert measured.value == Fraction(25 * sum(sums), 49 * 9)
        assert measured.grade.letter == "B"

    def test_are_the_same_people_in_both_files(self, puskesmas: Unit, skm: Instrument) -> None:
        first, second = (
            preview_of(
                read(puskesmas, (EXAMPLES / f"{SEKADAU}.{kind}").read_bytes()), MONDAY_9AM
            ).respondents
            for kind in ("xlsx", "csv")
        )

        assert [person.answers for person in first] == [person.answers for person in second]
        assert list(first[0].answers) == [code for code, _weight in skm.weights]


class TestPreview:
    def test_counts_nothing_yet(self, service: Service, budi: Person) -> None:
        batch = read(service.unit, by=budi)

        assert (batch.state, batch.respondents, batch.read_by) == (BatchState.PREVIEW, 2, budi)
        assert not Response.objects.exists()
        assert not Tally.objects.exists()
        assert Entry.objects.get(verb="batch.read").by == budi

    def test_keeps_only_what_the_form_asks(self, service: Service) -> None:
        rows = [["Nama", "NIK", *NAMED], ["Sari Dewi", "3374010101010001", *[3] * 9]]

        batch = read(service.unit, csv_of(rows))

        kept = json.dumps(batch.content)
        assert "Sari" not in kept
        assert "3374010101010001" not in kept

    def test_cleans_the_name_of_the_file(self, service: Service) -> None:
        batch = read(service.unit, name="../../etc/\x00pass\u202ewd.csv" + "x" * 400)

        assert batch.file_name.startswith("passwd.csv")
        assert len(batch.file_name) == 120

    def test_refuses_a_file_that_holds_no_answers(self, service: Service) -> None:
        with pytest.raises(UnreadableFile) as refused:
            read(service.unit, b"hello")

        assert refused.value.status == 422
        assert not Batch.objects.exists()

    def test_refuses_a_day_that_is_still_to_come(self, service: Service) -> None:
        with pytest.raises(ImpossibleDay):
            read(service.unit, answered_on=date(2026, 3, 3))

    def test_takes_answers_to_the_older_form_too(self, puskesmas: Unit) -> None:
        an_instrument(puskesmas, "ikm-2004")
        ikm = instrument_known_as("IKM", "2004")
        rows = [[f"U{number}" for number in range(1, 15)], [3] * 14]

        batch = read(puskesmas, csv_of(rows), instrument=ikm)
        confirm_import(batch, at=MONDAY_9AM)

        assert Response.objects.get().instrument == ikm


class TestConfirm:
    def test_counts_every_answer_under_its_own_day_service_and_profile(
        self, service: Service
    ) -> None:
        other = a_service(service.unit, "farmasi")
        rows = [
            ["Tanggal", "Jam", "Layanan", "JK", "Usia", *NAMED, "Saran"],
            ["5/1/2026", "09.00", other.name, "P", 34, *[4] * 9, "Tambah kursi"],
            ["", "", "", "", "", *[2] * 9, ""],
        ]

        batch = read(service.unit, csv_of(rows), service=service, channel=Channel.IMPORT)
        confirm_import(batch, at=MONDAY_9AM)

        said = Response.objects.get(service=other)
        assert (said.answered_on, said.hour_band) == (date(2026, 1, 5), "MORNING")
        assert (said.sex, said.age_band, said.suggestion) == ("FEMALE", "TO_40", "Tambah kursi")
        unsaid = Response.objects.get(service=service)
        assert (unsaid.answered_on, unsaid.sex) == (date(2026, 3, 1), "")
        assert {response.channel for response in (said, unsaid)} == {"IMPORT"}
        assert retally(service.unit, Instrument.objects.get(), at=MONDAY_9AM) == 0

    def test_keeps_no_copy_of_the_file(self, service: Service, budi: Person) -> None:
        batch = confirm_import(read(service.unit), at=MONDAY_9AM, by=budi)

        assert (batch.state, batch.content) == (BatchState.CONFIRMED, {})
        assert batch.confirmed_by == budi
        assert Entry.objects.get(verb="batch.confirmed").subject == f"batch:{batch.uuid}"

    def test_refuses_while_a_cell_is_bad_and_keeps_nothing(self, service: Service) -> None:
        batch = read(service.unit, csv_of([NAMED, [3] * 9, [*[3] * 8, 5]]))

        with pytest.raises(BadCellsLeft):
            confirm_import(batch, at=MONDAY_9AM)

        assert not Response.objects.exists()
        assert not Tally.objects.exists()

    def test_needs_to_be_told_what_u8_and_u9_are(self, service: Service) -> None:
        batch = read(service.unit, csv_of([NUMBERED, [3, 3, 3, 3, 3, 3, 3, 1, 4]]))

        with pytest.raises(OrderNotSaid):
            confirm_import(batch, at=MONDAY_9AM)
        confirm_import(batch, at=MONDAY_9AM, order=ItemOrder.QUESTIONNAIRE)

        given = Response.objects.get().answers
        assert (given["FACILITIES"], given["COMPLAINTS"]) == (1, 4)

    def test_an_order_changes_nothing_where_names_say_it(self, service: Service) -> None:
        batch = read(service.unit, csv_of([NAMED, [3, 3, 3, 3, 3, 3, 3, 1, 4]]))

        confirm_import(batch, at=MONDAY_9AM, order=ItemOrder.QUESTIONNAIRE)

        given = Response.objects.get().answers
        assert (given["COMPLAINTS"], given["FACILITIES"]) == (1, 4)

    def test_happens_once(self, service: Service) -> None:
        batch = read(service.unit)
        confirm_import(batch, at=MONDAY_9AM)

        with pytest.raises(NotNow):
            confirm_import(batch, at=MONDAY_9AM)

        assert Response.objects.count() == 2

    def test_refuses_the_same_file_twice_unless_it_is_meant(self, service: Service) -> None:
        confirm_import(read(service.unit), at=MONDAY_9AM)
        second = read(service.unit, name="the same under another name.csv")

        with pytest.raises(AlreadyImported):
            confirm_import(second, at=MONDAY_9AM)
        confirm_import(second, at=MONDAY_9AM, again=True)

        assert Response.objects.count() == 4

    def test_takes_the_same_file_in_another_unit(self, service: Service) -> None:
        confirm_import(read(service.unit), at=MONDAY_9AM)

        confirm_import(read(a_unit("Puskesmas Mawar")), at=MONDAY_9AM)

        assert Response.objects.count() == 4

    def test_comes_too_late_after_two_days(self, service: Service) -> None:
        batch = read(service.unit)

        with pytest.raises(PreviewOver):
            confirm_import(batch, at=MONDAY_9AM + 2 * A_DAY)

    def test_keeps_two_thousand_answers_in_one_go(self, service: Service) -> None:
        rows = [NAMED, *([1 + (row + item) % 4 for item in range(9)] for row in range(2_000))]

        confirm_import(read(service.unit, csv_of(rows)), at=MONDAY_9AM)

        assert moments_of(service.unit, date(2026, 3, 1), date(2026, 4, 1)).n == 2_000


class TestDiscard:
    def test_leaves_nothing(self, service: Service) -> None:
        batch = discard_import(read(service.unit), at=MONDAY_9AM)

        assert (batch.state, batch.content) == (BatchState.DISCARDED, {})
        assert not batches_of(service.unit)
        with pytest.raises(NotNow):
            confirm_import(batch, at=MONDAY_9AM)


class TestUndo:
    def test_takes_the_answers_out_and_keeps_the_rows(self, service: Service, budi: Person) -> None:
        answers(service, 3)
        before = moments_of(service.unit, date(2026, 1, 1), date(2027, 1, 1))
        batch = confirm_import(read(service.unit), at=MONDAY_9AM)

        undone = undo_import(batch, reason="  Wrong\x00 unit ", at=MONDAY_9AM + A_DAY, by=budi)

        assert undone.state == BatchState.UNDONE
        assert (undone.undone_reason, undone.undone_by) == ("Wrong unit", budi)
        assert moments_of(service.unit, date(2026, 1, 1), date(2027, 1, 1)) == before
        voided = Response.objects.filter(batch=batch)
        assert {(r.voided_on, r.void_reason) for r in voided} == {(date(2026, 3, 3), "Wrong unit")}
        assert Entry.objects.get(verb="batch.undone").by == budi
        assert retally(service.unit, Instrument.objects.get(), at=MONDAY_9AM) == 0

    def test_needs_a_reason(self, service: Service) -> None:
        batch = confirm_import(read(service.unit), at=MONDAY_9AM)

        with pytest.raises(NoReason):
            undo_import(batch, reason=" \x00 ", at=MONDAY_9AM)

    def test_happens_once_and_only_to_what_counts(self, service: Service) -> None:
        batch = read(service.unit)
        with pytest.raises(NotNow):
            undo_import(batch, reason="Too soon", at=MONDAY_9AM)
        confirm_import(batch, at=MONDAY_9AM)
        undo_import(batch, reason="Once", at=MONDAY_9AM)

        with pytest.raises(NotNow):
            undo_import(batch, reason="Twice", at=MONDAY_9AM)

    def test_frees_the_file_to_be_imported_again(self, service: Service) -> None:
        batch = confirm_import(read(service.unit), at=MONDAY_9AM)
        undo_import(batch, reason="Corrected", at=MONDAY_9AM)

        confirm_import(read(service.unit), at=MONDAY_9AM)

        assert moments_of(service.unit, date(2026, 3, 1), date(2026, 4, 1)).n == 2


def test_a_spreadsheet_in_words_with_days_and_blanks_comes_in_whole(service: Service) -> None:
    labels = ["Sesuai", "Mudah", "Cepat", "Gratis", "Sangat sesuai", "Kompeten", None]
    rows = [
        ["Tanggal", *NUMBERED],
        [date(2026, 2, 3), *labels, "Baik", "Dikelola dengan baik"],
    ]

    confirm_import(read(service.unit, xlsx_of(rows), "angket.xlsx"), at=MONDAY_9AM)

    said = Response.objects.get()
    assert said.answered_on == date(2026, 2, 3)
    assert said.answers["COST"] == 4
    assert said.answers["BEHAVIOUR"] is None
    assert (said.answers["FACILITIES"], said.answers["COMPLAINTS"]) == (3, 4)
