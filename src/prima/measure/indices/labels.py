"""The words people read for our codes."""

from babel.dates import format_date
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from prima.kernel.satisfaction import Evidence, Performance
from prima.measure.indices.rules import Period, Verdict
from prima.promise.standards.rules.codes import Measure

PERFORMANCES = {
    Performance.VERY_GOOD: _("Very good"),
    Performance.GOOD: _("Good"),
    Performance.LESS_GOOD: _("Less good"),
    Performance.NOT_GOOD: _("Not good"),
}
TOO_FEW = _("Fewer than 5 answers: not shown")
WHY_TOO_FEW = _("The index appears when at least five people have answered every question.")
HELD_BACK = _("Not shown, to protect a few others")
WHY_HELD_BACK = _(
    "Enough people answered, but together with other figures this would reveal the answers of fewer"
    " than five. It appears when more people have answered."
)
EVIDENCES = {
    Evidence.SUPPRESSED: TOO_FEW,
    Evidence.INDICATIVE: _("Fewer than 30 answers: an indication only"),
    Evidence.FULL: _("Enough answers"),
}
INTERVAL = _(
    "Student's interval of the respondents' own indices, 95 %. It assumes that those who answered"
    " are like those who did not."
)
ALPHA_IS_NO_VERDICT = _(
    "The elements are a checklist of different things: a low value does not make the index wrong."
)
ALPHA_IS_NEGATIVE = _(
    "Below zero: some elements were answered the opposite way. Check whether a column was reversed."
)
COUNTED = {
    Measure.WAIT: _(
        "Everybody who took a number under this version of the standard and was called: the time"
        " from taking the number to being called, over every queue that they passed."
    ),
    Measure.SERVICE_TIME: _(
        "Everybody who took a number under this version of the standard and was served to the end:"
        " the time at every counter that they passed."
    ),
}
VERDICTS = {
    Verdict.KEPT: pgettext_lazy("state", "Kept"),
    Verdict.AT_RISK: pgettext_lazy("state", "At risk"),
    Verdict.BROKEN: pgettext_lazy("state", "Not kept"),
    Verdict.TOO_LITTLE: _("Too little data yet"),
    Verdict.NOT_SEEN: _("Not measured here yet"),
}
STATES = {
    Verdict.KEPT: "kept",
    Verdict.AT_RISK: "at-risk",
    Verdict.BROKEN: "broken",
    Verdict.TOO_LITTLE: "unknown",
    Verdict.NOT_SEEN: "unknown",
}


def period(shown: Period) -> str:
    """Say a period, such as "Semester II 2026" or "November 2026"."""
    year, number = shown.starts_on.year, shown.number
    match shown.months:
        case 12:
            return str(year)
        case 6:
            return gettext("Half-year %(number)s of %(year)s") % {
                "number": "I" * number,
                "year": year,
            }
        case 3:
            return gettext("Quarter %(number)s of %(year)s") % {"number": number, "year": year}
    return format_date(shown.starts_on, "MMMM y", locale=get_language() or "id")
