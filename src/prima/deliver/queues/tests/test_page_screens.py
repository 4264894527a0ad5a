"""Where a unit sets up its boards, its messages and its voice."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from prima.deliver.queues.actions import put_up_notice, voice
from prima.deliver.queues.models import Counter, Notice
from prima.deliver.queues.queries import clips
from prima.deliver.queues.rules.saying import Voice
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM

SCREENS = "/queues/puskesmas-melati/screens/"
VOICE = f"{SCREENS}voice/"
NOW = MONDAY_9AM + timedelta(minutes=30)
WAV = b"RIFF\0\0\0\0WAVEfmt "


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> None:  # noqa: ANN401
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    settings.HOME = tmp_path


@pytest.fixture
def head(client: Client, ratna: Person, counter: Counter) -> Client:
    """Return a browser in which Ratna is signed in; her unit has queue A and counter 1."""
    assert counter.number == 1
    client.force_login(ratna)
    return client


def recording(name: str, sound: bytes = WAV) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, sound)


class TestBoards:
    def test_a_form_opens_the_board_that_was_chosen(self, head: Client) -> None:
        page = head.get(SCREENS).text

        assert 'method="get" action="/board/puskesmas-melati/"' in page
        chosen = {"queues": "A", "counters": "1", "look": "big", "light": "day", "voice": "id"}
        assert head.get("/board/puskesmas-melati/", chosen).status_code == 200


class TestMessages:
    def test_puts_up_a_message_in_the_units_own_time(self, head: Client) -> None:
        sent = {"text": "Besok tutup.", "ends_at": "2026-03-05T12:00"}

        answer = head.post(SCREENS, sent, follow=True)

        notice = Notice.objects.get()
        assert notice.starts_at == NOW
        assert notice.ends_at is not None
        assert notice.ends_at.isoformat() == "2026-03-05T05:00:00+00:00"
        assert "Besok tutup." in answer.text

    @pytest.mark.parametrize(
        "wrong",
        [
            {"text": ""},
            {"text": "x" * 161},
            {"text": "Tutup.", "ends_at": "2020-01-01T00:00"},
            {"text": "Tutup.", "ends_at": "0001-01-01T00:00"},
            {"text": "Tutup.", "starts_at": "9999-12-31T23:59", "ends_at": "9999-12-31T23:59"},
            {"text": "Tutup.", "starts_at": "besok"},
        ],
    )
    def test_says_what_is_wrong_and_keeps_what_was_typed(
        self, head: Client, wrong: dict[str, str]
    ) -> None:
        answer = head.post(SCREENS, wrong)

        assert answer.status_code == 422
        assert "prima-error-summary" in answer.text
        assert wrong["text"] in answer.text
        assert not Notice.objects.exists()

    @pytest.mark.usefixtures("counter")
    def test_takes_one_down(self, head: Client, puskesmas: Unit) -> None:
        notice = put_up_notice(puskesmas, "Besok tutup.", at=NOW - timedelta(hours=1))

        answer = head.post(f"{SCREENS}{notice.uuid}/", follow=True)

        assert answer.status_code == 200
        assert "Besok tutup." not in answer.text


class TestVoice:
    def test_says_what_is_missing_and_that_boards_only_chime(self, head: Client) -> None:
        page = head.get(SCREENS).text

        assert "nomor-antrean" in page
        assert "please-go-to" in page
        assert page.count("prima-status--at-risk") == 2

    def test_keeps_several_recordings_at_once(self, head: Client, puskesmas: Unit) -> None:
        sent = {
            "voice": "id",
            "recordings": [recording("satu.wav"), recording("Dua.mp3", b"ID3\x04")],
        }

        answer = head.post(VOICE, sent)

        assert answer.status_code == 302
        assert clips(puskesmas, Voice.ID).recorded == {"satu", "dua"}

    @pytest.mark.parametrize(
        "sent",
        [
            {"voice": "id"},
            {"voice": "jv", "act": "make"},
            {"voice": "id", "act": "make"},  # the extra is not installed
            {"act": "drop"},
        ],
    )
    def test_says_what_is_wrong(
        self, head: Client, sent: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(voice, "can_speak", lambda: False)

        answer = head.post(VOICE, sent)

        assert answer.status_code == 422
        assert "prima-error-summary" in answer.text

    def test_names_the_file_that_is_no_recording(self, head: Client, puskesmas: Unit) -> None:
        files = [recording("satu.wav"), recording("dua.wav", b"<script>")]

        answer = head.post(VOICE, {"voice": "id", "recordings": files})

        assert answer.status_code == 422
        assert "dua.wav" in answer.text
        assert clips(puskesmas, Voice.ID).files == {}

    def test_removes_the_units_own(self, head: Client, puskesmas: Unit) -> None:
        head.post(VOICE, {"voice": "id", "recordings": [recording("satu.wav")]})

        answer = head.post(VOICE, {"voice": "id", "act": "drop"})

        assert answer.status_code == 302
        assert clips(puskesmas, Voice.ID).recorded == frozenset()


def test_is_for_who_manages_the_unit(client: Client, counter: Counter, budi: Person) -> None:
    assert client.get(SCREENS).status_code == 302

    client.force_login(budi)

    assert counter.unit.slug in SCREENS
    assert client.get(SCREENS).status_code in {403, 404}
    assert client.post(VOICE, {"voice": "id", "act": "drop"}).status_code in {403, 404}
