"""Counter 1 of Puskesmas Melati serves queue A, patient registration."""

import pytest

from prima.deliver.queues.models import Counter, Queue
from prima.deliver.queues.testing import a_counter, a_queue
from prima.foundation.units.models import Unit
from prima.promise.standards.models import Service
from prima.promise.standards.queries import service_named


@pytest.fixture
def queue(puskesmas: Unit) -> Queue:
    return a_queue(puskesmas)


@pytest.fixture
def service(queue: Queue) -> Service:
    return service_named(queue.unit, "pendaftaran")


@pytest.fixture
def counter(queue: Queue) -> Counter:
    return a_counter(queue)
