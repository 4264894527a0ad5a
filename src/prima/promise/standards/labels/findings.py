"""A finding, told: what was found, what to do about it, how much it matters, and by which rule."""

from django.utils.translation import gettext_lazy as _

from prima.promise.standards.labels.advice import ADVICE
from prima.promise.standards.labels.codes import COMPONENTS
from prima.promise.standards.labels.found import FINDINGS
from prima.promise.standards.labels.sources import SOURCES
from prima.promise.standards.rules.findings import Finding, Severity

SEVERITIES = {
    Severity.MUST: _("Must be mended"),
    Severity.SHOULD: _("Should be mended"),
    Severity.COULD: _("Could be better"),
}
LONGEST_QUOTE = 90


def found(finding: Finding) -> str:
    return str(FINDINGS[finding.code]) % _values(finding)


def advice(finding: Finding) -> str:
    return str(ADVICE[finding.code]) % _values(finding)


def source(finding: Finding) -> str:
    """Name the rule of law, or the reason, by which this is a finding."""
    return finding.source or str(SOURCES[finding.code])


def _values(finding: Finding) -> dict[str, object]:
    quoted = finding.quoted
    return {
        "component": COMPONENTS[finding.component] if finding.component else "",
        "needed": finding.needed,
        "quoted": quoted if len(quoted) <= LONGEST_QUOTE else quoted[: LONGEST_QUOTE - 1] + "…",
        "instead": finding.instead,
        "counted": finding.counted,
        "compared": finding.compared,
    }
