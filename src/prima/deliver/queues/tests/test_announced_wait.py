"""People are told how long they wait, before they take a number; and it is judged afterwards."""

from datetime import datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from prima.deliver.queues.actions import (
    call_certain,
    call_next,
    hand_over,
    let_one_pass,
    set_order,
    take_ticket,
)
from prima.deliver.queues.models import Counter, Queue, QueueService, Ticket
from prima.deliver.queues.queries import announced_for, announced_in, announced_to
from prima.deliver.queues.rules import CallReason, Lane, Order, Reason, Told
from prima.deliver.queues.testing import (
    A_MINUTE,
    a_called_ticket,
    a_counter,
    a_queue,
    a_served_ticket,
    a_ticket,
)
from prima.deliver.queues.views.sealing import sealed, unsealed
from prima.foundation.people.models import Person
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.standards.models import Service

pytestmark = pytest.mark.django_db
SEVEN = MONDAY_9AM - timedelta(minutes=60)
TWENTY = Told(timedelta(minutes=20), timedelta(minutes=15), 3.0, is_early=True)


def told(wait: Told = TWENTY) -> dict[Lane, Told]:
    return dict.fromkeys(Lane, wait)


@pytest.fixture
def experienced(counter: Counter, budi: Person) -> Counter:
    """Return a counter at which five people were served for five minutes each."""
    for person in range(5):
        a_served_ticket(counter, by=budi, at=SEVEN + person * 10 * A_MINUTE)
    return counter


class TestAnnounced:
    def test_says_nothing_before_anybody_was_served(self, service: Service) -> None:
        assert announced_for(service, MONDAY_9AM) == {}

    @pytest.mark.usefixtures("experienced")
    def test_says_nothing_when_the_doors_are_closed(self, service: Service) -> None:
        assert announced_for(service, MONDAY_9AM + timedelta(hours=14)) == {}

    @pytest.mark.usefixtures("experienced")
    def test_nobody_waits_for_a_free_counter(self, service: Service) -> None:
        said = announced_for(service, MONDAY_9AM)[Lane.ORDINARY]

        assert (said.turns, said.wait) == (0, timedelta(0))
        assert announced_in(service.unit, MONDAY_9AM) == {}

    def test_is_early_at_first_and_never_nothing_when_somebody_waits(
        self, experienced: Counter, service: Service, queue: Queue, budi: Person
    ) -> None:
        for _person in range(4):
            a_ticket(queue)
        call_next(experienced, by=budi, at=MONDAY_9AM)

        said = announced_for(service, MONDAY_9AM)[Lane.ORDINARY]

        assert said.is_early
        assert (said.turns, said.expected) == (4, timedelta(minutes=20))
        assert said.wait == timedelta(minutes=35)

    def test_counts_only_counters_that_serve(
        self, experienced: Counter, service: Service, queue: Queue, budi: Person
    ) -> None:
        a_counter(queue, number=2)
        a_ticket(queue)
        a_ticket(queue)
        call_next(experienced, by=budi, at=MONDAY_9AM)

        assert announced_for(service, MONDAY_9AM)[Lane.ORDINARY].expected == timedelta(minutes=10)

    @pytest.mark.usefixtures("experienced")
    def test_says_nothing_while_every_counter_pauses(self, service: Service, queue: Queue) -> None:
        a_ticket(queue)

        assert announced_for(service, MONDAY_9AM + timedelta(minutes=15)) == {}

    def test_a_counter_shared_with_another_queue_serves_its_people_too(
        self, experienced: Counter, service: Service, queue: Queue, budi: Person
    ) -> None:
        other = a_queue(queue.unit, "B", "farmasi")
        experienced.queues.add(other)
        a_ticket(other)
        a_ticket(other)
        call_next(experienced, by=budi, at=MONDAY_9AM)

        assert announced_for(service, MONDAY_9AM)[Lane.ORDINARY].turns == 2  # one of B, and oneself

    def test_who_is_entitled_waits_less_and_the_others_are_told_so(
        self, experienced: Counter, service: Service, queue: Queue, budi: Person
    ) -> None:
        for _person in range(6):
            a_ticket(queue)
        call_next(experienced, by=budi, at=MONDAY_9AM)
        plain = announced_for(service, MONDAY_9AM)
        set_order(service.unit, Order(entitled_ratio=Decimal(4)), at=MONDAY_9AM)
        a_ticket(queue, lane=Lane.ENTITLED)

        said = announced_for(service, MONDAY_9AM)

        assert plain[Lane.ENTITLED] == plain[Lane.ORDINARY]
        assert said[Lane.ENTITLED].wait < plain[Lane.ORDINARY].wait < said[Lane.ORDINARY].wait

    def test_a_quick_service_is_told_the_wait_of_its_lane(
        self, experienced: Counter, service: Service, queue: Queue, budi: Person
    ) -> None:
        set_order(service.unit, Order(quick_ratio=Decimal(4)), at=MONDAY_9AM)
        for _person in range(6):
            a_ticket(queue)
        call_next(experienced, by=budi, at=MONDAY_9AM)
        slow = announced_for(service, MONDAY_9AM)
        QueueService.objects.update(is_quick=True)

        said = announced_for(service, MONDAY_9AM)

        assert said[Lane.ORDINARY] == slow[Lane.QUICK]
        assert said[Lane.ORDINARY].wait < slow[Lane.ORDINARY].wait

    def test_who_comes_on_from_another_station_goes_first(
        self, experienced: Counter, service: Service, queue: Queue, budi: Person
    ) -> None:
        other = a_queue(queue.unit, "B", "farmasi")
        before = a_counter(other, number=2)
        a_ticket(queue)
        call_next(experienced, by=budi, at=MONDAY_9AM)
        alone = announced_for(service, MONDAY_9AM)[Lane.ORDINARY]
        for _person in range(3):
            sent = a_called_ticket(before, by=budi, at=SEVEN)
            hand_over(sent, queue, by=budi, at=MONDAY_9AM, reason=Reason.NEXT_STEP)
            Ticket.objects.filter(pk=sent.pk).update(state="DONE")

        assert announced_for(service, MONDAY_9AM)[Lane.ORDINARY].turns > alone.turns


