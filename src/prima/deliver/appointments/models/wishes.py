"""The waiting list of a day."""

import uuid

from django.db import models
from django.db.models import Q

from prima.deliver.appointments.models.appointments import Appointment, new_secret
from prima.deliver.appointments.models.plans import Plan
from prima.deliver.appointments.rules import WishState


class Wish(models.Model):
    """Somebody would come on a day that is full. Whoever wished first is offered first.

    Always true: while a time is offered, it is held for nobody else. Marks as for appointments.

    Personal data: device, identity.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    secret = models.CharField(max_length=22, default=new_secret, unique=True, editable=False)
    key = models.UUIDField(help_text="Chosen by whoever asks: asking twice is asking once.")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="wishes", db_index=False)
    on = models.DateField()
    wished_at = models.DateTimeField()
    state = models.CharField(max_length=10, default=WishState.WAITING)
    appointment = models.OneToOneField(Appointment, models.PROTECT, null=True, related_name="wish")
    device = models.CharField(max_length=64, blank=True)
    identity = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="wish_state_is_known", condition=Q(state__in=list(WishState))
            ),
            models.CheckConstraint(
                name="wish_that_was_offered_a_time_has_it",
                condition=~Q(state__in=[WishState.OFFERED, WishState.TAKEN])
                | Q(appointment__isnull=False),
            ),
            models.UniqueConstraint(fields=["key"], name="wish_is_made_once_for_a_key"),
        ]
        indexes = [
            models.Index(
                fields=["plan", "on", "id"],
                condition=Q(state=WishState.WAITING),
                name="wish_waiting_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.state}"
