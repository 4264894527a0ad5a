from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.measure.indices.rules import NoSuchPeriod, Period

PERIODS = st.builds(
    Period.around, st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from([1, 3, 6, 12])
)


@pytest.mark.parametrize(
    ("code", "starts_on", "ends_on"),
    [
        ("2026", date(2026, 1, 1), date(2027, 1, 1)),
        ("2026-S1", date(2026, 1, 1), date(2026, 7, 1)),
        ("2026-S2", date(2026, 7, 1), date(2027, 1, 1)),
        ("2026-Q4", date(2026, 10, 1), date(2027, 1, 1)),
        ("2026-02", date(2026, 2, 1), date(2026, 3, 1)),
        ("2099-12", date(2099, 12, 1), date(2100, 1, 1)),
    ],
)
def test_a_code_names_whole_months(code: str, starts_on: date, ends_on: date) -> None:
    period = Period.read(code)

    assert (period.starts_on, period.ends_on, period.code) == (starts_on, ends_on, code)


@pytest.mark.parametrize(
    "text",
    [
        "", "9999-S9", "2026-S3", "2026-Q0", "2026-Q5", "2026-00", "2026-13", "1999", "2026-S",
        "2026-S1 ", "2026-S1\n", " 2026", "2026-s1", "26-S1", "2026/S1",
        "\uff12\uff10\uff12\uff16", "2026-S\x001",
        "2026-S2" * 10_000, "-1",
        "2026-S-1", "NaN",
    ],
)  # fmt: skip
def test_other_text_names_no_period(text: str) -> None:
    with pytest.raises(NoSuchPeriod):
        Period.read(text)


@given(PERIODS)
def test_a_code_is_read_back(period: Period) -> None:
    assert Period.read(period.code) == period


@given(PERIODS)
def test_the_period_before_ends_where_this_one_begins(period: Period) -> None:
    assert period.before.ends_on == period.starts_on
    assert period.back(3) == [period.before.before, period.before, period]


@given(PERIODS)
def test_parts_fill_their_whole(period: Period) -> None:
    months = [month for part in period.parts for month in part.each_month]

    assert months == period.each_month
    if period.months < 12:
        assert period in period.whole.parts


def test_a_half_year_holds_its_day() -> None:
    assert Period.half_year_of(date(2026, 6, 30)).code == "2026-S1"
    assert Period.half_year_of(date(2026, 7, 1)).code == "2026-S2"
