"""What the machine found in a draft, in one sentence each."""

from django.utils.translation import gettext_lazy as _

from prima.promise.standards.rules.findings import FindingCode

FINDINGS = {
    FindingCode.COMPONENT_EMPTY: _("A component of the standard is empty: %(component)s."),
    FindingCode.PLACEHOLDER: _("Here stands only a placeholder: “%(quoted)s”."),
    FindingCode.NO_HELP_FOR_VULNERABLE: _("Nothing is arranged for people who need help."),
    FindingCode.RESPONSIBLE_UNNAMED: _("No official answers for this service."),
    FindingCode.NO_PROOF_OF_RECEIPT: _(
        "People leave their papers for days and hold nothing in their hands."
    ),
    FindingCode.NO_PROOF_OF_HANDOVER: _("Nothing proves that the product was handed over."),
    FindingCode.COMPLAINT_PROCEDURE_EMPTY: _("It does not say what happens with a complaint."),
    FindingCode.COMPLAINT_OFFICER_UNNAMED: _("Nobody is responsible for complaints."),
    FindingCode.CHANNEL_UNREACHABLE: _("Nobody can reach this channel: “%(quoted)s”."),
    FindingCode.LAPOR_MISSING: _("The national complaint channel is not among the channels."),
    FindingCode.STEP_WITHOUT_TIME: _("A step does not say how long it takes."),
    FindingCode.COMPLETION_SHORTER_THAN_STEPS: _("The steps together take longer than promised."),
    FindingCode.COMMITMENT_SHORTER_THAN_STEPS: _(
        "The promise in numbers is shorter than the steps together."
    ),
    FindingCode.COMPLETION_PROMISES_DIFFER: _(
        "The promise in numbers is longer than the completion time."
    ),
    FindingCode.ANSWER_PROMISES_DIFFER: _("Two times are promised for the answer to a complaint."),
    FindingCode.ANSWER_TOO_LATE: _(
        "Complaints are answered later than the national guideline allows."
    ),
    FindingCode.DEADLINE_WITHOUT_UNIT: _("A deadline has no unit: “%(quoted)s”."),
    FindingCode.DAYS_UNCLEAR: _("It is not clear which days are meant: “%(quoted)s”."),
    FindingCode.REQUIREMENT_UNUSED: _("No step uses this requirement: “%(quoted)s”."),
    FindingCode.REQUIREMENT_TWICE: _("The same thing is asked for twice: “%(quoted)s”."),
    FindingCode.REQUIREMENT_OPEN_ENDED: _("The requirement has no end: “%(quoted)s”."),
    FindingCode.STATE_HOLDS_DOCUMENT: _("The state already holds this document: %(quoted)s."),
    FindingCode.FEE_WITHOUT_LEGAL_BASIS: _("A fee does not name the rule that allows it."),
    FindingCode.FEE_OUTSIDE_PRICE_LIST: _(
        "People pay something that the price list does not have: %(quoted)s."
    ),
    FindingCode.FEE_PROMISES_DIFFER: _(
        "The promised highest price is Rp %(counted)s, but the price list goes up to Rp"
        " %(compared)s."
    ),
    FindingCode.PAYMENT_UNEXPLAINED: _("It costs money, but it does not say how to pay."),
    FindingCode.UNOFFICIAL_PAYMENT: _(
        "These words open a door to money beside the price list: “%(quoted)s”."
    ),
    FindingCode.COMMITMENT_UNMEASURABLE: _("The system cannot measure this promise."),
    FindingCode.NO_COMMITMENT: _("No time is promised in numbers."),
    FindingCode.COMMITMENTS_CONTRADICT: _(
        "This promise says nothing beside another one: %(quoted)s."
    ),
    FindingCode.SHARE_TOO_LOW: _("It is promised to %(counted)s of 100 people: fewer than half."),
    FindingCode.NO_REDRESS: _("No promise says what the unit owes when it is broken."),
    FindingCode.JARGON: _("Not everybody knows this word: “%(quoted)s”."),
    FindingCode.VAGUE: _("These words promise nothing: “%(quoted)s”."),
    FindingCode.ABBREVIATION_UNEXPLAINED: _("This abbreviation is nowhere explained: %(quoted)s."),
    FindingCode.SENTENCE_TOO_LONG: _("This sentence has %(counted)s words: “%(quoted)s”."),
    FindingCode.TEXT_TOO_HARD: _("What people read needs %(counted)s years of school."),
    FindingCode.SHOUTING: _("Capital letters shout: “%(quoted)s”."),
    FindingCode.RULE_REPEALED: _("This rule is no longer in force: “%(quoted)s”."),
    FindingCode.RULE_UNNUMBERED: _(
        "This rule cannot be found without its number and year: “%(quoted)s”."
    ),
    FindingCode.LOCAL_RULE_UNNAMED: _("Name the rule of your own region: “%(quoted)s”."),
    FindingCode.NAMES_A_PERSON: _("A person is named here: “%(quoted)s”."),
    FindingCode.STAFF_WITHOUT_COMPETENCE: _(
        "It does not say what this role must know: %(quoted)s."
    ),
    FindingCode.OPENING_OUTSIDE_UNIT_HOURS: _(
        "The unit is closed during part of these hours: %(quoted)s."
    ),
    FindingCode.OPENING_CONTRADICTS_ITSELF: _(
        "The opening hours contradict each other: %(quoted)s."
    ),
    FindingCode.OPENING_UNCLEAR: _("It does not say from when to when it is open: “%(quoted)s”."),
    FindingCode.MORE_STEPS_THAN_BEFORE: _(
        "There are %(counted)s steps; before there were %(compared)s."
    ),
    FindingCode.MORE_DOCUMENTS_THAN_BEFORE: _(
        "%(counted)s documents are asked for; before there were %(compared)s."
    ),
    FindingCode.MORE_VISITS_THAN_BEFORE: _(
        "People come %(counted)s times; before it was %(compared)s."
    ),
    FindingCode.MORE_STEPS_THAN_ELSEWHERE: _(
        "There are %(counted)s steps; other units usually have %(compared)s."
    ),
    FindingCode.MORE_DOCUMENTS_THAN_ELSEWHERE: _(
        "%(counted)s documents are asked for; other units usually ask for %(compared)s."
    ),
    FindingCode.MORE_VISITS_THAN_ELSEWHERE: _(
        "People come %(counted)s times; to other units usually %(compared)s."
    ),
}
