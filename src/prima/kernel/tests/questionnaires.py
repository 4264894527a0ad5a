"""Answers for tests: drawn at random, or made to add up to published totals."""

import json
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import strategies as st

from prima.kernel.answers import Row
from prima.kernel.satisfaction import SKM_2017, SKM_2017_ITEMS, Instrument

DATA = Path(__file__).parent / "data"
THREE = ("TIME", "COST", "STAFF")
THREE_ALIKE = Instrument.equal(THREE, SKM_2017)


def published(name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return document


def seeded(number: int) -> Random:
    """Draw the same luck every time, so that a test of chance is not a matter of chance."""
    return Random(number)  # noqa: S311 - nothing secret is drawn


def rows_of(lists: Iterable[Sequence[int | None]], codes: Sequence[str]) -> list[Row]:
    return [dict(zip(codes, answers, strict=True)) for answers in lists]


def nine(answer: int) -> Row:
    """Make one respondent who answers all nine items alike."""
    return dict.fromkeys(SKM_2017_ITEMS, answer)


def own_index(row: Row, weights: Mapping[str, Fraction]) -> Fraction:
    """Work out the index of one respondent who answered everything, from 25 to 100."""
    return sum(((row[code] or 0) * weight * 25 for code, weight in weights.items()), Fraction(0))


def rows_with_totals(totals: Sequence[int], n: int, codes: Sequence[str]) -> list[Row]:
    """Make n rows whose items add up to these totals: what a table of sums leaves open."""
    columns = [[(total + i) // n for i in range(n)] for total in totals]
    return rows_of(zip(*columns, strict=True), codes)


def complete_rows(*, least: int = 0, most: int = 20) -> st.SearchStrategy[list[Row]]:
    return _rows(st.integers(1, 4), least, most)


def rows_with_blanks(*, most: int = 20) -> st.SearchStrategy[list[Row]]:
    return _rows(st.none() | st.integers(1, 4), 0, most)


def indexable_rows(*, complete: int = 1) -> st.SearchStrategy[list[Row]]:
    """Draw rows of which at least so many are complete, so that every item is answered."""
    first = complete_rows(least=complete, most=complete)
    return st.tuples(first, rows_with_blanks()).map(lambda parts: parts[0] + parts[1])


def instruments() -> st.SearchStrategy[Instrument]:
    """Draw unequal weights for the three items."""

    def instrument(parts: list[int]) -> Instrument:
        shares = (Fraction(part, sum(parts)) for part in parts)
        return Instrument.weighted(dict(zip(THREE, shares, strict=True)), SKM_2017)

    return st.lists(st.integers(1, 50), min_size=3, max_size=3).map(instrument)


def _rows(answer: st.SearchStrategy[Any], least: int, most: int) -> st.SearchStrategy[list[Row]]:
    row = st.fixed_dictionaries(dict.fromkeys(THREE, answer))
    return st.lists(row, min_size=least, max_size=most)
