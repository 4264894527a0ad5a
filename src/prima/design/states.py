"""The states that every face shows in the same way: a word, a shape and a colour.

The colour and the shape are named after the state in CSS (`prima-status--kept`) and in the sprite
(`mark-kept`); the word can be replaced where a page knows a better one.
"""

from django.utils.translation import pgettext_lazy

WORDS = {
    "kept": pgettext_lazy("state", "Kept"),
    "at-risk": pgettext_lazy("state", "At risk"),
    "broken": pgettext_lazy("state", "Not kept"),
    "unknown": pgettext_lazy("state", "Not enough data yet"),
    "waiting": pgettext_lazy("state", "Waiting"),
    "called": pgettext_lazy("state", "Called"),
    "serving": pgettext_lazy("state", "Being served"),
    "noshow": pgettext_lazy("state", "Not present"),
    "left": pgettext_lazy("state", "Gave up the place"),
    "done": pgettext_lazy("state", "Done"),
    "paused": pgettext_lazy("state", "Paused"),
    "open": pgettext_lazy("state", "Open"),
    "closed": pgettext_lazy("state", "Closed"),
}
