"""What helps at the counter, by the customer's manner and by the kind of complaint.

The cards are data that people review, one file for each language, in `guidance/`.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, Field

from prima.promise.standards.rules.bounds import Line, Name
from prima.promise.standards.rules.plain_yaml import plain_text

FOLDER = Path(__file__).parents[1] / "guidance"


class Manner(StrEnum):
    """How a customer behaves."""

    QUIET = "QUIET"
    IMPATIENT = "IMPATIENT"
    RESERVED = "RESERVED"
    ARGUMENTATIVE = "ARGUMENTATIVE"
    DEMANDING = "DEMANDING"


class Grievance(StrEnum):
    """What a complaint at the counter is about."""

    MECHANICAL = "MECHANICAL"  # something does not work
    ATTITUDINAL = "ATTITUDINAL"  # somebody was not kind
    SERVICE_RELATED = "SERVICE_RELATED"  # what was promised was not done
    UNUSUAL = "UNUSUAL"  # no rule fits


class Card(BaseModel):
    """How to know it, what to do, what to say, and what to leave."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name
    know_by: Line
    do: tuple[Line, ...] = Field(min_length=2, max_length=5)
    say: Line
    avoid: Line


class Guidance(BaseModel):
    """All cards in one language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    manners: Mapping[Manner, Card]
    complaints: Mapping[Grievance, Card]


@cache
def all_guidance() -> Mapping[str, Guidance]:
    """Return the cards of every language that there is a file for."""
    return MappingProxyType(
        {
            path.stem: Guidance.model_validate(plain_text(path.read_bytes()).value)
            for path in sorted(FOLDER.glob("*.yaml"))
        }
    )


def guidance(language: str) -> Guidance:
    """Return the cards in a language, in Indonesian when there are none.

    >>> guidance("id").manners[Manner.QUIET].name == guidance("su").manners[Manner.QUIET].name
    True
    """
    known = all_guidance()
    return known.get(language, known["id"])
