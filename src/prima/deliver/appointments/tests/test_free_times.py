from datetime import date, time, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from prima.deliver.appointments.actions import cancel, check_in, end_days, set_plan
from prima.deliver.appointments.models import Plan
from prima.deliver.appointments.queries import (
    days_of,
    is_still_open,
    next_free,
    plan_of,
    records_of,
    slots_on,
)
from prima.deliver.appointments.rules import ENOUGH, Layout, Lead, Record, Terms
from prima.deliver.appointments.testing import (
    A_MINUTE,
    AN_HOUR,
    TUESDAY_10AM,
    a_full_day,
    a_plan,
    an_appointment,
    somebody,
)
from prima.deliver.queues.testing import a_service
from prima.foundation.units.actions import name_special_day
from prima.foundation.units.models import Unit
from prima.foundation.units.rules import DayKind
from prima.foundation.units.testing import MONDAY_9AM
from prima.kernel.calendars import Window, Zone
from prima.promise.standards.actions import set_offered
from prima.promise.standards.models import Service

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY, SATURDAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 7)
WEDNESDAY, THURSDAY = date(2026, 3, 4), date(2026, 3, 5)
AT = MONDAY_9AM
WEDNESDAY_9AM = MONDAY_9AM + timedelta(days=2)


def after_a_tuesday(plan: Plan, booked: int, *, missed: int) -> None:
    """Let so many book for Tuesday, of whom some do not come, and let the day end."""
    set_plan(plan.service, Terms(layout=Layout(AN_HOUR, booked, 0)), at=AT)
    wide = plan_of(plan.service)
    expected = [an_appointment(wide, who=somebody(number)) for number in range(booked)]
    for appointment in expected[missed:]:
        check_in(appointment, at=TUESDAY_10AM)
    end_days(plan.unit, at=WEDNESDAY_9AM)
    set_plan(plan.service, Terms(), at=WEDNESDAY_9AM)


def free_times(plan: Plan, on: date) -> list[str]:
    """Return the free times as the clock on the wall has them."""
    free = [slot.starts_at for slot in slots_on(plan, on, AT) if slot.is_free]
    return [f"{starts_at.astimezone(Zone.WIB.tzinfo):%H.%M}" for starts_at in free]


class TestSlots:
    def test_follow_the_opening_hours_of_the_unit(self, service: Service) -> None:
        plan = a_plan(service, Terms(layout=Layout(AN_HOUR, 1, 0)))

        assert free_times(plan, TUESDAY) == ["08.00", "09.00", "10.00", "11.00", "13.00", "14.00"]
        assert free_times(plan, SATURDAY) == []

    def test_are_narrowed_by_the_hours_of_the_plan(self, service: Service) -> None:
        terms = Terms(layout=Layout(AN_HOUR, 1, 0), windows={1: (Window(time(9), time(11)),)})
        plan = a_plan(service, terms)

        assert free_times(plan, TUESDAY) == ["09.00", "10.00"]
        assert free_times(plan, TUESDAY + timedelta(days=1)) == []

    def test_are_closed_by_a_holiday_and_moved_by_special_hours(
        self, plan: Plan, puskesmas: Unit
    ) -> None:
        wednesday = TUESDAY + timedelta(days=1)
        name_special_day(puskesmas, TUESDAY, "Libur", kind=DayKind.HOLIDAY, at=AT)
        hours = [(time(9), time(9, 30))]
        name_special_day(
            puskesmas, wednesday, "Rapat", kind=DayKind.SPECIAL_HOURS, windows=hours, at=AT
        )
        plan = plan_of(plan.service)

        assert free_times(plan, TUESDAY) == []
        assert free_times(plan, wednesday) == ["09.00"]  # both people of half an hour

    def test_need_notice(self, service: Service) -> None:
        plan = a_plan(service, Terms(layout=Layout(AN_HOUR, 1, 0), notice=AN_HOUR))

        assert free_times(plan, MONDAY) == ["10.00", "11.00", "13.00", "14.00"]

    @pytest.mark.parametrize(("days", "is_free"), [(-3, False), (14, True), (15, False)])
    def test_reach_as_far_as_the_plan(self, plan: Plan, days: int, *, is_free: bool) -> None:
        assert bool(free_times(plan, MONDAY + timedelta(days=days))) == is_free

    def test_are_taken_by_those_who_booked_and_freed_by_those_who_cancel(self, plan: Plan) -> None:
        appointment = an_appointment(plan)
        assert "10.00" not in free_times(plan, TUESDAY)

        cancel(appointment, at=AT)

        assert "10.00" in free_times(plan, TUESDAY)

    def test_count_who_booked_a_time_of_an_older_plan(self, plan: Plan) -> None:
        an_appointment(plan, TUESDAY_10AM + 15 * A_MINUTE)

        set_plan(plan.service, Terms(layout=Layout(AN_HOUR, 1, 0)), at=AT)

        assert "10.00" not in free_times(plan_of(plan.service), TUESDAY)

    def test_are_none_while_the_plan_is_closed(self, plan: Plan) -> None:
        set_plan(plan.service, Terms(is_open=False), at=AT)

        assert free_times(plan_of(plan.service), TUESDAY) == []


