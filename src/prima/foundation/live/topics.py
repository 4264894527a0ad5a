"""What a display can follow. Apps register their topics in `AppConfig.ready`."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from prima.foundation.journal.models import Entry

OURS: Final = {"beat", "reset", "open", "error", "message"}  # the bus's own, and the browser's
_NAME = re.compile(r"[a-z][a-z-]{0,39}")


@dataclass(frozen=True, slots=True)
class Message:
    """One event for the displays of a topic.

    `sequence` is the entry it comes from. `data` is small and public: whoever knows the address may
    read it, so it holds what hangs on the wall anyway.
    """

    sequence: int
    event: str
    data: Mapping[str, object]

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.event) or self.event in OURS:
            raise ValueError(f"{self.event!r} cannot be the name of an event")


Render = Callable[[int, "Sequence[Entry]"], list[Message]]
"""`render(unit_id, entries)`: the messages that these entries of this unit's journal mean.

It runs in the bus's own thread, once for all displays, and may ask the database but not write.
"""

_topics: dict[str, Render] = {}


def register(name: str, render: Render) -> None:
    """Offer a topic at /live/<name>/<unit>. A name is taken once."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} cannot be the name of a topic")
    if _topics.setdefault(name, render) is not render:
        raise ValueError(f"The topic {name!r} is registered already")


def renderer(name: str) -> Render | None:
    return _topics.get(name)


def encode(messages: Sequence[Message]) -> bytes:
    r"""Write messages as server-sent events.

    >>> encode([Message(7, "called", {"number": "A-012", "counter": 2})])
    b'id: 7\nevent: called\ndata: {"number":"A-012","counter":2}\n\n'
    """
    return b"".join(
        f"id: {message.sequence}\nevent: {message.event}\n"
        f"data: {json.dumps(message.data, ensure_ascii=False, separators=(',', ':'))}\n\n".encode()
        for message in messages
    )


def encode_reset(sequence: int) -> bytes:
    """Tell a display that it missed something: it loads its page again."""
    return f"id: {sequence}\nevent: reset\ndata: {{}}\n\n".encode()


def encode_beat(sequence: int) -> bytes:
    """Say that the server lives and all is told up to here, so that a display notices silence."""
    return f"id: {sequence}\nevent: beat\ndata: {{}}\n\n".encode()
