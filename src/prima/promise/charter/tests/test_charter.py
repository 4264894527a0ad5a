from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from prima.foundation.journal.models import Entry
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.charter.actions import (
    ChangedMeanwhile,
    CharterIncomplete,
    DraftExists,
    NotADraft,
    TooEarly,
    declare_charter,
    draft_charter,
    revise_charter,
)
from prima.promise.charter.models import Charter, CharterVersion, Declaration
from prima.promise.charter.queries import (
    NoSuchCharter,
    charter_in_force,
    document_of,
    draft_of,
    in_force,
    lines_of_standards,
    mark_of,
    the_draft_of,
    version_of,
    versions_of,
)
from prima.promise.charter.rules.codes import Chapter
from prima.promise.charter.rules.completeness import missing
from prima.promise.charter.rules.template import charter_template
from prima.promise.charter.testing import THIRTY_MINUTES, a_charter, a_drafted_charter, declared
from prima.promise.standards.testing import a_published_service

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
TOMORROW = TODAY + timedelta(days=1)


class TestDraftCharter:
    def test_begins_with_a_template_that_lacks_only_its_signers(self, puskesmas: Unit) -> None:
        draft = draft_charter(puskesmas, at=MONDAY_9AM)

        assert document_of(draft) == charter_template()
        assert missing(charter_template()) == ("signers",)
        assert draft_of(puskesmas) == draft

    def test_the_template_says_everything_in_english_too(self) -> None:
        said = [one for each in Chapter for one in getattr(charter_template(), each.field)]

        assert len(said) > 20
        assert all(one.en and one.en != one.id for one in said)

    def test_the_next_one_begins_with_what_is_in_force(self, puskesmas: Unit) -> None:
        first = a_charter(puskesmas, THIRTY_MINUTES)

        draft = draft_charter(puskesmas, at=MONDAY_9AM)

        assert draft.number == 2
        assert draft.document == first.document

    def test_there_is_one_draft(self, puskesmas: Unit) -> None:
        draft_charter(puskesmas, at=MONDAY_9AM)

        with pytest.raises(DraftExists):
            draft_charter(puskesmas, at=MONDAY_9AM)


class TestReviseCharter:
    def test_refuses_to_overwrite_what_somebody_else_saved(self, puskesmas: Unit) -> None:
        draft = draft_charter(puskesmas, at=MONDAY_9AM)
        read, document = mark_of(draft), document_of(draft)
        other = document.model_copy(update={"guarantees": (THIRTY_MINUTES,)})
        revise_charter(draft, other, mark=read, at=MONDAY_9AM)

        with pytest.raises(ChangedMeanwhile):
            revise_charter(draft, document, mark=read, at=MONDAY_9AM)

        assert document_of(the_draft_of(puskesmas)) == other


class TestDeclareCharter:
    def test_is_in_force_from_its_day_on(self, puskesmas: Unit) -> None:
        version = declared(a_drafted_charter(puskesmas), in_force_on=TOMORROW)

        assert in_force(puskesmas, TODAY) is None
        assert in_force(puskesmas, TOMORROW) == version
        with pytest.raises(NoSuchCharter):
            charter_in_force(puskesmas, TODAY)

    def test_each_day_has_its_own_charter(self, puskesmas: Unit) -> None:
        first = a_charter(puskesmas)
        draft = draft_charter(puskesmas, at=MONDAY_9AM)
        second = declared(draft, in_force_on=TOMORROW)

        assert in_force(puskesmas, TODAY) == first
        assert in_force(puskesmas, TOMORROW) == second
        assert [each.number for each in versions_of(puskesmas)] == [2, 1]
        assert second.declaration.old == first

    def test_refuses_what_is_not_complete(self, puskesmas: Unit) -> None:
        with pytest.raises(CharterIncomplete):
            declared(draft_charter(puskesmas, at=MONDAY_9AM))

        assert in_force(puskesmas, TODAY) is None
        assert draft_of(puskesmas) is not None

    @pytest.mark.parametrize("days", [-1, 0])
    def test_refuses_a_day_that_is_gone_or_taken(self, puskesmas: Unit, days: int) -> None:
        a_charter(puskesmas)
        draft = draft_charter(puskesmas, at=MONDAY_9AM)

        with pytest.raises(TooEarly):
            declared(draft, in_force_on=TODAY + timedelta(days=days))

    def test_refuses_a_draft_that_somebody_changed_meanwhile(self, puskesmas: Unit) -> None:
        draft = a_drafted_charter(puskesmas)

        with pytest.raises(ChangedMeanwhile):
            declare_charter(
                draft, in_force_on=TODAY, why="Now", mark="old", at=MONDAY_9AM, today=TODAY
            )

    def test_refuses_to_touch_what_was_declared(self, puskesmas: Unit) -> None:
        version = a_charter(puskesmas)

        with pytest.raises(NotADraft):
            revise_charter(version, charter_template(), mark=mark_of(version), at=MONDAY_9AM)
        with pytest.raises(NotADraft):
            declared(version, in_force_on=TOMORROW)

    def test_every_act_is_in_the_journal(self, puskesmas: Unit) -> None:
        a_charter(puskesmas)

        verbs = Entry.objects.order_by("sequence").values_list("verb", flat=True)

        assert [verb for verb in verbs if verb.startswith("charter.")] == [
            "charter.drafted",
            "charter.revised",
            "charter.declared",
        ]


