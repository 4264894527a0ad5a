"""Whose turn it is, is decided here and simulated by the kernel: both follow one rule."""

from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from prima.deliver.queues.rules import Lane, Order, Spot, Waiting, next_lane
from prima.foundation.units.testing import MONDAY_9AM
from prima.kernel import queueing

LANES = list(Lane)
assert LANES[queueing.lanes.ORDINARY] == Lane.ORDINARY

RATIOS = st.decimals(Decimal("1.25"), Decimal(10), places=2)
SINCE = st.none() | st.integers(0, 7200)


@given(
    st.lists(SINCE, min_size=4, max_size=4),
    st.tuples(RATIOS, RATIOS, RATIOS),
    st.integers(1, 10),
    st.integers(0, 12),
)
def test_the_next_lane_is_the_same(
    seconds: list[int | None],
    ratios: tuple[Decimal, Decimal, Decimal],
    in_a_row: int,
    favoured: int,
) -> None:
    entitled, appointment, quick = ratios
    order = Order(entitled, quick, appointment, in_a_row)
    heads = [
        Waiting(Spot(since, 0, place), lane, MONDAY_9AM + timedelta(seconds=since))
        for place, (lane, since) in enumerate(zip(LANES, seconds, strict=True))
        if since is not None
    ]
    now = MONDAY_9AM + timedelta(hours=2)

    ours = next_lane(heads, order, favoured, now)
    rule = queueing.Ageing((1.0, *(float(order.ratio(lane)) for lane in LANES[1:])), in_a_row)
    theirs = queueing.next_lane(seconds, rule, favoured, 7200.0)

    assert (ours and LANES.index(ours.lane)) == theirs
