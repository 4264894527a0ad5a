"""64 at once book the same hours: no hour is overfilled, and a double tap is one appointment."""

from collections import Counter as Tally
from typing import Any
from uuid import uuid4

import pytest

from tests.concurrency.crowd import CLIENTS, Crowd

PLACES = 5
HOURS = 3


def keys(count: int) -> list[str]:
    return [str(uuid4()) for _key in range(count)]


def an_office(crowd: Crowd, name: str) -> tuple[str, list[str]]:
    [[slug, *times]] = crowd.do("booking.found", (name, PLACES))
    return slug, times[:HOURS]


def is_full_and_not_more(books: dict[str, Any]) -> bool:
    """Say whether each hour has exactly its places, and nobody sits on another's."""
    seats = [tuple(seat) for seat in books["seats"]]
    hours = Tally(hour for hour, _seat in seats)
    return len(set(seats)) == len(seats) and set(hours.values()) == {PLACES}


def test_no_hour_is_overfilled(crowd: Crowd) -> None:
    slug, times = an_office(crowd, "Janji Ramai")

    given = crowd.do(
        "booking.book",
        *((slug, times, keys(HOURS), f"0812{client:07}") for client in range(CLIENTS)),
    )

    [books] = crowd.do("booking.books", (slug,))
    assert len(times) == HOURS
    assert is_full_and_not_more(books)
    assert len(books["seats"]) == sum(map(len, given)) == PLACES * HOURS
    assert books["fault"] is None


def test_a_double_tap_is_one_appointment(crowd: Crowd) -> None:
    slug, times = an_office(crowd, "Janji Gugup")
    nervous = [(times, keys(HOURS)) for _person in range(PLACES)]

    given = crowd.do(
        "booking.book",
        *(
            (slug, wanted, tapped, f"0812{number:07}")
            for number, (wanted, tapped) in enumerate(nervous)
            for _finger in range(CLIENTS // PLACES)
        ),
    )

    [books] = crowd.do("booking.books", (slug,))
    assert books["keys"] == len(books["seats"]) == PLACES * HOURS
    assert set(Tally(map(tuple, given)).values()) == {CLIENTS // PLACES}


def test_nor_by_those_who_change_their_mind_meanwhile(crowd: Crowd) -> None:
    slug, times = an_office(crowd, "Janji Bimbang")
    early, late = times[:-1], times[-1]
    held = crowd.do(
        "booking.book",
        *((slug, early, keys(len(early)), f"0812{client:07}") for client in range(PLACES)),
    )

    moved = crowd.do("booking.change_mind", *((slug, uuids, late) for uuids in held))

    [books] = crowd.do("booking.books", (slug,))
    assert sum(moved) == PLACES
    assert is_full_and_not_more(books)
    assert {hour for hour, _seat in books["seats"]} == {late}
    assert books["fault"] is None


def test_the_same_crowd_overfills_an_hour_without_a_lock(crowd: Crowd) -> None:
    crowd.do("booking.set_up_naive", ())

    given = crowd.do("booking.book_naively", *((n, PLACES, HOURS) for n in range(CLIENTS)))

    if sum(given) <= PLACES:
        pytest.fail("This is not evidence: the crowd did not even overfill count-and-insert.")
