"""What we accept of a file of answers: the file, a confirmation, a reason. Shape only."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prima.listen.surveys import labels
from prima.listen.surveys.rules.choices import Choices as FileChoices
from prima.listen.surveys.rules.choices import FileScale
from prima.listen.surveys.rules.codes import BY_FILE, REASON_LENGTH
from prima.listen.surveys.rules.findings import Reading
from prima.listen.surveys.rules.instruments import ItemOrder
from prima.listen.surveys.rules.sheets import MOST_BYTES, Trouble

Choices = list[tuple[Any, Any]]
NOTHING = "-"


class SendFile(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Excel or CSV file"),
        help_text=gettext_lazy(
            "One row for each respondent, one column for each unsur: 1 to 4, or the words."
        ),
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("Where do these answers come from?"),
        choices=[(channel, labels.CHANNELS[channel]) for channel in BY_FILE],
        widget=forms.RadioSelect,
    )
    answered_on = forms.DateField(
        label=gettext_lazy("Day of the answers"),
        help_text=gettext_lazy(
            "Counts for rows that name no day. The last day of the survey will do."
        ),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    service = forms.ChoiceField(
        label=gettext_lazy("Service"),
        help_text=gettext_lazy("Counts for rows that name no service."),
        required=False,
    )
    instrument = forms.ChoiceField(label=gettext_lazy("Questionnaire"))

    def __init__(
        self,
        services: Choices,
        instruments: Choices,
        today: date,
        data: Any = None,  # noqa: ANN401 - Django's own
        files: Any = None,  # noqa: ANN401 - Django's own
    ) -> None:
        super().__init__(data, files)
        self.today = today
        whole = [("", _("The whole unit"))]
        self.fields["service"].choices = [*whole, *services]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["instrument"].choices = instruments  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["instrument"].initial = instruments[0][0] if instruments else None

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                [labels.TROUBLES[Trouble.TOO_LARGE], labels.TROUBLE_ADVICE[Trouble.TOO_LARGE]]
            )
        return file

    def clean_answered_on(self) -> date:
        day: date = self.cleaned_data["answered_on"]
        if not date(2000, 1, 1) <= day <= self.today:
            raise forms.ValidationError(_("Choose a day that is not in the future."))
        return day


class DescribeColumns(forms.Form):
    """What each column of a file is, and how many answers its form had; the file comes along."""

    scale = forms.ChoiceField(
        label=gettext_lazy("How many answers could people choose from?"),
        choices=list(labels.FILE_SCALES.items()),
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "The regulation has four and no middle. The report says what you choose here."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("The same file once more"),
        help_text=gettext_lazy("Prima kept nothing of it but what you see here."),
    )

    def __init__(
        self,
        reading: Reading,
        meanings: Choices,
        data: Any = None,  # noqa: ANN401 - Django's own
        files: Any = None,  # noqa: ANN401 - Django's own
    ) -> None:
        super().__init__(data, files, initial={"scale": reading.scale})
        self.reading = reading
        self.columns = sorted((*reading.columns, *reading.left_out), key=lambda one: one.index)
        unused = [(NOTHING, _("Not used"))]
        for column in reversed(self.columns):
            field = forms.ChoiceField(
                label=f"{column.letters}: {column.heading}",
                choices=[*unused, *meanings],
                initial=column.meaning or NOTHING,
            )
            self.fields = {f"column_{column.index}": field, **self.fields}

    @property
    def choices(self) -> FileChoices:
        """What was chosen. A number that stood for an item goes on standing for it."""
        given = self.cleaned_data
        return FileChoices(
            {
                column.index: given[f"column_{column.index}"].removeprefix(NOTHING)
                for column in self.columns
            },
            FileScale(given["scale"]),
        )


class ConfirmImport(forms.Form):
    """What the preview could not know: the order of U8 and U9, and whether twice is meant."""

    order = forms.ChoiceField(
        label=gettext_lazy("What are U8 and U9 in this file?"),
        choices=list(labels.ITEM_ORDERS.items()),
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "The regulation lists complaints as U8 and facilities as U9. Its own sample form asks"
            " them the other way round. Look at the form that people filled in."
        ),
    )
    again = forms.BooleanField(
        label=gettext_lazy("Count these answers a second time"),
        error_messages={
            "required": gettext_lazy("This very file counts already. Say that you mean it.")
        },
    )

    def __init__(self, *, order_asked: bool, was_counted: bool, data: Any = None) -> None:  # noqa: ANN401 - Django's own
        super().__init__(data)
        if not order_asked:
            del self.fields["order"]
        if not was_counted:
            del self.fields["again"]

    @property
    def chosen_order(self) -> ItemOrder | None:
        order = self.cleaned_data.get("order")
        return ItemOrder(order) if order else None


class UndoImport(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why is this import undone?"),
        max_length=REASON_LENGTH,
        help_text=gettext_lazy("Everybody who looks at the imports reads it. Name no people."),
    )
