"""The gamma distribution: how long several services after each other take.

| function | answers |
| --- | --- |
| `gamma_share(shape, x)` | P(G <= x), for a mean of `shape` |
| `gamma_quantile(shape, p)` | the x that G exceeds with probability 1 - p |
| `rising_sum(a, x)` | Σ x^k / (a (a+1) … (a+k)), on which the first and Erlang's A stand |

Source: DLMF 8.7.1, a series of positive terms. SciPy is the independent check in
the tests.
"""

from dataclasses import dataclass
from math import exp, inf, lgamma, log, sqrt
from statistics import NormalDist

LAST_DIGIT = 1e-16
CLOSE_ENOUGH = 1e-13
TINY = 1e-200
MOST_HALVINGS = 200


def gamma_share(shape: float, x: float) -> float:
    """Return P(G <= x) for a gamma variable with this shape and scale 1.

    >>> round(gamma_share(10, 14.206), 3)
    0.9
    """
    _check_shape(shape)
    if x <= 0:
        return 0.0
    if x == inf:
        return 1.0
    height = shape * log(x) - x - lgamma(shape)
    return min(1.0, exp(height + rising_sum(shape, x).log))


def gamma_quantile(shape: float, p: float) -> float:
    """Return the x with P(G <= x) = p.

    Nine people ahead, three desks, five minutes each: ten services must end, one
    every 5/3 minutes, and 9 of 10 such waits are shorter than

    >>> round(gamma_quantile(10, 0.9) * 5 / 3, 1)
    23.7

    Found by halving inside brackets that are widened from Wilson and Hilferty's
    start: slower than Newton and never wrong.
    """
    _check_shape(shape)
    if not 0 < p < 1:
        raise ValueError(f"a probability must lie between 0 and 1, not {p}")
    low, high = 0.0, _wilson_hilferty(shape, p)
    while gamma_share(shape, high) < p:
        low, high = high, 2 * high
    for _ in range(MOST_HALVINGS):
        middle = (low + high) / 2
        if high - low <= CLOSE_ENOUGH * high:
            break
        if gamma_share(shape, middle) < p:
            low = middle
        else:
            high = middle
    return high


@dataclass(frozen=True, slots=True)
class RisingSum:
    """The log of Σ x^k / (a (a+1) … (a+k)), and the mean k with the terms as weights."""

    log: float
    mean_k: float


def rising_sum(a: float, x: float) -> RisingSum:
    """Sum up terms that are all positive, so that nothing cancels.

    >>> round(exp(rising_sum(1, 2).log), 6) == round((exp(2) - 1) / 2, 6)
    True

    The terms are scaled down as they grow, so that a line of thousands fits too.
    """
    term = total = 1.0
    ks = scale = 0.0
    k = 0
    while not k or k * term > LAST_DIGIT * ks or x > a + k:
        k += 1
        term *= x / (a + k)
        total += term
        ks += k * term
        if total > 1 / TINY:
            scale += log(total)
            term, ks, total = term / total, ks / total, 1.0
    return RisingSum(scale + log(total) - log(a), ks / total)


def _wilson_hilferty(shape: float, p: float) -> float:
    root = 1 - 1 / (9 * shape) + NormalDist().inv_cdf(p) / (3 * sqrt(shape))
    return max(shape * root**3, TINY)


def _check_shape(shape: float) -> None:
    if not 0 < shape < inf:
        raise ValueError(f"a shape must be positive, not {shape}")
