import pytest
from django.test import Client

from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.listen.surveys.testing import an_instrument
from prima.measure.followups.models import FollowUp
from prima.measure.followups.rules import Stand
from prima.measure.followups.testing import ACTION, OWNER, a_follow_up

pytestmark = pytest.mark.django_db

GIVEN = {"item": "TIME", "action": ACTION, "owner": OWNER, "term": "MIDDLE"}


@pytest.fixture
def surveyed(puskesmas: Unit, monkeypatch: pytest.MonkeyPatch) -> Unit:
    monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY_9AM)
    an_instrument(puskesmas)
    return puskesmas


@pytest.fixture
def head(client: Client, ratna: Person) -> Client:
    client.force_login(ratna)
    return client


def plan_of(unit: Unit) -> str:
    return f"/measure/{unit.slug}/_follow-up/"


class TestPlan:
    def test_says_what_will_be_here(self, head: Client, surveyed: Unit) -> None:
        page = head.get(plan_of(surveyed)).content.decode()

        assert "Belum ada yang direncanakan." in page
        assert "Semester I 2026" in page

    def test_adds_an_action_to_the_plan(self, head: Client, surveyed: Unit) -> None:
        answer = head.post(f"{plan_of(surveyed)}?period=2026-S1", GIVEN)

        assert answer["Location"] == f"{plan_of(surveyed)}?period=2026-S1"
        page = head.get(answer["Location"]).content.decode()
        assert ACTION in page
        assert "Waktu penyelesaian" in page

    def test_shows_what_earlier_periods_left(self, head: Client, surveyed: Unit) -> None:
        a_follow_up(surveyed)

        page = head.get(f"{plan_of(surveyed)}?period=2026-S2").content.decode()

        assert "Dari periode sebelumnya" in page
        assert ACTION in page

    def test_the_lowest_unsur_comes_chosen(self, head: Client, surveyed: Unit) -> None:
        page = head.get(f"{plan_of(surveyed)}?item=COST").content.decode()

        assert '<option value="COST" selected>' in page

    @pytest.mark.parametrize(
        "change", [{"item": "MAGIC"}, {"action": ""}, {"owner": "x" * 121}, {"term": "SOON"}]
    )
    def test_says_beside_the_field_what_is_wrong(
        self, head: Client, surveyed: Unit, change: dict[str, str]
    ) -> None:
        answer = head.post(plan_of(surveyed), GIVEN | change)

        assert answer.status_code == 422
        assert not FollowUp.objects.exists()

    def test_an_officer_looks_and_plans_nothing(
        self, client: Client, budi: Person, surveyed: Unit
    ) -> None:
        client.force_login(budi)

        page = client.get(plan_of(surveyed))

        assert "<form" not in page.content.decode().partition("<main")[2].partition("</main")[0]
        assert client.post(plan_of(surveyed), GIVEN).status_code == 403

    def test_a_stranger_sees_nothing(self, client: Client, dewi: Person, surveyed: Unit) -> None:
        client.force_login(dewi)

        assert client.get(plan_of(surveyed)).status_code == 404


class TestFollowUp:
    def test_notes_how_far_it_is(self, head: Client, surveyed: Unit) -> None:
        found = a_follow_up(surveyed)
        address = f"{plan_of(surveyed)}{found.uuid}/"

        answer = head.post(address, {"done_percent": "100", "evidence": "SK Nomor 12"})

        assert answer["Location"] == address
        assert FollowUp.objects.get().stand is Stand.DONE
        assert "Selesai, 100 %" in head.get(address).content.decode()

    @pytest.mark.parametrize(
        "given", [{"done_percent": "100"}, {"done_percent": "101"}, {"done_percent": "?"}]
    )
    def test_says_what_is_missing(
        self, head: Client, surveyed: Unit, given: dict[str, str]
    ) -> None:
        found = a_follow_up(surveyed)

        assert head.post(f"{plan_of(surveyed)}{found.uuid}/", given).status_code == 422
        assert FollowUp.objects.get().done_percent == 0

    def test_is_given_up_with_a_reason(self, head: Client, surveyed: Unit) -> None:
        address = f"{plan_of(surveyed)}{a_follow_up(surveyed).uuid}/"

        assert head.post(f"{address}drop", {}).status_code == 422
        assert head.post(f"{address}drop", {"reason": "Gedung pindah"}).status_code == 302
        assert head.get(address).status_code == 404
