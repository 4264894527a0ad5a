from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from pytest_django.fixtures import Settings

from prima.deliver.appointments.actions import (
    Holder,
    IdentityNeeded,
    KeyReused,
    Lifted,
    TimeTaken,
    TooMany,
    book,
    cancel,
    set_plan,
)
from prima.deliver.appointments.actions.limits import mark
from prima.deliver.appointments.models import Appointment, Plan
from prima.deliver.appointments.queries import NoAppointments, plan_of
from prima.deliver.appointments.rules import Exemption, State, Terms
from prima.deliver.appointments.testing import (
    A_MINUTE,
    AN_HOUR,
    TUESDAY_10AM,
    a_plan,
    an_appointment,
    somebody,
)
from prima.deliver.queues.testing import a_service
from prima.foundation.journal.models import Entry
from prima.foundation.journal.queries import verify
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.standards.actions import set_offered

pytestmark = pytest.mark.django_db
SLOT = 15 * A_MINUTE


class TestBook:
    def test_takes_a_place_of_the_time_and_tells_the_journal(self, plan: Plan) -> None:
        appointment = an_appointment(plan)

        assert appointment.state == State.BOOKED
        assert (appointment.starts_at, appointment.ends_at) == (TUESDAY_10AM, TUESDAY_10AM + SLOT)
        assert (appointment.seat, appointment.lead_days) == (1, 1)
        entry = Entry.objects.get(verb="appointment.booked")
        assert entry.subject == f"appointment:{appointment.uuid}"
        assert str(appointment) in entry.details
        assert verify(plan.unit_id).fault is None

    def test_asked_twice_books_once(self, plan: Plan) -> None:
        key = uuid4()

        first, second = (an_appointment(plan, key=key) for _tap in range(2))

        assert first == second
        assert Appointment.objects.count() == 1

    def test_refuses_a_key_that_booked_another_service(self, plan: Plan, puskesmas: Unit) -> None:
        appointment = an_appointment(plan)
        other = a_plan(a_service(puskesmas, "poli-gigi"))

        with pytest.raises(KeyReused):
            an_appointment(other, key=appointment.key)

    def test_refuses_a_time_that_is_taken(self, plan: Plan) -> None:
        an_appointment(plan)

        with pytest.raises(TimeTaken):
            an_appointment(plan, who=somebody(2))

    @pytest.mark.parametrize(
        "starts_at",
        [
            TUESDAY_10AM + A_MINUTE,
            MONDAY_9AM - AN_HOUR,
            MONDAY_9AM + 30 * A_MINUTE,  # too short a notice
            TUESDAY_10AM + timedelta(days=60),
            TUESDAY_10AM + timedelta(days=4),  # a Saturday
            TUESDAY_10AM + timedelta(hours=2),  # in the break
        ],
    )
    def test_refuses_what_is_no_free_time(self, plan: Plan, starts_at: datetime) -> None:
        with pytest.raises(TimeTaken):
            book(plan.service, starts_at, key=uuid4(), at=MONDAY_9AM, who=somebody())

    def test_refuses_a_service_that_is_not_offered(self, plan: Plan) -> None:
        set_offered(plan.service, is_offered=False, at=MONDAY_9AM)

        with pytest.raises(TimeTaken):
            an_appointment(plan_of(plan.service))

    def test_refuses_a_service_without_a_plan(self, puskesmas: Unit) -> None:
        other = a_service(puskesmas, "poli-gigi")

        with pytest.raises(NoAppointments):
            book(other, TUESDAY_10AM, key=uuid4(), at=MONDAY_9AM, who=somebody())

    def test_refuses_when_the_plan_is_closed(self, plan: Plan) -> None:
        set_plan(plan.service, Terms(is_open=False), at=MONDAY_9AM)

        with pytest.raises(TimeTaken):
            an_appointment(plan)


