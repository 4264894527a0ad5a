"""Why the machine asks for it: the rule, or the reason, behind each kind of finding."""

from django.utils.translation import gettext_lazy as _

from prima.promise.standards.rules.findings import FindingCode

_COMPONENTS = _("The fourteen components (PermenPANRB 15/2014; Law 25/2009, article 21)")
_VULNERABLE = _("Help for vulnerable groups (Law 25/2009, article 29; PermenPANRB 11/2024)")
_CLARITY = _("The principle of clarity (KepmenPAN 63/2003)")
_CERTAINTY = _("Clarity and certainty (KepmenPAN 81/1993)")
_COMPLAINTS = _("The handling of complaints (Perpres 76/2013)")
_LAPOR = _("National management of complaints (PermenPANRB 62/2018)")
_STEPS = _("The standard time of every step (PermenPANRB 35/2012)")
_ARITHMETIC = _("The numbers of this document itself")
_UNITS = _("The law counts days, the guideline working days (Law 25/2009; PermenPANRB 62/2018)")
_WORKSHEET = _("Analysis of the process, fewer is better (Permenpan 20/2006, worksheet 4)")
_SIMPLE = _("The principle simple (PermenPANRB 15/2014)")
_HELD = _("One set of data of the state (Perpres 95/2018; Perpres 39/2019)")
_FEES = _("Fees rest on a rule and are published (Law 25/2009; PermenPANRB 15/2014)")
_EXTORTION = _("No unofficial payments (Perpres 87/2016)")
_MEASURABLE = _("The principle measurable (PermenPANRB 15/2014)")
_REDRESS = _("The charter and its compensation (Law 25/2009; PermenPANRB 15/2014)")
_PLAIN = _("The principles simple and open (PermenPANRB 15/2014)")
_CONCRETE = _("The principle concrete (PermenPANRB 15/2014)")
_LAW = _("Legal basis (PermenPANRB 15/2014)")
_PRIVACY = _("Protection of personal data (Law 27/2022)")
_HOURS = _("Certainty of time (KepmenPAN 63/2003)")
SOURCES = {
    FindingCode.COMPONENT_EMPTY: _COMPONENTS,
    FindingCode.PLACEHOLDER: _COMPONENTS,
    FindingCode.NO_HELP_FOR_VULNERABLE: _VULNERABLE,
    FindingCode.RESPONSIBLE_UNNAMED: _CLARITY,
    FindingCode.NO_PROOF_OF_RECEIPT: _CERTAINTY,
    FindingCode.NO_PROOF_OF_HANDOVER: _CERTAINTY,
    FindingCode.COMPLAINT_PROCEDURE_EMPTY: _COMPLAINTS,
    FindingCode.COMPLAINT_OFFICER_UNNAMED: _COMPLAINTS,
    FindingCode.CHANNEL_UNREACHABLE: _COMPLAINTS,
    FindingCode.LAPOR_MISSING: _LAPOR,
    FindingCode.STEP_WITHOUT_TIME: _STEPS,
    FindingCode.COMPLETION_SHORTER_THAN_STEPS: _ARITHMETIC,
    FindingCode.COMMITMENT_SHORTER_THAN_STEPS: _ARITHMETIC,
    FindingCode.COMPLETION_PROMISES_DIFFER: _ARITHMETIC,
    FindingCode.ANSWER_PROMISES_DIFFER: _ARITHMETIC,
    FindingCode.ANSWER_TOO_LATE: _LAPOR,
    FindingCode.DEADLINE_WITHOUT_UNIT: _UNITS,
    FindingCode.DAYS_UNCLEAR: _UNITS,
    FindingCode.REQUIREMENT_UNUSED: _WORKSHEET,
    FindingCode.REQUIREMENT_TWICE: _SIMPLE,
    FindingCode.REQUIREMENT_OPEN_ENDED: _CLARITY,
    FindingCode.STATE_HOLDS_DOCUMENT: _HELD,
    FindingCode.FEE_WITHOUT_LEGAL_BASIS: _FEES,
    FindingCode.FEE_OUTSIDE_PRICE_LIST: _FEES,
    FindingCode.FEE_PROMISES_DIFFER: _ARITHMETIC,
    FindingCode.PAYMENT_UNEXPLAINED: _CLARITY,
    FindingCode.UNOFFICIAL_PAYMENT: _EXTORTION,
    FindingCode.COMMITMENT_UNMEASURABLE: _MEASURABLE,
    FindingCode.NO_COMMITMENT: _MEASURABLE,
    FindingCode.COMMITMENTS_CONTRADICT: _MEASURABLE,
    FindingCode.SHARE_TOO_LOW: _MEASURABLE,
    FindingCode.NO_REDRESS: _REDRESS,
    FindingCode.JARGON: _PLAIN,
    FindingCode.VAGUE: _CONCRETE,
    FindingCode.ABBREVIATION_UNEXPLAINED: _PLAIN,
    FindingCode.SENTENCE_TOO_LONG: _PLAIN,
    FindingCode.TEXT_TOO_HARD: _PLAIN,
    FindingCode.SHOUTING: _PLAIN,
    FindingCode.RULE_REPEALED: _LAW,
    FindingCode.RULE_UNNUMBERED: _LAW,
    FindingCode.LOCAL_RULE_UNNAMED: _LAW,
    FindingCode.NAMES_A_PERSON: _PRIVACY,
    FindingCode.STAFF_WITHOUT_COMPETENCE: _COMPONENTS,
    FindingCode.OPENING_OUTSIDE_UNIT_HOURS: _HOURS,
    FindingCode.OPENING_CONTRADICTS_ITSELF: _HOURS,
    FindingCode.OPENING_UNCLEAR: _HOURS,
    FindingCode.MORE_STEPS_THAN_BEFORE: _WORKSHEET,
    FindingCode.MORE_DOCUMENTS_THAN_BEFORE: _WORKSHEET,
    FindingCode.MORE_VISITS_THAN_BEFORE: _WORKSHEET,
    FindingCode.MORE_STEPS_THAN_ELSEWHERE: _WORKSHEET,
    FindingCode.MORE_DOCUMENTS_THAN_ELSEWHERE: _WORKSHEET,
    FindingCode.MORE_VISITS_THAN_ELSEWHERE: _WORKSHEET,
}
