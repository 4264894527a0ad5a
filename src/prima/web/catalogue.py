"""The catalogue as the public uses it: by need, as a checklist, and as open data."""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from typing import TYPE_CHECKING

from prima.foundation.units.queries import service_units, today_in
from prima.promise.standards.queries import document_of, versions_in_force
from prima.promise.standards.rules.codes import TimeUnit
from prima.web.queries import Doors, doors

if TYPE_CHECKING:
    from prima.promise.standards.models import Service, StandardVersion
    from prima.promise.standards.rules.document import Requirement, ServiceDocument
    from prima.promise.standards.rules.durations import Duration
    from prima.promise.standards.rules.life_events import LifeEvent, Needed

Address = Callable[["Service"], str]
ISO_DURATIONS = {
    TimeUnit.MINUTES: "PT{}M",
    TimeUnit.WORKING_HOURS: "PT{}H",
    TimeUnit.WORKING_DAYS: "P{}D",
    TimeUnit.CALENDAR_DAYS: "P{}D",
}
COLUMNS = (
    "unit",
    "address",
    "service_code",
    "service",
    "purpose",
    "requirements",
    "completion_value",
    "completion_unit",
    "fee_least_rupiah",
    "fee_most_rupiah",
    "standard_version",
    "url",
)
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Published:
    """A service that people can ask for, and the version of its standard in force."""

    service: "Service"
    version: "StandardVersion"
    document: "ServiceDocument"


@dataclass(frozen=True)
class Door:
    """Where a service of a life event is to be had; no published ones: not at an office here."""

    needed: "Needed"
    here: list[tuple[Published, Doors]]


@dataclass(frozen=True)
class Ticked:
    """A requirement, and whether somebody said that they have it."""

    requirement: "Requirement"
    is_there: bool


def published(at: datetime) -> Iterator[Published]:
    """Return everything that people can ask for today, office by office."""
    for unit in service_units():
        for version in versions_in_force(unit, today_in(unit, at)):
            yield Published(version.standard.service, version, document_of(version))


def doors_of(event: "LifeEvent", at: datetime) -> list[Door]:
    """Return behind which doors the services of a life event are, in the order of need."""
    found = list(published(at))
    return [
        Door(
            needed,
            [
                (each, doors(each.service.unit, at))
                for each in found
                if each.service.code == needed.code
            ],
        )
        for needed in event.services
    ]


def ticked(document: "ServiceDocument", have: Iterable[str]) -> list[Ticked]:
    """Return the requirements in their order, each with whether it is among what one has."""
    there = set(have)
    return [Ticked(each, each.code in there) for each in document.standard.delivery.requirements]


def still_missing(items: Iterable[Ticked]) -> list["Requirement"]:
    """Return what is always asked and not there yet."""
    return [
        each.requirement for each in items if not each.is_there and not each.requirement.needed_when
    ]


def government_service(one: Published, url: str) -> dict[str, object]:
    """Return a service in the words of schema.org (GovernmentService)."""
    delivery, unit = one.document.standard.delivery, one.service.unit
    channel: dict[str, object] = {"@type": "ServiceChannel", "serviceUrl": url}
    if unit.address:
        channel["serviceLocation"] = {"@type": "Place", "name": unit.name, "address": unit.address}
    if delivery.completion:
        channel["processingTime"] = iso_duration(delivery.completion)
    least, most = fees(one.document)
    described: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "@id": url,
        "name": one.document.service.name,
        "description": one.document.service.purpose,
        "url": url,
        "inLanguage": "id",
        "keywords": list(one.document.service.keywords),
        "serviceOperator": {"@type": "GovernmentOrganization", "name": unit.name},
        "availableChannel": channel,
        "serviceOutput": [
            {"@type": "Thing", "name": product.name} for product in delivery.products
        ],
        "version": str(one.version.number),
    }
    if least is not None and most is not None:
        price = {"price": least} if least == most else {"lowPrice": least, "highPrice": most}
        kind = "Offer" if least == most else "AggregateOffer"
        described["offers"] = {"@type": kind, "priceCurrency": "IDR", **price}
    return described


def iso_duration(duration: "Duration") -> str:
    """Write a length of time as ISO 8601 has it; whether days are working days it cannot say."""
    return ISO_DURATIONS[TimeUnit(duration.unit)].format(duration.value)


def fees(document: "ServiceDocument") -> tuple[int | None, int | None]:
    """Return the least and the most that a service costs; None where nothing is stated."""
    fee = document.standard.delivery.fee
    prices = (
        [0] if fee and fee.free else [line.amount_rupiah for line in (fee.lines if fee else ())]
    )
    return (min(prices), max(prices)) if prices else (None, None)


def as_csv(all_published: Iterable[Published], address: Address) -> str:
    """Write the catalogue as a table; no cell of it is read as a formula."""
    text = StringIO()
    table = csv.writer(text)
    table.writerow(COLUMNS)
    table.writerows([_cell(value) for value in _row(one, address)] for one in all_published)
    return text.getvalue()


def _row(one: Published, address: Address) -> tuple[object, ...]:
    delivery, unit = one.document.standard.delivery, one.service.unit
    completion = delivery.completion
    return (
        unit.name,
        unit.address,
        one.service.code,
        one.document.service.name,
        one.document.service.purpose,
        "; ".join(each.text for each in delivery.requirements),
        completion.value if completion else None,
        completion.unit if completion else None,
        *fees(one.document),
        one.version.number,
        address(one.service),
    )


def _cell(value: object) -> object:
    is_formula = isinstance(value, str) and value.startswith(BEGINS_A_FORMULA)
    return f"'{value}" if is_formula else value
