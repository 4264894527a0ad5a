from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prima.deliver.queues.actions import (
    call_next,
    finish,
    park,
    resume,
    serve,
    take_ticket,
)
from prima.deliver.queues.models import Counter, Ticket
from prima.deliver.queues.queries.facts import facts_between
from prima.deliver.queues.rules import ParkReason
from prima.deliver.queues.testing import missed, missed_at_once
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.kernel.periods import Period
from prima.measure.guarantees.queries import history_of, kept_in_window
from prima.measure.guarantees.tests.conftest import NEXT_QUARTER, Visits
from prima.promise.charter.rules.codes import Decider, Exclusion, Occasion, Remedy
from prima.promise.charter.rules.document import Guarantee
from prima.promise.charter.testing import THIRTY_MINUTES, a_charter
from prima.promise.standards.actions import draft_next_version, publish_version
from prima.promise.standards.queries import document_of, in_force, service_named

pytestmark = pytest.mark.django_db
MONDAY = MONDAY_9AM.date()
TODAY = NEXT_QUARTER.date()
QUARTER = Period.read("2026-Q1")
FINISHED = Guarantee(
    code="done",
    occasion=Occasion.FINISHED_AFTER_PROMISED,
    remedy=Remedy.APOLOGY,
    decider=Decider.OFFICER,
)


def after(minutes: int) -> timedelta:
    return timedelta(minutes=minutes)


class TestFactsBetween:
    def test_says_how_long_everybody_waited_who_was_called(
        self, visits: Visits, puskesmas: Unit
    ) -> None:
        visits(3, 40)
        take_ticket(service_named(puskesmas, "pendaftaran"), key=uuid4(), at=MONDAY_9AM)

        found = list(facts_between(puskesmas, MONDAY, MONDAY + timedelta(days=1)))

        assert sorted(each.waited for each in found if each.waited) == [after(3), after(40)]
        assert {each.service for each in found} == {"pendaftaran"}
        assert all(each.paid_rupiah is None and each.attitude_upheld is None for each in found)

    def test_says_what_was_promised_and_how_long_it_took(
        self, visits: Visits, puskesmas: Unit
    ) -> None:
        visits(3)
        service = service_named(puskesmas, "pendaftaran")
        version = in_force(service, MONDAY)
        assert version is not None
        promised = document_of(version).standard.delivery.completion
        assert promised is not None

        [found] = facts_between(puskesmas, MONDAY, MONDAY + timedelta(days=1))

        assert found.finished_after == after(8)
        assert found.promised_within == after(promised.value)

    @pytest.mark.parametrize(
        ("unit", "took", "within"),
        [("WORKING_HOURS", after(180), after(120)), ("WORKING_DAYS", None, None)],
    )
    def test_working_hours_are_counted_while_the_doors_are_open(
        self,
        visits: Visits,
        puskesmas: Unit,
        unit: str,
        took: timedelta | None,
        within: timedelta | None,
    ) -> None:
        service = service_named(puskesmas, "pendaftaran")
        version = in_force(service, MONDAY)
        assert version is not None
        said = document_of(version).model_dump(mode="json")
        said["standard"]["delivery"]["completion"] = {"value": 2, "unit": unit}
        document = type(document_of(version)).model_validate(said)
        tuesday = MONDAY + timedelta(days=1)
        draft = draft_next_version(service, document, at=MONDAY_9AM)
        publish_version(draft, in_force_on=tuesday, why="Slower", at=MONDAY_9AM, today=MONDAY)

        visits(210, at=MONDAY_9AM + timedelta(days=1))  # 09.00 to 12.35, and an hour of lunch

        [found] = facts_between(puskesmas, tuesday, tuesday + timedelta(days=1))
        assert (found.finished_after, found.promised_within) == (took, within)

    def test_remembers_who_was_away(self, counter: Counter, puskesmas: Unit, budi: Person) -> None:
        missed_at_once(puskesmas)
        service = service_named(puskesmas, "pendaftaran")
        for _three in range(3):
            take_ticket(service, key=uuid4(), at=MONDAY_9AM)
        missed(call_next(counter, by=budi, at=MONDAY_9AM), by=budi, at=MONDAY_9AM + after(1))
        away = call_next(counter, by=budi, at=MONDAY_9AM + after(2))
        serve(away, by=budi, at=MONDAY_9AM + after(2))
        park(away, by=budi, at=MONDAY_9AM + after(3), reason=ParkReason.FETCH_DOCUMENT)
        resume(away, by=budi, at=MONDAY_9AM + after(20))
        for minute in (21, 23):
            again = call_next(counter, by=budi, at=MONDAY_9AM + after(minute))
            serve(again, by=budi, at=MONDAY_9AM + after(minute))
            finish(again, by=budi, at=MONDAY_9AM + after(minute + 1))

        found = list(facts_between(puskesmas, MONDAY, MONDAY + timedelta(days=1)))

        assert sorted(tuple(each.excuses) for each in found) == [
            (),
            (Exclusion.NOT_THERE_WHEN_CALLED,),
            (Exclusion.WENT_AWAY_FOR_A_WHILE,),
        ]

    def test_leaves_out_a_clock_that_could_not_be_believed(
        self, visits: Visits, puskesmas: Unit
    ) -> None:
        visits(3, 40)
        Ticket.objects.filter(waited=after(3)).update(is_exact=False)

        found = list(facts_between(puskesmas, MONDAY, MONDAY + timedelta(days=1)))

        assert [each.waited for each in found] == [after(40)]

    def test_a_unit_is_asked_about_with_three_questions(
        self, visits: Visits, puskesmas: Unit
    ) -> None:
        visits(3, 40, 50)

        with CaptureQueriesContext(connection) as asked:
            list(facts_between(puskesmas, MONDAY, MONDAY + timedelta(days=1)))

        assert len(asked) <= 3


