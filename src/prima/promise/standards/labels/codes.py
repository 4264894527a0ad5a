"""A word for every code of the closed lists."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prima.promise.standards.rules.codes import (
    Actor,
    ChannelKind,
    Component,
    Customers,
    Function,
    Good,
    Measure,
    Nature,
    Pattern,
    RequirementKind,
    Weekday,
)
from prima.promise.standards.rules.versions import State

STATES = {
    State.DRAFT: _("Draft"),
    State.PUBLISHED: _("Published"),
}
MEASURES = {
    Measure.WAIT: _("Waiting time"),
    Measure.SERVICE_TIME: _("Time at the counter"),
    Measure.COMPLETION: _("Time until it is finished"),
    Measure.FEE: _("Cost"),
    Measure.COMPLAINT_ANSWER: _("Answer to a complaint"),
}
# The official names of PermenPANRB 15/2014.
COMPONENTS = {
    Component.REQUIREMENTS: _("Requirements"),
    Component.PROCEDURE: _("System, mechanism and procedure"),
    Component.COMPLETION_TIME: _("Completion time"),
    Component.FEE: _("Fees and charges"),
    Component.PRODUCT: _("Service product"),
    Component.COMPLAINTS: _("Handling of complaints, suggestions and feedback"),
    Component.LEGAL_BASIS: _("Legal basis"),
    Component.FACILITIES: _("Facilities and infrastructure"),
    Component.COMPETENCE: _("Competence of staff"),
    Component.INTERNAL_SUPERVISION: _("Internal supervision"),
    Component.STAFF: _("Number of staff"),
    Component.SERVICE_GUARANTEE: _("Service guarantee"),
    Component.SAFETY_GUARANTEE: _("Security and safety guarantee"),
    Component.EVALUATION: _("Performance evaluation"),
}
NATURES = {
    Nature.CORE: _("Core service: the reason why the unit exists"),
    Nature.FACILITATING: _("Facilitating service: leads to the core service"),
    Nature.SUPPORTING: _("Supporting service: adds value to the core service"),
}
CUSTOMERS = {
    Customers.EXTERNAL: _("For the public"),
    Customers.INTERNAL: _("For the government's own offices"),
}
GOODS = {
    Good.PRIVATE: _("Private good: for one person at a time"),
    Good.TOLL: _("Toll good: shared by those who pay"),
    Good.COLLECTIVE: _("Collective good: for everybody at once"),
    Good.COMMON_POOL: _("Common good: free to take, but it can run out"),
}
FUNCTIONS = {
    Function.ENVIRONMENTAL: _("Environment"),
    Function.DEVELOPMENT: _("Development"),
    Function.PROTECTIVE: _("Protection"),
}
PATTERNS = {
    Pattern.FUNCTIONAL: _("Functional: each office gives its own services"),
    Pattern.CENTRALISED: _("Centralised: one office gives it for the others"),
    Pattern.ONE_ROOF: _("Under one roof: several offices in one building"),
    Pattern.ONE_DOOR: _("One door: one counter for several offices"),
    Pattern.TASK_FORCE: _("Task force: a team for this service"),
}
KINDS = {
    RequirementKind.DOCUMENT: _("Document"),
    RequirementKind.GOODS: _("Thing to bring"),
    RequirementKind.CONDITION: _("Condition"),
}
ACTORS = {
    Actor.CITIZEN: _("You"),
    Actor.OFFICER: _("Officer"),
    Actor.SYSTEM: pgettext_lazy("who does it", "The system"),
}
CHANNELS = {
    ChannelKind.COUNTER: _("At the counter"),
    ChannelKind.BOX: _("Suggestion box"),
    ChannelKind.LETTER: _("Letter"),
    ChannelKind.PHONE: _("Telephone"),
    ChannelKind.SMS: _("SMS"),
    ChannelKind.WHATSAPP: _("WhatsApp"),
    ChannelKind.EMAIL: _("E-mail"),
    ChannelKind.WEB: _("Website"),
    ChannelKind.SOCIAL_MEDIA: _("Social media"),
    ChannelKind.LAPOR: _("SP4N-LAPOR!"),
}
WEEKDAYS = {
    Weekday.MONDAY: _("Monday"),
    Weekday.TUESDAY: _("Tuesday"),
    Weekday.WEDNESDAY: _("Wednesday"),
    Weekday.THURSDAY: _("Thursday"),
    Weekday.FRIDAY: _("Friday"),
    Weekday.SATURDAY: _("Saturday"),
    Weekday.SUNDAY: _("Sunday"),
}
WORDS: Mapping[type[StrEnum], Mapping[Any, str | Promise]] = MappingProxyType(
    {
        Actor: ACTORS,
        ChannelKind: CHANNELS,
        Component: COMPONENTS,
        Customers: CUSTOMERS,
        Function: FUNCTIONS,
        Good: GOODS,
        Measure: MEASURES,
        Nature: NATURES,
        Pattern: PATTERNS,
        RequirementKind: KINDS,
        State: STATES,
        Weekday: WEEKDAYS,
    }
)
"""The same words, found by the kind of code."""
