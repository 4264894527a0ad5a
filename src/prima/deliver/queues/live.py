"""What boards, phones and desks hear of a unit's queues: numbers, counters and counts.

Every act on a ticket is an event of its own name: taken, called, recalled, served, finished,
moved-on, missed, returned, parked, resumed, handed-over, left, expired. After the acts of a moment
comes how many wait now. `notices` says that the unit's own words are others. All of it hangs on the
wall anyway. A call also brings the clips that say it, so that boards need not know how to count.
"""

import json
from typing import TYPE_CHECKING

from django.utils import timezone

from prima.deliver.queues.queries import counter_names
from prima.deliver.queues.queries.boards import lines
from prima.deliver.queues.rules.saying import Voice, call
from prima.foundation.live.topics import Message
from prima.foundation.units.queries import unit_by_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prima.foundation.journal.models import Entry

TICKET, NOTICE, ALARM = "ticket.", "notice.", "alarm."
CALLS = ("called", "recalled")
TOLD = ("number", "queue", "from_queue", "counter")


def render(unit_id: int, entries: "Sequence[Entry]") -> list[Message]:
    """Return each act by itself, and after them once how many wait in each queue."""
    acts = [entry for entry in entries if entry.verb.startswith(TICKET)]
    notices = [entry.sequence for entry in entries if entry.verb.startswith(NOTICE)]
    alarms = [entry.sequence for entry in entries if entry.verb.startswith(ALARM)]
    said = [Message(notices[-1], "notices", {})] if notices else []
    said += [Message(alarms[-1], "desks", {})] if alarms else []  # desks look; nobody else is told
    if not acts:
        return said
    unit = unit_by_id(unit_id)
    names = counter_names(unit)
    waiting = {line.letter: line.waiting for line in lines(unit, timezone.now())}  # noqa: TID251 - a door
    told = [*(_act(entry, names) for entry in acts), Message(acts[-1].sequence, "waiting", waiting)]
    return sorted([*told, *said], key=lambda message: message.sequence)


def _act(entry: "Entry", names: dict[int, str]) -> Message:
    details = json.loads(entry.details)
    event = entry.verb.removeprefix(TICKET)
    data = {name: details[name] for name in TOLD if name in details}
    if "counter" in data:
        data["counter_name"] = names.get(data["counter"], str(data["counter"]))
    if event in CALLS:
        data["say"] = {
            voice: call(data["number"], data["counter"], data["counter_name"], voice)
            for voice in Voice
        }
        data["is_out_of_order"] = "reason" in details
    return Message(entry.sequence, event, data)
