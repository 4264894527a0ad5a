"""Keeping the clips that calls are said with: recorded by the unit, or made by the machine."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.deliver.queues.queries.voice import (
    SOUNDS,
    can_speak,
    clips,
    folder_of,
    folder_of_made,
    needed,
)
from prima.deliver.queues.rules.saying import Voice, clip_named, words
from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit

LARGEST = 500_000  # bytes: five seconds of uncompressed sound
SPEAK = (sys.executable, "-m", "prima.deliver.queues.contrib.espeak")
PATIENCE = 20  # seconds; fifty clips take less than one


class UnknownClip(Refusal):
    code = "unknown-clip"
    status = 422
    advice = _("Name each file after the words that it says, as in the list on this page.")


class NotASound(Refusal):
    code = "not-a-sound"
    status = 422
    advice = _("Send recordings as WAV, MP3 or OGG.")


class ClipTooLarge(Refusal):
    code = "clip-too-large"
    status = 422
    advice = _("A recording has at most 500 kB. Cut the silence, or save it as MP3.")


class CannotSpeak(Refusal):
    code = "cannot-speak"
    status = 409
    message = _("This machine cannot make recordings by itself now.")
    advice = _("Record the words yourself, or ask your administrator to install the extra “voice”.")


@transaction.atomic
def keep_clips(
    unit: "Unit", voice: Voice, files: Mapping[str, bytes], *, by: "Person", at: datetime
) -> list[str]:
    """Keep recordings by the names of their files. All of them are kept, or none."""
    asked = needed(unit, voice)
    sounds = {_clip(asked, name): _checked(name, sound) for name, sound in files.items()}
    folder = folder_of(unit, voice)
    folder.mkdir(parents=True, exist_ok=True)
    for clip, (kind, sound) in sounds.items():
        _put(folder / f"{clip}.{kind}", sound)
        for other in SOUNDS.keys() - {kind}:
            (folder / f"{clip}.{other}").unlink(missing_ok=True)
    kept = sorted(sounds)
    record("clips.kept", f"unit:{unit.uuid}", unit_id=unit.pk, at=at, by=by, clips=len(kept))
    return kept


@transaction.atomic
def drop_clips(unit: "Unit", voice: Voice, *, by: "Person", at: datetime) -> int:
    """Remove the unit's own recordings of a voice; those made by the machine are heard again."""
    dropped = clips(unit, voice).recorded
    for clip in dropped:
        for kind in SOUNDS:
            (folder_of(unit, voice) / f"{clip}.{kind}").unlink(missing_ok=True)
    record("clips.dropped", f"unit:{unit.uuid}", unit_id=unit.pk, at=at, by=by, clips=len(dropped))
    return len(dropped)


def make_clips(unit: "Unit", voice: Voice, *, by: "Person", at: datetime) -> int:
    """Let the machine speak what is missing, for all units; return how many clips that was.

    The program works in a folder of its own, outside of any transaction, and what it has not
    finished is thrown away: a clip is whole or not there.
    """
    missing = clips(unit, voice).missing
    if not missing:
        return 0
    if not can_speak():
        raise CannotSpeak
    target = folder_of_made(voice)
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        _speak(voice, Path(folder), missing)
        for clip in missing:
            Path(folder, f"{clip}.wav").replace(target / f"{clip}.wav")
    with transaction.atomic():
        record("clips.made", f"unit:{unit.uuid}", unit_id=unit.pk, at=at, by=by, clips=len(missing))
    return len(missing)


def _speak(voice: Voice, folder: Path, missing: tuple[str, ...]) -> None:
    asked = "".join(f"{clip}.wav\t{words(clip)}\n" for clip in missing)
    command = [*SPEAK, voice.value, str(folder)]
    try:
        subprocess.run(  # noqa: S603 - this Python, and a module of ours
            command, input=asked, text=True, check=True, capture_output=True, timeout=PATIENCE
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise CannotSpeak from error
    if any(not Path(folder, f"{clip}.wav").is_file() for clip in missing):
        raise CannotSpeak


def _clip(asked: tuple[str, ...], name: str) -> str:
    clip = clip_named(Path(name).stem)
    if clip not in asked:
        raise UnknownClip(_("No call says “%(name)s”.") % {"name": name})
    return clip


def _checked(name: str, sound: bytes) -> tuple[str, bytes]:
    """Return the kind of a sound, by what is in it: a name promises anything."""
    if len(sound) > LARGEST:
        raise ClipTooLarge(_("“%(name)s” is too large.") % {"name": name})
    kind = _kind(sound)
    if kind is None:
        raise NotASound(_("“%(name)s” is not a recording that boards can play.") % {"name": name})
    return kind, sound


def _kind(sound: bytes) -> str | None:
    if sound.startswith(b"RIFF") and sound[8:12] == b"WAVE":
        return "wav"
    if sound.startswith(b"OggS"):
        return "ogg"
    if sound.startswith(b"ID3") or (sound[:1] == b"\xff" and sound[1:2] >= b"\xe0"):
        return "mp3"
    return None


def _put(file: Path, sound: bytes) -> None:
    """Write beside it first: a board that asks meanwhile gets the old clip or the new one."""
    beside = file.with_suffix(".new")
    with beside.open("wb") as out:
        out.write(sound)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(file)
