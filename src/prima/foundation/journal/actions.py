"""Writing the journal: one row for every act, in the act's own transaction."""

import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from django.db import connection

from prima.foundation.journal.models import EPOCH
from prima.foundation.journal.rules import GENESIS, START, Detail, Link, canonical
from prima.foundation.statements import run

if TYPE_CHECKING:
    from prima.foundation.people.models import Person

CHANNEL: Final = "prima_journal"
_MICROSECOND = timedelta(microseconds=1)


def _boot_id() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:  # not Linux: this start of the process stands in for this start of the machine
        return str(uuid4())


BOOT: Final = _boot_id()


def record(
    verb: str,
    subject: str,
    *,
    unit_id: int,
    at: datetime,
    by: "Person | None" = None,
    **details: Detail,
) -> int:
    """Add one entry to the unit's journal and return its sequence.

    Call it inside the transaction of the act it tells of, as the act's last step: it holds the
    unit's chain until the commit. Raises `NotACode` for a detail that is not an id or a code.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("A journal entry belongs in the transaction of its act.")
    link = Link(
        unit_id=unit_id,
        at_us=(at - EPOCH) // _MICROSECOND,
        monotonic_ns=time.monotonic_ns(),
        boot=BOOT,
        by_id=by.pk if by is not None else None,
        verb=verb,
        subject=subject,
        details=canonical(details),
    )
    append = _append_at_once if connection.vendor == "postgresql" else _append
    sequence = append(link)
    if sequence is None:
        run(BEGIN_CHAIN, [unit_id, GENESIS])
        sequence = append(link)
    assert sequence is not None  # noqa: S101 - the chain was begun
    return sequence


# Plain SQL: this runs in every act, and costs a third of what the ORM takes.

BEGIN_CHAIN = (
    "INSERT INTO journal_chain (unit_id, sequence, head) VALUES (%s, 0, %s)"
    " ON CONFLICT (unit_id) DO NOTHING"
)
END = "SELECT sequence, head FROM journal_chain WHERE unit_id = %s"
ADD = (
    "INSERT INTO journal_entry (unit_id, at_us, monotonic_ns, boot, by_id, verb, subject, details,"
    " sequence, hash)"
)
MOVE = "UPDATE journal_chain SET sequence = %s, head = %s WHERE unit_id = %s"
# Whoever waits for the chain's row sees its newest values when it is their turn. In one statement,
# because everybody else waits while statements travel. Equal payloads are told once a transaction.
AT_ONCE = (
    "WITH moved AS (UPDATE journal_chain SET sequence = sequence + 1, head = encode(sha256("  # noqa: S608 - of constants
    "convert_to(%s || head || %s || (sequence + 1) || %s, 'UTF8')), 'hex')"
    " WHERE unit_id = %s RETURNING sequence, head),"
    f" added AS ({ADD} SELECT %s::bigint, %s::bigint, %s::bigint, %s, %s::bigint, %s, %s, %s,"
    " sequence, head FROM moved)"
    " SELECT sequence, pg_notify(%s, %s) FROM moved"
)


def _append(link: Link) -> int | None:
    """Write the entry and return its sequence; None when the unit has no chain yet.

    SQLite's transaction is the only one that writes, so what was read is still true.
    """
    rows = run(END, [link.unit_id])
    if not rows:
        return None
    [[last, head]] = rows
    sequence: int = last + 1
    hashed = link.hashed_after(head, sequence)
    run(f"{ADD} VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)", [*link, sequence, hashed])
    run(MOVE, [sequence, hashed, link.unit_id])
    return sequence


def _append_at_once(link: Link) -> int | None:
    pieces = [START, link.middle, link.rest]
    told = [CHANNEL, str(link.unit_id)]
    rows = run(AT_ONCE, [*pieces, link.unit_id, *link, *told])
    return rows[0][0] if rows else None
