"""What boards, phones and desks hear of a unit's queues: numbers, counters and counts.

Every act on a ticket is an event of its own name: taken, called, recalled, served, finished,
missed, handed-over, left, expired. After the acts of a moment comes how many wait now. All of it
hangs on the wall anyway.
"""

import json
from typing import TYPE_CHECKING

from django.utils import timezone

from prima.deliver.queues.queries import counter_names, lines
from prima.foundation.live.topics import Message
from prima.foundation.units.queries import unit_by_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prima.foundation.journal.models import Entry

TICKET = "ticket."
TOLD = ("number", "queue", "from_queue", "counter")


def render(unit_id: int, entries: "Sequence[Entry]") -> list[Message]:
    """Return each act by itself, and after them once how many wait in each queue."""
    acts = [entry for entry in entries if entry.verb.startswith(TICKET)]
    if not acts:
        return []
    unit = unit_by_id(unit_id)
    names = counter_names(unit)
    waiting = {line.letter: line.waiting for line in lines(unit, timezone.now())}  # noqa: TID251 - a door
    return [*(_act(entry, names) for entry in acts), Message(acts[-1].sequence, "waiting", waiting)]


def _act(entry: "Entry", names: dict[int, str]) -> Message:
    details = json.loads(entry.details)
    data = {name: details[name] for name in TOLD if name in details}
    if "counter" in data:
        data["counter_name"] = names.get(data["counter"], str(data["counter"]))
    return Message(entry.sequence, entry.verb.removeprefix(TICKET), data)
