import pytest

from prima.kernel.moments import Moments
from prima.kernel.satisfaction import Evidence, evidence, index
from prima.kernel.tests.questionnaires import THREE, THREE_ALIKE, rows_of


class TestEvidence:
    @pytest.mark.parametrize(
        ("n", "enough_for"),
        [
            (0, Evidence.SUPPRESSED),
            (4, Evidence.SUPPRESSED),
            (5, Evidence.INDICATIVE),
            (29, Evidence.INDICATIVE),
            (30, Evidence.FULL),
            (10**6, Evidence.FULL),
        ],
    )
    def test_grows_with_the_number_of_answers(self, n: int, enough_for: Evidence) -> None:
        assert evidence(n) is enough_for

    def test_cannot_come_from_fewer_than_none(self) -> None:
        with pytest.raises(ValueError, match="-1"):
            evidence(-1)

    def test_of_an_index_is_that_of_its_least_answered_item(self) -> None:
        rows = rows_of([(4, 4, 4)] * 4 + [(3, 3, None)] * 40, THREE)

        found = index(Moments.of(rows, THREE), THREE_ALIKE)

        assert found.n == 44
        assert found.evidence is Evidence.SUPPRESSED
