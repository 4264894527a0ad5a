from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from prima.deliver.queues.actions import (
    Closed,
    KeyReused,
    NotOffered,
    QueueMissing,
    add_queue,
    take_ticket,
    take_ticket_at,
)
from prima.deliver.queues.models import Numbering, Queue, Ticket, Visit
from prima.deliver.queues.queries.asking import asked_at, asked_for
from prima.deliver.queues.rules import Channel, State
from prima.deliver.queues.testing import a_queue, a_service, a_ticket
from prima.foundation.journal.models import Entry
from prima.foundation.units.actions import establish_unit, set_hours
from prima.foundation.units.models import Unit
from prima.foundation.units.queries import NoSuchUnit
from prima.foundation.units.rules import Zone
from prima.foundation.units.testing import MONDAY_9AM, a_unit
from prima.kernel.calendars import ROUND_THE_CLOCK
from prima.promise.standards.actions import draft_next_version, publish_version, set_offered
from prima.promise.standards.models import Service
from prima.promise.standards.queries import NoSuchService, document_of, in_force, service_named

pytestmark = pytest.mark.django_db

A_DAY = timedelta(days=1)
NEVER_CLOSED = {
    day: [(window.opens, window.closes) for window in ROUND_THE_CLOCK] for day in range(7)
}


def numbers(queue: Queue) -> list[int]:
    tickets = Ticket.objects.filter(origin=queue).order_by("id")
    return list(tickets.values_list("number", flat=True))


def a_queue_for(unit: Unit, service: Service) -> Queue:
    return add_queue(unit, "A", "Registration", [service], at=MONDAY_9AM)


class TestTakeTicket:
    def test_counts_from_one_without_a_gap(self, queue: Queue) -> None:
        given = [str(a_ticket(queue)) for _tap in range(3)]

        assert given == ["A-001", "A-002", "A-003"]
        assert Numbering.objects.get().last == 3

    def test_counts_each_queue_by_itself(self, puskesmas: Unit, queue: Queue) -> None:
        teeth = a_queue(puskesmas, "B", "poli-gigi")

        given = [str(a_ticket(line)) for line in (queue, teeth, queue, teeth)]

        assert given == ["A-001", "B-001", "A-002", "B-002"]

    def test_counts_several_services_of_a_queue_together(self, puskesmas: Unit) -> None:
        doctors = a_queue(puskesmas, "C", "poli-umum", "kia")

        for code in ("kia", "poli-umum", "kia"):
            take_ticket(service_named(puskesmas, code), key=uuid4(), at=MONDAY_9AM)

        assert numbers(doctors) == [1, 2, 3]

    def test_remembers_what_was_asked_and_begins_to_wait(self, service: Service) -> None:
        key = uuid4()

        taken = take_ticket(service, key=key, at=MONDAY_9AM, channel=Channel.PHONE)

        ticket = Ticket.objects.get()
        assert ticket == taken
        assert (ticket.service, ticket.unit, ticket.key) == (service, service.unit, key)
        assert (ticket.state, ticket.since, ticket.on) == (
            State.WAITING, MONDAY_9AM, date(2026, 3, 2),
        )  # fmt: skip
        assert (ticket.uuid, ticket.secret) == (taken.uuid, taken.secret)
        assert len(ticket.secret) == 22
        assert Visit.objects.get().channel == Channel.PHONE
        assert ticket.visit == Visit.objects.get()

    def test_writes_all_that_a_row_has(self, service: Service) -> None:
        taken = take_ticket(service, key=uuid4(), at=MONDAY_9AM)

        stored = Ticket.objects.get()
        fields = [field.attname for field in Ticket._meta.concrete_fields]  # noqa: SLF001 - Django's own way to ask
        assert {name: getattr(stored, name) for name in fields} == {
            name: getattr(taken, name) for name in fields
        }

    def test_journals_codes_only(self, service: Service) -> None:
        ticket = take_ticket(service, key=uuid4(), at=MONDAY_9AM)

        entry = Entry.objects.get(verb="ticket.taken")
        assert entry.subject == f"ticket:{ticket.uuid}"
        assert entry.details == (
            '{"lane":"ORDINARY","number":"A-001","queue":"A","service":"pendaftaran"}'
        )
        assert (entry.unit, entry.at, entry.by) == (service.unit, MONDAY_9AM, None)

    def test_leaves_nothing_behind_when_the_journal_refuses(
        self, service: Service, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_arguments: object, **_details: object) -> None:
            raise RuntimeError("no room")

        monkeypatch.setattr("prima.deliver.queues.actions.taking.record", refuse)
        with pytest.raises(RuntimeError):
            take_ticket(service, key=uuid4(), at=MONDAY_9AM)

        assert not Ticket.objects.exists()
        assert not Visit.objects.exists()
        assert not Numbering.objects.exists()

    def test_is_found_by_the_names_in_addresses(self, puskesmas: Unit, service: Service) -> None:
        ticket = take_ticket_at(puskesmas.slug, service.code, key=uuid4(), at=MONDAY_9AM)

        assert ticket.service == service

    def test_says_what_it_does_not_know(self, puskesmas: Unit, service: Service) -> None:
        with pytest.raises(NoSuchUnit):
            take_ticket_at("entah", service.code, key=uuid4(), at=MONDAY_9AM)
        with pytest.raises(NoSuchService):
            take_ticket_at(puskesmas.slug, "entah", key=uuid4(), at=MONDAY_9AM)


