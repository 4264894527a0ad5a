"""The words people read for our codes."""

from babel.dates import format_date
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from prima.kernel.periods import Period
from prima.listen.samples.rules import Basis, Method

METHODS = {
    Method.KREJCIE_MORGAN: _("Table of Krejcie and Morgan (named by PermenPANRB 14/2017)"),
    Method.COCHRAN: _("Cochran's formula, corrected for a finite population"),
    Method.SLOVIN: _("Slovin's formula (only if your rules ask for it)"),
    Method.CENSUS: _("Ask everybody"),
}
BASES = {
    Basis.BEFORE: _("People served in the period before"),
    Basis.YEAR_AGO: _("People served in the same period of last year"),
    Basis.SO_FAR: _("People served in this period so far, drawn out to its end"),
}


def period(shown: Period) -> str:
    """Say a period, such as "Semester II 2026" or "November 2026"."""
    words = {"number": str(shown.number), "year": shown.starts_on.year}
    match shown.months:
        case 12:
            return str(shown.starts_on.year)
        case 6:
            return gettext("Half-year %(number)s of %(year)s") % {
                **words,
                "number": "I" * shown.number,
            }
        case 3:
            return gettext("Quarter %(number)s of %(year)s") % words
    return format_date(shown.starts_on, "MMMM y", locale=get_language() or "id")
