import pytest
from django.db import IntegrityError, connection, transaction

from prima.foundation.journal.actions import record
from prima.foundation.journal.models import Entry
from prima.foundation.journal.queries import end_of, entries_since
from prima.foundation.journal.rules import NotACode
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM

pytestmark = pytest.mark.django_db


class TestRecord:
    def test_says_who_did_what_to_which_thing_and_when(self, puskesmas: Unit, budi: Person) -> None:
        sequence = record(
            "ticket.called", "ticket:7", unit_id=puskesmas.pk, at=MONDAY_9AM, by=budi, counter=2
        )

        (entry,) = entries_since(puskesmas.pk, sequence - 1)
        assert (entry.verb, entry.subject, entry.details) == (
            "ticket.called",
            "ticket:7",
            '{"counter":2}',
        )
        assert (entry.at, entry.by) == (MONDAY_9AM, budi)

    def test_numbers_entries_without_a_gap_within_a_unit(self, puskesmas: Unit) -> None:
        before = end_of(puskesmas.pk)

        for _time in range(3):
            record("a.happened", "thing:1", unit_id=puskesmas.pk, at=MONDAY_9AM)

        sequences = [entry.sequence for entry in entries_since(puskesmas.pk, before)]
        assert sequences == [before + 1, before + 2, before + 3]

    def test_keeps_a_chain_of_its_own_for_each_unit(self, puskesmas: Unit, dewi: Person) -> None:
        elsewhere = dewi.roles.get().unit_id
        before = end_of(elsewhere)

        record("a.happened", "thing:1", unit_id=puskesmas.pk, at=MONDAY_9AM)

        assert end_of(elsewhere) == before

    def test_refuses_contents(self, puskesmas: Unit) -> None:
        with pytest.raises(NotACode):
            record("a.happened", "x", unit_id=puskesmas.pk, at=MONDAY_9AM, name="Sari binti Ali")

    def test_vanishes_with_the_act_that_failed(self, puskesmas: Unit) -> None:
        before = end_of(puskesmas.pk)

        with pytest.raises(ZeroDivisionError):
            _record_and_fail(puskesmas)

        assert end_of(puskesmas.pk) == before
        assert entries_since(puskesmas.pk, before) == []

    def test_travels_once_to_a_database_that_is_elsewhere(self, puskesmas: Unit) -> None:
        wanted = 3 if connection.vendor == "sqlite" else 1

        with connection.execute_wrapper(counted := _Counter()):
            record("a.happened", "thing:1", unit_id=puskesmas.pk, at=MONDAY_9AM)

        assert counted.statements == wanted


@transaction.atomic
def _record_and_fail(unit: Unit) -> float:
    record("a.happened", "thing:1", unit_id=unit.pk, at=MONDAY_9AM)
    return 1 / 0


class _Counter:
    def __init__(self) -> None:
        self.statements = 0

    def __call__(self, execute, sql, params, many, context):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN204 - Django's wrapper protocol
        self.statements += 1
        return execute(sql, params, many, context)


@pytest.mark.django_db(transaction=False)
class TestAppendOnly:
    def test_the_database_refuses_to_change_an_entry(self, puskesmas: Unit) -> None:
        with pytest.raises(Exception, match="append-only"), transaction.atomic():
            Entry.objects.filter(unit=puskesmas).update(verb="nothing.happened")

    def test_the_database_refuses_to_remove_an_entry(self, puskesmas: Unit) -> None:
        with pytest.raises(Exception, match="append-only"), transaction.atomic():
            Entry.objects.filter(unit=puskesmas).delete()

    def test_the_database_refuses_to_replace_an_entry(self, puskesmas: Unit) -> None:
        entry = Entry.objects.filter(unit=puskesmas).earliest("sequence")
        replacing = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
        columns = "id, unit_id, sequence, at_us, monotonic_ns, boot, verb, subject, details, hash"

        with (
            pytest.raises(IntegrityError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(
                f"{replacing} INTO journal_entry ({columns})"
                " VALUES (%s, %s, %s, 0, 0, '', 'nothing.happened', '', '{}', '')",
                [entry.pk, entry.unit_id, entry.sequence],
            )
