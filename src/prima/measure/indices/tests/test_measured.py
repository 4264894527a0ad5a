from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prima.deliver.queues.testing import a_service
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import a_unit
from prima.kernel.moments import Moments
from prima.kernel.satisfaction import SKM_2017_ITEMS, SKM_INSTRUMENT, Evidence, index, rounded
from prima.listen.surveys.models import Instrument
from prima.listen.surveys.queries import questionnaire_of
from prima.measure.indices.queries import (
    by_service,
    change_since,
    index_of,
    item_codes,
    item_names,
    newest_period,
    periods_beside,
    trend,
)
from prima.measure.indices.rules import Period
from prima.measure.indices.testing import answered, rows_of
from prima.promise.standards.models import Service

pytestmark = pytest.mark.django_db

S1 = Period.read("2026-S1")
JANUARY, FEBRUARY = date(2026, 1, 12), date(2026, 2, 9)


class TestIndexOf:
    def test_gives_the_published_survey_of_sekadau(self, puskesmas: Unit, sekadau: Period) -> None:
        measured = index_of(puskesmas, sekadau)

        assert measured.found is not None
        assert (measured.n, measured.evidence) == (49, Evidence.FULL)
        assert str(rounded(measured.found.value, 4)) == "78.7415"
        assert measured.found.grade.letter == "B"
        assert [score.mean * score.n for score in measured.found.items] == [
            138, 139, 150, 177, 159, 163, 161, 143, 159,
        ]  # fmt: skip
        assert measured.lowest_first[0].code == "REQUIREMENTS"

    def test_gives_what_the_kernel_gives(self, surveyed: Unit) -> None:
        rows = rows_of(120)
        answered(surveyed, rows)

        forms = [dict(zip(SKM_2017_ITEMS, row, strict=True)) for row in rows]
        kernel = index(Moments.of(forms, SKM_2017_ITEMS), SKM_INSTRUMENT)
        found = index_of(surveyed, S1).found

        assert found is not None
        assert (found.value, found.interval, found.items) == (
            kernel.value,
            kernel.interval,
            kernel.items,
        )

    def test_shows_nothing_of_four(self, surveyed: Unit) -> None:
        answered(surveyed, 4)

        measured = index_of(surveyed, S1)

        assert (measured.n, measured.found, measured.moments, measured.alpha) == (
            4,
            None,
            None,
            None,
        )
        assert (measured.evidence, measured.is_held_back) == (Evidence.SUPPRESSED, False)
        assert measured.lowest_first == ()

    def test_shows_five_as_an_indication(self, surveyed: Unit) -> None:
        answered(surveyed, 5)

        measured = index_of(surveyed, S1)

        assert measured.found is not None
        assert measured.evidence == Evidence.INDICATIVE

    def test_shows_nothing_when_four_answered_an_item(self, surveyed: Unit) -> None:
        answered(surveyed, [(*[3] * 8, 4 if number < 4 else None) for number in range(40)])

        measured = index_of(surveyed, S1)

        assert (measured.n, measured.found, measured.is_held_back) == (40, None, False)

    def test_survives_an_item_that_nobody_answered(self, surveyed: Unit) -> None:
        answered(surveyed, [[3] * 8 + [None]] * 6)

        assert index_of(surveyed, S1).found is None

    def test_survives_rows_that_are_all_alike(self, surveyed: Unit) -> None:
        answered(surveyed, [[3] * 9] * 6)

        measured = index_of(surveyed, S1)

        assert measured.found is not None
        assert measured.alpha is None

    def test_holds_back_a_month_that_would_give_away_another(self, surveyed: Unit) -> None:
        answered(surveyed, 30, JANUARY)
        answered(surveyed, 3, FEBRUARY)

        january = index_of(surveyed, Period.read("2026-01"))

        assert (january.n, january.found, january.is_held_back) == (30, None, True)
        assert index_of(surveyed, S1).found is not None

    def test_a_unit_knows_nothing_of_another(self, sekadau: Period) -> None:
        assert index_of(a_unit("Dinas Kependudukan"), sekadau).n == 0


