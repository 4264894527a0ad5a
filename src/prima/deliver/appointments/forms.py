"""What we accept from whoever books, checks in, or decides on the terms."""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from prima.deliver.appointments import labels
from prima.deliver.appointments.rules import Layout, Terms, is_an_identity
from prima.deliver.appointments.rules.written import windows_read, windows_written

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from prima.kernel.calendars import Window

MINUTE = timedelta(minutes=1)


class IdentityField(forms.CharField):
    """An NIK or a phone number. It is counted and not kept."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        attributes = {"inputmode": "numeric", "autocomplete": "off"}
        kwargs.setdefault("label", _("NIK or phone number"))
        kwargs.setdefault("widget", forms.TextInput(attrs=attributes))
        super().__init__(max_length=30, **kwargs)

    def clean(self, value: object) -> str:
        text: str = super().clean(value)
        if text and not is_an_identity(text):
            raise forms.ValidationError(_("Enter 9 to 16 digits."))
        return text


class Book(forms.Form):
    """Asking for a time, or for a place on the waiting list. Twice with one key is once."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    identity = IdentityField()
    exemption = forms.ChoiceField(
        label=_("Let this person book more than the limit allows, because"),
        choices=[("", _("No: the limit applies")), *labels.EXEMPTIONS.items()],
        required=False,
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's signature
        asks_identity: bool,
        may_lift: bool = False,
        **kwargs: Any,  # noqa: ANN401 - Django's signature
    ) -> None:
        super().__init__(*args, **kwargs)
        if not may_lift:
            del self.fields["exemption"]
        if not asks_identity:
            del self.fields["identity"]
        elif may_lift:  # an officer may book for somebody who has neither
            self.fields["identity"].required = False


class Move(forms.Form):
    """Another time on a day that was chosen before."""

    starts_at = forms.ChoiceField(label=_("Time"), widget=forms.RadioSelect)
    identity = IdentityField(
        help_text=_("The same one as when you booked: an appointment cannot be passed on.")
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's signature
        times: Iterable[tuple[str, str]],
        asks_identity: bool,
        **kwargs: Any,  # noqa: ANN401 - Django's signature
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["starts_at"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type checker
        field.choices = list(times)
        if not asks_identity:
            del self.fields["identity"]


class CheckIn(forms.Form):
    """A booking number that was typed, or an address that a scanner read."""

    code = forms.CharField(
        label=_("Booking number"),
        help_text=_(
            "Such as K7M-4QP. You can also hold the code on your phone before the scanner."
        ),
        max_length=200,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "autofocus": True,  # scanners type into what has the focus
                "spellcheck": "false",
            }
        ),
    )
    walk_in = forms.BooleanField(required=False, widget=forms.HiddenInput)


class WindowsField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(max_length=80, required=False, **kwargs)

    def to_python(self, value: object) -> "tuple[Window, ...]":  # type: ignore[override]  # times, not text
        try:
            return windows_read(str(super().to_python(value)))
        except ValueError as wrong:
            raise forms.ValidationError(
                _("Write hours in order, like this: 08.00-11.00, 13.00-14.30.")
            ) from wrong


def _count(
    label: "StrOrPromise", *, least: int, most: int, hint: "StrOrPromise" = ""
) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=hint, min_value=least, max_value=most)


class SetUpPlan(forms.Form):
    """The terms on which a service gives appointments."""

    is_open = forms.BooleanField(label=_("People can book appointments"), required=False)
    length = _count(
        _("Minutes from one time to the next"),
        least=5,
        most=240,
        hint=_("As long as one visit takes on average, divided by how many are served at once."),
    )
    places = _count(_("People for each time"), least=1, most=50)
    head_start = _count(
        _("More people at the first time, fewer at the last"),
        least=0,
        most=50,
        hint=_("With 1, nobody who serves waits for somebody who comes a little late."),
    )
    days_ahead = _count(_("How many days ahead people can book"), least=0, most=90)
    notice = _count(_("At the latest so many minutes before"), least=0, most=10080)
    before = _count(_("Check-in opens so many minutes before"), least=0, most=240)
    after = _count(
        _("Whoever is late keeps the appointment for so many minutes"),
        least=0,
        most=240,
        hint=_("Later, they wait among those who walked in."),
    )
    hold = _count(
        _("A time offered to the waiting list is held for so many minutes"), least=5, most=2880
    )
    asks_identity = forms.BooleanField(
        label=_("Ask for an NIK or phone number, so that nobody trades in appointments"),
        help_text=_("Only a mark is kept, a different one each day, until the day is over."),
        required=False,
    )
    per_identity = _count(_("Appointments that one person may hold"), least=1, most=50)
    per_device = _count(_("Appointments that one device may hold"), least=1, most=500)

    LAYOUT = ("places", "head_start")
    COUNTS = ("days_ahead", "per_device", "per_identity")
    TIMES = ("notice", "before", "after", "hold")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        for number in range(7):
            self.fields[f"day_{number}"] = WindowsField(label=WEEKDAYS[number])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("head_start", 0) > cleaned.get("places", 0) > 0:
            self.add_error("head_start", _("Not more than there are people for each time."))
        return cleaned

    @property
    def terms(self) -> Terms:
        chosen = self.cleaned_data
        windows = {number: chosen[f"day_{number}"] for number in range(7)}
        return Terms(
            layout=Layout(
                length=chosen["length"] * MINUTE, **{name: chosen[name] for name in self.LAYOUT}
            ),
            windows=windows if any(windows.values()) else {},
            is_open=chosen["is_open"],
            asks_identity=chosen["asks_identity"],
            **{name: chosen[name] for name in self.COUNTS},
            **{name: chosen[name] * MINUTE for name in self.TIMES},
        )


def written(terms: Terms) -> dict[str, object]:
    """Return what the form shows of terms that stand."""
    return {
        "is_open": terms.is_open,
        "asks_identity": terms.asks_identity,
        "length": terms.layout.length // MINUTE,
        **{name: getattr(terms.layout, name) for name in SetUpPlan.LAYOUT},
        **{name: getattr(terms, name) for name in SetUpPlan.COUNTS},
        **{name: getattr(terms, name) // MINUTE for name in SetUpPlan.TIMES},
        **{f"day_{day}": windows_written(windows) for day, windows in terms.windows.items()},
    }
