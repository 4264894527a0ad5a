"""What the machine found in a draft, and what to do about it."""

from django.utils.translation import gettext_lazy as _

from prima.promise.standards.labels.codes import COMPONENTS
from prima.promise.standards.rules.findings import Finding, FindingCode

FINDINGS = {
    FindingCode.COMPONENT_EMPTY: _("A component of the standard is empty: %(component)s."),
    FindingCode.STEP_WITHOUT_TIME: _("A step does not say how long it takes."),
    FindingCode.FEE_WITHOUT_LEGAL_BASIS: _("A fee does not name the rule that allows it."),
    FindingCode.COMMITMENT_UNMEASURABLE: _("The system cannot measure this promise."),
    FindingCode.COMPLETION_SHORTER_THAN_STEPS: _("The steps together take longer than promised."),
}
ADVICE = {
    FindingCode.COMPONENT_EMPTY: _(
        "Fill it in. The rule asks for all fourteen components (PermenPANRB 15/2014)."
    ),
    FindingCode.STEP_WITHOUT_TIME: _("Write the usual length of this step as its duration."),
    FindingCode.FEE_WITHOUT_LEGAL_BASIS: _(
        "Name the regulation as its legal_basis. A fee without one may not be taken."
    ),
    FindingCode.COMMITMENT_UNMEASURABLE: _(
        "Use a unit that fits what is measured, and more than zero: minutes for a wait,"
        " rupiah for a cost."
    ),
    FindingCode.COMPLETION_SHORTER_THAN_STEPS: _(
        "Promise at least %(needed)s in the same unit, or shorten the steps."
    ),
}


def found(finding: Finding) -> str:
    component = COMPONENTS[finding.component] if finding.component else ""
    return str(FINDINGS[finding.code]) % {"component": component}


def advice(finding: Finding) -> str:
    return str(ADVICE[finding.code]) % {"needed": finding.needed}
