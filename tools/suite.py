"""Every test, on SQLite and on a real PostgreSQL: `./prima test`. Extra words go to pytest.

Without a PostgreSQL that is said loudly, and in CI (CI=true) it is a failure.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

from tools.postgres import postgres, version

ROOT = Path(__file__).resolve().parents[1]
ONCE = [  # what would do the very same on another database, besides all that asks none
    "--ignore=src/prima/kernel",
    "--ignore=src/prima/design",
    "--ignore=tests/architecture",
    "--ignore=tests/pages/test_accessibility.py",
    "--ignore=tests/pages/test_headers.py",
    "--ignore=tests/pages/test_keyboard.py",
    "--ignore=tests/reliability/test_prima_words.py",
    "--ignore=tests/reliability/test_server.py",
    "--ignore=tests/reliability/test_settings.py",
    "--ignore=tests/reliability/test_sqlite.py",
    "--deselect=tests/pages/test_bad_input.py::TestBadInput::test_by_other_methods_is_refused",
]
# In the order of tests/equipment.py: what takes longest begins first, so nobody waits at the end.
WORKERS = ["-n", "auto", "--maxprocesses", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
NOTHING_COLLECTED = 5


def run(title: str, arguments: list[str], database_url: str) -> bool:
    print(f"\n=== {title} ===", flush=True)
    begun = time.perf_counter()
    environment = {**os.environ, "DATABASE_URL": database_url}
    command = [sys.executable, "-m", "pytest", "-q", *WORKERS, *arguments]
    code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    print(f"=== {title}: {time.perf_counter() - begun:.0f} s ===", flush=True)
    return code in {0, NOTHING_COLLECTED}


def main(arguments: list[str]) -> int:
    good = run("SQLite", arguments, "")
    with postgres() as url:
        if url is None:
            print("\n!!! No PostgreSQL was found: NOTHING WAS TESTED ON POSTGRESQL. !!!")
            print("!!! Debian, Ubuntu: sudo apt install postgresql. Or set DATABASE_URL. !!!")
            return 0 if good and os.environ.get("CI") != "true" else 1
        good &= run(version(url), [*ONCE, *arguments], url)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
