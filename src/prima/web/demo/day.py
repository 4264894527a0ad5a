"""One day at the unit, as it happens: people come, are called, are served, go on or go home."""

import heapq
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING
from uuid import UUID

from prima.deliver.queues import actions
from prima.deliver.queues.queries import (
    announced_for,
    board,
    counters_of,
    current_at,
    onward,
    order_of,
    queues_of,
)
from prima.deliver.queues.rules import Lane, Reason, State
from prima.promise.standards.queries import services_of
from prima.web.demo.answers import maybe_answer
from prima.web.demo.visitors import PATIENCE, Arrival, Visitors

if TYPE_CHECKING:
    from prima.deliver.queues.models import Counter, Ticket
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit

Event = Callable[[datetime], None]
WAITED_FOR = timedelta(minutes=2)  # so long is somebody waited for who does not come
SURVEY_AFTER = timedelta(minutes=4)


class Day:
    """The events of a day in their order. `until` lets everything up to a moment happen."""

    def __init__(
        self,
        unit: "Unit",
        officer: "Person",
        visitors: Visitors,
        *,
        improved: bool,
        left_to_people: frozenset[int] = frozenset(),
    ) -> None:
        self.officer = officer
        self.visitors = visitors
        self.improved = improved
        self.services = {service.code: service for service in services_of(unit)}
        self.queues = {queue.letter: queue for queue in queues_of(unit)}
        self.counters = [
            counter for counter in counters_of(unit) if counter.number not in left_to_people
        ]
        self.serves = {
            counter.pk: {queue.letter for queue in counter.queues.all()}
            for counter in self.counters
        }
        self.unit = unit
        self.busy: set[int] = set()
        self.waiting: dict[str, int] = {}
        self._events: list[tuple[datetime, int, Event]] = []
        self._order = count()

    def expect(self, arrivals: list[Arrival]) -> None:
        for arrival in arrivals:
            self._plan(arrival.at, self._arrive(arrival.code))

    def take_up(self, at: datetime) -> None:
        """Go on with whoever stands at a counter since the last run."""
        self._count_waiting(at)
        for counter in self.counters:
            ticket = current_at(counter)
            if ticket is not None:
                self.busy.add(counter.pk)
                after = (
                    self._come(counter, ticket)
                    if ticket.state == State.CALLED
                    else self._end(counter, ticket)
                )
                self._plan(at + timedelta(seconds=20), after)
        self._call_everywhere(at)

    def until(self, moment: datetime) -> None:
        self._count_waiting(moment)
        while self._events and self._events[0][0] <= moment:
            at, _order, event = heapq.heappop(self._events)
            event(at)

    def _count_waiting(self, at: datetime) -> None:
        """Ask who waits: people at the kiosk and the desk act too, without telling the plan."""
        self.waiting = {line.letter: line.waiting for line in board(self.unit, at).lines}

    def _plan(self, at: datetime, event: Event) -> None:
        heapq.heappush(self._events, (at, next(self._order), event))

    def _arrive(self, code: str) -> Event:
        def happen(at: datetime) -> None:
            key = UUID(int=self.visitors.random.getrandbits(128), version=4)
            service = self.services[code]
            try:
                told = announced_for(service, at)
                lane = Lane.ENTITLED if self.visitors.is_entitled() else Lane.ORDINARY
                ticket = actions.take_ticket(service, key=key, at=at, lane=lane, told=told)
            except actions.Closed:  # came in the break
                return
            self.waiting[ticket.queue.letter] += 1
            if self.visitors.gives_up():
                self._plan(at + PATIENCE * self.visitors.random.random(), self._give_up(ticket))
            self._call_everywhere(at)

        return happen

    def _give_up(self, ticket: "Ticket") -> Event:
        def happen(at: datetime) -> None:
            ticket.refresh_from_db(fields=["state"])
            if ticket.state == State.WAITING:
                actions.leave(ticket, at=at)
                self.waiting[ticket.queue.letter] -= 1

        return happen

    def _call_everywhere(self, at: datetime) -> None:
        for counter in self.counters:
            is_wanted = any(self.waiting[letter] > 0 for letter in self.serves[counter.pk])
            if is_wanted and counter.pk not in self.busy:
                self._call(counter, at)

    def _call(self, counter: "Counter", at: datetime) -> None:
        try:
            ticket = actions.call_next(counter, by=self.officer, at=at)
        except (actions.NobodyWaiting, actions.StillBusy):
            self._count_waiting(at)
            return
        self.waiting[ticket.queue.letter] -= 1
        self.busy.add(counter.pk)
        if self.visitors.stays_away():
            self._plan(at + WAITED_FOR, self._miss(counter, ticket))
        else:
            self._plan(at + self.visitors.walk_to_counter(), self._come(counter, ticket))

    def _miss(self, counter: "Counter", ticket: "Ticket") -> Event:
        def happen(at: datetime) -> None:
            for _again in range(order_of(self.unit).calls_before_missed - 1):
                actions.recall(ticket, by=self.officer, at=at)
            actions.miss(ticket, by=self.officer, at=at)
            self._free(counter, at)

        return happen

    def _come(self, counter: "Counter", ticket: "Ticket") -> Event:
        def happen(at: datetime) -> None:
            served = actions.serve(ticket, by=self.officer, at=at)
            needed = self.visitors.service_time(served.service.code)
            self._plan(at + needed, self._end(counter, served))

        return happen

    def _end(self, counter: "Counter", ticket: "Ticket") -> Event:
        def happen(at: datetime) -> None:
            letter = self.visitors.goes_on_to(ticket.service.code)
            goes_on = letter in self.queues and ticket.queue_id == ticket.origin_id
            following = onward(ticket)
            if goes_on and (following is None or following.queue.letter != letter):
                queue = self.queues[letter or ""]
                actions.hand_over(ticket, queue, by=self.officer, at=at, reason=Reason.NEXT_STEP)
                self.waiting[queue.letter] += 1
            else:
                done = actions.finish(ticket, by=self.officer, at=at, ends_here=not goes_on)
                if done.state == State.WAITING:
                    self.waiting[done.queue.letter] += 1
                else:
                    self._plan(at + SURVEY_AFTER, self._answer(done))
            self._free(counter, at)

        return happen

    def _answer(self, ticket: "Ticket") -> Event:
        def happen(at: datetime) -> None:
            maybe_answer(ticket, self.visitors.random, at=at, improved=self.improved)

        return happen

    def _free(self, counter: "Counter", at: datetime) -> None:
        self.busy.discard(counter.pk)
        self._call_everywhere(at)
