"""What we accept: a document as text or file, and the act of publishing."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from pydantic import ValidationError

from prima.promise.standards.rules import worksheets
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.plain_yaml import LARGEST_BYTES
from prima.promise.standards.rules.prefilling import drafted
from prima.promise.standards.rules.problems import Problem, UnreadableDocument
from prima.promise.standards.rules.reading import read_document
from prima.promise.standards.rules.what_if import Change

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.http import QueryDict


class WriteDocument(forms.Form):
    """A whole document, typed or sent as a file; the file counts when there are both."""

    mark = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    text = forms.CharField(
        label=_("The standard as text"),
        help_text=_("YAML or JSON. Indent with spaces; every list item begins with a dash."),
        widget=forms.Textarea(attrs={"rows": 32, "spellcheck": "false", "autocapitalize": "none"}),
        strip=False,
        required=False,
    )
    file = forms.FileField(
        label=_("Or a file (.yaml or .json)"),
        help_text=_("A file takes the place of the text above."),
        widget=forms.ClearableFileInput(attrs={"accept": ".yaml,.yml,.json"}),
        required=False,
        allow_empty_file=True,
    )
    document: ServiceDocument | None = None
    problems: tuple[Problem, ...] = ()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        file = given.get("file")
        source = self._content(file) if file else given.get("text")
        if source is None:
            return given
        try:
            self.document = read_document(source)
        except UnreadableDocument as unreadable:
            self.problems = unreadable.problems
            words = ngettext(
                "One thing in the document needs to be mended.",
                "%(count)s things in the document need to be mended.",
                len(self.problems),
            )
            self.add_error("file" if file else "text", words % {"count": len(self.problems)})
        return given

    def _content(self, file: "UploadedFile[Any]") -> bytes:
        """Return what was sent, and show it as the text, so that it can be mended here."""
        content: bytes = file.read(LARGEST_BYTES + 1)
        try:
            text = content.decode("utf-8-sig") if len(content) <= LARGEST_BYTES else ""
        except UnicodeDecodeError:
            text = ""
        if text and "\x00" not in text:
            self.data = {**self.data, "text": text}
        return content


class PublishVersion(forms.Form):
    """Bringing a draft into force: the one that was read, known by its mark."""

    mark = forms.CharField(widget=forms.HiddenInput, max_length=64)
    in_force_on = forms.DateField(
        label=_("In force from"),
        help_text=_("Today or later, and after the version before it."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    why = forms.CharField(
        label=_("Why"),
        help_text=_("One or two sentences. Everybody who reads the history sees them."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=400,
    )
    decree = forms.CharField(
        label=_("Decree"),
        help_text=_("Number and date of the decree that lays the standard down, if there is one."),
        max_length=120,
        required=False,
    )
    agreed = forms.BooleanField(
        label=_("I have read it. From that day on it is promised to everybody who comes.")
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        given.pop("agreed", None)  # a condition, nothing to keep
        return given


class AdoptTemplate(forms.Form):
    in_force_on = forms.DateField(
        label=_("In force from"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, today: date, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        self.initial = {"in_force_on": today}


class BeginService(forms.Form):
    """A service of which nothing is written yet."""

    name = forms.CharField(
        label=_("Name of the service"),
        help_text=_("As people call it, for example: Birth certificate."),
        max_length=120,
    )
    purpose = forms.CharField(
        label=_("What it is for"),
        help_text=_("One or two plain sentences."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
    )
    read: ServiceDocument | None = None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if {"name", "purpose"} <= set(given):
            purpose = " ".join(given["purpose"].split())
            try:
                sheet = worksheets.ServiceSheet(name=given["name"], purpose=purpose)
            except ValidationError:
                self.add_error("name", _("There is a character here that cannot be used."))
            else:
                self.read = drafted(worksheets.Workbook(service=sheet))
        return given

    def document(self) -> ServiceDocument:
        """Return the service with nothing promised yet. Only of a valid form."""
        if self.read is None:
            raise ValueError("the form is not valid")
        return self.read


class OfferService(forms.Form):
    offer = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])


class WhatIf(forms.Form):
    """Other times for the steps of a document, and another number of counters."""

    counters_now = forms.IntegerField(label=_("Counters now"), min_value=1, max_value=500)
    counters = forms.IntegerField(label=_("Counters then"), min_value=1, max_value=500)
    rupiah_an_hour = forms.IntegerField(
        label=_("Cost of an officer for one hour, in rupiah"),
        min_value=0,
        max_value=10_000_000,
        required=False,
    )
    promised = forms.IntegerField(
        label=_("Completion time to promise"), min_value=1, max_value=10_000, required=False
    )

    def __init__(self, document: ServiceDocument, asked: "QueryDict | None") -> None:
        today = {"counters_now": 1, "counters": 1, "rupiah_an_hour": 0}
        super().__init__(asked, initial=today)
        self.procedure = document.standard.delivery.procedure
        for step in self.procedure:
            self.fields[f"time-{step.code}"] = forms.IntegerField(
                label=_("Time"),
                initial=step.duration.value if step.duration else None,
                min_value=1,
                max_value=10_000,
                required=False,
            )
            self.fields[f"together-{step.code}"] = forms.BooleanField(
                label=_("At the same time as the step before"), required=False
            )
            self.fields[f"without-{step.code}"] = forms.BooleanField(
                label=_("Leave it out"), required=False
            )

    def steps(self) -> list[dict[str, object]]:
        """Return each step with its fields, for the page."""
        return [
            {
                "step": step,
                "time": self[f"time-{step.code}"],
                "together": self[f"together-{step.code}"] if place else None,
                "without": self[f"without-{step.code}"],
            }
            for place, step in enumerate(self.procedure)
        ]

    def before(self) -> Change:
        """Return how it is today, with what the form says of today."""
        given = self.cleaned_data
        return Change(counters=given["counters_now"], rupiah_an_hour=given["rupiah_an_hour"] or 0)

    def change(self) -> Change:
        given = self.cleaned_data
        codes = [step.code for step in self.procedure]
        times = {code: given[f"time-{code}"] for code in codes if given[f"time-{code}"]}
        return Change(
            times=times,
            without=frozenset(code for code in codes if given[f"without-{code}"]),
            together=frozenset(code for code in codes[1:] if given[f"together-{code}"]),
            counters=given["counters"],
            rupiah_an_hour=given["rupiah_an_hour"] or 0,
        )
