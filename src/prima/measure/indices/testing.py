"""Ready-made answers for the measures, brought in through the real import."""

import csv
import random
from collections.abc import Sequence
from datetime import date, datetime
from io import StringIO
from typing import TYPE_CHECKING

from prima.foundation.units.testing import MONDAY_9AM
from prima.listen.surveys.actions import confirm_import, preview_import
from prima.listen.surveys.rules.codes import Channel
from prima.listen.surveys.rules.instruments import ItemOrder

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service

HEADINGS = [f"U{number}" for number in range(1, 10)]
MONDAY = date(2026, 3, 2)

Row = Sequence[int | None]


def rows_of(n: int, *, seed: int = 1) -> list[Row]:
    """Return so many believable forms, always the same."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    return [chance.choices((1, 2, 3, 4), (1, 4, 14, 9), k=len(HEADINGS)) for _ in range(n)]


def answered(
    unit: "Unit",
    rows: int | Sequence[Row],
    on: date = MONDAY,
    *,
    service: "Service | None" = None,
    at: datetime = MONDAY_9AM,
    seed: int = 1,
) -> None:
    """Bring in paper forms of a day: these, or so many believable ones."""
    text = StringIO()
    table = csv.writer(text)
    table.writerow(HEADINGS)
    table.writerows(rows_of(rows, seed=seed) if isinstance(rows, int) else rows)
    batch = preview_import(
        unit,
        "forms.csv",
        text.getvalue().encode(),
        channel=Channel.PAPER,
        answered_on=on,
        service=service,
        at=at,
    )
    confirm_import(batch, at=at, order=ItemOrder.REGULATION, again=True)
