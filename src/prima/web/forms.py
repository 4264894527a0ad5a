import re
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prima.foundation.people.labels import ROLES
from prima.foundation.people.rules import RoleKind
from prima.foundation.units.labels import DAY_KINDS, ZONES
from prima.foundation.units.rules import Zone, is_region_code
from prima.kernel.calendars import Window
from prima.kernel.calendars.hours import in_order
from prima.promise.standards.rules.catalogue import unit_templates

WINDOW = re.compile(r"(\d{1,2})[.:](\d\d)\s*[-–]\s*(\d{1,2})[.:](\d\d)", re.ASCII)  # noqa: RUF001 - people type both dashes
DAY = 24 * 60  # minutes


class Start(forms.Form):
    """The first run: what this office is, and who looks after it."""

    setup_code = forms.CharField(
        label=_("Set-up code"),
        help_text=_("It stands where Prima was started, below the addresses."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
    )
    template = forms.ChoiceField(
        label=_("What kind of office is this?"),
        help_text=_(
            "Services, opening hours, queues and counters are filled in. You can change them all."
        ),
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label=_("Name of the office"),
        help_text=_("As it stands on the door, such as Puskesmas Melati."),
        max_length=120,
        min_length=3,
    )
    zone = forms.ChoiceField(label=_("Time zone"), choices=list(ZONES.items()), initial=Zone.WIB)
    region_code = forms.CharField(
        label=_("Region code"),
        help_text=_(
            "The code of the Ministry of Home Affairs, such as 33.74.01. You may leave it empty."
        ),
        max_length=13,
        required=False,
    )
    address = forms.CharField(
        label=_("Address"), help_text=_("You may leave it empty."), max_length=240, required=False
    )
    full_name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    username = forms.SlugField(
        label=_("Your sign-in name"),
        help_text=_("Small letters and numbers, such as ratna."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=_("Your password"),
        help_text=_("At least 15 characters. A sentence that only you know is best."),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=False),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        field = self.fields["template"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type checker
        field.choices = [(template.code, template.name) for template in unit_templates().values()]

    def clean_region_code(self) -> str:
        code: str = self.cleaned_data["region_code"]
        if code and not is_region_code(code):
            raise forms.ValidationError(
                _("This is not a region code. Write it with points, such as 33.74.01.")
            )
        return code


WEEKDAYS = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)


class WindowsField(forms.CharField):
    """Hours of a day as people write them: 07.30-12.00, 12.30-14.30. Empty is closed all day."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(max_length=80, required=False, **kwargs)

    def to_python(self, value: object) -> list[tuple[time, time]]:  # type: ignore[override]  # times, not text
        text = str(super().to_python(value))
        found = [_window(part) for part in text.split(",") if part.strip()]
        try:
            in_order(Window(*pair) for pair in found)
        except ValueError as overlapping:
            raise forms.ValidationError(_("These hours overlap.")) from overlapping
        return found


def _window(part: str) -> tuple[time, time]:
    found = WINDOW.fullmatch(part.strip())
    if found is None:
        raise forms.ValidationError(_("Write hours like this: 07.30-12.00, 12.30-14.30."))
    opens, closes = (int(found[n]) * 60 + int(found[n + 1]) for n in (1, 3))
    if opens >= DAY or closes > DAY:
        raise forms.ValidationError(_("A day has hours from 00.00 to 24.00."))
    return time(*divmod(opens, 60)), time(*divmod(closes % DAY, 60))


class Hours(forms.Form):
    """The hours of a week."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        for number, name in enumerate(WEEKDAYS):
            self.fields[f"day_{number}"] = WindowsField(label=name)

    @property
    def chosen(self) -> dict[int, list[tuple[time, time]]]:
        return {number: self.cleaned_data[f"day_{number}"] for number in range(len(WEEKDAYS))}


class NameSpecialDay(forms.Form):
    """A day with hours of its own."""

    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    name = forms.CharField(label=_("What is it?"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"), choices=list(DAY_KINDS.items()))
    windows = WindowsField(
        label=_("Hours"),
        help_text=_("Such as 08.00-11.00. Leave it empty when you are closed all day."),
    )


class Enrol(forms.Form):
    """Somebody new who signs in."""

    full_name = forms.CharField(label=_("Name"), max_length=120)
    username = forms.SlugField(
        label=_("Sign-in name"),
        help_text=_("Small letters and numbers, such as ratna."),
        max_length=60,
    )
    password = forms.CharField(
        label=_("First password"),
        help_text=_("At least 15 characters. Tell it to them in person; they can change it."),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    role = forms.ChoiceField(label=_("Role"), choices=list(ROLES.items()), initial=RoleKind.OFFICER)
