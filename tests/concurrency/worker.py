"""One process of a crowd: threads with database connections of their own, all acting at once.

Reads a line of JSON, `["act", [arguments, …]]`, with the arguments of one thread each, and answers
with a line of JSON: what each of them returned.
"""

import json
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any

import django


def at_once(act: Callable[..., Any], parts: Sequence[Sequence[Any]]) -> list[Any]:
    """Run the act in a thread for each part, all from the same moment."""
    from django.db import connection  # noqa: PLC0415 - once Django is set up

    together = threading.Barrier(len(parts))
    done: list[Any] = [None] * len(parts)

    def run(place: int, arguments: Sequence[Any]) -> None:
        try:
            connection.ensure_connection()
            together.wait()
            done[place] = act(*arguments)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(parts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done


def main() -> None:
    django.setup()
    from tests.concurrency import acts, naive  # noqa: PLC0415 - they hold models

    for line in sys.stdin:
        name, parts = json.loads(line)
        module = naive if name.startswith("naive.") else acts
        done = at_once(getattr(module, name.removeprefix("naive.")), parts)
        print(json.dumps(done), flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
