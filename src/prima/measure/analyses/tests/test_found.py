"""What the analyses find agrees with the kernel, and nothing is found where too few answered."""

from datetime import date
from fractions import Fraction

import pytest

from prima.deliver.queues.testing import a_service
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.kernel.comparisons import adjusted
from prima.kernel.importance import Quadrant
from prima.kernel.kano import Category
from prima.kernel.reliability import alpha
from prima.listen.surveys.testing import answers_through
from prima.measure.analyses import queries
from prima.measure.analyses.queries import NotAsked, instrument_coded
from prima.measure.analyses.testing import a_paper_way, answered_by, asked_about, believable
from prima.measure.indices.queries import index_of
from prima.measure.indices.testing import answered, rows_of
from prima.promise.standards.models import Service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("skm")]

BEFORE = date(2025, 8, 4)


class TestAbout:
    @pytest.mark.parametrize("n", [0, 4])
    def test_few_answers_are_not_even_read(self, surveyed: Unit, n: int) -> None:
        if n:
            answered(surveyed, n)

        asked = asked_about(surveyed)

        assert (asked.n, asked.is_shown, asked.rows) == (n, False, [])

    def test_a_service_is_held_back_that_would_give_another_away(self, service: Service) -> None:
        other = a_service(service.unit, "poli-umum")
        answered_by(service.unit, "loyalty", 20, service=service)
        loyalty = answered_by(service.unit, "loyalty", 3, service=other, seed=2)

        whole = asked_about(service.unit, loyalty)
        one = asked_about(service.unit, loyalty, service=service)

        assert whole.is_shown
        assert (one.is_shown, one.is_held_back) == (False, True)

    def test_a_quarter_is_held_back_that_would_give_another_away(self, surveyed: Unit) -> None:
        answered_by(surveyed, "loyalty", 20)
        loyalty = answered_by(surveyed, "loyalty", 2, on=date(2026, 1, 5), seed=2)

        march = asked_about(surveyed, loyalty, period="2026-03")

        assert march.is_held_back

    def test_an_unknown_instrument_is_refused(self) -> None:
        with pytest.raises(NotAsked):
            instrument_coded("NO_SUCH")


class TestReliability:
    def test_is_the_alpha_of_the_index(self, surveyed: Unit) -> None:
        answered(surveyed, 60)

        found = queries.agreements(asked_about(surveyed))[0]

        measured = index_of(surveyed, asked_about(surveyed).period)
        assert measured.moments is not None
        assert found.alpha == alpha(measured.moments)
        assert len(found.items) == 9

    def test_of_pairs_is_that_of_what_was_found(self, surveyed: Unit) -> None:
        servqual = answered_by(surveyed, "servqual-22", 40)

        found = queries.agreements(asked_about(surveyed, servqual))

        assert [len(one.items) for one in found] == [22]
        assert all(item.code.startswith("P_") for item in found[0].items)

    def test_of_answers_all_alike_says_nothing(self, surveyed: Unit) -> None:
        answered(surveyed, [[3] * 9] * 10)

        assert queries.agreements(asked_about(surveyed))[0].alpha is None


class TestChange:
    def test_is_tested_for_the_whole_and_for_each_element(self, surveyed: Unit) -> None:
        answered(surveyed, 60, BEFORE)
        answered(surveyed, [[4, *row[1:]] for row in rows_of(60, seed=2)])

        found = queries.changes(asked_about(surveyed))

        assert found.whole is not None
        changed = [one.code for one in found.items if one.is_told_apart]
        assert changed == ["REQUIREMENTS"]
        plain = {one.code: one.p for one in found.items}
        assert {one.code: one.adjusted for one in found.items} == adjusted(plain)

    def test_of_services_looks_only_at_those_that_both_periods_show(self, service: Service) -> None:
        other = a_service(service.unit, "poli-umum")
        for on in (BEFORE, date(2026, 3, 2)):
            answered(service.unit, 30, on, service=service, seed=on.year)
        answered(service.unit, 30, service=other, seed=9)

        found = queries.changes(asked_about(service.unit))

        assert [one.code for one in found.services] == [service.code]

    def test_cannot_be_said_without_an_earlier_period(self, surveyed: Unit) -> None:
        answered(surveyed, 60)

        found = queries.changes(asked_about(surveyed))

        assert (found.whole, found.items, found.services) == (None, [], [])


class TestCourse:
    def test_charts_the_months_that_are_shown(self, surveyed: Unit) -> None:
        for month in range(1, 13):
            answered(surveyed, 12, date(2025, month, 6), seed=month)

        found = queries.course(asked_about(surveyed, period="2025"))

        assert found.chart is not None
        assert (found.chart.basis, found.chart.is_trial) == (12, False)
        assert len(found.signals) == 12

    def test_has_no_limits_from_one_month(self, surveyed: Unit) -> None:
        answered(surveyed, 12)

        assert queries.course(asked_about(surveyed)).chart is None


