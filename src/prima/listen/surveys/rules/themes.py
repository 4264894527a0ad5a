"""What many open answers are about, suggested from their words alone. No database, no Django.

A word says much about an answer when it stands there often, and in few others (TF-IDF: Sparck Jones
1972, Journal of Documentation 28, 11-21). The word that says the most in all is the first theme;
the answers that hold it are set aside, and the next theme is looked for in the rest.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

FEWEST = 2  # one answer is no theme
SHORTEST = 4
BESIDE = 2
_WORD = re.compile(r"[^\W\d_]+")
_SAYS_NOTHING = """
    yang untuk dengan dari pada dalam akan atau juga sudah belum tidak bukan agar supaya karena saya
    kami kita anda mereka para oleh saat ketika jika bila kalau lebih sangat sekali saja lagi masih
    bisa dapat harus mohon tolong semoga terima kasih terimakasih baik bagus cukup kurang banyak
    semua setiap adalah tersebut seperti hanya namun tetapi tapi sebaiknya perlu ingin sering selalu
    antara lain pelayanan layanan petugas ditingkatkan tingkatkan dipertahankan
"""
_SAY_NOTHING = frozenset(_SAYS_NOTHING.split())


@dataclass(frozen=True)
class Theme:
    """A word, the words that often stand beside it, and the places of the answers that hold it."""

    word: str
    beside: tuple[str, ...]
    answers: tuple[int, ...]


def themes(texts: Sequence[str], most: int = 6) -> list[Theme]:
    """Suggest at most so many themes, the strongest first; every answer is in one at most.

    >>> said = ["Parkir sempit", "Tempat parkir penuh", "Antrean lama", "Antrean panjang dan lama"]
    >>> [(theme.word, theme.answers) for theme in themes(said)]
    [('antrean', (2, 3)), ('parkir', (0, 1))]
    """
    left = {place: Counter(words_of(text)) for place, text in enumerate(texts)}
    found: list[Theme] = []
    while len(found) < most:
        worth = _worth(left.values())
        if not worth:
            break
        word = min(worth, key=lambda one: (-worth[one], one))
        holding = [place for place, words in left.items() if word in words]
        others = Counter(other for place in holding for other in left[place] if other != word)
        beside = sorted(others, key=lambda other: (-others[other], other))[:BESIDE]
        found.append(Theme(word, tuple(beside), tuple(holding)))
        for place in holding:
            del left[place]
    return found


def words_of(text: str) -> list[str]:
    """Return the words that can say something, without "-nya".

    >>> words_of("Antreannya terlalu lama, mohon ditambah loketnya")
    ['antrean', 'terlalu', 'lama', 'ditambah', 'loket']
    """
    words = (word.lower() for word in _WORD.findall(text))
    short = (word.removesuffix("nya") if len(word) > SHORTEST + 2 else word for word in words)
    return [word for word in short if len(word) >= SHORTEST and word not in _SAY_NOTHING]


def _worth(answers: Iterable[Counter[str]]) -> dict[str, float]:
    rows = list(answers)
    holding = Counter(word for words in rows for word in words)
    counts: Counter[str] = Counter()
    for words in rows:
        counts.update(words)
    many = len(rows) + 1
    return {word: counts[word] * log(many / n) for word, n in holding.items() if n >= FEWEST}
