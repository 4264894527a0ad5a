"""Why a text is no document, in words, and what belongs there instead."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prima.promise.standards.rules.problems import Expected, Problem, ProblemCode

EXPECTED = {
    Expected.TEXT: _("a text"),
    Expected.WHOLE_NUMBER: _("a whole number"),
    Expected.YES_OR_NO: _("true or false"),
    Expected.TIME: _("a time such as 08:00"),
    Expected.LIST: _("a list, each item on its own line after a dash"),
    Expected.FIELDS: _("fields, each on its own line with a colon"),
}
PROBLEMS = {
    ProblemCode.TOO_BIG: _("The document is too big. At most %(expected)s bytes."),
    ProblemCode.NOT_UTF8: _("The file is not text. Save it as plain text in UTF-8."),
    ProblemCode.NOT_YAML: _("This line cannot be read. Check its indent, colons and quotes."),
    ProblemCode.EMPTY: _("There is nothing in the document."),
    ProblemCode.TAB: _("There is a tab. Indent with spaces."),
    ProblemCode.ALIAS: _("Anchors and aliases (& and *) are not used. Write the text out."),
    ProblemCode.TAG: _("Tags (!) are not used. Take this one away."),
    ProblemCode.TOO_DEEP: _("The document is nested too deeply here."),
    ProblemCode.SEVERAL_DOCUMENTS: _("There is a second document. Send one at a time."),
    ProblemCode.KEY_NOT_TEXT: _("The name of a field must be a word."),
    ProblemCode.DUPLICATE_KEY: _("This field stands twice. Take one away."),
    ProblemCode.UNKNOWN_FIELD: _("There is no such field here."),
    ProblemCode.MISSING_FIELD: _("This is missing. Add it."),
    ProblemCode.WRONG_KIND: _("Here belongs %(expected)s."),
    ProblemCode.NOT_ALLOWED: _("Use one of these: %(expected)s."),
    ProblemCode.NOT_A_CODE: _(
        "A code has small letters, digits and single hyphens, and begins with a letter, such as"
        " kartu-keluarga."
    ),
    ProblemCode.STRANGE_CHARACTER: _(
        "There is a character that cannot be seen or turns the text around. Type it anew."
    ),
    ProblemCode.TOO_SHORT: _("This is too short. At least %(expected)s characters."),
    ProblemCode.TOO_LONG: _("This is too long. At most %(expected)s characters."),
    ProblemCode.TOO_SMALL: _("This is too small. At least %(expected)s."),
    ProblemCode.TOO_LARGE: _("This is too large. At most %(expected)s."),
    ProblemCode.TOO_MANY: _("There are too many. At most %(expected)s."),
    ProblemCode.DUPLICATE_CODE: _("Another item has the same code. Give each its own."),
    ProblemCode.DUPLICATE_TEXT: _("The same text stands twice. Take one away."),
    ProblemCode.UNKNOWN_REQUIREMENT: _(
        "The step asks for a requirement that is not in the list."
        " Add it there, or correct the code."
    ),
    ProblemCode.FREE_WITH_PRICE: _(
        "The service is free, but here stands a price. Change one of the two."
    ),
    ProblemCode.UNKNOWN_SERVICE: _("No standard has this code."),
    ProblemCode.UNKNOWN_QUEUE: _("No queue has this letter."),
    ProblemCode.UNKNOWN_PERFORMER: _("No performer has this code."),
    ProblemCode.UNKNOWN_ACTIVITY: _("No activity has this code."),
    ProblemCode.TOO_MANY_EXITS: _("A task goes on in one way only. Make it a decision."),
    ProblemCode.WINDOWS_CLASH: _("A window ends before it begins, or two of them overlap."),
}


def problem(wrong: Problem) -> str:
    """Say what is wrong and, when it can be guessed, what was meant."""
    expected = _expected(wrong)
    said = str(PROBLEMS[wrong.code]) % {"expected": expected}
    if wrong.code is ProblemCode.WRONG_KIND and not expected:
        said = gettext("This value does not belong here.")
    if wrong.suggestion:
        meant = gettext("Did you mean “%(suggestion)s”?") % {"suggestion": wrong.suggestion}
        said = f"{said} {meant}"
    return said


def _expected(wrong: Problem) -> str:
    if wrong.expected in set(Expected):
        return str(EXPECTED[Expected(wrong.expected)])
    return wrong.expected
