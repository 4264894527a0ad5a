"""Checking in: the appointment becomes a ticket, in its own lane or among those who walked in."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from prima.deliver.appointments.actions.locking import locked, make_move, tell
from prima.deliver.appointments.models import Appointment
from prima.deliver.appointments.rules import Arrival, Move, State, arrival_at
from prima.deliver.queues.actions import take_ticket
from prima.deliver.queues.rules import Channel, Lane
from prima.design.formats import clock, day
from prima.foundation.refusals import Refusal
from prima.kernel.calendars import Zone, local_day
from prima.promise.standards.queries import service_named

if TYPE_CHECKING:
    from prima.deliver.queues.models import Ticket
    from prima.foundation.people.models import Person


class NotToday(Refusal):
    code = "not-today"
    message = _("This appointment is for another day.")

    def __init__(self, appointment: Appointment) -> None:
        told = {"day": day(appointment.on, language=get_language() or "id")}
        super().__init__(advice=gettext("Come back on %(day)s, or move the appointment.") % told)


class TooEarly(Refusal):
    code = "too-early"
    message = _("It is too early for this appointment.")

    def __init__(self, appointment: Appointment) -> None:
        zone = Zone(appointment.unit.zone).tzinfo
        opens_at = appointment.starts_at - appointment.plan.before
        told = {"time": clock(opens_at, zone, language=get_language() or "id")}
        super().__init__(
            advice=gettext(
                "You can check in from %(time)s, or take an ordinary number now and give up the"
                " appointment."
            )
            % told
        )


@transaction.atomic
def check_in(
    appointment: Appointment,
    *,
    at: datetime,
    by: "Person | None" = None,
    channel: Channel = Channel.PHONE,
    as_walk_in: bool = False,
) -> Appointment:
    """Give the holder a ticket. Within the grace it waits in the lane of appointments.

    Whoever is late, or too early and says so with `as_walk_in`, waits among those who walked in.
    Checking in twice is checking in once. Raises NotNow, NotToday, TooEarly, and what the queue
    refuses with.
    """
    held = locked(appointment)
    if held.state == State.ARRIVED:
        return held
    if held.state == State.BOOKED and held.on != local_day(at, held.unit.time_zone):
        raise NotToday(held)
    arrival = arrival_at(at, held.starts_at, before=held.plan.before, after=held.plan.after)
    make_move(held, Move.ARRIVE)
    if arrival is Arrival.EARLY and not as_walk_in:
        raise TooEarly(held)
    held.ticket = _ticket(held, channel, is_in_time=arrival is Arrival.IN_TIME, at=at)
    held.arrived_at, held.arrival = at, arrival
    held.save()
    tell("appointment.arrived", held, at=at, by=by, arrival=arrival, ticket=str(held.ticket))
    return held


def _ticket(
    appointment: Appointment, channel: Channel, *, is_in_time: bool, at: datetime
) -> "Ticket":
    service = service_named(appointment.unit, appointment.service.code)
    lane = Lane.APPOINTMENT if is_in_time else Lane.ORDINARY
    return take_ticket(service, key=appointment.uuid, at=at, channel=channel, lane=lane)
