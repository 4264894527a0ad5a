"""What we accept of a follow-up: a plan, progress, a reason. Shape only."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prima.measure.followups import labels
from prima.measure.followups.rules import (
    ACTION_LENGTH,
    DONE,
    EVIDENCE_LENGTH,
    OWNER_LENGTH,
    REASON_LENGTH,
)


class PlanFollowUp(forms.Form):
    item = forms.ChoiceField(
        label=gettext_lazy("Element"),
        help_text=gettext_lazy("Those with the lowest value come first in the report."),
    )
    action = forms.CharField(
        label=gettext_lazy("What will be done?"),
        max_length=ACTION_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One thing that somebody can see when it is done."),
    )
    owner = forms.CharField(
        label=gettext_lazy("Who is responsible?"),
        max_length=OWNER_LENGTH,
        help_text=gettext_lazy("The post, such as Kepala Seksi Pelayanan. No name."),
    )
    term = forms.ChoiceField(
        label=gettext_lazy("When?"),
        choices=list(labels.TERMS.items()),
        widget=forms.RadioSelect,
    )

    def __init__(
        self,
        items: list[tuple[str, str]],
        data: Any = None,  # noqa: ANN401 - Django's own
        **given: Any,  # noqa: ANN401 - Django's own
    ) -> None:
        super().__init__(data, **given)
        self.fields["item"].choices = items  # type: ignore[attr-defined]  # a ChoiceField


class TellProgress(forms.Form):
    done_percent = forms.IntegerField(
        label=gettext_lazy("How much is done, in per cent?"),
        min_value=0,
        max_value=DONE,
        widget=forms.NumberInput(attrs={"step": 5, "inputmode": "numeric"}),
    )
    evidence = forms.CharField(
        label=gettext_lazy("What shows it?"),
        max_length=EVIDENCE_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("A document, a picture, a new rule, and where to find it."),
    )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("done_percent") == DONE and not given.get("evidence"):
            self.add_error("evidence", _("Say what shows that it is done."))
        return given


class DropFollowUp(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why is it given up?"),
        max_length=REASON_LENGTH,
    )
