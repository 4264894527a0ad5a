"""What people of a crowd do. Each function is one person's part, in a thread of its own."""

import json
import time as clock
from datetime import time
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.utils import timezone

from prima.deliver.queues import actions
from prima.deliver.queues.models import Period, Ticket
from prima.deliver.queues.queries import (
    counter_numbered,
    current_at,
    queue_lettered,
    ticket_of,
)
from prima.deliver.queues.rules import CallReason, Lane, Order, ParkReason, Reason, State
from prima.deliver.queues.testing import missed_at_once
from prima.foundation.journal.models import Entry
from prima.foundation.journal.queries import verify
from prima.foundation.people.models import Person
from prima.foundation.people.testing import a_person
from prima.foundation.refusals import Refusal
from prima.foundation.units.actions import establish_unit, set_hours
from prima.foundation.units.queries import unit_named
from prima.promise.standards.actions import set_offered
from prima.promise.standards.queries import service_named
from prima.promise.standards.testing import a_published_service

if TYPE_CHECKING:
    from collections.abc import Callable

ALL_DAY = ((time.min, time.min),)
LETTERS = {"A": "pendaftaran", "B": "poli-gigi"}
PHARMACY = "F"
RULE = Order(entitled_ratio=Decimal(3), in_a_row=2, calls_before_missed=1)
now = timezone.now  # noqa: TID251 - this is the door of the crowd


def found(name: str, desks: int) -> str:
    """Make an office that never closes; its desks call from both of its queues."""
    unit = establish_unit(name, at=now())
    set_hours(unit, dict.fromkeys(range(7), ALL_DAY), at=now())
    queues = [
        actions.add_queue(unit, letter, code, [a_published_service(unit, code)], at=now())
        for letter, code in LETTERS.items()
    ]
    for number in range(1, desks + 1):
        actions.add_counter(unit, number, f"Loket {number}", queues, at=now())
    missed_at_once(unit)
    a_person(name, unit)
    return unit.slug


def found_clinic(name: str, desks: int) -> str:
    """Make an office with lanes, whose dentist sends people on to the pharmacy.

    Odd desks call for registration and the dentist, even ones for the pharmacy as well.
    """
    slug = found(name, 0)
    unit = unit_named(slug)
    actions.set_order(unit, RULE, at=now())
    registration, dentist = (queue_lettered(unit, letter) for letter in LETTERS)
    actions.change_queue(
        dentist,
        name="Poli gigi",
        services=list(dentist.services.all()),
        terms=actions.Terms(station="poli-gigi"),
        at=now(),
    )
    pharmacy = actions.add_queue(
        unit,
        PHARMACY,
        "Farmasi",
        [a_published_service(unit, "farmasi")],
        terms=actions.Terms(station="farmasi"),
        at=now(),
    )
    for number in range(1, desks + 1):
        served = [registration, dentist] if number % 2 else [pharmacy, dentist, registration]
        actions.add_counter(unit, number, f"Loket {number}", served, at=now())
    return slug


def take_in_lanes(slug: str, letter: str, keys: list[str]) -> list[str]:
    """Tap once for each key; every third person is entitled to priority, and has two numbers."""
    given = []
    for place, key in enumerate(keys):
        entitled = place % 3 == 0
        lane = Lane.ENTITLED if entitled else Lane.ORDINARY
        code = LETTERS[letter]
        first = actions.take_ticket_at(slug, code, key=UUID(key), at=now(), lane=lane)
        given.append(str(ticket_of(first.uuid)))
        if entitled:
            more = actions.take_ticket_at(
                slug, LETTERS["A"], key=uuid4(), at=now(), lane=lane, visit=first.visit
            )
            given.append(str(ticket_of(more.uuid)))
    return given


def serve_everybody(slug: str, desk: int) -> list[str]:
    """Call, serve and finish until nobody waits for this desk; return who was called where."""
    counter, officer = counter_numbered(unit_named(slug), desk), _officer(slug)
    called: list[str] = []
    while True:
        try:
            ticket = actions.call_next(counter, by=officer, at=now())
        except actions.NobodyWaiting:
            return called
        called.append(f"{ticket} {ticket.queue.letter}")
        actions.serve(ticket, by=officer, at=now())
        actions.finish(ticket, by=officer, at=now(), note="Rapi")


