"""16 desks call at once: nobody is called twice, and nobody is passed over."""

from uuid import uuid4

import pytest

from tests.concurrency.conftest import Found
from tests.concurrency.crowd import CLIENTS, DESKS, Crowd

EACH = 4


def test_everybody_is_called_once(crowd: Crowd, found: Found) -> None:
    slug = found("Loket Sibuk")
    people = (
        (slug, "AB"[client % 2], [str(uuid4()) for _key in range(EACH)])
        for client in range(CLIENTS)
    )
    given = {number for numbers in crowd.do("take", *people) for number in numbers}

    called = crowd.do("call_everybody", *((slug, desk) for desk in range(1, DESKS + 1)))

    heard = [number for numbers in called for number in numbers]
    assert len(heard) == len(set(heard)) == CLIENTS * EACH
    assert set(heard) == given
    [books] = crowd.do("books", (slug,))
    assert set(books["calls"]) == {1}
    assert books["states"] == ["NO_SHOW"]
    assert books["told"] == 3 * len(given)
    assert books["fault"] is None


def test_each_desk_hears_numbers_in_order(crowd: Crowd, found: Found) -> None:
    slug = found("Loket Runtut")
    crowd.do(
        "take", *((slug, "A", [str(uuid4()) for _key in range(EACH)]) for _client in range(CLIENTS))
    )

    called = crowd.do("call_everybody", *((slug, desk) for desk in range(1, DESKS + 1)))

    assert all(numbers == sorted(numbers) for numbers in called)


def test_people_come_while_desks_call(crowd: Crowd, found: Found) -> None:
    slug = found("Loket Terus")
    people = [(slug, "kiosk", client, 1.0) for client in range(DESKS)]

    wrong = crowd.do("work", *people)
    called = crowd.do("call_everybody", *((slug, desk) for desk in range(1, DESKS + 1)))

    [books] = crowd.do("books", (slug,))
    assert [fault for faults in wrong for fault in faults] == []
    assert sum(map(len, called)) == len(books["numbers"]) > 0
    assert set(books["calls"]) == {1}


def test_the_same_desks_call_twice_without_a_lock(crowd: Crowd, naive: None) -> None:
    called = crowd.do("naive.call_everybody", *(() for _desk in range(DESKS)))

    heard = [person for people in called for person in people]
    if len(set(heard)) == len(heard):
        pytest.fail("This is not evidence: no desk called whom another had called.")
