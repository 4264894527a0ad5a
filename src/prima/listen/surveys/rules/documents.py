"""What an instrument asks, whole: a document that a unit can read, send, and bring in.

Always true: every question has a scale, a condition names an earlier question and answers that it
can have, every index can be worked out, and the official part is the official one, word for word.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Annotated, Any, Literal, Self

import yaml
from pydantic import Field, StringConstraints, model_validator

from prima.listen.surveys.rules.asking import (
    AnswerScale,
    Ask,
    Code,
    Facet,
    Part,
    ScaleKind,
    Section,
    Text,
)
from prima.listen.surveys.rules.indexing import Asked, Index
from prima.listen.surveys.rules.instruments import SHIPPED, Item, Questionnaire, shipped

FORMAT: Literal[2] = 2
MOST_ITEMS = 120
OFFICIAL_SECTION = "OFFICIAL"
OFFICIAL_NAMES = ("skm-2017", "ikm-2004", "skm-2014")


class Document(Part):
    """A version of an instrument: what is asked, how, and which figures come from it."""

    format: Literal[2] = FORMAT
    code: Code
    version: Annotated[str, StringConstraints(pattern=r"^[0-9a-z.-]{1,20}$")]
    source: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    wording: Literal["OFFICIAL", "PUBLISHED", "OURS"] = "OURS"
    audience: Literal["CITIZENS", "STAFF"] = "CITIZENS"
    title: Text
    lead: Text | None = None
    paged: bool = False
    official: Questionnaire | None = None
    scales: dict[Code, AnswerScale] = {}
    sections: Annotated[tuple[Section, ...], Field(max_length=20)] = ()
    indices: Annotated[tuple[Index, ...], Field(max_length=20)] = ()

    @model_validator(mode="before")
    @classmethod
    def _with_what_it_names(cls, plain: object) -> object:
        """Put in the official part and the scales that a document only names."""
        if not isinstance(plain, Mapping):
            return plain
        whole = dict(plain)
        if isinstance(whole.get("official"), str):
            if whole["official"] not in OFFICIAL_NAMES:
                raise ValueError(f"official questionnaires are {', '.join(OFFICIAL_NAMES)}")
            whole["official"] = shipped(whole["official"])
        own = whole.get("scales") or {}
        if isinstance(own, Mapping):
            whole["scales"] = {**known_scales(), **own}
        return whole

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        troubles = [*self._unclear_codes(), *self._unclear_scales()]
        if not troubles:
            troubles = [*self._unclear_conditions(), *self._unclear_indices()]
        if troubles:
            raise ValueError("; ".join(troubles[:10]))
        return self

    @cached_property
    def pages(self) -> tuple[Section, ...]:
        """All sections as people see them: the official part first, each "why?" after its cause."""
        own = tuple(
            section.model_copy(update={"items": tuple(self._with_follow_ups(section))})
            for section in self.sections
        )
        return (_official_section(self.official), *own) if self.official else own

    @cached_property
    def questions(self) -> tuple[Asked, ...]:
        return tuple(Asked(item, self.scale_of(item)) for page in self.pages for item in page.items)

    @cached_property
    def by_code(self) -> dict[str, Asked]:
        return {asked.item.code: asked for asked in self.questions}

    def scale_of(self, item: Ask) -> AnswerScale:
        if self.official:
            for one in self.official.items:
                if one.code == item.code:
                    return _official_scale(one)
        return self.scales[item.scale]

    def plain(self) -> dict[str, Any]:
        """Give the document as plain data that stands on its own: every scale that it uses."""
        used = {item.scale for section in self.sections for item in section.items} | {"TEXT"}
        kept = {code: scale for code, scale in self.scales.items() if code in used}
        whole = self.model_copy(update={"scales": kept})
        return whole.model_dump(mode="json", exclude_defaults=True) | {"format": FORMAT}

    def _with_follow_ups(self, section: Section) -> Iterator[Ask]:
        for item in section.items:
            yield item
            follow_up = item.follow_up(self.scales[item.scale].points)
            if follow_up is not None:
                yield follow_up

    def _unclear_codes(self) -> Iterator[str]:
        written = [item.code for section in self.sections for item in section.items]
        official = [item.code for item in self.official.items] if self.official else []
        if len({*written, *official}) < len(written) + len(official):
            yield "a code stands for one question only"
        if not 1 <= len(written) + len(official) <= MOST_ITEMS:
            yield f"an instrument asks 1 to {MOST_ITEMS} questions"

    def _unclear_scales(self) -> Iterator[str]:
        for section in self.sections:
            for item in section.items:
                scale = self.scales.get(item.scale)
                if scale is None:
                    yield f"{item.code}: there is no scale {item.scale}"
                elif item.why and item.why.at_most not in scale.points[:-1]:
                    yield f"{item.code}: why? follows a low answer of points"

    def _unclear_conditions(self) -> Iterator[str]:
        earlier: dict[str, AnswerScale] = {}
        for item, scale in self.questions:
            wanted = item.show_if
            if wanted and wanted.item not in earlier:
                yield f"{item.code}: is shown after {wanted.item}, which is not asked before it"
            elif wanted and not set(wanted.answers) <= set(earlier[wanted.item].answers):
                yield f"{item.code}: waits for an answer that {wanted.item} cannot have"
            earlier[item.code] = scale

    def _unclear_indices(self) -> Iterator[str]:
        if len(self.by_code) < len(self.questions):
            yield "a code stands for one question only"
        if len({index.code for index in self.indices}) < len(self.indices):
            yield "a code stands for one index only"
        for index in self.indices:
            yield from index.troubles(self.questions)


def lifted(questionnaire: Questionnaire) -> Document:
    """Return an official questionnaire as a document, for whatever asks any instrument.

    >>> lifted(shipped("skm-2017")).pages[0].items[7].code
    'FACILITIES'
    """
    return Document(
        code=questionnaire.code,
        version=questionnaire.version,
        source=questionnaire.regulation,
        wording="OFFICIAL",
        title=Text(**questionnaire.title.model_dump()),
        official=questionnaire,
    )


def _official_section(questionnaire: Questionnaire) -> Section:
    items = tuple(
        Ask(
            code=item.code,
            scale="POINTS_4",
            question=Text(**item.question.model_dump()),
            name=Text(**item.name.model_dump()),
            facet=Facet.PERCEPTION,
        )
        for item in questionnaire.in_questionnaire
    )
    title = Text(**questionnaire.title.model_dump())
    return Section(code=OFFICIAL_SECTION, title=title, items=items)


def _official_scale(item: Item) -> AnswerScale:
    pairs = zip(item.labels.id, item.labels.en, strict=True)
    labels = tuple(Text(id=indonesian, en=english) for indonesian, english in pairs)
    return AnswerScale(kind=ScaleKind.POINTS, labels=labels)


@lru_cache(maxsize=1)
def known_scales() -> dict[str, AnswerScale]:
    """Return the scales that every document may name."""
    text = (SHIPPED / "scales.yaml").read_text(encoding="utf-8")
    return {code: AnswerScale.model_validate(plain) for code, plain in yaml.safe_load(text).items()}
