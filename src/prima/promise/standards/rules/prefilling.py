"""From worksheets to a draft: the standard that the answers amount to."""

from collections.abc import Iterable

from prima.promise.standards.rules.codes import Actor, LimitUnit, Measure, RequirementKind, TimeUnit
from prima.promise.standards.rules.commitments import UNITS_OF_MEASURE, Commitment
from prima.promise.standards.rules.document import (
    Delivery,
    Fee,
    FeeLine,
    Manufacturing,
    Product,
    Requirement,
    Service,
    ServiceDocument,
    Staff,
    Standard,
    Step,
)
from prima.promise.standards.rules.durations import (
    NOMINAL_MINUTES,
    Duration,
    least,
    nominal_minutes,
)
from prima.promise.standards.rules.typed import free_code
from prima.promise.standards.rules.worksheets import Activity, Expectation, Level, Workbook


def drafted(workbook: Workbook) -> ServiceDocument:
    """Draft the standard that the answers amount to."""
    requirements = _requirements(workbook.activities)
    steps = tuple(_step(activity, requirements) for activity in workbook.activities)
    sheet = workbook.service
    products = (
        (
            Product(
                code=free_code(sheet.product, set()),
                name=sheet.product,
                proof_of_handover=sheet.proof_of_handover,
            ),
        )
        if sheet.product
        else ()
    )
    return ServiceDocument(
        service=Service(
            code=free_code(sheet.name, set()),
            name=sheet.name,
            purpose=sheet.purpose or sheet.name,
            legal_basis=sheet.legal_basis,
            nature=sheet.nature,
            customers=sheet.customers,
            good=sheet.good,
            function=sheet.function,
            pattern=sheet.pattern,
            responsible=sheet.responsible,
        ),
        standard=Standard(
            delivery=Delivery(
                requirements=tuple(requirements.values()),
                procedure=steps,
                completion=_completion(steps),
                fee=_fee(workbook.activities),
                products=products,
                complaints=workbook.complaints,
            ),
            manufacturing=Manufacturing(
                legal_basis=sheet.legal_basis,
                facilities=tuple(
                    dict.fromkeys(line for each in workbook.activities for line in each.facilities)
                ),
                staff=tuple(
                    Staff(role=role, count=1)
                    for role in dict.fromkeys(
                        each.role
                        for each in workbook.activities
                        if each.role and each.actor is Actor.OFFICER
                    )
                ),
            ),
            commitments=_commitments(workbook.expectations),
        ),
    )


def _requirements(activities: Iterable[Activity]) -> dict[str, Requirement]:
    """Return what is asked for at any activity, once each, by its words."""
    found: dict[str, Requirement] = {}
    for activity in activities:
        kinds = (
            (RequirementKind.DOCUMENT, activity.documents),
            (RequirementKind.GOODS, activity.goods),
        )
        for kind, lines in kinds:
            for line in lines:
                if line not in found:
                    code = free_code(line, {each.code for each in found.values()})
                    found[line] = Requirement(code=code, text=line, kind=kind)
    return found


def _step(activity: Activity, requirements: dict[str, Requirement]) -> Step:
    asked = dict.fromkeys((*activity.documents, *activity.goods))
    return Step(
        code=activity.code,
        text=activity.text,
        actor=activity.actor,
        role=activity.role,
        station=activity.station,
        duration=activity.duration,
        cost_rupiah=activity.cost_rupiah,
        requirements=tuple(requirements[line].code for line in asked),
    )


def _completion(steps: tuple[Step, ...]) -> Duration | None:
    """Return what the steps take one after the other: minutes within a day, else working days."""
    durations = [step.duration for step in steps if step.duration]
    if not durations:
        return None
    within_a_day = nominal_minutes(durations) < NOMINAL_MINUTES[TimeUnit.WORKING_DAYS]
    unit = TimeUnit.MINUTES if within_a_day else TimeUnit.WORKING_DAYS
    return Duration(value=least(unit, durations), unit=unit)


def _fee(activities: tuple[Activity, ...]) -> Fee | None:
    if not activities:
        return None
    lines = tuple(
        FeeLine(code=each.code, text=each.text, amount_rupiah=each.cost_rupiah)
        for each in activities
        if each.cost_rupiah
    )
    return Fee(free=not lines, lines=lines)


def _commitments(expectations: Iterable[Expectation]) -> tuple[Commitment, ...]:
    """Promise what is specified and can be measured, each measure once: the strictest limit."""
    promised: dict[tuple[Measure, LimitUnit], Commitment] = {}
    for each in expectations:
        if each.measure is None or each.limit is None or each.level is Level.DELIGHT:
            continue
        if each.limit.unit not in UNITS_OF_MEASURE[each.measure]:
            continue
        key = (each.measure, each.limit.unit)
        known = promised.get(key)
        if known is None or each.limit.value < known.limit.value:
            promised[key] = Commitment(code=each.code, measure=each.measure, limit=each.limit)
    return tuple(promised.values())
