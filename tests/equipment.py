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

DATABASES = {"db", "transactional_db", "started_once"}  # what gives a test one
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


def is_short(item: pytest.Item) -> bool:
    """Say whether a test needs neither a browser nor a server of its own."""
    return (
        item.get_closest_marker("browser") is None
        and item.path.parent.name != "pages"
        and "started_once" not in getattr(item, "fixturenames", ())
    )


def asks_a_database(item: pytest.Item) -> bool:
    """Say whether another database could matter to a test: the rest ran on SQLite already."""
    asked = getattr(item, "fixturenames", ())
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("postgres")
    return bool(marked) or not DATABASES.isdisjoint(asked)


@pytest.hookimpl(trylast=True)  # after pytest-randomly
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    on_postgres, has_browser = bool(os.environ.get("DATABASE_URL")), browser() is not None
    if is_ci() and not has_browser:
        raise pytest.UsageError("CI has no Chromium. Install it: apt-get install chromium.")
    left_out = [
        item
        for item in items
        if (item.get_closest_marker("postgres") and not on_postgres)
        or (item.get_closest_marker("browser") and not has_browser)
        or (on_postgres and not asks_a_database(item))
    ]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
    items[:] = sorted((item for item in items if item not in left_out), key=is_short)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.write_line(f"database: {database_version()}")
    terminalreporter.write_line(f"browser: {browser_version()}")
    if browser() is None:
        terminalreporter.write_sep("!", "NO BROWSER: the browser tests were left out", red=True)
