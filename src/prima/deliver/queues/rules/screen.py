"""What a board shows, and how. Its address says it, so that a unit has as many as it wants."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from prima.deliver.queues.rules.saying import Voice


class Look(StrEnum):
    """How large and how strong. Every look says a call in words, and never by colour alone."""

    PLAIN = "plain"
    BIG = "big"  # the newest call alone, as large as the screen allows
    CONTRAST = "contrast"  # black, white and yellow


class Light(StrEnum):
    DAY = "day"
    NIGHT = "night"


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a unit: some queues, some counters. Nothing named is the whole unit."""

    letters: frozenset[str] = frozenset()
    counters: frozenset[int] = frozenset()

    @property
    def is_everywhere(self) -> bool:
        return not (self.letters or self.counters)


EVERYWHERE = Area()


@dataclass(frozen=True, slots=True)
class Screen:
    """One board, as its address describes it."""

    area: Area = EVERYWHERE
    look: Look = Look.PLAIN
    light: Light | None = None
    voices: tuple[Voice, ...] = (Voice.ID,)

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Self:
        """Read `queues=A,B`, `counters=1,2`, `look=big`, `light=day` and `voice=id,en`.

        A value named several times is a list too, as forms send it. Raise ValueError for what
        cannot be meant: a board that shows something else than it was asked for would not be
        noticed for months.

        >>> Screen.read({"queues": "b,A", "look": "big", "voice": "en"}).area.letters == {"A", "B"}
        True
        """
        counters = frozenset(int(number) for number in _parts(asked, "counters"))
        letters = frozenset(letter.upper() for letter in _parts(asked, "queues"))
        return cls(
            area=Area(letters, counters),
            look=Look(asked.get("look") or Look.PLAIN),
            light=Light(asked["light"]) if asked.get("light") else None,
            voices=tuple(dict.fromkeys(map(Voice, _parts(asked, "voice")))) or cls().voices,
        )


def _parts(asked: Mapping[str, str], name: str) -> list[str]:
    return [part.strip() for part in asked.get(name, "").split(",") if part.strip()]
