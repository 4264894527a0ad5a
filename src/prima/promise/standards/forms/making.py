"""What we accept on the way of a standard, one form an act."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prima.promise.standards import labels
from prima.promise.standards.rules.making import YEARS_UNTIL_REVIEW, Group


class Day(forms.DateField):
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def _text(label: Any, most: int, rows: int = 3, hint: Any = "") -> forms.CharField:  # noqa: ANN401 - a lazy text
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=hint, max_length=most, widget=area)


class Prepare(forms.Form):
    why = _text(_("Why it is made now"), 1000)
    team = _text(
        _("Who makes it"),
        1000,
        hint=_("Positions: the head, officers of this service, the front desk, administration."),
    )


class Discuss(forms.Form):
    situation = _text(_("How it is today, and what goes wrong"), 2000, 5)
    discussed_on = Day(label=_("Discussed inside the unit on"))


class _FromTo(forms.Form):
    """Two days, the second not before the first."""

    ends: tuple[str, str]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = (given.get(each) for each in self.ends)
        if first and last and last < first:
            self.add_error(self.ends[1], _("The last day is before the first."))
        return given


class Consult(_FromTo):
    ends = ("opens_on", "closes_on")

    opens_on = Day(label=_("The public may comment from"))
    closes_on = Day(label=_("Until and including"))


class Try(_FromTo):
    ends = ("trial_from", "trial_until")

    trial_from = Day(label=_("Tried from"))
    trial_until = Day(label=_("Until and including"))
    trial_review = forms.CharField(
        label=_("What the trial taught"),
        help_text=_("What was kept, what was not, and what is changed because of it."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
        required=False,
    )


class Answer(forms.Form):
    answer = _text(
        _("Answer"), 1000, hint=_("What is done about it, or why not. Everybody reads it.")
    )
    is_taken_up = forms.TypedChoiceField(
        label=_("Taken up"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )


class HoldForum(forms.Form):
    held_on = Day(label=_("Held on"))
    place = forms.CharField(label=_("Place"), max_length=200)
    summary = _text(_("What was said"), 4000, 6)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        for group in Group:
            self.fields[group.value.lower()] = forms.IntegerField(
                label=labels.GROUPS[group],
                help_text=_("How many people."),
                min_value=0,
                max_value=5000,
                initial=0,
            )

    def people(self) -> dict[Group, int]:
        return {group: self.cleaned_data[group.value.lower()] for group in Group}


class Undertake(forms.Form):
    what = forms.CharField(label=_("What the unit will do"), max_length=500)
    owner = forms.CharField(
        label=_("Who does it"), help_text=_("The position, never a name."), max_length=120
    )
    due_on = Day(label=_("Until"))


class Ratify(forms.Form):
    """The decree, the day, and the draft that was read, known by its mark."""

    mark = forms.CharField(widget=forms.HiddenInput, max_length=64)
    number = forms.CharField(label=_("Number of the decree"), max_length=80)
    dated_on = Day(label=_("Date of the decree"))
    signer_name = forms.CharField(label=_("Signed by"), max_length=120)
    signer_position = forms.CharField(label=_("Position"), max_length=120)
    in_force_on = Day(
        label=_("In force from"), help_text=_("Today or later, and after the version before it.")
    )
    review_due_on = Day(
        label=_("Review due on"),
        help_text=_("At the latest three years after it comes into force."),
    )
    why = _text(
        _("Why"), 400, hint=_("One or two sentences. Everybody who reads the history sees them.")
    )
    agreed = forms.BooleanField(
        label=_("I have read it. From that day on it is promised to everybody who comes.")
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, due = given.get("in_force_on"), given.get("review_due_on")
        if first and due and not first < due <= latest_review(first):
            self.add_error(
                "review_due_on", _("Choose a day after it comes into force, within three years.")
            )
        return given


class AttachCopy(forms.Form):
    file = forms.FileField(
        label=_("Signed decree (PDF)"),
        help_text=_("At most 5 MB. It is never replaced."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,application/pdf"}),
        max_length=120,
    )


class Spread(forms.Form):
    spread_on = Day(label=_("On"))
    channel = forms.ChoiceField(label=_("How"), choices=list(labels.SPREAD_BY.items()))
    audience = forms.CharField(label=_("To whom"), max_length=300)


class ReviewStandard(forms.Form):
    held_on = Day(label=_("Reviewed on"))
    found = _text(_("What it found"), 2000, 5)
    verdict = forms.ChoiceField(
        label=_("What follows"),
        choices=list(labels.REVIEW_VERDICTS.items()),
        widget=forms.RadioSelect,
    )
    review_due_on = Day(label=_("Next review due on"))


class SayComment(forms.Form):
    """What anybody may say about a draft. `website` stays empty: only machines fill it in."""

    text = _text(
        _("What do you think of this draft?"),
        1000,
        5,
        _("What is missing, unclear, too slow, too dear? Leave out your address and numbers."),
    )
    name = forms.CharField(
        label=_("Your name"),
        help_text=_("Only if you like. It is shown with your comment."),
        max_length=120,
        required=False,
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)


def latest_review(in_force_on: date) -> date:
    """Return the last day on which a review is still in time."""
    return in_force_on + timedelta(days=365 * YEARS_UNTIL_REVIEW)
