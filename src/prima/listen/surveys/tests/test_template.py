import re
import zipfile
from datetime import date
from io import BytesIO

import pytest

from prima.foundation.units.testing import MONDAY_9AM
from prima.listen.surveys.actions import confirm_import, preview_import
from prima.listen.surveys.actions.opening import sheets_in
from prima.listen.surveys.models import Response
from prima.listen.surveys.queries import instrument_in_use, template_workbook
from prima.listen.surveys.queries.template import safe_text
from prima.listen.surveys.rules.codes import Channel
from prima.listen.surveys.tests.spreadsheets import xlsx_of
from prima.promise.standards.models import Service
from prima.promise.standards.queries import services_of

pytestmark = pytest.mark.django_db

HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\x1d=1", " \t=1", "\uff1d1+1")


def test_the_empty_table_is_read_back_without_a_question(service: Service) -> None:
    workbook = template_workbook(instrument_in_use(), services_of(service.unit))
    table, guide = sheets_in(workbook)
    filled = [
        table.rows[0],
        [1, date(2026, 3, 1), "09.00", service.name, "L", 30, "SMA", "Swasta", *[4] * 9, "Baik"],
    ]

    batch = preview_import(
        service.unit,
        "isi.xlsx",
        xlsx_of(filled),
        channel=Channel.PAPER,
        answered_on=date(2026, 3, 1),
        at=MONDAY_9AM,
    )
    confirm_import(batch, at=MONDAY_9AM)

    assert guide.name == "Petunjuk"
    said = Response.objects.get()
    assert (said.service, said.sex, said.education) == (service, "MALE", "SENIOR")


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_it_writes_is_a_formula(service: Service, text: str) -> None:
    Service.objects.update(name=text)

    workbook = template_workbook(instrument_in_use(), services_of(service.unit))

    with zipfile.ZipFile(BytesIO(workbook)) as file:
        sheets = [file.read(name).decode() for name in file.namelist() if "worksheets/" in name]
    assert not any(re.search(r"<f[ >]", sheet) for sheet in sheets)
    assert safe_text(text).startswith("'")
