"""What the suite runs with, said at its beginning and end: which database, and which browser.

A test that needs what is not here is left out with a loud notice; in CI (CI=true) it fails.
"""

import os
import re
import shutil
import sqlite3
import subprocess
from functools import cache

import pytest
from hypothesis import settings

from tools.postgres import version as postgres_version

# How long an example takes says more about the machine than about the code.
settings.register_profile("prima", deadline=None)
settings.load_profile("prima")

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def browser() -> str | None:
    """Return the path of a Chromium on this machine."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@cache
def browser_version() -> str:
    path = browser()
    if path is None:
        return "none"
    said = subprocess.run(  # noqa: S603 - a browser found on PATH, asked for its version
        [path, "--version"], capture_output=True, text=True, check=False
    ).stdout
    found = re.search(r"\S+ [\d.]+", said)
    return f"{found[0] if found else said.strip()} ({path})"


@cache
def database_version() -> str:
    url = os.environ.get("DATABASE_URL")
    return postgres_version(url) if url else f"SQLite {sqlite3.sqlite_version}"


def is_ci() -> bool:
    return os.environ.get("CI") == "true"


def pytest_report_header() -> str:
    return f"database: {database_version()}, browser: {browser_version()}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    on_postgres, has_browser = bool(os.environ.get("DATABASE_URL")), browser() is not None
    if is_ci() and not has_browser:
        raise pytest.UsageError("CI has no Chromium. Install it: apt-get install chromium.")
    left_out = [
        item
        for item in items
        if (item.get_closest_marker("postgres") and not on_postgres)
        or (item.get_closest_marker("browser") and not has_browser)
    ]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.write_line(f"database: {database_version()}")
    terminalreporter.write_line(f"browser: {browser_version()}")
    if browser() is None:
        terminalreporter.write_sep("!", "NO BROWSER: the browser tests were left out", red=True)
