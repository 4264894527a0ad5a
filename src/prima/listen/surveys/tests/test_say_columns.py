"""Saying what the columns of a file are: shown, changed, remembered for the next file."""

from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.listen.surveys.actions import (
    OtherHeadings,
    confirm_import,
    preview_import,
    read_again,
)
from prima.listen.surveys.models import Batch, ColumnChoice, Response
from prima.listen.surveys.queries import instrument_in_use, preview_of, scales_used
from prima.listen.surveys.rules.choices import Choices, FileScale
from prima.listen.surveys.rules.codes import BatchState, Channel
from prima.listen.surveys.rules.instruments import ItemOrder
from prima.listen.surveys.tests.spreadsheets import NAMED, NUMBERED, csv_of
from prima.promise.standards.models import Service

pytestmark = pytest.mark.django_db

STRANGE = ["Pertanyaan A", *NAMED[1:]]
FILE = csv_of([STRANGE, *[[4] * 9] * 6])
FIRST = Choices({0: "REQUIREMENTS"})
FIVES = csv_of([NAMED, *[[5] * 9] * 6])


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY_9AM)
    return MONDAY_9AM


@pytest.fixture
def desk(client: Client, budi: Person, now: datetime) -> Client:
    assert now == MONDAY_9AM
    client.force_login(budi)
    return client


def previewed(unit: Unit, content: bytes = FILE) -> Batch:
    return preview_import(
        unit,
        "jawaban.csv",
        content,
        channel=Channel.IMPORT,
        answered_on=date(2026, 3, 2),
        at=MONDAY_9AM,
    )


def read(batch: Batch, content: bytes = FILE, choices: Choices = FIRST) -> Batch:
    return read_again(batch, "jawaban.csv", content, choices, at=MONDAY_9AM)


class TestReadAgain:
    def test_reads_the_columns_as_somebody_says(self, service: Service) -> None:
        before = previewed(service.unit)

        again = read(before)

        before.refresh_from_db()
        assert before.state == BatchState.DISCARDED
        assert not preview_of(again, MONDAY_9AM).problems
        confirm_import(again, at=MONDAY_9AM)
        assert Response.objects.count() == 6

    def test_is_remembered_for_the_next_file_with_these_headings(self, service: Service) -> None:
        read(previewed(service.unit))

        next_one = previewed(service.unit, csv_of([STRANGE, *[[3] * 9] * 7]))
        other = previewed(service.unit, csv_of([["Pertanyaan B", *NAMED[1:]], [3] * 9]))

        assert not preview_of(next_one, MONDAY_9AM).problems
        assert preview_of(other, MONDAY_9AM).problems

    def test_refuses_a_file_with_other_headings_and_keeps_the_preview(
        self, service: Service
    ) -> None:
        before = previewed(service.unit)

        with pytest.raises(OtherHeadings):
            read(before, csv_of([NAMED, [3] * 9]))

        before.refresh_from_db()
        assert before.state == BatchState.PREVIEW
        assert not ColumnChoice.objects.exists()

    def test_a_scale_of_five_is_kept_with_the_answers(self, service: Service) -> None:
        again = read(previewed(service.unit, FIVES), FIVES, Choices(scale=FileScale.MIDDLE_IS_TWO))

        confirm_import(again, at=MONDAY_9AM)

        used = scales_used(service.unit, date(2026, 1, 1), date(2026, 7, 1))
        assert used == [FileScale.MIDDLE_IS_TWO]
        assert scales_used(service.unit, date(2025, 1, 1), date(2025, 7, 1)) == []
        assert set(Response.objects.all()[0].answers.values()) == {4}

    def test_the_order_that_was_said_once_is_not_asked_again(self, service: Service) -> None:
        first = previewed(service.unit, csv_of([NUMBERED, [3] * 9]))
        confirm_import(first, at=MONDAY_9AM, order=ItemOrder.QUESTIONNAIRE)

        second = previewed(service.unit, csv_of([NUMBERED, [*[3] * 7, 1, 2]]))

        reading = preview_of(second, MONDAY_9AM)
        assert not reading.order_asked
        assert reading.respondents[0].answers["FACILITIES"] == 1


class TestPage:
    def address(self, batch: Batch) -> str:
        return f"/listen/{batch.unit.slug}/surveys/imports/{batch.uuid}/"

    def given(self, batch: Batch, content: bytes = FILE, **change: str) -> dict[str, object]:
        reading = preview_of(batch, MONDAY_9AM)
        columns = (*reading.columns, *reading.left_out)
        said: dict[str, object] = {f"column_{one.index}": one.meaning or "-" for one in columns}
        return {
            **said,
            "scale": "OFFICIAL",
            "file": SimpleUploadedFile("jawaban.csv", content),
            **change,
        }

    def test_shows_what_was_guessed_and_lets_it_be_changed(
        self, desk: Client, service: Service
    ) -> None:
        misspelt = csv_of([["Persayaratan", *NAMED[1:]], [3] * 9])
        batch = previewed(service.unit, misspelt)

        page = desk.get(self.address(batch)).content.decode()

        assert "Dugaan: mohon diperiksa" in page
        assert 'name="column_0"' in page
        assert '<option value="REQUIREMENTS" selected>' in page

    def test_reads_the_file_again(self, desk: Client, service: Service) -> None:
        batch = previewed(service.unit)

        answer = desk.post(
            f"{self.address(batch)}columns", self.given(batch, column_0="REQUIREMENTS")
        )

        again = Batch.objects.get(state=BatchState.PREVIEW)
        assert answer.status_code == 302
        assert answer["Location"] == self.address(again)
        assert not preview_of(again, MONDAY_9AM).problems

    @pytest.mark.parametrize(
        "change", [{"column_0": "MAGIC"}, {"scale": "SEVEN"}, {"file": "nothing"}]
    )
    def test_nonsense_is_said_beside_the_field(
        self, desk: Client, service: Service, change: dict[str, str]
    ) -> None:
        batch = previewed(service.unit)

        answer = desk.post(f"{self.address(batch)}columns", self.given(batch) | change)

        assert answer.status_code == 422
        assert Batch.objects.get().state == BatchState.PREVIEW

    def test_another_file_is_refused_beside_the_field(self, desk: Client, service: Service) -> None:
        batch = previewed(service.unit)

        answer = desk.post(
            f"{self.address(batch)}columns", self.given(batch, csv_of([NAMED, [3] * 9]))
        )

        assert answer.status_code == 422
        assert "prima-field--wrong" in answer.content.decode()

    def test_a_preview_of_an_earlier_version_has_ended(
        self, desk: Client, service: Service
    ) -> None:
        batch = previewed(service.unit)
        Batch.objects.filter(pk=batch.pk).update(content={"sheet": "CSV"})

        assert desk.get(self.address(batch)).status_code == 410


class TestConstraints:
    def test_a_unit_says_it_once(self, service: Service) -> None:
        read(previewed(service.unit))
        choice = ColumnChoice.objects.get()

        with pytest.raises(IntegrityError, match=r"column_?choice"), transaction.atomic():
            ColumnChoice.objects.create(
                unit=service.unit,
                instrument=instrument_in_use(),
                signature=choice.signature,
                choices={},
                said_at=MONDAY_9AM,
            )

    def test_a_scale_is_one_of_ours(self, service: Service) -> None:
        batch = previewed(service.unit)

        with pytest.raises(IntegrityError, match="batch_scale_is_known"), transaction.atomic():
            Batch.objects.filter(pk=batch.pk).update(scale="SEVEN")
