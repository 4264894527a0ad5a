"""A task whose worker is killed is done by the next one, and its effect is there once."""

import time
from collections.abc import Callable

from tests.places import Place
from tests.reliability.deeds import journal, post


def wait_for(happened: Callable[[], object], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.1)


def began(place: Place) -> list[tuple[object, ...]]:
    return place.rows("SELECT key FROM acts WHERE key LIKE 'began %'")


def effects(place: Place) -> list[tuple[object, ...]]:
    return place.rows("SELECT key FROM acts WHERE key = 'report'")


def states(place: Place) -> list[tuple[object, ...]]:
    return place.rows(
        "SELECT status FROM django_tasks_database_dbtaskresult WHERE task_path LIKE '%.slow'"
    )


def let_time_pass(place: Place) -> None:
    """Make the dead worker's claim, and its process's lease, older than anybody waits for."""
    place.rows(
        "UPDATE django_tasks_database_dbtaskresult SET started_at = '2020-01-01 00:00:00'"
        " WHERE status = 'RUNNING'"
    )
    place.rows("UPDATE jobs_lease SET expires_at = '2020-01-01 00:00:00'")


def test_a_killed_task_is_done_by_the_next_worker_and_once(place: Place) -> None:
    with place.server() as first:
        post(first.port, "/slow", "key=report")
        wait_for(lambda: began(place))
        first.kill()
    assert states(place) == [("RUNNING",)]
    assert effects(place) == []

    let_time_pass(place)
    with place.server():
        wait_for(lambda: states(place) == [("SUCCESSFUL",)])

    assert len(began(place)) == 2
    assert effects(place) == [("report",)]
    assert journal(place.rows, "test.acted") == ["act:report"]


def test_a_task_is_done_by_one_of_two_processes(place: Place) -> None:
    with place.server() as one, place.server():
        post(one.port, "/slow", "key=report")
        wait_for(lambda: states(place) == [("SUCCESSFUL",)])
        time.sleep(1)

    assert len(began(place)) == 1
    assert effects(place) == [("report",)]
