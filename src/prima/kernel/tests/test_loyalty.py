from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.kernel.intervals import NotEnoughData, share_interval
from prima.kernel.loyalty import customer_effort, net_promoters, net_promoters_of
from prima.kernel.tests.questionnaires import published

CASE = published("published_quality.json")["nps"]
groups = st.tuples(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300)).filter(any)
efforts = st.dictionaries(st.integers(1, 7), st.integers(1, 40), min_size=2)


class TestNetPromoters:
    def test_are_the_published_ones(self) -> None:
        found = net_promoters_of(CASE["promoters"], CASE["passives"], CASE["detractors"])

        assert found.value == CASE["value"]
        assert found.standard_error == pytest.approx(CASE["standard_error"], abs=1e-4)
        assert [found.interval.low, found.interval.high] == pytest.approx(
            CASE["interval"], abs=1e-3
        )

    @given(groups)
    def test_have_the_error_of_a_mean_of_ones_zeros_and_minus_ones(
        self, counts: tuple[int, int, int]
    ) -> None:
        found = net_promoters_of(*counts)
        answers = np.repeat([1.0, 0.0, -1.0], counts)

        assert float(found.value) == pytest.approx(100 * answers.mean())
        expected = 100 * answers.std() / sqrt(len(answers))
        assert found.standard_error == pytest.approx(expected, abs=1e-6)
        assert float(found.value) in found.interval
        assert -100 <= found.interval.low <= found.interval.high <= 100

    def test_group_the_answers_at_six_and_nine(self) -> None:
        found = net_promoters({0: 1, 6: 1, 7: 1, 8: 1, 9: 1, 10: 4})

        assert found == net_promoters_of(5, 2, 2)

    def test_are_not_certain_because_five_friends_agree(self) -> None:
        least = share_interval(5, 5).low

        assert net_promoters_of(5, 0, 0).interval.low == pytest.approx(100 * (2 * least - 1))
        assert net_promoters_of(0, 0, 5).interval.high == pytest.approx(-100 * (2 * least - 1))
        of_nobody = net_promoters_of(0, 5, 0).interval
        assert of_nobody.high == -of_nobody.low == pytest.approx(100 * (1 - least))

    def test_refuse_nobody_and_the_impossible(self) -> None:
        with pytest.raises(NotEnoughData):
            net_promoters({})
        with pytest.raises(ValueError, match="11"):
            net_promoters({11: 3})
        with pytest.raises(ValueError, match="-3"):
            net_promoters({10: -3})
        with pytest.raises(ValueError, match="fewer people"):
            net_promoters_of(-1, 3, 3)
        with pytest.raises(ValueError, match="confidence"):
            net_promoters_of(1, 3, 3, confidence=1)


class TestCustomerEffort:
    @given(efforts)
    def test_is_the_same_whichever_way_the_question_runs(self, counts: dict[int, int]) -> None:
        turned = {8 - answer: times for answer, times in counts.items()}

        assert customer_effort(counts) == customer_effort(turned, more_is_easier=False)

    @given(efforts)
    def test_lies_within_its_intervals(self, counts: dict[int, int]) -> None:
        found = customer_effort(counts)

        assert 1 <= found.interval.low <= found.mean <= found.interval.high <= 7
        assert float(found.easy) in found.easy_interval
        assert float(found.mean) == pytest.approx(
            np.repeat(list(counts), list(counts.values())).mean()
        )

    def test_counts_five_as_easy(self) -> None:
        assert customer_effort({5: 3, 4: 1}).easy == 0.75

    def test_refuses_one_answer_and_the_impossible(self) -> None:
        with pytest.raises(NotEnoughData):
            customer_effort({7: 1})
        with pytest.raises(ValueError, match="0"):
            customer_effort({0: 9})
