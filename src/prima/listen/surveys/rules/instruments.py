"""What a questionnaire must say before anybody is asked: its items, weights and class table."""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Self, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from prima.kernel.satisfaction.class_tables import IKM_2004, SKM_2017
from prima.kernel.satisfaction.instruments import Convention
from prima.kernel.satisfaction.instruments import Instrument as Scoring

SHIPPED = Path(__file__).resolve().parents[1] / "data"
CLASS_TABLES = {table.code: table for table in (SKM_2017, IKM_2004)}
SCALE = (1, 2, 3, 4)
Answer = TypeVar("Answer")

Code = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]{1,29}$")]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Number = Annotated[int, Field(ge=1, le=99)]
Four = Annotated[tuple[Line, ...], Field(min_length=4, max_length=4)]


class ItemOrder(StrEnum):
    """What U8 and U9 of a file mean: the regulation lists complaints first, its form facilities."""

    REGULATION = "REGULATION"
    QUESTIONNAIRE = "QUESTIONNAIRE"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(_Part):
    """One text in both languages of the interface."""

    id: Line
    en: Line

    def by(self, language: str) -> str:
        return self.en if language == "en" else self.id


class Labels(_Part):
    """The words of the four answers, from the worst to the best."""

    id: Four
    en: Four

    def by(self, language: str) -> tuple[str, ...]:
        return self.en if language == "en" else self.id


class Item(_Part):
    """One unsur: known by its code, whatever number a list or a form gives it."""

    code: Code
    number: Number
    questionnaire_number: Number
    weight: str
    name: Words
    question: Words
    labels: Labels
    keywords: tuple[Line, ...] = ()
    also: Annotated[tuple[tuple[Line, ...], ...], Field(min_length=4, max_length=4)] | None = None

    def number_in(self, order: ItemOrder) -> int:
        return self.number if order is ItemOrder.REGULATION else self.questionnaire_number


class Questionnaire(_Part):
    """A version of a questionnaire, whole.

    Always true: codes and both numberings are unique, weights add up to exactly 1, and the class
    table is one that the kernel knows.
    """

    code: Code
    version: Annotated[str, StringConstraints(pattern=r"^[0-9a-z.-]{1,20}$")]
    regulation: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    title: Words
    convention: Convention
    class_table: str
    items: Annotated[tuple[Item, ...], Field(min_length=2, max_length=60)]

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        for order in ItemOrder:
            numbers = sorted(item.number_in(order) for item in self.items)
            if numbers != list(range(1, len(self.items) + 1)):
                raise ValueError(f"items are numbered 1 to {len(self.items)} in the {order} order")
        if self.class_table not in CLASS_TABLES:
            raise ValueError(f"class tables are {', '.join(CLASS_TABLES)}, not {self.class_table}")
        _scoring(self)
        return self

    @property
    def in_order(self) -> tuple[Item, ...]:
        """The items as the regulation lists them."""
        return tuple(sorted(self.items, key=lambda item: item.number))

    @property
    def in_questionnaire(self) -> tuple[Item, ...]:
        """The items as people are asked."""
        return tuple(sorted(self.items, key=lambda item: item.questionnaire_number))

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(item.code for item in self.in_order)

    @property
    def scoring(self) -> Scoring:
        """How the kernel weighs and judges the answers."""
        return _scoring(self)

    def codes_that_move(self) -> tuple[str, ...]:
        """Return the items whose number depends on the order: U8 and U9 of the SKM."""
        return tuple(
            item.code for item in self.in_order if item.number != item.questionnaire_number
        )

    def in_other_order(self, answers: Mapping[str, Answer]) -> dict[str, Answer]:
        """Take answers that were numbered as the regulation lists, for a file that meant the form.

        >>> skm = shipped("skm-2017")
        >>> read = {code: number for number, code in enumerate(skm.codes, start=1)}
        >>> meant = skm.in_other_order(read)
        >>> meant["FACILITIES"], meant["COMPLAINTS"], meant["TIME"]
        (8, 9, 3)
        """
        numbered = {item.number: answers[item.code] for item in self.items}
        return {item.code: numbered[item.questionnaire_number] for item in self.in_order}


def _scoring(questionnaire: Questionnaire) -> Scoring:
    weights = {item.code: item.weight for item in questionnaire.in_order}
    if len(weights) < len(questionnaire.items):
        raise ValueError("a code stands for one item only")
    return Scoring.weighted(weights, CLASS_TABLES[questionnaire.class_table])


@lru_cache(maxsize=8)
def shipped(name: str) -> Questionnaire:
    """Return a questionnaire that comes with Prima.

    >>> shipped("skm-2017").codes[-2:], shipped("ikm-2004").class_table
    (('COMPLAINTS', 'FACILITIES'), 'IKM_2004')
    """
    text = (SHIPPED / f"{name}.yaml").read_text(encoding="utf-8")
    return Questionnaire.model_validate(yaml.safe_load(text))
