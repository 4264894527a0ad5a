"""How wide words come out, and how they are broken to fit: no browser is there to ask."""

from typing import Final

from django.utils.functional import Promise

Words = str | Promise  # translated when they are drawn

EN_DASH: Final = "\N{EN DASH}"
MINUS: Final = "\N{MINUS SIGN}"

# Advance widths of the text face in thousandths of its size; letters not listed are this wide.
USUAL_WIDTH: Final = 560
WIDTHS: Final = {
    letter: width
    for letters, width in (
        (" ", 200),
        ("',.:;Iijl|·", 262),
        ("!()-[]f{}", 312),
        ("/\\rt", 352),
        ('"*?sz', 430),
        ("cvxy" + EN_DASH, 480),
        ("#$+0123456789<=>FJLVXY^_aegk~" + MINUS, 510),
        ("&BDGK", 620),
        ("HNOQU", 668),
        ("w", 720),
        ("M…", 900),
        ("%W@m", 850),
    )
    for letter in letters
}
BOLDER: Final = 1.04


def text_width(words: Words, size: float) -> float:
    """Estimate how wide the text comes out; a little too wide rather than too narrow."""
    return sum([WIDTHS.get(letter, USUAL_WIDTH) for letter in str(words)]) * size / 1000


def wrapped(words: Words, size: float, width: float, lines: int = 2) -> list[str]:
    """Break at spaces into at most so many lines; what does not fit ends in an ellipsis.

    >>> wrapped("Kesesuaian persyaratan pelayanan", 13, 140)
    ['Kesesuaian persyaratan', 'pelayanan']
    """
    broken: list[str] = []
    for word in str(words).split():
        joined = f"{broken[-1]} {word}" if broken else word
        if broken and text_width(joined, size) <= width:
            broken[-1] = joined
        else:
            broken.append(word)
    kept = broken[:lines]
    if len(broken) > lines:
        kept[-1] = " ".join(broken[lines - 1 :])
    return [shortened(line, size, width) for line in kept]


def shortened(words: Words, size: float, width: float) -> str:
    kept = str(words)
    if text_width(kept, size) <= width:
        return kept
    while kept and text_width(kept + "…", size) > width:
        kept = kept[:-1]
    return kept.rstrip() + "…"
