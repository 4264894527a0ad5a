from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

import pytest

from prima.foundation.units.testing import MONDAY_9AM
from prima.listen.surveys.actions import answer_survey
from prima.listen.surveys.models import Response
from prima.listen.surveys.queries import (
    annex_rows,
    channel_counts,
    latest_answers,
    profile_counts,
    response_rate,
    suggestions,
    voided_count,
)
from prima.listen.surveys.rules.codes import Channel
from prima.listen.surveys.testing import SKM_CODES, a_token, all_answered, answers
from prima.promise.standards.models import Service

pytestmark = pytest.mark.django_db

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
A_DAY = timedelta(days=1)


def in_order(answers: Mapping[str, int | None]) -> list[int | None]:
    return [answers[code] for code in SKM_CODES]


class TestProfileCounts:
    def test_counts_everybody_also_those_who_said_nothing(self, service: Service) -> None:
        for sex in ("FEMALE", "FEMALE", ""):
            answer_survey(a_token(service), all_answered(), at=MONDAY_9AM, profile={"sex": sex})

        counts = profile_counts(service.unit, MARCH, APRIL)

        assert counts["sex"] == {"MALE": 0, "FEMALE": 2, "": 1}
        assert list(counts) == ["sex", "age_band", "education", "occupation"]
        assert all(sum(kind.values()) == 3 for kind in counts.values())


class TestAnnexRows:
    def test_gives_every_answer_that_counts(self, service: Service) -> None:
        kept = answers(service, 12)
        Response.objects.filter(pk=kept[0].pk).update(voided_on=MARCH, void_reason="Twice")

        rows = annex_rows(service.unit, MARCH, APRIL, service=service)

        assert len(rows) == 11
        given = [answer.answers for answer in kept[1:]]
        assert sorted(map(in_order, rows)) == sorted(map(in_order, given))
        assert voided_count(service.unit, MARCH, APRIL) == 1


class TestSuggestions:
    def test_shows_the_newest_day_first_and_only_what_was_written(self, service: Service) -> None:
        for days, text in ((0, "Tambah kursi"), (1, ""), (2, "Antre lama")):
            at = MONDAY_9AM + days * A_DAY
            answer_survey(a_token(service, at=at), all_answered(), at=at, suggestion=text)

        found = suggestions(service.unit, MARCH, APRIL)

        assert [(one.on.day, one.text) for one in found] == [(4, "Antre lama"), (2, "Tambah kursi")]
        assert found[0].service_name == service.name


class TestLatestAnswers:
    def test_says_the_day_and_the_index(self, service: Service) -> None:
        answers(service, [[3] * 9] * 4)
        at = MONDAY_9AM + A_DAY
        answer_survey(a_token(service, at=at), all_answered(4, TIME=1), at=at)

        newest = latest_answers(service.unit, 2)

        assert len(newest) == 2
        assert newest[0].index == Fraction(25 * 33, 9)
        assert str(newest[0].index_shown) == "91.67"
        assert newest[1].index == 75

    def test_says_nothing_of_fewer_than_five(self, service: Service) -> None:
        answers(service, [[3] * 9] * 4)

        assert latest_answers(service.unit, 10) == []


class TestResponseRate:
    def test_compares_answers_with_offers(self, service: Service) -> None:
        answers(service, 3)
        a_token(service, channel=Channel.DESK_QR)

        rate = response_rate(service.unit, MARCH, APRIL)

        assert (rate.offers, rate.answers, rate.share) == (4, 3, Fraction(3, 4))
        assert channel_counts(service.unit, MARCH, APRIL)[Channel.TICKET] == 3

    def test_is_unknown_where_nobody_was_asked(self, service: Service) -> None:
        assert response_rate(service.unit, MARCH, APRIL).share is None
