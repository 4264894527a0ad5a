from datetime import date, timedelta

import pytest

from prima.deliver.queues.actions import (
    call_next,
    finish,
    hand_over,
    leave,
    serve,
)
from prima.deliver.queues.models import Counter, Queue, Ticket
from prima.deliver.queues.queries import (
    Kept,
    Times,
    kept_by_day,
    promise_kept,
    promises_kept,
    served_between,
    service_times,
    waits,
)
from prima.deliver.queues.rules import Reason
from prima.deliver.queues.testing import (
    A_MINUTE,
    a_called_ticket,
    a_counter,
    a_queue,
    a_served_ticket,
    a_ticket,
    missed,
)
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM, a_unit
from prima.promise.standards.models import Service, StandardVersion
from prima.promise.standards.rules.codes import LimitUnit, Measure
from prima.promise.standards.rules.commitments import Commitment, Limit

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY, WEDNESDAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4)
A_DAY = timedelta(days=1)
NOTHING = timedelta(0)


def within(measure: Measure, value: int, unit: LimitUnit = LimitUnit.MINUTES) -> Commitment:
    return Commitment(code="promise", measure=measure, limit=Limit(value=value, unit=unit))


def version_of(ticket: Ticket) -> StandardVersion:
    version: StandardVersion = ticket.version
    return version


