"""Dates, times, money and numbers as people here write them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils import timezone, translation

from prima.design import formats

MORNING = datetime(2026, 11, 20, 2, 5, tzinfo=UTC)
SPACE = formats.SPACE
MINUS = formats.MINUS


def shown(text: str, **values: object) -> str:
    """Render and make the no-break spaces ordinary, so that the expectation can be read."""
    return Template("{% load prima %}" + text).render(Context(values)).replace(SPACE, " ")


@pytest.mark.parametrize(
    ("text", "value", "indonesian", "english"),
    [
        ("{{ x|day }}", MORNING, "Jumat, 20 November 2026", "Friday, 20 November 2026"),
        ("{{ x|day }}", date(2026, 8, 17), "Senin, 17 Agustus 2026", "Monday, 17 August 2026"),
        ("{{ x|shortday }}", date(2026, 8, 17), "17 Agu 2026", "17 Aug 2026"),
        ("{{ x|clock }}", MORNING, "09.05 WIB", "09:05 WIB"),
        ("{{ x|moment }}", MORNING, "20 Nov 2026, 09.05 WIB", "20 Nov 2026, 09:05 WIB"),
        ("{{ x|duration }}", timedelta(minutes=80), "1 jam 20 menit", "1 hour 20 minutes"),
        ("{{ x|duration }}", timedelta(minutes=1), "1 menit", "1 minute"),
        ("{{ x|duration }}", timedelta(days=3, hours=2), "3 hari 2 jam", "3 days 2 hours"),
        ("{{ x|duration }}", timedelta(seconds=59), "59 detik", "59 seconds"),
        ("{{ x|duration }}", -timedelta(minutes=5), f"{MINUS}5 menit", f"{MINUS}5 minutes"),
        ("{{ x|rupiah }}", 25_000, "Rp 25.000", "Rp 25,000"),
        ("{{ x|rupiah }}", Decimal(1_250_000), "Rp 1.250.000", "Rp 1,250,000"),
        ("{{ x|rupiah }}", 0, "gratis", "free"),
        ("{{ x|rupiah }}", -500, f"{MINUS}Rp 500", f"{MINUS}Rp 500"),
        ("{{ x|number }}", 1234, "1.234", "1,234"),
        ("{{ x|number:2 }}", Decimal("86.415"), "86,42", "86.42"),
        ("{{ x|number:1 }}", -0.25, f"{MINUS}0,3", f"{MINUS}0.3"),
        ("{{ x|percent }}", 0.934, "93,4%", "93.4%"),
        ("{{ x|percent:0 }}", 1, "100%", "100%"),
    ],
)
def test_is_written_in_both_languages(
    text: str, value: object, indonesian: str, english: str
) -> None:
    with timezone.override("Asia/Jakarta"):
        with translation.override("id"):
            assert shown(text, x=value) == indonesian
        with translation.override("en"):
            assert shown(text, x=value) == english


@pytest.mark.parametrize(
    ("zone", "written"),
    [
        ("Asia/Jakarta", "09.05 WIB"),
        ("Asia/Makassar", "10.05 WITA"),
        ("Asia/Jayapura", "11.05 WIT"),
    ],
)
def test_a_time_says_the_zone_it_is_true_in(zone: str, written: str) -> None:
    assert shown("{{ x|clock:zone }}", x=MORNING, zone=zone) == written
    assert formats.clock(MORNING, ZoneInfo(zone)).replace(SPACE, " ") == written


def test_another_zone_is_named_by_itself() -> None:
    assert formats.clock(MORNING, UTC).replace(SPACE, " ") == "02.05 UTC"


def test_a_day_is_the_day_of_the_unit_and_not_of_greenwich() -> None:
    late = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)

    assert shown("{{ x|shortday:zone }}", x=late, zone="Asia/Jayapura") == "21 Nov 2026"


@pytest.mark.parametrize(
    "name", ["day", "shortday", "clock", "moment", "duration", "rupiah", "number", "percent"]
)
def test_what_is_not_known_is_left_empty(name: str) -> None:
    assert shown(f"{{{{ x|{name} }}}}", x=None) == ""


def test_an_amount_never_breaks_from_its_currency() -> None:
    assert formats.rupiah(25_000) == f"Rp{SPACE}25.000"


def test_nothing_to_pay_has_a_word_in_every_language() -> None:
    assert formats.FREE.keys() == dict(settings.LANGUAGES).keys()
