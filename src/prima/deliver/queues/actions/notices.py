"""Putting a message on the boards, and taking it down."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.deliver.queues.models import Notice
from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit


class EndsTooEarly(Refusal):
    code = "ends-too-early"
    status = 422
    message = _("A message ends after it begins, and not in the past.")
    advice = _("Choose a later end, or leave it empty.")


@transaction.atomic
def put_up_notice(
    unit: "Unit",
    text: str,
    *,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    by: "Person | None" = None,
    at: datetime,
) -> Notice:
    """Say something on the unit's boards, from now on when no start is given."""
    start = starts_at or at
    if ends_at is not None and ends_at <= max(start, at):
        raise EndsTooEarly
    notice = Notice.objects.create(unit=unit, text=text, starts_at=start, ends_at=ends_at)
    _tell("notice.put-up", notice, by, at)
    return notice


@transaction.atomic
def take_down_notice(notice: Notice, *, by: "Person | None" = None, at: datetime) -> Notice:
    """End a message now; one that has not begun never begins. Twice is once."""
    notice = Notice.objects.select_for_update(no_key=True).get(pk=notice.pk)
    if notice.ends_at is None or notice.ends_at > at:
        notice.ends_at = max(notice.starts_at, at)
        notice.save(update_fields=["ends_at"])
        _tell("notice.taken-down", notice, by, at)
    return notice


def _tell(verb: str, notice: Notice, by: "Person | None", at: datetime) -> None:
    record(verb, f"notice:{notice.uuid}", unit_id=notice.unit_id, at=at, by=by)
