"""Kiosks, desks, citizens, the head and the end of the day at once: no deadlock, no fault."""

from tests.concurrency.conftest import Found
from tests.concurrency.crowd import Crowd
from tests.concurrency.test_take import is_gapless

PARTS = {"kiosk": 6, "desk": 6, "officer": 4, "citizen": 2, "head": 3, "closing": 1}
SECONDS = 3.0


def test_everybody_does_their_part(crowd: Crowd, found: Found) -> None:
    slug = found("Kantor Ramai")
    parts = [part for part, people in PARTS.items() for _person in range(people)]

    wrong = crowd.do("work", *((slug, part, seed, SECONDS) for seed, part in enumerate(parts)))

    assert [fault for faults in wrong for fault in faults] == []
    [books] = crowd.do("books", (slug,))
    assert is_gapless(books)
    assert books["fault"] is None
    assert books["taken"] == len(books["numbers"]) > 0
    assert books["told"] == books["periods"] + books["taken"] + books["other_acts"]
    assert books["on_two_counters"] == 0
