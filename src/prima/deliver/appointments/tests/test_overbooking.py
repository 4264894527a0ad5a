"""When one more may book than there are places. No database."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.deliver.appointments.rules import Filled, Lead, Record, lead_of, take_another

FIFTH = Fraction(1, 5)


def test_a_free_place_is_always_free() -> None:
    assert take_another([Filled(2, (Fraction(0),))]) == [True]


def test_nobody_is_overbooked_without_a_measured_rate() -> None:
    full = [Filled(1, (Record(49, 49).risk,))] * 100

    assert not any(take_another(full))


def test_one_more_books_when_a_whole_person_is_expected_to_stay_away() -> None:
    day = [Filled(1, (FIFTH,))] * 5

    assert take_another(day) == [False] * 4 + [True]


def test_whoever_was_let_in_is_counted_against_it() -> None:
    day = [Filled(1, (FIFTH,))] * 9
    day[4] = Filled(1, (FIFTH, Fraction(0)))

    assert not any(take_another(day))


def test_an_earlier_extra_never_uses_up_what_a_later_one_relies_on() -> None:
    day = [Filled(1, (FIFTH,))] * 10
    day[9] = Filled(1, (FIFTH, Fraction(0)))  # an extra at the end, where 2 stay away

    assert take_another(day)[4]
    day[8] = Filled(1, (FIFTH, Fraction(0)))
    assert not take_another(day)[4]


def test_a_slot_without_places_stays_empty() -> None:
    assert take_another([Filled(1, (Fraction(1),)), Filled(0)]) == [True, False]


@pytest.mark.parametrize(
    ("days", "lead"),
    [
        (0, Lead.SAME_DAY),
        (1, Lead.DAYS_1_3),
        (7, Lead.DAYS_4_7),
        (8, Lead.DAYS_8_14),
        (15, Lead.LONGER),
    ],
)
def test_lead_times_are_told_apart(days: int, lead: Lead) -> None:
    assert lead_of(days) == lead


@given(
    st.lists(st.integers(0, 3), min_size=1, max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 10)), max_size=60),
)
def test_never_more_are_let_in_than_are_expected_to_stay_away(
    places: list[int], wanted: list[tuple[int, int]]
) -> None:
    risks: list[tuple[Fraction, ...]] = [()] * len(places)

    for place, tenths in wanted:
        index = place % len(places)
        day = [Filled(*slot) for slot in zip(places, risks, strict=True)]
        if take_another(day)[index]:
            risks[index] = (*risks[index], Fraction(tenths, 10))

    for last in range(len(places)):
        extras = sum(max(0, len(risks[k]) - places[k]) for k in range(last + 1))
        assert extras <= sum(sum(risks[k], Fraction(0)) for k in range(last + 1))
        assert len(risks[last]) <= places[last] + bool(places[last])
