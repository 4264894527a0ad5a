"""Whatever people do in whatever order, and whatever the clock says: the laws of a ticket hold."""

from collections import Counter as Tally
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from prima.deliver.queues import actions
from prima.deliver.queues.actions import NobodyWaiting, NotNow, SameQueue, StillBusy
from prima.deliver.queues.models import Counter, Numbering, Queue, Ticket
from prima.deliver.queues.rules import AT_COUNTER, ENDED, LIFECYCLE, Move, Reason, State
from prima.deliver.queues.testing import a_counter, a_queue, a_ticket
from prima.foundation.journal.models import Entry
from prima.foundation.journal.queries import verify
from prima.foundation.people.testing import a_person
from prima.foundation.units.testing import MONDAY_9AM, a_unit
from prima.kernel.lifecycle import IllegalMove

if TYPE_CHECKING:
    from prima.foundation.people.models import Person

WHICH = st.integers(0, 7)
LINE = st.integers(0, 1)
DESK = st.integers(0, 2)


class Office(RuleBasedStateMachine):
    """Two queues and three counters with an officer each; the third calls from both queues."""

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.now: datetime = MONDAY_9AM
        self.unit = a_unit("Puskesmas Coba")
        self.queues: list[Queue] = [
            a_queue(self.unit, "A", "pendaftaran"),
            a_queue(self.unit, "B", "poli-gigi"),
        ]
        served = [self.queues[:1], self.queues[1:], self.queues]
        self.counters: list[Counter] = [
            a_counter(*queues, number=number) for number, queues in enumerate(served, 1)
        ]
        self.officers: list[Person] = [
            a_person(name, self.unit) for name in ("Budi", "Wati", "Joko")
        ]
        self.expected: dict[UUID, State] = {}
        self.acts: Tally[UUID] = Tally()
        self.keys: dict[UUID, UUID] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @rule(minutes=st.integers(-90, 90))
    def time_passes_or_is_set_back(self, minutes: int) -> None:
        moved = self.now + timedelta(minutes=minutes)
        self.now = min(max(moved, MONDAY_9AM), MONDAY_9AM + timedelta(hours=2, minutes=59))

    @rule(line=LINE)
    def somebody_comes(self, line: int) -> None:
        key = uuid4()
        ticket = a_ticket(self.queues[line], at=self.now, key=key)
        self.keys[key] = ticket.uuid
        self._did(ticket, State.WAITING)

    @rule(which=WHICH)
    def somebody_taps_twice(self, which: int) -> None:
        if self.keys:
            key, uuid = list(self.keys.items())[which % len(self.keys)]
            service = Ticket.objects.get(uuid=uuid).service
            assert actions.take_ticket(service, key=key, at=self.now).uuid == uuid

    @rule(desk=DESK)
    def a_desk_calls(self, desk: int) -> None:
        first = self._first_in_line(desk)
        try:
            called = actions.call_next(self.counters[desk], by=self.officers[desk], at=self.now)
        except StillBusy:
            assert self._current(desk) is not None
        except NobodyWaiting:
            assert first is None
        else:
            assert called == first
            self._did(called, State.CALLED)

    @rule(desk=DESK)
    def a_desk_finishes_and_calls(self, desk: int) -> None:
        current, first = self._current(desk), self._first_in_line(desk)
        try:
            called = actions.finish_and_call_next(
                self.counters[desk], by=self.officers[desk], at=self.now
            )
        except NotNow:
            assert current is not None
            assert self.expected[current.uuid] == State.CALLED
        except NobodyWaiting:
            assert current is None
            assert first is None
        else:
            if current is not None:
                self._did(current, State.DONE)
            assert called == first
            if called is not None:
                self._did(called, State.CALLED)

    @rule(desk=DESK, move=st.sampled_from([Move.RECALL, Move.SERVE, Move.FINISH, Move.MISS]))
    def a_desk_goes_on(self, desk: int, move: Move) -> None:
        ticket = self._current(desk)
        if ticket is not None:
            act = {
                Move.RECALL: actions.recall,
                Move.SERVE: actions.serve,
                Move.FINISH: actions.finish,
                Move.MISS: actions.miss,
            }[move]
            self._try(ticket, move, lambda: act(ticket, by=self.officers[desk], at=self.now))

    @rule(desk=DESK, line=LINE)
    def a_desk_hands_over(self, desk: int, line: int) -> None:
        ticket = self._current(desk)
        if ticket is None:
            return
        to = self.queues[line]
        try:
            self._try(
                ticket,
                Move.HAND_OVER,
                lambda: actions.hand_over(
                    ticket, to, by=self.officers[desk], at=self.now, reason=Reason.NEXT_STEP
                ),
            )
        except SameQueue:
            assert ticket.queue == to

    @rule(which=WHICH)
    def somebody_gives_up(self, which: int) -> None:
        tickets = list(Ticket.objects.order_by("id"))
        if tickets:
            ticket = tickets[which % len(tickets)]
            self._try(ticket, Move.LEAVE, lambda: actions.leave(ticket, at=self.now))

    @rule()
    def the_day_is_closed(self) -> None:
        open_still = [uuid for uuid, state in self.expected.items() if state not in ENDED]

        assert actions.close_day(self.unit, at=self.now) == len(open_still)

        for ticket in Ticket.objects.filter(uuid__in=open_still):
            self._did(ticket, LIFECYCLE.after(self.expected[ticket.uuid], Move.EXPIRE))

    @invariant()
    def each_ticket_is_where_its_acts_led(self) -> None:
        states = dict(Ticket.objects.values_list("uuid", "state"))
        assert states == self.expected

    @invariant()
    def each_number_was_given_once_and_none_left_out(self) -> None:
        for queue in self.queues:
            tickets = Ticket.objects.filter(origin=queue).order_by("id")
            numbers = list(tickets.values_list("number", flat=True))
            assert numbers == list(range(1, len(numbers) + 1))
            last = Numbering.objects.filter(queue=queue).values_list("last", flat=True)
            assert list(last) == numbers[-1:]

    @invariant()
    def each_act_ended_one_period_and_was_journalled(self) -> None:
        told = Tally(Entry.objects.values_list("subject", flat=True))
        for ticket in Ticket.objects.all():
            assert told[f"ticket:{ticket.uuid}"] == self.acts[ticket.uuid]
            assert ticket.periods.count() == self.acts[ticket.uuid] - 1

    @invariant()
    def periods_follow_each_other_without_a_hole(self) -> None:
        for ticket in Ticket.objects.all():
            periods = list(ticket.periods.all())
            assert all(earlier.ends_at == later.starts_at for earlier, later in pairwise(periods))
            assert all(period.starts_at <= period.ends_at for period in periods)
            if periods:
                assert periods[-1].ends_at == ticket.since
                assert periods[0].kind == State.WAITING
            kinds = [*(State(period.kind) for period in periods), State(ticket.state)]
            assert all(
                any(LIFECYCLE.table.get((before, move)) == after for move in Move)
                for before, after in pairwise(kinds)
            )

    @invariant()
    def sums_are_the_sums_of_periods(self) -> None:
        for ticket in Ticket.objects.all():
            here = [
                period for period in ticket.periods.all() if period.queue_id == ticket.origin_id
            ]
            for kind, total in ((State.WAITING, ticket.waited), (State.SERVING, ticket.served)):
                spent = [
                    period.ends_at - period.starts_at for period in here if period.kind == kind
                ]
                assert total == sum(spent, timedelta(0))
            assert ticket.is_exact == all(period.is_exact for period in ticket.periods.all())

    @invariant()
    def a_counter_has_one_ticket_and_a_ticket_one_counter(self) -> None:
        at_counters = Ticket.objects.filter(state__in=AT_COUNTER)
        taken = [ticket.counter_id for ticket in at_counters]
        assert len(taken) == len(set(taken))
        assert all(ticket.officer_id is not None for ticket in at_counters)

    @invariant()
    def the_journal_is_whole(self) -> None:
        assert verify(self.unit.pk).fault is None

    def _try(self, ticket: Ticket, move: Move, act: object) -> None:
        """Make a move, and expect what the table says."""
        assert callable(act)
        try:
            expected = LIFECYCLE.after(self.expected[ticket.uuid], move)
        except IllegalMove:
            with pytest.raises(NotNow):
                act()
        else:
            act()
            self._did(ticket, expected)

    def _did(self, ticket: Ticket, state: State) -> None:
        self.expected[ticket.uuid] = state
        self.acts[ticket.uuid] += 1

    def _current(self, desk: int) -> Ticket | None:
        return Ticket.objects.filter(counter=self.counters[desk], state__in=AT_COUNTER).first()

    def _first_in_line(self, desk: int) -> Ticket | None:
        return (
            Ticket.objects.filter(queue__counters=self.counters[desk], state=State.WAITING)
            .order_by("id")
            .first()
        )


@pytest.mark.django_db
def test_the_laws_of_a_ticket_hold() -> None:
    run_state_machine_as_test(
        Office,
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
