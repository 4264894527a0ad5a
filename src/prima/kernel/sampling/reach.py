"""What the answers that came in can and cannot say."""

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from statistics import NormalDist

from prima.kernel.sampling.sizes import table_size
from prima.kernel.satisfaction import Evidence, evidence

FINEST = Fraction(1, 2)  # no share is harder to pin down


@dataclass(frozen=True, slots=True)
class Reach:
    """How far n of N answers carry. What is None cannot be said.

    `share_margin` is the most by which a share may be off, `index_margin` the same for the
    mean, and `detectable` the smallest change against another period like this one.
    """

    n: int
    population: int
    evidence: Evidence
    share_margin: float | None
    index_margin: float | None
    detectable: float | None
    table_size: int

    @property
    def meets_table(self) -> bool:
        """Whether as many answered as the table of Krejcie and Morgan asks for."""
        return self.n >= self.table_size

    @property
    def missing(self) -> int:
        return max(0, self.table_size - self.n)


def reach(
    n: int, population: int, *, deviation: float | None = None, confidence: float = 0.95
) -> Reach:
    """Work out what n answers of a population can say.

    >>> found = reach(120, 500, deviation=12)
    >>> round(found.share_margin, 3), round(found.index_margin, 1), round(found.detectable, 1)
    (0.078, 1.9, 3.0)
    >>> found.table_size, found.missing, found.evidence.value
    (217, 97, 'FULL')

    `deviation` is the standard deviation of the respondents' own indices. A change is
    about the service and not about those who happened to come, so it gets no
    correction for a finite population. Fewer answers than may be shown say nothing.
    """
    if not 0 <= n <= population:
        raise ValueError(f"{n} answers cannot come from a population of {population}")
    if not 0 < confidence < 1:
        raise ValueError(f"confidence lies between 0 and 1, not at {confidence}")
    strength = evidence(n)
    asked_all = table_size(population)
    if strength is Evidence.SUPPRESSED:
        return Reach(n, population, strength, None, None, None, asked_all)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    unasked = sqrt((population - n) / (population - 1))
    own = None if deviation is None else z * deviation / sqrt(n)
    return Reach(
        n,
        population,
        strength,
        share_margin=z * sqrt(FINEST * (1 - FINEST) / n) * unasked,
        index_margin=None if own is None else own * sqrt(1 - n / population),
        detectable=None if own is None else own * sqrt(2),
        table_size=asked_all,
    )
