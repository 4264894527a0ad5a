"""Displays over real lines: they hear each act once, also those from while they were away."""

import time
import uuid

import psycopg
import pytest

from prima.foundation.server.testing import RunningServer
from tests.places import Place
from tests.reliability.deeds import ACT, Unexpected
from tests.reliability.displays import Display, Event
from tests.reliability.served import TOPIC, UNIT

ADDRESS = f"/live/{TOPIC}/{UNIT}"


def act(server: RunningServer) -> Event:
    """Act once; return the event that displays should hear."""
    key = uuid.uuid4().hex
    sequence = int(ACT.send(server.port, key))
    return Event("acted", sequence, {"subject": f"act:{key}"})


def test_every_display_hears_an_act(server: RunningServer) -> None:
    with Display(server.port, ADDRESS) as one, Display(server.port, ADDRESS) as two:
        expected = act(server)

        assert one.next() == expected
        assert two.next() == expected


def test_a_display_that_comes_back_hears_what_it_missed(server: RunningServer) -> None:
    last = act(server).id
    missed = [act(server) for _act in range(3)]

    with Display(server.port, ADDRESS, last=last) as display:
        heard = [display.next() for _event in missed]
        then = act(server)

        assert heard == missed
        assert display.next() == then


def test_a_page_hears_what_happened_since_it_was_made(server: RunningServer) -> None:
    made_at = act(server).id
    missed = act(server)

    with Display(server.port, f"{ADDRESS}?since={made_at}") as display:
        assert display.next() == missed


def test_a_page_newer_than_the_last_look_hears_nothing_twice_lost(server: RunningServer) -> None:
    with Display(server.port, ADDRESS):
        last = act(server)
        with Display(server.port, ADDRESS, last=last.id) as display:
            expected = act(server)
            heard = [display.next()]
            if heard == [last]:  # told before the newcomer was let in, and harmless
                heard = [display.next()]

            assert heard == [expected]


def test_a_display_that_was_away_too_long_loads_its_page_again(server: RunningServer) -> None:
    first = act(server).id
    for _act in range(201):
        act(server)

    with Display(server.port, ADDRESS, last=first) as display:
        told = display.next()

    assert told is not None
    assert told.name == "reset"
    assert told.id >= first + 201


def test_a_display_from_before_a_restored_backup_loads_its_page_again(
    server: RunningServer,
) -> None:
    end = act(server).id

    with Display(server.port, ADDRESS, last=end + 1000) as display:
        told = display.next()

    assert told == Event("reset", end, {})


def test_it_is_told_to_come_back_soon_and_never_kept(server: RunningServer) -> None:
    with Display(server.port, ADDRESS) as display:
        assert display.retry == 2000
        assert display.headers["content-type"] == "text/event-stream; charset=utf-8"
        assert display.headers["cache-control"] == "no-store"
        assert display.headers["x-accel-buffering"] == "no"
        assert display.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "address",
    [
        "/live/acts/nowhere",
        "/live/nothing/kantor-uji",
        "/live/acts",
        "/live/acts/kantor-uji/more",
        "/live/acts/" + "x" * 500,
        "/live/acts/%00",
    ],
)
def test_what_is_not_there_is_said_plainly(server: RunningServer, address: str) -> None:
    with Display(server.port, address) as display:
        assert display.status == 404


@pytest.mark.parametrize("last", ["-1", "x", "9" * 40, ""])
def test_a_strange_last_event_is_not_believed(server: RunningServer, last: str) -> None:
    with Display(server.port, f"{ADDRESS}?since={last}") as display:
        expected = act(server)

        assert display.next() == expected


def test_a_thousand_displays_that_hang_up_leave_nothing_behind(server: RunningServer) -> None:
    for _round in range(10):
        displays = [Display(server.port, ADDRESS) for _display in range(100)]
        for display in displays:
            display.close()

    with Display(server.port, ADDRESS) as display:
        expected = act(server)

        assert display.next() == expected


def test_displays_are_let_go_when_the_server_stops(place: Place) -> None:
    with place.server() as server:
        displays = [Display(server.port, ADDRESS) for _display in range(50)]

        took = server.stop()

        assert took < 3
        assert [display.next() for display in displays] == [None] * 50
        for display in displays:
            display.close()
    assert "ERROR" not in server.said()


@pytest.mark.postgres
def test_displays_hear_on_after_the_database_was_away(place: Place) -> None:
    with place.server() as server, Display(server.port, ADDRESS) as display:
        cut_all_lines(place.environment["DATABASE_URL"])
        key = act_until_answered(server)

        heard = display.next(within=10)

        assert heard is not None
        assert heard.data == {"subject": f"act:{key}"}


def cut_all_lines(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as line:
        line.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def act_until_answered(server: RunningServer) -> str:
    """Act as a client does whose line breaks: with the same key until there is an answer."""
    key = uuid.uuid4().hex
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            ACT.send(server.port, key)
        except (Unexpected, OSError):
            time.sleep(0.1)
        else:
            return key
    raise TimeoutError
