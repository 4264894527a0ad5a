"""How journal entries are chained. No database, no clock, no Django."""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import NamedTuple

GENESIS = "0" * 64
Detail = str | int | bool | None

START = '["'
_as_json = json.JSONEncoder(separators=(",", ":")).encode
_CODE = re.compile(r"[\w.,:/@+-]{0,200}", re.ASCII)


class NotACode(ValueError):
    """A journal detail carries contents. Only ids, codes and field names may stand there."""


class Link(NamedTuple):
    """What the hash of one entry covers. Times are whole microseconds since 1970 in UTC."""

    unit_id: int
    at_us: int
    monotonic_ns: int
    boot: str
    by_id: int | None
    verb: str
    subject: str
    details: str

    def hashed_after(self, previous: str, sequence: int) -> str:
        """Return the SHA-256 that chains this entry to the one before it, as 64 hex digits."""
        text = f"{START}{previous}{self.middle}{sequence}{self.rest}"
        return hashlib.sha256(text.encode()).hexdigest()

    # What is hashed is one JSON list, in three pieces: PostgreSQL puts the head and the sequence
    # between them by itself (actions.py), because only it knows them when many write at once.

    @property
    def middle(self) -> str:
        return f'",{self.unit_id},'

    @property
    def rest(self) -> str:
        row = (
            self.at_us, self.monotonic_ns, self.boot, self.by_id, self.verb, self.subject,
            self.details,
        )  # fmt: skip
        return f",{_as_json(row)[1:]}"


def canonical(details: Mapping[str, Detail]) -> str:
    """Return the one text for these details; refuse anything that could be contents.

    >>> canonical({"queue": 3, "fields": "name,zone"})
    '{"fields":"name,zone","queue":3}'
    >>> canonical({"patient": "Ibu Sari"})
    Traceback (most recent call last):
    ...
    prima.foundation.journal.rules.NotACode: patient: 'Ibu Sari' is not an id or a code
    """
    for name, value in details.items():
        if isinstance(value, str) and not _CODE.fullmatch(value):
            raise NotACode(f"{name}: {value!r} is not an id or a code")
    return json.dumps(dict(details), separators=(",", ":"), sort_keys=True)
