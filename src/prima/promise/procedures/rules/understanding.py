"""The short check of understanding: questions that the procedure itself answers.

Made from the version, so they are always about what it says, and nobody has to write them. Which
activities are asked about, and the order of the answers, follow from the version's code alone:
everybody gets the same questions, and another version asks others.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from prima.promise.procedures.rules.document import Activity, ProcedureDocument
from prima.promise.procedures.rules.flow import arrows
from prima.promise.standards.rules.durations import Duration

FEWEST, MOST, MOST_CHOICES = 2, 4, 4


class Asked(StrEnum):
    WHO = "WHO"
    THEN = "THEN"
    FIRST = "FIRST"
    HOW_LONG = "HOW_LONG"


@dataclass(frozen=True)
class Question:
    asked: Asked
    activity: str
    """The words of the activity that it is about."""
    when: str | None
    choices: tuple[str | Duration, ...]
    right: int


def questions(document: ProcedureDocument, number: int) -> tuple[Question, ...]:
    """Return the questions about a version, at most four; none about what has one answer only."""
    dice = random.Random(f"{document.code} {number}")  # noqa: S311 - no secret, only an order
    kinds = (_ways(document, dice), _who(document, dice), _long(document, dice), _first(document))
    found = [question for kind in kinds for question in kind]
    return tuple(_shuffled(question, dice) for question in found[:MOST])


def wrong(asked: Iterable[Question], answers: Iterable[int | None]) -> tuple[int, ...]:
    """Return the places of the questions that were not answered rightly.

    >>> who = Question(Asked.WHO, "Memeriksa berkas", None, ("Petugas", "Kepala"), 0)
    >>> wrong([who, who], [0, 1])
    (1,)
    """
    pairs = zip(asked, answers, strict=True)
    return tuple(place for place, (one, answer) in enumerate(pairs) if one.right != answer)


def _ways(document: ProcedureDocument, dice: random.Random) -> Iterator[Question]:
    """Ask where it goes after a decision, else after some other activity: one question."""
    texts = {activity.code: activity.text for activity in document.activities}
    ways = [way for way in arrows(document) if way.target]
    asked = [way for way in ways if way.when] or ways
    if asked and len(set(texts.values())) > 1:
        way = dice.choice(asked)
        also = {other.target for other in ways if other.source == way.source}
        right = texts[way.target or ""]
        others = [texts[code] for code in texts if code not in also]
        yield from _question(Asked.THEN, texts[way.source], way.when, right, others, dice)


def _who(document: ProcedureDocument, dice: random.Random) -> Iterator[Question]:
    names = {performer.code: performer.name for performer in document.performers}
    for activity in _some(document.activities, dice):
        right = names[activity.performer]
        yield from _question(Asked.WHO, activity.text, None, right, names.values(), dice)


def _long(document: ProcedureDocument, dice: random.Random) -> Iterator[Question]:
    timed = [activity for activity in document.activities if activity.duration]
    for activity in _some(tuple(timed), dice):
        right = activity.duration
        if right is not None:
            doubled = Duration(value=min(right.value * 2, 10_000), unit=right.unit)
            others = [each.duration for each in timed if each.duration] + [doubled]
            yield from _question(Asked.HOW_LONG, activity.text, None, right, others, dice)


def _first(document: ProcedureDocument) -> Iterator[Question]:
    texts = [activity.text for activity in document.activities]
    if texts:
        dice = random.Random(0)  # noqa: S311 - the order is made later
        yield from _question(Asked.FIRST, document.title, None, texts[0], texts, dice)


def _some(activities: tuple[Activity, ...], dice: random.Random) -> list[Activity]:
    return [dice.choice(activities)] if activities else []


def _question(
    asked: Asked,
    about: str,
    when: str | None,
    right: str | Duration,
    others: Iterable[str | Duration],
    dice: random.Random,
) -> Iterator[Question]:
    wrongs = [other for other in dict.fromkeys(others) if other != right]
    if wrongs:
        chosen = dice.sample(wrongs, min(MOST_CHOICES - 1, len(wrongs)))
        yield Question(asked, about, when, (right, *chosen), 0)


def _shuffled(question: Question, dice: random.Random) -> Question:
    order = list(range(len(question.choices)))
    dice.shuffle(order)
    choices = tuple(question.choices[place] for place in order)
    return Question(question.asked, question.activity, question.when, choices, order.index(0))
