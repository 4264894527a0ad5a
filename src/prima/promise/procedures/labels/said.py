"""Conflicts, gaps, questions and places, said in the language of the page."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prima.promise.procedures.labels.codes import SECTIONS
from prima.promise.procedures.rules.bpmn.elements import UnreadableBpmn, Wrong
from prima.promise.procedures.rules.completeness import Missing, MissingCode
from prima.promise.procedures.rules.conflicts import Conflict, ConflictCode
from prima.promise.procedures.rules.understanding import Asked, Question
from prima.promise.standards.labels import FIELDS, amount
from prima.promise.standards.rules.durations import Duration

OWN_FIELDS = {
    "activities": _("Activities"),
    "performers": _("Performers"),
    "performer": _("Performer"),
    "step": _("Step of the standard"),
    "needs": _("What is needed"),
    "outputs": _("What comes out"),
    "note": _("Remark"),
    "exits": _("Where it goes on"),
    "when": _("Answer"),
    "to": _("Activity that follows"),
    "title": _("Title"),
    "term": _("Term"),
    **{str(section): words for section, words in SECTIONS.items()},
}
SEPARATOR = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
UNSAID = frozenset({"standard", "delivery"})
MISSING = {
    MissingCode.SECTION_EMPTY: _("Nothing is written here."),
    MissingCode.ACTIVITY_WITHOUT_TIME: _("This activity has no time."),
    MissingCode.ACTIVITY_WITHOUT_OUTPUT: _("It is not said what comes out of this activity."),
    MissingCode.QUESTION_WITHOUT_ANSWERS: _(
        "A decision needs at least two ways on, each with its own answer."
    ),
    MissingCode.ACTIVITY_NEVER_REACHED: _("No way leads to this activity."),
    MissingCode.NO_END: _("No way leads to the end."),
    MissingCode.PERFORMER_IDLE: _("This performer does nothing."),
}
CONFLICTS = {
    ConflictCode.OTHER_SERVICE: _("The procedure names another service."),
    ConflictCode.STEP_WITHOUT_ACTIVITY: _("No activity carries out this step of the standard."),
    ConflictCode.ACTIVITY_OF_UNKNOWN_STEP: _(
        "The activity names a step that the standard does not have."
    ),
    ConflictCode.OTHER_ORDER: _("This step comes earlier in the standard than in the procedure."),
    ConflictCode.OTHER_ACTOR: _("Somebody else does this step in the standard."),
    ConflictCode.STEP_TAKES_LONGER: _(
        "The standard promises %(promised)s for this step, the procedure takes %(takes)s."
    ),
    ConflictCode.WHOLE_TAKES_LONGER: _(
        "The standard promises %(promised)s in all, the procedure takes %(takes)s."
    ),
}

BPMN = {
    Wrong.TOO_BIG: _("The file is too big. At most 1 MB."),
    Wrong.NOT_XML: _("The file cannot be read as XML: line %(where)s."),
    Wrong.DOCTYPE: _("The file declares a document type. Take that away."),
    Wrong.NO_PROCESS: _("There is no process in the file."),
    Wrong.UNKNOWN_ELEMENT: _(
        "There is an element that a procedure does not have: %(where)s. Use tasks, exclusive"
        " gateways, and a start and an end."
    ),
    Wrong.TOO_MANY_EXITS: _(
        "Too many ways on from “%(where)s”. A task has one, a decision at most three."
    ),
    Wrong.GOES_ROUND: _("From “%(where)s” no way leads to an activity."),
    Wrong.DOES_NOT_FIT: _("This does not fit into a procedure: %(where)s."),
}


def bpmn_problem(wrong: UnreadableBpmn) -> str:
    return str(BPMN[wrong.wrong]) % {"where": wrong.where}


def length(duration: Duration | None) -> str:
    return amount(duration.value, duration.unit) if duration else ""


def place(path: Sequence[str], names: Mapping[str, str] | None = None) -> str:
    """Say a path: fields by their words, items by their names, or by their code without one."""
    steps = [step for step in path if step not in UNSAID] or list(path)
    words = {**(names or {}), **FIELDS, **OWN_FIELDS}
    return SEPARATOR.join(str(words.get(step, step)) for step in steps)


def lacking(gap: Missing) -> str:
    return str(MISSING[gap.code])


def conflict(found: Conflict) -> str:
    said = str(CONFLICTS[found.code])
    if found.promised is None or found.takes is None:
        return said
    return said % {
        "promised": length(found.promised),
        "takes": amount(found.takes, found.promised.unit),
    }


def asked(question: Question) -> str:
    about = {"activity": question.activity, "answer": question.when or ""}
    match question.asked:
        case Asked.WHO:
            return gettext("Who does this: “%(activity)s”?") % about
        case Asked.HOW_LONG:
            return gettext("How long may this take: “%(activity)s”?") % about
        case Asked.FIRST:
            return gettext("Which activity comes first?")
        case Asked.THEN:
            if question.when:
                return (
                    gettext("“%(activity)s” If the answer is “%(answer)s”, what follows?") % about
                )
            return gettext("What follows after this: “%(activity)s”?") % about


def choice(answer: str | Duration) -> str:
    return length(answer) if isinstance(answer, Duration) else answer
