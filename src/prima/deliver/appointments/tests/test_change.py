from datetime import timedelta

import pytest

from prima.deliver.appointments.actions import (
    Holder,
    NotNow,
    NotTheSame,
    Over,
    TimeTaken,
    TooMany,
    cancel,
    move_to,
)
from prima.deliver.appointments.models import Plan
from prima.deliver.appointments.rules import State
from prima.deliver.appointments.testing import A_MINUTE, TUESDAY_10AM, an_appointment, somebody
from prima.foundation.journal.models import Entry
from prima.foundation.units.testing import MONDAY_9AM

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)
LATER = TUESDAY_10AM + 15 * A_MINUTE


class TestCancel:
    def test_gives_the_time_back_and_forgets_who_it_was(self, plan: Plan) -> None:
        appointment = cancel(an_appointment(plan), at=MONDAY_9AM)

        assert appointment.state == State.CANCELLED
        assert appointment.device == appointment.identity == ""
        assert Entry.objects.filter(verb="appointment.cancelled").count() == 1
        assert an_appointment(plan, who=somebody(2)).seat == 1

    def test_is_too_late_when_nobody_else_could_come(self, plan: Plan) -> None:
        appointment = an_appointment(plan)

        with pytest.raises(Over):
            cancel(appointment, at=TUESDAY_10AM + 11 * A_MINUTE)
        with pytest.raises(Over):
            move_to(appointment, LATER + A_DAY, at=TUESDAY_10AM + 11 * A_MINUTE, who=somebody())

    def test_twice_is_refused(self, plan: Plan) -> None:
        appointment = cancel(an_appointment(plan), at=MONDAY_9AM)

        with pytest.raises(NotNow):
            cancel(appointment, at=MONDAY_9AM)


class TestMove:
    def test_keeps_number_and_address(self, plan: Plan) -> None:
        appointment = an_appointment(plan)

        moved = move_to(appointment, LATER, at=MONDAY_9AM, who=Holder())

        assert (moved.number, moved.secret) == (appointment.number, appointment.secret)
        assert moved.starts_at == LATER
        assert an_appointment(plan, who=somebody(2)).starts_at == TUESDAY_10AM

    def test_to_a_taken_time_is_refused_and_nothing_is_lost(self, plan: Plan) -> None:
        an_appointment(plan, LATER, who=somebody(2))
        appointment = an_appointment(plan)

        with pytest.raises(TimeTaken):
            move_to(appointment, LATER, at=MONDAY_9AM, who=Holder())

        appointment.refresh_from_db()
        assert appointment.starts_at == TUESDAY_10AM

    def test_to_the_time_it_has_changes_nothing(self, plan: Plan) -> None:
        appointment = an_appointment(plan)

        move_to(appointment, TUESDAY_10AM, at=MONDAY_9AM, who=Holder())

        assert not Entry.objects.filter(verb="appointment.moved").exists()

    def test_to_another_day_asks_for_the_same_person_again(self, plan: Plan) -> None:
        appointment = an_appointment(plan)
        for somebody_else in (Holder(), somebody(2)):
            with pytest.raises(NotTheSame):
                move_to(appointment, LATER + A_DAY, at=MONDAY_9AM, who=somebody_else)

        moved = move_to(appointment, LATER + A_DAY, at=MONDAY_9AM, who=somebody())

        assert moved.on == appointment.on + A_DAY
        assert moved.lead_days == 2

    def test_never_makes_room_for_one_more_than_the_share(self, plan: Plan) -> None:
        first = an_appointment(plan)
        an_appointment(plan, LATER)
        move_to(first, TUESDAY_10AM + A_DAY, at=MONDAY_9AM, who=somebody())

        with pytest.raises(TooMany):
            an_appointment(plan)

    def test_of_a_cancelled_one_is_refused(self, plan: Plan) -> None:
        appointment = cancel(an_appointment(plan), at=MONDAY_9AM)

        with pytest.raises(NotNow):
            move_to(appointment, LATER, at=MONDAY_9AM, who=Holder())
