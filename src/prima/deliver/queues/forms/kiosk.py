"""What is asked at the kiosk."""

from django import forms
from django.utils.translation import gettext_lazy as _

from prima.deliver.queues.models import MOST_PEOPLE


class TakeTicket(forms.Form):
    """Asking for a number. Asking twice with the same key is asking once."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    people = forms.IntegerField(
        label=_("How many are you?"),
        min_value=1,
        max_value=MOST_PEOPLE,
        required=False,
        initial=1,
    )
    is_entitled = forms.BooleanField(label=_("Yes, I would like to go earlier"), required=False)
    more = forms.SlugField(widget=forms.HiddenInput, required=False, max_length=22)
    told = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)

    @classmethod
    def to_show(cls, **initial: object) -> "TakeTicket":
        """Return the empty form. Only it has choices: each tap would copy them for nothing."""
        form = cls(initial=initial)
        choices = [(number, number) for number in range(1, MOST_PEOPLE + 1)]
        form.fields["people"].widget = forms.Select(choices=choices)
        return form
