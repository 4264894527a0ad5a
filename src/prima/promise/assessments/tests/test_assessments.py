from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone

from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.assessments.actions import NotAllAnswered, NotYet, record_assessment
from prima.promise.assessments.models import Assessment
from prima.promise.assessments.queries import (
    NoSuchAssessment,
    alike,
    answers_of,
    assessment_known_as,
    before,
    overview,
)
from prima.promise.assessments.rules import Answer, Instrument, Item, Level, items_of
from prima.promise.assessments.testing import an_assessment, answers_to
from prima.promise.standards.testing import a_published_service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
TODAY = date(2026, 3, 2)
LAST_YEAR = date(2025, 3, 3)
HOME = "/assessments/puskesmas-melati/"
TRIANGLE = f"{HOME}_look/triangle/"


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Stop the clock that doors read."""
    monkeypatch.setattr(timezone, "now", lambda: MONDAY_9AM)
    return MONDAY_9AM


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def head(ratna: Person) -> Client:
    return signed_in(ratna)


def said(response: HttpResponseBase) -> str:
    return " ".join(getattr(response, "content", b"").decode().split())


def typed(instrument: Instrument, **changes: str) -> dict[str, str]:
    """Return a form in which all is missing, with what somebody typed."""
    items = items_of(instrument)
    return {"held_on": "2026-03-02"} | {item.value: "MISSING" for item in items} | changes


class TestRecordAssessment:
    def test_is_remembered_with_its_evidence(self, puskesmas: Unit) -> None:
        made = an_assessment(puskesmas, COMPLAINTS_TAKEN=Level.PRESENT)

        found = assessment_known_as(puskesmas, made.uuid)

        assert found == made
        assert answers_of(found)[Item.COMPLAINTS_TAKEN] == Answer(
            Level.PRESENT, "Dilihat di loket 1"
        )
        assert len(answers_of(found)) == 13

    def test_refuses_a_look_that_leaves_something_out(self, puskesmas: Unit) -> None:
        answers = answers_to(Instrument.TRIANGLE)
        del answers[Item.PEOPLE_ABLE]

        with pytest.raises(NotAllAnswered):
            record_assessment(
                puskesmas, Instrument.TRIANGLE, answers, held_on=TODAY, at=MONDAY_9AM, today=TODAY
            )

    def test_refuses_what_nothing_shows(self, puskesmas: Unit) -> None:
        answers = answers_to(Instrument.TRIANGLE) | {Item.PEOPLE_ABLE: Answer(Level.PRESENT)}

        with pytest.raises(NotAllAnswered):
            record_assessment(
                puskesmas, Instrument.TRIANGLE, answers, held_on=TODAY, at=MONDAY_9AM, today=TODAY
            )

    def test_refuses_a_day_to_come(self, puskesmas: Unit) -> None:
        with pytest.raises(NotYet):
            an_assessment(puskesmas, held_on=TODAY + timedelta(days=1))

        assert not Assessment.objects.exists()


class TestQueries:
    def test_the_overview_knows_the_newest_look_at_everything(self, puskesmas: Unit) -> None:
        service = a_published_service(puskesmas)
        an_assessment(puskesmas, held_on=LAST_YEAR)
        newest = an_assessment(puskesmas)
        around = an_assessment(puskesmas, Instrument.SUPPLEMENTARY, service=service)

        found = {(each.instrument, each.service): each.assessment for each in overview(puskesmas)}

        assert found == {
            (Instrument.TRIANGLE, None): None,
            (Instrument.BASELINE, None): newest,
            (Instrument.SUPPLEMENTARY, service): around,
        }

    def test_looks_at_one_thing_stand_in_order(self, puskesmas: Unit) -> None:
        newer, older = an_assessment(puskesmas), an_assessment(puskesmas, held_on=LAST_YEAR)
        an_assessment(puskesmas, Instrument.TRIANGLE)

        assert list(alike(newer)) == [newer, older]
        assert before(newer) == older
        assert before(older) is None

    def test_another_units_look_is_nobodys_to_see(self, puskesmas: Unit, dewi: Person) -> None:
        made = an_assessment(puskesmas)

        with pytest.raises(NoSuchAssessment):
            assessment_known_as(dewi.roles.get().unit, made.uuid)


class TestConstraints:
    def test_instruments_are_known(self, puskesmas: Unit) -> None:
        an_assessment(puskesmas)

        with pytest.raises(IntegrityError, match="instrument_is_known"), transaction.atomic():
            Assessment.objects.update(instrument="FEELING")

    def test_it_is_about_a_service_or_about_the_unit(self, puskesmas: Unit) -> None:
        service = a_published_service(puskesmas)
        an_assessment(puskesmas)

        for change in ({"service": service}, {"instrument": "SUPPLEMENTARY"}):
            with pytest.raises(IntegrityError, match="about_a_service"), transaction.atomic():
                Assessment.objects.update(**change)


class TestPages:
    def test_a_look_is_typed_and_shown(self, head: Client, puskesmas: Unit) -> None:
        form = typed(Instrument.TRIANGLE, PEOPLE_ABLE="PRESENT", PEOPLE_ABLE_evidence="Sertifikat")

        answer = head.post(TRIANGLE, form)

        made = Assessment.objects.get(unit=puskesmas)
        assert answer.status_code == 302
        assert "Sertifikat" in said(head.get(answer.headers["Location"]))
        assert str(made.uuid) in said(head.get(HOME))

    def test_says_what_became_better(self, head: Client, puskesmas: Unit) -> None:
        an_assessment(puskesmas, Instrument.TRIANGLE, held_on=LAST_YEAR)
        newer = an_assessment(puskesmas, Instrument.TRIANGLE, PEOPLE_ABLE=Level.PARTLY)

        page = head.get(f"{HOME}{newer.uuid}/")

        assert "Membaik:" in said(page)
        assert [str(each) for each in page.context["better"]] == [
            "Petugas dipilih dan dilatih untuk melayani"
        ]
        assert page.context["worse"] == []

    @pytest.mark.parametrize(
        "changes",
        [
            {"PEOPLE_ABLE": "PRESENT"},
            {"PEOPLE_ABLE": ""},
            {"PEOPLE_ABLE": "NOT_NEEDED"},
            {"held_on": "2026-03-03"},
            {"held_on": "soon"},
        ],
    )
    def test_keeps_what_was_typed_when_it_does_not_fit(
        self, head: Client, puskesmas: Unit, changes: dict[str, str]
    ) -> None:
        form = typed(Instrument.TRIANGLE, STRATEGY_KNOWN_evidence="Ditanya tiga orang", **changes)

        refused = head.post(TRIANGLE, form)

        assert refused.status_code == 422
        assert "Ditanya tiga orang" in said(refused)
        assert not Assessment.objects.filter(unit=puskesmas).exists()

    def test_each_service_has_its_own_look(self, head: Client, puskesmas: Unit) -> None:
        a_published_service(puskesmas)

        answer = head.post(
            f"{HOME}_look/supplementary/pendaftaran/",
            typed(Instrument.SUPPLEMENTARY, BILLING="NOT_NEEDED"),
        )

        assert answer.status_code == 302
        assert head.get(f"{HOME}_look/supplementary/").status_code == 404
        assert head.get(f"{TRIANGLE}pendaftaran/").status_code == 404
        assert head.get(f"{HOME}_look/mood/").status_code == 404

    def test_an_officer_reads_and_a_stranger_finds_nothing(
        self, puskesmas: Unit, budi: Person, dewi: Person
    ) -> None:
        made = an_assessment(puskesmas)

        assert signed_in(budi).get(f"{HOME}{made.uuid}/").status_code == 200
        assert signed_in(budi).get(TRIANGLE).status_code in (403, 404)
        assert signed_in(dewi).get(HOME).status_code in (403, 404)
