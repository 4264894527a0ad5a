"""`./prima`: it lists what it can do, knows its words, and says plainly what is missing."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from prima.foundation.server.testing import ROOT

PRIMA = ROOT / "prima"
NEEDED = ("sh", "awk", "readlink", "dirname", "cat", "cmp", "basename", "mkdir")


def run(
    script: Path, *words: str, path: Path | None = None, cwd: Path | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": str(path or os.environ["PATH"]), "HOME": "/nonexistent", **more}
    return subprocess.run(  # noqa: S603 - our own script
        [script, *words],
        env=environment,
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """Return the script in a folder of its own: nothing is installed there yet."""
    shutil.copy(PRIMA, tmp_path / "prima")
    for name in ("uv.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path / "prima"


def a_machine(folder: Path, **programs: str) -> Path:
    """Return a PATH with hardly anything on it, besides these programs."""
    folder.mkdir()
    for name in NEEDED:
        found = shutil.which(name)
        assert found is not None
        (folder / name).symlink_to(found)
    for name, text in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{text}\n", encoding="ascii")
        (folder / name).chmod(0o755)
    return folder


def test_alone_it_lists_every_word_in_one_line(bare: Path) -> None:
    listed = run(bare)

    words = re.findall(r"^  ([a-z-]+) +\S", listed.stdout, re.MULTILINE)
    known = re.findall(r"^    ([a-z-]+)\) ", PRIMA.read_text(encoding="utf-8"), re.MULTILINE)
    assert listed.returncode == 0
    assert words == known
    assert {"demo", "serve", "test", "check", "bench"} <= set(words)
    assert all(len(line) <= 100 for line in listed.stdout.splitlines())


def test_it_works_from_anywhere_and_through_a_link(bare: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "prima"
    link.parent.mkdir()
    link.symlink_to(bare)

    assert run(link, cwd=Path("/")).stdout == run(bare).stdout


@pytest.mark.parametrize("word", ["tset", "../etc", "serve;ls", "-x", "two words"])
def test_a_word_it_does_not_know_is_said_with_those_it_does(bare: Path, word: str) -> None:
    told = run(bare, word)

    assert told.returncode == 2
    assert f'does not know the word "{word}"' in told.stderr
    assert "serve" in told.stderr


def test_an_old_python_is_said_plainly(bare: Path, tmp_path: Path) -> None:
    old = '[ "$1" = --version ] && echo Python 3.9.2 || exit 1'

    told = run(bare, "serve", path=a_machine(tmp_path / "bin", python3=old))

    assert told.returncode == 1
    assert "Prima needs Python 3.11 or newer; found: Python 3.9.2." in told.stderr


def test_no_python_is_said_plainly(bare: Path, tmp_path: Path) -> None:
    told = run(bare, "serve", path=a_machine(tmp_path / "bin"))

    assert told.returncode == 1
    assert "found: none here" in told.stderr
    assert "apt install" in told.stderr


def test_a_python_without_venv_is_said_plainly(bare: Path, tmp_path: Path) -> None:
    without = 'case "$2" in *ensurepip*) exit 1;; esac'

    told = run(bare, "serve", path=a_machine(tmp_path / "bin", python3=without))

    assert told.returncode == 1
    assert "sudo apt install python3-venv" in told.stderr


def installed(script: Path, says: str) -> None:
    """Put a Python beside the script that only says something, as if all were installed."""
    python = script.parent / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f"#!/bin/sh\necho {says}\n", encoding="ascii")
    python.chmod(0o755)
    for group in ("main", "dev"):
        for name, kind in (("uv.lock", "lock"), ("pyproject.toml", "toml")):
            shutil.copy(ROOT / name, script.parent / ".venv" / f"prima-{group}.{kind}")


def test_a_demonstration_has_a_place_of_its_own(bare: Path) -> None:
    installed(bare, "$PRIMA_DEMO $PRIMA_HOME [$DATABASE_URL]")

    told = run(bare, "demo", PRIMA_HOME="/srv/real", DATABASE_URL="postgresql://real/real")

    assert told.stdout == f"true {bare.parent}/var/demo []\n"


def test_what_is_installed_is_not_installed_again(bare: Path, tmp_path: Path) -> None:
    """Neither uv nor Python is here, so any attempt to install would fail."""
    installed(bare, "ran: $2")
    path = a_machine(tmp_path / "bin")

    assert run(bare, "serve", path=path).stdout == "ran: serve\n"

    (bare.parent / "uv.lock").write_text("changed", encoding="ascii")
    assert run(bare, "serve", path=path).returncode == 1
