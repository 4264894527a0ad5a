"""How long the steps of a procedure take together: the longest way through them.

Steps follow each other as they stand in the document. Steps that are done at the same time as the
one before them form a group, and a group takes as long as its longest step.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from prima.promise.standards.rules.codes import TimeUnit
from prima.promise.standards.rules.document import Step
from prima.promise.standards.rules.durations import Duration, least, nominal_minutes

NONE_TOGETHER: frozenset[str] = frozenset()


@dataclass(frozen=True)
class CriticalPath:
    """The steps that decide when the service is finished: no other can make it later."""

    steps: tuple[Step, ...]

    @property
    def durations(self) -> tuple[Duration, ...]:
        return tuple(step.duration for step in self.steps if step.duration)

    @property
    def minutes(self) -> Fraction:
        """Working minutes, with days counted as the nominal day of `durations`."""
        return nominal_minutes(self.durations)

    def needed(self, unit: TimeUnit) -> int:
        """Return the smallest promise in this unit that the steps can keep."""
        return least(unit, self.durations)


def critical_path(
    procedure: Iterable[Step], together: frozenset[str] = NONE_TOGETHER
) -> CriticalPath:
    """Return the longest way; `together` are the codes done at the same time as the step before.

    A step without a time takes none: that it lacks one is another finding.
    """
    groups: list[list[Step]] = []
    for step in procedure:
        if step.code in together and groups:
            groups[-1].append(step)
        else:
            groups.append([step])
    return CriticalPath(tuple(max(group, key=_minutes) for group in groups))


def _minutes(step: Step) -> Fraction:
    return nominal_minutes([step.duration] if step.duration else [])
