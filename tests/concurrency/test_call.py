"""16 desks call at once: nobody is called twice, and nobody is passed over."""

import pytest

from tests.concurrency.conftest import Found
from tests.concurrency.crowd import CLIENTS, DESKS, Crowd
from tests.concurrency.test_take import keys

EACH = 2


def test_everybody_is_called_once_and_in_order(crowd: Crowd, found: Found) -> None:
    slug = found("Loket Sibuk")
    people = ((slug, "A", keys(EACH)) for _client in range(CLIENTS))
    given = {number for numbers in crowd.do("take", *people) for number in numbers}

    called = crowd.do("call_everybody", *((slug, desk) for desk in range(1, DESKS + 1)))

    heard = [number for numbers in called for number in numbers]
    assert len(heard) == len(set(heard)) == CLIENTS * EACH
    assert set(heard) == given
    assert all(numbers == sorted(numbers) for numbers in called)
    [books] = crowd.do("books", (slug,))
    assert set(books["calls"]) == {1}
    assert books["states"] == ["NO_SHOW"]
    assert books["told"] == 3 * len(given)
    assert books["fault"] is None


def test_people_come_while_desks_call(crowd: Crowd, found: Found) -> None:
    slug = found("Loket Terus")
    parts = ["kiosk", "caller"] * 4

    wrong = crowd.do("work", *((slug, part, seed, 1.0) for seed, part in enumerate(parts)))
    crowd.do("call_everybody", (slug, 1))

    [books] = crowd.do("books", (slug,))
    assert [fault for faults in wrong for fault in faults] == []
    assert books["numbers"]
    assert set(books["calls"]) == {1}
    assert books["told"] == 3 * len(books["numbers"])


@pytest.mark.usefixtures("naive")
def test_the_same_desks_call_twice_without_a_lock(crowd: Crowd) -> None:
    called = crowd.do("naive.call_everybody", *(() for _desk in range(DESKS)))

    heard = [person for people in called for person in people]
    if len(set(heard)) == len(heard):
        pytest.fail("This is not evidence: no desk called whom another had called.")
