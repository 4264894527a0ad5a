from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone

from prima.foundation.people.models import Person
from prima.foundation.units.testing import MONDAY_9AM

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
    return signed_in(ratna)


@pytest.fixture
def officer(now: datetime, budi: Person) -> Client:
    return signed_in(budi)


@pytest.fixture
def stranger(now: datetime, dewi: Person) -> Client:
    return signed_in(dewi)
