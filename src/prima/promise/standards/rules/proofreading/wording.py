"""Whether a citizen will understand what is written."""

import re
from collections.abc import Iterator
from contextlib import suppress

from prima.kernel.readability import TooShort, school_grade, sentences
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.proofreading.finding import DELIVERY, Finding, FindingCode
from prima.promise.standards.rules.proofreading.lists import replaced_in, word_list
from prima.promise.standards.rules.proofreading.texts import Text, texts

MOST_WORDS = 25
"""In one sentence (docs/methods/readability.md)."""
HIGHEST_GRADE = 9
"""Compulsory schooling in Indonesia is nine years, so whoever finished it can read this."""
_SHOUTED = 4
_ABBREVIATION = re.compile(r"(?<![\w-])[A-Z]{2,}(?![\w-])")
_EXPLAINED = re.compile(r"\(([A-Z][A-Z ]*[A-Z])\)|(?<!\w)([A-Z]{2,}) \(|, atau ([A-Z]{2,})")


def wording(document: ServiceDocument) -> Iterator[Finding]:
    public = [text for text in texts(document) if text.is_for_citizens]
    for text in public:
        for words, instead in replaced_in(text.words, word_list("jargon").jargon).items():
            yield Finding(FindingCode.JARGON, text.path, quoted=words, instead=instead)
        for words, instead in replaced_in(text.words, word_list("vague").vague).items():
            yield Finding(FindingCode.VAGUE, text.path, quoted=words, instead=instead)
        yield from _sentences(text)
    yield from _abbreviations(document, public)
    with suppress(TooShort):
        grade = school_grade(text.words for text in public)
        if grade > HIGHEST_GRADE:
            yield Finding(FindingCode.TEXT_TOO_HARD, DELIVERY, counted=round(grade))


def _sentences(text: Text) -> Iterator[Finding]:
    for row in sentences(text.words):
        if len(row) > MOST_WORDS:
            quoted = " ".join(row[:6]) + "…"
            yield Finding(FindingCode.SENTENCE_TOO_LONG, text.path, quoted=quoted, counted=len(row))
        shouted = [word for word in row if word.isupper() and len(word) > 1]
        if len(shouted) >= _SHOUTED and len(shouted) * 2 > len(row):
            yield Finding(FindingCode.SHOUTING, text.path, quoted=" ".join(shouted[:6]))


def _abbreviations(document: ServiceDocument, public: list[Text]) -> Iterator[Finding]:
    """Find each abbreviation once, where it first stands."""
    everything = " ".join([document.service.name, *(text.words for text in texts(document))])
    known = set(word_list("abbreviations").abbreviations)
    known.update(word for match in _EXPLAINED.findall(everything) for word in match)
    for text in public:
        is_shouted = text.words.isupper()
        for word in () if is_shouted else _ABBREVIATION.findall(text.words):
            if word not in known:
                known.add(word)
                yield Finding(FindingCode.ABBREVIATION_UNEXPLAINED, text.path, quoted=word)
