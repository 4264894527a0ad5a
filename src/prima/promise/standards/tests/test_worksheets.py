"""From worksheets to a draft: the answers prefill the standard."""

import pytest

from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.standards.actions import (
    DraftExists,
    agree_vision,
    begin_workbook,
    draft_from_workbook,
    write_vision,
)
from prima.promise.standards.queries import document_of, shared_vision, workbooks_of
from prima.promise.standards.rules.codes import Actor, LimitUnit, Measure, TimeUnit
from prima.promise.standards.rules.commitments import Limit
from prima.promise.standards.rules.durations import Duration
from prima.promise.standards.rules.prefilling import drafted
from prima.promise.standards.rules.visions import Sentence, traced
from prima.promise.standards.rules.worksheets import (
    Activity,
    Aspect,
    Expectation,
    KnownFrom,
    Level,
    ServiceSheet,
    Workbook,
)


def activity(code: str, minutes: int, **more: object) -> Activity:
    return Activity.model_validate(
        {
            "code": code,
            "text": f"Lakukan {code}",
            "actor": Actor.OFFICER,
            "duration": {"value": minutes, "unit": TimeUnit.MINUTES},
            **more,
        }
    )


def expectation(code: str, value: int, **more: object) -> Expectation:
    return Expectation.model_validate(
        {
            "code": code,
            "aspect": Aspect.TIME,
            "level": Level.MUST,
            "text": "Cepat",
            "known_from": KnownFrom.STAFF,
            "measure": Measure.WAIT,
            "limit": {"value": value, "unit": LimitUnit.MINUTES},
            **more,
        }
    )


SHEET = ServiceSheet(name="Konsultasi gizi", legal_basis=("UU 17/2023",), product="Catatan")


class TestDrafted:
    def test_an_empty_workbook_is_a_service_without_promises(self) -> None:
        document = drafted(Workbook(service=SHEET))

        assert document.service.code == "konsultasi-gizi"
        assert document.standard.delivery.procedure == ()
        assert document.standard.delivery.completion is None
        assert document.standard.delivery.fee is None

    def test_what_activities_ask_for_is_listed_once_and_used_at_each(self) -> None:
        activities = (
            activity("daftar", 5, documents=("KTP",), goods=("Buku KIA",)),
            activity("periksa", 15, documents=("KTP",), facilities=("Timbangan",)),
        )

        standard = drafted(Workbook(service=SHEET, activities=activities)).standard

        assert [each.text for each in standard.delivery.requirements] == ["KTP", "Buku KIA"]
        assert [step.requirements for step in standard.delivery.procedure] == [
            ("ktp", "buku-kia"),
            ("ktp",),
        ]
        assert standard.manufacturing.facilities == ("Timbangan",)

    def test_the_time_is_that_of_the_steps(self) -> None:
        short = drafted(Workbook(service=SHEET, activities=(activity("a", 5), activity("b", 15))))
        days = {"duration": {"value": 3, "unit": TimeUnit.WORKING_DAYS}}
        long = drafted(Workbook(service=SHEET, activities=(activity("a", 5, **days),)))

        assert short.standard.delivery.completion == Duration(value=20, unit=TimeUnit.MINUTES)
        assert long.standard.delivery.completion == Duration(value=3, unit=TimeUnit.WORKING_DAYS)

    def test_a_price_at_any_step_becomes_the_price_list(self) -> None:
        paid = drafted(Workbook(service=SHEET, activities=(activity("a", 5, cost_rupiah=5000),)))
        free = drafted(Workbook(service=SHEET, activities=(activity("a", 5),)))

        assert paid.standard.delivery.fee
        assert [line.amount_rupiah for line in paid.standard.delivery.fee.lines] == [5000]
        assert free.standard.delivery.fee
        assert free.standard.delivery.fee.free

    def test_what_can_be_measured_and_is_more_than_delight_is_promised(self) -> None:
        expected = (
            expectation("a", 30),
            expectation("b", 20, level=Level.SPECIFIED),
            expectation("c", 5, level=Level.DELIGHT),
            expectation("d", 5, measure=None),
            expectation("e", 5, measure=Measure.FEE),
        )

        [promised] = drafted(Workbook(service=SHEET, expectations=expected)).standard.commitments

        assert (promised.code, promised.measure) == ("b", Measure.WAIT)
        assert promised.limit == Limit(value=20, unit=LimitUnit.MINUTES)

    def test_officers_are_counted_by_role(self) -> None:
        activities = (
            activity("a", 5, role="Perawat"),
            activity("b", 5, role="Perawat"),
            activity("c", 5, role="Pasien", actor=Actor.CITIZEN),
        )

        staff = drafted(Workbook(service=SHEET, activities=activities)).standard.manufacturing.staff

        assert [(each.role, each.count) for each in staff] == [("Perawat", 1)]


@pytest.mark.django_db
class TestWorkbooks:
    def test_become_a_draft_once(self, puskesmas: Unit, ratna: Person) -> None:
        workbook = begin_workbook(puskesmas, "Konsultasi gizi", at=MONDAY_9AM, by=ratna)

        draft = draft_from_workbook(workbook, at=MONDAY_9AM, by=ratna)

        assert document_of(draft).service.name == "Konsultasi gizi"
        assert workbooks_of(puskesmas).get().service == draft.standard.service
        with pytest.raises(DraftExists):
            draft_from_workbook(workbook, at=MONDAY_9AM, by=ratna)


class TestTraced:
    def test_names_every_group_that_wrote_a_sentence(self) -> None:
        written = [("Loket", "Ramah."), ("TU", "ramah"), ("TU", "Cepat")]

        assert traced(["Ramah", "Jujur", ""], written) == (
            Sentence("Ramah", ("Loket", "TU")),
            Sentence("Jujur"),
        )


@pytest.mark.django_db
class TestVisions:
    def test_groups_write_beside_each_other_and_agree(self, puskesmas: Unit) -> None:
        write_vision(puskesmas, "Loket", "Semua terlayani", ("Ramah",), at=MONDAY_9AM)
        write_vision(puskesmas, "TU", "Semua puas", ("Cepat",), at=MONDAY_9AM)
        write_vision(puskesmas, "TU", "Semua lega", ("Cepat",), at=MONDAY_9AM)

        agree_vision(
            puskesmas,
            (Sentence("Semua terlayani", ("Loket",)),),
            (Sentence("Jujur"),),
            at=MONDAY_9AM,
        )

        agreed = shared_vision(puskesmas)
        assert agreed
        assert agreed.vision == [{"text": "Semua terlayani", "groups": ["Loket"]}]
        assert agreed.missions == [{"text": "Jujur", "groups": []}]
        assert puskesmas.group_visions.count() == 2
        assert puskesmas.group_visions.get(group="TU").vision == "Semua lega"
