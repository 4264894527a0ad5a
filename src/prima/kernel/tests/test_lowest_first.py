from hypothesis import given

from prima.kernel.answers import Row
from prima.kernel.moments import Moments
from prima.kernel.satisfaction import (
    SKM_2017,
    Instrument,
    index,
    lowest_first,
    rounded,
)
from prima.kernel.tests.questionnaires import (
    THREE,
    THREE_ALIKE,
    indexable_rows,
    rows_of,
    rows_with_totals,
)


class TestLowestFirst:
    def test_puts_the_item_that_needs_work_first(self) -> None:
        found = index(Moments.of(rows_of([(4, 2, 3)], THREE), THREE), THREE_ALIKE)

        assert [score.code for score in lowest_first(found)] == ["COST", "STAFF", "TIME"]

    def test_leaves_a_tie_in_the_official_order(self) -> None:
        tied = Instrument.equal(["ZEBRA", "MONKEY", "APE"], SKM_2017)
        rows = rows_of([(2, 4, 2), (3, 4, 3)], tied.codes)

        found = index(Moments.of(rows, tied.codes), tied)

        assert [score.code for score in lowest_first(found)] == ["ZEBRA", "APE", "MONKEY"]

    def test_tells_means_apart_that_look_alike(self) -> None:
        rows = rows_with_totals([3001, 3000, 3500], 1000, THREE)

        found = index(Moments.of(rows, THREE), THREE_ALIKE)

        assert rounded(found.items[0].mean, 2) == rounded(found.items[1].mean, 2)
        assert [score.code for score in lowest_first(found)] == ["COST", "TIME", "STAFF"]

    @given(indexable_rows())
    def test_never_puts_a_better_item_before_a_worse(self, rows: list[Row]) -> None:
        found = index(Moments.of(rows, THREE), THREE_ALIKE)

        means = [score.mean for score in lowest_first(found)]
        assert means == sorted(means)
        assert set(lowest_first(found)) == set(found.items)
