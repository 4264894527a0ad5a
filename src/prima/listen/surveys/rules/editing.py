"""Changing an instrument question by question, before anybody answers it."""

from collections.abc import Iterator
from typing import Any

from prima.listen.surveys.rules.documents import Document
from prima.listen.surveys.rules.library import UnreadableInstrument, checked

OWN_SECTION = {"code": "OWN", "title": {"id": "Pertanyaan kami", "en": "Our questions"}}


def with_question(
    document: Document, words: dict[str, str], scale: str, *, why: bool = False
) -> Document:
    """Add a question at the end, under a code that is still free.

    >>> from prima.listen.surveys.rules.library import shipped_document
    >>> more = with_question(shipped_document("pulse"), {"id": "Bersihkah?"}, "YES_NO")
    >>> more.questions[-1].item.code
    'Q1'

    Raises UnreadableInstrument when the instrument would not be whole.
    """
    plain = document.plain()
    sections = plain.setdefault("sections", [])
    if not sections:
        sections.append({**OWN_SECTION, "items": []})
    free = (f"Q{n}" for n in range(1, 1000) if f"Q{n}" not in document.by_code)
    item: dict[str, Any] = {"code": next(free), "scale": scale, "question": words}
    points = document.scales[scale].points if scale in document.scales else ()
    if why and points:
        item["why"] = {"at_most": points[(len(points) - 1) // 2]}
    sections[-1]["items"].append(item)
    # The text holds only the scales that it uses; this one may be new to it.
    return checked(plain)


def without_question(document: Document, code: str) -> Document:
    """Take a question of our own out. Raises UnreadableInstrument when something hangs on it."""
    plain = document.plain()
    for section, place in _where(plain, code):
        del section["items"][place]
    plain["sections"] = [section for section in plain.get("sections", []) if section["items"]]
    return checked(plain)


def moved_up(document: Document, code: str) -> Document:
    """Ask a question before the one that stands before it in its section."""
    plain = document.plain()
    for section, place in _where(plain, code):
        items = section["items"]
        if place > 0:
            items[place - 1], items[place] = items[place], items[place - 1]
    return checked(plain)


def _where(plain: dict[str, Any], code: str) -> Iterator[tuple[dict[str, Any], int]]:
    for section in plain.get("sections", []):
        for place, item in enumerate(section["items"]):
            if item["code"] == code:
                yield section, place
                return
    raise UnreadableInstrument([f"{code}: no question of ours has this code"])
