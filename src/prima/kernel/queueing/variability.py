"""How long people wait when services or arrivals are more, or less, regular than chance.

A squared coefficient of variation is variance / mean²: 0 for a clockwork, 1 for
pure chance, 1.7 for a counter where some cases take very long.
"""

from prima.kernel.queueing.erlang import Overloaded, check_load, check_rates, patient_line


def pollaczek_khinchine(arrival_rate: float, service_rate: float, service_cv2: float) -> float:
    """Return the exact mean wait before one desk, for random arrivals and any services.

    Everybody taking exactly as long halves the wait:

    >>> pollaczek_khinchine(0.75, 1, 0), pollaczek_khinchine(0.75, 1, 1)
    (1.5, 3.0)

    Sources: Pollaczek (1930); Khinchine (1932).
    """
    check_rates(arrival_rate, service_rate)
    _check_variations(service_cv2)
    load = arrival_rate / service_rate
    check_load(load, 1)
    if load >= 1:
        raise Overloaded(f"a load of {load} never ends at one desk")
    return load / (service_rate - arrival_rate) * (1 + service_cv2) / 2


def allen_cunneen(
    arrival_rate: float,
    service_rate: float,
    desks: int,
    *,
    arrival_cv2: float = 1.0,
    service_cv2: float = 1.0,
) -> float:
    """Return the approximate mean wait before several desks, for any arrivals and services.

    >>> round(allen_cunneen(2.7, 1, 3, service_cv2=1.718282), 3)
    3.702

    Simulated, that line waits 3.5: five to ten percent is what to expect of it.
    For one desk and random arrivals it is Pollaczek and Khinchine's exact figure.
    Source: Allen (1990), Probability, Statistics, and Queueing Theory, 2nd edition.
    """
    _check_variations(arrival_cv2, service_cv2)
    chance = patient_line(arrival_rate, service_rate, desks).mean_wait
    return chance * (arrival_cv2 + service_cv2) / 2


def _check_variations(*cv2s: float) -> None:
    if not all(cv2 >= 0 for cv2 in cv2s):
        raise ValueError(f"a squared coefficient of variation is never negative: {cv2s}")
