"""What a guarantee would have cost, from facts that are past. No database, no clock, no Django."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prima.kernel.intervals import Interval, share_interval
from prima.promise.charter.rules.codes import Exclusion
from prima.promise.charter.rules.document import Guarantee
from prima.promise.charter.rules.guarantees import Facts, Owed, Verdict, owed

FEWEST = 5  # fewer people say little


@dataclass(frozen=True)
class Tried:
    """A guarantee held against what happened: of `n` measured, how often it would have fired."""

    n: int
    fired: int
    rupiah: int
    excused: tuple[tuple[Exclusion, int], ...] = ()

    @property
    def kept(self) -> int:
        return self.n - self.fired

    @property
    def is_measured(self) -> bool:
        return self.n > 0

    @property
    def interval(self) -> Interval | None:
        """The share kept with 95 % (Wilson); None when too few were measured to say."""
        return share_interval(self.kept, self.n) if self.n >= FEWEST else None


def tried(facts: Iterable[Facts], guarantees: Sequence[Guarantee]) -> list[Tried]:
    """Hold every guarantee against every fact, in one pass.

    Whoever was excused counts as kept: nothing was owed. Who was not measured does not count.

    >>> from datetime import timedelta
    >>> wait = Guarantee(code="tunggu", occasion="WAIT", minutes=30, remedy="MONEY",
    ...     amount_rupiah=10_000, ceiling_rupiah=10_000, decider="HEAD")
    >>> waits = [Facts("kk", waited=timedelta(minutes=n)) for n in (5, 31, 90)]
    >>> [found] = tried(waits, [wait])
    >>> found.n, found.fired, found.rupiah
    (3, 2, 20000)
    """
    sums = [_Sum() for _each in guarantees]
    for fact in facts:
        for guarantee, total in zip(guarantees, sums, strict=True):
            total.add(owed(fact, guarantee))
    return [total.tried() for total in sums]


class _Sum:
    def __init__(self) -> None:
        self.verdicts: Counter[Verdict] = Counter()
        self.excused: Counter[Exclusion] = Counter()
        self.rupiah = 0

    def add(self, answer: Owed) -> None:
        self.verdicts[answer.verdict] += 1
        self.rupiah += answer.rupiah
        if answer.excused_by is not None:
            self.excused[answer.excused_by] += 1

    def tried(self) -> Tried:
        count = self.verdicts
        n = count[Verdict.OWED] + count[Verdict.EXCLUDED] + count[Verdict.NOT_FIRED]
        excused = tuple(sorted(self.excused.items()))
        return Tried(n, count[Verdict.OWED], self.rupiah, excused)
