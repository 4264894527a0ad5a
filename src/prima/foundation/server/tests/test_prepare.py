from pathlib import Path

import pytest
from django.core.cache import cache
from pytest_django import Settings

from prima.foundation.server.preparing import collect_static, prepare
from prima.foundation.units.actions import OtherInstallation, found
from prima.foundation.units.queries import installation
from prima.foundation.units.rules import Installation
from prima.foundation.units.testing import MONDAY_9AM


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    return tmp_path


@pytest.mark.django_db
def test_a_new_database_is_founded_for_what_it_is_started_as(home: Path) -> None:
    prepare(Installation.REAL, at=MONDAY_9AM, say=print)

    assert installation() is Installation.REAL
    assert (home / "static" / "design" / "prima.css").exists()
    cache.set("word", "kept")
    assert cache.get("word") == "kept"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "other"),
    [(Installation.REAL, Installation.DEMO), (Installation.DEMO, Installation.REAL)],
)
def test_a_database_of_the_other_kind_is_refused(
    settings: Settings, kind: Installation, other: Installation
) -> None:
    found(other, at=MONDAY_9AM)
    settings.DEMO = kind is Installation.DEMO

    with pytest.raises(OtherInstallation):
        prepare(kind, at=MONDAY_9AM, say=print)

    assert installation() is other


@pytest.mark.django_db
@pytest.mark.parametrize("kind", list(Installation))
def test_a_start_that_contradicts_its_settings_is_refused(
    settings: Settings, kind: Installation
) -> None:
    settings.DEMO = kind is not Installation.DEMO

    with pytest.raises(OtherInstallation):
        prepare(kind, at=MONDAY_9AM, say=print)

    assert installation() is None


def test_static_files_are_collected_again_only_when_they_changed(settings: Settings) -> None:
    said: list[str] = []

    collect_static(said.append)
    collect_static(said.append)
    assert len(said) == 1

    settings.VERSION = "9.9.9"
    collect_static(said.append)
    assert len(said) == 2
