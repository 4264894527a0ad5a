"""What can be asked about services and what they promise."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from prima.foundation.refusals import NotFound
from prima.promise.standards.models import Publication, Service, StandardVersion
from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.searching import asked_words, likeliest, likeness
from prima.promise.standards.rules.versions import State

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit


class NoSuchService(NotFound):
    code = "no-such-service"


class NoSuchVersion(NotFound):
    code = "no-such-version"


class NoSuchTemplate(NotFound):
    code = "no-such-template"


@dataclass(frozen=True)
class CatalogueLine:
    """A service as its unit sees it: what is promised, what will be, and what waits as a draft."""

    service: Service
    promised: StandardVersion | None
    since: date | None
    coming: Publication | None
    draft: StandardVersion | None


@dataclass(frozen=True)
class Found:
    """A service that people can ask for, and what it promises."""

    service: Service
    document: ServiceDocument


def services_of(unit: "Unit") -> QuerySet[Service]:
    """Return every service of a unit, offered or not, by name."""
    return Service.objects.filter(unit=unit).select_related("unit", "standard").order_by("name")


def services_offered(unit: "Unit", on: date) -> QuerySet[Service]:
    """Return the services that people can ask for on a day: offered, with a promise in force."""
    return (
        services_of(unit)
        .filter(is_offered=True, standard__publications__in_force_on__lte=on)
        .distinct()
    )


def service_named(unit: "Unit", code: str) -> Service:
    service = services_of(unit).filter(code=code).first()
    if service is None:
        raise NoSuchService
    return service


def search_services(words: str, on: date) -> list[Found]:
    """Return the services that people who type these words probably mean, likeliest first.

    Across all units; only what people can ask for on that day.
    """
    asked = asked_words(words)
    services = Service.objects.filter(is_offered=True).select_related("unit").order_by("name")
    promised = promised_on(services, on)
    scored = [
        (likeness(asked, document.service), Found(service, document))
        for service in services
        if service.pk in promised
        for document in [document_of(promised[service.pk])]
    ]
    return likeliest(scored)


def catalogue_lines(unit: "Unit", on: date) -> list[CatalogueLine]:
    """Return every service of a unit with its versions in short, by name."""
    services = list(services_of(unit))
    publications: defaultdict[int, list[Publication]] = defaultdict(list)
    for publication in Publication.objects.filter(standard__service__unit=unit).order_by(
        "in_force_on"
    ):
        publications[publication.standard_id].append(publication)
    waiting = {draft.standard_id: draft for draft in drafts(unit)}
    promised = promised_on(services, on)
    return [
        CatalogueLine(
            service,
            promised.get(service.pk),
            max((each.in_force_on for each in own if each.in_force_on <= on), default=None),
            next((each for each in own if each.in_force_on > on), None),
            waiting.get(service.standard.pk),
        )
        for service in services
        for own in [publications[service.standard.pk]]
    ]


def drafts(unit: "Unit") -> QuerySet[StandardVersion]:
    """Return the versions of a unit that wait to be published."""
    return StandardVersion.objects.filter(
        standard__service__unit=unit, state=State.DRAFT
    ).select_related("standard__service__unit")


def draft_of(service: Service) -> StandardVersion | None:
    return versions_of(service).filter(state=State.DRAFT).first()


def in_force(service: Service, on: date) -> StandardVersion | None:
    """Return the version that is promised on a day, or None when nothing is promised yet."""
    publication = (
        Publication.objects.filter(standard__service=service, in_force_on__lte=on)
        .select_related("new")
        .order_by("-in_force_on")
        .first()
    )
    return publication.new if publication else None


def promised_on(services: Iterable[Service], on: date) -> dict[int, StandardVersion]:
    """Return the version in force of each service that promises something, by its id."""
    newest = Publication.objects.filter(
        standard=OuterRef("standard"), in_force_on__lte=on
    ).order_by("-in_force_on")
    versions = StandardVersion.objects.filter(
        standard__service__in=services, pk=Subquery(newest.values("new")[:1])
    ).select_related("standard")
    return {version.standard.service_id: version for version in versions}


def versions_in_force(unit: "Unit", on: date) -> list[StandardVersion]:
    """Return what each service that people can ask for promises on a day, by the service's name."""
    publications = (
        Publication.objects.filter(
            standard__service__unit=unit, standard__service__is_offered=True, in_force_on__lte=on
        )
        .select_related("new__standard__service__unit")
        .order_by("standard__service__name", "standard", "in_force_on")
    )
    newest = {publication.standard_id: publication.new for publication in publications}
    return list(newest.values())


def versions_of(service: Service) -> QuerySet[StandardVersion]:
    """Return every version, the newest first, with its publication if it has one."""
    return StandardVersion.objects.filter(standard__service=service).select_related(
        "publication__by", "drafted_by", "standard__service__unit"
    )


def version_of(service: Service, number: int) -> StandardVersion:
    version = versions_of(service).filter(number=number).first()
    if version is None:
        raise NoSuchVersion
    return version


def version_known_as(uuid: UUID) -> StandardVersion:
    version = (
        StandardVersion.objects.filter(uuid=uuid).select_related("standard__service__unit").first()
    )
    if version is None:
        raise NoSuchVersion
    return version


def document_of(version: StandardVersion) -> ServiceDocument:
    """Return what a version says, as a value."""
    return ServiceDocument.model_validate(version.document)


def same_service_elsewhere(service: Service, on: date) -> list[Found]:
    """Return what other units promise for the service of the same code, by the unit's name."""
    others = (
        Service.objects.filter(code=service.code, is_offered=True)
        .exclude(pk=service.pk)
        .select_related("unit")
        .order_by("unit__name")
    )
    promised = promised_on(others, on)
    return [
        Found(other, document_of(promised[other.pk])) for other in others if other.pk in promised
    ]


def stations_of(version: StandardVersion) -> tuple[str | None, ...]:
    """Return where each step of a version happens, without building the whole document."""
    steps = version.document.get("standard", {}).get("delivery", {}).get("procedure", [])
    return tuple(step.get("station") for step in steps)


def mark_of(version: StandardVersion) -> str:
    """Return a mark that is another one as soon as the version says anything else."""
    text = json.dumps(version.document, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def template_named(code: str) -> ServiceDocument:
    if code not in catalogue():
        raise NoSuchTemplate
    return catalogue()[code]
