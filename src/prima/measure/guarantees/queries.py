"""How the guarantees of a charter would have done, and how its promises are kept."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.core.cache import cache

from prima.deliver.queues.queries.facts import facts_between
from prima.measure.guarantees.rules import Tried, tried
from prima.promise.charter import queries as charters

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.kernel.periods import Period
    from prima.promise.charter.models import CharterVersion
    from prima.promise.charter.queries import StandardLine
    from prima.promise.charter.rules.document import CharterDocument, Guarantee

WINDOW = timedelta(days=90)
AN_HOUR = 60 * 60


@dataclass(frozen=True)
class OwnGuarantee:
    """A guarantee of the charter, and what it did."""

    guarantee: "Guarantee"
    tried: Tried


@dataclass(frozen=True)
class PromisedLine:
    """A line of a standard that owes a redress, and what it did."""

    line: "StandardLine"
    tried: Tried


@dataclass(frozen=True)
class History:
    """What all the guarantees of a charter would have done in some days."""

    own: list[OwnGuarantee]
    of_standards: list[PromisedLine]

    @property
    def rupiah(self) -> int:
        return sum(each.tried.rupiah for each in self.own)


def history_of(
    unit: "Unit", version: "CharterVersion | None", period: "Period", on: date
) -> History:
    """Try a charter's guarantees, and those of the standards in force on a day, on a period."""
    document = charters.document_of(version) if version else None
    return _history(unit, document, period.starts_on, period.ends_on, on)


def kept_in_window(unit: "Unit", version: "CharterVersion", today: date) -> History:
    """Try a charter's guarantees on the 90 whole days before today.

    Anybody may ask, and the answer stays the same until tomorrow: it is worked out once an hour.
    """
    key = f"guarantees:{version.uuid}:{today}"
    found: History | None = cache.get(key)
    if found is None:
        document = charters.document_of(version)
        found = _history(unit, document, today - WINDOW, today, today)
        cache.set(key, found, AN_HOUR)
    return found


def _history(
    unit: "Unit", document: "CharterDocument | None", starts_on: date, ends_on: date, on: date
) -> History:
    own = list(document.guarantees) if document else []
    lines = [
        (line, line.guarantee)
        for line in charters.lines_of_standards(unit, on)
        if line.guarantee is not None
    ]
    asked = [*own, *(guarantee for _line, guarantee in lines)]
    answers = tried(facts_between(unit, starts_on, ends_on), asked) if asked else []
    return History(
        [OwnGuarantee(each, answer) for each, answer in zip(own, answers, strict=False)],
        [
            PromisedLine(line, answer)
            for (line, _guarantee), answer in zip(lines, answers[len(own) :], strict=True)
        ],
    )