class TestPriorities:
    def test_put_what_is_expected_and_missing_first(self, surveyed: Unit) -> None:
        way = a_paper_way(surveyed, "servqual-22")
        forms = believable(way.instrument, 40)
        for form in forms:
            form |= {"E_PROMPT": 7, "P_PROMPT": 1}
        answers_through(way, forms, at=MONDAY_9AM, on=date(2026, 3, 2), interviewer="A1")

        found = queries.priorities(asked_about(surveyed, way.instrument))

        assert found is not None
        assert found.likely["PROMPT"].quadrant is Quadrant.CONCENTRATE
        assert found.likely["PROMPT"].is_clear
        assert found.of_span < found.of_maximum
        assert found == queries.priorities(asked_about(surveyed, way.instrument))

    def test_need_five_of_everything(self, surveyed: Unit) -> None:
        servqual = answered_by(surveyed, "servqual-22", 4)

        assert queries.priorities(asked_about(surveyed, servqual)) is None
        assert queries.gaps(asked_about(surveyed, servqual)) is None


class TestGap:
    def test_is_what_was_found_less_what_was_expected(self, surveyed: Unit) -> None:
        way = a_paper_way(surveyed, "servqual-22")
        forms = [
            {code: 5 if code.startswith("P_") else 7 for code in form}
            for form in believable(way.instrument, 12)
        ]
        answers_through(way, forms, at=MONDAY_9AM, on=date(2026, 3, 2), interviewer="A1")

        found = queries.gaps(asked_about(surveyed, way.instrument))

        assert found is not None
        assert found.found.of_dimensions == found.found.of_items == -2
        assert found.found.perceived == 5
        assert found.dimensions[0].code == "TANGIBLES"


class TestKano:
    def test_reads_each_pair(self, surveyed: Unit) -> None:
        way = a_paper_way(surveyed, "kano")
        forms = believable(way.instrument, 20)
        for form in forms:
            form |= {"F_WEEKEND": "NEUTRAL", "D_WEEKEND": "DISLIKE"}
        answers_through(way, forms, at=MONDAY_9AM, on=date(2026, 3, 2), interviewer="A1")

        found = {one.code: one for one in queries.features(asked_about(surveyed, way.instrument))}

        assert found["WEEKEND"].found is not None
        assert found["WEEKEND"].found.category is Category.MUST_BE
        assert len(found) == 6


class TestLoyalty:
    def test_counts_each_question_alone(self, surveyed: Unit) -> None:
        way = a_paper_way(surveyed, "loyalty")
        form = {"RECOMMEND": 10, "EFFORT": 6, "RETURN": "YES", "TOLD_OTHERS": "NO"}
        answers_through(way, [form] * 9, at=MONDAY_9AM, on=date(2026, 3, 2), interviewer="A1")

        found = queries.loyalty(asked_about(surveyed, way.instrument))

        assert found.promoters is not None
        assert found.effort is not None
        assert found.promoters.value == 100
        assert found.effort.mean == 6
        assert [one.share for one in found.shares] == [Fraction(1), Fraction(0)]

    def test_that_few_answered_is_not_shown(self, surveyed: Unit) -> None:
        way = a_paper_way(surveyed, "skm-plus")
        forms = believable(way.instrument, 9)
        for form in forms[4:]:
            for code in ("RECOMMEND", "EFFORT", "RETURN"):
                form[code] = None
        answers_through(way, forms, at=MONDAY_9AM, on=date(2026, 3, 2), interviewer="A1")

        found = queries.loyalty(asked_about(surveyed, way.instrument))

        assert (found.promoters, found.effort) == (None, None)
        assert [one.share for one in found.shares] == [None]


class TestDrivers:
    def test_find_the_element_that_recommendation_follows(self, surveyed: Unit) -> None:
        way = a_paper_way(surveyed, "skm-plus")
        forms = believable(way.instrument, 80)
        for form in forms:
            time = form["TIME"]
            assert isinstance(time, int)
            form["RECOMMEND"] = 2 * time + 1
        answers_through(way, forms, at=MONDAY_9AM, on=date(2026, 3, 2), interviewer="A1")

        found = queries.explained(asked_about(surveyed, way.instrument))

        assert found.found is not None
        assert found.outcome == "RECOMMEND"
        assert found.found.clear_first == "TIME"

    def test_of_few_are_not_worked_out(self, surveyed: Unit) -> None:
        plus = answered_by(surveyed, "skm-plus", 20)

        assert queries.explained(asked_about(surveyed, plus)).found is None