class TestHistory:
    def test_says_how_often_a_guarantee_would_have_fired_last_quarter(
        self, visits: Visits, puskesmas: Unit
    ) -> None:
        visits(5, 30, 31, 60)
        version = a_charter(puskesmas, THIRTY_MINUTES, FINISHED)

        found = history_of(puskesmas, version, QUARTER, TODAY)

        wait, done = (each.tried for each in found.own)
        assert (wait.n, wait.fired, wait.rupiah) == (4, 2, 20_000)
        assert (done.n, done.rupiah) == (4, 0)
        assert found.rupiah == 20_000

    def test_another_quarter_saw_nobody(self, visits: Visits, puskesmas: Unit) -> None:
        visits(60)
        version = a_charter(puskesmas, THIRTY_MINUTES)

        found = history_of(puskesmas, version, Period.read("2026-Q2"), TODAY)

        assert not found.own[0].tried.is_measured

    def test_the_standards_are_tried_too(self, visits: Visits, puskesmas: Unit) -> None:
        visits(5, 60)

        found = history_of(puskesmas, None, QUARTER, TODAY)

        assert found.own == []
        fired = {each.line.commitment.code: each.tried.fired for each in found.of_standards}
        assert fired == {"waktu-tunggu": 1, "gratis": 0}

    @pytest.mark.usefixtures("later")
    def test_the_public_window_ends_before_today(self, visits: Visits, puskesmas: Unit) -> None:
        visits(5, 60)
        version = a_charter(puskesmas, THIRTY_MINUTES)

        same_day = kept_in_window(puskesmas, version, MONDAY)
        next_day = kept_in_window(puskesmas, version, MONDAY + timedelta(days=1))
        last_day = kept_in_window(puskesmas, version, MONDAY + timedelta(days=90))
        too_late = kept_in_window(puskesmas, version, MONDAY + timedelta(days=91))

        counted = [each.own[0].tried.n for each in (same_day, next_day, last_day, too_late)]
        assert counted == [0, 2, 2, 0]