class TestTheSameKey:
    def test_gives_the_same_ticket(self, service: Service) -> None:
        key = uuid4()

        first, again = (take_ticket(service, key=key, at=MONDAY_9AM) for _tap in range(2))

        assert first == again
        assert str(again) == "A-001"
        assert Visit.objects.count() == Entry.objects.filter(verb="ticket.taken").count() == 1
        assert str(take_ticket(service, key=uuid4(), at=MONDAY_9AM)) == "A-002"

    def test_gives_it_again_after_the_doors_closed(self, service: Service) -> None:
        key = uuid4()
        last_minute = MONDAY_9AM + timedelta(hours=5, minutes=59)

        first = take_ticket(service, key=key, at=last_minute)

        assert take_ticket(service, key=key, at=last_minute + timedelta(minutes=2)) == first

    def test_gives_it_again_after_the_service_was_withdrawn(self, service: Service) -> None:
        key = uuid4()
        first = take_ticket(service, key=key, at=MONDAY_9AM)
        set_offered(service, is_offered=False, at=MONDAY_9AM)
        withdrawn = service_named(service.unit, service.code)

        assert take_ticket(withdrawn, key=key, at=MONDAY_9AM) == first

    def test_refuses_another_service(self, puskesmas: Unit, service: Service) -> None:
        key = uuid4()
        a_queue(puskesmas, "B", "poli-gigi")
        take_ticket(service, key=key, at=MONDAY_9AM)

        with pytest.raises(KeyReused):
            take_ticket_at(puskesmas.slug, "poli-gigi", key=key, at=MONDAY_9AM)

        assert Ticket.objects.count() == Numbering.objects.count() == 1

    def test_is_a_new_ticket_on_another_day(self, service: Service) -> None:
        key = uuid4()

        monday = take_ticket(service, key=key, at=MONDAY_9AM)
        tuesday = take_ticket(service, key=key, at=MONDAY_9AM + A_DAY)

        assert monday != tuesday
        assert str(tuesday) == "A-001"

    def test_means_nothing_to_another_unit(self, service: Service) -> None:
        key = uuid4()
        other = a_queue(a_unit("Puskesmas Mawar"))

        assert take_ticket(service, key=key, at=MONDAY_9AM) != a_ticket(other, key=key)


