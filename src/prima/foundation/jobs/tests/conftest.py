import pytest

from prima.foundation.jobs.tests import deeds


@pytest.fixture
def tried() -> list[str]:
    """Return what the deeds of this test did, in order."""
    deeds.tried.clear()
    return deeds.tried
