"""The templates that come with the program are whole, honest and plain."""

import re
from datetime import time
from itertools import pairwise

import pytest
from pydantic import ValidationError

from prima.promise.standards.rules.catalogue import FOLDER, UNITS, catalogue, unit_templates
from prima.promise.standards.rules.codes import Measure, Weekday
from prima.promise.standards.rules.components import components
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.findings import findings
from prima.promise.standards.rules.unit_template import OpeningDay, UnitTemplate, Window
from prima.promise.standards.rules.writing import write_document
from prima.promise.standards.tests.documents import with_change

EVERY = pytest.mark.parametrize("document", catalogue().values(), ids=catalogue().keys())
EVERY_UNIT = pytest.mark.parametrize("unit", unit_templates().values(), ids=unit_templates())

NOT_PLAIN = re.compile(r"\b(dsb|dll|yth|tsb|dgn|yg|antrian|anda|TODO|TBD|xxx)\b")


def texts_in(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in texts_in(each)]
    if isinstance(value, list):
        return [text for each in value for text in texts_in(each)]
    return [value] if isinstance(value, str) else []


class TestCatalogue:
    def test_has_every_file_under_its_own_name(self) -> None:
        files = {path.stem for path in FOLDER.glob("*.yaml")} - {UNITS.stem}

        assert files == set(catalogue())
        assert len(files) >= 14

    def test_cannot_be_changed_by_those_who_read_it(self) -> None:
        with pytest.raises(TypeError):
            catalogue()["lain"] = next(iter(catalogue().values()))  # type: ignore[index]  # the point

    @EVERY
    def test_has_nothing_to_mend(self, document: ServiceDocument) -> None:
        assert findings(document) == ()
        assert all(component.filled for component in components(document))

    @EVERY
    def test_is_written_as_the_program_writes(self, document: ServiceDocument) -> None:
        path = FOLDER / f"{document.service.code}.yaml"

        assert path.read_text(encoding="utf-8") == write_document(document)

    @EVERY
    def test_has_few_steps_and_says_who_takes_them(self, document: ServiceDocument) -> None:
        steps = document.standard.delivery.procedure

        assert 5 <= len(steps) <= 10
        assert all(step.role or step.actor != "OFFICER" for step in steps)

    @EVERY
    def test_promises_a_few_things_that_agree_with_the_standard(
        self, document: ServiceDocument
    ) -> None:
        delivery, promised = document.standard.delivery, document.standard.commitments
        assert delivery.completion
        assert delivery.complaints
        assert delivery.complaints.answer_within
        assert delivery.fee
        agreed = {
            Measure.COMPLETION: delivery.completion.model_dump(mode="json"),
            Measure.COMPLAINT_ANSWER: delivery.complaints.answer_within.model_dump(mode="json"),
            Measure.FEE: {
                "value": max((line.amount_rupiah for line in delivery.fee.lines), default=0),
                "unit": "RUPIAH",
            },
        }

        assert 2 <= len(promised) <= 4
        assert any(commitment.redress for commitment in promised)
        for commitment in promised:
            limit = commitment.limit.model_dump(mode="json")
            assert limit == agreed.get(commitment.measure, limit)

    @EVERY
    def test_promises_no_wait_that_its_own_step_breaks(self, document: ServiceDocument) -> None:
        waits = [
            commitment.limit.value
            for commitment in document.standard.commitments
            if commitment.measure is Measure.WAIT
        ]
        steps = {step.code: step.duration for step in document.standard.delivery.procedure}
        waiting = steps.get("tunggu")

        assert waits == ([waiting.value] if waiting else [])

    @EVERY
    def test_uses_every_requirement_in_some_step(self, document: ServiceDocument) -> None:
        delivery = document.standard.delivery
        used = {code for step in delivery.procedure for code in step.requirements}

        assert used == {requirement.code for requirement in delivery.requirements}

    @EVERY
    def test_speaks_plainly(self, document: ServiceDocument) -> None:
        for text in texts_in(document.model_dump(mode="json")):
            assert not NOT_PLAIN.search(text), text
        for step in document.standard.delivery.procedure:
            assert all(len(said.split()) <= 20 for said in re.split(r"[.?!]", step.text)), step

    @EVERY
    def test_arranges_something_for_vulnerable_groups(self, document: ServiceDocument) -> None:
        assert document.standard.vulnerable_groups

    @EVERY
    def test_can_be_found_by_what_people_call_it(self, document: ServiceDocument) -> None:
        assert len(document.service.keywords) >= 5


