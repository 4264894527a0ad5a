"""What somebody gave, held against what was asked: kept, left out, missing or impossible."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from prima.listen.surveys.rules.asking import LONGEST_TEXT, Answer, ScaleKind
from prima.listen.surveys.rules.documents import Document
from prima.listen.surveys.rules.indexing import Asked


class Fault(StrEnum):
    MISSING = "MISSING"
    IMPOSSIBLE = "IMPOSSIBLE"
    TOO_LONG = "TOO_LONG"


@dataclass
class Given:
    """The answers of one person: numbers and codes apart from their own words."""

    answers: dict[str, int | str | None] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    faults: dict[str, Fault] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not self.texts and all(answer is None for answer in self.answers.values())


def given_to(document: Document, raw: Mapping[str, object], *, whole: bool = True) -> Given:
    """Sort what came by question. `whole` asks for every required answer.

    A question that was not to be asked, because its condition does not hold, keeps no answer:
    whoever changes an earlier answer takes the later one back.

    >>> from prima.listen.surveys.rules.library import shipped_document
    >>> pulse = shipped_document("pulse")
    >>> given_to(pulse, {"OVERALL": "4", "OVERALL_WHY": "Lama"}).texts
    {}
    >>> given_to(pulse, {"OVERALL": "1", "OVERALL_WHY": " Lama "}).texts
    {'OVERALL_WHY': 'Lama'}
    """
    given = Given()
    for asked in document.questions:
        code = asked.item.code
        if asked.item.show_if and not asked.item.show_if.holds(given.answers):
            if asked.scale.kind is not ScaleKind.TEXT:
                given.answers[code] = None
            continue
        _take(given, asked, raw.get(code), whole=whole)
    return given


def _take(given: Given, asked: Asked, came: object, *, whole: bool) -> None:
    item, scale = asked
    if scale.kind is ScaleKind.TEXT:
        text = came.strip() if isinstance(came, str) else ""
        if len(text) > LONGEST_TEXT or "\x00" in text:
            given.faults[item.code] = Fault.TOO_LONG
        elif text:
            given.texts[item.code] = text
        elif item.required and whole:
            given.faults[item.code] = Fault.MISSING
        return
    answer = chosen(asked, came)
    if answer is None and not (came is None or came == ""):
        given.faults[item.code] = Fault.IMPOSSIBLE
    elif answer is None and item.required and whole:
        given.faults[item.code] = Fault.MISSING
    given.answers[item.code] = answer


def chosen(asked: Asked, came: object) -> Answer:
    """Read one answer as the scale has it, from a form ("3") or from a tablet (3).

    >>> from prima.listen.surveys.rules.library import shipped_document
    >>> asked = shipped_document("pulse").questions[0]
    >>> chosen(asked, "3"), chosen(asked, 3), chosen(asked, "9"), chosen(asked, True)
    (3, 3, None, None)
    """
    if isinstance(came, bool) or not isinstance(came, int | str):
        return None
    return next((one for one in asked.scale.answers if str(one) == str(came)[:40]), None)
