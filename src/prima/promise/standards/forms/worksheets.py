"""What we accept on the worksheets that are no section of a document."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prima.promise.standards.rules.bounds import TEXT_PATTERN
from prima.promise.standards.rules.visions import Sentence, traced

MOST_MISSIONS = 20
LONGEST_LINE = 500
_MESSAGE = _("There is a character here that cannot be used. Type it anew.")


class OneALine(forms.CharField):
    """Lines of text, each said once."""

    widget = forms.Textarea

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - Django's signature
        text = super().clean(value)
        lines = dict.fromkeys(" ".join(line.split()) for line in text.splitlines())
        kept = tuple(line for line in lines if line)
        if len(kept) > MOST_MISSIONS or any(len(line) > LONGEST_LINE for line in kept):
            raise forms.ValidationError(
                _("At most %(most)s lines of %(longest)s characters."),
                params={"most": MOST_MISSIONS, "longest": LONGEST_LINE},
            )
        return kept


class BeginWorkbook(forms.Form):
    name = forms.RegexField(
        label=_("Name of the service"),
        help_text=_("As people call it, for example: Birth certificate."),
        regex=TEXT_PATTERN,
        max_length=120,
        error_messages={"invalid": _MESSAGE},
    )


class WriteVision(forms.Form):
    """Worksheet 3, filled in by one group."""

    group = forms.CharField(
        label=_("Group"),
        help_text=_("A name for it, for example: Front desk. The same name opens the same sheet."),
        max_length=120,
    )
    vision = forms.CharField(
        label=_("Vision of service"),
        help_text=_("One sentence: what people will find here in a few years."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
    )
    missions = OneALine(
        label=_("Missions of service"),
        help_text=_("One a line: what is done for it."),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
    )


class AgreeVision(forms.Form):
    """The merged vision; what it takes from which group is found by its words."""

    vision = OneALine(
        label=_("The vision of all"),
        help_text=_("Sentences taken word for word keep the name of their group."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    missions = OneALine(
        label=_("The missions of all"),
        help_text=_("One a line. Strike out what is not agreed, add what is new."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def sentences(self, field: str, written: list[tuple[str, str]]) -> tuple[Sentence, ...]:
        return traced(self.cleaned_data[field], written)
