"""Hours of a day as people write them."""

import re
from collections.abc import Iterable
from datetime import time

from prima.kernel.calendars import Window
from prima.kernel.calendars.hours import in_order

_WINDOW = re.compile(r"(\d{1,2})[.:](\d\d)\s*[-–]\s*(\d{1,2})[.:](\d\d)", re.ASCII)  # noqa: RUF001 - people type both dashes
_DAY = 24 * 60  # minutes


def windows_read(text: str) -> tuple[Window, ...]:
    """Read hours such as "08.00-11.30, 13:00-15:00". Raises ValueError.

    >>> [f"{window.opens:%H.%M}" for window in windows_read("08.00-11.30, 13:00 - 15:00")]
    ['08.00', '13.00']
    >>> windows_read("")
    ()
    """
    return in_order(_window(part) for part in text.split(",") if part.strip())


def windows_written(windows: Iterable[Window]) -> str:
    """Write hours so that they can be read again.

    >>> windows_written(windows_read("13:00-24:00,8.00-11.30"))
    '08.00-11.30, 13.00-24.00'
    """
    return ", ".join(f"{window.opens:%H.%M}-{_end(window.closes)}" for window in windows)


def _end(closes: time) -> str:
    return "24.00" if closes == time.min else f"{closes:%H.%M}"


def _window(part: str) -> Window:
    found = _WINDOW.fullmatch(part.strip())
    if found is None:
        raise ValueError(f"these are no hours: {part!r}")
    opens, closes = (int(found[n]) * 60 + int(found[n + 1]) for n in (1, 3))
    if opens >= closes or closes > _DAY or max(int(found[2]), int(found[4])) > 59:  # noqa: PLR2004 - minutes
        raise ValueError(f"no day has these hours: {part!r}")
    return Window(time(*divmod(opens, 60)), time(*divmod(closes % _DAY, 60)))
