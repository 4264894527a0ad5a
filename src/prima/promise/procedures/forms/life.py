"""The acts of a procedure's life: begun, ratified, understood, looked at, evaluated."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prima.promise.procedures import labels
from prima.promise.procedures.rules.lifecycle import CheckItem, Met, Verdict
from prima.promise.procedures.rules.understanding import Question


class SayWhy(forms.Form):
    """The need assessment, and what came out of trying."""

    need = forms.CharField(
        label=_("Why is it needed?"),
        help_text=_("What goes wrong without it, or what the new one must do better."),
        widget=forms.Textarea(attrs={"rows": 3}), max_length=1000, required=False,
    )  # fmt: skip
    team = forms.CharField(
        label=_("Who writes it?"), help_text=_("Names or positions."),
        widget=forms.Textarea(attrs={"rows": 2}), max_length=1000, required=False,
    )  # fmt: skip
    trial = forms.CharField(
        label=_("What came out when it was tried?"),
        help_text=_("When, by whom, and what was changed after."),
        widget=forms.Textarea(attrs={"rows": 3}), max_length=1000, required=False,
    )  # fmt: skip


class Ratify(forms.Form):
    effective_on = forms.DateField(
        label=_("In force from"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    signer_name = forms.CharField(label=_("Signed by"), max_length=120)
    signer_position = forms.CharField(label=_("Position"), max_length=120)
    why = forms.CharField(
        label=_("What changes, and why"), widget=forms.Textarea(attrs={"rows": 3}), max_length=400
    )


class TakeIn(forms.Form):
    """A procedure as a file: YAML, JSON or BPMN."""

    file = forms.FileField(
        label=_("File (.yaml, .json or .bpmn)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".yaml,.yml,.json,.bpmn,.xml"}),
        allow_empty_file=True,
    )


class Answer(forms.Form):
    """The check of understanding: one choice a question."""

    def __init__(self, asked: tuple[Question, ...], data: Any = None) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(data)
        for place, question in enumerate(asked):
            self.fields[f"question_{place}"] = forms.TypedChoiceField(
                label=labels.asked(question),
                choices=[
                    (number, labels.choice(each)) for number, each in enumerate(question.choices)
                ],
                coerce=int,
                widget=forms.RadioSelect,
            )


class LookAt(forms.Form):
    """The checklist of monitoring."""

    def __init__(self, data: Any = None) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(data)
        for item in CheckItem:
            self.fields[str(item)] = forms.ChoiceField(
                label=labels.CHECKS[item], choices=list(labels.MET.items()),
                widget=forms.RadioSelect, initial=Met.NOT_SEEN,
            )  # fmt: skip
        self.fields["note"] = forms.CharField(
            label=_("Remark"), max_length=1000, required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        )  # fmt: skip

    @property
    def answers(self) -> dict[CheckItem, Met]:
        return {item: Met(self.cleaned_data[str(item)]) for item in CheckItem}


class Evaluate(forms.Form):
    verdict = forms.ChoiceField(
        label=_("What is to be done"), choices=list(labels.VERDICTS.items()),
        widget=forms.RadioSelect,
    )  # fmt: skip
    found = forms.CharField(
        label=_("What was found"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )

    @property
    def said(self) -> Verdict:
        return Verdict(self.cleaned_data["verdict"])
