"""Recordings of a unit, and those that the machine makes."""

import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured

from prima.deliver.queues.actions import (
    CannotSpeak,
    ClipTooLarge,
    NotASound,
    UnknownClip,
    drop_clips,
    keep_clips,
    make_clips,
    voice,
)
from prima.deliver.queues.models import Counter
from prima.deliver.queues.queries import NoSuchClip, clip_file, clips
from prima.deliver.queues.rules.saying import Voice
from prima.foundation.journal.queries import entries_since
from prima.foundation.people.models import Person
from prima.foundation.units.models import Unit
from prima.foundation.units.testing import MONDAY_9AM

WAV, MP3, OGG = b"RIFF\0\0\0\0WAVEfmt ", b"ID3\x04", b"OggS\0"
SPEAKS = """
import sys, pathlib
for line in sys.stdin:
    name, words = line.rstrip("\\n").split("\\t")
    pathlib.Path(sys.argv[2], name).write_bytes(b"RIFF\\0\\0\\0\\0WAVE" + words.encode())
"""

pytestmark = pytest.mark.usefixtures("counter")


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:  # noqa: ANN401 - pytest-django's wrapper
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def unit(counter: Counter) -> Unit:
    return counter.unit


def the_extra_is_there(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Let this program speak in place of espeak-ng."""
    monkeypatch.setattr(voice, "can_speak", lambda: True)
    monkeypatch.setattr(voice, "SPEAK", (sys.executable, "-c", program))


class TestKeep:
    def test_keeps_a_recording_by_the_words_in_its_name(self, unit: Unit, ratna: Person) -> None:
        kept = keep_clips(unit, Voice.ID, {"Satu.WAV": WAV, "a.ogg": OGG}, by=ratna, at=MONDAY_9AM)

        assert kept == ["a", "satu"]
        assert clip_file(unit, "id", "satu").read_bytes() == WAV
        assert clips(unit, Voice.ID).recorded == {"a", "satu"}
        assert "satu" not in clips(unit, Voice.ID).missing
        assert "dua" in clips(unit, Voice.ID).missing
        assert entries_since(unit.pk, 0)[-1].verb == "clips.kept"

    def test_a_new_recording_takes_the_place_of_the_old(self, unit: Unit, ratna: Person) -> None:
        keep_clips(unit, Voice.ID, {"satu.wav": WAV}, by=ratna, at=MONDAY_9AM)

        keep_clips(unit, Voice.ID, {"satu.mp3": MP3}, by=ratna, at=MONDAY_9AM)

        assert clip_file(unit, "id", "satu").suffix == ".mp3"
        assert len(list(clip_file(unit, "id", "satu").parent.iterdir())) == 1

    @pytest.mark.parametrize("name", ["sepuluh ribu.wav", "../../satu satu.wav", ".wav", "one.wav"])
    def test_refuses_words_that_no_call_says(self, unit: Unit, ratna: Person, name: str) -> None:
        with pytest.raises(UnknownClip):
            keep_clips(unit, Voice.ID, {"dua.wav": WAV, name: WAV}, by=ratna, at=MONDAY_9AM)

        assert clips(unit, Voice.ID).files == {}

    @pytest.mark.parametrize("sound", [b"", b"<script>", b"RIFF\0\0\0\0AVI ", b"\xff\x00"])
    def test_refuses_what_is_no_sound_whatever_its_name(
        self, unit: Unit, ratna: Person, sound: bytes
    ) -> None:
        with pytest.raises(NotASound):
            keep_clips(unit, Voice.ID, {"satu.wav": sound}, by=ratna, at=MONDAY_9AM)

    def test_refuses_what_is_too_large(self, unit: Unit, ratna: Person) -> None:
        with pytest.raises(ClipTooLarge):
            keep_clips(unit, Voice.ID, {"satu.wav": WAV + bytes(500_000)}, by=ratna, at=MONDAY_9AM)

    def test_knows_an_mp3_without_a_title(self, unit: Unit, ratna: Person) -> None:
        keep_clips(unit, Voice.ID, {"satu.wav": b"\xff\xfb\x90\x64"}, by=ratna, at=MONDAY_9AM)

        assert clip_file(unit, "id", "satu").suffix == ".mp3"


def test_dropped_recordings_are_gone(unit: Unit, ratna: Person) -> None:
    keep_clips(unit, Voice.ID, {"satu.wav": WAV, "dua.mp3": MP3}, by=ratna, at=MONDAY_9AM)

    dropped = drop_clips(unit, Voice.ID, by=ratna, at=MONDAY_9AM)

    assert dropped == 2
    assert clips(unit, Voice.ID).recorded == frozenset()


@pytest.mark.parametrize("asked", ["../secret-key", "satu.wav", "", "a/../a", "\0"])
def test_what_is_asked_for_names_no_path(unit: Unit, ratna: Person, asked: str) -> None:
    Path(configured.HOME, "secret-key").write_text("secret", encoding="ascii")
    keep_clips(unit, Voice.ID, {"satu.wav": WAV, "a.wav": WAV}, by=ratna, at=MONDAY_9AM)

    with pytest.raises(NoSuchClip):
        clip_file(unit, "id", asked)
    with pytest.raises(NoSuchClip):
        clip_file(unit, "../id", "satu")


class TestMake:
    def test_makes_what_is_missing_for_every_unit(
        self, unit: Unit, ratna: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        the_extra_is_there(monkeypatch, SPEAKS)
        keep_clips(unit, Voice.ID, {"satu.mp3": MP3}, by=ratna, at=MONDAY_9AM)

        made = make_clips(unit, Voice.ID, by=ratna, at=MONDAY_9AM)

        assert made == len(clips(unit, Voice.ID).files) - 1
        assert clips(unit, Voice.ID).is_whole
        assert clip_file(unit, "id", "satu").read_bytes() == MP3
        assert b"silakan menuju" in clip_file(unit, "id", "silakan-menuju").read_bytes()
        assert entries_since(unit.pk, 0)[-1].verb == "clips.made"

    def test_makes_nothing_twice(
        self, unit: Unit, ratna: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        the_extra_is_there(monkeypatch, SPEAKS)
        make_clips(unit, Voice.ID, by=ratna, at=MONDAY_9AM)
        the_extra_is_there(monkeypatch, "raise SystemExit('asked again')")

        assert make_clips(unit, Voice.ID, by=ratna, at=MONDAY_9AM) == 0

    @pytest.mark.parametrize(
        "program",
        ["raise SystemExit(1)", "import time; time.sleep(60)", "pass"],
        ids=["fails", "hangs", "does nothing"],
    )
    def test_a_program_that_does_not_speak_leaves_nothing_behind(
        self, unit: Unit, ratna: Person, program: str, monkeypatch: pytest.MonkeyPatch, home: Path
    ) -> None:
        the_extra_is_there(monkeypatch, program)
        monkeypatch.setattr(voice, "PATIENCE", 0.5)

        with pytest.raises(CannotSpeak):
            make_clips(unit, Voice.ID, by=ratna, at=MONDAY_9AM)

        assert clips(unit, Voice.ID).files == {}
        assert [found for found in home.rglob("*") if found.is_file()] == []

    def test_says_so_when_the_extra_is_not_installed(
        self, unit: Unit, ratna: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(voice, "can_speak", lambda: False)

        with pytest.raises(CannotSpeak):
            make_clips(unit, Voice.ID, by=ratna, at=MONDAY_9AM)
