import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.kernel.intervals import NotEnoughData
from prima.kernel.kano import Category, Feeling, Kano, category, kano
from prima.kernel.tests.questionnaires import published

TABLE = published("published_quality.json")["kano"]["table"]
LETTERS = {
    "M": Category.MUST_BE,
    "O": Category.ONE_DIMENSIONAL,
    "A": Category.ATTRACTIVE,
    "I": Category.INDIFFERENT,
    "R": Category.REVERSE,
    "Q": Category.QUESTIONABLE,
}
ROWS = dict(zip(TABLE, Feeling, strict=True))
pairs = st.lists(st.tuples(st.sampled_from(Feeling), st.sampled_from(Feeling)), min_size=1)


def counted(m: int = 0, o: int = 0, a: int = 0, i: int = 0, r: int = 0, q: int = 0) -> Kano:
    return Kano(dict(zip(Category, (m, o, a, i, r, q), strict=True)))


class TestCategory:
    @pytest.mark.parametrize("row", TABLE)
    def test_follows_the_published_table(self, row: str) -> None:
        found = [category(ROWS[row], without) for without in Feeling]

        assert found == [LETTERS[letter] for letter in TABLE[row]]


class TestKano:
    @given(pairs)
    def test_counts_everybody_once(self, answers: list[tuple[Feeling, Feeling]]) -> None:
        found = kano(answers)

        assert found.n == len(answers)
        assert found.counts[found.category] == max(found.counts.values())
        assert 0 <= found.strength <= 1

    @given(st.lists(st.integers(0, 30), min_size=6, max_size=6).filter(lambda c: any(c[:4])))
    def test_coefficients_stay_between_nothing_and_everybody(self, counts: list[int]) -> None:
        found = counted(*counts)

        assert 0 <= found.better <= 1
        assert -1 <= found.worse <= 0

    def test_coefficients_are_shares_of_those_who_are_sure(self) -> None:
        """Of ten people seven would be happier with it, and five unhappier without."""
        found = counted(m=1, o=4, a=3, i=2)

        assert (float(found.better), float(found.worse)) == (0.7, -0.5)

    def test_coefficients_leave_out_contradictions_and_reversals(self) -> None:
        assert counted(m=1, o=4, a=3, i=2, r=9, q=8).better == counted(m=1, o=4, a=3, i=2).better

    def test_tie_goes_to_the_more_serious(self) -> None:
        assert counted(m=4, o=4, a=4, i=4).category is Category.MUST_BE
        assert counted(o=4, a=4, i=4).category is Category.ONE_DIMENSIONAL
        assert counted(a=4, i=4).category is Category.ATTRACTIVE

    def test_is_clear_only_when_the_lead_is_more_than_chance(self) -> None:
        assert counted(m=60, o=30, a=10).is_clear
        assert not counted(m=6, o=5, a=4).is_clear
        assert not counted(m=10, o=10).is_clear

    def test_is_not_clear_when_a_certain_lead_is_too_small_to_matter(self) -> None:
        assert not counted(m=5250, o=4750).is_clear
        assert counted(m=5400, o=4600).is_clear

    def test_blames_the_question_when_many_contradict_themselves(self) -> None:
        assert counted(m=8, q=1).is_badly_worded
        assert not counted(m=9, q=1).is_badly_worded

    def test_refuses_when_nothing_can_be_said(self) -> None:
        with pytest.raises(NotEnoughData):
            kano([])
        with pytest.raises(NotEnoughData):
            _ = counted(r=3, q=2).better