def take(slug: str, letter: str, keys: list[str]) -> list[str]:
    """Tap once for each key, and return the numbers."""
    return [
        str(actions.take_ticket_at(slug, LETTERS[letter], key=UUID(key), at=now())) for key in keys
    ]


def call_everybody(slug: str, desk: int) -> list[str]:
    """Call one after the other until nobody waits, and return the numbers."""
    counter, officer = counter_numbered(unit_named(slug), desk), _officer(slug)
    called: list[str] = []
    while True:
        try:
            ticket = actions.call_next(counter, by=officer, at=now())
        except actions.NobodyWaiting:
            return called
        called.append(str(ticket))
        actions.miss(ticket, by=officer, at=now())


def work(slug: str, part: str, seed: int, seconds: float) -> list[str]:
    """Do what this part does, again and again; return what went wrong. A refusal is not wrong."""
    chance, wrong = Random(seed), []  # noqa: S311 - a test's own dice
    end = clock.monotonic() + seconds
    while clock.monotonic() < end:
        try:
            PARTS[part](slug, chance)
        except Refusal:
            continue
        except Exception as error:  # noqa: BLE001 - whatever it is, it is to be told
            wrong.append(repr(error))
    return wrong


def books(slug: str) -> dict[str, Any]:
    """Return what the database says, for the test to compare."""
    unit = unit_named(slug)
    tickets = Ticket.objects.filter(unit=unit).select_related("origin").order_by("id")
    told = Entry.objects.filter(unit=unit, subject__startswith="ticket:")
    return {
        "numbers": [[ticket.origin.letter, str(ticket.on), ticket.number] for ticket in tickets],
        "calls": [ticket.calls for ticket in tickets],
        "states": sorted({str(ticket.state) for ticket in tickets}),
        "keys": len({ticket.key for ticket in tickets}),
        "periods": Period.objects.filter(ticket__in=tickets).count(),
        "told": told.count(),
        "taken": told.filter(verb="ticket.taken").count(),
        "other_acts": told.filter(verb__in=["ticket.let-pass", "ticket.on-my-way"]).count(),
        "fault": verify(unit.pk).fault,
        "lanes_called": _lanes_called(slug),
        "on_two_counters": _on_two_counters(slug),
    }


def _lanes_called(slug: str) -> dict[str, list[str]]:
    """Return the lanes in the order in which they were called, queue by queue."""
    lanes = dict(Ticket.objects.filter(unit__slug=slug).values_list("uuid", "lane"))
    calls: dict[str, list[str]] = {}
    told = Entry.objects.filter(unit__slug=slug, verb="ticket.called").order_by("sequence")
    for entry in told:
        uuid = UUID(entry.subject.removeprefix("ticket:"))
        calls.setdefault(json.loads(entry.details)["queue"], []).append(lanes[uuid])
    return calls


def _on_two_counters(slug: str) -> int:
    """Return how many visits were called to one counter before they had left another one."""
    visits = dict(Ticket.objects.filter(unit__slug=slug).values_list("uuid", "visit"))
    there: set[int] = set()
    twice = 0
    for entry in Entry.objects.filter(unit__slug=slug).order_by("sequence"):
        if not entry.subject.startswith("ticket:"):
            continue
        visit = visits[UUID(entry.subject.removeprefix("ticket:"))]
        if entry.verb == "ticket.called":
            twice += visit in there
            there.add(visit)
        elif entry.verb not in {"ticket.taken", "ticket.served", "ticket.recalled"}:
            there.discard(visit)
    return twice


# --- parts ----------------------------------------------------------------------------------------