class TestLimits:
    def test_stop_a_person_at_their_share_whatever_device_they_use(self, plan: Plan) -> None:
        for number in range(2):
            an_appointment(plan, later(number), who=Holder(f"device {number}", "0812-3456-7890"))

        with pytest.raises(TooMany):
            an_appointment(plan, later(3), who=Holder("device 3", "+62 812 3456 7890"))

    def test_stop_a_device_at_its_share_whoever_uses_it(self, plan: Plan) -> None:
        for number in range(3):
            an_appointment(plan, later(number), who=Holder("kiosk", somebody(number).identity))

        with pytest.raises(TooMany):
            an_appointment(plan, later(4), who=Holder("kiosk", somebody(4).identity))

    def test_count_appointments_of_all_days_together(self, plan: Plan) -> None:
        for days in range(2):
            an_appointment(plan, TUESDAY_10AM + timedelta(days=days), who=somebody())

        with pytest.raises(TooMany):
            an_appointment(plan, TUESDAY_10AM + timedelta(days=2), who=somebody())

    def test_forget_what_was_cancelled_and_what_is_over(self, plan: Plan) -> None:
        first, _second = (an_appointment(plan, later(number)) for number in range(2))
        cancel(first, at=MONDAY_9AM)
        an_appointment(plan, later(2))

        over = an_appointment(
            plan, TUESDAY_10AM + timedelta(days=1), at=TUESDAY_10AM + timedelta(hours=5)
        )

        assert over.state == State.BOOKED

    def test_ask_for_an_identity_unless_the_plan_does_not(self, plan: Plan) -> None:
        with pytest.raises(IdentityNeeded):
            an_appointment(plan, who=Holder("device"))
        with pytest.raises(IdentityNeeded):
            an_appointment(plan, who=Holder("device", "Sari"))

        set_plan(plan.service, Terms(asks_identity=False), at=MONDAY_9AM)

        assert an_appointment(plan, who=Holder("device")).identity == ""

    def test_are_lifted_by_an_officer_with_a_reason_in_the_journal(
        self, plan: Plan, budi: Person
    ) -> None:
        for number in range(2):
            an_appointment(plan, later(number))

        lifted = Lifted(budi, Exemption.FAMILY)
        third = book(
            plan.service, later(3), key=uuid4(), at=MONDAY_9AM, who=somebody(), lifted=lifted
        )

        entry = Entry.objects.get(verb="appointment.limit-lifted")
        assert (entry.by_id, third.exemption) == (budi.pk, Exemption.FAMILY)
        assert '"reason":"FAMILY"' in entry.details

    def test_never_lift_the_number_of_places(self, plan: Plan, budi: Person) -> None:
        an_appointment(plan)

        with pytest.raises(TimeTaken):
            book(
                plan.service,
                TUESDAY_10AM,
                key=uuid4(),
                at=MONDAY_9AM,
                who=Holder(),
                lifted=Lifted(budi, Exemption.OTHER),
            )


class TestMarks:
    def test_keep_nothing_of_what_was_given(self, plan: Plan) -> None:
        nik = "3374011234560001"

        an_appointment(plan, who=Holder("my device", nik))

        row = str(Appointment.objects.values().get())
        told = " ".join(Entry.objects.values_list("details", flat=True))
        assert nik not in row + told
        assert "my device" not in row + told

    def test_cannot_be_joined_across_days(self, plan: Plan) -> None:
        one, two = (an_appointment(plan, TUESDAY_10AM + timedelta(days=days)) for days in range(2))

        assert one.identity != two.identity
        assert one.device != two.device

    def test_need_the_secret_of_this_installation(self, settings: Settings) -> None:
        here = mark("identity", "0812", TUESDAY_10AM.date())

        settings.SECRET_KEY = "another installation"  # noqa: S105 - of nobody

        assert mark("identity", "0812", TUESDAY_10AM.date()) != here


def later(slots: int) -> datetime:
    return TUESDAY_10AM + slots * SLOT
