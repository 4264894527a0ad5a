"""Time a million simulated customers, side by side with simpy and Ciw, and what a desk needs.

    ./prima bench queueing [--people 1000000] [--simpy 100000] [--ciw 20000]

One core, one run, the same system for all: ten desks, memoryless, 95 % busy. Each is told to give
the mean wait, beside the one of Erlang's formula, so that nobody is fast by being wrong. Times are
processor time with the drawing of random numbers, the best of three rounds. simpy and Ciw
are given fewer people, because they take long, and what a million would take is worked out. The
clock on the wall is shown too: on a calm machine the two agree.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Generator
from datetime import timedelta

import ciw
import numpy as np
import simpy

from prima.kernel.queueing import (
    Ageing,
    Calibration,
    Day,
    Desks,
    Line,
    announce,
    patient_line,
    simulate,
    simulate_alike,
)

GOAL = 0.5  # seconds for a million
DESKS = 10
ARRIVALS = 9.5
MILLION = 1_000_000
ROUNDS = 3
DAYS = 1000
DESK_ROUNDS = 2000


def day(people: int, luck: np.random.Generator) -> Day:
    return Day(np.cumsum(luck.exponential(1 / ARRIVALS, people)), luck.exponential(1, people))


def ours(people: int, seed: int) -> float:
    return simulate(day(people, np.random.default_rng(seed)), DESKS).mean_wait()


def ours_event_by_event(people: int, seed: int) -> float:
    luck = np.random.default_rng(seed)
    plain = day(people, luck)
    lanes = (luck.random(people) < 0.2).astype(np.int8)  # noqa: PLR2004 - a fifth is entitled
    crowd = Day(plain.arrivals, plain.services, lanes, luck.exponential(1e9, people))
    return simulate(crowd, Desks(((0, DESKS), (1e9, 1))), rule=Ageing((1, 2))).mean_wait()


def ours_many_days(people: int, seed: int) -> float:
    luck = np.random.default_rng(seed)
    size = (DAYS, people // DAYS)
    arrivals = np.cumsum(luck.exponential(1 / ARRIVALS, size), axis=1)
    return float(simulate_alike(arrivals, luck.exponential(1, size), DESKS).mean())


def with_simpy(people: int, seed: int) -> float:
    luck = random.Random(seed)  # noqa: S311 - made-up visitors, nothing secret
    house = simpy.Environment()
    desks = simpy.Resource(house, capacity=DESKS)
    waits: list[float] = []

    def visitor() -> Generator[simpy.Event]:
        came = house.now
        with desks.request() as turn:
            yield turn
            waits.append(house.now - came)
            yield house.timeout(luck.expovariate(1))

    def door() -> Generator[simpy.Event]:
        for _ in range(people):
            yield house.timeout(luck.expovariate(ARRIVALS))
            house.process(visitor())

    house.process(door())
    house.run()
    return sum(waits) / len(waits)


def with_ciw(people: int, seed: int) -> float:
    ciw.seed(seed)
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(rate=ARRIVALS)],
        service_distributions=[ciw.dists.Exponential(rate=1)],
        number_of_servers=[DESKS],
    )
    house = ciw.Simulation(network)
    house.simulate_until_max_customers(people, method="Finish")
    waits = [record.waiting_time for record in house.get_all_records()]
    return float(sum(waits) / len(waits))


def report(name: str, play: Callable[[int, int], float], people: int, rounds: int) -> float:
    """Print one line; return the seconds for a million."""
    times, walls, waits = [], [], []
    for seed in range(rounds):
        start, wall = time.process_time(), time.perf_counter()
        waits.append(play(people, seed))
        times.append(time.process_time() - start)
        walls.append(time.perf_counter() - wall)
    a_million = min(times) / people * MILLION
    on_the_wall = min(walls) / people * MILLION
    mean = sum(waits) / len(waits)
    print(f"{name:<36} {people:>9,} {a_million:9.2f} s {on_the_wall:9.2f} s {mean:9.3f}")
    return a_million


def each_microseconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    for _ in range(DESK_ROUNDS):
        work()
    return (time.process_time() - start) / DESK_ROUNDS * 1e6


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--people", type=int, default=MILLION)
    parser.add_argument("--simpy", type=int, default=100_000)
    parser.add_argument("--ciw", type=int, default=20_000)
    options = parser.parse_args()

    line = patient_line(ARRIVALS, 1, DESKS)
    print(f"mean wait by Erlang's formula: {line.mean_wait:.3f} services")
    print(f"{'a million take':<36} {'people':>9} {'processor':>11} {'wall':>11} {'mean wait':>9}")
    ours_takes = report("ours, first come first served", ours, options.people, ROUNDS)
    report("ours, lanes and patience", ours_event_by_event, options.people, ROUNDS)
    report(f"ours, {DAYS} days in step, from empty", ours_many_days, options.people, ROUNDS)
    simpy_takes = report("simpy", with_simpy, options.simpy, ROUNDS)
    ciw_takes = report("Ciw", with_ciw, options.ciw, ROUNDS)

    before = Line(9, timedelta(minutes=40), 3)
    full = Calibration(tuple(random.Random(1).gauss(0, 60) for _ in range(500)))  # noqa: S311 - as above
    tells = each_microseconds(lambda: announce(before, full))
    learns = each_microseconds(lambda: full.learned(before, timedelta(minutes=17)))
    print(f"one wait announced {tells:.0f} µs, one learned {learns:.0f} µs, of 500 remembered")

    kept = ours_takes <= GOAL
    print(f"{simpy_takes / ours_takes:.0f} times simpy, {ciw_takes / ours_takes:.0f} times Ciw")
    print(f"goal {GOAL} s a million: {'kept' if kept else 'MISSED'}, {ours_takes:.2f} s")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