class TestLinesOfStandards:
    def test_are_those_with_a_redress_on_that_day(self, puskesmas: Unit) -> None:
        a_published_service(puskesmas, "akta-kelahiran")

        lines = lines_of_standards(puskesmas, TODAY)

        assert [line.commitment.code for line in lines] == ["waktu-tunggu", "selesai", "gratis"]
        assert all(line.redress for line in lines)
        assert lines_of_standards(puskesmas, TODAY - timedelta(days=1)) == []


class TestConstraints:
    @pytest.mark.parametrize("change", [{"number": 9}, {"document": {}}, {"state": "DRAFT"}])
    def test_a_declared_version_never_changes(
        self, puskesmas: Unit, change: dict[str, object]
    ) -> None:
        a_charter(puskesmas)

        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            CharterVersion.objects.update(**change)

    def test_a_declared_version_and_its_declaration_are_never_removed(
        self, puskesmas: Unit
    ) -> None:
        version = a_charter(puskesmas)
        for table in ("charter_declaration", "charter_charterversion"):
            with (
                pytest.raises(IntegrityError),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - a constant

        assert version_of(puskesmas, version.number) == version

    def test_a_declaration_never_changes(self, puskesmas: Unit) -> None:
        a_charter(puskesmas)

        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            Declaration.objects.update(in_force_on=TOMORROW)

    def test_the_triggers_let_drafts_change(self, puskesmas: Unit) -> None:
        a_drafted_charter(puskesmas)

        assert CharterVersion.objects.update(number=5) == 1

    def test_a_unit_has_one_draft_and_known_states(self, puskesmas: Unit) -> None:
        draft = a_drafted_charter(puskesmas)

        with (
            pytest.raises(IntegrityError, match=r"charter_has_one|charter_id"),
            transaction.atomic(),
        ):
            CharterVersion.objects.create(
                charter=draft.charter, number=2, document={}, drafted_at=MONDAY_9AM
            )
        with pytest.raises(IntegrityError, match="charter_version_state"), transaction.atomic():
            CharterVersion.objects.update(state="GONE")
        assert str(draft) == f"charter of {puskesmas} v1"
        assert Charter.objects.count() == 1

    def test_a_declaration_says_why_and_leads_somewhere(self, puskesmas: Unit) -> None:
        draft = a_drafted_charter(puskesmas)
        row = {
            "charter": draft.charter,
            "new": draft,
            "in_force_on": TODAY,
            "declared_at": MONDAY_9AM,
        }

        with pytest.raises(IntegrityError, match="declaration_says_why"), transaction.atomic():
            Declaration.objects.create(**row, why="")
        with pytest.raises(IntegrityError, match="declaration_leads_some"), transaction.atomic():
            Declaration.objects.create(**row, old=draft, why="Because")
