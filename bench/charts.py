"""How long a chart takes and how large it comes out; the goals are 1 ms and 8 kB.

    .venv/bin/python bench/charts.py

Each chart of the gallery is drawn on both papers, as a page does; the time is the median of many
single drawings, with the numbers already written once (a page writes them for its table as well).
"""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

import django
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prima.config.settings")
django.setup()

from django.template import engines  # noqa: E402 - Django has to be set up before
from django.utils.translation import override  # noqa: E402 - the same

from prima.design.charts import NARROW, WIDE, Chart, LineChart, Point, Series  # noqa: E402 - the same
from prima.design.charts.written import chart_from  # noqa: E402 - the same
from prima.design.rendering import FOLDER  # noqa: E402 - the same

REPEATS: Final = 300
GOAL_MS: Final = 1.0
GOAL_BYTES: Final = 8_000


def charts() -> dict[str, Chart]:
    written = yaml.safe_load((FOLDER / "chart/examples.yaml").read_text(encoding="utf-8"))
    gallery = {each["title"]: chart_from(each["with"]["chart"]) for each in written}
    days = [
        Point(f"{day % 28 + 1} Okt 2026", day % 17 + 3, day % 17, day % 17 + 5) for day in range(60)
    ]
    return {**gallery, "Sixty days with a band": LineChart(title="60", series=[Series("", days)])}


def milliseconds(task: Callable[[], object]) -> float:
    task()
    taken = []
    for _repeat in range(REPEATS):
        start = perf_counter()
        task()
        taken.append(perf_counter() - start)
    return 1000 * median(taken)


def main() -> int:
    page = engines["django"].from_string("{% load charts %}{% chart chart %}")
    missed = 0
    print(f"{'wide ms':>8} {'narrow':>7} {'kB':>5} {'narrow':>7} {'whole figure':>14}")
    for title, chart in charts().items():
        times = [milliseconds(partial(chart.svg, paper)) for paper in (WIDE, NARROW)]
        sizes = [len(chart.svg(paper).encode()) for paper in (WIDE, NARROW)]
        whole = milliseconds(partial(page.render, {"chart": chart}))
        missed += max(times) > GOAL_MS or max(sizes) > GOAL_BYTES
        print(
            f"{times[0]:8.2f} {times[1]:7.2f} {sizes[0] / 1000:5.1f} {sizes[1] / 1000:7.1f} "
            f"{whole:11.2f} ms  {title}"
        )
    print(f"{missed} missed the goals of {GOAL_MS} ms and {GOAL_BYTES / 1000:g} kB.")
    return 1 if missed else 0


if __name__ == "__main__":
    with override("id"):
        sys.exit(main())
