from datetime import date, timedelta

import pytest

from prima.deliver.appointments.actions import (
    NothingGiven,
    NotNow,
    StillFree,
    TimeTaken,
    TooMany,
    accept,
    cancel,
    move_to,
    set_plan,
    wish_for,
    withdraw,
)
from prima.deliver.appointments.jobs import offer_what_is_free
from prima.deliver.appointments.models import Appointment, Plan, Wish
from prima.deliver.appointments.queries import (
    NoSuchAppointment,
    ahead_on_the_list,
    appointment_known_as,
    plan_of,
)
from prima.deliver.appointments.rules import Layout, State, Terms, WishState
from prima.deliver.appointments.testing import (
    A_MINUTE,
    AN_HOUR,
    TUESDAY_10AM,
    a_full_day,
    a_wish,
    an_appointment,
    somebody,
)
from prima.foundation.units.testing import MONDAY_9AM

pytestmark = pytest.mark.django_db
TUESDAY, WEDNESDAY, SATURDAY = date(2026, 3, 3), date(2026, 3, 4), date(2026, 3, 7)
HOLD = timedelta(hours=2)


@pytest.fixture
def booked(plan: Plan) -> list[Appointment]:
    """Return the six appointments of Tuesday, an hour each: it is full."""
    set_plan(plan.service, Terms(layout=Layout(AN_HOUR, 1, 0)), at=MONDAY_9AM)
    plan.refresh_from_db()
    return a_full_day(plan_of(plan.service), TUESDAY)


class TestWish:
    def test_is_for_a_full_day_only(self, plan: Plan) -> None:
        with pytest.raises(StillFree):
            a_wish(plan, TUESDAY)
        with pytest.raises(NothingGiven):
            a_wish(plan, SATURDAY)
        with pytest.raises(NothingGiven):
            a_wish(plan, TUESDAY + timedelta(days=365))

    @pytest.mark.usefixtures("booked")
    def test_made_twice_is_one_place_on_the_list(self, plan: Plan) -> None:
        wish = a_wish(plan, TUESDAY)

        again = wish_for(plan.service, TUESDAY, key=wish.key, at=MONDAY_9AM, who=somebody(99))

        assert again == wish

    @pytest.mark.usefixtures("booked")
    def test_counts_towards_the_share(self, plan: Plan) -> None:
        for _wish in range(2):
            a_wish(plan, TUESDAY)

        with pytest.raises(TooMany):
            a_wish(plan, TUESDAY)

    @pytest.mark.usefixtures("booked")
    def test_tells_how_many_are_before(self, plan: Plan) -> None:
        first, second = (a_wish(plan, TUESDAY, who=somebody(n)) for n in (90, 91))

        assert (ahead_on_the_list(first), ahead_on_the_list(second)) == (0, 1)


