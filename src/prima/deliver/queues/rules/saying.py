"""Which clips say a call, one after the other. A clip is named by the words that it says.

A ticket's number is said as it is printed, the letter and then each digit: "A, nol, satu, dua". So
the ear hears what the eye looks for, every number takes the same time, and nobody mistakes *dua
belas* for *dua puluh*. A counter hangs under a number that people read as one word: "loket dua
belas"; one with a name of its own is said by its name, in one clip: "poli umum 1".

Half a call is worse than a chime: a call is said whole, or not at all.
"""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from types import MappingProxyType

TEN, TWENTY, HUNDRED = 10, 20, 100


class Voice(StrEnum):
    """A language that calls are said in."""

    ID = "id"
    EN = "en"


OPENING = MappingProxyType({Voice.ID: "nomor-antrean", Voice.EN: "number"})
DIRECTION = MappingProxyType({Voice.ID: "silakan-menuju", Voice.EN: "please-go-to"})
COUNTER = MappingProxyType({Voice.ID: "loket", Voice.EN: "counter"})
_ID = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_EN = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
DIGITS = MappingProxyType({Voice.ID: _ID, Voice.EN: _EN})
_WORD = re.compile(r"[a-z0-9]+")
_NUMBERED = re.compile(r"(?:loket|counter) *(\d{1,3})", re.ASCII)


def call(number: str, counter: int, name: str, voice: Voice) -> tuple[str, ...]:
    """Return the clips that call a number to a counter.

    >>> " ".join(call("A-012", 3, "Loket 3", Voice.ID))
    'nomor-antrean a nol satu dua silakan-menuju loket tiga'
    >>> " ".join(call("B-107", 4, "Poli umum 1", Voice.EN))
    'number b one zero seven please-go-to poli-umum-1'
    """
    letter, _dash, digits = number.partition("-")
    printed = (letter.lower(), *(DIGITS[voice][int(digit)] for digit in digits))
    return (OPENING[voice], *printed, DIRECTION[voice], *_goal(counter, name, voice))


def vocabulary(
    voice: Voice, letters: Iterable[str], counters: Iterable[tuple[int, str]]
) -> tuple[str, ...]:
    """Return every clip that the calls of a unit need, by its queues' letters and its counters.

    >>> clips = vocabulary(Voice.ID, "AB", [(11, "Loket 11"), (3, "Poli umum 1")])
    >>> clips[:5], clips[-3:]
    (('nomor-antrean', 'silakan-menuju', 'a', 'b', 'nol'), ('loket', 'sebelas', 'poli-umum-1'))
    """
    spelled = (letter.lower() for letter in letters)
    goals = (clip for counter, name in counters for clip in _goal(counter, name, voice))
    clips = (OPENING[voice], DIRECTION[voice], *spelled, *DIGITS[voice], *goals)
    return tuple(dict.fromkeys(clips))


def words(clip: str) -> str:
    """Return what a clip says.

    >>> words("silakan-menuju")
    'silakan menuju'
    """
    return clip.replace("-", " ")


def clip_named(words: str) -> str:
    """Return the name of the clip that says these words.

    >>> clip_named("Poli Umum 1"), clip_named("silakan_menuju")
    ('poli-umum-1', 'silakan-menuju')
    """
    return "-".join(_WORD.findall(words.lower()))


def _goal(counter: int, name: str, voice: Voice) -> tuple[str, ...]:
    """Return where to go: the counter's own name, or its number when that is all its name says."""
    numbered = _NUMBERED.fullmatch(name.strip().lower())
    own = "" if numbered and int(numbered[1]) == counter else clip_named(name)
    return (own,) if own else (COUNTER[voice], *_WORDS[voice](counter))


def _indonesian(n: int) -> tuple[str, ...]:
    """Return a number below a thousand in words.

    >>> [" ".join(_indonesian(n)) for n in (0, 11, 15, 40, 112, 305)]
    ['nol', 'sebelas', 'lima belas', 'empat puluh', 'seratus dua belas', 'tiga ratus lima']
    """
    if n < TEN:
        return (_ID[n],)
    tail = n % (TEN if n < HUNDRED else HUNDRED)
    rest = _indonesian(tail) if tail else ()
    if n < TEN + 2:
        return ("sepuluh",) if n == TEN else ("sebelas",)
    if n < TWENTY:
        return (_ID[tail], "belas")
    if n < HUNDRED:
        return (_ID[n // TEN], "puluh", *rest)
    if n < 2 * HUNDRED:
        return ("seratus", *rest)
    return (_ID[n // HUNDRED], "ratus", *rest)


def _english(n: int) -> tuple[str, ...]:
    """Return a number below a thousand in words.

    >>> [" ".join(_english(n)) for n in (0, 12, 40, 87, 305)]
    ['zero', 'twelve', 'forty', 'eighty seven', 'three hundred five']
    """
    if n < TEN:
        return (_EN[n],)
    tail = n % (TEN if n < HUNDRED else HUNDRED)
    rest = _english(tail) if tail else ()
    if n < TWENTY:
        return (_TEENS[tail],)
    if n < HUNDRED:
        return (_TENS[n // TEN - 2], *rest)
    return (_EN[n // HUNDRED], "hundred", *rest)


_WORDS: MappingProxyType[Voice, Callable[[int], tuple[str, ...]]] = MappingProxyType(
    {Voice.ID: _indonesian, Voice.EN: _english}
)
