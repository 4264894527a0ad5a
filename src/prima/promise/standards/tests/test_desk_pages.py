"""Writing section by section: without a script, with one, by two at once, and interrupted."""

import pytest
from django.test import Client

from prima.foundation.units.models import Unit
from prima.promise.standards.models import Service, StandardVersion, Unfinished, Workbook
from prima.promise.standards.queries import document_of, draft_of, service_named, sheets_of
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.sections import BY_CODE, SECTIONS
from prima.promise.standards.rules.typed import Typed, mark_of_typed, typed_of
from prima.promise.standards.rules.worksheets import SHEETS
from prima.promise.standards.testing import a_drafted_service
from prima.promise.standards.tests.pages import at, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
FACILITIES = "standard.manufacturing.facilities"
AUTOSAVE = {"X-Autosave": "yes"}


@pytest.fixture
def draft(puskesmas: Unit) -> StandardVersion:
    return a_drafted_service(puskesmas)


def desk(unit: Unit, section: str) -> str:
    return at(unit, f"pendaftaran/write/{section}/")


def opened(draft: StandardVersion, section: str) -> Typed:
    """Return what a form of the section sends when nothing is changed."""
    typed = typed_of(draft.document, BY_CODE[section], ServiceDocument)
    return {**typed, "mark": mark_of_typed(typed)}


class TestSaving:
    @pytest.mark.parametrize("section", [each.code for each in SECTIONS])
    def test_every_section_is_shown_and_saved_as_it_is(
        self, head: Client, puskesmas: Unit, draft: StandardVersion, section: str
    ) -> None:
        before = document_of(draft)

        shown = head.get(desk(puskesmas, section))
        saved = head.post(desk(puskesmas, section), {**opened(draft, section), "next": "yes"})

        assert shown.status_code == 200
        assert saved.status_code == 302
        draft.refresh_from_db()
        assert document_of(draft) == before

    def test_goes_on_to_the_next_section(
        self, head: Client, puskesmas: Unit, draft: StandardVersion
    ) -> None:
        answer = head.post(
            desk(puskesmas, "facilities"), {**opened(draft, "facilities"), "next": "yes"}
        )

        assert answer.headers["Location"] == desk(puskesmas, "competence")

    def test_says_beside_the_field_what_is_wrong_and_keeps_it(
        self, head: Client, puskesmas: Unit, draft: StandardVersion
    ) -> None:
        given = {
            **opened(draft, "procedure"),
            "standard.delivery.procedure.0.duration.value": "sebentar",
        }

        answer = head.post(desk(puskesmas, "procedure"), given)
        again = head.get(desk(puskesmas, "procedure"))

        assert answer.status_code == 422
        assert 'href="#id_standard.delivery.procedure.0.duration.value"' in said(answer)
        assert "sebentar" in said(again)
        assert "Anda mengetik ini dan belum menyimpannya." in said(again)

    @pytest.mark.parametrize(
        "given",
        [
            {"standard.delivery.procedure.0.actor": "NOBODY"},
            {"standard.delivery.procedure.0.text": "\x00" + "x" * 60_000},
            {"standard.delivery.procedure.999.text": "y" * 600},
        ],
    )
    def test_hostile_values_are_answered_not_obeyed(
        self, head: Client, puskesmas: Unit, draft: StandardVersion, given: dict[str, str]
    ) -> None:
        before = draft.document

        answer = head.post(desk(puskesmas, "procedure"), {**opened(draft, "procedure"), **given})

        assert answer.status_code == 422
        draft.refresh_from_db()
        assert draft.document == before

    def test_a_requirement_that_is_not_listed_is_asked_for_at_no_step(
        self, head: Client, puskesmas: Unit, draft: StandardVersion
    ) -> None:
        path = "standard.delivery.procedure.0.requirements"

        head.post(desk(puskesmas, "procedure"), {**opened(draft, "procedure"), path: "unknown"})

        draft.refresh_from_db()
        assert document_of(draft).standard.delivery.procedure[0].requirements == ()

    @pytest.mark.usefixtures("draft")
    def test_nobody_else_may_write(
        self, officer: Client, stranger: Client, client: Client, puskesmas: Unit
    ) -> None:
        for browser in (officer, stranger):
            assert browser.get(desk(puskesmas, "service")).status_code in {403, 404}
        assert client.get(desk(puskesmas, "service")).status_code == 302

    @pytest.mark.usefixtures("service")
    def test_what_is_published_has_no_desk(self, head: Client, puskesmas: Unit) -> None:
        assert head.get(desk(puskesmas, "service")).status_code == 404
        assert head.get(desk(puskesmas, "nonsense")).status_code == 404

    def test_the_next_version_begins_at_the_desk(
        self, head: Client, puskesmas: Unit, service: Service
    ) -> None:
        answer = head.post(at(puskesmas, "pendaftaran/next/"))

        assert answer.headers["Location"] == desk(puskesmas, "service")
        assert draft_of(service) is not None


