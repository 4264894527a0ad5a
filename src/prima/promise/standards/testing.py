"""Ready-made services for tests, built through the real actions."""

from datetime import datetime
from typing import TYPE_CHECKING

from prima.foundation.units.queries import today_in
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.standards.actions import offer_service, publish_version
from prima.promise.standards.models import Service, StandardVersion
from prima.promise.standards.queries import service_named
from prima.promise.standards.rules.catalogue import catalogue

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit


def a_drafted_service(
    unit: "Unit", code: str = "pendaftaran", *, at: datetime = MONDAY_9AM
) -> StandardVersion:
    """Return the first draft of a service of the catalogue, which promises nothing yet."""
    return offer_service(unit, catalogue()[code], at=at)


def a_published_service(
    unit: "Unit", code: str = "pendaftaran", *, at: datetime = MONDAY_9AM
) -> Service:
    """Return a service of the catalogue, promised from today on."""
    today = today_in(unit, at)
    draft = a_drafted_service(unit, code, at=at)
    publish_version(draft, in_force_on=today, why="A beginning", at=at, today=today)
    return service_named(unit, code)
