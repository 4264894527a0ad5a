"""Words for each code."""

from django.utils.translation import gettext_lazy as _

from prima.promise.charter.rules.codes import (
    Chapter,
    Decider,
    Exclusion,
    Fault,
    Occasion,
    Remedy,
)

CHAPTERS = {
    Chapter.STATEMENT: _("What we declare"),
    Chapter.CITIZEN_RIGHTS: _("Your rights"),
    Chapter.CITIZEN_OBLIGATIONS: _("Your obligations"),
    Chapter.UNIT_RIGHTS: _("Our rights"),
    Chapter.UNIT_OBLIGATIONS: _("Our obligations"),
    Chapter.UNIT_SANCTIONS: _("If we break the rules"),
    Chapter.CITIZEN_SANCTIONS: _("If you break the rules"),
    Chapter.ROUTES: _("Where to complain"),
}
OCCASIONS = {
    Occasion.WAIT: _("Somebody waits longer than so many minutes"),
    Occasion.FINISHED_AFTER_PROMISED: _("It is finished later than promised"),
    Occasion.FEE_OTHER_THAN_PUBLISHED: _("The fee is another one than published"),
    Occasion.COMPLAINT_UPHELD_ATTITUDE: _("A complaint about an officer's manner is upheld"),
}
REMEDIES = {
    Remedy.APOLOGY: _("An apology in person"),
    Remedy.NEXT_IN_TURN: _("Served next"),
    Remedy.DONE_AGAIN_FREE: _("Done again, free of charge"),
    Remedy.REFUND: _("What was paid too much is given back"),
    Remedy.MONEY: _("A sum of money"),
    Remedy.AS_STATED: _("What the standard says"),
}
DECIDERS = {
    Decider.BY_ITSELF: _("The system by itself"),
    Decider.OFFICER: _("The officer at the counter"),
    Decider.HEAD: _("The head of the unit"),
}
EXCLUSIONS = {
    Exclusion.NOT_THERE_WHEN_CALLED: _("you were not there when your number was called"),
    Exclusion.WENT_AWAY_FOR_A_WHILE: _("you went away for a while and came back later"),
    Exclusion.REQUIREMENTS_INCOMPLETE: _("your requirements were not complete"),
    Exclusion.OTHER_OFFICE_FAILED: _("another office or a national system had stopped working"),
    Exclusion.FORCE_MAJEURE: _("there was a disaster or an emergency"),
}
FAULTS = {
    Fault.CITIZEN: _("up to the citizen"),
    Fault.OTHER_OFFICE: _("another office's fault"),
    Fault.NOBODY: _("nobody's fault"),
}
