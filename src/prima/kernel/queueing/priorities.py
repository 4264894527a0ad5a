"""What a priority costs the others, before anybody switches it on.

| function | answers |
| --- | --- |
| `strict_waits(rates, ...)` | first class first, always; whoever is at the desk finishes |
| `interrupting_waits(rates, ...)` | first class first, even out of the chair (one desk) |
| `ageing_waits(rates, ratios, ...)` | a minute waited counts `ratio` minutes |

Rates are arrivals of each class; all classes are served alike. No order of
service creates time: Σ rateₖ · waitₖ is the same for each of the first and the
third, and for no priority at all.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from prima.kernel.queueing.erlang import check_rates, patient_line


def strict_waits(
    arrival_rates: Sequence[float], service_rate: float, desks: int
) -> tuple[float, ...]:
    """Return the mean wait of each class, the first being served first.

    >>> [round(wait, 3) for wait in strict_waits([0.2, 0.6, 1.2], 3, 1)]
    [0.238, 0.325, 0.909]

    Source: Cobham (1954), Operations Research 2, 70-76.
    """
    check_rates(*arrival_rates, service_rate)
    full = desks * service_rate
    line = patient_line(sum(arrival_rates), service_rate, desks)
    left = [1 - used / full for used in accumulate(arrival_rates, initial=0.0)]
    return tuple(line.delayed / full / (before * after) for before, after in pairwise(left))


def interrupting_waits(arrival_rates: Sequence[float], service_rate: float) -> tuple[float, ...]:
    """Return the mean wait of each class when a higher one interrupts the service at one desk.

    Not for people at a counter: here to show how the last class would pay.

    >>> [round(wait, 3) for wait in interrupting_waits([0.2, 0.6, 1.2], 3)]
    [0.024, 0.154, 1.03]

    Source: White and Christie (1958), Operations Research 6, 79-95.
    """
    check_rates(*arrival_rates, service_rate)
    patient_line(sum(arrival_rates), service_rate, 1)  # refuses what never ends
    left = [1 - used / service_rate for used in accumulate(arrival_rates, initial=0.0)]
    return tuple((1 / (before * after) - 1) / service_rate for before, after in pairwise(left))


def ageing_waits(
    arrival_rates: Sequence[float], ratios: Sequence[float], service_rate: float, desks: int
) -> tuple[float, ...]:
    """Return the mean wait of each class when a minute waited counts `ratio` minutes.

    Of twelve an hour, two are entitled; three times as fast ageing:

    >>> fair = ageing_waits([10 / 60, 2 / 60], [1, 1], 1 / 8, 2)
    >>> weighed = ageing_waits([10 / 60, 2 / 60], [1, 3], 1 / 8, 2)
    >>> [round(wait, 1) for wait in fair], [round(wait, 1) for wait in weighed]
    ([14.2, 14.2], [15.6, 7.3])

    The same ratio for all is first come, first served. An `Ageing` rule with a
    limit of favoured calls in a row gives the ordinary a little more than this.
    Source: Kleinrock (1964), Naval Research Logistics Quarterly 11, 329-341.
    """
    check_rates(*arrival_rates, *ratios, service_rate)
    if len(ratios) != len(arrival_rates):
        raise ValueError(f"{len(arrival_rates)} classes, but {len(ratios)} ratios")
    full = desks * service_rate
    together = patient_line(sum(arrival_rates), service_rate, desks).mean_wait
    waits = dict.fromkeys(range(len(ratios)), 0.0)
    done: list[int] = []
    for one in sorted(waits, key=lambda k: ratios[k]):
        overtaken = sum(
            arrival_rates[k] / full * waits[k] * (1 - ratios[k] / ratios[one]) for k in done
        )
        overtaking = sum(
            rate / full * (1 - ratios[one] / ratio)
            for rate, ratio in zip(arrival_rates, ratios, strict=True)
            if ratio > ratios[one]
        )
        waits[one] = (together - overtaken) / (1 - overtaking)
        done.append(one)
    return tuple(waits.values())
