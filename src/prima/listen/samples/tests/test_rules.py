from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prima.listen.samples.rules import (
    HELD_UP,
    Method,
    Wish,
    luck_of,
    parts,
    seal_of,
    shares,
)

services = st.dictionaries(
    st.text("abc", min_size=1, max_size=3), st.integers(1, 5000), min_size=1, max_size=8
)


class TestWanted:
    @pytest.mark.parametrize(
        ("wish", "population", "wanted"),
        [
            (Wish(), 500, 217),  # the table rounds: 217.47
            (Wish(Method.COCHRAN), 1000, 278),
            (Wish(Method.COCHRAN, margin=Decimal("3.0")), 1000, 517),
            (Wish(Method.SLOVIN, margin=Decimal("10.0")), 985, 91),
            (Wish(Method.CENSUS), 37, 37),
            (Wish(effect=Decimal("10.00")), 50, 50),
        ],
    )
    def test_is_what_the_formula_says(self, wish: Wish, population: int, wanted: int) -> None:
        assert wish.wanted(population) == wanted

    @given(st.sampled_from(Method), st.integers(1, 10**6))
    def test_is_never_none_and_never_more_than_there_are(
        self, method: Method, population: int
    ) -> None:
        assert 1 <= Wish(method).wanted(population) <= population

    @pytest.mark.parametrize(
        "wrong",
        [
            {"margin": Decimal("0.1")},
            {"margin": Decimal("50.0")},
            {"effect": Decimal("0.50")},
            {"response": 0},
            {"response": 101},
        ],
    )
    def test_refuses_what_cannot_be_wished(self, wrong: dict[str, Decimal]) -> None:
        with pytest.raises(ValueError, match="cannot be"):
            Wish(**wrong)  # type: ignore[arg-type]  # wrong on purpose


class TestShares:
    @given(services, st.data())
    def test_add_up_and_take_no_more_than_there_are(
        self, served: dict[str, int], data: st.DataObject
    ) -> None:
        wanted = data.draw(st.integers(1, sum(served.values())))

        found = shares(wanted, served)

        assert sum(found.values()) == wanted
        assert all(0 <= found[code] <= count for code, count in served.items())

    @given(services)
    def test_hold_up_small_services_where_there_is_room(self, served: dict[str, int]) -> None:
        found = shares(min(sum(served.values()), 100), served)

        assert all(found[code] >= min(HELD_UP, count) for code, count in served.items())


class TestParts:
    @given(services, st.integers(1, 100), st.fractions(0, 1), st.text(max_size=5))
    def test_begin_within_the_first_step(
        self, served: dict[str, int], response: int, rest: Fraction, seed: str
    ) -> None:
        for part in parts(Wish(response=response), served, rest, seed).values():
            assert 1 <= part.draw.first <= part.draw.every
            assert part.quota >= 1

    def test_are_the_same_for_the_same_seed_and_differ_by_service(self) -> None:
        served = {f"service-{n}": 4000 for n in range(6)}

        once, again = (parts(Wish(), served, Fraction(1), "seed") for _twice in range(2))

        assert once == again
        assert len({part.draw.first for part in once.values()}) > 1

    def test_every_start_comes_up(self) -> None:
        starts = {luck_of(str(seed), "ktp").randint(1, 5) for seed in range(100)}

        assert starts == {1, 2, 3, 4, 5}

    def test_ask_more_of_fewer_days(self) -> None:
        whole = parts(Wish(), {"ktp": 4000}, Fraction(1), "seed")["ktp"].draw.every
        half = parts(Wish(), {"ktp": 4000}, Fraction(1, 2), "seed")["ktp"].draw.every

        assert whole > half


def test_a_seal_gives_no_seed_away() -> None:
    assert seal_of("one") != seal_of("two")
    assert len(seal_of("one")) == 64
