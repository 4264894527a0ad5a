"""All figures of a nation from its raw answers: DuckDB, beside pandas and Spark.

    ./prima bench national [--rows 10000000] [--groups 12000]

Writes a Parquet file of made-up answers to nine items, one in a hundred blank, as units would
export them: sorted by unit and month. Each contender works in a process of its own, five
times; the best counts. DuckDB works out the sums and from them all indices, alphas and
intervals. pandas and Spark only do the sums. All sums must be identical, and the
figures must be those of the kernel. Spark takes part where Java and pyspark are.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb

from bench._national_sums import ITEMS, sums_in_sql
from prima.kernel.moments import Moments
from prima.kernel.reliability import alpha
from prima.kernel.satisfaction import SKM_2017, Instrument, index

ROOT = Path(__file__).resolve().parents[1]
GOAL_SECONDS, GOAL_MB = 0.5, 200
TIMES = 5
CHECKED = 12
CLOSE = 1e-9
NINE = Instrument.equal(ITEMS, SKM_2017)


def write_answers(path: Path, rows: int, groups: int) -> None:
    """Make answers that go together, mostly threes and fours, and larger and smaller groups."""
    answers = ", ".join(
        f"CAST(CASE WHEN hash(i, {n}) % 100 = 0 THEN 0"
        f" ELSE 1 + (mood + hash(i, {n}, 7) % 60 >= 14)::INTEGER"
        f" + (mood + hash(i, {n}, 7) % 60 >= 35)::INTEGER"
        f" + (mood + hash(i, {n}, 7) % 60 >= 75)::INTEGER END AS UTINYINT) AS {code}"
        for n, code in enumerate(ITEMS)
    )
    duckdb.execute(
        f"COPY (SELECT unit_month, {answers} FROM ("  # noqa: S608 - made of numbers
        f"SELECT i, hash(i) % 60 AS mood,"
        f" floor({groups} * power(i / {rows}, 0.9))::INTEGER AS unit_month"
        f" FROM range({rows}) AS numbers(i)))"
        f" TO '{path}' (FORMAT parquet, COMPRESSION zstd)"
    )


def measured(name: str, argument: str, out: Path) -> dict[str, Any]:
    """Let one contender work in a process of its own."""
    call = f"from bench._national_{name} import main; main(*__import__('sys').argv[1:3], {TIMES})"
    done = subprocess.run(
        [sys.executable, "-c", call, argument, str(out)],
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PATH": "/usr/bin:/bin"},
        check=True,
        capture_output=True,
        text=True,
    )
    took: dict[str, Any] = json.loads(done.stdout)
    return took


def told(name: str, took: dict[str, Any]) -> None:
    wall, processor = min(took["wall"]), min(took["processor"])
    first = took["wall"][0]
    print(f"{name:<34} {wall:7.2f} s {first:9.2f} s {processor:9.2f} s {took['mb']:9.0f} MB")


def differing(one: Path, other: Path) -> int:
    """Count the rows of sums that are not the same in both."""
    columns = ", ".join(
        ["unit_month", "partly", "n", "squares_of_totals"]
        + [f"{kind}_{code}" for code in ITEMS for kind in ("total", "squares", "blank")]
    )
    both = [f"SELECT {columns} FROM '{path}'" for path in (one, other)]  # noqa: S608 - constants
    found = 0
    for first, second in (both, both[::-1]):
        row = duckdb.execute(f"SELECT count(*) FROM ({first} EXCEPT ALL {second})").fetchone()  # noqa: S608 - constants
        found += row[0] if row else 0
    return found


def wrong_figures(answers: Path, figures: Path) -> int:
    """Work some groups out by the kernel, from their rows, and count what differs."""
    groups = duckdb.execute(
        f"SELECT * FROM '{figures}' USING SAMPLE reservoir({CHECKED} ROWS) REPEATABLE (4)"  # noqa: S608 - a path
    ).fetchall()
    wrong = 0
    for unit_month, n, *given in groups:
        rows = duckdb.execute(
            f"SELECT {', '.join(ITEMS)} FROM '{answers}' WHERE unit_month = {unit_month}"  # noqa: S608 - numbers
        ).fetchall()
        asked = [{c: a or None for c, a in zip(ITEMS, row, strict=True)} for row in rows]
        moments = Moments.of(asked, ITEMS)
        found, together = index(moments, NINE), alpha(moments)
        ends = found.interval
        expected = [
            float(found.value),
            ends.low if ends else None,
            ends.high if ends else None,
            float(together.value),
            together.interval.low,
            together.interval.high,
        ]
        near = all(
            one is not None and abs(one - other) < CLOSE
            for one, other in zip(expected, given, strict=True)
        )
        wrong += not (near and n == moments.n)
    return wrong if groups else 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--groups", type=int, default=12_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        answers = out / "answers.parquet"
        write_answers(answers, options.rows, options.groups)
        size = answers.stat().st_size / 1e6
        print(f"{options.rows:,} x {len(ITEMS)} answers, {options.groups:,} groups, {size:.0f} MB")
        print(f"{'':34} {'best':>9} {'first':>11} {'processor':>11} {'memory':>12}")
        ours = measured("duckdb", sums_in_sql(str(answers)), out)
        told("DuckDB: sums and all figures", ours)
        told("pandas: sums only", measured("pandas", str(answers), out))
        others = ["pandas"]
        if shutil.which("java") and find_spec("pyspark"):
            told("Spark: sums only, same expression", measured("spark", str(answers), out))
            others.append("spark")
        failed = 0
        for other in others:
            differ = differing(out / "duckdb.parquet", out / f"{other}.parquet")
            print(f"sums of {other} that differ: {differ}")
            failed += differ
        wrong = wrong_figures(answers, out / "figures.parquet")
        print(f"groups of {CHECKED} whose figures are not those of the kernel: {wrong}")
    kept = min(ours["wall"]) <= GOAL_SECONDS and ours["mb"] <= GOAL_MB
    print(f"goal {GOAL_SECONDS} s and {GOAL_MB} MB: {'kept' if kept else 'MISSED'}")
    return 0 if kept and not failed and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
