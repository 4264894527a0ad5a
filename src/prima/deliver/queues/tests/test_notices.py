"""What a unit says on its boards, and what it promises there."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from prima.deliver.queues.actions import EndsTooEarly, put_up_notice, take_down_notice
from prima.deliver.queues.models import Notice
from prima.deliver.queues.queries import (
    NoSuchNotice,
    notice_of,
    notices_ahead,
    notices_up,
    promises,
)
from prima.deliver.queues.testing import a_service
from prima.foundation.journal.queries import entries_since
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM, a_unit

AN_HOUR = timedelta(hours=1)
WORDS = "Besok buka pukul 09.00."


class TestPutUp:
    def test_is_shown_from_its_start_until_its_end(self, puskesmas: Unit, ratna: Person) -> None:
        start, end = MONDAY_9AM + AN_HOUR, MONDAY_9AM + 2 * AN_HOUR

        put_up_notice(puskesmas, WORDS, starts_at=start, ends_at=end, by=ratna, at=MONDAY_9AM)

        shown = [notices_up(puskesmas, at).count() for at in (MONDAY_9AM, start, end)]
        assert shown == [0, 1, 0]
        assert [str(notice) for notice in notices_ahead(puskesmas, MONDAY_9AM)] == [WORDS]

    def test_without_times_it_is_shown_from_now_on(self, puskesmas: Unit) -> None:
        put_up_notice(puskesmas, WORDS, at=MONDAY_9AM)

        assert notices_up(puskesmas, MONDAY_9AM).exists()
        assert notices_up(puskesmas, MONDAY_9AM + timedelta(days=400)).exists()

    def test_refuses_to_end_before_it_begins_or_in_the_past(self, puskesmas: Unit) -> None:
        for start, end in (
            (MONDAY_9AM + AN_HOUR, MONDAY_9AM + AN_HOUR),
            (MONDAY_9AM - 2 * AN_HOUR, MONDAY_9AM - AN_HOUR),
        ):
            with pytest.raises(EndsTooEarly):
                put_up_notice(puskesmas, WORDS, starts_at=start, ends_at=end, at=MONDAY_9AM)

    def test_is_journalled_without_its_words(self, puskesmas: Unit, ratna: Person) -> None:
        notice = put_up_notice(puskesmas, WORDS, by=ratna, at=MONDAY_9AM)

        entry = entries_since(puskesmas.pk, 0)[-1]
        assert (entry.verb, entry.subject) == ("notice.put-up", f"notice:{notice.uuid}")
        assert entry.by_id == ratna.pk
        assert WORDS not in entry.details


class TestTakeDown:
    def test_ends_it_now(self, puskesmas: Unit) -> None:
        notice = put_up_notice(puskesmas, WORDS, at=MONDAY_9AM)

        take_down_notice(notice, at=MONDAY_9AM + AN_HOUR)

        assert not notices_up(puskesmas, MONDAY_9AM + AN_HOUR).exists()

    def test_what_has_not_begun_never_begins(self, puskesmas: Unit) -> None:
        start = MONDAY_9AM + AN_HOUR
        notice = put_up_notice(puskesmas, WORDS, starts_at=start, at=MONDAY_9AM)

        take_down_notice(notice, at=MONDAY_9AM)

        assert not notices_ahead(puskesmas, start).exists()

    def test_twice_is_once(self, puskesmas: Unit) -> None:
        notice = put_up_notice(puskesmas, WORDS, at=MONDAY_9AM)
        take_down_notice(notice, at=MONDAY_9AM + AN_HOUR)

        again = take_down_notice(notice, at=MONDAY_9AM + 2 * AN_HOUR)

        assert again.ends_at == MONDAY_9AM + AN_HOUR
        verbs = [entry.verb for entry in entries_since(puskesmas.pk, 0)]
        assert verbs.count("notice.taken-down") == 1


def test_another_units_notice_is_not_there(puskesmas: Unit) -> None:
    other = a_unit("Puskesmas Kenanga")
    notice = put_up_notice(other, WORDS, at=MONDAY_9AM)

    assert notice_of(other, notice.uuid) == notice
    with pytest.raises(NoSuchNotice):
        notice_of(puskesmas, notice.uuid)


class TestConstraints:
    def test_a_notice_says_something(self, puskesmas: Unit) -> None:
        with pytest.raises(IntegrityError, match="notice_says_something"), transaction.atomic():
            Notice.objects.create(unit=puskesmas, text="", starts_at=MONDAY_9AM)

    def test_a_notice_ends_after_it_starts(self, puskesmas: Unit) -> None:
        put_up_notice(puskesmas, WORDS, at=MONDAY_9AM)

        early = MONDAY_9AM - AN_HOUR
        with (
            pytest.raises(IntegrityError, match="notice_ends_after_it_starts"),
            transaction.atomic(),
        ):
            Notice.objects.update(ends_at=early)


class TestPromises:
    def test_says_each_promise_in_force_as_a_sentence(self, puskesmas: Unit) -> None:
        a_service(puskesmas)

        with translation.override("en"):
            said = promises(puskesmas, MONDAY_9AM)

        assert "Pendaftaran pasien: you pay nothing." in said
        assert any("you wait at most 15 minutes" in sentence for sentence in said)
        assert len(said) == len(set(said))

    def test_promises_nothing_before_the_first_standard(self, puskesmas: Unit) -> None:
        a_service(puskesmas, is_promised=False)

        assert promises(puskesmas, MONDAY_9AM) == []
