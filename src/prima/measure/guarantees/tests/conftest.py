from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from prima.deliver.queues.actions import call_next, finish, serve, take_ticket
from prima.deliver.queues.models import Counter
from prima.deliver.queues.testing import a_counter, a_queue
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.standards.queries import service_named

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NEXT_QUARTER = MONDAY_9AM + timedelta(days=35)  # 6 April 2026: the visits are of the quarter before
Visits = Callable[..., None]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch, db: None) -> datetime:
    """Stop the clock that doors read five weeks after the visits."""
    cache.clear()
    monkeypatch.setattr(timezone, "now", lambda: NEXT_QUARTER)
    return NEXT_QUARTER


@pytest.fixture
def counter(puskesmas: Unit) -> Counter:
    return a_counter(a_queue(puskesmas))


@pytest.fixture
def visits(counter: Counter, puskesmas: Unit, budi: Person) -> Visits:
    """Return how to let people wait so many minutes each and be served for five."""
    service = service_named(puskesmas, "pendaftaran")

    def happen(*minutes: int, at: datetime = MONDAY_9AM) -> None:
        for waited in minutes:
            called_at = at + timedelta(minutes=waited)
            take_ticket(service, key=uuid4(), at=at)
            called = call_next(counter, by=budi, at=called_at)
            serve(called, by=budi, at=called_at)
            finish(called, by=budi, at=called_at + timedelta(minutes=5))

    return happen


@pytest.fixture
def head(later: datetime, ratna: Person) -> Client:
    client = Client()
    client.force_login(ratna, backend=BACKEND)
    return client
