import json

import pytest

from prima.promise.procedures.rules.codes import Kind, Section
from prima.promise.procedures.rules.completeness import REQUIRED, MissingCode, missing
from prima.promise.procedures.rules.document import ProcedureDocument
from prima.promise.procedures.rules.drafting import draft_from
from prima.promise.procedures.rules.exchange import (
    PUBLISHED,
    published_schema,
    read_procedure,
    write_procedure,
)
from prima.promise.procedures.rules.flow import Arrow, arrows, longest_minutes
from prima.promise.procedures.tests.documents import TEN, WHOLE
from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.rules.problems import ProblemCode, UnreadableDocument

SERVICES = list(catalogue().values())


class TestExchange:
    @pytest.mark.parametrize("document", [WHOLE, *TEN], ids=lambda each: str(each.title))
    def test_what_is_written_is_read_again(self, document: ProcedureDocument) -> None:
        assert read_procedure(write_procedure(document)) == document
        assert read_procedure(document.model_dump_json()) == document

    def test_the_published_schema_is_the_one_of_the_models(self) -> None:
        assert PUBLISHED.read_text(encoding="utf-8") == published_schema()
        assert json.loads(published_schema())["$id"] == "urn:prima:procedure:1"

    @pytest.mark.parametrize(
        ("was", "becomes", "code"),
        [
            ("performer: kepala", "performer: kepla", ProblemCode.UNKNOWN_PERFORMER),
            ("to: ketik", "to: ketk", ProblemCode.UNKNOWN_ACTIVITY),
            ("kind: DECISION", "kind: TASK", ProblemCode.TOO_MANY_EXITS),
            ("code: ketik", "code: serahkan", ProblemCode.DUPLICATE_CODE),
            ("kind: ADMINISTRATIVE", "kind: LAIN", ProblemCode.NOT_ALLOWED),
        ],
    )
    def test_a_contradiction_is_named_with_its_line(
        self, was: str, becomes: str, code: ProblemCode
    ) -> None:
        text = write_procedure(WHOLE).replace(was, becomes, 1)

        with pytest.raises(UnreadableDocument) as refused:
            read_procedure(text)

        found = {problem.code: problem for problem in refused.value.problems}
        assert found[code].line is not None


class TestFlow:
    def test_a_row_without_exits_goes_on_with_the_next_and_the_last_ends(self) -> None:
        ways = arrows(WHOLE)

        assert ways[0] == Arrow("serahkan", "periksa")
        assert Arrow("periksa", "serahkan", "Tidak lengkap") in ways
        assert ways[-1] == Arrow("beri", None)

    def test_the_longest_way_takes_no_loop(self) -> None:
        assert longest_minutes(WHOLE) == 2 + 5 + 10 + 5 + 2


class TestMissing:
    def test_a_whole_procedure_lacks_nothing_in_both_formats(self) -> None:
        assert missing(WHOLE) == ()
        assert missing(WHOLE.model_copy(update={"kind": Kind.TECHNICAL})) == ()

    @pytest.mark.parametrize(
        ("kind", "section"), [(kind, section) for kind in Kind for section in REQUIRED[kind]]
    )
    def test_every_section_of_the_format_is_asked(self, kind: Kind, section: Section) -> None:
        empty = () if isinstance(getattr(WHOLE, section), tuple) else None
        lacking = WHOLE.model_copy(update={"kind": kind, section: empty})

        places = [gap.path for gap in missing(lacking) if gap.code is MissingCode.SECTION_EMPTY]
        assert places == [(section,)]

    @pytest.mark.parametrize(
        ("was", "becomes", "code"),
        [
            ("to: beri", "to: ketik", MissingCode.ACTIVITY_NEVER_REACHED),
            ("to: beri", "to: ketik", MissingCode.NO_END),
            ("when: Salah", "when: Benar", MissingCode.QUESTION_WITHOUT_ANSWERS),
            ("    value: 10\n", "    value: 9\n", None),
            ("  performer: kepala", "  performer: petugas", MissingCode.PERFORMER_IDLE),
            ("  outputs:\n  - Surat\n", "", MissingCode.ACTIVITY_WITHOUT_OUTPUT),
            (
                "  duration:\n    value: 10\n    unit: MINUTES\n",
                "",
                MissingCode.ACTIVITY_WITHOUT_TIME,
            ),
        ],
    )
    def test_a_gap_in_the_flow_is_named(
        self, was: str, becomes: str, code: MissingCode | None
    ) -> None:
        text = write_procedure(WHOLE)
        assert was in text

        found = {gap.code for gap in missing(read_procedure(text.replace(was, becomes)))}

        assert code in found if code else found == set()


class TestDraftFromStandard:
    @pytest.mark.parametrize("standard", SERVICES, ids=lambda each: str(each.service.code))
    def test_each_step_becomes_an_activity_of_who_acts(self, standard: object) -> None:
        service = catalogue()[getattr(standard, "service").code]  # noqa: B009 - typed as object for ids
        made = draft_from(service)

        steps = service.standard.delivery.procedure
        assert [each.step for each in made.activities] == [step.code for step in steps]
        assert [each.duration for each in made.activities] == [step.duration for step in steps]
        names = {each.code: each.name for each in made.performers}
        for step, activity in zip(steps, made.activities, strict=True):
            assert step.role is None or names[activity.performer] == step.role
        assert made.service == service.service.code
        assert read_procedure(write_procedure(made)) == made
