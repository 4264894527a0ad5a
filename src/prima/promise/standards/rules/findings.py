"""What a complete and honest standard would not have: read from the draft, refusing nothing.

One mechanism for all of it: every family of rules in `proofreading` yields findings, and this
puts them in the order in which they should be mended.
"""

from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.proofreading.completeness import completeness
from prima.promise.standards.rules.proofreading.finding import (
    NO_SURROUNDINGS,
    Finding,
    FindingCode,
    Severity,
    Surroundings,
)
from prima.promise.standards.rules.proofreading.growth import growth
from prima.promise.standards.rules.proofreading.hours import hours
from prima.promise.standards.rules.proofreading.law import law
from prima.promise.standards.rules.proofreading.money import money
from prima.promise.standards.rules.proofreading.papers import papers
from prima.promise.standards.rules.proofreading.people import people
from prima.promise.standards.rules.proofreading.promises import promises
from prima.promise.standards.rules.proofreading.times import times
from prima.promise.standards.rules.proofreading.wording import wording

__all__ = ["Finding", "FindingCode", "Severity", "Surroundings", "findings"]


def findings(
    document: ServiceDocument, beside: Surroundings = NO_SURROUNDINGS
) -> tuple[Finding, ...]:
    """Return all that should be mended, what must be first; the same thing is said once."""
    found = (
        *completeness(document),
        *times(document),
        *papers(document),
        *money(document),
        *promises(document),
        *law(document, beside),
        *people(document),
        *hours(document, beside.hours),
        *growth(document, beside),
        *wording(document),
    )
    severities = list(Severity)
    return tuple(sorted(dict.fromkeys(found), key=lambda each: severities.index(each.severity)))
