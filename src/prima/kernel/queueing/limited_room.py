"""What happens when only so many may be in the house: the ticket machine closes when it is full."""

from dataclasses import dataclass
from math import exp, log

from prima.kernel.queueing.erlang import check_load, check_rates


@dataclass(frozen=True, slots=True)
class LimitedRoom:
    """The line before so many desks when more than `len(shares) - 1` people are turned away.

    `shares[n]` is the share of time with n people in the house, served or waiting.
    """

    arrival_rate: float
    service_rate: float
    desks: int
    shares: tuple[float, ...]

    @property
    def turned_away(self) -> float:
        """The share of those who come that finds the house full."""
        return self.shares[-1]

    @property
    def throughput(self) -> float:
        return self.arrival_rate * (1 - self.turned_away)

    @property
    def mean_waiting(self) -> float:
        return sum(max(n - self.desks, 0) * share for n, share in enumerate(self.shares))

    @property
    def mean_wait(self) -> float:
        """The wait of those who were let in."""
        return self.mean_waiting / self.throughput

    @property
    def mean_time(self) -> float:
        return self.mean_wait + 1 / self.service_rate

    @property
    def occupancy(self) -> float:
        return self.throughput / (self.desks * self.service_rate)


def limited_room(arrival_rate: float, service_rate: float, desks: int, places: int) -> LimitedRoom:
    """Describe the line when `places` people at most may be in the house (M/M/c/K).

    >>> house = limited_room(5, 3, desks=2, places=5)
    >>> [round(share, 3) for share in house.shares]
    [0.143, 0.239, 0.199, 0.166, 0.138, 0.115]
    >>> round(house.throughput, 3), round(house.mean_wait, 3)
    (4.424, 0.178)

    Worked in logs: with hundreds of places the plain products overflow.
    Source: Gross et al. (2008), Fundamentals of Queueing Theory, section 3.5.
    """
    check_rates(arrival_rate, service_rate)
    load = arrival_rate / service_rate
    check_load(load, desks)
    if places < desks:
        raise ValueError(f"{desks} desks need room for {desks} people, not {places}")
    logs = [0.0]
    for n in range(1, places + 1):
        logs.append(logs[-1] + log(load / min(n, desks)))
    largest = max(logs)
    weights = [exp(each - largest) for each in logs]
    total = sum(weights)
    shares = tuple(weight / total for weight in weights)
    return LimitedRoom(arrival_rate, service_rate, desks, shares)
