"""What the tests of the pages share: addresses, a faster standard, and what a page says."""

from datetime import date

from django.http import HttpResponse, HttpResponseBase

from prima.foundation.units.models import Unit
from prima.promise.standards.rules.catalogue import catalogue
from prima.promise.standards.rules.writing import write_document

TODAY = date(2026, 3, 2)
FASTER = write_document(catalogue()["pendaftaran"]).replace("value: 25", "value: 20")


def at(unit: Unit, path: str = "") -> str:
    return f"/promise/{unit.slug}/{path}"


def said(response: HttpResponseBase) -> str:
    assert isinstance(response, HttpResponse)  # noqa: S101 - a helper of tests
    return response.content.decode()