class TestRefusals:
    def test_says_when_the_doors_open(self, service: Service) -> None:
        saturday = MONDAY_9AM + timedelta(days=5)

        with pytest.raises(Closed) as refused:
            take_ticket(service, key=uuid4(), at=saturday)

        assert refused.value.opens_at == MONDAY_9AM + timedelta(days=6, hours=23)
        assert "9 Mar 2026, 08.00" in str(refused.value.advice).replace("\N{NO-BREAK SPACE}", " ")
        assert not Numbering.objects.exists()

    def test_says_so_when_no_hours_are_known(self) -> None:
        unit = establish_unit("Kantor Baru", at=MONDAY_9AM)
        queue = a_queue(unit)

        with pytest.raises(Closed) as refused:
            a_ticket(queue)

        assert refused.value.opens_at is None

    def test_refuses_a_service_that_is_not_offered(self, service: Service) -> None:
        set_offered(service, is_offered=False, at=MONDAY_9AM)

        with pytest.raises(NotOffered):
            take_ticket(service, key=uuid4(), at=MONDAY_9AM)

    def test_refuses_a_service_that_promises_nothing_yet(self, queue: Queue) -> None:
        unit = queue.unit
        draft = a_service(unit, "poli-gigi", is_promised=False)
        publish_version(
            draft.standard.versions.get(),
            in_force_on=date(2026, 3, 4),
            why="From Wednesday on",
            at=MONDAY_9AM,
            today=date(2026, 3, 2),
        )
        queue.services.add(draft)

        with pytest.raises(NotOffered):
            take_ticket_at(unit.slug, "poli-gigi", key=uuid4(), at=MONDAY_9AM + A_DAY)

        wednesday = take_ticket_at(unit.slug, "poli-gigi", key=uuid4(), at=MONDAY_9AM + 2 * A_DAY)
        assert wednesday.version == draft.standard.versions.get()

    def test_refuses_a_service_without_a_queue(self, puskesmas: Unit) -> None:
        service = a_service(puskesmas)

        with pytest.raises(QueueMissing):
            take_ticket(service, key=uuid4(), at=MONDAY_9AM)


class TestThePromise:
    def test_is_the_one_of_the_day(self, service: Service) -> None:
        first = in_force(service, date(2026, 3, 2))
        assert first is not None
        second = draft_next_version(service, document_of(first), at=MONDAY_9AM)
        publish_version(
            second,
            in_force_on=date(2026, 3, 3),
            why="Better",
            at=MONDAY_9AM,
            today=date(2026, 3, 2),
        )

        monday = take_ticket(service, key=uuid4(), at=MONDAY_9AM)
        tuesday = take_ticket(service, key=uuid4(), at=MONDAY_9AM + A_DAY)

        assert (monday.version, tuesday.version) == (first, second)


class TestTheLocalDay:
    @pytest.mark.parametrize("zone", list(Zone))
    def test_turns_at_the_units_own_midnight(self, zone: Zone) -> None:
        unit = a_unit(f"Klinik {zone}", zone=zone)
        set_hours(unit, NEVER_CLOSED, at=MONDAY_9AM)
        service = a_service(unit)
        queue = a_queue_for(unit, service)
        midnight = datetime(2026, 3, 4, tzinfo=ZoneInfo(unit.time_zone))

        before = take_ticket(service, key=uuid4(), at=midnight - timedelta(microseconds=1))
        after = take_ticket(service, key=uuid4(), at=midnight)

        assert (before.on, after.on) == (date(2026, 3, 3), date(2026, 3, 4))
        assert numbers(queue) == [1, 1]

    def test_chooses_the_promise_too(self) -> None:
        """At 22.30 in Jakarta it is tomorrow in Jayapura, and tomorrow's promise is in force."""
        first, second = date(2026, 3, 2), date(2026, 3, 4)
        late = datetime(2026, 3, 3, 15, 30, tzinfo=UTC)
        days = {}
        for zone in Zone:
            service = a_service(a_unit(f"Klinik {zone}", zone=zone))
            a_queue_for(service.unit, service)
            version = in_force(service, first)
            assert version is not None
            publish_version(
                draft_next_version(service, document_of(version), at=MONDAY_9AM),
                in_force_on=second,
                why="Better",
                at=MONDAY_9AM,
                today=first,
            )
            found = asked_for(service, late)
            assert found is not None
            expected = in_force(service, found.on)
            assert expected is not None
            assert found.version_id == expected.pk
            days[zone] = found.on.day

        assert days == {Zone.WIB: 3, Zone.WITA: 3, Zone.WIT: 4}

    def test_is_asked_the_same_by_name_and_by_row(self, puskesmas: Unit, service: Service) -> None:
        by_row = asked_for(service, MONDAY_9AM)
        by_name = asked_at("puskesmas-melati", "pendaftaran", MONDAY_9AM)

        assert by_row is not None
        assert by_row == by_name
        assert by_row.unit == puskesmas
        assert by_row.unit.calendar_mark == puskesmas.calendar_mark
        assert (by_row.letter, by_row.code, by_row.is_offered) == ("A", "pendaftaran", True)
