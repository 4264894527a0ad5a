"""Patient registration of Puskesmas Melati, queue A, gives appointments of a quarter of an hour."""

import pytest

from prima.deliver.appointments.models import Plan
from prima.deliver.appointments.testing import a_plan
from prima.deliver.queues.models import Queue
from prima.deliver.queues.testing import a_queue
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
def plan(service: Service) -> Plan:
    return a_plan(service)
