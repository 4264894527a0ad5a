"""A word for every code of the closed lists."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prima.promise.procedures.rules.codes import Kind, Section
from prima.promise.procedures.rules.lifecycle import CheckItem, Met, Obstacle, State, Verdict

KINDS = {
    Kind.ADMINISTRATIVE: _("Administrative: several performers"),
    Kind.TECHNICAL: _("Technical: how one piece of work is done"),
}
STATES = {
    State.NEED: _("Need assessment"),
    State.DEVELOPING: _("Developing"),
    State.IMPLEMENTING: _("Implementing"),
    State.MONITORING: _("Monitoring and evaluation"),
}
OBSTACLES = {
    Obstacle.NEED_UNSTATED: _("Say why this procedure is needed."),
    Obstacle.TEAM_UNNAMED: _("Name the team that writes it."),
    Obstacle.DOCUMENT_INCOMPLETE: _("Fill in what the procedure still lacks."),
    Obstacle.CONTRADICTS_STANDARD: _("Mend what contradicts the service standard."),
    Obstacle.NOT_TRIED: _("Try it with those who do the work, and write down what came out."),
    Obstacle.NOT_ALL_UNDERSTOOD: _("Not everybody has read and understood it yet."),
    Obstacle.NOT_IN_FORCE_YET: _("It is not in force yet."),
}
SECTIONS = {
    Section.NUMBER: _("Number of the procedure"),
    Section.LEGAL_BASIS: _("Legal basis"),
    Section.PURPOSE: _("Purpose"),
    Section.SCOPE: _("Scope"),
    Section.SUMMARY: _("Summary"),
    Section.DEFINITIONS: _("Definitions"),
    Section.RELATED: _("Related procedures"),
    Section.WARNINGS: _("Warnings"),
    Section.CAUTIONS: _("Cautions"),
    Section.INTERFERENCES: _("Interferences"),
    Section.QUALIFICATIONS: _("Qualifications of the performers"),
    Section.EQUIPMENT: _("Tools and equipment"),
    Section.CHECKLIST: _("Checklist"),
    Section.ACTIVITIES: _("Activities"),
    Section.RECORDS: _("Records"),
    Section.QUALITY_CONTROL: _("Quality control"),
    Section.REFERENCES: _("References"),
}
CHECKS = {
    CheckItem.EVERYONE_KNOWS: _("Everybody knows the change and why it was made."),
    CheckItem.COPIES_AT_HAND: _("The copy in force is at hand where the work is done."),
    CheckItem.ROLES_CLEAR: _("Everybody knows their own part."),
    CheckItem.ORDER_FOLLOWED: _("The activities are done in the order of the procedure."),
    CheckItem.TIMES_KEPT: _("The times of the activities are kept."),
    CheckItem.EQUIPMENT_THERE: _("Tools and equipment are there and work."),
    CheckItem.RECORDS_KEPT: _("What must be recorded is recorded."),
    CheckItem.QUALITY_CHECKED: _("The result is checked as the procedure says."),
}
MET = {
    Met.YES: pgettext_lazy("of a checklist", "Yes"),
    Met.NO: pgettext_lazy("of a checklist", "No"),
    Met.NOT_SEEN: _("Not seen"),
}
VERDICTS = {
    Verdict.KEEP: _("Keep it as it is"),
    Verdict.REVISE: _("Write a new version"),
    Verdict.WITHDRAW: _("Withdraw it"),
}
