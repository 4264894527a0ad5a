"""The words people read about waiting."""

from datetime import timedelta

from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from prima.design.formats import clock, duration, number, percent
from prima.kernel.intervals import Interval
from prima.kernel.queueing import Coverage, Verdict
from prima.measure.waiting.rules import Gain, Opening, Spread

DASH = "\N{EN DASH}"
TEN = 10

VERDICTS = {
    Verdict.KEPT: _("The announced wait is kept."),
    Verdict.TOO_SHORT: _("The announced wait is too short: fewer people are called in time."),
    Verdict.TOO_LONG: _("The announced wait is too long: it frightens more people than it needs."),
}
STATES = {
    Verdict.KEPT: "kept",
    Verdict.TOO_SHORT: "broken",
    Verdict.TOO_LONG: "at-risk",
}
TOO_FEW = _("Fewer than 5: not shown")


def language() -> str:
    return get_language() or "id"


def minutes(spent: float | None) -> str:
    """Say a time in minutes, exactly where it is short."""
    if spent is None:
        return DASH
    if spent < TEN:
        return gettext("%(n)s min") % {"n": number(spent, 1, language=language())}
    return duration(timedelta(minutes=round(spent)), language=language())


def between(interval: Interval | None) -> str:
    """Say an interval of minutes."""
    if interval is None:
        return gettext("too few for an interval")
    said = {
        "low": number(interval.low, 1, language=language()),
        "high": number(interval.high, 1, language=language()),
    }
    return gettext("%(low)s to %(high)s min (95 %%)") % said


def people(n: int) -> str:
    return ngettext("%(n)s person", "%(n)s people", n) % {"n": number(n, language=language())}


def half(spread: Spread | None) -> str:
    return minutes(spread.half.value) if spread else DASH


def ninety(spread: Spread | None) -> str:
    return minutes(spread.ninety.value) if spread else DASH


def certainty(spread: Spread | None, *, of_ninety: bool) -> str:
    if spread is None:
        return str(TOO_FEW)
    interval = spread.ninety.interval if of_ninety else spread.half.interval
    return f"{between(interval)}, {people(spread.n)}"


def coverage(found: Coverage) -> str:
    """Say how the announced wait kept its word."""
    said = {
        "promised": percent(found.promised, 0, language=language()),
        "kept": percent(found.share, 1, language=language()),
        "low": percent(found.interval.low, 1, language=language()),
        "high": percent(found.interval.high, 1, language=language()),
        "n": number(found.n, language=language()),
    }
    sentence = gettext("Announced %(promised)s, kept %(kept)s (%(low)s to %(high)s, n = %(n)s).")
    return sentence % said


def hours(opening: Opening, first: int, after_last: int) -> str:
    """Say some half-hours as a span of the clock; the unit's zone is active on a page."""
    start, end = opening.at(first), min(opening.at(after_last), opening.closes_at)
    said = {
        "start": clock(start, language=language()),
        "end": clock(end, language=language()),
    }
    return gettext("%(start)s to %(end)s") % said


def gain(opening: Opening, found: Gain) -> str:
    """Say what one more counter does."""
    sentence = gettext(
        "With %(counters)s counters from %(hours)s, the wait of 9 of 10 people falls"
        " from %(before)s to %(after)s."
    )
    return sentence % {
        "counters": number(found.counters, language=language()),
        "hours": hours(opening, found.first, found.after_last),
        "before": minutes(found.before),
        "after": minutes(found.after),
    }
