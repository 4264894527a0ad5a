"""Which analyses there are, what each needs, and how often chance is tried. No database."""

from enum import StrEnum

from prima.listen.surveys.rules.documents import Document
from prima.listen.surveys.rules.indexing import Index, Method

MOST_DRIVERS = 12  # items; every order of more is too many to try
OUTCOMES = (Method.NPS, Method.CES)
TARGET_MS = 400  # for resampling; with everything else a page stays under a second
MONTHS_CHARTED = 24
EASY_POINTS = (1, 7)


class Analysis(StrEnum):
    """The values are words of addresses."""

    RELIABILITY = "reliability"
    CHANGE = "change"
    PRIORITIES = "priorities"
    GAP = "gap"
    KANO = "kano"
    LOYALTY = "loyalty"
    DRIVERS = "drivers"
    COURSE = "course"


METHOD_PAGES = {
    Analysis.RELIABILITY: ("cronbach-alpha",),
    Analysis.CHANGE: ("comparisons",),
    Analysis.PRIORITIES: ("importance-performance",),
    Analysis.GAP: ("service-gap",),
    Analysis.KANO: ("kano",),
    Analysis.LOYALTY: ("loyalty",),
    Analysis.DRIVERS: ("derived-importance",),
    Analysis.COURSE: ("control-charts",),
}


def possible(document: Document, *, is_in_use: bool) -> set[Analysis]:
    """Say which analyses the answers to an instrument can give.

    Changes and the course of time are those of the official index, so they need the survey that
    the index comes from.
    """
    methods = {index.method for index in document.indices}
    found = set()
    if document.official or methods & {Method.MEAN, Method.GAP}:
        found.add(Analysis.RELIABILITY)
    if Method.GAP in methods:
        found |= {Analysis.GAP, Analysis.PRIORITIES}
    if Method.KANO in methods:
        found.add(Analysis.KANO)
    if methods & {Method.NPS, Method.CES, Method.SHARE}:
        found.add(Analysis.LOYALTY)
    if outcome_of(document) and 1 <= len(explaining(document)) <= MOST_DRIVERS:
        found.add(Analysis.DRIVERS)
    if is_in_use:
        found |= {Analysis.CHANGE, Analysis.COURSE}
    return found


def outcome_of(document: Document) -> str | None:
    """Return the question that says it all: recommendation, else ease; None without one."""
    by_method = {index.method: index for index in document.indices}
    for method in OUTCOMES:
        if method in by_method:
            return codes_of(document, by_method[method])[0]
    return None


def explaining(document: Document) -> list[str]:
    """Return the questions about the parts of a service: the official ones, else those of means."""
    if document.official:
        return list(document.official.codes)
    means = [index for index in document.indices if index.method is Method.MEAN]
    return list(dict.fromkeys(code for index in means for code in codes_of(document, index)))


def codes_of(document: Document, index: Index, side: int = 0) -> list[str]:
    """Return the codes of the questions behind an index, of one side where they are pairs."""
    asked = index.asked_in(document.questions)
    return [several[side].item.code for several in asked.values()]


def resamples(rows: int, milliseconds_each: float, *, least: int, most: int = 500) -> int:
    """Say how often to draw again, so that the page answers in time.

    >>> resamples(5000, 2.0, least=100), resamples(60, 0.1, least=100), resamples(9, 90, least=20)
    (200, 500, 20)
    """
    return max(least, min(most, int(TARGET_MS / milliseconds_each))) if rows else least


def quadrant_cost(rows: int, items: int) -> float:
    """Estimate the milliseconds of one draw of quadrants, measured on two slow cores."""
    return 0.2 + rows * (0.0003 + 0.00001 * items)


def driver_cost(rows: int, items: int) -> float:
    """Estimate the milliseconds of one draw of drivers: every subset is a regression."""
    return 0.2 + rows * 0.0006 + 0.005 * (1 << items)
