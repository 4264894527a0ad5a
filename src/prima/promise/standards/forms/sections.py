"""One section of a document as a form: its fields are those of the document, so they never part."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from prima.promise.standards import labels
from prima.promise.standards.rules.bounds import Part
from prima.promise.standards.rules.problems import Problem
from prima.promise.standards.rules.sections import Kind, Section, Shape, shape
from prima.promise.standards.rules.typed import Typed, rows_of

_LONG, _SHORT = 4, 2
HIDDEN = frozenset({"code"})


class EditSection(forms.Form):
    """What is typed into a section. What it may say is judged by the document's own reading."""

    use_required_attribute = False  # a row in which nothing is written is left out, not refused

    def __init__(
        self,
        section: Section,
        root: type[Part],
        typed: Typed,
        *,
        codes: Mapping[str, str],
        problems: Iterable[Problem] = (),
    ) -> None:
        super().__init__(typed, initial=dict(typed))
        self.section, self.codes = section, codes
        for path in section.fields:
            self.fields[path] = self._field(path, shape(root, path))
        self.row_count = len(rows_of(typed, section.rows)) if section.rows else 0
        if section.rows:
            for index in range(self.row_count):
                for field in section.rows.all_fields:
                    name = f"{section.rows.path}.{index}.{field}"
                    path = f"{section.rows.path}.{field}"
                    self.fields[name] = self._field(path, shape(root, path))
        self.full_clean()
        for problem in problems:
            self._point_at(problem)
        self._mark_what_is_asked(root)

    @property
    def single_fields(self) -> list[forms.BoundField]:
        return [self[path] for path in self.section.fields]

    @property
    def rows(self) -> list[dict[str, object]]:
        """Return each row with its number from 1, its visible fields and its code."""
        rows = self.section.rows
        if rows is None:
            return []
        found = []
        for index in range(self.row_count):
            bound = {each: self[f"{rows.path}.{index}.{each}"] for each in rows.all_fields}
            shown = [field for each, field in bound.items() if each not in HIDDEN]
            found.append(
                {
                    "index": index,
                    "number": index + 1,
                    "fields": shown,
                    "code": bound.get("code"),
                    "has_errors": any(field.errors for field in bound.values()),
                }
            )
        return found

    def _mark_what_is_asked(self, root: type[Part]) -> None:
        """Let the page say which fields may stay empty; whether they may is judged elsewhere."""
        for name, field in self.fields.items():
            path = ".".join(step for step in name.split(".") if not step.isdecimal())
            field.required = shape(root, path).is_asked

    def _field(self, path: str, found: Shape) -> forms.Field:
        label, hint = labels.field_label(path), labels.field_hint(path)
        more: Any = {"label": label, "help_text": hint, "required": False}
        last = path.rsplit(".", 1)[-1]
        if last in HIDDEN:
            return forms.CharField(widget=forms.HiddenInput, **more)
        match found.kind:
            case Kind.CHOICE:
                choices = [(code, labels.code_label(code, last)) for code in found.codes]
                if last == "measure" and "expectations" in path:
                    choices.insert(0, ("", _("Nothing in numbers")))
                return forms.ChoiceField(choices=choices, **more)
            case Kind.CODES:
                return forms.MultipleChoiceField(
                    choices=list(self.codes.items()), widget=forms.CheckboxSelectMultiple, **more
                )
            case Kind.YES:
                return forms.BooleanField(**more)
            case Kind.NUMBER:
                widget: forms.Widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 9})
            case Kind.WORDS:
                widget = forms.TextInput(attrs={"maxlength": found.longest or 120})
            case Kind.LINES:
                widget = forms.Textarea(attrs={"rows": _LONG})
            case Kind.TEXT:
                widget = forms.Textarea(attrs={"rows": _SHORT, "maxlength": found.longest or 500})
        return forms.CharField(widget=widget, strip=False, **more)

    def _point_at(self, problem: Problem) -> None:
        """Say a problem beside the field it is about, or above all when it is elsewhere."""
        said = labels.problem(problem)
        path = ".".join(map(str, problem.path))
        name = next(
            (each for each in self.fields if path == each or path.startswith(f"{each}.")), ""
        )
        name = name or next((each for each in self.fields if each.startswith(f"{path}.")), "")
        if name:
            self.add_error(name, said)
        else:
            self.add_error(None, f"{labels.place(problem.path)}: {said}")
