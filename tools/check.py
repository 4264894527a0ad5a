"""All that must hold besides the tests: `./prima check`. Every step runs, also after one failed.

python tools/check.py [STEP…]
"""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PYTHON = sys.executable
AT_ONCE = 2
# djlint's rules find faults, but for where a line may break (H015), and for pages that load
# themselves again, which is how boards live where scripts do not run (H052).
NO_FAULT = "H015,H052"


@dataclass(frozen=True)
class Step:
    says: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)


STEPS = {
    "lint": Step("ruff finds nothing", [f"{BIN}/ruff", "check", "."]),
    "format": Step("the formatter would change nothing", [f"{BIN}/ruff", "format", "--check", "."]),
    "types": Step("mypy --strict finds nothing", [f"{BIN}/mypy"]),
    "contracts": Step("stages know only those before them", [f"{BIN}/lint-imports"]),
    "migrations": Step(
        "no migration is missing", [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"]
    ),
    "messages": Step("every word is in both languages", [PYTHON, "tools/messages.py", "check"]),
    "templates": Step(
        "djlint finds nothing",
        [f"{BIN}/djlint", "src", "--lint", "--quiet", "--ignore", NO_FAULT],
    ),
    "deploy": Step(
        "Django's checks for a public server pass",
        [PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        {"PRIMA_HTTPS": "true"},
    ),
    "scripts": Step("the shell scripts parse", ["sh", "-n", "prima", ".ci/run"]),
}


@dataclass(frozen=True)
class Outcome:
    name: str
    good: bool
    seconds: float
    said: str


def run(name: str, home: str) -> Outcome:
    step = STEPS[name]
    begun = time.perf_counter()
    done = subprocess.run(
        step.command,
        cwd=ROOT,
        env={**os.environ, "PRIMA_HOME": home, "PYTHONPATH": str(ROOT / "src"), **step.environment},
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = time.perf_counter() - begun
    return Outcome(name, done.returncode == 0, seconds, done.stdout + done.stderr)


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in STEPS]
    if unknown:
        print(f"There is no step {', '.join(unknown)}. There are: {', '.join(STEPS)}.")
        return 2
    bad = []
    with (
        tempfile.TemporaryDirectory(prefix="prima-check-") as home,
        ThreadPoolExecutor(AT_ONCE) as pool,
    ):
        for done in as_completed([pool.submit(run, name, home) for name in names or STEPS]):
            outcome = done.result()
            word = "good" if outcome.good else "BAD "
            print(
                f"{word}  {outcome.name:<11} {STEPS[outcome.name].says} ({outcome.seconds:.1f} s)"
            )
            if not outcome.good:
                bad.append(outcome.name)
                print("      " + outcome.said.strip().replace("\n", "\n      "))
    print(f"Not good: {', '.join(sorted(bad))}." if bad else "All good.")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
