"""From what pydantic found wrong to problems that a person can mend."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from pydantic_core import ErrorDetails

from prima.promise.standards.rules.bounds import TEXT_PATTERN, Part
from prima.promise.standards.rules.fields import choices, field_names
from prima.promise.standards.rules.plain_yaml import PlainText
from prima.promise.standards.rules.problems import Expected, Problem, ProblemCode, shown

_CODE_OF_ERROR = MappingProxyType(
    {
        "extra_forbidden": ProblemCode.UNKNOWN_FIELD,
        "missing": ProblemCode.MISSING_FIELD,
        "enum": ProblemCode.NOT_ALLOWED,
        "literal_error": ProblemCode.NOT_ALLOWED,
        "string_too_short": ProblemCode.TOO_SHORT,
        "string_too_long": ProblemCode.TOO_LONG,
        "greater_than_equal": ProblemCode.TOO_SMALL,
        "less_than_equal": ProblemCode.TOO_LARGE,
        "too_long": ProblemCode.TOO_MANY,
    }
)
_KIND_EXPECTED = MappingProxyType(
    {
        "string_type": Expected.TEXT,
        "int_type": Expected.WHOLE_NUMBER,
        "bool_type": Expected.YES_OR_NO,
        "time_parsing": Expected.TIME,
        "time_type": Expected.TIME,
        "tuple_type": Expected.LIST,
        "model_type": Expected.FIELDS,
    }
)
_BOUNDS = ("ge", "le", "min_length", "max_length")


def explained(error: ErrorDetails, kind: type[Part], text: PlainText) -> Iterator[Problem]:
    """Name the problems behind one error; a contradiction says every place it was found."""
    context = error.get("ctx", {})
    path = error["loc"]
    if "spots" in context:
        for inside, given, suggestion in context["spots"]:
            place = (*path, *inside)
            yield Problem(
                ProblemCode(error["type"]),
                place,
                text.line_of(place),
                given=shown(given),
                suggestion=suggestion,
            )
        return
    code = _code(error["type"], context)
    allowed = choices(kind, path) if code is ProblemCode.NOT_ALLOWED else ()
    yield Problem(
        code,
        tuple(step if isinstance(step, int) else shown(step) for step in path),
        text.line_of(path),
        given=_given(code, error["input"]),
        expected=", ".join(allowed) or _expected(error["type"], context),
        suggestion=_suggestion(code, error, allowed, field_names(kind, path[:-1])),
    )


def _code(error_type: str, context: dict[str, Any]) -> ProblemCode:
    if error_type == "string_pattern_mismatch":
        is_text = context["pattern"] == TEXT_PATTERN
        return ProblemCode.STRANGE_CHARACTER if is_text else ProblemCode.NOT_A_CODE
    return _CODE_OF_ERROR.get(error_type, ProblemCode.WRONG_KIND)


def _given(code: ProblemCode, value: object) -> str:
    """Show what stands there, unless it is a whole branch or the very thing that is missing."""
    if code in {ProblemCode.MISSING_FIELD, ProblemCode.UNKNOWN_FIELD}:
        return ""
    return "" if isinstance(value, dict | list | tuple) else shown(value)


def _expected(error_type: str, context: dict[str, Any]) -> str:
    bound = next((str(context[name]) for name in _BOUNDS if name in context), "")
    return bound or _KIND_EXPECTED.get(error_type, "")


def _suggestion(
    code: ProblemCode, error: ErrorDetails, allowed: Iterable[str], fields: Iterable[str]
) -> str:
    given = shown(error["input"])
    if code is ProblemCode.UNKNOWN_FIELD:
        return _nearest(shown(error["loc"][-1]).lower(), fields)
    if code is ProblemCode.NOT_ALLOWED:
        return _nearest(re.sub(r"[\s-]+", "_", given.upper()), allowed)
    if code is ProblemCode.NOT_A_CODE:
        slug = "-".join(re.findall(r"[a-z0-9]+", given.lower()))
        fits = (text for text in (slug, given.upper()) if re.match(error["ctx"]["pattern"], text))
        return next(fits, "")
    if error["type"] == "string_type" and isinstance(error["input"], int):
        return f'"{str(error["input"]).lower()}"'
    return ""


def _nearest(word: str, words: Iterable[str]) -> str:
    return next(iter(get_close_matches(word, list(words), n=1)), "")
