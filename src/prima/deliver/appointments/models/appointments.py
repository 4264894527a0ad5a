"""One person's time."""

import secrets
import uuid

from django.db import models
from django.db.models import F, Q

from prima.deliver.appointments.models.plans import Plan
from prima.deliver.appointments.rules import (
    ALPHABET,
    SIGNS,
    TAKING,
    Arrival,
    Exemption,
    State,
    number_shown,
)


def new_secret() -> str:
    """Return 128 random bits: whoever holds them holds the appointment."""
    return secrets.token_urlsafe(16)


def new_number() -> str:
    """Return a number for people. It tells nothing, not even how many there are."""
    return "".join(secrets.choice(ALPHABET) for _sign in range(SIGNS))


class Appointment(models.Model):
    """Somebody is expected at a time. Nobody is named: a number is enough.

    Always true: every appointment that takes a place of its time has a seat of its own there; one
    that arrived has a ticket. `device` and `identity` are marks that only this installation can
    make, other ones on every day; they are emptied when the day is over.

    Personal data: device, identity.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    secret = models.CharField(max_length=22, default=new_secret, unique=True, editable=False)
    number = models.CharField(max_length=SIGNS, default=new_number, unique=True, editable=False)
    key = models.UUIDField(help_text="Chosen by whoever asks: asking twice is asking once.")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="appointments", db_index=False)
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+", db_index=False)
    service = models.ForeignKey(
        "standards.Service", models.PROTECT, related_name="+", db_index=False
    )
    on = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    seat = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, default=State.BOOKED)
    booked_at = models.DateTimeField(help_text="When this time was chosen.")
    lead_days = models.PositiveSmallIntegerField()
    held_until = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    arrival = models.CharField(max_length=10, blank=True)
    ticket = models.OneToOneField("queues.Ticket", models.PROTECT, null=True, related_name="+")
    device = models.CharField(max_length=64, blank=True)
    identity = models.CharField(max_length=64, blank=True)
    exemption = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="appointment_state_is_known", condition=Q(state__in=list(State))
            ),
            models.CheckConstraint(
                name="appointment_arrival_is_known", condition=Q(arrival__in=["", *Arrival])
            ),
            models.CheckConstraint(
                name="appointment_exemption_is_known", condition=Q(exemption__in=["", *Exemption])
            ),
            models.CheckConstraint(name="appointment_seat_is_counted", condition=Q(seat__gte=1)),
            models.CheckConstraint(
                name="appointment_ends_after_it_begins", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="appointment_is_held_until_a_moment",
                condition=Q(state=State.HELD, held_until__isnull=False)
                | ~Q(state=State.HELD) & Q(held_until__isnull=True),
            ),
            models.CheckConstraint(
                name="appointment_that_arrived_has_a_ticket",
                condition=Q(state=State.ARRIVED, ticket__isnull=False, arrived_at__isnull=False)
                & ~Q(arrival="")
                | ~Q(state=State.ARRIVED)
                & Q(ticket__isnull=True, arrived_at__isnull=True, arrival=""),
            ),
            models.UniqueConstraint(fields=["key"], name="appointment_is_booked_once_for_a_key"),
            models.UniqueConstraint(
                fields=["plan", "starts_at", "seat"],
                condition=Q(state__in=TAKING),
                name="appointment_has_a_seat_of_its_own",
            ),
        ]
        indexes = [
            models.Index(fields=["plan", "on"], name="appointment_by_plan_and_day"),
            models.Index(fields=["unit", "on"], name="appointment_by_unit_and_day"),
        ]

    def __str__(self) -> str:
        return number_shown(self.number)
