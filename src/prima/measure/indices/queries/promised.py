"""What was promised, against what the queue saw."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from prima.deliver.queues.queries import Kept, kept_by_day, promises_kept
from prima.foundation.refusals import NotFound
from prima.measure.indices.rules import Judged, Verdict, judged
from prima.promise.standards.queries import document_of, in_force, versions_in_force
from prima.promise.standards.rules.codes import Measure

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service, StandardVersion
    from prima.promise.standards.rules.commitments import Commitment

SEEN = {Measure.WAIT, Measure.SERVICE_TIME}  # what queues observe
WINDOW = timedelta(days=90)


class NoSuchPromise(NotFound):
    code = "no-such-promise"


@dataclass(frozen=True)
class Promised:
    """One line of a standard in force, and what was measured about it."""

    service: "Service"
    version: "StandardVersion"
    commitment: "Commitment"
    judged: Judged

    @property
    def is_seen(self) -> bool:
        return self.judged.verdict is not Verdict.NOT_SEEN


def promises(unit: "Unit", today: date) -> list[Promised]:
    """Hold every commitment in force against the last 90 days, service by service."""
    versions = versions_in_force(unit, today)
    return _held_against(unit, [(v.standard.service, v) for v in versions], today)


def promises_of(service: "Service", today: date) -> list[Promised]:
    version = in_force(service, today)
    return _held_against(service.unit, [(service, version)], today) if version else []


def promise_named(service: "Service", code: str, today: date) -> Promised:
    """Return a line of a standard that queues see, by its code. Raises NoSuchPromise."""
    for line in promises_of(service, today):
        if line.commitment.code == code and line.is_seen:
            return line
    raise NoSuchPromise


def days_of(line: Promised, today: date) -> dict[date, Kept]:
    """Return what was seen about a promise day by day."""
    return kept_by_day(line.version, line.commitment, *_window(today))


def _held_against(
    unit: "Unit", versions: Sequence[tuple["Service", "StandardVersion"]], today: date
) -> list[Promised]:
    lines = [
        (service, version, commitment)
        for service, version in versions
        for commitment in document_of(version).standard.commitments
    ]
    seen = [(version, line) for _service, version, line in lines if line.measure in SEEN]
    kept = iter(promises_kept(unit, seen, *_window(today)))
    return [
        Promised(service, version, line, _judged(line, kept)) for service, version, line in lines
    ]


def _judged(commitment: "Commitment", kept: Iterator[Kept]) -> Judged:
    if commitment.measure not in SEEN:
        return Judged(0, 0, None, Verdict.NOT_SEEN)
    found = next(kept)
    return judged(found.hits, found.n, commitment.share_percent)


def _window(today: date) -> tuple[date, date]:
    """Return the last 90 days with today, half-open."""
    tomorrow = today + timedelta(days=1)
    return tomorrow - WINDOW, tomorrow
