"""The duty roster with its gaps, and calling for help."""

from datetime import date, time

import pytest

from prima.deliver.queues import queries
from prima.deliver.queues.actions import (
    ElsewhereThen,
    EndsBeforeItBegins,
    MayNotServe,
    Shift,
    assign_duty,
    cancel_duty,
    end_alarm,
    raise_alarm,
)
from prima.deliver.queues.models import Alarm, Counter, Duty, Queue
from prima.deliver.queues.rules.guidance import Grievance, Manner, all_guidance
from prima.deliver.queues.testing import A_MINUTE, a_counter
from prima.foundation.journal.models import Entry
from prima.foundation.people.models import Person
from prima.foundation.units.testing import MONDAY_9AM

TUESDAY = 1
ALL_DAY = Shift(time(8), time(15), weekday=TUESDAY)


@pytest.mark.django_db
class TestRoster:
    def test_a_gap_is_seen_the_day_before(
        self, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        assert queries.gaps_tomorrow(queue.unit, MONDAY_9AM) == []

        assign_duty(counter, budi, Shift(time(9), time(15), TUESDAY), at=MONDAY_9AM)

        [gap] = queries.gaps_tomorrow(queue.unit, MONDAY_9AM)
        assert (gap.queue, gap.on) == (queue, date(2026, 3, 3))
        assert (gap.span.starts_at, gap.span.ends_at) == (time(8), time(9))

    def test_has_no_gap_when_somebody_is_always_there(
        self, queue: Queue, counter: Counter, budi: Person
    ) -> None:
        assign_duty(counter, budi, ALL_DAY, at=MONDAY_9AM)

        assert queries.gaps_tomorrow(queue.unit, MONDAY_9AM) == []

    def test_one_day_takes_the_place_of_the_weekday(
        self, queue: Queue, counter: Counter, budi: Person, ratna: Person
    ) -> None:
        assign_duty(counter, budi, ALL_DAY, at=MONDAY_9AM)
        only = Shift(time(8), time(12), on=date(2026, 3, 3))
        assign_duty(counter, ratna, only, at=MONDAY_9AM)

        [gap] = queries.gaps_tomorrow(queue.unit, MONDAY_9AM)
        assert (gap.span.starts_at, gap.span.ends_at) == (time(13), time(15))

    def test_says_who_is_there_now(self, counter: Counter, budi: Person) -> None:
        assign_duty(counter, budi, Shift(time(8), time(10), weekday=0), at=MONDAY_9AM)

        assert queries.on_duty(counter, MONDAY_9AM) == [budi.full_name]
        assert queries.on_duty(counter, MONDAY_9AM + 60 * A_MINUTE) == []

    def test_puts_nobody_in_two_places(self, queue: Queue, counter: Counter, budi: Person) -> None:
        assign_duty(counter, budi, ALL_DAY, at=MONDAY_9AM)

        with pytest.raises(ElsewhereThen):
            assign_duty(a_counter(queue, number=2), budi, ALL_DAY, at=MONDAY_9AM)

    def test_refuses_what_cannot_be(self, counter: Counter, budi: Person, dewi: Person) -> None:
        with pytest.raises(EndsBeforeItBegins):
            assign_duty(counter, budi, Shift(time(9), time(9), TUESDAY), at=MONDAY_9AM)
        with pytest.raises(MayNotServe):
            assign_duty(counter, dewi, ALL_DAY, at=MONDAY_9AM)
        with pytest.raises(ValueError, match="weekday or of one day"):
            Shift(time(9), time(10))

    def test_is_cancelled_once(self, counter: Counter, budi: Person) -> None:
        duty = assign_duty(counter, budi, ALL_DAY, at=MONDAY_9AM)

        for _twice in range(2):
            cancel_duty(duty, at=MONDAY_9AM)

        assert not Duty.objects.exists()
        assert Entry.objects.filter(verb="duty.cancelled").count() == 1


@pytest.mark.django_db
class TestAlarm:
    def test_is_seen_at_every_desk_until_it_is_over(
        self, queue: Queue, counter: Counter, budi: Person, ratna: Person
    ) -> None:
        other = a_counter(queue, number=2)

        raised = [raise_alarm(counter, by=budi, at=MONDAY_9AM) for _twice in range(2)]

        assert raised[0] == raised[1] == queries.desk(other, MONDAY_9AM).alarms[0]
        for _twice in range(2):
            end_alarm(counter, by=ratna, at=MONDAY_9AM + A_MINUTE)
        assert queries.desk(other, MONDAY_9AM).alarms == ()
        assert Alarm.objects.get().ended_by == ratna
        verbs = Entry.objects.filter(verb__startswith="alarm.").values_list("verb", flat=True)
        assert sorted(verbs) == ["alarm.ended", "alarm.raised"]


def test_every_manner_and_kind_of_complaint_has_a_card_in_both_languages() -> None:
    cards = all_guidance()

    assert set(cards) == {"id", "en"}
    for each in cards.values():
        assert set(each.manners) == set(Manner)
        assert set(each.complaints) == set(Grievance)
