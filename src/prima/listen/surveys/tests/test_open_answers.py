"""Open answers: what points at a person is gone before anybody reads; themes lead to answers."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from prima.foundation.people.models import Person
from prima.foundation.units.testing import MONDAY_9AM
from prima.listen.surveys.actions import answer_survey
from prima.listen.surveys.rules.redaction import GAP, redacted
from prima.listen.surveys.rules.themes import themes
from prima.listen.surveys.testing import a_token, all_answered
from prima.promise.standards.models import Service

SAID = [
    "Pak Budi lambat sekali, parkir sempit",
    "Tempat parkir penuh, telepon saya 081234567890",
    "Antrean lama",
    "Antrean panjang dan lama",
    "Semoga sehat selalu",
]


class TestRedaction:
    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("Bu Siti Aminah judes", "Bu […] judes"),
            ("mbak rina ramah", "mbak […] ramah"),
            ("dr. Ratna Wulandari baik", "dr. […] baik"),
            ("Petugas Joko Susilo", "Petugas […]"),
            ("NIK saya 3374012345678901.", "NIK saya […]."),
            ("wa +62 812 3456 789", "wa […]"),
            ("surel sari@contoh.id ya", "surel […] ya"),
            ("lihat @sari_melati", "lihat […]"),
            ("atas nama Sari Dewi", "atas nama […]"),
        ],
    )
    def test_takes_out_who_it_is_about(self, written: str, read: str) -> None:
        assert redacted(written) == read

    @pytest.mark.parametrize(
        "written",
        [
            "Ibu hamil didahulukan",
            "petugas yang ramah",
            "Bapak ibu di loket 3 baik",
            "tahun 2026 lebih baik",
            "buka 08.00 - 12.00",
            "biaya Rp 1.500.000",
            "nomor antrean A-012",
            "",
        ],
    )
    def test_leaves_what_points_at_nobody(self, written: str) -> None:
        assert redacted(written) == written

    @given(st.text(max_size=80), st.from_regex(r"08[0-9]{8,11}", fullmatch=True))
    def test_no_phone_number_comes_through(self, text: str, phone: str) -> None:
        assert phone not in redacted(f"{text} {phone} {text}")

    @given(st.text(max_size=120))
    def test_is_done_once(self, text: str) -> None:
        once = redacted(text)
        assert redacted(once).replace(GAP, "") == redacted(redacted(once)).replace(GAP, "")


class TestThemes:
    def test_each_answer_is_in_one_at_most(self) -> None:
        found = themes(SAID)

        places = [place for theme in found for place in theme.answers]
        assert {theme.word for theme in found} == {"parkir", "antrean"}
        assert sorted(places) == [0, 1, 2, 3]

    def test_says_what_stands_beside(self) -> None:
        assert themes(SAID)[0].beside[0] == "lama"

    @pytest.mark.parametrize("said", [[], [""], ["Baik"], ["Parkir sempit"]])
    def test_there_is_none_in_little(self, said: list[str]) -> None:
        assert themes(said) == []

    @given(st.lists(st.text(max_size=60), max_size=20))
    def test_never_breaks_and_never_doubles(self, said: list[str]) -> None:
        places = [place for theme in themes(said) for place in theme.answers]

        assert len(places) == len(set(places))


@pytest.mark.django_db
class TestPage:
    @pytest.fixture(autouse=True)
    def answered(
        self, service: Service, client: Client, budi: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for text in SAID:
            token = a_token(service)
            answer_survey(token, all_answered(), suggestion=text, at=MONDAY_9AM)
        monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY_9AM)
        client.force_login(budi)

    def page(self, client: Client, service: Service, query: str = "") -> str:
        address = f"/listen/{service.unit.slug}/surveys/suggestions/{query}"
        return client.get(address).content.decode()

    def test_shows_no_name_and_no_number(self, client: Client, service: Service) -> None:
        page = self.page(client, service)

        assert "Pak […] lambat" in page
        assert "Budi lambat" not in page
        assert "081234567890" not in page

    def test_a_theme_leads_to_its_answers(self, client: Client, service: Service) -> None:
        page = self.page(client, service, "?theme=parkir")

        assert "Tempat parkir penuh" in page
        assert "Antrean panjang" not in page
        assert "?theme=antrean" in page

    def test_an_unknown_theme_shows_all(self, client: Client, service: Service) -> None:
        assert "Semoga sehat" in self.page(client, service, "?theme=%00")
