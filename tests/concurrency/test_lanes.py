"""64 people with lanes and several stations, and 16 desks that call from several queues at once.

Nobody is called twice, skipped or lost; nobody is at two counters; and while somebody ordinary
waits, no more favoured ones are called in a row than was published.
"""

from itertools import groupby

import pytest

from tests.concurrency.crowd import CLIENTS, DESKS, Crowd
from tests.concurrency.test_take import is_gapless, keys

EACH = 2
IN_A_ROW = 2  # as `acts.RULE` publishes it


def longest_run(lanes: list[str]) -> int:
    """Return how many favoured calls there were in a row, as long as an ordinary one waited."""
    last = max((place for place, lane in enumerate(lanes) if lane == "ORDINARY"), default=0)
    runs = groupby(lanes[:last])
    return max((len(list(run)) for lane, run in runs if lane != "ORDINARY"), default=0)


def test_everybody_passes_every_station_once(crowd: Crowd) -> None:
    [slug] = crowd.do("found_clinic", ("Klinik Ramai", DESKS))
    people = ((slug, "B", keys(EACH)) for _client in range(CLIENTS))
    given = [number for numbers in crowd.do("take_in_lanes", *people) for number in numbers]

    called = crowd.do("serve_everybody", *((slug, desk) for desk in range(1, DESKS + 1)))
    called += crowd.do("serve_everybody", (slug, 2))

    heard = [call for calls in called for call in calls]
    dentist = [number for number in given if number.startswith("B")]
    expected = [f"{number} {number[0]}" for number in given] + [f"{one} F" for one in dentist]
    assert len(given) == len(set(given)) == CLIENTS * (EACH + 1)
    assert sorted(heard) == sorted(expected)
    [books] = crowd.do("books", (slug,))
    assert is_gapless(books)
    assert (books["states"], books["fault"], books["on_two_counters"]) == (["DONE"], None, 0)
    assert books["told"] == books["periods"] + len(given)
    for letter in ("A", "B"):
        assert longest_run(books["lanes_called"][letter]) <= IN_A_ROW


def test_lanes_and_stations_survive_everything_at_once(crowd: Crowd) -> None:
    [slug] = crowd.do("found_clinic", ("Klinik Sibuk", 4))
    parts = ["kiosk"] * 4 + ["desk"] * 4 + ["officer"] * 2 + ["citizen"]

    wrong = crowd.do("work", *((slug, part, seed, 2.0) for seed, part in enumerate(parts)))

    [books] = crowd.do("books", (slug,))
    assert [fault for faults in wrong for fault in faults] == []
    assert is_gapless(books)
    assert (books["fault"], books["on_two_counters"]) == (None, 0)
    assert books["told"] == books["periods"] + books["taken"] + books["other_acts"]


@pytest.mark.usefixtures("naive")
def test_the_same_rule_breaks_without_a_lock(crowd: Crowd) -> None:
    called = crowd.do("naive.call_by_lane", *((IN_A_ROW,) for _desk in range(DESKS)))

    heard = [person for people in called for person in people]
    if len(set(heard)) == len(heard):
        pytest.fail("This is not evidence: no desk called whom another had called.")


def test_a_run_that_is_too_long_would_be_seen() -> None:
    assert longest_run(["ENTITLED"] * 3 + ["ORDINARY"]) == 3
    assert longest_run(["ENTITLED", "ORDINARY", "ENTITLED", "ENTITLED"]) == 1
