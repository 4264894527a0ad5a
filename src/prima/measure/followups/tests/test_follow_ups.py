from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from prima.foundation.journal.queries import entries_since
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM, a_unit
from prima.kernel.periods import Period
from prima.measure.followups import labels
from prima.measure.followups.actions import (
    AlreadyDropped,
    NoReason,
    NothingPlanned,
    NothingToShow,
    drop_follow_up,
    plan_follow_up,
    tell_progress,
)
from prima.measure.followups.models import FollowUp
from prima.measure.followups.queries import (
    NoSuchFollowUp,
    carried_into,
    follow_up_known_as,
    planned_after,
)
from prima.measure.followups.rules import Stand, Term
from prima.measure.followups.testing import S1, a_follow_up

pytestmark = pytest.mark.django_db

S2 = Period.read("2026-S2")
AUGUST = MONDAY_9AM + timedelta(days=160)


def done(follow_up: FollowUp, percent: int = 100, evidence: str = "Foto papan") -> FollowUp:
    return tell_progress(follow_up, done_percent=percent, evidence=evidence, at=AUGUST)


class TestPlanFollowUp:
    def test_stands_in_the_plan_of_its_period_and_unit(self, puskesmas: Unit) -> None:
        planned = a_follow_up(puskesmas)

        assert list(planned_after(puskesmas, S1)) == [planned]
        assert not planned_after(puskesmas, S2).exists()
        assert not planned_after(puskesmas, Period.read("2026")).exists()
        assert not planned_after(a_unit("Dinas"), S1).exists()

    def test_says_what_is_done_and_who_does_it(self, puskesmas: Unit) -> None:
        for action, owner in ((" ", "Kepala"), ("Papan", "")):
            with pytest.raises(NothingPlanned):
                plan_follow_up(
                    puskesmas,
                    S1,
                    "TIME",
                    action=action,
                    owner=owner,
                    term=Term.LONG,
                    at=MONDAY_9AM,
                )


class TestTellProgress:
    def test_is_done_at_a_hundred_percent_with_evidence(self, puskesmas: Unit) -> None:
        half = done(a_follow_up(puskesmas), 50, "")
        whole = done(half)

        assert (half.stand, half.finished_on) == (Stand.BEGUN, None)
        assert whole.stand is Stand.DONE
        assert whole.finished_on is not None

    def test_refuses_to_be_done_with_nothing_to_show(self, puskesmas: Unit) -> None:
        with pytest.raises(NothingToShow):
            done(a_follow_up(puskesmas), 100, " ")

    def test_can_be_taken_back(self, puskesmas: Unit) -> None:
        again = done(done(a_follow_up(puskesmas)), 80)

        assert again.finished_on is None


class TestCarried:
    def test_goes_to_the_next_report_by_itself_until_it_is_done(self, puskesmas: Unit) -> None:
        planned = a_follow_up(puskesmas)

        assert list(carried_into(puskesmas, S2)) == [planned]
        assert not carried_into(puskesmas, S1).exists()

        done(planned)  # in August, so the report of the second half-year still tells of it
        assert list(carried_into(puskesmas, S2)) == [planned]
        assert not carried_into(puskesmas, Period.read("2027-S1")).exists()


class TestDropFollowUp:
    def test_stays_with_its_reason_and_leaves_the_plan(self, puskesmas: Unit) -> None:
        dropped = drop_follow_up(a_follow_up(puskesmas), reason="Gedung pindah", at=AUGUST)

        assert FollowUp.objects.get().dropped_reason == "Gedung pindah"
        assert not planned_after(puskesmas, S1).exists()
        with pytest.raises(NoSuchFollowUp):
            follow_up_known_as(puskesmas, dropped.uuid)
        with pytest.raises(AlreadyDropped):
            done(dropped)

    def test_needs_a_reason(self, puskesmas: Unit) -> None:
        with pytest.raises(NoReason):
            drop_follow_up(a_follow_up(puskesmas), reason=" ", at=AUGUST)


def test_every_act_is_in_the_journal(puskesmas: Unit) -> None:
    planned = a_follow_up(puskesmas)
    done(planned)
    drop_follow_up(planned, reason="Gedung pindah", at=AUGUST)

    told = [entry.verb for entry in entries_since(puskesmas.pk, 0) if "follow-up" in entry.verb]
    assert told == ["follow-up.planned", "follow-up.moved", "follow-up.dropped"]


def test_every_code_has_words() -> None:
    assert set(labels.TERMS) == set(Term)
    assert set(labels.STANDS) == set(labels.STATES) == set(Stand)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"term": "SOON"}, "follow_up_term_is_known"),
        ({"period_months": 5}, "follow_up_period_is_a_month"),
        ({"done_percent": 100}, "follow_up_is_finished_exactly"),
        ({"done_percent": 100, "finished_on": "2026-08-01"}, "follow_up_finished_says"),
        ({"dropped_at": AUGUST}, "follow_up_dropped_says_why"),
    ],
)
def test_the_database_refuses(puskesmas: Unit, change: dict[str, object], name: str) -> None:
    a_follow_up(puskesmas)

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        FollowUp.objects.update(**change)
