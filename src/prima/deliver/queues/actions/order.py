"""Setting the rule of whose turn it is."""

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from prima.deliver.queues.models import OrderRule
from prima.deliver.queues.rules import Order
from prima.foundation.journal.actions import record

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit


@transaction.atomic
def set_order(unit: "Unit", order: Order, *, by: "Person | None" = None, at: datetime) -> OrderRule:
    """Publish how the unit orders its lanes, from the next call on. The journal keeps the rule."""
    rule, _is_new = OrderRule.objects.update_or_create(unit=unit, defaults=asdict(order))
    told = {name: str(value) for name, value in asdict(order).items()}
    record("order.set", f"unit:{unit.uuid}", unit_id=unit.pk, at=at, by=by, **told)
    return rule
