"""Keep the catalogue of interface words complete. No gettext tools are needed.

    update        collect every message of the code and templates into the catalogues
    check         fail when a message is missing, unused, untranslated or misses a placeholder
    merge FILE…   take the translations of other .po files, then update

Messages are English in the code; `locale/id` holds the Indonesian, which every page speaks first.
"""

import fcntl
import os
import re
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_python
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "prima"
CATALOGUE = SOURCE / "locale" / "id" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")


def main(words: list[str]) -> int:
    match words:
        case ["update"]:
            return _locked(_update)
        case ["check"]:
            return _check()
        case ["merge", *files] if files:
            return _locked(lambda: _merge([Path(name) for name in files]))
    sys.stderr.write(__doc__ or "")
    return 2


def _templates(file: BinaryIO, keywords: Any, comment_tags: Any, options: Any) -> Iterator[Any]:  # noqa: ANN401 - handed on to Babel as they come
    """Let Django turn a template into something that reads like Python, and read that."""
    text = templatize(file.read().decode(), origin=getattr(file, "name", ""))
    text = "\n".join(line.strip() for line in text.splitlines())  # indents mean something in Python
    yield from extract_python(BytesIO(text.encode()), keywords, comment_tags, options)


METHODS: Any = [("**/tests/**", "ignore"), ("**.py", "python"), ("**.html", _templates)]


def _collected() -> Catalog:
    settings.configure(USE_I18N=True)
    django.setup()
    catalogue = _empty()
    found = extract_from_dir(
        SOURCE,
        method_map=METHODS,
        options_map={},
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        directory_filter=lambda path: Path(path).name not in {"migrations", "__pycache__", "tests"},
    )
    for name, _line, message, comments, context in found:
        catalogue.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    return catalogue


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="id", abort_invalid=True)


def _written(catalogue: Catalog) -> bytes:
    out = BytesIO()
    write_po(out, catalogue, width=100, sort_output=True, omit_header=False, no_location=True)
    unwanted = re.compile(
        r'"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team'
        r"|Report-Msgid-Bugs-To|MIME-Version): .*\n"
    )
    return unwanted.sub("", out.getvalue().decode()).encode()


def _known() -> Catalog:
    return _read(CATALOGUE) if CATALOGUE.exists() else _empty()


def _empty() -> Catalog:
    header = "# The Indonesian words of Prima's interface. Kept by tools/messages.py."
    catalogue = Catalog(locale="id", project="Prima", fuzzy=False, header_comment=header)
    catalogue.mime_headers = [
        ("Project-Id-Version", "Prima"),
        ("Language", "id"),
        ("Plural-Forms", "nplurals=1; plural=0;"),  # Indonesian nouns know no plural form
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
    ]
    return catalogue


def _updated(known: Catalog) -> Catalog:
    fresh = _collected()
    for message in fresh:
        old = known.get(message.id, context=message.context) if message.id else None
        if old is not None:
            message.string = old.string
    return fresh


def _update() -> int:
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    catalogue = _updated(_known())
    CATALOGUE.write_bytes(_written(catalogue))
    missing = [message for message in catalogue if message.id and not message.string]
    sys.stdout.write(f"{len(catalogue)} messages, {len(missing)} without Indonesian.\n")
    return 0


def _merge(files: list[Path]) -> int:
    known = _known()
    for path in files:
        for message in _read(path):
            if message.id and message.string:
                known.delete(message.id, message.context)  # add() keeps an empty translation
                known.add(message.id, message.string, context=message.context)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_bytes(_written(known))
    return 0


def _check() -> int:
    known = _known()
    wanted = _updated(known)
    complaints = [*_untranslated(wanted), *_misplaced(wanted)]
    if _written(wanted) != CATALOGUE.read_bytes():
        unused = [
            message
            for message in known
            if message.id and wanted.get(message.id, context=message.context) is None
        ]
        complaints += [f"no longer used: {message.id!r}" for message in unused]
        complaints.append("the catalogue is not up to date: run ./prima messages")
    for complaint in complaints:
        sys.stdout.write(f"{complaint}\n")
    sys.stdout.write(f"{len(wanted)} messages, {len(complaints)} complaints.\n")
    return 1 if complaints else 0


def _untranslated(catalogue: Catalog) -> Iterator[str]:
    for message in catalogue:
        words = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and (message.fuzzy or not all(words)):
            yield f"no Indonesian: {message.id!r}"


def _misplaced(catalogue: Catalog) -> Iterator[str]:
    for message in catalogue:
        if message.id and message.string and _placeholders(message, "id") != _placeholders(message):
            yield f"other placeholders in Indonesian: {message.id!r}"


def _placeholders(message: Message, language: str = "en") -> set[str]:
    text = message.string if language == "id" else message.id
    last = text[-1] if isinstance(text, (tuple, list)) else text
    return set(PLACEHOLDER.findall(last or ""))


def _locked(work: Callable[[], int]) -> int:
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    folder = os.open(CATALOGUE.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        return work()
    finally:
        os.close(folder)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
