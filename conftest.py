"""The cast. Budi is an officer, Ratna the head of unit, Tono an inspector; Dewi works elsewhere.

Sari and the other citizens never sign in: they are whoever holds the ticket.
"""

import os

import pytest

from prima.config.catalogues import compile_catalogues
from prima.foundation.people.models import Person
from prima.foundation.people.rules import RoleKind
from prima.foundation.people.testing import a_person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import a_unit

pytest_plugins = ["tests.equipment"]
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright keeps a loop in this thread
compile_catalogues()


@pytest.fixture
def puskesmas(db: None) -> Unit:
    return a_unit("Puskesmas Melati")


@pytest.fixture
def budi(puskesmas: Unit) -> Person:
    return a_person("Budi", puskesmas, RoleKind.OFFICER)


@pytest.fixture
def ratna(puskesmas: Unit) -> Person:
    return a_person("Ratna", puskesmas, RoleKind.HEAD)


@pytest.fixture
def tono(puskesmas: Unit) -> Person:
    return a_person("Tono", puskesmas, RoleKind.INSPECTOR)


@pytest.fixture
def dewi(db: None) -> Person:
    return a_person("Dewi", a_unit("Dinas Kependudukan"), RoleKind.HEAD)
