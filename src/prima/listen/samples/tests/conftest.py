from datetime import datetime, timedelta

import pytest

from prima.deliver.queues.models import Counter
from prima.deliver.queues.testing import a_counter, a_queue
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.listen.surveys.models import Instrument
from prima.listen.surveys.testing import an_instrument


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Stop the clock that pages read: Monday in the afternoon."""
    stopped = MONDAY_9AM + timedelta(hours=6)
    monkeypatch.setattr("django.utils.timezone.now", lambda: stopped)
    return stopped


@pytest.fixture
def skm(puskesmas: Unit) -> Instrument:
    return an_instrument(puskesmas)


@pytest.fixture
def counter(puskesmas: Unit, skm: Instrument) -> Counter:
    """Return a counter of a unit that asks the official survey."""
    return a_counter(a_queue(puskesmas))