class TestRecords:
    def test_are_kept_for_each_lead_time(self, plan: Plan) -> None:
        after_a_tuesday(plan, 10, missed=3)

        records = records_of(plan, WEDNESDAY)

        assert records[Lead.DAYS_1_3] == Record(10, 3)
        assert records[Lead.SAME_DAY] == Record(0, 0)
        assert records_of(plan, TUESDAY)[Lead.DAYS_1_3] == Record(0, 0)

    def test_let_more_book_when_there_is_enough_history(self, plan: Plan) -> None:
        after_a_tuesday(plan, ENOUGH, missed=ENOUGH // 5)
        plan = plan_of(plan.service)

        booked = a_full_day(plan, THURSDAY, at=WEDNESDAY_9AM)

        slots = slots_on(plan, THURSDAY, WEDNESDAY_9AM)
        assert len(booked) == 24 + 5  # of 29 people, a fifth stay away
        assert max(slot.taken - slot.places for slot in slots) == 1

    def test_let_nobody_more_book_before(self, plan: Plan) -> None:
        after_a_tuesday(plan, 10, missed=10)

        assert len(a_full_day(plan_of(plan.service), THURSDAY, at=WEDNESDAY_9AM)) == 24


class TestDays:
    def test_tell_the_next_free_time(self, plan: Plan, service: Service) -> None:
        a_full_day(plan, MONDAY)

        found = next_free(service, AT)

        assert found is not None
        assert found.slot is not None
        assert found.slot.starts_at == MONDAY_9AM + timedelta(days=1, hours=-1)

    def test_are_told_with_how_much_is_free(self, plan: Plan) -> None:
        days = days_of(plan, AT)

        assert [day.on for day in days][::14] == [MONDAY, MONDAY + timedelta(days=14)]
        assert {day.on: bool(day.free) for day in days}[SATURDAY] is False

    def test_have_no_next_one_without_a_plan_or_a_service(
        self, plan: Plan, service: Service, puskesmas: Unit
    ) -> None:
        other = a_service(puskesmas, "poli-gigi")
        set_offered(service, is_offered=False, at=AT)
        service.refresh_from_db()

        assert next_free(other, AT) is None
        assert next_free(plan.service, AT) is not None  # as it was when it was read
        assert next_free(plan_of(service).service, AT) is None

    def test_ask_the_database_little(
        self, plan: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        days_of(plan, AT)  # from here on the calendar is known

        with django_assert_max_num_queries(3):
            days_of(plan, AT)


def test_a_day_that_is_closed_later_is_seen(plan: Plan, puskesmas: Unit) -> None:
    appointment = an_appointment(plan)
    assert is_still_open(appointment)

    name_special_day(puskesmas, TUESDAY, "Banjir", kind=DayKind.CLOSED, at=AT)

    appointment.unit.refresh_from_db()
    assert not is_still_open(appointment)
