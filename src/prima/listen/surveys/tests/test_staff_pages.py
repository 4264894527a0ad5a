from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.listen.surveys.actions import answer_survey, confirm_import, preview_import
from prima.listen.surveys.models import Batch, Instrument, Response
from prima.listen.surveys.rules.codes import PREVIEW_LASTS, BatchState, Channel
from prima.listen.surveys.rules.sheets import MOST_BYTES
from prima.listen.surveys.testing import a_token, all_answered, answers
from prima.listen.surveys.tests.spreadsheets import NAMED, NUMBERED, csv_of, raw_xlsx, xlsx_of
from prima.promise.standards.models import Service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

GOOD = csv_of([NAMED, [3] * 9, [4] * 9])
HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "only NUL": lambda: b"\x00" * 100,
    "broken zip": lambda: b"PK\x03\x04garbage",
    "PDF": lambda: b"%PDF-1.7",
    "program": lambda: b"MZ\x90\x00",
    "HTML": lambda: b"<script>alert(1)</script>",
    "no headings": lambda: b"3;3;3\n" * 50,
    "too large": lambda: b"x" * (MOST_BYTES + 1),
    "broken XML": lambda: raw_xlsx(b"<not-xml"),
    "bomb": lambda: raw_xlsx(b"0" * 70_000_000),
    "no answers": lambda: xlsx_of([NUMBERED]),
}


