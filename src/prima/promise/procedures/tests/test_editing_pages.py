from typing import Any

import pytest
from django.http import HttpResponseBase
from django.test import Client

from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM
from prima.promise.procedures.actions import revise
from prima.promise.procedures.models import ProcedureVersion
from prima.promise.procedures.queries import (
    document_of,
    mark_of,
)
from prima.promise.procedures.testing import SAID, a_developing_procedure
from prima.promise.procedures.tests.documents import WHOLE

pytestmark = pytest.mark.django_db
TODAY = MONDAY_9AM.date()
BASE = "/procedures/puskesmas-melati/"
ONE = f"{BASE}surat-keterangan/"


def said(response: HttpResponseBase) -> str:
    return " ".join(getattr(response, "content", b"").decode().split())


def row_of(version: ProcedureVersion, code: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - a form's values
    """Return the form of a row as the page shows it, with what somebody typed."""
    activity = next(each for each in document_of(version).activities if each.code == code)
    given = {
        "mark": mark_of(version),
        "activity": code,
        "text": activity.text,
        "performer": activity.performer,
        "kind": activity.kind,
        "needs": "\n".join(activity.needs),
        "outputs": "\n".join(activity.outputs),
        "duration_value": activity.duration.value if activity.duration else "",
        "duration_unit": "MINUTES",
    }
    for place, way in enumerate(activity.exits, start=1):
        given |= {f"when_{place}": way.when or "", f"to_{place}": way.to or "!end"}
    return given | changes


class TestRows:
    def test_an_activity_is_written(self, head: Client, draft: ProcedureVersion) -> None:
        answer = head.post(
            f"{ONE}_rows/", row_of(draft, "ketik", text="Menulis surat.", duration_value="20")
        )

        draft.refresh_from_db()
        written = document_of(draft).activities[2]
        assert answer.status_code == 302
        assert written.text == "Menulis surat."
        assert written.duration is not None
        assert written.duration.value == 20
        assert written.exits == ()

    def test_a_form_that_says_the_same_changes_nothing(
        self, head: Client, draft: ProcedureVersion
    ) -> None:
        for activity in WHOLE.activities:
            extra = {"note": activity.note or ""}
            assert (
                head.post(f"{ONE}_rows/", row_of(draft, activity.code, **extra)).status_code == 302
            )

        draft.refresh_from_db()
        assert document_of(draft) == WHOLE

    @pytest.mark.parametrize(
        ("do", "order"),
        [
            ("up:periksa", ["periksa", "serahkan", "ketik", "baca", "beri"]),
            ("up:serahkan", ["serahkan", "periksa", "ketik", "baca", "beri"]),
            ("down:periksa", ["serahkan", "ketik", "periksa", "baca", "beri"]),
            ("remove:ketik", ["serahkan", "periksa", "baca", "beri"]),
            ("remove:tidak-ada", ["serahkan", "periksa", "ketik", "baca", "beri"]),
            ("add:serahkan", ["serahkan", "kegiatan-1", "periksa", "ketik", "baca", "beri"]),
            ("add:", ["serahkan", "periksa", "ketik", "baca", "beri", "kegiatan-1"]),
        ],
    )
    def test_rows_are_moved_added_and_taken_away(
        self, head: Client, draft: ProcedureVersion, do: str, order: list[str]
    ) -> None:
        answer = head.post(f"{ONE}_rows/", {"mark": mark_of(draft), "do": do})

        draft.refresh_from_db()
        assert answer.status_code == 302
        assert [each.code for each in document_of(draft).activities] == order

    def test_what_led_to_a_row_taken_away_leads_on(
        self, head: Client, draft: ProcedureVersion
    ) -> None:
        head.post(f"{ONE}_rows/", {"mark": mark_of(draft), "do": "remove:ketik"})

        draft.refresh_from_db()
        exits = {
            each.code: [way.to for way in each.exits] for each in document_of(draft).activities
        }
        assert exits["periksa"] == ["baca", "serahkan"]

    def test_a_task_with_two_ways_on_is_answered_with_what_was_typed(
        self, head: Client, draft: ProcedureVersion
    ) -> None:
        answer = head.post(
            f"{ONE}_rows/", row_of(draft, "ketik", text="Baru sekali", to_2="beri", when_2="Ya")
        )

        assert answer.status_code == 422
        assert "Baru sekali" in said(answer)

    @pytest.mark.parametrize(
        "given",
        [
            {"text": "\u202eterbalik"}, {"needs": "a\u200bb"}, {"outputs": "\n".join("abcdefgh")},
            {"note": "\x01"}, {"when_1": "\ufeff", "to_1": "beri"}, {"outputs": "x" * 91},
            {"performer": "siapa"}, {"duration_value": "-1"}, {"duration_value": "99999"},
        ],
    )  # fmt: skip
    def test_what_no_document_may_hold_is_answered(
        self, head: Client, draft: ProcedureVersion, given: dict[str, str]
    ) -> None:
        answer = head.post(f"{ONE}_rows/", row_of(draft, "ketik", **given))

        draft.refresh_from_db()
        assert answer.status_code == 422
        assert document_of(draft) == WHOLE

    @pytest.mark.parametrize("do", ["fly:ketik", "", ":"])
    def test_an_unknown_act_is_refused(
        self, head: Client, draft: ProcedureVersion, do: str
    ) -> None:
        assert head.post(f"{ONE}_rows/", {"mark": mark_of(draft), "do": do}).status_code == 409

    def test_an_empty_procedure_gets_its_first_row(self, head: Client, puskesmas: Unit) -> None:
        bare = WHOLE.model_copy(update={"activities": (), "performers": ()})
        version = a_developing_procedure(puskesmas, bare)

        assert head.get(f"{ONE}_rows/").status_code == 200
        assert (
            head.post(f"{ONE}_rows/", {"mark": mark_of(version), "do": "add:"}).status_code == 302
        )
        assert head.get(f"{ONE}_rows/").status_code == 200


class TestTwoAtOnce:
    def theirs(self, draft: ProcedureVersion, code: str, text: str) -> None:
        rows = tuple(
            each.model_copy(update={"text": text}) if each.code == code else each
            for each in document_of(draft).activities
        )
        document = document_of(draft).model_copy(update={"activities": rows})
        revise(draft, document=document, mark=mark_of(draft), at=MONDAY_9AM)

    def test_the_refusal_shows_both_and_saving_again_is_a_choice(
        self, head: Client, draft: ProcedureVersion
    ) -> None:
        mine = row_of(draft, "ketik", text="Kata saya.", performer="kepala")
        self.theirs(draft, "ketik", "Kata mereka.")

        refused = head.post(f"{ONE}_rows/", mine)
        draft.refresh_from_db()
        kept = document_of(draft).activities[2].text
        again = head.post(f"{ONE}_rows/", mine | {"mark": mark_of(draft)})

        assert refused.status_code == 409
        assert "Kata saya." in said(refused)
        assert "Kata mereka." in said(refused)
        assert "<td>Petugas loket</td><td>Kepala seksi</td>" in said(refused)
        assert f'name="mark" value="{mark_of(draft)}"' in said(refused)
        assert kept == "Kata mereka."
        assert again.status_code == 302

    def test_different_rows_do_not_disturb_each_other(
        self, head: Client, draft: ProcedureVersion
    ) -> None:
        page = said(head.get(f"{ONE}_rows/?activity=ketik"))
        row_mark = page.split('name="row_mark" value="')[1].split('"')[0]
        mine = row_of(draft, "ketik", text="Kata saya.", row_mark=row_mark)
        self.theirs(draft, "beri", "Kata mereka.")

        answer = head.post(f"{ONE}_rows/", mine)

        draft.refresh_from_db()
        texts = [each.text for each in document_of(draft).activities]
        assert answer.status_code == 302
        assert texts[2] == "Kata saya."
        assert texts[4] == "Kata mereka."

    def test_what_was_typed_into_a_row_taken_away_lands_in_no_other(
        self, head: Client, draft: ProcedureVersion
    ) -> None:
        mine = row_of(draft, "ketik", text="Kata saya.")
        head.post(f"{ONE}_rows/", {"mark": mark_of(draft), "do": "remove:ketik"})

        refused = head.post(f"{ONE}_rows/", mine)
        draft.refresh_from_db()
        again = head.post(f"{ONE}_rows/", mine | {"mark": mark_of(draft)})
        draft.refresh_from_db()

        assert refused.status_code == 409
        assert "Kata saya." in said(refused)
        assert again.status_code == 302
        assert [each.text for each in document_of(draft).activities][-1] == "Kata saya."

    @pytest.mark.parametrize("code", ["<b>", "a" * 61, "Huruf Besar", ""])
    def test_a_row_that_cannot_be_is_a_row_taken_away(
        self, head: Client, draft: ProcedureVersion, code: str
    ) -> None:
        typed = row_of(draft, "ketik", text="Kata saya.") | {"activity": code}

        answer = head.post(f"{ONE}_rows/", typed)

        draft.refresh_from_db()
        assert answer.status_code == 302
        assert [each.text for each in document_of(draft).activities][-1] == "Kata saya."

    @pytest.mark.usefixtures("draft")
    def test_sections_and_the_need_show_both_too(self, head: Client) -> None:
        stale = {"mark": "lama", "title": "Judul saya", "kind": "TECHNICAL"}
        sections = head.post(f"{ONE}_sections/", stale)
        performers = head.post(f"{ONE}_performers/", {
            "mark": "lama", **{f"name_{n}": f"Nama {n}" for n in range(3)},
            **{f"actor_{n}": "OFFICER" for n in range(8)},
        })  # fmt: skip
        why = head.post(f"{ONE}_why/", {"mark": "lama", "need": "Sebab saya"})

        assert [sections.status_code, performers.status_code, why.status_code] == [409] * 3
        assert "Judul saya" in said(sections)
        assert WHOLE.title in said(sections)
        assert "Nama 1" in said(performers)
        assert "Sebab saya" in said(why)
        assert SAID["need"] in said(why)

    def test_autosave_answers_with_the_mark_and_the_drawing(
        self, head: Client, draft: ProcedureVersion
    ) -> None:
        saved = head.post(
            f"{ONE}_rows/", row_of(draft, "ketik", text="Menulis."), headers={"X-Autosave": "yes"}
        )
        draft.refresh_from_db()
        stale = head.post(
            f"{ONE}_rows/",
            row_of(draft, "ketik", mark="lama", text="Menulis lagi."),
            headers={"X-Autosave": "yes"},
        )
        wrong = head.post(
            f"{ONE}_rows/", row_of(draft, "ketik", text=""), headers={"X-Autosave": "yes"}
        )

        told = saved.json()
        assert told["mark"] == mark_of(draft)
        assert "Menulis." in told["svg"]
        assert [stale.status_code, wrong.status_code] == [409, 422]


class TestSections:
    def test_are_written_one_thing_a_line(self, head: Client, draft: ProcedureVersion) -> None:
        answer = head.post(f"{ONE}_sections/", {
            "mark": mark_of(draft), "title": "Judul baru", "kind": "TECHNICAL", "number": "7",
            "legal_basis": "UU 25/2009\n\n UU  14/2008 ", "definitions": "SKU: surat: usaha",
        })  # fmt: skip

        draft.refresh_from_db()
        document = document_of(draft)
        assert answer.status_code == 302
        assert document.title == "Judul baru"
        assert document.legal_basis == ("UU 25/2009", "UU 14/2008")
        assert document.definitions[0].text == "surat: usaha"
        assert document.activities == WHOLE.activities

    @pytest.mark.parametrize("words", ["tanpa titik dua", ": kosong", "a: b\na: c"])
    def test_a_definition_without_its_meaning_is_answered(
        self, head: Client, draft: ProcedureVersion, words: str
    ) -> None:
        answer = head.post(f"{ONE}_sections/", {
            "mark": mark_of(draft), "title": "x", "kind": "TECHNICAL", "definitions": words,
        })  # fmt: skip

        assert answer.status_code == 422

    def test_a_busy_performer_is_not_taken_away(
        self, head: Client, draft: ProcedureVersion
    ) -> None:
        names = {f"name_{n}": each.name for n, each in enumerate(WHOLE.performers)}
        actors = {f"actor_{n}": "OFFICER" for n in range(8)}
        given = {"mark": mark_of(draft), **names, **actors}
        gone = head.post(f"{ONE}_performers/", given | {"name_0": ""})
        added = head.post(f"{ONE}_performers/", given | {"name_3": "Lurah"})

        draft.refresh_from_db()
        assert [gone.status_code, added.status_code] == [422, 302]
        assert [each.name for each in document_of(draft).performers][-1] == "Lurah"
