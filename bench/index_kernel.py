"""Time the index kernel: rows into moments, stored moments into an index and an alpha.

    ./prima bench index_kernel [--rows 300000] [--groups 12000]

No database: this is the kernel alone, on one core. A group is one service of one unit in one
period, of which a province has about 12 000. Times are processor time and the best of three
rounds, so that other work on the machine counts as little as possible.
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Sequence

from prima.kernel.answers import Row
from prima.kernel.moments import Moments
from prima.kernel.reliability import alpha
from prima.kernel.satisfaction import SKM_2017_ITEMS, SKM_INSTRUMENT, Convention, index

GOAL_INDEX_US = 100
GROUP_SIZES = range(30, 61)
ROUNDS = 3


def rows_of(n: int, luck: random.Random) -> list[Row]:
    """Draw n questionnaires as people fill them in: mostly threes and fours, few blanks."""
    answers = luck.choices((1, 2, 3, 4, None), (2, 8, 50, 39, 1), k=n * len(SKM_2017_ITEMS))
    each = iter(answers)
    return [{code: next(each) for code in SKM_2017_ITEMS} for _ in range(n)]


def stored_groups(groups: int, luck: random.Random) -> list[str]:
    """Make the moments of each group, as the database keeps them."""
    kept = []
    for _ in range(groups):
        moments = Moments.of(rows_of(luck.choice(GROUP_SIZES), luck), SKM_2017_ITEMS)
        kept.append(json.dumps(moments.as_dict()))
    return kept


def best_seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def report(name: str, seconds: float, pieces: int) -> float:
    each = seconds / pieces * 1e6
    print(f"{name:<42} {seconds:7.3f} s {each:9.1f} µs each {pieces / seconds:12,.0f}/s")
    return each


def every(work: Callable[[Moments], object], groups: Sequence[Moments]) -> Callable[[], None]:
    def run() -> None:
        for moments in groups:
            work(moments)

    return run


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=300_000)
    parser.add_argument("--groups", type=int, default=12_000)
    parser.add_argument("--seed", type=int, default=2017)
    options = parser.parse_args()
    luck = random.Random(options.seed)  # noqa: S311 - made-up answers, nothing secret

    rows = rows_of(options.rows, luck)
    report("rows into moments", best_seconds(lambda: Moments.of(rows, SKM_2017_ITEMS)), len(rows))

    kept = stored_groups(options.groups, luck)
    groups = [Moments.from_dict(json.loads(text)) for text in kept]
    read = best_seconds(lambda: [Moments.from_dict(json.loads(text)) for text in kept])
    report("stored moments read", read, len(kept))
    empty = Moments.empty(SKM_2017_ITEMS)
    report("merged into one", best_seconds(lambda: sum(groups, start=empty)), len(groups))
    compatible = every(lambda m: index(m, SKM_INSTRUMENT, Convention.COMPATIBLE), groups)
    each = report(
        "index, exact", best_seconds(every(lambda m: index(m, SKM_INSTRUMENT), groups)), len(groups)
    )
    report("index, compatible", best_seconds(compatible), len(groups))
    report("alpha", best_seconds(every(alpha, groups)), len(groups))

    verdict = "within" if each <= GOAL_INDEX_US else "ABOVE"
    print(f"index from moments: {each:.0f} µs, {verdict} the goal of {GOAL_INDEX_US} µs")


if __name__ == "__main__":
    main()
