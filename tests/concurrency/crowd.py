"""A crowd: several processes of many threads each, on a database shared with a server."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from prima.foundation.server.testing import ROOT

PROCESSES = 2
CLIENTS = 64
DESKS = 16


class Crowd:
    def __init__(self, home: Path, database: Mapping[str, str]) -> None:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("PRIMA_")},
            **database,
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "PRIMA_HOME": str(home),
            "DJANGO_SETTINGS_MODULE": "prima.config.settings",
        }
        self._workers = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.concurrency.worker"],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for _process in range(PROCESSES)
        ]

    def do(self, act: str, *parts: Sequence[Any]) -> list[Any]:
        """Let as many people as there are parts act at once, spread over the processes."""
        shares = [parts[start::PROCESSES] for start in range(PROCESSES)]
        asked = [pair for pair in zip(self._workers, shares, strict=True) if pair[1]]
        for worker, share in asked:
            print(json.dumps([act, share]), file=worker.stdin, flush=True)
        return list(chain.from_iterable(self._answer(worker) for worker, _share in asked))

    def _answer(self, worker: "subprocess.Popen[str]") -> list[Any]:
        line = worker.stdout.readline() if worker.stdout else ""
        if not line:
            raise AssertionError("A process of the crowd has died.")
        answer: list[Any] = json.loads(line)
        return answer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            worker.kill()
            worker.communicate()
