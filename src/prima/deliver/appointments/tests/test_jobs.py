from datetime import date, timedelta

import pytest

from prima.deliver.appointments.actions import check_in, set_plan
from prima.deliver.appointments.jobs import end_yesterday, remind_of_tomorrow
from prima.deliver.appointments.models import Plan, Wish
from prima.deliver.appointments.queries import plan_of
from prima.deliver.appointments.rules import Layout, State, Terms
from prima.deliver.appointments.testing import (
    A_MINUTE,
    AN_HOUR,
    TUESDAY_10AM,
    a_full_day,
    a_wish,
    an_appointment,
    somebody,
)
from prima.foundation.journal.models import Entry
from prima.foundation.units.actions import name_special_day
from prima.foundation.units.rules import DayKind
from prima.foundation.units.testing import MONDAY_9AM

pytestmark = pytest.mark.django_db
TUESDAY = date(2026, 3, 3)
MIDNIGHT = TUESDAY_10AM + timedelta(hours=14)  # of the unit, when Wednesday begins


class TestEndOfTheDay:
    def test_marks_who_did_not_come_at_the_units_own_midnight(self, plan: Plan) -> None:
        absent = an_appointment(plan)
        present = an_appointment(plan, TUESDAY_10AM + 15 * A_MINUTE, who=somebody(2))
        check_in(present, at=TUESDAY_10AM + 15 * A_MINUTE)

        before, after = end_yesterday(at=MIDNIGHT - A_MINUTE), end_yesterday(at=MIDNIGHT)

        absent.refresh_from_db()
        present.refresh_from_db()
        assert (before, after) == (0, 1)
        assert (absent.state, present.state) == (State.MISSED, State.ARRIVED)

    def test_forgets_every_mark_of_the_day(self, plan: Plan) -> None:
        set_plan(plan.service, Terms(layout=Layout(AN_HOUR, 1, 0)), at=MONDAY_9AM)
        appointment = a_full_day(plan_of(plan.service), TUESDAY)[0]
        a_wish(plan, TUESDAY)
        later = an_appointment(plan, TUESDAY_10AM + timedelta(days=1))

        end_yesterday(at=MIDNIGHT)

        appointment.refresh_from_db()
        later.refresh_from_db()
        assert appointment.device == appointment.identity == Wish.objects.get().identity == ""
        assert later.identity != ""

    def test_blames_nobody_when_the_unit_was_closed(self, plan: Plan) -> None:
        appointment = an_appointment(plan)
        name_special_day(plan.unit, TUESDAY, "Banjir", kind=DayKind.CLOSED, at=MONDAY_9AM)

        end_yesterday(at=MIDNIGHT)

        appointment.refresh_from_db()
        assert appointment.state == State.CALLED_OFF

    def test_twice_is_once(self, plan: Plan) -> None:
        an_appointment(plan)

        assert [end_yesterday(at=MIDNIGHT) for _run in range(2)] == [1, 0]


class TestReminder:
    def test_is_due_once_in_the_last_day(self, plan: Plan) -> None:
        an_appointment(plan)
        hours = [30, 24, 23]

        due = [remind_of_tomorrow(at=TUESDAY_10AM - timedelta(hours=left)) for left in hours]

        assert due == [0, 1, 0]
        assert Entry.objects.filter(verb="appointment.reminder-due").count() == 1
