"""Six ways to tamper. The last two are found only against a checkpoint kept elsewhere."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from prima.foundation.journal.actions import record
from prima.foundation.journal.models import Chain, Entry
from prima.foundation.journal.queries import Checkpoint, Fault, end_of, verify
from prima.foundation.journal.rules import Link
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM

pytestmark = pytest.mark.django_db


def lift_triggers() -> None:
    """Do what somebody with the database file in hand can do."""
    names = (
        ["journal_entry_refuses_update", "journal_entry_refuses_delete"]
        if connection.vendor == "sqlite"
        else ["journal_entry_refuses_change ON journal_entry"]
    )
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP TRIGGER {name}")


def change_what_was_done(unit: Unit) -> None:
    Entry.objects.filter(unit=unit, sequence=4).update(verb="nothing.happened")


def change_when(unit: Unit) -> None:
    Entry.objects.filter(unit=unit, sequence=4).update(at_us=1)


def take_one_out(unit: Unit) -> None:
    Entry.objects.filter(unit=unit, sequence=4).delete()


def swap_two(unit: Unit) -> None:
    entries = Entry.objects.filter(unit=unit)
    entries.filter(sequence=4).update(sequence=999)
    entries.filter(sequence=5).update(sequence=4)
    entries.filter(sequence=999).update(sequence=5)


def cut_the_tail(unit: Unit) -> None:
    Entry.objects.filter(unit=unit, sequence__gt=5).delete()
    last = Entry.objects.get(unit=unit, sequence=5)
    Chain.objects.filter(unit=unit).update(sequence=5, head=last.hash)


def rewrite_and_hash_anew(unit: Unit) -> None:
    Entry.objects.filter(unit=unit, sequence=4).update(verb="nothing.happened")
    head = Entry.objects.get(unit=unit, sequence=3).hash
    for entry in Entry.objects.filter(unit=unit, sequence__gt=3).order_by("sequence"):
        link = Link(
            entry.unit_id, entry.at_us, entry.monotonic_ns, entry.boot, entry.by_id, entry.verb,
            entry.subject, entry.details,
        )  # fmt: skip
        head = link.hashed_after(head, entry.sequence)
        Entry.objects.filter(pk=entry.pk).update(hash=head)
    Chain.objects.filter(unit=unit).update(head=head)


@pytest.fixture
def journal(puskesmas: Unit) -> Unit:
    for _time in range(10):
        record("a.happened", "thing:1", unit_id=puskesmas.pk, at=MONDAY_9AM)
    return puskesmas


def test_a_chain_nobody_touched_is_whole(journal: Unit) -> None:
    verdict = verify(journal.pk)

    assert verdict.fault is None
    assert verdict.end.sequence == end_of(journal.pk)


@pytest.mark.parametrize(
    ("tamper", "fault"),
    [
        (change_what_was_done, Fault.ALTERED),
        (change_when, Fault.ALTERED),
        (take_one_out, Fault.MISSING),
        (swap_two, Fault.ALTERED),
    ],
)
def test_tampering_is_found_by_the_chain(
    journal: Unit, tamper: Callable[[Unit], None], fault: Fault
) -> None:
    lift_triggers()
    tamper(journal)

    verdict = verify(journal.pk)

    assert (verdict.fault, verdict.at_sequence) == (fault, 4)


@pytest.mark.parametrize(
    ("tamper", "fault"), [(cut_the_tail, Fault.CUT), (rewrite_and_hash_anew, Fault.REWRITTEN)]
)
def test_tampering_that_hashes_anew_is_found_only_against_a_checkpoint(
    journal: Unit, tamper: Callable[[Unit], None], fault: Fault
) -> None:
    kept = verify(journal.pk).end
    lift_triggers()
    tamper(journal)

    assert verify(journal.pk).fault is None
    assert verify(journal.pk, kept).fault == fault


class TestVerifyCommand:
    def test_prints_the_head_as_a_checkpoint(self, journal: Unit) -> None:
        call_command("verify", stdout=(said := StringIO()))

        assert str(verify(journal.pk).end) in said.getvalue()

    def test_fails_when_a_chain_is_not_whole(self, journal: Unit) -> None:
        lift_triggers()
        change_what_was_done(journal)

        with pytest.raises(CommandError, match="not whole"):
            call_command("verify", stdout=StringIO())

    def test_refuses_a_line_that_is_no_checkpoint(self) -> None:
        with pytest.raises(CommandError, match="not a checkpoint"):
            call_command("verify", checkpoint=["hello"], stdout=StringIO())

    def test_reads_back_what_it_printed(self, journal: Unit) -> None:
        end = verify(journal.pk).end

        assert Checkpoint.read(str(end)) == end
