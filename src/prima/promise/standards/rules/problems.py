"""Why a text could not be read as a document: one code a problem, and where it is."""

from dataclasses import dataclass
from enum import StrEnum

Path = tuple[str | int, ...]

SHOWN = 80


class ProblemCode(StrEnum):
    """The text as a whole, then its fields, then what contradicts itself."""

    TOO_BIG = "TOO_BIG"
    NOT_UTF8 = "NOT_UTF8"
    NOT_YAML = "NOT_YAML"
    EMPTY = "EMPTY"
    TAB = "TAB"
    ALIAS = "ALIAS"
    TAG = "TAG"
    TOO_DEEP = "TOO_DEEP"
    SEVERAL_DOCUMENTS = "SEVERAL_DOCUMENTS"
    KEY_NOT_TEXT = "KEY_NOT_TEXT"
    DUPLICATE_KEY = "DUPLICATE_KEY"

    UNKNOWN_FIELD = "UNKNOWN_FIELD"
    MISSING_FIELD = "MISSING_FIELD"
    WRONG_KIND = "WRONG_KIND"
    NOT_ALLOWED = "NOT_ALLOWED"
    NOT_A_CODE = "NOT_A_CODE"
    STRANGE_CHARACTER = "STRANGE_CHARACTER"
    TOO_SHORT = "TOO_SHORT"
    TOO_LONG = "TOO_LONG"
    TOO_SMALL = "TOO_SMALL"
    TOO_LARGE = "TOO_LARGE"
    TOO_MANY = "TOO_MANY"

    DUPLICATE_CODE = "DUPLICATE_CODE"
    DUPLICATE_TEXT = "DUPLICATE_TEXT"
    UNKNOWN_REQUIREMENT = "UNKNOWN_REQUIREMENT"
    FREE_WITH_PRICE = "FREE_WITH_PRICE"
    UNKNOWN_SERVICE = "UNKNOWN_SERVICE"
    UNKNOWN_QUEUE = "UNKNOWN_QUEUE"
    WINDOWS_CLASH = "WINDOWS_CLASH"
    UNKNOWN_PERFORMER = "UNKNOWN_PERFORMER"
    UNKNOWN_ACTIVITY = "UNKNOWN_ACTIVITY"
    TOO_MANY_EXITS = "TOO_MANY_EXITS"


class Expected(StrEnum):
    """The kind of value that belongs there, when another kind was given."""

    TEXT = "TEXT"
    WHOLE_NUMBER = "WHOLE_NUMBER"
    YES_OR_NO = "YES_OR_NO"
    TIME = "TIME"
    LIST = "LIST"
    FIELDS = "FIELDS"


@dataclass(frozen=True)
class Problem:
    """One thing to mend. The path counts list items from 0; a person counts them from 1."""

    code: ProblemCode
    path: Path = ()
    line: int | None = None
    given: str = ""
    """What stands there, cut short."""
    expected: str = ""
    """A bound, a list of allowed values, or an `Expected`."""
    suggestion: str = ""
    """What was probably meant."""

    def __str__(self) -> str:
        said = [f"line {self.line}" if self.line else "", ".".join(map(str, self.path)), self.code]
        said += [f"given {self.given}" if self.given else ""]
        said += [f"expected {self.expected}" if self.expected else ""]
        said += [f"did you mean {self.suggestion}?" if self.suggestion else ""]
        return ", ".join(part for part in said if part)


class UnreadableDocument(ValueError):
    """The text is no document. All that was found wrong is listed, in the order of the text."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


def shown(value: object) -> str:
    """Cut what was given to a length that fits into a message, and show what cannot be seen."""
    text = str(value)[: SHOWN + 1]
    text = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