class TestRows:
    def test_are_added_moved_and_taken_away_without_a_script(
        self, head: Client, puskesmas: Unit, draft: StandardVersion
    ) -> None:
        path = "standard.delivery.products"
        given = {**opened(draft, "products"), f"{path}.0.name": "Kartu berobat"}

        head.post(desk(puskesmas, "products"), {**given, "do": "add"})
        grown = said(head.get(desk(puskesmas, "products")))

        assert "Kartu berobat" in grown
        rows = len([name for name in given if name.endswith(".name")])
        assert f'name="{path}.{rows}.name"' in grown
        assert document_of(draft).standard.delivery.products[0].name != "Kartu berobat"

    @pytest.mark.parametrize("do", ["", "up:", "up:x", "remove:999999999999", "explode:1"])
    def test_an_act_that_is_none_changes_nothing(
        self, head: Client, puskesmas: Unit, draft: StandardVersion, do: str
    ) -> None:
        answer = head.post(desk(puskesmas, "products"), {**opened(draft, "products"), "do": do})

        assert answer.status_code == 302


class TestInterrupted:
    def test_what_was_typed_is_there_again_after_the_browser_was_closed(
        self, head: Client, puskesmas: Unit, draft: StandardVersion
    ) -> None:
        given = {**opened(draft, "facilities"), FACILITIES: "Kursi roda, tem"}

        told = head.post(desk(puskesmas, "facilities"), given, headers=AUTOSAVE).json()
        again = said(head.get(desk(puskesmas, "facilities")))

        assert "Tersimpan sementara" in told["said"]
        assert "Kursi roda, tem" in again
        assert document_of(draft).standard.manufacturing.facilities != ("Kursi roda, tem",)

    def test_half_a_document_is_kept_too(
        self, head: Client, puskesmas: Unit, draft: StandardVersion
    ) -> None:
        given = {**opened(draft, "service"), "service.name": ""}

        told = head.post(desk(puskesmas, "service"), given, headers=AUTOSAVE).json()

        assert told["preview"] is None
        assert Unfinished.objects.get().typed["service.name"] == ""

    def test_the_preview_shows_what_is_typed(
        self, head: Client, puskesmas: Unit, draft: StandardVersion
    ) -> None:
        given = {**opened(draft, "completion"), "standard.delivery.completion.value": "77"}

        told = head.post(desk(puskesmas, "completion"), given, headers=AUTOSAVE).json()

        assert "77" in told["preview"]

    def test_a_text_that_arrives_after_it_was_saved_is_not_unfinished(
        self, head: Client, puskesmas: Unit, draft: StandardVersion
    ) -> None:
        given = {**opened(draft, "facilities"), FACILITIES: "Kursi roda"}
        head.post(desk(puskesmas, "facilities"), given)

        head.post(desk(puskesmas, "facilities"), given, headers=AUTOSAVE)

        assert not Unfinished.objects.exists()

    def test_it_can_be_thrown_away(
        self, head: Client, puskesmas: Unit, draft: StandardVersion
    ) -> None:
        given = {**opened(draft, "facilities"), FACILITIES: "Kursi roda"}
        head.post(desk(puskesmas, "facilities"), given, headers=AUTOSAVE)

        head.post(desk(puskesmas, "facilities"), {**given, "forget": "yes"})

        assert not Unfinished.objects.exists()


class TestTwoAtOnce:
    def test_the_second_sees_both_and_may_then_choose(
        self, head: Client, administrator: Client, puskesmas: Unit, draft: StandardVersion
    ) -> None:
        seen = opened(draft, "facilities")
        head.post(desk(puskesmas, "facilities"), {**seen, FACILITIES: "Kursi roda"})

        refused = administrator.post(desk(puskesmas, "facilities"), {**seen, FACILITIES: "Tenda"})
        draft.refresh_from_db()
        between = document_of(draft).standard.manufacturing.facilities
        mark = opened(draft, "facilities")["mark"]
        administrator.post(
            desk(puskesmas, "facilities"), {FACILITIES: "Kursi roda\nTenda", "mark": mark}
        )

        assert refused.status_code == 409
        assert "Kursi roda" in said(refused)
        assert "Tenda" in said(refused)
        assert f'name="mark" value="{mark}"' in said(refused)
        assert between == ("Kursi roda",)
        draft.refresh_from_db()
        assert document_of(draft).standard.manufacturing.facilities == ("Kursi roda", "Tenda")

    def test_the_script_is_told_too(
        self, head: Client, administrator: Client, puskesmas: Unit, draft: StandardVersion
    ) -> None:
        seen = opened(draft, "facilities")
        head.post(desk(puskesmas, "facilities"), {**seen, FACILITIES: "Kursi roda"})

        told = administrator.post(
            desk(puskesmas, "facilities"), {**seen, FACILITIES: "Tenda"}, headers=AUTOSAVE
        ).json()

        assert "Orang lain menyimpan bagian ini" in told["said"]
        assert "Tenda" in said(administrator.get(desk(puskesmas, "facilities")))


