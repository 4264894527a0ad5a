"""Whether what is promised in numbers can be measured, means something, and is made good."""

from collections.abc import Iterator
from itertools import permutations

from prima.promise.standards.rules.codes import LimitUnit, Measure, TimeUnit
from prima.promise.standards.rules.commitments import Commitment, Limit, is_measurable
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.durations import NOMINAL_MINUTES
from prima.promise.standards.rules.proofreading.finding import STANDARD, Finding, FindingCode

COMMITMENTS = (*STANDARD, "commitments")
HALF = 50
_TIMES = frozenset({Measure.WAIT, Measure.SERVICE_TIME, Measure.COMPLETION})


def promises(document: ServiceDocument) -> Iterator[Finding]:
    commitments = document.standard.commitments
    for commitment in commitments:
        path = (*COMMITMENTS, commitment.code)
        if not is_measurable(commitment):
            yield Finding(FindingCode.COMMITMENT_UNMEASURABLE, path)
        if commitment.share_percent < HALF:
            yield Finding(FindingCode.SHARE_TOO_LOW, path, counted=commitment.share_percent)
    if not any(each.measure in _TIMES and is_measurable(each) for each in commitments):
        yield Finding(FindingCode.NO_COMMITMENT, COMMITMENTS)
    elif not any(each.redress for each in commitments):
        yield Finding(FindingCode.NO_REDRESS, COMMITMENTS)
    for one, other in permutations(commitments, 2):
        if _is_pointless_beside(one, other):
            path = (*COMMITMENTS, one.code)
            yield Finding(FindingCode.COMMITMENTS_CONTRADICT, path, quoted=other.code)


def _is_pointless_beside(one: Commitment, other: Commitment) -> bool:
    """Whether one promises less than the other does anyway: more time, for no more people."""
    if one.measure is not other.measure or not (is_measurable(one) and is_measurable(other)):
        return False
    longer = amount(one.limit) > amount(other.limit)
    return longer and one.share_percent <= other.share_percent


def amount(limit: Limit) -> int:
    """Return a limit as a number that compares with others of its measure."""
    if limit.unit is LimitUnit.RUPIAH:
        return limit.value
    return int(limit.value * NOMINAL_MINUTES[TimeUnit(limit.unit)])
