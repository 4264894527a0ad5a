"""Which services give appointments."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from prima.deliver.appointments.models import Plan
from prima.foundation.refusals import NotFound
from prima.promise.standards.queries import services_offered

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service


class NoAppointments(NotFound):
    code = "no-appointments"


def plans_of(unit: "Unit") -> QuerySet[Plan]:
    """Return every plan of a unit by the service's name, open or not."""
    plans = Plan.objects.filter(unit=unit).select_related("service__unit", "unit")
    return plans.prefetch_related("windows").order_by("service__name")


def bookable_plans(unit: "Unit", on: date) -> QuerySet[Plan]:
    """Return the plans of the services that people can book today."""
    return plans_of(unit).filter(is_open=True, service__in=services_offered(unit, on))


def plan_known(service: "Service") -> Plan | None:
    return plans_of(service.unit).filter(service=service).first()


def plan_of(service: "Service") -> Plan:
    """Return the service's plan. Raises NoAppointments."""
    plan = plan_known(service)
    if plan is None:
        raise NoAppointments
    return plan
