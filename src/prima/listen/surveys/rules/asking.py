"""What one question is: its words, the answers that it can have, and when it is asked at all."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Code = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]{1,29}$")]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]

Answer = int | str | None
"""A number on a scale of points, the code of a choice, the words of an open answer, or nothing."""

LONGEST_TEXT = 500
MOST_POINTS = 11
WHY = "_WHY"


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Part):
    """One text, in Indonesian and if possible in English. Plain text stands for Indonesian."""

    id: Line
    en: Line | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_plain_text(cls, written: object) -> object:
        return {"id": written} if isinstance(written, str) else written

    def by(self, language: str) -> str:
        return self.en if language == "en" and self.en else self.id

    @property
    def both(self) -> dict[str, str]:
        return {"id": self.id, "en": self.by("en")}


class ScaleKind(StrEnum):
    POINTS = "POINTS"  # whole numbers in a row, with words for each or for both ends
    CHOICE = "CHOICE"  # one of several, in no order that could be added up
    TEXT = "TEXT"  # their own words


class Facet(StrEnum):
    """Which side of a thing a question asks about, where two or more belong together."""

    PERCEPTION = "PERCEPTION"
    EXPECTATION = "EXPECTATION"
    FUNCTIONAL = "FUNCTIONAL"  # Kano: what if it is there?
    DYSFUNCTIONAL = "DYSFUNCTIONAL"  # Kano: what if it is not?
    LEVEL = "LEVEL"  # must-have, specified or delight


class Choice(Part):
    code: Code
    label: Text


class AnswerScale(Part):
    """The answers that a question can have.

    Always true: points have a lowest and a highest and words for each point, for both ends, or
    none; a choice has two choices or more, each with its own code; a text has neither.
    """

    kind: ScaleKind
    lowest: int = 1
    highest: int = 4
    labels: tuple[Text, ...] = ()
    ends: tuple[Text, ...] = ()
    choices: tuple[Choice, ...] = ()

    @model_validator(mode="after")
    def _can_be_answered(self) -> Self:
        if (self.kind is ScaleKind.CHOICE) != (len(self.choices) > 1):
            raise ValueError("a scale of the kind CHOICE, and no other, lists two choices or more")
        if len({choice.code for choice in self.choices}) < len(self.choices):
            raise ValueError("a code stands for one choice only")
        if not 2 <= len(self.points) <= MOST_POINTS and self.kind is ScaleKind.POINTS:  # noqa: PLR2004 - one point is no scale
            raise ValueError(f"a scale has 2 to {MOST_POINTS} points")
        if len(self.labels) not in {0, len(self.points)}:
            raise ValueError("there is one label for each point, from the lowest to the highest")
        if len(self.ends) not in {0, 2} or (self.labels and self.ends):
            raise ValueError("a scale has labels, or words for its two ends, or none of both")
        return self

    @property
    def points(self) -> tuple[int, ...]:
        if self.kind is not ScaleKind.POINTS:
            return ()
        return tuple(range(self.lowest, self.highest + 1))

    @property
    def answers(self) -> tuple[int | str, ...]:
        """Whatever can be chosen; nothing for a text."""
        return self.points or tuple(choice.code for choice in self.choices)

    def words(self, language: str) -> list[tuple[int | str, str]]:
        """Name each answer.

        >>> faces = AnswerScale(kind="POINTS", lowest=0, highest=2, ends=("Buruk", "Baik"))
        >>> faces.words("id")
        [(0, '0 Buruk'), (1, '1'), (2, '2 Baik')]
        """
        if self.choices:
            return [(choice.code, choice.label.by(language)) for choice in self.choices]
        if self.labels:
            said = [label.by(language) for label in self.labels]
            return list(zip(self.points, said, strict=True))
        at_ends = {}
        if self.ends:
            at_ends = {self.lowest: self.ends[0], self.highest: self.ends[1]}
        return [
            (point, f"{point} {at_ends[point].by(language)}" if point in at_ends else str(point))
            for point in self.points
        ]


class Condition(Part):
    """Ask only those who gave one of these answers to an earlier question."""

    item: Code
    answers: Annotated[tuple[int | str, ...], Field(min_length=1, max_length=20)]

    def holds(self, given: Mapping[str, Any]) -> bool:
        """Say whether somebody is asked.

        >>> low = Condition(item="TIME", answers=(1, 2))
        >>> low.holds({"TIME": 2}), low.holds({"TIME": 4}), low.holds({})
        (True, False, False)
        """
        return given.get(self.item) in self.answers


class Why(Part):
    """A question that follows a low score."""

    at_most: int
    question: Text = Text(id="Apa yang kurang?", en="What was wrong?")


class Ask(Part):
    """One question of a document.

    `bank` is its name in the question bank: the same thing asked in another facet or in another
    instrument has the same one. Without it the code is the name.
    """

    code: Code
    scale: Code
    question: Text
    name: Text | None = None
    bank: Code | None = None
    facet: Facet | None = None
    required: bool = True
    show_if: Condition | None = None
    why: Why | None = None

    @property
    def banked(self) -> str:
        return self.bank or self.code

    def named(self, language: str) -> str:
        return (self.name or self.question).by(language)

    def follow_up(self, points: tuple[int, ...]) -> "Ask | None":
        """Return the "why?" of this question as a question of its own."""
        if self.why is None:
            return None
        low = tuple(point for point in points if point <= self.why.at_most)
        return Ask(
            code=f"{self.code[: 30 - len(WHY)]}{WHY}",
            scale="TEXT",
            question=self.why.question,
            required=False,
            show_if=Condition(item=self.code, answers=low),
        )


class Section(Part):
    """Questions that stand together, on a page of their own where the document is paged."""

    code: Code
    title: Text
    lead: Text | None = None
    items: Annotated[tuple[Ask, ...], Field(min_length=1, max_length=60)]
