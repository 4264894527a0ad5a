import random
from datetime import date, timedelta

import pytest

from prima.deliver.queues.testing import a_service
from prima.foundation.journal.models import Entry
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM, a_unit
from prima.kernel.moments import Moments
from prima.listen.surveys.actions import confirm_import, preview_import, retally, undo_import
from prima.listen.surveys.models import Batch, Instrument, Response, Tally
from prima.listen.surveys.queries import (
    moments_of,
    monthly_moments,
    months_with_answers,
    service_moments,
)
from prima.listen.surveys.rules.codes import Channel
from prima.listen.surveys.testing import SKM_CODES, answers
from prima.promise.standards.models import Service

pytestmark = pytest.mark.django_db

JANUARY, APRIL, JULY = date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1)
PERIODS = [
    (JANUARY, JULY),
    (date(2026, 3, 1), APRIL),
    (date(2026, 3, 10), date(2026, 4, 20)),
    (date(2026, 3, 2), date(2026, 3, 3)),
    (APRIL, APRIL),
    (JULY, JANUARY),
    (date(2020, 1, 1), date(2030, 1, 1)),
]


def counted(unit: Unit, starts_on: date, ends_on: date, **only: object) -> Moments:
    """Add up the rows themselves: the slow way that every other way must agree with."""
    rows = Response.objects.filter(
        unit=unit, answered_on__gte=starts_on, answered_on__lt=ends_on, voided_on=None, **only
    )
    return Moments.of(rows.values_list("answers", flat=True), SKM_CODES)


@pytest.fixture
def pharmacy(service: Service) -> Service:
    return a_service(service.unit, "farmasi")


@pytest.fixture
def spread(service: Service, pharmacy: Service) -> Unit:
    """Let 60 people answer about two services over four months."""
    answers(service, 40, at=MONDAY_9AM, every=timedelta(days=2, hours=5), seed=7)
    answers(pharmacy, 20, at=MONDAY_9AM, every=timedelta(days=4), seed=8)
    return service.unit


class TestMomentsOf:
    def test_equals_the_rows_for_any_period(self, spread: Unit) -> None:
        for period in PERIODS:
            assert moments_of(spread, *period) == counted(spread, *period), period

    def test_tells_services_apart(self, spread: Unit, pharmacy: Service) -> None:
        period = (date(2026, 3, 5), date(2026, 5, 11))

        assert moments_of(spread, *period, service=pharmacy) == counted(
            spread, *period, service=pharmacy
        )
        by_service = service_moments(spread, *period)
        assert by_service[pharmacy.pk] == counted(spread, *period, service=pharmacy)
        assert sum(part.respondents for part in by_service.values()) == (
            counted(spread, *period).respondents
        )

    def test_a_region_is_the_sum_of_its_units(self, spread: Unit) -> None:
        other = a_unit("Puskesmas Mawar")
        answers(a_service(other), 5, seed=9)

        both = moments_of([spread, other], JANUARY, JULY)

        assert both == moments_of(spread, JANUARY, JULY) + moments_of(other, JANUARY, JULY)
        assert both.respondents == 65

    def test_gives_each_month_also_the_empty_ones(self, spread: Unit) -> None:
        months = monthly_moments(spread, JANUARY, JULY)

        assert list(months) == [date(2026, month, 1) for month in range(1, 7)]
        assert [part.respondents for part in months.values()][:2] == [0, 0]
        assert sum(part.respondents for part in months.values()) == 60
        assert months_with_answers(spread)[0] == date(2026, 3, 1)

    def test_reads_sums_and_not_rows_while_the_month_still_runs(
        self, spread: Unit, django_assert_num_queries: object
    ) -> None:
        Response.objects.filter(answered_on__gte=date(2026, 6, 1)).exists()
        newest = Response.objects.order_by("-answered_on")[0].answered_on

        with django_assert_num_queries(3) as asked:  # type: ignore[operator]  # pytest-django's fixture
            moments_of(spread, JANUARY, newest + timedelta(days=1), instrument=_skm())

        assert not any("answers" in query["sql"] for query in asked.captured_queries)


class TestRetally:
    def test_finds_nothing_to_correct_after_answers_imports_and_undoing(self, spread: Unit) -> None:
        first, second = _imported(spread, seed=1), _imported(spread, seed=2)
        undo_import(first, reason="Wrong month", at=MONDAY_9AM)

        assert retally(spread, _skm(), at=MONDAY_9AM) == 0
        assert second.respondents == 30
        assert moments_of(spread, JANUARY, JULY) == counted(spread, JANUARY, JULY)

    def test_puts_right_what_somebody_broke(self, spread: Unit) -> None:
        right = moments_of(spread, JANUARY, JULY)
        broken = Tally.objects.order_by("month")[0]
        Tally.objects.filter(pk=broken.pk).update(moments=Moments.empty(SKM_CODES).as_dict())
        Tally.objects.order_by("month").last().delete()  # type: ignore[union-attr]  # there are many

        assert retally(spread, _skm(), at=MONDAY_9AM) == 2

        assert moments_of(spread, JANUARY, JULY) == right
        assert Entry.objects.get(verb="survey.recounted").details == '{"corrected":2}'

    def test_empties_sums_whose_answers_are_gone(self, spread: Unit) -> None:
        batch = _imported(spread, seed=3)
        before = counted(spread, date(2026, 2, 1), date(2026, 3, 1)).respondents

        undo_import(batch, reason="Test", at=MONDAY_9AM)

        assert before == 30
        assert moments_of(spread, date(2026, 2, 1), date(2026, 3, 1)).respondents == 0


def _skm() -> Instrument:
    return Instrument.objects.get(code="SKM")


def _imported(unit: Unit, seed: int) -> Batch:
    """Import 30 answers of February, some of them with blanks."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    lines = ["U1;U2;U3;U4;U5;U6;U7;Pengaduan;Sarana"]
    lines += [
        ";".join(chance.choice(["1", "2", "3", "4", ""]) for _ in range(9)) for _ in range(30)
    ]
    lines = [line if line.strip(";") else "3;3;3;3;3;3;3;3;3" for line in lines]
    batch = preview_import(
        unit,
        f"februari-{seed}.csv",
        "\n".join(lines).encode(),
        channel=Channel.PAPER,
        answered_on=date(2026, 2, 14),
        at=MONDAY_9AM,
    )
    return confirm_import(batch, at=MONDAY_9AM)
