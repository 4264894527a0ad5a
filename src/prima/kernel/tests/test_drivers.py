"""How much each item explains, against regressions run one by one."""

from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.kernel.answers import Row
from prima.kernel.importance import drivers, drivers_with_doubt, relative_weights, shapley
from prima.kernel.intervals import NotEnoughData
from prima.kernel.moments import Moments
from prima.kernel.tests.questionnaires import published, rows_of, seeded

CASE = published("published_quality.json")["drivers"]
ITEMS = ("QUICK", "POLITE", "CLEAR")
ASKED = (*ITEMS, "OVERALL")
Matrix = np.ndarray[Any, np.dtype[np.float64]]

tables = st.integers(0, 10**6).map(lambda seed: np.random.default_rng(seed).normal(size=(30, 5)))


def correlations(table: Matrix) -> tuple[list[list[float]], list[float]]:
    """Take the first column for the outcome."""
    r = np.array(np.corrcoef(table, rowvar=False))
    return r[1:, 1:].tolist(), r[0, 1:].tolist()


def r_squared(r: Matrix, towards: Matrix, of: tuple[int, ...]) -> float:
    inside = r[np.ix_(of, of)]
    return float(towards[list(of)] @ np.linalg.solve(inside, towards[list(of)])) if of else 0.0


def by_all_orders(between: list[list[float]], towards: list[float]) -> list[float]:
    r, t = np.array(between), np.array(towards)
    parts = np.zeros(len(t))
    orders = list(permutations(range(len(t))))
    for order in orders:
        for i, thing in enumerate(order):
            parts[thing] += r_squared(r, t, order[: i + 1]) - r_squared(r, t, order[:i])
    return list(parts / len(orders))


def people(n: int, seed: int) -> list[Row]:
    """Make answers in which speed matters most and clarity not at all."""
    luck = seeded(seed)
    rows = []
    for _ in range(n):
        quick, polite, clear = (luck.randint(1, 4) for _ in ITEMS)
        wish = 0.7 * quick + 0.3 * polite + luck.gauss(0, 0.4)
        rows.append((quick, polite, clear, min(4, max(1, round(wish)))))
    return rows_of(rows, ASKED)


class TestPublishedCars:
    between, towards = correlations(np.array(CASE["rows"]))

    def test_give_johnsons_weights(self) -> None:
        found = relative_weights(self.between, self.towards)

        assert found == pytest.approx(CASE["relative_weights"], abs=5e-8)
        assert sum(found) == pytest.approx(CASE["r_squared"], abs=5e-8)
        assert [100 * part / sum(found) for part in found] == pytest.approx(
            CASE["per_cent"], abs=5e-6
        )

    def test_give_the_shapley_values(self) -> None:
        found = shapley(self.between, self.towards)

        assert found == pytest.approx(CASE["shapley"], abs=5e-5)
        assert sum(found) == pytest.approx(CASE["r_squared"], abs=5e-8)

    def test_have_no_first_that_both_agree_on(self) -> None:
        one = relative_weights(self.between, self.towards)
        other = shapley(self.between, self.towards)

        assert one.index(max(one)) != other.index(max(other))


class TestShapley:
    @given(tables)
    def test_is_the_average_over_all_orders(self, table: Matrix) -> None:
        between, towards = correlations(table)

        assert shapley(between, towards) == pytest.approx(by_all_orders(between, towards), abs=1e-9)

    @given(tables)
    def test_adds_up_to_what_all_explain(self, table: Matrix) -> None:
        between, towards = correlations(table)
        everything = r_squared(np.array(between), np.array(towards), (0, 1, 2, 3))

        assert sum(shapley(between, towards)) == pytest.approx(everything)
        assert sum(relative_weights(between, towards)) == pytest.approx(everything)

    def test_shares_alike_between_two_that_say_the_same(self) -> None:
        found = shapley([[1, 1, 0], [1, 1, 0], [0, 0, 1]], [0.6, 0.6, 0.3])

        assert found == pytest.approx([0.18, 0.18, 0.09])
        with pytest.raises(ValueError, match="says nothing"):
            relative_weights([[1, 1], [1, 1]], [0.6, 0.6])

    def test_of_nine_unsur_takes_512_regressions_and_of_thirteen_is_refused(self) -> None:
        alone = [[float(i == j) for j in range(13)] for i in range(13)]

        assert shapley([row[:9] for row in alone[:9]], [0.3] * 9) == pytest.approx([0.09] * 9)
        with pytest.raises(ValueError, match="too many"):
            shapley(alone, [0.1] * 13)
        assert relative_weights(alone, [0.1] * 13) == pytest.approx([0.01] * 13)

    def test_refuses_what_are_no_correlations(self) -> None:
        with pytest.raises(ValueError, match="between -1 and 1"):
            shapley([[1]], [2])
        with pytest.raises(ValueError, match="each pair"):
            shapley([[1, 0]], [0.5, 0.5])


class TestDrivers:
    def test_from_moments_and_from_rows_are_the_same(self) -> None:
        rows = people(60, 1)

        stored = drivers(Moments.of(rows, ASKED), "OVERALL")
        found = drivers_with_doubt(rows, ITEMS, "OVERALL", seeded(1), times=30)

        assert stored == pytest.approx({code: found.items[code].part for code in stored})
        assert found.explained == pytest.approx(sum(stored.values()))

    def test_name_a_first_only_when_no_interval_reaches_it(self) -> None:
        many = drivers_with_doubt(people(400, 2), ITEMS, "OVERALL", seeded(1), times=100)
        alike = [dict(row) | {"POLITE": row["QUICK"]} for row in people(400, 2)]
        twins = drivers_with_doubt(alike, ITEMS, "OVERALL", seeded(1), times=100)

        assert many.clear_first == "QUICK"
        assert twins.clear_first is None

    def test_hold_their_part_in_the_interval(self) -> None:
        found = drivers_with_doubt(people(200, 4), ITEMS, "OVERALL", seeded(1), times=100)

        assert found.n == 200
        for driver in found.items.values():
            assert driver.interval.low <= driver.interval.high
        assert found.items["QUICK"].part in found.items["QUICK"].interval

    def test_leave_out_rows_with_blanks(self) -> None:
        blank: Row = dict.fromkeys(ASKED, 3) | {"CLEAR": None}
        rows = people(40, 5)

        with_blanks = drivers_with_doubt([*rows, blank], ITEMS, "OVERALL", seeded(1), times=30)

        assert with_blanks.n == 40

    def test_refuse_too_few_and_too_alike(self) -> None:
        with pytest.raises(NotEnoughData, match="15 complete rows"):
            drivers(Moments.of(people(14, 1), ASKED), "OVERALL")
        same = [dict.fromkeys(ASKED, 3)] * 20
        with pytest.raises(NotEnoughData, match="alike"):
            drivers(Moments.of(same, ASKED), "OVERALL")
        with pytest.raises(ValueError, match="no item"):
            drivers(Moments.of([{"OVERALL": 3}], ["OVERALL"]), "OVERALL")

    def test_refuse_when_nearly_every_draw_is_too_alike(self) -> None:
        odd = {"QUICK": 4, "OVERALL": 1}
        rows: list[Row] = [*([{"QUICK": 3, "OVERALL": 3}] * 9), odd]

        with pytest.raises(NotEnoughData, match="how sure"):
            drivers_with_doubt(rows, ["QUICK"], "OVERALL", seeded(1), times=20)
