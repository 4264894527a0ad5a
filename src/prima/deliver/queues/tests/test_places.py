from uuid import uuid4

import pytest

from prima.deliver.queues.actions import (
    CounterNumberTaken,
    LetterTaken,
    NotACounterNumber,
    NotALetter,
    OtherUnit,
    QueueMissing,
    ServiceHasQueue,
    add_counter,
    add_queue,
    change_counter,
    change_queue,
    take_ticket,
)
from prima.deliver.queues.models import Counter, Queue
from prima.deliver.queues.queries import (
    NoSuchCounter,
    NoSuchQueue,
    counter_names,
    counter_numbered,
    counters_of,
    offers,
    queue_lettered,
    queues_of,
)
from prima.deliver.queues.testing import a_counter, a_queue, a_service, a_ticket
from prima.foundation.journal.models import Entry
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM, a_unit
from prima.promise.standards.models import Service

pytestmark = pytest.mark.django_db


def services(queue: Queue) -> list[str]:
    return [service.code for service in queue.services.order_by("code")]


class TestAddQueue:
    def test_gives_services_a_place_to_wait(self, puskesmas: Unit, ratna: Person) -> None:
        service = a_service(puskesmas)

        queue = add_queue(puskesmas, "A", "Registration", [service], by=ratna, at=MONDAY_9AM)

        assert services(queue) == ["pendaftaran"]
        entry = Entry.objects.get(verb="queue.added")
        assert (entry.subject, entry.details) == (f"queue:{queue.uuid}", '{"queue":"A"}')
        assert entry.by == ratna

    @pytest.mark.parametrize("letter", ["", "a", "AB", "1", "Ä", " "])
    def test_refuses_what_is_not_a_capital_letter(self, puskesmas: Unit, letter: str) -> None:
        with pytest.raises(NotALetter):
            add_queue(puskesmas, letter, "Registration", at=MONDAY_9AM)

    def test_refuses_a_letter_twice(self, puskesmas: Unit, queue: Queue) -> None:
        with pytest.raises(LetterTaken):
            add_queue(puskesmas, "A", "Again", at=MONDAY_9AM)

        assert queues_of(puskesmas).get() == queue

    def test_lets_every_unit_have_its_own_a(self, queue: Queue) -> None:
        assert add_queue(a_unit("Puskesmas Mawar"), "A", "Registration", at=MONDAY_9AM) != queue

    def test_refuses_a_service_that_waits_elsewhere(
        self, puskesmas: Unit, service: Service
    ) -> None:
        with pytest.raises(ServiceHasQueue):
            add_queue(puskesmas, "B", "Again", [service], at=MONDAY_9AM)

        assert queues_of(puskesmas).count() == 1

    def test_refuses_a_service_of_another_unit(self, service: Service) -> None:
        with pytest.raises(OtherUnit):
            add_queue(a_unit("Puskesmas Mawar"), "A", "Stolen", [service], at=MONDAY_9AM)


class TestChangeQueue:
    def test_renames_it_and_chooses_its_services_anew(self, puskesmas: Unit, queue: Queue) -> None:
        teeth = a_service(puskesmas, "poli-gigi")

        changed = change_queue(queue, name="Teeth", services=[teeth], at=MONDAY_9AM)

        assert (changed.name, changed.letter, services(changed)) == ("Teeth", "A", ["poli-gigi"])
        assert Entry.objects.filter(verb="queue.changed").count() == 1

    def test_keeps_who_waits(self, queue: Queue, service: Service) -> None:
        ticket = a_ticket(queue)

        change_queue(queue, name="Empty", services=[], at=MONDAY_9AM)

        ticket.refresh_from_db()
        assert ticket.queue == queue
        with pytest.raises(QueueMissing):
            take_ticket(service, key=uuid4(), at=MONDAY_9AM)

    def test_changes_nothing_when_it_refuses(self, puskesmas: Unit, queue: Queue) -> None:
        teeth = a_queue(puskesmas, "B", "poli-gigi")

        with pytest.raises(ServiceHasQueue):
            change_queue(queue, name="Both", services=teeth.services.all(), at=MONDAY_9AM)

        queue.refresh_from_db()
        assert (queue.name, services(queue)) == ("Queue A", ["pendaftaran"])


