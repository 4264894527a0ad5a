"""What can be asked of the journal: what happened since, and whether it was tampered with."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db import connection

from prima.foundation.journal.models import Chain, Entry
from prima.foundation.journal.rules import GENESIS, Link

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit

# The fields of a Link in their order, between the sequence and the hash.
_COLUMNS = "sequence, unit_id, at_us, monotonic_ns, boot, by_id, verb, subject, details, hash"
_BATCH = 5000


class Fault(StrEnum):
    """What is wrong with a chain, at its first wrong entry."""

    MISSING = "MISSING"  # a sequence is not there
    ALTERED = "ALTERED"  # a row does not match its hash
    CUT = "CUT"  # the chain ends before its head, or before a checkpoint
    REWRITTEN = "REWRITTEN"  # the row at a checkpoint has another hash


@dataclass(frozen=True)
class Checkpoint:
    """The state of one unit's chain at a moment. Kept outside the machine, it shows tampering."""

    unit_id: int
    sequence: int
    head: str

    def __str__(self) -> str:
        return f"{self.unit_id}:{self.sequence}:{self.head}"

    @classmethod
    def read(cls, text: str) -> "Checkpoint":
        """Raise ValueError unless the text is `unit:sequence:hash`."""
        unit_id, sequence, head = text.split(":")
        if len(head) != len(GENESIS):
            raise ValueError(f"{head!r} is not a hash of 64 digits")
        return cls(int(unit_id), int(sequence), head)


@dataclass(frozen=True)
class Verdict:
    """What walking one chain found. `fault` is None when the chain is whole."""

    end: Checkpoint
    fault: Fault | None = None
    at_sequence: int | None = None


def entries_since(unit_id: int, sequence: int, *, limit: int = 500) -> list[Entry]:
    """Return the unit's entries after a sequence, oldest first, at most `limit`."""
    return list(
        Entry.objects.filter(unit_id=unit_id, sequence__gt=sequence).order_by("sequence")[:limit]
    )


def end_of(unit_id: int) -> int:
    """Return the sequence of the unit's newest entry, 0 when there is none."""
    return Chain.objects.filter(unit_id=unit_id).values_list("sequence", flat=True).first() or 0


def chains() -> "list[Unit]":
    """Return the units that have a journal, by name."""
    rows = Chain.objects.select_related("unit").order_by("unit__name")
    return [chain.unit for chain in rows]


def verify(unit_id: int, checkpoint: Checkpoint | None = None) -> Verdict:
    """Walk a unit's chain from its first entry to its head and compare every hash.

    A cut tail whose head was set back, or a chain that was hashed anew, is found only against a
    `checkpoint` that was kept elsewhere.
    """
    chain = Chain.objects.filter(unit_id=unit_id).first()
    promised = Checkpoint(unit_id, chain.sequence, chain.head) if chain else None
    last = Checkpoint(unit_id, 0, GENESIS)
    for sequence, link, hashed in _links(unit_id):
        if sequence != last.sequence + 1:
            return Verdict(last, Fault.MISSING, last.sequence + 1)
        if link.hashed_after(last.head, sequence) != hashed:
            return Verdict(last, Fault.ALTERED, sequence)
        last = Checkpoint(unit_id, sequence, hashed)
        if checkpoint and sequence == checkpoint.sequence and hashed != checkpoint.head:
            return Verdict(last, Fault.REWRITTEN, sequence)
    expected = max(promised.sequence if promised else 0, checkpoint.sequence if checkpoint else 0)
    if last.sequence < expected or (promised is not None and promised != last):
        return Verdict(last, Fault.CUT, last.sequence + 1)
    return Verdict(last)


def _links(unit_id: int) -> Iterator[tuple[int, Link, str]]:
    """Yield a chain in order without holding it: rows by key, a batch at a time."""
    after = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {_COLUMNS} FROM journal_entry"  # noqa: S608 - the columns are a constant
                " WHERE unit_id = %s AND sequence > %s ORDER BY sequence LIMIT %s",
                [unit_id, after, _BATCH],
            )
            rows = cursor.fetchall()
        for sequence, *row, hashed in rows:
            yield sequence, Link(*row), hashed
        if len(rows) < _BATCH:
            return
        after = rows[-1][0]
