"""Which tickets a draw falls on: every so many, in the order in which numbers were taken.

That order is settled before anybody is served, so nobody comes into a sample, or falls out of it,
because an officer was quicker or slower with somebody.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Case, IntegerField, Value, When, Window
from django.db.models.functions import RowNumber

from prima.deliver.queues.models import Ticket
from prima.deliver.queues.rules import State

if TYPE_CHECKING:
    from prima.deliver.queues.queries.tickets import ServedTicket


@dataclass(frozen=True, slots=True)
class Drawn:
    """Of those served, on how many the draw fell."""

    served: int
    chosen: int


def place_since(served: "ServedTicket", starts_on: date) -> int:
    """Return which one of its service a ticket is since a day; the first one has 1."""
    before = Ticket.objects.filter(
        service=served.service_id,
        on__gte=starts_on,
        pk__lte=Ticket.objects.filter(uuid=served.uuid).values("pk")[:1],
    )
    return before.count()


def drawn_among(
    service_id: int, starts_on: date, ends_on: date, *, every: int, first: int
) -> Drawn:
    """Count those served, and those among them whom the draw fell on, in a half-open period."""
    tickets = Ticket.objects.filter(service=service_id, on__gte=starts_on, on__lt=ends_on)
    # One expression: beside a window, Django would count a plain condition before the window does.
    rest = Case(
        When(state=State.DONE, then=Window(RowNumber(), order_by="pk") % every),
        default=Value(-1),
        output_field=IntegerField(),
    )
    chosen = tickets.annotate(rest=rest).filter(rest=first % every)
    served = tickets.filter(state=State.DONE)
    return Drawn(served.count(), chosen.count())
