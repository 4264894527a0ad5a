"""Answers to the items of a questionnaire, read row by row: what is possible, what is not.

A row gives each item, known by its code, a whole number on the scale, or None
where the person answered nothing. Anything else is refused with the number of
the row and the code of the item.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter

from prima.kernel.scales import Scale

Row = Mapping[str, int | None]
Pattern = tuple[int | None, ...]


class ImpossibleAnswer(ValueError):
    """A row holds what cannot be an answer to the questionnaire."""

    def __init__(self, row: int, code: str, reason: str) -> None:
        super().__init__(f"row {row}, {code}: {reason}")
        self.row = row
        self.code = code


def ordered_codes(codes: Iterable[str]) -> tuple[str, ...]:
    """Put the codes in the one order that does not depend on a questionnaire: the alphabet.

    >>> ordered_codes(["TIME", "COST"])
    ('COST', 'TIME')
    """
    listed = tuple(codes)
    named = all(type(code) is str and code for code in listed)
    if isinstance(codes, str) or not listed or not named:
        raise ValueError("a questionnaire needs a list of codes, one for each item")
    if len(set(listed)) < len(listed):
        raise ValueError(f"a code stands for one item only: {', '.join(sorted(listed))}")
    return tuple(sorted(listed))


def answer_patterns(rows: Iterable[Row], codes: tuple[str, ...], scale: Scale) -> Counter[Pattern]:
    """Count how often each row of answers was given.

    Real answers repeat themselves, so what follows works on far fewer rows.

    >>> same = {"COST": 4, "TIME": 3}
    >>> answer_patterns([same, same], ("COST", "TIME"), Scale(1, 4))
    Counter({(4, 3): 2})
    """
    # Types are looked at first: True and 3.0 would pass for 1 and 3.
    types = frozenset({int, type(None)})
    possible = frozenset({None, *range(scale.lowest, scale.highest + 1)})
    pick = _picker(codes)
    counts: Counter[Pattern] = Counter()
    for number, row in enumerate(rows, start=1):
        try:
            answers = pick(row)
            plain = len(row) == len(codes) and types.issuperset(map(type, answers))
        except (KeyError, TypeError, IndexError):
            plain = False
        if not plain or not possible.issuperset(answers):
            raise _refusal(number, row, codes, scale)
        counts[answers] += 1
    return counts


def _picker(codes: tuple[str, ...]) -> Callable[[Row], Pattern]:
    if len(codes) == 1:  # itemgetter gives a bare value for a single key
        return lambda row: (row[codes[0]],)
    return itemgetter(*codes)


def _refusal(number: int, row: Row, codes: tuple[str, ...], scale: Scale) -> ImpossibleAnswer:
    if not isinstance(row, Mapping):
        return ImpossibleAnswer(number, "-", "a row maps the code of each item to its answer")
    for code in codes:
        if code not in row:
            return ImpossibleAnswer(number, code, "missing; None says that nothing was answered")
        answer = row[code]
        if answer is not None and (type(answer) is not int or answer not in scale):
            span = f"a whole number from {scale.lowest} to {scale.highest}"
            return ImpossibleAnswer(number, code, f"{answer!r:.40} is not {span}")
    unknown = min(str(code) for code in row if code not in codes)
    return ImpossibleAnswer(number, unknown, "no item has this code")