def _at_the_kiosk(slug: str, chance: Random) -> None:
    code = chance.choice(list(LETTERS.values()))
    lane = chance.choice([Lane.ORDINARY, Lane.ENTITLED])
    first = actions.take_ticket_at(slug, code, key=uuid4(), at=now(), lane=lane)
    if chance.random() < 0.3:  # noqa: PLR2004 - some want two things
        actions.take_ticket_at(slug, code, key=uuid4(), at=now(), visit=first.visit)


def _calling(slug: str, chance: Random) -> None:
    """Call at one of the desks, and say that nobody came. Another may have said so already."""
    officer = _officer(slug)
    desk = counter_numbered(unit_named(slug), chance.randint(1, 4))
    ticket = actions.call_next(desk, by=officer, at=now())
    actions.miss(ticket, by=officer, at=now())


def _at_a_desk(slug: str, chance: Random) -> None:
    officer = _officer(slug)
    desk = counter_numbered(unit_named(slug), chance.randint(1, 4))
    ticket = current_at(desk)
    if ticket is None:
        actions.call_next(desk, by=officer, at=now())
        return
    to = queue_lettered(desk.unit, chance.choice(list(LETTERS)))
    acts: list[Callable[[], object]] = [
        lambda: actions.recall(ticket, by=officer, at=now()),
        lambda: actions.serve(ticket, by=officer, at=now()),
        lambda: actions.finish(ticket, by=officer, at=now()),
        lambda: actions.miss(ticket, by=officer, at=now()),
        lambda: actions.hand_over(ticket, to, by=officer, at=now(), reason=Reason.NEXT_STEP),
        lambda: actions.finish_and_call_next(desk, by=officer, at=now()),
        lambda: actions.park(ticket, by=officer, at=now(), reason=ParkReason.PAYMENT),
    ]
    chance.choice(acts)()


def _out_of_order(slug: str, chance: Random) -> None:
    """Call somebody certain, or let somebody wait again who was away."""
    officer = _officer(slug)
    desk = counter_numbered(unit_named(slug), chance.randint(1, 4))
    tickets = list(Ticket.objects.filter(unit__slug=slug).order_by("-id")[:20])
    ticket = chance.choice(tickets) if tickets else None
    if ticket is None:
        return
    acts: list[Callable[[], object]] = [
        lambda: actions.call_certain(desk, ticket, by=officer, at=now(), reason=CallReason.FRAIL),
        lambda: actions.resume(ticket, by=officer, at=now()),
        lambda: actions.come_back(ticket, at=now()),
        lambda: actions.let_one_pass(ticket, at=now()),
        lambda: actions.say_on_my_way(ticket, at=now()),
    ]
    chance.choice(acts)()


def _giving_up(slug: str, chance: Random) -> None:
    waiting = Ticket.objects.filter(unit__slug=slug, state=State.WAITING).order_by("-id")
    tickets = list(waiting[:5])
    if tickets:
        actions.leave(chance.choice(tickets), at=now())


def _setting_up(slug: str, chance: Random) -> None:
    unit = unit_named(slug)
    letter, code = chance.choice(list(LETTERS.items()))
    service, queue = service_named(unit, code), queue_lettered(unit, letter)
    desk = counter_numbered(unit, chance.randint(1, 4))
    acts: list[Callable[[], object]] = [
        lambda: set_offered(service, is_offered=chance.random() < 0.8, at=now()),  # noqa: PLR2004 - mostly
        lambda: actions.change_queue(queue, name=code, services=[service], at=now()),
        lambda: actions.change_counter(
            desk, name="Loket", queues=list(desk.queues.all()), at=now()
        ),
    ]
    chance.choice(acts)()


def _closing(slug: str, chance: Random) -> None:
    actions.close_day(unit_named(slug), at=now())
    clock.sleep(chance.uniform(0.2, 0.6))


PARTS = {
    "kiosk": _at_the_kiosk,
    "caller": _calling,
    "desk": _at_a_desk,
    "officer": _out_of_order,
    "citizen": _giving_up,
    "head": _setting_up,
    "closing": _closing,
}


def _officer(slug: str) -> Person:
    return Person.objects.get(roles__unit__slug=slug)