class TestByService:
    def test_measures_each_service_by_name(self, service: Service) -> None:
        other = a_service(service.unit, "poli-umum")
        answered(service.unit, 10, service=service)
        answered(service.unit, 7, service=other, seed=2)

        rows = by_service(service.unit, S1)

        assert [(row.service, row.n, row.found is not None) for row in rows] == [
            (service, 10, True),
            (other, 7, True),
        ]

    def test_holds_back_the_service_that_would_give_away_a_few(self, service: Service) -> None:
        other = a_service(service.unit, "poli-umum")
        answered(service.unit, 10, service=service)
        answered(service.unit, 2, service=other, seed=2)

        rows = by_service(service.unit, S1)

        assert [(row.n, row.found, row.is_held_back) for row in rows] == [
            (10, None, True),
            (2, None, False),
        ]
        assert index_of(service.unit, S1, service).found is None
        assert index_of(service.unit, S1).found is not None

    def test_the_unit_is_not_the_mean_of_its_services(self, service: Service) -> None:
        other = a_service(service.unit, "poli-umum")
        answered(service.unit, [[4] * 9] * 90, service=service)
        answered(service.unit, [[3] * 9] * 10, service=other)

        found = index_of(service.unit, S1).found

        assert found is not None
        assert str(rounded(found.value, 2)) == "97.50"

    def test_leaves_out_services_that_nobody_answered_about(self, service: Service) -> None:
        answered(service.unit, 9)

        assert by_service(service.unit, S1) == []


class TestTrend:
    def test_measures_each_period(self, surveyed: Unit) -> None:
        answered(surveyed, 8, date(2025, 11, 3))
        answered(surveyed, 9)

        assert [one.n for one in trend(surveyed, S1.back(3))] == [0, 8, 9]

    def test_says_whether_a_change_is_more_than_chance(self, surveyed: Unit) -> None:
        answered(surveyed, [[3] * 8 + [n % 2 + 2] for n in range(40)], date(2025, 11, 3))
        answered(surveyed, [[4] * 8 + [n % 2 + 2] for n in range(40)])
        before, now = trend(surveyed, S1.back(2))

        moved, same = change_since(now, before), change_since(now, now)

        assert moved is not None
        assert moved.distinguishable
        assert same is not None
        assert not same.distinguishable

    def test_compares_with_nothing_that_is_not_shown(self, surveyed: Unit) -> None:
        answered(surveyed, 3, date(2025, 11, 3))
        answered(surveyed, 40)
        before, now = trend(surveyed, S1.back(2))

        assert change_since(now, before) is None


class TestPeriods:
    def test_the_newest_is_that_of_the_newest_answers(self, surveyed: Unit) -> None:
        assert newest_period(surveyed, date(2026, 8, 1)).code == "2026-S2"

        answered(surveyed, 5, date(2025, 11, 3))

        assert newest_period(surveyed, date(2026, 8, 1)).code == "2025-S2"

    def test_those_beside_are_the_nearest_with_answers(self, surveyed: Unit) -> None:
        for day in (date(2023, 5, 2), date(2024, 11, 4), date(2026, 3, 2)):
            answered(surveyed, 5, day)

        before, after = periods_beside(surveyed, Period.read("2025-S1"))

        assert before is not None
        assert after is not None
        assert (before.code, after.code) == ("2024-S2", "2026-S1")
        assert periods_beside(surveyed, Period.read("2023-Q2"))[0] is None


def test_items_are_named_in_both_languages(skm: Instrument) -> None:
    assert item_names(questionnaire_of(skm), "id")["COST"] == "Biaya/tarif"
    assert item_names(questionnaire_of(skm), "en")["COST"] == "Cost"
    assert item_codes(questionnaire_of(skm))["FACILITIES"] == "U9"


def test_three_years_take_two_questions_to_the_database(puskesmas: Unit, sekadau: Period) -> None:
    with CaptureQueriesContext(connection) as asked:
        trend(puskesmas, sekadau.back(6))

    assert len(asked) == 2