class TestAddCounter:
    def test_calls_from_queues(self, puskesmas: Unit, queue: Queue, ratna: Person) -> None:
        counter = add_counter(puskesmas, 3, "Front", [queue], by=ratna, at=MONDAY_9AM)

        assert list(counter.queues.all()) == [queue]
        entry = Entry.objects.get(verb="counter.added")
        assert (entry.subject, entry.details) == (f"counter:{counter.uuid}", '{"counter":3}')

    @pytest.mark.parametrize("number", [0, -1, 1000, 2**40])
    def test_refuses_a_number_that_nobody_can_read(self, puskesmas: Unit, number: int) -> None:
        with pytest.raises(NotACounterNumber):
            add_counter(puskesmas, number, "Front", at=MONDAY_9AM)

    def test_refuses_a_number_twice(self, puskesmas: Unit, counter: Counter) -> None:
        with pytest.raises(CounterNumberTaken):
            add_counter(puskesmas, 1, "Again", at=MONDAY_9AM)

        assert counters_of(puskesmas).get() == counter

    def test_refuses_a_queue_of_another_unit(self, queue: Queue) -> None:
        with pytest.raises(OtherUnit):
            add_counter(a_unit("Puskesmas Mawar"), 1, "Stolen", [queue], at=MONDAY_9AM)


class TestChangeCounter:
    def test_renames_it_and_chooses_its_queues_anew(
        self, puskesmas: Unit, queue: Queue, counter: Counter
    ) -> None:
        teeth = a_queue(puskesmas, "B", "poli-gigi")

        both = change_counter(counter, name="Both", queues=[queue, teeth], at=MONDAY_9AM)
        assert set(both.queues.all()) == {queue, teeth}
        one = change_counter(counter, name="Teeth", queues=[teeth], at=MONDAY_9AM)

        assert (one.name, list(one.queues.all())) == ("Teeth", [teeth])
        assert Entry.objects.filter(verb="counter.changed").count() == 2


class TestWhatAUnitHas:
    def test_is_found_by_letter_and_number(
        self, puskesmas: Unit, queue: Queue, counter: Counter
    ) -> None:
        assert queue_lettered(puskesmas, "A") == queue
        assert counter_numbered(puskesmas, 1) == counter
        assert counter_names(puskesmas) == {1: "Counter 1"}

    def test_is_not_what_another_unit_has(self, queue: Queue, counter: Counter) -> None:
        mawar = a_unit("Puskesmas Mawar")

        with pytest.raises(NoSuchQueue):
            queue_lettered(mawar, queue.letter)
        with pytest.raises(NoSuchCounter):
            counter_numbered(mawar, counter.number)
        assert counter_names(mawar) == {}

    def test_comes_in_order(self, puskesmas: Unit, queue: Queue, counter: Counter) -> None:
        before = a_counter(queue, number=12)
        later = a_queue(puskesmas, "B", "poli-gigi")

        assert list(queues_of(puskesmas)) == [queue, later]
        assert list(counters_of(puskesmas)) == [counter, before]


class TestOffers:
    def test_names_the_queue_and_who_waits(self, puskesmas: Unit, queue: Queue) -> None:
        a_queue(puskesmas, "B", "poli-gigi")
        a_service(puskesmas, "farmasi")  # no queue
        a_ticket(queue)

        found = offers(puskesmas, MONDAY_9AM)

        assert [
            (offer.service.code, offer.queue_letter, offer.waiting, offer.is_open)
            for offer in found
        ] == [("pendaftaran", "A", 1, True), ("poli-gigi", "B", 0, True)]

    def test_says_when_the_doors_are_closed(self, puskesmas: Unit, queue: Queue) -> None:
        [offer] = offers(puskesmas, MONDAY_9AM.replace(hour=20))

        assert not offer.is_open
        assert offer.queue_name == queue.name
