"""What hangs on the boards, and how they sound."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prima.deliver.queues import labels
from prima.deliver.queues.rules.saying import Voice
from prima.deliver.queues.rules.screen import Light, Look

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prima.deliver.queues.models import Counter, Queue
from prima.deliver.queues.forms.fields import SeveralFiles, moment_input, offer


class PutUpNotice(forms.Form):
    """What the unit says on its boards, and from when until when, in its own time."""

    text = forms.CharField(
        label=_("Message"),
        help_text=_("One or two short sentences: people read it from ten metres away."),
        max_length=160,
    )
    starts_at = forms.DateTimeField(
        label=_("From"), help_text=_("Empty means now."), required=False, widget=moment_input()
    )
    ends_at = forms.DateTimeField(
        label=_("Until"),
        help_text=_("Empty means until somebody takes it down."),
        required=False,
        widget=moment_input(),
    )


class KeepClips(forms.Form):
    """Recordings for one voice. The name of each file says which words it holds."""

    voice = forms.ChoiceField(label=_("Voice"), choices=list(labels.VOICES.items()))
    recordings = SeveralFiles(
        label=_("Recordings"),
        help_text=_("WAV, MP3 or OGG, at most 500 kB each. Choose several at once."),
        widget=SeveralFiles.Input(attrs={"accept": ".wav,.mp3,.ogg"}),
    )


class ChooseVoice(forms.Form):
    voice = forms.ChoiceField(choices=list(labels.VOICES.items()))


class ChooseScreen(forms.Form):
    """What one board shows. It is sent to the board itself, whose address then says it."""

    queues = forms.MultipleChoiceField(
        label=_("Queues"),
        help_text=_("None means all of them."),
        widget=forms.CheckboxSelectMultiple,
    )
    counters = forms.MultipleChoiceField(
        label=_("Counters"),
        help_text=_("None means those that call from these queues."),
        widget=forms.CheckboxSelectMultiple,
    )
    look = forms.ChoiceField(
        label=_("Layout"), choices=list(labels.LOOKS.items()), widget=forms.RadioSelect
    )
    light = forms.ChoiceField(
        label=_("Background"), choices=list(labels.LIGHTS.items()), widget=forms.RadioSelect
    )
    voice = forms.MultipleChoiceField(
        label=_("Voice"),
        help_text=_("In the order of this list, one after the other."),
        choices=list(labels.VOICES.items()),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's signature
        queues: "Iterable[Queue]",
        counters: "Iterable[Counter]",
        **kwargs: Any,  # noqa: ANN401 - Django's signature
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "queues", [(queue.letter, str(queue)) for queue in queues])
        offer(self, "counters", [(str(counter.number), str(counter)) for counter in counters])
        self.initial = {"look": Look.PLAIN, "light": Light.NIGHT, "voice": [Voice.ID]}
