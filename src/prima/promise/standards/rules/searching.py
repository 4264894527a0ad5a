"""Which services people mean by a few words. No database, no clock, no Django."""

import re

from prima.promise.standards.rules.document import Service

_WORD = re.compile(r"\w+")
IN_THE_NAME, IN_A_KEYWORD, IN_THE_PURPOSE = 4, 2, 1


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, small; parts joined by a hyphen count alone and together.

    >>> sorted(words_of("Cetak KTP-el"))
    ['cetak', 'el', 'ktp', 'ktpel']
    """
    small = text.casefold()
    return frozenset(_WORD.findall(small)) | frozenset(_WORD.findall(small.replace("-", "")))


def likeness(asked: frozenset[str], service: Service) -> int:
    """Say how well a service fits the words; 0 when one of them fits nowhere.

    A word fits where a word begins with it, so that "daft" finds "Pendaftaran" by its keyword
    "daftar".
    """
    places = (
        (IN_THE_NAME, words_of(service.name)),
        (IN_A_KEYWORD, words_of(" ".join(service.keywords))),
        (IN_THE_PURPOSE, words_of(service.purpose)),
    )
    best = [
        max((weight for weight, known in places if _begins(word, known)), default=0)
        for word in asked
    ]
    return sum(best) if best and all(best) else 0


def _begins(word: str, known: frozenset[str]) -> bool:
    return any(each.startswith(word) for each in known)
