"""How often people did not come, by how long before they had booked."""

from collections import Counter
from datetime import date, timedelta

from django.db.models import Count

from prima.deliver.appointments.models import Appointment, Plan
from prima.deliver.appointments.rules import Lead, Record, State, lead_of

WINDOW = timedelta(days=180)


def records_of(plan: Plan, today: date) -> dict[Lead, Record]:
    """Return the record of each lead time, over the appointments of the last 180 days."""
    over = (
        Appointment.objects.filter(
            plan=plan,
            on__lt=today,
            on__gte=today - WINDOW,
            state__in=[State.ARRIVED, State.MISSED],
        )
        .values_list("lead_days", "state")
        .annotate(n=Count("pk"))
    )
    n, missed = Counter[Lead](), Counter[Lead]()
    for days, state, count in over:
        n[lead_of(days)] += count
        missed[lead_of(days)] += count if state == State.MISSED else 0
    return {lead: Record(n[lead], missed[lead]) for lead in Lead}
