"""Deciding on what terms a service gives appointments."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.deliver.appointments.models import Plan, PlanWindow
from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal
from prima.kernel.calendars.hours import week_in_order

if TYPE_CHECKING:
    from prima.deliver.appointments.rules import Terms
    from prima.foundation.people.models import Person
    from prima.promise.standards.models import Service

NAMES = (
    "is_open",
    "days_ahead",
    "notice",
    "before",
    "after",
    "hold",
    "per_device",
    "per_identity",
    "asks_identity",
)


class ImpossibleTerms(Refusal):
    code = "impossible-terms"
    status = 422
    message = _("Two of these times overlap.")
    advice = _("Write each stretch of the day once, in order.")


@transaction.atomic
def set_plan(
    service: "Service", terms: "Terms", *, at: datetime, by: "Person | None" = None
) -> Plan:
    """Set the terms of what is booked from now on; who has booked keeps their time.

    Raises ImpossibleTerms.
    """
    try:
        week_in_order(terms.windows)
    except ValueError as impossible:
        raise ImpossibleTerms from impossible
    Plan.objects.select_for_update(no_key=True).filter(service=service).first()
    layout = terms.layout
    told = {
        **{name: getattr(terms, name) for name in NAMES},
        "length": layout.length,
        "places": layout.places,
        "head_start": min(layout.head_start, layout.places),
    }
    plan, is_new = Plan.objects.update_or_create(
        service=service, unit_id=service.unit_id, defaults=told
    )
    PlanWindow.objects.filter(plan=plan).delete()
    PlanWindow.objects.bulk_create(
        PlanWindow(plan=plan, weekday=weekday, opens=window.opens, closes=window.closes)
        for weekday, windows in terms.windows.items()
        for window in windows
    )
    record(
        "plan.made" if is_new else "plan.changed",
        f"service:{service.uuid}",
        unit_id=service.unit_id,
        at=at,
        by=by,
        service=service.code,
        is_open=terms.is_open,
    )
    return plan
