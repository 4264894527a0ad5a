"""How long, how many, which characters: the bounds of everything in a document.

A document comes from a form, a file or another office. So nothing in it is unbounded, and no text
in it can look like another: control, invisible and direction-changing characters are refused.
"""

from typing import Annotated, ClassVar, LiteralString, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

SLUG_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
_CONTROL = r"\u0000-\u001f\u007f-\u009f\u2028\u2029"
_INVISIBLE = r"\u200b\u2060-\u2064\ufeff\ufff9-\uffff"
_TURNS_DIRECTION = r"\u200e\u200f\u202a-\u202e\u2066-\u206f"
TEXT_PATTERN = f"^[^{_CONTROL}{_INVISIBLE}{_TURNS_DIRECTION}]*$"

Slug = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=SLUG_PATTERN)]
"""A code that authors choose: `kartu-keluarga`. It stays when the words change."""

Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=120, pattern=TEXT_PATTERN),
]
Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=500, pattern=TEXT_PATTERN),
]
Rupiah = Annotated[int, Field(ge=0, le=1_000_000_000)]

Spot = tuple[tuple[str | int, ...], str, str]
"""Where a contradiction is: the path inside the part, what stands there, and what was meant."""


def contradiction(
    code: LiteralString, message: LiteralString, spots: tuple[Spot, ...]
) -> PydanticCustomError:
    """Say that values which are right one by one cannot stand together."""
    return PydanticCustomError(code, message, {"spots": spots})


class Part(BaseModel):
    """A piece of a document: never changed once built, and without unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    identified_by: ClassVar[str] = "code"

    @property
    def identity(self) -> str:
        """What it is known by among its siblings, whatever its place in the list."""
        return str(getattr(self, self.identified_by))


Kind = TypeVar("Kind", bound=Part)


def distinct_parts(parts: tuple[Kind, ...]) -> tuple[Kind, ...]:
    identities = [part.identity for part in parts]
    spots = tuple(
        ((index, parts[index].identified_by), identity, "")
        for index, identity in enumerate(identities)
        if identity in identities[:index]
    )
    if spots:
        raise contradiction("DUPLICATE_CODE", "two items have the same code", spots)
    return parts


def distinct_texts(texts: tuple[str, ...]) -> tuple[str, ...]:
    spots = tuple(((index,), text, "") for index, text in enumerate(texts) if text in texts[:index])
    if spots:
        raise contradiction("DUPLICATE_TEXT", "the same text stands twice", spots)
    return texts


Coded = Annotated[tuple[Kind, ...], Field(max_length=60), AfterValidator(distinct_parts)]
"""An ordered list of parts, each known by its code, so that versions can be compared."""

Lines = Annotated[
    tuple[Line, ...],
    Field(max_length=60, json_schema_extra={"uniqueItems": True}),
    AfterValidator(distinct_texts),
]
Slugs = Annotated[
    tuple[Slug, ...],
    Field(max_length=60, json_schema_extra={"uniqueItems": True}),
    AfterValidator(distinct_texts),
]
