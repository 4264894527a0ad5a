from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.standards.actions import draft_next_version
from prima.promise.standards.models import Publication, Service, StandardVersion
from prima.promise.standards.queries import document_of, in_force, version_of, versions_of
from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.rules.versions import State
from prima.promise.standards.testing import a_drafted_service

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
A_DAY = timedelta(days=1)
REFUSED = "a published promise never changes"
THE_SAME_AGAIN = """
    INTO standards_standardversion
    (id, uuid, number, document, state, drafted_at, drafted_by_id, standard_id)
    SELECT id, uuid, number, '{}', state, drafted_at, drafted_by_id, standard_id
    FROM standards_standardversion WHERE number = 1
"""
ANOTHER_DAY = """
    INTO standards_publication
    (id, in_force_on, published_at, why, decree, by_id, new_id, old_id, standard_id)
    SELECT id, '2020-01-01', published_at, why, decree, by_id, new_id, old_id, standard_id
    FROM standards_publication WHERE id > 0
"""
UPSERT = "ON CONFLICT (id) DO UPDATE SET"
REPLACING = [
    f"INSERT {THE_SAME_AGAIN} {UPSERT} document = excluded.document",
    f"INSERT {ANOTHER_DAY} {UPSERT} in_force_on = excluded.in_force_on",
]
if connection.vendor == "sqlite":
    REPLACING += [
        f"INSERT OR REPLACE {THE_SAME_AGAIN}",
        f"INSERT OR REPLACE {ANOTHER_DAY}",
        "UPDATE OR REPLACE standards_standardversion SET number = 1 WHERE number = 2",
    ]


class TestPublishedStaysPublished:
    """What was promised is attacked by every way there is."""

    def test_by_an_update_of_the_version(self, service: Service) -> None:
        versions = StandardVersion.objects.filter(standard__service=service)

        changes: list[dict[str, Any]] = [
            {"document": {}},
            {"state": State.DRAFT},
            {"number": 9},
            {"drafted_at": MONDAY_9AM + A_DAY},
        ]
        for change in changes:
            with pytest.raises(IntegrityError, match=REFUSED), transaction.atomic():
                versions.update(**change)

        assert document_of(versions.get()) == catalogue()["pendaftaran"]

    def test_by_saving_it(self, service: Service) -> None:
        version = version_of(service, 1)
        version.document = {}

        with pytest.raises(IntegrityError, match=REFUSED), transaction.atomic():
            version.save()

    def test_by_deleting_it(self, service: Service) -> None:
        with pytest.raises(IntegrityError, match=REFUSED), transaction.atomic():
            Publication.objects.all().delete()
        with connection.cursor() as cursor, pytest.raises(IntegrityError, match=REFUSED):
            _alone(cursor.execute, "DELETE FROM standards_standardversion")

        assert in_force(service, TODAY) is not None

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE standards_standardversion SET document = '{}'",
            "UPDATE standards_publication SET in_force_on = '2020-01-01'",
            "DELETE FROM standards_publication",
        ],
    )
    @pytest.mark.usefixtures("service")
    def test_by_raw_sql(self, statement: str) -> None:
        with connection.cursor() as cursor, pytest.raises(IntegrityError, match=REFUSED):
            _alone(cursor.execute, statement)

    @pytest.mark.parametrize("statement", REPLACING)
    def test_by_replacing_it(self, service: Service, statement: str) -> None:
        draft_next_version(service, document_of(versions_of(service)[0]), at=MONDAY_9AM)

        with connection.cursor() as cursor, pytest.raises(IntegrityError, match=REFUSED):
            _alone(cursor.execute, statement)

        assert document_of(version_of(service, 1)) == catalogue()["pendaftaran"]

    def test_while_a_draft_may_change_and_go(self, puskesmas: Unit) -> None:
        draft = a_drafted_service(puskesmas)

        StandardVersion.objects.filter(pk=draft.pk).update(number=2)
        StandardVersion.objects.filter(pk=draft.pk).delete()

        assert not StandardVersion.objects.exists()


def _alone(act: object, statement: str) -> None:
    with transaction.atomic():
        act(statement)  # type: ignore[operator]  # a cursor's execute
