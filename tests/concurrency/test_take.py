"""64 at once take a number: none is given twice or left out, and a double tap is one ticket."""

import threading
from collections import Counter as Tally
from collections import defaultdict
from contextlib import closing
from http.client import HTTPConnection
from secrets import token_hex
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from prima.foundation.server.testing import RunningServer
from tests.concurrency.conftest import Found
from tests.concurrency.crowd import CLIENTS, Crowd

EACH = 3
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def is_gapless(books: dict[str, Any]) -> bool:
    """Say whether each queue counted each day from one, in the order in which people came."""
    days: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for letter, on, number in books["numbers"]:
        days[letter, on].append(number)
    return all(numbers == list(range(1, len(numbers) + 1)) for numbers in days.values())


def keys(count: int) -> list[str]:
    return [str(uuid4()) for _key in range(count)]


def test_no_number_is_given_twice_or_left_out(crowd: Crowd, found: Found) -> None:
    slug = found("Antrean Ramai")

    given = crowd.do("take", *((slug, "AB"[client % 2], keys(EACH)) for client in range(CLIENTS)))

    [books] = crowd.do("books", (slug,))
    assert len(books["numbers"]) == CLIENTS * EACH
    assert is_gapless(books)
    assert books["taken"] == books["told"] == CLIENTS * EACH
    assert books["fault"] is None
    assert sum(map(len, given)) == len({number for numbers in given for number in numbers})


def test_a_double_tap_is_one_ticket(crowd: Crowd, found: Found) -> None:
    slug = found("Antrean Gugup")
    nervous = [keys(EACH) for _pair in range(CLIENTS // 4)]

    given = crowd.do("take", *((slug, "A", tapped) for tapped in nervous for _finger in range(4)))

    [books] = crowd.do("books", (slug,))
    assert len(books["numbers"]) == books["keys"] == books["taken"] == len(nervous) * EACH
    assert is_gapless(books)
    assert len({number for numbers in given for number in numbers}) == len(nervous) * EACH
    assert set(Tally(map(tuple, given)).values()) == {4}


def test_nor_through_the_kiosks_page(server: RunningServer, crowd: Crowd, found: Found) -> None:
    slug = found("Antrean Kios")
    answers: list[tuple[int, str]] = []

    def visit() -> None:
        token = token_hex(16)
        with closing(HTTPConnection("127.0.0.1", server.port, timeout=30)) as line:
            for key in keys(EACH):
                form = urlencode({"key": key, "csrfmiddlewaretoken": token})
                for _tap in range(2):
                    cookie = {"Cookie": f"csrftoken={token}"}
                    line.request("POST", f"/kiosk/{slug}/pendaftaran/", form, FORM | cookie)
                    answer = line.getresponse()
                    answer.read()
                    answers.append((answer.status, answer.headers["Location"]))

    clients = [threading.Thread(target=visit) for _client in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()

    [books] = crowd.do("books", (slug,))
    assert {status for status, _place in answers} == {302}
    assert len(answers) == CLIENTS * EACH * 2
    assert len(set(answers)) == len(books["numbers"]) == CLIENTS * EACH
    assert is_gapless(books)
    assert books["fault"] is None


@pytest.mark.usefixtures("naive")
def test_the_same_crowd_breaks_counting_without_a_lock(crowd: Crowd) -> None:
    given = crowd.do("naive.take", *((EACH,) for _client in range(CLIENTS)))

    numbers = [number for numbers in given for number in numbers]
    assert len(numbers) == CLIENTS * EACH
    if len(set(numbers)) == len(numbers):
        pytest.fail("This is not evidence: the crowd did not even break max + 1.")
