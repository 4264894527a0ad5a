from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prima.promise.assessments import labels
from prima.promise.assessments.rules import (
    LONGEST_EVIDENCE,
    Answer,
    Instrument,
    Item,
    Level,
    is_about_a_service,
    items_of,
)


class Assess(forms.Form):
    """Each item of an instrument: how it stands, and what shows it."""

    held_on = forms.DateField(
        label=_("Day of the look"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, instrument: Instrument, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's own
        super().__init__(*args, **kwargs)
        self.items = items_of(instrument)
        may_be_needless = is_about_a_service(instrument)
        levels = [
            (level, words)
            for level, words in labels.LEVELS.items()
            if may_be_needless or level is not Level.NOT_NEEDED
        ]
        for item in self.items:
            self.fields[item.value] = forms.ChoiceField(
                label=labels.ITEMS[item], choices=levels, widget=forms.RadioSelect
            )
            self.fields[_evidence(item)] = forms.CharField(
                label=_("What shows it"), max_length=LONGEST_EVIDENCE, required=False
            )

    def clean(self) -> dict[str, Any] | None:
        for item in self.items:
            if item.value in self.cleaned_data and not self._answer(item).is_backed:
                self.add_error(_evidence(item), gettext("Say what shows it, and where to see it."))
        return self.cleaned_data

    def answers(self) -> dict[Item, Answer]:
        return {item: self._answer(item) for item in self.items}

    def _answer(self, item: Item) -> Answer:
        level = Level(self.cleaned_data[item.value])
        return Answer(level, self.cleaned_data.get(_evidence(item), ""))


def _evidence(item: Item) -> str:
    return f"{item.value}_evidence"
