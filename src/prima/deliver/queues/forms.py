"""What we accept at the kiosk, at the desk and when a unit sets up its queues."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prima.deliver.queues import labels
from prima.deliver.queues.rules import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prima.deliver.queues.models import Counter, Queue
    from prima.promise.standards.models import Service


class TakeTicket(forms.Form):
    """Asking for a number. Asking twice with the same key is asking once."""

    key = forms.UUIDField(widget=forms.HiddenInput)


class HandOver(forms.Form):
    to = forms.ChoiceField(label=_("To which queue"))
    reason = forms.ChoiceField(label=_("Why"), choices=list(labels.REASONS.items()))

    def __init__(self, *args: Any, queues: "Iterable[Queue]", **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        _offer(self, "to", [(queue.letter, str(queue)) for queue in queues])


class SetUpQueue(forms.Form):
    """A line of waiting people, and the services at its end. `known` is the queue to change."""

    letter = forms.ChoiceField(
        label=_("Letter"),
        help_text=_("The number begins with it, such as A-012. It never changes afterwards."),
        choices=[(letter, letter) for letter in LETTERS],
    )
    name = forms.CharField(label=_("Name"), max_length=120)
    services = forms.MultipleChoiceField(
        label=_("Services"),
        help_text=_("A service belongs to one queue."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's signature
        services: "Iterable[Service]",
        known: "Queue | None",
        **kwargs: Any,  # noqa: ANN401 - Django's signature
    ) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "services", [(service.code, service.name) for service in services])
        if known:
            chosen = [service.code for service in known.services.all()]
            self.initial = {"letter": known.letter, "name": known.name, "services": chosen}
            self.fields["letter"].disabled = True


class SetUpCounter(forms.Form):
    """A place where people are called to. `known` is the counter to change."""

    number = forms.IntegerField(
        label=_("Number"),
        help_text=_("It hangs over the counter."),
        min_value=1,
        max_value=999,
    )
    name = forms.CharField(
        label=_("Name"), help_text=_("It is shown and called, such as Counter 3."), max_length=120
    )
    queues = forms.MultipleChoiceField(
        label=_("Calls from these queues"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's signature
        queues: "Iterable[Queue]",
        known: "Counter | None",
        **kwargs: Any,  # noqa: ANN401 - Django's signature
    ) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "queues", [(queue.letter, str(queue)) for queue in queues])
        if known:
            chosen = [queue.letter for queue in known.queues.all()]
            self.initial = {"number": known.number, "name": known.name, "queues": chosen}
            self.fields["number"].disabled = True


def _offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type checker
    field.choices = choices
