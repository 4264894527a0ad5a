"""How many answers from each service, so that the sample looks like the people."""

from collections.abc import Mapping
from fractions import Fraction


def quotas(wanted: int, people: Mapping[str, int], *, at_least: int = 0) -> dict[str, int]:
    """Share out `wanted` answers in proportion to the people of each stratum.

    >>> quotas(50, {"KTP": 700, "AKTA": 250, "PINDAH": 50})
    {'KTP': 35, 'AKTA': 13, 'PINDAH': 2}
    >>> quotas(50, {"KTP": 700, "AKTA": 250, "PINDAH": 50}, at_least=5)
    {'KTP': 33, 'AKTA': 12, 'PINDAH': 5}

    Whole answers are given by largest remainder; equal remainders go to the larger
    stratum, then by order. `at_least` holds up small strata, which can be read
    alone then; nobody is asked twice, so a stratum never owes more than its people.

    Source: Cochran (1977), Sampling Techniques, section 5.5; largest remainder is Hamilton's.
    """
    if any(count < 0 for count in people.values()):
        raise ValueError("no stratum has fewer people than none")
    if not 0 <= wanted <= sum(people.values()):
        raise ValueError(f"{wanted} answers cannot come from {sum(people.values())} people")
    held_up = _held_up(wanted, people, at_least)
    free = {code: count for code, count in people.items() if code not in held_up}
    shared = _by_largest_remainder(wanted - sum(held_up.values()), free)
    return {code: held_up[code] if code in held_up else shared[code] for code in people}


def _held_up(wanted: int, people: Mapping[str, int], at_least: int) -> dict[str, int]:
    """Find the strata whose share is below their least; each one found lowers the others' share."""
    least = {code: min(at_least, count) for code, count in people.items()}
    if sum(least.values()) > wanted:
        raise ValueError(f"{wanted} answers are too few for {at_least} of each")
    found: dict[str, int] = {}
    while True:
        left = wanted - sum(found.values())
        whole = sum(count for code, count in people.items() if code not in found)
        below = {
            code: least[code]
            for code, count in people.items()
            if code not in found and left * count < least[code] * whole
        }
        if not below:
            return found
        found |= below


def _by_largest_remainder(wanted: int, people: Mapping[str, int]) -> dict[str, int]:
    whole = sum(people.values())
    if not whole:
        return dict.fromkeys(people, 0)
    shares = {code: Fraction(wanted * count, whole) for code, count in people.items()}
    given = {code: int(share) for code, share in shares.items()}
    in_line = sorted(people, key=lambda code: (given[code] - shares[code], -people[code]))
    for code in in_line[: wanted - sum(given.values())]:
        given[code] += 1
    return given
