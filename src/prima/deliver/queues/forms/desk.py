"""What an officer tells at the desk."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prima.deliver.queues import labels
from prima.deliver.queues.models import LONGEST_NOTE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prima.deliver.queues.models import Queue, Ticket
    from prima.promise.standards.models import Service
from prima.deliver.queues.forms.fields import offer, time_input


class HandOver(forms.Form):
    to = forms.ChoiceField(label=_("To which queue"))
    reason = forms.ChoiceField(label=_("Why"), choices=list(labels.REASONS.items()))
    note = forms.CharField(
        label=_("Note for the colleague"), max_length=LONGEST_NOTE, required=False
    )

    def __init__(self, *args: Any, queues: "Iterable[Queue]", **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        offer(self, "to", [(queue.letter, str(queue)) for queue in queues])


class Finish(forms.Form):
    """Finishing at a station: whether the visit ends here, and what the next one should know."""

    ends_here = forms.BooleanField(label=_("The rest is not needed"), required=False)
    note = forms.CharField(
        label=_("Note for the next station"),
        help_text=_("Seen at the next counter only, and gone when the visit ends."),
        max_length=LONGEST_NOTE,
        required=False,
    )


class Park(forms.Form):
    reason = forms.ChoiceField(label=_("Why"), choices=list(labels.PARK_REASONS.items()))


class CallCertain(forms.Form):
    """Calling somebody before their turn. `line` are the tickets that wait."""

    ticket = forms.ChoiceField(label=_("Which number"))
    reason = forms.ChoiceField(
        label=_("Why"),
        help_text=_("The board shows how often this happened today."),
        choices=[("", _("Choose a reason")), *labels.CALL_REASONS.items()],
    )

    def __init__(self, *args: Any, line: "Iterable[Ticket]", **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        offer(self, "ticket", [(str(one.uuid), one.display_number) for one in line])


class WhichTicket(forms.Form):
    ticket = forms.UUIDField()


class EnterLate(forms.Form):
    """A visit as somebody wrote it on paper, in the unit's own time."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    service = forms.ChoiceField(label=_("Service"))
    on = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    taken_at = forms.TimeField(label=_("Came at"), widget=time_input())
    called_at = forms.TimeField(label=_("Called at"), widget=time_input())
    served_at = forms.TimeField(label=_("Served from"), widget=time_input())
    finished_at = forms.TimeField(label=_("Finished at"), widget=time_input())

    def __init__(self, *args: Any, services: "Iterable[Service]", **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        offer(self, "service", [(service.code, service.name) for service in services])
