"""Every pair of colours that the sheets set text or controls in can be read, in each theme."""

import re

import pytest

from prima.design.finders import DESIGN

TOKENS = (DESIGN / "tokens.css").read_text(encoding="utf-8")
GROUNDS = ("paper", "raised", "sunken")
STATES = ("kept", "risk", "broken", "unknown", "waiting", "serving")
TEXT = 4.5
SHAPE = 3.0

READ = [
    *((text, ground) for text in ("ink", "muted", "accent", "accent-strong") for ground in GROUNDS),
    *((state, ground) for state in STATES for ground in (*GROUNDS, f"{state}-soft")),
    *(("ink", f"{state}-soft") for state in STATES),
    ("muted", "accent-soft"),
    ("ink", "accent-soft"),
    ("accent", "accent-soft"),
    ("accent-strong", "accent-soft"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    *(("paper", filled) for filled in ("accent", "risk", "broken", "unknown")),
]
SEEN = [
    *((line, ground) for line in ("edge", "focus") for ground in GROUNDS),
    *((f"chart-{number}", "paper") for number in range(1, 5)),
]


def theme(selector: str) -> dict[str, str]:
    block = TOKENS.split(f"{selector} {{", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


LIGHT = theme(":root")
DARK = theme(':root[data-theme="dark"]')
PRINT = LIGHT | theme(':root[data-theme="print"]')


def luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_knows_the_two_extremes() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("text", "ground"), READ)
@pytest.mark.parametrize("colours", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
def test_text_can_be_read(colours: dict[str, str], text: str, ground: str) -> None:
    assert contrast(colours[text], colours[ground]) >= TEXT


@pytest.mark.parametrize(("line", "ground"), SEEN)
@pytest.mark.parametrize("colours", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
def test_controls_and_focus_can_be_seen(colours: dict[str, str], line: str, ground: str) -> None:
    assert contrast(colours[line], colours[ground]) >= SHAPE


def test_the_chosen_dark_theme_is_the_dark_theme_of_the_device() -> None:
    assert theme(":root:not([data-theme])") == DARK


def test_the_dark_theme_answers_for_every_colour() -> None:
    assert DARK.keys() == LIGHT.keys()
