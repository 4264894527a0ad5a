"""The record of what happened, and the stations as they stand now."""

from datetime import timedelta

import pytest

from prima.deliver.queues.actions import call_next, finish, leave, serve
from prima.deliver.queues.models import Counter, Queue, Ticket
from prima.deliver.queues.queries import (
    announcements_kept,
    ends_by_day,
    stations,
    stretches,
    who_calls_whom,
)
from prima.deliver.queues.rules import State
from prima.deliver.queues.testing import A_MINUTE, a_served_ticket, a_ticket
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM

pytestmark = pytest.mark.django_db
MONDAY = MONDAY_9AM.date()
TUESDAY = MONDAY + timedelta(days=1)


class TestStretches:
    def test_tell_each_part_of_a_visit_in_order(
        self, puskesmas: Unit, counter: Counter, budi: Person
    ) -> None:
        ticket = a_served_ticket(counter, by=budi)

        told = list(stretches(puskesmas, MONDAY, TUESDAY))

        assert [(each.kind, (each.ends_at - each.starts_at) / A_MINUTE) for each in told] == [
            (State.WAITING, 2),
            (State.CALLED, 1),
            (State.SERVING, 5),
        ]
        assert {each.ticket for each in told} == {ticket.pk}
        assert [each.officer for each in told] == [None, budi.pk, budi.pk]

    def test_leave_out_other_days_and_what_no_clock_was_believed_for(
        self, puskesmas: Unit, counter: Counter, budi: Person
    ) -> None:
        a_served_ticket(counter, by=budi)
        ticket = a_ticket(counter.queues.get(), at=MONDAY_9AM + 20 * A_MINUTE)
        call_next(counter, by=budi, at=MONDAY_9AM)  # the clock was set back

        told = list(stretches(puskesmas, MONDAY, TUESDAY))

        assert ticket.pk not in {each.ticket for each in told}
        assert list(stretches(puskesmas, TUESDAY, TUESDAY + timedelta(days=1))) == []


class TestDays:
    def test_say_how_many_ended_how(
        self, puskesmas: Unit, counter: Counter, queue: Queue, budi: Person
    ) -> None:
        a_served_ticket(counter, by=budi)
        leave(a_ticket(queue), at=MONDAY_9AM)
        a_ticket(queue)

        assert ends_by_day(puskesmas, MONDAY, TUESDAY) == {
            MONDAY: {State.DONE: 1, State.LEFT: 1, State.WAITING: 1}
        }

    def test_say_how_many_announcements_were_kept(self, puskesmas: Unit, queue: Queue) -> None:
        told = {"announced": 5 * A_MINUTE, "expected": A_MINUTE, "turns_before": 1.0}
        for kept in (True, True, False, None):
            judged = {} if kept is None else {"score": 0.0, "was_kept": kept}
            Ticket.objects.filter(pk=a_ticket(queue).pk).update(**told, **judged)

        [(on, found)] = announcements_kept(puskesmas, MONDAY, TUESDAY).items()

        assert (on, found.hits, found.n) == (MONDAY, 2, 3)
        assert announcements_kept(puskesmas, MONDAY, TUESDAY, early=True) == {}


class TestStations:
    def test_show_who_waits_and_who_serves(
        self, puskesmas: Unit, counter: Counter, queue: Queue, budi: Person
    ) -> None:
        a_ticket(queue)
        a_ticket(queue, at=MONDAY_9AM + 3 * A_MINUTE)
        called = call_next(counter, by=budi, at=MONDAY_9AM + 4 * A_MINUTE)

        [busy] = stations(puskesmas, MONDAY_9AM + 5 * A_MINUTE)
        at = MONDAY_9AM + 6 * A_MINUTE
        finish(serve(called, by=budi, at=at), by=budi, at=at)
        [free] = stations(puskesmas, at)

        assert (busy.letter, busy.waiting, busy.longest) == ("A", 1, 2 * A_MINUTE)
        assert (busy.serving, busy.free) == (1, 0)
        assert (free.serving, free.free) == (1, 1)
        assert busy.told is None  # nobody knows yet how long a service takes

    def test_know_who_calls_whom(self, puskesmas: Unit, counter: Counter, queue: Queue) -> None:
        assert who_calls_whom(puskesmas) == {counter.pk: frozenset({queue.pk})}
