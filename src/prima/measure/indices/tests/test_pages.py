from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prima.deliver.queues.testing import a_service
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.measure.indices.rules import Period
from prima.measure.indices.testing import answered
from prima.promise.standards.models import Service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
MELATI = "puskesmas-melati"
STAFF = [
    f"/measure/{MELATI}/",
    f"/measure/{MELATI}/_formula/",
    f"/measure/{MELATI}/report.pdf",
    f"/measure/{MELATI}/pendaftaran/",
    f"/measure/{MELATI}/pendaftaran/formula/",
    f"/measure/{MELATI}/pendaftaran/promises/waktu-tunggu/",
]
EVERY = [f"/results/{MELATI}/", *STAFF]
HOSTILE = ["9999-S9", "", "%00", "2026-S1" * 2000, "2026-13", "'; DROP TABLE x", "20%D9%A26", "-1"]


EMPTY = ["2000-01", "2000", "2099-S2", "2099-12"]


@pytest.fixture
def head(client: Client, ratna: Person) -> Client:
    client.force_login(ratna, backend=BACKEND)
    return client


def words(page: object) -> str:
    return unescape(page.content.decode())  # type: ignore[attr-defined]  # a response of the test client


class TestResults:
    def test_anybody_reads_the_published_figures(self, client: Client, sekadau: Period) -> None:
        page = words(client.get(f"/results/{MELATI}/?period={sekadau.code}"))

        assert "78,74" in page
        assert "76,3 sampai 81,2 (95 %), 49 responden" in page
        assert "Semester I 2026" in page
        assert page.index("Persyaratan") < page.index("Biaya/tarif")

    def test_is_whole_in_english(self, client: Client, sekadau: Period) -> None:
        client.cookies["prima_language"] = "en"

        page = words(client.get(f"/results/{MELATI}/?period={sekadau.code}"))

        assert "78.74" in page
        assert "Do we keep our promise?" in page

    def test_four_answers_are_not_shown(self, client: Client, surveyed: Unit) -> None:
        answered(surveyed, [[1, 2, 3, 4, 1, 2, 3, 4, 1]] * 4)

        page = words(client.get(f"/results/{MELATI}/"))

        assert "Kurang dari 5 jawaban: tidak ditampilkan" in page
        assert "prima-grade" not in page
        assert "25,00" not in page

    def test_few_answers_are_called_an_indication(self, client: Client, surveyed: Unit) -> None:
        answered(surveyed, 7)

        assert "petunjuk awal" in words(client.get(f"/results/{MELATI}/"))

    def test_promises_stand_beside_what_was_measured(
        self, client: Client, service: Service
    ) -> None:
        page = words(client.get(f"/results/{service.unit.slug}/"))

        assert "Paling lama 15 menit, untuk 90 dari 100 orang" in page
        assert "Data belum cukup" in page
        assert "Belum diukur" not in page

    def test_leads_to_the_other_periods(self, client: Client, surveyed: Unit) -> None:
        answered(surveyed, 9, date(2025, 2, 3))
        answered(surveyed, 9)

        page = words(client.get(f"/results/{MELATI}/"))

        assert f"/results/{MELATI}/?period=2025-S1" in page

    def test_an_unknown_unit_is_not_found(self, client: Client, surveyed: Unit) -> None:
        assert client.get(f"/results/not-{surveyed.slug}/").status_code == 404

    def test_takes_few_questions(self, client: Client, service: Service, sekadau: Period) -> None:
        for code in ("poli-umum", "imunisasi", "poli-gigi"):
            a_service(service.unit, code)

        with CaptureQueriesContext(connection) as asked:
            client.get(f"/results/{MELATI}/?period={sekadau.code}")

        assert len(asked) <= 15


