from datetime import datetime, timedelta

import pytest

from prima.deliver.queues.testing import a_service
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.listen.surveys.models import Instrument
from prima.listen.surveys.testing import an_instrument
from prima.promise.standards.models import Service


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Stop the clock that pages read: a working Monday at 9, two weeks after the first promise."""
    stopped = MONDAY_9AM + timedelta(days=14)
    monkeypatch.setattr("django.utils.timezone.now", lambda: stopped)
    return stopped


@pytest.fixture
def skm(puskesmas: Unit) -> Instrument:
    return an_instrument(puskesmas)


@pytest.fixture
def surveyed(puskesmas: Unit, skm: Instrument) -> Unit:
    """Return a unit that has adopted the official survey."""
    return puskesmas


@pytest.fixture
def service(puskesmas: Unit, skm: Instrument) -> Service:
    return a_service(puskesmas)
