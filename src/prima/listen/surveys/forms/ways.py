"""What we accept of the staff: a way to open, a code, a day of paper, an instrument, a reason."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prima.listen.surveys import labels
from prima.listen.surveys.rules.codes import BY_WAY, REASON_LENGTH, Channel
from prima.listen.surveys.rules.integrity import Sign
from prima.listen.surveys.rules.library import MOST_LETTERS, UnreadableInstrument, read_instrument
from prima.listen.surveys.rules.ways import FIRST_DAY, interviewer_code

Choices = list[tuple[Any, Any]]


class OpenWay(forms.Form):
    channel = forms.ChoiceField(
        label=gettext_lazy("How do people answer?"),
        choices=[(channel, labels.CHANNELS[channel]) for channel in BY_WAY],
        widget=forms.RadioSelect,
    )
    instrument = forms.ChoiceField(label=gettext_lazy("Questionnaire"))
    service = forms.ChoiceField(
        label=gettext_lazy("Service"), required=False, help_text=gettext_lazy("What it is about.")
    )
    moment = forms.ChoiceField(
        label=gettext_lazy("Moment of the service"),
        required=False,
        help_text=gettext_lazy("For a short question right after one step."),
    )
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("For the staff, such as: tablet at the east door."),
    )

    def __init__(
        self,
        instruments: Choices,
        services: Choices,
        moments: Choices,
        data: Any = None,  # noqa: ANN401 - Django's own
    ) -> None:
        super().__init__(data)
        whole = [("", _("The whole unit"))]
        none = [("", _("No special moment"))]
        self.fields["instrument"].choices = instruments  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["service"].choices = [*whole, *services]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["moment"].choices = [*none, *moments]  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        moment = self.cleaned_data.get("moment")
        if moment and moment.partition(":")[0] != self.cleaned_data.get("service"):
            self.add_error("moment", _("Choose a moment of the service that you chose."))
        return self.cleaned_data


class SayInterviewer(forms.Form):
    interviewer = forms.CharField(
        label=gettext_lazy("Your code"),
        max_length=10,
        help_text=gettext_lazy("Letters and digits, such as A1. No name. It stays for the day."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def clean_interviewer(self) -> str:
        try:
            return interviewer_code(self.cleaned_data["interviewer"])
        except ValueError:
            raise forms.ValidationError(_("Use at most ten letters and digits.")) from None


class TypePaper(SayInterviewer):
    answered_on = forms.DateField(
        label=gettext_lazy("Day on the form"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, today: date, data: Any = None, *, initial: Any = None) -> None:  # noqa: ANN401 - Django's own
        super().__init__(data, initial=initial)
        self.today = today

    def clean_answered_on(self) -> date:
        day: date = self.cleaned_data["answered_on"]
        if not FIRST_DAY <= day <= self.today:
            raise forms.ValidationError(_("Choose a day that is not in the future."))
        return day


class BringInstrument(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("The instrument, as YAML"),
        max_length=MOST_LETTERS,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false"}),
    )

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        try:
            self.document = read_instrument(text)
        except UnreadableInstrument as unreadable:
            raise forms.ValidationError(unreadable.troubles) from unreadable
        return text


class AddQuestion(forms.Form):
    """One more row of the table of questions."""

    question_id = forms.CharField(
        label=gettext_lazy("Question in Indonesian"), max_length=400, required=False
    )
    question_en = forms.CharField(
        label=gettext_lazy("Question in English"), max_length=400, required=False
    )
    question_scale = forms.ChoiceField(
        label=gettext_lazy("Answers"),
        choices=[(code, labels.SCALES[code]) for code in labels.SCALES],
        required=False,
    )
    question_why = forms.BooleanField(
        label=gettext_lazy("Ask “why?” after a low answer"), required=False
    )

    def clean(self) -> dict[str, Any]:
        if self.data.get("move") == "add":
            for name in ("question_id", "question_scale"):
                if not self.cleaned_data.get(name) and name not in self.errors:
                    self.add_error(name, _("Fill this in to add a question."))
        return self.cleaned_data

    @property
    def words(self) -> dict[str, str]:
        both = {"id": self.cleaned_data["question_id"], "en": self.cleaned_data["question_en"]}
        return {language: text for language, text in both.items() if text}


class VoidSuspicious(forms.Form):
    sign = forms.ChoiceField(choices=[(sign, sign) for sign in Sign], widget=forms.HiddenInput)
    on = forms.DateField(input_formats=["%Y-%m-%d"], widget=forms.HiddenInput)
    channel = forms.ChoiceField(
        choices=[(channel, channel) for channel in Channel], widget=forms.HiddenInput
    )
    way = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Why are they taken out?"),
        max_length=REASON_LENGTH,
        help_text=gettext_lazy("Everybody who looks at the survey reads it. Name no people."),
    )
