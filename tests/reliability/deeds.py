"""What clients do while the server dies, and how their books are compared with the database's.

A deed has a key, chosen before it is sent, and an answer, which the client keeps. Sent again with
the same key, it must change nothing and give the same answer.
"""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import urlencode

from prima.listen.surveys.rules.instruments import shipped
from prima.listen.surveys.rules.invitations import read_invitation
from tests.reliability.served import SERVICE, UNIT

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
Rows = Callable[[str], list[tuple[object, ...]]]


@dataclass
class Books:
    """What the clients know: the answer to each key, and the keys that got none."""

    acknowledged: dict[str, str] = field(default_factory=dict)
    unanswered: list[str] = field(default_factory=list)


class Unexpected(Exception):
    """The server answered something else than it should."""


@dataclass(frozen=True)
class Deed:
    path: str
    fields: Callable[[str], dict[str, object]]
    answer: re.Pattern[str]
    faults: Callable[[Rows, Books], list[str]]
    key: Callable[[int], str] = lambda _port: uuid.uuid4().hex

    def send(self, port: int, key: str) -> str:
        """Do it, and return what was answered. Raises OSError when nobody is there."""
        body = urlencode(self.fields(key))
        said = post(port, self.path.format(key=key), body)
        found = self.answer.search(said)
        if found is None:
            raise Unexpected(said)
        return found[1]


def post(port: int, path: str, body: str) -> str:
    """Return status, address to go to and body of the answer, in one text."""
    line = HTTPConnection("127.0.0.1", port, timeout=15)
    try:
        line.request("POST", path, body, FORM)
        answer = line.getresponse()
        return f"{answer.status} {answer.headers['Location']} {answer.read().decode()}"
    finally:
        line.close()


def compared(known: Books, kept: dict[str, str], told: list[str]) -> list[str]:
    """Say where the clients' answers, the rows and the journal's subjects do not agree."""
    both = known.acknowledged.keys() & kept.keys()
    return [
        *(f"lost: {key}" for key in known.acknowledged.keys() - kept.keys()),
        *(f"another answer: {key}" for key in both if known.acknowledged[key] != kept[key]),
        *([f"torn: {len(kept)} rows, {len(told)} entries"] if len(kept) != len(told) else []),
        *(["told twice"] if len(set(told)) != len(told) else []),
    ]


def journal(rows: Rows, verb: str) -> list[str]:
    found = rows(f"SELECT subject FROM journal_entry WHERE verb = '{verb}'")  # noqa: S608 - our verbs
    return [str(subject) for (subject,) in found]


# --- an act of these tests ------------------------------------------------------------------------


def act_faults(rows: Rows, books: Books) -> list[str]:
    kept = {str(key): str(number) for key, number in rows("SELECT key, sequence FROM acts")}
    return compared(books, kept, journal(rows, "test.acted"))


def act(path: str) -> Deed:
    return Deed(path, lambda key: {"key": key}, re.compile(r'"sequence": (\d+)'), act_faults)


# --- a ticket of the kiosk ------------------------------------------------------------------------


def ticket_faults(rows: Rows, books: Books) -> list[str]:
    found = rows("SELECT key, secret, number FROM queues_ticket")
    kept = {uuid.UUID(str(key)).hex: str(secret) for key, secret, _number in found}
    numbers = sorted(int(str(number)) for _key, _secret, number in found)
    return [
        *compared(books, kept, journal(rows, "ticket.taken")),
        *(["a gap, or a number given twice"] if numbers != list(range(1, len(found) + 1)) else []),
    ]


def ticket(path: str) -> Deed:
    secret = re.compile(r"^302 \S+/ticket/([^/]+)/")
    return Deed(path, lambda key: {"key": key}, secret, ticket_faults)


# --- an answer to the survey ----------------------------------------------------------------------


def fingerprint(token: str) -> str:
    return read_invitation(token.rpartition("~")[0]).fingerprint


def answer_faults(rows: Rows, books: Books) -> list[str]:
    spent = {str(mark) for (mark,) in rows("SELECT fingerprint FROM surveys_spenttoken")}
    counts = {
        "tokens": len(spent),
        "answers": len(rows("SELECT 1 FROM surveys_response")),
        "entries": len(journal(rows, "survey.answered")),
    }
    return [
        *(f"lost: {key}" for key in books.acknowledged if fingerprint(key) not in spent),
        *([f"torn: {counts}"] if len(set(counts.values())) > 1 else []),
    ]


def answer(path: str) -> Deed:
    """Answer a survey. Asked again, "already answered" is the same answer: it counts."""
    given = dict.fromkeys(shipped("skm-2017").codes, 3)
    return Deed(
        path,
        lambda _key: {**given, "suggestion": ""},
        re.compile(r"^(302|409) "),
        answer_faults,
        lambda port: post(port, "/token", "").rpartition(" ")[2],
    )


ACT = act("/act")
TICKET = ticket(f"/kiosk/{UNIT}/{SERVICE}/")
ANSWER = answer("/survey/{key}/")
