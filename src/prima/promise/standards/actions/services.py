"""Offering services: a new one, one from a template or a file, and stopping or starting again."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from prima.foundation.journal.actions import record
from prima.foundation.refusals import Refusal
from prima.promise.standards.actions.versions import (
    draft_next_version,
    new_draft,
    publish_version,
)
from prima.promise.standards.models import Publication, Service, Standard, StandardVersion
from prima.promise.standards.queries import services_of, template_named
from prima.promise.standards.rules.document import ServiceDocument

if TYPE_CHECKING:
    from prima.foundation.people.models import Person
    from prima.foundation.units.models import Unit

# Kept in the record of the unit, so it is in the language of its papers.
WHY_A_TEMPLATE: Final = (
    "Standar awal dari katalog, berlaku sampai unit menetapkan versinya sendiri."
)


class ServiceExists(Refusal):
    code = "service-exists"
    message = _("This unit already has a service with this code.")
    advice = _("Open that service and draft its next version, or choose another code.")


@transaction.atomic
def offer_service(
    unit: "Unit", document: ServiceDocument, *, at: datetime, by: "Person | None" = None
) -> StandardVersion:
    """Add a service to a unit's catalogue, with its standard's first version as a draft."""
    code, name = document.service.code, document.service.name
    service, is_new = Service.objects.get_or_create(unit=unit, code=code, defaults={"name": name})
    if not is_new:
        raise ServiceExists
    standard = Standard.objects.create(service=service)
    subject = f"service:{service.uuid}"
    record("service.offered", subject, unit_id=unit.pk, at=at, by=by, code=service.code)
    return new_draft(standard, document, at=at, by=by)


@transaction.atomic
def adopt_template(
    unit: "Unit",
    code: str,
    *,
    in_force_on: date,
    at: datetime,
    today: date,
    by: "Person | None" = None,
) -> Publication:
    """Promise a standard of the catalogue as it is, from a day on."""
    draft = offer_service(unit, template_named(code), at=at, by=by)
    return publish_version(
        draft, in_force_on=in_force_on, why=WHY_A_TEMPLATE, at=at, today=today, by=by
    )


@transaction.atomic
def import_document(
    unit: "Unit", document: ServiceDocument, *, at: datetime, by: "Person | None" = None
) -> StandardVersion:
    """Take a document in as a draft: of a new service, or of the next version of a known one."""
    known = services_of(unit).filter(code=document.service.code).first()
    if known is None:
        return offer_service(unit, document, at=at, by=by)
    return draft_next_version(known, document, at=at, by=by)


@transaction.atomic
def set_offered(
    service: Service, *, is_offered: bool, at: datetime, by: "Person | None" = None
) -> None:
    """Offer a service again, or stop offering it. Its versions and past tickets stay.

    Asking for what is so already changes nothing.
    """
    # Tickets refer to the row: a stronger lock would wait for them, and they for the journal.
    locked = Service.objects.select_for_update(no_key=True).get(pk=service.pk)
    if locked.is_offered == is_offered:
        return
    locked.is_offered = is_offered
    locked.save(update_fields=["is_offered"])
    verb = "service.offered-again" if is_offered else "service.withdrawn"
    record(verb, f"service:{locked.uuid}", unit_id=locked.unit_id, at=at, by=by)
