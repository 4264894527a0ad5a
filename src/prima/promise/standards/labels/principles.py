"""The principles of a good standard, and the criteria that stand for them, in words."""

from django.utils.translation import gettext_lazy as _

from prima.promise.standards.rules.principles import Criterion, Principle

PRINCIPLES = {
    Principle.CONSENSUS: _("Consensus"),
    Principle.SIMPLE: _("Simple"),
    Principle.CONCRETE: _("Concrete"),
    Principle.MEASURABLE: _("Measurable"),
    Principle.OPEN: _("Open to everybody"),
    Principle.AFFORDABLE: _("Affordable"),
    Principle.SIMPLICITY: _("Simplicity"),
    Principle.CLARITY: _("Clarity"),
    Principle.CERTAINTY_OF_TIME: _("Certainty of time"),
    Principle.ACCURACY: _("Accuracy"),
    Principle.SECURITY: _("Security"),
    Principle.RESPONSIBILITY: _("Responsibility"),
    Principle.FACILITIES: _("Complete facilities"),
    Principle.ACCESS: _("Easy access"),
    Principle.COURTESY: _("Discipline, courtesy and friendliness"),
    Principle.COMFORT: _("Comfort"),
}
CRITERIA = {
    Criterion.PUBLIC_WAS_ASKED: _("All five groups of the public were heard."),
    Criterion.COMMENTS_ANSWERED: _("Every comment of the public was answered."),
    Criterion.NOTHING_NEEDLESS_ASKED: _("Nothing needless is asked for."),
    Criterion.NOT_MORE_THAN_NEEDED: _(
        "Not more steps, documents or visits than before or elsewhere."
    ),
    Criterion.PLAIN_WORDS: _("Plain words and short sentences."),
    Criterion.STEPS_HAVE_TIMES: _("Every step says how long it takes."),
    Criterion.NOTHING_VAGUE: _("Nothing is vague or left open."),
    Criterion.DEADLINES_HAVE_UNITS: _("Every deadline has its unit."),
    Criterion.PROMISES_IN_NUMBERS: _("Promises are numbers that can be measured."),
    Criterion.PROMISES_CAN_BE_KEPT: _("The promised times can be kept and agree with each other."),
    Criterion.PUBLIC_COMPONENTS_FILLED: _("All six public components are filled."),
    Criterion.COMPLAINTS_HAVE_A_WAY: _(
        "Complaints have channels, a procedure, an officer and a time."
    ),
    Criterion.OFFICIAL_IS_NAMED: _("The office that answers for it is named, and no person."),
    Criterion.FEES_ARE_LAWFUL: _("Every fee rests on a rule."),
    Criterion.PRICE_IS_KNOWN: _("The price is known before, and how to pay it."),
    Criterion.NOBODY_LEFT_OUT: _("People who need help are thought of."),
    Criterion.HOURS_ARE_CLEAR: _("The opening hours are clear and fit the unit."),
    Criterion.PRODUCT_IS_PROVEN: _("Receipt and handover are proven on paper or by message."),
    Criterion.RULES_IN_FORCE: _("The rules it rests on are in force and named in full."),
    Criterion.SAFETY_IS_PROMISED: _("Security and safety are promised."),
    Criterion.SOMEBODY_SUPERVISES: _("Somebody supervises it."),
    Criterion.REDRESS_IS_PROMISED: _("A broken promise is made good."),
    Criterion.FACILITIES_ARE_LISTED: _("The facilities are listed."),
    Criterion.SEVERAL_CHANNELS: _("There are several ways to complain or ask."),
    Criterion.STAFF_ARE_ABLE: _("It says what staff must be able to do, and how many there are."),
    Criterion.CONDUCT_IS_JUDGED: _("The conduct of staff is evaluated."),
    Criterion.WAIT_IS_PROMISED: _("A waiting time is promised."),
}
