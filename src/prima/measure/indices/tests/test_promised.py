from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prima.deliver.queues.actions import call_next, finish, serve, take_ticket
from prima.deliver.queues.queries import kept_by_day, promise_kept, promises_kept
from prima.deliver.queues.testing import a_counter, a_queue
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.measure.indices.queries import (
    NoSuchPromise,
    days_of,
    promise_named,
    promises,
    promises_of,
)
from prima.measure.indices.rules import Verdict
from prima.promise.standards.models import Service
from prima.promise.standards.queries import document_of, service_named, versions_in_force
from prima.promise.standards.rules.codes import Measure

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
Visits = Callable[..., Service]


@pytest.fixture
def visits(puskesmas: Unit, budi: Person) -> Visits:
    """Return how to let people wait so many minutes each, one after the other."""
    counter = a_counter(a_queue(puskesmas))
    service = service_named(puskesmas, "pendaftaran")

    def happen(*minutes: int, at: datetime = MONDAY_9AM) -> Service:
        for waited in minutes:
            take_ticket(service, key=uuid4(), at=at)
            called = call_next(counter, by=budi, at=at + timedelta(minutes=waited))
            serve(called, by=budi, at=at + timedelta(minutes=waited))
            finish(called, by=budi, at=at + timedelta(minutes=waited + 3))
        return service

    return happen


def verdict(service: Service, code: str = "waktu-tunggu", today: date = TODAY) -> Verdict:
    return promise_named(service, code, today).judged.verdict


class TestPromises:
    def test_a_promise_is_kept(self, visits: Visits) -> None:
        assert verdict(visits(1, 2, 3, 15, 15)) is Verdict.KEPT

    def test_a_promise_is_broken(self, visits: Visits) -> None:
        assert verdict(visits(16, 20, 30, 1, 40, 50)) is Verdict.BROKEN

    def test_a_promise_is_at_risk(self, visits: Visits) -> None:
        assert verdict(visits(1, 2, 3, 4, 16)) is Verdict.AT_RISK

    def test_four_visits_say_too_little(self, visits: Visits) -> None:
        assert verdict(visits(16, 16, 16, 16)) is Verdict.TOO_LITTLE

    def test_what_no_queue_sees_is_said_to_be_unseen(self, visits: Visits) -> None:
        lines = promises_of(visits(), TODAY)

        unseen = {line.commitment.measure for line in lines if not line.is_seen}

        assert unseen == {Measure.FEE, Measure.COMPLAINT_ANSWER}
        assert all(line.judged.verdict is Verdict.NOT_SEEN for line in lines if not line.is_seen)

    def test_ninety_days_count_with_today(self, visits: Visits) -> None:
        service = visits(1, 2, 3, 4, 5)

        assert promise_named(service, "waktu-tunggu", TODAY + timedelta(days=89)).judged.n == 5
        assert promise_named(service, "waktu-tunggu", TODAY + timedelta(days=90)).judged.n == 0
        assert promise_named(service, "waktu-tunggu", TODAY).judged.n == 5

    def test_the_days_behind_it_add_up(self, visits: Visits) -> None:
        visits(1, 2, 20)
        service = visits(3, 30, 40, at=MONDAY_9AM + timedelta(days=1))
        line = promise_named(service, "waktu-tunggu", TODAY + timedelta(days=1))

        days = days_of(line, TODAY + timedelta(days=1))

        assert {day: (kept.hits, kept.n) for day, kept in days.items()} == {
            TODAY: (2, 3),
            TODAY + timedelta(days=1): (1, 3),
        }
        assert (line.judged.hits, line.judged.n) == (3, 6)

    def test_an_unknown_or_unseen_line_is_refused(self, visits: Visits) -> None:
        service = visits()

        for code in ("nothing", "gratis", "jawaban-pengaduan"):
            with pytest.raises(NoSuchPromise):
                promise_named(service, code, TODAY)

    def test_nothing_is_promised_before_the_first_version(self, visits: Visits) -> None:
        service = visits()

        assert promises_of(service, TODAY - timedelta(days=1)) == []
        assert promises(service.unit, TODAY - timedelta(days=1)) == []

    def test_a_unit_is_asked_about_with_two_questions(
        self, visits: Visits, puskesmas: Unit
    ) -> None:
        visits(1, 20)

        with CaptureQueriesContext(connection) as asked:
            lines = promises(puskesmas, TODAY)

        assert len(lines) == 4
        assert len(asked) == 2

    def test_a_service_that_is_no_longer_offered_is_left_out(
        self, visits: Visits, puskesmas: Unit
    ) -> None:
        visits()
        Service.objects.update(is_offered=False)

        assert promises(puskesmas, TODAY) == []


class TestPromisesKept:
    def test_one_query_says_what_one_by_one_would(self, visits: Visits, puskesmas: Unit) -> None:
        visits(1, 14, 15, 16, 30)
        version = versions_in_force(puskesmas, TODAY)[0]
        lines = document_of(version).standard.commitments
        asked = [(version, x) for x in lines if x.measure in (Measure.WAIT, Measure.SERVICE_TIME)]
        window = (TODAY, TODAY + timedelta(days=1))

        together = promises_kept(puskesmas, asked, *window)

        assert together == [promise_kept(*line, *window) for line in asked]
        assert (together[0].hits, together[0].n) == (3, 5)

    def test_working_hours_are_counted_one_by_one(self, visits: Visits, puskesmas: Unit) -> None:
        visits(30, 61)
        version = versions_in_force(puskesmas, TODAY)[0]
        wait = document_of(version).standard.commitments[0]
        hour = wait.limit.model_copy(update={"value": 1, "unit": "WORKING_HOURS"})
        line = wait.model_copy(update={"limit": hour})
        window = (TODAY, TODAY + timedelta(days=1))

        (kept,) = promises_kept(puskesmas, [(version, line)], *window)

        assert (kept.hits, kept.n) == (1, 2)
        assert kept_by_day(version, line, *window) == {TODAY: kept}
