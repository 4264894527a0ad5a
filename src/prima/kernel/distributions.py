"""Which value of Student's t or Fisher's F has a given probability below it.

| function | answers |
| --- | --- |
| `student_t_quantile(p, df)` | t, for the interval of a mean |
| `f_quantile(p, d1, d2)` | F, for the interval of a reliability |
| `student_t_tails(t, df)` | how often chance alone goes as far as t, in either direction |

All read the same curve, the quantiles backwards, because t squared is an F with 1 and `df`
degrees of freedom. The curve is solved in v = log F: there log P(F <= e^v) is
concave, so that Newton's method converges from any start and needs no brackets.

Sources: DLMF 8.17 (incomplete beta function, continued fraction 8.17.22);
DLMF 5.11 (Stirling's series). SciPy is the independent check in the tests.
"""

from functools import lru_cache
from math import exp, expm1, lgamma, log, log1p, sqrt, tau
from statistics import NormalDist

SMALLEST_PROBABILITY = 1e-50
MOST_DEGREES = 1e9
EVEN_CHANCE = 0.5
LAST_DIGIT = 1e-15
CLOSE_ENOUGH = 1e-10  # Newton squares the error once more after such a step
LARGE = 16  # from here Stirling's series is exact to the last digit


@lru_cache(maxsize=65_536)
def student_t_quantile(p: float, df: float) -> float:
    """Return the t with P(T <= t) = p, for Student's t with `df` degrees of freedom.

    >>> round(student_t_quantile(0.975, 9), 3)
    2.262

    Source: Student (1908), Biometrika 6(1), 1-25; the printed tables give 2.262.
    """
    _check(p, df)
    if p == EVEN_CHANCE:
        return 0.0
    outside = 2 * min(p, 1 - p)
    size = exp(_log_f_quantile(1 - outside, outside, 0.5, df / 2) / 2)
    return size if p > EVEN_CHANCE else -size


@lru_cache(maxsize=65_536)
def f_quantile(p: float, d1: float, d2: float) -> float:
    """Return the f with P(F <= f) = p, for Fisher's F with `d1`, `d2` degrees of freedom.

    >>> round(f_quantile(0.95, 5, 10), 2)
    3.33

    Source: Snedecor (1934), Analysis of Variance; the printed tables give 3.33.
    """
    _check(p, d1, d2)
    return exp(_log_f_quantile(p, 1 - p, d1 / 2, d2 / 2))


def student_t_tails(t: float, df: float) -> float:
    """Return P(|T| >= |t|) for Student's t with `df` degrees of freedom: a two-sided p-value.

    >>> round(student_t_tails(2.262, 9), 3)
    0.05

    t² is an F with 1 and `df` degrees of freedom, and 1/t² one with `df` and 1: the
    smaller of both is looked up, because the curve loses its digits far above 1.
    """
    _check(EVEN_CHANCE, df)
    size = abs(t)
    if not size >= 0:
        raise ValueError(f"{t} is not a number of standard errors")
    if size < 1:
        v = 2 * log(size) if size else float("-inf")
        return 1 - exp(_log_below(0.5, df / 2, v, _log_slope(0.5, df / 2, v)))
    v = -2 * log(size)
    return exp(_log_below(df / 2, 0.5, v, _log_slope(df / 2, 0.5, v)))


def _check(p: float, *degrees: float) -> None:
    if not SMALLEST_PROBABILITY <= p < 1:
        raise ValueError(f"a probability must lie in {SMALLEST_PROBABILITY}..1, not {p}")
    if not all(1 <= df <= MOST_DEGREES for df in degrees):
        raise ValueError(f"degrees of freedom must lie in 1..{MOST_DEGREES:.0f}, not {degrees}")


def _log_f_quantile(below: float, above: float, a: float, b: float) -> float:
    """Solve for the smaller part: it keeps its digits where the other rounds to 1."""
    if below <= above:
        return _log_f_of_tail(below, a, b)
    return -_log_f_of_tail(above, b, a)


def _log_f_of_tail(p: float, a: float, b: float) -> float:
    """Return the v with P(F <= e^v) = p, where F has 2a and 2b degrees of freedom.

    It starts from the normal curve that log F follows when both are large.
    """
    v = NormalDist().inv_cdf(p) * sqrt(1 / a + 1 / b)
    step = 1.0
    while abs(step) > CLOSE_ENOUGH:
        log_slope = _log_slope(a, b, v)
        log_below = _log_below(a, b, v, log_slope)
        step = (log(p) - log_below) * exp(log_below - log_slope)
        v += step
    return v


def _log_slope(a: float, b: float, v: float) -> float:
    """Return the log of dP/dv, written so that nothing large is subtracted from anything large.

    x = a e^v / (a e^v + b) is the beta variable. The slope x^a (1-x)^b / B(a, b) is
    a product of (x / mean)^a, ((1-x) / (1-mean))^b and what Stirling's formula leaves.
    """
    whole = a * exp(v) + b
    beyond = expm1(v) / whole
    near = b * beyond > -EVEN_CHANCE
    log_x = log1p(b * beyond) if near else v + log((a + b) / whole)
    shape = a * log_x + b * log1p(-a * beyond)
    height = log(a / (a + b) * b / tau) / 2
    return shape + height + _stirling_rest(a + b) - _stirling_rest(a) - _stirling_rest(b)


def _stirling_rest(z: float) -> float:
    """Return what Stirling's formula leaves out of log Gamma(z)."""
    if z < LARGE:
        return lgamma(z) - ((z - 0.5) * log(z) - z + log(tau) / 2)
    w = 1 / (z * z)
    return (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w / 1188)))) / z


def _log_below(a: float, b: float, v: float, log_slope: float) -> float:
    """Return the log of P(F <= e^v), from the side where no term of the fraction is negative."""
    whole = a * exp(v) + b
    x, rest = a * exp(v) / whole, b / whole
    lead = -a * b * expm1(v) / whole
    if lead >= x - rest:
        return log_slope - log(_fraction(a, b, x, lead))
    return log1p(-exp(log_slope) / _fraction(b, a, rest, -lead))


def _fraction(a: float, b: float, x: float, lead: float) -> float:
    """Return x^a (1-x)^b / (B(a, b) I_x(a, b)), the even part of DLMF 8.17.22, by Lentz.

    `lead` is a (1-x) - b x. It comes in ready-made because, computed here from a
    rounded x near 1, it would keep only half of its digits.
    """
    value = upper = a * (lead + 1) / (a + 1)
    lower = 0.0
    change = 0.0
    m = 0
    while abs(change - 1) > LAST_DIGIT:
        m += 1
        span = a + 2 * m
        numerator = m * (a + m - 1) * (a + b + m - 1) * (b - m) * (x / (span - 1)) ** 2
        constant = m + m * (b - m) * x / (span - 1)
        constant += (a + m) * (lead + 1 + m * (2 - x)) / (span + 1)
        lower = 1 / (constant + numerator * lower)
        upper = constant + numerator / upper
        change = lower * upper
        value *= change
    return value
