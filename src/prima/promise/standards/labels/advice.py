"""What to do about each thing that the machine found."""

from django.utils.translation import gettext_lazy as _

from prima.promise.standards.rules.findings import FindingCode

ADVICE = {
    FindingCode.COMPONENT_EMPTY: _(
        "Fill it in. The rule asks for all fourteen components (PermenPANRB 15/2014)."
    ),
    FindingCode.PLACEHOLDER: _("Write what is promised, or take the line away."),
    FindingCode.NO_HELP_FOR_VULNERABLE: _(
        "Say how people with a disability, the old, the pregnant and children are served."
    ),
    FindingCode.RESPONSIBLE_UNNAMED: _("Name the office that does, never the person."),
    FindingCode.NO_PROOF_OF_RECEIPT: _(
        "Give a receipt with number, date of completion and office."
    ),
    FindingCode.NO_PROOF_OF_HANDOVER: _("Say what proves it: a signature, a stamp, a message."),
    FindingCode.COMPLAINT_PROCEDURE_EMPTY: _(
        "Write the steps from receiving a complaint to answering it."
    ),
    FindingCode.COMPLAINT_OFFICER_UNNAMED: _("Name the office that manages complaints."),
    FindingCode.CHANNEL_UNREACHABLE: _("Write the whole number or address."),
    FindingCode.LAPOR_MISSING: _("Add SP4N-LAPOR!: lapor.go.id, the app, or an SMS to 1708."),
    FindingCode.STEP_WITHOUT_TIME: _("Write the usual length of this step as its duration."),
    FindingCode.COMPLETION_SHORTER_THAN_STEPS: _(
        "Promise at least %(needed)s in the same unit, or shorten the steps."
    ),
    FindingCode.COMMITMENT_SHORTER_THAN_STEPS: _(
        "Promise at least %(needed)s in the same unit, or shorten the steps."
    ),
    FindingCode.COMPLETION_PROMISES_DIFFER: _("Make the two the same: people read both."),
    FindingCode.ANSWER_PROMISES_DIFFER: _("Make them the same, also in the sentences."),
    FindingCode.ANSWER_TOO_LATE: _(
        "Promise at most 14 working days. Only complaints that need an inspection may take 60."
    ),
    FindingCode.DEADLINE_WITHOUT_UNIT: _(
        "Write minutes, hours, working days or calendar days after the number."
    ),
    FindingCode.DAYS_UNCLEAR: _("Write working days or calendar days."),
    FindingCode.REQUIREMENT_UNUSED: _("Take it away, or name the step at which it is checked."),
    FindingCode.REQUIREMENT_TWICE: _("Ask for it once."),
    FindingCode.REQUIREMENT_OPEN_ENDED: _(
        "List every document by its name, and the case in which it is needed."
    ),
    FindingCode.STATE_HOLDS_DOCUMENT: _("Do not ask for a copy. %(instead)s"),
    FindingCode.FEE_WITHOUT_LEGAL_BASIS: _(
        "Name the regulation as its legal_basis. A fee without one may not be taken."
    ),
    FindingCode.FEE_OUTSIDE_PRICE_LIST: _(
        "Put it into the price list with its legal basis, or take it away."
    ),
    FindingCode.FEE_PROMISES_DIFFER: _("Make the two the same."),
    FindingCode.PAYMENT_UNEXPLAINED: _("Say where and how people pay, and which receipt they get."),
    FindingCode.UNOFFICIAL_PAYMENT: _("Write the official fee, or that it is free."),
    FindingCode.COMMITMENT_UNMEASURABLE: _(
        "Use a unit that fits what is measured, and more than zero: minutes for a wait,"
        " rupiah for a cost."
    ),
    FindingCode.NO_COMMITMENT: _(
        "Promise a wait, a time at the counter or a completion, and for how many of 100 people."
    ),
    FindingCode.COMMITMENTS_CONTRADICT: _(
        "Keep the stricter one, or promise this one to more people."
    ),
    FindingCode.SHARE_TOO_LOW: _("Promise what most people will get."),
    FindingCode.NO_REDRESS: _("Add a redress to the promise that matters most to people."),
    FindingCode.JARGON: _("Write “%(instead)s”."),
    FindingCode.VAGUE: _("Write this in their place: %(instead)s."),
    FindingCode.ABBREVIATION_UNEXPLAINED: _(
        "Write it out, and put the short form behind it in brackets."
    ),
    FindingCode.SENTENCE_TOO_LONG: _("Make two of it. At most 25 words are read at once."),
    FindingCode.TEXT_TOO_HARD: _(
        "Use shorter sentences and everyday words: nine years are compulsory."
    ),
    FindingCode.SHOUTING: _("Write as in a sentence."),
    FindingCode.RULE_REPEALED: _("The rule in its place: %(instead)s."),
    FindingCode.RULE_UNNUMBERED: _(
        "Write the kind of rule, its number, its year and what it is about."
    ),
    FindingCode.LOCAL_RULE_UNNAMED: _("The template cannot know it. Write its number and year."),
    FindingCode.NAMES_A_PERSON: _("Name the office. People change, the promise stays."),
    FindingCode.STAFF_WITHOUT_COMPETENCE: _(
        "Add the role to the competence of staff, spelled the same."
    ),
    FindingCode.OPENING_OUTSIDE_UNIT_HOURS: _("Correct the hours here, or those of the unit."),
    FindingCode.OPENING_CONTRADICTS_ITSELF: _(
        "Give every day one row of hours, from early to late."
    ),
    FindingCode.OPENING_UNCLEAR: _(
        "Write the days and the hours, such as Senin-Kamis 08.00-14.00."
    ),
    FindingCode.MORE_STEPS_THAN_BEFORE: _("Leave steps out or join them. Fewer steps are better."),
    FindingCode.MORE_DOCUMENTS_THAN_BEFORE: _("Ask only for what a step uses."),
    FindingCode.MORE_VISITS_THAN_BEFORE: _("Send the result, or do more in one visit."),
    FindingCode.MORE_STEPS_THAN_ELSEWHERE: _("Look how others do it."),
    FindingCode.MORE_DOCUMENTS_THAN_ELSEWHERE: _("Look which ones others do without."),
    FindingCode.MORE_VISITS_THAN_ELSEWHERE: _("Look how others spare people the way."),
}
