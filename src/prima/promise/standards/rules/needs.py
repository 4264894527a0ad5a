"""Which life events people mean by a few words. No database, no clock, no Django."""

from prima.promise.standards.rules.life_events import LifeEvent, life_events
from prima.promise.standards.rules.searching import asked_words, closeness


def events_meant(text: str) -> list[LifeEvent]:
    """Return the life events that people who type these words mean, likeliest first.

    >>> [event.code for event in events_meant("bayi saya baru lahir")]
    ['bayi-baru-lahir']
    >>> events_meant("xyz")
    []
    """
    asked = asked_words(text)
    scored = [(_fit(asked, event), event) for event in life_events().values()]
    return [event for fit, event in sorted(scored, key=lambda pair: -pair[0]) if fit > 0]


def _fit(asked: frozenset[str], event: LifeEvent) -> float:
    """Return how well the best of the event's phrases fits: all of its words must be there."""
    return max(_phrase_fit(asked, asked_words(phrase)) for phrase in event.words)


def _phrase_fit(asked: frozenset[str], phrase: frozenset[str]) -> float:
    near = [closeness(word, asked) for word in phrase]
    return sum(near) if all(near) else 0.0
