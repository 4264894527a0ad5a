"""Whose turn it is: the published rule, letting somebody pass, and calling somebody before."""

import re
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.deliver.queues import queries
from prima.deliver.queues.actions import (
    AtAnotherCounter,
    NobodyBehind,
    NobodyWaiting,
    NotInLine,
    NotNow,
    StillBusy,
    Terms,
    TooFewCalls,
    call_certain,
    call_next,
    let_one_pass,
    miss,
    recall,
    say_on_my_way,
    set_order,
    take_ticket,
)
from prima.deliver.queues.labels import order_in_words
from prima.deliver.queues.models import Counter, Queue, Ticket
from prima.deliver.queues.rules import (
    CallReason,
    Lane,
    Order,
    Spot,
    State,
    Waiting,
    behind,
    in_order,
)
from prima.deliver.queues.testing import (
    A_MINUTE,
    a_counter,
    a_queue,
    a_ticket,
    missed,
    missed_at_once,
)
from prima.foundation.journal.models import Entry
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM

LATER = MONDAY_9AM + 10 * A_MINUTE
DOUBLE = Order(entitled_ratio=Decimal(2), in_a_row=2, calls_before_missed=1)
PEOPLE = st.lists(st.tuples(st.sampled_from(list(Lane)), st.integers(-60, 0)), max_size=12).map(
    lambda people: [
        Waiting(Spot(n, 0, n), lane, LATER + timedelta(minutes=came))
        for n, (lane, came) in enumerate(people, 1)
    ]
)
ORDERS = st.builds(
    Order,
    entitled_ratio=st.decimals(1, 10, places=2),
    quick_ratio=st.decimals(1, 10, places=2),
    appointment_ratio=st.decimals(1, 10, places=2),
    in_a_row=st.integers(1, 10),
)
LINES = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 2)), min_size=1, max_size=6).map(
    lambda keys: [Spot(turn, passed, n) for n, (turn, passed) in enumerate(keys, 1)]
)


class TestTheRule:
    @given(people=PEOPLE, order=ORDERS, run=st.integers(0, 10))
    def test_everybody_has_a_turn_once(self, people: list[Waiting], order: Order, run: int) -> None:
        called = list(in_order(people, order, run, LATER))

        assert sorted(called, key=lambda one: one.spot) == people

    @given(people=PEOPLE, order=ORDERS)
    def test_within_a_line_whoever_came_first_goes_first(
        self, people: list[Waiting], order: Order
    ) -> None:
        called = list(in_order(people, order, 0, LATER))

        for line in Lane:
            spots = [one.spot for one in called if order.line_of(one.lane) == line]
            assert spots == sorted(spots)

    @given(people=PEOPLE, order=ORDERS)
    def test_favoured_calls_let_an_ordinary_one_have_a_turn(
        self, people: list[Waiting], order: Order
    ) -> None:
        run = 0
        called = list(in_order(people, order, 0, LATER))
        for place, one in enumerate(called):
            lines = [order.line_of(later.lane) for later in called[place:]]
            run = 0 if lines[0] == Lane.ORDINARY else run + 1
            assert run <= order.in_a_row or Lane.ORDINARY not in lines, one

    @given(people=PEOPLE)
    def test_without_ratios_everybody_goes_by_arrival(self, people: list[Waiting]) -> None:
        assert list(in_order(people, Order(), 0, LATER)) == people

    @given(line=LINES, which=st.integers(0, 5), places=st.integers(1, 4))
    def test_stepping_behind_passes_exactly_so_many(
        self, line: list[Spot], which: int, places: int
    ) -> None:
        standing = sorted(line)
        place = which % len(standing)
        moved = {spot.id: spot for spot in behind(standing[place], line, places)}

        if not moved:
            assert place == len(standing) - 1
            return
        after = sorted(moved.get(one.id, one) for one in line)
        mine = standing[place].id
        others = [one.id for one in standing if one.id != mine]
        expected = min(place + places, len(standing) - 1)
        assert [one.id for one in after if one.id != mine] == others
        assert [one.id for one in after].index(mine) == expected

    @pytest.mark.parametrize(
        "wrong",
        [
            {"entitled_ratio": Decimal("0.5")},
            {"quick_ratio": Decimal(11)},
            {"in_a_row": 0},
            {"calls_before_missed": 11},
        ],
    )
    def test_cannot_be_out_of_bounds(self, wrong: dict[str, Decimal]) -> None:
        with pytest.raises(ValueError, match="1 to 10"):
            Order(**wrong)  # type: ignore[arg-type]  # a wrong value is the point

    def test_is_said_in_words_with_its_ratio(self) -> None:
        said = " ".join(order_in_words(DOUBLE))

        assert re.search(r"counts as 2 minutes|dihitung 2 menit", said)
        assert "60" in said
        assert len(order_in_words(Order())) == 1


