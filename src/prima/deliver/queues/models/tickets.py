"""A visit, its tickets, and every period of a ticket's life."""

import secrets
import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from prima.deliver.queues.models.announced import Announced
from prima.deliver.queues.models.places import Counter, Queue
from prima.deliver.queues.rules import (
    AT_COUNTER,
    OF_LEFT,
    PASSING,
    UNDER_WAY,
    Channel,
    Lane,
    Reason,
    State,
    display_number,
)

MOST_PEOPLE = 20
LONGEST_NOTE = 280


def new_secret() -> str:
    """Return 128 random bits: whoever holds them holds the ticket."""
    return secrets.token_urlsafe(16)


class Numbering(models.Model):
    """The last number that a queue gave on a day. Its row is locked while the next one is taken.

    Personal data: none.
    """

    queue = models.ForeignKey(Queue, models.PROTECT, related_name="+", db_index=False)
    on = models.DateField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="numbering_begins_with_one", condition=Q(last__gte=1)),
            models.UniqueConstraint(fields=["queue", "on"], name="numbering_is_one_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.queue_id} {self.on}: {self.last}"


class Visit(models.Model):
    """The presence of a person, and of those who come along, on a day. Nobody is named.

    Personal data: none.
    """

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", db_index=False)
    on = models.DateField()
    channel = models.CharField(max_length=10)
    people = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="visit_channel_is_known", condition=Q(channel__in=list(Channel))
            ),
            models.CheckConstraint(
                name="visit_is_of_one_to_twenty_people", condition=Q(people__range=(1, MOST_PEOPLE))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.channel}"


