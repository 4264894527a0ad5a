"""Words for what a standard promises: lengths of time, limits, prices, and its parts in order."""

from collections.abc import Iterable

from django import template
from django.utils.translation import get_language, gettext

from prima.design.formats import day, moment
from prima.foundation.units.rules import Zone
from prima.promise.standards import labels
from prima.promise.standards.models import StandardVersion
from prima.promise.standards.rules.codes import Actor
from prima.promise.standards.rules.commitments import Commitment, Limit
from prima.promise.standards.rules.components import components
from prima.promise.standards.rules.document import Fee, Requirement, ServiceDocument, Step
from prima.promise.standards.rules.durations import Duration
from prima.promise.standards.rules.versions import State

register = template.Library()
Item = dict[str, str]


@register.filter
def in_words(duration: Duration | Limit | None) -> str:
    """Say a duration or a limit with its unit, such as "3 hari kerja"."""
    return labels.amount(duration.value, duration.unit) if duration else ""


@register.filter
def commitment(promised: Commitment) -> str:
    """Say a commitment as a sentence, such as "Paling lama 15 menit, untuk 90 dari 100 orang"."""
    return labels.commitment(promised)


@register.filter
def redress(promised: Commitment) -> str:
    """Say what is owed when it is broken; nothing when it is no guarantee."""
    if promised.redress is None:
        return ""
    return gettext("If we break it: %(redress)s") % {"redress": promised.redress.text}


@register.filter
def price(fee: Fee | None) -> str:
    """Say what a service costs in one word or amount."""
    return labels.price(fee)


@register.filter
def measure(promised: Commitment) -> str:
    return str(labels.MEASURES[promised.measure])


@register.filter
def to_bring(requirement: Requirement) -> str:
    """Say whether the original and how many copies are brought."""
    said = [gettext("the original")] if requirement.original else []
    if requirement.copies:
        said.append(gettext("copies: %(count)s") % {"count": requirement.copies})
    return ", ".join(said)


@register.filter
def step_items(document: ServiceDocument) -> list[Item]:
    """Return the procedure as the `steps` component takes it."""
    return [
        {
            "title": step.text,
            "text": _who(step),
            "time": in_words(step.duration),
            "cost": labels.rupiahs(step.cost_rupiah) if step.cost_rupiah else "",
        }
        for step in document.standard.delivery.procedure
    ]


def _who(step: Step) -> str:
    """Say who acts where it is not the reader."""
    if step.role or step.actor is Actor.CITIZEN:
        return step.role or ""
    return str(labels.ACTORS[step.actor])


@register.filter
def fact_items(document: ServiceDocument) -> list[Item]:
    """Return time, cost, product, complaints and promises as the `facts` component takes them."""
    return labels.facts(document)


@register.filter
def service_items(document: ServiceDocument) -> list[Item]:
    """Return what the catalogue knows about a service as the `facts` component takes it."""
    service = document.service
    known = {
        "code": service.code,
        "responsible": service.responsible or "",
        "nature": labels.NATURES[service.nature],
        "customers": labels.CUSTOMERS[service.customers],
        "good": labels.GOODS[service.good],
        "function": labels.FUNCTIONS[service.function],
        "pattern": labels.PATTERNS[service.pattern],
        "legal_basis": "; ".join(service.legal_basis),
        "keywords": ", ".join(service.keywords),
    }
    return _facts((str(labels.FIELDS[field]), str(value)) for field, value in known.items())


@register.filter
def inner_components(document: ServiceDocument) -> list[dict[str, object]]:
    """Return the eight components inside the unit, in official order, line by line."""
    inside = document.standard.manufacturing
    return [
        {
            "heading": str(labels.COMPONENTS[each.code]),
            "lines": [labels.said(line) for line in getattr(inside, each.path[-1])],
        }
        for each in components(document)
        if not each.published
    ]


@register.filter
def publication_items(version: StandardVersion) -> list[Item]:
    """Return which version it is, since when, by which decree and why, for `facts`."""
    language = get_language() or "id"
    zone = Zone(version.standard.service.unit.zone).tzinfo
    known = [
        (gettext("Version"), str(version.number)),
        (gettext("State"), str(labels.STATES[State(version.state)])),
    ]
    if version.state == State.DRAFT:
        written = moment(version.drafted_at, zone, language=language)
        return _facts([*known, (gettext("Drafted"), written)])
    publication = version.publication
    published = moment(publication.published_at, zone, language=language)
    return _facts(
        [
            *known,
            (gettext("In force from"), day(publication.in_force_on, language=language)),
            (gettext("Decree"), publication.decree),
            (gettext("Published"), published),
            (gettext("Published by"), str(publication.by or "")),
            (gettext("Why"), publication.why),
        ]
    )


def _facts(pairs: Iterable[tuple[str, str]]) -> list[Item]:
    return [{"term": term, "value": value} for term, value in pairs if value]
