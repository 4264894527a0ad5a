"""What we accept of the head of a unit: a period, a way to work out the number, a reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prima.listen.samples import labels
from prima.listen.samples.rules import (
    LEAST_MARGIN,
    MOST_EFFECT,
    MOST_MARGIN,
    REASON_LENGTH,
    USUAL_MARGIN,
    USUAL_RESPONSE,
    Method,
    Wish,
)


class ChooseSample(forms.Form):
    """How many to ask. Where the draw begins is no field: chance alone says."""

    period = forms.ChoiceField(label=_("Period"))
    method = forms.ChoiceField(
        label=_("How the number is worked out"),
        choices=[(method, labels.METHODS[method]) for method in Method],
        initial=Method.KREJCIE_MORGAN,
        widget=forms.RadioSelect,
    )
    margin = forms.DecimalField(
        label=_("Margin of error, in percentage points"),
        help_text=_("For Cochran and Slovin. The table always has 5."),
        min_value=LEAST_MARGIN,
        max_value=MOST_MARGIN,
        max_digits=4,
        decimal_places=1,
        initial=USUAL_MARGIN,
        localize=True,
    )
    effect = forms.DecimalField(
        label=_("Design effect"),
        help_text=_("1 if people do not resemble each other. 1.5 to 2 if those of a day do."),
        min_value=1,
        max_value=MOST_EFFECT,
        max_digits=4,
        decimal_places=2,
        initial=1,
        localize=True,
    )
    response = forms.IntegerField(
        label=_("How many of 100 who are asked will answer?"),
        help_text=_("Fewer answers means that more people are asked."),
        min_value=1,
        max_value=100,
    )

    def __init__(
        self,
        periods: list[tuple[str, str]],
        data: Any = None,  # noqa: ANN401 - Django's own
        *,
        response: int | None = None,
    ) -> None:
        super().__init__(data)
        self.fields["response"].initial = response or USUAL_RESPONSE
        self.fields["period"].choices = periods  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def wish(self) -> Wish:
        given = self.cleaned_data
        return Wish(Method(given["method"]), given["margin"], given["effect"], given["response"])


class Withdraw(forms.Form):
    reason = forms.CharField(
        label=_("Why is the plan withdrawn?"),
        help_text=_("It stays in the list with this reason."),
        max_length=REASON_LENGTH,
    )