@pytest.mark.django_db
class TestCallNext:
    def test_counts_a_minute_of_whoever_is_entitled_twice(
        self, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        set_order(queue.unit, DOUBLE, at=MONDAY_9AM)
        ordinary = a_ticket(queue)
        entitled = a_ticket(queue, at=MONDAY_9AM + 4 * A_MINUTE, lane=Lane.ENTITLED)

        before = queries.desk(counter, MONDAY_9AM + 6 * A_MINUTE).next_up
        called = call_next(counter, by=budi, at=LATER)

        assert before == ordinary.display_number
        assert called == entitled

    def test_lets_others_have_their_turn_after_so_many(
        self, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        set_order(queue.unit, DOUBLE, at=MONDAY_9AM)
        favoured = [a_ticket(queue, lane=Lane.ENTITLED) for _person in range(4)]
        ordinary = a_ticket(queue)

        called = [_call_and_miss(counter, budi) for _person in range(5)]

        assert called == [favoured[0], favoured[1], ordinary, favoured[2], favoured[3]]

    def test_counts_only_while_somebody_ordinary_waits(
        self, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        set_order(queue.unit, DOUBLE, at=MONDAY_9AM)
        favoured = [a_ticket(queue, lane=Lane.ENTITLED) for _person in range(4)]
        for _person in range(3):
            _call_and_miss(counter, budi)
        a_ticket(queue)

        assert _call_and_miss(counter, budi) == favoured[3]

    def test_goes_by_arrival_when_nothing_was_published(
        self, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        missed_at_once(queue.unit)
        arrived = [a_ticket(queue), a_ticket(queue, lane=Lane.ENTITLED), a_ticket(queue)]

        assert [_call_and_miss(counter, budi) for _person in range(3)] == arrived

    def test_says_the_order_in_which_all_are_called(self, queue: Queue) -> None:
        set_order(queue.unit, DOUBLE, at=MONDAY_9AM)
        ordinary = a_ticket(queue)
        entitled = a_ticket(queue, at=MONDAY_9AM + A_MINUTE, lane=Lane.ENTITLED)

        assert queries.called_in_order(queue, ordinary.on, LATER) == [entitled.pk, ordinary.pk]
        assert queries.standing(queries.ticket_of(ordinary.uuid), LATER).ahead == 1

    def test_passes_a_visit_over_that_is_at_another_counter(
        self, puskesmas: Unit, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        teeth = a_queue(puskesmas, "B", "poli-gigi")
        first = a_ticket(queue)
        second = a_ticket(teeth, visit=first.visit)
        other = a_counter(teeth, number=2)
        call_next(counter, by=budi, at=LATER)

        with pytest.raises(NobodyWaiting):
            call_next(other, by=budi, at=LATER)
        with pytest.raises(AtAnotherCounter):
            call_certain(other, second, by=budi, at=LATER, reason=CallReason.FRAIL)
        missed(first, by=budi, at=LATER)

        assert call_next(other, by=budi, at=LATER) == second

    def test_keeps_the_rule_in_the_journal(self, queue: Queue, ratna: Person) -> None:
        set_order(queue.unit, DOUBLE, by=ratna, at=LATER)

        entry = Entry.objects.get(verb="order.set")
        assert '"entitled_ratio":"2"' in entry.details
        assert queries.order_of(queue.unit) == DOUBLE


@pytest.mark.django_db
class TestCallCertain:
    def test_calls_before_the_turn_and_says_why(
        self, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        a_ticket(queue)
        second = a_ticket(queue)

        called = call_certain(counter, second, by=budi, at=LATER, reason=CallReason.URGENT_CARE)

        assert (called, called.state, called.out_of_order) == (second, State.CALLED, 1)
        assert '"reason":"URGENT_CARE"' in Entry.objects.get(verb="ticket.called").details
        assert queries.board(queue.unit, LATER).out_of_order == 1

    def test_refuses_who_does_not_wait_here(
        self, puskesmas: Unit, counter: Counter, budi: Person
    ) -> None:
        elsewhere = a_ticket(a_queue(puskesmas, "B", "poli-gigi"))

        with pytest.raises(NotInLine):
            call_certain(counter, elsewhere, by=budi, at=LATER, reason=CallReason.FRAIL)

    def test_refuses_at_a_busy_counter_and_whoever_was_called_already(
        self, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        first, second = a_ticket(queue), a_ticket(queue)
        call_next(counter, by=budi, at=LATER)

        with pytest.raises(StillBusy):
            call_certain(counter, second, by=budi, at=LATER, reason=CallReason.FRAIL)
        with pytest.raises(NotNow):
            call_certain(
                a_counter(queue, number=2), first, by=budi, at=LATER, reason=CallReason.FRAIL
            )


@pytest.mark.django_db
class TestLetOnePass:
    def test_changes_places_with_the_next(
        self, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        missed_at_once(queue.unit)
        first, second, third = (a_ticket(queue) for _person in range(3))

        let_one_pass(first, at=LATER)
        let_one_pass(first, at=LATER)
        let_one_pass(second, at=LATER)

        assert [_call_and_miss(counter, budi) for _person in range(3)] == [third, second, first]

    def test_stays_in_its_own_line(self, queue: Queue) -> None:
        set_order(queue.unit, DOUBLE, at=MONDAY_9AM)
        first = a_ticket(queue, lane=Lane.ENTITLED)
        a_ticket(queue)

        with pytest.raises(NobodyBehind):
            let_one_pass(first, at=LATER)

    def test_refuses_whoever_is_called(self, queue: Queue, counter: Counter, budi: Person) -> None:
        first, _second = a_ticket(queue), a_ticket(queue)
        call_next(counter, by=budi, at=LATER)

        with pytest.raises(NotNow):
            let_one_pass(first, at=LATER)

    def test_is_journalled(self, queue: Queue) -> None:
        first, _second = a_ticket(queue), a_ticket(queue)

        let_one_pass(first, at=LATER)

        assert Entry.objects.get(verb="ticket.let-pass").subject == f"ticket:{first.uuid}"


@pytest.mark.django_db
class TestMiss:
    def test_waits_for_so_many_calls(self, queue: Queue, counter: Counter, budi: Person) -> None:
        a_ticket(queue)
        ticket = call_next(counter, by=budi, at=LATER)

        for _call in range(2):
            with pytest.raises(TooFewCalls):
                miss(ticket, by=budi, at=LATER)
            recall(ticket, by=budi, at=LATER)

        assert miss(ticket, by=budi, at=LATER).state == State.NO_SHOW


@pytest.mark.django_db
class TestSayOnMyWay:
    def test_is_seen_at_the_desk_and_said_once(self, queue: Queue) -> None:
        ticket = a_ticket(queue)

        say_on_my_way(ticket, at=LATER)
        again = say_on_my_way(ticket, at=LATER + A_MINUTE)

        assert again.on_my_way_at == LATER
        assert Entry.objects.filter(verb="ticket.on-my-way").count() == 1

    def test_refuses_whoever_was_served(self, queue: Queue, counter: Counter, budi: Person) -> None:
        ticket = a_ticket(queue)
        missed(call_next(counter, by=budi, at=LATER), by=budi, at=LATER)

        with pytest.raises(NotNow):
            say_on_my_way(ticket, at=LATER)


def _call_and_miss(counter: Counter, by: Person, at: datetime = LATER) -> Ticket:
    return miss(call_next(counter, by=by, at=at), by=by, at=at)


@pytest.mark.django_db
def test_a_quick_service_has_the_quick_lane(puskesmas: Unit) -> None:
    line = a_queue(puskesmas, "A", terms=Terms(quick=frozenset({"pendaftaran"})))
    service = line.services.select_related("unit").get()

    lanes = [
        take_ticket(service, key=uuid4(), at=LATER, lane=lane).lane
        for lane in (Lane.ORDINARY, Lane.ENTITLED)
    ]

    assert lanes == [Lane.QUICK, Lane.ENTITLED]
