"""Everything around the table: the sections, and who performs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prima.promise.procedures import labels
from prima.promise.procedures.forms.fields import LinesField, WordsField
from prima.promise.procedures.rules.codes import Actor, Kind, Section
from prima.promise.procedures.rules.document import (
    MOST_PERFORMERS,
    Definition,
    Performer,
    ProcedureDocument,
)
from prima.promise.standards.labels import ACTORS

LINES = (
    "legal_basis", "related", "warnings", "cautions", "interferences", "qualifications",
    "equipment", "checklist", "records", "quality_control", "references",
)  # fmt: skip


class EditSections(forms.Form):
    """Everything around the table, as the two formats ask it."""

    title = WordsField(label=_("Title"), max_length=120)
    kind = forms.ChoiceField(label=_("Format"), choices=list(labels.KINDS.items()))
    number = WordsField(label=labels.SECTIONS[Section.NUMBER], max_length=120, required=False)

    def __init__(self, document: ProcedureDocument, data: Any = None) -> None:  # noqa: ANN401 - Django's signature
        said = {name: getattr(document, name) or "" for name in ("title", "kind", "number")}
        super().__init__(data, initial={**said, **_section_values(document)})
        for section, words in labels.SECTIONS.items():
            name = str(section)
            if name in LINES:
                self.fields[name] = LinesField(
                    most=60, longest=500, label=words, help_text=_("One thing a line."),
                    widget=forms.Textarea(attrs={"rows": 3}),
                )  # fmt: skip
            elif name in {"purpose", "scope", "summary"}:
                self.fields[name] = WordsField(
                    label=words, max_length=500, required=False,
                    widget=forms.Textarea(attrs={"rows": 2}),
                )  # fmt: skip
        self.fields["definitions"] = LinesField(
            most=60, longest=600, label=labels.SECTIONS[Section.DEFINITIONS],
            help_text=_("One term a line, a colon, then what it means."),
            widget=forms.Textarea(attrs={"rows": 3}),
        )  # fmt: skip

    @property
    def changed_parts(self) -> dict[str, object]:
        given = dict(self.cleaned_data)
        for name in ("number", "purpose", "scope", "summary"):
            given[name] = given[name] or None
        given["kind"] = Kind(given["kind"])
        given["definitions"] = tuple(
            Definition(term=term.strip(), text=text.strip())
            for term, _colon, text in (line.partition(":") for line in given["definitions"])
        )
        return given

    def clean_definitions(self) -> tuple[str, ...]:
        lines: tuple[str, ...] = self.cleaned_data["definitions"]
        halves = [line.partition(":") for line in lines]
        if any(not term.strip() or not text.strip() for term, _colon, text in halves):
            raise forms.ValidationError(_("Write each line as “term: meaning”."), code="no-colon")
        terms = [term.strip() for term, _colon, _text in halves]
        if len(set(terms)) < len(terms) or any(len(term) > 120 for term in terms):  # noqa: PLR2004 - the bound of a Name
            raise forms.ValidationError(_("Each term stands once, and is short."), code="twice")
        return lines


def _section_values(document: ProcedureDocument) -> dict[str, object]:
    values: dict[str, object] = {name: getattr(document, name) for name in LINES}
    values |= {name: getattr(document, name) or "" for name in ("purpose", "scope", "summary")}
    values["definitions"] = tuple(f"{each.term}: {each.text}" for each in document.definitions)
    return values


class EditPerformers(forms.Form):
    """The lanes, from left to right: an empty name takes a performer away."""

    def __init__(self, document: ProcedureDocument, data: Any = None) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(data)
        self.document = document
        for place in range(MOST_PERFORMERS):
            known = document.performers[place : place + 1]
            self.fields[f"name_{place}"] = WordsField(
                label=_("Performer %(place)s") % {"place": place + 1},
                max_length=120,
                required=False,
                initial=known[0].name if known else "",
            )
            self.fields[f"actor_{place}"] = forms.ChoiceField(
                label=_("Performer %(place)s is") % {"place": place + 1},
                choices=list(ACTORS.items()),
                initial=known[0].actor if known else Actor.OFFICER,
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        busy = {activity.performer for activity in self.document.activities}
        for place, performer in enumerate(self.document.performers):
            if performer.code in busy and not given.get(f"name_{place}"):
                words = _("This performer still has activities. Give them to somebody else first.")
                self.add_error(f"name_{place}", words)
        return given

    @property
    def changed_performers(self) -> tuple[Performer, ...]:
        known = [performer.code for performer in self.document.performers]
        fresh = (code for n in range(1, 99) if (code := f"pelaksana-{n}") not in known)
        return tuple(
            Performer(
                code=known[place] if place < len(known) else next(fresh),
                name=self.cleaned_data[f"name_{place}"],
                actor=Actor(self.cleaned_data[f"actor_{place}"]),
            )
            for place in range(MOST_PERFORMERS)
            if self.cleaned_data[f"name_{place}"]
        )
