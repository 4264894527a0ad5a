"""Where a procedure says something else than the standard that it carries out: both places.

The standard is what citizens were promised, so the procedure may do more, and faster, never less.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import ceil

from prima.promise.procedures.rules.document import Activity, ProcedureDocument
from prima.promise.procedures.rules.flow import longest_minutes
from prima.promise.standards.rules.document import ServiceDocument, Step
from prima.promise.standards.rules.durations import (
    DAYS,
    NOMINAL_MINUTES,
    Duration,
    nominal_minutes,
)

Path = tuple[str, ...]
STEPS: Path = ("standard", "delivery", "procedure")


class ConflictCode(StrEnum):
    OTHER_SERVICE = "OTHER_SERVICE"
    STEP_WITHOUT_ACTIVITY = "STEP_WITHOUT_ACTIVITY"
    ACTIVITY_OF_UNKNOWN_STEP = "ACTIVITY_OF_UNKNOWN_STEP"
    OTHER_ORDER = "OTHER_ORDER"
    OTHER_ACTOR = "OTHER_ACTOR"
    STEP_TAKES_LONGER = "STEP_TAKES_LONGER"
    WHOLE_TAKES_LONGER = "WHOLE_TAKES_LONGER"


@dataclass(frozen=True)
class Conflict:
    """A contradiction: the place in each of the two, and the times when it is about time."""

    code: ConflictCode
    in_standard: Path
    in_procedure: Path
    promised: Duration | None = None
    takes: int | None = None
    """What the procedure takes, in the unit of what was promised."""


def conflicts(standard: ServiceDocument, procedure: ProcedureDocument) -> tuple[Conflict, ...]:
    if procedure.service is not None and procedure.service != standard.service.code:
        return (Conflict(ConflictCode.OTHER_SERVICE, ("service", "code"), ("service",)),)
    return (
        *_steps_without_activity(standard, procedure),
        *_activities_of_unknown_steps(standard, procedure),
        *_other_order(standard, procedure),
        *_other_actor(standard, procedure),
        *_step_takes_longer(standard, procedure),
        *_whole_takes_longer(standard, procedure),
    )


def _steps(standard: ServiceDocument) -> tuple[Step, ...]:
    return standard.standard.delivery.procedure


def _activities_of(step: Step, procedure: ProcedureDocument) -> list[Activity]:
    return [activity for activity in procedure.activities if activity.step == step.code]


def _steps_without_activity(
    standard: ServiceDocument, procedure: ProcedureDocument
) -> Iterator[Conflict]:
    for step in _steps(standard):
        if not _activities_of(step, procedure):
            code = ConflictCode.STEP_WITHOUT_ACTIVITY
            yield Conflict(code, (*STEPS, step.code), ("activities",))


def _activities_of_unknown_steps(
    standard: ServiceDocument, procedure: ProcedureDocument
) -> Iterator[Conflict]:
    known = {step.code for step in _steps(standard)}
    for activity in procedure.activities:
        if activity.step is not None and activity.step not in known:
            place = ("activities", activity.code, "step")
            yield Conflict(ConflictCode.ACTIVITY_OF_UNKNOWN_STEP, STEPS, place)


def _other_order(standard: ServiceDocument, procedure: ProcedureDocument) -> Iterator[Conflict]:
    """Compare where the steps begin: the first activity of each, from the top row down."""
    places = {step.code: place for place, step in enumerate(_steps(standard))}
    firsts: dict[str | None, Activity] = {
        activity.step: activity
        for activity in reversed(procedure.activities)
        if activity.step in places
    }
    begun = [activity for activity in procedure.activities if firsts.get(activity.step) is activity]
    for before, after in pairwise(begun):
        if places[before.step or ""] > places[after.step or ""]:
            yield Conflict(
                ConflictCode.OTHER_ORDER,
                (*STEPS, after.step or ""),
                ("activities", after.code),
            )


def _other_actor(standard: ServiceDocument, procedure: ProcedureDocument) -> Iterator[Conflict]:
    actors = {performer.code: performer.actor for performer in procedure.performers}
    for step in _steps(standard):
        own = _activities_of(step, procedure)
        if own and step.actor not in {actors[activity.performer] for activity in own}:
            place = ("activities", own[0].code, "performer")
            yield Conflict(ConflictCode.OTHER_ACTOR, (*STEPS, step.code, "actor"), place)


def _step_takes_longer(
    standard: ServiceDocument, procedure: ProcedureDocument
) -> Iterator[Conflict]:
    for step in _steps(standard):
        if step.duration is None:
            continue
        code = step.code
        minutes = longest_minutes(procedure, lambda activity, code=code: activity.step == code)  # type: ignore[misc]  # mypy does not infer a lambda with a default
        if minutes > nominal_minutes([step.duration]):
            own = _activities_of(step, procedure)
            yield Conflict(
                ConflictCode.STEP_TAKES_LONGER,
                (*STEPS, step.code, "duration"),
                ("activities", next(each.code for each in own if each.duration), "duration"),
                step.duration,
                ceil(minutes / NOMINAL_MINUTES[step.duration.unit]),
            )


def _whole_takes_longer(
    standard: ServiceDocument, procedure: ProcedureDocument
) -> Iterator[Conflict]:
    """Compare the longest way; as in `durations.least`, hours that fill no day cost none."""
    promised = standard.standard.delivery.completion
    if promised is None:
        return
    exact = longest_minutes(procedure) / NOMINAL_MINUTES[promised.unit]
    takes = int(exact) if promised.unit in DAYS else ceil(exact)
    if takes > promised.value:
        yield Conflict(
            ConflictCode.WHOLE_TAKES_LONGER,
            ("standard", "delivery", "completion"),
            ("activities",),
            promised,
            takes,
        )
