"""How a document stands against the principles: a score for each, with its evidence.

A criterion is kept when the machine finds nothing against it. The score of a principle is the share
of its criteria that are kept. What a document cannot tell, such as whether the public was asked, is
neither kept nor broken until somebody says so.
"""

from dataclasses import dataclass

from prima.promise.standards.rules.codes import Measure
from prima.promise.standards.rules.commitments import is_measurable
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.findings import Finding, FindingCode
from prima.promise.standards.rules.principles import (
    AGAINST,
    CRITERIA,
    NEEDS,
    Criterion,
    Principle,
)

GROUPS_OF_A_FORUM = 5
"""Users, experts, agencies concerned, civil society and the media (PermenPANRB 16/2017)."""
SEVERAL = 2
_AGREED = frozenset({Criterion.PUBLIC_WAS_ASKED, Criterion.COMMENTS_ANSWERED})


@dataclass(frozen=True)
class Agreement:
    """How the public took part: what the consultation knows, and the document does not."""

    groups: int
    """How many of the five groups of participants were heard."""
    comments: int
    answered: int


@dataclass(frozen=True)
class Judged:
    """One criterion: kept, broken, or None where it cannot be known; and what speaks against it."""

    criterion: Criterion
    kept: bool | None
    against: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Scored:
    principle: Principle
    criteria: tuple[Judged, ...]

    @property
    def kept(self) -> int:
        return sum(each.kept is True for each in self.criteria)

    @property
    def known(self) -> int:
        return sum(each.kept is not None for each in self.criteria)

    @property
    def score(self) -> float | None:
        """The share of the criteria that are kept; None when none of them can be known."""
        return self.kept / self.known if self.known else None


def scored(
    document: ServiceDocument,
    found: tuple[Finding, ...],
    agreement: Agreement | None = None,
) -> tuple[Scored, ...]:
    """Score the document by what was found in it, one principle after the other."""
    return tuple(
        Scored(
            principle,
            tuple(_judged(criterion, document, found, agreement) for criterion in criteria),
        )
        for principle, criteria in CRITERIA.items()
    )


def _judged(
    criterion: Criterion,
    document: ServiceDocument,
    found: tuple[Finding, ...],
    agreement: Agreement | None,
) -> Judged:
    if criterion in _AGREED:
        return Judged(criterion, _agreed(criterion, agreement))
    codes, needs = AGAINST.get(criterion, frozenset()), NEEDS.get(criterion, frozenset())
    against = tuple(
        each
        for each in found
        if each.code in codes
        or (each.code is FindingCode.COMPONENT_EMPTY and each.component in needs)
    )
    return Judged(criterion, not against and _is_said(criterion, document), against)


def _agreed(criterion: Criterion, agreement: Agreement | None) -> bool | None:
    if agreement is None:
        return None
    if criterion is Criterion.PUBLIC_WAS_ASKED:
        return agreement.groups >= GROUPS_OF_A_FORUM
    return agreement.answered >= agreement.comments


def _is_said(criterion: Criterion, document: ServiceDocument) -> bool:
    """Whether the document says what no finding asks for."""
    complaints = document.standard.delivery.complaints
    if criterion is Criterion.SEVERAL_CHANNELS:
        return len({each.kind for each in complaints.channels} if complaints else ()) >= SEVERAL
    if criterion is Criterion.WAIT_IS_PROMISED:
        return any(
            each.measure is Measure.WAIT and is_measurable(each)
            for each in document.standard.commitments
        )
    return True