class TestOnTheTicket:
    def test_is_told_anew_only_when_it_differs_by_a_step(
        self, experienced: Counter, queue: Queue, budi: Person
    ) -> None:
        for _person in range(4):
            a_ticket(queue)
        call_next(experienced, by=budi, at=MONDAY_9AM)
        mine = taken(queue, MONDAY_9AM, Told(35 * A_MINUTE, 20 * A_MINUTE, 4.0, is_early=True))

        at_first, later = announced_to(mine, MONDAY_9AM), MONDAY_9AM + 10 * A_MINUTE

        assert at_first is not None
        assert at_first.by == MONDAY_9AM + 35 * A_MINUTE
        Ticket.objects.filter(queue=queue, state="WAITING").exclude(pk=mine.pk).update(state="LEFT")
        sooner = announced_to(mine, later)
        assert sooner is not None
        assert sooner.by == later + 15 * A_MINUTE  # one service more, nearly surely

    def test_a_broken_word_is_not_repeated(
        self, experienced: Counter, queue: Queue, budi: Person
    ) -> None:
        a_ticket(queue)
        call_next(experienced, by=budi, at=MONDAY_9AM)
        mine = taken(queue, MONDAY_9AM, Told(5 * A_MINUTE, 5 * A_MINUTE, 1.0, is_early=True))
        later = MONDAY_9AM + 6 * A_MINUTE

        said = announced_to(mine, later)

        assert said is not None
        assert said.by > later

    def test_nothing_is_said_to_who_does_not_wait(
        self, experienced: Counter, queue: Queue, budi: Person
    ) -> None:
        a_ticket(queue)

        assert announced_to(call_next(experienced, by=budi, at=MONDAY_9AM), MONDAY_9AM) is None


