"""Compiles the message catalogues when their text has changed: no gettext tools are needed."""

import os
from pathlib import Path

LOCALE = Path(__file__).resolve().parents[1] / "locale"


def compile_catalogues() -> None:
    for source in LOCALE.glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime_ns != source.stat().st_mtime_ns:
            _compile(source, target)


def _compile(source: Path, target: Path) -> None:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - slow, and rarely needed
    from babel.messages.pofile import read_po  # noqa: PLC0415 - slow, and rarely needed

    read_at = source.stat().st_mtime_ns  # a text that changes meanwhile is compiled once more
    with source.open("rb") as text:
        catalogue = read_po(text, abort_invalid=True)
    fresh = target.with_suffix(".mo.new")
    with fresh.open("wb") as compiled:
        write_mo(compiled, catalogue)
    os.utime(fresh, ns=(read_at, read_at))
    fresh.replace(target)
