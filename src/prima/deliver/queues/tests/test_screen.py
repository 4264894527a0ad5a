"""What the address of a board means."""

import pytest

from prima.deliver.queues.rules.saying import Voice
from prima.deliver.queues.rules.screen import EVERYWHERE, Area, Light, Look, Screen


def test_an_address_without_wishes_is_the_whole_unit() -> None:
    screen = Screen.read({})

    assert screen == Screen(EVERYWHERE, Look.PLAIN, None, (Voice.ID,))
    assert screen.area.is_everywhere


def test_an_address_names_queues_counters_look_light_and_voices() -> None:
    asked = {
        "queues": "a, B,",
        "counters": "2,1",
        "look": "contrast",
        "light": "day",
        "voice": "en,id,en",
    }

    screen = Screen.read(asked)

    assert screen.area == Area(frozenset("AB"), frozenset({1, 2}))
    assert (screen.look, screen.light) == (Look.CONTRAST, Light.DAY)
    assert screen.voices == (Voice.EN, Voice.ID)


@pytest.mark.parametrize(
    "asked",
    [
        {"look": "huge"},
        {"light": "noon"},
        {"voice": "jv"},
        {"counters": "one"},
        {"counters": "9" * 5000},
    ],
)
def test_what_cannot_be_meant_is_refused(asked: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Screen.read(asked)