class TestWaits:
    def test_counts_whoever_was_called(
        self, puskesmas: Unit, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        missed(a_called_ticket(counter, by=budi), by=budi, at=MONDAY_9AM + 3 * A_MINUTE)
        a_ticket(queue)
        call_next(counter, by=budi, at=MONDAY_9AM + 20 * A_MINUTE)
        leave(a_ticket(queue), at=MONDAY_9AM + A_MINUTE)
        a_ticket(queue)

        times = waits(puskesmas, MONDAY, TUESDAY, limit=15 * A_MINUTE)

        assert times == Times(n=2, total=22 * A_MINUTE, longest=20 * A_MINUTE, within=1)

    def test_counts_all_as_within_when_no_limit_is_asked_about(
        self, puskesmas: Unit, counter: Counter, budi: Person
    ) -> None:
        a_called_ticket(counter, by=budi)

        assert waits(puskesmas, MONDAY, TUESDAY).within == 1

    def test_is_nothing_when_nobody_came(self, puskesmas: Unit, service: Service) -> None:
        for of in (puskesmas, service):
            assert waits(of, MONDAY, TUESDAY) == Times(0, NOTHING, NOTHING, 0)

    def test_holds_the_first_day_and_not_the_last(
        self, puskesmas: Unit, counter: Counter, budi: Person
    ) -> None:
        a_served_ticket(counter, by=budi)
        a_served_ticket(counter, by=budi, at=MONDAY_9AM + A_DAY)

        assert waits(puskesmas, MONDAY, TUESDAY).n == 1
        assert waits(puskesmas, MONDAY, WEDNESDAY).n == 2
        assert waits(puskesmas, TUESDAY, TUESDAY).n == 0

    def test_is_the_sum_of_its_days(self, puskesmas: Unit, counter: Counter, budi: Person) -> None:
        a_served_ticket(counter, by=budi)
        a_served_ticket(counter, by=budi, at=MONDAY_9AM + A_DAY)
        a_served_ticket(counter, by=budi, at=MONDAY_9AM + A_DAY + 30 * A_MINUTE)

        days = waits(puskesmas, MONDAY, TUESDAY) + waits(puskesmas, TUESDAY, WEDNESDAY)

        assert days == waits(puskesmas, MONDAY, WEDNESDAY)

    def test_leaves_out_what_the_clock_spoilt(
        self, puskesmas: Unit, counter: Counter, budi: Person
    ) -> None:
        ticket = a_called_ticket(counter, by=budi)
        finish(
            serve(ticket, by=budi, at=MONDAY_9AM - A_MINUTE), by=budi, at=MONDAY_9AM + 9 * A_MINUTE
        )

        assert waits(puskesmas, MONDAY, TUESDAY).n == 0
        assert service_times(puskesmas, MONDAY, TUESDAY).n == 0
        assert sum(served_between(puskesmas, MONDAY, TUESDAY).values()) == 1

    def test_is_of_one_service_or_of_the_whole_unit(
        self, puskesmas: Unit, service: Service, counter: Counter, budi: Person
    ) -> None:
        a_called_ticket(counter, by=budi)
        teeth = a_counter(a_queue(puskesmas, "B", "poli-gigi"), number=2)
        a_called_ticket(teeth, by=budi)
        mawar = a_unit("Puskesmas Mawar")

        assert waits(service, MONDAY, TUESDAY).n == 1
        assert waits(puskesmas, MONDAY, TUESDAY).n == 2
        assert waits(mawar, MONDAY, TUESDAY).n == 0


class TestServiceTimes:
    def test_counts_whoever_was_finished(
        self, puskesmas: Unit, counter: Counter, budi: Person
    ) -> None:
        a_served_ticket(counter, by=budi)
        serve(a_called_ticket(counter, by=budi), by=budi, at=MONDAY_9AM)

        times = service_times(puskesmas, MONDAY, TUESDAY, limit=4 * A_MINUTE)

        assert times == Times(n=1, total=5 * A_MINUTE, longest=5 * A_MINUTE, within=0)

    def test_leaves_other_stations_out(
        self, puskesmas: Unit, service: Service, counter: Counter, budi: Person
    ) -> None:
        """What happens after a hand-over was promised by no standard of this service."""
        doctors = a_queue(puskesmas, "B", "poli-umum")
        ticket = serve(a_called_ticket(counter, by=budi), by=budi, at=MONDAY_9AM + 3 * A_MINUTE)
        at = MONDAY_9AM + 5 * A_MINUTE
        hand_over(ticket, doctors, by=budi, at=at, reason=Reason.NEXT_STEP)
        room = a_counter(doctors, number=2)
        again = call_next(room, by=budi, at=at + 30 * A_MINUTE)
        serve(again, by=budi, at=at + 30 * A_MINUTE)
        finish(again, by=budi, at=at + 60 * A_MINUTE)

        assert waits(service, MONDAY, TUESDAY).total == 2 * A_MINUTE
        assert service_times(service, MONDAY, TUESDAY).total == 2 * A_MINUTE


class TestServedBetween:
    def test_counts_the_served_by_service(
        self, puskesmas: Unit, service: Service, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        a_served_ticket(counter, by=budi)
        a_served_ticket(counter, by=budi)
        a_ticket(queue)

        assert served_between(puskesmas, MONDAY, TUESDAY) == {service.pk: 2}
        assert served_between(puskesmas, TUESDAY, WEDNESDAY) == {}


class TestPromiseKept:
    def test_judges_by_the_limit(self, counter: Counter, budi: Person) -> None:
        version = version_of(a_served_ticket(counter, by=budi))
        days = (MONDAY, TUESDAY)

        assert promise_kept(version, within(Measure.WAIT, 2), *days) == Kept(1, 1)
        assert promise_kept(version, within(Measure.WAIT, 1), *days) == Kept(0, 1)
        assert promise_kept(version, within(Measure.SERVICE_TIME, 5), *days) == Kept(1, 1)
        assert promise_kept(version, within(Measure.SERVICE_TIME, 4), *days) == Kept(0, 1)

    def test_counts_working_hours_while_the_doors_are_open(
        self, counter: Counter, budi: Person
    ) -> None:
        """From 11.30 to 13.30 is one working hour: the doors are closed from 12 to 13."""
        at = MONDAY_9AM + 150 * A_MINUTE
        a_ticket(counter.queues.get(), at=at)
        version = version_of(call_next(counter, by=budi, at=at + 120 * A_MINUTE))
        hour = within(Measure.WAIT, 1, LimitUnit.WORKING_HOURS)

        assert promise_kept(version, hour, MONDAY, TUESDAY) == Kept(1, 1)
        assert promise_kept(version, within(Measure.WAIT, 60), MONDAY, TUESDAY) == Kept(0, 1)

    def test_breaks_working_hours_when_it_took_longer(self, counter: Counter, budi: Person) -> None:
        a_ticket(counter.queues.get())
        version = version_of(call_next(counter, by=budi, at=MONDAY_9AM + 61 * A_MINUTE))

        hour = within(Measure.WAIT, 1, LimitUnit.WORKING_HOURS)
        assert promise_kept(version, hour, MONDAY, TUESDAY) == Kept(0, 1)

    def test_is_told_day_by_day(self, counter: Counter, budi: Person) -> None:
        version = version_of(a_served_ticket(counter, by=budi))
        a_served_ticket(counter, by=budi, at=MONDAY_9AM + A_DAY)

        for promise in (
            within(Measure.WAIT, 1),
            within(Measure.WAIT, 5, LimitUnit.WORKING_HOURS),
        ):
            days = kept_by_day(version, promise, MONDAY, WEDNESDAY)
            assert list(days) == [MONDAY, TUESDAY]
            assert sum(days.values(), Kept(0, 0)) == promise_kept(
                version, promise, MONDAY, WEDNESDAY
            )

    def test_is_the_same_for_many_at_once(
        self, puskesmas: Unit, counter: Counter, budi: Person
    ) -> None:
        version = version_of(a_served_ticket(counter, by=budi))
        teeth = a_counter(a_queue(puskesmas, "B", "poli-gigi"), number=2)
        other = version_of(a_served_ticket(teeth, by=budi))
        asked = [
            (version, within(Measure.WAIT, 1)),
            (version, within(Measure.WAIT, 2)),
            (version, within(Measure.SERVICE_TIME, 5)),
            (version, within(Measure.WAIT, 1, LimitUnit.WORKING_HOURS)),
            (other, within(Measure.SERVICE_TIME, 1)),
        ]

        together = promises_kept(puskesmas, asked, MONDAY, TUESDAY)

        assert together == [promise_kept(*line, MONDAY, TUESDAY) for line in asked]

    @pytest.mark.parametrize(
        "promise",
        [
            within(Measure.COMPLETION, 3, LimitUnit.WORKING_DAYS),
            within(Measure.WAIT, 3, LimitUnit.WORKING_DAYS),
            within(Measure.FEE, 0, LimitUnit.RUPIAH),
        ],
    )
    def test_does_not_judge_what_a_queue_cannot_see(
        self, counter: Counter, budi: Person, promise: Commitment
    ) -> None:
        version = version_of(a_served_ticket(counter, by=budi))

        with pytest.raises(ValueError, match="queue"):
            promise_kept(version, promise, MONDAY, TUESDAY)
