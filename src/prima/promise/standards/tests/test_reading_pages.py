"""The pages on which the machine reads a standard: findings, principles, comparison, what if."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client, RequestFactory

from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.standards.actions import draft_next_version
from prima.promise.standards.models import Service
from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.rules.reading import read_document
from prima.promise.standards.rules.writing import write_document
from prima.promise.standards.testing import a_published_service
from prima.promise.standards.tests.pages import FASTER, at, said
from prima.promise.standards.views.trying import what_if

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
PAGES = ("reading", "principles", "compare", "what-if")
MOST_QUERIES = 25


def drafted(service: Service, *changes: tuple[str, str]) -> None:
    text = write_document(catalogue()[service.code])
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    draft_next_version(service, read_document(text), at=MONDAY_9AM)


@pytest.mark.parametrize("page", PAGES)
class TestEveryPage:
    def test_is_for_whoever_works_here(
        self, officer: Client, puskesmas: Unit, service: Service, page: str
    ) -> None:
        assert officer.get(at(puskesmas, f"{service.code}/{page}/")).status_code == 200

    def test_is_not_there_for_a_stranger(
        self, stranger: Client, puskesmas: Unit, service: Service, page: str
    ) -> None:
        assert stranger.get(at(puskesmas, f"{service.code}/{page}/")).status_code == 404

    def test_asks_whoever_is_not_signed_in(
        self, client: Client, puskesmas: Unit, service: Service, page: str
    ) -> None:
        assert client.get(at(puskesmas, f"{service.code}/{page}/")).status_code == 302

    def test_is_reached_from_the_draft(
        self, head: Client, puskesmas: Unit, service: Service, page: str
    ) -> None:
        drafted(service)

        draft = said(head.get(at(puskesmas, f"{service.code}/draft/")))

        assert at(puskesmas, f"{service.code}/{page}/") in draft

    @pytest.mark.usefixtures("elsewhere")
    def test_asks_the_database_few_questions(
        self,
        head: Client,
        puskesmas: Unit,
        service: Service,
        page: str,
        django_assert_max_num_queries: "DjangoAssertNumQueries",
    ) -> None:
        drafted(service)

        with django_assert_max_num_queries(MOST_QUERIES):
            assert head.get(at(puskesmas, f"{service.code}/{page}/")).status_code == 200


class TestReading:
    def test_says_what_was_found_where_why_and_what_to_do(
        self, head: Client, puskesmas: Unit, service: Service
    ) -> None:
        drafted(service, ("Kami melayani Anda", "Kami melayani Anda secepatnya"))

        page = said(head.get(at(puskesmas, "pendaftaran/reading/")))

        assert "“secepatnya”" in page
        assert "jumlah menit atau hari" in page
        assert "Jaminan pelayanan" in page
        assert "PermenPANRB 15/2014" in page

    def test_knows_when_the_unit_is_open(
        self, head: Client, puskesmas: Unit, service: Service
    ) -> None:
        drafted(
            service, ("  vulnerable_groups:", "  opening: Minggu 08.00-10.00\n  vulnerable_groups:")
        )

        page = said(head.get(at(puskesmas, "pendaftaran/reading/")))

        assert "Kantor tutup pada sebagian jam ini: 08.00-10.00" in page

    def test_knows_the_version_before(
        self, head: Client, puskesmas: Unit, service: Service
    ) -> None:
        step = "    - {code: lagi, text: Tunggu lagi., actor: CITIZEN}\n"
        drafted(service, ("    completion:", f"{step}    completion:"))

        page = said(head.get(at(puskesmas, "pendaftaran/reading/")))

        assert "Ada 6 langkah; sebelumnya 5." in page


class TestPrinciples:
    @pytest.mark.usefixtures("service")
    def test_score_what_is_kept_and_leave_open_what_is_not_known(
        self, head: Client, puskesmas: Unit
    ) -> None:
        page = said(head.get(at(puskesmas, "pendaftaran/principles/")))

        assert "Konsensus: belum diketahui" in page
        assert "3 dari 3 kriteria" in page
        assert "Kenyamanan" in page

    def test_show_what_stands_against_them(
        self, head: Client, puskesmas: Unit, service: Service
    ) -> None:
        drafted(service, ("Kami melayani Anda", "Kami melayani Anda secepatnya"))

        page = said(head.get(at(puskesmas, "pendaftaran/principles/")))

        assert "2 dari 3 kriteria" in page
        assert "“secepatnya”" in page


class TestCompare:
    def test_begins_with_the_version_before(
        self, head: Client, puskesmas: Unit, service: Service
    ) -> None:
        draft_next_version(service, read_document(FASTER), at=MONDAY_9AM)

        page = said(head.get(at(puskesmas, "pendaftaran/compare/")))

        assert "25 menit" in page
        assert "20 menit" in page
        assert "Tidak, justru sebaliknya" not in page

    @pytest.mark.usefixtures("service")
    def test_offers_other_units_and_the_template(
        self, head: Client, puskesmas: Unit, elsewhere: Unit
    ) -> None:
        page = said(head.get(at(puskesmas, "pendaftaran/compare/")))

        assert f"?with=unit-{elsewhere.slug}" in page
        assert "?with=template" in page
        for other in (f"unit-{elsewhere.slug}", "template"):
            answer = head.get(at(puskesmas, "pendaftaran/compare/"), {"with": other})
            assert "Tidak ada yang berubah" in said(answer)

    @pytest.mark.usefixtures("service")
    @pytest.mark.parametrize("other", ["", "version-9", "unit-", "../../etc", "\x00"])
    def test_does_not_know_what_is_not_there(
        self, head: Client, puskesmas: Unit, other: str
    ) -> None:
        answer = head.get(at(puskesmas, "pendaftaran/compare/"), {"with": other})

        assert answer.status_code == 404

    def test_says_when_there_is_nothing_to_compare_with(
        self, head: Client, puskesmas: Unit
    ) -> None:
        a_published_service(puskesmas, "kia")
        Service.objects.filter(code="kia").update(code="kia-lain")

        page = said(head.get(at(puskesmas, "kia-lain/compare/")))

        assert "Belum ada pembandingnya" in page


class TestWhatIf:
    ASKED = {"counters_now": "1", "counters": "2"}

    @pytest.mark.usefixtures("service")
    def test_says_how_it_is_before_anything_is_tried(self, head: Client, puskesmas: Unit) -> None:
        page = said(head.get(at(puskesmas, "pendaftaran/what-if/")))

        assert "23 menit" in page
        assert "Dapat ditepati" in page

    @pytest.mark.usefixtures("service")
    def test_says_what_follows(self, head: Client, puskesmas: Unit) -> None:
        step = catalogue()["pendaftaran"].standard.delivery.procedure[1].code
        asked = {**self.ASKED, f"time-{step}": "60", "rupiah_an_hour": "60000"}

        page = said(head.get(at(puskesmas, "pendaftaran/what-if/"), asked))

        assert "Terlalu singkat bagi langkahnya" in page
        assert "Rp\xa06.000" in page

    @pytest.mark.usefixtures("service")
    @pytest.mark.parametrize(
        "wrong",
        [
            {"counters": "0"},
            {"counters": "-1"},
            {"counters": "banyak"},
            {"counters": "9" * 400},
            {"promised": "0"},
            {"rupiah_an_hour": "1e9"},
        ],
    )
    def test_says_what_is_wrong(self, head: Client, puskesmas: Unit, wrong: dict[str, str]) -> None:
        answer = head.get(at(puskesmas, "pendaftaran/what-if/"), {**self.ASKED, **wrong})

        assert answer.status_code == 422

    @pytest.mark.usefixtures("service")
    def test_counts_the_past_where_it_is_known(
        self, ratna: Person, puskesmas: Unit, rf: RequestFactory
    ) -> None:
        request = rf.get("/")
        request.user = ratna
        past = [timedelta(minutes=minutes) for minutes in (10, 20, 25, 26)] * 2

        answer = what_if(request, puskesmas.slug, "pendaftaran", past=lambda _service: past)

        assert "75%" in said(answer)


class TestPublishing:
    def test_is_warned_of_what_only_this_unit_can_mend(self, head: Client, puskesmas: Unit) -> None:
        drafted(a_published_service(puskesmas, "kia"))

        page = said(head.get(at(puskesmas, "kia/publish/")))

        assert "Sebutkan peraturan daerah Anda sendiri" in page
