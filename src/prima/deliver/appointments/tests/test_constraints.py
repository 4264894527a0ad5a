"""The database refuses what must never be, whoever writes."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, models, transaction

from prima.deliver.appointments.actions import set_plan
from prima.deliver.appointments.models import Appointment, Plan, PlanWindow, Wish
from prima.deliver.appointments.queries import plan_of
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


def refuses(rows: models.QuerySet[Any], name: str, /, **change: object) -> bool:
    """Say whether the database refuses this change, and for the reason that we think.

    SQLite names a unique constraint by its columns.
    """
    columns = {
        "appointment_is_booked_once_for_a_key": "appointments_appointment.key",
        "appointment_has_a_seat_of_its_own": "appointments_appointment.seat",
        "wish_is_made_once_for_a_key": "appointments_wish.key",
        "plan_window_begins_once": "appointments_planwindow.opens",
    }
    try:
        with transaction.atomic():
            rows.update(**change)
    except IntegrityError as error:
        return name in str(error) or columns.get(name, name) in str(error)
    return False


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("appointment_state_is_known", {"state": "GONE"}),
        ("appointment_arrival_is_known", {"arrival": "FLOWN"}),
        ("appointment_exemption_is_known", {"exemption": "FRIEND"}),
        ("appointment_seat_is_counted", {"seat": 0}),
        ("appointment_ends_after_it_begins", {"ends_at": TUESDAY_10AM}),
        ("appointment_is_held_until_a_moment", {"state": State.HELD}),
        ("appointment_is_held_until_a_moment", {"held_until": TUESDAY_10AM}),
        ("appointment_that_arrived_has_a_ticket", {"state": State.ARRIVED}),
        ("appointment_that_arrived_has_a_ticket", {"arrived_at": TUESDAY_10AM}),
        ("appointment_that_arrived_has_a_ticket", {"arrival": "LATE"}),
    ],
)
def test_of_an_appointment(plan: Plan, name: str, change: dict[str, object]) -> None:
    an_appointment(plan)

    assert refuses(Appointment.objects.all(), name, **change)


def test_a_seat_is_taken_once_until_it_is_given_back(plan: Plan) -> None:
    one = an_appointment(plan)
    two = an_appointment(plan, TUESDAY_10AM + 15 * A_MINUTE, who=somebody(2))
    rows = Appointment.objects.filter(pk=two.pk)

    assert refuses(rows, "appointment_has_a_seat_of_its_own", starts_at=one.starts_at)
    Appointment.objects.filter(pk=one.pk).update(state=State.CANCELLED)
    assert rows.update(starts_at=one.starts_at) == 1


def test_a_key_books_once(plan: Plan) -> None:
    one = an_appointment(plan)
    an_appointment(plan, TUESDAY_10AM + 15 * A_MINUTE, who=somebody(2))
    others = Appointment.objects.exclude(pk=one.pk)

    assert refuses(others, "appointment_is_booked_once_for_a_key", key=one.key)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("plan_slots_have_a_length", {"length": A_MINUTE}),
        ("plan_slots_have_places", {"places": 0, "head_start": 0}),
        ("plan_slots_have_places", {"head_start": 2}),
        ("plan_lets_everybody_book_once", {"per_identity": 0}),
        ("plan_lets_everybody_book_once", {"per_device": 0}),
        ("plan_waits_no_negative_time", {"after": -A_MINUTE}),
        ("plan_waits_no_negative_time", {"hold": timedelta(0)}),
    ],
)
def test_of_a_plan(plan: Plan, name: str, change: dict[str, object]) -> None:
    assert refuses(Plan.objects.filter(pk=plan.pk), name, **change)


def test_of_the_hours_of_a_plan(plan: Plan) -> None:
    rows = [PlanWindow(plan=plan, weekday=1, opens=f"{hour}:00", closes="12:00") for hour in (8, 9)]
    PlanWindow.objects.bulk_create(rows)

    assert refuses(PlanWindow.objects.all(), "plan_window_begins_once", opens="08:00")
    assert refuses(PlanWindow.objects.all(), "plan_weekday_exists", weekday=7)


def test_of_the_waiting_list(plan: Plan) -> None:
    set_plan(plan.service, Terms(layout=Layout(AN_HOUR, 1, 0)), at=MONDAY_9AM)
    tuesday = date(2026, 3, 3)
    a_full_day(plan_of(plan.service), tuesday)
    one, two = (a_wish(plan, tuesday, who=somebody(n)) for n in (1, 2))

    assert refuses(Wish.objects.all(), "wish_state_is_known", state="GONE")
    assert refuses(
        Wish.objects.all(), "wish_that_was_offered_a_time_has_it", state=WishState.OFFERED
    )
    others = Wish.objects.filter(pk=two.pk)
    assert refuses(others, "wish_is_made_once_for_a_key", key=one.key)
    assert others.update(key=uuid4()) == 1
