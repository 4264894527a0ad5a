"""Whatever people do in whatever order, and whatever the clock says: the laws of a ticket hold."""

from collections import Counter as Tally
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from prima.deliver.queues import actions
from prima.deliver.queues.actions import (
    AtAnotherCounter,
    NobodyBehind,
    NobodyWaiting,
    NotInLine,
    NotNow,
    SameQueue,
    StillBusy,
    TooFewCalls,
)
from prima.deliver.queues.actions.taking import MOST_TICKETS
from prima.deliver.queues.models import Counter, Numbering, Queue, Ticket
from prima.deliver.queues.queries import calls_here
from prima.deliver.queues.rules import (
    AT_COUNTER,
    ENDED,
    LIFECYCLE,
    UNDER_WAY,
    CallReason,
    Lane,
    Move,
    Order,
    ParkReason,
    Reason,
    State,
)
from prima.deliver.queues.testing import a_counter, a_queue, a_route, a_ticket
from prima.foundation.journal.models import Entry
from prima.foundation.journal.queries import verify
from prima.foundation.people.testing import a_person
from prima.foundation.units.testing import MONDAY_9AM, a_unit
from prima.kernel.lifecycle import IllegalMove

if TYPE_CHECKING:
    from prima.foundation.people.models import Person

WHICH = st.integers(0, 7)
LINE = st.integers(0, 2)
DESK = st.integers(0, 2)
RULE = Order(entitled_ratio=Decimal(2), in_a_row=2, calls_before_missed=2)


