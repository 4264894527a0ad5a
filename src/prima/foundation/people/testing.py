"""Ready-made people for tests, built through the real actions."""

from prima.foundation.people.actions import enrol
from prima.foundation.people.models import Person
from prima.foundation.people.rules import RoleKind
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM

PASSWORD = "sepeda biru di tepi sungai"


def a_person(name: str, unit: Unit, kind: RoleKind = RoleKind.OFFICER) -> Person:
    """Return somebody who signs in with their name in small letters."""
    return enrol(name.lower(), name, PASSWORD, unit=unit, kind=kind, at=MONDAY_9AM)
