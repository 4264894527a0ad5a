from itertools import product as pairs_of

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.kernel.scales import SCALE_1_TO_4, Scale

ANSWERS = st.lists(st.integers(1, 4), max_size=12)


class TestScale:
    @given(ANSWERS)
    def test_allows_the_sums_of_answers(self, answers: list[int]) -> None:
        squares = sum(answer * answer for answer in answers)

        assert SCALE_1_TO_4.allows(len(answers), sum(answers), squares)

    @given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), max_size=12))
    def test_allows_the_products_of_answers(self, answers: list[tuple[int, int]]) -> None:
        one, other = sum(a for a, _ in answers), sum(b for _, b in answers)
        product = sum(a * b for a, b in answers)

        assert SCALE_1_TO_4.allows_product(len(answers), one, other, product)

    def test_allows_no_total_of_squares_beyond_the_reach_of_three_answers(self) -> None:
        possible: dict[int, set[int]] = {}
        for answers in pairs_of(range(1, 5), repeat=3):
            possible.setdefault(sum(answers), set()).add(sum(a * a for a in answers))

        for total in range(15):
            allowed = [squares for squares in range(60) if SCALE_1_TO_4.allows(3, total, squares)]

            assert bool(allowed) == (total in possible)
            if allowed:
                assert min(allowed) == min(possible[total])
                assert max(allowed) >= max(possible[total])
            if total in {3, 6, 9, 12}:  # with every answer at an end of the scale
                assert max(allowed) == max(possible[total])

    def test_allows_nothing_of_nobody(self) -> None:
        assert SCALE_1_TO_4.allows(0, 0, 0)
        assert not SCALE_1_TO_4.allows(0, 1, 1)
        assert not SCALE_1_TO_4.allows(-1, -3, -9)

    @pytest.mark.parametrize(("lowest", "highest"), [(4, 1), (1, 1), (0, 101), (True, 4), (1.0, 4)])
    def test_cannot_be_drawn_up_wrong(self, lowest: int, highest: int) -> None:
        with pytest.raises(ValueError, match="scale"):
            Scale(lowest, highest)
