"""What a complete and honest standard would not have: read from the draft, refusing nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from prima.promise.standards.rules.codes import Component
from prima.promise.standards.rules.commitments import is_measurable
from prima.promise.standards.rules.components import components
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.durations import least

DELIVERY = ("standard", "delivery")


class FindingCode(StrEnum):
    COMPONENT_EMPTY = "COMPONENT_EMPTY"
    STEP_WITHOUT_TIME = "STEP_WITHOUT_TIME"
    FEE_WITHOUT_LEGAL_BASIS = "FEE_WITHOUT_LEGAL_BASIS"
    COMMITMENT_UNMEASURABLE = "COMMITMENT_UNMEASURABLE"
    COMPLETION_SHORTER_THAN_STEPS = "COMPLETION_SHORTER_THAN_STEPS"


@dataclass(frozen=True)
class Finding:
    """Something to mend before the standard is published; the path names items by their code."""

    code: FindingCode
    path: tuple[str, ...]
    component: Component | None = None
    needed: int | None = None
    """The shortest time that the steps allow, in the unit of the promise."""


def findings(document: ServiceDocument) -> tuple[Finding, ...]:
    return (
        *_empty_components(document),
        *_steps_without_time(document),
        *_fees_without_legal_basis(document),
        *_unmeasurable_commitments(document),
        *_completion_shorter_than_steps(document),
    )


def _empty_components(document: ServiceDocument) -> Iterator[Finding]:
    for component in components(document):
        if not component.filled:
            yield Finding(FindingCode.COMPONENT_EMPTY, component.path, component=component.code)


def _steps_without_time(document: ServiceDocument) -> Iterator[Finding]:
    for step in document.standard.delivery.procedure:
        if step.duration is None:
            yield Finding(FindingCode.STEP_WITHOUT_TIME, (*DELIVERY, "procedure", step.code))


def _fees_without_legal_basis(document: ServiceDocument) -> Iterator[Finding]:
    fee = document.standard.delivery.fee
    for line in fee.lines if fee else ():
        if line.amount_rupiah > 0 and line.legal_basis is None:
            yield Finding(
                FindingCode.FEE_WITHOUT_LEGAL_BASIS, (*DELIVERY, "fee", "lines", line.code)
            )


def _unmeasurable_commitments(document: ServiceDocument) -> Iterator[Finding]:
    for commitment in document.standard.commitments:
        if not is_measurable(commitment):
            path = ("standard", "commitments", commitment.code)
            yield Finding(FindingCode.COMMITMENT_UNMEASURABLE, path)


def _completion_shorter_than_steps(document: ServiceDocument) -> Iterator[Finding]:
    promised = document.standard.delivery.completion
    if promised is None:
        return
    timed = [step.duration for step in document.standard.delivery.procedure if step.duration]
    needed = least(promised.unit, timed)
    if needed > promised.value:
        yield Finding(
            FindingCode.COMPLETION_SHORTER_THAN_STEPS,
            (*DELIVERY, "completion"),
            needed=needed,
        )
