"""Every text of a document with its place, and whether citizens read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from prima.promise.standards.rules.bounds import Part
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.proofreading.finding import DELIVERY, Path

# Names, codes and titles of law: no prose, so no rule about words applies.
_NO_PROSE = frozenset({"code", "legal_basis", "keywords", "queue_letter", "station"})
_FOR_CITIZENS = frozenset({"vulnerable_groups", "opening", "service_guarantee", "safety_guarantee"})


@dataclass(frozen=True)
class Text:
    path: Path
    words: str

    @property
    def is_for_citizens(self) -> bool:
        """Whether it stands on the public page of the service."""
        is_purpose = self.path == ("service", "purpose")
        is_public = self.path[:2] == DELIVERY or not _FOR_CITIZENS.isdisjoint(self.path)
        return is_purpose or is_public or "redress" in self.path


def texts(document: ServiceDocument) -> Iterator[Text]:
    """Return every text that somebody wrote, in the order of the document."""
    yield from _in_part(document, ())


def _in_part(part: Part, path: Path) -> Iterator[Text]:
    for field in type(part).model_fields:
        is_link = field == "requirements" and path[:-1] == (*DELIVERY, "procedure")
        if field not in _NO_PROSE and not is_link:
            yield from _in_value(getattr(part, field), (*path, field))


def _in_value(value: object, path: Path) -> Iterator[Text]:
    if isinstance(value, Part):
        yield from _in_part(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            step = item.identity if isinstance(item, Part) else index
            yield from _in_value(item, (*path, step))
    elif isinstance(value, str) and not isinstance(value, Enum):
        yield Text(path, value)
