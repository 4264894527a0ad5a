"""Ready-made sampling plans for tests, built through the real actions."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from prima.deliver.queues.testing import a_served_ticket
from prima.foundation.units.queries import today_in
from prima.foundation.units.testing import MONDAY_9AM
from prima.kernel.periods import Period
from prima.listen.samples.actions import plan_sample
from prima.listen.samples.rules import Wish

if TYPE_CHECKING:
    from prima.deliver.queues.models import Counter, Ticket
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit
    from prima.listen.samples.models import Plan

APART = timedelta(minutes=10)
SUNDAY = MONDAY_9AM - timedelta(days=1)


def people_served(
    counter: "Counter", count: int, *, by: "Person", at: datetime = MONDAY_9AM
) -> "list[Ticket]":
    """Return tickets that were served one after the other."""
    return [a_served_ticket(counter, by=by, at=at + number * APART) for number in range(count)]


def a_plan(
    unit: "Unit",
    wish: Wish | None = None,
    *,
    months: int = 6,
    at: datetime = SUNDAY,
    by: "Person | None" = None,
) -> "Plan":
    """Return a plan for the period that runs, made on the day before by default."""
    period = Period.around(today_in(unit, at), months)
    return plan_sample(unit, period, wish or Wish(), at=at, by=by)
