"""What the head decides: whose turn it is, who serves when, when the day is full."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from prima.deliver.queues import labels
from prima.deliver.queues.rules.order import MOST_CALLS, MOST_IN_A_ROW

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prima.deliver.queues.models import Counter
    from prima.foundation.people.models import Person
from prima.deliver.queues.forms.fields import offer, ratio_field, time_input


class SetOrder(forms.Form):
    """How lanes take turns. Ratios of 1 favour nobody."""

    entitled_ratio = ratio_field(_("A minute of somebody entitled to priority counts as"))
    appointment_ratio = ratio_field(_("A minute of somebody with an appointment counts as"))
    quick_ratio = ratio_field(_("A minute of somebody with a quick service counts as"))
    in_a_row = forms.IntegerField(
        label=_("At most so many of them are called in a row while others wait"),
        min_value=1,
        max_value=MOST_IN_A_ROW,
    )
    calls_before_missed = forms.IntegerField(
        label=_("A number is called so often before it counts as not present"),
        min_value=1,
        max_value=MOST_CALLS,
    )


class CloseIntake(forms.Form):
    reason = forms.ChoiceField(
        label=_("Why no more numbers are given today"),
        choices=list(labels.INTAKE_REASONS.items()),
    )


class AssignDuty(forms.Form):
    """Who is at which counter, every week or on one day."""

    counter = forms.ChoiceField(label=_("Counter"))
    officer = forms.ChoiceField(label=_("Officer"))
    weekday = forms.TypedChoiceField(
        label=_("Every week on"),
        choices=[("", _("only on the day below")), *WEEKDAYS.items()],
        coerce=int,
        empty_value=None,
        required=False,
    )
    on = forms.DateField(
        label=_("Or only on"),
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        required=False,
    )
    starts_at = forms.TimeField(label=_("From"), widget=time_input())
    ends_at = forms.TimeField(label=_("Until"), widget=time_input())

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's signature
        counters: "Iterable[Counter]",
        officers: "Iterable[Person]",
        **kwargs: Any,  # noqa: ANN401 - Django's signature
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "counter", [(str(each.number), str(each)) for each in counters])
        offer(self, "officer", [(str(each.uuid), each.full_name) for each in officers])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if (given.get("weekday") is None) == (given.get("on") is None):
            self.add_error("weekday", _("Choose a weekday, or one day below: not both."))
        return given
