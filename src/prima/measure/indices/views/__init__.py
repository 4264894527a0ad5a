"""What was measured, for everybody and for the staff."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from prima.foundation.refusals import NotFound
from prima.foundation.units.models import Unit
from prima.foundation.units.queries import today_in
from prima.measure.indices.queries import newest_period
from prima.measure.indices.report.kinds import MEDIA
from prima.measure.indices.rules import NoSuchPeriod, Period

TREND = 6  # periods: three years of half-years


class UnknownPeriod(NotFound):
    code = "unknown-period"


def asked_period(request: HttpRequest, unit: Unit, at: datetime) -> Period:
    """Return the period that the address names, or the one of the newest answers."""
    code = request.GET.get("period")
    if code is None:
        return newest_period(unit, today_in(unit, at))
    try:
        return Period.read(code)
    except NoSuchPeriod as unknown:
        raise UnknownPeriod from unknown


def download(content: bytes, name: str, suffix: str) -> HttpResponse:
    """Answer with a file. Pictures and papers open in the browser, tables are kept."""
    how = "attachment" if suffix in {"csv", "xlsx"} else "inline"
    answer = HttpResponse(content, content_type=MEDIA[suffix])
    answer.headers["Content-Disposition"] = f'{how}; filename="{name}.{suffix}"'
    return answer
