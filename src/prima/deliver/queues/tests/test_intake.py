"""A full day, a closed intake, and what was written on paper meanwhile."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from prima.deliver.queues import queries
from prima.deliver.queues.actions import (
    DayFull,
    IntakeClosed,
    OnPaper,
    StationTaken,
    Terms,
    TimesOutOfOrder,
    TooLongAgo,
    change_queue,
    close_intake,
    enter_late,
    open_intake,
)
from prima.deliver.queues.models import Counter, Queue, Ticket
from prima.deliver.queues.rules import Intake, IntakeReason, Lane, State
from prima.deliver.queues.testing import A_MINUTE, a_queue, a_station, a_ticket
from prima.foundation.journal.models import Entry
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.standards.models import Service

pytestmark = pytest.mark.django_db
LATER = MONDAY_9AM + 90 * A_MINUTE
PAPER = OnPaper(*(MONDAY_9AM + minutes * A_MINUTE for minutes in (0, 12, 14, 20)))


class TestDailyLimit:
    def test_is_a_refusal_that_says_when_to_come(self, puskesmas: Unit) -> None:
        line = a_queue(puskesmas, terms=Terms(daily_limit=1))
        a_ticket(line)

        with pytest.raises(DayFull) as refused:
            a_ticket(line)

        assert "1" in str(refused.value.message)
        assert "3 Mar" in str(refused.value.advice)
        assert [offer.intake for offer in queries.offers(puskesmas, MONDAY_9AM)] == [Intake.FULL]

    def test_wastes_no_number(self, puskesmas: Unit) -> None:
        line = a_queue(puskesmas, terms=Terms(daily_limit=1))
        service = line.services.select_related("unit").get()
        a_ticket(line)
        with pytest.raises(DayFull):
            a_ticket(line)

        change_queue(line, name="A", services=[service], terms=Terms(), at=MONDAY_9AM)

        assert a_ticket(line).number == 2

    def test_gives_the_same_ticket_for_the_same_key_when_it_is_full(self, puskesmas: Unit) -> None:
        line, key = a_queue(puskesmas, terms=Terms(daily_limit=1)), uuid4()

        assert a_ticket(line, key=key) == a_ticket(line, key=key)

    def test_turns_nobody_away_who_was_given_a_time(self, puskesmas: Unit) -> None:
        line = a_queue(puskesmas, terms=Terms(daily_limit=1))
        a_ticket(line)

        assert a_ticket(line, lane=Lane.APPOINTMENT).number == 2

    def test_is_new_every_day(self, puskesmas: Unit) -> None:
        line = a_queue(puskesmas, terms=Terms(daily_limit=1))
        a_ticket(line)

        assert a_ticket(line, at=MONDAY_9AM + timedelta(days=1)).number == 1


class TestCloseIntake:
    def test_is_a_refusal_that_says_why(self, queue: Queue, budi: Person) -> None:
        close_intake(queue, by=budi, at=MONDAY_9AM, reason=IntakeReason.STAFF_MISSING)

        with pytest.raises(IntakeClosed) as refused:
            a_ticket(queue)

        assert len(str(refused.value.message)) > len("No more numbers")
        [offer] = queries.offers(queue.unit, MONDAY_9AM)
        assert (offer.intake, offer.closed_because) == (
            Intake.CLOSED,
            IntakeReason.STAFF_MISSING,
        )

    def test_turns_nobody_away_who_was_given_a_time(self, queue: Queue, budi: Person) -> None:
        close_intake(queue, by=budi, at=MONDAY_9AM, reason=IntakeReason.STAFF_MISSING)

        assert a_ticket(queue, lane=Lane.APPOINTMENT).state == State.WAITING

    def test_ends_with_the_day_or_before(self, queue: Queue, budi: Person) -> None:
        close_intake(queue, by=budi, at=MONDAY_9AM, reason=IntakeReason.EMERGENCY)
        tomorrow = a_ticket(queue, at=MONDAY_9AM + timedelta(days=1))

        for _twice in range(2):
            open_intake(queue, by=budi, at=MONDAY_9AM)

        assert a_ticket(queue).on < tomorrow.on
        assert Entry.objects.filter(verb="intake.opened").count() == 1


class TestStations:
    def test_are_one_queue_each(self, puskesmas: Unit) -> None:
        a_station(puskesmas, "B", "poli-umum")

        with pytest.raises(StationTaken):
            a_queue(puskesmas, "C", "poli-gigi", terms=Terms(station="poli-umum"))


class TestEnterLate:
    def enter(
        self,
        counter: Counter,
        service: Service,
        by: Person,
        paper: OnPaper,
        key: UUID | None = None,
    ) -> Ticket:
        return enter_late(counter, service, paper, key=key or uuid4(), by=by, at=LATER)

    def test_takes_the_next_number_and_is_not_exact(
        self, queue: Queue, counter: Counter, service: Service, budi: Person
    ) -> None:
        a_ticket(queue)

        ticket = self.enter(counter, service, budi, PAPER)

        assert (ticket.display_number, ticket.state) == ("A-002", State.DONE)
        assert (ticket.waited, ticket.served) == (12 * A_MINUTE, 6 * A_MINUTE)
        kinds = list(ticket.periods.values_list("kind", "is_exact"))
        assert kinds == [("WAITING", False), ("CALLED", False), ("SERVING", False)]
        day = (ticket.on, ticket.on + timedelta(days=1))
        assert queries.waits(queue.unit, *day).n == 0
        assert queries.served_between(queue.unit, *day) == {service.pk: 1}
        assert queries.board(queue.unit, LATER).calls == ()

    def test_is_entered_once_for_a_key(
        self, counter: Counter, service: Service, budi: Person
    ) -> None:
        key = uuid4()

        first = self.enter(counter, service, budi, PAPER, key)

        assert self.enter(counter, service, budi, PAPER, key) == first
        assert Entry.objects.filter(verb="ticket.entered-late").count() == 1

    @pytest.mark.parametrize(
        ("name", "moved"),
        [
            ("called_at", -13 * A_MINUTE),
            ("finished_at", timedelta(hours=5)),
            ("taken_at", timedelta(days=-1)),
        ],
    )
    def test_refuses_times_that_cannot_be(
        self, counter: Counter, service: Service, budi: Person, name: str, moved: timedelta
    ) -> None:
        wrong = replace(PAPER, **{name: getattr(PAPER, name) + moved})

        with pytest.raises(TimesOutOfOrder):
            self.enter(counter, service, budi, wrong)

    def test_refuses_what_is_too_long_ago(
        self, counter: Counter, service: Service, budi: Person
    ) -> None:
        with pytest.raises(TooLongAgo):
            enter_late(counter, service, PAPER, key=uuid4(), by=budi, at=LATER + timedelta(days=8))
