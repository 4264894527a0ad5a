"""Ready-made answers to any instrument, given through a way that is open."""

import random
from datetime import date
from typing import TYPE_CHECKING

from prima.foundation.units.testing import MONDAY_9AM
from prima.kernel.periods import Period
from prima.listen.surveys.queries import document_of, instrument_in_use
from prima.listen.surveys.rules.asking import ScaleKind
from prima.listen.surveys.rules.codes import Channel
from prima.listen.surveys.testing import a_way, answers_through
from prima.measure.analyses.queries import About, about

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.listen.surveys.models import Instrument, Way
    from prima.promise.standards.models import Service

MONDAY = date(2026, 3, 2)


def a_paper_way(unit: "Unit", name: str, service: "Service | None" = None) -> "Way":
    """Return a way by which paper is typed in, of any day."""
    return a_way(unit, name, Channel.TYPED, service=service)


def believable(instrument: "Instrument", n: int, *, seed: int = 1) -> list[dict[str, object]]:
    """Return so many forms on which questions go together a little, always the same."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    forms: list[dict[str, object]] = []
    for _person in range(n):
        mood = chance.random()
        forms.append({})
        for asked in document_of(instrument).questions:
            if asked.scale.kind is ScaleKind.TEXT or asked.item.show_if:
                continue
            answers = asked.scale.answers
            place = int((0.3 * mood + 0.7 * chance.random()) * len(answers))
            forms[-1][asked.item.code] = answers[min(place, len(answers) - 1)]
    return forms


def answered_by(
    unit: "Unit",
    name: str,
    n: int,
    *,
    on: date = MONDAY,
    service: "Service | None" = None,
    seed: int = 1,
) -> "Instrument":
    """Let so many people answer an instrument that comes with Prima; return it."""
    way = a_paper_way(unit, name, service)
    forms = believable(way.instrument, n, seed=seed)
    answers_through(way, forms, at=MONDAY_9AM, on=on, interviewer="A1")
    return way.instrument


def asked_about(
    unit: "Unit",
    instrument: "Instrument | None" = None,
    *,
    period: str = "2026-S1",
    service: "Service | None" = None,
) -> About:
    return about(unit, Period.read(period), service, instrument or instrument_in_use())
