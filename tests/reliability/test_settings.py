"""A wrong setting stops the start with a sentence that names it and says what would be right."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from prima.config import env
from prima.foundation.server.testing import ROOT

SQLITE = Path("unit.sqlite3")


@pytest.fixture(autouse=True)
def no_database_url(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("HTTPS", "yes", lambda: env.flag("HTTPS", default=False)),
        ("HTTPS", "", lambda: env.flag("HTTPS", default=False)),
        ("PORTS", "-1", lambda: env.number("PORTS", default=1, least=0, most=9)),
        ("PORTS", "10", lambda: env.number("PORTS", default=1, least=0, most=9)),
        ("PORTS", "٣", lambda: env.number("PORTS", default=1, least=0, most=9)),
        ("PORTS", "1e1", lambda: env.number("PORTS", default=1, least=0, most=9)),
        ("LEVEL", "loud", lambda: env.choice("LEVEL", default="a", options=("a", "b"))),
        ("SECRET_KEY", "short", lambda: env.secret("SECRET_KEY", kept_in=Path("/nowhere"))),
        ("HOME", "/dev/null/prima", lambda: env.folder("HOME", default=Path())),
    ],
)
def test_a_wrong_value_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, read: Callable[[], object]
) -> None:
    monkeypatch.setenv(f"PRIMA_{name}", value)

    with pytest.raises(ImproperlyConfigured, match=f"PRIMA_{name}"):
        read()


@pytest.mark.parametrize(
    "url", ["mysql://a:b@c/d", "postgresql://a:b@c/", "postgres", "sqlite:///x", "http://c/d"]
)
def test_a_wrong_database_is_named_without_its_password(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)

    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL") as refused:
        env.database(SQLITE)

    assert "a:b" not in str(refused.value)


def test_a_database_on_postgresql_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://prima:p%40ss@db.example:5433/unit")

    known = env.database(SQLITE)

    parts = ("NAME", "USER", "PASSWORD", "HOST", "PORT")
    assert [known[part] for part in parts] == ["unit", "prima", "p@ss", "db.example", "5433"]


def test_without_a_database_there_is_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "")

    assert env.database(SQLITE)["NAME"] == str(SQLITE)


def test_a_secret_may_come_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kept = tmp_path / "secret"
    kept.write_text("s" * 40 + "\n")
    monkeypatch.setenv("PRIMA_SECRET_KEY_FILE", str(kept))

    assert env.secret("SECRET_KEY", kept_in=tmp_path / "other") == "s" * 40


def test_a_secret_given_twice_or_nowhere_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PRIMA_SECRET_KEY_FILE", str(tmp_path / "missing"))
    with pytest.raises(ImproperlyConfigured, match="PRIMA_SECRET_KEY_FILE"):
        env.secret("SECRET_KEY", kept_in=tmp_path / "other")

    monkeypatch.setenv("PRIMA_SECRET_KEY", "s" * 40)
    with pytest.raises(ImproperlyConfigured, match="Both"):
        env.secret("SECRET_KEY", kept_in=tmp_path / "other")


def test_a_secret_is_made_once_and_only_its_owner_reads_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("PRIMA_SECRET_KEY", raising=False)
    kept = tmp_path / "secret-key"

    made = env.secret("SECRET_KEY", kept_in=kept)

    assert env.secret("SECRET_KEY", kept_in=kept) == made
    assert len(made) >= 50
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("name", "value"),
    [("PRIMA_DEBUG", "ja"), ("DATABASE_URL", "oracle://x/y"), ("PRIMA_SECRET_KEY", "short")],
)
def test_a_start_with_a_wrong_value_says_one_sentence(
    tmp_path: Path, name: str, value: str
) -> None:
    environment = {**os.environ, "PRIMA_HOME": str(tmp_path / "home"), name: value}

    started = subprocess.run(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert started.returncode == 1
    assert started.stderr.startswith("Prima cannot start. ")
    assert name in started.stderr
    assert "Traceback" not in started.stderr
