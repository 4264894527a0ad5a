from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from prima.measure.guarantees.rules import tried
from prima.promise.charter.rules.codes import Decider, Exclusion, Occasion, Remedy
from prima.promise.charter.rules.document import Guarantee
from prima.promise.charter.rules.guarantees import Facts
from prima.promise.charter.testing import THIRTY_MINUTES

ABSENT = frozenset({Exclusion.NOT_THERE_WHEN_CALLED})
FEE = Guarantee(
    code="fee",
    occasion=Occasion.FEE_OTHER_THAN_PUBLISHED,
    remedy=Remedy.REFUND,
    ceiling_rupiah=5_000,
    decider=Decider.OFFICER,
)


def waits(*minutes: int, excuses: frozenset[Exclusion] = frozenset()) -> list[Facts]:
    return [Facts("kk", waited=timedelta(minutes=n), excuses=excuses) for n in minutes]


class TestTried:
    def test_counts_what_would_have_been_owed_and_what_it_costs(self) -> None:
        [found] = tried(waits(5, 30, 31, 60), [THIRTY_MINUTES])

        assert (found.n, found.fired, found.kept, found.rupiah) == (4, 2, 2, 20_000)

    def test_whoever_is_excused_is_counted_and_owed_nothing(self) -> None:
        [found] = tried(waits(40, excuses=ABSENT) + waits(50), [THIRTY_MINUTES])

        assert (found.n, found.fired, found.rupiah) == (2, 1, 10_000)
        assert found.excused == ((Exclusion.NOT_THERE_WHEN_CALLED, 1),)

    def test_what_nothing_measures_has_no_figure(self) -> None:
        [found] = tried(waits(5, 31), [FEE])

        assert not found.is_measured
        assert found.interval is None

    def test_few_visits_have_no_interval(self) -> None:
        [four], [five] = (tried(waits(*range(n)), [THIRTY_MINUTES]) for n in (4, 5))

        assert four.interval is None
        assert five.interval is not None
        assert round(five.interval.low, 3) == 0.566  # Wilson, 5 of 5

    def test_each_guarantee_is_tried_alone(self) -> None:
        other = THIRTY_MINUTES.model_copy(update={"code": "wait-2", "minutes": 4})

        thirty, four = tried(waits(5, 31), [THIRTY_MINUTES, other])

        assert (thirty.fired, four.fired) == (1, 2)

    @given(st.lists(st.integers(min_value=0, max_value=600)))
    def test_order_does_not_matter_and_the_cost_is_the_count_times_the_amount(
        self, minutes: list[int]
    ) -> None:
        facts = waits(*minutes)

        assert tried(facts, [THIRTY_MINUTES]) == tried(reversed(facts), [THIRTY_MINUTES])
        [found] = tried(facts, [THIRTY_MINUTES])
        assert found.rupiah == 10_000 * sum(n > 30 for n in minutes)
        assert found.n == len(minutes)
