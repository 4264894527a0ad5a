from datetime import timedelta

from prima.deliver.queues.queries import Stretch
from prima.deliver.queues.rules import Lane, State
from prima.foundation.units.testing import MONDAY_9AM
from prima.measure.waiting.rules import stops_of

A_MINUTE = timedelta(minutes=1)
CLINIC, PHARMACY = 1, 2


def life(*parts: tuple[State, int, int], ticket: int = 1) -> list[Stretch]:
    """Return stretches of these kinds, minutes and queues, one after the other."""
    at, told = MONDAY_9AM, []
    for kind, minutes, queue in parts:
        ends = at + minutes * A_MINUTE
        place = (None, None) if kind == State.WAITING else (7, 9)
        told.append(Stretch(ticket, at.date(), 5, Lane.ORDINARY, kind, at, ends, queue, *place))
        at = ends
    return told


class TestStops:
    def test_a_visit_waits_is_called_and_served(self) -> None:
        [stop] = stops_of(
            life((State.WAITING, 4, CLINIC), (State.CALLED, 1, CLINIC), (State.SERVING, 9, CLINIC))
        )

        assert (stop.waited, stop.served, stop.occupied) == (4, 9, 10)
        assert (stop.counter, stop.officer, stop.is_first) == (7, 9, True)

    def test_recalls_belong_to_the_first_call(self) -> None:
        called = [(State.CALLED, 2, CLINIC)] * 3
        [stop] = stops_of(life((State.WAITING, 4, CLINIC), *called))

        assert (stop.waited, stop.served, stop.occupied) == (4, None, 6)

    def test_each_station_is_a_stop_of_its_own(self) -> None:
        first, second = stops_of(
            life(
                (State.WAITING, 4, CLINIC),
                (State.CALLED, 0, CLINIC),
                (State.SERVING, 9, CLINIC),
                (State.WAITING, 3, PHARMACY),
                (State.CALLED, 1, PHARMACY),
                (State.SERVING, 2, PHARMACY),
            )
        )

        assert [(stop.queue, stop.waited) for stop in (first, second)] == [(1, 4), (2, 3)]
        assert second.is_first

    def test_who_comes_back_is_no_newcomer(self) -> None:
        _first, again = stops_of(
            life(
                (State.WAITING, 4, CLINIC),
                (State.CALLED, 3, CLINIC),
                (State.PARKED, 20, CLINIC),
                (State.WAITING, 2, CLINIC),
                (State.CALLED, 1, CLINIC),
            )
        )

        assert not again.is_first

    def test_who_gave_up_was_never_called(self) -> None:
        [stop] = stops_of(life((State.WAITING, 30, CLINIC)))

        assert (stop.waited, stop.occupied) == (None, None)
        assert stop.ends_at - stop.came_at == 30 * A_MINUTE

    def test_tickets_are_kept_apart(self) -> None:
        two = [*life((State.WAITING, 1, CLINIC)), *life((State.WAITING, 2, CLINIC), ticket=2)]

        assert [stop.ticket for stop in stops_of(two)] == [1, 2]
