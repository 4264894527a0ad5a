"""How each moment of a service was, by the short questions that were asked right after it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from prima.listen.surveys.models import Response, Way
from prima.listen.surveys.queries.instruments import document_of
from prima.listen.surveys.rules.cycle import SHOWN_FROM
from prima.promise.standards.queries import document_of as standard_of
from prima.promise.standards.queries import in_force

if TYPE_CHECKING:
    from prima.promise.standards.models import Service


@dataclass(frozen=True)
class Moment:
    """A step of the standard, and how people found it: 0 the worst, 1 the best, None too few."""

    code: str
    text: str
    actor: str
    where: str
    is_asked: bool
    answers: int
    satisfied: Fraction | None


def cycle_of(service: "Service", on: date, starts_on: date, ends_on: date) -> list[Moment]:
    """Return the moments of a service in their order; none when nothing is promised yet."""
    version = in_force(service, on)
    if version is None:
        return []
    asked = set(Way.objects.filter(service=service).values_list("moment", flat=True))
    scores = _scores(service, starts_on, ends_on)
    return [
        Moment(
            code=step.code,
            text=step.text,
            actor=step.actor,
            where=step.role or "",
            is_asked=step.code in asked,
            answers=len(scores[step.code]),
            satisfied=_mean(scores[step.code]),
        )
        for step in standard_of(version).standard.delivery.procedure
    ]


def _scores(service: "Service", starts_on: date, ends_on: date) -> defaultdict[str, list[Fraction]]:
    """Put each answer to a pulse between 0 and 1, whatever its scale is."""
    scores: defaultdict[str, list[Fraction]] = defaultdict(list)
    ways = Way.objects.filter(service=service).exclude(moment="").select_related("instrument")
    for way in ways:
        scales = {
            one.item.code: one.scale
            for one in document_of(way.instrument).questions
            if one.scale.points
        }
        rows = Response.objects.filter(way=way, voided_on__isnull=True)
        rows = rows.filter(answered_on__gte=starts_on, answered_on__lt=ends_on)
        for answers in rows.order_by().values_list("answers", flat=True):
            parts = [
                Fraction(answers[code] - scale.lowest, scale.highest - scale.lowest)
                for code, scale in scales.items()
                if answers.get(code) is not None
            ]
            if parts:
                scores[way.moment].append(sum(parts, Fraction(0)) / len(parts))
    return scores


def _mean(scores: list[Fraction]) -> Fraction | None:
    return sum(scores, Fraction(0)) / len(scores) if len(scores) >= SHOWN_FROM else None
