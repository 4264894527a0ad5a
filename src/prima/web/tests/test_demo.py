"""The demonstration is made by the same actions as everything, and never meets real data."""

from datetime import UTC, date, datetime, timedelta

import pytest

from prima.deliver.queues.models import Numbering, Ticket
from prima.foundation.journal.queries import verify
from prima.foundation.units.actions import OtherInstallation, found
from prima.foundation.units.rules import Installation
from prima.listen.surveys.queries import moments_of
from prima.web.demo.history import make_demo
from prima.web.demo.visitors import Visitors

pytestmark = pytest.mark.django_db

FRIDAY_NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)


def silent(_number: int, _total: int, _day: date) -> None:
    return None


def test_days_leave_no_number_out_and_a_whole_journal() -> None:
    unit, _day = make_demo(FRIDAY_NOON, days=2, progress=silent)

    for numbering in Numbering.objects.all():
        given = Ticket.objects.filter(origin=numbering.queue, on=numbering.on)
        numbers = sorted(given.values_list("number", flat=True))
        assert numbers == list(range(1, numbering.last + 1))
    assert verify(unit.pk).fault is None


def test_it_goes_on_while_somebody_looks_and_on_the_next_day() -> None:
    unit, day = make_demo(FRIDAY_NOON, days=1, progress=silent)
    so_far = Ticket.objects.filter(on=date(2026, 11, 20)).count()

    day.until(FRIDAY_NOON + timedelta(hours=3))
    assert Ticket.objects.filter(on=date(2026, 11, 20)).count() > so_far

    make_demo(FRIDAY_NOON + timedelta(days=1), days=1, progress=silent)
    assert Ticket.objects.filter(unit=unit, on=date(2026, 11, 21)).exists()


def test_the_earlier_survey_is_there_with_its_49_respondents() -> None:
    unit, _day = make_demo(FRIDAY_NOON, days=1, progress=silent)

    assert moments_of(unit, date(2026, 9, 1), date(2026, 10, 1)).respondents == 49


def test_the_same_seed_brings_the_same_people() -> None:
    begins, ends = FRIDAY_NOON, FRIDAY_NOON + timedelta(hours=4)

    assert Visitors("a").arrivals(begins, ends, scale=1) == Visitors("a").arrivals(
        begins, ends, scale=1
    )
    assert Visitors("a").arrivals(begins, ends, scale=1) != Visitors("b").arrivals(
        begins, ends, scale=1
    )


def test_real_data_is_never_mixed_with_it() -> None:
    found(Installation.REAL, at=FRIDAY_NOON)

    with pytest.raises(OtherInstallation):
        make_demo(FRIDAY_NOON, days=1, progress=silent)
    assert not Ticket.objects.exists()
