"""How a field is offered or typed, the same in every form."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prima.deliver.queues.rules.order import MOST_RATIO

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type checker
    field.choices = choices


def time_input() -> forms.TimeInput:
    return forms.TimeInput({"type": "time"}, "%H:%M")


def moment_input() -> forms.DateTimeInput:
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


def ratio_field(label: "StrOrPromise") -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        help_text=_("1 to 10 minutes. 1 means that nobody is favoured."),
        min_value=1,
        max_value=MOST_RATIO,
        max_digits=4,
        decimal_places=2,
    )


class SeveralFiles(forms.FileField):
    """One or more files in one field; the value is a list."""

    class Input(forms.ClearableFileInput):
        allow_multiple_selected = True

    widget = Input

    def clean(self, data: Any, initial: Any = None) -> Any:  # noqa: ANN401 - Django's signature
        files = data if isinstance(data, list) else [data]
        return [super(SeveralFiles, self).clean(file, initial) for file in files or [None]]
