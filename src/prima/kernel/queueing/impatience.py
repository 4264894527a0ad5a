"""How long people wait when some of them give up.

Leaving out those who walk away makes every figure too dark: they shorten the
line for the others. This is Erlang's A model: everybody has patience of their
own, with the same chance to give up in the next minute however long they waited.
"""

from dataclasses import dataclass
from math import exp, expm1, log

from prima.kernel.intervals import NotEnoughData
from prima.kernel.queueing.erlang import check_load, check_rates, check_share
from prima.kernel.queueing.gamma import rising_sum

CLOSE_ENOUGH = 1e-12
LARGEST_EXPONENT = 700.0
TOO_LARGE = 1e200


@dataclass(frozen=True, slots=True)
class ImpatientLine:
    """The waits when people give up at `leaving_rate` each (M/M/c+M, Palm's Erlang A).

    Always true: it has a steady state, whatever comes. A wait ends when the
    service begins or the person leaves, whichever is first.
    """

    arrival_rate: float
    service_rate: float
    desks: int
    leaving_rate: float  # 1 / mean patience
    delayed: float  # the share that finds all desks busy
    leaving: float  # the share that gives up

    @property
    def occupancy(self) -> float:
        return self.arrival_rate * (1 - self.leaving) / (self.desks * self.service_rate)

    @property
    def mean_wait(self) -> float:
        """Everybody's wait, with those who gave up: by Little's law, leaving / leaving_rate."""
        return self.leaving / self.leaving_rate

    @property
    def mean_waiting(self) -> float:
        return self.arrival_rate * self.mean_wait

    def longer_than(self, limit: float) -> float:
        """Return the share that still waits after the limit: neither served nor gone."""
        if limit <= 0:
            return self.delayed
        theta = self.leaving_rate
        a, x = self.desks * self.service_rate / theta, self.arrival_rate / theta
        faded = x * exp(-theta * limit)
        # The line a newcomer would have to outwait has a density that is a lower
        # incomplete gamma function in disguise: x^a e^-x times the rising sum.
        outlasting = rising_sum(a, faded).log - rising_sum(a, x).log
        outlasting += -a * theta * limit - x * expm1(-theta * limit)
        return self.delayed * exp(outlasting - theta * limit)

    def within(self, limit: float) -> float:
        """Return the share whose wait is over by the limit, one way or the other."""
        return 1 - self.longer_than(limit)

    def quantile(self, share: float) -> float:
        """Return the wait that this share of people does not exceed."""
        check_share(share)
        rest = 1 - share
        if rest >= self.delayed:
            return 0.0
        low, high = 0.0, 1 / self.leaving_rate
        while self.longer_than(high) > rest:
            low, high = high, 2 * high
        while high - low > CLOSE_ENOUGH * high:
            middle = (low + high) / 2
            low, high = (middle, high) if self.longer_than(middle) > rest else (low, middle)
        return high


def impatient_line(
    arrival_rate: float, service_rate: float, desks: int, leaving_rate: float
) -> ImpatientLine:
    """Describe the line before so many desks when people may give up.

    Forty-eight a minute, one minute each, fifty desks, two minutes of patience:

    >>> line = impatient_line(48, 1, 50, 0.5)
    >>> round(100 * line.leaving, 1), round(60 * line.mean_wait, 1)
    (3.1, 3.7)
    >>> round(60 * line.quantile(0.9), 1)
    12.4

    Sources: Palm (1957), Tele 2, 1-99; the waits are in Mandelbaum and Zeltyn
    (2007), Service engineering in action, from which the example is.
    """
    check_rates(arrival_rate, service_rate, leaving_rate)
    load = arrival_rate / service_rate
    check_load(load, desks)
    a, x = desks * service_rate / leaving_rate, arrival_rate / leaving_rate
    line = rising_sum(a, x)
    # Both sides relative to the state "all desks busy, nobody waits".
    all_busy, fewer = line.log + log(a), _log_of_fewer(load, desks)
    delayed = 1 / (1 + exp(min(fewer - all_busy, LARGEST_EXPONENT)))
    leaving = delayed * line.mean_k / x
    return ImpatientLine(arrival_rate, service_rate, desks, leaving_rate, delayed, leaving)


def _log_of_fewer(load: float, desks: int) -> float:
    """Return the log of Σ over n < desks of (desks! / n!) / load^(desks - n)."""
    total, scale = 1.0, 0.0
    for desk in range(1, desks):
        total = 1 + total * desk / load
        if total > TOO_LARGE:
            scale += log(total)
            total = 1.0
    return scale + log(total) + log(desks / load)


def patience_rate(walked_away: int, total_wait: float) -> float:
    """Estimate at which rate people give up: how many did, per time that all together waited.

    Those who were served had more patience than they needed. Their waits count
    below the line and not above, which is what censoring asks for.

    >>> patience_rate(12, 600)  # 12 walked away in 600 minutes of waiting
    0.02
    """
    if walked_away < 1 or total_wait <= 0:
        raise NotEnoughData("without anybody who walked away, patience is not known")
    return walked_away / total_wait