@pytest.fixture
def desk(client: Client, budi: Person) -> Client:
    """Return the browser of an officer who has signed in."""
    client.force_login(budi, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def at_home(unit: Unit, path: str = "") -> str:
    return f"/listen/{unit.slug}/surveys/{path}"


def send(desk: Client, unit: Unit, content: bytes = GOOD, **change: Any) -> HttpResponse:  # noqa: ANN401 - whatever a browser sends
    given = {
        "file": SimpleUploadedFile("rekap.csv", content),
        "channel": "PAPER",
        "answered_on": "2026-03-01",
        "instrument": "SKM:2017",
    }
    answer: Any = desk.post(at_home(unit, "import/"), given | change)
    return answer  # type: ignore[no-any-return]  # the test client's own kind of response


def a_batch(unit: Unit, now: datetime, content: bytes = GOOD) -> Batch:
    return preview_import(
        unit,
        "rekap.csv",
        content,
        channel=Channel.PAPER,
        answered_on=date(2026, 3, 1),
        at=now,
    )


class TestHomePage:
    def test_shows_how_many_answered_and_what_came_in(
        self, desk: Client, service: Service, now: datetime
    ) -> None:
        answers(service, 6, at=now)
        a_token(service, at=now)
        confirm_import(a_batch(service.unit, now), at=now)

        page = desk.get(at_home(service.unit)).content.decode()

        assert service.name in page
        assert "rekap.csv" in page
        assert "86%" in page

    def test_stays_quick_with_many_answers(
        self, desk: Client, service: Service, now: datetime, django_assert_max_num_queries: object
    ) -> None:
        answers(service, 12, at=now)
        for number in range(5):
            a_batch(service.unit, now, csv_of([NAMED, [3] * 9, [1 + number % 4] * 9]))

        with django_assert_max_num_queries(25):  # type: ignore[operator]  # pytest-django's fixture
            desk.get(at_home(service.unit))

    def test_greets_a_unit_in_which_nobody_has_answered(
        self, desk: Client, service: Service
    ) -> None:
        assert desk.get(at_home(service.unit)).status_code == 200

    def test_says_when_no_questionnaire_was_adopted(self, desk: Client, puskesmas: Unit) -> None:
        page = desk.get(at_home(puskesmas))

        assert page.status_code == 409
        assert page["X-Refusal"] == "no-instrument"


class TestSuggestionsPage:
    def test_shows_what_people_wrote_as_text(
        self, desk: Client, service: Service, now: datetime
    ) -> None:
        words = "<b>Kursi</b>\nkurang"
        answer_survey(a_token(service, at=now), all_answered(), at=now, suggestion=words)

        page = desk.get(at_home(service.unit, "suggestions/")).content.decode()

        assert "&lt;b&gt;Kursi&lt;/b&gt;<br>kurang" in page

    @pytest.mark.parametrize("number", ["0", "-1", "999999", "x", "%00", "9" * 50])
    def test_has_no_page_that_breaks(self, desk: Client, service: Service, number: str) -> None:
        assert desk.get(at_home(service.unit, f"suggestions/?page={number}")).status_code == 200


class TestImportPages:
    def test_a_file_is_shown_before_it_counts_and_counts_when_confirmed(
        self, desk: Client, service: Service
    ) -> None:
        sent = send(desk, service.unit)
        shown = desk.get(sent["Location"])
        counted = desk.post(f"{sent['Location']}confirm", {}, follow=True)

        assert shown.status_code == counted.status_code == 200
        assert "rekap.csv" in shown.content.decode()
        assert Response.objects.count() == 2
        assert Batch.objects.get().confirmed_by is not None

    def test_every_bad_cell_is_named(self, desk: Client, service: Service) -> None:
        content = csv_of([["Nama", *NAMED], ["Sari", 5, "<i>", *[3] * 6, "empat"]])

        page = desk.get(send(desk, service.unit, content)["Location"]).content.decode()

        for words in (
            "CSV B2",
            "CSV C2",
            "CSV J2",
            "“5”",
            "“&lt;i&gt;”",
            "“empat”",
            "Buruk, Cukup",
        ):
            assert words in page
        assert "/confirm" not in page
        assert "Sari" not in page

    def test_bad_cells_cannot_be_confirmed_by_force(self, desk: Client, service: Service) -> None:
        sent = send(desk, service.unit, csv_of([NAMED, [5] * 9]))

        assert desk.post(f"{sent['Location']}confirm", {}).status_code == 422
        assert not Response.objects.exists()

    def test_many_bad_cells_are_named_page_by_page(self, desk: Client, service: Service) -> None:
        sent = send(desk, service.unit, csv_of([NAMED, *([9] * 9 for _ in range(30))]))

        first = desk.get(sent["Location"]).content.decode()
        last = desk.get(f"{sent['Location']}?page=3").content.decode()

        assert "CSV A2" in first
        assert "CSV I31" not in first
        assert "CSV I31" in last

    def test_what_u8_and_u9_are_is_asked_and_must_be_said(
        self, desk: Client, service: Service
    ) -> None:
        sent = send(desk, service.unit, csv_of([NUMBERED, [*[3] * 7, 1, 4]]))

        asked = desk.get(sent["Location"]).content.decode()
        unsaid = desk.post(f"{sent['Location']}confirm", {})
        said = desk.post(f"{sent['Location']}confirm", {"order": "QUESTIONNAIRE"})

        assert 'value="QUESTIONNAIRE"' in asked
        assert unsaid.status_code == 422
        assert said.status_code == 302
        assert Response.objects.get().answers["FACILITIES"] == 1

    def test_the_same_file_counts_twice_only_when_it_is_meant(
        self, desk: Client, service: Service
    ) -> None:
        first, second = (send(desk, service.unit)["Location"] for _ in range(2))
        desk.post(f"{first}confirm", {})

        assert desk.post(f"{second}confirm", {}).status_code == 422
        assert desk.post(f"{second}confirm", {"again": "on"}).status_code == 302
        assert Response.objects.count() == 4

    def test_a_preview_can_be_thrown_away(self, desk: Client, service: Service) -> None:
        sent = send(desk, service.unit)

        thrown = desk.post(f"{sent['Location']}discard", {}, follow=True)

        assert thrown.status_code == 200
        assert Batch.objects.get().state == BatchState.DISCARDED

    def test_an_import_is_undone_with_a_reason(
        self, desk: Client, service: Service, now: datetime
    ) -> None:
        batch = confirm_import(a_batch(service.unit, now), at=now)
        address = at_home(service.unit, f"imports/{batch.uuid}/")

        unsaid = desk.post(f"{address}undo", {"reason": " "})
        undone = desk.post(f"{address}undo", {"reason": "Salah bulan"}, follow=True)

        assert unsaid.status_code == 422
        assert "Salah bulan" in undone.content.decode()
        assert Response.objects.filter(voided_on__isnull=False).count() == 2
        assert desk.post(f"{address}undo", {"reason": "Lagi"}).status_code == 409

    def test_an_old_preview_has_ended(self, desk: Client, service: Service, now: datetime) -> None:
        batch = a_batch(service.unit, now - PREVIEW_LASTS)

        page = desk.get(at_home(service.unit, f"imports/{batch.uuid}/"))

        assert page.status_code == 410

    def test_the_empty_table_can_be_taken(self, desk: Client, service: Service) -> None:
        page = desk.get(at_home(service.unit, "template.xlsx"))

        assert page["Content-Disposition"].startswith("attachment; ")
        assert page.content.startswith(b"PK")


class TestHostileUploads:
    @pytest.mark.parametrize("kind", HOSTILE)
    def test_are_refused_beside_the_file_and_nothing_breaks(
        self, desk: Client, service: Service, kind: str
    ) -> None:
        content = HOSTILE[kind]()

        page = send(desk, service.unit, content)

        assert page.status_code == 422
        assert b'href="#id_file"' in page.content
        assert not Batch.objects.exists()

    @pytest.mark.parametrize(
        "change",
        [
            {"file": ""},
            {"channel": "TICKET"},
            {"channel": ""},
            {"answered_on": "2999-01-01"},
            {"answered_on": "31/02/2026"},
            {"answered_on": "\x00"},
            {"service": "magic"},
            {"instrument": "SKM:1999"},
            {"instrument": "'"},
        ],
    )
    def test_every_other_field_says_what_is_wrong(
        self, desk: Client, service: Service, change: dict[str, Any]
    ) -> None:
        assert send(desk, service.unit, **change).status_code == 422
        assert not Batch.objects.exists()

    def test_a_name_of_a_file_is_only_text(self, desk: Client, service: Service) -> None:
        file = BytesIO(GOOD)
        file.name = '"><img src=x onerror=1>.csv'

        page = desk.get(send(desk, service.unit, file=file)["Location"])

        assert b"<img" not in page.content


class TestWhoMayCome:
    pages = ("", "suggestions/", "import/", "template.xlsx", "imports/{}/")

    @pytest.mark.parametrize("path", pages)
    def test_whoever_is_not_signed_in_goes_to_sign_in(
        self, client: Client, service: Service, path: str
    ) -> None:
        answer = client.get(at_home(service.unit, path.format(uuid4())))

        assert answer.status_code == 302
        assert "/accounts/" in answer["Location"]

    @pytest.mark.parametrize("path", pages)
    def test_a_stranger_sees_nothing(
        self, client: Client, service: Service, dewi: Person, path: str
    ) -> None:
        client.force_login(dewi, backend="allauth.account.auth_backends.AuthenticationBackend")

        assert client.get(at_home(service.unit, path.format(uuid4()))).status_code == 404

    @pytest.mark.parametrize("act", ["confirm", "discard", "undo"])
    def test_a_stranger_changes_nothing(
        self, client: Client, service: Service, dewi: Person, now: datetime, act: str
    ) -> None:
        batch = a_batch(service.unit, now)
        client.force_login(dewi, backend="allauth.account.auth_backends.AuthenticationBackend")

        answer = client.post(at_home(service.unit, f"imports/{batch.uuid}/{act}"), {})

        batch.refresh_from_db()
        assert answer.status_code == 404
        assert batch.state == BatchState.PREVIEW

    def test_an_inspector_looks_and_imports_nothing(
        self, client: Client, service: Service, tono: Person
    ) -> None:
        client.force_login(tono, backend="allauth.account.auth_backends.AuthenticationBackend")

        assert client.get(at_home(service.unit)).status_code == 200
        assert client.get(at_home(service.unit, "import/")).status_code == 403

    def test_a_file_of_one_unit_is_nothing_in_another(
        self, client: Client, service: Service, dewi: Person, now: datetime
    ) -> None:
        batch = a_batch(service.unit, now)
        client.force_login(dewi, backend="allauth.account.auth_backends.AuthenticationBackend")
        elsewhere = Unit.objects.exclude(pk=service.unit_id).get()

        assert client.get(at_home(elsewhere, f"imports/{batch.uuid}/")).status_code == 404
        assert client.get(at_home(elsewhere, f"imports/{UUID(int=0)}/")).status_code == 404

    @pytest.mark.parametrize("act", ["confirm", "discard", "undo"])
    def test_looking_changes_nothing(
        self, desk: Client, service: Service, now: datetime, act: str
    ) -> None:
        batch = a_batch(service.unit, now)

        assert desk.get(at_home(service.unit, f"imports/{batch.uuid}/{act}")).status_code == 405


def test_the_half_year_of_the_page_is_the_one_of_today(
    desk: Client, service: Service, now: datetime, skm: Instrument
) -> None:
    old = now - timedelta(days=400)
    confirm_import(
        preview_import(
            service.unit,
            "lama.csv",
            GOOD,
            channel=Channel.PAPER,
            answered_on=old.date(),
            at=now,
            instrument=skm,
        ),
        at=now,
    )

    page = desk.get(at_home(service.unit)).content.decode()

    assert "lama.csv" in page
    assert service.name not in page
