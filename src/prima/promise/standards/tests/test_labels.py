from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings

from prima.promise.standards import labels
from prima.promise.standards.rules import codes
from prima.promise.standards.rules.bounds import Part
from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.rules.codes import Component, LimitUnit, TimeUnit
from prima.promise.standards.rules.differences import DifferenceKind, differences
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.fields import part_in
from prima.promise.standards.rules.findings import Finding, FindingCode, Severity, findings
from prima.promise.standards.rules.problems import Expected, Problem, ProblemCode
from prima.promise.standards.rules.reading import read_document
from prima.promise.standards.tests.documents import SMALL, documents

TWO_PRICES = """{lines: [{code: a, text: A, amount_rupiah: 0},
      {code: b, text: B, amount_rupiah: 9000}]}"""
UNITS = {"TimeUnit", "LimitUnit"}  # said by amount()


def parts(root: type[Part]) -> Iterator[type[Part]]:
    yield root
    for field in root.model_fields.values():
        inner = part_in(field.annotation)
        if inner is not None:
            yield from parts(inner)


class TestWords:
    def test_every_code_has_words(self) -> None:
        kinds = [getattr(codes, name) for name in codes.__all__ if name not in UNITS]

        assert [kind for kind in kinds if set(labels.WORDS[kind]) != set(kind)] == []

    @pytest.mark.parametrize(
        ("words", "known"),
        [
            (labels.PROBLEMS, ProblemCode),
            (labels.EXPECTED, Expected),
            (labels.FINDINGS, FindingCode),
            (labels.ADVICE, FindingCode),
            (labels.SOURCES, FindingCode),
            (labels.SEVERITIES, Severity),
            (labels.COMPONENTS, Component),
            (labels.DIFFERENCES, DifferenceKind),
        ],
    )
    def test_every_answer_of_the_rules_has_words(self, words: object, known: object) -> None:
        assert set(words) == set(known)  # type: ignore[call-overload]  # both are what they name

    def test_every_field_has_words(self) -> None:
        fields = {name for part in parts(ServiceDocument) for name in part.model_fields}

        assert set(labels.FIELDS) == fields

    @pytest.mark.parametrize("unit", [*TimeUnit, *LimitUnit])
    def test_every_unit_can_be_said(self, unit: TimeUnit | LimitUnit) -> None:
        assert "3" in labels.amount(3, unit)


class TestPrice:
    @pytest.mark.parametrize(
        ("fee", "said"),
        [
            ("{free: true}", "gratis"),
            ("{lines: [{code: a, text: A, amount_rupiah: 5000}]}", "Rp 5.000"),
            ("{how_to_pay: [Tunai]}", "Tidak disebutkan"),
            (
                TWO_PRICES,
                "gratis sampai Rp 9.000",
            ),
        ],
    )
    def test_is_one_amount_or_a_range(self, fee: str, said: str) -> None:
        document = read_document(SMALL.replace("{free: true}", fee))

        price = labels.price(document.standard.delivery.fee)

        assert price.replace("\N{NO-BREAK SPACE}", " ") == said


class TestFound:
    @pytest.mark.parametrize("code", FindingCode)
    def test_is_said_with_advice(self, code: FindingCode) -> None:
        finding = Finding(code, ("standard",), component=Component.FEE, needed=3)

        assert "%" not in labels.found(finding) + labels.advice(finding)
        assert labels.source(finding)

    def test_names_the_component(self) -> None:
        bare = read_document(SMALL.split("standard:", maxsplit=1)[0])

        empty = [each for each in findings(bare) if each.component]
        said = [labels.found(finding) for finding in empty]

        assert len(said) == len(Component)
        assert len(set(said)) == len(Component)


class TestProblem:
    @pytest.mark.parametrize("code", ProblemCode)
    def test_is_said_in_a_sentence(self, code: ProblemCode) -> None:
        said = labels.problem(Problem(code, expected="7", suggestion="kode"))

        assert "%(" not in said
        assert "kode" in said

    @pytest.mark.parametrize("expected", ["", *Expected])
    def test_says_what_kind_of_value_belongs_there(self, expected: str) -> None:
        said = labels.problem(Problem(ProblemCode.WRONG_KIND, expected=expected))

        assert not said.endswith(" .")


class TestTold:
    def told(self, old: str, new: str) -> list[labels.Told]:
        return [labels.told(each) for each in differences(read_document(old), read_document(new))]

    def test_shows_a_text_word_by_word(self) -> None:
        (change,) = self.told(
            SMALL, SMALL.replace("Serahkan berkas Anda", "Serahkan fotokopi Anda")
        )

        assert [(each.kind, each.text) for each in change.stretches] == [
            ("same", "Serahkan"),
            ("removed", "berkas"),
            ("added", "fotokopi"),
            ("same", "Anda."),
        ]

    def test_shows_a_number_with_its_unit(self) -> None:
        (change,) = self.told(
            SMALL, SMALL.replace("completion: {value: 15,", "completion: {value: 20,")
        )

        assert [(each.kind, each.text) for each in change.stretches] == [
            ("removed", "15 menit"),
            ("added", "20 menit"),
        ]
        assert change.where == "Jangka waktu penyelesaian"

    def test_names_the_list_of_a_new_item(self) -> None:
        (change,) = self.told(SMALL, SMALL.replace("[Ruang tunggu]", "[Ruang tunggu, Kipas angin]"))

        assert (change.kind, change.where) == ("ADDED", "Sarana dan prasarana")
        assert [each.text for each in change.stretches] == ["Kipas angin"]

    def test_tells_a_reworded_line_as_one_change(self) -> None:
        changes = differences(
            read_document(SMALL),
            read_document(SMALL.replace("sesuai standar ini", "sesuai janji ini")),
        )

        (change,) = labels.told_in_order(changes)

        assert (change.kind, change.where) == ("CHANGED", "Jaminan pelayanan")
        assert ("removed", "standar") in [(each.kind, each.text) for each in change.stretches]

    def test_tells_lines_apart_that_have_little_in_common(self) -> None:
        changes = differences(
            read_document(SMALL), read_document(SMALL.replace("Ruang tunggu", "Kipas angin"))
        )

        assert [change.kind for change in labels.told_in_order(changes)] == ["REMOVED", "ADDED"]

    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(documents, documents)
    def test_tells_any_change(self, old: ServiceDocument, new: ServiceDocument) -> None:
        changes = [labels.told(each) for each in differences(old, new)]

        assert all(change.stretches for change in changes)

    def test_tells_every_difference_of_the_catalogue(self) -> None:
        standards = list(catalogue().values())

        for old, new in pairwise(standards):
            assert [labels.told(each) for each in differences(old, new)]
