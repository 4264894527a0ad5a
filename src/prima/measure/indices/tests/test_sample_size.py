import pytest

from prima.measure.indices.rules import sample_size

TABLE = [
    (10, 10), (15, 14), (50, 44), (100, 80), (200, 132), (300, 169), (500, 217), (800, 260),
    (1000, 278), (1500, 306), (2000, 322), (5000, 357), (10_000, 370), (75_000, 382),
]  # fmt: skip


@pytest.mark.parametrize(("population", "needed"), TABLE)
def test_it_is_the_printed_table_of_krejcie_and_morgan(population: int, needed: int) -> None:
    assert sample_size(population) == needed


def test_one_person_is_asked_about_one_person() -> None:
    assert sample_size(1) == 1
