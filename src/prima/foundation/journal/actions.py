"""Writing the journal: one row for every act, in the act's own transaction."""

import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from django.db import connection

from prima.foundation.journal.models import EPOCH
from prima.foundation.journal.rules import GENESIS, Detail, Link, canonical

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper

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
    with connection.cursor() as cursor:
        sequence, head = _locked_end(cursor, unit_id)
        link = Link(
            unit_id=unit_id,
            sequence=sequence + 1,
            at_us=(at - EPOCH) // _MICROSECOND,
            monotonic_ns=time.monotonic_ns(),
            boot=BOOT,
            by_id=by.pk if by is not None else None,
            verb=verb,
            subject=subject,
            details=canonical(details),
        )
        _append(cursor, link, link.hashed_after(head))
    return link.sequence


# Plain SQL: these three statements run in every act, and cost a third of what the ORM takes.


def _locked_end(cursor: "CursorWrapper", unit_id: int) -> tuple[int, str]:
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    question = f"SELECT sequence, head FROM journal_chain WHERE unit_id = %s{lock}"  # noqa: S608 - `lock` is one of two constants
    cursor.execute(question, [unit_id])
    row = cursor.fetchone()
    if row is None:
        cursor.execute(
            "INSERT INTO journal_chain (unit_id, sequence, head) VALUES (%s, 0, %s)"
            " ON CONFLICT (unit_id) DO NOTHING",
            [unit_id, GENESIS],
        )
        cursor.execute(question, [unit_id])
        row = cursor.fetchone()
    return row[0], row[1]


def _append(cursor: "CursorWrapper", link: Link, hashed: str) -> None:
    cursor.execute(
        "INSERT INTO journal_entry (unit_id, sequence, at_us, monotonic_ns, boot, by_id, verb,"
        " subject, details, hash) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        [
            link.unit_id, link.sequence, link.at_us, link.monotonic_ns, link.boot, link.by_id,
            link.verb, link.subject, link.details, hashed,
        ],
    )  # fmt: skip
    cursor.execute(
        "UPDATE journal_chain SET sequence = %s, head = %s WHERE unit_id = %s",
        [link.sequence, hashed, link.unit_id],
    )
    if connection.vendor == "postgresql":  # one NOTIFY per transaction: equal payloads are merged
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, str(link.unit_id)])
