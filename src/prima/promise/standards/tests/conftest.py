from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone

from prima.foundation.people.models import Person
from prima.foundation.people.rules import RoleKind
from prima.foundation.people.testing import a_person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM, a_unit
from prima.promise.standards.models import Service
from prima.promise.standards.testing import a_published_service

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Stop the clock that doors read."""
    monkeypatch.setattr(timezone, "now", lambda: MONDAY_9AM)
    return MONDAY_9AM


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


@pytest.fixture
def head(now: datetime, ratna: Person) -> Client:
    """Return the browser of the head of the unit, who may publish."""
    return signed_in(ratna)


@pytest.fixture
def officer(now: datetime, budi: Person) -> Client:
    """Return the browser of an officer, who may read."""
    return signed_in(budi)


@pytest.fixture
def stranger(now: datetime, dewi: Person) -> Client:
    """Return the browser of the head of another unit."""
    return signed_in(dewi)


@pytest.fixture
def administrator(now: datetime, puskesmas: Unit) -> Client:
    """Return the browser of an administrator, who may draft but not publish."""
    return signed_in(a_person("Wati", puskesmas, RoleKind.ADMINISTRATOR))


@pytest.fixture
def service(puskesmas: Unit) -> Service:
    """Return patient registration, promised since today."""
    return a_published_service(puskesmas)


@pytest.fixture
def elsewhere(db: None) -> Unit:
    """Return another unit that promises the same service."""
    unit = a_unit("Puskesmas Kenanga")
    a_published_service(unit)
    return unit
