"""Words of the catalogue: texts in two languages, facts in short, and linked data."""

import json
from typing import TYPE_CHECKING

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from prima.promise.standards import labels
from prima.web.catalogue import Published, government_service

if TYPE_CHECKING:
    from django.template.context import RequestContext

    from prima.promise.standards.models import StandardVersion
    from prima.promise.standards.rules.document import ServiceDocument
    from prima.promise.standards.rules.life_events import LifeEvent, Said

register = template.Library()
ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@register.filter
def spoken(said: "Said") -> str:
    """Return a text in the language of the page."""
    return said.in_language(get_language() or "id")


@register.filter
def short_facts(document: "ServiceDocument") -> list[str]:
    """Return cost and time, in a few words each."""
    delivery = document.standard.delivery
    facts = [labels.price(delivery.fee)]
    if delivery.completion:
        facts.append(labels.amount(delivery.completion.value, delivery.completion.unit))
    return facts


@register.simple_tag(takes_context=True)
def linked_data(
    context: "RequestContext", version: "StandardVersion", document: "ServiceDocument"
) -> SafeString:
    """Return a service as JSON-LD that can stand inside a script element, whatever it says."""
    service = version.standard.service
    path = reverse("service", args=[service.unit.slug, service.code])
    url = context.request.build_absolute_uri(path)
    said = government_service(Published(service, version, document), url)
    text = json.dumps(said, ensure_ascii=False).translate(ESCAPES)
    return mark_safe(text)  # noqa: S308 - the three letters that could end the element are escaped


@register.filter
def event_services(event: "LifeEvent") -> list[str]:
    """Return the names of the services that a life event takes."""
    return [spoken(needed.name) for needed in event.services]
