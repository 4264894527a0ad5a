"""What a document may hold where: asked of the models, so that errors can name it."""

from collections.abc import Iterable
from enum import Enum
from typing import Any, Literal, get_args, get_origin

from prima.promise.standards.rules.bounds import Part
from prima.promise.standards.rules.problems import Path


def part_in(annotation: Any) -> type[Part] | None:  # noqa: ANN401 a type hint may be anything
    """Return the part that a field holds, whether one, none or a list of it."""
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, Part) else None
    return next((found for found in map(part_in, get_args(annotation)) if found), None)


def field_names(root: type[Part], path: Path) -> tuple[str, ...]:
    """Return the fields that the part at the path may have."""
    part = _part_at(root, path)
    return tuple(part.model_fields) if part else ()


def choices(root: type[Part], path: Path) -> tuple[str, ...]:
    """Return the codes that the field at the path may have, if it is a closed list."""
    part = _part_at(root, path[:-1])
    field = part.model_fields.get(str(path[-1])) if part and path else None
    return tuple(_codes(field.annotation)) if field else ()


def _part_at(root: type[Part], path: Path) -> type[Part] | None:
    part: type[Part] | None = root
    for step in path:
        if isinstance(step, str) and part is not None:
            field = part.model_fields.get(step)
            part = part_in(field.annotation) if field else None
    return part


def _codes(annotation: Any) -> Iterable[str]:  # noqa: ANN401 a type hint may be anything
    if isinstance(annotation, type):
        return map(str, annotation) if issubclass(annotation, Enum) else ()
    if get_origin(annotation) is Literal:
        return map(str, get_args(annotation))
    return (code for inner in get_args(annotation) for code in _codes(inner))
