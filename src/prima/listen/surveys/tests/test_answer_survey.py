from datetime import UTC, date, datetime, timedelta

import pytest

from prima.foundation.journal.models import Entry
from prima.foundation.units.testing import MONDAY_9AM
from prima.listen.surveys.actions import (
    ImpossibleAnswers,
    UnansweredItems,
    answer_survey,
)
from prima.listen.surveys.models import Response, SpentToken, Tally
from prima.listen.surveys.testing import a_token, all_answered
from prima.promise.standards.models import Service
from prima.promise.standards.queries import in_force

pytestmark = pytest.mark.django_db

START_OF_MONDAY = datetime(2026, 3, 1, 17, 0, tzinfo=UTC)  # 00.00 WIB


class TestAnswerSurvey:
    def test_keeps_the_answers_the_promise_and_the_day_only(self, service: Service) -> None:
        kept = answer_survey(
            a_token(service),
            all_answered(3, TIME=1),
            at=MONDAY_9AM,
            profile={"sex": "FEMALE", "education": "DIPLOMA"},
            suggestion="  Tambah kursi.\x00 ",
        )

        kept.refresh_from_db()
        assert kept.answers == all_answered(3, TIME=1)
        assert kept.answered_on == date(2026, 3, 2)
        assert kept.version == in_force(service, date(2026, 3, 2))
        assert (kept.sex, kept.age_band, kept.education) == ("FEMALE", "", "DIPLOMA")
        assert kept.suggestion == "Tambah kursi."
        assert kept.hour_band == ""

    def test_counts_for_the_day_of_the_unit_and_not_of_the_server(self, service: Service) -> None:
        late = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)  # 01.30 WIB of the day after

        kept = answer_survey(a_token(service), all_answered(), at=late)

        assert kept.answered_on == date(2026, 3, 3)

    def test_adds_to_the_sums_of_the_month(self, service: Service) -> None:
        answer_survey(a_token(service), all_answered(4), at=MONDAY_9AM)
        answer_survey(a_token(service), all_answered(2), at=MONDAY_9AM)

        tally = Tally.objects.get()
        assert (tally.service, tally.month) == (service, date(2026, 3, 1))
        assert tally.moments["n"] == 2
        assert tally.moments["totals"] == [6] * 9

    def test_tells_the_journal_a_day_and_no_answer(self, service: Service) -> None:
        kept = answer_survey(a_token(service), all_answered(), at=MONDAY_9AM)

        entry = Entry.objects.get(verb="survey.answered")
        assert entry.at == START_OF_MONDAY
        assert entry.by is None
        assert entry.subject == f"unit:{service.unit.uuid}"
        assert str(kept.pk) not in entry.details
        assert Entry.objects.get(verb="survey.offered").at == START_OF_MONDAY

    def test_needs_every_question_answered(self, service: Service) -> None:
        with pytest.raises(UnansweredItems):
            answer_survey(a_token(service), all_answered(3, COST=None), at=MONDAY_9AM)

        assert not Response.objects.exists()

    @pytest.mark.parametrize("impossible", [0, 5, -1, 3.5, "3", True, 10**30])
    def test_refuses_what_cannot_be_an_answer(self, service: Service, impossible: int) -> None:
        with pytest.raises(ImpossibleAnswers):
            answer_survey(a_token(service), all_answered(3, COST=impossible), at=MONDAY_9AM)

        assert not SpentToken.objects.exists()

    def test_refuses_a_question_that_was_not_asked(self, service: Service) -> None:
        with pytest.raises(ImpossibleAnswers):
            answer_survey(a_token(service), all_answered(3, MAGIC=4), at=MONDAY_9AM)

    def test_refuses_a_profile_that_the_form_does_not_know(self, service: Service) -> None:
        with pytest.raises(ImpossibleAnswers):
            answer_survey(
                a_token(service), all_answered(), at=MONDAY_9AM, profile={"sex": "' OR 1=1"}
            )

    def test_may_come_days_later_but_is_about_the_same_promise(self, service: Service) -> None:
        token = a_token(service)

        kept = answer_survey(token, all_answered(), at=MONDAY_9AM + timedelta(days=7))

        assert kept.answered_on == date(2026, 3, 9)
        assert kept.version == in_force(service, date(2026, 3, 2))
