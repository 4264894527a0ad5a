"""What may be tried on the pages on waiting."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prima.measure.waiting.queries import Pool

MOST_COUNTERS = 50


class Ask(forms.Form):
    """Where: at which of the counters that work together."""

    pool = forms.ChoiceField(label=_("Where"), required=False)

    def __init__(self, *args: Any, pools: "Iterable[Pool]", **kwargs: Any) -> None:  # noqa: ANN401 - as Form does
        super().__init__(*args, **kwargs)
        choices = [(pool.key, ", ".join(str(queue) for queue in pool.queues)) for pool in pools]
        self.fields["pool"] = forms.ChoiceField(label=_("Where"), required=False, choices=choices)


class AskDay(Ask):
    """A day, where, and with how many counters."""

    on = forms.DateField(
        label=_("Day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    counters = forms.IntegerField(
        label=_("Open counters"),
        help_text=_("Left empty: as the roster says, or as on most days."),
        required=False,
        min_value=1,
        max_value=MOST_COUNTERS,
    )


class AskOrder(Ask):
    """A priority to be tried."""

    ASSUMED = 15  # percent, while nobody was asked

    ratio = forms.DecimalField(
        label=_("A minute of theirs counts as"),
        help_text=_("1 to 10 minutes. 1 means that nobody is favoured."),
        min_value=1,
        max_value=10,
        max_digits=4,
        decimal_places=2,
    )
    in_a_row = forms.IntegerField(
        label=_("Favoured calls in a row, at most"), min_value=1, max_value=10
    )
    percent = forms.IntegerField(
        label=_("Entitled people of 100 who come"), min_value=1, max_value=90
    )
