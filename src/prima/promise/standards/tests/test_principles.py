"""How a standard stands against the six and the ten principles."""

import pytest
from hypothesis import HealthCheck, given, settings

from prima.promise.standards import labels
from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.findings import FindingCode, findings
from prima.promise.standards.rules.principles import (
    AGAINST,
    CRITERIA,
    NEEDS,
    SIX_OF_2014,
    TEN_OF_2003,
    Criterion,
    Principle,
)
from prima.promise.standards.rules.reading import read_document
from prima.promise.standards.rules.scoring import Agreement, Scored, scored
from prima.promise.standards.tests.documents import SMALL, changed, documents

WHOLE = read_document(SMALL)


def scores(
    document: ServiceDocument, agreement: Agreement | None = None
) -> dict[Principle, Scored]:
    rows = scored(document, findings(document), agreement)
    return {each.principle: each for each in rows}


class TestTables:
    def test_are_six_and_ten_principles(self) -> None:
        assert (len(SIX_OF_2014), len(TEN_OF_2003)) == (6, 10)
        assert set(CRITERIA) == set(Principle)

    def test_every_criterion_stands_for_a_principle(self) -> None:
        assert {each for criteria in CRITERIA.values() for each in criteria} == set(Criterion)

    def test_every_criterion_and_principle_has_words(self) -> None:
        assert set(labels.CRITERIA) == set(Criterion)
        assert set(labels.PRINCIPLES) == set(Principle)

    def test_every_finding_stands_against_a_criterion(self) -> None:
        counted = frozenset[FindingCode]().union(*AGAINST.values())

        assert set(FindingCode) - counted == {FindingCode.COMPONENT_EMPTY}
        assert set(NEEDS) <= set(Criterion)


class TestScored:
    @pytest.mark.parametrize("code", sorted(catalogue()))
    def test_a_template_keeps_nearly_all(self, code: str) -> None:
        for principle, each in scores(catalogue()[code]).items():
            assert principle is Principle.CONSENSUS or (each.score or 0) >= 0.5

    def test_an_empty_draft_keeps_little(self) -> None:
        empty = scores(ServiceDocument(service=WHOLE.service))

        assert empty[Principle.OPEN].score == 0.25  # an official is named
        assert empty[Principle.FACILITIES].score == 0

    def test_consensus_is_unknown_until_the_public_was_asked(self) -> None:
        assert scores(WHOLE)[Principle.CONSENSUS].score is None

    @pytest.mark.parametrize(
        ("agreement", "score"),
        [
            (Agreement(groups=5, comments=3, answered=3), 1),
            (Agreement(groups=4, comments=3, answered=3), 0.5),
            (Agreement(groups=4, comments=3, answered=2), 0),
            (Agreement(groups=5, comments=0, answered=0), 1),
        ],
    )
    def test_consensus_is_what_the_consultation_knows(
        self, agreement: Agreement, score: float
    ) -> None:
        assert scores(WHOLE, agreement)[Principle.CONSENSUS].score == score

    def test_shows_what_stands_against_a_criterion(self) -> None:
        document = read_document(changed("melayani sesuai", "melayani secepatnya sesuai"))

        (judged,) = (
            each
            for each in scores(document)[Principle.CONCRETE].criteria
            if each.criterion is Criterion.NOTHING_VAGUE
        )

        assert judged.kept is False
        assert [finding.code for finding in judged.against] == [FindingCode.VAGUE]

    def test_a_wait_is_promised_or_not(self) -> None:
        waits = read_document(changed("measure: COMPLETION", "measure: WAIT"))

        assert scores(WHOLE)[Principle.COMFORT].kept == 1
        assert scores(waits)[Principle.COMFORT].kept == 2

    def test_one_channel_is_not_several(self) -> None:
        one = read_document(changed("- {code: meja, kind: COUNTER, address: Meja informasi}\n", ""))

        assert scores(WHOLE)[Principle.ACCESS].score == 1
        assert scores(one)[Principle.ACCESS].kept == 2

    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(documents)
    def test_lies_between_nothing_and_all(self, document: ServiceDocument) -> None:
        for each in scored(document, findings(document)):
            assert each.score is None or 0 <= each.score <= 1
            assert all(judged.kept is not True or not judged.against for judged in each.criteria)