class Office(RuleBasedStateMachine):
    """The clinic, the pharmacy behind it, and registration; three counters, an officer each.

    The third counter calls from all queues. A minute of whoever is entitled counts as two, and at
    most two of them are called in a row.
    """

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.now: datetime = MONDAY_9AM
        self.unit = a_unit("Puskesmas Coba")
        actions.set_order(self.unit, RULE, at=MONDAY_9AM)
        self.queues: list[Queue] = [*a_route(self.unit), a_queue(self.unit, "A", "pendaftaran")]
        served = [self.queues[:1], self.queues[1:], self.queues]
        self.counters: list[Counter] = [
            a_counter(*queues, number=number) for number, queues in enumerate(served, 1)
        ]
        self.officers: list[Person] = [
            a_person(name, self.unit) for name in ("Budi", "Wati", "Joko")
        ]
        self.expected: dict[UUID, State] = {}
        self.acts: Tally[UUID] = Tally()
        self.other_acts: Tally[UUID] = Tally()
        self.keys: dict[UUID, UUID] = {}
        self.favoured: Tally[int] = Tally()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @rule(minutes=st.integers(-90, 90))
    def time_passes_or_is_set_back(self, minutes: int) -> None:
        moved = self.now + timedelta(minutes=minutes)
        self.now = min(max(moved, MONDAY_9AM), MONDAY_9AM + timedelta(hours=2, minutes=59))

    @rule(line=LINE, lane=st.sampled_from([Lane.ORDINARY, Lane.ENTITLED]))
    def somebody_comes(self, line: int, lane: Lane) -> None:
        key = uuid4()
        ticket = a_ticket(self.queues[line], at=self.now, key=key, lane=lane)
        self.keys[key] = ticket.uuid
        self._did(ticket, State.WAITING)

    @rule(which=WHICH, line=LINE)
    def somebody_wants_one_more_service(self, which: int, line: int) -> None:
        tickets = list(Ticket.objects.order_by("id"))
        if tickets:
            visit = tickets[which % len(tickets)].visit
            try:
                ticket = a_ticket(self.queues[line], at=self.now, visit=visit)
            except actions.EnoughNumbers:
                assert visit.tickets.count() == MOST_TICKETS
            else:
                self._did(ticket, State.WAITING)

    @rule(which=WHICH)
    def somebody_taps_twice(self, which: int) -> None:
        if self.keys:
            key, uuid = list(self.keys.items())[which % len(self.keys)]
            service = Ticket.objects.get(uuid=uuid).service
            assert actions.take_ticket(service, key=key, at=self.now).uuid == uuid

    @rule(desk=DESK)
    def a_desk_calls(self, desk: int) -> None:
        waiting = self._callable(desk)
        try:
            called = actions.call_next(self.counters[desk], by=self.officers[desk], at=self.now)
        except StillBusy:
            assert self._current(desk) is not None
        except NobodyWaiting:
            assert waiting == []
        else:
            self._was_called(called, waiting)

    @rule(desk=DESK, which=WHICH)
    def a_desk_calls_somebody_certain(self, desk: int, which: int) -> None:
        tickets = list(Ticket.objects.order_by("id"))
        if not tickets:
            return
        ticket = tickets[which % len(tickets)]
        counter, free = self.counters[desk], self._callable(desk)
        try:
            called = actions.call_certain(
                counter, ticket, by=self.officers[desk], at=self.now, reason=CallReason.FRAIL
            )
        except StillBusy:
            assert self._current(desk) is not None
        except NotInLine:
            assert ticket.queue not in counter.queues.all()
        except NotNow:
            assert self.expected[ticket.uuid] != State.WAITING
        except AtAnotherCounter:
            assert ticket not in free
        else:
            assert called in free
            assert called.out_of_order == ticket.out_of_order + 1
            self._did(called, State.CALLED)

    @rule(desk=DESK, ends_here=st.booleans())
    def a_desk_finishes_and_calls(self, desk: int, *, ends_here: bool) -> None:
        current, waiting = self._current(desk), self._callable(desk)
        try:
            called = actions.finish_and_call_next(
                self.counters[desk], by=self.officers[desk], at=self.now, ends_here=ends_here
            )
        except NotNow:
            assert current is not None
            assert self.expected[current.uuid] == State.CALLED
            return
        except NobodyWaiting:
            assert current is None
            assert waiting == []
            return
        if current is not None:
            self._did(current, self._finished(current, ends_here=ends_here))
        if called is not None:
            self._was_called(called, [])

    @rule(desk=DESK, move=st.sampled_from([Move.RECALL, Move.SERVE, Move.PARK]))
    def a_desk_goes_on(self, desk: int, move: Move) -> None:
        ticket, by = self._current(desk), self.officers[desk]
        if ticket is not None:
            act = {
                Move.RECALL: lambda: actions.recall(ticket, by=by, at=self.now),
                Move.SERVE: lambda: actions.serve(ticket, by=by, at=self.now),
                Move.PARK: lambda: actions.park(
                    ticket, by=by, at=self.now, reason=ParkReason.FETCH_DOCUMENT
                ),
            }[move]
            self._try(ticket, move, act)

    @rule(desk=DESK)
    def a_desk_misses_somebody(self, desk: int) -> None:
        ticket, by = self._current(desk), self.officers[desk]
        if ticket is None:
            return
        try:
            self._try(ticket, Move.MISS, lambda: actions.miss(ticket, by=by, at=self.now))
        except TooFewCalls:
            assert calls_here(ticket) < RULE.calls_before_missed

    @rule(desk=DESK, ends_here=st.booleans())
    def a_desk_finishes(self, desk: int, *, ends_here: bool) -> None:
        ticket, by = self._current(desk), self.officers[desk]
        if ticket is None:
            return
        expected = self._finished(ticket, ends_here=ends_here)
        if self.expected[ticket.uuid] == State.SERVING:
            done = actions.finish(ticket, by=by, at=self.now, ends_here=ends_here, note="Rapi")
            assert done.note == ("Rapi" if expected == State.WAITING else "")
            self._did(ticket, expected)
        else:
            with pytest.raises(NotNow):
                actions.finish(ticket, by=by, at=self.now)

    @rule(which=WHICH, move=st.sampled_from([Move.RESUME, Move.RETURN]))
    def somebody_comes_back(self, which: int, move: Move) -> None:
        tickets = list(Ticket.objects.order_by("id"))
        if tickets:
            ticket = tickets[which % len(tickets)]
            act = {Move.RESUME: actions.resume, Move.RETURN: actions.come_back}[move]
            self._try(ticket, move, lambda: act(ticket, at=self.now))

    @rule(which=WHICH)
    def somebody_lets_one_pass(self, which: int) -> None:
        tickets = list(Ticket.objects.order_by("id"))
        if not tickets:
            return
        ticket = tickets[which % len(tickets)]
        before = self._line(ticket)
        try:
            actions.let_one_pass(ticket, at=self.now)
        except NotNow:
            assert self.expected[ticket.uuid] != State.WAITING
        except NobodyBehind:
            assert before[-1] == ticket.pk
        else:
            place = before.index(ticket.pk)
            swapped = [*before[:place], before[place + 1], ticket.pk, *before[place + 2 :]]
            assert self._line(ticket) == swapped
            self.other_acts[ticket.uuid] += 1

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
            acts = self.acts[ticket.uuid] + self.other_acts[ticket.uuid]
            assert told[f"ticket:{ticket.uuid}"] == acts
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
    def a_visit_is_at_one_counter(self) -> None:
        at_counters = Ticket.objects.filter(state__in=AT_COUNTER)
        visits = list(at_counters.values_list("visit", flat=True))
        assert len(visits) == len(set(visits))

    @invariant()
    def a_note_stays_no_longer_than_the_visit(self) -> None:
        assert not Ticket.objects.exclude(note="").exclude(state__in=UNDER_WAY).exists()

    @invariant()
    def whoever_left_says_how(self) -> None:
        assert not Ticket.objects.filter(state=State.LEFT, exit="").exists()

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

    def _callable(self, desk: int) -> list[Ticket]:
        """Return who waits for a desk, without those who are at another counter."""
        waiting = Ticket.objects.filter(
            queue__counters=self.counters[desk], state=State.WAITING
        ).exclude(visit__in=Ticket.objects.filter(state__in=AT_COUNTER).values("visit"))
        return list(waiting)

    def _was_called(self, called: Ticket, waiting: list[Ticket]) -> None:
        """Whoever is called was first in a line; favoured ones let others have their turn."""
        line = [pk for pk in self._line(called) if pk in {ticket.pk for ticket in waiting}]
        in_line = sorted([called, *(ticket for ticket in waiting if ticket.pk in line)], key=_spot)
        assert in_line[0] == called
        ordinary = {ticket.queue_id for ticket in waiting if ticket.lane == Lane.ORDINARY}
        if called.lane == Lane.ORDINARY:
            self.favoured[called.queue_id] = 0
        elif waiting and called.queue_id in ordinary:
            self.favoured[called.queue_id] += 1
            assert self.favoured[called.queue_id] <= RULE.in_a_row
        self._did(called, State.CALLED)

    def _line(self, ticket: Ticket) -> list[int]:
        """Return who waits in the same line as a ticket, the first one first."""
        waiting = Ticket.objects.filter(state=State.WAITING, queue=ticket.queue, lane=ticket.lane)
        return [one.pk for one in sorted(waiting, key=_spot)]

    def _finished(self, ticket: Ticket, *, ends_here: bool) -> State:
        """Whoever was promised the clinic goes on to the pharmacy, unless they were there."""
        clinic, pharmacy, _registration = self.queues
        goes_on = ticket.origin == clinic and ticket.queue != pharmacy and ticket.stop == 0
        return State.WAITING if goes_on and not ends_here else State.DONE


def _spot(ticket: Ticket) -> tuple[int, int, int]:
    return ticket.turn or ticket.pk, ticket.passed, ticket.pk


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
