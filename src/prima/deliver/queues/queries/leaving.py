"""Who went without being served, and how."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Q, Sum

from prima.deliver.queues.models import Ticket, WalkAway
from prima.deliver.queues.rules import OF_LEFT, Exit, State

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service


def exits(of: "Unit | Service", starts_on: date, ends_on: date) -> dict[Exit, int]:
    """Return how many went in which way, on days in [starts_on, ends_on). They merge by adding.

    Tickets from before this was asked left in a way that nobody knows; they are not counted.
    """
    whose = Q(service=of) if of._meta.model_name == "service" else Q(unit=of)  # noqa: SLF001 - Django's own way to ask
    days = Q(on__gte=starts_on, on__lt=ends_on)
    counted = Ticket.objects.filter(whose, days).aggregate(
        **{each: Count("pk", filter=Q(state=State.LEFT, exit=each)) for each in OF_LEFT},
        **{Exit.DID_NOT_COME: Count("pk", filter=Q(state=State.NO_SHOW))},
    )
    walked = WalkAway.objects.filter(whose, days).aggregate(n=Sum("count"))["n"] or 0
    return {Exit.AFTER_SEEING_WAIT: walked} | {Exit(each): n for each, n in counted.items()}
