"""Settings from the environment. A wrong value stops the start with a sentence."""

import os
import re
import secrets
from importlib import metadata
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PREFIX = "PRIMA_"


def _raw(name: str) -> str | None:
    """Return the value of PRIMA_<name>, or the contents of the file PRIMA_<name>_FILE names."""
    key = PREFIX + name
    path = os.environ.get(f"{key}_FILE")
    if path is None:
        return os.environ.get(key)
    if key in os.environ:
        raise ImproperlyConfigured(f"Both {key} and {key}_FILE are set. Keep one of them.")
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{key}_FILE={path} cannot be read: {error.strerror}."
        ) from error


def text(name: str, *, default: str) -> str:
    value = _raw(name)
    return default if value is None else value


def flag(name: str, *, default: bool) -> bool:
    value = _raw(name)
    if value is None:
        return default
    if value.lower() not in {"true", "false"}:
        raise ImproperlyConfigured(f"{PREFIX}{name}={value} is not understood. Use true or false.")
    return value.lower() == "true"


def number(name: str, *, default: int, least: int, most: int) -> int:
    value = _raw(name)
    if value is None:
        return default
    if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
        raise ImproperlyConfigured(
            f"{PREFIX}{name}={value} is not understood. Use a whole number from {least} to {most}."
        )
    return int(value)


def choice(name: str, *, default: str, options: tuple[str, ...]) -> str:
    value = text(name, default=default)
    if value not in options:
        raise ImproperlyConfigured(
            f"{PREFIX}{name}={value} is not understood. Use one of: {', '.join(options)}."
        )
    return value


def words(name: str, *, default: str) -> list[str]:
    """Return a list written with commas, such as host names."""
    return [word.strip() for word in text(name, default=default).split(",") if word.strip()]


def folder(name: str, *, default: Path) -> Path:
    path = Path(text(name, default="") or default).expanduser().resolve()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The folder {path} ({PREFIX}{name}) cannot be made: {error.strerror}."
        ) from error
    if not os.access(path, os.W_OK):
        raise ImproperlyConfigured(f"The folder {path} ({PREFIX}{name}) cannot be written to.")
    return path


def secret(name: str, *, kept_in: Path) -> str:
    """Return PRIMA_<name>; without one, a secret made once and kept in a file only we can read."""
    value = _raw(name)
    if value is None:
        value = _kept_secret(kept_in)
    if len(value) < 32:  # noqa: PLR2004 - 32 characters of a 64-letter alphabet are 192 bits
        raise ImproperlyConfigured(
            f"{PREFIX}{name} is shorter than 32 characters. Use a longer one."
        )
    return value


def _kept_secret(path: Path) -> str:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="utf-8").strip()
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(secrets.token_urlsafe(48))
        file.flush()
        os.fsync(file.fileno())
    return path.read_text(encoding="utf-8")


def version(source: Path) -> str:
    """Return this version: the newest one the changelog names, or what the wheel was built as."""
    changelog = source.parents[1] / "CHANGELOG.md"
    if not changelog.exists():
        return metadata.version("prima")
    found = re.search(
        r"^## \[?(\d+\.\d+\.\d+)", changelog.read_text(encoding="utf-8"), re.MULTILINE
    )
    if found is None:
        raise ImproperlyConfigured("CHANGELOG.md names no version. Its headings say `## 1.2.3`.")
    return found[1]


def database(sqlite_file: Path) -> dict[str, object]:
    """Return Django's DATABASES entry: SQLite in a file, or PostgreSQL by DATABASE_URL."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return {
            "ENGINE": "prima.foundation.sqlite",
            "NAME": str(sqlite_file),
            "CONN_MAX_AGE": None,
            "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE"},
            "TEST": {"NAME": ":memory:"},  # said, or parallel tests would look for a file
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            "DATABASE_URL is not understood. Use postgresql://name:password@host:5432/database."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0,
        "OPTIONS": {
            "pool": {"min_size": 2, "max_size": 8, "timeout": 10},
            "prepare_threshold": 2,  # foundation/statements.py
        },
    }
