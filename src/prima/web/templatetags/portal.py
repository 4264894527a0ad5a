"""Words of the portal: open or closed, and what a service takes in short."""

from typing import TYPE_CHECKING

from django import template
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from prima.design.formats import clock, day
from prima.foundation.units.rules import Zone
from prima.promise.standards import labels
from prima.web.queries import Asked, Doors

if TYPE_CHECKING:
    from prima.promise.standards.models import Service

register = template.Library()


@register.filter
def doors_words(doors: Doors) -> str:
    """Say whether it is open, until when, or when it opens."""
    zone, language = Zone(doors.unit.zone).tzinfo, get_language() or "id"
    if doors.is_open:
        if doors.closes_at is None:
            return _("Open day and night")
        return _("Open until %(time)s") % {"time": clock(doors.closes_at, zone, language=language)}
    if doors.opens_at is None:
        return _("Closed")
    return _("Opens %(day)s, %(time)s") % {
        "day": day(doors.opens_at, zone, language=language),
        "time": clock(doors.opens_at, zone, language=language),
    }


@register.filter
def asked_facts(asked: Asked, show_unit: object = None) -> list[str]:
    """Return cost, time and how many wait, in a few words each."""
    delivery = asked.document.standard.delivery
    facts = [labels.price(delivery.fee)]
    if delivery.completion:
        facts.append(labels.amount(delivery.completion.value, delivery.completion.unit))
    if asked.waiting is not None:
        words = ngettext("%(n)s person waiting", "%(n)s people waiting", asked.waiting)
        facts.append(words % {"n": asked.waiting})
    return [asked.service.unit.name, *facts] if show_unit else facts


@register.filter
def trail(service: "Service", unit_url: str) -> list[dict[str, str]]:
    return [{"label": service.unit.name, "url": unit_url}, {"label": service.name}]
