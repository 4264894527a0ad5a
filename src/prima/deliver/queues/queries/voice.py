"""Which clips a unit has to say its calls with, and where they are."""

import importlib.util
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from prima.deliver.queues.queries.places import counter_names, queues_of
from prima.deliver.queues.rules.saying import Voice, vocabulary
from prima.foundation.refusals import NotFound

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit

SOUNDS = MappingProxyType({"wav": "audio/wav", "mp3": "audio/mpeg", "ogg": "audio/ogg"})
MADE = "made"  # by the machine, for every unit


class NoSuchClip(NotFound):
    code = "no-such-clip"
    message = _("There is no such recording.")


@dataclass(frozen=True, slots=True)
class Clips:
    """What is there of one voice. `recorded` are the unit's own, before those that were made."""

    voice: Voice
    files: MappingProxyType[str, Path]
    recorded: frozenset[str]
    missing: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every call can be said; otherwise boards only chime."""
        return not self.missing


def folder_of(unit: "Unit", voice: Voice) -> Path:
    return settings.HOME / "voice" / str(unit.uuid) / voice


def folder_of_made(voice: Voice) -> Path:
    return settings.HOME / "voice" / MADE / voice


def clips(unit: "Unit", voice: Voice) -> Clips:
    recorded, made = _in(folder_of(unit, voice)), _in(folder_of_made(voice))
    there = {**made, **recorded}
    return Clips(
        voice=voice,
        files=MappingProxyType(there),
        recorded=frozenset(recorded),
        missing=tuple(clip for clip in needed(unit, voice) if clip not in there),
    )


def needed(unit: "Unit", voice: Voice) -> tuple[str, ...]:
    """Return the clips that this unit's calls are made of."""
    letters = [queue.letter for queue in queues_of(unit)]
    return vocabulary(voice, letters, counter_names(unit).items())


def clip_file(unit: "Unit", voice: str, clip: str) -> Path:
    """Return the file of a clip. What is asked for names no path: it is looked up."""
    found = clips(unit, Voice(voice)).files.get(clip) if voice in set(Voice) else None
    if found is None:
        raise NoSuchClip
    return found


def can_speak() -> bool:
    """Say whether this machine can make clips: the optional extra `voice` is installed."""
    return importlib.util.find_spec("espeakng_loader") is not None


def _in(folder: Path) -> dict[str, Path]:
    if not folder.is_dir():
        return {}
    return {
        file.stem: file for file in sorted(folder.iterdir()) if file.suffix.lstrip(".") in SOUNDS
    }