class TestOffer:
    def test_goes_to_whoever_wished_first_when_somebody_cancels(
        self, plan: Plan, booked: list[Appointment]
    ) -> None:
        first, second = (a_wish(plan, TUESDAY, who=somebody(n)) for n in (90, 91))

        cancel(booked[2], at=MONDAY_9AM)

        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.state, second.state) == (WishState.OFFERED, WishState.WAITING)
        assert first.appointment is not None
        assert first.appointment.starts_at == booked[2].starts_at
        assert first.appointment.held_until == MONDAY_9AM + HOLD

    def test_comes_from_a_move_too(self, plan: Plan, booked: list[Appointment]) -> None:
        wish = a_wish(plan, TUESDAY)
        mover = booked[0]

        move_to(mover, mover.starts_at + timedelta(days=1), at=MONDAY_9AM, who=somebody(1000))

        wish.refresh_from_db()
        assert wish.state == WishState.OFFERED

    def test_is_nobody_elses_and_nobodys_yet(self, plan: Plan, booked: list[Appointment]) -> None:
        wish = offered(plan, booked)
        held = wish.appointment
        assert held is not None

        with pytest.raises(TimeTaken):
            an_appointment(plan, held.starts_at, who=somebody(2))
        with pytest.raises(NoSuchAppointment):
            appointment_known_as(held.secret)

    def test_is_taken(self, plan: Plan, booked: list[Appointment]) -> None:
        wish = offered(plan, booked)

        appointment = accept(wish, at=MONDAY_9AM + AN_HOUR)

        wish.refresh_from_db()
        assert (appointment.state, wish.state) == (State.BOOKED, WishState.TAKEN)
        assert appointment.identity == wish.identity != ""
        assert appointment.booked_at == MONDAY_9AM + AN_HOUR

    def test_lapses_and_goes_to_the_next(self, plan: Plan, booked: list[Appointment]) -> None:
        wish = offered(plan, booked)
        other = a_wish(plan, TUESDAY, who=somebody(91))

        assert offer_what_is_free(at=MONDAY_9AM + HOLD) == 1

        wish.refresh_from_db()
        other.refresh_from_db()
        assert (wish.state, other.state) == (WishState.LAPSED, WishState.OFFERED)
        assert wish.identity == ""
        with pytest.raises(NotNow):
            accept(wish, at=MONDAY_9AM + HOLD)

    def test_that_is_too_late_is_refused_before_any_job_ran(
        self, plan: Plan, booked: list[Appointment]
    ) -> None:
        wish = offered(plan, booked)

        with pytest.raises(NotNow):
            accept(wish, at=MONDAY_9AM + HOLD)

    def test_lapses_when_somebody_books_meanwhile(
        self, plan: Plan, booked: list[Appointment]
    ) -> None:
        offered(plan, booked)

        late = an_appointment(plan, booked[2].starts_at, at=MONDAY_9AM + HOLD, who=somebody(2))

        assert late.state == State.BOOKED

    def test_never_outlasts_the_time_itself(self, plan: Plan, booked: list[Appointment]) -> None:
        wish = a_wish(plan, TUESDAY)
        just_before = booked[5].starts_at - AN_HOUR - A_MINUTE

        cancel(booked[5], at=just_before)

        wish.refresh_from_db()
        assert wish.appointment is not None
        assert wish.appointment.held_until == booked[5].starts_at

    def test_is_refused_and_goes_to_the_next(self, plan: Plan, booked: list[Appointment]) -> None:
        wish = offered(plan, booked)
        other = a_wish(plan, TUESDAY, who=somebody(91))

        withdraw(wish, at=MONDAY_9AM)

        other.refresh_from_db()
        assert other.state == WishState.OFFERED


class TestEndOfTheList:
    @pytest.mark.usefixtures("booked")
    def test_comes_with_the_day(self, plan: Plan) -> None:
        wish = a_wish(plan, TUESDAY)

        offer_what_is_free(at=MONDAY_9AM + timedelta(days=2))

        wish.refresh_from_db()
        assert wish.state == WishState.LAPSED

    @pytest.mark.usefixtures("booked")
    def test_is_a_choice(self, plan: Plan) -> None:
        wish = withdraw(a_wish(plan, TUESDAY), at=MONDAY_9AM)

        assert (wish.state, wish.identity) == (WishState.WITHDRAWN, "")
        with pytest.raises(NotNow):
            withdraw(wish, at=MONDAY_9AM)

    @pytest.mark.usefixtures("booked")
    def test_offers_new_places_of_a_larger_plan(self, plan: Plan) -> None:
        a_wish(plan, TUESDAY)

        set_plan(plan.service, Terms(layout=Layout(AN_HOUR, 2, 0)), at=MONDAY_9AM)

        assert offer_what_is_free(at=MONDAY_9AM) == 1


def offered(plan: Plan, booked: list[Appointment]) -> Wish:
    wish = a_wish(plan, TUESDAY)
    cancel(booked[2], at=MONDAY_9AM)
    wish.refresh_from_db()
    assert booked[2].starts_at == TUESDAY_10AM
    return wish
