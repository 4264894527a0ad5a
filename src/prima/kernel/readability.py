"""How hard an Indonesian text is to read: syllables, words and sentences. No Django, no database.

| function | answers |
| --- | --- |
| `syllables(word)` | how many syllables a word has, by the spelling rules of Indonesian |
| `sentences(text)` | the sentences of a text, as rows of words |
| `school_grade(texts)` | after how many years at school a text is understood, or `TooShort` |

Formula, sources and limits: docs/methods/readability.md.
"""

import re
from collections.abc import Iterable

FEWEST_WORDS = 100
"""Fry and Flesch both ask for a sample of at least a hundred words."""
ENGLISH_SYLLABLES_IN_TEN = 6
"""Ten syllables of Indonesian weigh as much as six of English (Harjasujana and Mulyati 1997)."""

_WORD = re.compile(r"[^\W_]+(?:['\u2019.][^\W_]+)*")
# A full stop inside a number or a web address ends nothing.
_SENTENCE_END = re.compile(r"[.!?;:]+(?=\s|$)")
_VOWEL = re.compile(r"[aeiouéè]")
# One syllable at the end of a word and before a consonant: pu-lau, pan-tai, se-poi.
_DIPHTHONG = re.compile(r"(?:ai|au|oi)$")


class TooShort(ValueError):
    """There are too few words to judge a text by."""


def syllables(word: str) -> int:
    """Return the number of syllables: every vowel begins one, except in a diphthong at the end.

    An abbreviation is read letter by letter; a whole number counts as two syllables.

    >>> [syllables(word) for word in ("antrean", "pulau", "kreativitas", "yang", "KTP")]
    [3, 2, 5, 1, 3]
    """
    if word.isdigit():
        return 2
    if word.isupper() and len(word) > 1:
        return sum(character.isalpha() for character in word)
    small = word.casefold()
    vowels = len(_VOWEL.findall(small))
    ends_together = vowels > 1 and _DIPHTHONG.search(small) is not None
    return max(vowels - ends_together, 1)


def sentences(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of every sentence; a line that does not end with a full stop is one too.

    >>> sentences("Ambil nomor antrean. Tunggu sampai dipanggil")
    (('Ambil', 'nomor', 'antrean'), ('Tunggu', 'sampai', 'dipanggil'))
    """
    rows = (tuple(_WORD.findall(piece)) for piece in _SENTENCE_END.split(text))
    return tuple(row for row in rows if row)


def school_grade(texts: Iterable[str]) -> float:
    """Return the years of school that it takes to read the texts, one number for all of them.

    Flesch and Kincaid's grade (1975), with the syllables of Indonesian weighed as in Fry's graph.

    >>> round(school_grade(["Ambil nomor antrean. Duduk dulu. Kami panggil Anda."] * 20), 1)
    0.5
    """
    rows = [row for text in texts for row in sentences(text)]
    words = [word for row in rows for word in row]
    if len(words) < FEWEST_WORDS:
        raise TooShort(f"{len(words)} words, and {FEWEST_WORDS} are needed")
    weighed = sum(map(syllables, words)) * ENGLISH_SYLLABLES_IN_TEN / 10
    return 0.39 * len(words) / len(rows) + 11.8 * weighed / len(words) - 15.59
