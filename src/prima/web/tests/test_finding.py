import csv
import json
import re
from datetime import datetime
from io import StringIO

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone

from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.charter.testing import a_charter
from prima.promise.standards.actions import offer_service, publish_version
from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.testing import a_published_service
from prima.web.catalogue import as_csv, fees, iso_duration, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
CHECKLIST = "/u/puskesmas-melati/akta-kelahiran/checklist/"
HOSTILE = "</script><script>alert('x')</script>"


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Stop the clock that doors read."""
    monkeypatch.setattr(timezone, "now", lambda: MONDAY_9AM)
    return MONDAY_9AM


def said(response: HttpResponseBase) -> str:
    return " ".join(getattr(response, "content", b"").decode().split())


def promised_as(unit: Unit, code: str, **service: object) -> ServiceDocument:
    """Publish a service of the catalogue whose own line says something else."""
    template = catalogue()[code]
    document = template.model_copy(update={"service": template.service.model_copy(update=service)})
    today = MONDAY_9AM.date()
    draft = offer_service(unit, document, at=MONDAY_9AM)
    publish_version(draft, in_force_on=today, why="Now", at=MONDAY_9AM, today=today)
    return document


class TestNeed:
    def test_a_need_typed_with_slips_leads_to_three_services(self, client: Client) -> None:
        page = said(client.get("/", {"q": "bayik baru laihr"}))

        assert "/need/bayi-baru-lahir/" in page
        assert "Akta kelahiran" in page
        assert "Kartu keluarga" in page
        assert "Imunisasi" in page

    def test_the_home_page_offers_what_happens_in_life(self, client: Client) -> None:
        assert "/need/keluarga-meninggal/" in said(client.get("/"))

    def test_says_behind_which_door_each_service_is(
        self, client: Client, puskesmas: Unit, dewi: Person
    ) -> None:
        a_published_service(puskesmas, "imunisasi")
        a_published_service(dewi.roles.get().unit, "akta-kelahiran")

        page = said(client.get("/need/bayi-baru-lahir/"))

        assert "/u/puskesmas-melati/imunisasi/" in page
        assert "/u/dinas-kependudukan/akta-kelahiran/" in page
        assert (
            "Tanyakan di sini: Dinas kependudukan dan pencatatan sipil" in page
        )  # the family card

    def test_there_are_only_the_needs_of_the_list(self, client: Client) -> None:
        assert client.get("/need/terbang-ke-bulan/").status_code == 404

    def test_speaks_english(self, client: Client) -> None:
        client.cookies["prima_language"] = "en"

        assert "A child is born" in said(client.get("/need/bayi-baru-lahir/"))


class TestChecklist:
    def test_says_what_is_still_missing(self, client: Client, puskesmas: Unit) -> None:
        a_published_service(puskesmas, "akta-kelahiran")

        have = ["formulir", "surat-lahir", "buku-nikah"]
        page = client.get(CHECKLIST, {"have": have, "check": "1"})

        assert [each.code for each in page.context["missing"]] == ["kartu-keluarga", "ktp-pelapor"]
        assert "2 syarat masih kurang" in said(page)
        assert said(page).count(" checked>") == 3

    def test_asks_nothing_before_it_is_asked(self, client: Client, puskesmas: Unit) -> None:
        a_published_service(puskesmas, "akta-kelahiran")

        page = said(client.get(CHECKLIST))

        assert "syarat masih kurang" not in page
        assert "sudah ada." not in page
        assert 'data-module="print-now"' in page

    def test_having_everything_is_said(self, client: Client, puskesmas: Unit) -> None:
        a_published_service(puskesmas, "akta-kelahiran")
        needed = catalogue()["akta-kelahiran"].standard.delivery.requirements

        page = client.get(CHECKLIST, {"have": [each.code for each in needed], "check": "1"})

        assert page.context["missing"] == []
        assert "Semua syarat yang selalu diminta sudah ada" in said(page)

    def test_what_is_asked_in_some_cases_is_never_missing(
        self, client: Client, puskesmas: Unit
    ) -> None:
        template = catalogue()["akta-kelahiran"]
        only_some = [
            each.code for each in template.standard.delivery.requirements if each.needed_when
        ]
        a_published_service(puskesmas, "akta-kelahiran")

        page = client.get(CHECKLIST, {"check": "1"})

        assert not {each.code for each in page.context["missing"]} & set(only_some)

    def test_there_is_none_for_what_nobody_can_ask_for(
        self, client: Client, puskesmas: Unit
    ) -> None:
        assert client.get(CHECKLIST).status_code == 404
        assert puskesmas.slug in CHECKLIST


class TestLinkedData:
    def test_stands_on_the_page_of_a_service(self, client: Client, puskesmas: Unit) -> None:
        a_published_service(puskesmas, "akta-kelahiran")

        page = getattr(client.get("/u/puskesmas-melati/akta-kelahiran/"), "content", b"").decode()
        found = re.search(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', page)

        assert found is not None
        described = json.loads(found[1])
        assert described["@type"] == "GovernmentService"
        assert described["name"] == "Akta kelahiran"
        assert described["availableChannel"]["processingTime"] == "P1D"
        assert described["offers"] == {"@type": "Offer", "priceCurrency": "IDR", "price": 0}
        assert described["serviceOperator"]["name"] == "Puskesmas Melati"

    def test_nothing_in_it_ends_the_script(self, client: Client, puskesmas: Unit) -> None:
        promised_as(puskesmas, "imunisasi", purpose=HOSTILE)

        page = getattr(client.get("/u/puskesmas-melati/imunisasi/"), "content", b"").decode()

        assert "<script>alert" not in page
        assert "\\u003c/script\\u003e" in page


class TestOpenData:
    def test_the_catalogue_is_everybodys(self, client: Client, puskesmas: Unit) -> None:
        for code in ("imunisasi", "farmasi"):
            a_published_service(puskesmas, code)

        answer = client.get("/open-data/services.json")

        graph = json.loads(said(answer))["@graph"]
        assert [each["name"] for each in graph] == ["Imunisasi", "Pelayanan obat (farmasi)"]
        assert all(each["url"].startswith("http://testserver/u/puskesmas-") for each in graph)
        assert answer.headers["Access-Control-Allow-Origin"] == "*"

    def test_comes_as_a_table_too(self, client: Client, puskesmas: Unit) -> None:
        a_published_service(puskesmas, "kia")

        content = getattr(client.get("/open-data/services.csv"), "content", b"").decode()
        [row] = csv.DictReader(StringIO(content))

        assert row["service_code"] == "kia"
        assert (row["fee_least_rupiah"], row["fee_most_rupiah"]) == tuple(
            map(str, fees(catalogue()["kia"]))
        )

    def test_no_cell_is_a_formula(self, puskesmas: Unit) -> None:
        promised_as(puskesmas, "imunisasi", purpose="=HYPERLINK(1)")

        text = as_csv(published(MONDAY_9AM), lambda service: service.code)

        assert ",'=HYPERLINK(1)," in text

    def test_lengths_of_time_are_written_as_iso_8601(self) -> None:
        written = {
            code: iso_duration(each.standard.delivery.completion)
            for code, each in catalogue().items()
            if each.standard.delivery.completion
        }

        assert written["akta-kelahiran"] == "P1D"
        assert all(re.fullmatch(r"PT\d+[MH]|P\d+D", each) for each in written.values())


class TestCharterOnThePortal:
    def test_a_unit_shows_its_charter_once_it_is_declared(
        self, client: Client, puskesmas: Unit
    ) -> None:
        before = said(client.get("/u/puskesmas-melati/"))
        a_charter(puskesmas)
        after = said(client.get("/u/puskesmas-melati/"))

        assert "/charter/puskesmas-melati/" not in before
        assert "/charter/puskesmas-melati/kept/" in after
