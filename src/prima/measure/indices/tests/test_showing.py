"""Nothing of fewer than five answers is shown, and nothing from which it could be worked out."""

from datetime import date
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from prima.kernel.moments import Moments
from prima.measure.indices.rules import Book, Period

ITEMS = ("A", "B")
NOTHING = Moments.empty(ITEMS)
HALF = Period.read("2026-S1")


def people(n: int, *, blanks: int = 0) -> Moments:
    rows = [{"A": 3, "B": None if number < blanks else 4} for number in range(n)]
    return Moments.of(rows, ITEMS)


def book(counts: dict[tuple[int | None, int], int]) -> Book:
    heaps = {(who, date(2026, month, 1)): people(n) for (who, month), n in counts.items()}
    return Book(heaps, NOTHING)


def by_month(*counts: int) -> Book:
    return book({(1, month): n for month, n in enumerate(counts, start=1)})


def shown(opened: Book, *codes: str) -> list[bool]:
    return [opened.is_shown(Period.read(code)) for code in codes]


class TestPeriods:
    def test_a_half_year_needs_five(self) -> None:
        assert shown(by_month(4), "2026-S1") == [False]
        assert shown(by_month(5), "2026-S1") == [True]
        assert shown(by_month(), "2026-S1") == [False]

    def test_every_item_needs_five(self) -> None:
        opened = Book({(1, date(2026, 1, 1)): people(40, blanks=36)}, NOTHING)

        assert not opened.is_shown(HALF)

    def test_a_month_gives_way_when_it_would_give_away_another(self) -> None:
        opened = by_month(9, 20, 3)

        assert shown(opened, "2026-S1", "2026-01", "2026-02", "2026-03") == [
            True, False, True, False,
        ]  # fmt: skip

    def test_a_quarter_gives_way_too_and_its_months_with_it(self) -> None:
        opened = by_month(2, 0, 0, 30, 30)

        assert shown(opened, "2026-S1", "2026-Q1", "2026-Q2", "2026-04") == [
            True, False, False, False,
        ]  # fmt: skip

    def test_a_year_gives_way_to_its_half_years(self) -> None:
        opened = by_month(30, 0, 0, 0, 0, 0, 3)

        assert shown(opened, "2026-S1", "2026-S2", "2026") == [True, False, False]

    def test_a_year_is_shown_when_nothing_is_left_out(self) -> None:
        assert shown(by_month(30), "2026") == [True]
        assert shown(by_month(3, 0, 0, 0, 0, 0, 4), "2026-S1", "2026-S2", "2026") == [
            False, False, True,
        ]  # fmt: skip


class TestServices:
    def test_a_service_gives_way_when_it_would_give_away_another(self) -> None:
        opened = book({(1, 1): 30, (2, 1): 8, (3, 1): 2})

        assert opened.services_shown(HALF) == {1}

    def test_answers_that_name_no_service_are_protected_too(self) -> None:
        assert book({(1, 1): 30, (None, 1): 2}).services_shown(HALF) == set()
        assert book({(1, 1): 30, (None, 1): 5}).services_shown(HALF) == {1}

    def test_several_few_protect_each_other(self) -> None:
        assert book({(1, 1): 9, (2, 1): 3, (3, 1): 2}).services_shown(HALF) == {1}

    def test_nothing_is_shown_of_a_unit_that_is_not(self) -> None:
        opened = book({(1, 1): 9, (1, 2): 20, (1, 3): 3})

        assert opened.services_shown(Period.read("2026-01")) == set()


@given(st.lists(st.integers(0, 12), min_size=1, max_size=5), st.integers(0, 6))
def test_what_is_left_out_of_services_is_nothing_or_five(named: list[int], unnamed: int) -> None:
    counts: dict[tuple[int | None, int], int] = {
        (who, 1): n for who, n in enumerate(named, start=1)
    }
    opened = book(counts | {(None, 1): unnamed})

    found = opened.services_shown(HALF)

    left_out = unnamed + sum(n for who, n in enumerate(named, start=1) if who not in found)
    assert not found or left_out == 0 or left_out >= 5
    assert all(named[who - 1] >= 5 for who in found if who)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=12, max_size=12))
def test_no_difference_of_shown_periods_is_of_few(months: list[int]) -> None:
    opened = by_month(*months)
    codes = ["2026", *(f"2026-S{n}" for n in (1, 2)), *(f"2026-Q{n}" for n in range(1, 5))]
    codes += [f"2026-{n:02}" for n in range(1, 13)]
    seen = [period for period in map(Period.read, codes) if opened.is_shown(period)]
    people_in = {period: opened.sums(period).respondents for period in seen}

    for whole in seen:
        inside = [p for p in seen if set(p.each_month) < set(whole.each_month)]
        for taken in chain.from_iterable(combinations(inside, n) for n in (1, 2, 3)):
            covered = [month for p in taken for month in p.each_month]
            rest = people_in[whole] - sum(people_in[p] for p in taken)
            if len(covered) == len(set(covered)):
                assert rest == 0 or rest >= 5, (months, whole.code, [p.code for p in taken])
