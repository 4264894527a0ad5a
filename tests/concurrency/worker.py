"""One process of a crowd: threads with database connections of their own, all acting at once.

Reads a line of JSON, `["act", [arguments, …]]`, with the arguments of one thread each, and answers
with a line of JSON: what each of them returned.
"""

import json
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import django


def at_once(act: Callable[..., Any], parts: Sequence[Sequence[Any]]) -> list[Any]:
    """Run the act in a thread for each part, all from the same moment."""
    from django.db import connection  # noqa: PLC0415 - once Django is set up

    together = threading.Barrier(len(parts))

    def take_part(arguments: Sequence[Any]) -> Any:  # noqa: ANN401 - whatever the act returns
        try:
            together.wait()
            return act(*arguments)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(parts)) as people:
        return list(people.map(take_part, parts))


def main() -> None:
    django.setup()
    from tests.concurrency import acts, booking, naive  # noqa: PLC0415 - they hold models

    modules = {"": acts, "naive": naive, "booking": booking}

    for line in sys.stdin:
        name, parts = json.loads(line)
        module, _dot, act = name.rpartition(".")
        done = at_once(getattr(modules[module], act), parts)
        print(json.dumps(done), flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
