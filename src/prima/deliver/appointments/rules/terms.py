"""On what terms a service gives appointments."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from prima.deliver.appointments.rules.slots import Layout
from prima.kernel.calendars import Window


@dataclass(frozen=True)
class Terms:
    """Everything a unit decides about the appointments of one service.

    `windows` are the times of each weekday in which they are given; without any, whenever the unit
    is open. Special days and holidays always go before.
    """

    layout: Layout = Layout()  # noqa: RUF009 - frozen
    windows: Mapping[int, tuple[Window, ...]] = field(default_factory=dict)
    is_open: bool = True
    days_ahead: int = 14
    notice: timedelta = timedelta(hours=1)
    before: timedelta = timedelta(minutes=15)
    after: timedelta = timedelta(minutes=10)
    hold: timedelta = timedelta(hours=2)
    per_device: int = 3
    per_identity: int = 2
    asks_identity: bool = True
