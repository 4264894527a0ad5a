"""The database itself refuses, whoever asks."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from prima.foundation.units.testing import MONDAY_9AM
from prima.listen.surveys.actions import confirm_import, preview_import
from prima.listen.surveys.models import Batch, Instrument, Offer, Response, SpentToken, Tally
from prima.listen.surveys.rules.codes import Channel
from prima.listen.surveys.testing import answers
from prima.promise.standards.models import Service

pytestmark = pytest.mark.django_db

CSV = b"U1;U2;U3;U4;U5;U6;U7;Pengaduan;Sarana\n3;3;3;3;3;3;3;3;3\n"


def a_batch(service: Service) -> Batch:
    return preview_import(
        service.unit,
        "a.csv",
        CSV,
        channel=Channel.PAPER,
        answered_on=date(2026, 3, 1),
        at=MONDAY_9AM,
    )


def refused(name: str, act: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        act()


class TestResponse:
    @pytest.mark.parametrize(
        ("name", "change"),
        [
            ("response_key_is_positive", {"id": -5}),
            ("response_channel_is_known", {"channel": "FAX"}),
            ("response_by_file_has_a_batch_and_no_other_has", {"channel": "PAPER"}),
            ("response_voided_says_why", {"voided_on": date(2026, 3, 2)}),
            ("response_voided_says_why", {"void_reason": "Because"}),
            ("response_hour_band_is_known_or_unsaid", {"hour_band": "NIGHT"}),
            ("response_sex_is_known_or_unsaid", {"sex": "X"}),
            ("response_age_band_is_known_or_unsaid", {"age_band": "47"}),
            ("response_education_is_known_or_unsaid", {"education": "TK"}),
            ("response_occupation_is_known_or_unsaid", {"occupation": "SPY"}),
        ],
    )
    def test_refuses_an_impossible_row(
        self, service: Service, name: str, change: dict[str, Any]
    ) -> None:
        known: dict[str, Any] = {
            "unit": service.unit,
            "instrument": Instrument.objects.get(),
            "answered_on": date(2026, 3, 2),
            "channel": "TICKET",
            "answers": {},
        }

        refused(name, lambda: Response.objects.create(**(known | change)))

    @pytest.mark.parametrize(
        "change",
        [
            {"answers": {}},
            {"answered_on": date(2020, 1, 1)},
            {"suggestion": "Everything is perfect"},
            {"sex": "MALE"},
            {"service": None},
            {"id": 1},
        ],
    )
    def test_is_never_changed(self, service: Service, change: dict[str, Any]) -> None:
        answers(service, 1)

        refused("never changed", lambda: Response.objects.update(**change))

    def test_is_never_removed(self, service: Service) -> None:
        answers(service, 1)

        def remove() -> None:
            with connection.cursor() as cursor:
                cursor.execute("DELETE FROM surveys_response")

        refused("never changed or removed", remove)

    def test_stays_voided_once_it_was(self, service: Service) -> None:
        answers(service, 1)
        Response.objects.update(voided_on=date(2026, 3, 2), void_reason="Twice")

        refused("never changed", lambda: Response.objects.update(voided_on=None, void_reason=""))

    def test_its_key_is_the_rowid_on_sqlite(self, service: Service) -> None:
        if connection.vendor != "sqlite":
            return
        answers(service, 3)

        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM surveys_response WHERE rowid = id")
            (same,) = cursor.fetchone()

        assert same == 3


class TestSpentToken:
    def test_is_spent_once_and_for_ever(self, service: Service) -> None:
        answers(service, 1)
        spent = SpentToken.objects.get()

        with pytest.raises(IntegrityError), transaction.atomic():
            SpentToken.objects.create(fingerprint=spent.fingerprint)
        refused("stays spent", lambda: SpentToken.objects.update(fingerprint="0" * 64))
        refused("stays spent", lambda: SpentToken.objects.all().delete())
        refused("positive", lambda: SpentToken.objects.create(id=0, fingerprint="1" * 64))


class TestOffer:
    def test_is_made_once_and_only_by_ticket_or_desk(self, service: Service) -> None:
        answers(service, 1)
        offer = Offer.objects.get()

        with pytest.raises(IntegrityError), transaction.atomic():
            Offer(
                ticket=offer.ticket,
                unit=service.unit,
                channel="TICKET",
                offered_on=offer.offered_on,
            ).save(force_insert=True)
        refused("offer_is_made_by_ticket_or_desk", lambda: Offer.objects.update(channel="PAPER"))


class TestTally:
    @pytest.mark.parametrize("has_service", [True, False])
    def test_is_one_for_a_month(self, service: Service, has_service: bool) -> None:  # noqa: FBT001 - a parameter of the test
        row: dict[str, Any] = {
            "instrument": Instrument.objects.get(),
            "unit": service.unit,
            "service": service if has_service else None,
            "month": date(2026, 3, 1),
            "moments": {},
        }
        Tally.objects.create(**row)

        with pytest.raises(IntegrityError), transaction.atomic():
            Tally.objects.create(**row)


class TestBatch:
    @pytest.mark.parametrize(
        ("name", "change"),
        [
            ("batch_state_is_known", {"state": "LOST", "content": {}}),
            ("batch_comes_from_paper_or_elsewhere", {"channel": "TICKET"}),
            ("batch_counts_only_after_somebody_confirmed", {"confirmed_at": MONDAY_9AM}),
            ("batch_keeps_its_content_only_while_a_preview", {"state": "DISCARDED"}),
            ("batch_undone_says_when_and_why", {"undone_reason": "Why not"}),
        ],
    )
    def test_refuses_an_impossible_preview(
        self, service: Service, name: str, change: dict[str, Any]
    ) -> None:
        a_batch(service)

        refused(name, lambda: Batch.objects.update(**change))

    def test_is_not_undone_without_a_reason(self, service: Service) -> None:
        confirm_import(a_batch(service), at=MONDAY_9AM)

        refused("batch_undone", lambda: Batch.objects.update(state="UNDONE", undone_at=MONDAY_9AM))


class TestInstrument:
    @pytest.mark.usefixtures("skm")
    def test_has_one_version_of_a_name_and_a_known_convention(self) -> None:
        refused("convention", lambda: Instrument.objects.update(convention="GUESS"))
        with pytest.raises(DatabaseError), transaction.atomic():
            Instrument.objects.create(
                code="SKM",
                version="2017",
                regulation="",
                title={},
                items=[],
                weights=[],
                class_table={},
                published_at=MONDAY_9AM,
            )