class TestStaffPages:
    def test_home_leads_to_the_formula_and_the_report(self, head: Client, sekadau: Period) -> None:
        page = words(head.get(f"/measure/{MELATI}/"))

        assert "78,74" in page
        assert f"/measure/{MELATI}/_formula/?period={sekadau.code}" in page
        assert f"/measure/{MELATI}/report.pdf?period={sekadau.code}" in page

    def test_home_takes_few_questions(
        self, head: Client, service: Service, sekadau: Period
    ) -> None:
        for code in ("poli-umum", "imunisasi", "poli-gigi"):
            answered(service.unit, 6, service=a_service(service.unit, code))
        head.get(f"/measure/{MELATI}/?period={sekadau.code}")

        with CaptureQueriesContext(connection) as asked:
            head.get(f"/measure/{MELATI}/?period={sekadau.code}")

        assert len(asked) <= 25

    def test_home_says_what_changed(self, head: Client, surveyed: Unit) -> None:
        answered(surveyed, [[3] * 9] * 40, date(2025, 11, 3))
        answered(surveyed, [[4] * 9] * 39 + [[3] * 9])

        page = words(head.get(f"/measure/{MELATI}/"))

        assert "+24,38 poin sejak Semester II 2025: lebih besar daripada kebetulan." in page

    def test_the_formula_shows_each_step(self, head: Client, sekadau: Period) -> None:
        page = words(head.get(f"/measure/{MELATI}/_formula/?period={sekadau.code}"))

        for figure in (
            "138",
            "2,816",
            "0,1111",
            "0,313",
            "70,41",
            "3,1497",
            "78,74",
            "PermenPANRB",
        ):
            assert figure in page

    def test_the_formula_shows_every_row_in_no_order_of_time(
        self, head: Client, surveyed: Unit
    ) -> None:
        rows = [[1 + n // 10] * 9 for n in range(40)]
        for n in range(4):
            answered(surveyed, rows[10 * n : 10 * n + 10], date(2026, 1, 5 + n))

        page = words(head.get(f"/measure/{MELATI}/_formula/"))
        body = page[page.index("Jawaban setiap responden") :]
        firsts = [row.split("</td>")[0][-1] for row in body.split('scope="row"')[1:]]

        assert sorted(firsts) == sorted("1111111111222222222233333333334444444444")
        assert firsts != sorted(firsts)
        assert "2026-01-05" not in page
        assert "5 Jan 2026" not in page

    def test_many_rows_come_in_pages(self, head: Client, surveyed: Unit) -> None:
        answered(surveyed, 250)

        first, second = (words(head.get(f"{STAFF[1]}?page={page}")) for page in ("1", "2"))

        assert first.count('scope="row"') - second.count('scope="row"') == 150
        assert "?period=2026-S1&page=2" in first
        assert ">201</th>" in second

    @pytest.mark.usefixtures("sekadau")
    @pytest.mark.parametrize("page", ["0", "-1", "9" * 500, "x", "%00"])
    def test_a_page_that_is_none_is_the_nearest(self, head: Client, page: str) -> None:
        assert head.get(f"{STAFF[1]}?page={page}").status_code == 200

    @pytest.mark.parametrize("path", [STAFF[0], STAFF[1]])
    def test_four_answers_are_not_shown(self, head: Client, surveyed: Unit, path: str) -> None:
        answered(surveyed, [[1, 2, 3, 4, 1, 2, 3, 4, 1]] * 4)

        page = words(head.get(path))

        assert "Kurang dari 5 jawaban: tidak ditampilkan" in page
        assert "prima-grade" not in page
        assert "Jawaban setiap responden" not in page

    def test_a_service_is_held_back_everywhere(self, head: Client, service: Service) -> None:
        answered(service.unit, 20, service=service)
        answered(service.unit, 3, service=a_service(service.unit, "poli-umum"), seed=2)
        held_back = "Tidak ditampilkan, untuk melindungi beberapa orang lain"

        home, page, formula = (words(head.get(STAFF[n])) for n in (0, 3, 4))

        assert held_back in home
        assert held_back in page
        assert held_back in formula
        assert "Jawaban setiap responden" not in formula

    def test_a_service_opens_to_its_formula(self, head: Client, service: Service) -> None:
        answered(service.unit, 9, service=service)

        page = words(head.get(STAFF[3]))

        assert "/measure/puskesmas-melati/pendaftaran/formula/?period=2026-S1" in page
        assert "9 responden" in words(head.get(STAFF[4]))

    def test_a_promise_opens_to_its_days(self, head: Client, service: Service) -> None:
        page = words(head.get(f"/measure/{service.unit.slug}/pendaftaran/promises/waktu-tunggu/"))

        assert "15 menit" in page
        assert "Tidak ada yang datang dalam 90 hari terakhir." in page

    @pytest.mark.usefixtures("service")
    @pytest.mark.parametrize(
        "path", ["pendaftaran/promises/nothing/", "pendaftaran/promises/gratis/", "nothing/"]
    )
    def test_what_is_not_there_is_not_found(self, head: Client, path: str) -> None:
        assert head.get(f"/measure/{MELATI}/{path}").status_code == 404

    def test_the_report_is_a_pdf_with_a_name(self, head: Client, sekadau: Period) -> None:
        answer = head.get(f"/measure/{MELATI}/report.pdf?period={sekadau.code}")

        assert answer.headers["Content-Type"] == "application/pdf"
        assert (
            'filename="laporan-skm-puskesmas-melati-2026-S1.pdf"'
            in (answer.headers["Content-Disposition"])
        )
        assert answer.content.startswith(b"%PDF-")


@pytest.mark.usefixtures("service")
class TestGuards:
    @pytest.mark.parametrize("path", STAFF)
    def test_whoever_is_not_signed_in_is_sent_to_sign_in(self, client: Client, path: str) -> None:
        answer = client.get(path)

        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/accounts/")

    @pytest.mark.parametrize("path", STAFF)
    def test_strangers_find_nothing(self, client: Client, dewi: Person, path: str) -> None:
        client.force_login(dewi, backend=BACKEND)

        assert client.get(path).status_code == 404

    @pytest.mark.parametrize("path", STAFF)
    def test_everybody_of_the_unit_may_look(
        self, client: Client, budi: Person, tono: Person, path: str
    ) -> None:
        for person in (budi, tono):
            client.force_login(person, backend=BACKEND)

            assert client.get(path).status_code == 200

    @pytest.mark.parametrize("path", EVERY[:-1])
    def test_a_period_that_is_none_is_not_found(self, head: Client, path: str) -> None:
        statuses = {period: head.get(f"{path}?period={period}").status_code for period in HOSTILE}

        assert statuses == dict.fromkeys(HOSTILE, 404)

    @pytest.mark.parametrize("path", EVERY[:-1])
    def test_an_empty_period_is_empty(self, head: Client, path: str) -> None:
        statuses = {period: head.get(f"{path}?period={period}").status_code for period in EMPTY}

        assert statuses == dict.fromkeys(EMPTY, 200)

    @pytest.mark.parametrize("path", EVERY)
    def test_looking_changes_nothing(self, head: Client, path: str) -> None:
        assert head.post(path).status_code == 405


def test_pages_ask_before_there_is_a_survey(client: Client, puskesmas: Unit) -> None:
    assert client.get(f"/results/{puskesmas.slug}/").status_code == 409