class Ticket(Announced):
    """A person's place: the number of a queue on a local day, and the period it is in now.

    Always true: a number is given once and none is left out; the version is what was promised when
    it was taken; whoever came first has the lower id, whatever the clock said. The open period is
    the ticket itself (`state`, `since`, `queue`, `counter`, `officer`), so there is never another;
    those that ended are rows of Period. `waited` and `served` sum up those spent in the queue of
    origin; `is_exact` says whether all of them are. A visit is at one counter at a time. The note
    for the next station is gone as soon as the ticket has ended.

    Personal data: officer, note.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    secret = models.CharField(max_length=22, default=new_secret, unique=True, editable=False)
    key = models.UUIDField(help_text="Chosen by whoever asks: asking twice is asking once.")
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="tickets")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", db_index=False)
    service = models.ForeignKey(
        "standards.Service", models.PROTECT, related_name="+", db_index=False
    )
    version = models.ForeignKey(
        "standards.StandardVersion", models.PROTECT, related_name="+", db_index=False
    )
    origin = models.ForeignKey(
        Queue, models.PROTECT, related_name="+", db_index=False, help_text="Gave the number."
    )
    on = models.DateField()
    number = models.PositiveIntegerField()
    queue = models.ForeignKey(
        Queue, models.PROTECT, related_name="+", db_index=False, help_text="Where it waits."
    )
    state = models.CharField(max_length=10, default=State.WAITING)
    since = models.DateTimeField(help_text="When the open period began, or when it all ended.")
    counter = models.ForeignKey(
        Counter, models.PROTECT, null=True, related_name="+", db_index=False
    )
    occupies = models.ForeignKey(
        Counter,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        help_text="The counter, while it is called there or served.",
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    calls = models.PositiveSmallIntegerField(default=0)
    called_at = models.DateTimeField(null=True, help_text="The last time.")
    called_after = models.BigIntegerField(
        default=0, help_text="Where the journal stood then: orders calls, whatever the clock said."
    )
    waited = models.DurationField(default=timedelta(0))
    served = models.DurationField(default=timedelta(0))
    is_exact = models.BooleanField(default=True)
    lane = models.CharField(max_length=12, default=Lane.ORDINARY)
    turn = models.BigIntegerField(
        null=True, help_text="Whose turn it takes, by their id; its own when empty."
    )
    passed = models.PositiveIntegerField(
        default=0, help_text="How many of this turn go before it: it let them pass."
    )
    out_of_order = models.PositiveSmallIntegerField(
        default=0, help_text="How often it was called before its turn, with a reason."
    )
    stop = models.PositiveSmallIntegerField(default=0, help_text="How far on its route it is.")
    why = models.CharField(
        max_length=12, blank=True, default="", help_text="Why it was handed over to this queue."
    )
    note = models.CharField(max_length=LONGEST_NOTE, blank=True, default="")
    on_my_way_at = models.DateTimeField(null=True)
    exit = models.CharField(
        max_length=20, blank=True, default="", help_text="How it left the queue."
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ticket_state_is_known", condition=Q(state__in=list(State))
            ),
            models.CheckConstraint(name="ticket_lane_is_known", condition=Q(lane__in=list(Lane))),
            models.CheckConstraint(
                name="ticket_was_handed_over_for_a_known_reason",
                condition=Q(why__in=["", *Reason]),
            ),
            models.CheckConstraint(
                name="ticket_has_an_exit_only_when_it_left",
                condition=Q(exit="") | Q(state=State.LEFT, exit__in=OF_LEFT),
            ),
            models.CheckConstraint(
                name="ticket_that_ended_has_no_note",
                condition=Q(note="") | Q(state__in=UNDER_WAY),
            ),
            models.CheckConstraint(
                name="ticket_number_begins_with_one", condition=Q(number__gte=1)
            ),
            models.CheckConstraint(
                name="ticket_remembers_all_of_what_was_announced",
                condition=Q(announced=None, expected=None, turns_before=None)
                | Q(
                    announced__isnull=False,
                    announced__gt=timedelta(0),
                    expected__isnull=False,
                    turns_before__isnull=False,
                    turns_before__gt=0,
                ),
            ),
            models.CheckConstraint(
                name="ticket_is_judged_by_what_was_announced",
                condition=Q(score=None, was_kept=None)
                | Q(score__isnull=False, was_kept__isnull=False, announced__isnull=False),
            ),
            models.CheckConstraint(
                name="ticket_occupies_the_counter_that_it_is_at",
                condition=Q(occupies__isnull=True) & ~Q(state__in=AT_COUNTER)
                | Q(
                    occupies=F("counter"),
                    occupies__isnull=False,
                    officer__isnull=False,
                    state__in=AT_COUNTER,
                ),
            ),
            models.CheckConstraint(
                name="ticket_that_waits_is_at_no_counter",
                condition=~Q(state=State.WAITING)
                | (Q(counter__isnull=True) & Q(officer__isnull=True)),
            ),
            models.UniqueConstraint(
                fields=["origin", "on", "number"], name="ticket_number_is_given_once"
            ),
            models.UniqueConstraint(
                fields=["unit", "on", "key"], name="ticket_is_taken_once_for_a_key"
            ),
            models.UniqueConstraint(
                fields=["occupies"],
                condition=Q(occupies__isnull=False),
                name="counter_has_one_ticket_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["visit"],
                condition=Q(occupies__isnull=False),
                name="visit_is_at_one_counter_at_a_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["queue", "on", "id"],
                condition=Q(state=State.WAITING),
                name="ticket_waiting_in_order",
            ),
            models.Index(
                fields=["unit", "on"], condition=Q(state=State.PARKED), name="ticket_parked"
            ),
            models.Index(fields=["service", "on"], name="ticket_by_service_and_day"),
        ]

    def __str__(self) -> str:
        return self.display_number

    @property
    def display_number(self) -> str:
        return display_number(self.origin.letter, self.number)


class Period(models.Model):
    """A stretch of a ticket's life that is over, half-open. Every act on a ticket ends one.

    Always true: rows are added and never changed; a period begins where the one before it ended,
    and the ticket's own `since` is where the last one did. `is_exact` is False from the first
    moment on for which the clock was not believed.

    Personal data: officer.
    """

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="periods")
    kind = models.CharField(max_length=10)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    queue = models.ForeignKey(Queue, models.PROTECT, related_name="+", db_index=False)
    counter = models.ForeignKey(
        Counter, models.PROTECT, null=True, related_name="+", db_index=False
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    is_exact = models.BooleanField(default=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="period_kind_is_not_an_end", condition=Q(kind__in=PASSING)),
            models.CheckConstraint(
                name="period_ends_after_it_begins", condition=Q(ends_at__gte=F("starts_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} from {self.starts_at}"
