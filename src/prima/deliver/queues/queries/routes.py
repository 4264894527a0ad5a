"""Where somebody goes next, as the standard that they were promised says."""

from dataclasses import dataclass

from prima.deliver.queues.models import Queue, Ticket
from prima.deliver.queues.rules import ENDED, Stop, next_stop, stop_at, stops, way
from prima.promise.standards.queries import stations_of


@dataclass(frozen=True, slots=True)
class Onward:
    """The next stop of a ticket, and the queue that is there."""

    stop: int
    queue: Queue


def onward(ticket: Ticket) -> Onward | None:
    """Return where the ticket goes from here; None when it ends here."""
    route = stops(stations_of(ticket.version))
    if not route:
        return None
    queues = _stations(ticket)
    here = stop_at(route, ticket.stop, ticket.queue.station)
    at = next_stop(route, here, queues)
    if at is None or queues[route[at]].pk == ticket.queue_id:
        return None
    return Onward(at, queues[route[at]])


def route_of(ticket: Ticket) -> tuple[Stop, ...]:
    """Return the stations on the ticket's way, seen from here; none when there is but one."""
    route = stops(stations_of(ticket.version))
    if not route:
        return ()
    here = stop_at(route, ticket.stop, ticket.queue.station)
    names = {station: queue.name for station, queue in _stations(ticket).items()}
    return way(route, here, names, is_over=ticket.state in ENDED)


def _stations(ticket: Ticket) -> dict[str, Queue]:
    """Return the unit's queues that are stations, by their code."""
    queues = Queue.objects.filter(unit=ticket.unit_id).exclude(station="")
    return {queue.station: queue for queue in queues}
