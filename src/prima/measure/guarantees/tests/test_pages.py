import pytest
from django.http import HttpResponseBase
from django.test import Client

from prima.deliver.queues.models import Counter
from prima.foundation.units.models import Unit
from prima.measure.guarantees.tests.conftest import Visits
from prima.promise.charter.rules.codes import Decider, Occasion, Remedy
from prima.promise.charter.rules.document import Guarantee
from prima.promise.charter.testing import THIRTY_MINUTES, a_charter, a_drafted_charter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("later")]
KEPT = "/charter/puskesmas-melati/kept/"
HISTORY = "/guarantees/puskesmas-melati/"
ATTITUDE = Guarantee(
    code="manner",
    occasion=Occasion.COMPLAINT_UPHELD_ATTITUDE,
    remedy=Remedy.APOLOGY,
    decider=Decider.HEAD,
)


def said(response: HttpResponseBase) -> str:
    return " ".join(getattr(response, "content", b"").decode().split())


class TestKept:
    def test_says_each_promise_with_its_figure(
        self, client: Client, visits: Visits, puskesmas: Unit
    ) -> None:
        visits(5, 6, 7, 8, 31)
        a_charter(puskesmas, THIRTY_MINUTES, ATTITUDE)

        page = said(client.get(KEPT))

        assert "Dilanggar 1 kali" in page
        assert "80,0% dari 5 kunjungan dalam 90 hari (37,6% sampai 96,4%)" in page
        assert "Belum diukur di sini" in page  # nobody counts manners yet
        assert "Waktu tunggu" in page
        assert "Kami wajib menjaga kerahasiaan data Anda." in page

    def test_says_that_four_visits_are_too_few(
        self, client: Client, visits: Visits, puskesmas: Unit
    ) -> None:
        visits(5, 6, 7, 31)
        a_charter(puskesmas, THIRTY_MINUTES)

        assert "Terlalu sedikit untuk dinilai: 4 kunjungan" in said(client.get(KEPT))

    @pytest.mark.usefixtures("puskesmas")
    def test_there_is_none_without_a_charter(self, client: Client) -> None:
        assert client.get(KEPT).status_code == 404

    def test_the_charter_leads_to_it(self, client: Client, puskesmas: Unit) -> None:
        a_charter(puskesmas)

        assert KEPT in said(client.get("/charter/puskesmas-melati/"))


class TestHistory:
    def test_says_what_a_draft_would_have_cost_last_quarter(
        self, head: Client, visits: Visits, puskesmas: Unit
    ) -> None:
        visits(5, 31, 60)
        a_drafted_charter(puskesmas, THIRTY_MINUTES, ATTITUDE)

        page = said(head.get(HISTORY))

        assert "Akan berlaku 2 kali, dari 3 kunjungan" in page
        assert "Rp 20.000" in page
        assert "Belum diukur di sini" in page

    def test_another_quarter_is_one_step_away(self, head: Client, counter: Counter) -> None:
        assert "?period=2025-Q4" in said(head.get(HISTORY))
        assert "?period=2026-Q2" in said(head.get(HISTORY))
        assert "?period=2026-Q3" not in said(head.get(f"{HISTORY}?period=2026-Q2"))
        assert head.get(f"{HISTORY}?period=soon").status_code == 404
        assert counter.unit.slug in HISTORY

    def test_a_stranger_finds_nothing(self, client: Client, puskesmas: Unit) -> None:
        assert client.get(HISTORY).status_code == 302
        assert puskesmas.slug in HISTORY
