"""Which services people mean by a few words. No database, no clock, no Django.

People type fast, on small keys, as they speak: "imunisai bayik", "mau bikin akte". So little words
are passed over, a word may be misspelt, and words for one thing stand for each other
(`needs/synonyms.yaml`). Formula: docs/methods/search.md.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TypeVar

from prima.promise.standards.rules.document import Service
from prima.promise.standards.rules.life_events import words_alike, words_passed_over

T = TypeVar("T")

_WORD = re.compile(r"\w+")
IN_THE_NAME, IN_A_KEYWORD, IN_THE_PURPOSE = 4.0, 2.0, 1.0
EXACT, BEGINS, ALIKE, MISSPELT = 1.0, 0.9, 0.8, 0.6
MOST_WORDS = 12
ONE_SLIP_FROM, TWO_SLIPS_FROM = 4, 7
"""How long a word must be, so that one letter, or two, may be wrong."""
FAR_BEHIND = 0.3
"""What scores less than this share of the best is left out."""


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, small; parts joined by a hyphen count alone and together.

    >>> sorted(words_of("Cetak KTP-el"))
    ['cetak', 'el', 'ktp', 'ktpel']
    """
    small = text.casefold()
    return frozenset(_WORD.findall(small)) | frozenset(_WORD.findall(small.replace("-", "")))


def asked_words(text: str) -> frozenset[str]:
    """Return the words that say what is needed; all of them when none does.

    >>> sorted(asked_words("saya mau bikin KTP"))
    ['ktp']
    """
    words = words_of(text)
    telling = words - words_passed_over()
    return frozenset(sorted(telling or words)[:MOST_WORDS])


def likeness(asked: frozenset[str], service: Service) -> float:
    """Say how well a service fits the words; 0 unless more than half of them fit somewhere.

    A word fits where a word is the same, begins with it, means the same, or is it misspelt.
    """
    places = (
        (IN_THE_NAME, words_of(service.name)),
        (IN_A_KEYWORD, words_of(" ".join(service.keywords))),
        (IN_THE_PURPOSE, words_of(service.purpose)),
    )
    best = [max(weight * closeness(word, known) for weight, known in places) for word in asked]
    fitting = sum(score > 0 for score in best)
    if 2 * fitting <= len(best):
        return 0.0
    return sum(best) * fitting / len(best)


def likeliest(scored: Iterable[tuple[float, T]]) -> list[T]:
    """Return what scores, the best first; equals stay in their order, the far behind are left out.

    >>> likeliest([(1.0, "a"), (4.0, "b"), (0.0, "c"), (2.0, "d")])
    ['b', 'd']
    """
    ordered = sorted(scored, key=lambda pair: -pair[0])
    best = ordered[0][0] if ordered else 0.0
    return [each for score, each in ordered if score > 0 and score >= FAR_BEHIND * best]


def closeness(word: str, known: Iterable[str]) -> float:
    """Return how near a word comes to any of the known ones, from 0 to 1.

    >>> closeness("vaksin", ["vaksin", "bayi"]), closeness("imunisai", ["imunisasi"])
    (1.0, 0.6)
    >>> closeness("obat", ["akta"])
    0.0
    """
    return max((_near(word, each) for each in known), default=0.0)


@lru_cache(maxsize=65_536)
def _near(word: str, known: str) -> float:
    if word == known:
        return EXACT
    if known.startswith(word):
        return BEGINS
    if known in _alike().get(word, frozenset()):
        return ALIKE
    return MISSPELT if is_misspelt(word, known) else 0.0


def is_misspelt(word: str, known: str) -> bool:
    """Say whether one word is the other with a slip or two: a letter more, less, other or swapped.

    >>> is_misspelt("kelahrian", "kelahiran"), is_misspelt("gigi", "gizi"), is_misspelt("kk", "ok")
    (True, True, False)
    """
    shorter, longer = sorted((len(word), len(known)))
    slips = (shorter >= ONE_SLIP_FROM) + (shorter >= TWO_SLIPS_FROM)
    if not slips or longer - shorter > slips or word[:1] != known[:1]:
        return False
    return slips_between(word, known) <= slips


def slips_between(one: str, other: str) -> int:
    """Return how many letters to add, take away, replace or swap to make one word the other.

    Damerau and Levenshtein's distance, in its form where no letter is touched twice.

    >>> slips_between("imunisai", "imunisasi"), slips_between("kelahrian", "kelahiran")
    (1, 1)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, beside in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != beside))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == beside:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


@cache
def _alike() -> dict[str, frozenset[str]]:
    return {word: frozenset(group) - {word} for group in words_alike() for word in group}
