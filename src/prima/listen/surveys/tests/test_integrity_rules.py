"""Signs that answers were helped, on made-up days. No database."""

import random
from datetime import date, timedelta

import pytest

from prima.listen.surveys.rules.codes import Channel, Mark
from prima.listen.surveys.rules.integrity import Came, Sign, signs_in
from prima.listen.surveys.rules.ways import marks

MONDAY = date(2026, 3, 2)
KIOSK = ("KIOSK", 1)


def came(n: int, *, day: int = 0, seed: int = 1, interviewer: str = "", low: int = 2) -> list[Came]:
    """Return believable answers of one day: nine items, all different from each other."""
    chance = random.Random(f"{seed}/{day}/{interviewer}")  # noqa: S311 - repeatable, not secret
    return [
        Came(
            key=seed * 1_000_000 + day * 10_000 + number,
            on=MONDAY + timedelta(days=day),
            source=KIOSK,
            answers=(*(chance.randint(low, 4) for _ in range(9)), f"N{number}"),
            interviewer=interviewer,
        )
        for number in range(n)
    ]


def alike(n: int, answers: tuple[int, ...], *, day: int = 0, seed: int = 7) -> list[Came]:
    on = MONDAY + timedelta(days=day)
    return [Came(seed * 1_000_000 + number, on, KIOSK, answers) for number in range(n)]


class TestSigns:
    def test_ordinary_days_bear_none(self) -> None:
        month = [one for day in range(20) for one in came(12 + day % 4, day=day)]

        assert signs_in(month) == {}

    def test_a_crowd_from_nowhere_is_a_burst(self) -> None:
        month = [one for day in range(10) for one in came(5, day=day)]

        signs = signs_in([*month, *came(60, day=11)])

        assert len(signs) == 60
        assert set(signs.values()) == {frozenset({Sign.BURST})}

    def test_a_busy_first_week_is_none(self) -> None:
        assert signs_in([*came(60, day=0), *came(3, day=1), *came(4, day=2)]) == {}

    def test_straight_lining_alone_is_never_one(self) -> None:
        assert signs_in([*alike(40, (4,) * 9), *came(5)]) == {}
        assert signs_in([*alike(40, (1,) * 9), *came(5)]) == {}

    def test_the_same_pattern_again_and_again_is_one(self) -> None:
        pattern = (4, 4, 3, 4, 4, 2, 4, 4, 3)

        signs = signs_in([*alike(8, pattern), *came(10)])

        assert len(signs) == 8
        assert set(signs.values()) == {frozenset({Sign.IDENTICAL})}

    def test_the_same_pattern_among_many_is_none(self) -> None:
        assert signs_in([*alike(8, (4, 4, 3, 4, 4, 2, 4, 4, 3)), *came(60)]) == {}

    def test_one_interviewer_far_from_all_others_is_one(self) -> None:
        ordinary = came(40, interviewer="A1") + came(40, interviewer="A2", seed=2)
        glowing = came(25, interviewer="B9", seed=3, low=4)

        signs = signs_in([*ordinary, *glowing])

        assert {one.key for one in glowing} <= set(signs)
        assert signs[glowing[0].key] == {Sign.INTERVIEWER}

    def test_a_few_answers_by_one_interviewer_say_nothing(self) -> None:
        ordinary = came(40, interviewer="A1")

        assert signs_in([*ordinary, *came(19, interviewer="B9", seed=3, low=4)]) == {}

    def test_what_was_noted_when_it_came_is_one(self) -> None:
        one = Came(1, MONDAY, KIOSK, (4,), marks=("QUICK", "OUT_OF_HOURS"))

        assert signs_in([one]) == {1: {Sign.QUICK, Sign.OUT_OF_HOURS}}


class TestMarks:
    @pytest.mark.parametrize(
        ("channel", "questions", "seconds", "is_open", "noted"),
        [
            (Channel.KIOSK, 9, 17.9, True, [Mark.QUICK]),
            (Channel.KIOSK, 9, 18, True, []),
            (Channel.KIOSK, 1, 0.5, True, []),  # a pulse is one tap
            (Channel.LINK, 9, 60, False, []),  # people answer at home in the evening
            (Channel.KIOSK, 9, 60, False, [Mark.OUT_OF_HOURS]),
            (Channel.ASSISTED, 9, 5, False, [Mark.QUICK, Mark.OUT_OF_HOURS]),
            (Channel.TYPED, 9, 5, False, []),  # whoever types paper is quick, and works late
            (Channel.KIOSK, 9, None, True, []),
        ],
    )
    def test_note_what_is_strange_about_the_moment(
        self,
        channel: Channel,
        questions: int,
        seconds: float | None,
        is_open: bool,  # noqa: FBT001 - a row of the table
        noted: list[Mark],
    ) -> None:
        assert marks(channel, questions=questions, seconds=seconds, is_open=is_open) == noted
