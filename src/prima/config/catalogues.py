"""Compiles the message catalogues when their text is newer: no gettext tools are needed."""

from pathlib import Path

LOCALE = Path(__file__).resolve().parents[1] / "locale"


def compile_catalogues() -> None:
    for source in LOCALE.glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            _compile(source, target)


def _compile(source: Path, target: Path) -> None:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - slow, and rarely needed
    from babel.messages.pofile import read_po  # noqa: PLC0415 - slow, and rarely needed

    with source.open("rb") as text:
        catalogue = read_po(text, abort_invalid=True)
    fresh = target.with_suffix(".mo.new")
    with fresh.open("wb") as compiled:
        write_mo(compiled, catalogue)
    fresh.replace(target)
