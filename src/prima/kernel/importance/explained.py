"""How much of an outcome's variance each of several correlated things explains.

Both take correlations, and both give parts that add up to R². They need not agree about
the order: then no item may be called the most important.

Sources: Lindeman, Merenda and Gold (1980), Introduction to Bivariate and Multivariate
Analysis, 119 ff. (the Shapley value of R²); Johnson (2000), Multivariate Behavioral
Research 35, 1-19.
"""

from collections.abc import Sequence
from math import factorial, sqrt

Matrix = Sequence[Sequence[float]]

MOST_BY_SHAPLEY = 12  # 4096 regressions; twice as many for each further item
NOTHING_NEW = 1e-10  # of a thing's variance left, when others already say all it says
SWEEPS = 60
SMALL = 1e-30


def shapley(correlations: Matrix, with_outcome: Sequence[float]) -> tuple[float, ...]:
    """Average what each thing adds to R² over all orders in which they can be added.

    >>> [round(part, 3) for part in shapley([[1, 0.5], [0.5, 1]], [0.6, 0.4])]
    [0.287, 0.087]
    """
    p = _checked(correlations, with_outcome)
    if p > MOST_BY_SHAPLEY:
        raise ValueError(f"{p} things are too many for every order; take relative_weights")
    explained = _of_every_subset(correlations, with_outcome)
    worth = [factorial(size) * factorial(p - 1 - size) / factorial(p) for size in range(p)]
    parts = [0.0] * p
    for subset, r_squared in enumerate(explained):
        size = subset.bit_count()
        for j in range(p):
            if subset >> j & 1:
                parts[j] += worth[size - 1] * r_squared
            else:
                parts[j] -= worth[size] * r_squared
    return tuple(parts)


def relative_weights(correlations: Matrix, with_outcome: Sequence[float]) -> tuple[float, ...]:
    """Explain by the nearest things that do not overlap, and hand back to the real ones.

    >>> [round(part, 3) for part in relative_weights([[1, 0.5], [0.5, 1]], [0.6, 0.4])]
    [0.287, 0.087]

    For two things it is the same as `shapley`; for many it is quick.
    """
    p = _checked(correlations, with_outcome)
    values, vectors = _eigen(correlations)
    if min(values) < NOTHING_NEW:
        raise ValueError("one of these things says nothing that the others do not say")
    roots = [sqrt(value) for value in values]
    root = [
        [sum(vectors[i][m] * roots[m] * vectors[j][m] for m in range(p)) for j in range(p)]
        for i in range(p)
    ]
    towards = [sum(vectors[j][m] * with_outcome[j] for j in range(p)) / roots[m] for m in range(p)]
    beta = [sum(vectors[i][m] * towards[m] for m in range(p)) for i in range(p)]
    return tuple(sum((root[i][j] * beta[j]) ** 2 for j in range(p)) for i in range(p))


def _checked(correlations: Matrix, with_outcome: Sequence[float]) -> int:
    p = len(with_outcome)
    if p < 1 or len(correlations) != p or any(len(row) != p for row in correlations):
        raise ValueError(
            "there is one correlation for each pair, and one with the outcome for each"
        )
    everything = [*with_outcome, *(r for row in correlations for r in row)]
    if not all(abs(r) <= 1 + NOTHING_NEW for r in everything):
        raise ValueError("a correlation lies between -1 and 1")
    return p


def _of_every_subset(correlations: Matrix, with_outcome: Sequence[float]) -> list[float]:
    """Give R² of the regression on each subset; bit j of its number stands for thing j.

    Things are taken in one by one, each time sweeping what they explain out of those that
    come after. A subset costs one small sweep instead of a regression of its own.
    """
    p = len(with_outcome)
    explained = [0.0] * (1 << p)

    def take_in(subset: int, least: int, left: list[list[float]], y: list[float]) -> None:
        """`left` is what remains of the things from `least` on, `y` their tie to the outcome."""
        for j in range(least, p):
            i = j - least
            variance, tie = left[i][i], y[i]
            new = variance > NOTHING_NEW
            gain = tie * tie / variance if new else 0.0
            explained[subset | 1 << j] = explained[subset] + gain
            if not j + 1 < p:
                continue
            after = range(i + 1, len(y))
            by = [left[i][m] / variance if new else 0.0 for m in after]
            swept = [
                [left[n][m] - left[i][n] * part for m, part in zip(after, by, strict=True)]
                for n in after
            ]
            rest = [y[m] - tie * part for m, part in zip(after, by, strict=True)]
            take_in(subset | 1 << j, j + 1, swept, rest)

    take_in(0, 0, [list(map(float, row)) for row in correlations], list(map(float, with_outcome)))
    return explained


def _eigen(matrix: Matrix) -> tuple[list[float], list[list[float]]]:
    """Turn a symmetric matrix until nothing is left off its diagonal (Jacobi, 1846)."""
    p = len(matrix)
    a = [list(map(float, row)) for row in matrix]
    v = [[float(i == j) for j in range(p)] for i in range(p)]
    for _ in range(SWEEPS):
        if sum(a[i][j] ** 2 for i in range(p) for j in range(i)) < SMALL:
            break
        for i in range(p - 1):
            for j in range(i + 1, p):
                if a[i][j]:
                    _rotate(a, v, i, j)
    return [a[i][i] for i in range(p)], v


def _rotate(a: list[list[float]], v: list[list[float]], i: int, j: int) -> None:
    """Make a[i][j] zero by a turn in the plane of i and j."""
    slope = (a[j][j] - a[i][i]) / (2 * a[i][j])
    t = (1 if slope >= 0 else -1) / (abs(slope) + sqrt(slope * slope + 1))
    c = 1 / sqrt(t * t + 1)
    s = t * c
    for row in a:
        row[i], row[j] = c * row[i] - s * row[j], s * row[i] + c * row[j]
    a[i], a[j] = (
        [c * one - s * other for one, other in zip(a[i], a[j], strict=True)],
        [s * one + c * other for one, other in zip(a[i], a[j], strict=True)],
    )
    for row in v:
        row[i], row[j] = c * row[i] - s * row[j], s * row[i] + c * row[j]