class TestFromNothing:
    def test_a_name_is_enough_to_begin(self, head: Client, puskesmas: Unit) -> None:
        given = {"name": "Konsultasi gizi", "purpose": "Nasihat makan sehat"}

        answer = head.post(at(puskesmas, "_begin/"), given)
        again = head.post(at(puskesmas, "_begin/"), given)

        assert answer.headers["Location"] == at(puskesmas, "konsultasi-gizi/write/service/")
        assert again.status_code == 422
        assert draft_of(service_named(puskesmas, "konsultasi-gizi")) is not None

    @pytest.mark.parametrize("name", ["", "x" * 121, "Gizi\u202e"])
    def test_a_name_that_cannot_be_is_asked_for_again(
        self, head: Client, puskesmas: Unit, name: str
    ) -> None:
        answer = head.post(at(puskesmas, "_begin/"), {"name": name, "purpose": "Nasihat"})

        assert answer.status_code == 422


class TestWorksheets:
    def test_lead_on_one_path_to_a_draft(self, head: Client, puskesmas: Unit) -> None:
        head.post(at(puskesmas, "_worksheets/"), {"name": "Konsultasi gizi"})
        workbook = Workbook.objects.get()
        path = f"_worksheets/{workbook.uuid}/"
        for sheet in SHEETS:
            page = head.get(at(puskesmas, f"{path}{sheet.code}/"))
            assert page.status_code == 200
        empty = mark_of_typed({})
        given = {
            "mark": empty,
            "activities.0.text": "Ambil nomor",
            "activities.0.actor": "CITIZEN",
            "activities.0.duration.value": "5",
            "activities.0.duration.unit": "MINUTES",
            "activities.0.cost_rupiah": "0",
            "activities.0.documents": "KTP",
            "next": "yes",
        }

        saved = head.post(at(puskesmas, f"{path}activities/"), given)
        shown = said(head.get(at(puskesmas, f"{path}draft/")))
        taken = head.post(at(puskesmas, f"{path}draft/"))

        assert saved.headers["Location"] == at(puskesmas, f"{path}complaints/")
        workbook.refresh_from_db()
        assert sheets_of(workbook).activities[0].documents == ("KTP",)
        assert "Ambil nomor" in shown
        assert taken.headers["Location"] == at(puskesmas, "konsultasi-gizi/write/service/")

    def test_can_be_printed_blank(self, officer: Client, puskesmas: Unit) -> None:
        page = said(officer.get(at(puskesmas, "_worksheets/blank/")))

        assert all(f"Lembar kerja {number}" in page for number in (1, 2, 3, 4))

    def test_the_third_is_merged_with_its_trace(self, head: Client, puskesmas: Unit) -> None:
        url = at(puskesmas, "_worksheets/vision/")
        for group, vision in (("Loket", "Semua terlayani"), ("TU", "Semua puas")):
            head.post(url, {"write": "yes", "group": group, "vision": vision, "missions": "Ramah"})
        first = puskesmas.group_visions.get(group="TU")
        head.post(f"{url}{first.uuid}/", {"vision": "Semua lega", "missions": "Cepat"})
        wrong = head.post(f"{url}{first.uuid}/", {"vision": "", "missions": ""})

        head.post(url, {"agree": "yes", "vision": "Semua lega", "missions": "Ramah\nJujur"})

        page = said(head.get(url))
        assert wrong.status_code == 302
        assert "Dari: TU" in page
        assert "Dari: Loket" in page
        assert "Ditulis bersama" in page

    @pytest.mark.parametrize(
        "given",
        [
            {"write": "yes", "group": "", "vision": "x"},
            {"agree": "yes", "vision": "", "missions": ""},
            {"agree": "yes", "vision": "x" * 501, "missions": "x"},
            {},
        ],
    )
    def test_the_third_says_what_is_wrong(
        self, head: Client, puskesmas: Unit, given: dict[str, str]
    ) -> None:
        answer = head.post(at(puskesmas, "_worksheets/vision/"), given)

        assert answer.status_code == (422 if given else 200)

    def test_of_another_unit_are_not_found(
        self, head: Client, stranger: Client, puskesmas: Unit
    ) -> None:
        head.post(at(puskesmas, "_worksheets/"), {"name": "Konsultasi gizi"})
        workbook = Workbook.objects.get()

        for page in ("service", "draft", "nonsense"):
            url = at(puskesmas, f"_worksheets/{workbook.uuid}/{page}/")
            assert stranger.get(url).status_code == 404
        assert head.get(at(puskesmas, f"_worksheets/{workbook.uuid}/nonsense/")).status_code == 404
