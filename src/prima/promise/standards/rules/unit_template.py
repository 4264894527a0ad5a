"""What a new unit of a known sort starts with: hours, queues, counters and standards."""

from datetime import time
from itertools import pairwise
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from prima.promise.standards.rules.bounds import Coded, Line, Name, Part, Slug, Slugs, contradiction
from prima.promise.standards.rules.codes import Weekday
from prima.promise.standards.rules.document import QueueLetter


class Window(Part):
    """The unit is open from one time to the other, in its own zone; the end is not included."""

    identified_by: ClassVar[str] = "starts_at"

    starts_at: time
    ends_at: time


class OpeningDay(Part):
    """The windows of one weekday, one after the other. A day that is not listed is closed."""

    identified_by: ClassVar[str] = "day"

    day: Weekday
    windows: Annotated[Coded[Window], Field(min_length=1)]

    @model_validator(mode="after")
    def windows_follow_each_other(self) -> Self:
        times = [moment for window in self.windows for moment in (window.starts_at, window.ends_at)]
        if any(earlier >= later for earlier, later in pairwise(times)):
            spots = ((("windows",), str(self.day), ""),)
            raise contradiction("WINDOWS_CLASH", "a window ends before it starts", spots)
        return self


class QueueTemplate(Part):
    """One line of waiting people, with the services that are given at its end."""

    identified_by: ClassVar[str] = "letter"

    letter: QueueLetter
    name: Name
    station: Slug | None = None
    """The station of a standard's steps that this queue is."""
    services: Annotated[Slugs, Field(min_length=1)]


class CounterTemplate(Part):
    """A place where people are called to, and the queues it serves."""

    code: Slug
    name: Name
    queues: Annotated[tuple[QueueLetter, ...], Field(min_length=1, max_length=26)]


class UnitTemplate(Part):
    """A sort of unit, as the first-run page offers it."""

    code: Slug
    name: Name
    """What this sort of unit is called."""
    name_pattern: Name
    """The name of one unit: `Puskesmas {place}`."""
    description: Line
    opening: Coded[OpeningDay]
    standards: Slugs
    """The services of the catalogue that it starts with."""
    queues: Coded[QueueTemplate]
    counters: Coded[CounterTemplate]

    def named(self, place: str) -> str:
        """Return the name of the unit at a place."""
        return self.name_pattern.replace("{place}", place)

    @model_validator(mode="after")
    def queues_serve_its_standards(self) -> Self:
        spots = tuple(
            (("queues", place, "services", index), service, "")
            for place, queue in enumerate(self.queues)
            for index, service in enumerate(queue.services)
            if service not in self.standards
        )
        if spots:
            raise contradiction("UNKNOWN_SERVICE", "a queue leads to no standard", spots)
        return self

    @model_validator(mode="after")
    def counters_serve_its_queues(self) -> Self:
        letters = {queue.letter for queue in self.queues}
        spots = tuple(
            (("counters", place, "queues", index), letter, "")
            for place, counter in enumerate(self.counters)
            for index, letter in enumerate(counter.queues)
            if letter not in letters
        )
        if spots:
            raise contradiction("UNKNOWN_QUEUE", "a counter serves no such queue", spots)
        return self


class UnitTemplates(Part):
    """The file `units.yaml`."""

    units: Coded[UnitTemplate]
