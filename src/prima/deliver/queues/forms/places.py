"""What a unit says when it sets up its queues and counters."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prima.deliver.queues.rules import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prima.deliver.queues.models import Counter, Queue
    from prima.promise.standards.models import Service
from prima.deliver.queues.forms.fields import offer


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
    quick = forms.MultipleChoiceField(
        label=_("Quick services"),
        help_text=_("Those of a few moments: they have the quick lane."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    station = forms.SlugField(
        label=_("Station"),
        help_text=_("Steps of a standard with this code lead here, such as farmasi."),
        max_length=60,
        required=False,
    )
    daily_limit = forms.IntegerField(
        label=_("Numbers a day"),
        help_text=_("Empty means as many as people come."),
        min_value=1,
        max_value=9999,
        required=False,
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's signature
        services: "Iterable[Service]",
        quick: "Iterable[str]",
        known: "Queue | None",
        **kwargs: Any,  # noqa: ANN401 - Django's signature
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [(service.code, service.name) for service in services]
        offer(self, "services", choices)
        offer(self, "quick", choices)
        if known:
            chosen = [service.code for service in known.services.all()]
            self.initial = {
                "letter": known.letter,
                "name": known.name,
                "services": chosen,
                "quick": list(quick),
                "station": known.station,
                "daily_limit": known.daily_limit,
            }
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
        offer(self, "queues", [(queue.letter, str(queue)) for queue in queues])
        if known:
            chosen = [queue.letter for queue in known.queues.all()]
            self.initial = {"number": known.number, "name": known.name, "queues": chosen}
            self.fields["number"].disabled = True
