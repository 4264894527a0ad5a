from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from prima.deliver.queues.testing import a_service
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.listen.surveys.actions import confirm_import, preview_import
from prima.listen.surveys.models import Instrument
from prima.listen.surveys.rules.codes import Channel
from prima.listen.surveys.rules.instruments import ItemOrder
from prima.listen.surveys.testing import an_instrument
from prima.measure.indices.rules import Period
from prima.promise.standards.models import Service

EXAMPLES = Path(__file__).resolve().parents[3] / "listen" / "surveys" / "examples"


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
    """Return a promised service of a unit that has adopted the official survey."""
    return a_service(puskesmas)


@pytest.fixture
def sekadau(puskesmas: Unit, skm: Instrument) -> Period:
    """Return the half-year in which the 49 published respondents of Sekadau answered here."""
    batch = preview_import(
        puskesmas,
        "skm.csv",
        (EXAMPLES / "skm-sekadau-2019-s1.csv").read_bytes(),
        channel=Channel.IMPORT,
        answered_on=date(2026, 3, 2),
        at=MONDAY_9AM,
    )
    confirm_import(batch, at=MONDAY_9AM, order=ItemOrder.REGULATION)
    return Period.read("2026-S1")