class TestUnitTemplates:
    def test_are_the_four_sorts_of_unit(self) -> None:
        assert list(unit_templates()) == ["puskesmas", "dukcapil", "dpmptsp", "kelurahan"]

    @EVERY_UNIT
    def test_start_with_standards_of_the_catalogue(self, unit: UnitTemplate) -> None:
        assert unit.standards
        assert set(unit.standards) <= set(catalogue())

    def test_leave_no_standard_unused(self) -> None:
        used = [code for unit in unit_templates().values() for code in unit.standards]

        assert sorted(used) == sorted(catalogue())

    @EVERY_UNIT
    def test_call_every_service_in_one_queue_of_its_letter(self, unit: UnitTemplate) -> None:
        letters = [(service, queue.letter) for queue in unit.queues for service in queue.services]

        assert sorted(letters) == sorted(
            (code, catalogue()[code].service.queue_letter) for code in unit.standards
        )

    @EVERY_UNIT
    def test_serve_every_queue_at_some_counter(self, unit: UnitTemplate) -> None:
        served = {letter for counter in unit.counters for letter in counter.queues}

        assert served == {queue.letter for queue in unit.queues}

    @EVERY_UNIT
    def test_are_named_after_their_place(self, unit: UnitTemplate) -> None:
        assert unit.named("Sungai Dareh").endswith(" Sungai Dareh")
        assert "{" not in unit.named("Sungai Dareh")

    @EVERY_UNIT
    def test_open_on_every_weekday(self, unit: UnitTemplate) -> None:
        assert {day.day for day in unit.opening} >= set(list(Weekday)[:5])
        for day in unit.opening:
            for before, after in pairwise(day.windows):
                assert before.ends_at < after.starts_at

    @EVERY_UNIT
    def test_leave_time_for_friday_prayer(self, unit: UnitTemplate) -> None:
        (friday,) = (day for day in unit.opening if day.day is Weekday.FRIDAY)

        assert not any(
            window.starts_at < time(13) and window.ends_at > time(11, 45)
            for window in friday.windows
        )


class TestUnitTemplate:
    UNIT = unit_templates()["kelurahan"]

    @pytest.mark.parametrize(
        ("field", "value", "code"),
        [
            ("standards", ("surat-keterangan-usaha",), "UNKNOWN_SERVICE"),
            ("queues", (), "UNKNOWN_QUEUE"),
            ("opening", (*UNIT.opening, UNIT.opening[0]), "DUPLICATE_CODE"),
        ],
    )
    def test_cannot_contradict_itself(self, field: str, value: object, code: str) -> None:
        with pytest.raises(ValidationError) as refused:
            with_change(self.UNIT, **{field: value})

        assert [error["type"] for error in refused.value.errors()] == [code]

    @pytest.mark.parametrize(
        "hours",
        [[(8, 8)], [(12, 8)], [(8, 12), (11, 15)], [(8, 12), (12, 15)], [(13, 15), (8, 12)]],
    )
    def test_opens_in_windows_that_follow_each_other(self, hours: list[tuple[int, int]]) -> None:
        windows = tuple(Window(starts_at=time(start), ends_at=time(end)) for start, end in hours)

        with pytest.raises(ValidationError) as refused:
            OpeningDay(day=Weekday.MONDAY, windows=windows)

        assert [error["type"] for error in refused.value.errors()] == ["WINDOWS_CLASH"]

    @pytest.mark.parametrize(("day", "number"), [("MONDAY", 0), ("SUNDAY", 6)])
    def test_counts_weekdays_as_python_does(self, day: str, number: int) -> None:
        assert Weekday(day).number == number
