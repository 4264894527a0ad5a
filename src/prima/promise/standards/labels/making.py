"""The words for how a standard comes to be."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from prima.promise.standards.labels.codes import COMPONENTS
from prima.promise.standards.rules.codes import Component
from prima.promise.standards.rules.making import (
    Channel,
    Group,
    Lack,
    Missing,
    Stage,
    Verdict,
)

STAGES = {
    Stage.PREPARATION: _("Preparation"),
    Stage.INTERNAL: _("Internal discussion"),
    Stage.DRAFTING: _("Drafting"),
    Stage.CONSULTATION: _("Public consultation"),
    Stage.TRIAL: _("Trial"),
    Stage.RATIFICATION: _("Ratification"),
    Stage.DISSEMINATION: _("Dissemination"),
    Stage.APPLICATION: _("Application"),
    Stage.REVIEW: _("Review"),
}
GROUPS = {
    Group.USERS: _("Users of the service"),
    Group.EXPERTS: _("Experts and academics"),
    Group.AGENCIES: _("Agencies concerned"),
    Group.SOCIETY: _("Civil society"),
    Group.MEDIA: _("Media"),
}
SPREAD_BY = {
    Channel.BOARD: _("Board or poster"),
    Channel.WEB: _("Website"),
    Channel.SOCIAL_MEDIA: _("Social media"),
    Channel.MEETING: _("Meeting"),
    Channel.LEAFLET: _("Leaflet"),
    Channel.RADIO: _("Radio or television"),
}
REVIEW_VERDICTS = {
    Verdict.KEEP: _("It stays as it is"),
    Verdict.REVISE: _("A next version is needed"),
}
MISSING: dict[Missing, str | Promise] = {
    Missing.WHY: _("Say why this standard is made now."),
    Missing.TEAM: _("Say who makes it: the head, officers of this service, the front desk."),
    Missing.SITUATION: _("Write down how it is today and what goes wrong."),
    Missing.DISCUSSION: _("Say on which day it was discussed inside the unit."),
    Missing.COMPONENT: _("This component is empty: %(which)s."),
    Missing.CONSULTATION_DAYS: _("Say from when to when the public may comment."),
    Missing.CONSULTATION_RUNS: _("The public may still comment."),
    Missing.FORUM: _("Hold a public forum and write down its minutes."),
    Missing.GROUP: _("This group was at no forum: %(which)s."),
    Missing.TRIAL_DAYS: _("Say from when to when it is tried."),
    Missing.TRIAL_RUNS: _("The trial is still running."),
    Missing.TRIAL_REVIEW: _("Write down what the trial taught."),
    Missing.DECREE: _("The head lays it down by decree."),
    Missing.SIGNED_COPY: _("Attach the signed decree as PDF."),
    Missing.SPREAD: _("Make it known, and write down how and to whom."),
    Missing.IN_FORCE: _("It is not in force yet."),
    Missing.REVIEW_DUE: _("The review is not due yet."),
    Missing.REVIEW: _("Write down what the review found."),
}


def lack(missing: Lack) -> str:
    """Say what is missing before the next stage."""
    if missing.code is Missing.ANSWERS:
        words = ngettext(
            "%(count)s comment waits for an answer.",
            "%(count)s comments wait for an answer.",
            missing.count,
        )
        return words % {"count": missing.count}
    return str(MISSING[missing.code]) % {"which": _which(missing)}


def _which(missing: Lack) -> str | Promise:
    if isinstance(missing.which, Component):
        return COMPONENTS[missing.which]
    return GROUPS[missing.which] if missing.which else ""
