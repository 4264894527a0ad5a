"""How dates, times, money and numbers are written, in Indonesian and in English.

| function    | Indonesian                | English                   |
|-------------|---------------------------|---------------------------|
| `day`       | Jumat, 20 November 2026   | Friday, 20 November 2026  |
| `short_day` | 20 Nov 2026               | 20 Nov 2026               |
| `clock`     | 14.05 WIB                 | 14:05 WIB                 |
| `moment`    | 20 Nov 2026, 14.05 WIB    | 20 Nov 2026, 14:05 WIB    |
| `duration`  | 1 jam 20 menit            | 1 hour 20 minutes         |
| `rupiah`    | Rp 25.000, gratis         | Rp 25,000, free           |
| `number`    | 1.234,5                   | 1,234.5                   |
| `percent`   | 93,4%                     | 93.4%                     |

Pure functions: the language and the zone come in as arguments. Spaces inside an amount are
no-break spaces, so that "Rp 25.000" never ends a line after "Rp".
"""

from datetime import date, datetime, timedelta, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from babel.units import format_unit

When = TypeVar("When", date, datetime)
SPACE = "\N{NO-BREAK SPACE}"
FREE = {"id": "gratis", "en": "free"}
MINUS = "\N{MINUS SIGN}"
ZONES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}
UNITS = (
    ("day", timedelta(days=1)),
    ("hour", timedelta(hours=1)),
    ("minute", timedelta(minutes=1)),
    ("second", timedelta(seconds=1)),
)


def day(when: date | datetime, zone: tzinfo | None = None, *, language: str = "id") -> str:
    """Write a day with its name, for promises and headings.

    >>> day(date(2026, 11, 20))
    'Jumat, 20 November 2026'
    >>> day(date(2026, 11, 20), language="en")
    'Friday, 20 November 2026'
    """
    return format_date(_local(when, zone), "EEEE, d MMMM y", locale=_locale(language))


def short_day(when: date | datetime, zone: tzinfo | None = None, *, language: str = "id") -> str:
    """Write a day for tables.

    >>> short_day(date(2026, 5, 3))
    '3 Mei 2026'
    """
    return format_date(_local(when, zone), "d MMM y", locale=_locale(language))


def clock(when: datetime, zone: tzinfo | None = None, *, language: str = "id") -> str:
    """Write the time of day with the zone that it is true in.

    >>> from zoneinfo import ZoneInfo
    >>> noon = datetime(2026, 11, 20, 7, 5, tzinfo=ZoneInfo("UTC"))
    >>> clock(noon, ZoneInfo("Asia/Jakarta")).replace(SPACE, " ")
    '14.05 WIB'
    >>> clock(noon, ZoneInfo("Asia/Jayapura"), language="en").replace(SPACE, " ")
    '16:05 WIT'
    """
    local = _local(when, zone)
    pattern = "HH.mm" if language == "id" else "HH:mm"
    return (
        f"{format_time(local.time(), pattern, locale=_locale(language))}{SPACE}{zone_name(local)}"
    )


def moment(when: datetime, zone: tzinfo | None = None, *, language: str = "id") -> str:
    """Write a day and a time together.

    >>> from zoneinfo import ZoneInfo
    >>> noon = datetime(2026, 11, 20, 7, 5, tzinfo=ZoneInfo("UTC"))
    >>> moment(noon, ZoneInfo("Asia/Makassar")).replace(SPACE, " ")
    '20 Nov 2026, 15.05 WITA'
    """
    return f"{short_day(when, zone, language=language)}, {clock(when, zone, language=language)}"


def zone_name(when: datetime) -> str:
    """Name the zone as Indonesians say it: WIB, WITA or WIT."""
    key = getattr(when.tzinfo, "key", "")
    return ZONES.get(key) or when.tzname() or ""


def duration(span: timedelta, *, language: str = "id") -> str:
    """Write a length of time in its two largest units; seconds only when there is nothing larger.

    >>> duration(timedelta(minutes=80)).replace(SPACE, " ")
    '1 jam 20 menit'
    >>> duration(timedelta(days=3, minutes=4), language="en").replace(SPACE, " ")
    '3 days'
    >>> duration(timedelta(seconds=40)).replace(SPACE, " ")
    '40 detik'
    >>> duration(timedelta(0)).replace(SPACE, " ")
    '0 menit'
    """
    if span < timedelta(0):
        return f"{MINUS}{duration(-span, language=language)}"
    if timedelta(0) < span < timedelta(minutes=1):
        return _amount(span // timedelta(seconds=1), "second", language)
    for index, (unit, size) in enumerate(UNITS[:-1]):
        if span >= size:
            smaller, smaller_size = UNITS[index + 1]
            rest = (span % size) // smaller_size
            words = [_amount(span // size, unit, language)]
            if rest and smaller != "second":
                words.append(_amount(rest, smaller, language))
            return " ".join(words)
    return _amount(0, "minute", language)


def rupiah(amount: Decimal | int, *, language: str = "id") -> str:
    """Write money; nothing to pay is a word, because "Rp 0" reads like a mistake.

    >>> rupiah(25_000).replace(SPACE, " ")
    'Rp 25.000'
    >>> rupiah(0)
    'gratis'
    """
    if amount == 0:
        return FREE[language]
    sign = MINUS if amount < 0 else ""
    return f"{sign}Rp{SPACE}{number(abs(Decimal(amount)), language=language)}"


def number(value: Decimal | float, decimals: int = 0, *, language: str = "id") -> str:
    """Write a number with this many decimals, half rounded up as the regulations do.

    >>> number(1234.5, 1)
    '1.234,5'
    >>> number(Decimal("82.345"), 2), number(Decimal("82.345"), 2, language="en")
    ('82,35', '82.35')
    """
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    return format_decimal(exact, pattern, locale=_locale(language)).replace("-", MINUS)


def percent(share: Decimal | float, decimals: int = 1, *, language: str = "id") -> str:
    """Write a share between 0 and 1 as per cent.

    >>> percent(0.9341), percent(Decimal("0.9"), 0, language="en")
    ('93,4%', '90%')
    """
    return f"{number(Decimal(str(share)) * 100, decimals, language=language)}%"


def _amount(count: int, unit: str, language: str) -> str:
    return format_unit(count, f"duration-{unit}", locale=_locale(language)).replace(" ", SPACE)


def _locale(language: str) -> Locale:
    return Locale.parse("en_GB" if language == "en" else language)


def _local(when: When, zone: tzinfo | None) -> When:
    return when.astimezone(zone) if zone and isinstance(when, datetime) else when
