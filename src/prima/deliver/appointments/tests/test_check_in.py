from datetime import timedelta

import pytest

from prima.deliver.appointments.actions import (
    NotNow,
    NotToday,
    TooEarly,
    TooEarlyToTell,
    cancel,
    check_in,
    miss,
)
from prima.deliver.appointments.models import Appointment, Plan
from prima.deliver.appointments.rules import Arrival, State
from prima.deliver.appointments.testing import A_MINUTE, TUESDAY_10AM, an_appointment
from prima.deliver.queues.actions import Closed
from prima.deliver.queues.models import Ticket
from prima.deliver.queues.rules import Lane
from prima.foundation.journal.models import Entry
from prima.foundation.people.models import Person
from prima.foundation.units.actions import name_special_day
from prima.foundation.units.rules import DayKind
from prima.foundation.units.testing import MONDAY_9AM

pytestmark = pytest.mark.django_db
BEFORE, AFTER = 15 * A_MINUTE, 10 * A_MINUTE


@pytest.fixture
def appointment(plan: Plan) -> Appointment:
    return an_appointment(plan)


class TestCheckIn:
    @pytest.mark.parametrize("offset", [-BEFORE, timedelta(0), AFTER])
    def test_within_the_grace_gives_a_number_in_its_own_lane(
        self, appointment: Appointment, offset: timedelta
    ) -> None:
        arrived = check_in(appointment, at=TUESDAY_10AM + offset)

        assert arrived.ticket is not None
        assert arrived.ticket.lane == Lane.APPOINTMENT
        assert (arrived.state, arrived.arrival) == (State.ARRIVED, Arrival.IN_TIME)

    def test_too_late_falls_back_to_those_who_walked_in(self, appointment: Appointment) -> None:
        arrived = check_in(appointment, at=TUESDAY_10AM + AFTER + A_MINUTE)

        assert arrived.ticket is not None
        assert arrived.ticket.lane == Lane.ORDINARY
        assert arrived.arrival == Arrival.LATE

    def test_too_early_is_refused_unless_they_would_rather_walk_in(
        self, appointment: Appointment
    ) -> None:
        early = TUESDAY_10AM - BEFORE - A_MINUTE
        with pytest.raises(TooEarly) as refused:
            check_in(appointment, at=early)

        arrived = check_in(appointment, at=early, as_walk_in=True)

        assert "09.45" in str(refused.value.advice)
        assert arrived.ticket is not None
        assert (arrived.arrival, arrived.ticket.lane) == (Arrival.EARLY, Lane.ORDINARY)

    def test_twice_is_one_ticket(self, appointment: Appointment) -> None:
        first, second = (check_in(appointment, at=TUESDAY_10AM) for _tap in range(2))

        assert first.ticket == second.ticket
        assert Ticket.objects.count() == 1
        assert Entry.objects.filter(verb="appointment.arrived").count() == 1

    def test_on_another_day_is_refused(self, appointment: Appointment) -> None:
        with pytest.raises(NotToday) as refused:
            check_in(appointment, at=MONDAY_9AM, as_walk_in=True)

        assert "Selasa, 3 Maret 2026" in str(refused.value.advice)

    def test_of_a_cancelled_one_is_refused(self, appointment: Appointment) -> None:
        cancel(appointment, at=MONDAY_9AM)

        with pytest.raises(NotNow):
            check_in(appointment, at=TUESDAY_10AM)

    def test_behind_closed_doors_is_refused_and_nothing_is_lost(
        self, appointment: Appointment
    ) -> None:
        unit = appointment.unit
        name_special_day(unit, appointment.on, "Banjir", kind=DayKind.CLOSED, at=MONDAY_9AM)

        with pytest.raises(Closed):
            check_in(appointment, at=TUESDAY_10AM)

        appointment.refresh_from_db()
        assert (appointment.state, Ticket.objects.count()) == (State.BOOKED, 0)


class TestMiss:
    def test_is_said_by_an_officer_after_the_grace(
        self, appointment: Appointment, budi: Person
    ) -> None:
        missed = miss(appointment, by=budi, at=TUESDAY_10AM + AFTER + A_MINUTE)

        assert missed.state == State.MISSED
        assert Entry.objects.get(verb="appointment.missed").by_id == budi.pk

    def test_before_that_is_refused(self, appointment: Appointment, budi: Person) -> None:
        with pytest.raises(TooEarlyToTell):
            miss(appointment, by=budi, at=TUESDAY_10AM + AFTER)

    def test_of_somebody_who_came_is_refused(self, appointment: Appointment, budi: Person) -> None:
        check_in(appointment, at=TUESDAY_10AM)

        with pytest.raises(NotNow):
            miss(appointment, by=budi, at=TUESDAY_10AM + timedelta(hours=2))
