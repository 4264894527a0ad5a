"""The way of a standard from the preparation to its review, through the real actions."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.standards.actions import (
    AlreadyAnswered,
    AlreadyBegun,
    CopyExists,
    Meeting,
    NobodyThere,
    NotADraft,
    NotAPdf,
    NotNow,
    NotOpen,
    Signed,
    StillMissing,
    TooManyWaiting,
    advance_making,
    answer_comment,
    attach_signed_copy,
    begin_making,
    comment,
    consulting,
    fulfil,
    hold_forum,
    ratify_version,
    redraft,
    review_standard,
    spread,
    undertake,
    write_making,
)
from prima.promise.standards.actions.versions import publish_version
from prima.promise.standards.models import (
    Comment,
    Decree,
    Making,
    Service,
    SignedCopy,
    StandardVersion,
)
from prima.promise.standards.queries import (
    agreement_of,
    consultations_open,
    in_force,
    mark_of,
    process_of,
    reviews_due,
    stage_of,
    version_of,
)
from prima.promise.standards.rules.making import Channel, Group, Missing, Stage, Verdict
from prima.promise.standards.testing import a_drafted_service, a_published_service

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
A_DAY = timedelta(days=1)
SIGNED = Signed("440/12/2026", TODAY, "dr. Ratna", "Kepala Puskesmas")
MEETING = Meeting(TODAY, "Balai desa", "Jam buka", dict.fromkeys(Group, 2))
RATIFYING: dict[str, Any] = {
    "in_force_on": TODAY,
    "review_due_on": TODAY + 365 * A_DAY,
    "why": "Pertama",
    "at": MONDAY_9AM,
    "today": TODAY,
}


@pytest.fixture
def draft(puskesmas: Unit) -> StandardVersion:
    return a_drafted_service(puskesmas)


@pytest.fixture
def making(draft: StandardVersion) -> Making:
    return begin_making(draft, at=MONDAY_9AM)


def advance(making: Making) -> Making:
    return advance_making(making, at=MONDAY_9AM, today=TODAY)


def consulted(making: Making) -> Making:
    """Bring a draft to its public consultation, open today."""
    write_making(making, at=MONDAY_9AM, why="Belum ada", team="Kepala")
    advance(making)
    write_making(making, at=MONDAY_9AM, situation="Lama", discussed_on=TODAY)
    advance(making)
    advance(making)
    return write_making(making, at=MONDAY_9AM, opens_on=TODAY - A_DAY, closes_on=TODAY)


def tried(making: Making) -> Making:
    """Bring a draft to its ratification."""
    consulted(making)
    hold_forum(making, MEETING, at=MONDAY_9AM)
    write_making(making, at=MONDAY_9AM, opens_on=TODAY - 2 * A_DAY, closes_on=TODAY - A_DAY)
    advance(making)
    trial: dict[str, Any] = {
        "trial_from": TODAY - A_DAY,
        "trial_until": TODAY - A_DAY,
        "trial_review": "Baik",
    }
    write_making(making, at=MONDAY_9AM, **trial)
    return advance(making)


class TestTheWay:
    def test_leads_from_the_preparation_to_a_review_and_on(
        self, making: Making, puskesmas: Unit
    ) -> None:
        ready = tried(making)
        version = ready.version

        publication = ratify_version(ready, SIGNED, mark=mark_of(version), **RATIFYING)
        attach_signed_copy(publication.new, b"%PDF-1.7 ...", "sk.pdf", at=MONDAY_9AM)
        spread(
            publication.new,
            spread_on=TODAY,
            channel=Channel.BOARD,
            audience="Semua",
            at=MONDAY_9AM,
        )
        applied = advance(ready)
        later = TODAY + 365 * A_DAY
        assert [each.pk for each in reviews_due(puskesmas, later)] == [making.pk]
        advance_making(applied, at=MONDAY_9AM, today=later)
        review_standard(
            applied,
            held_on=later,
            found="Ditepati",
            verdict=Verdict.KEEP,
            review_due_on=later + 365 * A_DAY,
            at=MONDAY_9AM,
        )

        assert in_force(version.standard.service, TODAY) == version
        assert publication.decree == "440/12/2026, 02-03-2026"
        making.refresh_from_db()
        assert making.stage == Stage.APPLICATION
        assert reviews_due(puskesmas, later) == []

    def test_stops_where_something_is_missing(self, making: Making) -> None:
        with pytest.raises(StillMissing) as still:
            advance(making)

        assert [each.code for each in still.value.lacks] == [Missing.WHY, Missing.TEAM]

    def test_goes_back_to_the_drafting_with_what_was_learnt(self, making: Making) -> None:
        assert redraft(consulted(making), at=MONDAY_9AM).stage == Stage.DRAFTING

    def test_takes_at_each_stage_only_what_belongs_there(self, making: Making) -> None:
        with pytest.raises(NotNow):
            write_making(making, at=MONDAY_9AM, trial_review="Baik")
        with pytest.raises(NotNow):
            write_making(making, at=MONDAY_9AM, stage="APPLICATION")

    def test_begins_once_and_only_for_a_draft(self, making: Making, puskesmas: Unit) -> None:
        published = a_published_service(puskesmas, "kia")

        with pytest.raises(AlreadyBegun):
            begin_making(making.version, at=MONDAY_9AM)
        with pytest.raises(NotADraft):
            begin_making(version_of(published, 1), at=MONDAY_9AM)

    def test_ratifies_nothing_before_its_time(self, making: Making) -> None:
        mark = mark_of(making.version)

        with pytest.raises(NotNow):
            ratify_version(making, SIGNED, mark=mark, **RATIFYING)

        making.version.refresh_from_db()
        assert making.version.state == "DRAFT"
        assert not Decree.objects.exists()

    def test_the_short_way_stays_open_and_ends_beyond_the_drafting(self, making: Making) -> None:
        publish_version(
            making.version, in_force_on=TODAY, why="Sudah lama", at=MONDAY_9AM, today=TODAY
        )

        making.refresh_from_db()
        making.version.refresh_from_db()
        assert stage_of(making) is Stage.DISSEMINATION
        attach_signed_copy(making.version, b"%PDF-1", "sk.pdf", at=MONDAY_9AM)
        spread(
            making.version, spread_on=TODAY, channel=Channel.WEB, audience="Warga", at=MONDAY_9AM
        )
        assert advance(making).stage == Stage.APPLICATION


class TestSignedCopy:
    @pytest.mark.parametrize("content", [b"", b"GIF89a", b"%PDF-" + b"x" * (5 * 1024 * 1024)])
    def test_is_a_pdf_that_is_not_too_large(self, service: Service, content: bytes) -> None:
        with pytest.raises(NotAPdf):
            attach_signed_copy(version_of(service, 1), content, "sk.pdf", at=MONDAY_9AM)

    def test_is_never_replaced_nor_changed(self, service: Service) -> None:
        version = version_of(service, 1)
        attach_signed_copy(version, b"%PDF-1", "sk.pdf", at=MONDAY_9AM)

        with pytest.raises(CopyExists):
            attach_signed_copy(version, b"%PDF-2", "lain.pdf", at=MONDAY_9AM)
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            SignedCopy.objects.update(name="lain.pdf")
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            SignedCopy.objects.all().delete()

    def test_belongs_to_what_is_published(self, draft: StandardVersion) -> None:
        with pytest.raises(NotNow):
            attach_signed_copy(draft, b"%PDF-1", "sk.pdf", at=MONDAY_9AM)
        with pytest.raises(NotNow):
            spread(draft, spread_on=TODAY, channel=Channel.WEB, audience="x", at=MONDAY_9AM)


class TestConsulting:
    def test_a_comment_is_taken_while_it_is_open_and_answered_once(
        self, making: Making, ratna: Person
    ) -> None:
        consulted(making)
        said = comment(making, "Buka Sabtu", "", at=MONDAY_9AM, today=TODAY)

        answer_comment(
            making, said.uuid, answer="Mulai Mei", is_taken_up=True, at=MONDAY_9AM, by=ratna
        )

        with pytest.raises(AlreadyAnswered):
            answer_comment(making, said.uuid, answer="?", is_taken_up=False, at=MONDAY_9AM)
        assert [each.pk for each in consultations_open(TODAY)] == [making.pk]
        assert not consultations_open(TODAY + A_DAY)

    @pytest.mark.parametrize("day", [TODAY - 2 * A_DAY, TODAY + A_DAY])
    def test_no_comment_is_taken_on_another_day(self, making: Making, day: date) -> None:
        consulted(making)

        with pytest.raises(NotOpen):
            comment(making, "Buka Sabtu", "", at=MONDAY_9AM, today=day)

    def test_no_comment_is_taken_in_another_stage(self, making: Making) -> None:
        redraft(consulted(making), at=MONDAY_9AM)

        with pytest.raises(NotOpen):
            comment(making, "Buka Sabtu", "", at=MONDAY_9AM, today=TODAY)

    def test_a_flood_is_stopped(self, making: Making, monkeypatch: pytest.MonkeyPatch) -> None:
        consulted(making)
        monkeypatch.setattr(consulting, "MOST_WAITING", 1)
        comment(making, "Satu", "", at=MONDAY_9AM, today=TODAY)

        with pytest.raises(TooManyWaiting):
            comment(making, "Dua", "", at=MONDAY_9AM, today=TODAY)

    def test_what_was_undertaken_in_a_forum_is_done_once(
        self, making: Making, ratna: Person
    ) -> None:
        consulted(making)
        forum = hold_forum(making, MEETING, at=MONDAY_9AM)
        what = undertake(forum, what="Buka Sabtu", owner="Kepala", due_on=TODAY, at=MONDAY_9AM)

        fulfil(making, what.uuid, at=MONDAY_9AM, today=TODAY, by=ratna)
        again = fulfil(making, what.uuid, at=MONDAY_9AM, today=TODAY + A_DAY, by=ratna)

        assert again.done_on == TODAY
        assert process_of(making).groups == frozenset(Group)

    def test_a_forum_of_nobody_is_refused(self, making: Making) -> None:
        nobody = Meeting(TODAY, "Balai", "Sepi", dict.fromkeys(Group, 0))

        with pytest.raises(NobodyThere):
            hold_forum(making, nobody, at=MONDAY_9AM)

    def test_tells_the_principles_how_the_public_took_part(self, making: Making) -> None:
        assert agreement_of(making.version) is None
        consulted(making)
        comment(making, "Buka Sabtu", "", at=MONDAY_9AM, today=TODAY)
        hold_forum(making, MEETING, at=MONDAY_9AM)

        agreement = agreement_of(making.version)

        assert agreement
        assert (agreement.groups, agreement.comments, agreement.answered) == (5, 1, 0)


class TestConstraints:
    @pytest.mark.parametrize(
        ("change", "name"),
        [
            ({"stage": "SOMEWHERE"}, "making_stage_is_known"),
            ({"opens_on": TODAY}, "consultation_closes_after_it_opens"),
            (
                {"opens_on": TODAY, "closes_on": TODAY - A_DAY},
                "consultation_closes_after_it_opens",
            ),
            ({"trial_until": TODAY}, "trial_ends_after_it_begins"),
        ],
    )
    @pytest.mark.usefixtures("making")
    def test_days_come_in_pairs_and_stages_are_known(
        self, change: dict[str, object], name: str
    ) -> None:
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Making.objects.update(**change)

    @pytest.mark.parametrize(
        ("change", "name"),
        [
            ({"text": ""}, "comment_says_something"),
            ({"answer": "Ya"}, "comment_answered_means_answer_verdict_and_time"),
            ({"is_taken_up": True}, "comment_answered_means_answer_verdict_and_time"),
        ],
    )
    def test_an_answer_is_whole(self, making: Making, change: dict[str, object], name: str) -> None:
        consulted(making)
        comment(making, "Buka Sabtu", "", at=MONDAY_9AM, today=TODAY)

        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Comment.objects.update(**change)

    def test_a_decree_stays_as_it_was_signed(self, making: Making) -> None:
        ready = tried(making)
        ratify_version(ready, SIGNED, mark=mark_of(ready.version), **RATIFYING)

        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            Decree.objects.update(number="lain")
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            Decree.objects.all().delete()
