"""How long people wait for one of several desks, when arrivals and services are memoryless.

| function | answers |
| --- | --- |
| `erlang_b(load, desks)` | which share is turned away when nobody can wait? |
| `erlang_c(load, desks)` | which share has to wait when everybody does? |
| `patient_line(...)` | the waits themselves: mean, quantiles, share within a limit |

`load` is in erlang: how many desks the work alone would keep busy. Rates and
times share one unit of time, whichever it is. Nothing here computes aⁿ or n!,
which overflow long before a province does.
"""

from dataclasses import dataclass
from math import exp, inf, log


class Overloaded(ValueError):
    """More work comes than the desks can do: the line grows for ever, so it has no mean."""


def erlang_b(load: float, desks: int) -> float:
    """Return the share that finds every desk busy and goes away.

    >>> round(erlang_b(10, 14), 4)
    0.0568

    Source: Erlang (1917); the recursion is that of Messerli (1972).
    """
    check_load(load, desks)
    blocked = 1.0
    for desk in range(1, desks + 1):
        blocked = load * blocked / (desk + load * blocked)
    return blocked


def erlang_c(load: float, desks: int) -> float:
    """Return the share that has to wait.

    >>> round(erlang_c(10, 14), 3), round(erlang_c(48, 55), 3)
    (0.174, 0.239)

    Source: Erlang (1917), by way of `erlang_b`.
    """
    check_load(load, desks)
    if load >= desks:
        raise Overloaded(f"a load of {load} never ends at {desks} desks")
    blocked = erlang_b(load, desks)
    return desks * blocked / (desks - load * (1 - blocked))


@dataclass(frozen=True, slots=True)
class PatientLine:
    """The waits of people who all stay until they are served (M/M/c, first come first served)."""

    arrival_rate: float
    service_rate: float
    desks: int
    delayed: float  # the share that waits at all

    @property
    def spare_rate(self) -> float:
        """How many more the desks could serve; the wait of those who wait is 1 / this."""
        return self.desks * self.service_rate - self.arrival_rate

    @property
    def occupancy(self) -> float:
        return self.arrival_rate / (self.desks * self.service_rate)

    @property
    def mean_wait(self) -> float:
        return self.delayed / self.spare_rate

    @property
    def mean_time(self) -> float:
        """Waiting and service together."""
        return self.mean_wait + 1 / self.service_rate

    @property
    def mean_waiting(self) -> float:
        """How many wait on average: Little's law."""
        return self.arrival_rate * self.mean_wait

    def longer_than(self, limit: float) -> float:
        """Return the share that waits longer than the limit."""
        return self.delayed * exp(-self.spare_rate * limit)

    def within(self, limit: float) -> float:
        """Return the service level: the share that waits no longer than the limit."""
        return 1 - self.longer_than(limit)

    def quantile(self, share: float) -> float:
        """Return the wait that this share of people does not exceed."""
        check_share(share)
        if share <= 1 - self.delayed:
            return 0.0
        return log(self.delayed / (1 - share)) / self.spare_rate


def patient_line(arrival_rate: float, service_rate: float, desks: int) -> PatientLine:
    """Describe the line before so many desks.

    Twenty an hour, eight minutes each, three desks:

    >>> line = patient_line(20 / 60, 1 / 8, 3)
    >>> round(line.delayed, 2), round(line.mean_wait, 1), round(line.quantile(0.9), 1)
    (0.8, 19.1, 49.8)

    Source: Erlang (1917). Refuses with `Overloaded` where no steady state is.
    """
    check_rates(arrival_rate, service_rate)
    delayed = erlang_c(arrival_rate / service_rate, desks)
    return PatientLine(arrival_rate, service_rate, desks, delayed)


def check_load(load: float, desks: int) -> None:
    if not 0 < load < inf:
        raise ValueError(f"a load must be positive, not {load}")
    if desks < 1:
        raise ValueError(f"somebody has to serve: {desks} desks")


def check_rates(*rates: float) -> None:
    if not all(0 < rate < inf for rate in rates):
        raise ValueError(f"rates must be positive, not {rates}")


def check_share(share: float) -> None:
    if not 0 <= share < 1:
        raise ValueError(f"a share of people must lie in 0..1, below 1, not {share}")
