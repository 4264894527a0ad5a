"""Puskesmas Melati on a Friday: two counters served queue A on every working day before."""

from datetime import datetime, timedelta

import pytest

from prima.deliver.queues.models import Counter, Queue
from prima.deliver.queues.testing import a_counter, a_queue
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.measure.waiting.testing import a_lived_past

WEEKS = 4
FRIDAY = MONDAY_9AM + timedelta(weeks=WEEKS, days=4)
A_DAY = timedelta(days=1)
OPENS = MONDAY_9AM - timedelta(hours=1)  # 8 in the morning


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setattr("django.utils.timezone.now", lambda: FRIDAY)
    return FRIDAY


@pytest.fixture
def queue(puskesmas: Unit) -> Queue:
    return a_queue(puskesmas)


@pytest.fixture
def counters(queue: Queue) -> list[Counter]:
    return [a_counter(queue, number=number) for number in (1, 2)]


@pytest.fixture
def lived(queue: Queue, counters: list[Counter], budi: Person) -> Unit:
    """Return the unit after four working weeks and four days."""
    weeks = [OPENS + timedelta(weeks=week) for week in range(WEEKS + 1)]
    days = [monday + timedelta(days=day) for monday in weeks for day in range(5)]
    a_lived_past(queue, counters, [day for day in days if day < FRIDAY - A_DAY / 2], by=budi)
    return queue.unit
