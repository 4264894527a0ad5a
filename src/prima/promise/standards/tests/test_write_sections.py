"""Two people write one draft: nothing is lost, nothing is silently overwritten."""

from datetime import date

import pytest

from prima.foundation.people.models import Person
from prima.foundation.people.rules import RoleKind
from prima.foundation.people.testing import a_person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.standards.actions import (
    ChangedMeanwhile,
    DraftExists,
    NotADraft,
    begin_next_version,
    forget_typing,
    keep_typing,
    publish_version,
    save_section,
)
from prima.promise.standards.models import Service, StandardVersion
from prima.promise.standards.queries import (
    document_of,
    draft_of,
    unfinished,
    unfinished_sections,
    version_of,
)
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.problems import UnreadableDocument
from prima.promise.standards.rules.sections import BY_CODE
from prima.promise.standards.rules.typed import Typed, mark_of_typed, typed_of
from prima.promise.standards.testing import a_drafted_service

pytestmark = pytest.mark.django_db
SERVICE, FACILITIES = BY_CODE["service"], BY_CODE["facilities"]
LINES = "standard.manufacturing.facilities"


@pytest.fixture
def draft(puskesmas: Unit) -> StandardVersion:
    return a_drafted_service(puskesmas)


@pytest.fixture
def wati(puskesmas: Unit) -> Person:
    return a_person("Wati", puskesmas, RoleKind.ADMINISTRATOR)


def opened(draft: StandardVersion, code: str = "facilities") -> tuple[Typed, str]:
    """Return what somebody who opens a section sees, and its mark."""
    shown = typed_of(draft.document, BY_CODE[code], ServiceDocument)
    return shown, mark_of_typed(shown)


class TestSaveSection:
    def test_the_second_of_two_is_told_and_nothing_is_overwritten(
        self, draft: StandardVersion, ratna: Person, wati: Person
    ) -> None:
        typed, mark = opened(draft)
        hers = {**typed, LINES: "Kursi roda"}
        save_section(draft, FACILITIES, hers, mark=mark, at=MONDAY_9AM, by=ratna)

        with pytest.raises(ChangedMeanwhile):
            save_section(
                draft, FACILITIES, {**typed, LINES: "Tenda"}, mark=mark, at=MONDAY_9AM, by=wati
            )

        draft.refresh_from_db()
        assert document_of(draft).standard.manufacturing.facilities == ("Kursi roda",)

    def test_two_write_in_different_sections_at_once(
        self, draft: StandardVersion, ratna: Person, wati: Person
    ) -> None:
        typed, mark = opened(draft)
        other, other_mark = opened(draft, "service")

        save_section(
            draft, FACILITIES, {**typed, LINES: "Tenda"}, mark=mark, at=MONDAY_9AM, by=ratna
        )
        renamed = {**other, "service.purpose": "Supaya dilayani"}
        save_section(draft, SERVICE, renamed, mark=other_mark, at=MONDAY_9AM, by=wati)

        draft.refresh_from_db()
        document = document_of(draft)
        assert document.service.purpose == "Supaya dilayani"
        assert document.standard.manufacturing.facilities == ("Tenda",)

    def test_what_is_no_document_is_not_kept(self, draft: StandardVersion, ratna: Person) -> None:
        typed, mark = opened(draft, "service")
        before = draft.document

        with pytest.raises(UnreadableDocument):
            save_section(
                draft, SERVICE, {**typed, "service.name": ""}, mark=mark, at=MONDAY_9AM, by=ratna
            )

        draft.refresh_from_db()
        assert draft.document == before

    def test_a_published_version_has_no_sections_to_write(
        self, service: Service, ratna: Person
    ) -> None:
        version = version_of(service, 1)
        typed, mark = opened(version)

        with pytest.raises(NotADraft):
            save_section(
                version, FACILITIES, {**typed, LINES: "X"}, mark=mark, at=MONDAY_9AM, by=ratna
            )


class TestKeptTyping:
    def test_is_there_again_for_the_same_person_only(
        self, draft: StandardVersion, ratna: Person, wati: Person
    ) -> None:
        keep_typing(draft.uuid, "facilities", {LINES: "Ku"}, mark="m", at=MONDAY_9AM, by=ratna)
        keep_typing(draft.uuid, "facilities", {LINES: "Kur"}, mark="m", at=MONDAY_9AM, by=ratna)

        kept = unfinished(draft.uuid, "facilities", ratna)
        assert kept
        assert kept.typed == {LINES: "Kur"}
        assert unfinished(draft.uuid, "facilities", wati) is None
        assert unfinished_sections(draft.uuid, ratna) == {"facilities"}

    def test_goes_when_the_section_is_saved_or_thrown_away(
        self, draft: StandardVersion, ratna: Person
    ) -> None:
        typed, mark = opened(draft)
        for code in ("facilities", "service"):
            keep_typing(draft.uuid, code, typed, mark=mark, at=MONDAY_9AM, by=ratna)

        save_section(draft, FACILITIES, typed, mark=mark, at=MONDAY_9AM, by=ratna)
        forget_typing(draft.uuid, "service", by=ratna)

        assert unfinished_sections(draft.uuid, ratna) == frozenset()


class TestBeginNextVersion:
    def test_begins_with_what_the_newest_says_and_only_once(
        self, service: Service, ratna: Person
    ) -> None:
        begin_next_version(service, at=MONDAY_9AM, by=ratna)

        draft = draft_of(service)
        assert draft
        assert draft.document == version_of(service, 1).document
        with pytest.raises(DraftExists):
            begin_next_version(service, at=MONDAY_9AM, by=ratna)

    def test_what_was_typed_for_a_draft_goes_with_its_publication(
        self, draft: StandardVersion, ratna: Person
    ) -> None:
        keep_typing(draft.uuid, "facilities", {LINES: "Ku"}, mark="m", at=MONDAY_9AM, by=ratna)
        today = date(2026, 3, 2)

        publish_version(draft, in_force_on=today, why="Pertama", at=MONDAY_9AM, today=today)

        assert unfinished_sections(draft.uuid, ratna) == frozenset()
