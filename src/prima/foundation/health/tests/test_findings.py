from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from prima.foundation.health import background, database, machine
from prima.foundation.health.findings import Finding, State, worst
from prima.foundation.jobs.queries import State as StateOfJobs
from prima.foundation.sqlite import base

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("free", "state"),
    [(0.5, State.GOOD), (0.10, State.GOOD), (0.09, State.ATTENTION), (0.04, State.BROKEN)],
)
def test_a_full_disk_is_said_before_it_is_full(free: float, state: State) -> None:
    assert machine.disk(free).state is state


@pytest.mark.parametrize(
    ("newest", "installed", "state"),
    [
        (None, LONG_AGO, State.GOOD),
        (NOW - timedelta(days=1), LONG_AGO, State.GOOD),
        (NOW + timedelta(minutes=1), LONG_AGO, State.GOOD),
        (NOW + timedelta(hours=1), LONG_AGO, State.ATTENTION),
        (None, NOW + timedelta(days=1), State.ATTENTION),
    ],
)
def test_a_clock_that_cannot_be_right_is_noticed(
    newest: datetime | None, installed: datetime, state: State
) -> None:
    assert machine.clock(NOW, newest, installed).state is state


def jobs(**changes: object) -> list[State]:
    usual = {"last_beat": NOW, "waiting": 0, "oldest_wait": timedelta(0), "failed": 0}
    state = StateOfJobs(**{**usual, **changes})  # type: ignore[arg-type]  # a test's shorthand
    return [finding.state for finding in background.jobs(state, NOW)]


def test_jobs_that_run_and_get_done_are_good() -> None:
    assert jobs() == [State.GOOD, State.GOOD]


def test_jobs_that_nobody_runs_are_noticed() -> None:
    assert jobs(last_beat=None) == [State.ATTENTION, State.GOOD]
    assert jobs(last_beat=NOW - timedelta(minutes=3)) == [State.ATTENTION, State.GOOD]


def test_tasks_that_failed_or_wait_are_noticed() -> None:
    assert jobs(failed=2) == [State.GOOD, State.ATTENTION]
    assert jobs(waiting=1, oldest_wait=timedelta(hours=1)) == [State.GOOD, State.ATTENTION]


def test_http_alone_is_worth_a_word_and_no_alarm(settings: Settings) -> None:
    settings.HTTPS = False
    assert machine.https().state is State.NOTE

    settings.HTTPS = True
    assert machine.https().state is State.GOOD


def test_a_catalogue_that_is_not_compiled_is_noticed(settings: Settings, tmp_path: Path) -> None:
    words = tmp_path / "id" / "LC_MESSAGES" / "django.po"
    words.parent.mkdir(parents=True)
    words.touch()
    settings.LOCALE_PATHS = [tmp_path]
    assert machine.languages().state is State.ATTENTION

    words.with_suffix(".mo").touch()
    assert machine.languages().state is State.GOOD


@pytest.mark.django_db
def test_a_protected_journal_is_good() -> None:
    assert database.journal_is_protected().state is State.GOOD


@pytest.mark.django_db
def test_a_journal_without_its_triggers_is_noticed() -> None:
    names = database.TRIGGERS[connection.vendor][1]
    table = " ON journal_entry" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {min(names)}{table}")

    assert database.journal_is_protected().state is State.ATTENTION


@pytest.mark.django_db
def test_a_database_that_would_lose_work_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """On SQLite, where synchronous=NORMAL loses what was acknowledged; PostgreSQL is not asked."""
    promised = {**base.PRAGMAS, "synchronous": 1}
    monkeypatch.setattr(database, "PRAGMAS", promised)

    found = [finding.state for finding in database.keeps_what_it_promised()]

    assert found == ([State.BROKEN] if connection.vendor == "sqlite" else [])


@pytest.mark.django_db
def test_an_unsafe_sqlite_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "is_safe_build", lambda _version: False)

    found = [finding.state for finding in database.keeps_what_it_promised()]

    assert found == ([State.BROKEN] if connection.vendor == "sqlite" else [])


def test_the_worst_finding_counts() -> None:
    states = [State.NOTE, State.BROKEN, State.GOOD, State.ATTENTION]

    assert worst([Finding("x", state, "") for state in states]) is State.BROKEN
    assert worst([]) is State.GOOD
