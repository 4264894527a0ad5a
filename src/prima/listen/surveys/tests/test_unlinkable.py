"""Whoever holds the whole database tries to join answers with the tickets they came from.

What they have: offers with the ticket, the journal in order (an answer follows its offer), spent
tokens, responses, sums. What they try: every order that the rows lie in. Why it fails: a response
knows no token, no ticket and no hour, its key is random, and on SQLite the key is the rowid, so
there is no other order.

What this cannot hide, and is written down in README.md: a day on which only one person answered;
copies of the database taken between two answers; the write-ahead log and the memory of a running
server; on PostgreSQL the transaction number of a row until the nightly mixing.
"""

import random
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from django.db import connection

from prima.foundation.journal.models import Entry
from prima.foundation.units.testing import MONDAY_9AM
from prima.listen.surveys.actions import answer_survey, issue_token, mix_answers
from prima.listen.surveys.models import Offer, Response, SpentToken, Tally
from prima.listen.surveys.queries import annex_rows, instrument_in_use, invitation_in
from prima.listen.surveys.rules.codes import PROFILE
from prima.listen.surveys.testing import SKM_CODES, a_served_visit
from prima.promise.standards.models import Service

pytestmark = pytest.mark.django_db

PEOPLE = 120
A_DAY = timedelta(days=1)
# Of 120 numbers that have nothing to do with each other |r| passes 0.4 once in 80 000 tries, and
# eight or more stand in their right place once in 100 000.
CHANCE = 0.4
LUCKY = 8


def rank_correlation(one: Sequence[int], other: Sequence[int]) -> float:
    """Spearman's: 1 when two orders are the same, 0 when they know nothing of each other."""
    n = len(one)
    squares = sum((a - b) ** 2 for a, b in zip(ranks(one), ranks(other), strict=True))
    return 1 - 6 * squares / (n * (n * n - 1))


def ranks(numbers: Sequence[int]) -> list[int]:
    place = {number: rank for rank, number in enumerate(sorted(numbers))}
    return [place[number] for number in numbers]


@pytest.fixture
def truth(service: Service) -> dict[int, int]:
    """Let people answer, one after the other; only this test knows whose answer is whose."""
    chance = random.Random(4)  # noqa: S311 - repeatable, not secret
    came: dict[int, int] = {}
    for number in range(PEOPLE):
        at = MONDAY_9AM + timedelta(minutes=number)
        token = issue_token(a_served_visit(service), at=at)
        given = {code: chance.randint(1, 4) for code in SKM_CODES}
        came[answer_survey(token, given, at=at).pk] = number
    return came


def rows(sql: str) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [row[0] for row in cursor.fetchall()]


def columns(table: str) -> set[str]:
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
    return {column.name for column in described}


def by_key() -> list[int]:
    return rows("SELECT id FROM surveys_response ORDER BY id")


def as_they_lie() -> list[int]:
    if connection.vendor == "postgresql":
        mix_answers(MONDAY_9AM.date(), MONDAY_9AM.date() + A_DAY)
        return rows("SELECT id FROM surveys_response ORDER BY ctid")
    return rows("SELECT id FROM surveys_response")


def by_hidden_number() -> list[int]:
    """Sort by what the database itself counts: SQLite's rowid, PostgreSQL's transaction."""
    if connection.vendor == "postgresql":
        mix_answers(MONDAY_9AM.date(), MONDAY_9AM.date() + A_DAY)
        return rows("SELECT id FROM surveys_response ORDER BY xmin::text::bigint, id")
    return rows("SELECT id FROM surveys_response ORDER BY rowid")


def through_the_index() -> list[int]:
    return rows(
        "SELECT id FROM surveys_response WHERE unit_id > 0"
        " ORDER BY unit_id, instrument_id, answered_on"
    )


ATTEMPTS = [by_key, as_they_lie, by_hidden_number, through_the_index]


class TestWholeDatabaseInHand:
    def test_no_order_of_the_rows_is_the_order_of_the_people(self, truth: dict[int, int]) -> None:
        for attempt in ATTEMPTS:
            guessed = [truth[key] for key in attempt()]

            assert len(guessed) == PEOPLE, attempt
            assert abs(rank_correlation(guessed, range(PEOPLE))) < CHANCE, attempt
            assert sum(place == person for place, person in enumerate(guessed)) < LUCKY, attempt

    def test_the_same_attempt_finds_everybody_where_keys_count_up(self, service: Service) -> None:
        # The negative control: the key that Django would give, and that tallies have here.
        came = []
        for number in range(PEOPLE):
            month = date(2000 + number, 1, 1)
            made = Tally.objects.create(
                instrument=instrument_in_use(), unit=service.unit, month=month, moments={}
            )
            came.append(made.pk)

        guessed = [came.index(key) for key in rows("SELECT id FROM surveys_tally ORDER BY id")]

        assert rank_correlation(guessed, range(PEOPLE)) == 1

    def test_spent_tokens_lie_in_no_order_either(self, service: Service) -> None:
        came = {}
        for number in range(PEOPLE):
            token = issue_token(a_served_visit(service), at=MONDAY_9AM)
            came[SpentToken.objects.create(fingerprint=invitation_in(token).fingerprint).pk] = (
                number
            )

        lie = [came[key] for key in rows("SELECT id FROM surveys_spenttoken ORDER BY id")]

        assert abs(rank_correlation(lie, range(PEOPLE))) < CHANCE

    def test_no_value_of_an_answer_is_a_value_of_its_ticket_or_token(
        self, truth: dict[int, int]
    ) -> None:
        answers = {
            str(value)
            for row in Response.objects.values_list("id", "channel", "suggestion", *PROFILE)
            for value in row
        }
        tickets = {str(uuid) for uuid in Offer.objects.values_list("ticket", flat=True)}
        tokens = {
            str(v) for row in SpentToken.objects.values_list("id", "fingerprint") for v in row
        }
        journal = " ".join(Entry.objects.values_list("details", flat=True)) + " ".join(
            Entry.objects.values_list("subject", flat=True)
        )

        assert not answers & (tickets | tokens)
        assert not any(str(key) in journal for key in truth)
        assert not any(ticket in journal for ticket in tickets)

    def test_no_column_of_an_answer_holds_a_time_a_token_or_a_ticket(self) -> None:
        assert columns("surveys_response") == {
            "id", "unit_id", "service_id", "version_id", "instrument_id", "batch_id", "answered_on",
            "hour_band", "channel", "answers", "sex", "age_band", "education", "occupation",
            "suggestion", "voided_on", "void_reason", "way_id", "interviewer", "marks", "texts",
        }  # fmt: skip
        assert columns("surveys_spenttoken") == {"id", "fingerprint"}

    def test_the_annex_of_the_report_tells_no_order(self, truth: dict[int, int]) -> None:
        unit = Response.objects.select_related("unit")[0].unit
        first = annex_rows(unit, MONDAY_9AM.date(), MONDAY_9AM.date() + A_DAY)
        again = annex_rows(unit, MONDAY_9AM.date(), MONDAY_9AM.date() + A_DAY)
        in_time = [
            Response.objects.get(pk=key).answers
            for key, _ in sorted(truth.items(), key=lambda p: p[1])
        ]

        assert first == again
        assert first != in_time


@pytest.mark.postgres
@pytest.mark.usefixtures("truth")
def test_mixing_leaves_one_transaction_for_a_whole_day() -> None:
    mixed = mix_answers(MONDAY_9AM.date(), MONDAY_9AM.date() + A_DAY)

    assert mixed == PEOPLE
    assert len(set(rows("SELECT DISTINCT xmin::text FROM surveys_response"))) == 1
