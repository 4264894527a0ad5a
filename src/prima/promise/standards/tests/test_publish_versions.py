from datetime import date, datetime, timedelta

import pytest

from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.queries import today_in
from prima.foundation.units.rules import Zone
from prima.foundation.units.testing import MONDAY_9AM, a_unit
from prima.promise.standards.actions import (
    ChangedMeanwhile,
    DraftExists,
    NotADraft,
    OtherService,
    TooEarly,
    draft_next_version,
    publish_version,
    revise_draft,
)
from prima.promise.standards.models import Publication, Service
from prima.promise.standards.queries import (
    catalogue_lines,
    document_of,
    in_force,
    mark_of,
    version_of,
    versions_of,
)
from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.versions import LIFECYCLE, Move, State
from prima.promise.standards.testing import a_drafted_service, a_published_service

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
A_DAY = timedelta(days=1)
REFUSED = "a published promise never changes"


def renamed(document: ServiceDocument, name: str) -> ServiceDocument:
    service = document.service.model_copy(update={"name": name})
    return document.model_copy(update={"service": service})


def the_next(service: Service, on: date, name: str = "Pendaftaran baru") -> Publication:
    newest = document_of(versions_of(service)[0])
    draft = draft_next_version(service, renamed(newest, name), at=MONDAY_9AM)
    return publish_version(draft, in_force_on=on, why="Better", at=MONDAY_9AM, today=TODAY)


class TestLifecycle:
    @pytest.mark.parametrize("state", State)
    @pytest.mark.parametrize("move", Move)
    def test_every_move_leads_somewhere_or_is_refused(
        self, puskesmas: Unit, state: State, move: Move
    ) -> None:
        service = a_published_service(puskesmas)
        version = versions_of(service)[0]
        document = document_of(version)
        if state is State.DRAFT:
            version = draft_next_version(service, document, at=MONDAY_9AM)

        def make() -> None:
            if move is Move.REVISE:
                revise_draft(version, document, at=MONDAY_9AM)
            else:
                publish_version(
                    version, in_force_on=TODAY + A_DAY, why="x", at=MONDAY_9AM, today=TODAY
                )

        if move in LIFECYCLE.moves_from(state):
            make()
            version.refresh_from_db()
            assert version.state == LIFECYCLE.after(state, move)
        else:
            with pytest.raises(NotADraft):
                make()


class TestDrafting:
    def test_has_one_draft_at_a_time(self, service: Service) -> None:
        document = document_of(versions_of(service)[0])
        draft_next_version(service, document, at=MONDAY_9AM)

        with pytest.raises(DraftExists):
            draft_next_version(service, document, at=MONDAY_9AM)

    def test_refuses_the_document_of_another_service(self, service: Service) -> None:
        with pytest.raises(OtherService):
            draft_next_version(service, catalogue()["farmasi"], at=MONDAY_9AM)

        assert versions_of(service).count() == 1

    def test_does_not_write_over_what_somebody_else_saved(self, puskesmas: Unit) -> None:
        draft = a_drafted_service(puskesmas)
        document, mark = document_of(draft), mark_of(draft)
        revise_draft(draft, renamed(document, "Hers"), at=MONDAY_9AM, mark=mark)

        with pytest.raises(ChangedMeanwhile):
            revise_draft(draft, renamed(document, "His"), at=MONDAY_9AM, mark=mark)

        draft.refresh_from_db()
        assert document_of(draft).service.name == "Hers"


class TestPublishing:
    def test_is_in_force_from_its_day_until_the_next_one(self, service: Service) -> None:
        the_next(service, TODAY + 10 * A_DAY)

        promised = [in_force(service, TODAY + days * A_DAY) for days in (-1, 0, 9, 10, 365)]
        assert [version and version.number for version in promised] == [None, 1, 1, 2, 2]

    def test_remembers_what_it_replaced_and_why(self, service: Service, ratna: Person) -> None:
        draft = draft_next_version(service, document_of(versions_of(service)[0]), at=MONDAY_9AM)

        publication = publish_version(
            draft,
            in_force_on=TODAY + A_DAY,
            why="Faster",
            decree="800/12/2026",
            at=MONDAY_9AM,
            today=TODAY,
            by=ratna,
        )

        assert publication.old == version_of(service, 1)
        assert (publication.why, publication.decree) == ("Faster", "800/12/2026")
        assert publication.by == ratna

    @pytest.mark.parametrize("offset", [-365, -1, 0])
    def test_refuses_the_past_and_the_day_of_the_version_before(
        self, service: Service, offset: int
    ) -> None:
        with pytest.raises(TooEarly):
            the_next(service, TODAY + offset * A_DAY)

        assert Publication.objects.count() == 1

    def test_refuses_a_day_before_one_that_is_already_announced(self, service: Service) -> None:
        the_next(service, TODAY + 10 * A_DAY)

        with pytest.raises(TooEarly):
            the_next(service, TODAY + 5 * A_DAY)

    def test_publishes_only_what_was_read(self, puskesmas: Unit) -> None:
        draft = a_drafted_service(puskesmas)
        mark = mark_of(draft)
        revise_draft(draft, renamed(document_of(draft), "Otherwise"), at=MONDAY_9AM)

        with pytest.raises(ChangedMeanwhile):
            publish_version(
                draft, in_force_on=TODAY, why="x", at=MONDAY_9AM, today=TODAY, mark=mark
            )

    def test_renames_the_service(self, service: Service) -> None:
        the_next(service, TODAY + A_DAY, "Loket pendaftaran")

        service.refresh_from_db()
        assert service.name == "Loket pendaftaran"

    def test_today_is_the_day_where_the_unit_stands(self) -> None:
        late = datetime.fromisoformat("2026-03-02T16:30:00+00:00")

        west, east = a_unit("Barat"), a_unit("Timur", zone=Zone.WIT)

        assert today_in(west, late) == date(2026, 3, 2)
        assert today_in(east, late) == date(2026, 3, 3)


class TestCatalogueLines:
    def test_says_what_is_promised_what_comes_and_what_waits(self, puskesmas: Unit) -> None:
        first = a_published_service(puskesmas, "pendaftaran")
        the_next(first, TODAY + 10 * A_DAY)
        draft_next_version(first, document_of(versions_of(first)[0]), at=MONDAY_9AM)
        a_drafted_service(puskesmas, "farmasi")

        lines = {line.service.code: line for line in catalogue_lines(puskesmas, TODAY)}

        line = lines["pendaftaran"]
        assert line.promised is not None
        assert line.coming is not None
        assert line.draft is not None
        assert (line.promised.number, line.since, line.coming.new.number, line.draft.number) == (
            1,
            TODAY,
            2,
            3,
        )
        waiting = lines["farmasi"]
        assert (waiting.promised, waiting.since, waiting.coming) == (None, None, None)
        assert waiting.draft is not None