class TestLearning:
    def test_a_call_judges_what_was_announced(
        self, counter: Counter, queue: Queue, budi: Person
    ) -> None:
        taken(queue, MONDAY_9AM)
        on_time = call_next(counter, by=budi, at=MONDAY_9AM + 20 * A_MINUTE)

        assert on_time.was_kept
        assert on_time.score == pytest.approx(0)  # 20 minutes lie in the step that begins at 15

    def test_too_late_is_not_kept(self, counter: Counter, queue: Queue, budi: Person) -> None:
        taken(queue, MONDAY_9AM)
        late = call_next(counter, by=budi, at=MONDAY_9AM + 21 * A_MINUTE)

        assert late.was_kept is False
        assert late.score == pytest.approx(5 * 60 / 3**0.5)

    def test_nothing_is_learned_out_of_turn(
        self, counter: Counter, queue: Queue, budi: Person
    ) -> None:
        taken(queue, MONDAY_9AM)
        ticket = taken(queue, MONDAY_9AM)
        ticket = call_certain(counter, ticket, by=budi, at=MONDAY_9AM, reason=CallReason.FRAIL)

        assert (ticket.score, ticket.was_kept) == (None, None)

    def test_nothing_is_learned_from_who_let_somebody_pass(
        self, counter: Counter, queue: Queue, budi: Person
    ) -> None:
        polite = taken(queue, MONDAY_9AM)
        taken(queue, MONDAY_9AM)
        let_one_pass(polite, at=MONDAY_9AM)
        call_next(counter, by=budi, at=MONDAY_9AM)
        Ticket.objects.filter(occupies=counter).update(state="DONE", occupies=None)

        called = call_next(counter, by=budi, at=MONDAY_9AM + A_MINUTE)

        assert (called.pk, called.score) == (polite.pk, None)

    def test_fifty_waits_replace_the_theory(
        self, experienced: Counter, service: Service, queue: Queue, budi: Person
    ) -> None:
        a_ticket(queue)
        call_next(experienced, by=budi, at=MONDAY_9AM)
        known = Ticket.objects.filter(origin=queue)
        early = announced_for(service, MONDAY_9AM)[Lane.ORDINARY]
        for minute in range(60):
            a_ticket(queue, at=MONDAY_9AM)
            newest = known.order_by("-id")[0]
            known.filter(pk=newest.pk).update(
                **row(TWENTY), score=60.0 * minute, was_kept=True, state="DONE", served=5 * A_MINUTE
            )

        said = announced_for(service, MONDAY_9AM)[Lane.ORDINARY]

        assert early.is_early
        assert not said.is_early
        assert said.wait == timedelta(minutes=60)  # 5 expected, and 54 more cover nine of ten

    def test_neither_taking_nor_calling_asks_more_for_it(
        self, counter: Counter, service: Service, budi: Person
    ) -> None:
        statements = []
        take(service, MONDAY_9AM, {})  # the calendar is remembered from then on
        for what in ({}, told()):
            with CaptureQueriesContext(connection) as asked:
                take(service, MONDAY_9AM, what)
            with CaptureQueriesContext(connection) as called:
                ticket = call_next(counter, by=budi, at=MONDAY_9AM + A_MINUTE)
            statements.append((len(asked), len(called)))
            Ticket.objects.filter(pk=ticket.pk).update(state="DONE", occupies=None)

        assert statements[0] == statements[1]


class TestSealed:
    def test_comes_back_as_it_was_shown(self) -> None:
        assert unsealed(sealed(told(), "unit/service"), "unit/service") == told()

    @pytest.mark.parametrize("text", ["", "x", "a:b:c", "\x00"])
    def test_what_was_touched_says_nothing(self, text: str) -> None:
        assert unsealed(text, "unit/service") == {}

    def test_what_was_said_elsewhere_or_long_ago_says_nothing(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        text = sealed(told(), "unit/service")
        another = unsealed(text, "unit/other")
        monkeypatch.setattr("django.core.signing.time.time", lambda: 9e9)

        assert (another, unsealed(text, "unit/service")) == ({}, {})


class TestConstraints:
    @pytest.mark.parametrize(
        "change", [{"announced": timedelta(0)}, {"expected": timedelta(1)}, {"turns_before": 1.0}]
    )
    def test_an_announcement_is_whole(self, queue: Queue, change: dict[str, object]) -> None:
        a_ticket(queue)
        with pytest.raises(IntegrityError, match="ticket_remembers_all_of_what_was_announced"):
            Ticket.objects.update(**change)

    def test_only_what_was_announced_is_judged(self, queue: Queue) -> None:
        a_ticket(queue)
        with pytest.raises(IntegrityError, match="ticket_is_judged_by_what_was_announced"):
            Ticket.objects.update(score=1.0, was_kept=True)


def row(said: Told) -> dict[str, object]:
    return {"announced": said.wait, "expected": said.expected, "turns_before": said.turns}


def take(service: Service, at: datetime, said: dict[Lane, Told]) -> Ticket:
    return take_ticket(service, key=uuid4(), at=at, told=said)


def taken(queue: Queue, at: datetime, said: Told = TWENTY) -> Ticket:
    """Return a ticket that remembers what was announced."""
    service = queue.services.select_related("unit").get()
    ticket = take(service, at, told(said))
    return Ticket.objects.select_related("unit", "queue", "origin").get(pk=ticket.pk)
