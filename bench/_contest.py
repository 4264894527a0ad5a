"""Measure one contender in a process of its own, so that memory is its own too."""

import json
import resource
import sys
import time
from collections.abc import Callable

KB_PER_MB = 1024


def contest(work: Callable[[], object], times: int) -> None:
    """Do the work so many times, and print what it took."""
    wall, processor = [], []
    for _ in range(times):
        start, used = time.perf_counter(), time.process_time()
        work()
        wall.append(time.perf_counter() - start)
        processor.append(time.process_time() - used)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KB_PER_MB
    json.dump({"wall": wall, "processor": processor, "mb": most}, sys.stdout)
