"""What the sections of a document and of the worksheets are called, and what belongs there."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prima.promise.standards.labels import codes as words
from prima.promise.standards.labels.fields import FIELDS
from prima.promise.standards.rules.codes import Component, LimitUnit, TimeUnit
from prima.promise.standards.rules.worksheets import Aspect, KnownFrom, Level, Relation

_COMPONENTS = words.COMPONENTS
SECTIONS: dict[str, str | Promise] = {
    "service": _("The service itself"),
    "requirements": _COMPONENTS[Component.REQUIREMENTS],
    "procedure": _COMPONENTS[Component.PROCEDURE],
    "completion": _COMPONENTS[Component.COMPLETION_TIME],
    "fee": _COMPONENTS[Component.FEE],
    "products": _COMPONENTS[Component.PRODUCT],
    "complaints": _COMPONENTS[Component.COMPLAINTS],
    "legal-basis": _COMPONENTS[Component.LEGAL_BASIS],
    "facilities": _COMPONENTS[Component.FACILITIES],
    "competence": _COMPONENTS[Component.COMPETENCE],
    "supervision": _COMPONENTS[Component.INTERNAL_SUPERVISION],
    "staff": _COMPONENTS[Component.STAFF],
    "service-guarantee": _COMPONENTS[Component.SERVICE_GUARANTEE],
    "safety-guarantee": _COMPONENTS[Component.SAFETY_GUARANTEE],
    "evaluation": _COMPONENTS[Component.EVALUATION],
    "commitments": _("Promises in numbers"),
    "vulnerable-groups": _("Help for those who need it"),
}
SHEETS: dict[str, str | Promise] = {
    "service": _("The service"),
    "customers": _("Its customers"),
    "expectations": _("What they expect"),
    "activities": _("Every activity"),
    "complaints": _("Complaints"),
}
SHEET_QUESTIONS: dict[str, str | Promise] = {
    "service": _("What do we give, on which legal ground, and what kind of service is it?"),
    "customers": _("Who comes, who is touched by it, and what do these people value?"),
    "expectations": _(
        "What must be right, what do they ask for, and what would delight them: in quality, cost"
        " and time?"
    ),
    "activities": _(
        "What happens from the arrival to the delivery, who does it, with what, how long, at what"
        " price? Fewer steps are better."
    ),
    "complaints": _("Where can people complain, who answers, and by when?"),
}
SECTION_QUESTIONS: dict[str, str | Promise] = {
    "service": _("What people look for when they need it."),
    "requirements": _("Ask only for what a step uses, and for nothing that the state already has."),
    "procedure": _("From the arrival to the delivery. Begin each step with what is done."),
    "completion": _("Counted from the queue number, or from the day when the papers are complete."),
    "fee": _("Every price with the rule that allows it."),
    "products": _("What people hold in their hands at the end."),
    "complaints": _("Where people say that something went wrong, and by when they get an answer."),
    "commitments": _("The system measures each of these by itself."),
    "vulnerable-groups": _("For people with a disability, the old, the pregnant, and children."),
}
RELATIONS = {
    Relation.DIRECT: _("Comes for it"),
    Relation.INDIRECT: _("Is touched by it"),
    Relation.INTERNAL: _("Works in this unit"),
    Relation.AGENCY: _("Is another office"),
}
ASPECTS_EXPECTED = {
    Aspect.QUALITY: _("Quality"),
    Aspect.COST: _("Cost"),
    Aspect.TIME: _("Time"),
}
LEVELS = {
    Level.MUST: _("Must be there"),
    Level.SPECIFIED: _("Is asked for"),
    Level.DELIGHT: _("Would delight"),
}
KNOWN_FROM = {
    KnownFrom.SURVEY: _("From a survey"),
    KnownFrom.COMPLAINTS: _("From complaints"),
    KnownFrom.STAFF: _("From the staff"),
}
UNITS: dict[StrEnum, str | Promise] = {
    TimeUnit.MINUTES: _("minutes"),
    TimeUnit.WORKING_HOURS: _("working hours"),
    TimeUnit.WORKING_DAYS: _("working days"),
    TimeUnit.CALENDAR_DAYS: _("calendar days"),
    LimitUnit.RUPIAH: _("rupiah"),
}
_MORE_FIELDS: dict[str, str | Promise] = {
    "product": _("What people receive"),
    "relation": _("How they stand to it"),
    "habits": _("What they value, fear and are used to"),
    "people_a_year": _("How many a year"),
    "aspect": _("About"),
    "level": _("Level"),
    "known_from": _("How we know"),
    "documents": _("Documents needed"),
    "goods": _("Other things needed"),
    "expectations": _("What they expect"),
    "activities": _("Every activity"),
}
_BY_PATH: dict[str, str | Promise] = {
    "service.name": _("Name of the service"),
    "standard.delivery.requirements.text": _("Requirement"),
    "standard.delivery.procedure.text": _("Step"),
    "standard.delivery.procedure.requirements": _("Handed over or checked here"),
    "standard.delivery.fee.lines.text": _("For whom or for what"),
    "standard.delivery.products.name": _("What people receive"),
    "standard.manufacturing.competence.text": _("What this role must know or hold"),
    "customers.name": _("Group of customers"),
    "expectations.text": _("Expectation"),
    "activities.text": _("Activity"),
}
_ONE_A_LINE = _("One thing a line.")
_HINTS: dict[str, str | Promise] = {
    "legal_basis": _("One rule a line, with its number and year."),
    "keywords": _("One a line: the words people use when they look for it."),
    "queue_letter": _("One capital letter."),
    "responsible": _("The position, never a name."),
    "needed_when": _("Leave it empty when it is always asked for."),
    "station": _("For example: Counter 1. Steps next to each other in one place are one stop."),
    "cost_rupiah": _("In rupiah; 0 when nothing is paid here."),
    "amount_rupiah": _("In rupiah."),
    "how_to_pay": _ONE_A_LINE,
    "procedure": _ONE_A_LINE,
    "facilities": _ONE_A_LINE,
    "documents": _ONE_A_LINE,
    "goods": _ONE_A_LINE,
    "supervision": _ONE_A_LINE,
    "service_guarantee": _ONE_A_LINE,
    "safety_guarantee": _ONE_A_LINE,
    "evaluation": _ONE_A_LINE,
    "vulnerable_groups": _ONE_A_LINE,
    "opening": _("Only where it differs from the hours of the unit."),
    "share_percent": _("100 means everybody."),
}
_BY_FIELD: dict[str, Mapping[Any, str | Promise]] = {
    "nature": words.NATURES,
    "customers": words.CUSTOMERS,
    "good": words.GOODS,
    "function": words.FUNCTIONS,
    "pattern": words.PATTERNS,
    "actor": words.ACTORS,
    "measure": words.MEASURES,
    "relation": RELATIONS,
    "aspect": ASPECTS_EXPECTED,
    "level": LEVELS,
    "known_from": KNOWN_FROM,
    "unit": UNITS,
}


def field_label(path: str) -> str | Promise:
    """Say what a field is; the number of a length of time by the length's own name."""
    if path in _BY_PATH:
        return _BY_PATH[path]
    *way, last = path.split(".")
    if last == "value" or way[-1:] == ["redress"]:
        return FIELDS[way[-1]]
    return _MORE_FIELDS.get(last) or FIELDS[last]


def field_hint(path: str) -> str | Promise:
    return _HINTS.get(path.rsplit(".", 1)[-1], "")


def code_label(code: str, field: str) -> str | Promise:
    """Say a code of a closed list; a kind is one of a requirement or of a channel."""
    if field == "kind":
        kinds: Mapping[Any, str | Promise] = words.KINDS if code in words.KINDS else words.CHANNELS
        return kinds[code]
    return _BY_FIELD[field][code]
